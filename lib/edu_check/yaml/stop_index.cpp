#include "edu_check/yaml/stop_index.h"

#include <algorithm>
#include <cstring>

#include "edu_check/text/utf8.h"
#include "edu_check/yaml/byte_scan.h"

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

bool continues(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80; }

/// Length of the character beyond ASCII at the start of `text`; 0 if it is malformed or refused.
std::size_t checked_length(std::string_view text) {
  const auto lead = static_cast<unsigned char>(text[0]);
  const std::size_t length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  const auto character = text.substr(0, length);
  if (character.size() < length || find_invalid_utf8(character)) return 0;
  const bool control = lead == 0xC2 && static_cast<unsigned char>(text[1]) < 0xA0;
  const bool refused = character == "\uFEFF" || character == "\uFFFE" || character == "\uFFFF";
  return control || refused ? 0 : length;
}

/// Goes past characters beyond ASCII; false at one that is malformed or refused.
bool skip_beyond_ascii(std::string_view text, std::size_t& at) {
  const char* const end = text.data() + text.size();
  const char* here = text.data() + at;
  while (here != end && static_cast<unsigned char>(*here) >= 0x80) {
    // Nearly all are ideographs and their punctuation: three bytes, the first from E1 to EC.
    const bool common =
        end - here >= 3 && *here >= '\xE1' && *here <= '\xEC' && continues(here[1]) && continues(here[2]);
    const auto length = common ? 3 : checked_length({here, end});
    if (length == 0) return false;
    here += length;
  }
  at = static_cast<std::size_t>(here - text.data());
  return true;
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
  return clean_;
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
  if (kinds.beyond_ascii != 0 && !check_beyond_ascii(begin, kinds.beyond_ascii)) clean_ = false;
  const std::uint64_t after_colon = kinds.colons << 1U | colon_before_;
  const std::uint64_t after_blank = kinds.blanks << 1U | blank_before_;
  colon_before_ = kinds.colons >> (word - 1);
  blank_before_ = kinds.blanks >> (word - 1);
  return kinds.line_feeds | (after_colon & kinds.blanks) | (kinds.hashes & after_blank);
}

bool StopIndex::check_beyond_ascii(std::size_t begin, std::uint64_t bytes) {
  while (bytes != 0) {
    const auto at = begin + static_cast<std::size_t>(std::countr_zero(bytes));
    bytes &= bytes - 1;
    if (at < checked_) continue;
    checked_ = at;
    if (at == 0 && text_.starts_with("\xEF\xBB\xBF")) checked_ += 3;
    if (!skip_beyond_ascii(text_, checked_)) return false;
    const auto behind = checked_ - begin;
    if (behind >= word) break;
    bytes &= ~std::uint64_t{0} << behind;
  }
  return true;
}

}  // namespace edu_check::yaml
