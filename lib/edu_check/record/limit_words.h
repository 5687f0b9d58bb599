#pragma once

#include "edu_check/text/message.h"

namespace edu_check {

/// What is expected, with words in place of the signs before its limits: `至少 100%` of `>= 100%`, `至多 6` of `<= 6`.
/// Stored results keep the signs; people read the words.
[[nodiscard]] Message limit_words(const Message& expected);

}  // namespace edu_check
