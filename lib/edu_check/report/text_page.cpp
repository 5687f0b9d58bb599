#include "edu_check/report/text_page.h"

#include <fmt/format.h>

#include <algorithm>

#include "edu_check/record/marks.h"
#include "edu_check/report/marks/problems.h"
#include "edu_check/report/text_overview.h"
#include "edu_check/report/text_parts.h"
#include "edu_check/text/display.h"
#include "edu_check/text/service_command.h"

namespace edu_check {
namespace {

/// Which indicators stand below the first screen.
enum class Listed : std::uint8_t { all, problems, failures, none };

class TextPage {
 public:
  TextPage(std::string& to, const AssessmentRecord& record, const ReportOptions& options)
      : to_(to), begin_(to.size()), record_(record), options_(options), parts_(options) {}

  void run() {
    head();
    if (record_.verdict == Verdict::invalid) {
      line(fmt::format("{} {}", parts_.mark(record_.verdict),
                       parts_.say("清单无效，未作检查；错误见上",
                                  "the inventory is invalid and was not checked; see the errors above")));
      return;
    }
    TextOverview overview(record_, options_);
    listed_ = listed(overview);
    const auto used =
        static_cast<std::size_t>(std::count(to_.begin() + static_cast<std::ptrdiff_t>(begin_), to_.end(), '\n'));
    to_ += overview.write(used);
    if (listed_ == Listed::none) return;
    const auto before = to_.size();
    for (const auto& section : record_.standard->sections) write_section(section);
    if (to_.size() > before) foot();
  }

 private:
  void line(std::string_view text) { to_.append(without_commands(text)).append("\n"); }

  [[nodiscard]] Language language() const { return options_.language; }

  [[nodiscard]] Listed listed(const TextOverview& overview) const {
    if (options_.details) return *options_.details == Details::full ? Listed::all : Listed::problems;
    if (record_.verdict == Verdict::not_applicable) return Listed::none;
    return overview.is_mostly_unknown() ? Listed::failures : Listed::all;
  }

  void field(const std::string& label, std::string_view text) {
    const auto indent = display_width(label);
    line(label + wrapped(text, options_.width - indent, indent));
  }

  void head() {
    const auto& subject = record_.subject;
    if (record_.standard) {
      const auto& document = record_.standard->document;
      line(parts_.strong(wrapped(record_.standard->title.in(language()), options_.width)));
      std::string origin = document.number;
      if (!document.part.empty()) origin += " " + document.part.in(language());
      if (!origin.empty()) line(wrapped(origin, options_.width));
    }
    if (!subject.name.empty() || !subject.code.empty()) {
      field(subject.kind == SubjectKind::region ? parts_.say("区域：", "region: ") : parts_.say("学校：", "school: "),
            printable(subject.name) + (subject.code.empty() ? "" : fmt::format(" ({})", printable(subject.code))));
    }
    field(parts_.say("清单：", "inventory: "), printable(record_.inventory));
    if (record_.verdict != Verdict::invalid) field(parts_.say("截至：", "as of: "), to_string(record_.as_of));
    for (const auto& mark : marks_of(record_))
      line(parts_.strong(parts_.say("注意：", "note: ")) + wrapped(mark.text.in(language()), options_.width - 6, 6));
    line("");
  }

  [[nodiscard]] bool shows(const IndicatorResult& result) const {
    if (listed_ == Listed::all) return true;
    if (result.level == Level::informational || (result.level == Level::advisory && !options_.advisory)) return false;
    return result.outcome == Outcome::fail ||
           (listed_ == Listed::problems && (result.outcome == Outcome::unknown || result.outcome == Outcome::waived));
  }

  void write_section(const Section& section) {
    const auto first = section.first_indicator;
    const auto end = first + section.indicator_count;
    auto any = listed_ == Listed::all;
    for (auto i = first; i < end; ++i) any = any || shows(record_.indicators[i]);
    if (!any) return;
    line("");
    const auto title = language() == Language::en ? "  " + section.title.en : std::string();
    line(parts_.strong(wrapped(section.heading + title, options_.width)));
    for (auto i = first; i < end; ++i) {
      if (shows(record_.indicators[i])) write_indicator(i);
    }
  }

