#pragma once

#include <compare>
#include <cstdint>
#include <cstdio>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "edu_check/record/record.h"
#include "edu_check/result/gathered.h"
#include "edu_check/result/result_stream.h"
#include "edu_check/text/diagnostic.h"

namespace edu_check {

class PartFile;

/// What merging needs to know of one assessment.
struct PartEntry {
  /// What an assessment is by, and of which part of it, in words; empty: the whole.
  struct Standard {
    std::string id;
    std::string digest;
    std::string selection;
    friend auto operator<=>(const Standard&, const Standard&) = default;
  };

  std::string inventory;
  std::string code;
  const Standard* standard = nullptr;
  const PartFile* part = nullptr;
  std::uint64_t offset = 0;  ///< of its JSON in the file
  std::uint64_t hash = 0;    ///< of that
  std::uint32_t size = 0;
  Verdict verdict = Verdict::invalid;
  bool is_region = false;
  bool undecided = false;  ///< nothing mandatory was decided
};

/// The result of one shard, `json` or `ndjson`. Its assessments stay in the file, which is read twice.
class PartFile {
 public:
  /// Reads a file that can be read at any place, and stays open. Reports what is no whole part.
  PartFile(std::string path, std::FILE* file, const StandardFinder& find, Diagnostics& diagnostics);
  PartFile(const PartFile&) = delete;
  PartFile& operator=(const PartFile&) = delete;
  ~PartFile() = default;

  [[nodiscard]] const std::string& path() const { return path_; }
  [[nodiscard]] const StoredRun& run() const { return run_; }
  /// Nothing after a mistake.
  [[nodiscard]] const std::optional<Gathered>& gathered() const { return gathered_; }
  [[nodiscard]] const std::vector<PartEntry>& entries() const { return entries_; }
  /// The JSON of an assessment; false if the file is not what it was when it was read first.
  [[nodiscard]] bool read(const PartEntry& entry, std::string& to) const;

 private:
  bool read_entries(const StandardFinder& find, Diagnostics& diagnostics);
  bool add_entry(const std::string& json, const StoredResult& result, Diagnostics& diagnostics);
  void read_gathered_part(Diagnostics& diagnostics);
  [[nodiscard]] bool holds_what_it_says(const Gathered& gathered) const;
  [[nodiscard]] bool is_of_standards(const Gathered& gathered, const PartEntry::Standard& used) const;
  /// The inventory of an assessment that no run of this part could have written.
  [[nodiscard]] std::optional<std::string> find_foreign(const Gathered& gathered) const;

  std::string path_;
  std::FILE* file_;
  StoredRun run_;
  std::map<PartEntry::Standard, std::string> standards_;  ///< each with the first inventory that was judged by it
  std::map<std::string, std::string> days_;               ///< likewise, by the day
  std::optional<std::string> cut_;  ///< inventory of an assessment that does not hold all indicators
  std::optional<Gathered> gathered_;
  std::vector<PartEntry> entries_;
};

}  // namespace edu_check
