#include "edu_check/result/result_stream.h"

#include <algorithm>
#include <utility>

#include "edu_check/result/assessment_check_format.h"
#include "edu_check/result/baseline_file.h"
#include "edu_check/result/result_kind.h"
#include "edu_check/result/result_members_format.h"
#include "edu_check/result/standard_fit_format.h"
#include "edu_check/result/stored_result.h"
#include "edu_check/result/summary_check_format.h"
#include "edu_check/text/display.h"
#include "edu_check/text/encoding.h"
#include "edu_check/text/hash.h"
#include "edu_check/text/message_format.h"
#include "edu_check/text/utf8.h"

namespace edu_check {
namespace {

/// `indicators/3/outcome is missing`.
Message describe(const SchemaMistake& mistake) {
  constexpr std::size_t longest_place = 80;
  const auto place = shortened(printable(mistake.place), longest_place);
  return {place + (place.empty() ? "" : " ") + mistake.text.zh, (place.empty() ? "it" : place) + " " + mistake.text.en};
}

Message written_otherwise() {
  return {"可能由另一版本的 edu-check 写成：请用 --shard 重新检查这一部分",
          "it may be of another version of edu-check: check this part again, with --shard"};
}

Message describe(JsonCutter::End end) {
  if (end == JsonCutter::End::too_deep)
    return message("嵌套过深：上限 {} 层", "nested too deep: expected at most {} levels", deepest_json);
  if (end == JsonCutter::End::too_long)
    return message("一个对象过长：上限 {} 字节", "an object is too long: expected at most {} bytes", longest_json);
  return message("JSON 不完整", "the JSON is not complete");
}

}  // namespace

struct StoredResult::Parsed {
  JsonDocument document;
  SummaryCheck summary;
};

const JsonValue& ParsedAssessment::of(const StoredResult& result) { return result.parsed_->document; }

StoredResult::StoredResult(std::string name, std::FILE* file, PartUse parts)
    : name_(std::move(name)), cutter_(file), parts_(parts), parsed_(std::make_unique<Parsed>()) {}

StoredResult::~StoredResult() = default;

const std::string* StoredResult::next(Diagnostics& diagnostics) {
  if (state_ == State::start && !open(diagnostics)) return nullptr;
  switch (state_) {
    case State::lines:
      return next_line(diagnostics);
    case State::array:
      return next_element(diagnostics);
    case State::start:
    case State::done:
      break;
  }
  return nullptr;
}

int StoredResult::skip_space() {
  const int byte = cutter_.skip_space();
  begin_line_ = cutter_.line();
  begin_ = cutter_.offset();
  return byte;
}

bool StoredResult::report_end(JsonCutter::End end, Diagnostics& diagnostics) {
  if (end == JsonCutter::End::closed) return true;
  constexpr std::size_t longest_character = 4;  // the last may be cut with the file
  const auto invalid = end == JsonCutter::End::incomplete ? find_invalid_utf8(value_) : std::nullopt;
  if (invalid && *invalid + longest_character <= value_.size()) {
    state_ = State::done;
    report_no_json(diagnostics, value_);  // the second byte of GBK may be a backslash, which hides a quote
  } else {
    static_cast<void>(fail(diagnostics, describe(end)));
  }
  return false;
}

bool StoredResult::is_other_file(Diagnostics& diagnostics) {
  if (const auto kind = find_no_result(cutter_.head())) {
    fail(diagnostics, message("这是{}，不是检查结果", "this is {}, no stored result", *kind));
    return true;
  }
  if (!looks_like_utf_16(cutter_.head())) return false;
  fail(diagnostics, utf_16_mistake());
  return true;
}

/// Looks at what the file is: a document, which is read up to its assessments, or lines.
bool StoredResult::open(Diagnostics& diagnostics) {
  state_ = State::lines;
  if (is_other_file(diagnostics)) return false;
  const int first = skip_space();
  if (first == EOF) fail(diagnostics, message("文件是空的", "the file is empty"));
  if (first == EOF) return false;
  if (first != '{' && !cutter_.at_mark()) return true;  // no line begins so either
  if (first != '{') return fail_object(diagnostics) != nullptr;
  const auto end = cutter_.take_object(value_, "assessments");
  if (end != JsonCutter::End::in_array) return report_end(end, diagnostics);
  run_.is_document = true;
  state_ = State::array;
  frame_ = value_;
  return true;
}

const std::string* StoredResult::next_line(Diagnostics& diagnostics) {
  const bool first = std::exchange(first_, false);
  is_baseline_ = is_baseline_ || (first && is_baseline_file(value_));
  if (first && !value_.empty()) return check_assessment(diagnostics);
  if (!first) {
    const int behind = cutter_.skip_blanks();
    if (behind != '\n' && behind != '\r' && behind != EOF)
      return fail(diagnostics, message("这一行在 JSON 对象之后还有内容", "text behind the JSON object of the line"));
  }
  const int byte = skip_space();
  if (byte == EOF) {
    state_ = State::done;
    return nullptr;
  }
  if (byte != '{') return fail_object(diagnostics);
  if (!report_end(cutter_.take_object(value_), diagnostics)) return nullptr;
  return check_assessment(diagnostics);
}

const std::string* StoredResult::next_element(Diagnostics& diagnostics) {
  int byte = skip_space();
  if (byte == ']') return finish_document(diagnostics);
  if (!std::exchange(first_, false) && byte != EOF) {
    if (byte == ',') cutter_.take();
    byte = byte == ',' ? skip_space() : 0;
  }
  if (byte == EOF) return fail(diagnostics, describe(JsonCutter::End::incomplete));
  if (byte != '{') return fail_object(diagnostics);
  if (!report_end(cutter_.take_object(value_), diagnostics)) return nullptr;
  return check_assessment(diagnostics);
}

/// Parses what was cut; what is no assessment ends the reading.
const std::string* StoredResult::check_assessment(Diagnostics& diagnostics) {
  if (is_baseline_) return &value_;
  parsed_->document = JsonDocument();
  const auto refuse = [&](std::string_view id, const Message& text) {
    state_ = State::done;
    report(diagnostics, id, text);
    return nullptr;
  };
  if (!parse_json(value_, parsed_->document)) {
    state_ = State::done;
    report_no_json(diagnostics, value_);
    return nullptr;
  }
  const auto& value = parsed_->document;
  if (state_ == State::lines && value.MemberCount() == 1 && value.HasMember("gathered"))
    return take_gathered(diagnostics);
  if (state_ == State::lines && value.MemberCount() == 1 && value.HasMember("summary")) return take_run(diagnostics);
  if (const auto wrong = result_schema().check(value, "assessment")) {
    const auto what = describe(*wrong);
    return refuse("result-schema",
                  message("不是 {} 的评估结果：{}", "no assessment of {}: {}", result_schema_name, what));
  }
  if (auto contradiction = find_contradiction(value)) return refuse("result-schema", *contradiction);
  JsonMistake mistake;
  const JsonMembers members(value, mistake);
  const auto inventory = members.text("inventory");
  const auto standard = members.text("standard");
  if (!seen_.insert(hash_of(standard, hash_of("\n", hash_of(inventory)))).second)
    return refuse("result-repeated", message("清单 {} 与标准 {} 的结果出现了两次",
                                             "the assessment of {} against {} is there twice", inventory, standard));
  if (!check_standard(diagnostics)) return nullptr;
  parsed_->summary.add(value);
  return &value_;
}

bool StoredResult::check_standard(Diagnostics& diagnostics) {
  if (!find_standard_) return true;
  JsonMistake mistake;
  const JsonMembers members(parsed_->document, mistake);
  const auto* const standard = find_standard_(members.text("standard"), members.text_or_empty("standard_digest"));
  auto misfit = standard != nullptr ? find_misfit(parsed_->document, *standard) : std::nullopt;
  if (!misfit) return true;
  state_ = State::done;
  report(diagnostics, misfit->id, misfit->text);
  return false;
}

/// That a run is not whole is the last line of ndjson.
const std::string* StoredResult::take_run(Diagnostics& diagnostics) {
  if (const auto mistake = result_schema().check(parsed_->document, "run")) {
    const auto what = describe(*mistake);
    return fail(diagnostics, message("summary 有误：{}", "summary is wrong: {}", what), "result-schema");
  }
  JsonMistake mistake;
  run_.state = JsonMembers(parsed_->document, mistake).object("summary").word("state", parse_run_state);
  if (skip_space() != EOF) return fail(diagnostics, message("结尾之后还有内容", "text after the end"));
  state_ = State::done;
  return nullptr;
}

/// What a part says of itself is the last line of ndjson.
const std::string* StoredResult::take_gathered(Diagnostics& diagnostics) {
  if (parts_ == PartUse::refused) return fail_part(diagnostics);
  const auto& gathered = parsed_->document["gathered"];
  if (const auto mistake = result_schema().check(gathered, "gathered")) {
    const auto what = describe(*mistake);
    state_ = State::done;
    report(diagnostics, "result-schema", message("gathered 有误：{}", "gathered is wrong: {}", what))
        .hint(written_otherwise());
    return nullptr;
  }
  run_.gathered = json_of(gathered);
  if (skip_space() != EOF) return fail(diagnostics, message("结尾之后还有内容", "text after the end"));
  state_ = State::done;
  return nullptr;
}

/// A part of a check is no whole result: the other parts are missing.
const std::string* StoredResult::fail_part(Diagnostics& diagnostics) {
  state_ = State::done;
  diagnostics.report(Severity::error, "result-part", name_,
                     message("这只是检查的一部分（--shard）：请先用 edu-check merge 合并各部分",
                             "this is only a part of a check (--shard): join the parts by edu-check merge first"));
  return nullptr;
}

const std::string* StoredResult::finish_document(Diagnostics& diagnostics) {
  cutter_.take();
  frame_ += ']';
  if (!report_end(cutter_.take_rest(frame_), diagnostics)) return nullptr;
  state_ = State::done;
  if (skip_space() != EOF) return fail(diagnostics, message("结尾之后还有内容", "text after the end"));
  return read_frame(diagnostics);
}

const std::string* StoredResult::read_frame(Diagnostics& diagnostics) {
  JsonDocument document;
  if (!parse_json(frame_, document)) {
    report_no_json(diagnostics, frame_);
    return nullptr;
  }
  JsonMistake mistake;
  const JsonMembers members(document, mistake);
  const auto refuse = [&](Message text) {
    diagnostics.report(Severity::error, "result-schema", name_, std::move(text));
    return nullptr;
  };
  if (members.text_or_empty("schema") != result_schema_name)
    return refuse(message("不是 {} 的文件", "no file of {}", result_schema_name));
  if (members.has("gathered") && parts_ == PartUse::refused) return fail_part(diagnostics);
  if (const auto wrong = result_schema().check(document)) {
    const auto what = describe(*wrong);
    auto& told = diagnostics.report(Severity::error, "result-schema", name_,
                                    message("不是 {} 的文件：{}", "no file of {}: {}", result_schema_name, what));
    if (wrong->place.starts_with("gathered")) told.hint(written_otherwise());
    return nullptr;
  }
  const auto summary = members.object("summary");
  if (const auto word = parsed_->summary.find_contradiction(document["summary"]))
    return refuse(message("summary 中的 {} 与评估结果不符", "{} of the summary is not that of the assessments", *word));
  if (summary.has("state")) run_.state = summary.word("state", parse_run_state);
  run_.many = members.text_or_empty("layout") == "lines";
  run_.language = members.text_or_empty("language");
  run_.version = members.object("tool").text_or_empty("version");
  run_.summary = json_of(document["summary"]);
  if (members.has("gathered")) run_.gathered = json_of(document["gathered"]);
  run_.inventories = summary.number("inventories");
  run_.duplicate_codes = summary.number("duplicate_codes");
  if (summary.has("min_score")) run_.min_score = parse_share(summary.text("min_score"));
  if (summary.has("passed_over")) run_.passed_over = read_passed_over(summary);
  if (summary.has("baseline")) {
    const auto baseline = summary.object("baseline");
    run_.baseline = BaselineNumbers{baseline.number("new"), baseline.number("known"), baseline.number("mended"),
                                    baseline.flag("only_new_count")};
  }
  return nullptr;
}

PassedOver read_passed_over(const JsonMembers& summary) {
  PassedOver passed;
  const auto counts = summary.object("passed_over");
  for (std::size_t i = 0; i < passed_reason_count; ++i)
    passed.counts[i] = counts.number(to_string(static_cast<PassedReason>(i)).data());
  return passed;
}

const std::string* StoredResult::fail(Diagnostics& diagnostics, const Message& text, std::string_view id) {
  state_ = State::done;
  begin_line_ = cutter_.line();
  report(diagnostics, id, text);
  return nullptr;
}

/// What stands where an object should begin is no object.
const std::string* StoredResult::fail_object(Diagnostics& diagnostics) {
  if (!cutter_.at_mark()) return fail(diagnostics, message("应为 JSON 对象", "expected a JSON object"));
  return fail(diagnostics, message("这里多出一个字节顺序标记（U+FEFF，看不见），应为 JSON 对象",
                                   "there is a further byte order mark here (U+FEFF, invisible), expected a JSON "
                                   "object"));
}

void StoredResult::report_no_json(Diagnostics& diagnostics, std::string_view text) const {
  if (!find_invalid_utf8(text)) {
    report(diagnostics, "result-syntax", message("不是有效的 JSON", "not valid JSON"));
    return;
  }
  auto& diagnostic =
      looks_like_gbk(text) && !looks_like_big5(text)
          ? report(diagnostics, "result-syntax",
                   message("看来是 GBK（GB 18030）编码，应为 UTF-8", "this looks like GBK (GB 18030), expected UTF-8"))
          : report(diagnostics, "result-syntax", message("不是有效的 UTF-8 编码", "not valid UTF-8"));
  diagnostic.hint(save_as_utf_8());
}

Diagnostic& StoredResult::report(Diagnostics& diagnostics, std::string_view id, const Message& text) const {
  auto at_line = message("第 {} 行：{}", "line {}: {}", begin_line_, text);
  return diagnostics.report(Severity::error, id, name_, std::move(at_line));
}

}  // namespace edu_check
