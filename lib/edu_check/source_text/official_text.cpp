#include "edu_check/source_text/official_text.h"

#include <algorithm>
#include <utility>

#include "edu_check/source_text/numeral.h"
#include "edu_check/text/display.h"
#include "edu_check/text/suggestion.h"

namespace edu_check {
namespace {

/// Above this an unnumbered line is no title, even if no sentence ends in it.
constexpr std::size_t longest_title = 60;

bool ends_sentence(char32_t character) {
  const auto half = half_width(character);
  return character == U'。' || half == U';' || half == U'?' || half == U'!';
}

bool closes(char32_t character) {
  const auto half = half_width(character);
  return half == U')' || half == U']' || half == U'"' || character == U'”' || character == U'’' || character == U'』' ||
         character == U'」';
}

/// Where a closing bracket at the end of `text` was opened; `text.size()` if it is none or was never opened.
std::size_t start_of_last_bracket(std::u32string_view text) {
  if (text.empty() || half_width(text.back()) != U')') return text.size();
  const auto at = std::find_if(text.rbegin(), text.rend(), [](char32_t each) { return half_width(each) == U'('; });
  return at == text.rend() ? text.size() : static_cast<std::size_t>(text.rend() - at) - 1;
}

/// Whether a text ends as a sentence, or a lead-in (：), does; a bracket may follow the full stop.
bool is_complete(std::u32string_view text) {
  const auto bracket = start_of_last_bracket(text);
  if (bracket < text.size() && bracket > 0 && ends_sentence(text[bracket - 1])) return true;
  while (!text.empty() && closes(text.back())) text.remove_suffix(1);
  return !text.empty() && (ends_sentence(text.back()) || half_width(text.back()) == U':');
}

std::uint32_t count_sentences(std::u32string_view text) {
  return static_cast<std::uint32_t>(std::count_if(text.begin(), text.end(), ends_sentence));
}

/// Whether an unnumbered line is a title: short, and without any punctuation of a sentence.
bool is_title(std::u32string_view line) {
  const bool has_comma = std::any_of(line.begin(), line.end(), [](char32_t each) { return half_width(each) == U','; });
  return line.size() <= longest_title && !has_comma && count_sentences(line) == 0 && !is_complete(line);
}

struct Line {
  std::u32string text;
  std::uint32_t offset = 0;
};

/// The lines that are not blank, without white space.
std::vector<Line> read_lines(const Source& source) {
  std::vector<Line> lines;
  const auto text = source.text();
  for (std::size_t from = 0; from < text.size();) {
    const auto end = std::min(text.find('\n', from), text.size());
    const auto line = text.substr(from, end - from);
    auto characters = without_blanks(line);
    if (!characters.empty()) {
      const auto start = line.find(to_utf8(characters.substr(0, 1)));
      lines.push_back({std::move(characters), static_cast<std::uint32_t>(from + std::min(start, line.size()))});
    }
    from = end + 1;
  }
  return lines;
}

/// The line that is `wanted`, else the first that begins with it, from `from` on; the number of lines if there is none.
std::size_t find_line(const std::vector<Line>& lines, std::string_view wanted, std::size_t from) {
  const auto characters = without_blanks(wanted);
  auto found = lines.size();
  for (auto i = lines.size(); i-- > from;) {
    if (lines[i].text.starts_with(characters)) found = i;
  }
  for (auto i = lines.size(); i-- > from;) {
    if (lines[i].text == characters) found = i;
  }
  return found;
}

/// Puts lines together to blocks.
class BlockBuilder {
 public:
  explicit BlockBuilder(OfficialText& text) : blocks_(text.blocks) {}

  void add(const Line& line) {
    if (const auto number = number_of(line.text)) return add_item(line, *number);
    if (is_open() && is_repeated_title(line.text)) return;
    if (is_open()) return continue_block(line.text);
    add_block(is_title(line.text) ? BlockKind::title : BlockKind::paragraph, line);
  }

 private:
  struct OpenItem {
    NumberStyle style;
    std::int64_t value;
    std::uint32_t block;
  };

