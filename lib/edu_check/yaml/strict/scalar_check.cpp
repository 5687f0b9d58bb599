#include "edu_check/yaml/strict/scalar_check.h"

#include <algorithm>

#include "edu_check/text/utf8.h"
#include "edu_check/yaml/odd_space.h"
#include "edu_check/yaml/strict/colon_mistake.h"

namespace edu_check::yaml {
namespace {

constexpr std::size_t most_lines_checked = 10;
constexpr std::string_view odd_spaces[] = {"\u3000", "\u00A0"};

std::uint32_t end_space_offset(const FoundScalar& scalar) {
  for (const auto space : odd_spaces) {
    if (scalar.written.starts_with(space)) return scalar.place.offset;
  }
  for (const auto space : odd_spaces) {
    if (scalar.written.ends_with(space)) return scalar.place.end - static_cast<std::uint32_t>(space.size());
  }
  return scalar.place.offset;
}

bool begins_with_odd_space(std::string_view text) {
  return std::any_of(std::begin(odd_spaces), std::end(odd_spaces),
                     [&](std::string_view space) { return text.starts_with(space); });
}

/// Offset of a dash that begins a line after the first; 0 if there is none.
std::size_t find_continued_dash(std::string_view written) {
  for (auto at = written.find('\n'); at != std::string_view::npos; at = written.find('\n', at + 1)) {
    const auto word = written.find_first_not_of(" \t\r\n", at);
    if (word == std::string_view::npos) break;
    const auto next = written.substr(word + 1, 1);
    if (written[word] == '-' && (next.empty() || next.find_first_of(" \r\n") == 0)) return word;
  }
  return 0;
}

bool is_control(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (byte < 0x20 && c != '\n' && c != '\t') || byte == 0x7F;
}

/// Offset of the first escape that no text needs, or of which yaml-cpp makes something else than YAML says: \N and \_
/// become bytes that are no UTF-8, and \' is no escape.
std::size_t find_odd_escape(std::string_view written) {
  for (auto at = written.find('\\'); at != std::string_view::npos; at = written.find('\\', at + 2)) {
    if (at + 1 < written.size() && std::string_view("'0abefrvN_").find(written[at + 1]) != std::string_view::npos)
      return at;
  }
  return std::string_view::npos;
}

/// Lines of a text below a key that are rather entries of a mapping.
void check_for_entries(const FoundScalar& scalar, const Source& source, Diagnostics& diagnostics) {
  std::size_t at = 0;
  for (std::size_t lines = 0; at < scalar.written.size() && lines < most_lines_checked; ++lines) {
    at = scalar.written.find_first_not_of(" \t\r\n", at);
    const auto line = scalar.written.substr(at, scalar.written.find('\n', at) - at);
    const auto mistake = find_colon_mistake(line);
    const auto offset = scalar.place.offset + static_cast<std::uint32_t>(at + mistake.offset);
    if (looks_like_entry(line)) refuse(mistake.refusal, source, offset, diagnostics);
    at += line.size();
  }
}

void check_plain(const FoundScalar& scalar, const Source& source, Diagnostics& diagnostics) {
  const auto offset = scalar.place.offset;
  if (scalar.is_key && scalar.value == "<<") refuse(Refusal::merge_key, source, offset, diagnostics);
  if (has_odd_space_at_ends(scalar.written)) {
    report_odd_character(source, end_space_offset(scalar), diagnostics);
  }
  const bool odd_item = scalar.written.starts_with('-') && begins_with_odd_space(scalar.written.substr(1));
  if (odd_item) report_odd_character(source, offset + 1, diagnostics);
  const bool long_item = scalar.place.is_item && scalar.written.find('\n') != std::string_view::npos;
  if (scalar.place.on_own_line || long_item) check_for_entries(scalar, source, diagnostics);
  const auto dash = static_cast<std::uint32_t>(find_continued_dash(scalar.written));
  if (dash > 0) refuse(Refusal::continued_dash, source, offset + dash, diagnostics);
}

void check_quoted(const FoundScalar& scalar, const Source& source, Diagnostics& diagnostics) {
  const bool is_double = scalar.written.starts_with('"');
  const auto escape = is_double ? find_odd_escape(scalar.written) : std::string_view::npos;
  const bool control = std::any_of(scalar.value.begin(), scalar.value.end(), is_control);
  if (escape == std::string_view::npos && !control && !find_invalid_utf8(scalar.value)) return;
  const auto offset = scalar.place.offset + static_cast<std::uint32_t>(escape == std::string_view::npos ? 0 : escape);
  refuse(Refusal::bad_escape, source, offset, diagnostics);
}

}  // namespace

bool has_odd_space_at_ends(std::string_view text) {
  return std::any_of(std::begin(odd_spaces), std::end(odd_spaces),
                     [&](std::string_view space) { return text.starts_with(space) || text.ends_with(space); });
}

void check_scalar(const FoundScalar& scalar, const Source& source, Diagnostics& diagnostics) {
  if (scalar.place.style == ScalarStyle::plain) check_plain(scalar, source, diagnostics);
  if (scalar.place.style == ScalarStyle::quoted) check_quoted(scalar, source, diagnostics);
}

}  // namespace edu_check::yaml
