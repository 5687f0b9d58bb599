#pragma once

#include "edu_check/rule_test/rule_test.h"

namespace edu_check {

/// The facts that tests start from.
struct TestBases {
  TestFacts school;
  TestFacts region;

  [[nodiscard]] const TestFacts& of(SubjectKind kind) const { return kind == SubjectKind::school ? school : region; }
};

/// One line of a short form: the requirement, where it is written, and the day of the test.
struct ShortForm {
  std::uint32_t requirement = 0;
  std::uint32_t offset = 0;
  Date date;
};

/// Writes an attestation out: all facts true pass; each alone false fails; each alone missing is unknown.
void expand_attestation(const ShortForm& form, const TestFacts& facts, const TestBases& bases, RuleTests& tests);

/// Writes out the facts under which a requirement is not applicable.
void expand_not_applicable(const ShortForm& form, const TestFacts& facts, const TestBases& bases, RuleTests& tests);

/// Writes a due date out: not due on the day before, judged on the day. The facts are those of the first test in which
/// the requirement applies, so this comes after all others.
void expand_due(const ShortForm& form, const TestBases& bases, RuleTests& tests);

}  // namespace edu_check
