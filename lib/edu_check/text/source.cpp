#include "edu_check/text/source.h"

#include <algorithm>

#include "edu_check/text/encoding.h"
#include "edu_check/text/utf8.h"

namespace edu_check {
namespace {

/// Searched by blocks, since a search for one byte is many times faster than one for two, and lines may be long.
std::size_t start_of_line(std::string_view text, std::size_t offset) {
  constexpr std::size_t block = 4096;
  while (offset > 0) {
    const auto begin = offset > block ? offset - block : 0;
    const auto piece = text.substr(begin, offset - begin);
    if (piece.find('\n') != std::string_view::npos || piece.find('\r') != std::string_view::npos)
      return begin + piece.find_last_of("\r\n") + 1;
    offset = begin;
  }
  return 0;
}

/// Line breaks among the first `end` bytes: each LF, and each CR that no LF follows.
std::uint32_t count_line_breaks(std::string_view text, std::size_t end) {
  const auto head = text.substr(0, end);
  auto breaks = std::count(head.begin(), head.end(), '\n');
  for (auto at = head.find('\r'); at != std::string_view::npos; at = head.find('\r', at + 1)) {
    if (text.substr(at + 1, 1) != "\n") ++breaks;
  }
  return static_cast<std::uint32_t>(breaks);
}

}  // namespace

Position Source::position(std::uint32_t offset) const {
  std::string_view text = this->text();
  auto end = std::min<std::size_t>(offset, text.size());
  if (text.starts_with(utf8_mark)) {
    text.remove_prefix(utf8_mark.size());
    end -= std::min(end, utf8_mark.size());
  }
  if (is_table()) return cell_position(cells_, count_line_breaks(text, end));
  const bool within_break = end > 0 && text.substr(end - 1, 2) == "\r\n";
  const auto start = start_of_line(text, within_break ? end - 1 : end);
  return {lines_before_ + 1 + count_line_breaks(text, end),
          static_cast<std::uint32_t>(count_characters(text.substr(start, end - start))) + 1};
}

std::string_view Source::line_at(std::uint32_t offset) const {
  const std::string_view text = this->text();
  const auto from = std::min<std::size_t>(offset, text.size());
  const auto start = start_of_line(text, from);
  const auto end = text.find_first_of("\r\n", from);
  auto line = text.substr(start, end == std::string_view::npos ? end : end - start);
  if (start == 0 && line.starts_with(utf8_mark)) line.remove_prefix(utf8_mark.size());
  return line;
}

void Source::assign(std::string_view name, std::string&& text, std::uint32_t lines_before) {
  name_.assign(name);
  text_ = std::move(text);
  static_text_ = {};
  lines_before_ = lines_before;
  cells_.lines.clear();
}

void Source::assign(std::string_view name, std::string&& text, SourceCells&& cells) {
  assign(name, std::move(text));
  cells_ = std::move(cells);
}

Position cell_position(const SourceCells& cells, std::size_t index) {
  const auto& cell = cells.lines[std::min(index, cells.lines.size() - 1)];
  return {cell.row, cell.column};
}

}  // namespace edu_check
