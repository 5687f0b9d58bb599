#include "cli/arguments.h"
#include "cli/command.h"
#include "cli/output_targets.h"
#include "edu_check/page/standard_page.h"

namespace edu_check::cli {
namespace {

constexpr auto show_formats = "text|markdown";

struct ShowOptions {
  std::string standard;
  OutputOptions outputs;
};

int show(const ShowOptions& options, const Session& session) {
  Diagnostics diagnostics;
  const auto targets = read_output_targets(options.outputs, show_formats, false, diagnostics);
  check_outputs(targets, {{}, nullptr, session.standards_folders}, diagnostics);
  const auto catalogue = make_catalogue(session, diagnostics);
  const auto standards = load_standards(catalogue, {options.standard}, diagnostics);
  print(diagnostics, session);
  if (standards.empty() || diagnostics.has_errors()) return not_done;
  write_outputs(targets, [&](const OutputTarget& target) {
    Page page(page_style(target, session));
    write_standard(page, *standards[0]);
    return page.text();
  });
  return compliant;
}

}  // namespace

void add_show(CLI::App& program, Session& session, Action& action) {
  auto options = std::make_shared<ShowOptions>();
  auto* const command =
      program.add_subcommand("show", session.say("显示一个标准的全部内容", "show the whole of a standard"));
  command->add_option("STANDARD", options->standard, session.say("标准的编号", "id of the standard"))
      ->required()
      ->type_name("");
  add_output_options(*command, session, options->outputs, show_formats, session.say("格式", "format"));
  command->callback([options, &session, &action] { action = [options, &session] { return show(*options, session); }; });
}

}  // namespace edu_check::cli
