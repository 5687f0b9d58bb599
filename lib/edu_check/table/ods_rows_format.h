#pragma once
// Private to the room.

#include <cstdint>
#include <deque>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "edu_check/table/workbook.h"
#include "edu_check/table/xml_reader_format.h"

namespace edu_check {

/// Finds the sheets of the content of a spreadsheet, and which of them are hidden.
class OdsSheetsHandler final : public XmlHandler {
 public:
  explicit OdsSheetsHandler(std::uint32_t most_sheets) : most_sheets_(most_sheets) {}
  void on_start(std::string_view name, const XmlAttributes& attributes) override;
  void on_end(std::string_view name) override;

  std::vector<TableSheet> sheets;

 private:
  std::uint32_t most_sheets_;
  std::size_t depth_ = 0;   ///< of tables: a cell may hold one
  std::size_t unread_ = 0;  ///< depth within what is no content
  std::string style_;
  std::set<std::string, std::less<>> hidden_styles_;
};

/// A row that stands several times, one below the other.
struct OdsRow {
  std::size_t sheet = 0;
  std::uint32_t repeated = 1;
  TableRow row;
};

/// Makes rows of the content of a spreadsheet, of all sheets one after the other.
class OdsRowsHandler final : public XmlHandler {
 public:
  explicit OdsRowsHandler(const WorkbookLimits& limits) : limits_(limits) {}
  void on_start(std::string_view name, const XmlAttributes& attributes) override;
  void on_end(std::string_view name) override;
  void on_text(std::string_view text) override;

  std::deque<OdsRow> rows;
  std::size_t sheets_begun = 0;

 private:
  void begin_sheet();
  void begin_row(const XmlAttributes& attributes);
  void begin_cell(const XmlAttributes& attributes, bool covered);
  void end_cell();
  void end_row();
  void take_value(const XmlAttributes& attributes);
  void add_text(std::string_view text);

  const WorkbookLimits& limits_;
  std::size_t depth_ = 0;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> hidden_;  ///< columns
  std::uint32_t columns_ = 0;                                    ///< that were declared
  OdsRow row_;
  std::uint32_t next_row_ = 1;
  std::uint32_t next_column_ = 1;
  bool in_row_ = false;
  Cell cell_;
  std::uint32_t repeated_ = 1;
  bool in_cell_ = false;
  bool covered_ = false;
  bool has_value_ = false;  ///< in an attribute, so that its text is only how it is shown
  std::size_t unread_ = 0;  ///< depth within what is no content: an annotation
  std::size_t paragraphs_ = 0;
  bool in_paragraph_ = false;
  bool failed_formula_ = false;
};

}  // namespace edu_check
