#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace edu_check {

/// The ways in which items of official documents are numbered.
enum class NumberStyle : std::uint8_t {
  chapter,           ///< 第一章
  section,           ///< 第一节
  article,           ///< 第一条
  chinese,           ///< 一、
  chinese_brackets,  ///< （一）
  arabic,            ///< 1、 1. 1．
  arabic_brackets,   ///< （1）
  bare               ///< 26公共…: the full stop is missing; only where it continues a sequence of `arabic`
};

/// The number at the start of a line.
struct ItemNumber {
  NumberStyle style = NumberStyle::chinese;
  std::int64_t value = 0;
  std::size_t length = 0;  ///< characters, with its punctuation
};

/// Reads the number at the start of a line that holds no white space. Brackets and stops may be full-width or not.
[[nodiscard]] std::optional<ItemNumber> read_item_number(std::u32string_view line);

/// Whether a number that a clause writes (`15`, `15.`, `（六）`, `1、`) means the number of a line. A number without
/// punctuation means any arabic one that is not in brackets.
[[nodiscard]] bool means(const ItemNumber& written, const ItemNumber& of_line);

}  // namespace edu_check
