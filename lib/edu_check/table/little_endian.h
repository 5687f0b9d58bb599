#pragma once
// Private to the room.

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace edu_check {

/// A number of two bytes, the low one first; 0 where the text ends before.
[[nodiscard]] inline std::uint16_t u16_at(std::string_view text, std::size_t at) {
  if (text.size() < 2 || at > text.size() - 2) return 0;
  const auto byte = [&](std::size_t i) { return static_cast<unsigned>(static_cast<unsigned char>(text[at + i])); };
  return static_cast<std::uint16_t>(byte(0) | byte(1) << 8U);
}

/// A number of four bytes.
[[nodiscard]] inline std::uint32_t u32_at(std::string_view text, std::size_t at) {
  return std::uint32_t{u16_at(text, at)} | std::uint32_t{u16_at(text, at + 2)} << 16U;
}

}  // namespace edu_check
