#pragma once
// Private to the room.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "edu_check/text/message.h"

namespace edu_check {

/// The parts of a zip file, read as streams. Counts what it unpacks, so that a small file can't become a large one.
class ZipArchive {
 public:
  /// Opens the file; what is wrong with it is in `mistake`.
  ZipArchive(std::string_view path, std::uint64_t most_unpacked_bytes);
  ZipArchive(const ZipArchive&) = delete;
  ZipArchive& operator=(const ZipArchive&) = delete;
  ~ZipArchive();

  /// Opens a part by its name, in any case of the letters, in place of the one that is open; false if there is none, or
  /// after a mistake.
  bool open_part(std::string_view name);
  /// Whether there is a part of this name.
  [[nodiscard]] bool has_part(std::string_view name) const;
  /// Fills at most `size` bytes of the part that is open; 0 at its end and after a mistake.
  std::size_t read(char* to, std::size_t size);

  [[nodiscard]] const std::optional<Message>& mistake() const { return mistake_; }

 private:
  struct Handle;

  std::unique_ptr<Handle> handle_;
  std::uint64_t bytes_left_;
  std::optional<Message> mistake_;
};

/// The mistake of a file that is not whole, or of which a part is not.
[[nodiscard]] Message damaged_workbook();

}  // namespace edu_check
