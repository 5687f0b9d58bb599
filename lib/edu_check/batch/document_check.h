#pragma once

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "edu_check/inventory/document.h"
#include "edu_check/inventory/inventory.h"
#include "edu_check/text/diagnostic.h"

namespace edu_check {

/// Looks whether the documents that inventories name are there: regular files below a folder, not empty, not the
/// inventory itself, and, where an inventory gives `sha256` or `date`, of that content and day. Used by one thread.
class DocumentCheck {
 public:
  /// `folder`: where all documents are; without it, those of an inventory are where it is, and those of standard input
  /// in the working folder.
  /// `outputs`: files to which the run is to write, by `identity_hash`. `stop`: ends the reading of a document when it
  /// becomes true.
  explicit DocumentCheck(std::optional<std::string> folder, std::vector<std::uint64_t> outputs = {},
                         const std::atomic<bool>* stop = nullptr)
      : folder_(std::move(folder)), outputs_(std::move(outputs)), stop_(stop) {}

  /// Checks all documents of an inventory that was read from `path` and is judged on `as_of`; refuses in it those that
  /// are none, and warns of each at its place (`evidence-document`). Of a file only its properties are read, and its
  /// content, piece by piece, where there is a `sha256`.
  void check(Inventory& inventory, std::string_view path, Date as_of, Diagnostics& diagnostics);
  /// Whether the reading of a document was ended by `stop`: nothing is known of it then.
  [[nodiscard]] bool interrupted() const { return interrupted_; }
  /// A document that is one of the outputs, which must not be written then; empty if there is none.
  [[nodiscard]] const std::string& overwritten() const { return overwritten_; }

 private:
  [[nodiscard]] DocumentMistake find_mistake(const Document& document, Date as_of);
  [[nodiscard]] DocumentMistake compare_hash(const std::string& path, std::string_view expected);

  std::optional<std::string> folder_;
  std::vector<std::uint64_t> outputs_;
  const std::atomic<bool>* stop_;
  bool interrupted_ = false;
  std::string overwritten_;
  std::string asked_;           ///< the folder of `root_`, as it is written
  std::filesystem::path root_;  ///< without links; empty if there is none
  /// Device and inode of the inventory, or of what standard input is; nothing where there is no file.
  std::optional<std::pair<std::uint64_t, std::uint64_t>> inventory_;
};

/// Of a larger document no SHA-256 is taken.
constexpr std::int64_t most_hashed_bytes = std::int64_t{4} << 30U;

/// The SHA-256 of a file in 64 small hexadecimal digits; nothing if it is no regular file, can't be read, is larger
/// than `most_hashed_bytes`, or `stop` became true.
[[nodiscard]] std::optional<std::string> sha256_of_file(const std::string& path,
                                                        const std::atomic<bool>* stop = nullptr);

}  // namespace edu_check
