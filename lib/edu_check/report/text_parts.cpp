#include "edu_check/report/text_parts.h"
#include "edu_check/record/limit_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

#include "edu_check/record/marks.h"
#include "edu_check/record/undocumented.h"
#include "edu_check/text/display.h"

namespace edu_check {
namespace {

struct Look {
  std::string_view mark;
  std::string_view color;
};
constexpr std::array<Look, outcome_count> outcome_looks{
    {{"✓", "32"}, {"✗", "31"}, {"?", "33"}, {"-", "2"}, {"…", "36"}, {"w", "35"}}};
constexpr std::array<Look, verdict_count> verdict_looks{
    {{"✓", "1;32"}, {"✗", "1;31"}, {"?", "1;33"}, {"-", "2"}, {"!", "1;31"}}};

const Look& look_of(Outcome outcome) { return outcome_looks[static_cast<std::size_t>(outcome)]; }
const Look& look_of(Verdict verdict) { return verdict_looks[static_cast<std::size_t>(verdict)]; }

std::string percent_of(std::uint64_t part, std::uint64_t whole) {
  if (whole == 0) return "-";
  return format_share(*Rational::of(static_cast<std::int64_t>(part), static_cast<std::int64_t>(whole)));
}

}  // namespace

std::string TextParts::paint(std::string_view code, std::string_view text) const {
  if (color_ == Color::off) return std::string(text);
  return fmt::format("\x1b[{}m{}\x1b[0m", code, text);
}

std::string TextParts::colored(Outcome outcome, std::string_view text) const {
  return paint(look_of(outcome).color, text);
}

std::string TextParts::mark(Verdict verdict) const { return paint(look_of(verdict).color, look_of(verdict).mark); }

std::string TextParts::verdict(Verdict verdict) const {
  return paint(look_of(verdict).color, fmt::format("{} {}", look_of(verdict).mark, describe(verdict).in(language_)));
}

std::string TextParts::state(const IndicatorResult& result) const {
  if (result.level == Level::informational) return "i " + say("告知", "informational");
  const auto suffix = result.level == Level::advisory ? say("（建议）", "*") : std::string();
  return fmt::format("{} {}{}", look_of(result.outcome).mark, describe(result.outcome).in(language_), suffix);
}

std::string TextParts::mark(const RequirementResult& result) const {
  if (result.level == Level::informational) return paint("2", "i");
  return paint(look_of(result.outcome).color, look_of(result.outcome).mark);
}

std::string TextParts::score(const Score& score) const {
  const auto low = format_share(score.low);
  const auto high = format_share(score.high);
  return low == high ? low : fmt::format("{}–{}", low, high);
}

std::string TextParts::short_clause(const Indicator& indicator, const Section& section) const {
  OfficialDocument bare;
  auto clause = indicator.clause;
  if (!clause.heading.empty() && clause.heading.back() == section.heading) clause.heading.pop_back();
  while (clause.heading.size() > 1) clause.heading.erase(clause.heading.begin());
  auto text = describe(clause, bare, language_);
  return text.starts_with(' ') ? text.substr(1) : text;
}

std::vector<std::string> TextParts::details(const RequirementRecord& each, const AssessmentRecord& record) const {
  const auto& requirement = record.standard->requirements[each.index];
  const auto& vocabulary = *record.standard->vocabulary;
  std::vector<std::string> lines;
  std::string compared;
  const bool failed = each.result.today == Outcome::fail;
  const auto add = [&](std::string_view zh, std::string_view en, const Message& text) {
    if (text.in(language_).empty()) return;
    if (!compared.empty()) compared += say("；", "; ");
    compared += say(zh, en) + printable(text.in(language_));
  };
  if ((failed || each.result.today == Outcome::unknown) && !each.to_do.empty()) {
    add("要做：", "to do: ", each.to_do);
  } else {
    // That it should be so is said by the requirement already.
    const bool plain = each.expected.zh == "是" || each.expected.zh == "否";
    add("实际：", "actual: ", each.actual);
    const bool passed = each.result.outcome == Outcome::pass;
    const bool said = plain ? passed || each.actual.empty() : passed && each.actual == each.expected;
    if (!said) add("应为：", "expected: ", limit_words(each.expected));
    add("还差：", "short by: ", each.shortfall);
  }
  if (each.result.outcome == Outcome::not_applicable && !each.not_owed.empty())
    lines.push_back(printable(each.not_owed.in(language_)));
  if (!each.missing.empty()) lines.push_back(say("缺少：", "missing: ") + missing_text(each, vocabulary));
  for (const auto& fact : each.undocumented)
    lines.push_back(say("缺佐证材料：", "no evidence: ") + undocumented_text(fact, vocabulary).in(language_));
  if (!compared.empty()) lines.push_back(compared);
  if (each.result.outcome == Outcome::not_due && each.due) {
    lines.push_back(fmt::format("{}{}{}{}", say("到期：", "due: "), to_string(*each.due),
                                say("；现在为：", "; today: "), describe(each.result.today).in(language_)));
  }
  if (each.waiver) {
    lines.push_back(fmt::format("{}{} ({})", say("豁免至 ", "waived until "), to_string(each.waiver->expires),
                                printable(each.waiver->reason)));
  }
  if (each.result.reading_sensitive) {
    lines.push_back(say("另一种理解会得出不同结果；此处的理解：",
                        "another reading of the text gives another outcome; the one used here: ") +
                    requirement.reading.in(language_));
  }
  const bool wrong = is_open(each.result.today);
  if (wrong && each.result.today == Outcome::fail && !requirement.remedy.empty()) {
    lines.push_back(say("建议：", "remedy: ") + requirement.remedy.in(language_));
  }
  return lines;
}

/// `学生终端数（第 5 行）、教师终端数（第 5 行）`; the path of a fact is told where its label is no key of an
/// inventory.
std::string TextParts::missing_text(const RequirementRecord& each, const Vocabulary& vocabulary) const {
  std::string missing;
  for (std::size_t i = 0; i < each.missing.size(); ++i) {
    const auto& fact = vocabulary.fact(each.missing[i]);
    const auto line = i < each.missing_places.size() ? each.missing_places[i].line : 0;
    const bool needs_path = language_ == Language::en;
    auto where = line > 0 ? say("第 ", "line ") + std::to_string(line) + say(" 行", "") : std::string();
    if (needs_path) where.insert(0, where.empty() ? fact.path : fact.path + ", ");
    if (!missing.empty()) missing += say("、", ", ");
    missing += fact.label.in(language_);
    if (!where.empty()) missing += say("（", " (") + where + say("）", ")");
  }
  return missing;
}

std::string TextParts::school_line(const AssessmentRecord& record, std::size_t indent) const {
  const auto score_text = record.score ? score(*record.score) : std::string("-");
  const auto name = record.subject.name.empty() ? std::string() : "  " + printable(record.subject.name);
  const auto standard = record.standard_id.empty() ? std::string() : record.standard_id + "  ";
  std::string marks;
  if (has_marks(record)) {
    for (const auto& mark : marks_of(record))
      marks += (marks.empty() ? "" : say("，", ", ")) + mark.brief.in(language_);
    marks = "  [" + marks + "]";
  }
  const auto verdict = padded(describe(record.verdict).in(language_), language_ == Language::zh ? 8 : 14);
  const auto rest = padded(score_text, 12) + "  " + standard + printable(record.inventory) + marks;
  const auto taken = indent + 2 + most_columns(verdict) + 1 + most_columns(rest);
  constexpr std::size_t least_name = 6;
  const auto room = width_ - std::min(width_, taken + 1);
  return fmt::format("{} {} {}{}\n", paint(look_of(record.verdict).color, look_of(record.verdict).mark),
                     paint(look_of(record.verdict).color, verdict), rest,
                     room < least_name ? std::string() : shortened(name, room));
}

void TextParts::state(std::string& to, const RunEnd& end) const {
  if (end.state == RunState::whole) return;
  to += strong(wrapped(say("注意：", "note: ") + describe(end.state).in(language_), width_, 2)) + "\n";
}

void TextParts::overview(std::string& to, const RunEnd& end, std::string_view regions,
                         std::string_view worst_schools) const {
  state(to, end);
  for (const auto& each : end.rollup.standards) {
    to += strong(wrapped(each.standard->title.in(language_), width_)) + "\n";
    std::string counts;
    for (std::size_t i = 0; i < verdict_count; ++i) {
      const auto count = each.all.verdicts[i];
      counts += fmt::format("{}{} {}", counts.empty() ? "" : say("，", ", "),
                            describe(static_cast<Verdict>(i)).in(language_), count);
    }
    const auto total = std::accumulate(each.all.verdicts.begin(), each.all.verdicts.end(), std::uint64_t{0});
    to += "  " +
          wrapped(fmt::format("{} {}{}{}", say("清单", "inventories"), total, say("：", ": "), counts), width_ - 2, 2) +
          "\n";
  }
  if (const auto marks = describe_marks(end.summary); !marks.empty())
    to += wrapped(say("注意：", "note: ") + marks.in(language_), width_, 2) + "\n";
  if (!regions.empty()) to += "\n" + say("区域：", "region:") + "\n" + std::string(regions);
  if (!worst_schools.empty())
    to += "\n" + say("达标率最低的学校：", "lowest scores:") + "\n" + std::string(worst_schools);
  constexpr std::size_t most_indicators = 5;
  for (const auto& each : end.rollup.standards) {
    std::string worst;
    write_worst(worst, each, most_indicators);
    if (worst.empty()) continue;
    to += "\n";
    if (end.rollup.standards.size() > 1) to += each.standard->id + "\n";
    to += worst;
  }
}

void TextParts::passed_over(std::string& to, const Summary& summary) const {
  const auto lines = describe(summary.passed_over);
  if (lines.empty()) return;
  to += fmt::format("\n{}\n", strong(say("未检查：", "not checked:")));
  for (const auto& line : lines) to += "  " + wrapped(line.in(language_), width_ - 2, 4) + "\n";
}

void TextParts::roll_up(std::string& to, const RunEnd& end) const {
  for (const auto& each : end.rollup.standards) {
    std::string tables;
    roll_up_standard(tables, each, end.rollup.group_by);
    if (!tables.empty()) to += "\n" + strong(wrapped(each.standard->title.in(language_), width_)) + "\n" + tables;
  }
}

void TextParts::roll_up_standard(std::string& to, const StandardRollup& rollup, GroupBy group_by) const {
  write_scores(to, rollup);
  if (group_by != GroupBy::none && !rollup.groups.empty()) write_groups(to, rollup);
  constexpr std::size_t most_indicators = 10;
  write_worst(to, rollup, most_indicators);
}

void TextParts::write_scores(std::string& to, const StandardRollup& rollup) const {
  const auto& scores = rollup.all.scores;
  const auto most = *std::max_element(scores.begin(), scores.end());
  if (most > 0) {
    to += say("  达标率分布（下限）\n", "  scores (lower end)\n");
    for (std::size_t i = scores.size(); i-- > 0;) {
      const auto label = i == 10 ? std::string("100%") : fmt::format("{}–{}%", i * 10, i * 10 + 9);
      constexpr std::uint64_t longest = 24;
      const auto length = static_cast<std::size_t>(scores[i] * longest / most);
      std::string bar;
      for (std::size_t k = 0; k < length; ++k) bar += "█";
      to += fmt::format("  {} {:>8}{}{}\n", padded(label, 16), scores[i], bar.empty() ? "" : "  ", bar);
    }
  }
}

void TextParts::write_groups(std::string& to, const StandardRollup& rollup) const {
  to += fmt::format("  {} {:>8} {:>8} {:>8}\n", padded(say("分组", "group"), 24), say("学校", "schools"),
                    say("达标", "compl."), say("占比", "share"));
  for (const auto& [name, numbers] : rollup.groups) {
    const auto total = std::accumulate(numbers.verdicts.begin(), numbers.verdicts.end(), std::uint64_t{0});
    const auto compliant = numbers.verdicts[static_cast<std::size_t>(Verdict::compliant)];
    const auto shown = name.empty() ? say("（未填）", "(not given)") : printable(name);
    to += fmt::format("  {} {:>8} {:>8} {:>8}\n", padded(shortened(shown, 24), 24), total, compliant,
                      percent_of(compliant, total));
  }
}

void TextParts::write_worst(std::string& to, const StandardRollup& rollup, std::size_t most_shown) const {
  std::vector<std::size_t> order(rollup.indicators.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return rollup.indicators[a].failed > rollup.indicators[b].failed;
  });
  if (order.empty() || rollup.indicators[order[0]].failed == 0) return;
  to += say("  未达标最多的指标（未达标 / 待定）\n", "  indicators that fail most (failed / unknown)\n");
  for (std::size_t i = 0; i < std::min(order.size(), most_shown) && rollup.indicators[order[i]].failed > 0; ++i) {
    const auto& indicator = rollup.standard->indicators[order[i]];
    const auto& numbers = rollup.indicators[order[i]];
    to += fmt::format("  {} {:>7} / {:>7}  {}\n", padded(indicator.id, 8), numbers.failed, numbers.unknown,
                      shortened(indicator.title.in(language_), width_ - 34));
  }
}

}  // namespace edu_check
