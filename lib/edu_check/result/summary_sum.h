#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace edu_check {

/// The summaries of parts, as `json` has them, added up member by member: numbers are sums, objects are added up in
/// turn, anything else stays as the first part has it. Members keep their order.
class SummarySum {
 public:
  /// Adds an object of JSON that is well formed.
  void add(std::string_view json);
  /// Sets, or adds to, a number of the outermost object that is there.
  void set(std::string_view name, std::uint64_t number);
  void add(std::string_view name, std::uint64_t number);
  /// `{"inventories": 3, …}`, as a report writes it.
  [[nodiscard]] std::string text() const;

  /// A member with its value.
  struct Member {
    std::string name;
    std::uint64_t number = 0;
    std::string other;  ///< JSON of what is neither number nor object
    bool is_object = false;
    std::vector<Member> members;
  };

 private:
  std::vector<Member> members_;
};

}  // namespace edu_check
