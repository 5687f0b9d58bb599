#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

#include "edu_check/record/marks.h"
#include "edu_check/report/formats.h"
#include "edu_check/report/marks/problems.h"
#include "edu_check/text/display.h"
#include "edu_check/text/escape.h"
#include "edu_check/text/message_format.h"

namespace edu_check {
namespace {

/// What a case comes to in JUnit's words.
enum class CaseResult : std::uint8_t { pass, failure, error, skipped };

CaseResult result_of(const IndicatorResult& result) {
  if (result.level != Level::mandatory) return CaseResult::skipped;
  switch (result.outcome) {
    case Outcome::pass:
      return CaseResult::pass;
    case Outcome::fail:
      return CaseResult::failure;
    case Outcome::unknown:
      return CaseResult::error;
    case Outcome::not_applicable:
    case Outcome::not_due:
    case Outcome::waived:
      break;
  }
  return CaseResult::skipped;
}

/// One school, or one that could not be read: a suite.
class Suite {
 public:
  Suite(std::string& to, const AssessmentRecord& record, const ReportOptions& options)
      : to_(to), record_(record), options_(options), file_(xml_escaped(repository_file(record.inventory))) {}

  void run() {
    if (record_.verdict == Verdict::invalid) return write_invalid();
    std::array<std::size_t, 4> numbers{};
    for (std::uint32_t i = 0; i < record_.indicators.size(); ++i) ++numbers[static_cast<std::size_t>(result(i))];
    open(record_.indicators.size(), numbers);
    for (std::uint32_t i = 0; i < record_.indicators.size(); ++i) write_case(i);
    if (has_marks(record_))
      add("    <system-out>{}</system-out>\n", xml_escaped(marks_text(record_, options_.language)));
    to_ += "  </testsuite>\n";
  }

 private:
  template <class... Arguments>
  void add(fmt::format_string<Arguments...> pattern, Arguments&&... arguments) {
    fmt::format_to(std::back_inserter(to_), pattern, std::forward<Arguments>(arguments)...);
  }

  /// Where only new problems count, JUnit has nothing but "skipped" for what is known: a failure would fail the build.
  [[nodiscard]] CaseResult result(std::uint32_t index) const {
    const bool excused = options_.baseline == BaselineUse::only_new_count && is_known(record_, index);
    return excused ? CaseResult::skipped : result_of(record_.indicators[index]);
  }

  [[nodiscard]] std::string reason(std::uint32_t index) const {
    if (!is_known(record_, index)) return skip_reason(record_, index, options_.language);
    const auto outcome = describe(record_.indicators[index].outcome);
    return message("{}：{}", "{}: {}", known_word(), outcome).in(options_.language);
  }

  void open(std::size_t tests, const std::array<std::size_t, 4>& numbers) {
    const auto& name = record_.subject.name;
    const auto label = name.empty() ? xml_escaped(record_.inventory)
                                    : fmt::format("{} ({})", xml_escaped(name), xml_escaped(record_.inventory));
    add("  <testsuite name=\"{}: {}\" tests=\"{}\" failures=\"{}\" errors=\"{}\" skipped=\"{}\">\n",
        xml_escaped(record_.standard_id), label, tests, numbers[1], numbers[2], numbers[3]);
    to_ += "    <properties>\n";
    property("standard", record_.standard_id);
    property("verdict", to_string(record_.verdict));
    if (record_.verdict != Verdict::invalid) property("as_of", to_string(record_.as_of));
    property("code", record_.subject.code);
    for (const auto& mark : marks_of(record_)) property(mark.id, mark.text.in(options_.language));
    to_ += "    </properties>\n";
  }

  void property(std::string_view name, std::string_view value) {
    if (!value.empty()) add("      <property name=\"{}\" value=\"{}\"/>\n", name, xml_escaped(value));
  }

  /// A dot would end the name of a package for Jenkins, so the path has other ones.
  [[nodiscard]] std::string class_name() const {
    auto name = xml_escaped(record_.standard_id) + ".";
    for (const char byte : file_) byte == '.' ? name += "·" : name += byte;
    return name;
  }

  void open_case(std::string_view name, std::uint32_t line) {
    add("    <testcase name=\"{}\" classname=\"{}\" file=\"{}\" line=\"{}\"", xml_escaped(name), class_name(), file_,
        line);
  }

