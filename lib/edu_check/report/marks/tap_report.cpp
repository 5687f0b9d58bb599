#include <fmt/format.h>

#include <iterator>
#include <utility>

#include "edu_check/json/json_lines_format.h"
#include "edu_check/record/marks.h"
#include "edu_check/report/formats.h"
#include "edu_check/report/marks/problems.h"
#include "edu_check/text/escape.h"
#include "edu_check/text/message_format.h"

namespace edu_check {
namespace {

/// TAP 13, which all readers know: a test an indicator. The numbers are put in when the pieces are joined.
class TapReport final : public TextualReport {
 public:
  explicit TapReport(ReportOptions options) : options_(std::move(options)) {}

  [[nodiscard]] Details details() const override { return Details::full; }

  void begin(std::string& to) override { to += "TAP version 13\n"; }

  void write(std::string& to, const AssessmentRecord& record) const override {
    const auto place = tap_escaped(record.inventory) + " " + tap_escaped(record.standard_id);
    if (record.verdict == Verdict::invalid) {
      fmt::format_to(std::back_inserter(to), "not ok - {}: {}\n", place,
                     describe(record.verdict).in(options_.language));
      write_block(to, record, to_string(record.verdict), problems_of(record, options_));
      return;
    }
    for (const auto& mark : marks_of(record))
      fmt::format_to(std::back_inserter(to), "# {}: {} [{}]\n", place, tap_escaped(mark.text.in(options_.language)),
                     mark.id);
    for (std::uint32_t i = 0; i < record.indicators.size(); ++i) write_test(to, record, i, place);
  }

  void join(std::string& piece) override {
    std::string numbered;
    numbered.reserve(piece.size() + piece.size() / 16);
    for (std::size_t at = 0; at < piece.size();) {
      const auto end = piece.find('\n', at) + 1;
      const auto line = std::string_view(piece).substr(at, end - at);
      const std::string_view start = line.starts_with("ok ") ? "ok " : line.starts_with("not ok ") ? "not ok " : "";
      numbered += start;
      if (!start.empty()) fmt::format_to(std::back_inserter(numbered), "{} ", ++tests_);
      numbered += line.substr(start.size());
      at = end;
    }
    piece = std::move(numbered);
  }

  void end(std::string& to, const RunEnd& end) override {
    fmt::format_to(std::back_inserter(to), "1..{}\n", tests_);
    if (end.state != RunState::whole) to += "Bail out! " + describe(end.state).in(options_.language) + "\n";
    for (const auto& line : describe(end.summary.passed_over)) {
      to += "# " + message("未检查：{}", "not checked: {}", line).in(options_.language) + "\n";
    }
  }

 private:
  void write_test(std::string& to, const AssessmentRecord& record, std::uint32_t index, std::string_view place) const {
    const auto& indicator = record.standard->indicators[index];
    const auto& result = record.indicators[index];
    const bool counts = result.level == Level::mandatory;
    const bool wrong = counts && is_open(result.outcome);
    fmt::format_to(std::back_inserter(to), "{} - {}/{} {}", wrong ? "not ok" : "ok", place, tap_escaped(indicator.id),
                   tap_escaped(indicator.title.in(options_.language)));
    if (!wrong && (!counts || result.outcome != Outcome::pass))
      to += " # SKIP " + tap_escaped(skip_reason(record, index, options_.language));
    const bool excused = options_.baseline == BaselineUse::only_new_count && is_known(record, index);
    if (excused) to.append(" # TODO ").append(known_word().in(options_.language));
    to += '\n';
    if (!wrong) return;
    std::vector<Problem> problems;
    for (const auto& each : requirements_of(record, index)) {
      if (each.result.level == Level::mandatory && is_problem(each.result))
        problems.push_back(make_problem(each, record, options_));
    }
    write_block(to, record, to_string(result.outcome), problems);
  }

  /// The one block of YAML that a test may have; its strings are those of JSON, which are YAML too.
  static void write_block(std::string& to, const AssessmentRecord& record, std::string_view outcome,
                          const std::vector<Problem>& problems) {
    to += "  ---\n";
    const auto add = [&](std::string_view key, std::string_view value) {
      to.append(key).append(": ");
      JsonLine(to).string(value);
      to += '\n';
    };
    add("  outcome", outcome);
    add("  file", record.inventory);
    if (!problems.empty()) to += "  problems:\n";
    for (const auto& each : problems) {
      add("    - rule", each.rule);
      add("      message", each.title);
      add("      detail", each.text);
      fmt::format_to(std::back_inserter(to), "      line: {}\n      column: {}\n", each.place.line, each.place.column);
    }
    to += "  ...\n";
  }

  ReportOptions options_;
  std::size_t tests_ = 0;
};

}  // namespace

ReportFormat tap_format() {
  return {"tap", {"TAP 13，每个指标一项测试", "TAP 13, a test an indicator"}, make_report<TapReport>};
}

}  // namespace edu_check
