#include "edu_check/assessment/assessment.h"

#include <numeric>

namespace edu_check {
namespace {

struct IdAndWord {
  std::string_view id;
  std::string_view zh;
  std::string_view en;
};
constexpr std::array<IdAndWord, outcome_count> outcomes{{
    {"pass", "达标", "pass"},
    {"fail", "未达标", "fail"},
    {"unknown", "待定", "unknown"},
    {"not_applicable", "不适用", "not applicable"},
    {"not_due", "未到期", "not due"},
    {"waived", "已豁免", "waived"},
}};
constexpr std::array<IdAndWord, verdict_count> verdicts{{
    {"compliant", "达标", "compliant"},
    {"non_compliant", "未达标", "not compliant"},
    {"undetermined", "无法判定", "undetermined"},
    {"not_applicable", "不适用", "not applicable"},
    {"invalid", "清单无效", "invalid"},
}};

Message both_of(const IdAndWord& word) { return {std::string(word.zh), std::string(word.en)}; }

}  // namespace

std::string_view to_string(Outcome outcome) { return outcomes[static_cast<std::size_t>(outcome)].id; }
Message describe(Outcome outcome) { return both_of(outcomes[static_cast<std::size_t>(outcome)]); }
std::string_view to_string(Verdict verdict) { return verdicts[static_cast<std::size_t>(verdict)].id; }
Message describe(Verdict verdict) { return both_of(verdicts[static_cast<std::size_t>(verdict)]); }

std::uint32_t Counts::total() const {
  return std::accumulate(mandatory.begin(), mandatory.end(), advisory + informational);
}

std::optional<Score> Assessment::score() const {
  const std::int64_t passed = counts.of(Outcome::pass);
  const std::int64_t unknown = counts.of(Outcome::unknown);
  const std::int64_t judged = passed + unknown + counts.of(Outcome::fail) + counts.of(Outcome::waived);
  if (judged == 0) return std::nullopt;
  return Score{*Rational::of(passed, judged), *Rational::of(passed + unknown, judged)};
}

}  // namespace edu_check
