#include "cli/output.h"

#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

namespace edu_check::cli {

Output::Output() : file_(stdout) {}

Output::Output(std::string path) : path_(std::move(path)) {
  struct stat status {};
  if (stat(path_.c_str(), &status) == 0 && !S_ISREG(status.st_mode)) {  // a device or a pipe stays what it is
    file_ = std::fopen(path_.c_str(), "wb");
    if (file_ == nullptr) fail();
    return;
  }
  temporary_ = path_ + ".XXXXXX";
  const int descriptor = mkstemp(temporary_.data());
  if (descriptor < 0) {
    temporary_.clear();
    fail();
  }
  const auto mask = umask(0);
  umask(mask);
  fchmod(descriptor, static_cast<mode_t>(0666U & ~mask));
  file_ = fdopen(descriptor, "wb");
  if (file_ == nullptr) fail();
}

Output Output::append_to(std::string path) {
  Output output;
  output.path_ = std::move(path);
  output.file_ = std::fopen(output.path_.c_str(), "ab");
  if (output.file_ == nullptr) output.fail();
  return output;
}

Output::Output(Output&& other) noexcept
    : file_(std::exchange(other.file_, nullptr)),
      path_(std::move(other.path_)),
      temporary_(std::exchange(other.temporary_, {})) {}

Output::~Output() {
  if (file_ != nullptr && file_ != stdout) std::fclose(file_);
  if (!temporary_.empty()) unlink(temporary_.c_str());
}

void Output::write(std::string_view text) {
  if (std::fwrite(text.data(), 1, text.size(), file_) != text.size()) fail();
}

void Output::complete() {
  if (std::fflush(file_) != 0) fail();
  if (path_.empty()) return;
  if (std::fclose(std::exchange(file_, nullptr)) != 0) fail();
  if (temporary_.empty()) return;
  if (std::rename(temporary_.c_str(), path_.c_str()) != 0) fail();
  temporary_.clear();
}

void Output::fail() const {
  throw std::system_error(errno, std::generic_category(), path_.empty() ? "<stdout>" : path_);
}

}  // namespace edu_check::cli
