#include "cli/progress.h"

#include <fmt/format.h>

#include <cmath>
#include <cstdio>

namespace edu_check::cli {
namespace {

using Clock = std::chrono::steady_clock;
constexpr auto redraw = std::chrono::milliseconds(100);

std::string minutes(double seconds) {
  const auto whole = static_cast<std::uint64_t>(std::llround(seconds));
  return fmt::format("{}:{:02}", whole / 60, whole % 60);
}

}  // namespace

Progress::Progress(bool shown, std::uint64_t total, const Session& session)
    : shown_(shown), total_(total), session_(session), start_(Clock::now()), last_(start_) {}

void Progress::show(std::uint64_t done) {
  if (!shown_) return;
  const auto now = Clock::now();
  if (drawn_ && now - last_ < redraw && done != total_) return;
  last_ = now;
  drawn_ = true;
  const auto seconds = std::chrono::duration<double>(now - start_).count();
  const auto rate = seconds > 0 ? static_cast<double>(done) / seconds : 0;
  const auto line = "\r" + (total_ > 0 ? bar(done, rate) : fmt::format("{}  {:.0f}/s", done, rate)) + "\x1b[K";
  std::fwrite(line.data(), 1, line.size(), stderr);
  std::fflush(stderr);
}

std::string Progress::bar(std::uint64_t done, double rate) const {
  const auto left = rate > 0 ? static_cast<double>(total_ - done) / rate : 0;
  constexpr std::uint64_t width = 30;
  const auto filled = done * width / total_;
  std::string blocks;
  for (std::uint64_t i = 0; i < width; ++i) blocks += i < filled ? "█" : "░";
  return fmt::format("{} {}/{}  {:.0f}/s  {} {}", blocks, done, total_, rate, session_.say("剩余", "left"),
                     minutes(left));
}

void Progress::clear() {
  if (!drawn_) return;
  std::fputs("\r\x1b[K", stderr);
  drawn_ = false;
}

}  // namespace edu_check::cli
