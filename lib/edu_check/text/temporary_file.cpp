#include "edu_check/text/temporary_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <system_error>
#include <vector>

#include "edu_check/text/system_error.h"

namespace edu_check {

std::string temporary_folder() {
  std::error_code error;
  auto folder = std::filesystem::temp_directory_path(error).string();
  if (!error) return folder;
  throw_unwritable(std::string(temporary_folder_variable), error.value());  // the system does not say where it looked
}

void fail_temporary(int reason) { throw_unwritable(temporary_folder() + " (TMPDIR)", reason); }

int open_temporary() {
  const auto folder = temporary_folder();
  int file = open(folder.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, S_IRUSR | S_IWUSR);
  if (file >= 0) return file;
  auto path = folder + "/edu-check.XXXXXX";  // not every file system has files without a name
  file = mkostemp(path.data(), O_CLOEXEC);
  if (file < 0) fail_temporary(errno);
  unlink(path.c_str());
  return file;
}

CopyResult copy_rest(std::FILE* from, std::FILE* to, bool (*is_last)(std::string_view block)) {
  std::vector<char> buffer(std::size_t{1} << 16U);
  while (const auto size = std::fread(buffer.data(), 1, buffer.size(), from)) {
    if (std::fwrite(buffer.data(), 1, size, to) != size) return CopyResult::unwritable;
    if (is_last != nullptr && is_last({buffer.data(), size})) return CopyResult::done;
  }
  return std::ferror(from) == 0 ? CopyResult::done : CopyResult::unreadable;
}

}  // namespace edu_check
