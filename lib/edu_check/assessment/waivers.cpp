#include "edu_check/assessment/waivers.h"

#include <algorithm>
#include <utility>

#include "edu_check/inventory/foreign_file.h"
#include "edu_check/standard/fields.h"
#include "edu_check/text/blank.h"
#include "edu_check/text/display.h"
#include "edu_check/text/message_format.h"
#include "edu_check/text/odd_character.h"
#include "edu_check/text/suggestion.h"
#include "edu_check/text/word_form.h"
#include "edu_check/value/number_mistakes.h"

namespace edu_check {
namespace {

constexpr std::size_t code_digits = 10;
constexpr std::int32_t long_days = 5 * 366;  // a plan of five years: what outlasts it is no exception any more

bool is_code(std::string_view school) {
  return school.size() == code_digits && school.find_first_not_of("0123456789") == std::string_view::npos;
}

/// Whether a text in place of an approver says that nobody has approved.
bool says_not_approved(std::string_view text) {
  static constexpr std::string_view words[] = {
      "待批", "待审",     "待核",   "待签", "待报",   "待领导", "待校长", "待局",   "待上级", "未批",
      "未审", "未获批",   "未签",   "未报", "未同意", "未定",   "未通过", "不同意", "不批准", "不予批准",
      "没批", "没有批准", "没批准", "尚未", "审批中", "审核中", "报批中", "申请中", "拟批",   "拟报",
      "驳回", "退回",     "拒绝",   "否决", "撤回",   "已撤",   "无人",   "正在批", "正在审"};
  static constexpr std::string_view english[] = {
      "not approved", "unapproved", "not yet",        "pending",         "rejected",  "refused", "denied",
      "declined",     "awaiting",   "to be approved", "to be confirmed", "withdrawn", "nobody",  "no one"};
  const auto contains = [](std::string_view where) {
    return [where](std::string_view word) { return where.find(word) != std::string_view::npos; };
  };
  const auto lower = lower_case(half_width(text));
  std::string joined = lower;
  std::erase(joined, ' ');
  return std::any_of(std::begin(words), std::end(words), contains(joined)) ||
         std::any_of(std::begin(english), std::end(english), contains(lower));
}

class WaiversLoader {
 public:
  WaiversLoader(std::shared_ptr<const Source> source, const std::vector<std::shared_ptr<const Standard>>& standards,
                Date today, Diagnostics& diagnostics)
      : standards_(standards), today_(today), diagnostics_(diagnostics), waivers_{std::move(source), {}} {}

  std::optional<Waivers> run() {
    const auto before = diagnostics_.error_count();
    if (is_other_file()) return std::nullopt;
    const auto document = yaml::load_document(*waivers_.source, diagnostics_);
    if (!document) return std::nullopt;
    Fields root(document->root(), *waivers_.source, diagnostics_, {"edu-check-waivers", "waivers"});
    const auto version = root.optional_text("edu-check-waivers");
    if (!version.empty() && version != "1") {
      root.report("waivers-version", *root.find("edu-check-waivers"),
                  message("不支持的格式版本“{}”，应为 1", "unsupported format version “{}”, expected 1", version));
    }
    root.require("waivers");
    for (const auto item : root.mappings("waivers")) read(item);
    if (diagnostics_.error_count() > before) return std::nullopt;
    return std::move(waivers_);
  }

 private:
  /// Another kind of file would get an error for each of its keys.
  bool is_other_file() {
    const auto other = find_other_file(
        waivers_.source->text(), {"edu-check-waivers", "waivers", "requirement", "reason", "approver", "expires"});
    if (!other) return false;
    diagnostics_.report(Severity::error, "foreign-file", waivers_.source->name(),
                        message("这是{}，不是豁免文件", "this is {}, no file of waivers", other->what));
    return true;
  }

