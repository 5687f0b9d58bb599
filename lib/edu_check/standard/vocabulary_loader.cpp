#include "edu_check/standard/vocabulary_loader.h"

#include <algorithm>
#include <array>
#include <utility>

#include "edu_check/expression/evaluator.h"
#include "edu_check/standard/constraint_reader.h"
#include "edu_check/standard/derivation_reader.h"
#include "edu_check/standard/fact_reader.h"
#include "edu_check/standard/fact_use.h"
#include "edu_check/standard/fields.h"
#include "edu_check/standard/vocabulary.h"
#include "edu_check/text/hash.h"
#include "edu_check/text/message_format.h"

namespace edu_check {
namespace {

/// Words of lower-case letters, digits and `_`, joined by dots.
bool is_path(std::string_view path) {
  char before = '.';
  for (const char c : path) {
    const bool fits = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || (c == '.' && before != '.');
    if (!fits) return false;
    before = c;
  }
  return before != '.';
}

std::string_view parent_of(std::string_view path) {
  const auto dot = path.rfind('.');
  return dot == std::string_view::npos ? std::string_view() : path.substr(0, dot);
}

/// What is known of a fact of which nothing is said. Only a plain number may be negative.
Interval bounds_of(const Fact& fact) {
  if (!is_numeric(fact.type.kind) || fact.type.kind == Kind::date) return {};
  Interval bounds;
  if (fact.least || fact.type.kind != Kind::number) bounds.low = {fact.least.value_or(Rational{})};
  if (fact.most) bounds.high = {*fact.most};
  return bounds;
}

}  // namespace

class VocabularyLoader {
 public:
  explicit VocabularyLoader(Diagnostics& diagnostics)
      : diagnostics_(diagnostics), vocabulary_(std::make_shared<Vocabulary>()) {
    vocabulary_->groups_.push_back({});
    groups_.add(0, {}, {KeyTarget::What::group, 0});
  }

  std::shared_ptr<const Vocabulary> run(const std::vector<const Source*>& sources) {
    const auto before = diagnostics_.error_count();
    documents_.reserve(sources.size());
    for (const auto* source : sources) {
      vocabulary_->fingerprint_ = fingerprint(source->text(), vocabulary_->fingerprint_);
      if (auto document = yaml::load_document(*source, diagnostics_)) {
        documents_.push_back({source, std::move(*document)});
      }
    }
    make_room();
    for (const auto& [source, document] : documents_) read_groups(*source, document.root());
    for (const auto& [source, document] : documents_) read_facts(*source, document.root());
    index();
    for (const auto& fact : vocabulary_->facts_) vocabulary_->bounds_.push_back(bounds_of(fact));
    for (std::uint32_t slot = 0; slot < vocabulary_->facts_.size(); ++slot) relate(slot);
    for (std::uint32_t slot = 0; slot < vocabulary_->facts_.size(); ++slot) read_conditions(slot);
    for (const auto& [source, document] : documents_) read_constraints(*source, document.root());
    for (const auto& [source, document] : documents_) read_verbs(*source, document.root());
    index_constraints();
    sort_verbs();
    order_derived();
    add_keys();
    if (diagnostics_.error_count() > before) return nullptr;
    return vocabulary_;
  }

 private:
  /// Where something was defined, for later reports about it.
  struct Definition {
    const Source* source;
    yaml::Node key;
    yaml::Node value;
  };

  Diagnostic& report(const Source& source, std::string_view id, yaml::Node at, Message text) {
    return diagnostics_.report(Severity::error, id, source, at.offset(), std::move(text));
  }

  /// Groups and facts do not move once they are read: tables refer to their paths.
  void make_room() {
    const auto count = [&](std::string_view key) {
      std::size_t entries = 1;
      for (const auto& [source, document] : documents_) {
        if (const auto node = document.root().find(key)) entries += node->size();
      }
      return entries;
    };
    vocabulary_->groups_.reserve(count("groups"));
    groups_.reserve(count("groups"));
    vocabulary_->facts_.reserve(count("facts"));
    vocabulary_->slots_.reserve(count("facts"));
    definitions_.reserve(count("facts"));
  }

