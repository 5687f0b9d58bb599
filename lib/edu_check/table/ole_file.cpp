#include "edu_check/table/ole_file.h"

#include <algorithm>
#include <limits>

#include "edu_check/table/little_endian.h"

namespace edu_check {
namespace {

constexpr std::size_t small_sector_bytes = 64;
constexpr std::uint64_t small_stream_bytes = 4096;  // from here on a stream has sectors of its own
constexpr std::uint32_t last_sector = 0xFFFFFFFA;   // above are the ends of chains and free sectors
constexpr std::size_t entry_bytes = 128;
constexpr std::uint64_t whole_chain = std::numeric_limits<std::uint64_t>::max();

void append_numbers(std::string_view sector, std::vector<std::uint32_t>& to) {
  for (std::size_t at = 0; at + 4 <= sector.size(); at += 4) to.push_back(u32_at(sector, at));
}

std::string entry_name(std::string_view entry) {
  constexpr std::size_t longest = 64;
  const auto length = std::min<std::size_t>(u16_at(entry, longest), longest);
  std::string name;
  for (std::size_t at = 0; at + 2 < length; at += 2) {
    const auto unit = u16_at(entry, at);
    name += unit < 0x80 ? static_cast<char>(unit) : '?';
  }
  return name;
}

}  // namespace

std::optional<OleFile> OleFile::open(std::string_view bytes) {
  OleFile file(bytes);
  if (!file.read_header() || !file.read_table() || !file.read_folder()) return std::nullopt;
  return file;
}

bool OleFile::read_header() {
  constexpr std::size_t header_bytes = 512;
  if (bytes_.size() < header_bytes || !bytes_.starts_with(ole_mark)) return false;
  const auto shift = u16_at(bytes_, 30);
  if (shift != 9 && shift != 12) return false;
  sector_bytes_ = std::size_t{1} << shift;
  return true;
}

std::string_view OleFile::sector(std::uint32_t number) const {
  const auto at = (std::uint64_t{number} + 1) * sector_bytes_;
  return at < bytes_.size() ? bytes_.substr(at, sector_bytes_) : std::string_view();
}

/// Reads which sector follows which. Where that is written is told by the header, and for large files by a chain of
/// sectors more.
bool OleFile::read_table() {
  std::vector<std::uint32_t> parts;
  append_numbers(bytes_.substr(76, 436), parts);
  const auto most = bytes_.size() / sector_bytes_ + 1;
  std::uint32_t more = u32_at(bytes_, 68);
  for (std::size_t count = 0; more < last_sector; ++count) {
    const auto part = sector(more);
    if (part.size() < sector_bytes_ || count > most) return false;
    append_numbers(part.substr(0, sector_bytes_ - 4), parts);
    more = u32_at(part, sector_bytes_ - 4);
  }
  for (const auto part : parts) {
    if (part >= last_sector) continue;
    if (sector(part).empty() || next_.size() > most + sector_bytes_) return false;
    append_numbers(sector(part), next_);
  }
  return true;
}

std::optional<std::string> OleFile::chain(std::uint32_t start, std::uint64_t size) const {
  std::string all;
  for (auto at = start; at < last_sector && all.size() < size; at = next_[at]) {
    const auto part = sector(at);
    if (part.empty() || at >= next_.size() || all.size() > bytes_.size()) return std::nullopt;  // or it is a circle
    all += part;
  }
  if (size == whole_chain) return all;
  if (all.size() < size) return std::nullopt;
  all.resize(size);
  return all;
}

std::optional<std::string> OleFile::small_chain(std::uint32_t start, std::uint64_t size) const {
  std::string all;
  for (auto at = start; all.size() < size; at = next_small_[at]) {
    const auto from = std::uint64_t{at} * small_sector_bytes;
    if (at >= next_small_.size() || from >= small_.size()) return std::nullopt;
    all += std::string_view(small_).substr(from, small_sector_bytes);
  }
  all.resize(size);
  return all;
}

/// Reads what lies at the top: the tree of names below the first entry, which is the file as a whole.
bool OleFile::read_folder() {
  const auto folder = chain(u32_at(bytes_, 48), whole_chain);
  if (!folder || folder->size() < entry_bytes) return false;
  const auto entry_at = [&](std::uint32_t number) {
    const auto text = std::string_view(*folder).substr(number * entry_bytes, entry_bytes);
    return Entry{entry_name(text), u32_at(text, 68),  u32_at(text, 72),
                 u32_at(text, 76), u32_at(text, 116), u32_at(text, 120)};
  };
  const auto count = folder->size() / entry_bytes;
  const auto root = entry_at(0);
  std::vector<bool> seen(count);
  for (std::vector<std::uint32_t> open{root.child}; !open.empty();) {
    const auto number = open.back();
    open.pop_back();
    if (number >= count || seen[number]) continue;
    seen[number] = true;
    top_.push_back(entry_at(number));
    open.push_back(top_.back().left);
    open.push_back(top_.back().right);
  }
  if (root.start >= last_sector) return true;
  auto small = chain(root.start, whole_chain);
  const auto table = chain(u32_at(bytes_, 60), whole_chain);
  if (!small || !table) return false;
  small_ = std::move(*small);
  append_numbers(*table, next_small_);
  return true;
}

const OleFile::Entry* OleFile::find(std::string_view name) const {
  const auto found = std::find_if(top_.begin(), top_.end(), [&](const Entry& each) { return each.name == name; });
  return found == top_.end() ? nullptr : &*found;
}

std::optional<std::string> OleFile::read(std::string_view name) const {
  const auto* const entry = find(name);
  if (entry == nullptr || entry->size > bytes_.size()) return std::nullopt;
  return entry->size < small_stream_bytes ? small_chain(entry->start, entry->size) : chain(entry->start, entry->size);
}

}  // namespace edu_check
