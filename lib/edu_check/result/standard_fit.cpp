#include <algorithm>
#include <utility>
#include <vector>

#include "edu_check/assessment/assess.h"
#include "edu_check/assessment/selected_part.h"
#include "edu_check/record/record.h"
#include "edu_check/result/assessment_check_format.h"
#include "edu_check/result/standard_fit_format.h"
#include "edu_check/result/stored_result.h"
#include "edu_check/text/message_format.h"

namespace edu_check {
namespace {

bool is_either(std::string_view text, const Message& message) { return text == message.zh || text == message.en; }

/// How much an outcome weighs in that of its indicator.
unsigned gravity(Outcome outcome) {
  constexpr std::array<unsigned, outcome_count> of_outcome{2, 5, 4, 0, 1, 3};
  return of_outcome[static_cast<std::size_t>(outcome)];
}

/// Goes through the indicators and requirements of an assessment beside those of the standard; the first misfit ends
/// it.
class StandardFit {
 public:
  StandardFit(const JsonValue& assessment, const Standard& standard) : assessment_(assessment), standard_(standard) {}

  std::optional<Misfit> run() {
    if (read_selection() && text_of(assessment_, "verdict") != to_string(Verdict::invalid)) check();
    return std::move(misfit_);
  }

 private:
  bool fail(std::string_view id, Message text) {
    if (!misfit_) misfit_ = Misfit{id, std::move(text)};
    return false;
  }
  bool unknown(std::string_view name) {
    return fail("result-standard", message("标准中没有“{}”", "the standard has no “{}”", name));
  }
  bool wrong(std::string_view what, std::string_view id) {
    return fail("result-schema",
                message("{} 的 {} 与标准不符", "the {1} of {0} is not that of the standard", id, what));
  }

  bool read_selection() {
    const auto found = assessment_.FindMember("selection");
    if (found == assessment_.MemberEnd()) return true;
    Selection selection;
    for (const auto& [name, ids] : {std::pair{"only", &selection.only}, {"skip", &selection.skip}}) {
      for (const auto& each : found->value[name].GetArray()) {
        ids->emplace_back(each.GetString(), each.GetStringLength());
        std::vector<bool> any(standard_.requirements.size());
        if (!select_part(standard_, ids->back(), true, any)) return unknown(ids->back());
      }
    }
    judged_ = judged_by(selection, standard_);
    return true;
  }

  void check() {
    kind_ = text_of(assessment_["subject"], "kind") == "region" ? SubjectKind::region : SubjectKind::school;
    std::uint64_t counted = 0;
    for (const auto& [name, number] : assessment_["counts"].GetObject()) counted += number.GetUint64();
    if (counted != standard_.indicators.size())
      return void(fail("result-schema", message("counts 的总数不是标准的指标数",
                                                "its counts are not as many as the indicators of the standard")));
    const auto& indicators = assessment_["indicators"].GetArray();
    complete_ = indicators.Size() == standard_.indicators.size();
    std::size_t listed = 0;
    for (const auto& each : indicators) listed += each["requirements"].Size();
    complete_ = complete_ && listed == standard_.requirements.size();
    std::size_t next = 0;
    for (const auto& each : indicators) {
      if (!check_indicator(each, next)) return;
    }
    check_applicability();
  }

  /// Where the standard does not apply nothing of it does, and it applies to no kind for which it has nothing.
  void check_applicability() {
    const bool applies = text_of(assessment_, "applies") != "no";
    if (applies && !standard_.applicability(kind_).applies) wrong("applies", standard_.id);
    if (assessment_.HasMember("undecided") || !complete_ || decided_) return;
    if (text_of(assessment_, "verdict") == to_string(Verdict::undetermined))
      fail("result-schema", message("undecided 与各项要求的结果不符", "undecided is not as its requirements say"));
  }

