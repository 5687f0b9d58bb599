#include "edu_check/yaml/fast/fast_scalar.h"

#include <cstring>

#include "edu_check/yaml/fast/byte_scan.h"
#include "edu_check/yaml/fast/fast_cursor.h"
#include "edu_check/yaml/strict/scalar_check.h"

namespace edu_check::yaml {
bool begins_plain_after_look(const FastCursor& cursor, PlainStart start) {
  if (start == PlainStart::odd_space) {
    return !has_odd_space_at_ends(cursor.text.substr(cursor.at, 3)) && cursor.text.substr(cursor.at, 2) != "\u00A0";
  }
  const char next = cursor.byte(cursor.at + 1);
  const auto second = plain_starts[static_cast<unsigned char>(next)];
  return second != PlainStart::no && second != PlainStart::odd_space;
}

bool ends_in_odd_space_after_look(std::string_view value) { return has_odd_space_at_ends(value); }

bool QuotedScalar::read(FastCursor& cursor) {
  used_ = 0;
  return cursor.peek() == '"' ? read_double(cursor) : read_single(cursor);
}

bool QuotedScalar::append(std::string_view piece) {
  if (piece.size() > longest_resolved - used_) return false;
  std::memcpy(resolved_ + used_, piece.data(), piece.size());
  used_ += piece.size();
  value_ = {resolved_, used_};
  return true;
}

bool QuotedScalar::read_double(FastCursor& cursor) {
  auto from = cursor.at + 1;
  for (auto at = find_any<'"', '\\', '\n'>(cursor.text, from);; at = find_any<'"', '\\', '\n'>(cursor.text, from)) {
    if (at == cursor.text.size() || cursor.text[at] == '\n') return false;
    const auto piece = cursor.text.substr(from, at - from);
    if (cursor.text[at] == '"') {
      cursor.at = at + 1;
      value_ = piece;
      return used_ == 0 || (append(piece));
    }
    const auto escaped = cursor.text.substr(at + 1, 1);
    if (escaped.empty() || std::string_view("\"\\/nt").find(escaped[0]) == std::string_view::npos) return false;
    const std::string_view resolved = escaped == "n" ? "\n" : escaped == "t" ? "\t" : escaped;
    if (!append(piece) || !append(resolved)) return false;
    from = at + 2;
  }
}

bool QuotedScalar::read_single(FastCursor& cursor) {
  auto from = cursor.at + 1;
  while (true) {
    const auto at = find_any<'\'', '\n'>(cursor.text, from);
    if (at == cursor.text.size() || cursor.text[at] == '\n') return false;
    const auto piece = cursor.text.substr(from, at - from);
    const bool doubled = at + 1 < cursor.text.size() && cursor.text[at + 1] == '\'';
    if (!doubled) {
      cursor.at = at + 1;
      value_ = piece;
      return used_ == 0 || append(piece);
    }
    if (!append(piece) || !append("'")) return false;
    from = at + 2;
  }
}

}  // namespace edu_check::yaml
