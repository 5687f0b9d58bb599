#include "edu_check/table/biff_records.h"

#include <algorithm>
#include <utility>

#include "edu_check/table/little_endian.h"
#include "edu_check/text/utf8.h"

namespace edu_check {
namespace {

/// Makes UTF-8 of UTF-16; half of a pair of surrogates without the other becomes U+FFFD.
class Utf16Pairs {
 public:
  explicit Utf16Pairs(std::string& to) : to_(to) {}
  Utf16Pairs(const Utf16Pairs&) = delete;
  Utf16Pairs& operator=(const Utf16Pairs&) = delete;
  ~Utf16Pairs() { flush(); }

  void put(std::uint16_t unit) {
    const bool low = unit >= 0xDC00 && unit <= 0xDFFF;
    if (low && high_ != 0) {
      const auto pair = (std::exchange(high_, std::uint16_t{0}) - 0xD800U) * 0x400U + (unit - 0xDC00U) + 0x10000U;
      append_utf8(to_, static_cast<char32_t>(pair));
      return;
    }
    flush();
    if (unit >= 0xD800 && unit <= 0xDBFF) {
      high_ = unit;
    } else {
      append_utf8(to_, low ? replacement : char32_t{unit});
    }
  }

 private:
  static constexpr char32_t replacement = 0xFFFD;

  void flush() {
    if (std::exchange(high_, std::uint16_t{0}) != 0) append_utf8(to_, replacement);
  }

  std::string& to_;
  std::uint16_t high_ = 0;
};

}  // namespace

bool BiffRecords::next() {
  constexpr std::size_t header = 4;
  if (next_ > stream_.size() || stream_.size() - next_ < header) return false;
  const std::size_t size = u16_at(stream_, next_ + 2);
  if (stream_.size() - next_ - header < size) return false;
  place_ = next_;
  type_ = u16_at(stream_, next_);
  data_ = stream_.substr(next_ + header, size);
  next_ += header + size;
  return true;
}

std::vector<std::string_view> BiffRecords::all_data() {
  std::vector<std::string_view> parts{data_};
  for (auto ahead = *this; ahead.next() && ahead.type() == biff::continued;) {
    parts.push_back(ahead.data());
    next_ = ahead.next_;
  }
  return parts;
}

bool BiffText::at_end() {
  while (part_ < parts_.size() && at_ >= parts_[part_].size()) {
    ++part_;
    at_ = 0;
  }
  return part_ == parts_.size();
}

bool BiffText::skip(std::size_t count) {
  while (count > 0) {
    if (at_end()) return false;
    const auto step = std::min(count, parts_[part_].size() - at_);
    at_ += step;
    count -= step;
  }
  return true;
}

std::uint32_t BiffText::number(std::size_t bytes) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < bytes && !at_end(); ++i, ++at_)
    value |= std::uint32_t{static_cast<unsigned char>(parts_[part_][at_])} << (8 * i);
  return value;
}

bool BiffText::read_characters(std::string& to, std::size_t count, bool wide) {
  Utf16Pairs units(to);
  for (; count > 0; --count) {
    const auto part = part_;
    if (at_end()) return false;
    if (part_ != part) wide = (number(1) & 1U) != 0;
    if (at_end()) return false;
    units.put(static_cast<std::uint16_t>(number(wide ? 2 : 1)));
  }
  return true;
}

bool BiffText::read(std::string& to, std::size_t length_bytes) {
  if (at_end()) return false;
  const std::size_t length = number(length_bytes);
  if (at_end()) return length == 0;
  const auto options = number(1);
  const std::size_t runs = (options & 8U) != 0 ? number(2) : 0;
  const std::size_t extra = (options & 4U) != 0 ? number(4) : 0;
  return read_characters(to, length, (options & 1U) != 0) && skip(runs * 4) && skip(extra);
}

}  // namespace edu_check
