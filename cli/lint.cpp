#include <fmt/format.h>
#include <rapidjson/prettywriter.h>
#include <rapidjson/stringbuffer.h>

#include <algorithm>
#include <filesystem>
#include <set>

#include "cli/adoption.h"
#include "cli/arguments.h"
#include "cli/command.h"
#include "cli/file_place.h"
#include "cli/output_targets.h"
#include "edu_check/batch/input.h"
#include "edu_check/lint/file_lint.h"
#include "edu_check/report/baseline_file.h"
#include "edu_check/report/json_text.h"
#include "edu_check/source_text/source_lint.h"
#include "edu_check/text/message_format.h"
#include "edu_check/text/utf8.h"

namespace edu_check::cli {
namespace {

namespace fs = std::filesystem;

constexpr auto formats = "text|json";

struct LintOptions {
  std::vector<std::string> paths;
  std::string source;
  OutputOptions outputs;
  bool strict = false;
};

/// What was found in all files; a mistake that several files run into, as in a vocabulary, is kept once.
class Findings {
 public:
  void add(Diagnostics&& diagnostics) {
    dropped_ += diagnostics.dropped();
    errors_ += diagnostics.error_count();
    auto all = diagnostics.all();
    std::stable_sort(all.begin(), all.end(),
                     [](const Diagnostic& a, const Diagnostic& b) { return place(a) < place(b); });
    for (auto& each : all) {
      if (!seen_.insert(render(each, Language::en)).second) {
        errors_ -= each.severity == Severity::error ? 1U : 0U;
        continue;
      }
      warnings_ += each.severity == Severity::error ? 0U : 1U;
      all_.push_back(std::move(each));
    }
  }

  [[nodiscard]] const std::vector<Diagnostic>& all() const { return all_; }
  [[nodiscard]] std::size_t errors() const { return errors_; }
  [[nodiscard]] std::size_t warnings() const { return warnings_; }
  [[nodiscard]] std::size_t dropped() const { return dropped_; }

 private:
  static std::tuple<std::string_view, std::uint32_t, std::uint32_t> place(const Diagnostic& each) {
    return {each.location.file, each.location.position.line, each.location.position.column};
  }

  std::vector<Diagnostic> all_;
  std::set<std::string> seen_;
  std::size_t errors_ = 0;
  std::size_t warnings_ = 0;
  std::size_t dropped_ = 0;
};

class Lint {
 public:
  Lint(const LintOptions& options, const Session& session) : options_(options), session_(session) {}

  int run() {
    Diagnostics diagnostics;
    const auto targets = read_output_targets(options_.outputs, formats, false, diagnostics);
    for (const auto& path : options_.paths) add_inputs(path, inputs_, of_inputs_);
    check_outputs(targets, files_read(), diagnostics);
    const bool reads_it =
        std::find(options_.paths.begin(), options_.paths.end(), standard_input) != options_.paths.end();
    check_standard_input({{"PATH", reads_it}, {"--source", options_.source == standard_input}}, diagnostics);
    if (diagnostics.has_errors()) {
      print(diagnostics, session_);
      return not_done;
    }
    FileLint files(make_catalogue(session_, diagnostics), today());
    if (!diagnostics.has_errors()) {
      print(diagnostics, session_);  // notices are no findings
      diagnostics = Diagnostics();
    }
    findings_.add(std::move(diagnostics));
    options_.source.empty() ? lint_files(files) : compare_with_source(files);
    write_outputs(targets,
                  [&](const OutputTarget& target) { return target.format == "json" ? as_json() : as_text(target); });
    if (findings_.errors() > 0) return not_done;
    return options_.strict && findings_.warnings() > 0 ? found_problems : compliant;
  }

 private:
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
    findings_.add(std::move(of_inputs_));
    for (std::size_t i = 0; i < inputs_.size(); ++i) {
      Diagnostics found;
      if (const auto source = open(inputs_[i], files, found)) {
        if (is_baseline_file(source->text())) {
          lint_baseline(*source, files.catalogue(), found);
        } else {
          const auto kind = file_kind(*source);
          files.lint(source, kind, files_beside(*source, kind), found);
        }
      }
      findings_.add(std::move(found));
    }
    checked_ = inputs_.size();
  }

  void compare_with_source(FileLint& files) {
    Diagnostics diagnostics;
    const auto text = read(options_.source, diagnostics);
    if (text && find_invalid_utf8(text->text())) {
      diagnostics.report(Severity::error, "source-encoding", options_.source,
                         message("原文不是 UTF-8 编码", "the text is not UTF-8"));
    }
    const bool readable = !diagnostics.has_errors();
    findings_.add(std::move(diagnostics));
    for (const auto& path : options_.paths) {
      Diagnostics found;
      const auto source = readable ? open(path, files, found) : nullptr;
      if (source) compare(files, source, text, found);
      findings_.add(std::move(found));
    }
    checked_ = options_.paths.size();
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
    return read(path, diagnostics);
  }

  static std::shared_ptr<const Source> read(std::string_view path, Diagnostics& diagnostics) {
    std::string text;
    if (const auto mistake = read_file(path, text)) {
      diagnostics.report(Severity::error, "input-unreadable", path, *mistake);
      return nullptr;
    }
    return std::make_shared<Source>(std::string(path), std::move(text));
  }

