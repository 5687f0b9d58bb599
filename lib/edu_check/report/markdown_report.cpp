#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <utility>

#include "edu_check/record/marks.h"
#include "edu_check/report/formats.h"
#include "edu_check/report/marks/problems.h"
#include "edu_check/report/text_parts.h"
#include "edu_check/text/escape.h"
#include "edu_check/text/message_format.h"
#include "edu_check/text/utf8.h"

namespace edu_check {
namespace {

/// A comment on GitHub holds 65536 characters.
constexpr std::size_t most_characters = 60000;
/// Entries of one list, unless all details are asked for.
constexpr std::size_t usual_entries = 30;

/// One assessment: its verdict, what fails, what is missing.
class MarkdownSection {
 public:
  MarkdownSection(std::string& to, const AssessmentRecord& record, const ReportOptions& options)
      : to_(to), record_(record), options_(options), parts_(options) {}

  void run() {
    const auto& name = record_.subject.name;
    add("{} {} {}{} {}\n\n", options_.layout == Layout::whole ? "##" : "###",
        markdown_escaped(parts_.verdict(record_.verdict)), name.empty() ? "" : markdown_escaped(name) + " ", "·",
        markdown_code(record_.inventory));
    if (record_.verdict == Verdict::invalid) return write_diagnostics();
    if (const auto reason = not_applicable_reason(record_); !reason.empty()) {
      add("{}{}\n\n", escaped(reason), parts_.say("。", "."));
      return write_marks();
    }
    write_numbers();
    write_marks();
    write_list(Outcome::fail, parts_.say("未达标", "Failed"));
    write_list(Outcome::unknown, parts_.say("待定", "Unknown"));
    write_missing();
    write_known();
  }

 private:
  template <class... Arguments>
  void add(fmt::format_string<Arguments...> pattern, Arguments&&... arguments) {
    fmt::format_to(std::back_inserter(to_), pattern, std::forward<Arguments>(arguments)...);
  }

  [[nodiscard]] std::size_t most_entries() const {
    return options_.details == Details::full ? most_characters : usual_entries;
  }
  [[nodiscard]] std::string escaped(const Message& text) const { return markdown_escaped(text.in(options_.language)); }

  void write_numbers() {
    add("{}{}{}{}", escaped(record_.standard->title), parts_.say("，截至 ", ", as of "), to_string(record_.as_of),
        parts_.say("。", ". "));
    if (record_.score)
      add("{}{}{}", parts_.say("达标率 ", "Score "), parts_.score(*record_.score), parts_.say("。", ". "));
    std::string counts;
    for (std::size_t i = 0; i < outcome_count; ++i) {
      if (record_.counts.mandatory[i] == 0) continue;
      counts += fmt::format("{}{} {}", counts.empty() ? "" : parts_.say("，", ", "),
                            describe(static_cast<Outcome>(i)).in(options_.language), record_.counts.mandatory[i]);
    }
    add("{}{}\n\n", parts_.say("强制性指标：", "Mandatory indicators: "), counts.empty() ? "0" : counts);
  }

  void write_marks() {
    if (!has_marks(record_)) return;
    for (const auto& mark : marks_of(record_)) add("- {}{}\n", parts_.say("注意：", "Note: "), escaped(mark.text));
    to_ += '\n';
  }

  [[nodiscard]] bool is_listed(const RequirementRecord& each, Outcome outcome) const {
    if (each.result.outcome != outcome || each.known) return false;
    if (outcome == Outcome::unknown && !each.missing.empty()) return false;  // listed by what is missing
    return each.result.level == Level::mandatory || (each.result.level == Level::advisory && options_.advisory);
  }

  void write_list(Outcome outcome, std::string_view title) {
    std::size_t count = 0;
    for (const auto& each : record_.requirements) {
      if (!is_listed(each, outcome)) continue;
      if (count++ == 0) add("**{}**\n\n", title);
      if (count <= most_entries()) write_entry(each);
    }
    close_list(count);
  }

  void close_list(std::size_t count) {
    if (count > most_entries())
      add("- {}\n", message("另有 {} 项", "{} more", count - most_entries()).in(options_.language));
    if (count > 0) to_ += '\n';
  }

