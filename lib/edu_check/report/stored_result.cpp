#include "edu_check/report/stored_result.h"

#include <algorithm>
#include <array>
#include <utility>

#include "edu_check/report/baseline_file.h"
#include "edu_check/report/json_members_format.h"
#include "edu_check/text/message_format.h"

namespace edu_check {
namespace {

constexpr int deepest = 64;
constexpr std::string_view schema_name = "edu-check-result/1";

template <class Word, std::size_t count>
std::optional<Word> word_of(std::string_view text) {
  for (std::size_t i = 0; i < count; ++i) {
    const auto word = static_cast<Word>(i);
    if (to_string(word) == text) return word;
  }
  return std::nullopt;
}

/// A hash of the facts of a requirement, with their values, and of those that are missing.
std::uint64_t add_data(std::uint64_t hash, const JsonMembers& requirement) {
  const auto add = [&](std::string_view text) {
    for (const char byte : text) hash = (hash ^ static_cast<unsigned char>(byte)) * 0x100000001B3ULL;
    hash = (hash ^ 0xFFU) * 0x100000001B3ULL;
  };
  requirement.elements("facts", [&](const rapidjson::Value& each) {
    const JsonMembers fact(each, requirement.mistake());
    add(fact.text("path"));
    const bool zh_first = !fact.has("value_zh");
    add(fact.text(zh_first ? "value" : "value_zh"));
  });
  requirement.elements("missing", [&](const rapidjson::Value& each) {
    if (each.IsString()) add({each.GetString(), each.GetStringLength()});
  });
  return hash;
}

StoredIndicator read_indicator(const JsonMembers& members) {
  StoredIndicator indicator;
  indicator.id = members.text("id");
  indicator.title = members.text_or_empty("title");
  indicator.level = members.word("level", parse_level);
  indicator.outcome = members.word("outcome", parse_outcome);
  indicator.data = 0xCBF29CE484222325ULL;
  members.elements("requirements", [&](const rapidjson::Value& each) {
    const JsonMembers requirement(each, members.mistake());
    indicator.data = add_data(indicator.data, requirement);
    indicator.requirements.push_back(
        {requirement.text("id"), requirement.word("level", parse_level), requirement.word("outcome", parse_outcome)});
  });
  return indicator;
}

StoredAssessment read_assessment(const JsonMembers& members) {
  StoredAssessment assessment;
  assessment.inventory = members.text("inventory");
  assessment.subject = read_subject(members);
  assessment.standard = members.text("standard");
  assessment.digest = members.text_or_empty("standard_digest");
  assessment.verdict = members.word("verdict", parse_verdict);
  assessment.selection = read_selection(members);
  if (assessment.verdict == Verdict::invalid) return assessment;
  assessment.as_of = members.text("as_of");
  members.elements("indicators", [&](const rapidjson::Value& each) {
    assessment.indicators.push_back(read_indicator({each, members.mistake()}));
  });
  const auto counts = members.object("counts");
  std::uint64_t total = counts.number("advisory") + counts.number("informational");
  for (std::size_t i = 0; i < outcome_count; ++i) total += counts.number(to_string(static_cast<Outcome>(i)).data());
  assessment.complete = total == assessment.indicators.size();
  return assessment;
}

}  // namespace

std::shared_ptr<Selection> read_selection(const JsonMembers& assessment) {
  if (!assessment.has("selection")) return nullptr;
  auto selection = std::make_shared<Selection>();
  const auto members = assessment.object("selection");
  for (const auto& [name, ids] : {std::pair{"only", &selection->only}, {"skip", &selection->skip}}) {
    members.elements(name, [&, list = ids](const rapidjson::Value& id) {
      if (!id.IsString()) return assessment.mistake().note("selection");
      list->emplace_back(id.GetString(), id.GetStringLength());
    });
  }
  if (selection->only.empty() && selection->skip.empty()) assessment.mistake().note("selection");
  return selection;
}

Subject read_subject(const JsonMembers& assessment) {
  const auto members = assessment.object("subject");
  Subject subject;
  const auto kind = members.text("kind");
  if (kind != "school" && kind != "region") assessment.mistake().note("kind");
  subject.kind = kind == "region" ? SubjectKind::region : SubjectKind::school;
  subject.code = members.text_or_empty("code");
  subject.name = members.text_or_empty("name");
  subject.province = members.text_or_empty("province");
  subject.city = members.text_or_empty("city");
  subject.district = members.text_or_empty("district");
  return subject;
}

std::optional<Level> parse_level(std::string_view word) { return word_of<Level, 3>(word); }
std::optional<Outcome> parse_outcome(std::string_view word) { return word_of<Outcome, outcome_count>(word); }
std::optional<Verdict> parse_verdict(std::string_view word) { return word_of<Verdict, verdict_count>(word); }

std::optional<Rational> parse_share(std::string_view text) {
  if (text.ends_with('%')) text.remove_suffix(1);
  const auto point = std::min(text.find('.'), text.size());
  const auto whole = text.substr(0, point);
  const auto tenths = point < text.size() ? text.substr(point + 1) : std::string_view("0");
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  const bool good = !whole.empty() && whole.size() <= 3 && std::all_of(whole.begin(), whole.end(), is_digit) &&
                    tenths.size() == 1 && is_digit(tenths[0]);
  if (!good) return std::nullopt;
  std::int64_t number = 0;
  for (const char digit : whole) number = number * 10 + (digit - '0');
  number = number * 10 + (tenths[0] - '0');
  constexpr std::int64_t all = 1000;
  return number <= all ? Rational::of(number, all) : std::nullopt;
}

std::string school_key(const Subject& subject, std::string_view inventory) {
  while (inventory.starts_with("./")) inventory.remove_prefix(2);
  return subject.code.empty() ? std::string(inventory) : subject.code;
}

bool parse_assessment(const std::string& json, const StoredResult& result, Diagnostics& diagnostics,
                      rapidjson::Document& document) {
  if (is_baseline_file(json) && result.line() == 1) {
    result.report(diagnostics, "result-baseline",
                  message("这是 --format baseline 的文件，只供 --baseline 使用，不是检查结果",
                          "this is a file of --format baseline, for --baseline only, and no result"));
    return false;
  }
  const bool valid = parse_json(json, document);
  if (!valid) result.report(diagnostics, "result-syntax", message("不是有效的 JSON", "not valid JSON"));
  return valid;
}

std::optional<StoredAssessment> read_stored_assessment(const std::string& json, const StoredResult& result,
                                                       Diagnostics& diagnostics) {
  rapidjson::Document document;
  if (!parse_assessment(json, result, diagnostics, document)) return std::nullopt;
  JsonMistake mistake;
  auto assessment = read_assessment({document, mistake});
  if (!mistake.any()) return assessment;
  result.report(diagnostics, "result-schema",
                message("不是 {} 的评估结果：{} 缺失或有误", "no assessment of {}: {} is missing or wrong", schema_name,
                        mistake.member));
  return std::nullopt;
}

const std::string* StoredResult::next(Diagnostics& diagnostics) {
  switch (state_) {
    case State::start:
      return open(diagnostics);
    case State::lines:
      return next_line(skip_space(), diagnostics);
    case State::array:
      return next_element(diagnostics);
    case State::done:
      break;
  }
  return nullptr;
}

int StoredResult::get() {
  const int byte = getc_unlocked(file_);
  if (byte == '\n') ++line_;
  return byte;
}

int StoredResult::skip_space() {
  int byte = get();
  while (byte == ' ' || byte == '\n' || byte == '\t' || byte == '\r') byte = get();
  begin_line_ = line_;
  return byte;
}

bool StoredResult::take_object(bool outermost) {
  value_ = "{";
  std::string text;  // the last string of the outermost level: before a bracket, it is its key
  bool in_string = false;
  for (int depth = 1; depth > 0;) {
    const int byte = get();
    if (byte == EOF) return false;
    value_ += static_cast<char>(byte);
    if (in_string) {
      if (byte == '"') in_string = false;
      if (byte == '\\') value_ += static_cast<char>(get());
      if (in_string && depth == 1) text += static_cast<char>(byte);
    } else if (byte == '"') {
      in_string = true;
      if (depth == 1) text.clear();
    } else if (byte == '{' || byte == '[') {
      if (outermost && byte == '[' && depth == 1 && text == "assessments") {
        state_ = State::array;
        return true;
      }
      if (++depth > deepest) return false;
    } else if (byte == '}' || byte == ']') {
      --depth;
    }
  }
  return true;
}

const std::string* StoredResult::open(Diagnostics& diagnostics) {
  state_ = State::lines;
  const int first = skip_space();
  if (first == EOF) return fail(diagnostics, message("文件是空的", "the file is empty"));
  if (first != '{') return next_line(first, diagnostics);
  if (!take_object(true)) return fail(diagnostics, message("JSON 不完整", "the JSON is not complete"));
  if (state_ == State::lines) return value_.starts_with(R"({"gathered":)") ? fail_part(diagnostics) : &value_;
  run_.is_document = true;
  frame_ = value_;
  return next_element(diagnostics);
}

const std::string* StoredResult::next_line(int first, Diagnostics& diagnostics) {
  if (first == EOF) {
    state_ = State::done;
    return nullptr;
  }
  if (first != '{') return fail(diagnostics, message("应为 JSON 对象", "expected a JSON object"));
  if (!take_object(false)) return fail(diagnostics, message("JSON 不完整", "the JSON is not complete"));
  return value_.starts_with(R"({"gathered":)") ? fail_part(diagnostics) : &value_;
}

/// What a shard of a region found is no whole result: the region is missing.
const std::string* StoredResult::fail_part(Diagnostics& diagnostics) {
  state_ = State::done;
  diagnostics.report(Severity::error, "result-part", name_,
                     message("这是区域检查的一部分（--shard 与 --region）：请先用 edu-check merge 合并",
                             "this is a part of the check of a region (--shard and --region): join the parts by "
                             "edu-check merge first"));
  return nullptr;
}

const std::string* StoredResult::next_element(Diagnostics& diagnostics) {
  int byte = skip_space();
  if (byte == ']') return finish_document(diagnostics);
  if (!std::exchange(first_, false) && byte != EOF) byte = byte == ',' ? skip_space() : 0;
  if (byte == EOF) return fail(diagnostics, message("JSON 不完整", "the JSON is not complete"));
  if (byte != '{') return fail(diagnostics, message("应为 JSON 对象", "expected a JSON object"));
  if (!take_object(false)) return fail(diagnostics, message("JSON 不完整", "the JSON is not complete"));
  return &value_;
}

const std::string* StoredResult::finish_document(Diagnostics& diagnostics) {
  state_ = State::done;
  frame_ += ']';
  for (int byte = get(); byte != EOF; byte = get()) frame_ += static_cast<char>(byte);
  rapidjson::Document document;
  if (!parse_json(frame_, document)) return fail(diagnostics, message("JSON 不完整", "the JSON is not complete"));
  JsonMistake mistake;
  const JsonMembers members(document, mistake);
  if (members.text_or_empty("schema") != schema_name) {
    diagnostics.report(Severity::error, "result-schema", name_,
                       message("不是 {} 的文件", "no file of {}", schema_name));
    return nullptr;
  }
  if (members.has("gathered")) return fail_part(diagnostics);
  const auto summary = members.object("summary");
  run_.many = members.text_or_empty("layout") == "lines";
  run_.inventories = summary.number("inventories");
  run_.duplicate_codes = summary.number("duplicate_codes");
  if (summary.has("min_score")) run_.min_score = parse_share(summary.text("min_score"));
  if (summary.has("baseline")) {
    const auto baseline = summary.object("baseline");
    run_.baseline = BaselineNumbers{baseline.number("new"), baseline.number("known"), baseline.number("mended"),
                                    baseline.flag("only_new_count")};
  }
  return nullptr;
}

const std::string* StoredResult::fail(Diagnostics& diagnostics, Message text) {
  state_ = State::done;
  begin_line_ = line_;
  report(diagnostics, "result-syntax", std::move(text));
  return nullptr;
}

Diagnostic& StoredResult::report(Diagnostics& diagnostics, std::string_view id, Message text) const {
  auto at_line = message("第 {} 行：{}", "line {0}: {2}", begin_line_, text.zh, text.en);
  return diagnostics.report(Severity::error, id, name_, std::move(at_line));
}

}  // namespace edu_check
