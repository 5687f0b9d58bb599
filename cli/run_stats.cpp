#include "cli/run_stats.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace edu_check::cli {
namespace {

double seconds(std::chrono::nanoseconds time) { return std::chrono::duration<double>(time).count(); }

}  // namespace

std::string describe_stats(const BatchResult& result, std::chrono::nanoseconds time, const Session& session) {
  const auto& stats = result.stats;
  const auto inventories = static_cast<double>(result.summary.inventories);
  const auto whole = std::max(seconds(time), 1e-9);
  auto text =
      fmt::format("{} {}  {:.1f} MB  {:.2f} s  {:.0f}/s\n", session.say("清单", "inventories"),
                  result.summary.inventories, static_cast<double>(stats.bytes) / 1e6, whole, inventories / whole);
  text += fmt::format("{} {}  yaml-cpp {}  {} {}", session.say("读取：快速", "read by: the fast reader"), stats.fast,
                      stats.fell_back, session.say("未成功", "neither"), stats.failed);
  if (stats.passed_over > 0) text += fmt::format("  {} {}", session.say("跳过", "passed over"), stats.passed_over);
  text += session.say("\n各线程合计：", "\nall threads together:");
  const std::array<std::string, stage_count> names{session.say("读文件", "read"), session.say("解析", "parse"),
                                                   session.say("评估", "assess"), session.say("写报告", "write")};
  for (std::size_t i = 0; i < stage_count; ++i)
    text += fmt::format("  {} {:.2f} s", names[i], seconds(stats.stages[i]));
  return text + "\n";
}

}  // namespace edu_check::cli
