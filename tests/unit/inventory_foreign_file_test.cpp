#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <ostream>

#include "edu_check/inventory/foreign_file.h"
#include "edu_check/inventory/inventory_loader.h"
#include "edu_check/inventory/top_keys.h"
#include "edu_check/standard/catalogue.h"
#include "edu_check/standard/vocabulary_loader.h"

namespace edu_check::inventory_foreign_file_test {

using std::string_literals::operator""s;

const std::shared_ptr<const Vocabulary>& vocabulary() {
  static const auto loaded = [] {
    Diagnostics diagnostics;
    return Catalogue().load_vocabulary(diagnostics);
  }();
  return loaded;
}

struct Case {
  std::string text;
  std::string what;  ///< empty: it may be an inventory
  bool plainly = false;
};
std::ostream& operator<<(std::ostream& to, const Case& each) { return to << each.text.substr(0, 60); }

const Case cases[] = {
    {"# 豁免\n---\nedu-check-waivers: 1\nwaivers: []\n", "a file of waivers", true},
    {"waivers:\n- school: \"1\"\n  reason: x\n", "a file of waivers", true},
    {"\xEF\xBB\xBF{\"schema\": \"edu-check-result/1\", \"assessments\": [{\"school\": 1}]}", "a stored result", true},
    {R"({"assessments": [], "schema": "edu-check-result/1"})", "a stored result", true},
    {"schema: edu-check-result/1\nassessments: []\n", "a stored result", true},
    {"{\"inventory\":\"a\",\"verdict\":\"compliant\"}\n{\"inventory\":\"b\"}\n", "a stored result (ndjson)", true},
    {R"([{"inventory": "a", "verdict": "compliant"}])", "stored assessments", true},
    {R"({"schema": "edu-check-difference/1"})", "a comparison of two results", true},
    {R"({"schema": "edu-check-diagnostics/1"})", "what `edu-check lint` found", true},
    {R"({"schema": "edu-check-other/2"})", "an output of edu-check", true},
    {"edu-check-standard: 1\nid: x\n", "a standard", true},
    {"edu-check-vocabulary: 1\nfacts:\n  school.name: {}\n", "a vocabulary", true},
    {"edu-check-tests: 1\nstandard: x\n", "rule tests", true},
    {"edu-check-baseline: 1\n", "a baseline", true},
    {R"({"standards": [{"id": "x"}]})", "a list of standards", true},
    {R"({"$schema": "https://json-schema.org/draft/2020-12/schema", "properties": {"school": {}}})", "a JSON Schema",
     true},
    {R"({"$id": "urn:edu-check:schema:inventory:1"})", "a JSON Schema", true},
    {R"({"version": "2.1.0", "runs": []})", "a SARIF report", true},
    {R"([{"description": "x", "check_name": "x", "fingerprint": "1"}])", "a code quality report of GitLab", true},
    {R"({"name": "x", "version": "1", "dependencies": {}})", "the description of a package", true},
    {"on: push\njobs: {}\n", "the settings of a CI", true},
    {"<?xml version=\"1.0\"?>\n<testsuites>", "a JUnit report", true},
    {"<!DOCTYPE html><html>", "a web page (HTML)"},
    {"\n  <HTML lang=zh>", "a web page (HTML)"},
    {"<?xml version=\"1.0\"?><a/>", "an XML file"},
    {"PK\x03\x04....xl/workbook.xml", "an Excel workbook (xlsx)"},
    {"PK\x03\x04....word/document.xml", "a Word document (docx)"},
    {"PK\x03\x04\x14\0\0\0"s, "a zip archive"},
    {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0\0"s, "an old file of Excel, Word or WPS (xls, doc, et, wps)"},
    {"%PDF-1.7\n", "a PDF file"},
    {"\x89PNG\r\n\x1A\n", "an image (png)"},
    {"\xFF\xD8\xFF\xE0", "an image (jpeg)"},
    {"\x1F\x8B\x08", "a gzip archive"},
    {"学校,标识码\n甲小学,1\n", "a table (CSV)"},
    {"a\tb\tc\n1\t2\t3\n", "a table (CSV)"},
    {"学校,说明\n甲,\"一,二\n三：四\"\n\"乙：丙\",\"\"\"五\"\"\"\n", "a table (CSV)"},
    {"\xEF\xBB\xBF学校,标识码,省份,市,区县\r\n甲：乙,1\r\n", "a table of edu-check (CSV)", true},
    {"inventory,line,code,school,province\na.yaml,1,2,school: x\n", "a table of edu-check (CSV)", true},
    {"整改清单\n========\n\n甲 (1)\n------\n结论  x\n", "a page of text of edu-check", true},
    {"Title\n=====\nid           x\ndocument     y\n", "a page of text of edu-check", true},
    {"某标准\n某文件\n学校：甲\n清单：a.yaml\n截至：2026-09-01\n", "a page of text of edu-check", false},
    {"A standard\nA document\nschool: x\ninventory: a.yaml\nas of: 2026-09-01\n", "a page of text of edu-check", false},
    {"## ✓ 达标 甲 · `a.yaml`\n\n某标准，截至 2026-09-01。强制性指标：达标 46\n", "Markdown of edu-check", true},
    {"# 整改清单\n\n## 甲\n", "Markdown of edu-check", true},
    // What may be an inventory is never another file, whatever else it says.
    {"", ""},
    {"#", ""},
    {"[]", ""},
    {"{}", ""},
    {"edu-check: 1\nschool: {}\n", ""},
    {"edu-check-waivers: 1\nschool: {name: x}\n", ""},
    {"edu-check-waivers: 1\n学校: {学校名称: x}\n", ""},
    {"schema: edu-check-result/1\nschool.name: x\n", ""},
    {R"({"$schema": "https://json-schema.org/x", "school": {"name": "x"}})", ""},
    {R"({"name": "x", "dependencies": {}, "date": "2026-09-01"})", ""},
    {"kind: region\njobs: 1\non: 1\n", ""},
    {"schema: mine\n", ""},
    {"school:\n  edu-check-waivers: 1\n", ""},
    {"edu-check-waiversx: 1\n", ""},
    {"'{': 1\n", ""},
    {"schol: {name: x}\n", ""},
    {"# 整改清单\n学校名称：甲\n", ""},
    {"学校名称：甲,乙\n办学类型：丙,丁\n", ""},
    {"\xFF\xFEs\0c\0"s, ""},
    {R"([{"school": {"name": "x"}}])", ""},
    // A key may be written so that it does not show, or stand behind what is broken.
    {R"({"$schema": "https://json-schema.org/x", "\u5b66\u6821": {"\u5b66\u6821\u540d\u79f0": "x"}})", ""},
    {R"({"version": "x", "runs": 1, "\u5b66\u6821": {}})", ""},
    {"repos: []\n\"sch\\x6fol\": {name: x}\n", ""},
    {"repos: []\n? school\n: {name: x}\n", ""},
    {"repos: []\n?\n  school\n: {name: x}\n", ""},
    {"{repos: [], ? school : {name: x}}", ""},
    {"repos: []\n&a school: {name: x}\n", ""},
    {"repos: []\n!!str school: {name: x}\n", ""},
    {"{repos: [], !!str school: {name: x}}", ""},
    {"repos: [&a school]\n*a : {name: x}\n", ""},
    {"repos: []\rschool: {name: x}\r", ""},
    {"repos: []\n学校：{name: x}\n", ""},
    {"repos: []\nschool:{name: x}\n", ""},
    {"repos: []\n--- {school: {name: x}}\n", ""},
    {"--- {\n\"$schema\": \"https://json-schema.org/x\",\n \"school\": {}}\n", ""},
    {R"({"a": '\', "$schema": "https://json-schema.org/x", 'school': 1})", ""},
    {"{\"$schema\": \"https://json-schema.org/x\", # \"\n\"school\": {}}", ""},
    {R"({"$schema": "https://json-schema.org/x", "x: 1, "school": {}})", ""},
    {R"({"$schema": "https://json-schema.org/x" "school": {}})", ""},
    {R"({"$schema": "https://json-schema.org/x", "a": 1 "school": {}})", ""},
    {R"({"$schema": "https://json-schema.org/x", "a": {"b": 1, "school": {}})", ""},
    {R"({"$schema": "https://json-schema.org/x"}, "school": {}})", ""},
    {"{\"$schema\": \"https://json-schema.org/x\"}\n---\nschool: {}\n", ""},
    {"<testsuite\nschool: {name: x}\n", ""},
    {"<?xml?><testsuites>\n学校: {学校名称: x}\n", ""},
    {"#!/bin/sh\nschool: {name: x}\n", ""},
    {"TAP version 14\nschool: {name: x}\n", ""},
    {"{repos: [], name: \"it's\", other: it's, url: http://x/#y}", "the settings of pre-commit", true},
    {R"({"$schema": "https://json-schema.org/x", "title": "\u5b66\u6821", "description": "\\ # {"})", "a JSON Schema",
     true},
};

/// A thousand keys are looked at; behind them there may be any.
BOOST_AUTO_TEST_CASE(what_is_not_looked_at_may_be_an_inventory) {
  std::string text = "repos: []\n";
  for (int i = 0; i < 1500; ++i) text += "x" + std::to_string(i) + ": 1\n";
  BOOST_TEST(!find_foreign_file(text + "school: {}\n", *vocabulary()));
}

BOOST_DATA_TEST_CASE(other_files_are_told, boost::unit_test::data::make(cases)) {
  const auto file = find_foreign_file(sample.text, *vocabulary());
  BOOST_TEST((file ? file->what.en : "") == sample.what);
  BOOST_TEST((file && file->kind == ForeignKind::plainly_other) == sample.plainly);
  if (!file) return;
  // The loader says that, and nothing else.
  const Source source("a.yaml", sample.text);
  Diagnostics diagnostics;
  InventoryLoader loader(vocabulary());
  BOOST_TEST(loader.load(source, diagnostics) == nullptr);
  BOOST_REQUIRE(diagnostics.all().size() == 1U);
  BOOST_TEST(diagnostics.all()[0].id == "foreign-file");
  BOOST_TEST(diagnostics.all()[0].message.en == "this is " + sample.what + ", no inventory");
}

/// All that the project itself holds of other kinds.
BOOST_AUTO_TEST_CASE(our_own_files_are_told) {
  const std::filesystem::path root = EDU_CHECK_SOURCE_DIR;
  std::size_t files = 0;
  for (const auto* const folder : {"standards", "schemas"}) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(root / folder)) {
      const auto name = entry.path().filename().string();
      if (!name.ends_with(".yaml") && !name.ends_with(".json")) continue;
      std::ifstream file(entry.path());
      const std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
      const auto found = find_foreign_file(text, *vocabulary());
      BOOST_TEST((found && found->kind == ForeignKind::plainly_other), name);
      ++files;
    }
  }
  BOOST_TEST(files > 20U);
}

std::string joined(const TopKeys& top) {
  std::string text = top.is_list ? "list:" : "";
  for (const auto& [key, value] : top.keys) text += std::string(key) + "=" + std::string(value) + ";";
  return text;
}

struct KeysCase {
  std::string text;
  std::string keys;
};
std::ostream& operator<<(std::ostream& to, const KeysCase& each) { return to << each.text; }

const KeysCase keys_cases[] = {
    {"a: 1\nb:\n  c: 2\n- d: 3\n# e: 4\n\"f\": '5'\n", "a=1;b=;f=5;"},
    {"%YAML 1.2\n---\na: x\r\nurl: http://x\nno key\n", "a=x;url=http://x;"},
    {R"({"a": "1", "b": {"c": 2, "d": [1, {"e": 3}]}, "f": "{", "g": [1, "h"]})", "a=1;b=;f={;g=;"},
    {R"({"a\"b": 1, 'c': 2, d: 3})", "a\\\"b=;c=;d=;"},
    {R"([{"a": 1, "b": {"c": 1}}, {"d": 2}])", "list:a=;b=;"},
    {"{\"a\": 1}\n{\"b\": 2}\n", "a=;"},
    {"{", ""},
    {"[", "list:"},
    {"{\"a", ""},
    {"}", ""},
    {"", ""},
    {"\"a: 1", ""},
};

BOOST_DATA_TEST_CASE(keys_at_the_top_are_found, boost::unit_test::data::make(keys_cases)) {
  BOOST_TEST(joined(find_top_keys(sample.text)) == sample.keys);
}

}  // namespace edu_check::inventory_foreign_file_test
