#pragma once

#include <atomic>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace edu_check {

/// JSON with gaps, to be put together again with other numbers in them.
class JsonTemplate {
 public:
  /// Starts at byte `from` of a text that is being written.
  void start(std::size_t from) { end_ = from; }
  /// Notes that what was written between two bytes is a gap.
  void gap(const std::string& text, std::size_t begin, std::size_t end) {
    json_.append(text, end_, begin - end_);
    cuts_.push_back(static_cast<std::uint32_t>(json_.size()));
    end_ = end;
  }
  void finish(const std::string& text) { json_.append(text, end_); }

  /// Number of pieces between the gaps: one more than gaps.
  [[nodiscard]] std::size_t size() const { return cuts_.size() + 1; }
  [[nodiscard]] std::string_view piece(std::size_t index) const {
    const auto begin = index == 0 ? 0 : cuts_[index - 1];
    const auto end = index == cuts_.size() ? json_.size() : cuts_[index];
    return std::string_view(json_).substr(begin, end - begin);
  }

 private:
  std::string json_;
  std::vector<std::uint32_t> cuts_;
  std::size_t end_ = 0;  ///< of the last gap, in the text that is being written
};

/// Templates of the requirements of a standard by their variants, a bounded number of each. Threads share it without
/// waiting for each other: what is in it stays until the end.
class JsonTemplates {
 public:
  explicit JsonTemplates(std::size_t requirements) : newest_(requirements) {}
  JsonTemplates(const JsonTemplates&) = delete;
  JsonTemplates& operator=(const JsonTemplates&) = delete;
  ~JsonTemplates();

  /// Null if it is not kept.
  [[nodiscard]] const JsonTemplate* find(std::uint32_t requirement, std::uint64_t variant) const;
  /// Whether there is room for another template of a requirement.
  [[nodiscard]] bool has_room(std::uint32_t requirement) const;
  void keep(std::uint32_t requirement, std::uint64_t variant, JsonTemplate&& json);

 private:
  struct Entry {
    std::uint64_t variant;
    JsonTemplate json;
    Entry* next;
    std::size_t depth;  ///< entries from here on
  };
  std::vector<std::atomic<Entry*>> newest_;  ///< by requirement
};

}  // namespace edu_check
