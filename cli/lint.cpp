#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <set>

#include "cli/adoption.h"
#include "cli/arguments.h"
#include "cli/batch_inputs.h"
#include "cli/command.h"
#include "cli/file_place.h"
#include "cli/output_targets.h"
#include "edu_check/input/document_reader.h"
#include "edu_check/input/input.h"
#include "edu_check/input/standards_folder.h"
#include "edu_check/lint/file_lint.h"
#include "edu_check/lint/fix.h"
#include "edu_check/page/diagnostics_page.h"
#include "edu_check/report/marks/lint_report.h"
#include "edu_check/result/baseline_file.h"
#include "edu_check/source_text/source_lint.h"
#include "edu_check/text/message_format.h"
#include "edu_check/text/source_reader.h"
#include "edu_check/text/utf8.h"

namespace edu_check::cli {
namespace {

namespace fs = std::filesystem;

struct LintOptions {
  std::vector<std::string> paths;
  std::string source;
  OutputOptions outputs;
  bool strict = false;
  bool fix = false;
  bool dry_run = false;
  bool list = false;
};

/// `--list`: what the ids of diagnostics mean. No file is read, so that nothing else that is asked for could be done.
int list_diagnostics(const LintOptions& options, const Session& session) {
  Diagnostics diagnostics;
  const std::pair<bool, std::string_view> others[] = {
      {!options.paths.empty(), "PATH"}, {!options.source.empty(), "--source"},
      {options.strict, "--strict"},     {options.fix, "--fix"},
      {options.dry_run, "--dry-run"},   {!session.standards_folders.empty(), "--standards"}};
  for (const auto& [given, name] : others) {
    if (given)
      refuse(diagnostics,
             message("--list 不检查文件，不能与 {} 同用", "--list checks no files: it does not go with {}", name));
  }
  const auto targets = read_output_targets(options.outputs, "text|markdown|json", false, diagnostics);
  check_outputs(targets, {}, diagnostics);
  if (diagnostics.has_errors()) return give_up(diagnostics, session);
  print(diagnostics, session);
  write_outputs(targets, [&](const OutputTarget& target) {
    if (target.format == "json") return known_diagnostics_json(session.language);
    return target.format == "text" ? known_diagnostics_text(page_style(target, session))
                                   : known_diagnostics_markdown(session.language);
  });
  return compliant;
}

/// Gathers what was found in all files; a mistake that several files run into, as in a vocabulary, is kept once.
class Gathering {
 public:
  void add(Diagnostics&& diagnostics) {
    findings_.dropped += diagnostics.dropped();
    findings_.errors += diagnostics.error_count();
    auto all = diagnostics.all();
    std::stable_sort(all.begin(), all.end(),
                     [](const Diagnostic& a, const Diagnostic& b) { return place(a) < place(b); });
    for (auto& each : all) {
      const bool error = each.severity == Severity::error;
      if (!seen_.insert(render(each, Language::en)).second) {
        findings_.errors -= error ? 1U : 0U;
        continue;
      }
      findings_.warnings += each.severity == Severity::warning ? 1U : 0U;
      findings_.all.push_back(std::move(each));
    }
  }

  [[nodiscard]] LintFindings& findings() { return findings_; }

 private:
  static std::tuple<std::string_view, std::uint32_t, std::uint32_t> place(const Diagnostic& each) {
    const auto& [file, position, excerpt, cut, is_cell] = each.location;
    const auto cell = is_cell ? to_string(CellPlace{position.line, position.column}).size() : 0;
    return {std::string_view(file).substr(0, file.size() - cell), position.line, position.column};
  }

  LintFindings findings_;
  std::set<std::string> seen_;
};

class Lint {
 public:
  Lint(const LintOptions& options, const Session& session) : options_(options), session_(session) {}

