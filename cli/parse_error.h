#pragma once

#include <CLI/CLI.hpp>
#include <string>

#include "edu_check/text/message.h"

namespace edu_check::cli {

/// What the parser found wrong, for a person.
struct ParseMistake {
  Message text;
  std::string near;  ///< the word that was probably meant; empty if none is near
};

/// Says what any `CLI::ParseError` means in both languages; none of the parser's own English gets into the Chinese.
///
/// \param command  the command that was named
[[nodiscard]] ParseMistake describe_mistake(const CLI::ParseError& error, const CLI::App& program,
                                            const CLI::App& command);

}  // namespace edu_check::cli
