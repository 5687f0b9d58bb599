#pragma once
// Private to the room.

#include <cstdint>
#include <optional>
#include <vector>

#include "edu_check/text/message.h"

namespace edu_check {

/// A fact, or several that are alike, as they are and as they should be: `甲、乙：否，应为“是”`.
struct Step {
  Message names;
  Message now;
  Message wanted;
  std::optional<std::uint32_t> list;  ///< of a list: which it is, and whether it lacks what `wanted` names
};

/// Adds a step; facts that are alike share one.
void add_step(std::vector<Step>& steps, Step step);

/// What a step says; one without `now` is said by its names alone.
[[nodiscard]] Message text_of(const Step& step);
/// The same of several facts of which one has to change.
[[nodiscard]] Message one_of(const Step& step);

}  // namespace edu_check
