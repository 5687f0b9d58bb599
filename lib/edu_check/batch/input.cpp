#include "edu_check/batch/input.h"

#include <algorithm>
#include <filesystem>
#include <unordered_map>

#include "edu_check/text/message_format.h"

namespace edu_check {
namespace {

/// FNV-1a, 64 bits (Fowler, Noll, Vo).
std::uint64_t hash_of(std::string_view text) {
  std::uint64_t hash = 0xCBF29CE484222325ULL;
  for (const char byte : text) hash = (hash ^ static_cast<unsigned char>(byte)) * 0x100000001B3ULL;
  return hash;
}

std::string normal(std::string_view path) { return std::filesystem::path(path).lexically_normal().string(); }

}  // namespace

std::string_view shown_name(std::string_view path) { return path == standard_input ? "<stdin>" : path; }

void InputList::add(std::string_view path, Origin origin) {
  text_.append(path);
  entries_.push_back(Entry{text_.size()} << 1U | (origin == Origin::found ? 1U : 0U));
}

std::string_view InputList::operator[](std::size_t index) const {
  const auto from = index == 0 ? 0 : entries_[index - 1] >> 1U;
  return std::string_view(text_).substr(from, (entries_[index] >> 1U) - from);
}

Origin InputList::origin(std::size_t index) const {
  return (entries_[index] & 1U) != 0 ? Origin::found : Origin::named;
}

template <class Keep>
void InputList::keep_if(Keep&& keep) {
  InputList kept;
  for (std::size_t i = 0; i < size(); ++i) {
    if (keep(i)) kept.add((*this)[i], origin(i));
  }
  *this = std::move(kept);
}

std::vector<std::string> InputList::remove_repeated() {
  std::vector<std::string> repeated;
  std::unordered_multimap<std::uint64_t, std::size_t> known;  // by hash: paths themselves would take the memory twice
  known.reserve(size());
  keep_if([&](std::size_t index) {
    const auto path = normal((*this)[index]);
    const auto hash = hash_of(path);
    const auto [first, last] = known.equal_range(hash);
    const bool again = std::any_of(first, last, [&](const auto& each) { return normal((*this)[each.second]) == path; });
    if (again) {
      repeated.emplace_back((*this)[index]);
    } else {
      known.emplace(hash, index);
    }
    return !again;
  });
  return repeated;
}

void InputList::keep_shard(Shard shard) {
  keep_if([&](std::size_t index) { return shard_of(shown_name((*this)[index]), shard.count) == shard.part; });
}

std::uint32_t shard_of(std::string_view name, std::uint32_t count) {
  auto hash = hash_of(name);
  hash = (hash ^ hash >> 32U) * 0xD6E8FEB86659FD93ULL;  // FNV leaves the high bits of short names poor
  hash ^= hash >> 32U;
  return static_cast<std::uint32_t>(hash % count) + 1;
}

void add_listed_inputs(std::string_view list, char separator, InputList& inputs, Diagnostics& diagnostics) {
  std::string text;
  const auto name = shown_name(list);
  if (const auto mistake = read_file(list, text)) {
    diagnostics.report(Severity::error, "input-unreadable", name,
                       message("无法读取：{}", "can't be read: {1}", mistake->zh, mistake->en));
    return;
  }
  bool any = false;
  for (std::size_t at = 0; at < text.size();) {
    const auto end = std::min(text.find(separator, at), text.size());
    auto path = std::string_view(text).substr(at, end - at);
    if (separator == '\n' && path.ends_with('\r')) path.remove_suffix(1);
    at = end + 1;
    if (path.empty()) continue;
    any = true;
    std::error_code error;
    std::filesystem::is_directory(path, error) ? add_inputs(path, inputs, diagnostics) : inputs.add(path);
  }
  if (!any)
    diagnostics.report(Severity::error, "input-empty", name, message("列表中没有文件", "the list names no files"));
}

}  // namespace edu_check
