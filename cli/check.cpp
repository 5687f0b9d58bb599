#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <thread>

#include "cli/command.h"
#include "cli/output.h"
#include "cli/progress.h"
#include "edu_check/batch/batch.h"
#include "edu_check/text/message_format.h"

namespace edu_check::cli {
namespace {

enum class CsvRows : std::uint8_t { indicators, schools };

/// The options of `check` as given.
struct CheckOptions {
  std::vector<std::string> paths;
  std::vector<std::string> standards;
  std::string as_of;
  std::vector<std::string> formats;
  std::uint32_t jobs = 0;
  std::string region;
  GroupBy group_by = GroupBy::none;
  Details details = Details::full;
  CsvRows csv_rows = CsvRows::indicators;
  SarifResults sarif_results = SarifResults::problems;
  const CLI::Option* csv_rows_option = nullptr;
  const CLI::Option* sarif_results_option = nullptr;
  yaml::ReaderChoice reader = yaml::ReaderChoice::automatic;
  When progress = When::automatic;
  bool advisory = false;
  bool allow_unknown = false;
  bool require_evidence = false;
  bool quiet = false;
};

/// One `--format`: what to write and where.
struct Target {
  const ReportFormat* format;
  std::string file;  ///< empty: standard output
  bool append = false;
};

std::atomic<bool> interrupt_wanted{false};

class Check {
 public:
  Check(const CheckOptions& options, const Session& session) : options_(options), session_(session) {}

  int run() {
    const auto targets = read_targets();
    const auto as_of = read_as_of();
    const auto catalogue = make_catalogue(session_, diagnostics_);
    const auto standards = catalogue.load(options_.standards, diagnostics_);
    if (diagnostics_.has_errors()) return give_up();
    InputList inputs;
    for (const auto& path : options_.paths) add_inputs(path, inputs, diagnostics_);
    const bool inputs_missing = diagnostics_.has_errors();
    if (inputs.empty()) return give_up();
    print(diagnostics_, session_);
    BatchOptions batch;
    batch.standards = standards;
    batch.as_of = as_of;
    batch.today = today();
    batch.evidence = options_.require_evidence ? EvidenceRule::required : EvidenceRule::optional;
    batch.reader = options_.reader;
    batch.jobs = options_.jobs > 0 ? options_.jobs : std::max(1U, std::thread::hardware_concurrency());
    batch.group_by = options_.group_by;
    if (!options_.region.empty()) batch.region = options_.region;
    const auto result = write(batch, inputs, targets);
    if (result.stopped) return interrupted;
    return exit_code(result.summary, inputs_missing);
  }

 private:
  int give_up() {
    print(diagnostics_, session_);
    return not_done;
  }

  std::vector<Target> read_targets() {
    std::vector<Target> targets;
    auto formats = options_.formats;
    if (formats.empty() && !options_.quiet) formats.emplace_back("text");
    bool output_taken = false;
    for (const auto& each : formats) {
      const auto equals = each.find('=');
      const auto name = each.substr(0, equals);
      const auto* const format = find_report_format(name);
      const auto file = equals == std::string::npos ? std::string() : each.substr(equals + 1);
      if (format == nullptr) {
        std::string names;
        for (const auto& known : report_formats()) names += (names.empty() ? "" : ", ") + std::string(known.name);
        diagnostics_.report(Severity::error, "format-unknown", "", message("没有格式“{}”", "there is no format “{}”", name)).hint(message("可用：{}", "there are: {}", names));
      } else if (file.empty() && equals != std::string::npos) {
        diagnostics_.report(Severity::error, "format-output", "", message("{}= 后面缺少文件名", "the name of the file is missing after {}=", name));
      } else if (file.empty() && output_taken) {
        diagnostics_.report(Severity::error, "format-output", "", message("标准输出只能写一种格式：其余的写成 {}=文件", "only one format goes to standard output: write the others as {}=FILE", name));
      } else if (file.empty() && options_.quiet) {
        diagnostics_.report(Severity::error, "format-output", "", message("--quiet 时标准输出不写报告：写成 {}=文件", "with --quiet no report goes to standard output: write {}=FILE", name));
      } else if (!file.empty() && std::any_of(targets.begin(), targets.end(), [&](const Target& known) { return known.file == file; })) {
        diagnostics_.report(Severity::error, "format-output", "", message("两种格式不能写入同一文件：{}", "two formats can't go to one file: {}", file));
      } else {
        output_taken = output_taken || file.empty();
        targets.push_back({format, file});
        check_target(*format, file);
      }
    }
    check_format_options(targets);
    add_step_summary(targets);
    return targets;
  }