  void read(yaml::Node node) {
    Fields fields(node, *waivers_.source, diagnostics_, {"school", "requirement", "reason", "approver", "expires"});
    Waiver waiver;
    waiver.offset = node.offset();
    waiver.school = fields.text("school");
    if (fields.find("school")) check_school(fields, waiver.school);
    waiver.named_by = is_code(waiver.school) ? WaiverSchool::code : WaiverSchool::path;
    const auto requirement = fields.text("requirement");
    if (!requirement.empty()) find_target(fields, requirement, waiver);
    waiver.reason = filled_text(fields, "reason");
    waiver.approver = filled_text(fields, "approver");
    check_approver(fields, waiver.approver);
    fields.require("expires");
    waiver.expires = fields.optional_date("expires").value_or(Date{});
    check_length(fields, waiver);
    check_unique(fields, waiver);
    waivers_.all.push_back(std::move(waiver));
  }

  static std::string filled_text(Fields& fields, std::string_view key) {
    auto text = fields.text(key);
    const auto node = fields.find(key);
    if (!node || !node->is_scalar() || !says_nothing(text)) return text;
    if (is_blank(text)) {
      fields.report("waiver-empty", *node, message("“{}”不能为空", "“{}” must not be empty", key));
    } else {
      fields.report("waiver-empty", *node,
                    message("“{}”没有说明什么，实为“{}”", "“{}” says nothing, found “{}”", key, printable(text)));
    }
    return text;
  }

  /// Who has not approved, or not yet, is no approver.
  static void check_approver(Fields& fields, const std::string& approver) {
    const auto node = fields.find("approver");
    if (!node || !node->is_scalar() || says_nothing(approver) || !says_not_approved(approver)) return;
    fields
        .report("waiver-not-approved", *node,
                message("“{}”说明豁免尚未获准", "“{}” says that the waiver is not approved", printable(approver)))
        .hint(message("获准后写批准人；在此之前删去这一项",
                      "name who approved it once it is; until then delete the waiver"));
  }

  void check_length(Fields& fields, const Waiver& waiver) {
    const auto node = fields.find("expires");
    if (!node || waiver.expires.days <= today_.days + long_days) return;
    diagnostics_
        .report(Severity::warning, "waiver-long", *waivers_.source, node->offset(),
                message("豁免到 {} 才到期，距今超过五年", "the waiver lasts until {}, more than five years from now",
                        to_string(waiver.expires)))
        .hint(message("豁免是暂时的：写近一些的日期，到期再报批",
                      "a waiver is for a time: write a nearer day, and have it approved again then"));
  }

  void check_school(Fields& fields, const std::string& school) {
    const auto node = *fields.find("school");
    if (!node.is_scalar()) return;
    auto narrow = half_width(without_odd_characters(school));
    std::erase_if(narrow, [](char c) { return c == ' ' || c == '-'; });
    if (narrow != school && is_code(narrow)) {
      fields
          .report("waiver-school", node,
                  message("school 应为十位半角数字的学校标识码，实为“{}”",
                          "school is a code of ten ASCII digits, found “{}”", printable(school)))
          .hint(write_instead(narrow));
      return;
    }
    const bool digits = !school.empty() && school.find_first_not_of("0123456789") == std::string::npos;
    if (school.find_first_of("*?[") != std::string::npos) {
      fields
          .report("waiver-school", node,
                  message("豁免只能给一所学校，不能用通配符“{}”",
                          "a waiver is for one school: no wildcards, found “{}”", school))
          .hint(message("请写学校标识码或清单的路径", "write the school's code or the path of its inventory"));
    } else if (is_blank(school) || (digits && !is_code(school))) {
      fields.report("waiver-school", node,
                    message("school 应为十位学校标识码或清单的路径，实为“{}”",
                            "school is a code of ten digits or the path of an inventory, found “{}”", school));
    } else if (!digits && school.find_first_of("./") == std::string::npos) {
      diagnostics_
          .report(Severity::warning, "waiver-school-name", *waivers_.source, node.offset(),
                  message("“{}”既不是学校标识码，也不像清单的路径",
                          "“{}” is no school's code and looks like no path of an "
                          "inventory",
                          printable(school)))
          .hint(
              message("写十位学校标识码，或清单的路径，如 schools/a.yaml；校名不算",
                      "write the ten-digit code, or the path of the inventory, such as schools/a.yaml; a name does not "
                      "count"));
    }
  }

