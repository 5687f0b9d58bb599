#include "edu_check/standard/standard.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "edu_check/expression/operations.h"
#include "edu_check/text/hash.h"

namespace edu_check {

std::string_view to_string(Level level) {
  static constexpr std::string_view words[] = {"mandatory", "advisory", "informational"};
  return words[static_cast<std::size_t>(level)];
}

namespace {

constexpr std::string_view origin_words[] = {"built_in", "folder", "replaces_built_in"};

}  // namespace

std::string_view to_string(FileOrigin origin) { return origin_words[static_cast<std::size_t>(origin)]; }

std::optional<FileOrigin> parse_file_origin(std::string_view word) {
  const auto* const found = std::find(std::begin(origin_words), std::end(origin_words), word);
  if (found == std::end(origin_words)) return std::nullopt;
  return static_cast<FileOrigin>(found - std::begin(origin_words));
}

const Requirement* Standard::find_requirement(std::string_view requirement) const {
  const auto found = std::find_if(requirements.begin(), requirements.end(),
                                  [&](const Requirement& each) { return each.id == requirement; });
  return found == requirements.end() ? nullptr : &*found;
}

const Message& Standard::question(std::uint32_t slot) const {
  const auto found = questions.find(slot);
  return found == questions.end() ? vocabulary->fact(slot).help : found->second;
}

Reading main_reading(const Requirement& requirement) {
  return {requirement.level, requirement.scope, requirement.when ? &*requirement.when : nullptr, &requirement.require,
          requirement.by};
}

Reading reading_under(const Requirement& requirement, const Alternative& alternative) {
  auto reading = main_reading(requirement);
  reading.require = &alternative.require;
  if (alternative.when || alternative.scope) reading.when = alternative.when ? &*alternative.when : nullptr;
  if (alternative.level) reading.level = *alternative.level;
  if (alternative.scope) reading.scope = *alternative.scope;
  if (alternative.by) reading.by = alternative.by;
  return reading;
}

Requirement read_as(const Requirement& requirement, const Alternative& alternative) {
  auto other = requirement;
  const auto reading = reading_under(requirement, alternative);
  other.level = reading.level;
  other.scope = reading.scope;
  other.when = reading.when != nullptr ? std::optional(*reading.when) : std::nullopt;
  other.require = *reading.require;
  other.by = reading.by;
  other.alternatives.clear();
  return other;
}

Standard Standard::copy() const {
  Standard other(*this);
  number_aggregates(other);
  return other;
}

std::size_t Standard::count(SubjectKind scope) const {
  return static_cast<std::size_t>(std::count_if(requirements.begin(), requirements.end(),
                                                [&](const Requirement& each) { return each.scope == scope; }));
}

void number_aggregates(Standard& standard) {
  standard.aggregates.clear();
  for (auto& requirement : standard.requirements) {
    const auto add = [&](Expression& expression) {
      expression.first_aggregate = static_cast<std::uint32_t>(standard.aggregates.size());
      const auto phases = reads_threshold(expression) ? std::max<std::size_t>(requirement.phases.size(), 1) : 1;
      for (std::size_t i = 0; i < phases; ++i) {
        const auto* const phase = requirement.phases.empty() ? nullptr : &requirement.phases[i];
        for (const auto& each : expression.aggregates)
          standard.aggregates.push_back({&expression, &requirement, each, phase});
      }
    };
    add(requirement.require);
    if (requirement.when) add(*requirement.when);
    for (auto& alternative : requirement.alternatives) {
      add(alternative.require);
      if (alternative.when) add(*alternative.when);
    }
  }
}

std::string describe(const Clause& clause, const OfficialDocument& document, Language language) {
  const bool zh = language == Language::zh;
  std::string text = document.number.empty() ? document.title.in(language) : document.number;
  const auto add = [&](std::string_view word) {
    if (!word.empty()) text.append(" ").append(word);
  };
  add(document.part.in(language));
  for (const auto& heading : clause.heading) add(heading);
  if (!clause.item.empty()) {
    const bool digits = clause.item.find_first_not_of("0123456789") == std::string::npos;
    add(!digits ? clause.item : zh ? fmt::format("第{}项", clause.item) : fmt::format("item {}", clause.item));
  }
  if (clause.occurrence > 1)
    add(zh ? fmt::format("（第{}处）", clause.occurrence) : fmt::format("(occurrence {})", clause.occurrence));
  if (clause.paragraph > 0)
    add(zh ? fmt::format("第{}段", clause.paragraph) : fmt::format("paragraph {}", clause.paragraph));
  return text;
}

std::string digest(const Standard& standard) {
  const auto vocabulary = standard.vocabulary ? standard.vocabulary->fingerprint() : 0;
  return fmt::format("{:016x}", fingerprint(standard.source->text(), vocabulary));
}

}  // namespace edu_check
