#pragma once

#include <string>

#include "edu_check/expression/syntax.h"

namespace edu_check {

/// A syntax tree as an expression again, with no more brackets than it needs.
[[nodiscard]] std::string to_text(const Syntax& syntax);

}  // namespace edu_check
