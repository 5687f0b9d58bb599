#include "cli/arguments.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <system_error>
#include <utility>

#include "edu_check/text/message_format.h"
#include "edu_check/text/suggestion.h"
#include "edu_check/value/quantity.h"

namespace edu_check::cli {

std::optional<Date> read_date(std::string_view option, const std::string& text, Diagnostics& diagnostics) {
  if (text.empty()) return std::nullopt;
  const auto date = parse_date(text);
  if (!date) {
    const auto mistake = parse_value(text, {Kind::date}).mistake;
    auto& diagnostic =
        diagnostics.report(Severity::error, mistake.id, "", message("{}：{}", "{}: {}", option, mistake.message));
    if (!mistake.hint.empty()) diagnostic.hint(mistake.hint);
  }
  return date;
}

void check_standard_input(std::initializer_list<InputArgument> arguments, Diagnostics& diagnostics) {
  std::string names;
  std::size_t count = 0;
  for (const auto& [name, is_standard_input] : arguments) {
    if (!is_standard_input) continue;
    names.append(count++ > 0 ? ", " : "").append(name);
  }
  if (count < 2) return;
  refuse(diagnostics, message("标准输入（-）只能用于其中之一：{}", "standard input (-) can be only one of {}", names));
}

void hint_at_words(Diagnostic& diagnostic, std::string_view found, const std::vector<std::string_view>& words) {
  if (const auto near = nearest(found, words)) diagnostic.hint(message("是否指 {}？", "did you mean {}?", *near));
  diagnostic.hint(message("可用：{}", "there are: {}", fmt::format("{}", fmt::join(words, ", "))));
}

Words<When> when_words() { return {{"auto", When::automatic}, {"always", When::always}, {"never", When::never}}; }

CLI::Option* add_group_by_option(CLI::App& command, const Session& session, GroupBy& group_by) {
  return add_words<GroupBy>(command, "--group-by", group_by,
                            {{"city", GroupBy::city}, {"district", GroupBy::district}, {"province", GroupBy::province}},
                            session.say("按地区汇总", "roll up by place"));
}

CLI::Option* add_number(CLI::App& command, const std::string& name, std::uint32_t& value, std::uint32_t least,
                        std::uint32_t most, const std::string& help) {
  const auto take = [name, &value, least, most](const std::string& text) {
    std::uint32_t number = 0;
    const auto* const last = text.data() + text.size();
    const auto [end, error] = std::from_chars(text.data(), last, number);
    if (error != std::errc() || end != last || number < least || number > most)
      throw CLI::ValidationError(name, fmt::format("{} not in range {} to {}", text, least, most));
    value = number;
  };
  return command.add_option_function<std::string>(name, take, help)->type_name("N");
}

PageStyle page_style(const OutputTarget& target, const Session& session) {
  const auto format = target.format == "markdown" ? PageFormat::markdown : PageFormat::text;
  const auto color = format == PageFormat::text ? color_of(target, session) : Color::off;
  return {format, session.language, color, width_of(target, session)};
}

}  // namespace edu_check::cli
