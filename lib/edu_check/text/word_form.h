#pragma once

#include <string>
#include <string_view>

namespace edu_check {

/// Letters of ASCII in lower case; everything else stays.
[[nodiscard]] std::string lower_case(std::string_view text);

/// What is left of a word without its form: case, full-width forms of ASCII, blanks, `_` and `-`.
[[nodiscard]] std::u32string form_of(const std::u32string& characters);
[[nodiscard]] std::string form_of(std::string_view text);

/// Without the characters of `blanks` at both ends.
[[nodiscard]] std::string_view trimmed(std::string_view text, std::string_view blanks = " \t");

}  // namespace edu_check
