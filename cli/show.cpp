#include "edu_check/report/standard_page.h"

#include "cli/arguments.h"
#include "cli/command.h"
#include "cli/output.h"

namespace edu_check::cli {
namespace {

struct ShowOptions {
  std::string standard;
  PageFormat format = PageFormat::text;
};

int show(const ShowOptions& options, const Session& session) {
  Diagnostics diagnostics;
  const auto catalogue = make_catalogue(session, diagnostics);
  const auto standards = catalogue.load({options.standard}, diagnostics);
  print(diagnostics, session);
  if (standards.empty() || diagnostics.has_errors()) return not_done;
  Page page(page_style(options.format, session));
  write_standard(page, *standards[0]);
  Output output;
  output.write(page.text());
  output.complete();
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
  add_words<PageFormat>(*command, session, "--format", options->format,
                        {{"text", PageFormat::text}, {"markdown", PageFormat::markdown}},
                        session.say("格式", "format"));
  command->callback([options, &session, &action] { action = [options, &session] { return show(*options, session); }; });
}

}  // namespace edu_check::cli
