#include "edu_check/record/undocumented.h"

#include "edu_check/inventory/document.h"
#include "edu_check/text/display.h"
#include "edu_check/text/message_format.h"

namespace edu_check {

Message undocumented_text(const UndocumentedRecord& fact, const Vocabulary& vocabulary) {
  const auto& [label, path] = std::pair(vocabulary.fact(fact.slot).label, vocabulary.fact(fact.slot).path);
  const auto why = describe(fact.mistake);
  const auto line = fact.place.line;
  const auto where = line > 0 ? message("（第 {} 行）", " (line {})", line) : Message();
  if (fact.mistake == DocumentMistake::not_named || fact.file.empty()) {
    return message("{}（{}）{}{}", "{} ({}): {}{}", label, path, why, where);
  }
  return message("{}（{}）：“{}”{}{}", "{} ({}): “{}” {}{}", label, path, printable(fact.file), why, where);
}

Message undocumented_brief(const UndocumentedRecord& fact, const Vocabulary& vocabulary) {
  const auto& label = vocabulary.fact(fact.slot).label;
  if (fact.mistake == DocumentMistake::not_named || fact.file.empty()) return label;
  const auto why = describe(fact.mistake);
  return message("{}（“{}”{}）", "{} (“{}” {})", label, printable(fact.file), why);
}

}  // namespace edu_check