  void check_target(const ReportFormat& format, const std::string& file) {
    if (format.destination == Destination::file && file.empty()) {
      diagnostics_.report(Severity::error, "format-output", "", message("{0} 只能写入文件：写成 {0}=文件", "{0} goes only to a file: write {0}=FILE", format.name));
    } else if (format.obstacle != nullptr) {
      if (auto obstacle = format.obstacle(); !obstacle.empty()) diagnostics_.report(Severity::error, "format-unavailable", "", std::move(obstacle));
    }
  }

  /// Options of one format are mistakes without it.
  void check_format_options(const std::vector<Target>& targets) {
    const auto require = [&](bool given, std::string_view option, std::string_view name) {
      const bool found = std::any_of(targets.begin(), targets.end(), [&](const Target& each) { return each.format->name == name; });
      if (given && !found) diagnostics_.report(Severity::error, "format-option", "", message("{} 须与 --format {} 同用", "{} goes with --format {}", option, name));
    };
    require(options_.csv_rows_option->count() > 0, "--csv-rows", "csv");
    require(options_.sarif_results_option->count() > 0, "--sarif-results", "sarif");
  }

  /// Beside its annotations, GitHub shows what is appended to this file.
  static void add_step_summary(std::vector<Target>& targets) {
    const char* const summary = std::getenv("GITHUB_STEP_SUMMARY");
    const bool wanted = std::any_of(targets.begin(), targets.end(), [](const Target& each) { return each.format->name == "github"; });
    if (wanted && summary != nullptr && *summary != '\0') targets.push_back({find_report_format("markdown"), summary, true});
  }

  std::optional<Date> read_as_of() {
    if (options_.as_of.empty()) return std::nullopt;
    const auto date = parse_date(options_.as_of);
    if (!date) {
      diagnostics_.report(Severity::error, "value-date", "", message("--as-of 应为日期（如 2026-09-01），实为“{}”", "--as-of takes a date such as 2026-09-01, found “{}”", options_.as_of));
    }
    return date;
  }

  BatchResult write(const BatchOptions& batch, const InputList& inputs, const std::vector<Target>& targets) {
    ReportOptions report_options;
    report_options.standards = batch.standards;
    report_options.language = session_.language;
    report_options.layout = inputs.size() > 1 ? Layout::lines : Layout::whole;
    report_options.details = options_.details;
    report_options.advisory = options_.advisory;
    report_options.rows_are_schools = options_.csv_rows == CsvRows::schools;
    report_options.sarif_results = options_.sarif_results;
    std::vector<std::unique_ptr<Report>> reports;
    std::vector<Output> outputs;
    for (const auto& [format, file, append] : targets) {
      report_options.color = file.empty() ? session_.output_color() : Color::off;
      report_options.width = file.empty() ? session_.width() : 80;
      reports.push_back(format->make(report_options));
      if (append) {
        outputs.push_back(Output::append_to(file));
      } else {
        file.empty() ? outputs.emplace_back() : outputs.emplace_back(file);
      }
    }
    std::signal(SIGINT, [](int) { interrupt_wanted = true; });
    const bool show_progress = options_.progress == When::always || (options_.progress == When::automatic && !options_.quiet && isatty(STDERR_FILENO) != 0 && inputs.size() > 1);
    Progress progress(show_progress, inputs.size(), session_);
    std::string text;
    const auto each_output = [&](auto&& produce) {
      for (std::size_t i = 0; i < reports.size(); ++i) {
        text.clear();
        produce(*reports[i]);
        outputs[i].write(text);
      }
    };
    each_output([&](Report& report) { report.begin(text); });
    const BatchCallbacks callbacks{
        [&](const BatchPart& part) {
          progress.clear();
          std::fwrite(part.diagnostics.data(), 1, part.diagnostics.size(), stderr);
          for (std::size_t i = 0; i < outputs.size(); ++i) outputs[i].write(part.pieces[i]);
          progress.show(part.done);
          return !interrupt_wanted;
        },
        [&](const Diagnostics& diagnostics) { return render(diagnostics, session_.language, session_.error_color()); }};
    auto result = run_batch(batch, inputs, reports, callbacks);
    progress.clear();
    each_output([&](Report& report) { report.end(text, {result.summary, result.rollup}); });
    for (auto& output : outputs) output.complete();
    print_notices(reports, targets);
    return result;
  }

  void print_notices(const std::vector<std::unique_ptr<Report>>& reports, const std::vector<Target>& targets) {
    Diagnostics notices;
    for (std::size_t i = 0; i < reports.size(); ++i) {
      if (auto notice = reports[i]->notice(); !notice.empty()) notices.report(Severity::warning, "report-cut", targets[i].file, std::move(notice));
    }
    print(notices, session_);
  }

