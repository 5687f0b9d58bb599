#include "edu_check/text/odd_character.h"

#include <algorithm>
#include <array>

#include "edu_check/text/message_format.h"
#include "edu_check/text/utf8.h"

namespace edu_check {
namespace {

/// Characters from `first` to `last` that share a name.
struct Row {
  char32_t first;
  char32_t last;
  OddKind kind;
  std::string_view zh;
  std::string_view en;
};

constexpr auto rows = std::to_array<Row>({
    {0x80, 0x84, OddKind::invisible, "控制字符", "a control character"},
    {0x85, 0x85, OddKind::invisible, "换行控制字符", "a next-line character"},
    {0x86, 0x9F, OddKind::invisible, "控制字符", "a control character"},
    {0xA0, 0xA0, OddKind::space, "不间断空格", "a no-break space"},
    {0xAD, 0xAD, OddKind::invisible, "软连字符", "a soft hyphen"},
    {0x61C, 0x61C, OddKind::invisible, "文字方向标记", "a mark of text direction"},
    {0x115F, 0x1160, OddKind::invisible, "韩文填充字符", "a Hangul filler"},
    {0x1680, 0x1680, OddKind::space, "欧甘空格", "an Ogham space"},
    {0x180E, 0x180E, OddKind::invisible, "蒙古文分隔符", "a Mongolian vowel separator"},
    {0x2000, 0x2006, OddKind::space, "排版空格", "a typographic space"},
    {0x2007, 0x2007, OddKind::space, "数字宽空格", "a figure space"},
    {0x2008, 0x2008, OddKind::space, "标点宽空格", "a punctuation space"},
    {0x2009, 0x2009, OddKind::space, "窄空格", "a thin space"},
    {0x200A, 0x200A, OddKind::space, "极窄空格", "a hair space"},
    {0x200B, 0x200B, OddKind::invisible, "零宽空格", "a zero-width space"},
    {0x200C, 0x200C, OddKind::invisible, "零宽不连字", "a zero-width non-joiner"},
    {0x200D, 0x200D, OddKind::invisible, "零宽连字", "a zero-width joiner"},
    {0x200E, 0x200F, OddKind::invisible, "文字方向标记", "a mark of text direction"},
    {0x2028, 0x2029, OddKind::space, "行或段分隔符", "a line or paragraph separator"},
    {0x202A, 0x202E, OddKind::invisible, "文字方向控制符", "a control of text direction"},
    {0x202F, 0x202F, OddKind::space, "窄不间断空格", "a narrow no-break space"},
    {0x205F, 0x205F, OddKind::space, "数学空格", "a mathematical space"},
    {0x2060, 0x2060, OddKind::invisible, "零宽连接符", "a word joiner"},
    {0x2061, 0x2064, OddKind::invisible, "不可见的数学符号", "an invisible mathematical sign"},
    {0x2066, 0x2069, OddKind::invisible, "文字方向控制符", "a control of text direction"},
    {0x206A, 0x206F, OddKind::invisible, "不可见的格式字符", "an invisible format character"},
    {0x2800, 0x2800, OddKind::space, "空白盲文", "a blank Braille pattern"},
    {0x3000, 0x3000, OddKind::space, "全角空格", "a full-width space"},
    {0x3164, 0x3164, OddKind::invisible, "韩文填充字符", "a Hangul filler"},
    {0xFEFF, 0xFEFF, OddKind::invisible, "字节顺序标记", "a byte order mark"},
    {0xFFA0, 0xFFA0, OddKind::invisible, "韩文填充字符", "a Hangul filler"},
    {0xFFF9, 0xFFFB, OddKind::invisible, "不可见的注音字符", "an invisible annotation character"},
    {0xE0000, 0xE007F, OddKind::invisible, "不可见的标签字符", "an invisible tag character"},
});

const Row* row_of(char32_t code) {
  const auto* const row = std::lower_bound(rows.begin(), rows.end(), code,
                                           [](const Row& each, char32_t wanted) { return each.last < wanted; });
  return row != rows.end() && row->first <= code ? row : nullptr;
}

/// Whether a character that begins with these bytes may be an odd one. For most ideographs and their punctuation this
/// says no without decoding them.
bool may_be_odd(std::string_view text) {
  const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U; };
  switch (byte(0)) {
    case 0xC2:
      return byte(1) <= 0xA0 || byte(1) == 0xAD;
    case 0xD8:
      return byte(1) == 0x9C;
    case 0xE1:
      return byte(1) == 0x85 || byte(1) == 0x9A || byte(1) == 0xA0;
    case 0xE2:
      return byte(1) == 0x80 || byte(1) == 0x81 || byte(1) == 0xA0;
    case 0xE3:
      return (byte(1) == 0x80 && byte(2) == 0x80) || byte(1) == 0x85;
    case 0xEF:
      return byte(1) == 0xBB || byte(1) >= 0xBE;
    case 0xF3:
      return byte(1) == 0xA0;
    default:
      return false;
  }
}

std::size_t length_of(unsigned char lead) {
  if (lead < 0xC0) return 1;
  return lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
}

}  // namespace

std::optional<OddCharacter> find_odd_character(std::string_view text, std::size_t from) {
  for (auto at = from; at < text.size();) {
    const auto length = std::min(length_of(static_cast<unsigned char>(text[at])), text.size() - at);
    if (!may_be_odd(text.substr(at, 3))) {
      at += length;
      continue;
    }
    const auto code = decode_utf8(text.substr(at, length)).front();
    if (const auto* const row = row_of(code)) return OddCharacter{at, length, code, row->kind};
    at += code == U'\uFFFD' ? 1 : length;
  }
  return std::nullopt;
}

std::optional<OddCharacter> find_invisible_character(std::string_view text) {
  auto found = find_odd_character(text);
  while (found && found->kind != OddKind::invisible) found = find_odd_character(text, found->offset + found->length);
  return found;
}

Message describe(const OddCharacter& character) {
  const auto* const row = row_of(character.code);
  const auto code = static_cast<unsigned>(character.code);
  if (row == nullptr) return message("U+{:04X}", "U+{:04X}", code);
  return message("{}（U+{:04X}）", "{} (U+{:04X})", Message{std::string(row->zh), std::string(row->en)}, code);
}

Message remedy_of(const OddCharacter& character) {
  return character.kind == OddKind::space ? message("改为普通空格", "use an ordinary space")
                                          : message("删除这个看不见的字符", "delete this invisible character");
}

std::string without_odd_characters(std::string_view text) {
  std::string clean;
  std::size_t at = 0;
  for (auto odd = find_odd_character(text); odd; odd = find_odd_character(text, at)) {
    clean += text.substr(at, odd->offset - at);
    if (odd->kind == OddKind::space) clean += ' ';
    at = odd->offset + odd->length;
  }
  return clean += text.substr(at);
}

}  // namespace edu_check
