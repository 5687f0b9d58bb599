#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace edu_check {

/// An inventory of a run: the number of its input and, in a stream or a table, of its document or school.
struct InputId {
  std::uint32_t input = 0;
  std::uint32_t document = 0;  ///< from 1; 0: the file is one inventory
  friend auto operator<=>(const InputId&, const InputId&) = default;
};

/// Finds the school codes (学校标识码) that more than one inventory of a run bears. Takes sixteen bytes a school.
class DuplicateCodes {
 public:
  struct Pair {
    std::string code;
    InputId first;
    InputId again;
  };

  /// Takes note of a school; of a text that is no code of ten digits, nothing.
  void add(std::string_view code, InputId id);
  /// Takes over what another one gathered.
  void merge(DuplicateCodes&& other);
  /// The inventories whose code an earlier one bears, with that, in the order of the codes. All is in order afterwards.
  [[nodiscard]] std::vector<Pair> find();
  /// How many codes are borne more than once; after `find`.
  [[nodiscard]] std::uint64_t codes() const { return codes_; }

 private:
  struct Entry {
    std::uint64_t code;
    InputId id;
    friend auto operator<=>(const Entry&, const Entry&) = default;
  };

  std::vector<Entry> entries_;
  std::uint64_t codes_ = 0;
};

}  // namespace edu_check
