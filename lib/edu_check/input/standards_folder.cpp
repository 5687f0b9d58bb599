#include "edu_check/input/standards_folder.h"

#include <algorithm>
#include <iterator>
#include <memory>
#include <string_view>
#include <utility>

#include "edu_check/inventory/foreign_file.h"
#include "edu_check/text/display.h"
#include "edu_check/text/message_format.h"
#include "edu_check/text/source_reader.h"
#include "edu_check/text/system_error.h"
#include "edu_check/text/word_form.h"

namespace edu_check {
namespace {

namespace fs = std::filesystem;

/// A name in which somebody may have seen that of a standard: `lab.yml`, `lab.YAML`.
bool is_nearly_standard(const fs::path& path) {
  const auto ending = lower_case(path.extension().native());
  return ending == ".yaml" || ending == ".yml";
}

/// Reports what is neither a standard nor a vocabulary, which would get an error for each of its keys. What was never
/// to be one may lie beside them; of a table or a web page nobody knows what it was to be.
bool report_foreign(const fs::path& path, std::string_view text, Diagnostics& diagnostics) {
  const auto other = find_other_file(text, {"edu-check-standard", "edu-check-vocabulary", "edu-check-tests", "sections",
                                            "facts", "groups", "constraints", "verbs"});
  if (!other) return false;
  const auto severity = other->kind == ForeignKind::plainly_other ? Severity::warning : Severity::error;
  diagnostics.report(severity, "foreign-file", path.string(),
                     message("这是{}，不是标准，也不是词汇表：未读取",
                             "this is {}, neither a standard nor a vocabulary: it is not read", other->what));
  return true;
}

/// A file in place of the folder it lies in.
void report_no_folder(const fs::path& file, Diagnostics& diagnostics) {
  const auto folder = file.has_parent_path() ? file.parent_path().string() : ".";
  diagnostics
      .report(Severity::error, "standards-folder", file.string(),
              message("--standards 应为文件夹，这是文件", "--standards takes a folder, and this is a file"))
      .hint(message("写标准所在的文件夹：--standards {0}", "name the folder of the standard: --standards {0}",
                    printable(folder)));
}

/// The `id` that a standard gives itself, as far as a look at its lines tells; else empty.
std::string_view stated_id(std::string_view text) {
  constexpr std::string_view key = "id:";
  for (std::size_t at = 0; at < text.size(); at = std::min(text.find('\n', at), text.size() - 1) + 1) {
    if (!text.substr(at).starts_with(key)) continue;
    const auto line = text.substr(at + key.size(), text.find_first_of("\r\n#", at) - at - key.size());
    const auto first = line.find_first_not_of(" \"'");
    return first == std::string_view::npos ? "" : line.substr(first, line.find_first_of(" \"'", first) - first);
  }
  return {};
}

/// A standard is chosen by the name of its file; one with the id of another would be reported as that.
bool has_its_id(const fs::path& path, std::string_view text, Diagnostics& diagnostics) {
  const auto stated = stated_id(text);
  if (path.stem().extension() == ".test" || stated.empty() || stated == path.stem().native()) return true;
  diagnostics
      .report(Severity::error, "standard-file-name", path.string(),
              message("文件名与标准自己的编号（id: {}）不同", "the standard calls itself {}, unlike its file (id)",
                      printable(stated)))
      .hint(message("标准按文件名选用：把文件改名为 {}.yaml，或改 id",
                    "a standard is chosen by the name of its file: rename it {}.yaml, or change the id",
                    printable(stated)));
  return false;
}

/// What nearly is a standard would replace one that is built in.
void warn_of_endings(const std::vector<fs::path>& files, Diagnostics& diagnostics) {
  for (const auto& path : files) {
    diagnostics.report(Severity::warning, "standard-ending", path.string(),
                       message("标准和词汇表的文件名以 .yaml 结尾：未读取此文件",
                               "files of standards and vocabularies end in .yaml: this one is not read"));
  }
}

}  // namespace

StandardsFolder list_standards_folder(const fs::path& folder) {
  StandardsFolder found;
  for (fs::directory_iterator each(folder, found.error), end; !found.error && each != end;
       each.increment(found.error)) {
    const auto& path = each->path();
    if (path.filename().native().starts_with('.')) continue;
    if (path.extension() == ".yaml") {
      found.files.push_back(path);
    } else if (is_nearly_standard(path)) {
      found.nearly.push_back(path);
    }
  }
  std::sort(found.files.begin(), found.files.end());
  std::sort(found.nearly.begin(), found.nearly.end());
  return found;
}

std::optional<std::vector<StandardFile>> read_standards_folder(const fs::path& folder, const std::string& prefix,
                                                               Diagnostics& diagnostics) {
  const auto found = list_standards_folder(folder);
  warn_of_endings(found.nearly, diagnostics);
  std::error_code unread;
  if (found.error && prefix.empty() && fs::is_regular_file(folder, unread)) {
    report_no_folder(folder, diagnostics);
    return std::nullopt;
  }
  if (found.error) {
    report_unreadable(folder.string(), describe(found.error), diagnostics);
    return std::nullopt;
  }
  std::vector<StandardFile> files;
  for (const auto& path : found.files) {
    auto source = read_found_source(path.native(), diagnostics);
    if (!source || report_foreign(path, source->text(), diagnostics)) continue;
    if (prefix.empty() && !has_its_id(path, source->text(), diagnostics)) continue;
    files.push_back({prefix + path.filename().string(), std::move(source)});
  }
  return files;
}

void add_standards_folder(Catalogue& catalogue, const std::string& folder, Diagnostics& diagnostics) {
  const auto before = diagnostics.error_count();
  auto files = read_standards_folder(folder, "", diagnostics);
  const auto vocabulary = fs::path(folder) / "vocabulary";
  std::error_code error;
  if (files && fs::is_directory(vocabulary, error)) {
    if (auto more = read_standards_folder(vocabulary, "vocabulary/", diagnostics))
      std::move(more->begin(), more->end(), std::back_inserter(*files));
  }
  if (!files) return;
  if (files->empty() && diagnostics.error_count() == before) {
    diagnostics.report(Severity::error, "standards-empty", folder,
                       message("文件夹中没有标准（*.yaml）", "the folder holds no standards (*.yaml)"));
  }
  for (auto& file : *files) {
    file.folder = folder;
    catalogue.add(std::move(file));
  }
}

}  // namespace edu_check
