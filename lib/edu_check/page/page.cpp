#include "edu_check/page/page.h"

#include <fmt/format.h>

#include <algorithm>

#include "edu_check/text/display.h"
#include "edu_check/text/escape.h"
#include "edu_check/text/service_command.h"

namespace edu_check {
namespace {

/// Columns that the labels of details take, so that what they label stands in one column.
constexpr std::size_t label_width_zh = 10;
constexpr std::size_t label_width_en = 13;

std::string strong(std::string_view text, Color color) {
  return color == Color::on ? fmt::format("\x1b[1m{}\x1b[0m", text) : std::string(text);
}

}  // namespace

/// Separates what comes from what stands above it: a list holds together, everything else is set off by an empty line.
void Page::begin(Block block) {
  const bool joined = block == Block::list && last_ == Block::list;
  if (!text_.empty() && !joined && !(is_text() && last_ == Block::heading)) text_ += '\n';
  last_ = block;
}

void Page::heading(int level, std::string_view text) {
  begin(Block::heading);
  if (is_text()) {
    const auto shown = without_commands(wrapped(printable(text), style_.width));
    text_ += strong(shown, style_.color) + '\n';
    const auto line = std::min(display_width(shown), style_.width);
    if (level <= 2) text_ += std::string(line, level == 1 ? '=' : '-') + '\n';
  } else {
    text_ += std::string(static_cast<std::size_t>(level), '#') + ' ' + markdown_escaped(text) + '\n';
  }
}

void Page::paragraph(std::string_view text) {
  begin(Block::paragraph);
  text_ += (is_text() ? without_commands(wrapped(printable(text), style_.width)) : markdown_escaped(text)) + '\n';
}

void Page::entry(std::string_view lead, std::string_view text) {
  begin(Block::list);
  if (is_text()) {
    const auto shown = printable(lead);
    constexpr std::size_t least = 8;
    const bool fits = display_width(shown) <= style_.width / 2;
    const auto indent = fits ? std::max(display_width(shown) + 4, least) : least;
    const auto gap = fits ? std::string(indent - 2 - display_width(shown), ' ') : "\n" + std::string(indent, ' ');
    text_ += without_commands("  " + strong(fits ? shown : wrapped(shown, style_.width - 2, 2), style_.color) + gap +
                              wrapped(printable(text), style_.width - indent, indent) + '\n');
  } else {
    text_ += fmt::format("- **{}** {}\n", markdown_escaped(lead), markdown_escaped(text));
  }
}

void Page::field(std::size_t depth, std::string_view label, std::string_view text) {
  if (!text.empty()) detail(depth, label, is_text() ? printable(text) : markdown_escaped(text));
}

void Page::code(std::size_t depth, std::string_view label, std::string_view text) {
  if (!text.empty()) detail(depth, label, is_text() ? printable(text) : markdown_code(text));
}

void Page::detail(std::size_t depth, std::string_view label, std::string_view shown) {
  begin(Block::list);
  if (!is_text()) {
    const auto colon = label.empty() ? std::string() : say("：", ": ");
    text_ += fmt::format("{}- {}{}{}\n", std::string(depth * 2, ' '), markdown_escaped(label), colon, shown);
    return;
  }
  const auto start = depth * 4;
  const auto column = start + (style_.language == Language::zh ? label_width_zh : label_width_en);
  auto lead = std::string(start, ' ') + std::string(label);
  if (display_width(lead) < column) {
    lead = padded(lead, column);
  } else if (display_width(lead) > style_.width / 2) {
    lead = wrapped(lead, style_.width, start + 2) + "\n" + std::string(column, ' ');
  } else {
    lead += "  ";
    // Its lines after the first begin in the column of all details.
    text_ += without_commands(wrapped(lead + std::string(shown), style_.width - column, column)) + '\n';
    return;
  }
  text_ += without_commands(lead + wrapped(shown, style_.width - column, column)) + '\n';
}

void Page::table(const Row& head, const std::vector<Row>& rows) {
  begin(Block::table);
  if (is_text()) return text_table(head, rows);
  markdown_row(head);
  for (std::size_t i = 0; i < head.size(); ++i) text_ += "|---";
  text_ += "|\n";
  for (const auto& row : rows) markdown_row(row);
}

void Page::markdown_row(const Row& row) {
  for (const auto& cell : row) text_ += fmt::format("| {} ", markdown_escaped(cell));
  text_ += "|\n";
}

void Page::text_table(const Row& head, const std::vector<Row>& rows) {
  std::vector<std::size_t> widths(head.size());
  const auto measure = [&](const Row& row) {
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], display_width(printable(row[i])));
  };
  measure(head);
  for (const auto& row : rows) measure(row);
  const auto write = [&](const Row& row) {
    std::string line;
    for (std::size_t i = 0; i < row.size(); ++i) {
      const auto cell = printable(row[i]);
      line += "  " + (i + 1 == row.size() ? cell : padded(cell, widths[i]));
    }
    text_ += without_commands(shortened(line, style_.width)) + '\n';
  };
  write(head);
  for (const auto& row : rows) write(row);
}

}  // namespace edu_check
