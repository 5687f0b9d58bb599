#pragma once

#include <cstdio>
#include <string>
#include <string_view>

namespace edu_check::cli {

/// Where a report goes: standard output, or a file that appears under its name only when it is complete. Until then it
/// is a temporary file beside it, which goes if the report is not completed.
class Output {
 public:
  /// Standard output.
  Output();
  /// A file; throws `std::system_error` if it can't be made.
  explicit Output(std::string path);
  /// A file to which the report is appended as it is written.
  [[nodiscard]] static Output append_to(std::string path);
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;
  Output(Output&& other) noexcept;
  Output& operator=(Output&& other) = delete;
  ~Output();

  /// Throws `std::system_error` if it can't be written; for a closed pipe, with `errc::broken_pipe`.
  void write(std::string_view text);
  /// Everything is written: flushes, and gives the file its name.
  void complete();

 private:
  [[noreturn]] void fail() const;

  std::FILE* file_ = nullptr;
  std::string path_;  ///< empty: standard output
  std::string temporary_;
};

}  // namespace edu_check::cli
