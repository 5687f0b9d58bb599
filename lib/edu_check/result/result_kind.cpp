#include "edu_check/result/result_kind.h"

#include "edu_check/inventory/foreign_file.h"

namespace edu_check {

std::optional<Message> find_no_result(std::string_view head) {
  if (auto other = find_other_file(head, {})) return other->is_result ? std::nullopt : std::optional(other->what);
  const auto first = head.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos || head[first] != '[') return std::nullopt;
  return Message{" JSON 列表，如 GitLab 报告", "a list of JSON, such as a report for GitLab"};
}

}  // namespace edu_check
