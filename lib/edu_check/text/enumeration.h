#pragma once

#include <string_view>

#include "edu_check/text/message.h"

namespace edu_check {

/// What stands between the texts of an enumeration.
struct Joint {
  std::string_view zh;
  std::string_view en;
};
constexpr Joint between_names{"、", ", "};
constexpr Joint between_steps{"；", "; "};

/// Adds a text to an enumeration; an empty one adds nothing.
inline void append(Message& to, const Message& text, const Joint& joint) {
  if (text.empty()) return;
  if (!to.empty()) {
    to.zh += joint.zh;
    to.en += joint.en;
  }
  to.zh += text.zh;
  to.en += text.en;
}

}  // namespace edu_check
