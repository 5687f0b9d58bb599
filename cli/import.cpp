#include <algorithm>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <utility>

#include "cli/arguments.h"
#include "cli/command.h"
#include "cli/output_targets.h"
#include "edu_check/input/document_reader.h"
#include "edu_check/inventory/inventory_loader.h"
#include "edu_check/standard/known_facts.h"
#include "edu_check/table/inventory_file.h"
#include "edu_check/text/display.h"
#include "edu_check/text/message_format.h"
#include "edu_check/text/source_reader.h"

namespace edu_check::cli {
namespace {

namespace fs = std::filesystem;

struct ImportOptions {
  std::vector<std::string> paths;
  std::string folder;
  std::optional<KeyLanguage> keys;  ///< by default that of the output
  bool dry_run = false;
};

/// A file that is to be written.
struct ImportedFile {
  std::string path;
  std::string cell;  ///< by which its school is called
  std::string text;
};

/// Writes each school of tables into a file of its own, or brings the file up to date.
class Import {
 public:
  Import(const ImportOptions& options, const Session& session, std::shared_ptr<const Vocabulary> vocabulary)
      : options_(options),
        session_(session),
        vocabulary_(std::move(vocabulary)),
        of_table_(vocabulary_),
        of_file_(vocabulary_),
        keys_(options.keys.value_or(session.language == Language::zh ? KeyLanguage::zh : KeyLanguage::en)) {}

  int run() {
    for (const auto& path : options_.paths) read(path);
    print(diagnostics_, session_);
    if (diagnostics_.has_errors()) {
      fmt::print(stderr, "{}\n",
                 say(session_.language, "有错误：什么都没有写", "there are errors: nothing was written"));
      return not_done;
    }
    if (!options_.dry_run) write();
    for (const auto& line : lines_) fmt::print("{}\n", line.in(session_.language));
    const auto end =
        message("新建 {} 份，更新 {} 份，未变 {} 份{}", "{} new, {} updated, {} unchanged{}", created_, updated_,
                unchanged_, options_.dry_run ? Message{"（未写入）", " (nothing was written)"} : Message());
    fmt::print("{}\n", end.in(session_.language));
    return compliant;
  }

 private:
  void read(const std::string& path) {
    const auto name = distinct_name(path);
    const auto reader = open_documents({path, name, *vocabulary_, nullptr});
    if (!reader) {
      diagnostics_
          .report(Severity::error, "import-no-table", name, message("不是表格文件", "this is no file of tables"))
          .hint(message("表格文件以 .xlsx、.xls、.ods 或 .csv 结尾", "tables end in .xlsx, .xls, .ods or .csv"));
      return;
    }
    InputDocument document;
    while (reader->next(document)) {
      const bool had_errors = document.found.has_errors();
      diagnostics_.append(std::move(document.found));
      if (document.is_inventory && !had_errors) take(document);
    }
  }

  void take(InputDocument& document) {
    const auto cell = document.cells.sheet + to_string(document.place);
    const auto facts = table_facts(document.text, document.cells, *vocabulary_);
    Source source;
    document.give_to(source, cell);
    const auto* const school = of_table_.load(source, diagnostics_);
    if (school == nullptr) return;
    const auto path = (fs::path(options_.folder) / inventory_file_name(*school)).string();
    const auto [first, fresh] = cells_.emplace(path, cell);
    if (!fresh) {
      diagnostics_
          .report(Severity::error, "import-same-file", cell,
                  message("与 {} 写入同一个文件 {}", "it goes into the same file as {}: {}", printable(first->second),
                          printable(path)))
          .hint(message("改正学校标识码；没有代码的学校，名称须各不相同",
                        "mend the codes; schools without one must have different names"));
      return;
    }
    std::error_code error;
    fs::exists(fs::symlink_status(path, error)) ? update(path, cell, *school, facts) : create(path, cell, facts);
  }

  void create(const std::string& path, const std::string& cell, const std::vector<TableFact>& facts) {
    files_.push_back({path, cell, new_inventory_file(facts, *vocabulary_, session_.language, keys_)});
    lines_.push_back(
        message("新建 {}：{} 项（{}）", "new: {}, {} facts ({})", printable(path), facts.size(), printable(cell)));
    ++created_;
  }

