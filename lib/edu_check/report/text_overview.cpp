#include "edu_check/report/text_overview.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "edu_check/report/marks/problems.h"
#include "edu_check/text/display.h"
#include "edu_check/text/message_format.h"
#include "edu_check/text/service_command.h"

namespace edu_check {
namespace {

constexpr std::size_t screen_lines = 24;
constexpr std::size_t least_entry_lines = 3;
/// Lines that missing data need below the failures.
constexpr std::size_t missing_lines = 5;

void add(Message& to, const Message& text) {
  to.zh += text.zh;
  to.en += text.en;
}

std::size_t count_lines(std::string_view text) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

}  // namespace

void TextOverview::line(std::string_view text) {
  const auto shown = without_commands(text) + "\n";
  used_ += count_lines(shown);
  text_ += shown;
}

void TextOverview::indented(std::string_view text, std::size_t indent, std::size_t hang) {
  line(std::string(indent, ' ') + wrapped(text, options_.width - indent - hang, indent + hang));
}

std::size_t TextOverview::lines_left() const { return screen_lines - std::min(screen_lines, used_ + 1); }

std::vector<const RequirementRecord*> TextOverview::mandatory(Outcome outcome) const {
  std::vector<const RequirementRecord*> found;
  for (const auto& each : record_.requirements) {
    if (each.result.level == Level::mandatory && each.result.outcome == outcome) found.push_back(&each);
  }
  return found;
}

bool TextOverview::is_mostly_unknown() const {
  constexpr std::uint64_t few = 8;
  const auto& counts = record_.counts;
  const std::uint64_t known = counts.of(Outcome::pass) + counts.of(Outcome::fail) + counts.of(Outcome::waived);
  return counts.of(Outcome::unknown) > std::max<std::uint64_t>(known, few);
}

std::string TextOverview::write(std::size_t lines_used) {
  used_ = lines_used;
  verdict();
  reason();
  if (record_.verdict == Verdict::not_applicable) return std::move(text_);
  score();
  not_counted();
  const bool lacks = !mandatory(Outcome::unknown).empty();
  failures(lacks ? missing_lines : 0);
  if (lacks) missing();
  hint();
  return std::move(text_);
}

void TextOverview::verdict() {
  const auto lead = parts_.strong(parts_.say("结论：", "verdict: ")) + parts_.verdict(record_.verdict);
  const auto why = not_applicable_reason(record_).in(options_.language);
  if (why.empty()) return line(lead);
  // The sentence is wrapped without what colours its first words.
  const auto plain = parts_.say("结论：", "verdict: ") + "- " + describe(record_.verdict).in(options_.language);
  const auto text = wrapped(plain + parts_.say("，", ", since ") + why, options_.width, 2);
  line(text.starts_with(plain) ? lead + text.substr(plain.size()) : text);
}

void TextOverview::reason() {
  if (record_.applies == Truth::unknown)
    indented(parts_.say("缺少判断本标准是否适用所需的事实", "facts that tell whether the standard applies are missing"),
             0, 2);
}

void TextOverview::score() {
  if (!record_.score) return;
  const auto& counts = record_.counts;
  const auto low = format_share(record_.score->low);
  const auto high = format_share(record_.score->high);
  std::string parts;
  std::uint64_t judged = 0;
  for (const auto outcome : {Outcome::pass, Outcome::fail, Outcome::unknown, Outcome::waived}) {
    const auto count = counts.of(outcome);
    judged += count;
    if (count == 0 && outcome == Outcome::waived) continue;
    parts += fmt::format("{}{} {}", parts.empty() ? "" : parts_.say("、", ", "),
                         describe(outcome).in(options_.language), count);
  }
  auto text = message("达标率：{}，即 {} 项应判指标中{}", "score: {} of {} indicators that count: {}",
                      parts_.score(*record_.score), judged, parts);
  if (low != high)
    add(text,
        message("；待定的全不达标为 {}，全达标为 {}", "; {} if all that is unknown fails, {} if it passes", low, high));
  indented(text.in(options_.language), 0, 2);
}

void TextOverview::not_counted() {
  const auto& counts = record_.counts;
  std::string text;
  const auto add = [&](std::string_view name, std::uint64_t count) {
    if (count > 0) text += fmt::format("{}{} {}", text.empty() ? "" : parts_.say("、", ", "), name, count);
  };
  for (const auto outcome : {Outcome::not_applicable, Outcome::not_due})
    add(describe(outcome).in(options_.language), counts.of(outcome));
  add(parts_.say("建议性", "advisory"), counts.advisory);
  add(parts_.say("告知性", "informational"), counts.informational);
  if (!text.empty()) indented(parts_.say("另有不计入的指标：", "not counted: ") + text, 0, 2);
}

void TextOverview::write_entries(const std::vector<std::string>& entries, std::size_t room) {
  std::size_t taken = 0;
  std::size_t shown = 0;
  for (const auto& entry : entries) {
    const auto lines = count_lines(entry) + 1;
    const std::size_t more = shown + 1 < entries.size() ? 1 : 0;  // for the line that says how many are left
    if (shown > 0 && taken + lines + more > room) break;
    line(entry);
    taken += lines;
    ++shown;
  }
  if (shown < entries.size())
    indented(message("……另有 {} 项", "… and {} more", entries.size() - shown).in(options_.language), 2, 0);
}

void TextOverview::failures(std::size_t reserved) {
  auto failed = mandatory(Outcome::fail);
  if (failed.empty()) return;
  // First what is new; then indicators of which most requirements fail.
  std::map<std::uint32_t, std::size_t> by_indicator;
  const auto indicator_of = [&](const RequirementRecord* each) {
    return record_.standard->requirements[each->index].indicator;
  };
  for (const auto* const each : failed) ++by_indicator[indicator_of(each)];
  std::stable_sort(failed.begin(), failed.end(), [&](const auto* a, const auto* b) {
    if (a->known != b->known) return b->known;
    return by_indicator[indicator_of(a)] > by_indicator[indicator_of(b)];
  });
  line("");
  line(parts_.strong(message("未达标 {} 项指标，要做 {} 件事：",
                             "indicators that fail: {}; to do ({}):", record_.counts.of(Outcome::fail), failed.size())
                         .in(options_.language)));
  constexpr std::size_t id_width = 7;
  std::vector<std::string> entries;
  for (const auto* const each : failed) {
    const auto& requirement = record_.standard->requirements[each->index];
    const auto known = each->known ? parts_.say("（基线已有）", "(known) ") : std::string();
    const auto& what = each->to_do.empty() ? requirement.statement : each->to_do;
    const auto text = known + printable(what.in(options_.language));
    const auto room = options_.width - id_width - 3;
    entries.push_back(most_columns(requirement.id) > id_width
                          ? "  " + wrapped(requirement.id + " " + text, room, id_width + 3)
                          : "  " + padded(requirement.id, id_width) + " " + wrapped(text, room, id_width + 3));
  }
  const auto left = lines_left();
  write_entries(entries, std::max(least_entry_lines, left > reserved ? left - reserved : 0));
}

/// Entries such as `第 5 行：甲、乙`: where the missing facts would stand.
std::vector<std::string> TextOverview::missing_by_line(std::size_t& facts) const {
  std::map<std::uint32_t, std::vector<std::uint32_t>> by_line;
  std::vector<std::uint32_t> seen;
  for (const auto* const each : mandatory(Outcome::unknown)) {
    for (std::size_t i = 0; i < each->missing.size(); ++i) {
      const auto slot = each->missing[i];
      if (std::find(seen.begin(), seen.end(), slot) != seen.end()) continue;
      seen.push_back(slot);
      by_line[i < each->missing_places.size() ? each->missing_places[i].line : 0].push_back(slot);
    }
  }
  facts = seen.size();
  std::vector<std::string> entries;
  for (const auto& [at, slots] : by_line) {
    std::string names;
    for (const auto slot : slots)
      names += (names.empty() ? "" : parts_.say("、", ", ")) +
               record_.standard->vocabulary->fact(slot).label.in(options_.language);
    const auto place = at > 0 ? message("第 {} 行：", "line {}: ", at).in(options_.language) : std::string();
    entries.push_back(place + names);
  }
  return entries;
}

void TextOverview::missing() {
  std::size_t facts = 0;
  const auto entries = missing_by_line(facts);
  line("");
  const auto unknown = record_.counts.of(Outcome::unknown);
  const auto count = unknown > 0 ? message("待定 {} 项指标", "indicators unknown: {}", unknown) : Message{};
  // Indicators that fail may lack data too, so that the two numbers are told apart.
  const auto lacked =
      facts > 0 ? message("清单共缺 {} 项数据，应填在这些地方：", "data missing in the inventory ({}):", facts)
                : Message{};
  const auto between = unknown > 0 && facts > 0 ? parts_.say("；", "; ") : std::string();
  line(parts_.strong(count.in(options_.language) + between + lacked.in(options_.language)));
  // A line of the inventory may lack more facts than the screen has room for.
  constexpr std::size_t most_lines = 2;
  const auto room = std::max(least_entry_lines, lines_left() > 2 ? lines_left() - 2 : 0);
  std::vector<std::string> shown;
  for (const auto& entry : entries) {
    auto text = "  " + wrapped(entry, options_.width - 6, 4);
    if (count_lines(text) + 1 > most_lines) {
      std::size_t end = 0;
      for (std::size_t i = 0; i < most_lines; ++i) end = text.find('\n', end) + 1;
      text = text.substr(0, end - 1) + "…";
    }
    shown.push_back(std::move(text));
  }
  write_entries(shown, room);
  std::size_t others = 0;
  for (const auto* const each : mandatory(Outcome::unknown)) {
    if (!each->missing.empty()) continue;
    if (each->to_do.empty()) {
      ++others;
      continue;
    }
    const auto& id = record_.standard->requirements[each->index].id;
    indented(id + " " + printable(each->to_do.in(options_.language)), 2, 4);
  }
  if (others == 0) return;
  const auto text = record_.subject.kind == SubjectKind::region
                        ? message("{} 条要求：补齐各校清单及其数据",
                                  "{} requirements: complete the inventories of the schools", others)
                        : message("{} 条要求：补充佐证材料", "{} requirements: add evidence", others);
  indented(text.in(options_.language), 2, 2);
}

/// Whether each fact that is missing has a place of its own in the inventory: its key is there, without a value.
bool TextOverview::has_all_keys() const {
  std::map<std::uint32_t, std::pair<std::uint32_t, std::uint32_t>> places;
  for (const auto* const each : mandatory(Outcome::unknown)) {
    for (std::size_t i = 0; i < each->missing.size() && i < each->missing_places.size(); ++i)
      places[each->missing[i]] = {each->missing_places[i].line, each->missing_places[i].column};
  }
  std::set<std::pair<std::uint32_t, std::uint32_t>> different;
  for (const auto& [slot, place] : places) different.insert(place);
  return places.size() > 1 && different.size() == places.size();
}

/// How to go on where the page ends here.
void TextOverview::hint() {
  if (options_.details || !is_mostly_unknown()) return;
  const auto number = mandatory(Outcome::unknown).size();
  line("");
  // A file of init has all its keys already.
  const bool has_keys = has_all_keys();
  indented(
      (has_keys ? message("{} 条要求待定：填好清单中的 null 后再查；逐条列出用 --details full",
                          "{} requirements are unknown: put values in place of null and check again; --details "
                          "full lists them one by one",
                          number)
                : message("{} 条要求待定：用 edu-check init {} 生成应填的清单，填好后再查；逐条列出用 --details full",
                          "{} requirements are unknown: edu-check init {} writes an inventory to fill in; "
                          "--details full lists them one by one",
                          number, record_.standard_id))
          .in(options_.language),
      0, 2);
}

}  // namespace edu_check
