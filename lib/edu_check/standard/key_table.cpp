#include "edu_check/standard/key_table.h"

#include <algorithm>
#include <bit>
#include <cstring>

namespace edu_check {
namespace {

constexpr std::size_t least_cells = 64;

template <class Word>
Word load(const char* from) {
  Word word = 0;
  std::memcpy(&word, from, sizeof word);
  return word;
}

/// The last bytes of a key, fewer than eight, as a number: with few loads of a size that is known.
std::uint64_t last_bytes(std::string_view key, std::size_t left) {
  const char* const end = key.data() + key.size();
  if (key.size() >= 8) return load<std::uint64_t>(end - 8) >> (64 - 8 * left);
  if (left >= 4)
    return load<std::uint32_t>(key.data()) | std::uint64_t{load<std::uint32_t>(end - 4)} << (8 * left - 32);
  const auto byte = [&](std::size_t i) { return std::uint64_t{static_cast<unsigned char>(key[i])} << (8 * i); };
  return byte(0) | byte(left / 2) | byte(left - 1);
}

/// Multiply and fold, eight bytes at a time; keys are short. The group is the seed.
std::uint32_t hash_of(std::uint32_t group, std::string_view key) {
  constexpr std::uint64_t factor = 0x9E3779B97F4A7C15ULL;
  std::uint64_t hash = (group + key.size()) * factor;
  const char* at = key.data();
  std::size_t left = key.size();
  for (; left >= 8; at += 8, left -= 8) {
    hash = (hash ^ load<std::uint64_t>(at)) * factor;
    hash ^= hash >> 32U;
  }
  if (left > 0) {
    hash = (hash ^ last_bytes(key, left)) * factor;
    hash ^= hash >> 32U;
  }
  return static_cast<std::uint32_t>(hash ^ (hash >> 29U));
}

}  // namespace

std::size_t KeyTable::cell_of(std::uint32_t hash, std::uint32_t group, std::string_view key) const {
  const auto mask = cells_.size() - 1;
  auto at = hash & mask;
  for (; cells_[at] != free_cell; at = (at + 1) & mask) {
    const auto& entry = entries_[cells_[at] - 1];
    if (entry.hash == hash && entry.group == group && entry.key == key) break;
  }
  return at;
}

bool KeyTable::add(std::uint32_t group, std::string_view key, KeyTarget target) {
  if (2 * (entries_.size() + 1) > cells_.size()) resize(std::max(least_cells, 2 * cells_.size()));
  const auto hash = hash_of(group, key);
  const auto at = cell_of(hash, group, key);
  if (cells_[at] != free_cell) return false;
  entries_.push_back({key, group, hash, target});
  cells_[at] = static_cast<std::uint32_t>(entries_.size());
  return true;
}

KeyTarget KeyTable::find(std::uint32_t group, std::string_view key) const {
  if (cells_.empty()) return {};
  const auto cell = cells_[cell_of(hash_of(group, key), group, key)];
  return cell == free_cell ? KeyTarget{} : entries_[cell - 1].target;
}

std::vector<std::string_view> KeyTable::keys_of(std::uint32_t group) const {
  std::vector<std::string_view> keys;
  for (const auto cell : cells_) {
    if (cell != free_cell && entries_[cell - 1].group == group) keys.push_back(entries_[cell - 1].key);
  }
  return keys;
}

void KeyTable::reserve(std::size_t keys) {
  entries_.reserve(keys);
  const auto cells = std::bit_ceil(std::max(least_cells, 2 * keys));
  if (cells > cells_.size()) resize(cells);
}

void KeyTable::resize(std::size_t cells) {
  cells_.assign(cells, free_cell);
  for (std::uint32_t number = 1; number <= entries_.size(); ++number) {
    auto at = entries_[number - 1].hash & (cells - 1);
    while (cells_[at] != free_cell) at = (at + 1) & (cells - 1);
    cells_[at] = number;
  }
}

}  // namespace edu_check