  /// The vocabulary beside a standard or its rule tests, and the standard beside rule tests.
  static std::vector<StandardFile> files_beside(const Source& source, FileKind kind) {
    std::vector<StandardFile> files;
    const auto folder = fs::path(source.name()).parent_path();
    std::error_code error;
    if (kind == FileKind::inventory || kind == FileKind::waivers || source.name() == standard_input) return files;
    const bool in_vocabulary = kind == FileKind::vocabulary;
    const auto vocabulary = in_vocabulary ? folder : folder / "vocabulary";
    if (!in_vocabulary || folder.filename() == "vocabulary") {
      for (fs::directory_iterator each(vocabulary, error), end; !error && each != end; each.increment(error)) {
        if (each->path().extension() == ".yaml") add_file(each->path(), "vocabulary/", files);
      }
    }
    if (kind == FileKind::rule_tests) {
      const auto standard = folder / (tested_standard(source) + ".yaml");
      if (fs::is_regular_file(standard, error)) add_file(standard, "", files);
    }
    std::sort(files.begin(), files.end(), [](const StandardFile& a, const StandardFile& b) { return a.path < b.path; });
    return files;
  }

  static void add_file(const fs::path& path, const std::string& prefix, std::vector<StandardFile>& files) {
    std::string text;
    if (read_regular_file(path.native(), text)) return;  // reported where it is asked for itself
    files.push_back({prefix + path.filename().string(), std::make_shared<Source>(path.string(), std::move(text))});
  }

  [[nodiscard]] std::string as_text(const OutputTarget& target) const {
    std::string text;
    const auto color = color_of(target, session_);
    for (const auto& each : findings_.all()) text += render(each, session_.language, color);
    if (findings_.dropped() > 0)
      text += message("另有 {} 条未显示\n", "{} more not shown\n", findings_.dropped()).in(session_.language);
    const auto files = counted(checked_, "file");
    if (findings_.errors() + findings_.warnings() == 0) {
      return text + message("已检查 {} 个文件：没有问题\n", "{} checked: nothing found\n",
                            session_.language == Language::zh ? std::to_string(checked_) : files)
                        .in(session_.language);
    }
    if (session_.language == Language::en)
      return text + fmt::format("{} checked: {}, {}\n", files, counted(findings_.errors(), "error"),
                                counted(findings_.warnings(), "warning"));
    return text +
           fmt::format("已检查 {} 个文件：{} 个错误，{} 个警告\n", checked_, findings_.errors(), findings_.warnings());
  }

  static std::string counted(std::size_t count, std::string_view word) {
    return fmt::format("{} {}{}", count, word, count == 1 ? "" : "s");
  }

  using Json = rapidjson::PrettyWriter<rapidjson::StringBuffer>;

  static void write_text(Json& json, const char* key, const std::string& value) {
    std::string quoted;
    append_json_string(quoted, value);
    json.Key(key);
    json.RawValue(quoted.data(), quoted.size(), rapidjson::kStringType);
  }

  void write_place(Json& json, const Location& location, const Message& text) const {
    const bool zh = session_.language == Language::zh;
    write_text(json, "file", location.file);
    json.Key("line");
    json.Uint(location.position.line);
    json.Key("column");
    json.Uint(location.position.column);
    write_text(json, "message", text.in(session_.language));
    write_text(json, zh ? "message_en" : "message_zh", zh ? text.en : text.zh);
  }

  void write_diagnostic(Json& json, const Diagnostic& each) const {
    json.StartObject();
    write_text(json, "severity", each.severity == Severity::error ? "error" : "warning");
    write_text(json, "id", each.id);
    write_place(json, each.location, each.message);
    json.Key("notes");
    json.StartArray();
    for (const auto& note : each.notes) {
      json.StartObject();
      write_place(json, note.location, note.message);
      json.EndObject();
    }
    json.EndArray();
    json.EndObject();
  }

  [[nodiscard]] std::string as_json() const {
    rapidjson::StringBuffer buffer;
    Json json(buffer);
    json.SetIndent(' ', 1);
    json.StartObject();
    write_text(json, "schema", "edu-check-diagnostics/1");
    json.Key("diagnostics");
    json.StartArray();
    for (const auto& each : findings_.all()) write_diagnostic(json, each);
    json.EndArray();
    json.Key("summary");
    json.StartObject();
    for (const auto& [key, count] : {std::pair{"files", checked_},
                                     {"errors", findings_.errors()},
                                     {"warnings", findings_.warnings()},
                                     {"not_shown", findings_.dropped()}}) {
      json.Key(key);
      json.Uint64(count);
    }
    json.EndObject();
    json.EndObject();
    return std::string(buffer.GetString(), buffer.GetSize()) + "\n";
  }

  const LintOptions& options_;
  const Session& session_;
  InputList inputs_;
  Diagnostics of_inputs_;
  Findings findings_;
  std::size_t checked_ = 0;
};

}  // namespace

void add_lint(CLI::App& program, Session& session, Action& action) {
  auto options = std::make_shared<LintOptions>();
  auto* const command = program.add_subcommand(
      "lint", session.say("检查标准、词汇表、规则测试、清单和豁免文件的写法",
                          "look for mistakes in standards, vocabularies, rule tests, inventories and waivers"));
  command
      ->add_option("PATH", options->paths,
                   session.say("文件、文件夹、通配符、标准的编号，- 为标准输入",
                               "files, folders, patterns, ids of standards, - for standard input"))
      ->required()
      ->type_name("");
  command
      ->add_option("--source", options->source,
                   session.say("官方原文：核对标准的条款、阈值和措辞",
                               "the official text: compares clauses, thresholds and wording of the standards with it"))
      ->type_name("TEXT")
      ->allow_extra_args(false);
  add_output_options(*command, session, options->outputs, formats,
                     session.say("格式：text 或 json", "format: text or json"));
  command->add_flag("--strict", options->strict,
                    session.say("有警告时退出码为 1", "warnings alone make the exit code 1"));
  command->callback(
      [options, &session, &action] { action = [options, &session] { return Lint(*options, session).run(); }; });
}

}  // namespace edu_check::cli
