#include "edu_check/standard/standard_lint.h"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <ostream>
#include <string>

#include "source_text_fixtures.h"

namespace edu_check::standard_standard_lint_test {

Diagnostics lint(const std::string& standard) {
  Diagnostics diagnostics;
  lint_standard(*self_contained_standard(standard), diagnostics);
  return diagnostics;
}

BOOST_AUTO_TEST_CASE(the_sample_is_well_made) {
  BOOST_TEST(render(lint(data_file("sample.yaml")), Language::en) == "");
}

struct ChangeCase {
  std::string from;
  std::string to;
  std::string found;
  std::string message;  ///< of the first
};
std::ostream& operator<<(std::ostream& to, const ChangeCase& row) { return to << row.from << " -> " << row.to; }

const ChangeCase cases[] = {
    {"            remedy: {zh: 扩容, en: Buy more}\n", "", "41:17 requirement-no-remedy",
     "the requirement “2.1a” has no remedy"},
    {"            evidence: {zh: 值班表, en: Rota}\n", "", "95:17 requirement-no-evidence",
     "the requirement “2.4a” names no evidence"},
    {"zh: 网络安全有人值班", "zh: 有合理的值班安排", "95:17 requirement-no-reading",
     "“合理” sets no measure: the requirement “2.4a” needs a reading"},
    {"zh: 学生终端够用", "zh: 学生终端满足需要", "", ""},  // it has a number
    {"en: Somebody is on duty", "en: 网络安全有人值班", "96:43 text-same", "en is the same as zh: not translated"},
    {"{zh: 网络安全有人值班, en: Somebody is on duty}",
     "{zh: 上班时有人。网络安全有人值班, en: \"There is: 网络安全有人值班\"}", "96:49 text-same",
     "a sentence of en is the same as in zh: not translated"},
    {"{zh: 网络安全有人值班, en: Somebody is on duty}", "{zh: Somebody is on duty, en: 网络安全有人值班}",
     "96:29 text-language", "zh and en seem to be exchanged"},
    {", part_of: sample.rooms}", "}", "65:22 share-not-part",
     "the vocabulary does not say that “sample.rooms_covered” is part_of sample.rooms: a part larger than its whole "
     "would go unnoticed"},
    {"adjust: sample.bandwidth", "adjust: sample.rooms", "47:21 adjust-unused",
     "the condition does not read “sample.rooms”, which is to be adjusted"},
    {"require: sample.duty", "require: sample.group", "27:3 fact-unused", "no condition reads the fact “sample.duty”"},
    {"\"sample.staff >= max(1, 2 * floor(sample.students / 1000))\"",
     "sample.staff >= 2 * ceil(sample.students / 1000)", "88:75 alternative-same",
     "the alternative is the same as the main reading"},
    {"verb: 应当", "verb: 应该", "98:19 verb-unknown", "the verbs of the vocabulary do not have “应该”"},
    {"verb: 成立", "verb: 鼓励", "112:20 verb-level",
     "“鼓励” is advisory, but the level is mandatory; if there is a reason, `reading` quotes “鼓励” and gives it"},
    {"verb: 成立", "verb: 鼓励\n            reading: {zh: 鼓励一词在此只管后句, en: The word governs what follows}", "",
     ""},
    {"            reading: {zh: 通报由市里作出, en: The city reports}\n", "", "150:20 verb-level",
     "“通报” is mandatory, but the level is informational; if there is a reason, `reading` quotes “通报” and gives it"},
    {"sections:\n", "questions: {sample.duty: {zh: 有人值班吗, en: Is somebody on duty}}\nsections:\n", "", ""},
    {"by: 2027-12-31", "by: 2026-02-28", "46:17 date-before-issue",
     "2026-02-28 is before the document was issued, 2026-03-01"},
    {"{by: 2026-12-31, threshold", "{by: 2025-12-31, threshold", "67:15 date-before-issue",
     "2025-12-31 is before the document was issued, 2026-03-01"},
};

BOOST_DATA_TEST_CASE(warns_of_what_is_not_well_made, cases) {
  const auto diagnostics = lint(replaced(data_file("sample.yaml"), sample.from, sample.to));
  BOOST_TEST(summary_of(diagnostics) == sample.found);
  if (!diagnostics.empty()) BOOST_TEST(diagnostics.all()[0].message.en == sample.message);
}

BOOST_AUTO_TEST_CASE(ids_are_ordered_by_their_numbers) {
  const auto renamed = [](std::string_view indicator, std::string_view requirement) {
    auto standard = replaced(data_file("sample.yaml"), "- id: \"2.4\"", "- id: \"" + std::string(indicator) + "\"");
    return lint(replaced(standard, "- id: 2.4a", "- id: " + std::string(requirement)));
  };
  BOOST_TEST(summary_of(renamed("2.10", "2.10a")) == "");
  const auto diagnostics = renamed("2.2-2", "2.2-2a");
  BOOST_TEST(summary_of(diagnostics) == "91:13 id-order");
  BOOST_TEST(diagnostics.all().at(0).message.en == "the id “2.2-2” belongs before “2.3”");
}

}  // namespace edu_check::standard_standard_lint_test
