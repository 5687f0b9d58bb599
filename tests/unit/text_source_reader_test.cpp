#include "edu_check/text/source_reader.h"

#include <sys/stat.h>
#include <unistd.h>

#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <string>

namespace edu_check::text_source_reader_test {

BOOST_AUTO_TEST_CASE(what_is_read_has_its_name) {
  Diagnostics diagnostics;
  const auto source = read_source(EDU_CHECK_SOURCE_DIR "/LICENSE", diagnostics);
  BOOST_REQUIRE(source);
  BOOST_TEST(source->name() == EDU_CHECK_SOURCE_DIR "/LICENSE");
  BOOST_TEST(!source->text().empty());
  BOOST_TEST(read_found_source(EDU_CHECK_SOURCE_DIR "/LICENSE", diagnostics)->text() == source->text());
  BOOST_TEST(diagnostics.empty());
}

BOOST_AUTO_TEST_CASE(what_cannot_be_read_is_reported_in_one_wording) {
  Diagnostics diagnostics;
  BOOST_TEST(!read_source("no/such/file.yaml", diagnostics));
  BOOST_TEST(!read_found_source("no/such/file.yaml", diagnostics));
  report_unreadable("folder", {"原因", "reason"}, diagnostics);
  BOOST_TEST(render(diagnostics, Language::en) ==
             "no/such/file.yaml: error: can't be read: no such file or folder [input-unreadable]\n"
             "no/such/file.yaml: error: can't be read: no such file or folder [input-unreadable]\n"
             "folder: error: can't be read: reason [input-unreadable]\n");
  BOOST_TEST(render(diagnostics, Language::zh).ends_with("folder: 错误: 无法读取：原因 [input-unreadable]\n"));
}

BOOST_AUTO_TEST_CASE(what_is_found_must_be_a_file) {
  const auto folder = std::filesystem::temp_directory_path() / ("edu-check-pipe-" + std::to_string(getpid()));
  BOOST_REQUIRE(mkfifo(folder.c_str(), 0600) == 0);
  Diagnostics diagnostics;
  BOOST_TEST(!read_found_source(folder.native(), diagnostics));
  BOOST_TEST(diagnostics.all()[0].message.en == "can't be read: it is a pipe, a device or a socket, not a file");
  std::filesystem::remove(folder);
}

}  // namespace edu_check::text_source_reader_test
