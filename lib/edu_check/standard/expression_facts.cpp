#include "edu_check/standard/expression_facts.h"

#include <vector>

#include "edu_check/expression/operations.h"

namespace edu_check {

void collect_facts(const Expression& expression, std::set<std::uint32_t>& slots) {
  facts_read(expression, [&](std::uint32_t slot) { slots.insert(slot); });
}

void add_derivations(const Vocabulary& vocabulary, std::set<std::uint32_t>& slots) {
  std::vector<std::uint32_t> open(slots.begin(), slots.end());
  while (!open.empty()) {
    const auto& fact = vocabulary.fact(open.back());
    open.pop_back();
    std::set<std::uint32_t> sources;
    if (fact.derive) collect_facts(*fact.derive, sources);
    if (fact.derive_from) sources.insert(fact.derive_from->slot);
    for (const auto slot : sources) {
      if (slots.insert(slot).second) open.push_back(slot);
    }
  }
}

bool is_part_of(const Vocabulary& vocabulary, std::uint32_t part, std::uint32_t whole) {
  std::set<std::uint32_t> seen;
  std::vector<std::uint32_t> open{part};
  while (!open.empty()) {
    const auto slot = open.back();
    open.pop_back();
    if (slot == whole) return true;
    if (!seen.insert(slot).second) continue;
    const auto& wholes = vocabulary.fact(slot).wholes;
    open.insert(open.end(), wholes.begin(), wholes.end());
  }
  return false;
}

}  // namespace edu_check
