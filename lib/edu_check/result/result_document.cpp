#include "edu_check/result/result_document.h"

#include <fmt/format.h>

#include "edu_check/text/version.h"

namespace edu_check {

void write_json_start(std::string& to, Language language, Layout layout) {
  to += fmt::format(
      R"({{"schema": "edu-check-result/1", "tool": {{"name": "edu-check", "version": "{}"}}, "language": "{}", {}"assessments": [)",
      version(), language == Language::zh ? "zh" : "en", layout == Layout::lines ? R"("layout": "lines", )" : "");
}

void write_json_end(std::string& to, const RunEnd& end) {
  const auto& summary = end.summary;
  to += fmt::format(R"(], "summary": {{"state": "{}", "inventories": {})", to_string(end.state), summary.inventories);
  for (std::size_t i = 0; i < verdict_count; ++i) {
    to += fmt::format(R"(, "{}": {})", to_string(static_cast<Verdict>(i)), summary.verdicts[i]);
  }
  to += fmt::format(", \"duplicate_codes\": {}, \"passed_over\": {}", summary.duplicate_codes,
                    passed_over_json(summary.passed_over));
  if (summary.min_score)
    to += fmt::format(R"(, "min_score": "{}", "below_min_score": {})", format_share(*summary.min_score),
                      summary.below_min_score);
  if (end.baseline) to += ", " + baseline_json(*end.baseline);
  to += '}';
  if (!end.gathered.empty()) to.append(", \"gathered\": ").append(end.gathered);
  to += "}\n";
}

std::string baseline_json(const BaselineNumbers& numbers) {
  return fmt::format(R"("baseline": {{"new": {}, "known": {}, "mended": {}{}}})", numbers.fresh, numbers.known,
                     numbers.mended, numbers.only_new_count ? R"(, "only_new_count": true)" : "");
}

}  // namespace edu_check
