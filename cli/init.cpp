#include <algorithm>
#include <filesystem>
#include <optional>
#include <utility>

#include "cli/arguments.h"
#include "cli/command.h"
#include "cli/file_place.h"
#include "cli/output_targets.h"
#include "edu_check/assessment/waiver_template.h"
#include "edu_check/inventory/template.h"
#include "edu_check/text/message_format.h"

namespace edu_check::cli {
namespace {

constexpr auto init_formats = "yaml";

struct InitOptions {
  std::vector<std::string> standards;
  OutputOptions outputs;
  std::optional<KeyLanguage> keys;  ///< by default that of the output
  bool region = false;
  bool waivers = false;
  bool force = false;
  bool mandatory = false;
};

/// Reports standards that ask nothing of regions, where a region's inventory is wanted, and the other way round.
void check_kind(const std::vector<std::shared_ptr<const Standard>>& standards, SubjectKind kind,
                Diagnostics& diagnostics) {
  for (const auto& standard : standards) {
    if (standard->applicability(kind).applies) continue;
    const bool region = kind == SubjectKind::region;
    auto& diagnostic = diagnostics.report(
        Severity::error, "standard-kind", "",
        region ? message("标准 {} 没有对区域的要求", "the standard {} asks nothing of regions", standard->id)
               : message("标准 {} 没有对学校的要求", "the standard {} asks nothing of schools", standard->id));
    if (!region) diagnostic.hint(message("区域清单加 --region", "add --region for the inventory of a region"));
  }
}

/// Reports files that are there already; devices and pipes are written to.
void check_new(const OutputTargets& targets, Diagnostics& diagnostics) {
  for (const auto& target : targets) {
    std::error_code error;
    const auto status = std::filesystem::symlink_status(target.file, error);
    const bool is_file = std::filesystem::is_regular_file(status) || std::filesystem::is_symlink(status);
    if (target.is_standard_output() || !is_file || named_descriptor(target.file)) continue;
    diagnostics
        .report(Severity::error, "file-exists", target.file,
                message("文件已存在，未改动", "the file exists and was left as it is"))
        .hint(message("换一个文件名，或加 --force 覆盖", "choose another name, or overwrite it with --force"));
  }
}

/// Reports options that ask for an inventory beside `--waivers`, an inventory without a standard, and what has no
/// effect.
void check_usage(const InitOptions& options, const OutputTargets& targets, const Session& session,
                 Diagnostics& diagnostics) {
  const auto is_output = [](const OutputTarget& each) { return each.is_standard_output(); };
  if (options.force && !targets.empty() && std::all_of(targets.begin(), targets.end(), is_output))
    refuse(diagnostics, message("--force 须与 -o 同用", "--force goes with -o"));
  for (const auto& [given, name] : {std::pair{options.region, "--region"},
                                    {options.mandatory, "--mandatory"},
                                    {options.keys.has_value(), "--keys"}}) {
    if (options.waivers && given)
      refuse(diagnostics, message("{} 用于清单，不能与 --waivers 同用",
                                  "{} is about inventories and does not go with --waivers", name));
  }
  if (options.waivers && options.standards.empty() && !session.standards_folders.empty()) {
    refuse(diagnostics, message("--standards 对不写标准的 --waivers 不起作用",
                                "--standards has no effect on --waivers without a STANDARD"));
  }
  if (!options.waivers && options.standards.empty()) {
    refuse(diagnostics, message("init 须写明 STANDARD（标准）", "init needs a STANDARD"))
        .hint(message("`edu-check standards` 列出全部标准", "`edu-check standards` lists them all"));
  }
}

std::string written(const InitOptions& options, const std::vector<std::shared_ptr<const Standard>>& standards,
                    const Session& session) {
  if (options.waivers) return waiver_template(standards, session.language);
  const auto kind = options.region ? SubjectKind::region : SubjectKind::school;
  const auto keys = session.language == Language::zh ? KeyLanguage::zh : KeyLanguage::en;
  return inventory_template(standards, {kind, session.language, options.keys.value_or(keys), options.mandatory});
}

int init(const InitOptions& options, const Session& session) {
  Diagnostics diagnostics;
  const auto targets = read_output_targets(options.outputs, init_formats, false, diagnostics);
  check_outputs(targets, {{}, nullptr, session.standards_folders}, diagnostics);
  check_usage(options, targets, session, diagnostics);
  if (!options.force) check_new(targets, diagnostics);
  const auto catalogue = make_catalogue(session, diagnostics);
  const auto standards = load_standards(catalogue, options.standards, diagnostics);
  if (!options.waivers) check_kind(standards, options.region ? SubjectKind::region : SubjectKind::school, diagnostics);
  print(diagnostics, session);
  if (diagnostics.has_errors()) return not_done;
  write_outputs(targets, [&](const OutputTarget& /*target*/) { return written(options, standards, session); });
  return compliant;
}

}  // namespace

void add_init(CLI::App& program, Session& session, Action& action) {
  auto options = std::make_shared<InitOptions>();
  auto* const command = program.add_subcommand(
      "init", session.say("生成待填的清单或豁免清单", "write an inventory or a waiver file to fill in"));
  command
      ->add_option("STANDARD", options->standards,
                   session.say("标准，可用逗号分隔多个", "standards, separated by commas"))
      ->delimiter(',')
      ->type_name("");
  command->add_flag("--region", options->region,
                    session.say("区域的清单（默认：学校的）", "the inventory of a region (default: of a school)"));
  command->add_flag("--waivers", options->waivers,
                    session.say("豁免清单，不必写标准", "a waiver file instead; needs no STANDARD"));
  command->add_flag(
      "--mandatory", options->mandatory,
      session.say("不含只用于建议性要求的事实", "without the facts that only advisory requirements need"));
  add_words<std::optional<KeyLanguage>>(
      *command, "--keys", options->keys, {{"en", KeyLanguage::en}, {"zh", KeyLanguage::zh}},
      session.say("键用英文或中文（默认随输出语言）", "keys in English or Chinese (default: that of the output)"));
  add_output_options(*command, session, options->outputs, init_formats, session.say("格式", "format"));
  command->add_flag("--force", options->force, session.say("覆盖已有的文件", "overwrite an existing file"));
  command->callback([options, &session, &action] { action = [options, &session] { return init(*options, session); }; });
}

}  // namespace edu_check::cli
