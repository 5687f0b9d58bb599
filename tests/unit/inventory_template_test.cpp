#include "edu_check/inventory/template.h"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <map>
#include <sstream>

#include "edu_check/inventory/inventory_loader.h"
#include "edu_check/standard/catalogue.h"
#include "fixtures.h"

namespace edu_check::inventory_template_test {

/// A line `key: null` of a template: the keys down to it joined by dots, and the lines of the groups in which it
/// stands.
struct Leaf {
  std::string path;
  std::string text;
};

/// The facts of a template in its order: what stands as null, but for the date of the file.
std::vector<Leaf> leaves_of(const std::string& text) {
  std::vector<Leaf> leaves;
  std::map<std::size_t, std::string> open;
  std::istringstream lines(text);
  std::string kind;
  for (std::string line; std::getline(lines, line);) {
    const auto indent = line.find_first_not_of(' ');
    const auto colon = line.rfind(':');
    if (indent == std::string::npos || line[indent] == '#' || colon == std::string::npos) continue;
    open.erase(open.lower_bound(indent), open.end());
    open[indent] = line;
    if (line.starts_with("kind:") || line.starts_with("种类:")) kind = line + "\n";
    if (line.substr(colon) != ": null") continue;
    Leaf leaf{"", kind};
    for (const auto& [depth, each] : open) {
      leaf.path += (leaf.path.empty() ? "" : ".") + each.substr(depth, each.rfind(':') - depth);
      leaf.text += each + "\n";
    }
    leaves.push_back(std::move(leaf));
  }
  leaves.erase(leaves.begin());
  return leaves;
}

/// A value of the fact in the words that a template shows: Chinese or English ones.
std::vector<std::string> values_of(const Fact& fact, KeyLanguage keys) {
  const bool zh = keys == KeyLanguage::zh;
  std::vector<std::string> values;
  switch (fact.type.kind) {
    case Kind::boolean:
      return zh ? std::vector<std::string>{"是", "否"} : std::vector<std::string>{"true", "false"};
    case Kind::bandwidth:
      return {zh ? "千兆" : "1 Gbps"};
    case Kind::money:
      return {zh ? "2 万元" : "20000 元"};
    case Kind::duration:
      return {zh ? "30 天" : "30 days"};
    case Kind::percent:
      return {"15%"};
    case Kind::date:
      return {"2026-09-01"};
    case Kind::text:
      return {fact.digits == 0 ? "文字" : "\"" + std::string(fact.digits, '1') + "\""};
    case Kind::choice:
      for (const auto& each : fact.type.choices->choices) values.push_back(zh ? each.label.zh : each.id);
      return values;
    case Kind::list:
      for (const auto& each : fact.type.choices->choices) values.push_back("[" + (zh ? each.label.zh : each.id) + "]");
      return values;
    default:
      return {"1"};
  }
}

struct Reading {
  bool known = false;      ///< whether the fact has a value
  std::size_t others = 0;  ///< facts with a value that the text gives, beside it
  std::string said;
};

Reading read(InventoryLoader& loader, const Leaf& leaf, const std::string& value, std::uint32_t slot) {
  const std::string missing = "null\n";
  const Source source("template.yaml", leaf.text.substr(0, leaf.text.size() - missing.size()) + value + "\n");
  Diagnostics diagnostics;
  Reading reading;
  const auto* const inventory = loader.load(source, diagnostics);
  reading.said = reported(diagnostics);
  if (inventory == nullptr) return reading;
  for (const auto touched : inventory->touched()) {
    if (inventory->slot(touched).presence != Presence::given) continue;
    if (touched == slot) reading.known = true;
    if (touched != slot) ++reading.others;
  }
  return reading;
}

/// Gives one fact after the other, each with every value that its kind has words for.
void check_read_back(const std::shared_ptr<const Standard>& standard, SubjectKind kind, KeyLanguage keys) {
  const auto in = [&](KeyLanguage each) {
    return leaves_of(inventory_template({standard}, {kind, Language::zh, each, false}));
  };
  const auto leaves = in(keys);
  const auto paths = in(KeyLanguage::en);
  BOOST_REQUIRE_EQUAL(leaves.size(), paths.size());
  BOOST_TEST(leaves.size() > 3);
  InventoryLoader loader(standard->vocabulary);
  for (std::size_t i = 0; i < leaves.size(); ++i) {
    const auto slot = standard->vocabulary->slot(paths[i].path);
    BOOST_REQUIRE_MESSAGE(slot, paths[i].path << " is no fact");
    for (const auto& value : values_of(standard->vocabulary->fact(*slot), keys)) {
      const auto reading = read(loader, leaves[i], value, *slot);
      BOOST_TEST(reading.said == "", standard->id << " " << leaves[i].path << ": " << value);
      BOOST_TEST((reading.known && reading.others == 0), standard->id << " " << leaves[i].path << ": " << value);
    }
  }
}

BOOST_AUTO_TEST_SUITE(inventory_template_tests)

BOOST_AUTO_TEST_CASE(every_key_and_word_is_read_back_as_the_fact_it_was_written_for) {
  const Catalogue catalogue;
  Diagnostics diagnostics;
  const auto standards = catalogue.load(catalogue.ids(), diagnostics);
  BOOST_REQUIRE_EQUAL(standards.size(), 7);
  std::size_t regions = 0;
  for (const auto& standard : standards) {
    for (const auto keys : {KeyLanguage::en, KeyLanguage::zh}) {
      check_read_back(standard, SubjectKind::school, keys);
      if (!standard->applicability(SubjectKind::region).applies) continue;
      check_read_back(standard, SubjectKind::region, keys);
      ++regions;
    }
  }
  BOOST_TEST(regions > 0);
}

BOOST_AUTO_TEST_CASE(a_template_of_all_standards_reads_back_too) {
  const Catalogue catalogue;
  Diagnostics diagnostics;
  const auto standards = catalogue.load(catalogue.ids(), diagnostics);
  for (const auto keys : {KeyLanguage::en, KeyLanguage::zh}) {
    const Source source("all.yaml", inventory_template(standards, {SubjectKind::school, Language::zh, keys, false}));
    InventoryLoader loader(standards[0]->vocabulary);
    BOOST_TEST(loader.load(source, diagnostics) != nullptr);
    BOOST_TEST(reported(diagnostics) == "");
  }
}

BOOST_AUTO_TEST_CASE(chinese_keys_have_no_english_words_beside_them) {
  const Catalogue catalogue;
  Diagnostics diagnostics;
  for (const auto& standard : catalogue.load(catalogue.ids(), diagnostics)) {
    const TemplateOptions options{SubjectKind::school, Language::zh, KeyLanguage::zh, false};
    std::istringstream lines(inventory_template({standard}, options));
    for (std::string line; std::getline(lines, line);) {
      BOOST_TEST((line.find("true") == std::string::npos && line.find("（primary）") == std::string::npos), line);
      const auto key = line.find_first_not_of(' ');
      if (key == std::string::npos || line[key] == '#' || line == "edu-check: 1") continue;
      BOOST_TEST(static_cast<unsigned char>(line[key]) >= 0x80, standard->id << ": " << line);
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace edu_check::inventory_template_test
