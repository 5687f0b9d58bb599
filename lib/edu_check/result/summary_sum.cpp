#include "edu_check/result/summary_sum.h"

#include <algorithm>

#include "edu_check/json/json_members_format.h"
#include "edu_check/json/rapid_json_format.h"

namespace edu_check {
namespace {

using Members = std::vector<SummarySum::Member>;

auto find(Members& members, std::string_view name) {
  return std::find_if(members.begin(), members.end(), [&](const auto& each) { return each.name == name; });
}

/// What the first parts did not have comes behind the member that it follows in this one.
void add_members(Members& members, const JsonValue& object) {
  std::ptrdiff_t next = 0;
  for (const auto& [key, value] : object.GetObject()) {
    const std::string_view name(key.GetString(), key.GetStringLength());
    auto found = find(members, name);
    if (found == members.end()) {
      found = members.insert(members.begin() + next, {std::string(name), 0, {}, value.IsObject(), {}});
      if (!value.IsObject() && !value.IsUint64()) found->other = json_of(value);
    }
    next = found - members.begin() + 1;
    if (value.IsUint64()) found->number += value.GetUint64();
    if (value.IsObject() && found->is_object) add_members(found->members, value);
  }
}

void write(std::string& to, const Members& members) {
  to += '{';
  for (const auto& each : members) {
    if (!to.ends_with('{')) to += ", ";
    to.append(1, '"').append(each.name).append("\": ");
    if (each.is_object) {
      write(to, each.members);
    } else {
      to += each.other.empty() ? std::to_string(each.number) : each.other;
    }
  }
  to += '}';
}

}  // namespace

void SummarySum::add(std::string_view json) {
  JsonDocument document;
  document.Parse(json.data(), json.size());
  add_members(members_, document);
}

void SummarySum::set(std::string_view name, std::uint64_t number) {
  if (const auto found = find(members_, name); found != members_.end()) found->number = number;
}

void SummarySum::add(std::string_view name, std::uint64_t number) {
  if (const auto found = find(members_, name); found != members_.end()) found->number += number;
}

std::string SummarySum::text() const {
  std::string json;
  write(json, members_);
  return json;
}

}  // namespace edu_check