  void write_case(std::uint32_t index) {
    const auto& indicator = record_.standard->indicators[index];
    const auto result = this->result(index);
    const bool wrong = result == CaseResult::failure || result == CaseResult::error;
    const auto outcome = record_.indicators[index].outcome;
    const auto requirements = requirements_of(record_, index);
    auto line = requirements.empty() ? 1U : std::max(requirements.front().place.line, 1U);
    std::string first;
    std::string text;
    for (const auto& each : requirements) {
      if (!wrong || each.result.level != Level::mandatory || !is_problem(each.result)) continue;
      const auto problem = make_problem(each, record_, options_);
      const bool decides = each.result.outcome == outcome;
      if (decides && first.empty()) {
        first = problem.title;
        line = problem.place.line;
      }
      text += "\n" + problem.title + "\n" + problem.text + "\n";
    }
    open_case(indicator.id + " " + indicator.title.in(options_.language), line);
    if (result == CaseResult::pass) return void(to_ += "/>\n");
    if (!wrong) return add(">\n      <skipped message=\"{}\"/>\n    </testcase>\n", xml_escaped(reason(index)));
    write_wrong(result == CaseResult::failure ? "failure" : "error", to_string(outcome), first, text);
  }

  void write_wrong(std::string_view element, std::string_view type, std::string_view first, std::string_view text) {
    add(">\n      <{} type=\"{}\" message=\"{}\">", element, xml_escaped(type), xml_escaped(first));
    for (std::size_t at = 0; at < text.size();) {
      const auto end = text.find('\n', at);
      to_ += xml_escaped(text.substr(at, end - at));
      to_ += '\n';
      at = end == std::string_view::npos ? text.size() : end + 1;
    }
    add("</{}>\n    </testcase>\n", element);
  }

  void write_invalid() {
    open(1, {0, 0, 1, 0});
    std::string text = "\n";
    std::uint32_t line = 1;
    for (const auto& each : record_.diagnostics) {
      if (text.size() == 1) line = std::max(each.location.position.line, 1U);
      text += fmt::format("{}:{}:{}: {} [{}]\n", printable(each.location.file), each.location.position.line,
                          each.location.position.column, printable(each.message.in(options_.language)), each.id);
    }
    const auto verdict = describe(Verdict::invalid).in(options_.language);
    open_case(verdict, line);
    write_wrong("error", to_string(Verdict::invalid), verdict, text);
    to_ += "  </testsuite>\n";
  }

  std::string& to_;
  const AssessmentRecord& record_;
  const ReportOptions& options_;
  std::string file_;
};

class JunitReport final : public TextualReport {
 public:
  explicit JunitReport(ReportOptions options) : options_(std::move(options)) {}
  [[nodiscard]] Details details() const override { return Details::full; }
  void begin(std::string& to) override {
    to += "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"edu-check\">\n";
  }
  void write(std::string& to, const AssessmentRecord& record) const override { Suite(to, record, options_).run(); }
  void end(std::string& to, const RunEnd& end) override {
    write_passed_over(to, end.summary.passed_over);
    write_state(to, end.state);
    to += "</testsuites>\n";
  }

 private:
  /// An error of a suite of its own, lest a result that lacks schools be green.
  void write_state(std::string& to, RunState state) const {
    if (state == RunState::whole) return;
    const auto text = xml_escaped(describe(state).in(options_.language));
    const auto word = to_string(state);
    fmt::format_to(
        std::back_inserter(to),
        "  <testsuite name=\"run\" tests=\"1\" failures=\"0\" errors=\"1\" skipped=\"0\">\n    <properties>\n"
        "      <property name=\"state\" value=\"{0}\"/>\n    </properties>\n"
        "    <testcase name=\"{1}\" classname=\"edu-check\">\n      <error type=\"{1}\" message=\"{2}\"/>\n"
        "    </testcase>\n  </testsuite>\n",
        word, id_of(state), text);
  }

  /// Properties of a suite without tests, since only a suite may have some.
  static void write_passed_over(std::string& to, const PassedOver& passed) {
    if (passed.total() == 0) return;
    to +=
        "  <testsuite name=\"passed_over\" tests=\"0\" failures=\"0\" errors=\"0\" skipped=\"0\">\n    <properties>\n";
    for (std::size_t i = 0; i < passed_reason_count; ++i) {
      const auto reason = static_cast<PassedReason>(i);
      to +=
          fmt::format("      <property name=\"passed_over.{}\" value=\"{}\"/>\n", to_string(reason), passed.of(reason));
    }
    to += "    </properties>\n  </testsuite>\n";
  }

  ReportOptions options_;
};

}  // namespace

ReportFormat junit_format() {
  return {
      "junit", {"JUnit XML，供 CI 的测试报告使用", "JUnit XML for the test reports of CI"}, make_report<JunitReport>};
}

}  // namespace edu_check
