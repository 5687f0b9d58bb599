#include "cli/parse_error.h"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <memory>
#include <string>
#include <vector>

namespace edu_check::cli::cli_parse_error_test {

/// A program with one command, as the parser sees it.
struct Line {
  CLI::App program;
  CLI::App* command = program.add_subcommand("check", "");
  int jobs = 0;
  std::string path;

  Line() {
    program.name("edu-check");
    command->fallthrough();  // as `set_up_commands` does
    command->add_option("--jobs", jobs, "")->type_name("N")->check(CLI::Range(1, 256).description(""));
    command->add_option("PATH", path, "")->type_name("");
  }
  [[nodiscard]] Message describe(const CLI::ParseError& error) const {
    return describe_mistake(error, program, *command).text;
  }
};

/// An error of every kind that parsing can end with; null for what happens while options are declared. The compiler
/// asks for a kind that is new.
std::vector<std::unique_ptr<CLI::ParseError>> errors_of(CLI::ExitCodes kind) {
  std::vector<std::unique_ptr<CLI::ParseError>> errors;
  const auto add = [&](auto error) { errors.push_back(std::make_unique<decltype(error)>(std::move(error))); };
  switch (kind) {
    case CLI::ExitCodes::Success:
    case CLI::ExitCodes::IncorrectConstruction:
    case CLI::ExitCodes::BadNameString:
    case CLI::ExitCodes::OptionAlreadyAdded:
    case CLI::ExitCodes::OptionNotFound:
    case CLI::ExitCodes::BaseClass:
      break;
    case CLI::ExitCodes::FileError:
      add(CLI::FileError::Missing("--jobs"));
      break;
    case CLI::ExitCodes::ConversionError:
      add(CLI::ConversionError("many", "--jobs"));
      add(CLI::ConversionError("--jobs", std::vector<std::string>{"many"}));
      add(CLI::ConversionError::TooManyInputsFlag("--jobs"));
      add(CLI::ConversionError::TrueFalse("--jobs"));
      break;
    case CLI::ExitCodes::ValidationError:
      add(CLI::ValidationError("--jobs", "Value 0 not in range 1 to 256"));
      add(CLI::ValidationError("--jobs", "File does not exist"));
      break;
    case CLI::ExitCodes::RequiredError:
      add(CLI::RequiredError("--jobs"));
      add(CLI::RequiredError("PATH"));
      add(CLI::RequiredError::Subcommand(1));
      add(CLI::RequiredError::Subcommand(2));
      add(CLI::RequiredError::Option(1, 1, 0, "a,b"));
      add(CLI::RequiredError::Option(2, 3, 1, "a,b"));
      break;
    case CLI::ExitCodes::RequiresError:
      add(CLI::RequiresError("--jobs", "--null"));
      break;
    case CLI::ExitCodes::ExcludesError:
      add(CLI::ExcludesError("--jobs", "--null"));
      break;
    case CLI::ExitCodes::ExtrasError:
      add(CLI::ExtrasError({"more"}));
      add(CLI::ExtrasError({"more", "words"}));
      break;
    case CLI::ExitCodes::ConfigError:
      add(CLI::ConfigError::Extras("item"));
      add(CLI::ConfigError::NotConfigurable("item"));
      break;
    case CLI::ExitCodes::InvalidError:
      add(CLI::InvalidError("PATH"));
      break;
    case CLI::ExitCodes::HorribleError:
      add(CLI::HorribleError("should not be seen"));
      break;
    case CLI::ExitCodes::ArgumentMismatch:
      add(CLI::ArgumentMismatch("--jobs", 1, 2));
      add(CLI::ArgumentMismatch::AtLeast("--jobs", 1, 0));
      add(CLI::ArgumentMismatch::AtMost("--jobs", 1, 2));
      add(CLI::ArgumentMismatch::TypedAtLeast("--jobs", 1, "N"));
      add(CLI::ArgumentMismatch::FlagOverride("--jobs"));
      break;
  }
  return errors;
}

/// The longest run of small letters, without names of options.
std::string longest_word(std::string text) {
  for (const std::string name : {"--jobs", "--null"}) {
    for (auto at = text.find(name); at != std::string::npos; at = text.find(name)) text.erase(at, name.size());
  }
  std::string longest;
  std::string word;
  for (const char c : text + " ") {
    if (c >= 'a' && c <= 'z') {
      word += c;
    } else {
      if (word.size() > longest.size()) longest = word;
      word.clear();
    }
  }
  return longest;
}

BOOST_AUTO_TEST_SUITE(cli_parse_error)

BOOST_AUTO_TEST_CASE(every_kind_is_said_in_both_languages) {
  std::size_t count = 0;
  for (int code = 0; code <= static_cast<int>(CLI::ExitCodes::BaseClass); ++code) {
    for (const auto& error : errors_of(static_cast<CLI::ExitCodes>(code))) {
      const Line line;
      const auto text = line.describe(*error);
      BOOST_TEST_CONTEXT(error->get_name() << ": " << error->what()) {
        BOOST_TEST(!text.zh.empty());
        BOOST_TEST(!text.en.empty());
        BOOST_TEST(longest_word(text.zh) == "");
      }
      ++count;
    }
  }
  BOOST_TEST(count == 26U);
}

BOOST_AUTO_TEST_CASE(a_range_is_told) {
  Line line;
  std::vector<std::string> words{"0", "--jobs", "check"};
  try {
    line.program.parse(words);
    BOOST_FAIL("nothing was thrown");
  } catch (const CLI::ParseError& error) {
    BOOST_TEST(line.describe(error).zh == "--jobs 应为 1 至 256，实为“0”");
    BOOST_TEST(line.describe(error).en == "--jobs takes 1 to 256, found “0”");
  }
}

BOOST_AUTO_TEST_CASE(what_is_left_over_is_told) {
  Line line;
  std::vector<std::string> words{"two", "one", "check"};
  try {
    line.program.parse(words);
    BOOST_FAIL("nothing was thrown");
  } catch (const CLI::ParseError& error) {
    BOOST_TEST(line.describe(error).en == "the argument “two” is one too many");
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace edu_check::cli::cli_parse_error_test
