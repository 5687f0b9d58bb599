#include "edu_check/batch/document_check.h"

#include <fcntl.h>
#include <sha256.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <memory>
#include <system_error>
#include <utility>

#include "edu_check/input/input.h"
#include "edu_check/inventory/document.h"
#include "edu_check/text/display.h"
#include "edu_check/text/file_reader.h"
#include "edu_check/text/message_format.h"
#include "edu_check/text/stop_flag.h"

namespace edu_check {
namespace {

namespace fs = std::filesystem;

/// Whether a path without links lies below a folder without links.
bool is_below(const fs::path& path, const fs::path& folder) {
  const auto [at_folder, at_path] = std::mismatch(folder.begin(), folder.end(), path.begin(), path.end());
  return at_folder == folder.end() && at_path != path.end();
}

fs::path without_links(const fs::path& path) {
  std::error_code error;
  auto found = fs::canonical(path, error);
  return error ? fs::path() : found;
}

std::optional<std::pair<std::uint64_t, std::uint64_t>> find_inventory(std::string_view path) {
  struct stat status {};
  const int failed = path == standard_input ? fstat(STDIN_FILENO, &status) : stat(std::string(path).c_str(), &status);
  if (failed != 0) return std::nullopt;
  return std::pair<std::uint64_t, std::uint64_t>(status.st_dev, status.st_ino);
}

char small(char digit) { return digit >= 'A' && digit <= 'F' ? static_cast<char>(digit - 'A' + 'a') : digit; }

}  // namespace

void DocumentCheck::check(Inventory& inventory, std::string_view path, Date as_of, Diagnostics& diagnostics) {
  if (inventory.documents().empty()) return;
  const bool is_file = path != standard_input;
  auto folder = folder_ ? *folder_ : is_file ? fs::path(path).parent_path().string() : std::string();
  if (folder.empty()) folder = ".";
  if (asked_ != folder) {
    root_ = without_links(folder);
    asked_ = std::move(folder);
  }
  inventory_ = find_inventory(path);
  for (std::size_t i = 0; i < inventory.documents().size(); ++i) {
    const auto document = inventory.documents()[i];
    if (document.mistake != DocumentMistake::none) continue;  // its spelling was reported when it was read
    const auto mistake = find_mistake(document, as_of);
    if (interrupted_) return;
    if (mistake == DocumentMistake::none) continue;
    inventory.refuse_document(i, mistake);
    const auto text = describe(mistake);
    diagnostics.report(Severity::warning, "evidence-document", *inventory.source(), document.offset,
                       message("佐证材料“{}”{}", "the document “{}” {}", printable(document.file), text));
  }
}

DocumentMistake DocumentCheck::find_mistake(const Document& document, Date as_of) {
  if (root_.empty()) return DocumentMistake::missing;
  std::error_code error;
  const auto file = fs::canonical(root_ / fs::path(document.file), error);
  if (error == std::errc::permission_denied) return DocumentMistake::unreadable;
  if (error) return DocumentMistake::missing;
  if (!is_below(file, root_)) return file == root_ ? DocumentMistake::not_a_file : DocumentMistake::link_outside;
  struct stat status {};
  if (stat(file.c_str(), &status) != 0) return DocumentMistake::unreadable;
  if (!S_ISREG(status.st_mode)) return DocumentMistake::not_a_file;
  const auto identity = identity_hash(status.st_dev, status.st_ino);
  if (std::find(outputs_.begin(), outputs_.end(), identity) != outputs_.end()) overwritten_ = file.string();
  if (inventory_ == std::pair<std::uint64_t, std::uint64_t>(status.st_dev, status.st_ino))
    return DocumentMistake::itself;
  if (status.st_size == 0) return DocumentMistake::empty;
  if (document.date && *document.date > as_of) return DocumentMistake::date_later;
  constexpr std::int64_t day = 86'400;  // seconds
  // A day more, since the clock of the file may stand in another zone.
  if (document.date && status.st_mtime / day + 1 < document.date->days) return DocumentMistake::date_earlier;
  if (document.sha256.empty()) return DocumentMistake::none;
  if (status.st_size > most_hashed_bytes) return DocumentMistake::too_large;
  return compare_hash(file.string(), document.sha256);
}

DocumentMistake DocumentCheck::compare_hash(const std::string& path, std::string_view expected) {
  const auto found = sha256_of_file(path, stop_);
  interrupted_ = interrupted_ || (!found && is_set(stop_));
  if (!found) return DocumentMistake::unreadable;
  const bool agrees = std::equal(found->begin(), found->end(), expected.begin(), expected.end(),
                                 [](char a, char b) { return a == small(b); });
  return agrees ? DocumentMistake::none : DocumentMistake::changed;
}

std::optional<std::string> sha256_of_file(const std::string& path, const std::atomic<bool>* stop) {
  // Without waiting: what was a file a moment ago may be a pipe now.
  const int descriptor = open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW);
  if (descriptor < 0) return std::nullopt;
  struct stat status {};
  std::int64_t left = most_hashed_bytes;  // also of one that grows meanwhile
  bool readable = fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode);
  SHA2_CTX context;
  SHA256Init(&context);
  constexpr std::size_t piece = 1U << 16U;
  const auto buffer = std::make_unique<std::array<unsigned char, piece>>();
  while (readable) {
    readable = !is_set(stop);
    if (!readable) break;
    const auto size = read(descriptor, buffer->data(), piece);
    if (size < 0 && errno == EINTR) continue;
    left -= size;
    readable = size >= 0 && left >= 0;
    if (size <= 0) break;
    SHA256Update(&context, buffer->data(), static_cast<std::size_t>(size));
  }
  close(descriptor);
  if (!readable) return std::nullopt;
  std::array<unsigned char, SHA256_DIGEST_LENGTH> digest{};
  SHA256Final(digest.data(), &context);
  std::string text;
  for (const auto byte : digest) {
    constexpr std::string_view digits = "0123456789abcdef";
    text.append(1, digits[byte >> 4U]).append(1, digits[byte & 15U]);
  }
  return text;
}

}  // namespace edu_check
