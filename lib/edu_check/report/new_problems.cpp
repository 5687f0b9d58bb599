#include "edu_check/report/new_problems.h"

#include <fmt/format.h>

#include "edu_check/report/text_parts.h"
#include "edu_check/text/display.h"

namespace edu_check {
namespace {

constexpr std::size_t problem_indent = 2;
constexpr std::size_t next_lines = 6;

}  // namespace

std::string new_problems_text(const AssessmentRecord& record, const ReportOptions& options) {
  std::string text;
  if (record.verdict == Verdict::invalid || !record.standard) return text;
  for (const auto& each : record.requirements) {
    if (each.known || !is_open_problem(each.result)) continue;
    const auto& requirement = record.standard->requirements[each.index];
    const auto& what = each.to_do.empty() ? requirement.statement : each.to_do;
    const auto line = each.place.line > 0 ? fmt::format(":{}", each.place.line) : std::string();
    const auto problem =
        fmt::format("{}{}: {} {}{}{}", printable(record.inventory), line, requirement.id,
                    describe(each.result.outcome).in(options.language), options.language == Language::zh ? "：" : ": ",
                    printable(what.in(options.language)));
    text.append(problem_indent, ' ').append(wrapped(problem, options.width - problem_indent, next_lines)).append("\n");
  }
  return text;
}

}  // namespace edu_check
