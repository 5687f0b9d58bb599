#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "edu_check/report/formats.h"
#include "edu_check/report/marks.h"
#include "edu_check/report/new_problems.h"
#include "edu_check/report/text_parts.h"
#include "edu_check/text/display.h"
#include "edu_check/text/service_command.h"

namespace edu_check {
namespace {

/// One school as a page: by section, an indicator a line, and under it what is wrong and what to do.
class TextPage {
 public:
  TextPage(std::string& to, const AssessmentRecord& record, const ReportOptions& options)
      : to_(to), record_(record), options_(options), parts_(options) {}

  void run() {
    head();
    if (record_.verdict == Verdict::invalid) {
      line(fmt::format("{} {}", parts_.mark(record_.verdict),
                       parts_.say("清单无效，未作检查；错误见上",
                                  "the inventory is invalid and was not checked; see the errors above")));
      return;
    }
    for (const auto& section : record_.standard->sections) write_section(section);
    summary();
  }

 private:
  void line(std::string_view text) { to_.append(without_commands(text)).append("\n"); }

  [[nodiscard]] Language language() const { return options_.language; }
  [[nodiscard]] std::string say(std::string_view zh, std::string_view en) const { return parts_.say(zh, en); }

  void head() {
    const auto& subject = record_.subject;
    if (record_.standard) {
      const auto& document = record_.standard->document;
      line(parts_.strong(record_.standard->title.in(language())));
      std::string origin = document.number;
      if (!document.part.empty()) origin += " " + document.part.in(language());
      if (!origin.empty()) line(origin);
    }
    if (!subject.name.empty() || !subject.code.empty()) {
      const auto label = subject.kind == SubjectKind::region ? say("区域：", "region: ") : say("学校：", "school: ");
      line(label + printable(subject.name) +
           (subject.code.empty() ? "" : fmt::format(" ({})", printable(subject.code))));
    }
    line(say("清单：", "inventory: ") + printable(record_.inventory));
    if (record_.verdict != Verdict::invalid) line(say("截至：", "as of: ") + to_string(record_.as_of));
    for (const auto& mark : marks_of(record_))
      line(parts_.strong(say("注意：", "note: ")) + wrapped(mark.text.in(language()), options_.width - 6, 6));
    line("");
  }

  void write_section(const Section& section) {
    line(parts_.strong(section.heading + (language() == Language::en ? "  " + section.title.en : "")));
    for (std::uint32_t i = 0; i < section.indicator_count; ++i) write_indicator(section.first_indicator + i);
    line("");
  }

  void write_indicator(std::uint32_t index) {
    const auto& indicator = record_.standard->indicators[index];
    const auto& result = record_.indicators[index];
    const auto state = parts_.state(result);
    const auto id = padded(indicator.id, 5);
    constexpr std::size_t state_width = 16;
    const auto clause = parts_.short_clause(indicator, record_.standard->sections[indicator.section]);
    const auto clause_width = std::min<std::size_t>(display_width(clause), 22);
    const auto title_width = options_.width - state_width - id.size() - clause_width - 5;
    line(fmt::format("  {} {} {}  {}", parts_.colored(result.outcome, padded(state, state_width)), id,
                     padded(shortened(indicator.title.in(language()), title_width), title_width),
                     parts_.faint(shortened(clause, clause_width))));
    for (const auto& requirement : record_.requirements) {
      if (record_.standard->requirements[requirement.index].indicator == index) write_requirement(requirement);
    }
  }

  void write_requirement(const RequirementRecord& each) {
    const bool advisory = each.result.level == Level::advisory;
    const bool due_problem = each.result.outcome == Outcome::not_due && each.result.today != Outcome::pass;
    const bool shown = (is_problem(each.result) || due_problem) && (!advisory || options_.advisory);
    if (!shown && !(each.result.reading_sensitive && !advisory)) return;
    const auto& requirement = record_.standard->requirements[each.index];
    const auto mark = advisory     ? say("（建议）", "(advisory) ")
                      : each.known ? say("（基线已有）", "(known) ")
                                   : std::string();
    indented(fmt::format("{} {}{}", requirement.id, mark, requirement.statement.in(language())), 6);
    for (const auto& detail : parts_.details(each, record_)) indented(detail, 10);
  }

