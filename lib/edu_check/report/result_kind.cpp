#include "edu_check/report/result_kind.h"

#include "edu_check/inventory/foreign_file.h"

namespace edu_check {

std::optional<Message> find_no_result(std::string_view head) {
  if (auto known = find_known_file(head)) return known->is_result ? std::nullopt : std::optional(known->what);
  if (has_inventory_key(head)) return Message{"清单", "an inventory"};
  const auto first = head.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos || head[first] != '[') return std::nullopt;
  return Message{" JSON 列表，如 GitLab 报告", "a list of JSON, such as a report for GitLab"};
}

}  // namespace edu_check
