#pragma once

#include <atomic>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "edu_check/table/form.h"
#include "edu_check/table/header.h"
#include "edu_check/table/roster.h"
#include "edu_check/table/school_writer.h"
#include "edu_check/table/workbook.h"

namespace edu_check {

/// Reads the schools of a file of tables (`.xlsx`, `.xls`, `.ods`, `.csv`), sheet by sheet: of a roster one a row, of a
/// form one a column of values. Every row ends as a school, as an error, or as one of those that are told: totals,
/// notes, a header again; but for blank ones. Columns and sheets that are not understood are reported; hidden ones are
/// read and told. Holds a row at a time, of a form the sheet.
class SchoolTable {
 public:
  /// `path` is opened, `name` is what messages call it; `stop` may be null.
  SchoolTable(std::string_view path, std::string name, const Vocabulary& vocabulary, const std::atomic<bool>* stop);

  /// Puts what comes next into `school`, using its memory again: a school, or what is to be told of the file and its
  /// sheets. False at the end.
  bool next(TableSchool& school);

 private:
  enum class Stage : std::uint8_t { file, sheet, schools, end };

  void open_sheet(TableSchool& school);
  bool is_own_output(const std::vector<TableRow>& rows, TableSchool& school);
  void begin_schools(SheetRows rows, SheetLayout layout, std::string prefix, Diagnostics& diagnostics);
  bool next_school(TableSchool& school);
  void report_end(TableSchool& school) const;

  const Vocabulary& vocabulary_;
  std::string name_;
  const std::atomic<bool>* stop_;
  HeaderReader headers_;
  std::unique_ptr<Workbook> workbook_;
  Stage stage_ = Stage::file;
  std::size_t sheet_ = 0;       ///< that is open, or to be opened next
  std::size_t understood_ = 0;  ///< sheets
  std::size_t schools_ = 0;
  std::optional<Roster> roster_;
  std::optional<Form> form_;
};

}  // namespace edu_check
