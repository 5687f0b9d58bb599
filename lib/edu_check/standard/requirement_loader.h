#pragma once

#include <string_view>
#include <vector>

#include "edu_check/standard/standard.h"
#include "edu_check/yaml/node.h"

namespace edu_check {

/// What a requirement is read against.
struct RequirementContext {
  const Source& source;
  const Vocabulary& vocabulary;
  Diagnostics& diagnostics;
};

/// The keys that a requirement may have.
[[nodiscard]] const std::vector<std::string_view>& requirement_keys();

/// Reads one requirement and types its conditions; reports what is wrong with it.
[[nodiscard]] Requirement read_requirement(yaml::Node node, const RequirementContext& context);

}  // namespace edu_check
