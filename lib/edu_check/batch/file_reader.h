#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace edu_check {

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

/// The number that a file has however it is named, its inode; 0 of standard input and of a file that is not there.
[[nodiscard]] std::uint64_t file_number(std::string_view path);

}  // namespace edu_check