  void read_groups(const Source& source, yaml::Node root) {
    const auto groups = root.find("groups");
    if (!groups) return;
    for (const auto [key, value] : groups->entries()) {
      Fields fields(value, source, diagnostics_, {"label"});
      if (!is_path(key.text())) {
        report(source, "fact-path", key,
               message("路径只含小写字母、数字、下划线和点：“{}”",
                       "a path has lower-case letters, digits, _ and dots: “{}”", key.text()));
      }
      const auto index = static_cast<std::uint32_t>(vocabulary_->groups_.size());
      vocabulary_->groups_.push_back({std::string(key.text()), fields.message("label"), 0});
      if (!groups_.add(0, vocabulary_->groups_.back().path, {KeyTarget::What::group, index}))
        report(source, "group-duplicate", key,
               message("组“{}”已定义", "the group “{}” is already defined", key.text()));
    }
  }

  void read_facts(const Source& source, yaml::Node root) {
    const auto facts = root.find("facts");
    if (!facts) return;
    for (const auto [key, value] : facts->entries()) {
      if (const auto slot = vocabulary_->slot(key.text())) {
        const auto& earlier = definitions_[*slot];
        report(source, "fact-duplicate", key, message("事实“{}”已定义", "the fact “{}” is already defined", key.text()))
            .note(*earlier.source, earlier.key.offset(), message("先前在此定义", "defined here before"));
        continue;
      }
      if (!is_path(key.text())) {
        report(source, "fact-path", key,
               message("路径只含小写字母、数字、下划线和点：“{}”",
                       "a path has lower-case letters, digits, _ and dots: “{}”", key.text()));
      }
      const auto slot = static_cast<std::uint32_t>(definitions_.size());
      definitions_.push_back({&source, key, value});
      auto& fact = vocabulary_->facts_.emplace_back();
      read_fact(fact, source, key, value, vocabulary_->choices_, diagnostics_);
      vocabulary_->slots_.add(0, fact.path, {KeyTarget::What::fact, slot});
    }
  }

  void index() {
    auto& facts = vocabulary_->facts_;
    for (auto& group : vocabulary_->groups_) group.parent = groups_.find(0, parent_of(group.path)).index;
    for (std::uint32_t slot = 0; slot < facts.size(); ++slot) {
      const auto group = groups_.find(0, parent_of(facts[slot].path));
      if (group.what == KeyTarget::What::nothing) {
        report(*definitions_[slot].source, "group-missing", definitions_[slot].key,
               message("组“{}”没有在 groups 中定义", "the group “{}” is not defined in groups",
                       parent_of(facts[slot].path)));
      }
      facts[slot].group = group.index;
    }
  }

  /// What refers to other facts: part_of, derive, derive_from.
  void relate(std::uint32_t slot) {
    const auto& [source, key, value] = definitions_[slot];
    auto& fact = vocabulary_->facts_[slot];
    Fields fields(value, *source, diagnostics_);
    for (const auto& whole : fields.texts("part_of")) {
      const auto other = vocabulary_->find(whole);
      if (!other) {
        report(*source, "fact-unknown", *fields.find("part_of"),
               message("词汇表中没有事实“{}”", "the vocabulary has no fact “{}”", whole));
      } else if (other->type.kind != fact.type.kind || !is_numeric(fact.type.kind)) {
        report(*source, "fact-part", *fields.find("part_of"),
               message("部分与整体的类型不同", "a part and its whole differ in type"));
      } else {
        fact.wholes.push_back(other->slot);
      }
    }
    if (const auto node = fields.find("derive")) {
      const ExpressionRules rules{fact.subject, std::nullopt, fact.type.kind};
      auto derive = check_expression(expression_text(*node, *source), *vocabulary_, rules, diagnostics_);
      if (derive) fact.derive = std::make_shared<const Expression>(std::move(*derive));
    }
    if (const auto node = fields.find("derive_from")) {
      auto table = read_derivation(*source, *node, fact.type, *vocabulary_, diagnostics_);
      if (table) fact.derive_from = std::make_shared<const DerivationTable>(std::move(*table));
    }
  }

