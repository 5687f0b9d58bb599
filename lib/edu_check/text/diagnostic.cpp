#include "edu_check/text/diagnostic.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "edu_check/text/display.h"
#include "edu_check/text/encoding.h"
#include "edu_check/text/message_format.h"
#include "edu_check/text/service_command.h"
#include "edu_check/text/utf8.h"

namespace edu_check {
namespace {

/// A line of at most `whole_line_bytes` is shown whole; of a longer one, so many bytes before and after the place.
constexpr std::size_t whole_line_bytes = 200;
constexpr std::size_t excerpt_bytes_before = 60;
constexpr std::size_t excerpt_bytes_after = 100;
constexpr std::string_view ellipsis = "…";

struct Palette {
  std::string_view strong, error, warning, notice, reset;
};

constexpr Palette no_colours{};
constexpr Palette coloured{"\x1b[1m", "\x1b[1;31m", "\x1b[1;33m", "\x1b[1;36m", "\x1b[0m"};

std::string place_of(const Location& location) {
  if (location.file.empty()) return {};
  if (location.position.line == 0 || location.is_cell) return printable(location.file) + ": ";
  return fmt::format("{}:{}:{}: ", printable(location.file), location.position.line, location.position.column);
}

/// Character of the excerpt under which the caret stands.
std::size_t caret_of(const Location& location) {
  const std::size_t before = location.position.column - 1;
  return location.cut == 0 ? before : before - std::min<std::size_t>(location.cut, before) + 1;  // 1: the ellipsis
}

/// The source line and a caret under the column.
void render_excerpt(std::string& to, const Location& location, std::string_view marker) {
  if (location.position.line == 0 || location.is_cell) return;  // the message names what is in the cell
  const auto characters = decode_utf8(location.excerpt);
  const auto caret = std::min(caret_of(location), characters.size());
  std::string shown;
  std::string after;
  for (std::size_t i = 0; i < characters.size(); ++i) {
    std::string one;
    append_utf8(one, characters[i]);
    // Tabs are spread to spaces, so that the caret stands right whatever the terminal's tab stops are.
    if (i >= caret) {
      after += one;
    } else {
      shown += characters[i] == U'\t' ? std::string(8 - display_width(shown) % 8, ' ') : printable(one);
    }
  }
  const auto line = shown + printable(after);
  const auto marks = command_marks(line);
  const auto moved = std::count_if(marks.begin(), marks.end(), [&](std::size_t at) { return at <= shown.size(); });
  fmt::format_to(std::back_inserter(to), "  {}\n  {}{}\n", without_commands(line),
                 std::string(display_width(shown) + static_cast<std::size_t>(moved), ' '), marker);
}

struct Excerpt {
  std::string text;
  std::size_t characters_before = 0;  ///< how many characters of the text stand before the place
  bool cut_before = false;
};

bool ends_line(std::string_view text, std::size_t at) {
  return at == text.size() || text[at] == '\n' || text[at] == '\r';
}

/// `at`, or the begin of the next character if it is within one.
std::size_t at_character(std::string_view text, std::size_t at) {
  const auto is_inside = [&] { return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80; };
  for (int most = 3; most > 0 && is_inside(); --most) ++at;
  return at;
}

/// The line around a byte of a text, or a part of it. Looks only at the bytes that an excerpt may hold.
Excerpt excerpt_at(std::string_view text, std::size_t offset) {
  if (text.starts_with(utf8_mark)) {
    text.remove_prefix(utf8_mark.size());
    offset -= std::min(offset, utf8_mark.size());
  }
  const auto place = std::min(offset, text.size());
  const auto begins_line = [&](std::size_t at) { return at == 0 || ends_line(text, at - 1); };
  auto from = place;
  while (place - from < whole_line_bytes && !begins_line(from)) --from;
  auto until = place;
  while (until - place < whole_line_bytes && !ends_line(text, until)) ++until;
  if (until - from > whole_line_bytes || !begins_line(from) || !ends_line(text, until)) {
    from = at_character(text, std::max(from, place - std::min(place, excerpt_bytes_before)));
    until = std::min(until, at_character(text, place + excerpt_bytes_after));
  }
  Excerpt excerpt;
  excerpt.cut_before = !begins_line(from);
  excerpt.characters_before = count_characters(text.substr(from, place - from));
  excerpt.text = fmt::format("{}{}{}", excerpt.cut_before ? ellipsis : "", text.substr(from, until - from),
                             ends_line(text, until) ? "" : ellipsis);
  return excerpt;
}

}  // namespace

std::string_view word_of(Severity severity, Language language) {
  static constexpr std::string_view words[][2] = {{"错误", "error"}, {"警告", "warning"}, {"提示", "notice"}};
  return words[static_cast<std::size_t>(severity)][language == Language::zh ? 0 : 1];
}

Diagnostic& Diagnostic::hint(Message text) {
  if (kept) notes.push_back({std::move(text), {}});
  return *this;
}

Diagnostic& Diagnostic::note(const Source& source, std::uint32_t offset, Message text) {
  if (kept) notes.push_back({std::move(text), locate(source, offset)});
  return *this;
}

Diagnostic& Diagnostic::replace(const Source& source, std::uint32_t offset, std::size_t length, std::string text) {
  if (!kept) return *this;
  const auto end = offset + static_cast<std::uint32_t>(length);
  replacement = Replacement{offset, static_cast<std::uint32_t>(length), std::move(text), source.position(offset),
                            source.position(end)};
  return *this;
}

Location locate(std::string_view sheet, CellPlace cell) {
  Location location{std::string(sheet) + to_string(cell), {cell.row, cell.column}, {}};
  location.is_cell = true;
  return location;
}

Location locate(const Source& source, std::uint32_t offset) {
  const auto position = source.position(offset);
  if (source.is_table()) return locate(source.cells().sheet, {position.line, position.column});
  auto excerpt = excerpt_at(source.text(), offset);
  const auto cut = excerpt.cut_before ? position.column - 1 - static_cast<std::uint32_t>(excerpt.characters_before) : 0;
  return {source.name(), position, std::move(excerpt.text), cut};
}

Diagnostic& Diagnostics::add(Diagnostic diagnostic) {
  if (diagnostic.severity == Severity::error) ++errors_;
  if (all_.size() < limit) return all_.emplace_back(std::move(diagnostic));
  ++dropped_;
  overflow_ = std::move(diagnostic);
  overflow_.kept = false;
  return overflow_;
}

Diagnostic& Diagnostics::report(Severity severity, std::string_view id, const Source& source, std::uint32_t offset,
                                Message text) {
  auto place = all_.size() < limit ? locate(source, offset) : Location{};  // finding a place takes time
  return add({severity, std::string(id), std::move(text), std::move(place), {}});
}

Diagnostic& Diagnostics::report(Severity severity, std::string_view id, std::string_view file, Message text) {
  return add({severity, std::string(id), std::move(text), {std::string(file), {0, 0}, {}}, {}});
}

Diagnostic& Diagnostics::report(Severity severity, std::string_view id, std::string_view sheet, CellPlace cell,
                                Message text) {
  return add({severity, std::string(id), std::move(text), locate(sheet, cell), {}});
}

void Diagnostics::append(Diagnostics&& other) {
  for (auto& diagnostic : other.all_) add(std::move(diagnostic));
  dropped_ += other.dropped_;
  other.clear();
}

void Diagnostics::clear() {
  all_.clear();
  errors_ = 0;
  dropped_ = 0;
}

void Diagnostics::drop_lines_of(const Diagnostics& others) {
  const auto spoken_of = [&](const Diagnostic& diagnostic) {
    const auto line = diagnostic.location.position.line;
    return line > 0 && std::any_of(others.all_.begin(), others.all_.end(), [&](const Diagnostic& each) {
             return each.location.position.line == line && each.location.file == diagnostic.location.file;
           });
  };
  std::erase_if(all_, [&](const Diagnostic& diagnostic) {
    if (!spoken_of(diagnostic)) return false;
    if (diagnostic.severity == Severity::error) --errors_;
    return true;
  });
}

void Diagnostics::sort_by_place() {
  std::stable_sort(all_.begin(), all_.end(), [](const Diagnostic& a, const Diagnostic& b) {
    const auto& p = a.location.position;
    const auto& q = b.location.position;
    return p.line != q.line ? p.line < q.line : p.column < q.column;
  });
}

std::string render(const Diagnostic& diagnostic, Language language, Color color) {
  const Palette& palette = color == Color::on ? coloured : no_colours;
  const auto word_color = diagnostic.severity == Severity::error     ? palette.error
                          : diagnostic.severity == Severity::warning ? palette.warning
                                                                     : palette.notice;
  auto text = without_commands(fmt::format("{}{}{}{}{}: {}{} [{}]\n", palette.strong, place_of(diagnostic.location),
                                           word_color, word_of(diagnostic.severity, language), palette.reset,
                                           printable(diagnostic.message.in(language)), palette.reset, diagnostic.id));
  render_excerpt(text, diagnostic.location, "^");
  for (const auto& note : diagnostic.notes) {
    text +=
        without_commands(fmt::format("  {}{}: {}\n", place_of(note.location),
                                     language == Language::zh ? "说明" : "note", printable(note.message.in(language))));
    render_excerpt(text, note.location, "^");
  }
  return text;
}

std::string render(const Diagnostics& diagnostics, Language language, Color color) {
  std::string text;
  for (const auto& diagnostic : diagnostics.all()) text += render(diagnostic, language, color);
  if (diagnostics.dropped() > 0) {
    text += message("另有 {} 条未显示\n", "{} more not shown\n", diagnostics.dropped()).in(language);
  }
  return text;
}

}  // namespace edu_check
