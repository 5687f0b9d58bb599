#include "edu_check/standard/standard_lint.h"

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <utility>

#include "edu_check/expression/operations.h"
#include "edu_check/standard/fact_use.h"
#include "edu_check/standard/standard_places.h"
#include "edu_check/text/message_format.h"
#include "edu_check/text/utf8.h"

namespace edu_check {
namespace {

/// Words that set no measure; an attestation of one needs a reading.
constexpr auto vague_words = std::to_array<std::string_view>(
    {"基本", "一定", "适当", "合适", "合理", "满足", "充足", "足够", "必要", "良好", "较好"});

bool is_ideograph(char32_t character) { return character >= 0x4E00 && character <= 0x9FFF; }

bool holds_ideographs(std::string_view text) {
  const auto characters = decode_utf8(text);
  return std::any_of(characters.begin(), characters.end(), is_ideograph);
}

/// A text as runs of digits and of others, so that 1.10a comes after 1.9b, and 1aa after 1z.
std::vector<std::pair<std::size_t, std::string>> id_parts(std::string_view id) {
  std::vector<std::pair<std::size_t, std::string>> parts;
  const auto is_digit = [](char each) { return each >= '0' && each <= '9'; };
  for (std::size_t at = 0; at < id.size();) {
    auto end = at + 1;
    while (end < id.size() && is_digit(id[end]) == is_digit(id[at])) ++end;
    auto part = std::string(id.substr(at, end - at));
    parts.emplace_back(part.size(), std::move(part));
    at = end;
  }
  return parts;
}

/// Whether a condition is nothing but boolean facts: what the school states itself.
bool is_attestation(const Expression& expression) {
  return !expression.empty() &&
         std::all_of(expression.nodes.begin(), expression.nodes.end(), [](const ExpressionNode& node) {
           return node.operation == Operation::fact_truth || node.operation == Operation::conjunction ||
                  node.operation == Operation::disjunction;
         });
}

class StandardLint {
 public:
  StandardLint(const Standard& standard, Diagnostics& diagnostics)
      : standard_(standard), vocabulary_(*standard.vocabulary), places_(standard), diagnostics_(diagnostics) {}

  void run() {
    check_texts(places_.root());
    check_order();
    for (std::size_t i = 0; i < standard_.requirements.size(); ++i) check_requirement(i);
    check_own_facts();
    check_questions();
  }

 private:
  Diagnostic& warn(std::string_view id, std::uint32_t offset, Message text) {
    return diagnostics_.report(Severity::warning, id, *standard_.source, offset, std::move(text));
  }

  /// Every {zh: …, en: …} in the file.
  void check_texts(yaml::Node node) {
    for (const auto item : node.items()) check_texts(item);
    const auto zh = node.find("zh");
    const auto en = node.find("en");
    if (zh && en && zh->is_scalar() && en->is_scalar()) return check_pair(*zh, *en);
    for (const auto [key, value] : node.entries()) check_texts(value);
  }

  void check_pair(yaml::Node zh, yaml::Node en) {
    if (holds_ideographs(en.text()) && !holds_ideographs(zh.text())) {
      warn("text-language", zh.offset(), message("zh 与 en 似乎写反了", "zh and en seem to be exchanged"));
    } else if (zh.text() == en.text() && holds_ideographs(zh.text())) {
      warn("text-same", en.offset(), message("en 与 zh 相同，没有翻译", "en is the same as zh: not translated"));
    } else if (holds_same_sentence(zh.text(), en.text())) {
      warn("text-same", en.offset(),
           message("en 中有一句与 zh 相同，没有翻译", "a sentence of en is the same as in zh: not translated"));
    }
  }

  static bool holds_same_sentence(std::string_view zh, std::string_view en) {
    constexpr std::size_t shortest = 6;
    for (std::size_t from = 0; from < zh.size();) {
      const auto end = std::min({zh.find("。", from), zh.find("；", from), zh.size()});
      const auto sentence = zh.substr(from, end - from);
      if (count_characters(sentence) >= shortest && holds_ideographs(sentence) &&
          en.find(sentence) != std::string_view::npos)
        return true;
      from = end == zh.size() ? end : end + std::string_view("。").size();
    }
    return false;
  }