  void write_entry(const RequirementRecord& each) {
    const auto& requirement = record_.standard->requirements[each.index];
    const auto advisory = each.result.level == Level::advisory ? parts_.say("（建议）", " (advisory)") : std::string();
    add("- **{}**{} {}\n", markdown_escaped(requirement.id), advisory, escaped(requirement.statement));
    for (const auto& line : parts_.details(each, record_)) add("  - {}\n", markdown_escaped(line));
  }

  void write_missing() {
    std::map<std::uint32_t, std::string> needed_by;
    std::map<std::uint32_t, std::uint32_t> lines;
    for (const auto& each : record_.requirements) {
      if (each.result.outcome != Outcome::unknown || each.result.level != Level::mandatory || each.known) continue;
      for (std::size_t i = 0; i < each.missing.size(); ++i) {
        const auto slot = each.missing[i];
        if (i < each.missing_places.size()) lines[slot] = each.missing_places[i].line;
        auto& ids = needed_by[slot];
        ids += (ids.empty() ? "" : parts_.say("、", ", ")) + record_.standard->requirements[each.index].id;
      }
    }
    if (needed_by.empty()) return;
    add("<details><summary>{}</summary>\n\n",
        message("缺少 {} 项数据", "missing facts: {}", needed_by.size()).in(options_.language));
    std::size_t count = 0;
    for (const auto& [slot, ids] : needed_by) {
      const auto& fact = record_.standard->vocabulary->fact(slot);
      if (++count > most_entries()) continue;
      const auto path = options_.language == Language::en ? " " + markdown_code(fact.path) : std::string();
      const auto line = lines.find(slot);
      const auto where = line == lines.end() ? Message() : message("第 {} 行；", "line {}; ", line->second);
      add("- {}{}{}{}{}{}\n", escaped(fact.label), path, parts_.say("（", " ("), where.in(options_.language),
          markdown_escaped(ids), parts_.say("）", ")"));
    }
    close_list(count);
    to_ += "</details>\n\n";
  }

  /// Problems that the baseline has already, folded away: a comment is about what is new.
  void write_known() {
    const auto is_known = [](const RequirementRecord& each) { return each.known; };
    const auto number = std::count_if(record_.requirements.begin(), record_.requirements.end(), is_known);
    if (number == 0) return;
    add("<details><summary>{}</summary>\n\n",
        message("基线已有 {} 项问题", "known problems: {}", number).in(options_.language));
    std::size_t count = 0;
    for (const auto& each : record_.requirements) {
      if (each.known && ++count <= most_entries()) write_entry(each);
    }
    close_list(static_cast<std::size_t>(number));
    to_ += "</details>\n\n";
  }

  void write_diagnostics() {
    std::size_t count = 0;
    for (const auto& each : record_.diagnostics) {
      if (++count > most_entries()) continue;
      add("- {}{}{}{}{}\n",
          each.location.position.line > 0 ? parts_.say("第 ", "line ") + std::to_string(each.location.position.line)
                                          : std::string(),
          each.location.position.line > 0 ? parts_.say(" 行：", ": ") : std::string(), escaped(each.message), " ",
          markdown_code(each.id));
    }
    close_list(count);
  }

  std::string& to_;
  const AssessmentRecord& record_;
  const ReportOptions& options_;
  TextParts parts_;
};

/// For a comment on a pull request: short, and never longer than a comment may be. Schools that pass are only counted.
class MarkdownReport final : public TextualReport {
 public:
  explicit MarkdownReport(ReportOptions options) : options_(std::move(options)) { options_.color = Color::off; }

  [[nodiscard]] Details details() const override { return Details::problems; }

  void write(std::string& to, const AssessmentRecord& record) const override {
    const bool many = options_.layout == Layout::lines;
    const bool fine = record.verdict == Verdict::compliant || record.verdict == Verdict::not_applicable;
    const bool quiet = fine && options_.details != Details::full;
    if (many && (quiet || has_only_known(record))) return;
    to += section_mark;
    MarkdownSection(to, record, options_).run();
  }

