#pragma once

#include <string>

#include "edu_check/standard/standard.h"

namespace edu_check {

/// A standard as one object, without a line break.
void write_page_standard(std::string& to, const Standard& standard);

}  // namespace edu_check
