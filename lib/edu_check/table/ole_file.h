#pragma once
// Private to the room.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace edu_check {

/// What the compound files of old Office programs begin with.
constexpr std::string_view ole_mark = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

/// A compound file, in which old Office programs, and encrypted files of new ones, keep streams like files in a folder.
/// Only what lies at its top is seen: what is embedded in a workbook may be another workbook.
class OleFile {
 public:
  /// `bytes` must outlive it. Nothing if they are no compound file or a damaged one.
  [[nodiscard]] static std::optional<OleFile> open(std::string_view bytes);

  [[nodiscard]] bool has(std::string_view name) const { return find(name) != nullptr; }
  /// The bytes of a stream; nothing if there is none of this name, or if its chain is broken.
  [[nodiscard]] std::optional<std::string> read(std::string_view name) const;

 private:
  struct Entry {
    std::string name;  ///< other characters than those of ASCII are `?`
    std::uint32_t left = 0;
    std::uint32_t right = 0;
    std::uint32_t child = 0;
    std::uint32_t start = 0;
    std::uint64_t size = 0;
  };

  explicit OleFile(std::string_view bytes) : bytes_(bytes) {}
  [[nodiscard]] bool read_header();
  [[nodiscard]] bool read_table();
  [[nodiscard]] bool read_folder();
  [[nodiscard]] const Entry* find(std::string_view name) const;
  [[nodiscard]] std::string_view sector(std::uint32_t number) const;
  [[nodiscard]] std::optional<std::string> chain(std::uint32_t start, std::uint64_t size) const;
  [[nodiscard]] std::optional<std::string> small_chain(std::uint32_t start, std::uint64_t size) const;

  std::string_view bytes_;
  std::size_t sector_bytes_ = 512;
  std::vector<std::uint32_t> next_;        ///< of each sector
  std::vector<std::uint32_t> next_small_;  ///< of each small sector
  std::string small_;                      ///< the small sectors
  std::vector<Entry> top_;
};

}  // namespace edu_check
