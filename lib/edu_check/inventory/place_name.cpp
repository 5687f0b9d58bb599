#include "edu_check/inventory/place_name.h"

#include <algorithm>
#include <array>
#include <span>

#include "edu_check/text/utf8.h"

namespace edu_check {
namespace {

/// What says of which kind a place is, the longer before the shorter that ends it.
constexpr auto kinds =
    std::to_array<std::string_view>({"特别行政区", "自治区", "自治州", "自治县", "自治旗", "地区", "林区", "特区",
                                     "新区", "盟", "省", "市", "县", "区", "旗", "州"});
constexpr auto latin_kinds =
    std::to_array<std::string_view>({"province", "prefecture", "municipality", "city", "county", "district"});
/// Peoples whose name an autonomous place bears.
constexpr auto peoples = std::to_array<std::string_view>(
    {"壮族",   "回族",     "维吾尔", "藏族",   "羌族",   "苗族",   "侗族",   "瑶族",   "彝族",     "白族",   "傣族",
     "哈尼族", "景颇族",   "傈僳族", "土家族", "布依族", "朝鲜族", "蒙古",   "哈萨克", "柯尔克孜", "满族",   "锡伯",
     "塔吉克", "达斡尔族", "黎族",   "畲族",   "仡佬族", "水族",   "仫佬族", "毛南族", "各族",     "拉祜族", "佤族",
     "布朗族", "纳西族",   "普米族", "怒族",   "独龙族", "土族",   "撒拉族", "保安族", "东乡族",   "裕固族"});
/// With these an office of a place goes on.
constexpr auto offices = std::to_array<std::string_view>({"教育", "教体", "教科", "文教", "人民政府"});
/// A place may be followed by one below it.
constexpr auto ends_of_places =
    std::to_array<std::string_view>({"省", "自治区", "市", "州", "盟", "地区", "县", "区", "旗"});

constexpr std::size_t least_characters = 2;

/// Blanks, and characters without a width.
bool is_passed_over(char32_t character) {
  constexpr auto without_width = std::to_array<char32_t>({0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF});
  constexpr auto blanks = std::to_array<char32_t>({U' ', U'\t', 0xA0, 0x3000});
  return std::find(blanks.begin(), blanks.end(), character) != blanks.end() ||
         std::find(without_width.begin(), without_width.end(), character) != without_width.end();
}

bool is_long_enough(std::string_view name) { return count_characters(name) >= least_characters; }

bool is_latin(std::string_view name) {
  return std::all_of(name.begin(), name.end(), [](char byte) { return static_cast<unsigned char>(byte) < 0x80; });
}

std::string_view without_people(std::string_view name) {
  auto end = name.size();
  for (const auto people : peoples) {
    const auto at = name.find(people);
    if (at < end && is_long_enough(name.substr(0, at))) end = at;
  }
  return name.substr(0, end);
}

bool ends_with_any(std::string_view name, std::span<const std::string_view> ends) {
  return std::any_of(ends.begin(), ends.end(), [&](std::string_view end) { return name.ends_with(end); });
}

/// Whether one name is the other after the places above it.
bool is_below(std::string_view path, std::string_view name) {
  if (path.size() <= name.size() || !path.ends_with(name)) return false;
  return ends_with_any(path.substr(0, path.size() - name.size()), ends_of_places);
}

}  // namespace

std::string plain_name(std::string_view name) {
  constexpr char32_t first_wide = 0xFF01;  // full-width ASCII, in the order of ASCII from !
  constexpr char32_t last_wide = 0xFF5E;
  std::string plain;
  for (auto character : decode_utf8(name)) {
    if (character >= first_wide && character <= last_wide) character = character - first_wide + U'!';
    if (is_passed_over(character)) continue;
    if (character >= U'A' && character <= U'Z') character = character - U'A' + U'a';
    append_utf8(plain, character);
  }
  return plain;
}

std::string plain_place_name(std::string_view name) {
  auto plain = plain_name(name);
  for (const auto office : offices) {
    const auto at = plain.find(office);
    if (at != std::string::npos && is_long_enough(std::string_view(plain).substr(0, at))) plain.erase(at);
  }
  return plain;
}

std::string_view bare_place_name(std::string_view name) {
  const auto without = [&](std::string_view kind) { return name.substr(0, name.size() - kind.size()); };
  const auto fits = [&](std::string_view kind) { return name.ends_with(kind) && is_long_enough(without(kind)); };
  if (is_latin(name)) {
    const auto* const kind = std::find_if(latin_kinds.begin(), latin_kinds.end(), fits);
    return kind == latin_kinds.end() ? name : without(*kind);
  }
  const auto* const kind = std::find_if(kinds.begin(), kinds.end(), fits);
  if (kind == kinds.end()) return name;
  return kind->starts_with("自治") ? without_people(without(*kind)) : without(*kind);
}

std::string_view next_place_tail(std::string_view name, std::string_view last) {
  if (last.empty()) return name;
  for (auto at = name.size() - last.size() + 1; at < name.size(); ++at) {
    const bool begins = (static_cast<unsigned char>(name[at]) & 0xC0U) != 0x80U;
    if (begins && ends_with_any(name.substr(0, at), ends_of_places) && is_long_enough(name.substr(at)))
      return name.substr(at);
  }
  return {};
}

bool may_be_one_place(std::string_view one, std::string_view other) {
  const auto first = plain_place_name(one);
  const auto second = plain_place_name(other);
  if (is_latin(first) != is_latin(second)) return true;
  const auto are_one = [](std::string_view a, std::string_view b) {
    return a == b || is_below(a, b) || is_below(b, a);
  };
  return are_one(first, second) || are_one(bare_place_name(first), bare_place_name(second));
}

}  // namespace edu_check
