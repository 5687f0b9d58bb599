#include "edu_check/input/path_pattern.h"

#include <algorithm>

namespace edu_check {
bool is_pattern(std::string_view text) { return text.find_first_of("*?[") != std::string_view::npos; }

std::optional<PathPattern> PathPattern::parse(std::string_view pattern) {
  if (pattern.size() > most_bytes) return std::nullopt;
  PathPattern parsed;
  for (std::size_t at = 0; at <= pattern.size();) {
    const auto end = std::min(pattern.find('/', at), pattern.size());
    const auto part = pattern.substr(at, end - at);
    at = end + 1;
    if (part.empty() && end < pattern.size()) continue;
    const bool repeated = !parsed.parts_.empty() && parsed.parts_.back().is_any_folders() && part == "**";
    if (!repeated) parsed.parts_.emplace_back(part);
  }
  if (parsed.parts_.back().is_any_folders()) parsed.parts_.emplace_back("*");  // what is below, not the folder itself
  if (parsed.parts_.size() > most_parts) return std::nullopt;
  return parsed;
}

/// Adds a place and, where `**` may stand for nothing, the one behind it.
void PathPattern::add_place(Places& places, std::size_t place) const {
  if (places.empty() || places.back() < place) places.push_back(static_cast<std::uint16_t>(place));
  if (place < parts_.size() && parts_[place].is_any_folders()) add_place(places, place + 1);
}

PathPattern::Places PathPattern::start() const {
  Places places;
  add_place(places, 0);
  return places;
}

PathPattern::Places PathPattern::next(const Places& places, std::string_view name) const {
  Places after;
  for (const auto place : places) {
    if (place == parts_.size()) continue;
    if (parts_[place].is_any_folders()) {
      add_place(after, place);
    } else if (parts_[place].matches(name)) {
      add_place(after, place + std::size_t{1});
    }
  }
  return after;
}

bool PathPattern::is_matched(const Places& places) const { return !places.empty() && places.back() == parts_.size(); }

bool PathPattern::matches(std::string_view path) const {
  auto places = start();
  for (std::size_t at = 0; at <= path.size() && !places.empty();) {
    const auto end = std::min(path.find('/', at), path.size());
    places = next(places, path.substr(at, end - at));
    at = end + 1;
  }
  return is_matched(places);
}

}  // namespace edu_check
