#pragma once
// Private to the room.

#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace edu_check::yaml {

#if defined(__SSE2__)

/// Sixteen bytes of a text; each answer is a mask with one bit a byte.
class ByteBlock {
 public:
  static constexpr std::size_t size = 16;

  explicit ByteBlock(const char* from) : bytes_(_mm_loadu_si128(reinterpret_cast<const __m128i*>(from))) {}

  [[nodiscard]] std::uint32_t equal(char c) const { return mask(_mm_cmpeq_epi8(bytes_, _mm_set1_epi8(c))); }
  /// Bytes that are one of `wanted`.
  template <char... wanted>
  [[nodiscard]] std::uint32_t any() const {
    return mask((_mm_cmpeq_epi8(bytes_, _mm_set1_epi8(wanted)) | ...));
  }
  /// Bytes that are `most` or less, as unsigned numbers.
  [[nodiscard]] std::uint32_t at_most(char most) const {
    return mask(_mm_cmpeq_epi8(_mm_min_epu8(bytes_, _mm_set1_epi8(most)), bytes_));
  }
  /// Bytes from `least` to `most`, as unsigned numbers.
  [[nodiscard]] std::uint32_t between(char least, char most) const {
    const __m128i from_least = _mm_sub_epi8(bytes_, _mm_set1_epi8(least));
    const __m128i range = _mm_set1_epi8(static_cast<char>(most - least));
    return mask(_mm_cmpeq_epi8(_mm_min_epu8(from_least, range), from_least));
  }
  [[nodiscard]] std::uint32_t beyond_ascii() const { return static_cast<std::uint32_t>(_mm_movemask_epi8(bytes_)); }

 private:
  static std::uint32_t mask(__m128i flags) { return static_cast<std::uint32_t>(_mm_movemask_epi8(flags)); }

  __m128i bytes_;
};

#else

/// Sixteen bytes of a text; each answer is a mask with one bit a byte.
class ByteBlock {
 public:
  static constexpr std::size_t size = 16;

  explicit ByteBlock(const char* from) : bytes_(from) {}

  [[nodiscard]] std::uint32_t equal(char c) const {
    return mask([c](unsigned char byte) { return byte == static_cast<unsigned char>(c); });
  }
  template <char... wanted>
  [[nodiscard]] std::uint32_t any() const {
    return (equal(wanted) | ...);
  }
  [[nodiscard]] std::uint32_t at_most(char most) const {
    return mask([most](unsigned char byte) { return byte <= static_cast<unsigned char>(most); });
  }
  [[nodiscard]] std::uint32_t between(char least, char most) const {
    return mask([=](unsigned char byte) {
      return byte >= static_cast<unsigned char>(least) && byte <= static_cast<unsigned char>(most);
    });
  }
  [[nodiscard]] std::uint32_t beyond_ascii() const {
    return mask([](unsigned char byte) { return byte >= 0x80; });
  }

 private:
  template <class Predicate>
  [[nodiscard]] std::uint32_t mask(Predicate predicate) const {
    std::uint32_t bits = 0;
    for (std::size_t i = 0; i < size; ++i) {
      bits |= static_cast<std::uint32_t>(predicate(static_cast<unsigned char>(bytes_[i]))) << i;
    }
    return bits;
  }

  const char* bytes_;
};

#endif

/// The first byte from `at` on that is one of `wanted`; the text's size if there is none.
template <char... wanted>
[[nodiscard]] inline std::size_t find_any(std::string_view text, std::size_t at) {
  for (; at + ByteBlock::size <= text.size(); at += ByteBlock::size) {
    const std::uint32_t found = ByteBlock(text.data() + at).any<wanted...>();
    if (found != 0) return at + static_cast<std::size_t>(std::countr_zero(found));
  }
  while (at < text.size() && ((text[at] != wanted) && ...)) ++at;
  return at;
}

/// The first byte from `at` on that is no space.
[[nodiscard]] inline std::size_t skip_spaces(std::string_view text, std::size_t at) {
  for (; at + ByteBlock::size <= text.size(); at += ByteBlock::size) {
    const std::uint32_t others = ByteBlock(text.data() + at).equal(' ') ^ 0xFFFFU;
    if (others != 0) return at + static_cast<std::size_t>(std::countr_zero(others));
  }
  while (at < text.size() && text[at] == ' ') ++at;
  return at;
}

}  // namespace edu_check::yaml
