#pragma once

#include <memory>

#include "edu_check/rule_test/rule_test.h"
#include "edu_check/text/diagnostic.h"

namespace edu_check {

/// Loads `<id>.test.yaml`, a file of `edu-check-tests: 1`, against its standard. Reports every mistake in it, also what
/// is wrong with the inventories that it describes; nothing is returned if there was any.
[[nodiscard]] std::shared_ptr<const RuleTests> load_rule_tests(std::shared_ptr<const Source> source,
                                                               std::shared_ptr<const Standard> standard,
                                                               Diagnostics& diagnostics);

}  // namespace edu_check
