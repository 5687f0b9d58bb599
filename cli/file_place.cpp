#include "cli/file_place.h"

#include <fcntl.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <climits>
#include <system_error>
#include <utility>

#include "edu_check/text/system_error.h"

namespace edu_check::cli {

std::optional<int> named_descriptor(std::string_view path) {
  if (path == "-" || path == "/dev/stdout") return STDOUT_FILENO;
  if (path == "/dev/stderr") return STDERR_FILENO;
  for (const std::string_view folder : {"/dev/fd/", "/proc/self/fd/"}) {
    if (!path.starts_with(folder)) continue;
    int number = -1;
    const auto* const last = path.data() + path.size();
    const auto [end, error] = std::from_chars(path.data() + folder.size(), last, number);
    if (error == std::errc() && end == last && number >= 0) return number;
  }
  return std::nullopt;
}

std::string end_of_links(const std::string& path) {
  constexpr int most_links = 40;  // as Linux follows
  std::string target = path;
  for (int i = 0; i < most_links; ++i) {
    std::array<char, PATH_MAX> link{};
    const auto size = readlink(target.c_str(), link.data(), link.size());
    if (size < 0) return target;  // no link
    std::string next(link.data(), static_cast<std::size_t>(size));
    if (!next.starts_with('/')) next.insert(0, folder_of(target) + "/");
    target = std::move(next);
  }
  throw_unwritable(path, ELOOP);
}

std::string folder_of(std::string_view path) {
  const auto slash = path.rfind('/');
  if (slash == std::string_view::npos) return ".";
  return std::string(path.substr(0, std::max<std::size_t>(slash, 1)));
}

std::string_view name_of(std::string_view path) { return path.substr(path.rfind('/') + 1); }

namespace {

/// What holds what is written; a terminal or `/dev/null` may be written to twice.
bool is_file_or_pipe(const struct stat& status) { return S_ISREG(status.st_mode) || S_ISFIFO(status.st_mode); }

}  // namespace

std::optional<FilePlace> find_place(const std::string& path) {
  struct stat status {};
  if (stat(path.c_str(), &status) == 0) {
    if (!is_file_or_pipe(status)) return std::nullopt;
    return FilePlace{status.st_dev, status.st_ino, {}};
  }
  std::string target;
  try {
    target = end_of_links(path);
  } catch (const std::system_error&) {
    return std::nullopt;  // told when it is opened
  }
  if (stat(folder_of(target).c_str(), &status) != 0) return std::nullopt;
  return FilePlace{status.st_dev, status.st_ino, std::string(name_of(target))};
}

std::optional<FilePlace> find_place(int descriptor) {
  struct stat status {};
  if (fstat(descriptor, &status) != 0 || !is_file_or_pipe(status)) return std::nullopt;
  return FilePlace{status.st_dev, status.st_ino, {}};
}

bool is_one_name(const std::string& path, const std::string& other) {
  const auto first = end_of_links(path);
  const auto second = end_of_links(other);
  if (strcasecmp(std::string(name_of(first)).c_str(), std::string(name_of(second)).c_str()) != 0) return false;
  const int file = open(first.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR);
  if (file < 0) return false;
  const bool same = find_place(file) == find_place(second);
  close(file);
  unlink(first.c_str());
  return same;
}

}  // namespace edu_check::cli
