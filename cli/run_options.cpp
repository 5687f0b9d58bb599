#include "cli/run_options.h"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <string_view>
#include <system_error>
#include <thread>

#include "cli/arguments.h"
#include "edu_check/result/stored_result.h"
#include "edu_check/text/display.h"
#include "edu_check/text/message_format.h"

namespace edu_check::cli {
namespace {

/// `400`, `400d` or `400天` as a number of days; `none` as no limit.
std::optional<FactsAgeRule> parse_facts_age_rule(std::string_view text) {
  if (text == "none") return FactsAgeRule{std::nullopt, false};
  for (const std::string_view unit : {"d", "天"}) {
    if (text.ends_with(unit)) text.remove_suffix(unit.size());
  }
  constexpr std::int32_t most = 99999;
  std::int32_t days = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), days);
  if (error != std::errc() || end != text.data() + text.size() || days < 0 || days > most) return std::nullopt;
  return FactsAgeRule{days, true};
}

}  // namespace

void add_as_of_option(CLI::App& command, const Session& session, std::string& as_of) {
  command
      .add_option("--as-of", as_of,
                  session.say("按此日判断到期（默认：清单的日期，否则今天）",
                              "judge due dates on this day (default: the inventory's date, else today)"))
      ->type_name("DATE");
}

CLI::Option* add_facts_age_option(CLI::App& command, const Session& session, FactsAgeRule& rule) {
  const auto take = [&rule](const std::string& text) {
    const auto asked = parse_facts_age_rule(text);
    if (!asked) throw CLI::ValidationError("--facts-age-limit");
    rule = *asked;
  };
  return command
      .add_option_function<std::string>(
          "--facts-age-limit", take,
          session.say("数据日期早于截至日这么多天以上的加注（默认 400；none：不加注）",
                      "mark facts taken more than so many days before the as-of date (default 400; none: never)"))
      ->type_name("DAYS|none");
}

void add_standard_option(CLI::App& command, const Session& session, std::vector<std::string>& standards) {
  command.add_option("--standard", standards, session.say("标准，可用逗号分隔多个", "standards, separated by commas"))
      ->required()
      ->delimiter(',')
      ->type_name("ID")
      ->allow_extra_args(false);
}

void add_selection_options(CLI::App& command, const Session& session, SelectionRequest& request) {
  command
      .add_option("--only", request.only,
                  session.say("只评判这些部分、指标或要求，可用逗号分隔多个",
                              "judge only these sections, indicators or requirements, separated by commas"))
      ->delimiter(',')
      ->type_name("ID")
      ->allow_extra_args(false);
  command.add_option("--skip", request.skip, session.say("不评判这些部分、指标或要求", "leave these out"))
      ->delimiter(',')
      ->type_name("ID")
      ->allow_extra_args(false);
}

void add_allow_unknown_option(CLI::App& command, const Session& session, bool& allow_unknown) {
  command.add_flag("--allow-unknown", allow_unknown,
                   session.say("待定不影响退出码", "what is unknown does not change the exit code"));
}

void add_exit_options(CLI::App& command, const Session& session, ExitOptions& options) {
  add_allow_unknown_option(command, session, options.allow_unknown);
  command.add_flag("--exit-zero", options.zero,
                   session.say("只要检查完成，退出码就为 0（无法检查仍为 2）",
                               "exit code 0 whatever is found; 2 where the check could not be done"));
}

void add_min_score_option(CLI::App& command, const Session& session, ExitOptions& options) {
  command
      .add_option("--min-score", options.min_score,
                  session.say("达标率的下限低于此值的，退出码为 1",
                              "exit code 1 also where a score, at its lower end, is below this"))
      ->type_name("0-100");
}

std::optional<Rational> read_exit_options(const ExitOptions& options, Diagnostics& diagnostics) {
  if (options.zero && options.allow_unknown)
    refuse(diagnostics,
           message("--allow-unknown 对 --exit-zero 不起作用", "--allow-unknown has no effect with --exit-zero"));
  if (options.min_score.empty()) return std::nullopt;
  if (options.zero)
    refuse(diagnostics, message("--min-score 不能与 --exit-zero 同用", "--min-score does not go with --exit-zero"));
  const auto share = parse_share(options.min_score);
  if (!share) {
    refuse(diagnostics,
           message("--min-score 应为 0 至 100（如 80、82.5 或 80%），实为“{}”",
                   "--min-score takes 0 to 100, such as 80, 82.5 or 80%, found “{}”", printable(options.min_score)));
  }
  return share;
}

void add_evidence_options(CLI::App& command, const Session& session, EvidenceOptions& options) {
  command.add_flag("--require-evidence", options.required,
                   session.say("没有佐证的达标项视为待定；材料须是存在的文件",
                               "what passes without evidence is unknown; evidence is a file that exists"));
  command
      .add_option("--evidence", options.folder,
                  session.say("佐证材料所在的文件夹（默认：清单所在的文件夹）",
                              "folder of the evidence (default: that of the inventory)"))
      ->type_name("DIR");
}

void check_evidence_options(const EvidenceOptions& options, Diagnostics& diagnostics) {
  if (options.folder.empty()) return;
  if (!options.required) {
    refuse(diagnostics, message("--evidence 须与 --require-evidence 同用", "--evidence goes with --require-evidence"));
  }
  std::error_code error;
  if (std::filesystem::is_directory(options.folder, error)) return;
  diagnostics.report(Severity::error, "evidence-folder", options.folder,
                     message("没有这个文件夹（--evidence）", "there is no such folder (--evidence)"));
}

void add_jobs_option(CLI::App& command, const Session& session, std::uint32_t& jobs) {
  add_number(command, "--jobs", jobs, 1, 256, session.say("线程数（默认：全部核心）", "threads (default: all cores)"));
}

std::uint32_t thread_count(std::uint32_t jobs) {
  return jobs > 0 ? jobs : std::max(1U, std::thread::hardware_concurrency());
}

void add_subject_options(CLI::App& command, const Session& session, RunOptions& options) {
  add_input_options(command, session, options.inputs);
  add_standard_option(command, session, options.standards);
  add_as_of_option(command, session, options.as_of);
}

void add_region_options(CLI::App& command, const Session& session, RunOptions& options, const std::string& help) {
  command.add_option("--region", options.region, help)->type_name("FILE");
  add_facts_age_option(command, session, options.facts_age);
  add_jobs_option(command, session, options.jobs);
}

}  // namespace edu_check::cli
