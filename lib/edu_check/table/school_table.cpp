#include "edu_check/table/school_table.h"

#include <algorithm>
#include <utility>

#include "edu_check/inventory/foreign_file.h"
#include "edu_check/text/message_format.h"
#include "edu_check/text/source_reader.h"
#include "edu_check/text/stop_flag.h"

namespace edu_check {

SchoolTable::SchoolTable(std::string_view path, std::string name, const Vocabulary& vocabulary,
                         const std::atomic<bool>* stop)
    : vocabulary_(vocabulary),
      name_(std::move(name)),
      stop_(stop),
      headers_(vocabulary, SubjectKind::school),
      workbook_(open_workbook(path, stop)) {}

bool SchoolTable::next(TableSchool& school) {
  school.is_school = false;
  school.found.clear();
  school.other = {};
  while (stage_ != Stage::end && !is_set(stop_)) {
    if (workbook_->mistake()) {
      stage_ = Stage::end;
      report_unreadable(name_, *workbook_->mistake(), school.found);
      return true;
    }
    switch (stage_) {
      case Stage::file:
        stage_ = Stage::sheet;
        if (!workbook_->notice().empty())
          school.found.report(Severity::notice, "table-encoding", name_, workbook_->notice());
        break;
      case Stage::sheet:
        open_sheet(school);
        break;
      case Stage::schools:
        if (next_school(school)) return true;
        break;
      case Stage::end:
        break;
    }
    if (!school.found.empty()) return true;
  }
  return false;
}

/// Whether the titles of a sheet are those of a table that edu-check has written: nothing of it is read then.
bool SchoolTable::is_own_output(const std::vector<TableRow>& rows, TableSchool& school) {
  if (rows.empty()) return false;
  std::string titles;
  for (const auto& cell : rows.front().cells) titles.append(cell_line(cell.text)).append(1, ',');
  const auto foreign = find_foreign_file(titles + "\n", vocabulary_);
  if (!foreign || foreign->kind != ForeignKind::plainly_other) return false;
  stage_ = Stage::end;
  school.other = foreign->what;
  auto& diagnostic = school.found.report(Severity::error, "foreign-file", name_,
                                         message("这是{}，不是清单", "this is {}, no inventory", foreign->what));
  if (!foreign->hint.empty()) diagnostic.hint(foreign->hint);
  return true;
}

void SchoolTable::open_sheet(TableSchool& school) {
  roster_.reset();
  form_.reset();
  if (sheet_ == workbook_->sheets().size()) {
    stage_ = Stage::end;
    return report_end(school);
  }
  const auto& sheet = workbook_->sheets()[sheet_];
  auto prefix = name_ + ":" + (sheet.name.empty() ? "" : sheet.name + "!");
  if (!workbook_->open_sheet(sheet_)) return;
  SheetRows rows(*workbook_, most_header_rows);
  if (understood_ == 0 && is_own_output(rows.ahead(), school)) return;
  auto layout = find_layout(rows.ahead(), headers_);
  if (layout.kind != SheetLayout::Kind::roster) {
    rows.read_ahead(Form::most_rows);
    layout = find_layout(rows.ahead(), headers_);
  }
  const bool too_long = layout.kind == SheetLayout::Kind::form && !rows.is_whole();
  if (layout.kind != SheetLayout::Kind::none && !too_long)
    return begin_schools(std::move(rows), std::move(layout), std::move(prefix), school.found);
  ++sheet_;
  if (rows.ahead().empty() || workbook_->mistake()) return;
  school.found.report(
      Severity::notice, "table-sheet-unread", prefix, rows.ahead().front().cells.front().place,
      message("没有认出学校的数据，这张表未读", "no facts of schools were found: the sheet is not read"));
}

void SchoolTable::begin_schools(SheetRows rows, SheetLayout layout, std::string prefix, Diagnostics& diagnostics) {
  ++understood_;
  stage_ = Stage::schools;
  if (workbook_->sheets()[sheet_].hidden)
    diagnostics.report(Severity::notice, "table-sheet-hidden", prefix, CellPlace{1, 1},
                       message("隐藏的工作表也已读取", "the hidden sheet is read too"));
  SchoolWriter writer(vocabulary_, std::move(prefix));
  if (layout.kind == SheetLayout::Kind::roster) {
    roster_.emplace(std::move(layout), std::move(rows), std::move(writer));
    roster_->report_header(headers_, diagnostics);
  } else {
    form_.emplace(std::move(layout), rows.ahead(), std::move(writer), headers_);
    form_->report_labels(headers_, diagnostics);
  }
}

bool SchoolTable::next_school(TableSchool& school) {
  if (roster_ ? roster_->next(school) : form_->next(headers_, school)) {
    ++schools_;
    return true;
  }
  if (workbook_->mistake()) return false;
  if (roster_) roster_->report_rows(school.found);
  ++sheet_;
  stage_ = Stage::sheet;
  return false;
}

void SchoolTable::report_end(TableSchool& school) const {
  if (schools_ > 0) return;
  if (understood_ > 0) {
    school.found
        .report(Severity::error, "table-empty", name_,
                message("表头下没有学校", "there are no schools below the header"))
        .hint(message("每所学校填一行", "fill in a row for each school"));
    return;
  }
  school.other = message("没有学校数据的表格", "a table without facts of schools");
  school.found
      .report(Severity::error, "table-unknown", name_,
              message("表中没有认出学校的数据", "no facts of schools were found in the table"))
      .hint(message("表头或标签用数据的名称，如“学校名称”“学校标识码”；名称见 edu-check init",
                    "use the names of facts in the header or in the labels, such as 学校名称, 学校标识码: `edu-check "
                    "init` lists them"));
}

}  // namespace edu_check
