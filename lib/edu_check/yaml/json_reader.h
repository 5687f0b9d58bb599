#pragma once
// Private to the room.

#include <cstdint>

#include "edu_check/text/diagnostic.h"
#include "edu_check/text/source.h"
#include "edu_check/yaml/event.h"
#include "edu_check/yaml/reader.h"

namespace edu_check::yaml {

/// What came of reading a text as JSON.
enum class JsonResult : std::uint8_t {
  read,     ///< all of it is delivered
  refused,  ///< it is JSON, and holds what no text may: at least one error was reported
  no_json   ///< it is something else, or nested too deep
};

/// Reads an object of JSON as RFC 8259 has it: pairs of surrogates in escapes, tabs between values, no space after a
/// colon. Numbers are delivered as they are written. The text must have passed `check_text`.
JsonResult read_json(const Source& source, EventHandler& handler, Diagnostics& diagnostics, const ReadLimits& limits);

}  // namespace edu_check::yaml
