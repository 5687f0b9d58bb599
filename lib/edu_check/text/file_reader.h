#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "edu_check/text/message.h"

namespace edu_check {

/// The path that stands for standard input.
constexpr std::string_view standard_input = "-";

/// What messages and reports call an input: its path, and standard input `<stdin>`.
[[nodiscard]] std::string_view shown_name(std::string_view path);

/// An open file, or standard input. With `stop`, a wait for input ends when that becomes true.
class FileReader {
 public:
  /// What `read` answers besides a number of bytes.
  static constexpr std::ptrdiff_t failed = -1;  ///< `errno` says why
  static constexpr std::ptrdiff_t stopped = -2;

  explicit FileReader(std::string_view path, const std::atomic<bool>* stop = nullptr);
  FileReader(const FileReader&) = delete;
  FileReader& operator=(const FileReader&) = delete;
  ~FileReader();

  [[nodiscard]] bool is_open() const { return descriptor_ >= 0; }
  /// Fills at most `size` bytes; 0 at the end.
  std::ptrdiff_t read(char* to, std::size_t size);

 private:
  [[nodiscard]] bool wait() const;

  int descriptor_;
  const std::atomic<bool>* stop_;
};

/// A number that a file has under all of its names, and that hardly ever another file has. Never 0.
[[nodiscard]] std::uint64_t identity_hash(std::uint64_t device, std::uint64_t inode);
/// The number of a file; 0 for standard input and for a file that is not there.
[[nodiscard]] std::uint64_t file_number(std::string_view path);
/// Whether both name one file that is there.
[[nodiscard]] bool is_same_file(std::string_view a, std::string_view b);

/// Reads a whole file, or standard input, into `text`, whose memory is used again. Nothing on success, else the reason.
/// With `stop`, it does not wait for input once that is true.
[[nodiscard]] std::optional<Message> read_file(std::string_view path, std::string& text,
                                               const std::atomic<bool>* stop = nullptr);

/// The same for what is found, not named: only a regular file, or a link to one; of a pipe there may be no end.
[[nodiscard]] std::optional<Message> read_regular_file(std::string_view path, std::string& text);
/// The reason why what is no regular file is not read.
[[nodiscard]] Message no_regular_file();

}  // namespace edu_check
