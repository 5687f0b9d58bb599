#include "edu_check/report/work_list/work_list.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <memory>

#include "edu_check/page/page.h"
#include "edu_check/record/limit_words.h"
#include "edu_check/record/marks.h"
#include "edu_check/report/marks/problems.h"
#include "edu_check/report/work_list/work_items.h"
#include "edu_check/report/work_list/work_totals.h"
#include "edu_check/text/encoding.h"
#include "edu_check/text/escape.h"
#include "edu_check/text/message_format.h"
#include "edu_check/value/quantity.h"

namespace edu_check {
namespace {

std::string name_of(const Subject& subject, const std::string& inventory) {
  if (subject.name.empty()) return subject.code.empty() ? inventory : subject.code;
  return subject.code.empty() ? subject.name : fmt::format("{} ({})", subject.name, subject.code);
}

/// The day by which an item is to be done: its due date, or the last day of the waiver that excuses it.
std::string due_of(const WorkItem& item) {
  const auto& each = *item.requirement;
  if (item.kind == WorkKind::waived && each.waiver) return to_string(each.waiver->expires);
  return each.due ? to_string(*each.due) : std::string();
}

/// One inventory on a page: text as entries, Markdown as a table with columns to fill in.
class InventoryWork {
 public:
  InventoryWork(Page& page, const AssessmentRecord& record, const std::vector<WorkItem>& items)
      : page_(page), record_(record), items_(items) {}

  void run() {
    page_.heading(2, name_of(record_.subject, record_.inventory));
    if (record_.verdict != Verdict::invalid) page_.field(0, page_.say("结论", "verdict"), answer());
    page_.field(0, page_.say("清单", "inventory"), record_.inventory);
    if (record_.standard)
      page_.field(0, page_.say("标准", "standard"),
                  fmt::format("{} ({})", page_.in(record_.standard->title), record_.standard_id));
    if (record_.verdict == Verdict::invalid) {
      page_.paragraph(page_.say("清单无效，未作检查：先改正清单中的错误。",
                                "The inventory is invalid and was not checked: correct its errors first."));
      return;
    }
    page_.field(0, page_.say("截至", "as of"), to_string(record_.as_of));
    for (const auto& mark : marks_of(record_)) page_.field(0, page_.say("注意", "note"), page_.in(mark.text));
    if (items_.empty() && record_.counts.of(Outcome::pass) == 0) {
      page_.paragraph(
          page_.say("没有评判任何指标，也就没有要做的事项。", "Nothing was judged, so that nothing is known to do."));
    } else if (items_.empty()) {
      page_.paragraph(page_.say("没有要做的事项。", "There is nothing to do."));
    } else if (page_.style().format == PageFormat::markdown) {
      write_table();
    } else {
      write_entries();
    }
  }

 private:
  /// The verdict and how many items there are of each kind.
  [[nodiscard]] std::string answer() const {
    const auto language = page_.style().language;
    std::string counts;
    for (std::size_t i = 0; i < work_kind_count; ++i) {
      const auto kind = static_cast<WorkKind>(i);
      const auto count =
          std::count_if(items_.begin(), items_.end(), [&](const WorkItem& each) { return each.kind == kind; });
      if (count > 0)
        counts +=
            fmt::format("{}{} {}", counts.empty() ? "" : page_.say("、", ", "), describe(kind).in(language), count);
    }
    auto text = describe(record_.verdict).in(language);
    if (const auto reason = not_applicable_reason(record_); !reason.empty())
      text += page_.say("，", ", since ") + page_.in(reason);
    if (counts.empty()) return text;
    return text + message("；要做 {} 件：{}", "; to do ({}): {}", items_.size(), counts).in(language);
  }

  [[nodiscard]] const Requirement& requirement(const WorkItem& item) const {
    return record_.standard->requirements[item.requirement->index];
  }

  void write_entries() {
    for (std::size_t i = 0; i < items_.size(); ++i) {
      const auto& item = items_[i];
      if (i == 0 || items_[i - 1].kind != item.kind) {
        const auto count =
            std::count_if(items_.begin(), items_.end(), [&](const WorkItem& each) { return each.kind == item.kind; });
        page_.heading(3, fmt::format("{} {}", describe(item.kind).in(page_.style().language), count));
      }
      const auto& owed = requirement(item);
      page_.entry(owed.id, page_.in(item.what));
      page_.field(1, page_.say("要求", "requirement"), page_.in(owed.statement));
      if (item.requirement->result.today == Outcome::unknown) write_questions(*item.requirement);
      page_.field(1, item.kind == WorkKind::waived ? page_.say("豁免至", "waived to") : page_.say("期限", "due"),
                  due_of(item));
      if (item.requirement->result.today == Outcome::fail)
        page_.field(1, page_.say("建议", "remedy"), page_.in(owed.remedy));
    }
  }