  void update(const std::string& path, const std::string& cell, const Inventory& school,
              const std::vector<TableFact>& facts) {
    const auto source = read_found_source(path, diagnostics_);
    const auto* const before = source ? of_file_.load(*source, diagnostics_) : nullptr;
    if (before == nullptr) return;
    if (before->text(known::school_code) != school.text(known::school_code)) {
      diagnostics_
          .report(Severity::error, "import-other-school", path,
                  message("这个文件是另一所学校的，未改动", "the file is of another school and was left as it is"))
          .hint(message("换一个文件夹，或移走这个文件", "choose another folder, or move the file away"));
      return;
    }
    auto result = update_inventory_file(*before, school, facts, keys_, diagnostics_);
    if (result.changes.empty()) {
      ++unchanged_;
      return;
    }
    ++updated_;
    for (const auto& change : result.changes)
      lines_.push_back(message("更新 {}：{}", "updated: {}, {}", printable(path), change));
    files_.push_back({path, cell, std::move(result.text)});
  }

  /// All files get their names, or none.
  void write() {
    if (files_.empty()) return;
    fs::create_directories(options_.folder);
    std::vector<Output> outputs;
    outputs.reserve(files_.size());
    for (const auto& file : files_) {
      auto& output = outputs.emplace_back(file.path);
      output.write(file.text);
      output.close();
    }
    Output::complete_all(outputs);
  }

  const ImportOptions& options_;
  const Session& session_;
  std::shared_ptr<const Vocabulary> vocabulary_;
  InventoryLoader of_table_;
  InventoryLoader of_file_;
  KeyLanguage keys_;
  Diagnostics diagnostics_;
  std::map<std::string, std::string> cells_;  ///< by path
  std::vector<ImportedFile> files_;
  std::vector<Message> lines_;
  std::size_t created_ = 0;
  std::size_t updated_ = 0;
  std::size_t unchanged_ = 0;
};

int import_tables(const ImportOptions& options, const Session& session) {
  Diagnostics diagnostics;
  if (options.paths.empty())
    refuse(diagnostics, message("缺少参数 TABLE", "the argument TABLE is missing")).hint(usage_hint());
  if (options.folder.empty())
    refuse(diagnostics, message("import 须用 -o 写明文件夹", "import needs a folder: -o DIR")).hint(usage_hint());
  std::error_code error;
  if (!options.folder.empty() && fs::exists(options.folder, error) && !fs::is_directory(options.folder, error))
    refuse(diagnostics, message("-o 应为文件夹：{}", "-o names a folder, not {}", printable(options.folder)));
  auto vocabulary = make_catalogue(session, diagnostics).load_vocabulary(diagnostics);
  if (diagnostics.has_errors()) return give_up(diagnostics, session);
  print(diagnostics, session);
  return Import(options, session, std::move(vocabulary)).run();
}

}  // namespace

void add_import(CLI::App& program, Session& session, Action& action) {
  auto options = std::make_shared<ImportOptions>();
  auto* const command = program.add_subcommand(
      "import",
      session.say("把表格中的学校写成清单，每校一份", "write the schools of tables as inventories, a file each"));
  command
      ->add_option("TABLE", options->paths,
                   session.say("表格：.xlsx、.xls、.ods 或 .csv", "tables: .xlsx, .xls, .ods or .csv"))
      ->type_name("");
  command
      ->add_option(
          "-o,--output", options->folder,
          session.say("写入的文件夹；已有的清单只更新与表格不同的值",
                      "the folder to write into; in inventories that are there, values that differ are updated"))
      ->type_name("DIR");
  add_words<std::optional<KeyLanguage>>(
      *command, "--keys", options->keys, {{"en", KeyLanguage::en}, {"zh", KeyLanguage::zh}},
      session.say("键用英文或中文（默认随输出语言）", "keys in English or Chinese (default: that of the output)"));
  command->add_flag("--dry-run", options->dry_run,
                    session.say("只显示要写什么，不写入", "only show what would be written"));
  command->callback(
      [options, &session, &action] { action = [options, &session] { return import_tables(*options, session); }; });
}

}  // namespace edu_check::cli
