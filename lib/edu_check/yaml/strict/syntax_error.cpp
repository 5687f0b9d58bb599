#include "edu_check/yaml/strict/syntax_error.h"

#include <algorithm>
#include <string>

#include "edu_check/text/display.h"
#include "edu_check/text/message_format.h"
#include "edu_check/yaml/strict/colon_mistake.h"
#include "edu_check/yaml/strict/line_check.h"
#include "edu_check/yaml/strict/refusal.h"

namespace edu_check::yaml {
namespace {

constexpr std::size_t most_lines = 10;

/// What has happened where yaml-cpp gives one of its messages.
enum class Cause : std::uint8_t {
  after_node,  ///< something where the next entry or item, or the end of the collection, should be
  in_flow,     ///< the same between brackets
  colon,
  start,
  tab,
  quote,
  as_refused,  ///< what the refusal of the row says
};

struct Row {
  std::string_view what;
  Cause cause;
  Refusal refusal = Refusal::unclear;
  std::string_view indicators = {};  ///< the report points at the last of these before the place
};

constexpr Row rows[] = {
    {"end of map not found", Cause::after_node},
    {"end of sequence not found", Cause::after_node},
    {"end of map flow not found", Cause::in_flow},
    {"end of sequence flow not found", Cause::in_flow},
    {"illegal map value", Cause::colon},
    {"unknown token", Cause::start},
    {"illegal tab when looking for indentation", Cause::tab},
    {"illegal document indicator in scalar", Cause::quote},
    {"illegal EOF in scalar", Cause::quote},
    {"illegal flow end", Cause::as_refused, Refusal::unopened_bracket},
    {"illegal block entry", Cause::as_refused, Refusal::misplaced_dash},
    {"illegal map key", Cause::as_refused, Refusal::complex_key},
    {"alias not found after *", Cause::as_refused, Refusal::alias_without_name, "&*"},
    {"anchor not found after &", Cause::as_refused, Refusal::alias_without_name, "&*"},
    {"illegal character found while scanning alias", Cause::as_refused, Refusal::alias_without_name, "&*"},
    {"illegal character found while scanning anchor", Cause::as_refused, Refusal::alias_without_name, "&*"},
    {"the referenced anchor is not defined", Cause::as_refused, Refusal::unknown_alias},
    {"cannot set zero indentation for a block scalar", Cause::as_refused, Refusal::bad_block_text, "|>"},
    {"unexpected character in block scalar", Cause::as_refused, Refusal::bad_block_text, "|>"},
    {"bad character found while scanning hex number", Cause::as_refused, Refusal::bad_escape, "\\"},
    {"invalid unicode: ", Cause::as_refused, Refusal::bad_escape, "\\"},
    {"unknown escape character: ", Cause::as_refused, Refusal::bad_escape, "\\"},
    {"illegal character found while scanning tag handle", Cause::as_refused, Refusal::tag},
    {"tag handle with no suffix", Cause::as_refused, Refusal::tag},
    {"end of verbatim tag not found", Cause::as_refused, Refusal::tag},
    {"cannot assign multiple tags to the same node", Cause::as_refused, Refusal::tag},
    {"YAML directives must", Cause::as_refused, Refusal::directive},
    {"bad YAML version: ", Cause::as_refused, Refusal::directive},
    {"YAML major version too large", Cause::as_refused, Refusal::directive},
    {"repeated YAML directive", Cause::as_refused, Refusal::directive},
    {"TAG directives must", Cause::as_refused, Refusal::directive},
    {"repeated TAG directive", Cause::as_refused, Refusal::directive},
};

/// Reports one error.
class Report {
 public:
  Report(const SyntaxError& error, const Source& source, Diagnostics& diagnostics)
      : error_(error), source_(source), diagnostics_(diagnostics), text_(source.text()) {}

  void run();