  int run() {
    Diagnostics diagnostics;
    check_options(diagnostics);
    const auto targets = read_output_targets(options_.outputs, format_names(lint_formats()), false, diagnostics);
    gather_inputs(diagnostics);
    check_outputs(targets, files_read(), diagnostics);
    const bool reads_it =
        std::find(options_.paths.begin(), options_.paths.end(), standard_input) != options_.paths.end();
    check_standard_input({{"PATH", reads_it}, {"--source", options_.source == standard_input}}, diagnostics);
    if (diagnostics.has_errors()) return give_up(diagnostics, session_);
    FileLint files(make_catalogue(session_, diagnostics), today());
    if (!diagnostics.has_errors()) {
      print(diagnostics, session_);  // notices are no findings
      diagnostics = Diagnostics();
    }
    gathering_.add(std::move(diagnostics));
    options_.source.empty() ? lint_files(files) : compare_with_source(files);
    const auto& findings = gathering_.findings();
    write_outputs(
        targets, [&](const OutputTarget& target) { return written_as(target, findings); }, std::move(fixed_));
    if (!findings.fixes.empty() && std::none_of(targets.begin(), targets.end(), shows_fixes)) {
      const auto text = fixes_text(findings, session_.language);
      std::fwrite(text.data(), 1, text.size(), stderr);
    }
    if (findings.errors > 0) return not_done;
    return options_.strict && findings.warnings > 0 ? found_problems : compliant;
  }

 private:
  /// With `--source` a path may be the id of a standard too.
  void gather_inputs(Diagnostics& diagnostics) {
    for (const auto& path : options_.paths)
      options_.source.empty() ? add_inputs(path, inputs_, of_inputs_) : inputs_.add(path);
    remove_repeated(inputs_, diagnostics);
  }

  /// With what lies beside standards and rule tests.
  [[nodiscard]] FilesRead files_read() const {
    FilesRead read{options_.paths, &inputs_, session_.standards_folders};
    read.files.push_back(options_.source);
    std::set<std::string> folders;
    for (std::size_t i = 0; i < inputs_.size(); ++i) folders.insert(folder_of(inputs_[i]));
    read.standards_folders.insert(read.standards_folders.end(), folders.begin(), folders.end());
    return read;
  }

  void lint_files(FileLint& files) {
    gathering_.add(std::move(of_inputs_));
    for (std::size_t i = 0; i < inputs_.size(); ++i) {
      Diagnostics found;
      if (!lint_documents(inputs_[i], files, found)) {
        auto source = open(inputs_[i], files, found);
        if (source && options_.fix) source = fix(source, files, found);
        if (source) lint_one(source, files, found);
      }
      gathering_.add(std::move(found));
      gathering_.findings().files.emplace_back(inputs_[i]);
    }
  }

  /// The inventories of a file that holds several, which only a person can mend; false for other files.
  bool lint_documents(std::string_view path, FileLint& files, Diagnostics& found) const {
    const auto vocabulary = files.vocabulary(found);
    const auto name = distinct_name(path);
    const auto reader = vocabulary ? open_documents({path, name, *vocabulary, nullptr}) : nullptr;
    if (!reader) return false;
    if (options_.fix)
      found.report(Severity::notice, "lint-fix-table", name,
                   message("--fix 不改写表格", "--fix does not change tables"));
    InventoryLoader loader(vocabulary);
    InputDocument document;
    Source source;
    while (reader->next(document)) {
      found.append(std::move(document.found));
      if (!document.is_inventory) continue;
      document.give_to(source, name);
      (void)loader.load(source, found);
    }
    return true;
  }

  static void lint_one(const std::shared_ptr<const Source>& source, FileLint& files, Diagnostics& found) {
    if (is_baseline_file(source->text())) return lint_baseline(*source, files.catalogue(), found);
    const auto kind = file_kind(*source);
    files.lint(source, kind, files_beside(*source, kind), found);
  }

