#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "edu_check/standard/standard.h"
#include "edu_check/yaml/node.h"

namespace edu_check {

/// Where the parts of a loaded standard are written in its file. Of a key that is left out, the place is that of the
/// mapping in which it would stand.
class StandardPlaces {
 public:
  explicit StandardPlaces(const Standard& standard);

  /// A key of `document`.
  [[nodiscard]] std::uint32_t document(std::string_view key) const;
  [[nodiscard]] std::uint32_t section(std::size_t index, std::string_view key) const;
  [[nodiscard]] std::uint32_t indicator(std::size_t index, std::string_view key) const;
  [[nodiscard]] std::uint32_t requirement(std::size_t index, std::string_view key) const;
  /// A key of an alternative of a requirement.
  [[nodiscard]] std::uint32_t alternative(std::size_t requirement, std::size_t index, std::string_view key) const;
  /// A text in Chinese: the value under `zh` of the key.
  [[nodiscard]] static std::uint32_t chinese(yaml::Node mapping, std::string_view key);
  [[nodiscard]] yaml::Node requirement_node(std::size_t index) const { return requirements_[index]; }
  [[nodiscard]] yaml::Node indicator_node(std::size_t index) const { return indicators_[index]; }
  [[nodiscard]] yaml::Node section_node(std::size_t index) const { return sections_[index]; }
  [[nodiscard]] yaml::Node root() const { return document_->root(); }

 private:
  std::optional<yaml::Document> document_;
  std::vector<yaml::Node> sections_;
  std::vector<yaml::Node> indicators_;
  std::vector<yaml::Node> requirements_;
};

}  // namespace edu_check
