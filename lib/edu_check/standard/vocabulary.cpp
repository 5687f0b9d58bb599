#include "edu_check/standard/vocabulary.h"

#include <algorithm>

namespace edu_check {

Message Fact::counter_for(const Rational& number) const {
  const bool one = number == Rational(1) && !counter_of_one.empty();
  return one ? Message{counter.zh, counter_of_one} : counter;
}

std::string_view to_string(VerbForce force) {
  static constexpr std::string_view words[] = {"mandatory", "advisory", "purpose"};
  return words[static_cast<std::size_t>(force)];
}

const Verb* Vocabulary::find_verb(std::string_view word) const {
  const auto found = std::lower_bound(verbs_.begin(), verbs_.end(), word,
                                      [](const Verb& verb, std::string_view each) { return verb.word < each; });
  return found != verbs_.end() && found->word == word ? &*found : nullptr;
}

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
  const auto found = slots_.find(0, path);
  return found.what == KeyTarget::What::fact ? std::optional(found.index) : std::nullopt;
}

}  // namespace edu_check
