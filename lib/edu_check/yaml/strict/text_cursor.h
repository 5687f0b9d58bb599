#pragma once
// Private to the room.

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "edu_check/text/diagnostic.h"
#include "edu_check/text/source.h"
#include "edu_check/yaml/strict/refusal.h"

namespace edu_check::yaml {

/// A place in a text, with what moves it: past separation, which is blanks, line breaks and comments, and past scalars
/// whose value is known. Refuses comments that nothing separates from the text before, and tabs in the indentation.
class TextCursor {
 public:
  static constexpr std::size_t unknown = std::string_view::npos;

  TextCursor(const Source& source, Diagnostics& diagnostics);

  [[nodiscard]] std::string_view text() const { return text_; }
  [[nodiscard]] std::size_t at() const { return at_; }
  [[nodiscard]] std::size_t line_start() const { return line_start_; }
  [[nodiscard]] std::size_t column() const { return at_ - line_start_; }
  [[nodiscard]] bool at_end() const { return at_ >= text_.size(); }
  /// The byte here; NUL at the end.
  [[nodiscard]] char peek() const { return at_end() ? '\0' : text_[at_]; }
  /// Whether that indicator is here, and a blank, a line break or the end of the text behind it.
  [[nodiscard]] bool at_indicator(char indicator) const { return peek() == indicator && blank_at(at_ + 1); }
  /// Whether `---` or `...` is here, on a line of its own.
  [[nodiscard]] bool at_document_marker() const;
  /// Whether a blank, a line break or the end of the text is there.
  [[nodiscard]] bool blank_at(std::size_t where) const;

  /// Past bytes that are no line break.
  void skip(std::size_t bytes) { at_ += bytes; }
  void skip_separation();
  /// Past a word: to a blank, a line break or, if `in_flow_too`, an indicator of flow collections.
  void skip_word(bool in_flow_too);
  void skip_line();
  void advance_to(std::size_t where);

  /// The end of the quoted scalar that begins here; `unknown` if its quote is not closed.
  [[nodiscard]] std::size_t quoted_end() const;
  /// The end of the scalar that begins at `from` and has that value when it is folded; `unknown` if it is another.
  [[nodiscard]] std::size_t folded_end(std::size_t from, std::string_view value) const;
  /// The end of the plain `~` or `null` that begins here; `unknown` if there is none.
  [[nodiscard]] std::size_t null_end() const;
  /// The first line from here to `end`, but for this one and blank ones, that is not indented by more than `column`
  /// spaces: its first byte that is no space; `unknown` if there is none.
  [[nodiscard]] std::size_t find_less_indented(std::size_t column, std::size_t end) const;
  /// Past `|` or `>` and what follows it on the line.
  void skip_block_header();

  /// From now on, nothing is reported.
  void mute() { muted_ = true; }
  void refuse_at(Refusal refusal, std::size_t where);

 private:
  void skip_comment();

  const Source& source_;
  Diagnostics& diagnostics_;
  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t line_start_ = 0;
  bool muted_ = false;
};

}  // namespace edu_check::yaml
