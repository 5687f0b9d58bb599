#include "edu_check/inventory/divisions.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <unordered_map>
#include <unordered_set>

#include "edu_check/inventory/place_name.h"
#include "edu_check/standard/embedded.h"

namespace edu_check {
namespace {

constexpr std::uint32_t province_digits = 2;
constexpr std::uint32_t city_digits = 4;
constexpr std::uint32_t county_digits = 6;
/// Beijing, Tianjin, Shanghai and Chongqing are cities and provinces.
constexpr auto municipalities = std::to_array<std::uint32_t>({11, 12, 31, 50});
/// Cities of this number hold what is right below a province.
constexpr std::uint32_t below_province = 90;

std::optional<std::uint32_t> parse_digits(std::string_view text) {
  std::uint32_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

/// All divisions of `assets/divisions.txt`, whose head says how it is written. Names are views into it.
class Divisions {
 public:
  Divisions() {
    for (const auto& [path, text] : embedded_files()) {
      if (path == "divisions/divisions.txt") read(text);
    }
  }

  /// Calls `each` with the codes and names of what has the bare name.
  template <class Each>
  void with_bare_name(std::string_view bare, Each&& each) const {
    const auto [begin, end] = by_bare_name_.equal_range(bare);
    for (auto at = begin; at != end; ++at) each(at->second.code, at->second.name);
  }

  [[nodiscard]] bool has(DivisionCode code) const { return codes_.contains(code.number); }

  /// The name of a city by its four digits; empty for none.
  [[nodiscard]] std::string_view city_name(DivisionCode code) const {
    const auto found = city_names_.find(code.digits == city_digits ? code.number : 0);
    return found == city_names_.end() ? std::string_view() : found->second;
  }

 private:
  struct Named {
    DivisionCode code;
    std::string_view name;
  };

  void read(std::string_view text) {
    constexpr std::size_t about = 4000;
    by_bare_name_.reserve(about);
    codes_.reserve(about);
    for (std::size_t at = 0; at < text.size();) {
      const auto end = std::min(text.find('\n', at), text.size());
      if (text[at] != '#') read_line(text.substr(at, end - at));
      at = end + 1;
    }
  }

  void read_line(std::string_view line) {
    const auto blank = line.find(' ');
    const auto prefix = parse_digits(line.substr(0, blank)).value_or(0);
    auto rest = line.substr(blank + 1);
    const auto word = [&] {
      const auto end = std::min(rest.find(' '), rest.size());
      const auto found = rest.substr(0, end);
      rest.remove_prefix(std::min(end + 1, rest.size()));
      return found;
    };
    add({prefix, static_cast<std::uint32_t>(blank)}, word());
    constexpr std::uint32_t hundred = 100;
    while (!rest.empty()) {
      const auto county = word();
      add({prefix * hundred + parse_digits(county.substr(0, 2)).value_or(0), county_digits}, county.substr(2));
    }
  }

  void add(DivisionCode code, std::string_view names) {
    codes_.insert(code.number);
    for (std::size_t at = 0; at < names.size();) {
      const auto end = std::min(names.find('/', at), names.size());
      const auto name = names.substr(at, end - at);
      if (name != "-") by_bare_name_.emplace(bare_place_name(name), Named{code, name});
      if (name != "-" && code.digits == city_digits) city_names_.emplace(code.number, name);
      at = end + 1;
    }
  }

  std::unordered_multimap<std::string_view, Named> by_bare_name_;
  std::unordered_set<std::uint32_t> codes_;
  std::unordered_map<std::uint32_t, std::string_view> city_names_;  ///< the first name of each
};

const Divisions& divisions() {
  static const Divisions all;
  return all;
}

/// The codes of what bears the name, or its end after places above it, and is accepted.
template <class Accept>
std::vector<DivisionCode> find(std::string_view name, NameMatch match, Accept&& accept) {
  std::vector<DivisionCode> codes;
  const auto plain = plain_place_name(name);
  for (auto tail = next_place_tail(plain, {}); !tail.empty() && codes.empty(); tail = next_place_tail(plain, tail)) {
    divisions().with_bare_name(bare_place_name(tail), [&](DivisionCode code, std::string_view found) {
      if ((match == NameMatch::bare || found == tail) && accept(code, found)) codes.push_back(code);
    });
  }
  std::sort(codes.begin(), codes.end());
  return codes;
}

/// The city or prefecture in a name that goes on with a place below it; empty if there is none.
std::string_view city_above(std::string_view name) {
  std::string_view found;
  for (const std::string_view end : {"市", "州", "盟", "地区"}) {
    const auto at = name.rfind(end, name.size() - std::min(name.size(), end.size() + 1));
    if (at == std::string_view::npos || at == 0 || at + end.size() >= name.size()) continue;
    if (at + end.size() > found.size()) found = name.substr(0, at + end.size());
  }
  return found;
}

bool is_city(DivisionCode code) {
  constexpr std::uint32_t hundred = 100;
  if (code.digits == county_digits) return code.number / hundred % hundred == below_province;
  return code.digits == city_digits ||
         std::find(municipalities.begin(), municipalities.end(), code.number) != municipalities.end();
}

}  // namespace

DivisionCode DivisionCode::cut(std::uint32_t count) const {
  constexpr std::uint32_t ten = 10;
  auto code = *this;
  for (; code.digits > count; --code.digits) code.number /= ten;
  return code;
}

bool may_be_one_place(DivisionCode one, DivisionCode other) {
  const auto digits = std::min(one.digits, other.digits);
  return one.cut(digits) == other.cut(digits);
}

bool may_be_one_place(const std::vector<DivisionCode>& some, const std::vector<DivisionCode>& others) {
  return std::any_of(some.begin(), some.end(), [&](DivisionCode one) {
    return std::any_of(others.begin(), others.end(), [&](DivisionCode other) { return may_be_one_place(one, other); });
  });
}

std::optional<DivisionCode> read_division_code(std::string_view text) {
  constexpr auto lengths = std::to_array<std::size_t>({2, 4, 6, 9, 12});
  if (std::find(lengths.begin(), lengths.end(), text.size()) == lengths.end()) return std::nullopt;
  const bool all_digits = std::all_of(text.begin(), text.end(), [](char byte) { return byte >= '0' && byte <= '9'; });
  auto digits = text.substr(0, county_digits);
  while (digits.size() > province_digits && digits.ends_with("00")) digits.remove_suffix(2);
  const auto number = all_digits ? parse_digits(digits) : std::nullopt;
  if (!number) return std::nullopt;
  DivisionCode code{*number, static_cast<std::uint32_t>(digits.size())};
  if (!divisions().has(code.cut(province_digits))) return std::nullopt;
  // What lies below a municipality as a whole (1101, 1102) is it.
  const bool whole = code.digits == city_digits && is_city(code.cut(province_digits));
  return whole ? code.cut(province_digits) : code;
}

std::optional<DivisionCode> read_known_division_code(std::string_view text) {
  const auto code = read_division_code(text);
  return code && code->digits == county_digits && !divisions().has(*code) ? code->cut(city_digits) : code;
}

std::string_view name_of_city(DivisionCode code) { return divisions().city_name(code.cut(city_digits)); }

std::optional<DivisionCode> province_of_school_code(std::string_view code) {
  constexpr std::size_t length = 10;
  return code.size() == length ? read_division_code(code.substr(2, province_digits)) : std::nullopt;
}

std::vector<DivisionCode> find_provinces(std::string_view name, NameMatch match) {
  return find(name, match, [](DivisionCode code, std::string_view) { return code.digits == province_digits; });
}

std::vector<DivisionCode> find_cities(std::string_view name, NameMatch match) {
  // Of 长春市朝阳区 the city tells, whatever else is called 朝阳.
  const auto plain = plain_place_name(name);
  const auto head = city_above(plain);
  if (!head.empty()) {
    auto codes = find(head, match, [](DivisionCode code, std::string_view) { return is_city(code); });
    if (!codes.empty()) return codes;
  }
  const bool is_below_city = plain.ends_with("县") || plain.ends_with("旗") || plain.ends_with("区");
  const bool is_prefecture = plain.ends_with("地区");
  auto codes = find(name, match, [&](DivisionCode code, std::string_view) {
    return is_city(code) && (!is_below_city || is_prefecture || code.digits == county_digits);
  });
  if (!codes.empty()) return codes;
  return find(name, match, [](DivisionCode code, std::string_view found) {
    return code.digits == county_digits && found.ends_with("市");
  });
}

std::vector<DivisionCode> find_counties(std::string_view name, NameMatch match) {
  return find(name, match, [](DivisionCode code, std::string_view) { return code.digits == county_digits; });
}

}  // namespace edu_check
