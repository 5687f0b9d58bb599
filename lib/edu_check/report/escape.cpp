#include "edu_check/report/escape.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "edu_check/text/display.h"

namespace edu_check {
namespace {

/// An invisible character for what no escape of Markdown covers: mentions and references are found in the text of the
/// page.
constexpr std::string_view word_joiner = "\u2060";

constexpr bool is_alphanumeric(char byte) {
  return (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

/// ASCII that a cell may hold as it is, wherever it stands.
constexpr auto plain_in_cell = [] {
  std::array<bool, 128> plain{};
  for (std::size_t byte = 0x20; byte < 0x7F; ++byte) plain[byte] = true;
  for (const char special : std::string_view("\",;|'=+@")) plain[static_cast<std::size_t>(special)] = false;
  return plain;
}();

/// Whether a text needs no care: such ASCII, and ideographs, of which names consist.
bool is_plain_cell(std::string_view text) {
  if (text.empty()) return true;
  if (text.front() == '-' || text.front() == ' ' || text.back() == ' ') return false;
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  for (std::size_t i = 0; i < text.size();) {
    if (byte(i) < 0x80) {
      if (!plain_in_cell[byte(i)]) return false;
      ++i;
    } else if (byte(i) >= 0xE4 && byte(i) <= 0xE9 && i + 2 < text.size() && (byte(i + 1) & 0xC0) == 0x80 &&
               (byte(i + 2) & 0xC0) == 0x80) {
      i += 3;
    } else {
      return false;
    }
  }
  return true;
}

/// Whether a spreadsheet reads a cell that begins so as a formula; the full-width signs are read like the others.
bool begins_formula(std::string_view rest) {
  for (const std::string_view sign : {"=", "+", "-", "@", "＝", "＋", "－", "＠"}) {
    if (rest.starts_with(sign)) return true;
  }
  return false;
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

}  // namespace

void append_csv_cell(std::string& to, std::string_view text) {
  if (is_plain_cell(text)) {
    to.append(text);
    return;
  }
  const auto shown = printable(text);
  const bool quoted = shown.find_first_of("\",;|' ") != std::string::npos;
  if (quoted) to += '"';
  bool at_start = true;
  for (std::size_t i = 0; i < shown.size(); ++i) {
    if (at_start && begins_formula(std::string_view(shown).substr(i))) to += '\'';
    if (shown[i] == '"') to += '"';
    to += shown[i];
    constexpr std::string_view separators = ",;|\"'";
    at_start = separators.find(shown[i]) != std::string_view::npos || (at_start && shown[i] == ' ');
  }
  if (quoted) to += '"';
}

std::string xml_escaped(std::string_view text) {
  return replaced(text, [](std::string& to, char byte) {
    switch (byte) {
      case '&':
        to += "&amp;";
        break;
      case '<':
        to += "&lt;";
        break;
      case '>':
        to += "&gt;";
        break;
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
    switch (byte) {
      case '&':
        to += "&amp;";
        break;
      case '<':
        to += "&lt;";
        break;
      case '>':
        to += "&gt;";
        break;
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

}  // namespace edu_check
