#include "cli/stored_file.h"

#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

#include "edu_check/input/input.h"
#include "edu_check/text/message_format.h"
#include "edu_check/text/source_reader.h"
#include "edu_check/text/system_error.h"
#include "edu_check/text/temporary_file.h"

namespace edu_check::cli {
namespace {

/// All that a pipe or standard input gives, in a file that can be read again; null if it can't be read. No text goes on
/// behind a NUL, but some devices do without end.
StoredFile keep(std::FILE* from) {
  StoredFile kept(fdopen(open_temporary(), "w+b"));
  if (!kept) fail_temporary(errno);
  const auto has_nul = [](std::string_view block) { return block.find('\0') != std::string_view::npos; };
  const auto copied = copy_rest(from, kept.get(), has_nul);
  if (copied == CopyResult::unreadable) return nullptr;
  if (copied == CopyResult::unwritable || std::fflush(kept.get()) != 0) fail_temporary(errno);
  std::rewind(kept.get());
  return kept;
}

}  // namespace

StoredFile open_stored(const std::string& path, Diagnostics& diagnostics) {
  StoredFile file(path == standard_input ? fdopen(dup(STDIN_FILENO), "rb") : std::fopen(path.c_str(), "rbe"));
  struct stat status {};
  if (file && fstat(fileno(file.get()), &status) == 0) {
    const bool seekable = S_ISREG(status.st_mode) && path != standard_input;
    if (S_ISDIR(status.st_mode)) {
      errno = EISDIR;
      file.reset();
    } else if (!seekable) {
      file = keep(file.get());
    }
  }
  if (file) return file;
  report_unreadable(shown_name(path), describe(std::error_code(errno, std::generic_category())), diagnostics);
  return nullptr;
}

bool report_incomplete(const StoredResult& result, Severity severity, Diagnostics& diagnostics) {
  const auto state = result.run().state;
  if (state == RunState::whole) return false;
  diagnostics.report(severity, "result-incomplete", result.name(), describe(state))
      .hint(message("请重新检查", "check again"));
  return true;
}

}  // namespace edu_check::cli
