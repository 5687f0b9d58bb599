#include "edu_check/text/line_index.h"

#include <algorithm>
#include <bit>
#include <cstring>

#include "edu_check/text/encoding.h"
#include "edu_check/text/utf8.h"

namespace edu_check {
namespace {

constexpr std::uint64_t ones = 0x0101010101010101ULL;
constexpr std::uint64_t highs = 0x8080808080808080ULL;

/// The high bit of each byte that is `byte`; exact, without carries between bytes.
std::uint64_t equal_bytes(std::uint64_t chunk, char byte) {
  const auto difference = chunk ^ (ones * static_cast<unsigned char>(byte));
  return ~(((difference & ~highs) + ~highs) | difference) & highs;
}

}  // namespace

void LineIndex::reset(const Source& source) {
  text_ = source.text();
  lines_before_ = source.lines_before();
  cells_ = source.is_table() ? &source.cells() : nullptr;
  starts_.assign(1, text_.starts_with(utf8_mark) ? static_cast<std::uint32_t>(utf8_mark.size()) : 0);
  scanned_ = 0;
}

/// Notes the line that begins after the byte at `at`, unless that is the CR of CR and LF.
void LineIndex::add_line_break(std::size_t at) {
  const bool half = text_[at] == '\r' && at + 1 < text_.size() && text_[at + 1] == '\n';
  if (!half) starts_.push_back(static_cast<std::uint32_t>(at + 1));
}

void LineIndex::add_line_breaks(std::uint64_t chunk, std::size_t at) {
  auto breaks = equal_bytes(chunk, '\n') | equal_bytes(chunk, '\r');
  for (; breaks != 0; breaks &= breaks - 1) add_line_break(at + static_cast<std::size_t>(std::countr_zero(breaks)) / 8);
}

/// Finds the lines that begin at or before `offset`, eight bytes at a time.
void LineIndex::scan_to(std::size_t offset) {
  const auto end = std::min(offset, text_.size());
  std::uint64_t chunk = 0;
  constexpr bool in_order = std::endian::native == std::endian::little;  // the first byte is the lowest
  for (; in_order && scanned_ < end && scanned_ + sizeof chunk <= text_.size(); scanned_ += sizeof chunk) {
    std::memcpy(&chunk, text_.data() + scanned_, sizeof chunk);
    add_line_breaks(chunk, scanned_);
  }
  for (; scanned_ < end; ++scanned_) {
    if (text_[scanned_] == '\n' || text_[scanned_] == '\r') add_line_break(scanned_);
  }
}

Position LineIndex::position(std::uint32_t offset) {
  const auto end = std::max(starts_[0], std::min(offset, static_cast<std::uint32_t>(text_.size())));
  scan_to(end);
  const auto next = std::upper_bound(starts_.begin(), starts_.end(), end);
  if (cells_ != nullptr) return cell_position(*cells_, static_cast<std::size_t>(next - starts_.begin()) - 1);
  const auto start = *(next - 1);
  return {lines_before_ + static_cast<std::uint32_t>(next - starts_.begin()),
          static_cast<std::uint32_t>(count_characters(text_.substr(start, end - start))) + 1};
}

}  // namespace edu_check
