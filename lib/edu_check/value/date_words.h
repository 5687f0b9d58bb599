#pragma once
// Private to the room.

#include <optional>
#include <string>
#include <string_view>

namespace edu_check {

/// A text of a day, in ASCII forms (`half_width`), with digits for Chinese numbers, `2026年9月1日` for
/// `二〇二六年九月一日`, and a hyphen for each dash.
[[nodiscard]] std::string with_plain_numbers(std::string_view text);

/// Takes the day of the week off the end of a text: `星期二`, `周二`, `（礼拜天）`. From 0, Sunday; nothing if there is
/// none.
[[nodiscard]] std::optional<int> take_weekday(std::string& text);

}  // namespace edu_check
