#include "edu_check/result/baseline_tally.h"

#include "edu_check/record/rollup.h"

namespace edu_check {
namespace {

void add_to(BaselineNumbers& numbers, const BaselineNumbers& more) {
  numbers.fresh += more.fresh;
  numbers.known += more.known;
  numbers.mended += more.mended;
}

}  // namespace

void BaselineTally::add(const Baseline& baseline, const AssessmentRecord& record) {
  const auto comparison = baseline.compare(record);
  add_to(numbers, comparison.numbers);
  ++judged.verdicts[static_cast<std::size_t>(comparison.verdict)];
  judged.unjudged += is_unjudged(record, comparison.verdict) ? 1U : 0U;
  matched += comparison.matched ? 1U : 0U;
}

void BaselineTally::merge(const BaselineTally& other) {
  add_to(numbers, other.numbers);
  edu_check::merge(judged, other.judged);
  matched += other.matched;
}

}  // namespace edu_check
