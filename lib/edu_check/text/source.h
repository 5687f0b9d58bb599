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

  [[nodiscard]] const std::string& name() const { return name_; }
  [[nodiscard]] std::string_view text() const { return text_; }

  /// The place of the byte at `offset`; an offset past the end is the end. Computed on call: no table of lines is kept.
  [[nodiscard]] Position position(std::uint32_t offset) const;

  /// The line that holds the byte at `offset`, without its line break.
  [[nodiscard]] std::string_view line_at(std::uint32_t offset) const;

  /// Gives the buffers back for reuse with another file.
  void assign(std::string_view name, std::string&& text);
  [[nodiscard]] std::string release_text() { return std::move(text_); }

 private:
  std::string name_;
  std::string text_;
};

}  // namespace edu_check
