#include "cli/parse_error.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "cli/command_words.h"
#include "edu_check/text/display.h"
#include "edu_check/text/message_format.h"
#include "edu_check/text/split.h"
#include "edu_check/text/suggestion.h"
#include "edu_check/text/word_form.h"

namespace edu_check::cli {
namespace {

/// The words of a type such as `text|json`; nothing where it is no list of words.
std::vector<std::string_view> words_of(std::string_view type) {
  const auto is_plain = [](char c) { return (c >= 'a' && c <= 'z') || c == '-' || c == '|'; };
  if (type.find('|') == std::string_view::npos || !std::all_of(type.begin(), type.end(), is_plain)) return {};
  return split(type, '|');
}

/// The word of an option that is meant. A language has other names, and `cn` is no slip of the pen for `en`.
std::string meant_word(const std::string& value, const std::vector<std::string_view>& words) {
  struct Language {
    std::string_view word;
    std::string_view others;
  };
  constexpr Language languages[] = {{"zh", "|cn|zh-cn|zh_cn|zh-hans|chinese|chs|ch|zho|chi|中文|汉语|简体中文|"},
                                    {"en", "|en-us|en_us|en-gb|en_gb|english|eng|英文|英语|"}};
  const auto lower = lower_case(value);
  for (const auto& [word, others] : languages) {
    const bool may_be = std::find(words.begin(), words.end(), word) != words.end();
    if (may_be && others.find("|" + lower + "|") != std::string_view::npos) return std::string(word);
  }
  return nearest(value, words).value_or("");
}

/// A value that its option does not take.
ParseMistake describe_value(const CLI::Option& option, const std::string& text) {
  const auto name = shown_name_of(option);
  const auto value = option.results().empty() ? std::string() : printable(option.results().back());
  const std::string range = " not in range ";
  if (const auto at = text.find(range); at != std::string::npos) {
    Message limits{text.substr(at + range.size()), text.substr(at + range.size())};
    if (const auto to = limits.zh.find(" to "); to != std::string::npos) limits.zh.replace(to, 4, " 至 ");
    return {message("{} 应为 {}，实为“{}”", "{} takes {}, found “{}”", name, limits, value), {}};
  }
  const auto type = option.get_type_name();
  return {message("{} 应为 {}，实为“{}”", "{} takes {}, found “{}”", name, type, value),
          meant_word(value, words_of(type))};
}

/// The option of which a text of the parser speaks first; null if it speaks of none.
const CLI::Option* option_of(const std::string& text, const CLI::App& program, const CLI::App& command) {
  const auto name = text.substr(0, text.find_first_of(": "));
  if (const auto* const option = find_option(program, command, name)) return option;
  const auto options = command.get_options();
  const auto found = std::find_if(options.begin(), options.end(), [&](const CLI::Option* each) {
    return each->get_positional() && each->get_name(true) == name;
  });
  return found == options.end() ? nullptr : *found;
}

/// What no other words fit: the option, if there is one, and that the line is wrong.
Message describe_rest(const CLI::Option* option) {
  if (option == nullptr) return {"命令行有误", "the command line is not as it should be"};
  return message("{} 用法有误", "{} is not used as it should be", shown_name_of(*option));
}

}  // namespace

ParseMistake describe_mistake(const CLI::ParseError& error, const CLI::App& program, const CLI::App& command) {
  const std::string text = error.what();
  const auto kind = static_cast<CLI::ExitCodes>(error.get_exit_code());  // its name may be that of the program
  const auto* const option = option_of(text, program, command);
  if (kind == CLI::ExitCodes::ExtrasError) {
    const auto words = program.remaining(true);
    if (!words.empty())
      return {message("多余的参数“{}”", "the argument “{}” is one too many", printable(words.front())), {}};
  }
  if (option == nullptr) return {describe_rest(option), {}};
  const auto name = shown_name_of(*option);
  if (kind == CLI::ExitCodes::RequiredError && option->get_positional())
    return {message("缺少参数 {}", "the argument {} is missing", name), {}};
  if (kind == CLI::ExitCodes::RequiredError)
    return {message("缺少 {} {}", "{} {} is missing", name, value_name(*option)), {}};
  if (kind == CLI::ExitCodes::ArgumentMismatch && text.find("missing") != std::string::npos)
    return {message("{} 后面要有一个值：{}", "{} takes a value: {}", name, value_name(*option)), {}};
  if (kind == CLI::ExitCodes::ValidationError || kind == CLI::ExitCodes::ConversionError)
    return describe_value(*option, text);
  return {describe_rest(option), {}};
}

}  // namespace edu_check::cli
