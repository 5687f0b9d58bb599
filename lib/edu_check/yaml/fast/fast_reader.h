#pragma once

#include <string_view>

#include "edu_check/yaml/event.h"
#include "edu_check/yaml/reader.h"

namespace edu_check::yaml {

/// Reads the plain subset of YAML that inventories are written in. False at the first thing that it is not certain of,
/// or that strict reading refuses; what the handler got is then to be thrown away. What it accepts, it reads exactly as
/// yaml-cpp does.
bool read_fast(std::string_view text, EventHandler& handler, const ReadLimits& limits);

}  // namespace edu_check::yaml
