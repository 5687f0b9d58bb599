#include "edu_check/yaml/odd_space.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string>

#include "edu_check/text/encoding.h"
#include "edu_check/text/message_format.h"
#include "edu_check/text/odd_character.h"
#include "edu_check/yaml/strict/colon_mistake.h"

namespace edu_check::yaml {
namespace {

constexpr std::size_t longest_character = 4;  // bytes
constexpr int most_runs = 100;                // that are looked at in one line

/// A run of odd characters and ordinary spaces.
struct Run {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t odd = 0;  ///< the first odd character
  bool has_space = false;
};

/// The run around the first odd character from `from` on.
std::optional<Run> find_run(std::string_view line, std::size_t from) {
  const auto first = find_odd_character(line, from);
  if (!first) return std::nullopt;
  Run run{first->offset, first->offset, first->offset};
  while (run.begin > 0 && line[run.begin - 1] == ' ') --run.begin;
  run.has_space = run.begin < first->offset;
  while (run.end < line.size()) {
    const auto next = line[run.end] == ' ' ? std::nullopt : find_odd_character(line.substr(run.end, longest_character));
    if (line[run.end] != ' ' && (!next || next->offset > 0)) break;
    run.has_space = run.has_space || !next || next->kind == OddKind::space;
    run.end += next ? next->length : 1;
  }
  return run;
}

/// Where the quoted text or the comment that begins in a line ends, or the line itself.
std::size_t end_of_quoted(std::string_view line, std::size_t at) {
  if (line[at] == '#') return line.size();
  const auto end = line.find(line[at], at + 1);
  return end == std::string_view::npos ? line.size() : end + 1;
}

/// Whether `where` is within quotes or a comment.
bool is_within_text(std::string_view line, std::size_t where) {
  bool begins = true;  // a quote or a hash counts only where a word may begin
  for (std::size_t at = 0; at < where;) {
    const char c = line[at];
    if (begins && (c == '"' || c == '\'' || c == '#')) {
      at = end_of_quoted(line, at);
      if (at > where) return true;
      continue;
    }
    begins = std::string_view(" \t:[{,-").find(c) != std::string_view::npos;
    ++at;
  }
  return false;
}

enum class RunPlace : std::uint8_t { inside_words, indentation, after_mark, before_mark, at_end };

RunPlace place_of(std::string_view line, const Run& run) {
  if (run.begin == 0) return RunPlace::indentation;
  if (run.end == line.size()) return RunPlace::at_end;
  if (std::string_view(":,[{-").find(line[run.begin - 1]) != std::string_view::npos) return RunPlace::after_mark;
  const bool comment = line[run.end] == '#' && run.has_space;
  if (comment) return RunPlace::after_mark;  // a space is wanted there too
  return std::string_view(":,]}").find(line[run.end]) != std::string_view::npos ? RunPlace::before_mark
                                                                                : RunPlace::inside_words;
}

/// The first run of a line that changes how it is read.
std::optional<Run> find_structural(std::string_view line) {
  int runs = 0;
  for (auto run = find_run(line, 0); run && runs < most_runs; run = find_run(line, run->end), ++runs) {
    if (place_of(line, *run) != RunPlace::inside_words && !is_within_text(line, run->odd)) return run;
  }
  return std::nullopt;
}

std::size_t start_of_line(std::string_view text, std::size_t at) {
  const auto line_feed = at == 0 ? std::string_view::npos : text.rfind('\n', at - 1);
  return line_feed == std::string_view::npos ? (text.starts_with(utf8_mark) ? utf8_mark.size() : 0) : line_feed + 1;
}

std::string_view line_from(std::string_view text, std::size_t start) {
  return text.substr(start, std::min(text.find_first_of("\r\n", start), text.size()) - start);
}

/// What takes the place of a run; nothing where that is not certain.
std::optional<std::string> instead_of(std::string_view line, const Run& run) {
  switch (place_of(line, run)) {
    case RunPlace::after_mark:
      if (run.end < line.size() && line[run.end] != '#' && !reads_as_it_stands(line, run.end)) return std::nullopt;
      return run.has_space ? " " : "";
    case RunPlace::before_mark:
    case RunPlace::at_end:
      return "";
    case RunPlace::indentation: {
      // A full-width space may stand for one space or two.
      const bool wide = line.substr(run.begin, run.end - run.begin).find("\u3000") != std::string_view::npos;
      return wide ? std::nullopt : std::optional(without_odd_characters(line.substr(run.begin, run.end - run.begin)));
    }
    case RunPlace::inside_words:
      break;
  }
  return std::nullopt;
}

/// Start of the line with that number, counted from 1.
std::size_t start_of_line_number(const Source& source, std::uint32_t number) {
  const auto text = source.text();
  std::size_t at = text.starts_with(utf8_mark) ? utf8_mark.size() : 0;
  for (auto line = source.lines_before() + 1; line < number; ++line) {
    const auto line_feed = text.find('\n', at);
    if (line_feed == std::string_view::npos) return text.size();
    at = line_feed + 1;
  }
  return at;
}

/// The structural run of the line that begins at `start` or, if it has none, of the last one before it with content.
std::optional<std::size_t> find_near(std::string_view text, std::size_t start) {
  if (const auto run = find_structural(line_from(text, start))) return start + run->odd;
  while (start > 0) {
    start = start_of_line(text, start - 1);
    const auto line = line_from(text, start);
    if (line.find_first_not_of(" \t") == std::string_view::npos) {
      if (start <= 3) break;
      continue;
    }
    const auto run = find_structural(line);
    return run ? std::optional(start + run->odd) : std::nullopt;
  }
  return std::nullopt;
}

}  // namespace

void report_odd_character(const Source& source, std::uint32_t offset, Diagnostics& diagnostics) {
  const auto text = source.text();
  const auto start = start_of_line(text, offset);
  const auto line = line_from(text, start);
  const auto odd = find_odd_character(line, offset - start);
  const auto run = find_run(line, offset - start);
  if (!odd || !run) return;
  const auto name = describe(*odd);
  const bool space = odd->kind == OddKind::space;
  auto& diagnostic = diagnostics.report(Severity::error, space ? "yaml-full-width-space" : "yaml-invisible-character",
                                        source, static_cast<std::uint32_t>(start + odd->offset),
                                        message("这里有{}", "there is {} here", name));
  diagnostic.hint(remedy_of(*odd));
  if (auto instead = instead_of(line, *run))
    diagnostic.replace(source, static_cast<std::uint32_t>(start + run->begin), run->end - run->begin,
                       std::move(*instead));
}

void name_odd_characters(const Source& source, Diagnostics& found) {
  if (!find_odd_character(source.text())) return;
  Diagnostics odd;
  std::set<std::size_t> named;
  for (const auto& each : found.all()) {
    const auto line = each.location.position.line;
    if (line == 0 || each.severity != Severity::error) continue;
    if (each.id == "yaml-full-width-space" || each.id == "yaml-invisible-character") continue;
    const auto at = find_near(source.text(), start_of_line_number(source, line));
    if (at && named.insert(*at).second) report_odd_character(source, static_cast<std::uint32_t>(*at), odd);
  }
  if (odd.empty()) return;
  found.drop_lines_of(odd);
  found.append(std::move(odd));
  found.sort_by_place();
}

}  // namespace edu_check::yaml
