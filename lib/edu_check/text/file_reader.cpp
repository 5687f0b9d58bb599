#include "edu_check/text/file_reader.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <string>
#include <thread>
#include <utility>

#include "edu_check/text/message_format.h"
#include "edu_check/text/stop_flag.h"
#include "edu_check/text/system_error.h"

namespace edu_check {
namespace {

/// Above this an inventory is refused unread; the reader's own limit is lower.
constexpr std::size_t most_bytes = std::size_t{64} << 20U;

/// How many times somebody began to open a file, and how many of these files are closed again or were not opened.
std::atomic<std::uint64_t> begun{0};
std::atomic<std::uint64_t> ended{0};

/// Opens a file. While no more files may be open, it waits until other threads close theirs, so that the limit changes
/// no result; it fails only if the file can't be opened while no other is.
int open_in_turn(const char* path, const std::atomic<bool>* stop) {
  const int flags = O_RDONLY | O_CLOEXEC | (stop != nullptr ? O_NONBLOCK : 0);  // a pipe is waited for by `wait`
  for (;;) {
    const auto others_ended = ended.load();
    const auto number = begun.fetch_add(1);
    const int descriptor = open(path, flags);
    if (descriptor >= 0) return descriptor;
    const int reason = errno;
    const bool alone = others_ended == number && begun.load() == number + 1;
    ++ended;
    errno = reason;
    if ((reason != EMFILE && reason != ENFILE) || alone || (stop != nullptr && *stop)) return -1;
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
}

}  // namespace

FileReader::FileReader(std::string_view path, const std::atomic<bool>* stop)
    : descriptor_(path == standard_input ? STDIN_FILENO : open_in_turn(std::string(path).c_str(), stop)), stop_(stop) {
  struct stat status {};
  const bool never_waits = stop != nullptr && descriptor_ >= 0 && path != standard_input &&
                           fstat(descriptor_, &status) == 0 && S_ISREG(status.st_mode);
  if (never_waits) stop_ = nullptr;
}

FileReader::~FileReader() {
  if (descriptor_ <= STDERR_FILENO) return;
  close(descriptor_);
  ++ended;
}

std::ptrdiff_t FileReader::read(char* to, std::size_t size) {
  for (;;) {
    if (stop_ != nullptr && !wait()) return stopped;
    const auto count = ::read(descriptor_, to, size);
    // Ctrl-C ends the program that writes the pipe, too: an end that is seen then isn't the end of what it had to say.
    if (count == 0 && is_set(stop_)) return stopped;
    if (count >= 0 || (errno != EINTR && errno != EAGAIN)) return count < 0 ? failed : count;
  }
}

/// Waits until there is something to read; false if it is to stop. The signal that says so may interrupt another thread
/// than this one, so that it looks at `stop_` now and then.
bool FileReader::wait() const {
  constexpr int milliseconds = 100;
  pollfd file{descriptor_, POLLIN, 0};
  while (!stop_->load(std::memory_order_relaxed)) {
    const auto ready = poll(&file, 1, milliseconds);
    if (ready > 0 || (ready < 0 && errno != EINTR)) return true;
  }
  return false;
}

namespace {

/// Device and inode of a file; nothing of standard input and of a file that is not there.
std::optional<std::pair<std::uint64_t, std::uint64_t>> identity_of(std::string_view path) {
  struct stat status {};
  if (path == standard_input || stat(std::string(path).c_str(), &status) != 0) return std::nullopt;
  return std::pair(static_cast<std::uint64_t>(status.st_dev), static_cast<std::uint64_t>(status.st_ino));
}

}  // namespace

std::string_view shown_name(std::string_view path) { return path == standard_input ? "<stdin>" : path; }

std::uint64_t identity_hash(std::uint64_t device, std::uint64_t inode) {
  std::uint64_t hash = (inode ^ device * 0x9E3779B97F4A7C15ULL) * 0xD6E8FEB86659FD93ULL;
  hash ^= hash >> 32U;
  return std::max(hash, std::uint64_t{1});
}

std::uint64_t file_number(std::string_view path) {
  const auto identity = identity_of(path);
  return identity ? identity_hash(identity->first, identity->second) : 0;
}

bool is_same_file(std::string_view a, std::string_view b) {
  const auto identity = identity_of(a);
  return identity && identity == identity_of(b);
}

std::optional<Message> read_file(std::string_view path, std::string& text, const std::atomic<bool>* stop) {
  text.clear();
  FileReader file(path, stop);
  if (!file.is_open()) return describe({errno, std::generic_category()});
  std::array<char, 65536> buffer;  // read() fills it
  for (;;) {
    const auto count = file.read(buffer.data(), buffer.size());
    if (count == FileReader::stopped) return Message{"中断", "interrupted"};
    if (count < 0) return describe({errno, std::generic_category()});
    if (count == 0) return std::nullopt;
    text.append(buffer.data(), static_cast<std::size_t>(count));
    if (text.size() > most_bytes) return Message{"文件过大", "the file is too large"};
  }
}

std::optional<Message> read_regular_file(std::string_view path, std::string& text) {
  struct stat status {};
  if (stat(std::string(path).c_str(), &status) != 0) return describe({errno, std::generic_category()});
  if (!S_ISREG(status.st_mode) && !S_ISDIR(status.st_mode)) return no_regular_file();
  return read_file(path, text);
}

Message no_regular_file() {
  return {"是管道、设备或套接字，不是文件", "it is a pipe, a device or a socket, not a file"};
}

}  // namespace edu_check