  void check_order() {
    for (std::size_t i = 1; i < standard_.sections.size(); ++i)
      check_order(standard_.sections[i - 1].id, standard_.sections[i].id, places_.section(i, "id"));
    for (std::size_t i = 1; i < standard_.indicators.size(); ++i)
      check_order(standard_.indicators[i - 1].id, standard_.indicators[i].id, places_.indicator(i, "id"));
    for (std::size_t i = 1; i < standard_.requirements.size(); ++i) {
      const auto& before = standard_.requirements[i - 1];
      const auto& requirement = standard_.requirements[i];
      if (before.indicator == requirement.indicator)
        check_order(before.id, requirement.id, places_.requirement(i, "id"));
    }
  }

  void check_order(const std::string& before, const std::string& id, std::uint32_t offset) {
    if (id_parts(before) <= id_parts(id)) return;
    warn("id-order", offset, message("编号“{}”应排在“{}”之前", "the id “{}” belongs before “{}”", id, before));
  }

  void check_requirement(std::size_t index) {
    const auto& requirement = standard_.requirements[index];
    check_dates(index);
    check_verb(index);
    if (requirement.level == Level::informational) return;
    const auto place = places_.requirement(index, "id");
    if (requirement.evidence.empty())
      warn("requirement-no-evidence", place,
           message("要求“{}”没有写佐证材料", "the requirement “{}” names no evidence", requirement.id));
    if (requirement.remedy.empty())
      warn("requirement-no-remedy", place,
           message("要求“{}”没有写整改建议", "the requirement “{}” has no remedy", requirement.id));
    check_reading(requirement, place);
    check_alternatives(index);
    check_adjust(index);
    check_shares(requirement.require, places_.requirement(index, "require"));
  }

  void check_dates(std::size_t index) {
    const auto& requirement = standard_.requirements[index];
    const auto issued = standard_.document.issued;
    const auto is_early = [&](Date by) { return issued && by < *issued; };
    if (requirement.by && is_early(*requirement.by)) {
      warn("date-before-issue", places_.requirement(index, "by"),
           message("期限 {} 早于印发日期 {}", "{} is before the document was issued, {}", to_string(*requirement.by),
                   to_string(*issued)));
    }
    for (const auto& phase : requirement.phases) {
      if (is_early(phase.by))
        warn("date-before-issue", places_.requirement(index, "phases"),
             message("期限 {} 早于印发日期 {}", "{} is before the document was issued, {}", to_string(phase.by),
                     to_string(*issued)));
    }
  }

  /// The level follows from the word that governs the requirement, or `reading` quotes the word and says why not. What
  /// binds somebody else is informational whatever the word; then `reading` says whom.
  void check_verb(std::size_t index) {
    const auto& requirement = standard_.requirements[index];
    if (requirement.verb.empty() || vocabulary_.verbs().empty()) return;
    const auto place = places_.requirement(index, "verb");
    const auto* const verb = vocabulary_.find_verb(requirement.verb);
    if (verb == nullptr) {
      warn("verb-unknown", place,
           message("词汇表的 verbs 中没有“{}”", "the verbs of the vocabulary do not have “{}”", requirement.verb));
      return;
    }
    const bool informational = requirement.level == Level::informational;
    if (informational ? verb->force == VerbForce::purpose || !requirement.reading.empty()
                      : to_string(verb->force) == to_string(requirement.level))
      return;
    if (requirement.reading.zh.find(requirement.verb) != std::string::npos) return;
    warn("verb-level", places_.requirement(index, "level"),
         message("“{0}”属于 {1}，级别却是 {2}；如有理由，在 reading 中引用“{0}”并说明",
                 "“{0}” is {1}, but the level is {2}; if there is a reason, `reading` quotes “{0}” and gives it",
                 requirement.verb, to_string(verb->force), to_string(requirement.level)));
  }

  /// Warns of a question for a fact that no condition reads.
  void check_questions() {
    const auto used = facts_in_use();
    const auto questions = places_.root().find("questions");
    if (!questions) return;
    for (const auto [key, value] : questions->entries()) {
      const auto slot = vocabulary_.slot(key.text());
      if (!slot || used.count(*slot) > 0) continue;
      warn("question-unused", key.offset(),
           message("没有条件用到事实“{}”", "no condition reads the fact “{}”", key.text()));
    }
  }

  void check_reading(const Requirement& requirement, std::uint32_t place) {
    if (!requirement.reading.empty() || !is_attestation(requirement.require)) return;
    const auto word = std::find_if(vague_words.begin(), vague_words.end(), [&](std::string_view each) {
      return requirement.statement.zh.find(each) != std::string::npos;
    });
    if (word == vague_words.end()) return;
    warn("requirement-no-reading", place,
         message("“{}”没有量化，要求“{}”应写明如何理解（reading）",
                 "“{}” sets no measure: the requirement “{}” needs a reading", *word, requirement.id));
  }