 private:
  [[nodiscard]] std::size_t line_start(std::size_t at) const;
  [[nodiscard]] std::string_view line_from(std::size_t at) const;
  [[nodiscard]] bool first_on_line(std::size_t at) const;
  [[nodiscard]] std::size_t indicator_before(std::string_view indicators) const;
  [[nodiscard]] bool on_one_line(std::size_t from, std::size_t to) const { return line_start(from) == line_start(to); }

  Diagnostic& refuse_at(Refusal refusal, std::size_t at);
  [[nodiscard]] bool is_document_start(std::size_t at) const;
  void refuse_entry(std::size_t at);
  void refuse_entries_before(std::size_t end);
  void report_after_node();
  void report_in_flow();
  void report_colon();
  void report_start();
  [[nodiscard]] std::size_t quote_end(std::size_t at) const;
  void report_quote();
  void report_unexpected(std::size_t at);
  void hint_at_full_width(Diagnostic& diagnostic, std::string_view line) const;
  void report_plain();

  const SyntaxError& error_;
  const Source& source_;
  Diagnostics& diagnostics_;
  std::string_view text_;
};

void Report::run() {
  const auto* const row =
      std::find_if(std::begin(rows), std::end(rows), [&](const Row& r) { return error_.what.starts_with(r.what); });
  if (row == std::end(rows)) return report_plain();
  switch (row->cause) {
    case Cause::after_node:
      return report_after_node();
    case Cause::in_flow:
      return report_in_flow();
    case Cause::colon:
      return report_colon();
    case Cause::start:
      return report_start();
    case Cause::tab:
      refuse_at(Refusal::tab_in_indentation, error_.offset);
      return;
    case Cause::quote:
      return report_quote();
    case Cause::as_refused:
      refuse_at(row->refusal, indicator_before(row->indicators));
  }
}

/// The last of these characters on the line of the error that stands at its place or before.
std::size_t Report::indicator_before(std::string_view indicators) const {
  const auto found = indicators.empty() ? std::string_view::npos : text_.find_last_of(indicators, error_.offset);
  return found != std::string_view::npos && on_one_line(found, error_.offset) ? found : error_.offset;
}

std::size_t Report::line_start(std::size_t at) const {
  const auto line_feed = at == 0 ? std::string_view::npos : text_.rfind('\n', at - 1);
  return line_feed == std::string_view::npos ? 0 : line_feed + 1;
}

/// The rest of the line from `at` on, without a line break.
std::string_view Report::line_from(std::size_t at) const {
  const auto end = std::min(text_.find_first_of("\r\n", at), text_.size());
  return text_.substr(at, end - at);
}

bool Report::first_on_line(std::size_t at) const {
  const auto start = line_start(at);
  return text_.substr(start, at - start).find_first_not_of(" \t") == std::string_view::npos;
}

Diagnostic& Report::refuse_at(Refusal refusal, std::size_t at) {
  return refuse(refusal, source_, static_cast<std::uint32_t>(at), diagnostics_);
}

/// Whether a line is `---` and no more than a comment.
bool Report::is_document_start(std::size_t at) const {
  const auto line = line_from(at);
  if (at != line_start(at) || !line.starts_with("---")) return false;
  const auto behind = line.find_first_not_of(" \t", 3);
  return behind == std::string_view::npos || (behind > 3 && line[behind] == '#');
}

/// A line that should be an entry: its colon is wrong or missing, or else its indentation.
void Report::refuse_entry(std::size_t at) {
  auto line = line_from(at);
  const auto dash = at;
  while (line.starts_with("- ")) {
    const auto item = std::min(line.find_first_not_of(" \t", 1), line.size());
    line.remove_prefix(item);
    at += item;
  }
  const auto next = text_.find('\n', at);
  const auto content = next == std::string_view::npos ? next : text_.find_first_not_of(' ', next + 1);
  const bool has_more = content != std::string_view::npos && content - next - 1 == at - line_start(at);
  const bool is_text = at > dash && !looks_like_entry(line) && !has_more;
  if (line.empty() || is_text || reads_as_entry(line)) {
    refuse_at(Refusal::bad_indentation, dash);
    return;
  }
  const auto mistake = find_colon_mistake(line.substr(0, line.find(" #")));
  refuse_at(mistake.refusal, at + mistake.offset);
}

/// The lines that were taken for the beginning of the text before `end`.
void Report::refuse_entries_before(std::size_t end) {
  auto at = static_cast<std::size_t>(error_.understood);
  if (!first_on_line(at)) at += line_from(at).size();
  const auto first_line = line_start(end);
  for (std::size_t lines = 0; at < first_line && lines < most_lines; at += line_from(at).size(), ++lines) {
    at = std::min(text_.find_first_not_of(" \t\r\n", at), text_.size());
    if (at >= first_line || text_[at] == '#' || is_document_start(at)) continue;
    const bool directive = text_[at] == '%' && at == line_start(at);
    if (directive) {
      refuse_at(Refusal::directive, at);
    } else {
      refuse_entry(at);
    }
  }
}

void Report::report_after_node() {
  first_on_line(error_.offset) ? refuse_entry(error_.offset) : report_unexpected(error_.offset);
}

void Report::report_in_flow() {
  if (!error_.open_bracket) return report_plain();
  const auto bracket = *error_.open_bracket;
  if (error_.offset < text_.size() && on_one_line(bracket, error_.offset)) {
    if (looks_like_entry(line_from(error_.offset))) return refuse_entry(error_.offset);
    return report_unexpected(error_.offset);
  }
  hint_at_full_width(refuse_at(Refusal::unclosed_bracket, bracket), line_from(bracket));
}

void Report::report_colon() {
  const auto line = text_.substr(line_start(error_.offset), error_.offset - line_start(error_.offset));
  if (reads_as_entry(line)) {
    const auto first = std::min(line.find_first_not_of(" \t"), line.size());
    const auto mistake = find_colon_mistake(line.substr(first));
    const bool wide = mistake.refusal == Refusal::full_width_colon && looks_like_entry(line.substr(first));
    const auto place = line_start(error_.offset) + first + mistake.offset;
    wide ? refuse_at(Refusal::full_width_colon, place) : refuse_at(Refusal::second_colon, error_.offset);
    return;
  }
  const auto& scalar = error_.last_scalar;
  const bool swallowed = scalar.end == error_.offset && !on_one_line(scalar.offset, scalar.end);
  if (!swallowed) {
    const auto before = diagnostics_.error_count();
    refuse_entries_before(error_.offset);
    if (diagnostics_.error_count() == before) report_unexpected(error_.offset);
  } else if (scalar.on_own_line && !reads_as_entry(line_from(scalar.offset))) {
    refuse_entry(scalar.offset);
  } else {
    refuse_at(Refusal::bad_indentation, line_start(error_.offset) + line.find_first_not_of(" \t"));
  }
}

void Report::report_start() {
  const auto found = printable(text_.substr(error_.offset, 1));
  diagnostics_
      .report(Severity::error, "yaml-bad-character", source_, error_.offset,
              message("值不能以 {} 开头", "a value can't begin with {}", found))
      .hint(message("给这个值加引号", "put the value in quotes"));
}

/// Where the quote at `at` has its end on the same line; `npos` if it has none.
std::size_t Report::quote_end(std::size_t at) const {
  const auto line = line_from(at);
  for (std::size_t i = 1; i < line.size(); ++i) {
    if (line[i] == line[0]) return at + i;
    if (line[i] == '\\' && line[0] == '"') ++i;
  }
  return std::string_view::npos;
}

/// The quote that begins a value and has no end on its line; the first of all if all have one.
void Report::report_quote() {
  constexpr std::string_view before = " \n[{,";
  auto first = std::string_view::npos;
  for (auto at = static_cast<std::size_t>(error_.understood); at < text_.size(); ++at) {
    const bool quote = text_[at] == '"' || text_[at] == '\'';
    const bool behind_key = at > 1 && text_.substr(at - 2, 2) == "\":";  // of JSON
    const bool begins = at == 0 || behind_key || before.find(text_[at - 1]) != std::string_view::npos;
    if (!quote || !begins) continue;
    first = std::min(first, at);
    const auto end = quote_end(at);
    if (end == std::string_view::npos) return void(refuse_at(Refusal::unclosed_quote, at));
    at = end;
  }
  if (first == std::string_view::npos) return report_plain();
  refuse_at(Refusal::unclosed_quote, first);
}

void Report::report_unexpected(std::size_t at) {
  const auto& scalar = error_.last_scalar;
  const bool quoted_over_lines = scalar.style == ScalarStyle::quoted && !on_one_line(scalar.offset, scalar.end);
  if (quoted_over_lines && on_one_line(scalar.end, at)) {
    refuse_at(Refusal::unclosed_quote, scalar.offset)
        .note(source_, scalar.end - 1, message("到这里才遇到下一个引号", "the next quote is only here"));
    return;
  }
  auto& diagnostic =
      diagnostics_.report(Severity::error, "yaml-unexpected-text", source_, static_cast<std::uint32_t>(at),
                          message("此处多出“{}”", "unexpected '{}' here", shortened(printable(line_from(at)), 20)));
  diagnostic.hint(message("若属于前面的值，请把整个值放进引号",
                          "if it belongs to the value before it, put the whole value in quotes"));
  hint_at_full_width(diagnostic, source_.line_at(static_cast<std::uint32_t>(at)));
}

/// Brackets, commas and quotes of Chinese input methods look like those of YAML.
void Report::hint_at_full_width(Diagnostic& diagnostic, std::string_view line) const {
  static constexpr std::string_view twins[][2] = {{"，", ","}, {"【", "["}, {"】", "]"}, {"［", "["},
                                                  {"］", "]"}, {"｛", "{"}, {"｝", "}"}, {"“", "\""},
                                                  {"”", "\""}, {"‘", "'"},  {"’", "'"},  {"：", ": "}};
  for (const auto& [wide, narrow] : twins) {
    if (line.find(wide) == std::string_view::npos) continue;
    diagnostic.hint(message("这一行有全角“{}”，YAML 只认半角 {}", "the line has a full-width '{}'; YAML knows only {}",
                            wide, narrow));
  }
}

void Report::report_plain() {
  diagnostics_
      .report(Severity::error, "yaml-syntax", source_, error_.offset,
              message("YAML 语法错误（{}）", "not well-formed YAML ({})", error_.what))
      .hint(message("检查这一行和上一行的缩进、引号和括号",
                    "check indentation, quotes and brackets of this line and the one above"));
}

bool has_report_on_lines(const Diagnostics& diagnostics, std::uint32_t first, std::uint32_t last) {
  const auto& all = diagnostics.all();
  return std::any_of(all.begin(), all.end(), [&](const Diagnostic& diagnostic) {
    return diagnostic.location.position.line >= first && diagnostic.location.position.line <= last;
  });
}

}  // namespace

void report_syntax_error(const SyntaxError& error, const Source& source, Diagnostics& diagnostics) {
  const auto line = source.position(error.offset).line;
  // A text that should have been entries explains that the next entry does not fit.
  const auto first = error.last_scalar.on_own_line ? source.position(error.last_scalar.offset).line : line;
  if (!has_report_on_lines(diagnostics, first, line)) Report(error, source, diagnostics).run();
  const auto before = source.text().substr(0, error.offset).rfind('\n');
  const bool line_is_explained = before == std::string_view::npos || has_report_on_lines(diagnostics, line, line);
  check_lines_after(source, line_is_explained ? error.offset : static_cast<std::uint32_t>(before), diagnostics);
}

}  // namespace edu_check::yaml
