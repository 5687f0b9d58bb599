#pragma once

#include <string>
#include <string_view>

namespace edu_check {

/// A name without blanks and characters that have no width, full-width letters, digits and brackets as ASCII, and Latin
/// letters small.
[[nodiscard]] std::string plain_name(std::string_view name);

/// A name as names are compared: without blanks, Latin letters small, and of an office only its place: 武侯区 of
/// 武侯区教育局.
[[nodiscard]] std::string plain_place_name(std::string_view name);

/// A plain name without what says of which kind it is (省, 市, 县, 区 …) and, of an autonomous place, whose: 武侯 of
/// 武侯区, 恩施 of 恩施土家族苗族自治州. What would leave less than two characters stays: 沙县, 城区.
[[nodiscard]] std::string_view bare_place_name(std::string_view name);

/// What of a plain name stands after places above it, 武侯区 of 成都市武侯区, shortest last: the one after `last`, the
/// name itself where `last` is empty, and nothing after the shortest.
[[nodiscard]] std::string_view next_place_tail(std::string_view name, std::string_view last);

/// Whether two names may be of one place: they are alike once bare, one of them perhaps after the places above it. Of
/// a Chinese and a Latin name that can't be seen, and they may.
[[nodiscard]] bool may_be_one_place(std::string_view one, std::string_view other);

}  // namespace edu_check
