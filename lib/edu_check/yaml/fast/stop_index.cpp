#include "edu_check/yaml/fast/stop_index.h"

#include <algorithm>
#include <cstring>

#include "edu_check/text/encoding.h"
#include "edu_check/text/utf8.h"
#include "edu_check/yaml/fast/byte_scan.h"

namespace edu_check::yaml {
namespace {

/// What stands where in sixty-four bytes.
struct Kinds {
  std::uint64_t blanks = 0;  ///< spaces, line breaks, and other control characters below them
  std::uint64_t line_feeds = 0;
  std::uint64_t colons = 0;
  std::uint64_t hashes = 0;
  std::uint64_t beyond_ascii = 0;
  bool has_controls = false;  ///< control characters other than the line feed
};

inline Kinds kinds_of(const char* bytes) {
  Kinds kinds;
  std::uint32_t controls = 0;
  for (std::size_t i = 0; i < 64; i += ByteBlock::size) {
    const ByteBlock block(bytes + i);
    const auto blanks = block.at_most(' ');
    const auto line_feeds = block.equal('\n');
    controls |= (blanks & ~line_feeds & ~block.equal(' ')) | block.equal('\x7F');
    kinds.blanks |= std::uint64_t{blanks} << i;
    kinds.line_feeds |= std::uint64_t{line_feeds} << i;
    kinds.colons |= std::uint64_t{block.equal(':')} << i;
    kinds.hashes |= std::uint64_t{block.equal('#')} << i;
    kinds.beyond_ascii |= std::uint64_t{block.beyond_ascii()} << i;
  }
  kinds.has_controls = controls != 0;
  return kinds;
}

/// Whether the control characters of some bytes are line breaks.
bool has_only_line_breaks(std::string_view text, std::size_t begin, std::size_t end) {
  for (auto at = begin; at < end; ++at) {
    const char c = text[at];
    const bool line_break = c == '\n' || (c == '\r' && text.substr(at + 1, 1) == "\n");
    if (static_cast<unsigned char>(c) < ' ' ? !line_break : c == '\x7F') return false;
  }
  return true;
}

/// Length of the character beyond ASCII at the start of `text`; 0 if it is malformed or refused.
std::size_t checked_length(std::string_view text) {
  const auto lead = static_cast<unsigned char>(text[0]);
  const std::size_t length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  const auto character = text.substr(0, length);
  if (character.size() < length || find_invalid_utf8(character)) return 0;
  const bool control = lead == 0xC2 && static_cast<unsigned char>(text[1]) < 0xA0;
  const bool refused = character == utf8_mark || character == "\uFFFE" || character == "\uFFFF";
  return control || refused ? 0 : length;
}

/// Past the characters beyond ASCII at `at`; 0 if one is malformed or refused.
std::size_t skip_beyond_ascii(std::string_view text, std::size_t at) {
  while (at < text.size() && static_cast<unsigned char>(text[at]) >= 0x80) {
    const auto length = checked_length(text.substr(at));
    if (length == 0) return 0;
    at += length;
  }
  return at;
}

}  // namespace

bool StopIndex::fill() {
  if (!clean_ || window_end_ >= text_.size()) return false;
  window_begin_ = window_end_;
  for (std::size_t i = 0; i < words && window_end_ < text_.size(); ++i) {
    stops_[i] = index_word(window_end_);
    window_end_ += word;
  }
  return clean_;
}

bool StopIndex::finish() {
  while (fill()) {
  }
  return clean_ && owed_ == 0;
}

std::uint64_t StopIndex::index_word(std::size_t begin) {
  char padded[word];
  const char* bytes = text_.data() + begin;
  const auto left = text_.size() - begin;
  if (left < word) {
    std::memset(padded, ' ', word);
    std::memcpy(padded, bytes, left);
    bytes = padded;
  }
  const Kinds kinds = kinds_of(bytes);
  if (kinds.has_controls && !has_only_line_breaks(text_, begin, begin + std::min(left, word))) clean_ = false;
  if ((kinds.beyond_ascii | owed_) != 0 && !check_beyond_ascii(begin, bytes, kinds.beyond_ascii)) clean_ = false;
  const std::uint64_t after_colon = kinds.colons << 1U | colon_before_;
  const std::uint64_t after_blank = kinds.blanks << 1U | blank_before_;
  colon_before_ = kinds.colons >> (word - 1);
  blank_before_ = kinds.blanks >> (word - 1);
  return kinds.line_feeds | (after_colon & kinds.blanks) | (kinds.hashes & after_blank);
}

/// All at once if they are common, or else one by one.
bool StopIndex::check_beyond_ascii(std::size_t begin, const char* bytes, std::uint64_t beyond) {
  if (checked_ > begin) beyond &= checked_ - begin < word ? ~std::uint64_t{0} << (checked_ - begin) : 0;
  if (has_common_characters_only(bytes, beyond)) return true;
  // The last character of the word before may reach into this one.
  if (owed_ != 0) checked_ = skip_beyond_ascii(text_, begin - (owed_ == 3 ? 1 : 2));
  if (owed_ != 0 && checked_ == 0) return false;
  owed_ = 0;
  for (; beyond != 0; beyond &= beyond - 1) {
    const auto at = begin + static_cast<std::size_t>(std::countr_zero(beyond));
    const bool marked = at == 0 && text_.starts_with(utf8_mark);
    if (at >= checked_) checked_ = marked ? utf8_mark.size() : skip_beyond_ascii(text_, at);
    if (checked_ == 0) return false;
  }
  return true;
}

/// Ideographs, their punctuation and full-width forms: three bytes, the first from E1 to EC; or EF, and then BC or BD.
bool StopIndex::has_common_characters_only(const char* bytes, std::uint64_t beyond) {
  std::uint64_t leads = 0;
  std::uint64_t wide_leads = 0;
  std::uint64_t wide_seconds = 0;
  std::uint64_t continuations = 0;
  for (std::size_t i = 0; i < word; i += ByteBlock::size) {
    const ByteBlock block(bytes + i);
    leads |= std::uint64_t{block.between('\xE1', '\xEC')} << i;
    wide_leads |= std::uint64_t{block.equal('\xEF')} << i;
    wide_seconds |= std::uint64_t{block.between('\xBC', '\xBD')} << i;
    continuations |= std::uint64_t{block.between('\x80', '\xBF')} << i;
  }
  leads = (leads | wide_leads) & beyond;
  wide_leads &= beyond;
  continuations &= beyond;
  const bool wide = (wide_leads << 1U & ~wide_seconds) == 0 && wide_leads >> (word - 1) == 0;
  const bool common = wide && continuations == (leads << 1U | leads << 2U | owed_) && (leads | continuations) == beyond;
  if (common) owed_ = (leads >> (word - 1)) * 3 | (leads >> (word - 2) & 1U);
  return common;
}

}  // namespace edu_check::yaml
