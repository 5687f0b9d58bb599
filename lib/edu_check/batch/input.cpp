#include "edu_check/batch/input.h"

#include <fcntl.h>
#include <fnmatch.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <filesystem>
#include <system_error>

#include "edu_check/text/message_format.h"
#include "edu_check/text/system_error.h"

namespace edu_check {
namespace {

namespace fs = std::filesystem;

/// Above this an inventory is refused unread; the reader's own limit is lower.
constexpr std::size_t most_bytes = std::size_t{64} << 20U;

bool is_inventory(const fs::path& path) {
  constexpr auto endings = std::to_array<std::string_view>({".yaml", ".yml", ".json"});
  const auto ending = path.extension().string();
  return std::find(endings.begin(), endings.end(), ending) != endings.end();
}

bool is_hidden(const fs::path& path) {
  const auto name = path.filename().string();
  return name.size() > 1 && name[0] == '.' && name != "..";
}

/// Entries of a folder that are not hidden, sorted by name.
std::vector<fs::directory_entry> entries_of(const fs::path& folder, std::error_code& error) {
  std::vector<fs::directory_entry> entries;
  for (fs::directory_iterator each(folder, error), end; !error && each != end; each.increment(error)) {
    if (!is_hidden(each->path())) entries.push_back(*each);
  }
  std::sort(entries.begin(), entries.end(), [](const auto& a, const auto& b) { return a.path().native() < b.path().native(); });
  return entries;
}

void report_unreadable(const fs::path& path, const std::error_code& error, Diagnostics& diagnostics) {
  diagnostics.report(Severity::error, "input-unreadable", path.string(), message("无法读取：{}", "can't be read: {1}", describe(error).zh, describe(error).en));
}

/// All inventories below a folder. Links to folders are not followed, so that a circle can't catch us.
void add_folder(const fs::path& folder, InputList& inputs, Diagnostics& diagnostics) {
  std::error_code error;
  const auto entries = entries_of(folder, error);
  if (error) return report_unreadable(folder, error, diagnostics);
  for (const auto& entry : entries) {
    if (entry.is_directory(error) && !entry.is_symlink(error)) {
      add_folder(entry.path(), inputs, diagnostics);
    } else if (is_inventory(entry.path())) {
      inputs.add(entry.path().native());
    }
  }
}

bool is_pattern(std::string_view path) { return path.find_first_of("*?[") != std::string_view::npos; }

/// Follows a pattern part by part below `folder`.
void add_matches(const fs::path& folder, std::vector<std::string>::const_iterator part,
                 std::vector<std::string>::const_iterator end, InputList& inputs) {
  if (part == end) return;
  if (*part == "**") add_matches(folder, part + 1, end, inputs);
  std::error_code error;
  for (const auto& entry : entries_of(folder.empty() ? fs::path(".") : folder, error)) {
    const auto name = entry.path().filename();
    const auto path = folder.empty() ? name : folder / name;
    const bool is_folder = entry.is_directory(error) && !entry.is_symlink(error);
    if (*part == "**") {
      if (is_folder) add_matches(path, part, end, inputs);
    } else if (fnmatch(part->c_str(), name.c_str(), FNM_PERIOD) == 0) {
      if (part + 1 == end && !is_folder) inputs.add(path.native());
      if (is_folder) add_matches(path, part + 1, end, inputs);
    }
  }
}

/// Closes a file descriptor at the end of a scope.
class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (number_ > STDERR_FILENO) close(number_);
  }
  [[nodiscard]] int number() const { return number_; }

 private:
  int number_;
};

}  // namespace

void InputList::add(std::string_view path) {
  text_.append(path);
  ends_.push_back(text_.size());
}

std::string_view InputList::operator[](std::size_t index) const {
  const auto from = index == 0 ? 0 : ends_[index - 1];
  return std::string_view(text_).substr(from, ends_[index] - from);
}

void add_inputs(std::string_view path, InputList& inputs, Diagnostics& diagnostics) {
  if (path == standard_input) return inputs.add(path);
  std::error_code error;
  const fs::path file(path);
  const auto status = fs::status(file, error);
  const auto before = inputs.size();
  if (fs::is_directory(status)) {
    const auto errors = diagnostics.error_count();
    add_folder(file, inputs, diagnostics);
    if (inputs.size() == before && diagnostics.error_count() == errors) {
      diagnostics.report(Severity::error, "input-empty", path, message("文件夹中没有清单（.yaml、.yml 或 .json 文件）", "the folder holds no inventories (.yaml, .yml or .json files)"));
    }
    return;
  }
  if (fs::exists(status) || !is_pattern(path)) return inputs.add(path);
  std::vector<std::string> parts;
  for (const auto& part : file.relative_path()) parts.push_back(part.native());
  add_matches(file.root_path(), parts.begin(), parts.end(), inputs);
  if (inputs.size() == before) {
    diagnostics.report(Severity::error, "input-empty", path, message("没有匹配的文件", "no file matches"));
  }
}

std::optional<Message> read_file(std::string_view path, std::string& text) {
  text.clear();
  const Descriptor file(path == standard_input ? STDIN_FILENO : open(std::string(path).c_str(), O_RDONLY | O_CLOEXEC));
  if (file.number() < 0) return describe({errno, std::generic_category()});
  std::array<char, 65536> buffer;  // NOLINT(cppcoreguidelines-pro-type-member-init): read() fills it
  for (;;) {
    const auto count = read(file.number(), buffer.data(), buffer.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return describe({errno, std::generic_category()});
    if (count == 0) return std::nullopt;
    text.append(buffer.data(), static_cast<std::size_t>(count));
    if (text.size() > most_bytes) return Message{"文件过大", "the file is too large"};
  }
}

}  // namespace edu_check
