#pragma once

#include <cstdint>
#include <string>

#include "edu_check/standard/vocabulary.h"
#include "edu_check/text/message.h"

namespace edu_check {

/// In which language the keys and the words of values of an inventory are: both are read alike.
enum class KeyLanguage : std::uint8_t { en, zh };

/// How a value of the fact is written: the form with an example, the choices, bounds, and what else may stand there.
/// English words only in English, both in Chinese.
[[nodiscard]] std::string how_to_write(const Fact& fact, const Vocabulary& vocabulary, Language language);

/// The same for an inventory with keys of one language. Words are those of the keys, with the English ones in brackets
/// where the explanation is of the other language.
[[nodiscard]] std::string how_to_write(const Fact& fact, const Vocabulary& vocabulary, Language language,
                                       KeyLanguage keys);

}  // namespace edu_check
