#pragma once

#include <cstdint>
#include <string_view>

namespace edu_check {

/// FNV-1a, 64 bits (Fowler, Noll, Vo), of a text, or of one more after another: tells texts apart, protects from
/// nothing.
[[nodiscard]] inline std::uint64_t hash_of(std::string_view text, std::uint64_t before = 0xCBF29CE484222325ULL) {
  for (const char byte : text) before = (before ^ static_cast<unsigned char>(byte)) * 0x100000001B3ULL;
  return before;
}

}  // namespace edu_check
