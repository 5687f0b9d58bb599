#include "edu_check/result/baseline_file.h"

#include <algorithm>
#include <optional>

#include "edu_check/result/result_members_format.h"
#include "edu_check/text/display.h"
#include "edu_check/text/message_format.h"

namespace edu_check {
namespace {

/// A problem is a failure or what is unknown.
std::optional<Outcome> parse_problem(std::string_view word) {
  const auto outcome = parse_outcome(word);
  return outcome && is_open(*outcome) ? outcome : std::nullopt;
}

std::optional<Verdict> parse_not_applicable(std::string_view word) {
  const auto verdict = parse_verdict(word);
  return verdict == Verdict::not_applicable ? verdict : std::nullopt;
}

bool parse_line(const std::string& json, const StoredResult& lines, Diagnostics& diagnostics, JsonDocument& document) {
  const bool valid = parse_json(json, document);
  if (!valid) lines.report_no_json(diagnostics, json);
  return valid;
}

bool read_head(const JsonMembers& head, const StoredResult& lines, Baseline& baseline, Diagnostics& diagnostics) {
  if (head.number(baseline_key.data()) != 1) {
    lines.report(diagnostics, "baseline-version",
                 message("不支持的基线格式版本，应为 1", "unsupported version of the baseline's format, expected 1"));
    return false;
  }
  const auto* const standards = head.find("standards");
  if (standards == nullptr || !standards->IsObject()) {
    head.mistake().note("standards");
    return true;
  }
  for (const auto& [id, digest] : standards->GetObject()) {
    constexpr std::size_t digits = 16;
    if (!digest.IsString() || digest.GetStringLength() != digits) head.mistake().note("standards");
    baseline.add_standard(id.GetString(), digest.IsString() ? digest.GetString() : "");
  }
  return true;
}

BaselineLine read_line(const JsonMembers& members) {
  BaselineLine line;
  line.code = members.text_or_empty("code");
  line.inventory = members.text("inventory");
  (void)members.number("line");
  if (members.has("selection")) {
    line.standard = members.text("standard");
    line.selection = read_selection(members);
    return line;
  }
  if (members.has("verdict")) {
    line.standard = members.text("standard");
    (void)members.word("verdict", parse_not_applicable);
    return line;
  }
  const auto problem = members.text("problem");
  const auto slash = problem.find('/');
  if (slash == std::string::npos || slash == 0 || slash + 1 == problem.size()) {
    members.mistake().note("problem");
    return line;
  }
  line.standard = problem.substr(0, slash);
  line.requirement = problem.substr(slash + 1);
  line.outcome = members.word("outcome", parse_problem);
  return line;
}

}  // namespace

bool is_baseline_file(std::string_view first_line) {
  const auto quote = first_line.find_first_not_of(" \t{");
  if (quote == std::string_view::npos || first_line[quote] != '"') return false;
  const auto rest = first_line.substr(quote + 1);
  return rest.starts_with(baseline_key) && rest.substr(baseline_key.size()).starts_with('"');
}

bool read_baseline_file(const std::string& first_line, StoredResult& lines, Baseline& baseline,
                        Diagnostics& diagnostics) {
  JsonMistake mistake;
  JsonDocument document;
  if (!parse_line(first_line, lines, diagnostics, document)) return false;
  if (!read_head({document, mistake}, lines, baseline, diagnostics)) return false;
  while (!mistake.any()) {
    const auto* const json = lines.next(diagnostics);
    if (json == nullptr) return !diagnostics.has_errors();
    if (!parse_line(*json, lines, diagnostics, document)) return false;
    if (document.HasMember("state")) {
      baseline.set_state(JsonMembers(document, mistake).word("state", parse_run_state));
      if (baseline.state() == RunState::whole || document.MemberCount() > 1) mistake.note("state");
      continue;
    }
    const auto line = read_line({document, mistake});
    if (!mistake.any() && !baseline.holds(line.standard)) mistake.note("standards");
    if (!mistake.any()) baseline.add(line);
  }
  lines.report(diagnostics, "baseline-line",
               message("基线的这一行有误：{} 缺失或不对", "this line of the baseline is wrong: {} is missing or wrong",
                       mistake.member));
  return false;
}

}  // namespace edu_check
