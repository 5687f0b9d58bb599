#include "edu_check/report/marks/lint_report.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <utility>

#include "edu_check/json/json_lines_format.h"
#include "edu_check/json/json_text.h"
#include "edu_check/json/rapid_json_format.h"
#include "edu_check/report/marks/lint_sarif_format.h"
#include "edu_check/report/marks/problems.h"
#include "edu_check/text/display.h"
#include "edu_check/text/escape.h"
#include "edu_check/text/message_format.h"
#include "edu_check/text/service_command.h"

namespace edu_check {
namespace {

std::string counted(std::size_t count, std::string_view word) {
  return fmt::format("{} {}{}", count, word, count == 1 ? "" : "s");
}

std::string as_text(const LintFindings& findings, const LintStyle& style) {
  auto text = fixes_text(findings, style.language);
  for (const auto& each : findings.all) text += render(each, style.language, style.color);
  if (findings.dropped > 0)
    text += message("另有 {} 条未显示\n", "{} more not shown\n", findings.dropped).in(style.language);
  const Message files{fmt::format("{} 个文件", findings.files.size()), counted(findings.files.size(), "file")};
  if (findings.errors + findings.warnings == 0)
    return text + message("已检查 {}：没有问题\n", "{} checked: nothing found\n", files).in(style.language);
  if (style.language == Language::en)
    return text + fmt::format("{} checked: {}, {}\n", files.en, counted(findings.errors, "error"),
                              counted(findings.warnings, "warning"));
  return text + fmt::format("已检查 {}：{} 个错误，{} 个警告\n", files.zh, findings.errors, findings.warnings);
}

using Json = PrettyJsonWriter<JsonBuffer>;

void write_text(Json& json, const char* key, const std::string& value) {
  std::string quoted;
  append_json_string(quoted, value);
  json.Key(key);
  json.RawValue(quoted.data(), quoted.size(), rapidjson::kStringType);
}

void write_number(Json& json, const char* key, std::uint64_t value) {
  json.Key(key);
  json.Uint64(value);
}

void write_place(Json& json, const Location& location, const Message& text, Language language) {
  const bool zh = language == Language::zh;
  write_text(json, "file", location.file);
  write_number(json, "line", location.position.line);
  write_number(json, "column", location.position.column);
  write_text(json, "message", text.in(language));
  write_text(json, zh ? "message_en" : "message_zh", zh ? text.en : text.zh);
}

void write_replacement(Json& json, const Replacement& replacement) {
  json.Key("replacement");
  json.StartObject();
  write_number(json, "line", replacement.begin.line);
  write_number(json, "column", replacement.begin.column);
  write_number(json, "end_line", replacement.end.line);
  write_number(json, "end_column", replacement.end.column);
  write_text(json, "text", replacement.text);
  json.EndObject();
}

void write_diagnostic(Json& json, const Diagnostic& each, Language language) {
  json.StartObject();
  write_text(json, "severity", each.severity == Severity::error ? "error" : "warning");
  write_text(json, "id", each.id);
  write_place(json, each.location, each.message, language);
  json.Key("notes");
  json.StartArray();
  for (const auto& note : each.notes) {
    json.StartObject();
    write_place(json, note.location, note.message, language);
    json.EndObject();
  }
  json.EndArray();
  if (each.replacement) write_replacement(json, *each.replacement);
  json.EndObject();
}

void write_fixes(Json& json, const LintFindings& findings) {
  if (findings.fixes.empty()) return;
  json.Key(findings.fixes_are_made ? "fixes" : "fixes_to_make");
  json.StartArray();
  for (const auto& [file, fix] : findings.fixes) {
    json.StartObject();
    write_text(json, "file", file);
    write_number(json, "line", fix.place.line);
    write_number(json, "column", fix.place.column);
    write_text(json, "id", fix.id);
    write_text(json, "before", fix.before);
    write_text(json, "after", fix.after);
    json.EndObject();
  }
  json.EndArray();
}

std::string as_json(const LintFindings& findings, const LintStyle& style) {
  JsonBuffer buffer;
  Json json(buffer);
  json.SetIndent(' ', 1);
  json.StartObject();
  write_text(json, "schema", "edu-check-diagnostics/1");
  json.Key("diagnostics");
  json.StartArray();
  for (const auto& each : findings.all) write_diagnostic(json, each, style.language);
  json.EndArray();
  write_fixes(json, findings);
  json.Key("summary");
  json.StartObject();
  write_number(json, "files", findings.files.size());
  write_number(json, "errors", findings.errors);
  write_number(json, "warnings", findings.warnings);
  write_number(json, "not_shown", findings.dropped);
  json.EndObject();
  json.EndObject();
  return std::string(buffer.GetString(), buffer.GetSize()) + "\n";
}

std::string as_github(const LintFindings& findings, const LintStyle& style) {
  std::string text;
  for (const auto& each : findings.all)
    append_github_command(text, each.location.file, make_problem(each, lint_title(), style.language));
  return text;
}

std::string as_gitlab(const LintFindings& findings, const LintStyle& style) {
  std::string text = "[";
  JsonEntries entries;
  LintFingerprints fingerprints;
  for (const auto& each : findings.all) {
    std::string piece;
    append_gitlab_entry(piece, each.location.file, make_problem(each, lint_title(), style.language),
                        fingerprints.detail_of(each));
    entries.join(piece);
    text += piece;
  }
  return text + "\n]\n";
}

/// The diagnostics of one file.
using FileFindings = std::pair<std::string, std::vector<const Diagnostic*>>;

/// The files that were looked at, and then what is in none of them.
std::vector<FileFindings> by_file(const LintFindings& findings) {
  std::vector<FileFindings> files;
  std::map<std::string, std::size_t, std::less<>> places;
  const auto place_of = [&](const std::string& file) {
    const auto [place, fresh] = places.emplace(file, files.size());
    if (fresh) files.emplace_back(file, std::vector<const Diagnostic*>{});
    return place->second;
  };
  for (const auto& file : findings.files) place_of(file);
  for (const auto& each : findings.all) files[place_of(each.location.file)].second.push_back(&each);
  return files;
}

void append_case(std::string& to, const std::string& file, const Diagnostic& each, Language language) {
  const auto problem = make_problem(each, lint_title(), language);
  const bool error = each.severity == Severity::error;
  std::string lines;
  for (std::size_t at = 0; at < problem.text.size();) {
    const auto end = std::min(problem.text.find('\n', at), problem.text.size());
    lines += xml_escaped(problem.text.substr(at, end - at)) + "\n";
    at = end + 1;
  }
  fmt::format_to(std::back_inserter(to),
                 "    <testcase name=\"{} ({}:{})\" classname=\"lint\" file=\"{}\" line=\"{}\">\n",
                 xml_escaped(each.id), problem.place.line, problem.place.column, file, problem.place.line);
  if (error) {
    fmt::format_to(std::back_inserter(to), "      <failure type=\"{}\" message=\"{}\">\n{}</failure>\n",
                   xml_escaped(each.id), xml_escaped(printable(each.message.in(language))), lines);
  } else {
    fmt::format_to(std::back_inserter(to), "      <system-out>\n{}</system-out>\n", lines);
  }
  to += "    </testcase>\n";
}

std::string as_junit(const LintFindings& findings, const LintStyle& style) {
  std::string text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"edu-check lint\">\n";
  for (const auto& [path, found] : by_file(findings)) {
    const auto file = xml_escaped(repository_file(path));
    const auto is_error = [](const Diagnostic* each) { return each->severity == Severity::error; };
    fmt::format_to(std::back_inserter(text),
                   "  <testsuite name=\"{}\" tests=\"{}\" failures=\"{}\" errors=\"0\" skipped=\"0\">\n", file,
                   std::max<std::size_t>(found.size(), 1), std::count_if(found.begin(), found.end(), is_error));
    for (const auto* each : found) append_case(text, file, *each, style.language);
    if (found.empty())
      text += fmt::format("    <testcase name=\"lint\" classname=\"lint\" file=\"{}\" line=\"1\"/>\n", file);
    text += "  </testsuite>\n";
  }
  return text + "</testsuites>\n";
}

constexpr auto formats = std::to_array<LintFormat>({{"text", true, as_text},
                                                    {"json", true, as_json},
                                                    {"github", false, as_github},
                                                    {"gitlab", false, as_gitlab},
                                                    {"sarif", false, lint_as_sarif},
                                                    {"junit", false, as_junit}});

}  // namespace

std::string fixes_text(const LintFindings& findings, Language language) {
  std::string text;
  for (const auto& [file, fix] : findings.fixes) {
    const auto word = findings.fixes_are_made ? message("已改正", "fixed") : message("可改正", "can be fixed");
    text += without_commands(fmt::format("{}:{}:{}: {}: “{}” → “{}” [{}]\n", printable(file), fix.place.line,
                                         fix.place.column, word.in(language), printable(fix.before),
                                         printable(fix.after), fix.id));
  }
  return text;
}

std::span<const LintFormat> lint_formats() { return formats; }

}  // namespace edu_check
