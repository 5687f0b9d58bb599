#pragma once
// Private to the room.

#include <atomic>
#include <bitset>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "edu_check/table/workbook.h"
#include "edu_check/table/xls_book.h"
#include "edu_check/text/message.h"

namespace edu_check {

/// The rows of one sheet of a workbook of Excel 97 to 2003.
class XlsSheet {
 public:
  /// Looks through the records of the sheet; what is wrong with them is in `mistake`. The others must outlive it.
  XlsSheet(std::string_view stream, const XlsBook& book, std::size_t sheet, const WorkbookLimits& limits,
           const std::atomic<bool>* stop);

  /// The next row with cells; false at the end, when stopped and after a mistake.
  bool next(TableRow& row);
  [[nodiscard]] const std::optional<Message>& mistake() const { return mistake_; }
  /// How many bytes its records have.
  [[nodiscard]] std::size_t bytes() const { return bytes_; }

 private:
  static constexpr std::size_t most_rows = 65'536;
  static constexpr std::size_t most_columns = 256;

  /// Where a cell is told of: by a record of its own, or as one of many of a record.
  struct Told {
    std::uint16_t row = 0;
    std::uint16_t column = 0;
    std::uint32_t record = 0;
  };
  /// Cells that are merged; its numbers from 0.
  struct Merged {
    std::uint16_t first_row = 0;
    std::uint16_t last_row = 0;
    std::uint16_t first_column = 0;
    std::uint16_t last_column = 0;
  };

  void read_records(std::size_t begin);
  void take(std::uint16_t type, std::string_view data, std::uint32_t place);
  void tell(std::uint16_t row, std::uint16_t column, std::uint32_t record);
  void take_row(std::string_view data);
  void take_columns(std::string_view data);
  void take_merged(std::string_view data);
  void sort();
  void move_merged(std::uint16_t row);
  [[nodiscard]] bool is_covered(const Told& told) const;
  [[nodiscard]] Cell cell_of(const Told& told);
  void take_value(const Told& told, Cell& cell);
  void take_formula(std::string_view data, Cell& cell);
  void take_number(double number, std::uint16_t style, Cell& cell) const;
  void take_following_text(std::string_view formula, Cell& cell);
  void fail(Message mistake);
  void fail_damaged();

  std::string_view stream_;
  const XlsBook& book_;
  const TableSheet& sheet_;
  const WorkbookLimits& limits_;
  const std::atomic<bool>* stop_;
  std::size_t bytes_ = 0;
  std::vector<Told> told_;
  std::size_t next_ = 0;
  std::vector<Merged> merged_;
  std::size_t next_merged_ = 0;
  std::vector<Merged> open_merged_;  ///< those that reach into the row that is read
  std::bitset<most_rows> hidden_rows_;
  std::bitset<most_columns> hidden_columns_;
  std::optional<Message> mistake_;
};

}  // namespace edu_check
