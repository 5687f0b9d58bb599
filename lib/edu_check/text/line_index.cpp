#include "edu_check/text/line_index.h"

#include <algorithm>

#include "edu_check/text/utf8.h"

namespace edu_check {

LineIndex::LineIndex(const Source& source) : source_(source) {
  const auto text = source.text();
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  starts_.push_back(text.starts_with(byte_order_mark) ? static_cast<std::uint32_t>(byte_order_mark.size()) : 0);
  for (auto at = text.find_first_of("\r\n"); at != std::string_view::npos; at = text.find_first_of("\r\n", at)) {
    at += text.substr(at).starts_with("\r\n") ? 2U : 1U;
    starts_.push_back(static_cast<std::uint32_t>(at));
  }
}

Position LineIndex::position(std::uint32_t offset) const {
  const auto text = source_.text();
  const auto end = std::max(starts_[0], std::min(offset, static_cast<std::uint32_t>(text.size())));
  const auto next = std::upper_bound(starts_.begin(), starts_.end(), end);
  const auto line = next - starts_.begin();
  const auto start = *(next - 1);
  return {source_.lines_before() + static_cast<std::uint32_t>(line),
          static_cast<std::uint32_t>(count_characters(text.substr(start, end - start))) + 1};
}

}  // namespace edu_check
