#include <algorithm>
#include <array>
#include <charconv>

#include "edu_check/report/formats.h"
#include "edu_check/report/sheet/rows.h"
#include "edu_check/text/encoding.h"
#include "edu_check/text/escape.h"
#include "edu_check/value/quantity.h"

namespace edu_check {
namespace {

constexpr std::string_view rows_option = "--csv-rows";

/// Cells straight to the end of a string.
class CsvRow {
 public:
  explicit CsvRow(std::string& to) : to_(to) {}
  void text(std::string_view text) {
    next();
    append_csv_cell(to_, text);
  }
  void value(std::string_view text) { this->text(text); }
  void number(std::uint64_t value) {
    next();
    std::array<char, 20> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
    to_.append(digits.data(), end);
  }
  void share(const Rational& value) {
    next();
    to_ += format_share(value);
  }
  void date(Date value) {
    next();
    to_ += to_string(value);
  }
  void blank() { next(); }
  /// Cells that another row wrote.
  void cells(std::string_view written) {
    next();
    to_ += written;
  }
  void end() {
    to_ += "\r\n";
    first_ = true;
  }

 private:
  void next() {
    if (!first_) to_ += ',';
    first_ = false;
  }

  std::string& to_;
  bool first_ = true;
};

/// RFC 4180, in UTF-8 with a byte order mark, by which Excel recognises it.
class CsvReport final : public TextualReport {
 public:
  explicit CsvReport(const ReportOptions& options)
      : language_(options.language), schools_(options.word_of(rows_option) == "school") {
    if (schools_) return;
    for (const auto& each : options.standards) heads_.push_back(heads_of(each));
  }

  [[nodiscard]] Details details() const override { return schools_ ? Details::none : Details::full; }

  void begin(std::string& to) override {
    to += utf8_mark;
    CsvRow row(to);
    schools_ ? write_titles(row, school_columns, language_) : write_titles(row, indicator_columns, language_);
  }

  void write(std::string& to, const AssessmentRecord& record) const override {
    CsvRow row(to);
    if (schools_) return write_school(row, record, language_);
    if (record.verdict == Verdict::invalid) return write_invalid_indicator(row, record, language_);
    const auto found =
        std::find_if(heads_.begin(), heads_.end(), [&](const auto& each) { return each.standard == record.standard; });
    found != heads_.end() ? write_indicators(to, record, *found)
                          : write_indicators(to, record, heads_of(record.standard));
  }

 private:
  /// The cells of a standard's indicators that are the same in all rows.
  struct Heads {
    std::shared_ptr<const Standard> standard;
    std::vector<std::string> indicators;
  };

  [[nodiscard]] Heads heads_of(const std::shared_ptr<const Standard>& standard) const {
    Heads heads{standard, {}};
    for (const auto& each : standard->indicators) {
      CsvRow row(heads.indicators.emplace_back());
      write_indicator_head(row, *standard, each, language_);
    }
    return heads;
  }

  void write_indicators(std::string& to, const AssessmentRecord& record, const Heads& heads) const {
    std::string inventory;
    std::string subject;
    CsvRow(inventory).text(record.inventory);
    CsvRow subject_row(subject);
    write_indicator_subject(subject_row, record);
    CsvRow row(to);
    const auto marks = marks_text(record, language_);
    for (std::uint32_t i = 0; i < record.indicators.size(); ++i) {
      const auto texts = indicator_texts(record, i, language_);
      row.cells(inventory);
      texts.line > 0 ? row.number(texts.line) : row.blank();
      row.cells(subject);
      row.cells(heads.indicators[i]);
      write_indicator_results(row, record, i, texts, marks, language_);
    }
  }

  Language language_;
  bool schools_;
  std::vector<Heads> heads_;
};

}  // namespace

ReportFormat csv_format() {
  return {"csv",
          {"表格，每行一个指标，或一所学校（--csv-rows school）",
           "table, a row an indicator or a school (--csv-rows school)"},
          make_report<CsvReport>,
          {},
          {{rows_option,
            {"indicator", "school"},
            {"csv 的每行：指标（默认）或学校", "rows of csv: indicators (default) or schools"}}}};
}

}  // namespace edu_check