  void write_indicator(std::uint32_t index) {
    write_indicator_line(index);
    if (record_.indicators[index].outcome == Outcome::not_applicable && !is_full()) {
      const auto reason = not_applicable_reason(record_, index).in(language());
      if (!reason.empty()) indented(reason, 6);
    }
    for (const auto& requirement : record_.requirements) {
      if (record_.standard->requirements[requirement.index].indicator == index) write_requirement(requirement);
    }
  }

  /// The blanks before the clause, so that lines end alike although a terminal may show some signs wider: the mark, and
  /// a pair of quotation marks.
  [[nodiscard]] std::string gap_of(std::string_view line) const {
    constexpr std::size_t most_wide = 3;
    const auto usual = options_.width - std::min(options_.width, display_width(line) + most_wide);
    return std::string(std::max<std::size_t>(std::min(usual, options_.width - most_columns(line)), 2), ' ');
  }

  void write_indicator_line(std::uint32_t index) {
    const auto& indicator = record_.standard->indicators[index];
    const auto& result = record_.indicators[index];
    const auto state = parts_.state(result);
    const auto id = padded(indicator.id, 5);
    constexpr std::size_t state_width = 16;
    constexpr std::size_t most_clause = 22;
    constexpr std::size_t least_title = 8;
    const auto clause =
        shortened(parts_.short_clause(indicator, record_.standard->sections[indicator.section]), most_clause);
    const auto lead = fmt::format("  {} {} ", padded(state, state_width), id);
    const auto taken = most_columns(lead) + most_columns(clause) + 2;
    if (taken + least_title > options_.width)  // a standard of somebody's own may have long ids
      return line(wrapped(lead + indicator.title.in(language()), options_.width, 6));
    const auto title = shortened(indicator.title.in(language()), options_.width - taken);
    line(fmt::format("  {} {} {}{}{}", parts_.colored(result.outcome, padded(state, state_width)), id, title,
                     gap_of(lead + title + clause), parts_.faint(clause)));
  }

  /// Whether every requirement is wanted, whatever it came to.
  [[nodiscard]] bool is_full() const { return options_.details == Details::full; }

  void write_requirement(const RequirementRecord& each) {
    const bool advisory = each.result.level == Level::advisory;
    const bool due_problem = each.result.outcome == Outcome::not_due && each.result.today != Outcome::pass;
    const bool shown = (is_problem(each.result) || due_problem) && (!advisory || options_.advisory);
    if (!shown && !(each.result.reading_sensitive && !advisory) && !is_full()) return;
    const auto& requirement = record_.standard->requirements[each.index];
    const auto state = is_full() ? parts_.mark(each.result) + " " : std::string();
    const auto mark = advisory     ? parts_.say("（建议）", "(advisory) ")
                      : each.known ? parts_.say("（基线已有）", "(known) ")
                                   : std::string();
    const auto text = fmt::format("{} {}{}", requirement.id, mark, requirement.statement.in(language()));
    const std::size_t indent = is_full() ? 8 : 6;
    line(std::string(6, ' ') + state + wrapped(text, options_.width - indent, indent));
    for (const auto& detail : parts_.details(each, record_)) indented(detail, 10);
  }

  void indented(std::string_view text, std::size_t indent) {
    line(std::string(indent, ' ') + wrapped(text, options_.width - indent, indent));
  }

  /// Where the list is long, the verdict is out of sight.
  void foot() {
    line("");
    const auto score =
        record_.score ? parts_.say("，达标率 ", ", score ") + parts_.score(*record_.score) : std::string();
    line(parts_.strong(parts_.say("结论：", "verdict: ")) + parts_.verdict(record_.verdict) + score);
  }

  std::string& to_;
  std::size_t begin_;
  const AssessmentRecord& record_;
  const ReportOptions& options_;
  TextParts parts_;
  Listed listed_ = Listed::all;
};

}  // namespace

void write_text_page(std::string& to, const AssessmentRecord& record, const ReportOptions& options) {
  TextPage(to, record, options).run();
}

}  // namespace edu_check
