#include "cli/arguments.h"

#include <algorithm>
#include <thread>

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

void add_standard_option(CLI::App& command, const Session& session, std::vector<std::string>& standards) {
  command.add_option("--standard", standards, session.say("标准，可用逗号分隔多个", "standards, separated by commas"))
      ->required()
      ->delimiter(',')
      ->type_name("ID")
      ->allow_extra_args(false);
}

void add_jobs_option(CLI::App& command, const Session& session, std::uint32_t& jobs) {
  command.add_option("--jobs", jobs, session.say("线程数（默认：全部核心）", "threads (default: all cores)"))
      ->type_name("N")
      ->check(CLI::Range(1U, 256U).description(""));
}

std::uint32_t thread_count(std::uint32_t jobs) {
  return jobs > 0 ? jobs : std::max(1U, std::thread::hardware_concurrency());
}

PageStyle page_style(PageFormat format, const Session& session) {
  const auto color = format == PageFormat::text ? session.output_color() : Color::off;
  return {format, session.language, color, session.width()};
}

}  // namespace edu_check::cli
