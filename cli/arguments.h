#pragma once

#include <CLI/CLI.hpp>
#include <map>
#include <optional>
#include <string>

#include "cli/session.h"
#include "edu_check/report/page.h"
#include "edu_check/report/record.h"

namespace edu_check::cli {

/// The day of an option such as `--as-of`; nothing if it was left out. Reports a mistake.
[[nodiscard]] std::optional<Date> read_date(std::string_view option, const std::string& text, Diagnostics& diagnostics);

/// What the assessments of a run come to: the gravest of them wins, 2, 1, 3, 0.
[[nodiscard]] int exit_code_of(const Summary& summary, bool allow_unknown);

/// How a page goes to standard output.
[[nodiscard]] PageStyle page_style(PageFormat format, const Session& session);

/// Adds an option that takes one of some words.
template <class Value>
CLI::Option* add_words(CLI::App& command, const std::string& name, Value& value,
                       const std::map<std::string, Value>& words, const std::string& help) {
  std::string all;
  for (const auto& [word, meaning] : words) all += (all.empty() ? "" : "|") + word;
  return command.add_option(name, value, help)
      ->transform(CLI::CheckedTransformer(words).description(""))
      ->type_name(all);
}

}  // namespace edu_check::cli
