#include "edu_check/report/waiver_use.h"

#include <algorithm>
#include <filesystem>
#include <utility>

#include "edu_check/text/message_format.h"

namespace edu_check {
namespace {

/// `./a/../b.yaml` is `b.yaml`; a code stays as it is.
std::string normal(std::string_view path) { return std::filesystem::path(path).lexically_normal().string(); }

}  // namespace

WaiverUse::WaiverUse(Waivers waivers) : waivers_(std::move(waivers)), marks_(waivers_.all.size()) {
  for (std::uint32_t i = 0; i < waivers_.all.size(); ++i) by_school_[normal(waivers_.all[i].school)].push_back(i);
}

void WaiverUse::select(const Inventory& inventory, std::string_view path, const Standard& standard, Date as_of,
                       SelectedWaivers& selected) const {
  selected.requirements.clear();
  selected.waivers.clear();
  const auto code = inventory.text(inventory.kind() == SubjectKind::school ? "school.code" : "region.code");
  const auto name = normal(path);
  if (!code.empty()) select_for(std::string(code), standard, as_of, selected);
  if (name != code) select_for(name, standard, as_of, selected);
}

void WaiverUse::select_for(const std::string& school, const Standard& standard, Date as_of,
                           SelectedWaivers& selected) const {
  const auto found = by_school_.find(school);
  if (found == by_school_.end()) return;
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
    if (assessment.requirements[requirement].outcome != Outcome::waived) continue;
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

void WaiverUse::report_one(std::uint32_t index, const Run& run, Diagnostics& diagnostics) const {
  const auto& waiver = waivers_.all[index];
  const auto marks = marks_[index].load();
  const auto what = waiver.standard + "/" + waiver.target;
  const auto warn = [&](std::string_view id, Message text) -> Diagnostic& {
    return diagnostics.report(Severity::warning, id, *waivers_.source, waiver.offset, std::move(text));
  };
  if ((marks & seen) == 0) {
    if (run.partial) return;
    warn("waiver-unused",
         message("检查的清单中没有学校“{}”：对 {} 的豁免没有用到",
                 "no inventory checked is of the school “{}”: the waiver of {} was not used", waiver.school, what));
  } else if ((marks & expired) != 0) {
    warn("waiver-expired", message("学校“{}”对 {} 的豁免已于 {} 到期，不再生效",
                                   "the waiver of {1} for the school “{0}” expired on {2} and has no effect",
                                   waiver.school, what, to_string(waiver.expires)))
        .hint(message("整改后删去；确需延期的，重新报批并改 expires",
                      "delete it once the work is done; to extend it, have it approved again and change expires"));
  } else if ((marks & took_effect) == 0) {
    warn("waiver-unused",
         message("学校“{}”的 {} 没有未达标：豁免没有用到",
                 "{1} does not fail for the school “{0}”: the waiver was not used", waiver.school, what))
        .hint(message("可以删去", "it can be deleted"));
  } else if (run.today && is_expired(waiver, *run.today)) {
    warn("waiver-ended",
         message("学校“{}”对 {} 的豁免已于 {} 到期，但按清单的日期仍然有效",
                 "the waiver of {1} for the school “{0}” expired on {2}, but was in force on the inventory's date",
                 waiver.school, what, to_string(waiver.expires)))
        .hint(message("要按今天判断，请用 --as-of", "use --as-of to judge as of today"));
  }
}

}  // namespace edu_check
