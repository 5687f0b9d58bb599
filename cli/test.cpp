#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <memory>

#include "cli/arguments.h"
#include "cli/command.h"
#include "cli/output_targets.h"
#include "cli/test_files.h"
#include "edu_check/rule_test/coverage.h"
#include "edu_check/rule_test/mutation.h"
#include "edu_check/rule_test/rule_test_loader.h"
#include "edu_check/rule_test/rule_test_runner.h"
#include "edu_check/text/display.h"
#include "edu_check/text/message_format.h"
#include "edu_check/text/service_command.h"
#include "edu_check/text/suggestion.h"

namespace edu_check::cli {
namespace {

namespace fs = std::filesystem;

constexpr auto test_formats = "text";

/// The options of `test` as given.
struct TestOptions {
  std::vector<std::string> paths;  ///< ids, files or folders
  bool coverage = false;
  bool mutate = false;
  std::uint32_t sample = 1;
  const CLI::Option* sample_option = nullptr;
  OutputOptions outputs;
};

/// What came of the tests of one standard, or of all.
struct Tally {
  std::size_t passed = 0;
  std::size_t failed = 0;
  std::size_t gaps = 0;
  std::size_t mutants = 0;
  std::size_t survivors = 0;
  std::size_t explained = 0;
  std::size_t outdated = 0;

  void add(const Tally& other) {
    passed += other.passed;
    failed += other.failed;
    gaps += other.gaps;
    mutants += other.mutants;
    survivors += other.survivors;
    explained += other.explained;
    outdated += other.outdated;
  }
  [[nodiscard]] bool is_clean() const { return failed + gaps + survivors + outdated == 0; }
};

class Test {
 public:
  Test(const TestOptions& options, const Session& session) : options_(options), session_(session) {}

  int run() {
    if (is_given(options_.sample_option) && !options_.mutate) {
      refuse(diagnostics_, message("--sample 须与 --mutate 同用", "--sample goes with --mutate"));
      return give_up(diagnostics_, session_);
    }
    auto folders = session_;
    const auto targets = read_output_targets(options_.outputs, test_formats, false, diagnostics_);
    const bool targets_wrong = diagnostics_.has_errors();
    auto files = find_files(folders);
    const auto before = diagnostics_.error_count();
    check_outputs(targets, {options_.paths, nullptr, folders.standards_folders}, diagnostics_);
    if (targets_wrong || diagnostics_.error_count() > before) return give_up(diagnostics_, session_);
    for (const auto& each : targets) outputs_.emplace_back(each.file);
    const auto catalogue = make_catalogue(folders, diagnostics_);
    if (options_.paths.empty()) {
      for (auto& id : catalogue.ids()) files.push_back({std::move(id), nullptr});
    }
    drop_unknown(files, catalogue);
    const auto standards = catalogue.load(ids_of(files), diagnostics_);
    Tally total;
    std::size_t tested = 0;
    for (const auto& file : files) {
      const auto tests = load(file, standards, catalogue);
      if (!tests) continue;
      const auto tally = run_standard(*tests);
      write_summary(name_of(file), tally);
      check_done(*tests, tally);
      total.add(tally);
      ++tested;
    }
    if (tested > 1) write_summary(session_.say("合计", "all"), total);
    if (tested == 0 && !diagnostics_.has_errors())
      diagnostics_.report(Severity::error, "tests-missing", "",
                          message("没有可运行的规则测试", "there are no rule tests to run"));
    if (!diagnostics_.has_errors()) Output::complete_all(outputs_);
    print(diagnostics_, session_);
    if (diagnostics_.has_errors()) return not_done;
    return total.is_clean() ? compliant : found_problems;
  }

 private:
  /// The rule tests that the paths stand for; the folders in which they stand join those of the session.
  std::vector<TestFile> find_files(Session& folders) {
    auto found = find_test_files(options_.paths, diagnostics_);
    auto& known = folders.standards_folders;
    for (auto& folder : found.folders) {
      if (std::find(known.begin(), known.end(), folder) == known.end()) known.push_back(std::move(folder));
    }
    return std::move(found.files);
  }

