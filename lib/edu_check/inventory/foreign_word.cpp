#include "edu_check/inventory/foreign_word.h"

#include <algorithm>
#include <vector>

#include "edu_check/text/display.h"
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
    names.zh += (names.zh.empty() ? "" : "、") + message("“{}”（{}）", "{}{}", fact.label.zh, fact.path).zh;
    names.en += (names.en.empty() ? "" : ", ") + message("{}{}", "“{}” ({})", fact.label.en, fact.path).en;
  }
  if (count == 0) return {};
  if (count > most_named) names = message("{} 等 {} 项", "{2} and others ({1} in all)", names.zh, count, names.en);
  const auto shown = printable(word);
  return message("“{0}”是 {1} 的选项：写在那一项", "“{0}” is a choice of {2}: write it there", shown, names.zh,
                 names.en);
}

}  // namespace edu_check
