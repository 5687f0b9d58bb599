#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <memory>

#include "cli/command.h"
#include "cli/output.h"
#include "edu_check/rule_test/coverage.h"
#include "edu_check/rule_test/mutation.h"
#include "edu_check/rule_test/rule_test_runner.h"
#include "edu_check/text/display.h"
#include "edu_check/text/message_format.h"
#include "edu_check/text/service_command.h"

namespace edu_check::cli {
namespace {

namespace fs = std::filesystem;

/// The options of `test` as given.
struct TestOptions {
  std::vector<std::string> paths;  ///< ids, files or folders
  bool coverage = false;
  bool mutate = false;
  std::size_t sample = 1;
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
    auto folders = session_;
    const auto ids = read_paths(folders.standards_folders);
    const auto catalogue = make_catalogue(folders, diagnostics_);
    const auto standards = catalogue.load(ids.empty() ? catalogue.ids() : ids, diagnostics_);
    Tally total;
    std::size_t tested = 0;
    for (const auto& standard : standards) {
      const auto tests = load(*standard, standard, catalogue);
      if (!tests) continue;
      const auto tally = run_standard(*tests);
      write_summary(standard->id, tally);
      total.add(tally);
      ++tested;
    }
    if (tested > 1) write_summary(session_.say("合计", "all"), total);
    output_.complete();
    print(diagnostics_, session_);
    if (diagnostics_.has_errors()) return not_done;
    return total.is_clean() ? compliant : found_problems;
  }

 private:
  /// The ids that the paths stand for; the folders of files join the others.
  std::vector<std::string> read_paths(std::vector<std::string>& folders) const {
    std::vector<std::string> ids;
    const auto add_folder = [&](const fs::path& folder) {
      const auto name = folder.empty() ? std::string(".") : folder.string();
      if (std::find(folders.begin(), folders.end(), name) == folders.end()) folders.push_back(name);
    };
    for (const auto& each : options_.paths) {
      const fs::path path = each;
      std::error_code error;
      if (fs::is_directory(path, error)) {
        add_folder(path);
        for (auto& id : ids_in(path)) ids.push_back(std::move(id));
      } else if (path.extension() == ".yaml") {
        add_folder(path.parent_path());
        ids.push_back(id_of(path));
      } else {
        ids.push_back(each);
      }
    }
    return ids;
  }

  static std::string id_of(const fs::path& path) {
    auto id = path.stem();
    if (id.extension() == ".test") id = id.stem();
    return id.string();
  }

  static std::vector<std::string> ids_in(const fs::path& folder) {
    std::vector<std::string> ids;
    std::error_code error;
    for (fs::directory_iterator each(folder, error), end; !error && each != end; each.increment(error)) {
      const auto name = each->path().filename().string();
      if (name.ends_with(".yaml") && !name.ends_with(".test.yaml") && name[0] != '.') ids.push_back(id_of(name));
    }
    std::sort(ids.begin(), ids.end());
    return ids;
  }

  std::shared_ptr<const RuleTests> load(const Standard& standard, std::shared_ptr<const Standard> shared,
                                        const Catalogue& catalogue) {
    const auto name = standard.id + ".test.yaml";
    auto source = catalogue.find(name);
    if (source) return load_rule_tests(std::move(source), std::move(shared), diagnostics_);
    diagnostics_.report(
        Severity::error, "tests-missing", standard.source->name(),
        message("标准 {} 没有规则测试（{}）", "the standard {} has no rule tests ({})", standard.id, name));
    return nullptr;
  }

  Tally run_standard(const RuleTests& tests) {
    Tally tally;
    for (const auto& result : run_rule_tests(tests)) {
      ++(result.passed() ? tally.passed : tally.failed);
      for (const auto& mistake : result.mistakes) {
        write_line(result.place, message("未通过：{}：{}", "failed: {2}: {3}", result.name.zh, mistake.zh,
                                         result.name.en, mistake.en));
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
                 message("缺测试：{0}：{1}", "untested: {0}: {2}", requirement.id, lacking.zh, lacking.en));
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

  void write_line(const Location& place, const Message& text) {
    output_.write(without_commands(fmt::format("{}:{}:{}: {}\n", printable(place.file), place.position.line,
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
    output_.write(text.in(session_.language) + "\n");
  }

  const TestOptions& options_;
  const Session& session_;
  Diagnostics diagnostics_;
  Output output_;
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
  command->add_flag(
      "--coverage", options->coverage,
      session.say("要求每条要求都测试通过、不通过、临界值、缺数据和不适用",
                  "demand a pass, a fail, the boundary, a missing fact and not applicable of every requirement"));
  command->add_flag("--mutate", options->mutate,
                    session.say("逐一改动每条要求，必须有测试察觉",
                                "change each requirement in every small way: some test must notice"));
  command
      ->add_option("--sample", options->sample,
                   session.say("只试每 N 个变异中的一个", "try only one of every N mutants"))
      ->type_name("N")
      ->check(CLI::Range(std::size_t{1}, std::size_t{1000000}).description(""));
  command->callback(
      [options, &session, &action] { action = [options, &session] { return Test(*options, session).run(); }; });
}

}  // namespace edu_check::cli