  /// What a fact's values and its absence rest on: `needs`, and `unless` of `not_applicable`.
  void read_conditions(std::uint32_t slot) {
    const auto& [source, key, value] = definitions_[slot];
    auto& fact = vocabulary_->facts_[slot];
    Fields fields(value, *source, diagnostics_);
    const ExpressionRules rules{fact.subject, std::nullopt, Kind::boolean};
    if (const auto node = fields.find("not_applicable"); node && node->is_mapping()) {
      Fields conditions(*node, *source, diagnostics_, {"unless"});
      if (const auto unless = conditions.require("unless")) {
        auto condition = check_expression(expression_text(*unless, *source), *vocabulary_, rules, diagnostics_);
        if (condition) fact.not_applicable_unless = std::make_shared<const Expression>(std::move(*condition));
      }
    }
    if (const auto node = fields.find("needs"))
      add_constraint(read_need(*source, *node, fact, *vocabulary_, diagnostics_));
  }

  void read_verbs(const Source& source, yaml::Node root) {
    const auto verbs = root.find("verbs");
    if (!verbs) return;
    for (const auto [word, value] : verbs->entries()) {
      constexpr auto forces = std::to_array({VerbForce::mandatory, VerbForce::advisory, VerbForce::purpose});
      const auto* const force = std::find_if(
          forces.begin(), forces.end(), [&, said = value](VerbForce each) { return to_string(each) == said.text(); });
      if (force == forces.end()) {
        report(source, "verb-force", value,
               message("“{}”的力度应为 mandatory、advisory 或 purpose，实为“{}”",
                       "the force of “{}” is mandatory, advisory or purpose, found “{}”", word.text(), value.text()));
        continue;
      }
      const auto known = std::find_if(vocabulary_->verbs_.begin(), vocabulary_->verbs_.end(),
                                      [&, said = word](const Verb& each) { return each.word == said.text(); });
      if (known == vocabulary_->verbs_.end()) {
        vocabulary_->verbs_.push_back({std::string(word.text()), *force});
      } else if (known->force != *force) {
        report(source, "verb-twice", word,
               message("“{}”已列为 {}", "“{}” is {} already", word.text(), to_string(known->force)));
      }
    }
  }

  void sort_verbs() {
    std::sort(vocabulary_->verbs_.begin(), vocabulary_->verbs_.end(),
              [](const Verb& a, const Verb& b) { return a.word < b.word; });
  }

  void read_constraints(const Source& source, yaml::Node root) {
    const auto list = root.find("constraints");
    if (!list) return;
    for (const auto item : list->items()) add_constraint(read_constraint(source, item, *vocabulary_, diagnostics_));
  }

  void add_constraint(std::optional<Constraint> constraint) {
    if (constraint) vocabulary_->constraints_.push_back(std::move(*constraint));
  }

  void index_constraints() {
    auto& constraints = vocabulary_->constraints_;
    vocabulary_->constraints_by_slot_.resize(vocabulary_->facts_.size());
    const std::vector<Slot> nothing(vocabulary_->facts_.size());
    for (std::uint32_t i = 0; i < constraints.size(); ++i) {
      for (const auto slot : constraints[i].slots) vocabulary_->constraints_by_slot_[slot].push_back(i);
      if (evaluate(constraints[i].require, {nothing, {}}) == Truth::no) vocabulary_->unconditional_.push_back(i);
    }
  }

