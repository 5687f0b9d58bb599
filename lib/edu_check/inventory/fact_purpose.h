#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "edu_check/standard/standard.h"

namespace edu_check {

/// For what standards need each fact. They share one vocabulary; there is at least one, and they must stay.
class FactPurposes {
 public:
  explicit FactPurposes(const std::vector<std::shared_ptr<const Standard>>& standards);

  /// How standards ask for a fact, and which of them: `shaanxi-k12, shandong-2016`.
  struct Question {
    std::string standards;
    Message text;
  };

  /// The clauses and requirements that read the fact: `五、网络环境 第1段（5.1a、5.1b）`, the first of them; that it
  /// tells whether a standard applies. Empty if nothing reads it.
  [[nodiscard]] std::string describe(std::uint32_t slot, Language language) const;
  /// Whether something reads the fact, but nothing that counts: no mandatory requirement and no `applies`.
  [[nodiscard]] bool is_only_advisory(std::uint32_t slot) const;
  /// The questions of the standards that read the fact, equal ones once; of a fact that none reads, its help.
  [[nodiscard]] std::vector<Question> questions(std::uint32_t slot) const;

 private:
  /// A requirement that reads a fact; none for the `applies` of the standard.
  struct Reader {
    const Standard* standard;
    const Requirement* requirement;
  };

  [[nodiscard]] std::string applicability_text(std::uint32_t slot, Language language) const;

  const std::vector<std::shared_ptr<const Standard>>& standards_;
  std::vector<std::vector<Reader>> readers_;  ///< by slot, in the order of the standards
};

}  // namespace edu_check
