#pragma once
// Private to the library: fmt stays out of public headers.

#include <fmt/format.h>

#include <string>
#include <utility>

#include "edu_check/text/message.h"

namespace edu_check {

/// Fills one pattern a language with the same arguments; patterns are checked at compile time.
template <class... Arguments>
[[nodiscard]] Message message(fmt::format_string<const Arguments&...> zh, fmt::format_string<const Arguments&...> en,
                              const Arguments&... arguments) {
  return {fmt::format(zh, arguments...), fmt::format(en, arguments...)};
}

}  // namespace edu_check
