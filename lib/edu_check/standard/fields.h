#pragma once

#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "edu_check/expression/checker.h"
#include "edu_check/text/diagnostic.h"
#include "edu_check/text/message.h"
#include "edu_check/text/source.h"
#include "edu_check/value/date.h"
#include "edu_check/yaml/node.h"

namespace edu_check {

/// A mapping of an author's file, read field by field. A key that `keys` does not name is reported when the mapping is
/// opened, with the nearest that it does; a field of a wrong shape is reported when it is read.
class Fields {
 public:
  Fields(yaml::Node node, const Source& source, Diagnostics& diagnostics, std::span<const std::string_view> keys);
  Fields(yaml::Node node, const Source& source, Diagnostics& diagnostics, std::initializer_list<std::string_view> keys)
      : Fields(node, source, diagnostics, std::span(keys.begin(), keys.size())) {}
  /// A mapping whose keys were looked at before.
  Fields(yaml::Node node, const Source& source, Diagnostics& diagnostics);

  [[nodiscard]] yaml::Node node() const { return node_; }
  /// The field, whatever it is; nothing if it is left out or null.
  [[nodiscard]] std::optional<yaml::Node> find(std::string_view key) const;
  /// The field; reports that it is missing.
  std::optional<yaml::Node> require(std::string_view key);

  /// A scalar that must be there; empty after a report.
  std::string text(std::string_view key);
  /// A scalar that may be left out.
  std::string optional_text(std::string_view key);
  /// `{zh: …, en: …}` that must be there, or may be left out.
  Message message(std::string_view key);
  Message optional_message(std::string_view key);
  std::optional<Date> optional_date(std::string_view key);
  bool flag(std::string_view key);
  /// A scalar or a list of scalars.
  std::vector<std::string> texts(std::string_view key);
  std::optional<std::uint32_t> optional_number(std::string_view key);
  /// The mappings of a list (none if left out); an item of another shape is reported.
  std::vector<yaml::Node> mappings(std::string_view key);

  Diagnostic& report(std::string_view id, yaml::Node at, Message text);

 private:
  bool is_scalar(std::string_view key, yaml::Node value);
  Message read_message(std::string_view key, yaml::Node value);

  yaml::Node node_;
  std::uint64_t marks_ = 0;  ///< of all its keys
  const Source& source_;
  Diagnostics& diagnostics_;
};

/// The day that a scalar holds; nothing after a report.
[[nodiscard]] std::optional<Date> read_date(yaml::Node scalar, const Source& source, Diagnostics& diagnostics);

/// The expression that a scalar holds, with its place.
[[nodiscard]] ExpressionText expression_text(yaml::Node scalar, const Source& source);

}  // namespace edu_check
