#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "edu_check/batch/gathered.h"
#include "edu_check/report/record.h"
#include "edu_check/text/diagnostic.h"

namespace edu_check {

/// What merging needs to know of one assessment.
struct PartEntry {
  std::string inventory;
  std::string standard;
  std::string digest;
  std::string code;
  std::string verdict;
  bool is_region = false;
  std::string_view text;  ///< of the JSON object, without what separates it from the next
};

/// The numbers of a run in the summary of `json`.
struct PartSummary {
  std::vector<std::pair<std::string, std::uint64_t>> numbers;  ///< in their order
  std::optional<BaselineNumbers> baseline;
};

/// The result of one shard, mapped into memory: `json` or `ndjson`.
class PartFile {
 public:
  /// Reports a file that can't be read or is no result.
  PartFile(const std::string& path, Diagnostics& diagnostics);
  PartFile(const PartFile&) = delete;
  PartFile& operator=(const PartFile&) = delete;
  PartFile(PartFile&& other) noexcept;
  PartFile& operator=(PartFile&&) = delete;
  ~PartFile();

  [[nodiscard]] const std::string& path() const { return path_; }
  /// Of `json`: what stands before the assessments; of `ndjson`, nothing.
  [[nodiscard]] std::string_view head() const { return head_; }
  [[nodiscard]] bool is_document() const { return !head_.empty(); }
  [[nodiscard]] const PartSummary& summary() const { return summary_; }
  /// Of a shard with a region.
  [[nodiscard]] const std::optional<Gathered>& gathered() const { return gathered_; }
  [[nodiscard]] std::vector<PartEntry>& entries() { return entries_; }

 private:
  void map(Diagnostics& diagnostics);
  bool split_document();
  bool split_lines();
  bool add_entry(std::string_view text);
  bool read_end(std::string_view text);

  std::string path_;
  std::string_view text_;
  std::string_view head_;
  PartSummary summary_;
  std::optional<Gathered> gathered_;
  std::vector<PartEntry> entries_;
};

}  // namespace edu_check
