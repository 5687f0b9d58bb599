#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "edu_check/yaml/fast/fast_reader.h"
#include "edu_check/yaml/reader.h"
#include "unit/yaml_events.h"

namespace edu_check::yaml::yaml_difference_test {

namespace fs = std::filesystem;

std::vector<fs::path> yaml_files() {
  std::vector<fs::path> files;
  for (const auto* const folder : {"tests", "examples", "standards"}) {
    const auto root = fs::path(EDU_CHECK_SOURCE_DIR) / folder;
    if (!fs::exists(root)) continue;
    for (const auto& entry : fs::recursive_directory_iterator(root)) {
      if (entry.is_regular_file() && entry.path().extension() == ".yaml") files.push_back(entry.path());
    }
  }
  return files;
}

std::string contents(const fs::path& path) {
  std::ifstream stream(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

BOOST_AUTO_TEST_SUITE(yaml_difference)

/// Every YAML file of the project: what the fast reader accepts, yaml-cpp reads in the same way.
BOOST_AUTO_TEST_CASE(files_of_the_project) {
  int fast_count = 0;
  const auto files = yaml_files();
  for (const auto& path : files) {
    const Source source(path.generic_string(), contents(path));
    EventRecorder fast;
    if (!read_fast(source.text(), fast, {})) continue;
    ++fast_count;
    EventRecorder slow;
    Diagnostics diagnostics;
    const auto result = read(source, slow, diagnostics, ReaderChoice::yaml_cpp);
    BOOST_TEST((result != ReadResult::failed), path << "\n" << render(diagnostics, Language::en));
    BOOST_TEST((fast.lines == slow.lines), path << ": the events differ");
  }
  BOOST_TEST_MESSAGE(fast_count << " of " << files.size() << " YAML files are read by the fast reader");
  BOOST_TEST(fast_count > 0);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace edu_check::yaml::yaml_difference_test
