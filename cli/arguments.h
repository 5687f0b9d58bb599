#pragma once

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cli/output_targets.h"
#include "cli/session.h"
#include "edu_check/page/page.h"
#include "edu_check/record/rollup.h"
#include "edu_check/value/date.h"

namespace edu_check::cli {

/// The day of an option such as `--as-of`; nothing if it was left out. Reports a mistake.
[[nodiscard]] std::optional<Date> read_date(std::string_view option, const std::string& text, Diagnostics& diagnostics);

/// An argument that may be `-`, by its name in messages.
struct InputArgument {
  std::string_view name;
  bool is_standard_input;
};
/// Reports standard input where more than one argument is it: it can be read once.
void check_standard_input(std::initializer_list<InputArgument> arguments, Diagnostics& diagnostics);

/// Whether an option was given; false for one that the command does not have.
[[nodiscard]] inline bool is_given(const CLI::Option* option) { return option != nullptr && option->count() > 0; }

/// How a page is set where it goes: `markdown`, or text, with colours on a terminal only.
[[nodiscard]] PageStyle page_style(const OutputTarget& target, const Session& session);

/// Says which of some words is probably meant by one that is none of them, and what there is.
void hint_at_words(Diagnostic& diagnostic, std::string_view found, const std::vector<std::string_view>& words);

/// Adds an option that takes a whole number, in plain decimal digits.
CLI::Option* add_number(CLI::App& command, const std::string& name, std::uint32_t& value, std::uint32_t least,
                        std::uint32_t most, const std::string& help);

/// The words that an option takes, in the order of its help, and what they mean.
template <class Value>
using Words = std::vector<std::pair<std::string, Value>>;

/// Adds an option that takes one of some words: the one way to do so. Another word is a `usage` mistake with the near
/// one as a hint (`describe_mistake`).
template <class Value>
CLI::Option* add_words(CLI::App& command, const std::string& name, Value& value, const Words<Value>& words,
                       const std::string& help) {
  std::string all;
  for (const auto& each : words) all.append(all.empty() ? "" : "|").append(each.first);
  const auto choose = [words, name, &value](const std::string& word) {
    const auto found = std::find_if(words.begin(), words.end(), [&](const auto& each) { return each.first == word; });
    if (found == words.end()) throw CLI::ValidationError(name);
    value = found->second;
  };
  return command.add_option_function<std::string>(name, choose, help)->type_name(all);
}

/// The words of an option that takes a `When`.
[[nodiscard]] Words<When> when_words();

/// Adds `--group-by`.
CLI::Option* add_group_by_option(CLI::App& command, const Session& session, GroupBy& group_by);

}  // namespace edu_check::cli
