#pragma once

#include <CLI/CLI.hpp>
#include <functional>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "edu_check/text/diagnostic.h"

namespace edu_check::cli {

/// Names the commands that have an option of this name, separated by commas.
using OptionOwners = std::function<std::string(const std::string& option)>;

/// Finds what the parser would take in silence, or for something else: options that are unknown, given twice, without
/// their value or with an empty one, flags with a value, empty paths. Reports each as `usage`, with the near name.
///
/// \param words  all that was typed, with the name of the command at `named_at`
/// \return  where the words stand that are no option, no value of one and not the command
std::vector<std::size_t> check_words(const CLI::App& program, const CLI::App& command,
                                     std::span<const std::string> words, std::size_t named_at,
                                     const OptionOwners& owners, Diagnostics& diagnostics);

/// Whether a word before `--` is one of these.
[[nodiscard]] bool has_word(std::span<const std::string> words, std::initializer_list<std::string_view> wanted);

/// An option of a command or of the program by its long or short name, with its dashes; null if there is none.
[[nodiscard]] const CLI::Option* find_option(const CLI::App& program, const CLI::App& command, std::string_view name);

/// What an option takes, for a message: `ID`, `text|json`. Empty for a flag.
[[nodiscard]] std::string value_name(const CLI::Option& option);

/// How an option is called in messages: its long name with dashes, or the name of a positional.
[[nodiscard]] std::string shown_name_of(const CLI::Option& option);

}  // namespace edu_check::cli