  /// `STANDARD/ID`: the standard up to the first slash.
  void find_target(Fields& fields, const std::string& written, Waiver& waiver) {
    const auto node = *fields.find("requirement");
    const auto slash = written.find('/');
    if (slash == std::string::npos) {
      fields.report("waiver-requirement", node,
                    message("requirement 应写成 标准/要求编号 或 标准/指标编号，实为“{}”",
                            "requirement is written STANDARD/REQUIREMENT or STANDARD/INDICATOR, found “{}”", written));
      return;
    }
    waiver.standard = written.substr(0, slash);
    waiver.target = written.substr(slash + 1);
    const auto* const standard = find_standard(fields, node, waiver.standard);
    if (standard == nullptr) return;
    const auto* const requirement = standard->find_requirement(waiver.target);
    if (requirement != nullptr && requirement->level == Level::informational) {
      fields.report("waiver-informational", node,
                    message("“{}”不作判断，无须豁免", "“{}” is never judged: there is nothing to waive", written));
    }
    if (requirement != nullptr) return;
    waiver.whole_indicator = std::any_of(standard->indicators.begin(), standard->indicators.end(),
                                         [&](const Indicator& each) { return each.id == waiver.target; });
    if (!waiver.whole_indicator) report_unknown_target(fields, node, *standard, waiver.target);
  }

  const Standard* find_standard(Fields& fields, yaml::Node node, const std::string& id) {
    std::vector<std::string_view> ids;
    for (const auto& standard : standards_) {
      if (standard->id == id) return standard.get();
      ids.push_back(standard->id);
    }
    auto& diagnostic =
        fields.report("waiver-requirement", node, message("没有标准“{}”", "there is no standard “{}”", id));
    if (const auto near = nearest(id, ids)) diagnostic.hint(message("是否指 {}？", "did you mean {}?", *near));
    return nullptr;
  }

  static void report_unknown_target(Fields& fields, yaml::Node node, const Standard& standard,
                                    const std::string& target) {
    std::vector<std::string_view> ids;
    for (const auto& each : standard.requirements) ids.push_back(each.id);
    for (const auto& each : standard.indicators) ids.push_back(each.id);
    auto& diagnostic =
        fields.report("waiver-requirement", node,
                      message("标准“{}”中没有要求或指标“{}”", "the standard “{}” has no requirement or indicator “{}”",
                              standard.id, target));
    if (const auto near = nearest(target, ids))
      diagnostic.hint(message("是否指 {}/{}？", "did you mean {}/{}?", standard.id, *near));
  }

  void check_unique(Fields& fields, const Waiver& waiver) {
    const auto same = std::find_if(waivers_.all.begin(), waivers_.all.end(), [&](const Waiver& each) {
      return each.school == waiver.school && each.standard == waiver.standard && each.target == waiver.target;
    });
    if (same == waivers_.all.end() || waiver.target.empty() || waiver.school.empty()) return;
    fields
        .report("waiver-duplicate", fields.node(),
                message("同一学校的“{}/{}”已有豁免", "this school has a waiver of “{}/{}” already", waiver.standard,
                        waiver.target))
        .note(*waivers_.source, same->offset, message("在此", "here"));
  }

  const std::vector<std::shared_ptr<const Standard>>& standards_;
  Date today_;
  Diagnostics& diagnostics_;
  Waivers waivers_;
};

}  // namespace

std::optional<Waivers> load_waivers(std::shared_ptr<const Source> source,
                                    const std::vector<std::shared_ptr<const Standard>>& standards, Date today,
                                    Diagnostics& diagnostics) {
  return WaiversLoader(std::move(source), standards, today, diagnostics).run();
}

bool is_expired(const Waiver& waiver, Date on) { return on > waiver.expires; }

bool covers(const Waiver& waiver, const Standard& standard, const Requirement& requirement) {
  if (waiver.standard != standard.id) return false;
  return waiver.target == (waiver.whole_indicator ? standard.indicators[requirement.indicator].id : requirement.id);
}

}  // namespace edu_check
