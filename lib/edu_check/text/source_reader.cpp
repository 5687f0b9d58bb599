#include "edu_check/text/source_reader.h"

#include <optional>
#include <string>
#include <utility>

#include "edu_check/text/file_reader.h"
#include "edu_check/text/message_format.h"

namespace edu_check {
namespace {

std::shared_ptr<Source> source_of(std::string_view path, std::string&& text, const std::optional<Message>& mistake,
                                  Diagnostics& diagnostics) {
  const auto name = shown_name(path);
  if (!mistake) return std::make_shared<Source>(std::string(name), std::move(text));
  report_unreadable(name, *mistake, diagnostics);
  return nullptr;
}

}  // namespace

void report_unreadable(std::string_view name, const Message& reason, Diagnostics& diagnostics) {
  diagnostics.report(Severity::error, "input-unreadable", name, message("无法读取：{}", "can't be read: {}", reason));
}

std::shared_ptr<Source> read_source(std::string_view path, Diagnostics& diagnostics) {
  std::string text;
  const auto mistake = read_file(path, text);
  return source_of(path, std::move(text), mistake, diagnostics);
}

std::shared_ptr<Source> read_found_source(std::string_view path, Diagnostics& diagnostics) {
  std::string text;
  const auto mistake = read_regular_file(path, text);
  return source_of(path, std::move(text), mistake, diagnostics);
}

}  // namespace edu_check
