#pragma once

#include <string_view>

#include "edu_check/input/ignore_rules.h"
#include "edu_check/input/input.h"

namespace edu_check {

/// Adds a path that is no pattern: a file itself, unless `ignore` excludes it, or what is below a folder. False if
/// there is nothing of that name.
bool add_named_input(std::string_view path, InputList& inputs, Diagnostics& diagnostics, NamedIgnore* ignore);

}  // namespace edu_check
