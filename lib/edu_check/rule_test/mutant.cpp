#include "edu_check/rule_test/mutant.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "edu_check/rule_test/expression_mutants.h"
#include "edu_check/value/number_text.h"
#include "edu_check/value/quantity.h"

namespace edu_check {
namespace {

/// Types a changed expression; a change that is not well typed is no mutant.
std::optional<Expression> check_mutant(const std::string& text, const ExpressionRules& rules,
                                       const Standard& standard) {
  const Source source("", text);
  Diagnostics diagnostics;
  return check_expression({source.text(), source, 0}, *standard.vocabulary, rules, diagnostics);
}

/// A name, with a number if another mutant has it.
template <class Some>
std::string numbered(const std::string& name, const std::vector<Some>& mutants) {
  const auto same = std::count_if(mutants.begin(), mutants.end(), [&](const Some& each) {
    return each.name == name || each.name.starts_with(name + " (");
  });
  return same > 0 ? fmt::format("{} ({})", name, same + 1) : name;
}

class MutantMaker {
 public:
  MutantMaker(const Standard& standard, std::uint32_t index)
      : standard_(standard), original_(standard.requirements[index]), end_(end_of(standard, index)) {}

  std::vector<Mutant> run() {
    vary_level();
    if (original_.level == Level::informational) {
      for (std::size_t i = 0; i < original_.alternatives.size(); ++i) vary_alternative(i);
      return std::move(mutants_);
    }
    if (original_.by) vary_date("by", *original_.by, [](Requirement& changed, Date date) { changed.by = date; });
    for (std::size_t i = 0; i < original_.phases.size(); ++i) vary_phase(i);
    if (original_.when) vary_when();
    vary_require();
    for (std::size_t i = 0; i < original_.alternatives.size(); ++i) vary_alternative(i);
    return std::move(mutants_);
  }

 private:
  static std::uint32_t end_of(const Standard& standard, std::uint32_t index) {
    if (index + 1 < standard.requirements.size()) return standard.requirements[index + 1].offset;
    return static_cast<std::uint32_t>(standard.source->text().size());
  }

  /// Adds a mutant, for the maker to fill in.
  Requirement& add(const std::string& name, std::uint32_t offset, MutantPart part = MutantPart::rule) {
    mutants_.push_back({numbered(name, mutants_), offset, part, original_});
    return mutants_.back().requirement;
  }

  void vary_level() {
    for (const auto level : {Level::mandatory, Level::advisory, Level::informational}) {
      if (level == original_.level) continue;
      add(fmt::format("level: {} → {}", to_string(original_.level), to_string(level)), original_.offset,
          MutantPart::level)
          .level = level;
    }
  }

  template <class Set>
  void vary_date(std::string_view key, Date date, Set set) {
    for (const int days : {-1, 1}) {
      const Date changed{date.days + days};
      set(add(fmt::format("{}: {} → {}", key, to_string(date), to_string(changed)), find(to_string(date))), changed);
    }
  }

  void vary_phase(std::size_t index) {
    const auto key = fmt::format("phases[{}]", index + 1);
    const auto& phase = original_.phases[index];
    vary_date(key, phase.by, [&](Requirement& changed, Date date) { changed.phases[index].by = date; });
    const auto kind = threshold_kind();
    for (const int sign : {-1, 1}) {
      const auto step = threshold_step(phase.threshold.low.value, kind);
      const auto value =
          sign < 0 ? subtract(phase.threshold.low.value, step) : edu_check::add(phase.threshold.low.value, step);
      if (!value) continue;
      const auto shown = [&](const Rational& each) { return format_number(each, kind, Language::en, 6); };
      add(fmt::format("{}: {} → {}", key, shown(phase.threshold.low.value), shown(*value)), find(to_string(phase.by)))
          .phases[index]
          .threshold = *value;
    }
  }

  /// A percentage point, or a tenth of it where the threshold is no whole one; 1 kbps; 1 of anything else.
  static Rational threshold_step(const Rational& value, Kind kind) {
    constexpr std::int64_t kilo = 1'000;
    if (kind == Kind::bandwidth) return {kilo};
    if (kind != Kind::percent) return {1};
    const auto percent = multiply(value, Rational(100));
    return *Rational::of(1, percent && percent->is_whole() ? 100 : 1000);
  }

