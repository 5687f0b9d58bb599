#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace edu_check {

/// A place as a reader counts it: both from 1; a column is one character (code point), not one byte.
struct Position {
  std::uint32_t line = 1;
  std::uint32_t column = 1;
  friend bool operator==(const Position&, const Position&) = default;
};

/// The text of one file with the name that messages give it. Offsets are bytes from its start.
class Source {
 public:
  Source() = default;
  Source(std::string name, std::string text) : name_(std::move(name)), text_(std::move(text)) {}
  /// A source of a text that lives as long as the process, which is not copied.
  [[nodiscard]] static Source of_static_text(std::string name, std::string_view text) {
    Source source(std::move(name), {});
    source.static_text_ = text;
    return source;
  }

  [[nodiscard]] const std::string& name() const { return name_; }
  [[nodiscard]] std::string_view text() const { return static_text_.data() != nullptr ? static_text_ : text_; }

  /// The place of the byte at `offset`; an offset past the end is the end. Computed on call: no table of lines is kept.
  [[nodiscard]] Position position(std::uint32_t offset) const;

  /// The line that holds the byte at `offset`, without its line break.
  [[nodiscard]] std::string_view line_at(std::uint32_t offset) const;

  /// Lines of the file that stand before the text: those of the documents before it in a stream.
  [[nodiscard]] std::uint32_t lines_before() const { return lines_before_; }

  /// Takes a text, with its buffer, in place of the one before.
  void assign(std::string_view name, std::string&& text, std::uint32_t lines_before = 0);
  /// Gives the buffer back, for reuse with another file.
  [[nodiscard]] std::string release_text() { return std::move(text_); }

 private:
  std::string name_;
  std::string text_;
  std::string_view static_text_;  ///< takes the place of `text_` unless it is null
  std::uint32_t lines_before_ = 0;
};

}  // namespace edu_check
