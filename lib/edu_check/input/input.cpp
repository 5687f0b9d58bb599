#include "edu_check/input/input.h"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <filesystem>
#include <iterator>

#include "edu_check/input/input_walk.h"
#include "edu_check/input/list_text.h"
#include "edu_check/inventory/foreign_file.h"
#include "edu_check/text/encoding.h"
#include "edu_check/text/file_reader.h"
#include "edu_check/text/hash.h"
#include "edu_check/text/message_format.h"
#include "edu_check/text/path_key.h"
#include "edu_check/text/source_reader.h"
#include "edu_check/text/utf8.h"

namespace edu_check {
namespace {

/// `a/./b.yaml` as `a/b.yaml`; kept in `buffer` if it is not the path itself.
std::string_view normal(std::string_view path, std::string& buffer) {
  if (is_plain_path(path)) return path;
  return buffer = std::filesystem::path(path).lexically_normal().string();
}

/// Files that were met, in a table of indices: the paths themselves would take the memory twice.
class KnownFiles {
 public:
  KnownFiles(const InputList& list, const std::vector<std::uint64_t>& identities)
      : list_(list), identities_(identities), places_(std::bit_ceil(2 * list.size() + 1)) {}

  /// The earlier one that is the same file; notes it otherwise.
  std::optional<std::size_t> met(std::size_t index) {
    const auto key = key_of(index);
    const auto mask = places_.size() - 1;
    auto at = key & mask;
    for (; places_[at] != 0; at = (at + 1) & mask) {
      const auto other = places_[at] - std::size_t{1};
      if (key_of(other) == key && is_same(other, index)) return other;
    }
    places_[at] = static_cast<std::uint32_t>(index + 1);
    return std::nullopt;
  }

 private:
  /// A file that is not there is known by its path.
  [[nodiscard]] std::uint64_t key_of(std::size_t index) {
    return identities_[index] != 0 ? identities_[index] : hash_of(normal(list_[index], first_));
  }

  /// Folders and hashes may be wrong about a file; the system is not.
  [[nodiscard]] bool is_same(std::size_t a, std::size_t b) {
    return normal(list_[a], first_) == normal(list_[b], second_) || is_same_file(list_[a], list_[b]);
  }

