#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "edu_check/text/diagnostic.h"
#include "edu_check/text/source.h"
#include "edu_check/value/quantity.h"
#include "edu_check/value/rational.h"
#include "edu_check/value/unit.h"

namespace edu_check {

/// Where an expression is written: its text, and the byte of the source at which that begins.
struct ExpressionText {
  std::string_view text;
  const Source& source;
  std::uint32_t offset = 0;
};

enum class SyntaxKind : std::uint8_t { number, text, date, list, name, call, unary, binary };

/// A node of the syntax tree of an expression, not yet typed. `word` is the operator, name, function or literal as
/// written.
struct Syntax {
  SyntaxKind kind = SyntaxKind::name;
  std::uint32_t offset = 0;  ///< byte within the expression
  std::string_view word;
  Rational number;             ///< of a number (in its unit's base unit) or a date (days)
  const Unit* unit = nullptr;  ///< of a number that has one
  std::vector<Syntax> operands;
};

}  // namespace edu_check
