#pragma once
// Private to the library: fmt stays out of public headers.

#include <fmt/format.h>

#include <string>
#include <type_traits>

#include "edu_check/text/message.h"

namespace edu_check {

/// What a pattern of a language gets for an argument: for a message, its text in that language.
template <class Argument>
[[nodiscard]] const Argument& argument_in(Language /*language*/, const Argument& argument) {
  return argument;
}
[[nodiscard]] inline const std::string& argument_in(Language language, const Message& argument) {
  return argument.in(language);
}
template <class Argument>
using PatternArgument = std::conditional_t<std::is_same_v<Argument, Message>, std::string, Argument>;

/// Fills one pattern a language with the same arguments; a message among them is taken in the language of the pattern.
/// Patterns are checked at compile time.
template <class... Arguments>
[[nodiscard]] Message message(fmt::format_string<const PatternArgument<Arguments>&...> zh,
                              fmt::format_string<const PatternArgument<Arguments>&...> en,
                              const Arguments&... arguments) {
  return {fmt::format(zh, argument_in(Language::zh, arguments)...),
          fmt::format(en, argument_in(Language::en, arguments)...)};
}

}  // namespace edu_check
