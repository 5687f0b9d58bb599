#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace edu_check {

/// What a key of an inventory means, within the group in which it stands.
struct KeyTarget {
  enum class What : std::uint8_t { nothing, group, fact };
  What what = What::nothing;
  std::uint32_t index = 0;  ///< of the group or of the fact
};

/// From a group and a key to what the key means: open addressing, linear probing, at most half full. Keys are not
/// owned.
class KeyTable {
 public:
  /// Makes room for that many keys in all.
  void reserve(std::size_t keys);
  /// Adds a key; false if the group has it already, which then stays.
  bool add(std::uint32_t group, std::string_view key, KeyTarget target);
  [[nodiscard]] KeyTarget find(std::uint32_t group, std::string_view key) const;
  /// All keys of a group, for suggestions.
  [[nodiscard]] std::vector<std::string_view> keys_of(std::uint32_t group) const;

 private:
  struct Entry {
    std::string_view key;
    std::uint32_t group = 0;
    std::uint32_t hash = 0;
    KeyTarget target;
  };
  static constexpr std::uint32_t free_cell = 0;

  /// The cell that holds the key, or else the free one where it belongs.
  [[nodiscard]] std::size_t cell_of(std::uint32_t hash, std::uint32_t group, std::string_view key) const;
  void resize(std::size_t cells);

  std::vector<Entry> entries_;        ///< in the order in which they were added
  std::vector<std::uint32_t> cells_;  ///< numbers of entries, from 1
};

}  // namespace edu_check
