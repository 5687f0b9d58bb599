#include "edu_check/inventory/fact_purpose.h"

#include <algorithm>

#include "edu_check/standard/fact_use.h"
#include "edu_check/text/message_format.h"

namespace edu_check {
namespace {

/// Indicators that are named; a fact such as the number of students has dozens.
constexpr std::size_t most_indicators = 3;

/// The innermost heading with item and paragraph.
std::string short_clause(const Clause& clause, Language language) {
  auto inner = clause;
  if (inner.heading.size() > 1) inner.heading.erase(inner.heading.begin(), inner.heading.end() - 1);
  auto text = describe(inner, OfficialDocument(), language);
  return text.starts_with(' ') ? text.substr(1) : text;
}

}  // namespace

FactPurposes::FactPurposes(const std::vector<std::shared_ptr<const Standard>>& standards)
    : standards_(standards), readers_(standards[0]->vocabulary->facts().size()) {
  for (const auto& standard : standards) {
    const auto add = [&](const FactUse& use, const Requirement* requirement) {
      for (const auto slot : use.slots()) readers_[slot].push_back({standard.get(), requirement});
    };
    FactUse applies(*standard->vocabulary);
    for (const auto* const applicability : {&standard->school, &standard->region}) {
      if (applicability->when) applies.add(*applicability->when);
    }
    add(applies, nullptr);
    for (const auto& requirement : standard->requirements) {
      FactUse use(*standard->vocabulary);
      use.add(requirement);
      add(use, &requirement);
    }
  }
}

std::string FactPurposes::describe(std::uint32_t slot, Language language) const {
  const bool zh = language == Language::zh;
  const auto& readers = readers_[slot];
  auto text = applicability_text(slot, language);
  std::size_t indicators = 0;
  std::size_t left_out = 0;
  for (std::size_t i = 0; i < readers.size(); ++i) {
    const auto& [standard, requirement] = readers[i];
    if (requirement == nullptr) continue;
    const auto* const before = i > 0 ? readers[i - 1].requirement : nullptr;
    const bool same =
        before != nullptr && readers[i - 1].standard == standard && before->indicator == requirement->indicator;
    if (!same && ++indicators <= most_indicators) {
      if (!text.empty()) text += zh ? "；" : "; ";
      if (standards_.size() > 1) text += standard->id + " ";
      text += short_clause(standard->indicators[requirement->indicator].clause, language) + (zh ? "（" : " (");
    }
    if (indicators > most_indicators) {
      ++left_out;
      continue;
    }
    if (same) text += zh ? "、" : ", ";
    text += requirement->id;
    const auto* const after = i + 1 < readers.size() ? readers[i + 1].requirement : nullptr;
    const bool last =
        after == nullptr || readers[i + 1].standard != standard || after->indicator != requirement->indicator;
    if (last) text += zh ? "）" : ")";
  }
  if (left_out > 0) text += message("；另有 {} 项要求", "; more requirements: {}", left_out).in(language);
  return text;
}

std::string FactPurposes::applicability_text(std::uint32_t slot, Language language) const {
  std::string ids;
  for (const auto& [standard, requirement] : readers_[slot]) {
    if (requirement == nullptr) ids += (ids.empty() ? "" : language == Language::zh ? "、" : ", ") + standard->id;
  }
  if (ids.empty()) return {};
  return standards_.size() > 1 ? message("{} 的适用范围", "whether {} applies", ids).in(language)
                               : message("本标准的适用范围", "whether the standard applies").in(language);
}

bool FactPurposes::is_only_advisory(std::uint32_t slot) const {
  const auto& readers = readers_[slot];
  return !readers.empty() && std::none_of(readers.begin(), readers.end(), [](const Reader& reader) {
    return reader.requirement == nullptr || reader.requirement->level == Level::mandatory;
  });
}

std::vector<FactPurposes::Question> FactPurposes::questions(std::uint32_t slot) const {
  std::vector<Question> questions;
  const Standard* last = nullptr;
  for (const auto& reader : readers_[slot]) {
    if (reader.standard == last) continue;
    last = reader.standard;
    const auto& text = last->question(slot);
    const auto same =
        std::find_if(questions.begin(), questions.end(), [&](const Question& each) { return each.text == text; });
    if (same == questions.end()) {
      questions.push_back({last->id, text});
    } else {
      same->standards += ", " + last->id;
    }
  }
  if (questions.empty()) questions.push_back({{}, standards_[0]->question(slot)});
  return questions;
}

}  // namespace edu_check
