#include "edu_check/input/input.h"

#include <sys/stat.h>

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <fstream>
#include <ostream>

#include "edu_check/input/ignore_rules.h"

namespace edu_check::input_input_test {

struct PathPair {
  std::string first;
  std::string again;
  bool same;
};
std::ostream& operator<<(std::ostream& to, const PathPair& pair) { return to << pair.first << " and " << pair.again; }

const PathPair pairs[] = {
    {"a.yaml", "a.yaml", true},         {"a.yaml", "./a.yaml", true},          {"./a.yaml", "a.yaml", true},
    {"x/a.yaml", "x//a.yaml", true},    {"x/a.yaml", "x/./a.yaml", true},      {"x/a.yaml", "x/y/../a.yaml", true},
    {"/x/a.yaml", "//x/a.yaml", true},  {"../a.yaml", "x/../../a.yaml", true}, {"..a.yaml", "./..a.yaml", true},
    {"x/.a.yaml", "./x/.a.yaml", true}, {"x/a.yaml", "X/a.yaml", false},       {"x/a.yaml", "x/a.yml", false},
    {"x/a.yaml", "/x/a.yaml", false},   {"../a.yaml", "a.yaml", false},        {"-", "-", true},
};

BOOST_DATA_TEST_CASE(the_same_path_counts_once, boost::unit_test::data::make(pairs)) {
  InputList list;
  list.add("before.yaml", Origin::found);
  list.add(sample.first);
  list.add(sample.again, Origin::found);
  list.add("学校.yaml");
  const auto repeated = list.remove_repeated();
  BOOST_TEST(repeated.size() == (sample.same ? 1U : 0U));
  BOOST_TEST(list.size() == (sample.same ? 3U : 4U));
  if (sample.same) {
    BOOST_TEST(repeated[0].again == sample.again);
    BOOST_TEST(repeated[0].first == sample.first);
  }
  BOOST_TEST(list[0] == "before.yaml");
  BOOST_TEST((list.origin(0) == Origin::found));
  BOOST_TEST(list[1] == sample.first);
  BOOST_TEST((list.origin(1) == Origin::named));
  BOOST_TEST(list[list.size() - 1] == "学校.yaml");
}

BOOST_AUTO_TEST_CASE(many_paths_are_told_apart) {
  InputList list;
  constexpr int count = 5000;
  for (int round = 0; round < 2; ++round) {
    for (int i = 0; i < count; ++i) list.add((round == 0 ? "x/" : "./x/") + std::to_string(i) + ".yaml");
  }
  const auto repeated = list.remove_repeated();
  BOOST_TEST(list.size() == static_cast<std::size_t>(count));
  BOOST_REQUIRE(repeated.size() == static_cast<std::size_t>(count));
  BOOST_TEST(repeated.front().again == "./x/0.yaml");
  BOOST_TEST(InputList().remove_repeated().empty());
}

/// A folder that is gone afterwards.
class Folder {
 public:
  Folder() {
    auto name = (std::filesystem::temp_directory_path() / "inputs.XXXXXX").string();
    path_ = mkdtemp(name.data());
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() { std::filesystem::remove_all(path_); }

  std::string write(const std::string& name, const std::string& text = "school: {name: x}\n") {
    std::filesystem::create_directories((path_ / name).parent_path());
    std::ofstream(path_ / name) << text;
    return (path_ / name).string();
  }
  [[nodiscard]] std::string operator/(const std::string& name) const { return (path_ / name).string(); }
  [[nodiscard]] std::string path() const { return path_.string(); }

 private:
  std::filesystem::path path_;
};

std::string names(const InputList& list) {
  std::string text;
  for (std::size_t i = 0; i < list.size(); ++i)
    text += (i > 0 ? " " : "") + std::string(list[i].substr(list[i].rfind('/') + 1));
  return text;
}

std::string ids(const Diagnostics& diagnostics) {
  std::string text;
  for (const auto& each : diagnostics.all()) text += (text.empty() ? "" : " ") + each.id;
  return text;
}

BOOST_AUTO_TEST_CASE(one_file_counts_once_by_whatever_link) {
  Folder folder;
  const auto file = folder.write("a.yaml");
  std::filesystem::create_symlink(file, folder / "link.yaml");
  std::filesystem::create_hard_link(file, folder / "hard.yaml");
  folder.write("same.yaml");
  InputList list;
  Diagnostics diagnostics;
  add_inputs(folder.path(), list, diagnostics);
  list.add(file);
  BOOST_TEST(names(list) == "a.yaml hard.yaml link.yaml same.yaml a.yaml");
  const auto repeated = list.remove_repeated();
  BOOST_TEST(names(list) == "a.yaml same.yaml");
  BOOST_TEST(repeated.size() == 3U);
  BOOST_TEST((list.origin(0) == Origin::named));  // it was named too: never passed over
  BOOST_TEST((list.origin(1) == Origin::found));
  BOOST_TEST(list.remove_file(folder / "link.yaml").size() == 1U);
  BOOST_TEST(names(list) == "same.yaml");
  BOOST_TEST(list.remove_file(folder / "nowhere.yaml").empty());
  BOOST_TEST(list.remove_file("-").empty());
}

BOOST_AUTO_TEST_CASE(what_is_found_is_told_by_its_name_in_any_case) {
  Folder folder;
  for (const auto* const name :
       {"a.YAML", "b.Yml", "c.JSON", "d.yaml.txt", "e.yml~", "f.txt", ".g.yaml", "yaml", "h.ndjson"})
    folder.write(name);
  InputList list;
  Diagnostics diagnostics;
  add_inputs(folder.path(), list, diagnostics);
  BOOST_TEST(names(list) == "a.YAML b.Yml c.JSON");
  BOOST_TEST(list.passed_over().of(PassedReason::misnamed) == 2U);
  BOOST_TEST(diagnostics.empty());
}

BOOST_AUTO_TEST_CASE(what_is_no_file_is_an_error_and_never_waited_for) {
  Folder folder;
  folder.write("a.yaml");
  BOOST_REQUIRE(mkfifo((folder / "pipe.yaml").c_str(), 0600) == 0);
  std::filesystem::create_symlink(folder / "pipe.yaml", folder / "to-pipe.json");
  std::filesystem::create_symlink("/dev/zero", folder / "zero.yml");
  std::filesystem::create_symlink("nowhere", folder / "dangling.yaml");
  std::filesystem::create_directory_symlink(".", folder / "circle");
  InputList list;
  Diagnostics diagnostics;
  add_inputs(folder.path(), list, diagnostics);
  BOOST_TEST(names(list) == "a.yaml dangling.yaml");  // the link is an error when it is read
  BOOST_TEST(ids(diagnostics) == "input-unreadable input-unreadable input-unreadable");
  BOOST_TEST(list.passed_over().of(PassedReason::linked) == 1U);
  Diagnostics of_pattern;
  InputList by_pattern;
  add_inputs(folder / "**/*.y*ml", by_pattern, of_pattern);
  BOOST_TEST(names(by_pattern) == "a.yaml dangling.yaml");
  BOOST_TEST(ids(of_pattern) == "input-unreadable input-unreadable");
  std::string text;
  BOOST_TEST(read_regular_file(folder / "pipe.yaml", text)->en == "it is a pipe, a device or a socket, not a file");
  BOOST_TEST(read_regular_file(folder.path(), text)->en == "it is a folder, not a file");
}

BOOST_DATA_TEST_CASE(an_ignore_file_that_is_no_file_is_an_error, boost::unit_test::data::xrange(4)) {
  Folder folder;
  folder.write("a.yaml");
  const auto ignore = folder / ".edu-checkignore";
  switch (sample) {
    case 0:
      BOOST_REQUIRE(mkfifo(ignore.c_str(), 0600) == 0);
      break;
    case 1:
      std::filesystem::create_symlink("nowhere", ignore);
      break;
    case 2:
      std::filesystem::create_directory(ignore);
      break;
    default:
      folder.write(".edu-checkignore", std::string("a\0.\0y\0a\0m\0l\0", 12));
  }
  InputList list;
  Diagnostics diagnostics;
  add_inputs(folder.path(), list, diagnostics);
  BOOST_TEST(names(list) == "a.yaml");
  BOOST_TEST(ids(diagnostics) == (sample == 3 ? "list-encoding" : "input-unreadable"));
}

struct IgnoreCase {
  std::string rules;
  std::string found;
  std::uint64_t ignored;
};
std::ostream& operator<<(std::ostream& to, const IgnoreCase& each) { return to << each.rules; }

const IgnoreCase ignore_cases[] = {
    {"", "a.yaml b.yaml d.yaml e.yaml", 0},
    {"drafts/\n", "a.yaml b.yaml", 1},
    {"\xEF\xBB\xBF"
     "drafts/\r\n",
     "a.yaml b.yaml", 1},
    {"**/drafts/**\n!e.yaml\n", "a.yaml b.yaml e.yaml", 1},
    {"/schools/drafts/d.yaml\n", "a.yaml b.yaml e.yaml", 1},
    {"schools/*.yaml\n", "d.yaml e.yaml", 2},
    {"**/d.yaml\n", "a.yaml b.yaml e.yaml", 1},
    {"schools/**/[!d].yaml\n", "d.yaml", 3},
    {"?.yaml\n!b.yaml\n", "b.yaml", 3},
    {"\\a.yaml\n", "b.yaml d.yaml e.yaml", 1},
    {"# a.yaml\n   \n/\n!\n", "a.yaml b.yaml d.yaml e.yaml", 0},
    {"d.yaml\n", "a.yaml b.yaml e.yaml", 1},
    {"other/d.yaml\n", "a.yaml b.yaml d.yaml e.yaml", 0},
};

/// From the folder of the ignore file, from the one below it, by a pattern, and by their names.
BOOST_DATA_TEST_CASE(an_ignore_file_says_the_same_from_wherever_one_looks, boost::unit_test::data::make(ignore_cases)) {
  Folder folder;
  folder.write(".edu-checkignore", sample.rules);
  for (const auto* const name : {"schools/a.yaml", "schools/b.yaml", "schools/drafts/d.yaml", "schools/drafts/e.yaml"})
    folder.write(name);
  for (const auto* const from : {"", "schools", "schools/**/*.yaml", "schools/../schools"}) {
    InputList list;
    Diagnostics diagnostics;
    add_inputs(folder / from, list, diagnostics);
    BOOST_TEST(names(list) == sample.found, from << ": " << names(list));
    BOOST_TEST(list.passed_over().of(PassedReason::ignored) == sample.ignored, from);
    BOOST_TEST(diagnostics.empty());
  }
  for (const auto named : {NamedFiles::unless_ignored, NamedFiles::always}) {
    InputList list;
    Diagnostics diagnostics;
    for (const auto* const name :
         {"schools/a.yaml", "schools/b.yaml", "schools/drafts/d.yaml", "schools/drafts/e.yaml"})
      add_inputs(folder / name, list, diagnostics, named);
    BOOST_TEST(names(list) == (named == NamedFiles::always ? "a.yaml b.yaml d.yaml e.yaml" : sample.found));
    BOOST_TEST(diagnostics.empty());
  }
}

BOOST_AUTO_TEST_CASE(an_ignore_file_above_a_repository_does_not_count) {
  Folder folder;
  folder.write(".edu-checkignore", "*.yaml\n");
  folder.write("repository/.git/HEAD");
  folder.write("repository/schools/a.yaml");
  InputList list;
  Diagnostics diagnostics;
  add_inputs(folder / "repository/schools", list, diagnostics);
  BOOST_TEST(names(list) == "a.yaml");
}

struct IgnoreLimit {
  std::string text;
  bool within;
};
std::ostream& operator<<(std::ostream& to, const IgnoreLimit& limit) { return to << limit.text.size(); }

std::string repeated_text(std::string_view text, std::size_t times) {
  std::string all;
  for (std::size_t i = 0; i < times; ++i) all += text;
  return all;
}

const IgnoreLimit ignore_limits[] = {
    {repeated_text("b\n", IgnoreRules::most_patterns - 1), true},
    {repeated_text("b\n", IgnoreRules::most_patterns), true},
    {repeated_text("b\n", IgnoreRules::most_patterns + 1), false},
    {std::string(IgnoreRules::most_bytes - 1, '\n'), true},
    {std::string(IgnoreRules::most_bytes, '\n'), true},
    {std::string(IgnoreRules::most_bytes + 1, '\n'), false},
    {std::string(PathPattern::most_bytes - 1, 'b'), true},
    {std::string(PathPattern::most_bytes, 'b'), true},
    {std::string(PathPattern::most_bytes + 1, 'b'), false},
    {repeated_text("b/", PathPattern::most_parts - 2) + "b", true},
    {repeated_text("b/", PathPattern::most_parts - 1) + "b", true},
    {repeated_text("b/", PathPattern::most_parts) + "b", false},
};

BOOST_DATA_TEST_CASE(ignore_files_have_limits, boost::unit_test::data::make(ignore_limits)) {
  Folder folder;
  folder.write(".edu-checkignore", sample.text);
  folder.write("a.yaml");
  InputList list;
  Diagnostics diagnostics;
  add_inputs(folder.path(), list, diagnostics);
  BOOST_TEST(ids(diagnostics) == (sample.within ? "" : "ignore-limit"));
  BOOST_TEST(names(list) == "a.yaml");
}

BOOST_AUTO_TEST_CASE(the_limits_of_ignore_files_are_those_of_all_that_hold) {
  Folder folder;
  folder.write(".edu-checkignore", repeated_text("b\n", IgnoreRules::most_patterns / 2));
  folder.write("one/.edu-checkignore", repeated_text("b\n", IgnoreRules::most_patterns / 2));
  folder.write("one/a.yaml");
  folder.write("two/.edu-checkignore", repeated_text("b\n", IgnoreRules::most_patterns / 2));
  folder.write("two/a.yaml");
  InputList list;
  Diagnostics diagnostics;
  add_inputs(folder.path(), list, diagnostics);
  BOOST_TEST(ids(diagnostics) == "");
  folder.write("two/more/.edu-checkignore", "b\n");
  add_inputs(folder.path(), list, diagnostics);
  BOOST_TEST(ids(diagnostics) == "ignore-limit");
}

BOOST_AUTO_TEST_CASE(folders_are_nested_so_deep_at_most) {
  for (const std::size_t depth : {deepest_folder - 1, deepest_folder, deepest_folder + 1}) {
    Folder folder;
    folder.write(repeated_text("d/", depth) + "a.yaml");
    for (const std::string pattern : {"", "**/*.yaml"}) {
      InputList list;
      Diagnostics diagnostics;
      add_inputs(folder / pattern, list, diagnostics);
      BOOST_TEST(ids(diagnostics) + names(list) == (depth <= deepest_folder ? "a.yaml" : "input-unreadable"));
    }
  }
}

/// An ignore file that a pull request brings along stops no run.
BOOST_AUTO_TEST_CASE(no_ignore_file_takes_long) {
  Folder folder;
  std::string patterns;
  for (int i = 0; i < 150; ++i) patterns += repeated_text("d/**/", 14) + "b" + std::to_string(i) + "\n";
  folder.write(".edu-checkignore", patterns);
  folder.write(repeated_text("d/", deepest_folder) + "a.yaml");
  InputList list;
  Diagnostics diagnostics;
  add_inputs(folder.path(), list, diagnostics);
  BOOST_TEST(ids(diagnostics) + names(list) == "a.yaml");
}

BOOST_AUTO_TEST_CASE(patterns_have_limits) {
  Folder folder;
  folder.write("a.yaml");
  const auto found = [&](const std::string& pattern) {
    InputList list;
    Diagnostics diagnostics;
    add_inputs(pattern, list, diagnostics);
    return ids(diagnostics) + names(list);
  };
  const auto room = PathPattern::most_bytes - (folder / "").size();
  BOOST_TEST(found((folder / "") + std::string(room - 1, '*')) == "a.yaml");
  BOOST_TEST(found((folder / "") + std::string(room, '*')) == "a.yaml");
  BOOST_TEST(found((folder / "") + std::string(room + 1, '*')) == "input-pattern");
  BOOST_TEST(found(folder / repeated_text("**/", 400) + "*.yaml") == "a.yaml");  // counts as one
  BOOST_TEST(found(folder / repeated_text("**/", 40000) + "*.yaml") == "input-pattern");
  BOOST_TEST(found(folder / repeated_text("**/*/", PathPattern::most_parts / 2 - 1) + "**/*") == "input-empty");
  BOOST_TEST(found(folder / repeated_text("**/*/", PathPattern::most_parts / 2) + "*.yaml") == "input-pattern");
}

struct ListCase {
  std::string text;
  char separator;
  std::string found;
  std::string ids;
};
std::ostream& operator<<(std::ostream& to, const ListCase& each) { return to << each.text; }

using std::string_literals::operator""s;
const ListCase list_cases[] = {
    {"a.yaml\nb.yaml\n", '\n', "a.yaml b.yaml", ""},
    {"\xEF\xBB\xBF"
     "a.yaml\r\n\r\n\nb.yaml",
     '\n', "a.yaml b.yaml", ""},
    {"a.yaml\0b.yaml\0"s, '\n', "", "list-separator"},
    {"a.yaml\0b.yaml\0"s, '\0', "a.yaml b.yaml", ""},
    {"\0\0a.yaml"s, '\0', "a.yaml", ""},
    {"\xFF\xFE"
     "a\0"s,
     '\n', "", "list-encoding"},
    {"\xFE\xFF\0a"s, '\0', "", "list-encoding"},
    {"-\na.yaml\n", '\n', "a.yaml", "usage"},
    {"\n\n", '\n', "", "input-empty"},
    {"", '\0', "", "input-empty"},
    {"*.yaml\n", '\n', "*.yaml", ""},
};

BOOST_DATA_TEST_CASE(lists_name_files, boost::unit_test::data::make(list_cases)) {
  Folder folder;
  const auto list_file = folder.write("list", sample.text);
  InputList list;
  Diagnostics diagnostics;
  add_listed_inputs(list_file, sample.separator, list, diagnostics);
  BOOST_TEST(names(list) == sample.found);
  BOOST_TEST(ids(diagnostics) == sample.ids);
}

BOOST_AUTO_TEST_CASE(what_is_passed_over_counts_in_its_part_only) {
  Folder folder;
  folder.write(".edu-checkignore", "*.yaml\n");
  for (int i = 0; i < 60; ++i) folder.write(std::to_string(i) + ".yaml");
  std::uint64_t sum = 0;
  for (std::uint32_t part = 1; part <= 3; ++part) {
    InputList list(Shard{part, 3});
    Diagnostics diagnostics;
    add_inputs(folder.path(), list, diagnostics);
    const auto& passed = list.passed_over();
    BOOST_TEST(passed.total() < 60U);
    BOOST_TEST(passed.named(PassedReason::ignored).size() ==
               std::min<std::size_t>(passed.total(), PassedOver::most_named));
    sum += passed.total();
  }
  BOOST_TEST(sum == 60U);
}

}  // namespace edu_check::input_input_test