  /// Puts derived facts after those that they need; a circle is reported.
  void order_derived() {
    enum class Mark : std::uint8_t { fresh, open, done };
    constexpr std::size_t most_derivations = 64;
    std::vector<Mark> marks(vocabulary_->facts_.size(), Mark::fresh);
    const auto visit = [&](const auto& self, std::uint32_t slot, std::size_t depth) -> void {
      const auto& fact = vocabulary_->facts_[slot];
      if (marks[slot] == Mark::done || (!fact.derive && !fact.derive_from)) return;
      if (marks[slot] == Mark::open) {
        report(*definitions_[slot].source, "fact-circle", definitions_[slot].key,
               message("“{}”由自身推导", "“{}” is derived from itself", fact.path));
        return;
      }
      if (depth > most_derivations) {
        report(*definitions_[slot].source, "fact-derivation", definitions_[slot].key,
               message("“{}”的推导链过长：最多 {} 层", "“{}” is part of a chain of derivations of more than {} facts",
                       fact.path, most_derivations));
        marks[slot] = Mark::done;
        return;
      }
      marks[slot] = Mark::open;
      if (fact.derive) {
        for (const auto needed : slots_read(*fact.derive)) self(self, needed, depth + 1);
      }
      if (fact.derive_from) self(self, fact.derive_from->slot, depth + 1);
      marks[slot] = Mark::done;
      vocabulary_->derived_.push_back(slot);
    };
    for (std::uint32_t slot = 0; slot < vocabulary_->facts_.size(); ++slot) visit(visit, slot, 1);
  }

  /// The part of `path` below `group`.
  static std::string_view below(const std::string& path, const Group& group) {
    return std::string_view(path).substr(group.path.empty() ? 0 : group.path.size() + 1);
  }

  void add_keys() {
    auto& keys = vocabulary_->keys_;
    auto& groups = vocabulary_->groups_;
    constexpr std::size_t keys_of_one = 6;  // a guess from the built-in vocabulary, so that the table seldom grows
    keys.reserve(keys_of_one * (groups.size() + vocabulary_->facts_.size()));
    for (std::uint32_t index = 1; index < groups.size(); ++index) {
      const KeyTarget target{KeyTarget::What::group, index};
      keys.add(0, groups[index].path, target);
      keys.add(groups[index].parent, below(groups[index].path, groups[groups[index].parent]), target);
      keys.add(groups[index].parent, groups[index].label.zh, target);
    }
    for (std::uint32_t slot = 0; slot < vocabulary_->facts_.size(); ++slot) {
      for (auto group = vocabulary_->facts_[slot].group;; group = groups[group].parent) {
        add_fact_keys(slot, group);
        if (group == 0) break;
      }
    }
  }

  void add_fact_keys(std::uint32_t slot, std::uint32_t group) {
    const auto& fact = vocabulary_->facts_[slot];
    const KeyTarget target{KeyTarget::What::fact, slot};
    const auto add = [&](std::string_view key) {
      if (vocabulary_->keys_.add(group, key, target)) return;
      const auto other = vocabulary_->keys_.find(group, key);
      if (other.what == KeyTarget::What::fact && other.index == slot) return;
      const bool is_fact = other.what == KeyTarget::What::fact;
      const auto& name = is_fact ? vocabulary_->facts_[other.index].path : vocabulary_->groups_[other.index].path;
      report(*definitions_[slot].source, "fact-ambiguous", definitions_[slot].key,
             message("“{}”的名称“{}”与“{}”相同", "“{}” shares the name “{}” with “{}”", fact.path, key, name));
    };
    add(below(fact.path, vocabulary_->groups_[group]));
    add(fact.label.zh);
    for (const auto& alias : fact.aliases) add(alias);
  }

  struct Loaded {
    const Source* source;
    yaml::Document document;
  };

  Diagnostics& diagnostics_;
  std::shared_ptr<Vocabulary> vocabulary_;
  std::vector<Loaded> documents_;
  std::vector<Definition> definitions_;  ///< of each fact
  KeyTable groups_;                      ///< by path, all in group 0
};

std::shared_ptr<const Vocabulary> load_vocabulary(const std::vector<const Source*>& sources, Diagnostics& diagnostics) {
  return VocabularyLoader(diagnostics).run(sources);
}

}  // namespace edu_check