  /// They stand in the order of the standard.
  bool check_indicator(const JsonValue& value, std::size_t& next) {
    const auto id = text_of(value, "id");
    const auto& all = standard_.indicators;
    const auto has_id = [&](const Indicator& each) { return each.id == id; };
    const auto found = std::find_if(all.begin() + static_cast<std::ptrdiff_t>(next), all.end(), has_id);
    if (found == all.end()) {
      if (std::none_of(all.begin(), all.end(), has_id)) return unknown(id);
      return fail("result-schema", message("指标 {} 的次序与标准不符", "the indicator {} is out of its order", id));
    }
    next = static_cast<std::size_t>(found - all.begin()) + 1;
    if (!is_either(text_of(value, "title"), found->title)) return wrong("title", id);
    if (!is_clause(text_of(value, "clause"), found->clause)) return wrong("clause", id);
    auto level = Level::informational;
    const auto end = found->first_requirement + found->requirement_count;
    for (auto i = found->first_requirement; i < end; ++i) level = std::min(level, level_of(i));
    if (*parse_level(text_of(value, "level")) != level) return wrong("level", id);
    return check_requirements(value, *found, level);
  }

  [[nodiscard]] bool is_clause(std::string_view text, const Clause& clause) const {
    return text == describe(clause, standard_.document, Language::zh) ||
           text == describe(clause, standard_.document, Language::en);
  }

  /// As it is for this kind of subject, and for what was selected.
  [[nodiscard]] Level level_of(std::size_t index) const {
    const auto& requirement = standard_.requirements[index];
    const bool counts = requirement.scope == kind_ && (judged_.empty() || judged_[index]);
    return counts ? requirement.level : Level::informational;
  }

  bool check_requirements(const JsonValue& value, const Indicator& indicator, Level level) {
    auto worst = Outcome::not_applicable;
    std::size_t next = indicator.first_requirement;
    const std::size_t end = next + indicator.requirement_count;
    for (const auto& each : value["requirements"].GetArray()) {
      const auto id = text_of(each, "id");
      if (standard_.find_requirement(id) == nullptr) return unknown(id);
      while (next < end && standard_.requirements[next].id != id) ++next;
      if (next == end)
        return fail("result-schema",
                    message("要求 {} 不在指标 {} 中，或次序不符",
                            "the requirement {} is none of the indicator {}, or out of its order", id, indicator.id));
      if (!check_requirement(each, next)) return false;
      const auto outcome = *parse_outcome(text_of(each, "outcome"));
      if (level_of(next) == level && gravity(outcome) > gravity(worst)) worst = outcome;
      ++next;
    }
    if (!complete_ || *parse_outcome(text_of(value, "outcome")) == worst) return true;
    return fail("result-schema", message("指标 {} 的结果与其各项要求不符",
                                         "the outcome of indicator {} is not that of its requirements", indicator.id));
  }

  bool check_requirement(const JsonValue& value, std::size_t index) {
    const auto& requirement = standard_.requirements[index];
    const auto outcome = *parse_outcome(text_of(value, "outcome"));
    const auto level = level_of(index);
    if (*parse_level(text_of(value, "level")) != level) return wrong("level", requirement.id);
    if (!is_either(text_of(value, "statement"), requirement.statement)) return wrong("statement", requirement.id);
    const bool judged = level != Level::informational && text_of(assessment_, "applies") != "no";
    if (!judged && outcome != Outcome::not_applicable) return wrong("outcome", requirement.id);
    decided_ = decided_ || is_decided(level, outcome);
    RequirementResult result;
    result.level = level;
    result.outcome = outcome;
    if (complete_ || is_problem(result)) return true;
    return fail(
        "result-schema",
        message("列有不是问题的要求 {}，却缺少标准的其他要求",
                "it lists the requirement {}, which is no problem, but not all of the standard", requirement.id));
  }

  const JsonValue& assessment_;
  const Standard& standard_;
  SubjectKind kind_ = SubjectKind::school;
  std::vector<bool> judged_;  ///< by requirement; empty: all
  bool complete_ = false;     ///< lists all requirements of the standard
  bool decided_ = false;
  std::optional<Misfit> misfit_;
};

}  // namespace

std::optional<Misfit> find_misfit(const JsonValue& assessment, const Standard& standard) {
  return StandardFit(assessment, standard).run();
}

}  // namespace edu_check
