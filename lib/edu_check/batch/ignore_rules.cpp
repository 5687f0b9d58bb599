#include "edu_check/batch/ignore_rules.h"

#include <fnmatch.h>
#include <unistd.h>

#include <algorithm>

#include "edu_check/batch/input.h"
#include "edu_check/text/message_format.h"

namespace edu_check {

bool IgnoreRules::excludes(std::string_view path, bool is_folder) const {
  const auto matches = [&](const Rule& rule) {
    if (rule.only_folders && !is_folder) return false;
    const auto below = path.substr(rule.folder.size());
    if (rule.of_paths) return fnmatch(rule.pattern.c_str(), std::string(below).c_str(), FNM_PATHNAME | FNM_PERIOD) == 0;
    return fnmatch(rule.pattern.c_str(), std::string(below.substr(below.rfind('/') + 1)).c_str(), FNM_PERIOD) == 0;
  };
  const auto last = std::find_if(rules_.rbegin(), rules_.rend(), matches);
  return last != rules_.rend() && !last->takes_in;
}

void IgnoreRules::add_line(std::string_view line, const std::string& folder) {
  line = line.substr(0, line.find_last_not_of(" \t\r") + 1);
  if (line.empty() || line[0] == '#') return;
  Rule rule{folder, {}, false, false, line[0] == '!'};
  if (rule.takes_in) line.remove_prefix(1);
  rule.only_folders = line.ends_with('/');
  if (rule.only_folders) line.remove_suffix(1);
  rule.of_paths = line.find('/') != std::string_view::npos;
  if (line.starts_with('/')) line.remove_prefix(1);
  rule.pattern = line;
  rules_.push_back(std::move(rule));
}

IgnoreScope::IgnoreScope(IgnoreRules& rules, const std::string& folder, Diagnostics& diagnostics)
    : rules_(rules), before_(rules.rules_.size()) {
  const auto prefix = folder.empty() || folder.ends_with('/') ? folder : folder + "/";
  const auto file = prefix + std::string(ignore_file);
  if (access(file.c_str(), F_OK) != 0) return;
  std::string text;
  if (const auto mistake = read_file(file, text)) {
    diagnostics.report(Severity::error, "input-unreadable", file,
                       message("无法读取：{}", "can't be read: {1}", mistake->zh, mistake->en));
    return;
  }
  for (std::size_t at = 0; at < text.size();) {
    const auto end = std::min(text.find('\n', at), text.size());
    rules_.add_line(std::string_view(text).substr(at, end - at), prefix);
    at = end + 1;
  }
}

IgnoreScope::~IgnoreScope() {
  rules_.rules_.erase(rules_.rules_.begin() + static_cast<std::ptrdiff_t>(before_), rules_.rules_.end());
}

}  // namespace edu_check
