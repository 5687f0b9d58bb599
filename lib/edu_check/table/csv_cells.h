#pragma once
// Private to the room.

#include <atomic>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "edu_check/table/csv_separator.h"
#include "edu_check/table/text_blocks.h"
#include "edu_check/table/workbook.h"

namespace edu_check {

/// Divides the text of a csv file into cells.
class CsvCells {
 public:
  CsvCells(std::string_view path, TextEncoding encoding, const std::atomic<bool>* stop, const WorkbookLimits& limits);

  /// Puts the cells of the next row that has any into `row`; false at the end and after a mistake.
  bool next(TableRow& row);

  [[nodiscard]] const CsvSeparator& separator() const { return separator_; }
  [[nodiscard]] const std::optional<Message>& mistake() const { return mistake_; }

 private:
  /// A byte, or that there is none: the end of the text, or a mistake.
  static constexpr int none = -1;

  bool refill();
  [[nodiscard]] int peek();
  void take(std::string* to);
  [[nodiscard]] bool at_cell_end();
  void read_row(TableRow& row);
  void read_cell(Cell& cell);
  void read_plain(std::string& text);
  void read_quoted(std::string& text);
  void end_row();
  void put(Cell&& cell, TableRow& row);
  void check_size(const std::string& text, std::uint64_t begun_line, bool quoted);
  void fail(Message mistake);

  TextBlocks blocks_;
  WorkbookLimits limits_;
  CsvSeparator separator_;
  std::string block_;
  std::size_t at_ = 0;  ///< in the block
  std::uint64_t bytes_ = 0;
  std::uint64_t line_ = 1;  ///< of the file; a row may have many
  std::uint64_t row_bytes_ = 0;
  std::uint32_t row_ = 0;
  char last_ = '\0';
  std::optional<Message> mistake_;
};

}  // namespace edu_check
