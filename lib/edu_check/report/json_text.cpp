#include "edu_check/report/json_text.h"

#include <array>

#include "edu_check/text/utf8.h"

namespace edu_check {
namespace {

constexpr std::string_view digits = "0123456789abcdef";

/// Whether a byte can't stand in a JSON string as it is, or may be malformed.
constexpr std::array<bool, 256> special = [] {
  std::array<bool, 256> table{};
  for (std::size_t i = 0; i < 0x20; ++i) table[i] = true;
  table['"'] = table['\\'] = table[0x7F] = true;
  return table;
}();

void append_escaped(std::string& to, char byte) {
  switch (byte) {
    case '"':
      to += "\\\"";
      return;
    case '\\':
      to += "\\\\";
      return;
    case '\n':
      to += "\\n";
      return;
    case '\t':
      to += "\\t";
      return;
    default: {
      const auto code = static_cast<unsigned char>(byte);
      to += "\\u00";
      to += digits[code >> 4U];
      to += digits[code & 0xFU];
    }
  }
}

}  // namespace

void append_json_string(std::string& to, std::string_view text) {
  if (find_invalid_utf8(text)) {
    std::string valid;
    for (const auto character : decode_utf8(text)) append_utf8(valid, character);
    return append_json_string(to, valid);
  }
  to += '"';
  std::size_t copied = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!special[static_cast<unsigned char>(text[at])]) continue;
    to.append(text, copied, at - copied);
    append_escaped(to, text[at]);
    copied = at + 1;
  }
  to.append(text, copied, text.size() - copied);
  to += '"';
}

}  // namespace edu_check
