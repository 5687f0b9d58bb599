#include "edu_check/text/path_key.h"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <string>

namespace edu_check::text_path_key_test {

const std::string spellings[] = {"a/f.yaml",      "./a/f.yaml",       "a//f.yaml",
                                 "a/./f.yaml",    "a/b/../f.yaml",    "../d/a/f.yaml",
                                 "/c/d/a/f.yaml", "/c/d/./a//f.yaml", "/c/e/../d/a/f.yaml"};
BOOST_DATA_TEST_CASE(a_file_has_one_key_however_it_is_written, spellings) {
  BOOST_TEST(path_key(sample, "/c/d") == "/c/d/a/f.yaml");
}

const std::string others[] = {"f.yaml", "/a/f.yaml", "../a/f.yaml", "a/F.yaml", "a/f.yaml#1", "<stdin>"};
BOOST_DATA_TEST_CASE(other_files_have_other_keys, others) { BOOST_TEST(path_key(sample, "/c/d") != "/c/d/a/f.yaml"); }

}  // namespace edu_check::text_path_key_test
