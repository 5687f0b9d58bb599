#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "edu_check/source_text/item_number.h"
#include "edu_check/text/source.h"

namespace edu_check {

enum class BlockKind : std::uint8_t {
  title,     ///< an unnumbered line without any sentence: a title, a heading of a table, a repeated page head
  item,      ///< what a number begins: a heading, or an item whose text begins on the same line
  paragraph  ///< an unnumbered paragraph
};

/// A logical line of an official text: what stands broken across lines and pages there is joined here.
struct Block {
  static constexpr std::uint32_t none = UINT32_MAX;

  BlockKind kind = BlockKind::paragraph;
  std::u32string text;               ///< without white space
  std::optional<ItemNumber> number;  ///< of an item
  std::uint32_t parent = none;       ///< index of the item, or else the title, under which it stands
  std::uint32_t depth = 0;           ///< number of items around it
  std::uint32_t sentences = 0;       ///< sentences that end in it; an item without any is a heading
  std::uint32_t offset = 0;          ///< byte of the text at which it begins

  /// Whether it holds text that a standard encodes.
  [[nodiscard]] bool holds_text() const {
    return kind == BlockKind::paragraph || (kind == BlockKind::item && sentences > 0);
  }
};

/// The part of an official text that a standard encodes, and the paragraphs of the whole.
struct OfficialText {
  std::shared_ptr<const Source> source;
  std::vector<Block> blocks;  ///< of the part, in order

  [[nodiscard]] bool is_below(std::uint32_t block, std::uint32_t ancestor) const;
  /// The beginning of a block, for a message.
  [[nodiscard]] std::string excerpt(std::uint32_t block) const;
};

/// The lines at which a part of a text begins and ends, as `OfficialDocument` gives them.
struct PartLimits {
  std::string_view begins;
  std::string_view ends;
};

/// What `read_official_text` did not find.
enum class MissingLimit : std::uint8_t { nothing, begins, ends };

/// Reads the blocks of a text from the line that begins with `begins` (empty: the first) up to the line that begins
/// with `ends` (empty: the end), white space ignored. A limit that no line begins with is told in `missing`.
[[nodiscard]] OfficialText read_official_text(std::shared_ptr<const Source> source, const PartLimits& limits,
                                              MissingLimit& missing);

/// The block of the part whose beginning is most like `wanted`; nothing if none is.
[[nodiscard]] std::optional<std::uint32_t> nearest_heading(const OfficialText& text, std::string_view wanted);

}  // namespace edu_check
