#include "edu_check/inventory/key_suggestions.h"

#include <boost/test/unit_test.hpp>
#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "edu_check/inventory/key_form.h"
#include "edu_check/standard/catalogue.h"

namespace edu_check::inventory_key_suggestions_test {

const Vocabulary& built_in() {
  static const auto vocabulary = [] {
    Diagnostics diagnostics;
    return Catalogue().load_vocabulary(diagnostics);
  }();
  BOOST_REQUIRE(vocabulary);
  return *vocabulary;
}

/// The names that are meant by a key at the outermost level.
std::string meant(const std::string& key, ValueShape shape = ValueShape::single,
                  SubjectKind subject = SubjectKind::school) {
  static KeySuggestions suggestions(built_in());
  std::string names;
  for (const auto& name : suggestions.meant({0, key, shape, subject})) names += (names.empty() ? "" : "|") + name;
  return names;
}

BOOST_AUTO_TEST_CASE(what_tables_put_around_a_name_is_seen_through) {
  BOOST_TEST(plain_key("教职工数（人）") == "教职工数");
  BOOST_TEST(plain_key("教室数 (间)") == "教室数");
  BOOST_TEST(plain_key("出口带宽（单位：Mbps）") == "出口带宽");
  BOOST_TEST(plain_key("（3）其中：教师终端数：") == "教师终端数");
  BOOST_TEST(plain_key("教室数（女）") == "教室数（女）");
  BOOST_TEST(plain_key("是否") == "是否");
  BOOST_TEST(plain_key("3") == "3");
  BOOST_TEST(plain_key("") == "");
}

// Every so many of the facts: each takes time.
BOOST_AUTO_TEST_CASE(each_fact_is_known_with_a_prefix_or_a_unit_and_by_the_kind_of_its_file) {
  for (std::size_t slot = 0; slot < built_in().facts().size(); slot += 37) {
    const auto& fact = built_in().facts()[slot];
    const auto other = fact.subject == SubjectKind::school ? SubjectKind::region : SubjectKind::school;
    for (const auto& key : {"是否" + fact.label.zh, fact.label.zh + "（人）"}) {
      if (plain_key(fact.label.zh) != fact.label.zh) continue;
      BOOST_TEST(meant(key, ValueShape::single, fact.subject) == fact.label.zh, key);
      const auto names = meant(key, ValueShape::single, other);
      BOOST_TEST(names.find(fact.label.zh) == std::string::npos, key << " -> " << names);
      BOOST_TEST(meant(key, ValueShape::mapping, fact.subject).find(fact.label.zh) == std::string::npos, key);
    }
  }
}

/// Whatever is hinted at would be right in its place.
BOOST_AUTO_TEST_CASE(a_label_that_lacks_a_character_gets_names_of_its_kind_only) {
  KeySuggestions suggestions(built_in());
  for (std::size_t slot = 0; slot < built_in().facts().size(); slot += 37) {
    const auto& fact = built_in().facts()[slot];
    const auto key = fact.label.zh.substr(0, fact.label.zh.size() - 3);
    for (const auto subject : {SubjectKind::school, SubjectKind::region}) {
      for (const auto& name : suggestions.meant({0, key, ValueShape::single, subject})) {
        const auto target = built_in().find_key(0, name);
        const bool header = target.what == KeyTarget::What::nothing;
        BOOST_TEST((header || target.what == KeyTarget::What::fact), key << " -> " << name);
        if (!header) BOOST_TEST((built_in().fact(target.index).subject == subject), key << " -> " << name);
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(another_thing_is_not_meant) {
  for (const std::string key :
       {"大学在校生数", "男教师数", "教室数（女）", "total", "备注", "联系人", "教师数", "终端数"})
    BOOST_TEST(meant(key) == "", key << " -> " << meant(key));
  BOOST_TEST(meant("中初在校生数") == "初中在校生数");
  BOOST_TEST(meant("小在校生数") == "小学在校生数");
  BOOST_TEST(meant("出口帯宽") == "出口带宽");
  BOOST_TEST(meant("网落", ValueShape::mapping) == "网络");
  BOOST_TEST(meant("网落") == "");
  BOOST_TEST(meant("province") == "school.province");
}

}  // namespace edu_check::inventory_key_suggestions_test
