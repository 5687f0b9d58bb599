#include "edu_check/yaml/scalar_check.h"

#include <algorithm>

#include "edu_check/text/message_format.h"
#include "edu_check/text/utf8.h"
#include "edu_check/yaml/colon_mistake.h"

namespace edu_check::yaml {
namespace {

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

void check_plain(const FoundScalar& scalar, const Source& source, Diagnostics& diagnostics) {
  const auto refuse_at = [&](Refusal refusal, std::size_t offset) {
    refuse(refusal, source, scalar.place.offset + static_cast<std::uint32_t>(offset), diagnostics);
  };
  if (scalar.is_key && scalar.value == "<<") refuse_at(Refusal::merge_key, 0);
  if (has_odd_space_at_ends(scalar.written)) {
    refuse(Refusal::full_width_space, source, end_space_offset(scalar), diagnostics);
  }
  if (scalar.place.on_own_line && looks_like_entry(scalar.written)) {
    const auto mistake = find_colon_mistake(scalar.written);
    refuse_at(mistake.refusal, mistake.offset);
  }
  const auto dash = find_continued_dash(scalar.written);
  if (dash > 0) refuse_at(Refusal::continued_dash, dash);
}

void check_quoted(const FoundScalar& scalar, const Source& source, Diagnostics& diagnostics) {
  const bool control = std::any_of(scalar.value.begin(), scalar.value.end(), is_control);
  // yaml-cpp turns the escapes \N and \_ into bytes that are no UTF-8.
  if (!control && !find_invalid_utf8(scalar.value)) return;
  diagnostics
      .report(Severity::error, "yaml-bad-escape", source, scalar.place.offset,
              message("引号内的转义产生控制字符", "an escape between the quotes makes a control character"))
      .hint(message("只用 \\\"、\\\\、\\n、\\t 和 \\uXXXX；反斜杠本身请用单引号",
                    "use \\\", \\\\, \\n, \\t and \\uXXXX only; for plain backslashes, use single quotes"));
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
