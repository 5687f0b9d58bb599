#pragma once

#include <cstdint>

namespace edu_check {

/// The two kinds of inventory.
enum class SubjectKind : std::uint8_t { school, region };

}  // namespace edu_check
