#pragma once

#include <vector>

#include "edu_check/standard/standard.h"

namespace edu_check {

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
