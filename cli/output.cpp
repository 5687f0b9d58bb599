#include "cli/output.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <thread>
#include <utility>

#include "cli/file_place.h"
#include "cli/stop_signals.h"
#include "edu_check/text/system_error.h"
#include "edu_check/text/temporary_file.h"

namespace edu_check::cli {

namespace {

/// Opens what is no regular file for writing. A pipe without a reader is waited for, as long as nobody asks to stop.
int open_waiting(const std::string& path) {
  for (;;) {
    const int descriptor = open(path.c_str(), O_WRONLY | O_CLOEXEC | O_NONBLOCK);
    if (descriptor >= 0) {
      fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) & ~O_NONBLOCK);
      return descriptor;
    }
    if (errno != ENXIO) return -1;
    end_if_stop_is_wanted();
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
}

}  // namespace

Output::Output() : file_(stdout) {}

Output::Output(const std::string& path) : path_(path) {
  const auto descriptor = named_descriptor(path);
  if (descriptor == STDOUT_FILENO) {
    file_ = stdout;
    path_.clear();
    return;
  }
  kind_ = Kind::in_place;
  if (descriptor) {
    open_descriptor(fcntl(*descriptor, F_DUPFD_CLOEXEC, 0));
    return;
  }
  struct stat status {};
  const bool exists = stat(path.c_str(), &status) == 0;
  if (exists && !S_ISREG(status.st_mode)) {
    open_descriptor(open_waiting(path));
    return;
  }
  kind_ = Kind::replaced;
  target_ = end_of_links(path);
  if (exists && access(path.c_str(), W_OK) != 0) fail();
  open_temporary();
}

Output Output::append_to(std::string path) { return {Kind::appended, std::move(path)}; }

Output::Output(Output&& other) noexcept
    : kind_(other.kind_),
      change_(std::exchange(other.change_, Change::none)),
      file_(std::exchange(other.file_, nullptr)),
      held_(std::exchange(other.held_, nullptr)),
      path_(std::move(other.path_)),
      target_(std::move(other.target_)),
      temporary_(std::exchange(other.temporary_, {})),
      text_(std::move(other.text_)),
      size_before_(other.size_before_),
      unfinished_(std::exchange(other.unfinished_, {})) {}

Output::~Output() {
  if (file_ != nullptr && file_ != stdout) std::fclose(file_);
  if (held_ != nullptr) std::fclose(held_);
  remove_temporary();
}

void Output::open_descriptor(int descriptor) {
  if (descriptor >= 0) file_ = fdopen(descriptor, "wb");
  if (file_ != nullptr) return;
  const int reason = errno;
  if (descriptor >= 0) ::close(descriptor);
  errno = reason;
  fail();
}

void Output::open_temporary() {
  if (target_.empty() || target_.back() == '/') {
    errno = target_.empty() ? ENOENT : EISDIR;
    fail();
  }
  temporary_ = folder_of(target_) + "/.edu-check.XXXXXX";  // short, so that it fits where the name does
  const int descriptor = make_temporary();
  if (descriptor < 0) {
    temporary_.clear();
    fail();
  }
  keep_owner_and_mode(descriptor);
  open_descriptor(descriptor);
}

/// No signal comes between the file and the note of its name.
int Output::make_temporary() {
  const HeldSignals signals_wait;
  const int descriptor = mkostemp(temporary_.data(), O_CLOEXEC);
  if (descriptor >= 0) unfinished_ = UnfinishedFile(temporary_);
  return descriptor;
}

/// A file that is not ours may refuse its owner, which is no reason to write nothing.
void Output::keep_owner_and_mode(int descriptor) const {
  struct stat status {};
  if (stat(target_.c_str(), &status) != 0) {
    const auto mask = umask(0);
    umask(mask);
    fchmod(descriptor, static_cast<mode_t>(0666U & ~mask));
    return;
  }
  const bool same_owner = status.st_uid == geteuid() && status.st_gid == getegid();
  if (!same_owner && fchown(descriptor, status.st_uid, status.st_gid) != 0 &&
      fchown(descriptor, static_cast<uid_t>(-1), status.st_gid) != 0) {
    status.st_mode &= ~static_cast<mode_t>(S_ISUID | S_ISGID);
  }
  fchmod(descriptor, status.st_mode & 07777U);
}

void Output::write(std::string_view text) {
  if (kind_ == Kind::appended) {
    text_ += text;
  } else if (auto* const to = held_ != nullptr ? held_ : file_;
             std::fwrite(text.data(), 1, text.size(), to) != text.size()) {
    fail();
  }
}

