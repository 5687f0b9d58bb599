#include "edu_check/input/duplicate_codes.h"

#include <algorithm>
#include <charconv>

namespace edu_check {
namespace {

constexpr std::size_t code_length = 10;

}  // namespace

void DuplicateCodes::add(std::string_view code, InputId id) {
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(code.data(), code.data() + code.size(), number);
  if (error != std::errc() || end != code.data() + code.size() || code.size() != code_length) return;
  entries_.push_back({number, id});
}

void DuplicateCodes::merge(DuplicateCodes&& other) {
  entries_.insert(entries_.end(), other.entries_.begin(), other.entries_.end());
  other.entries_ = {};
}

std::vector<DuplicateCodes::Pair> DuplicateCodes::find() {
  std::sort(entries_.begin(), entries_.end());
  codes_ = 0;
  std::vector<Pair> pairs;
  for (std::size_t i = 0, first = 0; i < entries_.size(); ++i) {
    if (entries_[i].code != entries_[first].code) first = i;
    if (i == first) continue;
    if (i == first + 1) ++codes_;
    auto code = std::to_string(entries_[i].code);
    code.insert(0, code_length - code.size(), '0');
    pairs.push_back({std::move(code), entries_[first].id, entries_[i].id});
  }
  return pairs;
}

}  // namespace edu_check
