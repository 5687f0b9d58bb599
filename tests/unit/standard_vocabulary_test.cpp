#include <boost/test/unit_test.hpp>
#include <string>

#include "edu_check/standard/vocabulary.h"
#include "edu_check/standard/vocabulary_loader.h"
#include "fixtures.h"

namespace edu_check::standard_vocabulary_test {

/// What is reported on a vocabulary in which each of so many facts is derived from the one after it.
std::string report_on_chain(int facts) {
  std::string text = "edu-check-vocabulary: 1\ngroups:\n  g: {label: {zh: 组, en: G}}\nfacts:\n";
  for (int i = 0; i < facts; ++i) {
    const auto number = std::to_string(i);
    text += "  g.f" + number + ": {type: count, label: {zh: 数" + number + ", en: f" + number + "}";
    if (i + 1 < facts) text += ", derive: g.f" + std::to_string(i + 1) + " + 0";
    text += "}\n";
  }
  const Source source("vocabulary.yaml", text);
  Diagnostics diagnostics;
  (void)load_vocabulary({&source}, diagnostics);
  return render(diagnostics, Language::en);
}

BOOST_AUTO_TEST_CASE(a_chain_of_derivations_has_at_most_sixty_four_facts) {
  BOOST_TEST(report_on_chain(64) == "");
  BOOST_TEST(report_on_chain(65) == "");  // the last is derived from nothing
  BOOST_TEST(report_on_chain(66).find("part of a chain of derivations of more than 64 facts [fact-derivation]") !=
             std::string::npos);
  BOOST_TEST(report_on_chain(20'000).find("[fact-derivation]") != std::string::npos);
}

}  // namespace edu_check::standard_vocabulary_test
