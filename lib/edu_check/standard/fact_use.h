#pragma once

#include <cstdint>
#include <set>
#include <vector>

#include "edu_check/standard/standard.h"

namespace edu_check {

/// Slots of the facts that an expression reads, also inside aggregates; ascending, each once.
[[nodiscard]] std::vector<std::uint32_t> slots_read(const Expression& expression);

/// Adds to `slots` all facts from which they are derived.
void add_derivations(const Vocabulary& vocabulary, std::set<std::uint32_t>& slots);

/// Whether `part` is a part of `whole`, directly or by way of others.
[[nodiscard]] bool is_part_of(const Vocabulary& vocabulary, std::uint32_t part, std::uint32_t whole);

/// Collects the facts that conditions read, each once, in the order in which they are met.
class FactUse {
 public:
  explicit FactUse(const Vocabulary& vocabulary) : taken_(vocabulary.facts().size()) {}

  void add(std::uint32_t slot);
  void add(const Expression& expression);
  /// All that a requirement reads: `when`, `require`, its alternatives, and the fact that is changed to comply.
  void add(const Requirement& requirement);
  /// All that a standard reads, whoever owes it.
  void add(const Standard& standard);

  [[nodiscard]] const std::vector<std::uint32_t>& slots() const { return slots_; }

 private:
  std::vector<bool> taken_;
  std::vector<std::uint32_t> slots_;
};

}  // namespace edu_check
