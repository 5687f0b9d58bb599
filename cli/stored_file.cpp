#include "cli/stored_file.h"

#include <sys/stat.h>

#include <array>
#include <cerrno>
#include <system_error>

#include "edu_check/batch/input.h"
#include "edu_check/text/message_format.h"
#include "edu_check/text/system_error.h"

namespace edu_check::cli {
namespace {

StoredFile keep_standard_input() {
  StoredFile kept(std::tmpfile());
  if (!kept) throw std::system_error(errno, std::generic_category(), "<tmp>");
  std::array<char, 1U << 16U> buffer{};
  for (auto size = std::fread(buffer.data(), 1, buffer.size(), stdin); size > 0;
       size = std::fread(buffer.data(), 1, buffer.size(), stdin)) {
    if (std::fwrite(buffer.data(), 1, size, kept.get()) != size) {
      throw std::system_error(errno, std::generic_category(), "<tmp>");
    }
  }
  std::rewind(kept.get());
  return kept;
}

}  // namespace

StoredFile open_stored(const std::string& path, Diagnostics& diagnostics) {
  if (path == standard_input) return keep_standard_input();
  StoredFile file(std::fopen(path.c_str(), "rb"));
  struct stat status {};
  if (file && fstat(fileno(file.get()), &status) == 0 && S_ISDIR(status.st_mode)) {
    errno = EISDIR;
    file.reset();
  }
  if (file) return file;
  const auto reason = describe(std::error_code(errno, std::generic_category()));
  diagnostics.report(Severity::error, "input-unreadable", path,
                     message("无法读取：{}", "can't be read: {1}", reason.zh, reason.en));
  return nullptr;
}

}  // namespace edu_check::cli
