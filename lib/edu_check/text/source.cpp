#include "edu_check/text/source.h"

#include <algorithm>

#include "edu_check/text/utf8.h"

namespace edu_check {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

std::size_t start_of_line(std::string_view text, std::size_t offset) {
  if (offset == 0) return 0;
  const auto at = text.find_last_of("\r\n", offset - 1);
  return at == std::string_view::npos ? 0 : at + 1;
}

bool ends_line(std::string_view text, std::size_t at) {
  return text[at] == '\n' || (text[at] == '\r' && (at + 1 == text.size() || text[at + 1] != '\n'));
}

}  // namespace

Position Source::position(std::uint32_t offset) const {
  const std::string_view text = text_;
  const auto end = std::min<std::size_t>(offset, text.size());
  Position position;
  for (std::size_t at = 0; at < end; ++at) position.line += ends_line(text, at) ? 1U : 0U;
  auto line = text.substr(0, end);
  line.remove_prefix(start_of_line(text, end));
  if (position.line == 1 && line.starts_with(byte_order_mark)) line.remove_prefix(byte_order_mark.size());
  position.line += lines_before_;
  position.column = static_cast<std::uint32_t>(count_characters(line)) + 1;
  return position;
}

std::string_view Source::line_at(std::uint32_t offset) const {
  const std::string_view text = text_;
  const auto from = std::min<std::size_t>(offset, text.size());
  const auto start = start_of_line(text, from);
  const auto end = text.find_first_of("\r\n", from);
  auto line = text.substr(start, end == std::string_view::npos ? end : end - start);
  if (start == 0 && line.starts_with(byte_order_mark)) line.remove_prefix(byte_order_mark.size());
  return line;
}

void Source::assign(std::string_view name, std::string&& text, std::uint32_t lines_before) {
  name_.assign(name);
  text_ = std::move(text);
  lines_before_ = lines_before;
}

}  // namespace edu_check
