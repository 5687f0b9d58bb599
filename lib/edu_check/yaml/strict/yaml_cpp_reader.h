#pragma once
// Private to the room.

#include "edu_check/text/diagnostic.h"
#include "edu_check/text/source.h"
#include "edu_check/yaml/event.h"
#include "edu_check/yaml/reader.h"

namespace edu_check::yaml {

/// Reads with yaml-cpp and reports what strict reading refuses; what the handler gets is of use only if nothing was
/// reported. The text must have passed `check_text`; `diagnostics` must be empty.
void read_with_yaml_cpp(const Source& source, EventHandler& handler, Diagnostics& diagnostics,
                        const ReadLimits& limits);

}  // namespace edu_check::yaml
