#pragma once

#include <optional>
#include <string_view>

#include "edu_check/rule_test/rule_test.h"

namespace edu_check {

/// What the parts of a file of rule tests are read against.
struct RuleTestContext {
  const Standard& standard;
  const Source& source;
  Diagnostics& diagnostics;

  // NOLINTNEXTLINE(modernize-use-nodiscard): it has reported, whoever looks at it further
  Diagnostic& report(std::string_view id, yaml::Node at, Message text) const;
};

/// Reads a mapping from dotted paths to values; reports unknown paths, with the nearest. The values are checked later,
/// with the whole inventory.
[[nodiscard]] TestFacts read_facts(yaml::Node node, const RuleTestContext& context);

/// The facts that a scalar or a list of scalars names; reports those that are unknown.
[[nodiscard]] TestFacts read_fact_names(yaml::Node node, const RuleTestContext& context);

/// The facts of `base` as `given` changes them: another value, or `null` for none.
[[nodiscard]] TestFacts merge(const TestFacts& base, const TestFacts& given);

/// The requirement that a scalar names; reports an unknown one, with the nearest.
[[nodiscard]] std::optional<std::uint32_t> read_requirement_id(yaml::Node scalar, const RuleTestContext& context);

/// The requirements that a list names.
[[nodiscard]] std::vector<std::uint32_t> read_requirement_ids(yaml::Node list, const RuleTestContext& context);

/// Builds the inventories of all tests and reports, each once, what is wrong with them.
void check_inventories(const RuleTests& tests, Diagnostics& diagnostics);

}  // namespace edu_check