  const InputList& list_;
  const std::vector<std::uint64_t>& identities_;
  std::vector<std::uint32_t> places_;  ///< indices plus one; 0: free. More than half are free
  std::string first_;
  std::string second_;
};

}  // namespace

void InputList::add(std::string_view path, Origin origin, std::uint64_t identity) {
  text_.append(path);
  entries_.push_back(Entry{text_.size()} << 1U | (origin == Origin::found ? 1U : 0U));
  identities_.push_back(identity);
}

void InputList::pass_over(PassedReason reason, std::string_view path) {
  if (shard_of(path, shard_.count) == shard_.part) passed_over_.add(reason, path);
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

void InputList::remove(const std::vector<bool>& marked) {
  InputList kept(shard_);
  for (std::size_t i = 0; i < size(); ++i) {
    if (!marked[i]) kept.add((*this)[i], origin(i), identities_[i]);
  }
  kept.passed_over_ = std::move(passed_over_);
  kept.whole_size_ = whole_size_;
  kept.whole_hash_ = whole_hash_;
  kept.removed_ = removed_ + size() - kept.size();
  kept.removed_hash_ = removed_hash_;
  for (std::size_t i = 0; whole_size_ > 0 && i < size(); ++i) kept.removed_hash_ += marked[i] ? name_hash(name(i)) : 0;
  kept.standard_input_name_ = std::move(standard_input_name_);
  *this = std::move(kept);
}

/// Looks for the identities that nobody knew.
void InputList::identify() {
  for (std::size_t i = 0; i < size(); ++i) {
    if (identities_[i] == 0) identities_[i] = file_number((*this)[i]);
  }
}

std::vector<RepeatedInput> InputList::remove_repeated() {
  identify();
  std::vector<bool> again(size());
  std::vector<RepeatedInput> repeated;
  KnownFiles known(*this, identities_);
  for (std::size_t i = 0; i < size(); ++i) {
    const auto first = known.met(i);
    if (!first) continue;
    again[i] = true;
    if (origin(i) == Origin::named) entries_[*first] &= ~Entry{1};
    repeated.push_back({std::string((*this)[i]), std::string((*this)[*first])});
  }
  if (!repeated.empty()) remove(again);
  return repeated;
}

std::vector<std::string> InputList::remove_file(std::string_view path) {
  const auto identity = file_number(path);
  std::vector<bool> marked(size());
  std::vector<std::string> names;
  if (identity == 0) return names;
  identify();
  for (std::size_t i = 0; i < size(); ++i) {
    marked[i] = identities_[i] == identity && is_same_file((*this)[i], path);
    if (marked[i]) names.emplace_back((*this)[i]);
  }
  if (!names.empty()) remove(marked);
  return names;
}

void InputList::keep_shard(Shard shard) {
  std::vector<bool> marked(size());
  std::uint64_t hash = 0;
  for (std::size_t i = 0; i < size(); ++i) {
    hash += name_hash(name(i));
    marked[i] = shard_of(distinct_name(name(i)), shard.count) != shard.part;
  }
  const auto whole = size();
  remove(marked);
  whole_size_ = whole;
  whole_hash_ = hash;
  removed_ = 0;
}

std::string distinct_name(std::string_view path) {
  if (!find_invalid_utf8(path)) return std::string(path);
  std::string name;
  for (const char byte : path) {
    constexpr unsigned char first_of_many = 0x80;
    const auto value = static_cast<unsigned char>(byte);
    value < first_of_many ? void(name += byte) : void(fmt::format_to(std::back_inserter(name), "\\x{:02X}", value));
  }
  return name;
}

std::uint64_t name_hash(std::string_view name) { return hash_of("\n", hash_of(distinct_name(name))); }

std::uint32_t shard_of(std::string_view name, std::uint32_t count) {
  if (count == 1) return 1;
  auto hash = hash_of(name);
  hash = (hash ^ hash >> 32U) * 0xD6E8FEB86659FD93ULL;  // FNV leaves the high bits of short names poor
  hash ^= hash >> 32U;
  return static_cast<std::uint32_t>(hash % count) + 1;
}

namespace {

/// A file of another kind would get an error for each line. What names a file in its first line is a list all the same.
bool is_other_file(std::string_view name, std::string_view text, Diagnostics& diagnostics) {
  std::error_code error;
  const auto first = std::filesystem::path(text.substr(0, text.find_first_of(std::string_view("\r\n\0", 3))));
  if (std::filesystem::exists(first, error)) return false;
  const auto other = find_other_file(text, {});
  if (!other) return false;
  diagnostics
      .report(Severity::error, "foreign-file", name,
              message("这是{}，不是清单路径的列表", "this is {}, no list of paths", other->what))
      .hint(message("列表是文本，每行一个清单的路径", "a list is a text with the path of an inventory a line"));
  return true;
}

/// What is wrong with a list as a whole; false if it can't be used.
bool check_list(std::string_view name, char separator, std::string& text, Diagnostics& diagnostics) {
  const bool is_binary = separator != '\0' && text.find('\0') != std::string::npos;
  if (is_binary && is_other_file(name, text, diagnostics)) return false;
  if (!take_list_text(name, text, diagnostics)) return false;
  if (is_other_file(name, text, diagnostics)) return false;
  if (separator == '\0' || text.find('\0') == std::string::npos) return true;
  diagnostics
      .report(Severity::error, "list-separator", name,
              message("列表中有 NUL 字符，而路径应每行一个", "the list holds NULs, while a path a line is expected"))
      .hint(message("以 NUL 分隔时加 -0", "if NUL separates the paths, add -0"));
  return false;
}

bool is_ascii(std::string_view text) {
  return std::none_of(text.begin(), text.end(), [](char each) { return static_cast<unsigned char>(each) >= 0x80; });
}

/// Names of files may be in any encoding, and a list in the same. So it is the first name beyond ASCII that tells: if
/// there is no such file, the encoding of the list may be why.
class ListEncoding {
 public:
  ListEncoding(std::string_view name, std::string_view text) : name_(name), text_(text) {}

  void found(std::string_view path) { known_ = known_ || !is_ascii(path); }
  /// Whether a path that is not there is explained by the encoding of the list, which is reported then.
  bool explains_missing(std::string_view path, Diagnostics& diagnostics) {
    if (known_ || is_ascii(path)) return false;
    known_ = true;
    const bool invalid = find_invalid_utf8(text_).has_value();
    const bool gbk = invalid ? looks_like_gbk(text_) && !looks_like_big5(text_) : may_be_gbk_by_accident(text_);
    if (!invalid && !gbk) return false;
    diagnostics
        .report(Severity::error, "list-encoding", name_,
                gbk ? message("列表看来是 GBK（GB 18030）编码，应为 UTF-8：照此找不到文件",
                              "the list looks like GBK (GB 18030), expected UTF-8: no file is found by it")
                    : message("列表不是有效的 UTF-8 编码：照此找不到文件",
                              "the list is not valid UTF-8: no file is found by it"))
        .hint(save_as_utf_8());
    return true;
  }

 private:
  std::string_view name_;
  std::string_view text_;
  bool known_ = false;
};

}  // namespace

void add_listed_inputs(std::string_view list, char separator, InputList& inputs, Diagnostics& diagnostics,
                       NamedFiles named) {
  std::string text;
  const auto name = shown_name(list);
  if (const auto mistake = read_file(list, text)) return report_unreadable(name, *mistake, diagnostics);
  if (!check_list(name, separator, text, diagnostics)) return;
  NamedIgnore ignore;
  ListEncoding encoding(name, text);
  const char path_end = separator == '\n' ? line_end_of(text) : separator;
  bool any = false;
  for (std::size_t at = 0; at < text.size();) {
    const auto end = std::min(text.find(path_end, at), text.size());
    auto path = std::string_view(text).substr(at, end - at);
    if (separator == '\n' && path.ends_with('\r')) path.remove_suffix(1);
    at = end + 1;
    if (path.empty()) continue;
    any = true;
    if (path == standard_input) {
      diagnostics.report(Severity::error, "usage", name,
                         message("列表中不能有 -（标准输入）；名为 - 的文件写 ./-",
                                 "a list can't hold -, standard input; a file of that name is ./-"));
      continue;
    }
    if (add_named_input(path, inputs, diagnostics, named == NamedFiles::unless_ignored ? &ignore : nullptr)) {
      encoding.found(path);
    } else {
      if (encoding.explains_missing(path, diagnostics)) return;
      inputs.add(path);
    }
  }
  if (!any)
    diagnostics.report(Severity::error, "input-empty", name, message("列表中没有文件", "the list names no files"));
}

}  // namespace edu_check