void Output::hold_back() {
  struct stat status {};
  const bool as_it_is = held_ == nullptr && (kind_ == Kind::standard || kind_ == Kind::in_place);
  if (!as_it_is || fstat(fileno(file_), &status) != 0 || !S_ISREG(status.st_mode)) return;
  const int descriptor = edu_check::open_temporary();
  held_ = fdopen(descriptor, "w+b");
  if (held_ == nullptr) fail();
}

std::string Output::file_to_write() {
  if (temporary_.empty()) {
    temporary_ = temporary_folder() + "/.edu-check.XXXXXX";
    const int descriptor = make_temporary();
    held_ = descriptor < 0 ? nullptr : fdopen(descriptor, "r+b");
    if (held_ == nullptr) fail_temporary(errno);
  }
  return temporary_;
}

void Output::hand_on() {
  if (std::fflush(held_) != 0) fail();
  std::rewind(held_);
  if (copy_rest(held_, file_) != CopyResult::done) fail();
  std::fclose(std::exchange(held_, nullptr));
  remove_temporary();
}

void Output::complete() { complete_all({this, 1}); }

void Output::complete_all(std::span<Output> outputs) {
  for (auto& output : outputs) output.close();
  const HeldSignals signals_wait;
  try {
    for (auto& output : outputs) output.publish();
  } catch (...) {
    for (auto& output : outputs) output.take_back();
    throw;
  }
  for (auto& output : outputs) output.settle();
}

/// All bytes are where they go, and only the name is missing. What replaces another file is on the disk, lest a power
/// cut leave neither.
void Output::close() {
  if (file_ == nullptr) return;
  if (held_ != nullptr) hand_on();
  if (std::fflush(file_) != 0) fail();
  if (kind_ == Kind::standard) return;
  if (kind_ == Kind::replaced && access(target_.c_str(), F_OK) == 0) {
    const bool refused = fsync(fileno(file_)) != 0 && errno != EINVAL && errno != ENOTSUP;
    if (refused) fail();
  }
  if (std::fclose(std::exchange(file_, nullptr)) != 0) fail();
}

void Output::publish() {
  if (kind_ == Kind::appended) return append();
  if (temporary_.empty()) return;
  struct stat status {};
  const bool created = lstat(target_.c_str(), &status) != 0;
  if (!created && S_ISREG(status.st_mode) && exchange() == 0) {
    change_ = Change::exchanged;
    return;
  }
  if (std::rename(temporary_.c_str(), target_.c_str()) != 0) fail();  // not every file system can exchange
  change_ = created ? Change::created : Change::replaced;
}

int Output::exchange() const {
  return renameat2(AT_FDCWD, temporary_.c_str(), AT_FDCWD, target_.c_str(), RENAME_EXCHANGE);
}

void Output::append() {
  const int descriptor = open(path_.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NONBLOCK, 0666);
  if (descriptor < 0) fail();
  size_before_ = lseek(descriptor, 0, SEEK_END);
  change_ = Change::appended;
  std::string_view rest = text_;
  while (!rest.empty()) {
    const auto count = ::write(descriptor, rest.data(), rest.size());
    if (count < 0 && errno != EINTR) break;
    if (count > 0) rest.remove_prefix(static_cast<std::size_t>(count));
  }
  const int reason = errno;
  const bool closed = ::close(descriptor) == 0;
  if (closed && rest.empty()) return;
  if (!rest.empty()) errno = reason;
  fail();
}

/// As it was before `publish`.
void Output::take_back() {
  switch (change_) {
    case Change::created:
      unlink(target_.c_str());
      break;
    case Change::exchanged:
      (void)exchange();
      break;
    case Change::appended:
      if (size_before_ >= 0 && truncate(path_.c_str(), size_before_) != 0) break;  // nothing is left to try
      break;
    case Change::none:
    case Change::replaced:
      break;
  }
  if (change_ == Change::created || change_ == Change::replaced) temporary_.clear();
  change_ = Change::none;
  remove_temporary();
}

void Output::settle() {
  if (change_ != Change::exchanged) temporary_.clear();
  change_ = Change::none;
  remove_temporary();
}

void Output::remove_temporary() {
  if (!temporary_.empty()) unlink(temporary_.c_str());
  temporary_.clear();
  unfinished_.release();
}

void Output::fail() const { throw_unwritable(path_.empty() ? "<stdout>" : path_, errno); }

}  // namespace edu_check::cli
