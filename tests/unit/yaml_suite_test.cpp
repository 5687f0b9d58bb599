// The official YAML test suite, which the project does not hold: https://github.com/yaml/yaml-test-suite, branch
// `data`.

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "edu_check/yaml/fast/fast_reader.h"
#include "edu_check/yaml/reader.h"
#include "unit/outside.h"
#include "unit/yaml_events.h"

namespace edu_check::yaml::yaml_suite_test {

namespace fs = std::filesystem;

const fs::path suite = outside("yaml-test-suite");

// Read by yaml-cpp, and otherwise than by the suite. Strict reading does not notice, as the text is well-formed or
// nearly so.
const std::set<std::string> known_differences = {"9C9N", "L24T/01", "NAT4", "S98Z"};

std::string contents(const fs::path& path) {
  std::ifstream stream(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

std::string unescaped(std::string_view text) {
  std::string plain;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] != '\\' || at + 1 == text.size()) {
      plain += text[at];
      continue;
    }
    const char code = text[++at];
    plain += code == 'n' ? '\n' : code == 't' ? '\t' : code == 'r' ? '\r' : code == 'b' ? '\b' : code;
  }
  return plain;
}

/// The events of the suite in the words of `EventRecorder`, without offsets. Anchors are left out; an alias stays one.
std::vector<std::string> official_events(const fs::path& path) {
  std::vector<std::string> events;
  std::istringstream lines(contents(path));
  for (std::string line; std::getline(lines, line);) {
    const auto kind = line.substr(0, 4);
    if (kind == "+MAP" || kind == "-MAP" || kind == "+SEQ" || kind == "-SEQ") events.push_back(kind);
    if (kind == "=ALI") events.push_back(line);
    if (kind != "=VAL") continue;
    auto rest = line.substr(5);
    if (rest[0] == '&') rest.erase(0, rest.find(' ') + 1);
    const char mark = rest[0];
    const std::string style = mark == ':' ? "plain" : mark == '|' || mark == '>' ? "block" : "quoted";
    events.push_back(style + " " + unescaped(rest.substr(1)));
  }
  return events;
}

std::vector<std::string> without_offsets(const std::vector<std::string>& lines) {
  std::vector<std::string> events;
  for (const auto& line : lines) events.push_back(line.substr(line.find(' ') + 1));
  return events;
}

std::vector<fs::path> all_cases() {
  std::vector<fs::path> cases;
  for (const auto& entry : fs::recursive_directory_iterator(suite)) {
    if (entry.path().filename() == "in.yaml") cases.push_back(entry.path().parent_path());
  }
  std::sort(cases.begin(), cases.end());
  return cases;
}

struct Counts {
  int fast = 0;
  int yaml_cpp = 0;
  int refused = 0;
};

void check_case(const fs::path& folder, Counts& counts) {
  const auto name = fs::relative(folder, suite).generic_string();
  const bool is_error = fs::exists(folder / "error");
  const Source source(name, contents(folder / "in.yaml"));
  EventRecorder fast;
  EventRecorder slow;
  Diagnostics diagnostics;
  const bool accepted = read_fast(source.text(), fast, {});
  const bool strict = read(source, slow, diagnostics, ReaderChoice::yaml_cpp) != ReadResult::failed;
  const auto official = official_events(folder / "test.event");
  if (accepted) {
    ++counts.fast;
    BOOST_TEST(!is_error, name << ": the fast reader accepts what is no YAML");
    BOOST_TEST(strict, name << ": only the fast reader accepts");
    BOOST_TEST(fast.lines == slow.lines, name << ": the readers differ");
    BOOST_TEST(without_offsets(fast.lines) == official, boost::test_tools::per_element());
  }
  if (!strict) {
    ++counts.refused;
    return;
  }
  ++counts.yaml_cpp;
  const bool has_alias = std::any_of(official.begin(), official.end(), [](const auto& e) { return e[0] == '='; });
  const bool differs = is_error || (!has_alias && without_offsets(slow.lines) != official);
  BOOST_TEST(differs == known_differences.contains(name), name << ": other than known");
}

BOOST_AUTO_TEST_SUITE(outside_yaml_suite)

BOOST_AUTO_TEST_CASE(official_cases) {
  if (!has_outside("yaml-test-suite")) return;
  Counts counts;
  for (const auto& folder : all_cases()) check_case(folder, counts);
  BOOST_TEST_MESSAGE("official YAML test suite: " << counts.fast << " cases by the fast reader, " << counts.yaml_cpp
                                                  << " by yaml-cpp with strict reading, " << counts.refused
                                                  << " refused");
  BOOST_TEST(counts.fast > 0);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace edu_check::yaml::yaml_suite_test