  /// Keeps the sections as long as there is room, to write them after the totals.
  void join(std::string& piece) override {
    for (std::size_t at = 0; at < piece.size();) {
      const auto end = std::min(piece.find(section_mark, at + 1), piece.size());
      const auto section = std::string_view(piece).substr(at + 1, end - at - 1);
      const auto characters = count_characters(section);
      at = end;
      if (left_out_ > 0 || characters > room_) {
        ++left_out_;
        continue;
      }
      room_ -= characters;
      sections_ += section;
    }
    piece.clear();
  }

  void end(std::string& to, const RunEnd& end) override {
    if (options_.layout == Layout::lines) to += title(end);
    if (end.state != RunState::whole) {
      const auto note = options_.language == Language::zh ? "注意：" : "Note: ";
      to += "**" + markdown_escaped(note + describe(end.state).in(options_.language)) + "**\n\n";
    }
    if (options_.layout == Layout::lines) write_totals(to, end);
    if (end.baseline) to += describe(*end.baseline).in(options_.language) + "\n\n";
    if (end.summary.min_score) to += describe_min_score(end.summary).in(options_.language) + "\n\n";
    const bool zh = options_.language == Language::zh;
    for (const auto& line : describe(end.summary.passed_over))
      to += (zh ? "未检查：" : "Not checked: ") + markdown_escaped(line.in(options_.language)) + "\n\n";
    to += sections_;
    if (left_out_ > 0)
      to += message("还有 {} 份未列出。\n", "{} more are not listed.\n", left_out_).in(options_.language);
  }

 private:
  /// Stands in pieces only; no printable text holds it.
  static constexpr char section_mark = '\x1E';

  /// Schools of which nothing new is to be told would take the room of the others.
  [[nodiscard]] bool has_only_known(const AssessmentRecord& record) const {
    if (options_.baseline != BaselineUse::only_new_count || record.verdict == Verdict::invalid) return false;
    return std::all_of(record.requirements.begin(), record.requirements.end(), [](const RequirementRecord& each) {
      const bool open = each.result.outcome == Outcome::fail || each.result.outcome == Outcome::unknown;
      return each.known || !open || each.result.level != Level::mandatory;
    });
  }

  [[nodiscard]] std::string title(const RunEnd& end) const {
    return message("## edu-check：{} 份清单\n\n", "## edu-check: {} inventories\n\n", end.summary.inventories)
        .in(options_.language);
  }

  void write_totals(std::string& to, const RunEnd& end) const {
    to += options_.language == Language::zh ? "| 结论 | 数量 |\n| --- | ---: |\n"
                                            : "| verdict | number |\n| --- | ---: |\n";
    const TextParts parts(options_);
    for (std::size_t i = 0; i < verdict_count; ++i) {
      std::uint64_t schools = 0;
      for (const auto& each : end.rollup.standards) schools += each.all.verdicts[i];
      const auto verdict = markdown_escaped(parts.verdict(static_cast<Verdict>(i)));
      const auto regions = end.summary.verdicts[i] - std::min(schools, end.summary.verdicts[i]);
      const auto row = [&](std::string_view of, std::uint64_t count) {
        if (count > 0) fmt::format_to(std::back_inserter(to), "| {}{} | {} |\n", of, verdict, count);
      };
      row("", schools);
      row(parts.say("区域：", "region: "), regions);
    }
    to += '\n';
    if (const auto marks = describe_marks(end.summary); !marks.empty())
      to += parts.say("注意：", "Note: ") + markdown_escaped(marks.in(options_.language)) + "\n\n";
  }

  ReportOptions options_;
  std::string sections_;
  std::size_t room_ = most_characters;
  std::size_t left_out_ = 0;
};

}  // namespace

ReportFormat markdown_format() {
  return {
      "markdown",
      {"拉取请求的评论：结论、未达标项、缺少的数据", "comment on a pull request: verdict, what fails, what is missing"},
      make_report<MarkdownReport>,
      {"--details", "--advisory"}};
}

}  // namespace edu_check
