#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "edu_check/text/diagnostic.h"
#include "edu_check/text/message.h"

namespace edu_check {

/// How a page is written down.
enum class PageFormat : std::uint8_t { text, markdown };

struct PageStyle {
  PageFormat format = PageFormat::text;
  Language language = Language::zh;
  Color color = Color::off;
  std::size_t width = 80;  ///< columns of text
};

/// A page for a reader, put together from headings, paragraphs, entries with their details, and tables. Whatever it is
/// given may be untrusted: it is shown, and never acts.
class Page {
 public:
  using Row = std::vector<std::string>;

  explicit Page(const PageStyle& style) : style_(style) {}

  [[nodiscard]] const PageStyle& style() const { return style_; }
  [[nodiscard]] std::string say(std::string_view zh, std::string_view en) const {
    return edu_check::say(style_.language, zh, en);
  }
  [[nodiscard]] const std::string& in(const Message& message) const { return message.in(style_.language); }

  /// A heading; level 1 is that of the page.
  void heading(int level, std::string_view text);
  void paragraph(std::string_view text);
  /// An entry of a list, led by a word such as its id.
  void entry(std::string_view lead, std::string_view text);
  /// A labelled detail of the page (depth 0) or of the entry above it (depth 1 and more).
  void field(std::size_t depth, std::string_view label, std::string_view text);
  /// The same, of a text in the language of conditions.
  void code(std::size_t depth, std::string_view label, std::string_view text);
  /// A table; in text its columns are aligned, and the last one is cut at the width.
  void table(const Row& head, const std::vector<Row>& rows);

  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  enum class Block : std::uint8_t { none, heading, paragraph, list, table };

  [[nodiscard]] bool is_text() const { return style_.format == PageFormat::text; }
  void begin(Block block);
  void detail(std::size_t depth, std::string_view label, std::string_view shown);
  void text_table(const Row& head, const std::vector<Row>& rows);
  void markdown_row(const Row& row);

  PageStyle style_;
  std::string text_;
  Block last_ = Block::none;
};

}  // namespace edu_check