  /// Tests whose standard nobody knows are reported where they name it; an id is reported by the catalogue.
  void drop_unknown(std::vector<TestFile>& files, const Catalogue& catalogue) {
    const auto is_unknown = [&](const TestFile& file) {
      return file.source && !catalogue.find(file.standard + ".yaml");
    };
    for (const auto& file : files) {
      if (!is_unknown(file)) continue;
      const auto ids = catalogue.ids();
      auto& diagnostic = diagnostics_.report(
          Severity::error, "standard-unknown", file.source->name(),
          message("这是标准“{}”的规则测试，但没有这个标准",
                  "these are rule tests of “{}”, but there is no such standard", printable(file.standard)));
      if (const auto near = nearest(file.standard, {ids.begin(), ids.end()}))
        diagnostic.hint(message("是否指 {}？", "did you mean {}?", *near));
      diagnostic.hint(message("把标准放在规则测试旁，或用 --standards 指明其文件夹",
                              "put the standard beside its rule tests, or name its folder by --standards"));
    }
    std::erase_if(files, is_unknown);
  }

  static std::vector<std::string> ids_of(const std::vector<TestFile>& files) {
    std::vector<std::string> ids;
    for (const auto& file : files) {
      if (std::find(ids.begin(), ids.end(), file.standard) == ids.end()) ids.push_back(file.standard);
    }
    return ids;
  }

  /// A standard by its id; rule tests that bear another name than their standard by their file.
  static std::string name_of(const TestFile& file) {
    if (!file.source) return file.standard;
    const auto name = fs::path(file.source->name()).filename().string();
    return name == file.standard + ".test.yaml" ? file.standard : printable(file.source->name());
  }

  std::shared_ptr<const RuleTests> load(const TestFile& file,
                                        const std::vector<std::shared_ptr<const Standard>>& standards,
                                        const Catalogue& catalogue) {
    const auto standard =
        std::find_if(standards.begin(), standards.end(), [&](const auto& each) { return each->id == file.standard; });
    if (standard == standards.end()) return nullptr;  // which was reported
    const auto name = file.standard + ".test.yaml";
    if (auto source = file.source ? file.source : catalogue.find(name))
      return load_rule_tests(std::move(source), *standard, diagnostics_);
    diagnostics_.report(
        Severity::error, "tests-missing", (*standard)->source->name(),
        message("标准 {} 没有规则测试（{}）", "the standard {} has no rule tests ({})", file.standard, name));
    return nullptr;
  }

  /// Nothing that was run is no success.
  void check_done(const RuleTests& tests, const Tally& tally) {
    const auto refuse = [&](Message reason) {
      diagnostics_.report(Severity::error, "tests-empty", tests.source->name(), std::move(reason));
    };
    if (tally.passed + tally.failed == 0) refuse(message("文件中没有任何测试", "the file holds no test"));
    if (options_.mutate && tally.mutants == 0)
      refuse(message("没有试过任何变异：--sample {} 跳过了全部",
                     "no mutant was tried: --sample {} leaves all of them out", options_.sample));
  }

  Tally run_standard(const RuleTests& tests) {
    Tally tally;
    for (const auto& result : run_rule_tests(tests)) {
      ++(result.passed() ? tally.passed : tally.failed);
      for (const auto& mistake : result.mistakes) {
        write_line(result.place, message("未通过：{}：{}", "failed: {}: {}", result.name, mistake));
      }
    }
    if (options_.coverage) tally.gaps = cover(tests);
    if (options_.mutate) mutate_all(tests, tally);
    return tally;
  }

