#pragma once

#include <string>
#include <string_view>

namespace edu_check {

/// Whether a text shows a reader nothing: it is empty, or all of it is white space of any width, controls, or
/// characters without a form of their own (U+200B, U+FEFF, variation selectors).
[[nodiscard]] bool is_blank(std::string_view text);

/// Whether a text only says that there is nothing to say: blank, all punctuation, or a word such as `无`, `暂无`,
/// `待补`, `n/a`, `none`, in any case, width and brackets.
[[nodiscard]] bool says_nothing(std::string_view text);

}  // namespace edu_check
