#include "edu_check/standard/known_facts.h"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <regex>
#include <string>

#include "edu_check/standard/catalogue.h"
#include "edu_check/text/file_reader.h"

namespace edu_check::standard_known_facts_test {

/// A path that no vocabulary has would be asked for in vain, and nobody would see it.
BOOST_AUTO_TEST_CASE(the_built_in_vocabulary_has_every_known_fact) {
  std::string header;
  BOOST_REQUIRE(!read_file(EDU_CHECK_SOURCE_DIR "/lib/edu_check/standard/known_facts.h", header));
  Diagnostics diagnostics;
  const auto vocabulary = Catalogue().load_vocabulary(diagnostics);
  BOOST_REQUIRE(vocabulary);
  const auto& facts = vocabulary->facts();
  std::size_t count = 0;
  const std::regex literal("\"([^\"]+)\"");
  for (std::sregex_iterator each(header.begin(), header.end(), literal), end; each != end; ++each) {
    const auto path = (*each)[1].str();
    if (path.ends_with(".h")) continue;
    ++count;
    const bool found = path.ends_with('.') ? std::any_of(facts.begin(), facts.end(),
                                                         [&](const Fact& f) { return f.path.starts_with(path); })
                                           : vocabulary->slot(path).has_value();
    BOOST_TEST(found, path << " is no fact");
  }
  BOOST_TEST(count >= 25);
}

}  // namespace edu_check::standard_known_facts_test
