#include "cli/arguments.h"

#include "edu_check/text/message_format.h"
#include "edu_check/value/quantity.h"

namespace edu_check::cli {

std::optional<Date> read_date(std::string_view option, const std::string& text, Diagnostics& diagnostics) {
  if (text.empty()) return std::nullopt;
  const auto date = parse_date(text);
  if (!date) {
    const auto mistake = parse_value(text, {Kind::date}).mistake;
    auto& diagnostic =
        diagnostics.report(Severity::error, mistake.id, "",
                           message("{}：{}", "{2}: {3}", option, mistake.message.zh, option, mistake.message.en));
    if (!mistake.hint.empty()) diagnostic.hint(mistake.hint);
  }
  return date;
}

std::string words_mistake(const std::string& words, const std::string& found, const Session& session) {
  return message("应为 {} 之一，实为“{}”", "expected one of {}, found “{}”", words, found).in(session.language);
}

PageStyle page_style(PageFormat format, const Session& session) {
  const auto color = format == PageFormat::text ? session.output_color() : Color::off;
  return {format, session.language, color, session.width()};
}

}  // namespace edu_check::cli