  std::size_t cover(const RuleTests& tests) {
    const auto gaps = find_coverage_gaps(tests);
    for (const auto& gap : gaps) {
      const auto& requirement = tests.standard->requirements[gap.requirement];
      Message lacking;
      for (const auto each : gap.lacking) {
        lacking.zh += (lacking.zh.empty() ? "" : "、") + describe(each).zh;
        lacking.en += (lacking.en.empty() ? "" : ", ") + describe(each).en;
      }
      write_line(locate(*tests.standard->source, requirement.offset),
                 message("缺测试：{}：{}", "untested: {}: {}", requirement.id, lacking));
    }
    return gaps.size();
  }

  void mutate_all(const RuleTests& tests, Tally& tally) {
    const auto report = mutate(tests, {options_.sample});
    for (const auto& survivor : report.survivors) {
      write_line(survivor.place, message("存活：{}：{}", "survivor: {}: {}", survivor.subject, survivor.mutant));
    }
    for (const auto index : report.outdated) {
      const auto& note = tests.survivors[index];
      write_line(locate(*tests.source, note.offset),
                 message("没有这样的存活变异：{}：{}", "explains no survivor: {}: {}", note.subject, note.mutant));
    }
    tally.mutants = report.mutants;
    tally.survivors = report.survivors.size();
    tally.explained = report.explained.size();
    tally.outdated = report.outdated.size();
  }

  void write(const std::string& text) {
    for (auto& each : outputs_) each.write(text);
  }

  void write_line(const Location& place, const Message& text) {
    write(without_commands(fmt::format("{}:{}:{}: {}\n", printable(place.file), place.position.line,
                                       place.position.column, printable(text.in(session_.language)))));
  }

  void write_summary(std::string_view name, const Tally& tally) {
    auto text =
        message("{}：{} 项测试通过，{} 项未通过", "{}: {} tests passed, {} failed", name, tally.passed, tally.failed);
    const auto add = [&](const Message& more) {
      text.zh += more.zh;
      text.en += more.en;
    };
    if (options_.coverage && tally.gaps == 0) add({"；覆盖完整", "; coverage complete"});
    if (tally.gaps > 0) add(message("；{} 条要求缺测试", "; {} requirements lack tests", tally.gaps));
    if (options_.mutate)
      add(message("；{} 个变异，{} 个存活", "; {} mutants, {} survived", tally.mutants, tally.survivors));
    if (tally.explained > 0) add(message("，{} 个已说明", ", {} explained", tally.explained));
    if (tally.outdated > 0) add(message("，{} 条说明已过时", ", {} explanations outdated", tally.outdated));
    write(text.in(session_.language) + "\n");
  }

  const TestOptions& options_;
  const Session& session_;
  Diagnostics diagnostics_;
  std::vector<Output> outputs_;
};

}  // namespace

void add_test(CLI::App& program, Session& session, Action& action) {
  auto options = std::make_shared<TestOptions>();
  auto* const command =
      program.add_subcommand("test", session.say("运行标准的规则测试", "run the rule tests of standards"));
  command
      ->add_option("PATH", options->paths,
                   session.say("标准的编号、文件或文件夹（默认：全部标准）",
                               "ids of standards, files or folders (default: all standards)"))
      ->type_name("");
  add_output_options(*command, session, options->outputs, test_formats, session.say("格式", "format"));
  command->add_flag(
      "--coverage", options->coverage,
      session.say("要求每条要求都测试通过、不通过、临界值、缺数据和不适用",
                  "demand a pass, a fail, the boundary, a missing fact and not applicable of every requirement"));
  command->add_flag("--mutate", options->mutate,
                    session.say("逐一改动每条要求，必须有测试察觉",
                                "change each requirement in every small way: some test must notice"));
  options->sample_option = add_number(*command, "--sample", options->sample, 1, 1'000'000,
                                      session.say("只试每 N 个变异中的一个", "try only one of every N mutants"));
  command->callback(
      [options, &session, &action] { action = [options, &session] { return Test(*options, session).run(); }; });
}

}  // namespace edu_check::cli
