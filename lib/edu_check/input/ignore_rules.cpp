#include "edu_check/input/ignore_rules.h"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <system_error>

#include "edu_check/input/input.h"
#include "edu_check/input/list_text.h"
#include "edu_check/input/pattern_check.h"
#include "edu_check/text/encoding.h"
#include "edu_check/text/message_format.h"

namespace edu_check {
namespace {

std::string with_slash(const std::string& folder) {
  return folder.empty() || folder.ends_with('/') ? folder : folder + "/";
}

}  // namespace

bool IgnoreRules::matches(const Rule& rule, std::string_view path, bool is_folder) {
  if ((rule.only_folders && !is_folder) || !path.starts_with(rule.folder)) return false;
  if (rule.path) return rule.path->matches(path.substr(rule.folder.size()));
  return rule.name->matches(path.substr(path.rfind('/') + 1));
}

bool IgnoreRules::excludes(std::string_view path, bool is_folder) const {
  const auto last =
      std::find_if(rules_.rbegin(), rules_.rend(), [&](const Rule& rule) { return matches(rule, path, is_folder); });
  return last != rules_.rend() && !last->takes_in;
}

bool IgnoreRules::excludes_within(std::string_view path, bool is_folder) const {
  for (auto at = path.find('/', 1); !rules_.empty() && at < path.size(); at = path.find('/', at + 1)) {
    if (excludes(path.substr(0, at), true)) return true;
  }
  return excludes(path, is_folder);
}

/// Adds what a line says; false if its pattern is too long.
bool IgnoreRules::add_line(std::string_view line, const std::string& folder) {
  line = line.substr(0, line.find_last_not_of(" \t\r") + 1);
  if (line.empty() || line[0] == '#') return true;
  Rule rule{folder, {}, {}, false, line[0] == '!'};
  if (rule.takes_in) line.remove_prefix(1);
  rule.only_folders = line.ends_with('/');
  if (rule.only_folders) line.remove_suffix(1);
  const bool of_paths = line.find('/') != std::string_view::npos;
  if (line.starts_with('/')) line.remove_prefix(1);
  if (line.empty()) return true;
  auto path = PathPattern::parse(line);
  if (!path) return false;
  of_paths ? void(rule.path = std::move(path)) : void(rule.name.emplace(line));
  rules_.push_back(std::move(rule));
  return true;
}

void IgnoreRules::add_folder(const std::string& folder, const std::string& shown, Diagnostics& diagnostics) {
  const auto file = with_slash(shown) + std::string(ignore_file);
  struct stat status {};
  if (lstat(file.c_str(), &status) != 0) return;
  std::string text;
  if (!read_list_file(file, text, diagnostics)) return;
  const auto refuse = [&](Message reason) {
    diagnostics.report(Severity::error, "ignore-limit", file, std::move(reason));
  };
  bytes_ += text.size();
  if (bytes_ > most_bytes)
    return refuse(message("对这里有效的忽略文件合计超过 {} 字节",
                          "the ignore files that hold here are longer than {} bytes together", most_bytes));
  check_patterns(Source(file, text), diagnostics);
  const auto prefix = with_slash(folder);
  const char line_end = line_end_of(text);
  std::size_t number = 1;
  for (std::size_t at = 0; at < text.size(); ++number) {
    const auto end = std::min(text.find(line_end, at), text.size());
    if (!add_line(std::string_view(text).substr(at, end - at), prefix))
      return refuse(message("第 {} 行的通配符过长：最多 {} 字节、{} 段",
                            "line {}: the pattern is too long: at most {} bytes and {} parts", number,
                            PathPattern::most_bytes, PathPattern::most_parts));
    at = end + 1;
  }
  if (rules_.size() > most_patterns)
    refuse(
        message("对这里有效的通配符合计超过 {} 条", "more than {} patterns of ignore files hold here", most_patterns));
}

void IgnoreRules::add_folders_above(const std::string& folder, Diagnostics& diagnostics) {
  std::vector<std::string> folders;
  auto at = folder;
  while (at != "/" && access((with_slash(at) + ".git").c_str(), F_OK) != 0) {
    at.resize(std::max<std::size_t>(at.rfind('/'), 1));
    folders.push_back(at);
  }
  for (auto each = folders.rbegin(); each != folders.rend(); ++each) add_folder(*each, *each, diagnostics);
}

IgnoreScope::~IgnoreScope() {
  rules_.bytes_ = bytes_before_;
  rules_.rules_.erase(rules_.rules_.begin() + static_cast<std::ptrdiff_t>(before_), rules_.rules_.end());
}

bool NamedIgnore::excludes(const std::string& path, bool is_folder, Diagnostics& diagnostics) {
  std::error_code error;
  auto given = std::filesystem::path(path);
  if (!given.has_filename()) given = given.parent_path();  // `drafts/`
  const auto parent = given.parent_path();
  const auto folder = std::filesystem::canonical(parent.empty() ? "." : parent, error).string();
  if (error) return false;
  constexpr auto deepest_path = 2 * deepest_folder;  // from the top of the file system
  if (static_cast<std::size_t>(std::count(folder.begin(), folder.end(), '/')) > deepest_path) {
    diagnostics.report(Severity::error, "ignore-limit", path,
                       message("路径超过 {} 层，不按忽略文件检查",
                               "no ignore files are asked for a path of more than {} folders", deepest_path));
    return false;
  }
  if (folder != folder_) {
    rules_ = IgnoreRules();
    rules_.add_folders_above(folder, diagnostics);
    rules_.add_folder(folder, folder, diagnostics);
    folder_ = folder;
  }
  return rules_.excludes_within(with_slash(folder) + given.filename().string(), is_folder);
}

}  // namespace edu_check
