#include "edu_check/value/unit.h"

#include <algorithm>
#include <array>
#include <span>

#include "edu_check/value/quantity.h"

namespace edu_check {
namespace {

constexpr auto units = std::to_array<Unit>({
    {"Mbps", Kind::bandwidth, mega, 1},
    {"M", Kind::bandwidth, mega, 1},
    {"兆", Kind::bandwidth, mega, 1},
    {"Gbps", Kind::bandwidth, giga, 1},
    {"G", Kind::bandwidth, giga, 1},
    {"%", Kind::percent, 1, 100},
    {"‰", Kind::percent, 1, 1000},
    {"元", Kind::money, 1, 1},
    {"万元", Kind::money, 10'000, 1},
    {"days", Kind::duration, 1, 1},
    {"day", Kind::duration, 1, 1},
    {"天", Kind::duration, 1, 1},
    {"日", Kind::duration, 1, 1},
    {"kbps", Kind::bandwidth, kilo, 1},
    {"Kbps", Kind::bandwidth, kilo, 1},
    {"bps", Kind::bandwidth, 1, 1},
    {"千兆", Kind::bandwidth, giga, 1},
    {"万兆", Kind::bandwidth, 10 * giga, 1},
    {"百兆", Kind::bandwidth, 100 * mega, 1},
    {"亿元", Kind::money, 100'000'000, 1},
    {"Mbit/s", Kind::bandwidth, mega, 1},
    {"Gbit/s", Kind::bandwidth, giga, 1},
    {"Mb/s", Kind::bandwidth, mega, 1},
    {"Gb/s", Kind::bandwidth, giga, 1},
});

}  // namespace

std::span<const Unit> all_units() { return units; }

const Unit* find_unit(std::string_view name) {
  const auto* const unit = std::find_if(units.begin(), units.end(), [&](const Unit& u) { return u.name == name; });
  return unit == units.end() ? nullptr : unit;
}

}  // namespace edu_check
