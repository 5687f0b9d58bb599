#include "edu_check/inventory/foreign_word.h"

#include <algorithm>
#include <vector>

#include "edu_check/text/display.h"
#include "edu_check/text/enumeration.h"
#include "edu_check/text/message_format.h"

namespace edu_check {
namespace {

constexpr std::size_t most_named = 3;

}  // namespace

Message foreign_word_hint(const Vocabulary& vocabulary, std::uint32_t slot, std::string_view word) {
  const auto& asked = vocabulary.fact(slot);
  if (asked.type.choices == nullptr || asked.type.choices->find(word)) return {};
  Message names;
  std::size_t count = 0;
  for (const auto& fact : vocabulary.facts()) {
    const bool has_word =
        fact.subject == asked.subject && fact.type.choices != nullptr && fact.type.choices->find(word).has_value();
    if (!has_word || ++count > most_named) continue;
    append(names, message("“{}”（{}）", "“{}” ({})", fact.label, fact.path), between_names);
  }
  if (count == 0) return {};
  if (count > most_named) names = message("{} 等 {} 项", "{} and others ({} in all)", names, count);
  const auto shown = printable(word);
  return message("“{}”是 {} 的选项：写在那一项", "“{}” is a choice of {}: write it there", shown, names);
}

}  // namespace edu_check
