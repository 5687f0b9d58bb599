#pragma once
// Private to the room.

#include <atomic>

namespace edu_check {

/// Whether a run is asked to stop; null: nobody can ask.
[[nodiscard]] inline bool is_set(const std::atomic<bool>* stop) {
  return stop != nullptr && stop->load(std::memory_order_relaxed);
}

}  // namespace edu_check
