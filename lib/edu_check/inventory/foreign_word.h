#pragma once

#include <cstdint>
#include <string_view>

#include "edu_check/standard/vocabulary.h"
#include "edu_check/text/message.h"

namespace edu_check {

/// For a value that is none of the words of a fact with choices: the facts of which it is one, `九年一贯制` of
/// `办学类型`, and where to write it. Empty if there are none.
[[nodiscard]] Message foreign_word_hint(const Vocabulary& vocabulary, std::uint32_t slot, std::string_view word);

}  // namespace edu_check
