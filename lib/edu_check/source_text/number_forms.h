#pragma once

#include <set>
#include <string_view>
#include <vector>

#include "edu_check/value/date.h"
#include "edu_check/value/rational.h"
#include "edu_check/value/type.h"

namespace edu_check {

/// The numbers that an official text writes, in base units: 500M, 百兆, 80%, 百分之八十, 1‰, 三个, 每千人, 2万元,
/// 到2022年.
class WrittenNumbers {
 public:
  /// Adds what a text without white space writes. The unit of a range, 30-50M, is that of both ends.
  void add(std::u32string_view text);

  /// Whether a value is written. Of a date, its year is; and its month, unless it is the last day of the year.
  [[nodiscard]] bool holds(const Rational& value, Kind kind) const;
  [[nodiscard]] bool holds(Date date) const;

 private:
  struct Written {
    Rational value;
    Kind kind;
    friend auto operator<=>(const Written&, const Written&) = default;
  };
  void add(const Rational& value, Kind kind) { written_.insert({value, kind}); }

  std::set<Written> written_;
  std::set<std::int64_t> years_;
  std::set<std::int64_t> months_;
};

/// Whether a text says in words what a structural constant of a condition says: 0 always; 1 by 一 or 各, 每 and the
/// like; 100% by 全部, 每, 全体, 所有, 均, 全覆盖 and the like.
[[nodiscard]] bool is_said_in_words(std::u32string_view text, const Rational& value, Kind kind);

}  // namespace edu_check
