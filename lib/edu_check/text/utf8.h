#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace edu_check {

/// Offset of the first byte that does not begin or continue a well-formed UTF-8 character; nothing if all are well
/// formed.
[[nodiscard]] std::optional<std::size_t> find_invalid_utf8(std::string_view text);

/// Whether invalid UTF-8 looks like Chinese in GBK/GB 18030: pairs of a lead byte and a trail byte of that encoding.
[[nodiscard]] bool looks_like_gbk(std::string_view text);

/// Number of characters (code points) of well-formed UTF-8; of malformed text, the number of bytes that begin one.
[[nodiscard]] std::size_t count_characters(std::string_view text);

/// The code points of `text`; each malformed byte becomes U+FFFD.
[[nodiscard]] std::u32string decode_utf8(std::string_view text);

/// Appends one code point as UTF-8.
void append_utf8(std::string& to, char32_t character);

}  // namespace edu_check
