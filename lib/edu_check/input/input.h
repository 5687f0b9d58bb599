#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "edu_check/input/passed_over.h"
#include "edu_check/text/diagnostic.h"
#include "edu_check/text/file_reader.h"

namespace edu_check {

/// How a path came into the list.
enum class Origin : std::uint8_t {
  named,  ///< by its name: it is an inventory, or a mistake
  found   ///< in a folder or by a pattern: other files of edu-check are passed over
};

/// One part of a list that several runs share.
struct Shard {
  std::uint32_t part = 1;  ///< from 1 to `count`
  std::uint32_t count = 1;
};

/// A path that names the file of an earlier one.
struct RepeatedInput {
  std::string again;
  std::string first;
};

/// Paths of the inventories of a run, in order; kept in one buffer, since there may be half a million. With what was
/// passed over on the way to them.
class InputList {
 public:
  InputList() = default;
  /// Of one part of a list: only what belongs to it counts as passed over.
  explicit InputList(Shard shard) : shard_(shard) {}

  /// `identity`: that of the file (`identity_hash`), where it is known already; else 0.
  void add(std::string_view path, Origin origin = Origin::named, std::uint64_t identity = 0);
  [[nodiscard]] std::size_t size() const { return entries_.size(); }
  [[nodiscard]] bool empty() const { return entries_.empty(); }
  [[nodiscard]] std::string_view operator[](std::size_t index) const;
  [[nodiscard]] Origin origin(std::size_t index) const;
  /// What messages and reports call an input.
  [[nodiscard]] std::string_view name(std::size_t index) const;
  /// Gives standard input a name, in place of `<stdin>`.
  void name_standard_input(std::string name) { standard_input_name_ = std::move(name); }

  void pass_over(PassedReason reason, std::string_view path);
  [[nodiscard]] const PassedOver& passed_over() const { return passed_over_; }

  /// Leaves out what names a file again, however it is spelled or linked; the first place counts, and is one of a name
  /// if any of them is. What was left out.
  std::vector<RepeatedInput> remove_repeated();
  /// Leaves out a file, however it is spelled or linked. The paths that named it.
  std::vector<std::string> remove_file(std::string_view path);
  /// Leaves one part, by a hash of each path (`shard_of`).
  void keep_shard(Shard shard);
  /// How many paths there were in all parts, and the sum of `name_hash` of their names; 0 before `keep_shard`.
  [[nodiscard]] std::size_t whole_size() const { return whole_size_; }
  [[nodiscard]] std::uint64_t whole_hash() const { return whole_hash_; }
  /// Leaves out those that are marked.
  void remove(const std::vector<bool>& marked);
  /// Of this part: how many paths were left out since `keep_shard`, and the sum of `name_hash` of their names.
  [[nodiscard]] std::size_t removed() const { return removed_; }
  [[nodiscard]] std::uint64_t removed_hash() const { return removed_hash_; }

 private:
  /// Where a path ends in the buffer, and in the lowest bit its origin.
  using Entry = std::uint64_t;
  void identify();

  std::string text_;
  std::vector<Entry> entries_;
  std::string standard_input_name_ = "<stdin>";
  std::size_t whole_size_ = 0;
  std::uint64_t whole_hash_ = 0;
  std::size_t removed_ = 0;
  std::uint64_t removed_hash_ = 0;
  std::vector<std::uint64_t> identities_;
  PassedOver passed_over_;
  Shard shard_;
};

/// Whether ignore files count for what is given by name too.
enum class NamedFiles : std::uint8_t { always, unless_ignored };

/// How deep folders are nested below the one that is named: each name is compared with patterns of ignore files from
/// each of them.
constexpr std::size_t deepest_folder = 100;

/// Adds what a path of the command line means: itself if it is a file or standard input; all `.yaml`, `.yml` and
/// `.json` files below it (whatever the case of the letters), sorted, if it is a folder; the files that match if it is
/// a pattern (`PathPattern`). Hidden files, links to folders and those that an ignore file excludes are not found
/// (`ignore_rules.h`). Reports a path that means nothing, and what is found but is no file.
void add_inputs(std::string_view path, InputList& inputs, Diagnostics& diagnostics,
                NamedFiles named = NamedFiles::always);

/// Adds what a list of paths names, a path a line or, with a separator of NUL, between NULs. A path is a file or a
/// folder, never a pattern and never standard input. Reports a list that can't be read or names nothing, and one of
/// lines that holds NULs.
void add_listed_inputs(std::string_view list, char separator, InputList& inputs, Diagnostics& diagnostics,
                       NamedFiles named = NamedFiles::always);

/// A path as results name it. One that is not UTF-8, as of an archive in GBK, keeps its bytes as `\xB6`: reports would
/// show all such names alike.
[[nodiscard]] std::string distinct_name(std::string_view path);

/// Of the name of an input; the sum of these does not depend on the order of inputs.
[[nodiscard]] std::uint64_t name_hash(std::string_view name);

/// The part, from 1 to `count`, to which an input belongs: by its name alone, so that it stays there when others come
/// and go.
[[nodiscard]] std::uint32_t shard_of(std::string_view name, std::uint32_t count);

}  // namespace edu_check
