#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace edu_check {

/// FNV-1a, 64 bits (Fowler, Noll, Vo), of a text; `before` is the hash of what stands before it. Tells texts apart, and
/// protects from nothing.
[[nodiscard]] inline std::uint64_t hash_of(std::string_view text, std::uint64_t before = 0xCBF29CE484222325ULL) {
  for (const char byte : text) before = (before ^ static_cast<unsigned char>(byte)) * 0x100000001B3ULL;
  return before;
}

/// The same of a text that is closed by a byte that no text holds: `ab` and `c` have another hash than `a` and `bc`.
[[nodiscard]] inline std::uint64_t hash_of_part(std::string_view part, std::uint64_t before = hash_of({})) {
  return hash_of("\xFF", hash_of(part, before));
}

/// A hash for long texts, eight bytes at a time. The length counts too, so that `ab` and `c` have another hash than `a`
/// and `bc`.
[[nodiscard]] inline std::uint64_t fingerprint(std::string_view text, std::uint64_t before = 0) {
  const auto mixed = [](std::uint64_t hash) {
    hash *= 0x9E3779B97F4A7C15ULL;
    return hash ^ hash >> 32U;
  };
  auto hash = mixed(before ^ text.size());
  while (!text.empty()) {
    std::uint64_t word = 0;
    const auto size = std::min(text.size(), sizeof word);
    for (std::size_t i = 0; i < size; ++i)
      word |= std::uint64_t{static_cast<unsigned char>(text[i])} << (8U * i);  // the same on any machine
    hash = mixed(hash ^ word);
    text.remove_prefix(size);
  }
  return hash;
}

}  // namespace edu_check
