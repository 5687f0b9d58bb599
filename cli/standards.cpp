#include <fmt/format.h>

#include "cli/command.h"
#include "cli/output_targets.h"
#include "edu_check/json/rapid_json_format.h"
#include "edu_check/page/standard_page.h"
#include "edu_check/text/display.h"

namespace edu_check::cli {
namespace {

constexpr auto standards_formats = "text|json";

/// `school`, `region` or both.
std::string scope_of(const Standard& standard) {
  if (standard.count(SubjectKind::region) == 0) return "school";
  return standard.count(SubjectKind::school) == 0 ? "region" : "school+region";
}

/// A row of numbers for each standard, and below it what it is: titles of any length are read whole.
std::string as_text(const std::vector<std::shared_ptr<const Standard>>& standards, const Session& session) {
  constexpr std::size_t width = 80;
  constexpr std::size_t indent = 2;
  const auto row = [](std::string_view id, std::string_view indicators, std::string_view requirements) {
    return fmt::format("{} {} {}\n", padded(id, 20), padded(indicators, 11), requirements);
  };
  const auto below = [](const std::string& text) {
    return text.empty() ? std::string()
                        : std::string(indent, ' ') + wrapped(printable(text), width - indent, indent) + "\n";
  };
  std::string text = row(session.say("标准", "standard"), session.say("指标", "indicators"),
                         session.say("要求（学校 + 区域）", "requirements (school + region)"));
  for (const auto& standard : standards) {
    text += row(standard->id, std::to_string(standard->indicators.size()),
                fmt::format("{} + {}", standard->count(SubjectKind::school), standard->count(SubjectKind::region)));
    text += below(standard->title.in(session.language));
    std::string origin = standard->document.number;
    if (!standard->document.part.empty()) origin += " " + standard->document.part.in(session.language);
    text += below(origin) + below(origin_text(*standard).in(session.language));
  }
  return text;
}

std::string as_json(const std::vector<std::shared_ptr<const Standard>>& standards, const Session& session) {
  JsonBuffer buffer;
  PrettyJsonWriter<JsonBuffer> json(buffer);
  json.SetIndent(' ', 1);
  const auto text = [&](const char* key, const std::string& value) {
    json.Key(key);
    value.empty() ? (void)json.Null()
                  : (void)json.String(value.c_str(), static_cast<rapidjson::SizeType>(value.size()));
  };
  json.StartObject();
  json.Key("standards");
  json.StartArray();
  for (const auto& standard : standards) {
    json.StartObject();
    text("id", standard->id);
    text("title", standard->title.in(session.language));
    text("document",
         standard->document.number.empty() ? standard->document.title.in(session.language) : standard->document.number);
    text("part", standard->document.part.in(session.language));
    text("issued", standard->document.issued ? to_string(*standard->document.issued) : "");
    text("status", standard->document.status);
    text("scope", scope_of(*standard));
    text("origin", std::string(to_string(standard->origin.standard)));
    text("folder", standard->origin.folder);
    json.Key("indicators");
    json.Uint64(standard->indicators.size());
    json.Key("requirements");
    json.Uint64(standard->requirements.size());
    json.Key("region_requirements");
    json.Uint64(standard->count(SubjectKind::region));
    json.EndObject();
  }
  json.EndArray();
  json.EndObject();
  return std::string(buffer.GetString(), buffer.GetSize()) + "\n";
}

int print_standards(const OutputOptions& options, const Session& session) {
  Diagnostics diagnostics;
  const auto targets = read_output_targets(options, standards_formats, false, diagnostics);
  check_outputs(targets, {{}, nullptr, session.standards_folders}, diagnostics);
  if (diagnostics.has_errors()) return give_up(diagnostics, session);
  const auto catalogue = make_catalogue(session, diagnostics);
  if (diagnostics.has_errors()) return give_up(diagnostics, session);
  const auto standards = catalogue.load(catalogue.ids(), diagnostics);
  print(diagnostics, session);
  write_outputs(targets, [&](const OutputTarget& target) {
    return target.format == "json" ? as_json(standards, session) : as_text(standards, session);
  });
  return diagnostics.has_errors() ? not_done : compliant;
}

}  // namespace

void add_standards(CLI::App& program, Session& session, Action& action) {
  auto options = std::make_shared<OutputOptions>();
  auto* const command = program.add_subcommand("standards", session.say("列出可用的标准", "list the standards"));
  add_output_options(*command, session, *options, standards_formats,
                     session.say("格式：text 或 json", "format: text or json"));
  command->callback(
      [options, &session, &action] { action = [options, &session] { return print_standards(*options, session); }; });
}

}  // namespace edu_check::cli
