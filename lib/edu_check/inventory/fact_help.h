#pragma once

#include <string>

#include "edu_check/standard/vocabulary.h"
#include "edu_check/text/message.h"

namespace edu_check {

/// How a value of the fact is written: the form with an example, the choices, bounds, and what else may stand there.
[[nodiscard]] std::string how_to_write(const Fact& fact, const Vocabulary& vocabulary, Language language);

}  // namespace edu_check