  /// What the standard asks for in the facts that are missing, where it asks in its own words.
  void write_questions(const RequirementRecord& each) {
    const auto& questions = record_.standard->questions;
    for (const auto slot : each.missing) {
      const auto found = questions.find(slot);
      if (found == questions.end()) continue;
      page_.field(1, page_.in(record_.standard->vocabulary->fact(slot).label), page_.in(found->second));
    }
  }

  void write_table() {
    std::vector<Page::Row> rows;
    for (const auto& item : items_) {
      const auto& owed = requirement(item);
      const bool failed = item.requirement->result.today == Outcome::fail;
      rows.push_back({std::to_string(rows.size() + 1), owed.id, describe(item.kind).in(page_.style().language),
                      page_.in(item.what), page_.in(owed.statement), failed ? page_.in(owed.remedy) : std::string(),
                      due_of(item), "", ""});
    }
    page_.table({page_.say("序号", "no."), page_.say("编号", "id"), page_.say("状态", "state"),
                 page_.say("要做什么", "what to do"), page_.say("要求", "requirement"), page_.say("建议", "remedy"),
                 page_.say("要求的期限", "due"), page_.say("责任人", "owner"), page_.say("完成期限", "deadline")},
                rows);
  }

  Page& page_;
  const AssessmentRecord& record_;
  const std::vector<WorkItem>& items_;
};

class WorkListPage final : public Report {
 public:
  WorkListPage(const ReportOptions& options, PageFormat format)
      : style_{format, options.language, format == PageFormat::text ? options.color : Color::off, options.width},
        advisory_(options.advisory) {}

  [[nodiscard]] Details details() const override { return Details::full; }
  [[nodiscard]] std::string_view separator() const override { return "\n"; }

  void begin(std::string& to) override {
    Page page(style_);
    page.heading(1, page.say("整改清单", "List of work"));
    to += page.text() + "\n";
  }

  [[nodiscard]] std::unique_ptr<ReportPart> make_part() override { return std::make_unique<Part>(*this); }

  void end(std::string& to, const RunEnd& end) override {
    Page page(style_);
    if (end.state != RunState::whole) page.paragraph(page.say("注意：", "Note: ") + page.in(describe(end.state)));
    totals_.write(page);
    if (!page.text().empty()) to += "\n" + page.text();
  }

 private:
  class Part final : public ReportPart {
   public:
    explicit Part(WorkListPage& report) : report_(report) {}

    void write(const AssessmentRecord& record) override {
      const auto items = work_items(record, report_.advisory_);
      if (record.verdict != Verdict::invalid) totals_.add(record, items);
      Page page(report_.style_);
      InventoryWork(page, record, items).run();
      text += page.text();
    }

    void join() override {
      report_.totals_.merge(totals_);
      totals_ = {};
    }

   private:
    WorkListPage& report_;
    WorkTotals totals_;
  };

  PageStyle style_;
  bool advisory_;
  WorkTotals totals_;
};

/// A table for spreadsheets, with a byte order mark, by which they know UTF-8.
class WorkListCsv final : public TextualReport {
 public:
  explicit WorkListCsv(const ReportOptions& options) : language_(options.language), advisory_(options.advisory) {}

  [[nodiscard]] Details details() const override { return Details::full; }

  void begin(std::string& to) override {
    to += utf8_mark;
    row(to, {say(language_, "学校", "school"),         say(language_, "标识码", "code"),
             say(language_, "省份", "province"),       say(language_, "市", "city"),
             say(language_, "区县", "district"),       say(language_, "清单", "inventory"),
             say(language_, "标准", "standard"),       say(language_, "编号", "id"),
             say(language_, "条款", "clause"),         say(language_, "要求", "requirement"),
             say(language_, "级别", "level"),          say(language_, "状态", "state"),
             say(language_, "要做什么", "what to do"), say(language_, "现状", "actual"),
             say(language_, "应为", "expected"),       say(language_, "整改项", "fact"),
             say(language_, "增减", "amount"),         say(language_, "单位", "unit"),
             say(language_, "建议", "remedy"),         say(language_, "佐证材料", "evidence"),
             say(language_, "要求的期限", "due"),      say(language_, "责任人", "owner"),
             say(language_, "完成期限", "deadline")});
  }

  void write(std::string& to, const AssessmentRecord& record) const override {
    if (record.verdict == Verdict::invalid) return write_invalid(to, record);
    for (const auto& item : work_items(record, advisory_)) write_item(to, record, item);
    for (const auto& mark : marks_of(record)) write_mark(to, record, mark);
  }

