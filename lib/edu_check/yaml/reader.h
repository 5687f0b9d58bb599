#pragma once

#include <cstdint>

#include "edu_check/text/diagnostic.h"
#include "edu_check/text/source.h"
#include "edu_check/yaml/event.h"

namespace edu_check::yaml {

/// Which parser reads. `automatic`: the fast reader; of what that one declines, the JSON reader takes what is JSON, and
/// yaml-cpp all else. `yaml_cpp`: the same without the fast reader.
enum class ReaderChoice : std::uint8_t { automatic, fast, yaml_cpp };

/// How a document was read.
enum class ReadResult : std::uint8_t {
  fast,      ///< by the fast reader
  json,      ///< as JSON
  yaml_cpp,  ///< by yaml-cpp
  failed     ///< not at all: at least one error was reported, and what the handler got is to be thrown away
};

/// Limits on what a document may be, against hostile input.
struct ReadLimits {
  std::uint32_t bytes = 4U << 20U;   ///< size of the document; yaml-cpp takes seconds for more
  std::uint32_t depth = 64;          ///< nesting
  std::uint32_t alias_events = 256;  ///< events that aliases may repeat in all
};

/// Reads the one document of `source` and delivers its events. Reports what strict reading refuses, whichever reader is
/// chosen, in the same words: see `docs/inventory.md`. With `fast`, what the fast reader declines is reported as
/// `yaml-not-plain`.
ReadResult read(const Source& source, EventHandler& handler, Diagnostics& diagnostics,
                ReaderChoice choice = ReaderChoice::automatic, const ReadLimits& limits = {});

}  // namespace edu_check::yaml
