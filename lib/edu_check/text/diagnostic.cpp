#include "edu_check/text/diagnostic.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "edu_check/text/display.h"
#include "edu_check/text/message_format.h"
#include "edu_check/text/utf8.h"

namespace edu_check {
namespace {

/// How much of a long line an excerpt shows.
constexpr std::size_t excerpt_columns = 100;

struct Palette {
  std::string_view strong, error, warning, notice, reset;
};

constexpr Palette plain{};
constexpr Palette coloured{"\x1b[1m", "\x1b[1;31m", "\x1b[1;33m", "\x1b[1;36m", "\x1b[0m"};

std::string_view severity_word(Severity severity, Language language) {
  static constexpr std::string_view words[][2] = {{"错误", "error"}, {"警告", "warning"}, {"提示", "notice"}};
  return words[static_cast<std::size_t>(severity)][language == Language::zh ? 0 : 1];
}

std::string place_of(const Location& location) {
  if (location.file.empty()) return {};
  if (location.position.line == 0) return printable(location.file) + ": ";
  return fmt::format("{}:{}:{}: ", printable(location.file), location.position.line, location.position.column);
}

/// The source line and a caret under the column. Of a very long line, the part around the caret.
void render_excerpt(std::string& to, const Location& location, std::string_view marker) {
  if (location.position.line == 0) return;
  const auto characters = decode_utf8(location.excerpt);
  const auto caret = std::min<std::size_t>(location.position.column - 1, characters.size());
  const auto from = caret > excerpt_columns ? caret - excerpt_columns / 2 : 0;
  const auto until = std::min(characters.size(), from + excerpt_columns * 3 / 2);
  std::string before;
  std::string shown;
  std::string after;
  for (auto i = from; i < until; ++i) append_utf8(i < caret ? before : after, characters[i]);
  // Tabs are spread to spaces, so that the caret stands right whatever the terminal's tab stops are.
  std::string spread;
  for (const auto character : decode_utf8(before)) {
    std::string one;
    append_utf8(one, character);
    spread += character == U'\t' ? std::string(8 - display_width(spread) % 8, ' ') : printable(one);
  }
  const std::string_view cut = from > 0 ? "…" : "";
  fmt::format_to(std::back_inserter(to), "  {}{}{}{}\n  {}{}\n", cut, spread, printable(after),
                 until < characters.size() ? "…" : "", std::string(display_width(cut) + display_width(spread), ' '),
                 marker);
}

}  // namespace

Diagnostic& Diagnostic::hint(Message text) {
  notes.push_back({std::move(text), {}});
  return *this;
}

Diagnostic& Diagnostic::note(const Source& source, std::uint32_t offset, Message text) {
  notes.push_back({std::move(text), locate(source, offset)});
  return *this;
}

Location locate(const Source& source, std::uint32_t offset) {
  return {source.name(), source.position(offset), std::string(source.line_at(offset))};
}

Diagnostic& Diagnostics::add(Diagnostic diagnostic) {
  if (diagnostic.severity == Severity::error) ++errors_;
  if (all_.size() < limit) return all_.emplace_back(std::move(diagnostic));
  ++dropped_;
  overflow_ = std::move(diagnostic);
  return overflow_;
}

Diagnostic& Diagnostics::report(Severity severity, std::string_view id, const Source& source, std::uint32_t offset,
                                Message text) {
  return add({severity, std::string(id), std::move(text), locate(source, offset), {}});
}

Diagnostic& Diagnostics::report(Severity severity, std::string_view id, std::string_view file, Message text) {
  return add({severity, std::string(id), std::move(text), {std::string(file), {0, 0}, {}}, {}});
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
  const Palette& palette = color == Color::on ? coloured : plain;
  const auto word_color = diagnostic.severity == Severity::error     ? palette.error
                          : diagnostic.severity == Severity::warning ? palette.warning
                                                                     : palette.notice;
  std::string text;
  fmt::format_to(std::back_inserter(text), "{}{}{}{}{}: {}{} [{}]\n", palette.strong, place_of(diagnostic.location),
                 word_color, severity_word(diagnostic.severity, language), palette.reset,
                 printable(diagnostic.message.in(language)), palette.reset, diagnostic.id);
  render_excerpt(text, diagnostic.location, "^");
  for (const auto& note : diagnostic.notes) {
    fmt::format_to(std::back_inserter(text), "  {}{}: {}\n", place_of(note.location),
                   language == Language::zh ? "说明" : "note", printable(note.message.in(language)));
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
