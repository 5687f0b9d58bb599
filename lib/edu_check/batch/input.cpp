#include "edu_check/batch/input.h"

#include <algorithm>
#include <bit>
#include <filesystem>
#include <functional>

#include "edu_check/text/hash.h"
#include "edu_check/text/message_format.h"
#include "edu_check/text/path_key.h"

namespace edu_check {
namespace {

/// `a/./b.yaml` as `a/b.yaml`; kept in `buffer` if it is not the path itself.
std::string_view normal(std::string_view path, std::string& buffer) {
  if (is_plain_path(path)) return path;
  return buffer = std::filesystem::path(path).lexically_normal().string();
}

/// Paths that were met, in a table of indices: the paths themselves would take the memory twice.
class KnownPaths {
 public:
  KnownPaths(const InputList& list, Spelling spelling)
      : list_(list), spelling_(spelling), places_(std::bit_ceil(2 * list.size() + 1)) {}

  /// Whether another of the list was the same; notes it otherwise.
  bool met(std::size_t index) {
    const auto path = spelled(index, first_);
    const auto mask = places_.size() - 1;
    auto at = std::hash<std::string_view>()(path) & mask;
    for (; places_[at] != 0; at = (at + 1) & mask) {
      if (spelled(places_[at] - 1, second_) == path) return true;
    }
    places_[at] = static_cast<std::uint32_t>(index + 1);
    return false;
  }

 private:
  [[nodiscard]] std::string_view spelled(std::size_t index, std::string& buffer) const {
    return spelling_ == Spelling::exact ? list_[index] : normal(list_[index], buffer);
  }

  const InputList& list_;
  Spelling spelling_;
  std::vector<std::uint32_t> places_;  ///< indices plus one; 0: free. More than half are free
  std::string first_;
  std::string second_;
};

}  // namespace

std::string_view shown_name(std::string_view path) { return path == standard_input ? "<stdin>" : path; }

void InputList::add(std::string_view path, Origin origin) {
  text_.append(path);
  entries_.push_back(Entry{text_.size()} << 1U | (origin == Origin::found ? 1U : 0U));
}

std::string_view InputList::name(std::size_t index) const {
  const auto path = (*this)[index];
  return path == standard_input ? std::string_view(standard_input_name_) : path;
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

std::vector<std::string> InputList::remove_repeated(Spelling spelling) {
  std::vector<bool> again(size());
  std::vector<std::string> repeated;
  KnownPaths known(*this, spelling);
  for (std::size_t i = 0; i < size(); ++i) {
    again[i] = known.met(i);
    if (again[i]) repeated.emplace_back((*this)[i]);
  }
  if (!repeated.empty()) keep_if([&](std::size_t index) { return !again[index]; });
  return repeated;
}

void InputList::keep_shard(Shard shard) {
  const auto all = size();
  std::uint64_t hash = 0;
  for (std::size_t i = 0; i < all; ++i) hash = hash_of("\n", hash_of(name(i), hash));
  keep_if([&](std::size_t index) { return shard_of(name(index), shard.count) == shard.part; });
  whole_size_ = all;
  whole_hash_ = hash;
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
