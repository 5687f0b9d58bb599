#pragma once

#include <chrono>
#include <cstdint>
#include <string>

#include "cli/session.h"

namespace edu_check::cli {

/// A line on standard error that tells how far a batch is: done, rate, time left. Drawn at most ten times a second.
class Progress {
 public:
  /// `total` is 0 if it is not known.
  Progress(bool shown, std::uint64_t total, const Session& session);
  void show(std::uint64_t done);
  /// Takes the line away, so that something else can be written.
  void clear();

 private:
  [[nodiscard]] std::string bar(std::uint64_t done, double rate) const;

  bool shown_;
  bool drawn_ = false;
  std::uint64_t total_;
  const Session& session_;
  std::chrono::steady_clock::time_point start_;
  std::chrono::steady_clock::time_point last_;
};

}  // namespace edu_check::cli
