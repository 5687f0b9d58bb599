#include "edu_check/text/temporary_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <system_error>

namespace edu_check {

std::string temporary_folder() {
  std::error_code error;
  auto folder = std::filesystem::temp_directory_path(error).string();
  if (!error) return folder;
  throw std::system_error(error, std::string(temporary_folder_variable));  // the system does not say where it looked
}

int open_temporary() {
  const auto folder = temporary_folder();
  int file = open(folder.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, S_IRUSR | S_IWUSR);
  if (file >= 0) return file;
  auto path = folder + "/edu-check.XXXXXX";  // not every file system has files without a name
  file = mkostemp(path.data(), O_CLOEXEC);
  if (file < 0) throw std::system_error(errno, std::generic_category(), folder + " (TMPDIR)");
  unlink(path.c_str());
  return file;
}

}  // namespace edu_check
