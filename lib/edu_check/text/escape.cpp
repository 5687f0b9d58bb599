#include "edu_check/text/escape.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

#include "edu_check/text/display.h"

namespace edu_check {
namespace {

/// An invisible character that keeps `@` and `#` from making a mention or a reference: services look for these in the
/// text of a page, where an escape of Markdown is gone.
constexpr std::string_view word_joiner = "\u2060";

constexpr bool is_alphanumeric(char byte) {
  return (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

/// How a text has to be written into a cell.
enum class CellCare : std::uint8_t {
  none,    ///< it may stand as it is
  quotes,  ///< it is printable, but may hold what begins a formula or ends a cell
  full     ///< it may hold anything
};

/// ASCII that a cell may hold as it is, wherever it stands.
constexpr auto plain_in_cell = [] {
  std::array<bool, 128> plain{};
  for (std::size_t byte = 0x20; byte < 0x7F; ++byte) plain[byte] = true;
  for (const char special : std::string_view("\",;|'=+@")) plain[static_cast<unsigned char>(special)] = false;
  return plain;
}();

constexpr bool is_between(unsigned char byte, unsigned char first, unsigned char last) {
  return byte >= first && byte <= last;
}

/// Whether three bytes are an ideograph, of which names consist.
constexpr bool is_ideograph(unsigned char first, unsigned char second, unsigned char third) {
  return is_between(first, 0xE4, 0xE9) && is_between(second, 0x80, 0xBF) && is_between(third, 0x80, 0xBF);
}

/// Whether three bytes are punctuation of Chinese, which is printable: U+2010 to U+2027, U+3000 to U+303F, U+FF01 to
/// U+FF3F. The full-width signs that begin a formula are among them.
constexpr bool is_punctuation(unsigned char first, unsigned char second, unsigned char third) {
  return (first == 0xE2 && second == 0x80 && is_between(third, 0x90, 0xA7)) ||
         (first == 0xE3 && second == 0x80 && is_between(third, 0x80, 0xBF)) ||
         (first == 0xEF && second == 0xBC && is_between(third, 0x81, 0xBF));
}

CellCare care_for(std::string_view text) {
  if (text.empty()) return CellCare::none;
  const bool edges = text.front() == '-' || text.front() == ' ' || text.back() == ' ';
  auto care = edges ? CellCare::quotes : CellCare::none;
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  for (std::size_t i = 0; i < text.size();) {
    if (byte(i) < 0x80) {
      if (byte(i) < ' ' || byte(i) > '~') return CellCare::full;
      if (!plain_in_cell[byte(i)]) care = CellCare::quotes;
      ++i;
      continue;
    }
    if (i + 2 >= text.size()) return CellCare::full;
    if (!is_ideograph(byte(i), byte(i + 1), byte(i + 2))) {
      if (!is_punctuation(byte(i), byte(i + 1), byte(i + 2))) return CellCare::full;
      care = CellCare::quotes;
    }
    i += 3;
  }
  return care;
}

/// Whether a spreadsheet reads a cell that begins so as a formula; the full-width signs are read like the others.
bool begins_formula(std::string_view rest) {
  for (const std::string_view sign : {"=", "+", "-", "@", "＝", "＋", "－", "＠"}) {
    if (rest.starts_with(sign)) return true;
  }
  return false;
}

/// What a byte of a cell may be: a space, or a separator after which some program could see another cell begin.
constexpr unsigned space_in_cell = 1;
constexpr unsigned separator_in_cell = 2;
constexpr auto part_in_cell = [] {
  std::array<std::uint8_t, 256> parts{};
  for (const char separator : std::string_view(",;|\"'"))
    parts[static_cast<unsigned char>(separator)] = separator_in_cell;
  parts[' '] = space_in_cell;
  return parts;
}();

/// Appends a printable text, with an apostrophe before what begins a formula.
void append_defused(std::string& to, std::string_view shown, bool has_separators) {
  bool at_start = true;
  std::size_t written = 0;
  for (std::size_t i = 0; i < shown.size() && (at_start || has_separators); ++i) {
    const bool formula = at_start && begins_formula(shown.substr(i));
    const auto part = part_in_cell[static_cast<unsigned char>(shown[i])];
    at_start = part == separator_in_cell || (at_start && part == space_in_cell);
    if (!formula && shown[i] != '"') continue;
    to.append(shown, written, i - written).append(1, formula ? '\'' : '"');
    written = i;
  }
  to.append(shown, written);
}

void append_guarded(std::string& to, std::string_view shown) {
  unsigned parts = 0;
  for (const char byte : shown) parts |= part_in_cell[static_cast<unsigned char>(byte)];
  if (parts != 0) to += '"';
  append_defused(to, shown, (parts & separator_in_cell) != 0);
  if (parts != 0) to += '"';
}

/// Replaces single characters of a printable text.
template <class Replace>
std::string replaced(std::string_view text, Replace&& replace) {
  const auto shown = printable(text);
  std::string result;
  result.reserve(shown.size() + shown.size() / 8);
  for (const char byte : shown) replace(result, byte);
  return result;
}

/// Line by line, as printable() would show the breaks themselves.
template <class Escape>
std::string each_line(std::string_view text, std::string_view line_break, Escape&& escape) {
  std::string result;
  for (std::size_t at = 0;; ++at) {
    const auto end = text.find('\n', at);
    result += escape(text.substr(at, end - at));
    if (end == std::string_view::npos) return result;
    result += line_break;
    at = end;
  }
}

/// Appends what would begin or end markup as an entity; false for all else.
bool append_markup(std::string& to, char byte) {
  const std::string_view entity = byte == '&' ? "&amp;" : byte == '<' ? "&lt;" : byte == '>' ? "&gt;" : "";
  to += entity;
  return !entity.empty();
}

}  // namespace

void append_csv_cell(std::string& to, std::string_view text) {
  switch (care_for(text)) {
    case CellCare::none:
      to.append(text);
      return;
    case CellCare::quotes:
      return append_guarded(to, text);
    case CellCare::full:
      return append_guarded(to, printable(text));
  }
}

std::string xml_escaped(std::string_view text) {
  return replaced(text, [](std::string& to, char byte) {
    if (append_markup(to, byte)) return;
    switch (byte) {
      case '"':
        to += "&quot;";
        break;
      case '\'':
        to += "&apos;";
        break;
      default:
        to += byte;
    }
  });
}

std::string markdown_escaped(std::string_view text) {
  return replaced(text, [](std::string& to, char byte) {
    if (append_markup(to, byte)) return;
    switch (byte) {
      case ' ':
      case ',':
      case ';':
      case '(':
      case ')':
      case '%':
      case '/':
      case '=':
      case '?':
      case '"':
      case '\'':
        to += byte;
        break;
      default:
        if (byte > ' ' && byte < 0x7F && !is_alphanumeric(byte)) to += '\\';
        to += byte;
        if (byte == '@' || byte == '#') to += word_joiner;
    }
  });
}

std::string markdown_code(std::string_view text) {
  const auto shown = printable(text);
  std::size_t longest = 0;
  for (std::size_t i = 0, run = 0; i < shown.size(); ++i) {
    run = shown[i] == '`' ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  const std::string fence(longest + 1, '`');
  const std::string_view gap = longest > 0 ? " " : "";
  return fence + std::string(gap) + shown + std::string(gap) + fence;
}

std::string workflow_message(std::string_view text) {
  return each_line(text, "%0A", [](std::string_view line) {
    return replaced(line, [](std::string& to, char byte) { byte == '%' ? to += "%25" : to += byte; });
  });
}

std::string workflow_property(std::string_view text) {
  return replaced(text, [](std::string& to, char byte) {
    switch (byte) {
      case '%':
        to += "%25";
        break;
      case ':':
        to += "%3A";
        break;
      case ',':
        to += "%2C";
        break;
      default:
        to += byte;
    }
  });
}

std::string tap_escaped(std::string_view text) {
  return replaced(text, [](std::string& to, char byte) {
    if (byte == '#' || byte == '\\') to += '\\';
    to += byte;
  });
}

std::string sarif_message(std::string_view text) {
  return each_line(text, "\n", [](std::string_view line) {
    return replaced(line, [](std::string& to, char byte) {
      if (byte == '[' || byte == ']' || byte == '\\') to += '\\';
      if (byte == '{' || byte == '}') to += byte;
      to += byte;
    });
  });
}

std::string xlsx_escaped(std::string_view text) {
  auto shown = printable(text);
  for (auto at = shown.find("_x"); at != std::string::npos; at = shown.find("_x", at + 1)) {
    constexpr std::size_t digits = 4;
    const auto end = shown.find_first_not_of("0123456789abcdefABCDEF", at + 2);
    if (end != at + 2 + digits || shown[end] != '_') continue;
    shown.insert(at, "_x005F");
    at += std::string_view("_x005F").size();
  }
  return shown;
}

std::string uri_of_path(std::string_view path) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string uri = path.starts_with('/') ? "file://" : "";
  for (const char byte : path) {
    if (is_alphanumeric(byte) || std::string_view("-._~/").find(byte) != std::string_view::npos) {
      uri += byte;
      continue;
    }
    const auto value = static_cast<unsigned char>(byte);
    uri += '%';
    uri += digits[value >> 4U];
    uri += digits[value & 0xFU];
  }
  return uri;
}

std::string printable_lines(std::string_view text) {
  return each_line(text, "\n", [](std::string_view line) { return printable(line); });
}

}  // namespace edu_check
