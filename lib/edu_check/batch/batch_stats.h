#pragma once

#include <array>
#include <chrono>
#include <cstdint>

namespace edu_check {

/// What a batch does with an inventory, in order.
enum class Stage : std::uint8_t { read, parse, assess, write };
constexpr std::size_t stage_count = 4;

/// What a batch read and where its time went; sums over threads.
struct BatchStats {
  std::uint64_t fast = 0;         ///< inventories that the fast reader read
  std::uint64_t fell_back = 0;    ///< that it declined, and yaml-cpp read
  std::uint64_t failed = 0;       ///< that could not be read, or are invalid
  std::uint64_t passed_over = 0;  ///< other files of edu-check in folders
  std::uint64_t passed_hash = 0;  ///< the sum of `name_hash` of their names
  std::uint64_t bytes = 0;
  std::array<std::chrono::nanoseconds, stage_count> stages{};  ///< only where they are measured

  void merge(const BatchStats& other) {
    fast += other.fast;
    fell_back += other.fell_back;
    failed += other.failed;
    passed_over += other.passed_over;
    passed_hash += other.passed_hash;
    bytes += other.bytes;
    for (std::size_t i = 0; i < stage_count; ++i) stages[i] += other.stages[i];
  }
};

}  // namespace edu_check
