#pragma once

#include <string>

#include "edu_check/text/diagnostic.h"
#include "edu_check/yaml/reader.h"
#include "unit/yaml_events.h"

namespace edu_check::yaml {

/// What is reported on a text, rendered; the same whichever reader is chosen, or else this says so.
inline std::string messages_of(const std::string& text, Language language, const ReadLimits& limits = {}) {
  const Source source("inventory.yaml", text);
  std::string rendered;
  for (const auto choice : {ReaderChoice::yaml_cpp, ReaderChoice::automatic, ReaderChoice::fast}) {
    EventRecorder events;
    Diagnostics diagnostics;
    const auto result = read(source, events, diagnostics, choice, limits);
    if ((result == ReadResult::failed) != diagnostics.has_errors()) return "the result and the report differ";
    const auto now = render(diagnostics, language);
    if (choice != ReaderChoice::yaml_cpp && now != rendered) return "the readers differ:\n" + rendered + now;
    rendered = now;
  }
  return rendered;
}

}  // namespace edu_check::yaml
