#pragma once

#include <string>
#include <string_view>

#include "edu_check/text/display.h"
#include "edu_check/yaml/event.h"

namespace edu_check {

/// What scalars of an inventory say when they are no values.
inline bool is_null(const yaml::Scalar& value) {
  return value.style == yaml::ScalarStyle::plain && (value.text.empty() || value.text == "~" || value.text == "null" ||
                                                     value.text == "Null" || value.text == "NULL");
}

/// Whether the inventory says that it does not know.
inline bool is_missing(const yaml::Scalar& value) {
  return is_null(value) || value.text == "unknown" || value.text == "待定";
}

/// Whether it says that there is nothing to know.
inline bool is_not_applicable(const yaml::Scalar& value) {
  return value.text == "不适用" || value.text == "not applicable";
}

/// A text of the inventory for a message.
inline std::string shown(std::string_view text) { return shortened(printable(text), 40); }

}  // namespace edu_check