  /// The gravest outcome wins: 2, 1, 3, 0.
  [[nodiscard]] int exit_code(const Summary& summary, bool inputs_missing) const {
    if (inputs_missing || summary.of(Verdict::invalid) > 0) return not_done;
    if (summary.of(Verdict::non_compliant) > 0) return found_problems;
    const bool open = summary.of(Verdict::undetermined) > 0 && !options_.allow_unknown;
    return open || summary.of(Verdict::not_applicable) > 0 ? undetermined : compliant;
  }

  const CheckOptions& options_;
  const Session& session_;
  Diagnostics diagnostics_;
};

template <class Value>
CLI::Option* add_choice(CLI::App& command, const std::string& name, Value& value, const std::map<std::string, Value>& choices, const std::string& help, const std::string& words) {
  return command.add_option(name, value, help)->transform(CLI::CheckedTransformer(choices).description(""))->type_name(words);
}

std::string format_names() {
  std::string names;
  for (const auto& format : report_formats()) names += (names.empty() ? "" : "|") + std::string(format.name);
  return names;
}

}  // namespace

void add_check(CLI::App& program, Session& session, Action& action) {
  auto options = std::make_shared<CheckOptions>();
  auto* const command = program.add_subcommand("check", session.say("按标准检查清单（默认命令）", "check inventories against standards (the default command)"));
  command->add_option("PATH", options->paths, session.say("清单：文件、文件夹、通配符，- 为标准输入", "inventories: files, folders, patterns, - for standard input"))->required()->type_name("");
  command->add_option("--standard", options->standards, session.say("标准，可用逗号分隔多个", "standards, separated by commas"))->required()->delimiter(',')->type_name("ID")->allow_extra_args(false);
  command->add_option("--as-of", options->as_of, session.say("按此日判断到期（默认：清单的 date，否则今天）", "judge due dates on this day (default: the inventory's date, else today)"))->type_name("DATE");
  command->add_option("--format", options->formats, session.say("报告格式，可重复", "report format, may be repeated"))->type_name(format_names() + "[=FILE]")->allow_extra_args(false);
  command->add_option("--region", options->region, session.say("区域清单：连同各校一并评估区域", "inventory of the region: assesses it with its schools"))->type_name("FILE");
  add_choice<GroupBy>(*command, "--group-by", options->group_by, {{"province", GroupBy::province}, {"city", GroupBy::city}, {"district", GroupBy::district}}, session.say("按地区汇总", "roll up by place"), "province|city|district");
  add_choice<Details>(*command, "--details", options->details, {{"full", Details::full}, {"problems", Details::problems}}, session.say("json 与 ndjson 中的要求：全部或只有问题", "requirements in json and ndjson: all, or problems only"), "full|problems");
  options->csv_rows_option = add_choice<CsvRows>(*command, "--csv-rows", options->csv_rows, {{"indicator", CsvRows::indicators}, {"school", CsvRows::schools}}, session.say("csv 的每行：指标（默认）或学校", "rows of csv: indicators (default) or schools"), "indicator|school");
  options->sarif_results_option = add_choice<SarifResults>(*command, "--sarif-results", options->sarif_results, {{"problems", SarifResults::problems}, {"waived", SarifResults::waived}, {"all", SarifResults::all}}, session.say("sarif 的结果：问题（默认）、加上已豁免的（标为已抑制）或全部", "results of sarif: problems (default), waived ones too (as suppressed), or all"), "problems|waived|all");
  command->add_option("--jobs", options->jobs, session.say("线程数（默认：全部核心）", "threads (default: all cores)"))->type_name("N")->check(CLI::Range(1U, 256U).description(""));
  command->add_flag("--advisory", options->advisory, session.say("显示建议性要求的详情", "show what advisory requirements found"));
  command->add_flag("--allow-unknown", options->allow_unknown, session.say("待定不影响退出码", "what is unknown does not change the exit code"));
  command->add_flag("--require-evidence", options->require_evidence, session.say("没有佐证材料的达标项视为待定", "what passes without evidence is unknown"));
  add_choice<yaml::ReaderChoice>(*command, "--reader", options->reader, {{"auto", yaml::ReaderChoice::automatic}, {"fast", yaml::ReaderChoice::fast}, {"yaml-cpp", yaml::ReaderChoice::yaml_cpp}}, session.say("读取器，用于诊断", "reader, for diagnosis"), "auto|fast|yaml-cpp");
  add_choice<When>(*command, "--progress", options->progress, {{"auto", When::automatic}, {"always", When::always}, {"never", When::never}}, session.say("进度显示", "progress"), "auto|always|never");
  command->add_flag("--quiet", options->quiet, session.say("不向标准输出写报告", "write no report to standard output"));
  command->callback([options, &session, &action] { action = [options, &session] { return Check(*options, session).run(); }; });
}

}  // namespace edu_check::cli
