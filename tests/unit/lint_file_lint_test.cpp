#include "edu_check/lint/file_lint.h"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <ostream>
#include <string>

#include "source_text_fixtures.h"

namespace edu_check::lint_file_lint_test {

struct KindCase {
  std::string text;
  FileKind kind;
};
std::ostream& operator<<(std::ostream& to, const KindCase& row) { return to << row.text; }

const KindCase kinds[] = {
    {"edu-check-standard: 1\nid: a\n", FileKind::standard},
    {"# a comment\nedu-check-vocabulary: 1\n", FileKind::vocabulary},
    {"edu-check-tests: 1\n", FileKind::rule_tests},
    {"edu-check-waivers: 1\n", FileKind::waivers},
    {"waivers: []\n", FileKind::waivers},
    {"edu-check: 1\nschool: {name: a}\n", FileKind::inventory},
    {"school: {name: a}\nwaivers: []\n", FileKind::inventory},
    {"", FileKind::inventory},
    {"- 1\n", FileKind::inventory},
    {"edu-check-standard: 1\nid: [\n", FileKind::standard},  // the YAML can't be read
    {"name: edu-check-standard\nid: [\n", FileKind::inventory},
};

BOOST_DATA_TEST_CASE(recognises_files_by_their_keys, kinds) {
  BOOST_TEST((file_kind(Source("file.yaml", sample.text)) == sample.kind));
}

Diagnostics lint(const std::string& name, const std::string& text, const std::vector<StandardFile>& beside = {}) {
  FileLint files{Catalogue(), *parse_date("2026-11-29")};
  Diagnostics diagnostics;
  const auto source = std::make_shared<Source>(name, text);
  files.lint(source, file_kind(*source), beside, diagnostics);
  return diagnostics;
}

BOOST_AUTO_TEST_CASE(a_standard_is_loaded_with_its_own_facts) {
  BOOST_TEST(render(lint("sample.yaml", data_file("sample.yaml")), Language::en) == "");
  const auto renamed = lint("other.yaml", data_file("sample.yaml"));
  BOOST_TEST(summary_of(renamed) == "1:1 standard-file-name");
  const auto broken =
      lint("sample.yaml", replaced(data_file("sample.yaml"), "require: sample.duty", "require: sample.dutty"));
  BOOST_TEST(summary_of(broken) == "99:22 fact-unknown");
}

BOOST_AUTO_TEST_CASE(rule_tests_must_name_every_requirement) {
  const StandardFile standard{"sample.yaml", std::make_shared<Source>("sample.yaml", data_file("sample.yaml"))};
  const std::string tests =
      "edu-check-tests: 1\nstandard: sample\nlevels:\n  mandatory: [2.1a, 2.2a, 2.3a, 2.3b, 2.4a, 3.1a, 3.2a, 3.3a, "
      "4.2a]\n  informational: [4.1a]\ntests: []\n";
  const auto missing = lint("sample.test.yaml", tests, {standard});
  BOOST_TEST(summary_of(missing) == "4:3 tests-level-missing");
  BOOST_TEST(missing.all().at(0).message.en == "levels does not list the requirement “2.1b”");
  BOOST_TEST(render(lint("sample.test.yaml", replaced(tests, "  informational", "  advisory: [2.1b]\n  informational"),
                         {standard}),
                    Language::en) == "");
  BOOST_TEST(summary_of(lint("sample.test.yaml", tests)) == "0:0 standard-unknown");
  BOOST_TEST(summary_of(lint("sample.test.yaml", "edu-check-tests: 1\n")) == "1:1 key-missing");
}

BOOST_AUTO_TEST_CASE(inventories_and_vocabularies_report_what_their_loaders_do) {
  BOOST_TEST(render(lint("school.yaml", "network: {wired: true}\n"), Language::en) == "");
  BOOST_TEST(summary_of(lint("school.yaml", "network: {wierd: true}\n")) == "1:11 key-unknown");
  BOOST_TEST(lint("vocabulary/more.yaml",
                  "edu-check-vocabulary: 1\nfacts:\n  sample.a: {type: bolean, label: {zh: 示例甲, en: a}}\n")
                 .has_errors());
  BOOST_TEST(summary_of(lint("w.yaml",
                             "waivers:\n  - {school: a.yaml, requirement: shaanxi-k12/5.1a, reason: a, approver: b, "
                             "expires: 2026-01-01}\n")) == "");
}

}  // namespace edu_check::lint_file_lint_test
