#include <array>
#include <charconv>

#include "edu_check/report/escape.h"
#include "edu_check/report/formats.h"
#include "edu_check/report/rows.h"
#include "edu_check/value/quantity.h"

namespace edu_check {
namespace {

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
class CsvReport final : public Report {
 public:
  explicit CsvReport(const ReportOptions& options) : language_(options.language), schools_(options.rows_are_schools) {}

  [[nodiscard]] Details details() const override { return schools_ ? Details::none : Details::full; }

  void begin(std::string& to) override {
    to += "\xEF\xBB\xBF";
    CsvRow row(to);
    schools_ ? write_titles(row, school_columns, language_) : write_titles(row, indicator_columns, language_);
  }

  void write(std::string& to, const AssessmentRecord& record) const override {
    CsvRow row(to);
    if (schools_) return write_school(row, record, language_);
    if (record.verdict == Verdict::invalid) return write_invalid_indicator(row, record, language_);
    for (std::uint32_t i = 0; i < record.indicators.size(); ++i) write_indicator(row, record, i, language_);
  }

 private:
  Language language_;
  bool schools_;
};

}  // namespace

std::unique_ptr<Report> make_csv_report(const ReportOptions& options) { return std::make_unique<CsvReport>(options); }

}  // namespace edu_check