  [[nodiscard]] Kind threshold_kind() const {
    const auto& nodes = original_.require.nodes;
    const auto node = std::find_if(nodes.begin(), nodes.end(),
                                   [](const ExpressionNode& each) { return each.operation == Operation::threshold; });
    return node == nodes.end() ? Kind::number : node->kind;
  }

  void vary_when() {
    const auto& text = original_.when->text;
    const auto place = find(text);
    add(fmt::format("when: {} → (none)", text), place).when.reset();
    vary("when", text, place, original_.scope,
         [](Requirement& changed, Expression when) { changed.when = std::move(when); });
    const auto flipped = fmt::format("not ({})", text);
    if (auto when = check(flipped, original_.scope); when && text.find(' ') != std::string::npos) {
      add(fmt::format("when: {} → {}", text, flipped), place).when = std::move(*when);
    }
  }

  void vary_require() {
    const auto& text = original_.require.text;
    vary("require", text, find(text), original_.scope, [&](Requirement& changed, const Expression& require) {
      for (auto& alternative : changed.alternatives) {
        // An alternative without a condition of its own goes with that of the requirement.
        if (alternative.require.text == text) alternative.require = require;
      }
      changed.require = require;
    });
  }

  void vary_alternative(std::size_t index) {
    const auto key = fmt::format("alternatives[{}]", index + 1);
    const auto& alternative = original_.alternatives[index];
    const bool own = !alternative.require.empty() && alternative.require.text != original_.require.text;
    const auto place = find(own                ? alternative.require.text
                            : alternative.when ? alternative.when->text
                                               : alternative.reading.zh);
    auto& alternatives = add(key + " → (none)", place).alternatives;
    alternatives.erase(alternatives.begin() + static_cast<std::ptrdiff_t>(index));
    const auto scope = alternative.scope.value_or(original_.scope);
    if (own) {
      vary(key + ".require", alternative.require.text, place, scope,
           [&](Requirement& changed, Expression require) { changed.alternatives[index].require = std::move(require); });
    }
    if (alternative.by)
      vary_date(key + ".by", *alternative.by,
                [&](Requirement& changed, Date by) { changed.alternatives[index].by = by; });
    if (!alternative.when) return;
    vary(key + ".when", alternative.when->text, find(alternative.when->text), scope,
         [&](Requirement& changed, Expression when) { changed.alternatives[index].when = std::move(when); });
  }

  template <class Set>
  void vary(std::string_view key, const std::string& text, std::uint32_t place, SubjectKind scope, Set set) {
    for (const auto& mutant : mutants_of(text)) {
      auto expression = check(mutant.text, scope);
      if (expression)
        set(add(fmt::format("{}: {}", key, mutant.change), place + mutant.offset), std::move(*expression));
    }
  }

  [[nodiscard]] std::optional<Expression> check(const std::string& text, SubjectKind scope) const {
    ExpressionRules rules{scope, std::nullopt, Kind::boolean};
    if (!original_.phases.empty()) rules.threshold = threshold_kind();
    return check_mutant(text, rules, standard_);
  }

  /// The byte at which something of the requirement is written; that of the requirement if it can't be found as it is.
  [[nodiscard]] std::uint32_t find(std::string_view text) const {
    const auto at = standard_.source->text().substr(0, end_).find(text, original_.offset);
    return at == std::string_view::npos ? original_.offset : static_cast<std::uint32_t>(at);
  }

  const Standard& standard_;
  const Requirement& original_;
  std::uint32_t end_;
  std::vector<Mutant> mutants_;
};

}  // namespace

std::vector<ApplicabilityMutant> mutants_of_applicability(const Standard& standard, SubjectKind kind) {
  const auto& applicability = standard.applicability(kind);
  std::vector<ApplicabilityMutant> mutants;
  if (!applicability.applies || !applicability.when) return mutants;
  const auto& text = applicability.when->text;
  const auto at = standard.source->text().find(text);
  const auto place = at == std::string_view::npos ? 0 : static_cast<std::uint32_t>(at);
  mutants.push_back({fmt::format("when: {} → (none)", text), place, std::nullopt});
  for (const auto& mutant : mutants_of(text)) {
    auto when = check_mutant(mutant.text, {kind, std::nullopt, Kind::boolean}, standard);
    if (!when) continue;
    mutants.push_back({numbered("when: " + mutant.change, mutants), place + mutant.offset, std::move(when)});
  }
  return mutants;
}

std::vector<Mutant> mutants_of(const Standard& standard, std::uint32_t requirement) {
  return MutantMaker(standard, requirement).run();
}

}  // namespace edu_check
