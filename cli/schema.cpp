#include <algorithm>

#include "cli/arguments.h"
#include "cli/command.h"
#include "cli/output_targets.h"
#include "edu_check/inventory/inventory_schema.h"
#include "edu_check/standard/embedded.h"
#include "edu_check/standard/vocabulary_loader.h"
#include "edu_check/text/message_format.h"
#include "edu_check/text/suggestion.h"

namespace edu_check::cli {
namespace {

constexpr std::string_view schemas_folder = "schemas/";
constexpr std::string_view schema_ending = ".json";
constexpr std::string_view generated = "inventory";
constexpr auto schema_formats = "json";

struct SchemaOptions {
  std::string name;
  std::vector<std::string> standards;
  OutputOptions outputs;
};

/// The schemas that are files, and the one that is made from the vocabulary.
std::vector<std::string_view> schema_names() {
  std::vector<std::string_view> names{generated};
  for (const auto& [path, text] : embedded_files()) {
    if (path.starts_with(schemas_folder))
      names.push_back(path.substr(schemas_folder.size(), path.size() - schemas_folder.size() - schema_ending.size()));
  }
  return names;
}

/// Nothing after a report.
std::string find_schema(const SchemaOptions& options, const Session& session, Diagnostics& diagnostics) {
  const auto& name = options.name;
  if (name == generated) {
    const auto catalogue = make_catalogue(session, diagnostics);
    if (!options.standards.empty()) {
      const auto standards = load_standards(catalogue, options.standards, diagnostics);
      return diagnostics.has_errors() ? std::string()
                                      : inventory_schema(*standards[0]->vocabulary, session.language, standards);
    }
    const auto vocabulary = catalogue.load_vocabulary(diagnostics);
    return vocabulary ? inventory_schema(*vocabulary, session.language) : std::string();
  }
  const auto files = embedded_files();
  const auto path = std::string(schemas_folder) + name + std::string(schema_ending);
  const auto file =
      std::find_if(files.begin(), files.end(), [&](const EmbeddedFile& each) { return each.path == path; });
  if (file != files.end()) return std::string(file->text);
  hint_at_words(diagnostics.report(Severity::error, "schema-unknown", "",
                                   message("没有模式“{}”", "there is no schema “{}”", name)),
                name, schema_names());
  return {};
}

int schema(const SchemaOptions& options, const Session& session) {
  Diagnostics diagnostics;
  const auto targets = read_output_targets(options.outputs, schema_formats, false, diagnostics);
  check_outputs(targets, {{}, nullptr, session.standards_folders}, diagnostics);
  if (options.name != generated && !session.standards_folders.empty()) {
    refuse(diagnostics,
           message("--standards 只影响 schema inventory", "--standards has an effect on schema inventory only"));
  }
  if (options.name != generated && !options.standards.empty())
    refuse(diagnostics, message("--standard 只用于 schema inventory", "--standard is for schema inventory only"));
  auto text = find_schema(options, session, diagnostics);
  print(diagnostics, session);
  if (diagnostics.has_errors()) return not_done;
  write_outputs(targets, [&](const OutputTarget& /*target*/) { return text; });
  return compliant;
}

}  // namespace

void add_schema(CLI::App& program, Session& session, Action& action) {
  auto options = std::make_shared<SchemaOptions>();
  auto* const command =
      program.add_subcommand("schema", session.say("输出 JSON Schema（2020-12）", "print a JSON Schema (2020-12)"));
  std::string names;
  const auto comma = session.say("、", ", ");
  for (const auto each : schema_names()) names.append(names.empty() ? "" : comma).append(each);
  command->add_option("NAME", options->name, session.say("哪一个：", "which: ") + names)->required()->type_name("");
  command
      ->add_option("--standard", options->standards,
                   session.say("inventory 只含这些标准所需的事实，可用逗号分隔多个",
                               "of inventory: only the facts that these standards need, separated by commas"))
      ->delimiter(',')
      ->type_name("ID");
  add_output_options(*command, session, options->outputs, schema_formats, session.say("格式", "format"));
  command->callback(
      [options, &session, &action] { action = [options, &session] { return schema(*options, session); }; });
}

}  // namespace edu_check::cli
