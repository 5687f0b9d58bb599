#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "edu_check/text/cell_place.h"
#include "edu_check/text/message.h"

namespace edu_check {

/// What a cell holds, and thus how its text is written.
enum class CellKind : std::uint8_t {
  text,          ///< as the file has it; may hold line breaks
  number,        ///< decimal, exact, with 15 significant digits at most: `1234.5`, `-0.25`; never an exponent
  percentage,    ///< a number whose format shows it in percent, times a hundred: `85.3%`
  date,          ///< `2026-09-01`; a time of the day, if there is one, is left out
  boolean,       ///< `true` or `false`
  error,         ///< `#DIV/0!`
  uncalculated,  ///< a formula of which the file holds no value; the text is the formula, as far as it is known
  unreadable     ///< what the file holds is no value of its type (a date out of range, a number that is none): the text
};

/// A cell that is not empty.
struct Cell {
  CellPlace place;
  CellKind kind = CellKind::text;
  std::string text;
  std::uint32_t rows = 1;  ///< that it covers, where cells are merged; only its first cell is delivered
  std::uint32_t columns = 1;
  bool hidden = false;  ///< its column is hidden
};

/// A row with all its cells that are not empty, in the order of columns.
struct TableRow {
  std::uint32_t number = 0;  ///< from 1
  bool hidden = false;       ///< by hand or by a filter
  std::vector<Cell> cells;
};

/// A sheet of a workbook.
struct TableSheet {
  std::string name;  ///< empty for the one of a csv file
  bool hidden = false;
};

/// What a reader may take of a file, against hostile ones.
struct WorkbookLimits {
  std::uint64_t unpacked_bytes = std::uint64_t{1} << 30U;  ///< of all parts that are read
  std::uint64_t text_bytes = std::uint64_t{256} << 20U;    ///< of texts that cells share
  std::uint32_t cell_bytes = 128U << 10U;                  ///< of one cell; Excel allows 32,767 characters
  std::uint32_t sheets = 1000;
};

/// Reads the cells of a file, sheet by sheet and row by row, holding one row at a time. Macros, links to other files
/// and formulas are never followed or calculated.
class Workbook {
 public:
  Workbook() = default;
  Workbook(const Workbook&) = delete;
  Workbook& operator=(const Workbook&) = delete;
  virtual ~Workbook() = default;

  /// The sheets in their order, known from the start.
  [[nodiscard]] const std::vector<TableSheet>& sheets() const { return sheets_; }
  /// Goes to the first row of a sheet, also of one that was read before. False after a mistake.
  virtual bool open_sheet(std::size_t index) = 0;
  /// Puts the next row that has cells into `row`, using its memory again. False at the end of the sheet, and after a
  /// mistake.
  virtual bool next_row(TableRow& row) = 0;

  /// Why the file can't be read, or not any further; nothing if it can.
  [[nodiscard]] const std::optional<Message>& mistake() const { return mistake_; }
  /// How the file was read, where a user should know: that a csv file was taken for GB18030. Empty otherwise.
  [[nodiscard]] const Message& notice() const { return notice_; }

 protected:
  std::vector<TableSheet> sheets_;
  std::optional<Message> mistake_;
  Message notice_;
};

/// Opens a file that holds tables. Its content decides how it is read, its ending only what a mistake is called: school
/// systems write HTML, csv and xlsx into files that they call `.xls`. Never null; what can't be read has a `mistake`.
/// Reading ends early, with a mistake, when `stop` is set; `stop` may be null.
[[nodiscard]] std::unique_ptr<Workbook> open_workbook(std::string_view path, const std::atomic<bool>* stop,
                                                      const WorkbookLimits& limits = {});

}  // namespace edu_check
