#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "edu_check/text/cell_place.h"

namespace edu_check {

/// A place as a reader counts it: both from 1; a column is one character (code point), not one byte.
struct Position {
  std::uint32_t line = 1;
  std::uint32_t column = 1;
  friend bool operator==(const Position&, const Position&) = default;
};

/// Of a text that was made of a table: where its lines come from. Each line is one cell.
struct SourceCells {
  std::string sheet;  ///< `roster.xlsx:Sheet1!`, `roster.csv:`: with a cell's name behind it, its place
  std::vector<CellPlace> lines;
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

  /// Where the lines stand, if they are cells of a table; no lines otherwise. A cell's position is its row and column.
  [[nodiscard]] const SourceCells& cells() const { return cells_; }
  [[nodiscard]] bool is_table() const { return !cells_.lines.empty(); }

  /// Takes a text, with its buffer, in place of the one before.
  void assign(std::string_view name, std::string&& text, std::uint32_t lines_before = 0);
  /// Takes the text of a table in the same way.
  void assign(std::string_view name, std::string&& text, SourceCells&& cells);
  /// Gives the buffer back, for reuse with another file.
  [[nodiscard]] std::string release_text() { return std::move(text_); }

 private:
  std::string name_;
  std::string text_;
  std::string_view static_text_;  ///< takes the place of `text_` unless it is null
  std::uint32_t lines_before_ = 0;
  SourceCells cells_;
};

/// The position of a cell; that of line `index`, from 0, of a text that was made of a table.
[[nodiscard]] Position cell_position(const SourceCells& cells, std::size_t index);

}  // namespace edu_check
