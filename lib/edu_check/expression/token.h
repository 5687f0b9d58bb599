#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "edu_check/expression/syntax.h"

namespace edu_check {

enum class TokenKind : std::uint8_t { number, date, text, name, unit, symbol, end };

/// A word of an expression. Of a text, `word` is without its quotes.
struct Token {
  TokenKind kind = TokenKind::end;
  std::string_view word;
  std::uint32_t offset = 0;  ///< byte within the expression
};

/// The words of an expression, closed by one of kind `end`; nothing after a mistake, which is reported.
[[nodiscard]] std::vector<Token> tokenize(const ExpressionText& where, Diagnostics& diagnostics);

}  // namespace edu_check
