#pragma once
// Private to the room.

#include <atomic>
#include <cstdint>
#include <optional>
#include <string_view>

#include "edu_check/text/message.h"

namespace edu_check {

/// The encodings that a csv file may have.
enum class TextEncoding : std::uint8_t { utf_8, utf_16_le, utf_16_be, gb18030 };
/// `GB18030`: what iconv and people call it.
[[nodiscard]] const char* name_of(TextEncoding encoding);

/// What the encoding of a file is taken for, and what to tell about that.
struct EncodingGuess {
  TextEncoding encoding = TextEncoding::utf_8;
  Message notice;                  ///< where it isn't UTF-8
  std::optional<Message> mistake;  ///< it is none of these, or damaged
};

/// Looks through a whole file: what is well-formed UTF-8 to its end is UTF-8, and only what also reads like Chinese is
/// GB18030, in which nearly any bytes are well-formed.
[[nodiscard]] EncodingGuess guess_encoding(std::string_view path, const std::atomic<bool>* stop);

}  // namespace edu_check