  void indented(std::string_view text, std::size_t indent) {
    line(std::string(indent, ' ') + wrapped(text, options_.width - indent, indent));
  }

  /// Mandatory indicators by outcome, each number in the line of its name.
  void write_counts() {
    constexpr std::size_t indent = 2;
    auto text = std::string(indent, ' ') +
                fmt::format("{} {}{}", say("指标", "indicators"), record_.counts.total(), say("：", ": "));
    auto width = display_width(text);
    for (std::size_t i = 0; i < outcome_count; ++i) {
      const auto outcome = static_cast<Outcome>(i);
      const auto count = fmt::format("{} {}", describe(outcome).in(language()), record_.counts.of(outcome));
      const auto gap = i == 0 ? 0 : indent;
      const bool fits = width + gap + display_width(count) <= options_.width;
      text += fits ? std::string(gap, ' ') : "\n" + std::string(indent, ' ');
      text += count;
      width = (fits ? width + gap : indent) + display_width(count);
    }
    line(text);
  }

  void summary() {
    line(parts_.strong(say("汇总", "summary")));
    write_counts();
    if (record_.counts.advisory + record_.counts.informational > 0) {
      indented(fmt::format("{} {}  {} {}", say("不计入结论：建议性", "not counted: advisory"), record_.counts.advisory,
                           say("告知性", "informational"), record_.counts.informational),
               2);
    }
    if (record_.score) indented(say("达标率：", "score: ") + parts_.score(*record_.score), 2);
    if (record_.applies == Truth::unknown) {
      indented(say("缺少判断本标准是否适用所需的事实", "facts that tell whether the standard applies are missing"), 2);
    }
    indented(parts_.strong(say("结论：", "verdict: ")) + parts_.verdict(record_.verdict), 2);
    if (record_.verdict == Verdict::not_applicable && record_.applies == Truth::no) {
      const auto& applicability = record_.standard->applicability(record_.subject.kind);
      indented(applicability.applies
                   ? applicability.statement.in(language())
                   : say("本标准没有对此类清单的要求", "the standard asks nothing of this kind of inventory"),
               2);
    }
  }

  std::string& to_;
  const AssessmentRecord& record_;
  const ReportOptions& options_;
  TextParts parts_;
};

/// Many schools: a line each, then the roll-up.
class TextReport final : public Report {
 public:
  explicit TextReport(const ReportOptions& options) : options_(options), parts_(options) {}

  [[nodiscard]] Details details() const override {
    if (options_.layout == Layout::whole) return Details::full;
    return options_.baseline == BaselineUse::none ? Details::none : Details::problems;
  }

  void write(std::string& to, const AssessmentRecord& record) const override {
    if (options_.layout == Layout::whole) return TextPage(to, record, options_).run();
    to += without_commands(parts_.school_line(record));
    if (options_.baseline != BaselineUse::none) to += without_commands(new_problems_text(record, options_));
  }

  [[nodiscard]] std::string_view separator() const override { return options_.layout == Layout::whole ? "\n" : ""; }

  void end(std::string& to, const RunEnd& end) override {
    std::string roll_up;
    if (options_.layout == Layout::lines) parts_.roll_up(roll_up, end);
    parts_.passed_over(roll_up, end.summary);
    to += without_commands(roll_up);
    if (end.baseline) to += "\n" + describe(*end.baseline).in(options_.language) + "\n";
    if (end.summary.min_score) to += "\n" + describe_min_score(end.summary).in(options_.language) + "\n";
  }

 private:
  ReportOptions options_;
  TextParts parts_;
};

}  // namespace

std::unique_ptr<Report> make_text_report(const ReportOptions& options) { return std::make_unique<TextReport>(options); }

}  // namespace edu_check
