#include "edu_check/text/encoding.h"

#include <algorithm>
#include <iterator>

namespace edu_check {
namespace {

constexpr std::size_t looked_at = 4096;

/// A pair of bytes of GB 2312, which is what common Chinese characters are in GBK.
bool is_common_pair(unsigned char lead, unsigned char trail) {
  return lead >= 0xB0 && lead <= 0xF7 && trail >= 0xA1 && trail <= 0xFE;
}

}  // namespace

bool looks_like_big5(std::string_view text) {
  std::size_t pairs = 0;
  std::size_t low = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto lead = static_cast<unsigned char>(text[at]);
    if (lead < 0x80) continue;
    if (lead < 0xA1 || lead > 0xF9 || at + 1 == text.size()) return false;
    const auto trail = static_cast<unsigned char>(text[++at]);
    const bool is_low = trail >= 0x40 && trail <= 0x7E;
    if (!is_low && (trail < 0xA1 || trail == 0xFF)) return false;
    low += is_low ? 1U : 0U;
    ++pairs;
  }
  return pairs >= 2 && low * 8 >= pairs;
}

bool looks_like_utf_16(std::string_view text) {
  using namespace std::string_view_literals;
  if (text.starts_with("\xFF\xFE"sv) || text.starts_with("\xFE\xFF"sv)) return true;
  const auto head = text.substr(0, looked_at);
  std::size_t zeros[4] = {};
  for (std::size_t i = 0; i < head.size(); ++i) zeros[i % 4] += head[i] == '\0' ? 1U : 0U;
  const auto even = zeros[0] + zeros[2];
  const auto odd = zeros[1] + zeros[3];
  const auto often = std::max<std::size_t>(2, head.size() / 64);
  constexpr std::size_t few = 8;  // characters such as 一 (U+4E00) have a zero on the other side
  const bool utf_16 = std::max(even, odd) >= often && std::min(even, odd) * few <= std::max(even, odd);
  const auto quarter = head.size() / 4;
  const auto full = std::count_if(std::begin(zeros), std::end(zeros), [&](std::size_t n) { return n >= quarter; });
  return utf_16 || (quarter >= 2 && full >= 2 && full < 4);  // UTF-32 has two zeros or three in four
}

bool is_list_in_utf_16(std::string_view text) {
  if (text.find('\0') == std::string_view::npos) return looks_like_utf_16(text.substr(0, 2));
  const auto head = text.substr(0, looked_at);
  for (auto at = head.find('\0'); at != std::string_view::npos; at = head.find('\0', at + 1)) {
    if (at + 2 < head.size() && head[at + 1] != '\0' && head[at + 2] == '\0') return looks_like_utf_16(text);
  }
  return looks_like_utf_16(text.substr(0, 2));
}

bool may_be_gbk_by_accident(std::string_view text) {
  bool any = false;
  for (std::size_t at = 0; at + 1 < text.size(); ++at) {
    const auto byte = [&](std::size_t i) {
      return static_cast<unsigned char>(at + i < text.size() ? text[at + i] : 0);
    };
    if (byte(0) < 0x80) continue;
    if (byte(0) >= 0xE0 || !is_common_pair(byte(0), byte(1))) return false;
    any = any || (byte(2) < 0xE0 && is_common_pair(byte(2), byte(3)));
    ++at;
  }
  return any;
}

Message utf_16_mistake() {
  return {"文件是 UTF-16 或 UTF-32 编码，应为 UTF-8", "the file is encoded in UTF-16 or UTF-32, expected UTF-8"};
}

Message save_as_utf_8() { return {"用编辑器另存为 UTF-8", "save it as UTF-8"}; }

char line_end_of(std::string_view text) {
  const bool only_returns = text.find('\n') == std::string_view::npos && text.find('\r') != std::string_view::npos;
  return only_returns ? '\r' : '\n';
}

}  // namespace edu_check
