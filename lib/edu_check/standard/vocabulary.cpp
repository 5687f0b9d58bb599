#include "edu_check/standard/vocabulary.h"

namespace edu_check {

std::optional<Symbol> Vocabulary::find(std::string_view path) const {
  const auto index = slot(path);
  if (!index) return std::nullopt;
  const auto& fact = facts_[*index];
  return Symbol{*index, fact.type, fact.subject};
}

std::vector<std::string_view> Vocabulary::paths() const {
  std::vector<std::string_view> all;
  all.reserve(facts_.size());
  for (const auto& fact : facts_) all.emplace_back(fact.path);
  return all;
}

std::optional<std::uint32_t> Vocabulary::slot(std::string_view path) const {
  const auto found = slots_.find(path);
  return found == slots_.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace edu_check
