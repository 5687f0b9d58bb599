#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "edu_check/expression/checker.h"
#include "edu_check/expression/expression.h"
#include "edu_check/standard/key_table.h"
#include "edu_check/text/diagnostic.h"
#include "edu_check/text/source.h"
#include "edu_check/value/interval.h"
#include "edu_check/value/slot.h"
#include "edu_check/value/subject_kind.h"
#include "edu_check/value/type.h"

namespace edu_check {

/// A fact that follows from a choice by a table: `school.stages` from `school.type`.
struct DerivationTable {
  std::uint32_t slot = 0;                          ///< of the choice
  std::vector<std::optional<Rational>> by_choice;  ///< value as a slot holds it; nothing: does not follow
  std::vector<std::uint64_t> also_by_choice;       ///< of a list: what may be there besides
  /// What shows that some of `also_by_choice` is there: its bits, and the slot of a count that is then above zero.
  std::vector<std::pair<std::uint64_t, std::uint32_t>> shown_by;
};

/// One datum that an inventory may hold.
struct Fact {
  std::string path;
  Type type;
  Message label;
  std::vector<std::string> aliases;
  Message help;
  Message counter;             ///< unit word of a count, for any number but one
  std::string counter_of_one;  ///< the English one for the number one; empty where it is the same
  SubjectKind subject = SubjectKind::school;
  std::optional<Rational> least;
  std::optional<Rational> most;
  std::uint32_t digits = 0;
  bool may_be_not_applicable = false;
  std::shared_ptr<const Expression>
      not_applicable_unless;                           ///< where it is true, 不适用 is a contradiction; may be null
  std::vector<std::uint32_t> wholes;                   ///< slots of the facts of which this is a part
  std::shared_ptr<const Expression> derive;            ///< null unless it follows from other facts
  std::shared_ptr<const DerivationTable> derive_from;  ///< null unless it follows from a choice
  std::uint32_t group = 0;

  /// The unit word that goes with a number; empty without one.
  [[nodiscard]] Message counter_for(const Rational& number) const;
};

/// A group of facts: a mapping of the inventory.
struct Group {
  std::string path;  ///< empty for the inventory as a whole, which is group 0
  Message label;
  std::uint32_t parent = 0;
};

/// A condition on one inventory; where it is false, the inventory contradicts itself.
struct Constraint {
  std::string id;
  Expression require;
  Message message;
  std::vector<std::uint32_t> slots;  ///< facts that it reads, in ascending order
  SubjectKind subject = SubjectKind::school;
};

/// How binding a word of a text makes what it governs.
enum class VerbForce : std::uint8_t {
  mandatory,  ///< 应, 不低于, 建立: what is to be done or reached
  advisory,   ///< 鼓励, 探索, 逐步
  purpose     ///< 促进, 使: what a duty is for, and no duty of its own
};
[[nodiscard]] std::string_view to_string(VerbForce force);

/// A word that governs clauses of official texts.
struct Verb {
  std::string word;
  VerbForce force = VerbForce::mandatory;
};

/// All facts that inventories may hold and expressions may name. A fact's index is its slot.
class Vocabulary final : public SymbolTable {
 public:
  [[nodiscard]] const std::vector<Fact>& facts() const { return facts_; }
  [[nodiscard]] const Fact& fact(std::uint32_t slot) const { return facts_[slot]; }
  [[nodiscard]] const std::vector<Group>& groups() const { return groups_; }
  [[nodiscard]] const std::vector<Constraint>& constraints() const { return constraints_; }
  /// The constraints that read a fact, by index; and those that an empty inventory breaks.
  [[nodiscard]] std::span<const std::uint32_t> constraints_of(std::uint32_t slot) const {
    return constraints_by_slot_[slot];
  }
  [[nodiscard]] std::span<const std::uint32_t> unconditional() const { return unconditional_; }
  /// Words that govern clauses, sorted.
  [[nodiscard]] const std::vector<Verb>& verbs() const { return verbs_; }
  [[nodiscard]] const Verb* find_verb(std::string_view word) const;
  /// Slots of facts that can be derived, in an order in which each comes after those it needs.
  [[nodiscard]] const std::vector<std::uint32_t>& derived() const { return derived_; }
  /// What is known of each fact of which an inventory says nothing, by slot: a count is at least zero, a value lies
  /// between `min` and `max`.
  [[nodiscard]] const std::vector<Interval>& bounds() const { return bounds_; }

  /// Of the words of all files from which it was loaded: tells one state of them from another.
  [[nodiscard]] std::uint64_t fingerprint() const { return fingerprint_; }

  [[nodiscard]] std::optional<Symbol> find(std::string_view path) const override;
  [[nodiscard]] std::vector<std::string_view> paths() const override;
  /// What a key means in a group: the rest of a path from there, or the zh label or an alias of a fact below it.
  [[nodiscard]] KeyTarget find_key(std::uint32_t group, std::string_view key) const { return keys_.find(group, key); }
  [[nodiscard]] std::vector<std::string_view> keys_of(std::uint32_t group) const { return keys_.keys_of(group); }
  [[nodiscard]] std::optional<std::uint32_t> slot(std::string_view path) const;

 private:
  friend class VocabularyLoader;
  std::vector<Fact> facts_;
  std::vector<Group> groups_;
  std::vector<Constraint> constraints_;
  std::vector<std::vector<std::uint32_t>> constraints_by_slot_;
  std::vector<std::uint32_t> unconditional_;
  std::vector<Verb> verbs_;
  std::vector<std::uint32_t> derived_;
  std::vector<Interval> bounds_;
  std::deque<ChoiceSet> choices_;
  KeyTable slots_;  ///< by path, all in group 0
  KeyTable keys_;
  std::uint64_t fingerprint_ = 0;
};

}  // namespace edu_check
