#pragma once

#include <string_view>

#include "edu_check/value/quantity.h"

namespace edu_check {

/// Why a text is no date: `value-date`. Names the day where it is written in another way (`2026/9/1`, `2026年9月1日`,
/// `二〇二六年九月一日`, `20260901`), with a time or a weekday, or as the number that Excel keeps for a day.
[[nodiscard]] ParsedValue date_mistake(std::string_view text);

}  // namespace edu_check
