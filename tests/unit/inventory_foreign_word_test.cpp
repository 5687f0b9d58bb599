#include <string>

#include "edu_check/inventory/foreign_word.h"
#include "edu_check/standard/catalogue.h"
#include "edu_check/standard/vocabulary_loader.h"
#include "fixtures.h"

namespace edu_check::inventory_foreign_word_test {

BOOST_AUTO_TEST_SUITE(inventory_foreign_word)

/// Writes every word of every fact with choices to every other such fact, which does not have it.
BOOST_AUTO_TEST_CASE(a_word_of_another_fact_is_told_by_its_name) {
  const Catalogue catalogue;
  Diagnostics diagnostics;
  const auto vocabulary = catalogue.load_vocabulary(diagnostics);
  BOOST_REQUIRE_MESSAGE(vocabulary, reported(diagnostics));
  const auto& facts = vocabulary->facts();
  std::size_t hints = 0;
  for (const auto& owner : facts) {
    if (owner.type.choices == nullptr) continue;
    for (const auto word : owner.type.choices->names()) {
      for (std::uint32_t slot = 0; slot < facts.size(); ++slot) {
        const auto& asked = facts[slot];
        if (asked.type.choices == nullptr || asked.subject != owner.subject) continue;
        const auto hint = foreign_word_hint(*vocabulary, slot, word);
        const bool is_own = asked.type.choices->find(word).has_value();
        BOOST_TEST(hint.empty() == is_own, asked.path << " " << word);
        hints += is_own ? 0 : 1;
        const bool names_one = hint.zh.find("的选项：写在那一项") != std::string::npos;
        BOOST_TEST((is_own || names_one), hint.zh);
      }
    }
  }
  BOOST_TEST(hints > 100U);
}

BOOST_AUTO_TEST_CASE(the_inventory_tells_it) {
  const Catalogue catalogue;
  Diagnostics diagnostics;
  const auto vocabulary = catalogue.load_vocabulary(diagnostics);
  BOOST_REQUIRE(vocabulary);
  for (const auto* const text : {"学段: 九年一贯制\n", "学段: [九年一贯制]\n"}) {
    Diagnostics found;
    const Source source("a.yaml", text);
    InventoryLoader loader(vocabulary);
    BOOST_TEST(loader.load(source, found) == nullptr);
    const auto shown = reported(found, Language::zh);
    BOOST_TEST(shown.find("“九年一贯制”是 “办学类型”（school.type）") != std::string::npos, shown);
    BOOST_TEST(shown.find("请写 [九年一贯制]") == std::string::npos, shown);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace edu_check::inventory_foreign_word_test