  /// Whether the last block breaks off within a sentence.
  [[nodiscard]] bool is_open() const {
    return !blocks_.empty() && blocks_.back().holds_text() && !is_complete(blocks_.back().text);
  }

  [[nodiscard]] bool is_repeated_title(const std::u32string& line) const {
    return std::any_of(blocks_.begin(), blocks_.end(),
                       [&](const Block& block) { return block.kind == BlockKind::title && block.text == line; });
  }

  /// The number of a line; a bare one only if it is the next of the sequence.
  [[nodiscard]] std::optional<ItemNumber> number_of(const std::u32string& line) const {
    auto number = read_item_number(line);
    if (!number || number->style != NumberStyle::bare) return number;
    const auto last = std::find_if(items_.rbegin(), items_.rend(),
                                   [](const OpenItem& item) { return item.style == NumberStyle::arabic; });
    if (last == items_.rend() || last->value + 1 != number->value || number->length == line.size()) return std::nullopt;
    number->style = NumberStyle::arabic;
    return number;
  }

  void add_item(const Line& line, const ItemNumber& number) {
    const auto same =
        std::find_if(items_.begin(), items_.end(), [&](const OpenItem& item) { return item.style == number.style; });
    items_.erase(same, items_.end());
    auto& block = add_block(BlockKind::item, line);
    block.number = number;
    items_.push_back({number.style, number.value, static_cast<std::uint32_t>(blocks_.size() - 1)});
  }

  Block& add_block(BlockKind kind, const Line& line) {
    Block block;
    block.kind = kind;
    block.text = line.text;
    block.sentences = count_sentences(line.text);
    block.parent = items_.empty() ? last_title_ : items_.back().block;
    block.depth = static_cast<std::uint32_t>(items_.size());
    block.offset = line.offset;
    if (kind == BlockKind::title) {
      block.parent = Block::none;
      last_title_ = static_cast<std::uint32_t>(blocks_.size());
    }
    return blocks_.emplace_back(std::move(block));
  }

  void continue_block(const std::u32string& line) {
    blocks_.back().text += line;
    blocks_.back().sentences += count_sentences(line);
  }

  std::vector<Block>& blocks_;
  std::vector<OpenItem> items_;
  std::uint32_t last_title_ = Block::none;
};

}  // namespace

bool OfficialText::is_below(std::uint32_t block, std::uint32_t ancestor) const {
  if (blocks[ancestor].kind == BlockKind::title) return block > ancestor;
  for (auto at = blocks[block].parent; at != Block::none; at = blocks[at].parent) {
    if (at == ancestor) return true;
  }
  return false;
}

std::string OfficialText::excerpt(std::uint32_t block) const {
  constexpr std::size_t columns = 48;
  return shortened(to_utf8(blocks[block].text), columns);
}

OfficialText read_official_text(std::shared_ptr<const Source> source, const PartLimits& limits, MissingLimit& missing) {
  OfficialText text;
  missing = MissingLimit::nothing;
  const auto lines = read_lines(*source);
  text.source = std::move(source);
  const auto from = limits.begins.empty() ? 0 : find_line(lines, limits.begins, 0);
  if (from == lines.size() && !limits.begins.empty()) missing = MissingLimit::begins;
  const auto until =
      limits.ends.empty() || from == lines.size() ? lines.size() : find_line(lines, limits.ends, from + 1);
  if (missing == MissingLimit::nothing && !limits.ends.empty() && until == lines.size()) missing = MissingLimit::ends;
  BlockBuilder builder(text);
  for (auto i = from; i < until; ++i) builder.add(lines[i]);
  return text;
}

std::optional<std::uint32_t> nearest_heading(const OfficialText& text, std::string_view wanted) {
  const auto characters = without_blanks(wanted);
  std::vector<std::string> beginnings;
  for (const auto& block : text.blocks) beginnings.push_back(to_utf8(block.text.substr(0, characters.size())));
  const auto near = nearest(to_utf8(characters), {beginnings.begin(), beginnings.end()});
  if (!near) return std::nullopt;
  return static_cast<std::uint32_t>(std::find(beginnings.begin(), beginnings.end(), *near) - beginnings.begin());
}

}  // namespace edu_check
