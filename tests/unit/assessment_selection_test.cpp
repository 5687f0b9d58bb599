#include "edu_check/assessment/selection.h"

#include <boost/test/unit_test.hpp>
#include <string>

#include "source_text_fixtures.h"

namespace edu_check::assessment_selection_test {

const std::vector<std::shared_ptr<const Standard>>& standards() {
  static const std::vector<std::shared_ptr<const Standard>> all{self_contained_standard(data_file("sample.yaml"))};
  return all;
}

/// Ids of the requirements that are judged; what was reported, if anything was.
std::string judged(const SelectionRequest& request) {
  Diagnostics diagnostics;
  const auto selections = select_requirements(standards(), request, diagnostics);
  if (diagnostics.has_errors()) return render(diagnostics, Language::en);
  if (selections.empty() || !selections[0]) return "all";
  std::string ids;
  for (std::size_t i = 0; i < standards()[0]->requirements.size(); ++i) {
    if (selections[0]->judged[i]) ids += standards()[0]->requirements[i].id + " ";
  }
  return ids;
}

BOOST_AUTO_TEST_CASE(nothing_asked_for_is_all) { BOOST_TEST(judged({}) == "all"); }

BOOST_AUTO_TEST_CASE(indicators_and_requirements_are_selected) {
  BOOST_TEST(judged({{"2.3"}, {}}) == "2.3a 2.3b ");
  BOOST_TEST(judged({{"2.3a"}, {}}) == "2.3a ");
  BOOST_TEST(judged({{"sample/2.3"}, {"2.3a"}}) == "2.3b ");
  BOOST_TEST(judged({{"2.3b", "2.3b", "sample/2.3b"}, {}}) == "2.3b ");
}

BOOST_AUTO_TEST_CASE(what_no_standard_has_is_an_error) {
  BOOST_TEST(judged({{"2.3aa"}, {}}) ==
             "error: --only: the standards have no “2.3aa” [selection-unknown]\n"
             "  note: did you mean 2.3a?\n"
             "  note: `edu-check show sample` lists them all\n");
  BOOST_TEST(judged({{}, {"smaple/2.3"}}).find("did you mean sample/2.3?") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(something_is_left_to_judge) {
  BOOST_TEST(judged({{"2.3"}, {"2.3a", "2.3b"}}).find("[selection-empty]") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_selection_says_what_it_is) {
  Diagnostics diagnostics;
  const auto selections = select_requirements(standards(), {{"2.3", "2.1"}, {"2.3a"}}, diagnostics);
  BOOST_REQUIRE(selections.size() == 1 && selections[0]);
  BOOST_TEST(describe(*selections[0]).zh == "只选 2.3、2.1；不含 2.3a");
  BOOST_TEST(describe(*selections[0]).en == "only 2.3, 2.1; without 2.3a");
}

}  // namespace edu_check::assessment_selection_test
