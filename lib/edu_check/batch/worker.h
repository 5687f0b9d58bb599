#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "edu_check/batch/batch.h"
#include "edu_check/batch/document_check.h"
#include "edu_check/input/input_feed.h"
#include "edu_check/record/recorder.h"

namespace edu_check {

/// Inventories with facts of another time that are told one by one.
constexpr std::size_t most_aged = 20;

/// What one thread of a batch needs to assess inventories one after the other, used again for each; with what they come
/// to.
class BatchWorker {
 public:
  BatchWorker(const BatchOptions& options, const InputList& inputs, const InputFeed& feed,
              const std::vector<std::unique_ptr<Report>>& reports, const BatchCallbacks& callbacks);

  /// Reads an inventory, assesses it against all standards and appends the results to `part`.
  void process(BatchInput& input, BatchPart& part);
  /// Assesses the region with what all workers gathered.
  void process_region(const std::vector<RegionAggregate>& gathered, const RegionFindings& schools, BatchPart& part);
  /// Whether what it was to assess last was left because the batch is to stop.
  [[nodiscard]] bool interrupted() const { return documents_.interrupted(); }
  /// Adds what came of this worker's inventories.
  void add_to(BatchResult& result, DuplicateCodes& codes);

 private:
  using Clock = std::chrono::steady_clock;

  bool read(std::string_view path, const std::string& name);
  void read_document(BatchInput& input);
  void tell(BatchInput& input, BatchPart& part);
  const Inventory* parse(std::string_view path);
  bool passes_over(InputId id);
  bool pass_over(InputId id, const Message& what);
  [[nodiscard]] std::uint64_t file_of(InputId id);
  [[nodiscard]] Date as_of(const Inventory& inventory) const;
  void assess_one(std::size_t index, const Inventory& inventory, std::span<const Interval> aggregates,
                  std::span<const std::uint32_t> undocumented, BatchPart& part);
  void note_age(const Inventory& inventory, const FactsAge& age);
  void hand_over_invalid(SubjectKind kind, BatchPart& part);
  void hand_over(const AssessmentRecord& record, BatchPart& part);
  void finish(Stage stage);

  const BatchOptions& options_;
  const InputList& inputs_;
  const InputFeed& feed_;
  const std::vector<std::unique_ptr<Report>>& reports_;
  const BatchCallbacks& callbacks_;
  InventoryLoader loader_;
  std::optional<std::uint32_t> code_slot_;
  DocumentCheck documents_;
  Source source_;
  Diagnostics diagnostics_;
  Assessment assessment_;
  std::vector<Recorder> recorders_;  ///< by standard
  SelectedWaivers waived_;
  Details details_ = Details::none;
  Summary summary_;
  Rollup rollup_;
  BaselineTally tally_;
  std::vector<RegionAggregate> aggregates_;
  DuplicateCodes codes_;
  RegionSchools region_schools_;
  std::optional<std::pair<std::uint32_t, std::uint64_t>> last_file_;  ///< its input and number
  bool schools_in_doubt_ = false;                                     ///< of the region: some may be one
  InputId current_;                                                   ///< the inventory that is assessed
  std::vector<PassedInput> passed_;                                   ///< the first other files
  std::vector<AgedFacts> aged_;                                       ///< the first of them
  std::uint64_t aged_count_ = 0;
  BatchStats stats_;
  Clock::time_point stage_start_;
};

}  // namespace edu_check
