#include "edu_check/standard/standard_places.h"

namespace edu_check {
namespace {

std::uint32_t place_of(yaml::Node mapping, std::string_view key) {
  const auto value = mapping.find(key);
  return value ? value->offset() : mapping.offset();
}

std::vector<yaml::Node> items_of(yaml::Node mapping, std::string_view key) {
  std::vector<yaml::Node> all;
  if (const auto list = mapping.find(key)) {
    for (const auto item : list->items()) all.push_back(item);
  }
  return all;
}

}  // namespace

StandardPlaces::StandardPlaces(const Standard& standard) {
  Diagnostics none;  // the standard was loaded from this source
  document_ = yaml::load_document(*standard.source, none);
  sections_ = items_of(root(), "sections");
  for (const auto section : sections_) {
    for (const auto indicator : items_of(section, "indicators")) {
      indicators_.push_back(indicator);
      for (const auto requirement : items_of(indicator, "requirements")) requirements_.push_back(requirement);
    }
  }
}

std::uint32_t StandardPlaces::document(std::string_view key) const { return place_of(*root().find("document"), key); }

std::uint32_t StandardPlaces::section(std::size_t index, std::string_view key) const {
  return place_of(sections_[index], key);
}

std::uint32_t StandardPlaces::indicator(std::size_t index, std::string_view key) const {
  return place_of(indicators_[index], key);
}

std::uint32_t StandardPlaces::requirement(std::size_t index, std::string_view key) const {
  return place_of(requirements_[index], key);
}

std::uint32_t StandardPlaces::alternative(std::size_t requirement, std::size_t index, std::string_view key) const {
  return place_of(items_of(requirements_[requirement], "alternatives")[index], key);
}

std::uint32_t StandardPlaces::chinese(yaml::Node mapping, std::string_view key) {
  const auto value = mapping.find(key);
  return value ? place_of(*value, "zh") : mapping.offset();
}

}  // namespace edu_check
