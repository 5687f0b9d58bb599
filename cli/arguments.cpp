#include "cli/arguments.h"

#include "edu_check/text/message_format.h"

namespace edu_check::cli {

std::optional<Date> read_date(std::string_view option, const std::string& text, Diagnostics& diagnostics) {
  if (text.empty()) return std::nullopt;
  const auto date = parse_date(text);
  if (!date) {
    diagnostics.report(Severity::error, "value-date", "",
                       message("{} 应为日期（如 2026-09-01），实为“{}”",
                               "{} takes a date such as 2026-09-01, found “{}”", option, text));
  }
  return date;
}

int exit_code_of(const Summary& summary, bool allow_unknown) {
  if (summary.of(Verdict::invalid) > 0) return not_done;
  if (summary.of(Verdict::non_compliant) > 0) return found_problems;
  const bool open = summary.of(Verdict::undetermined) > 0 && !allow_unknown;
  return open || summary.of(Verdict::not_applicable) > 0 ? undetermined : compliant;
}

PageStyle page_style(PageFormat format, const Session& session) {
  const auto color = format == PageFormat::text ? session.output_color() : Color::off;
  return {format, session.language, color, session.width()};
}

}  // namespace edu_check::cli