  /// Writes a file with all exact replacements made, unless they are only to be shown; returns what is to be linted.
  std::shared_ptr<const Source> fix(const std::shared_ptr<const Source>& source, FileLint& files, Diagnostics& found) {
    std::error_code error;
    if (!fs::is_regular_file(fs::path(source->name()), error)) return source;  // built in
    auto fixed = fix_text(*source, [&](const Source& text, Diagnostics& of_text) {
      lint_one(std::make_shared<Source>(text), files, of_text);
    });
    if (fixed.fixes.empty() || has_other_names(*source, found)) return source;
    if (!fixed.complete) {
      found
          .report(Severity::warning, "lint-fix-more", source->name(),
                  message("一次改不完：本次可改 {} 处，之后还有",
                          "too much for one run: {} are mended, and there are more", fixed.fixes.size()))
          .hint(message("再运行一次 lint --fix", "run lint --fix again"));
    }
    for (auto& each : fixed.fixes) gathering_.findings().fixes.push_back({source->name(), std::move(each)});
    if (options_.dry_run) return source;
    auto& output = fixed_.emplace_back(source->name());
    output.write(fixed.text);
    output.close();
    return std::make_shared<Source>(source->name(), std::move(fixed.text));
  }

  /// What is written anew takes the place of one name; under the others the file would stay as it was.
  static bool has_other_names(const Source& source, Diagnostics& found) {
    std::error_code error;
    const auto names = fs::hard_link_count(fs::path(source.name()), error);
    if (error || names < 2) return false;
    found
        .report(Severity::error, "lint-fix-linked", source.name(),
                message("这个文件有 {} 个名字（硬链接），改写一个会使其余的保持原样：未改写",
                        "the file has {} names (hard links), and only this one would be mended: it was left as it is",
                        names))
        .hint(message("先用副本换下它（cp 后再 mv），或逐处自行改正",
                      "put a copy in its place first (cp, then mv), or mend it by hand"));
    return true;
  }

  void check_options(Diagnostics& diagnostics) {
    if (options_.paths.empty())
      refuse(diagnostics, message("缺少参数 PATH", "the argument PATH is missing")).hint(usage_hint());
    const auto refuse = [&](Message text) { diagnostics.report(Severity::error, "lint-fix", "", std::move(text)); };
    if (options_.dry_run && !options_.fix) refuse(message("--dry-run 须与 --fix 同用", "--dry-run goes with --fix"));
    if (!options_.fix) return;
    if (!options_.source.empty()) refuse(message("--fix 不能与 --source 同用", "--fix does not go with --source"));
    if (std::find(options_.paths.begin(), options_.paths.end(), standard_input) != options_.paths.end())
      refuse(message("--fix 改写文件，不能用于标准输入", "--fix changes files, and can't change standard input"));
    gathering_.findings().fixes_are_made = !options_.dry_run;
  }

  static const LintFormat& format_of(const OutputTarget& target) {
    const auto all = lint_formats();
    return *std::find_if(all.begin(), all.end(), [&](const LintFormat& each) { return each.name == target.format; });
  }
  static bool shows_fixes(const OutputTarget& target) { return format_of(target).shows_fixes; }

  [[nodiscard]] std::string written_as(const OutputTarget& target, const LintFindings& findings) const {
    return format_of(target).write(findings, {session_.language, color_of(target, session_)});
  }

  void compare_with_source(FileLint& files) {
    Diagnostics diagnostics;
    const auto text = read_source(options_.source, diagnostics);
    if (text && find_invalid_utf8(text->text())) {
      diagnostics.report(Severity::error, "source-encoding", options_.source,
                         message("原文不是 UTF-8 编码", "the text is not UTF-8"));
    }
    const bool readable = !diagnostics.has_errors();
    gathering_.add(std::move(diagnostics));
    for (std::size_t i = 0; i < inputs_.size(); ++i) {
      Diagnostics found;
      const auto source = readable ? open(inputs_[i], files, found) : nullptr;
      if (source) compare(files, source, text, found);
      gathering_.add(std::move(found));
      gathering_.findings().files.emplace_back(inputs_[i]);
    }
  }

