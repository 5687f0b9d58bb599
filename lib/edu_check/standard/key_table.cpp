#include "edu_check/standard/key_table.h"

#include <cstring>
#include <utility>

namespace edu_check {
namespace {

/// Multiply and fold, eight bytes at a time; keys are short. The group is the seed.
std::uint32_t hash_of(std::uint32_t group, std::string_view key) {
  constexpr std::uint64_t factor = 0x9E3779B97F4A7C15ULL;
  std::uint64_t hash = (group + key.size()) * factor;
  const char* at = key.data();
  std::size_t left = key.size();
  for (; left >= 8; at += 8, left -= 8) {
    std::uint64_t chunk = 0;
    std::memcpy(&chunk, at, 8);
    hash = (hash ^ chunk) * factor;
    hash ^= hash >> 32U;
  }
  if (left > 0) {
    std::uint64_t chunk = 0;
    std::memcpy(&chunk, at, left);
    hash = (hash ^ chunk) * factor;
    hash ^= hash >> 32U;
  }
  return static_cast<std::uint32_t>(hash ^ (hash >> 29U));
}

}  // namespace

bool KeyTable::add(std::uint32_t group, std::string_view key, KeyTarget target) {
  if (2 * (used_ + 1) > cells_.size()) grow();
  const auto hash = hash_of(group, key);
  auto at = hash & (cells_.size() - 1);
  for (; cells_[at].target.what != KeyTarget::What::nothing; at = (at + 1) & (cells_.size() - 1)) {
    if (cells_[at].hash == hash && cells_[at].group == group && cells_[at].key == key) return false;
  }
  cells_[at] = {key, group, hash, target};
  ++used_;
  return true;
}

KeyTarget KeyTable::find(std::uint32_t group, std::string_view key) const {
  if (cells_.empty()) return {};
  const auto hash = hash_of(group, key);
  for (auto at = hash & (cells_.size() - 1); cells_[at].target.what != KeyTarget::What::nothing;
       at = (at + 1) & (cells_.size() - 1)) {
    if (cells_[at].hash == hash && cells_[at].group == group && cells_[at].key == key) return cells_[at].target;
  }
  return {};
}

std::vector<std::string_view> KeyTable::keys_of(std::uint32_t group) const {
  std::vector<std::string_view> keys;
  for (const auto& cell : cells_) {
    if (cell.target.what != KeyTarget::What::nothing && cell.group == group) keys.push_back(cell.key);
  }
  return keys;
}

void KeyTable::grow() {
  std::vector<Cell> old(cells_.empty() ? 64 : 2 * cells_.size());
  std::swap(old, cells_);
  used_ = 0;
  for (const auto& cell : old) {
    if (cell.target.what != KeyTarget::What::nothing) add(cell.group, cell.key, cell.target);
  }
}

}  // namespace edu_check