  void check_alternatives(std::size_t index) {
    const auto& requirement = standard_.requirements[index];
    const auto text = [](const std::optional<Expression>& each) { return each ? each->text : std::string(); };
    for (std::size_t i = 0; i < requirement.alternatives.size(); ++i) {
      const auto& alternative = requirement.alternatives[i];
      const bool same_when = !alternative.when || text(alternative.when) == text(requirement.when);
      const bool same_standing = alternative.level.value_or(requirement.level) == requirement.level &&
                                 alternative.scope.value_or(requirement.scope) == requirement.scope &&
                                 (!alternative.by || alternative.by == requirement.by);
      if (!same_when || !same_standing || alternative.require.text != requirement.require.text) continue;
      warn("alternative-same", places_.alternative(index, i, "require"),
           message("另一种理解与主要的理解相同", "the alternative is the same as the main reading"));
    }
  }

  void check_adjust(std::size_t index) {
    const auto& requirement = standard_.requirements[index];
    if (!requirement.adjust) return;
    const auto read = slots_read(requirement.require);
    std::set<std::uint32_t> slots(read.begin(), read.end());
    add_derivations(vocabulary_, slots);
    if (slots.count(*requirement.adjust) > 0) return;
    warn("adjust-unused", places_.requirement(index, "adjust"),
         message("条件没有用到 adjust 所指的“{}”", "the condition does not read “{}”, which is to be adjusted",
                 vocabulary_.fact(*requirement.adjust).path));
  }

  /// The fact that an operand of a share is, or that it sums.
  static std::optional<std::uint32_t> fact_of(const Expression& expression, std::uint32_t index) {
    const auto& node = expression.nodes[index];
    if (node.operation == Operation::fact_number) return node.first;
    if (node.operation != Operation::aggregate || expression.aggregates[node.first].body == Aggregate::none)
      return std::nullopt;
    return fact_of(expression, expression.aggregates[node.first].body);
  }

  void check_shares(const Expression& expression, std::uint32_t offset) {
    const bool quoted = standard_.source->text()[offset] == '"' || standard_.source->text()[offset] == '\'';
    for (const auto& node : expression.nodes) {
      if (node.operation != Operation::share) continue;
      const auto part = fact_of(expression, node.first);
      const auto whole = fact_of(expression, node.second);
      if (!part || !whole || is_part_of(vocabulary_, *part, *whole)) continue;
      warn("share-not-part", offset + node.offset + (quoted ? 1U : 0U),
           message(
               "词汇表中“{}”没有写 part_of: {}，部分大于整体时发现不了",
               "the vocabulary does not say that “{}” is part_of {}: a part larger than its whole would go unnoticed",
               vocabulary_.fact(*part).path, vocabulary_.fact(*whole).path));
    }
  }

  /// Warns of facts of the standard's own that none of its conditions reads.
  void check_own_facts() {
    const auto facts = places_.root().find("facts");
    if (!facts) return;
    const auto used = facts_in_use();
    for (const auto [key, value] : facts->entries()) {
      const auto slot = vocabulary_.slot(key.text());
      if (!slot || used.count(*slot) > 0) continue;
      warn("fact-unused", key.offset(),
           message("没有条件用到事实“{}”", "no condition reads the fact “{}”", key.text()));
    }
  }

  [[nodiscard]] std::set<std::uint32_t> facts_in_use() const {
    std::set<std::uint32_t> slots;
    const auto add = [&](const Expression& expression) {
      facts_read(expression, [&](std::uint32_t slot) { slots.insert(slot); });
    };
    for (const auto* const applicability : {&standard_.school, &standard_.region}) {
      if (applicability->when) add(*applicability->when);
    }
    for (const auto& requirement : standard_.requirements) {
      if (requirement.when) add(*requirement.when);
      add(requirement.require);
      for (const auto& alternative : requirement.alternatives) {
        if (alternative.when) add(*alternative.when);
        add(alternative.require);
      }
    }
    add_derivations(vocabulary_, slots);
    for (const auto slot : std::set(slots))
      slots.insert(vocabulary_.fact(slot).wholes.begin(), vocabulary_.fact(slot).wholes.end());
    return slots;
  }

  const Standard& standard_;
  const Vocabulary& vocabulary_;
  StandardPlaces places_;
  Diagnostics& diagnostics_;
};

}  // namespace

void lint_standard(const Standard& standard, Diagnostics& diagnostics) { StandardLint(standard, diagnostics).run(); }

}  // namespace edu_check
