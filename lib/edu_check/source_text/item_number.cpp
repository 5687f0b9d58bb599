#include "edu_check/source_text/item_number.h"

#include "edu_check/source_text/numeral.h"

namespace edu_check {
namespace {

char32_t at(std::u32string_view line, std::size_t index) {
  return index < line.size() ? half_width(line[index]) : U'\0';
}

bool is_digit(char32_t character) { return character >= U'0' && character <= U'9'; }

std::optional<ItemNumber> read_bracketed(std::u32string_view line) {
  const auto inner = line.substr(1);
  const auto arabic = read_digits(inner);
  const auto numeral = arabic ? arabic : read_chinese_numeral(inner);
  if (!numeral || at(inner, numeral->length) != U')') return std::nullopt;
  return ItemNumber{arabic ? NumberStyle::arabic_brackets : NumberStyle::chinese_brackets, numeral->value,
                    numeral->length + 2};
}

std::optional<ItemNumber> read_ordinal(std::u32string_view line) {
  const auto inner = line.substr(1);
  const auto arabic = read_digits(inner);
  const auto numeral = arabic ? arabic : read_chinese_numeral(inner);
  if (!numeral) return std::nullopt;
  const auto length = numeral->length + 2;
  switch (at(inner, numeral->length)) {
    case U'章':
      return ItemNumber{NumberStyle::chapter, numeral->value, length};
    case U'节':
      return ItemNumber{NumberStyle::section, numeral->value, length};
    case U'条':
      return ItemNumber{NumberStyle::article, numeral->value, length};
    default:
      return std::nullopt;
  }
}

}  // namespace

std::optional<ItemNumber> read_item_number(std::u32string_view line) {
  if (at(line, 0) == U'(') return read_bracketed(line);
  if (at(line, 0) == U'第') return read_ordinal(line);
  if (const auto digits = read_digits(line)) {
    const auto next = at(line, digits->length);
    const bool decimal = next == U'.' && is_digit(at(line, digits->length + 1));
    if (next == U'、' || (next == U'.' && !decimal)) {
      return ItemNumber{NumberStyle::arabic, digits->value, digits->length + 1};
    }
    return ItemNumber{NumberStyle::bare, digits->value, digits->length};
  }
  const auto numeral = read_chinese_numeral(line);
  if (!numeral || at(line, numeral->length) != U'、') return std::nullopt;
  return ItemNumber{NumberStyle::chinese, numeral->value, numeral->length + 1};
}

bool means(const ItemNumber& written, const ItemNumber& of_line) {
  if (written.value != of_line.value) return false;
  const auto same = [](NumberStyle style) { return style == NumberStyle::bare ? NumberStyle::arabic : style; };
  return same(written.style) == same(of_line.style);
}

}  // namespace edu_check
