#include "edu_check/page/difference_page.h"

#include <fmt/format.h>

#include "edu_check/json/json_text.h"
#include "edu_check/text/message_format.h"

namespace edu_check {
namespace {

constexpr auto shown_changes =
    std::to_array<Change>({Change::worse, Change::better, Change::reported_bad, Change::reported_good,
                           Change::withdrawn, Change::added, Change::gone, Change::other});

/// The columns of the table by place; what was reported is one of them.
struct Column {
  std::string_view zh;
  std::string_view en;
  Change change;
  Change more;
};
constexpr auto columns = std::to_array<Column>({
    {"变差", "worse", Change::worse, Change::worse},
    {"变好", "better", Change::better, Change::better},
    {"补报", "reported", Change::reported_bad, Change::reported_good},
    {"撤回", "withdrawn", Change::withdrawn, Change::withdrawn},
    {"新增", "new", Change::added, Change::added},
    {"移除", "gone", Change::gone, Change::gone},
    {"有变化", "changed", Change::other, Change::other},
    {"不变", "same", Change::same, Change::same},
});

class DifferencePage {
 public:
  DifferencePage(Page& page, const Difference& difference) : page_(page), difference_(difference) {}

  void run(GroupBy group_by) {
    page_.heading(1, page_.say("两次结果的对比", "how two results differ"));
    page_.paragraph(numbers(difference_.counts()));
    for (const auto& [id, changed] : difference_.standards()) {
      page_.paragraph(
          page_.in(changed ? message("标准 {} 或其词汇表已修改", "the standard {} or its vocabulary has changed", id)
                           : message("标准 {} 及其词汇表未变", "the standard {} and its vocabulary are the same", id)));
    }
    if (group_by != GroupBy::none) write_groups(group_by);
    for (const auto change : shown_changes) write_schools(change);
  }

 private:
  using Counts = std::array<std::uint64_t, change_count>;

  [[nodiscard]] std::string numbers(const Counts& counts) const {
    std::string text;
    for (std::size_t i = 0; i < change_count; ++i) {
      const auto change = static_cast<Change>(i);
      const bool rare =
          change == Change::reported_bad || change == Change::reported_good || change == Change::withdrawn;
      if (rare && counts[i] == 0) continue;
      if (!text.empty()) text += page_.say("，", ", ");
      text += fmt::format("{} {}", page_.in(describe(change)), counts[i]);
    }
    return text;
  }

  void write_groups(GroupBy by) {
    std::map<std::string, Counts> groups;
    for (const auto& each : difference_.schools()) {
      if (each.subject.kind != SubjectKind::school) continue;
      const auto& subject = each.subject;
      const auto& name = by == GroupBy::province ? subject.province
                         : by == GroupBy::city   ? subject.city
                                                 : subject.district;
      ++groups[name][static_cast<std::size_t>(each.change)];
    }
    Page::Row head{page_.say("地区", "place")};
    for (const auto& column : columns) head.push_back(page_.say(column.zh, column.en));
    std::vector<Page::Row> rows;
    for (const auto& [name, counts] : groups) {
      rows.push_back({name.empty() ? page_.say("（未填）", "(not given)") : name});
      for (const auto& column : columns) {
        auto count = counts[static_cast<std::size_t>(column.change)];
        if (column.more != column.change) count += counts[static_cast<std::size_t>(column.more)];
        rows.back().push_back(std::to_string(count));
      }
    }
    page_.table(head, rows);
  }

  void write_schools(Change change) {
    bool any = false;
    for (const auto& school : difference_.schools()) {
      if (school.change != change) continue;
      if (!any) page_.heading(2, page_.in(describe(change)));
      any = true;
      write_school(school);
    }
  }

  template <class Word>
  [[nodiscard]] std::string step(const std::optional<Word>& before, const std::optional<Word>& after) const {
    const auto word = [&](const std::optional<Word>& each) {
      return each ? page_.in(describe(*each)) : std::string("—");
    };
    return before == after ? word(after) : word(before) + " → " + word(after);
  }

  void write_school(const SchoolChange& school) {
    const auto& name = school.subject.name.empty() ? school.inventory : school.subject.name;
    const auto code = school.subject.code.empty() ? std::string() : fmt::format(" ({})", school.subject.code);
    page_.entry(name + code,
                fmt::format("{}{}{}", school.standard, page_.say("：", ": "), step(school.before, school.after)));
    for (const auto& each : school.indicators) {
      page_.field(1, page_.in(describe(each.change)),
                  fmt::format("{} {}{}{}{}", each.id, each.title, page_.say("：", ": "), step(each.before, each.after),
                              causes(school, each)));
    }
  }

  /// What else changed, where both results tell it.
  [[nodiscard]] std::string causes(const SchoolChange& school, const IndicatorChange& each) const {
    std::string causes;
    const auto add = [&](bool holds, std::string_view zh, std::string_view en) {
      if (!holds) return;
      causes += (causes.empty() ? "" : page_.say("、", ", ")) + page_.say(zh, en);
    };
    add(each.data, "数据有变", "other data");
    add(school.standard_changed, "标准或词汇表有变", "another standard or vocabulary");
    add(school.as_of_changed, "日期有变", "another date");
    const bool waived = each.before == Outcome::waived || each.after == Outcome::waived;
    add(waived, "豁免有变", "another waiver");
    return causes.empty() ? causes : page_.say("（", " (") + causes + page_.say("）", ")");
  }

  Page& page_;
  const Difference& difference_;
};

template <class Word>
void write_word(JsonText& json, std::string_view name, const std::optional<Word>& word) {
  json.text_or_null(name, word ? to_string(*word) : std::string_view());
}

void write_school(JsonText& json, const SchoolChange& school) {
  json.open('{');
  json.text("inventory", school.inventory);
  json.text("kind", school.subject.kind == SubjectKind::school ? "school" : "region");
  json.text_or_null("code", school.subject.code);
  json.text_or_null("name", school.subject.name);
  json.text("standard", school.standard);
  json.text("change", to_string(school.change));
  write_word(json, "before", school.before);
  write_word(json, "after", school.after);
  json.boolean("standard_changed", school.standard_changed);
  json.boolean("as_of_changed", school.as_of_changed);
  json.key("indicators");
  json.open('[');
  for (const auto& each : school.indicators) {
    json.open('{');
    json.text("id", each.id);
    json.text("title", each.title);
    json.text("change", to_string(each.change));
    write_word(json, "before", each.before);
    write_word(json, "after", each.after);
    json.boolean("data_changed", each.data);
    json.close('}');
  }
  json.close(']');
  json.close('}');
}

}  // namespace

void write_difference(Page& page, const Difference& difference, GroupBy group_by) {
  DifferencePage(page, difference).run(group_by);
}

void write_difference_json(std::string& to, const Difference& difference) {
  const auto start = to.size();
  JsonText json(to, JsonStyle::lines);
  json.open('{');
  json.text("schema", "edu-check-difference/1");
  json.key("schools");
  json.open('[');
  for (const auto& school : difference.schools()) {
    if (school.change != Change::same) write_school(json, school);
  }
  json.close(']');
  json.key("summary");
  json.open('{');
  const auto counts = difference.counts();
  for (std::size_t i = 0; i < change_count; ++i) json.number(to_string(static_cast<Change>(i)), counts[i]);
  json.close('}');
  json.close('}');
  to.erase(start, 1);  // the line break before the outermost object
  to += '\n';
}

}  // namespace edu_check
