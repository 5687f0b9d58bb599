#include "edu_check/standard/catalogue.h"

#include <boost/test/unit_test.hpp>
#include <string>

namespace edu_check::standard_catalogue_test {

std::shared_ptr<const Source> copy_of(const Catalogue& catalogue, const std::string& path, const std::string& more) {
  return std::make_shared<const Source>("own/" + path, std::string(catalogue.find(path)->text()) + more);
}

std::string origin_of(const Catalogue& catalogue, const std::string& id) {
  const auto origin = catalogue.origin(id);
  return std::string(to_string(origin.standard)) + "(" + origin.folder + ") " +
         std::string(to_string(origin.vocabulary)) + "(" + origin.vocabulary_folder + ")";
}

BOOST_AUTO_TEST_CASE(a_catalogue_knows_where_its_files_come_from) {
  Catalogue catalogue;
  BOOST_TEST(origin_of(catalogue, "shaanxi-k12") == "built_in() built_in()");
  catalogue.add({"shaanxi-k12.yaml", copy_of(catalogue, "shaanxi-k12.yaml", ""), "same"});
  BOOST_TEST(origin_of(catalogue, "shaanxi-k12") == "folder(same) built_in()");
  catalogue.add({"shaanxi-k12.yaml", copy_of(catalogue, "shaanxi-k12.yaml", "\n"), "own"});
  BOOST_TEST(origin_of(catalogue, "shaanxi-k12") == "replaces_built_in(own) built_in()");
  catalogue.add({"mine.yaml", copy_of(catalogue, "shaanxi-k12.yaml", ""), "own"});
  BOOST_TEST(origin_of(catalogue, "mine") == "folder(own) built_in()");
  BOOST_TEST(catalogue.replacements().size() == 1);
  const Catalogue untouched;
  catalogue.add({"shaanxi-k12.yaml", copy_of(untouched, "shaanxi-k12.yaml", ""), "again"});
  BOOST_TEST(origin_of(catalogue, "shaanxi-k12") == "folder(again) built_in()");
}

BOOST_AUTO_TEST_CASE(a_vocabulary_in_place_of_a_built_in_one_is_known_of_every_standard) {
  Catalogue catalogue;
  const std::string path = "vocabulary/common.yaml";
  catalogue.add({"vocabulary/more.yaml", copy_of(catalogue, path, ""), "own"});
  BOOST_TEST(origin_of(catalogue, "shaanxi-k12") == "built_in() built_in()");
  catalogue.add({path, copy_of(catalogue, path, "# mine\n"), "own"});
  BOOST_TEST(origin_of(catalogue, "shaanxi-k12") == "built_in() replaces_built_in(own)");
  BOOST_REQUIRE_EQUAL(catalogue.replacements().size(), 1);
  BOOST_TEST(catalogue.replacements()[0]->path == path);
}

BOOST_AUTO_TEST_CASE(a_loaded_standard_tells_its_origin) {
  Catalogue catalogue;
  catalogue.add({"shaanxi-k12.yaml", copy_of(catalogue, "shaanxi-k12.yaml", "\n"), "own"});
  Diagnostics diagnostics;
  const auto standards = catalogue.load({"shaanxi-k12", "chengdu-2014"}, diagnostics);
  BOOST_REQUIRE_EQUAL(standards.size(), 2);
  BOOST_TEST((standards[0]->origin.standard == FileOrigin::replaces_built_in));
  BOOST_TEST((standards[1]->origin.standard == FileOrigin::built_in));
}

BOOST_AUTO_TEST_CASE(a_catalogue_loads_once_what_it_loads_without_a_word) {
  Catalogue catalogue;
  Diagnostics diagnostics;
  const auto first = catalogue.load({"shaanxi-k12"}, diagnostics);
  const Catalogue copy = catalogue;
  const auto again = copy.load({"chengdu-2014", "shaanxi-k12"}, diagnostics);
  BOOST_REQUIRE_EQUAL(again.size(), 2);
  BOOST_TEST(again[1] == first[0]);
  BOOST_TEST(again[0]->vocabulary == first[0]->vocabulary);
  catalogue.add({"vocabulary/common.yaml", copy_of(catalogue, "vocabulary/common.yaml", "# mine\n"), "own"});
  const auto other = catalogue.load({"shaanxi-k12"}, diagnostics);
  BOOST_TEST(other[0] != first[0]);
  BOOST_TEST((other[0]->origin.vocabulary == FileOrigin::replaces_built_in));
  BOOST_TEST(diagnostics.empty());
}

BOOST_AUTO_TEST_CASE(mistakes_in_a_standard_are_told_each_time_it_is_loaded) {
  Catalogue catalogue;
  catalogue.add({"shaanxi-k12.yaml", copy_of(catalogue, "shaanxi-k12.yaml", "unknown: 1\n"), "own"});
  for (int i = 0; i < 2; ++i) {
    Diagnostics diagnostics;
    (void)catalogue.load({"shaanxi-k12"}, diagnostics);
    BOOST_TEST(diagnostics.all().size() == 1U);
  }
}

}  // namespace edu_check::standard_catalogue_test
