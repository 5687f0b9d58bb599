#include "edu_check/report/baseline_file.h"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>
#include <string>

namespace edu_check {
namespace {

struct ContradictionCase {
  Verdict verdict;
  Outcome indicator;
  Outcome requirement;
  Level level;  ///< of both
  bool fits;
};
std::ostream& operator<<(std::ostream& to, const ContradictionCase& row) {
  return to << to_string(row.verdict) << " " << to_string(row.indicator) << " " << to_string(row.requirement);
}

const ContradictionCase contradictions[] = {
    {Verdict::non_compliant, Outcome::fail, Outcome::fail, Level::mandatory, true},
    {Verdict::undetermined, Outcome::unknown, Outcome::unknown, Level::mandatory, true},
    {Verdict::compliant, Outcome::pass, Outcome::pass, Level::mandatory, true},
    {Verdict::compliant, Outcome::waived, Outcome::waived, Level::mandatory, true},
    {Verdict::compliant, Outcome::fail, Outcome::fail, Level::advisory, true},
    {Verdict::not_applicable, Outcome::not_due, Outcome::not_due, Level::mandatory, true},
    {Verdict::undetermined, Outcome::not_applicable, Outcome::not_applicable, Level::mandatory, true},
    {Verdict::compliant, Outcome::fail, Outcome::fail, Level::mandatory, false},
    {Verdict::not_applicable, Outcome::fail, Outcome::fail, Level::mandatory, false},
    {Verdict::undetermined, Outcome::fail, Outcome::fail, Level::mandatory, false},
    {Verdict::invalid, Outcome::fail, Outcome::fail, Level::mandatory, false},
    {Verdict::non_compliant, Outcome::unknown, Outcome::unknown, Level::mandatory, false},
    {Verdict::compliant, Outcome::unknown, Outcome::unknown, Level::mandatory, false},
    {Verdict::not_applicable, Outcome::unknown, Outcome::unknown, Level::mandatory, false},
    {Verdict::compliant, Outcome::pass, Outcome::fail, Level::mandatory, false},
    {Verdict::compliant, Outcome::pass, Outcome::unknown, Level::mandatory, false},
    {Verdict::non_compliant, Outcome::fail, Outcome::pass, Level::mandatory, false},
    {Verdict::undetermined, Outcome::unknown, Outcome::pass, Level::mandatory, false},
};

BOOST_DATA_TEST_CASE(what_does_not_belong_together_is_found, contradictions) {
  StoredAssessment assessment;
  assessment.verdict = sample.verdict;
  StoredIndicator indicator;
  indicator.level = sample.level;
  indicator.outcome = sample.indicator;
  indicator.requirements.push_back({"1a", sample.level, sample.requirement});
  assessment.indicators.push_back(indicator);
  BOOST_TEST(contradiction(assessment).empty() == sample.fits);
}

BOOST_AUTO_TEST_CASE(a_failed_indicator_may_have_what_is_unknown_too) {
  StoredAssessment assessment;
  assessment.verdict = Verdict::non_compliant;
  StoredIndicator indicator;
  indicator.outcome = Outcome::fail;
  indicator.requirements = {{"1a", Level::mandatory, Outcome::unknown}, {"1b", Level::mandatory, Outcome::fail}};
  assessment.indicators.push_back(indicator);
  BOOST_TEST(contradiction(assessment).empty());
}

BOOST_AUTO_TEST_CASE(a_baseline_file_is_known_by_its_first_line) {
  BOOST_TEST(is_baseline_file(R"({"edu-check-baseline":1,"standards":{}})"));
  BOOST_TEST(is_baseline_file(R"({ "edu-check-baseline" : 1})"));
  BOOST_TEST(!is_baseline_file(R"({"schema": "edu-check-result/1"})"));
  BOOST_TEST(!is_baseline_file(R"({"edu-check-baselines":1})"));
  BOOST_TEST(!is_baseline_file(""));
}

}  // namespace
}  // namespace edu_check
