#pragma once

#include <boost/test/unit_test.hpp>
#include <ostream>
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

/// A text and the whole messages on it.
struct MessageCase {
  const char* name;
  std::string text;
  const char* zh;
  const char* en;
};
inline std::ostream& operator<<(std::ostream& to, const MessageCase& row) { return to << row.name; }

inline void check_messages(const MessageCase& row) {
  BOOST_TEST(messages_of(row.text, Language::zh) == row.zh);
  BOOST_TEST(messages_of(row.text, Language::en) == row.en);
}

}  // namespace edu_check::yaml
