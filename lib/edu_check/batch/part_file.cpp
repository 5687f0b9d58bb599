#include "edu_check/batch/part_file.h"

#include <fcntl.h>
#include <rapidjson/document.h>
#include <rapidjson/reader.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <utility>

#include "edu_check/report/json_members_format.h"
#include "edu_check/text/message_format.h"
#include "edu_check/text/system_error.h"

namespace edu_check {
namespace {

/// Reads what stands before the results of an assessment, and then stops.
class EntryHandler : public rapidjson::BaseReaderHandler<rapidjson::UTF8<>, EntryHandler> {
 public:
  explicit EntryHandler(PartEntry& entry) : entry_(entry) {}
  bool Default() { return true; }
  bool StartObject() { return ++depth_, true; }
  bool EndObject(rapidjson::SizeType /*count*/) { return --depth_, true; }
  bool Key(const char* text, rapidjson::SizeType size, bool /*copy*/) { return key_.assign(text, size), true; }
  bool String(const char* text, rapidjson::SizeType size, bool /*copy*/) {
    const std::string_view value(text, size);
    if (depth_ == 1 && key_ == "inventory") entry_.inventory = value;
    if (depth_ == 1 && key_ == "standard") entry_.standard = value;
    if (depth_ == 1 && key_ == "standard_digest") entry_.digest = value;
    if (depth_ == 2 && key_ == "kind") entry_.is_region = value == "region";
    if (depth_ == 2 && key_ == "code") entry_.code = value;
    if (depth_ != 1 || key_ != "verdict") return true;
    entry_.verdict = value;
    return false;
  }

 private:
  PartEntry& entry_;
  std::string key_;
  int depth_ = 0;
};

/// Input of RapidJSON that ends with a view, not with a NUL.
struct ViewStream {
  using Ch = char;
  std::string_view text;
  std::size_t at = 0;
  [[nodiscard]] char Peek() const { return at < text.size() ? text[at] : '\0'; }
  char Take() { return at < text.size() ? text[at++] : '\0'; }
  [[nodiscard]] std::size_t Tell() const { return at; }
  char* PutBegin() { return nullptr; }
  void Put(char /*byte*/) {}
  void Flush() {}
  std::size_t PutEnd(char* /*begin*/) { return 0; }
};

}  // namespace

PartFile::PartFile(const std::string& path, Diagnostics& diagnostics) : path_(path) {
  const auto errors = diagnostics.error_count();
  map(diagnostics);
  if (diagnostics.error_count() > errors || text_.empty()) return;
  const bool good = text_.starts_with("{\"schema\": ") ? split_document() : split_lines();
  if (good) return;
  diagnostics.report(
      Severity::error, "part-invalid", path_,
      message("不是 --format json 或 ndjson 的完整结果", "it is no complete result of --format json or ndjson"));
}

PartFile::PartFile(PartFile&& other) noexcept
    : path_(std::move(other.path_)),
      text_(std::exchange(other.text_, {})),
      head_(other.head_),
      summary_(std::move(other.summary_)),
      gathered_(std::move(other.gathered_)),
      entries_(std::move(other.entries_)) {}

PartFile::~PartFile() {
  if (!text_.empty())
    munmap(const_cast<char*>(text_.data()),
           text_.size());  // NOLINT(cppcoreguidelines-pro-type-const-cast): munmap takes it so
}

void PartFile::map(Diagnostics& diagnostics) {
  const int file = open(path_.c_str(), O_RDONLY | O_CLOEXEC);
  struct stat status {};
  void* memory = nullptr;
  bool good = file >= 0 && fstat(file, &status) == 0;
  const auto size = good ? static_cast<std::size_t>(status.st_size) : 0;
  if (size > 0) {
    memory = mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file, 0);
    good = memory != MAP_FAILED;
  }
  const int reason = errno;
  if (file >= 0) close(file);
  if (good && S_ISREG(status.st_mode)) {
    if (size > 0) text_ = {static_cast<const char*>(memory), size};
    return;
  }
  const auto what = good ? Message{"不是文件", "it is no file"} : describe({reason, std::generic_category()});
  diagnostics.report(Severity::error, "input-unreadable", path_,
                     message("无法读取：{}", "can't be read: {1}", what.zh, what.en));
}

/// An assessment begins on a line of its own, with the only brackets that are not indented.
bool PartFile::split_document() {
  constexpr std::string_view end_of_assessments = R"(], "summary": {)";
  const auto end = text_.rfind(end_of_assessments);
  if (end == std::string_view::npos || !text_.ends_with("}\n") || !read_end(text_.substr(end + 3))) return false;
  const auto first = std::min(text_.find("\n{"), end);
  head_ = text_.substr(0, first);
  for (auto at = first; at < end;) {
    const auto next = std::min(text_.find("\n{", at + 1), end);
    auto entry = text_.substr(at, next - at);
    if (next != end) entry.remove_suffix(1);  // the comma
    if (!add_entry(entry)) return false;
    at = next;
  }
  return true;
}

bool PartFile::split_lines() {
  constexpr std::string_view start_of_gathered = R"({"gathered": )";
  for (std::size_t at = 0; at < text_.size();) {
    const auto end = text_.find('\n', at);
    if (end == std::string_view::npos || gathered_) return false;
    const auto line = text_.substr(at, end - at);
    if (line.starts_with(start_of_gathered)) {
      gathered_ = line.ends_with('}') ? read_gathered(line.substr(0, line.size() - 1).substr(start_of_gathered.size()))
                                      : std::nullopt;
      if (!gathered_) return false;
    } else if (!add_entry(line)) {
      return false;
    }
    at = end + 1;
  }
  return true;
}

bool PartFile::add_entry(std::string_view text) {
  auto& entry = entries_.emplace_back();
  entry.text = text;
  EntryHandler handler(entry);
  ViewStream stream{text};
  rapidjson::Reader reader;
  reader.Parse(stream, handler);
  return !entry.verdict.empty() && text.ends_with('}');
}

/// Reads what stands after the assessments, from the name of the summary on.
bool PartFile::read_end(std::string_view text) {
  constexpr std::string_view start_of_gathered = R"(, "gathered": )";
  text.remove_suffix(2);  // the bracket of the document
  if (const auto start = text.find(start_of_gathered); start != std::string_view::npos) {
    gathered_ = read_gathered(text.substr(start + start_of_gathered.size()));
    if (!gathered_) return false;
    text = text.substr(0, start);
  }
  rapidjson::Document document;
  JsonMistake mistake;
  if (!parse_json("{" + std::string(text) + "}", document)) return false;
  const auto* const summary = JsonMembers(document, mistake).find("summary");
  if (summary == nullptr || !summary->IsObject()) return false;
  for (const auto& [name, value] : summary->GetObject()) {
    if (value.IsUint64()) summary_.numbers.emplace_back(name.GetString(), value.GetUint64());
  }
  const JsonMembers members(*summary, mistake);
  if (!members.has("baseline")) return true;
  const auto baseline = members.object("baseline");
  summary_.baseline = {baseline.number("new"), baseline.number("known"), baseline.number("mended"),
                       baseline.flag("only_new_count")};
  return !mistake.any();
}

}  // namespace edu_check
