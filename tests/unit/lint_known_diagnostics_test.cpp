#include "edu_check/lint/known_diagnostics.h"

#include <boost/test/unit_test.hpp>
#include <set>

namespace edu_check {
namespace {

BOOST_AUTO_TEST_SUITE(lint_known_diagnostics)

BOOST_AUTO_TEST_CASE(every_row_is_whole) {
  std::set<std::string> ids;
  for (const auto& group : known_diagnostics()) {
    BOOST_TEST(!group.name.empty());
    BOOST_TEST(!group.title.zh.empty());
    BOOST_TEST(!group.title.en.empty());
    BOOST_TEST(!group.diagnostics.empty());
    for (const auto& each : group.diagnostics) {
      BOOST_TEST_CONTEXT(each.id) {
        BOOST_TEST(ids.insert(each.id).second);
        BOOST_TEST(!each.severities.empty());
        for (const auto* const text : {&each.meaning, &each.remedy}) {
          BOOST_TEST(text->zh.ends_with("。"));
          BOOST_TEST(text->en.ends_with("."));
        }
      }
    }
  }
  BOOST_TEST(ids.size() > 250);
}

BOOST_AUTO_TEST_CASE(a_row_is_found_by_its_id) {
  const auto* const known = find_known_diagnostic("foreign-file");
  BOOST_REQUIRE(known != nullptr);
  BOOST_TEST((known->severities == std::vector{Severity::error, Severity::warning}));
  BOOST_TEST(find_known_diagnostic("foreign") == nullptr);
  BOOST_TEST(find_known_diagnostic("") == nullptr);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace edu_check