  static void compare(FileLint& files, const std::shared_ptr<const Source>& source,
                      const std::shared_ptr<const Source>& text, Diagnostics& found) {
    if (file_kind(*source) != FileKind::standard) {
      found.report(
          Severity::error, "source-standard", source->name(),
          message("--source 只能与标准一起用，这不是标准", "--source goes with standards only, and this is none"));
      return;
    }
    if (const auto standard = files.load(source, files_beside(*source, FileKind::standard), found))
      lint_against_source(*standard, text, found);
  }

  /// A file, or a standard by its id.
  static std::shared_ptr<const Source> open(std::string_view path, const FileLint& files, Diagnostics& diagnostics) {
    std::error_code error;
    if (path != standard_input && !fs::exists(fs::path(path), error)) {
      if (auto known = files.catalogue().find(std::string(path) + ".yaml")) return known;
    }
    return read_source(path, diagnostics);
  }

  /// The vocabulary beside a standard or its rule tests, and the standard beside rule tests; what is wrong in them is
  /// reported where they are asked for themselves.
  static std::vector<StandardFile> files_beside(const Source& source, FileKind kind) {
    std::vector<StandardFile> files;
    if (kind == FileKind::inventory || kind == FileKind::waivers || source.name() == shown_name(standard_input))
      return files;
    const auto folder = fs::path(source.name()).parent_path();
    const bool in_vocabulary = kind == FileKind::vocabulary;
    Diagnostics unheard;
    if (!in_vocabulary || folder.filename() == "vocabulary") {
      if (auto found = read_standards_folder(in_vocabulary ? folder : folder / "vocabulary", "vocabulary/", unheard))
        files = std::move(*found);
    }
    if (kind != FileKind::rule_tests) return files;
    const auto standard = folder / (tested_standard(source) + ".yaml");
    if (auto tested = read_found_source(standard.native(), unheard))
      files.push_back({standard.filename().string(), std::move(tested)});
    return files;
  }

  const LintOptions& options_;
  const Session& session_;
  InputList inputs_;
  Diagnostics of_inputs_;
  std::vector<Output> fixed_;  ///< get their names with the reports
  Gathering gathering_;
};

}  // namespace

void add_lint(CLI::App& program, Session& session, Action& action) {
  auto options = std::make_shared<LintOptions>();
  auto* const command = program.add_subcommand(
      "lint", session.say("检查标准、词汇表、规则测试、清单和豁免的写法",
                          "look for mistakes in standards, vocabularies, rule tests, inventories and waivers"));
  command
      ->add_option("PATH", options->paths,
                   session.say("文件、文件夹、通配符、标准的编号，- 为标准输入",
                               "files, folders, patterns, ids of standards, - for standard input"))
      ->type_name("");
  command
      ->add_option("--source", options->source,
                   session.say("官方原文：核对标准的条款、阈值和措辞",
                               "the official text: compares clauses, thresholds and wording of the standards with it"))
      ->type_name("TEXT")
      ->allow_extra_args(false);
  add_output_options(*command, session, options->outputs, format_names(lint_formats()),
                     session.say("格式，可重复", "format, may be repeated"));
  command->add_flag("--strict", options->strict,
                    session.say("有警告时退出码为 1", "warnings alone make the exit code 1"));
  command->add_flag("--fix", options->fix,
                    session.say("改正只有一种改法的错误", "mend mistakes that have one exact replacement"));
  command->add_flag(
      "--dry-run", options->dry_run,
      session.say("与 --fix 同用：只显示，不改写", "with --fix: show what it would change, and write nothing"));
  command->add_flag("--list", options->list,
                    session.say("只列出诊断的编号及其意思（格式 text、markdown 或 json）",
                                "only list the ids of diagnostics and what they mean (as text, markdown or json)"));
  command->callback([options, &session, &action] {
    action = [options, &session] {
      return options->list ? list_diagnostics(*options, session) : Lint(*options, session).run();
    };
  });
}

}  // namespace edu_check::cli
