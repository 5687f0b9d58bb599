#include "edu_check/table/school_writer.h"

#include "edu_check/standard/known_facts.h"
#include "edu_check/table/cell_value.h"
#include "edu_check/text/message_format.h"

namespace edu_check {

void SchoolWriter::begin(CellPlace place, TableSchool& to) {
  to_ = &to;
  place_ = place;
  has_date_ = false;
  is_known_ = false;
  to.is_school = true;
  to.text.clear();
  to.cells.sheet = sheet_;
  to.cells.lines.clear();
  to.place = place;
}

void SchoolWriter::add_line(std::string_view key, const std::string& value, CellPlace place) {
  to_->text.append(key).append(": ").append(value).append(1, '\n');
  to_->cells.lines.push_back(place);
}

void SchoolWriter::add(const TableColumn& column, const Cell& cell) {
  const bool is_date = column.meaning.what == Header::What::date;
  if (!is_date && column.meaning.what != Header::What::fact) return;
  if (!column.meaning.wrong_unit.empty()) return;  // told at its header
  const auto* const fact = is_date ? nullptr : &vocabulary_.fact(column.meaning.slot);
  const auto value = is_date ? cell_date(cell) : cell_value(cell, *fact, column.meaning);
  const bool identifies = fact != nullptr && (fact->path == known::school_name || fact->path == known::school_code);
  is_known_ = is_known_ || (identifies && (value.mistake || !value.yaml.empty()));
  if (value.mistake) {
    to_->found
        .report(Severity::error, "table-cell", sheet_, cell.place,
                message("{}：{}", "{}: {}", column.text, *value.mistake))
        .hint(value.hint);
    return;
  }
  if (value.yaml.empty()) return;
  has_date_ = has_date_ || is_date;
  add_line(is_date ? std::string_view("date") : std::string_view(fact->path), value.yaml, cell.place);
}

void SchoolWriter::end() {
  if (to_->text.empty()) add_line(known::school_name, "null", place_);
  if (!has_date_ && date_) add({0, date_->place, "", {Header::What::date, 0, {}, {}}}, *date_);
  if (is_known_) return;
  to_->found
      .report(Severity::error, "table-school-nameless", sheet_, place_,
              message("有数据，却没有学校名称和学校标识码", "there are facts, but no name and no code of a school"))
      .hint(message("补上学校名称或学校标识码；若不是学校的数据，移出表格",
                    "add the name or the code; move it out of the table if it is about no school"));
}

}  // namespace edu_check
