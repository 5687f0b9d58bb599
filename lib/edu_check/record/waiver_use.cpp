#include "edu_check/record/waiver_use.h"

#include <algorithm>
#include <utility>

#include "edu_check/standard/known_facts.h"
#include "edu_check/text/display.h"
#include "edu_check/text/message_format.h"
#include "edu_check/text/path_key.h"

namespace edu_check {
namespace {

std::string target_of(const Waiver& waiver) { return waiver.standard + "/" + waiver.target; }

}  // namespace

WaiverUse::WaiverUse(Waivers waivers, std::string working_folder)
    : waivers_(std::move(waivers)), working_folder_(std::move(working_folder)), marks_(waivers_.all.size()) {
  for (std::uint32_t i = 0; i < waivers_.all.size(); ++i) {
    const auto& waiver = waivers_.all[i];
    if (waiver.named_by == WaiverSchool::code) {
      by_code_[waiver.school].push_back(i);
    } else {
      by_path_[path_key(waiver.school, working_folder_)].push_back(i);
    }
  }
}

void WaiverUse::select(const Inventory& inventory, std::string_view path, const Standard& standard, Date as_of,
                       SelectedWaivers& selected) const {
  selected.requirements.clear();
  selected.waivers.clear();
  const auto code = inventory.text(inventory.kind() == SubjectKind::school ? known::school_code : known::region_code);
  if (!by_code_.empty() && !code.empty()) select_from(by_code_, std::string(code), standard, as_of, selected);
  if (!by_path_.empty()) select_from(by_path_, path_key(path, working_folder_), standard, as_of, selected);
}

void WaiverUse::select_from(const BySchool& waivers, const std::string& school, const Standard& standard, Date as_of,
                            SelectedWaivers& selected) const {
  const auto found = waivers.find(school);
  if (found == waivers.end()) return;
  for (const auto index : found->second) {
    const auto& waiver = waivers_.all[index];
    if (waiver.standard != standard.id) continue;
    mark(index, seen);
    if (is_expired(waiver, as_of)) {
      mark(index, expired);
      continue;
    }
    for (std::uint32_t i = 0; i < standard.requirements.size(); ++i) {
      if (!covers(waiver, standard, standard.requirements[i])) continue;
      selected.requirements.push_back(i);
      selected.waivers.push_back(index);
    }
  }
}

void WaiverUse::note(const SelectedWaivers& selected, const Assessment& assessment, AssessmentRecord& record) const {
  for (std::size_t i = 0; i < selected.requirements.size(); ++i) {
    const auto requirement = selected.requirements[i];
    const auto& result = assessment.requirements[requirement];
    if (result.outcome == Outcome::unknown) mark(selected.waivers[i], found_unknown);
    if (result.outcome == Outcome::not_due && result.today != Outcome::pass) mark(selected.waivers[i], found_early);
    if (result.outcome != Outcome::waived) continue;
    mark(selected.waivers[i], took_effect);
    const auto found = std::find_if(record.requirements.begin(), record.requirements.end(),
                                    [&](const RequirementRecord& each) { return each.index == requirement; });
    if (found == record.requirements.end() || found->waiver) continue;
    const auto& waiver = waivers_.all[selected.waivers[i]];
    found->waiver = WaiverRecord{waiver.reason, waiver.approver, waiver.expires};
  }
}

void WaiverUse::report(const Run& run, Diagnostics& diagnostics) const {
  for (std::uint32_t i = 0; i < waivers_.all.size(); ++i) {
    const auto asked = [&](const auto& standard) { return standard->id == waivers_.all[i].standard; };
    if (std::any_of(run.standards.begin(), run.standards.end(), asked) && is_judged(waivers_.all[i], run))
      report_one(i, run, diagnostics);
  }
}

/// Whether the run judged all for which a waiver is: else it says nothing of its use.
bool WaiverUse::is_judged(const Waiver& waiver, const Run& run) const {
  for (std::size_t i = 0; i < run.selections.size(); ++i) {
    const auto& standard = *run.standards[i];
    for (std::size_t k = 0; run.selections[i] && k < standard.requirements.size(); ++k) {
      if (!run.selections[i]->judged[k] && covers(waiver, standard, standard.requirements[k])) return false;
    }
  }
  return true;
}

Diagnostic& WaiverUse::warn(const Waiver& waiver, std::string_view id, Message text, Diagnostics& diagnostics) const {
  return diagnostics.report(Severity::warning, id, *waivers_.source, waiver.offset, std::move(text));
}

void WaiverUse::report_one(std::uint32_t index, const Run& run, Diagnostics& diagnostics) const {
  const auto& waiver = waivers_.all[index];
  const auto marks = marks_[index].load();
  const auto ends = to_string(waiver.expires);
  if ((marks & seen) == 0) {
    if (!run.partial) report_unseen(waiver, run, diagnostics);
  } else if ((marks & expired) != 0) {
    warn(waiver, "waiver-expired",
         message("学校“{}”对 {} 的豁免已于 {} 到期，不再生效",
                 "the waiver of {1} for the school “{0}” expired on {2} and has no effect", printable(waiver.school),
                 target_of(waiver), ends),
         diagnostics)
        .hint(message("整改后删去；确需延期的，重新报批并改 expires",
                      "delete it once the work is done; to extend it, have it approved again and change expires"));
  } else if ((marks & took_effect) == 0) {
    report_without_effect(waiver, marks, diagnostics);
  } else if (run.today && is_expired(waiver, *run.today)) {
    warn(waiver, "waiver-ended",
         message("学校“{}”对 {} 的豁免已于 {} 到期，但按清单的日期仍然有效",
                 "the waiver of {1} for the school “{0}” expired on {2}, but was in force on the inventory's date",
                 printable(waiver.school), target_of(waiver), ends),
         diagnostics)
        .hint(message("要按今天判断，请用 --as-of", "use --as-of to judge as of today"));
  }
}

void WaiverUse::report_unseen(const Waiver& waiver, const Run& run, Diagnostics& diagnostics) const {
  auto& diagnostic = warn(waiver, "waiver-unused",
                          message("检查的清单中没有学校“{}”：对 {} 的豁免没有用到",
                                  "no inventory checked is of the school “{}”: the waiver of {} was not used",
                                  printable(waiver.school), target_of(waiver)),
                          diagnostics);
  if (run.invalid > 0) {
    diagnostic.hint(message("有的清单无效，读不出是哪所学校：先改正它们",
                            "some inventories are invalid, so that their schools are not known: mend them first"));
  }
}

/// A waiver in force that excused nothing. Only where there is nothing to excuse can it go.
void WaiverUse::report_without_effect(const Waiver& waiver, std::uint8_t marks, Diagnostics& diagnostics) const {
  const auto school = printable(waiver.school);
  const auto target = target_of(waiver);
  if ((marks & found_unknown) != 0) {
    warn(waiver, "waiver-unused",
         message("学校“{}”的 {} 为待定：豁免只适用于未达标，没有用到",
                 "{1} is unknown for the school “{0}”: only what fails can be waived, so the waiver was not used",
                 school, target),
         diagnostics)
        .hint(message("先补齐缺少的数据；若查明未达标，豁免即生效",
                      "give the facts that are missing; if it turns out to fail, the waiver takes effect"));
  } else if ((marks & found_early) != 0) {
    warn(waiver, "waiver-unused",
         message("学校“{}”的 {} 尚未到期：豁免还没有用到",
                 "{1} is not due yet for the school “{0}”: the waiver was not used so far", school, target),
         diagnostics);
  } else {
    warn(waiver, "waiver-unused",
         message("学校“{}”的 {} 没有未达标：豁免没有用到",
                 "{1} does not fail for the school “{0}”: the waiver was not used", school, target),
         diagnostics)
        .hint(message("可以删去", "it can be deleted"));
  }
}

}  // namespace edu_check