  void end(std::string& to, const RunEnd& end) override {
    if (end.state == RunState::whole) return;
    std::vector<std::string> cells(columns);
    cells[11] = say(language_, "注意", "note");
    cells[12] = say(language_, "重新生成整改清单", "make the list of work anew");
    cells[13] = describe(end.state).in(language_);
    row(to, cells);
  }

 private:
  static constexpr std::size_t columns = 23;

  struct Measured {
    std::string fact;
    std::string amount;
    std::string unit;
  };

  static void row(std::string& to, const std::vector<std::string>& cells) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (i > 0) to += ',';
      append_csv_cell(to, cells[i]);
    }
    to += "\r\n";
  }

  /// The amount as a bare number in one unit a type, so that a column of them can be added up.
  [[nodiscard]] Measured measured(const AssessmentRecord& record, const WorkItem& item) const {
    if (!item.fact) return {};
    const auto& fact = record.standard->vocabulary->fact(*item.fact);
    const auto& by = *item.requirement->change;
    const bool bandwidth = fact.type.kind == Kind::bandwidth;
    const auto number = bandwidth ? divide(by, Rational(1'000'000)).value_or(by) : by;
    auto unit = bandwidth                       ? "Mbps"
                : fact.type.kind == Kind::money ? say(language_, "元", "yuan")
                                                : fact.counter.in(language_);
    return {fact.label.in(language_), to_decimal(number, 6), std::move(unit)};
  }

  void write_invalid(std::string& to, const AssessmentRecord& record) const {
    std::vector<std::string> cells(columns);
    cells[5] = record.inventory;
    cells[6] = record.standard_id;
    cells[11] = describe(record.verdict).in(language_);
    cells[12] = say(language_, "改正清单中的错误", "correct the errors of the inventory");
    row(to, cells);
  }

  /// What is to be done about a mark, with what it says where other rows have the present state.
  void write_mark(std::string& to, const AssessmentRecord& record, const Mark& mark) const {
    const auto& subject = record.subject;
    std::vector<std::string> cells(columns);
    cells[0] = subject.name;
    cells[1] = subject.code;
    cells[2] = subject.province;
    cells[3] = subject.city;
    cells[4] = subject.district;
    cells[5] = record.inventory;
    cells[6] = record.standard_id;
    cells[11] = say(language_, "注意", "note");
    cells[12] = mark.remedy.in(language_);
    cells[13] = mark.text.in(language_);
    row(to, cells);
  }

  void write_item(std::string& to, const AssessmentRecord& record, const WorkItem& item) const {
    const auto& each = *item.requirement;
    const auto& requirement = record.standard->requirements[each.index];
    const auto& indicator = record.standard->indicators[requirement.indicator];
    const auto& subject = record.subject;
    const bool failed = each.result.today == Outcome::fail;
    const auto change = measured(record, item);
    const auto level = requirement.level == Level::mandatory ? say(language_, "必须", "mandatory")
                                                             : say(language_, "建议", "advisory");
    row(to, {subject.name,
             subject.code,
             subject.province,
             subject.city,
             subject.district,
             record.inventory,
             record.standard_id,
             requirement.id,
             describe(indicator.clause, record.standard->document, language_),
             requirement.statement.in(language_),
             level,
             describe(item.kind).in(language_),
             item.what.in(language_),
             each.actual.in(language_),
             limit_words(each.expected).in(language_),
             change.fact,
             change.amount,
             change.unit,
             failed ? requirement.remedy.in(language_) : std::string(),
             requirement.evidence.in(language_),
             due_of(item),
             "",
             ""});
  }

  Language language_;
  bool advisory_;
};

}  // namespace

std::span<const ReportFormat> work_list_formats() {
  static const auto formats = std::to_array<ReportFormat>({
      {"text",
       {"供人阅读，附合计", "for people, with sums"},
       [](const ReportOptions& options) -> std::unique_ptr<Report> {
         return std::make_unique<WorkListPage>(options, PageFormat::text);
       }},
      {"csv",
       {"表格，每行一项", "table, a row an item"},
       [](const ReportOptions& options) -> std::unique_ptr<Report> { return std::make_unique<WorkListCsv>(options); }},
      {"markdown",
       {"网页和合并请求的评论，附合计", "for pages and comments, with sums"},
       [](const ReportOptions& options) -> std::unique_ptr<Report> {
         return std::make_unique<WorkListPage>(options, PageFormat::markdown);
       }},
  });
  return formats;
}

}  // namespace edu_check
