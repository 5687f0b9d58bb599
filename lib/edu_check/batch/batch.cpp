#include "edu_check/batch/batch.h"

#include <algorithm>
#include <condition_variable>
#include <exception>
#include <map>
#include <mutex>
#include <thread>
#include <utility>

#include "edu_check/text/message_format.h"

namespace edu_check {
namespace {

/// Inventories that a thread takes at a time, and parts that may wait for an earlier one.
constexpr std::size_t part_size = 32;
constexpr std::size_t most_waiting = 16;

/// What one thread needs to assess inventories one after the other, used again for each.
class Worker {
 public:
  Worker(const BatchOptions& options, const std::vector<std::unique_ptr<Report>>& reports, const BatchCallbacks& callbacks)
      : options_(options), reports_(reports), callbacks_(callbacks), loader_(options.standards[0]->vocabulary, options.reader),
        rollup_(options.standards, options.group_by) {
    for (const auto& report : reports) details_ = std::min(details_, report->details());
    if (!options.region) return;
    for (const auto& standard : options.standards) aggregates_.emplace_back(*standard);
  }

  void process(std::string_view path, BatchPart& part) {
    diagnostics_.clear();
    const auto* const inventory = load(path);
    ++summary_.inventories;
    for (std::size_t i = 0; i < options_.standards.size(); ++i) {
      if (inventory != nullptr) {
        assess_one(i, *inventory, {}, part);
        if (!aggregates_.empty() && inventory->kind() == SubjectKind::school) aggregates_[i].add(*inventory, as_of(*inventory));
      } else {
        hand_over(make_invalid_record(source_.name(), options_.standards[i], diagnostics_.all()), part);
      }
    }
    if (!diagnostics_.empty()) part.diagnostics += callbacks_.render(diagnostics_);
  }

  /// Assesses the region with what all workers gathered.
  void process_region(const std::vector<RegionAggregate>& gathered, BatchPart& part) {
    diagnostics_.clear();
    const auto* const inventory = load(*options_.region);
    for (std::size_t i = 0; i < options_.standards.size(); ++i) {
      if (inventory == nullptr) {
        auto record = make_invalid_record(source_.name(), options_.standards[i], diagnostics_.all());
        record.subject.kind = SubjectKind::region;
        hand_over(std::move(record), part);
        continue;
      }
      const auto total = options_.standards[i]->vocabulary->slot("region.schools.total");
      const auto values = gathered[i].values(total ? &inventory->slot(*total) : nullptr);
      assess_one(i, *inventory, values, part);
    }
    if (!diagnostics_.empty()) part.diagnostics += callbacks_.render(diagnostics_);
  }

  [[nodiscard]] const Summary& summary() const { return summary_; }
  [[nodiscard]] const Rollup& rollup() const { return rollup_; }
  [[nodiscard]] const std::vector<RegionAggregate>& aggregates() const { return aggregates_; }

 private:
  const Inventory* load(std::string_view path) {
    auto text = source_.release_text();
    const auto mistake = read_file(path, text);
    const std::string_view name = path == standard_input ? "<stdin>" : path;
    source_.assign(name, std::move(text));
    if (mistake) {
      diagnostics_.report(Severity::error, "input-unreadable", name, message("无法读取：{}", "can't be read: {1}", mistake->zh, mistake->en));
      return nullptr;
    }
    return loader_.load(source_, diagnostics_);
  }

  [[nodiscard]] Date as_of(const Inventory& inventory) const {
    return options_.as_of ? *options_.as_of : inventory.date().value_or(options_.today);
  }

  void assess_one(std::size_t index, const Inventory& inventory, std::span<const Interval> aggregates, BatchPart& part) {
    const auto& standard = options_.standards[index];
    const AssessOptions options{as_of(inventory), options_.evidence, aggregates, {}};
    assess(*standard, inventory, options, assessment_);
    hand_over(make_record(standard, inventory, options, assessment_, details_), part);
  }

  void hand_over(const AssessmentRecord& record, BatchPart& part) {
    add(summary_, record);
    rollup_.add(record);
    for (std::size_t i = 0; i < reports_.size(); ++i) {
      part.pieces[i] += reports_[i]->separator();
      reports_[i]->write(part.pieces[i], record);
    }
  }

  const BatchOptions& options_;
  const std::vector<std::unique_ptr<Report>>& reports_;
  const BatchCallbacks& callbacks_;
  InventoryLoader loader_;
  Source source_;
  Diagnostics diagnostics_;
  Assessment assessment_;
  Details details_ = Details::none;
  Summary summary_;
  Rollup rollup_;
  std::vector<RegionAggregate> aggregates_;
};

/// Deals parts of the input out to threads and hands the results on in order.
class Pipeline {
 public:
  Pipeline(const BatchOptions& options, const InputList& inputs, const std::vector<std::unique_ptr<Report>>& reports,
           const BatchCallbacks& callbacks)
      : options_(options), inputs_(inputs), reports_(reports), callbacks_(callbacks) {}

  BatchResult run() {
    const auto parts = (inputs_.size() + part_size - 1) / part_size;
    const auto count = std::clamp<std::size_t>(options_.jobs, 1, std::max<std::size_t>(parts, 1));
    for (std::size_t i = 0; i < count; ++i) workers_.push_back(std::make_unique<Worker>(options_, reports_, callbacks_));
    std::vector<std::thread> threads;
    for (std::size_t i = 1; i < count; ++i) threads.emplace_back([this, i] { work(*workers_[i]); });
    work(*workers_[0]);
    for (auto& thread : threads) thread.join();
    if (failure_) std::rethrow_exception(failure_);
    finish_region();
    BatchResult result{{}, Rollup(options_.standards, options_.group_by), stopped_};
    for (const auto& worker : workers_) {
      for (std::size_t i = 0; i < verdict_count; ++i) result.summary.verdicts[i] += worker->summary().verdicts[i];
      result.summary.inventories += worker->summary().inventories;
      result.rollup.merge(worker->rollup());
    }
    return result;
  }

 private:
  void work(Worker& worker) {
    try {
      for (std::size_t index = 0; take_turn(index);) {
        BatchPart part;
        part.pieces.resize(reports_.size());
        const auto end = std::min(inputs_.size(), (index + 1) * part_size);
        for (auto i = index * part_size; i < end; ++i) worker.process(inputs_[i], part);
        part.done = end;
        deliver(index, std::move(part));
      }
    } catch (...) {
      const std::lock_guard lock(mutex_);
      if (!failure_) failure_ = std::current_exception();
      stopped_ = true;
      room_.notify_all();
    }
  }

  /// The next part, once it is not too far ahead of what was handed on; false at the end.
  bool take_turn(std::size_t& index) {
    std::unique_lock lock(mutex_);
    room_.wait(lock, [&] { return stopped_ || next_ < delivered_ + most_waiting; });
    if (stopped_ || next_ * part_size >= inputs_.size()) return false;
    index = next_++;
    return true;
  }

  void deliver(std::size_t index, BatchPart part) {
    const std::lock_guard lock(mutex_);
    waiting_.emplace(index, std::move(part));
    for (auto first = waiting_.begin(); !stopped_ && first != waiting_.end() && first->first == delivered_; first = waiting_.begin()) {
      hand_on(first->second);
      waiting_.erase(first);
      ++delivered_;
    }
    room_.notify_all();
  }

  void hand_on(BatchPart& part) {
    for (std::size_t i = 0; i < reports_.size(); ++i) {
      if (!any_ && !part.pieces[i].empty()) part.pieces[i].erase(0, reports_[i]->separator().size());
      reports_[i]->join(part.pieces[i]);
    }
    any_ = true;
    if (!callbacks_.take(part)) stopped_ = true;
  }

  void finish_region() {
    if (!options_.region || stopped_) return;
    auto gathered = workers_[0]->aggregates();
    for (std::size_t w = 1; w < workers_.size(); ++w) {
      for (std::size_t i = 0; i < gathered.size(); ++i) gathered[i].merge(workers_[w]->aggregates()[i]);
    }
    BatchPart part;
    part.pieces.resize(reports_.size());
    part.done = inputs_.size();
    workers_[0]->process_region(gathered, part);
    hand_on(part);
  }

  const BatchOptions& options_;
  const InputList& inputs_;
  const std::vector<std::unique_ptr<Report>>& reports_;
  const BatchCallbacks& callbacks_;
  std::vector<std::unique_ptr<Worker>> workers_;
  std::mutex mutex_;
  std::condition_variable room_;
  std::map<std::size_t, BatchPart> waiting_;
  std::exception_ptr failure_;
  std::size_t next_ = 0;
  std::size_t delivered_ = 0;
  bool any_ = false;
  bool stopped_ = false;
};

}  // namespace

BatchResult run_batch(const BatchOptions& options, const InputList& inputs,
                      const std::vector<std::unique_ptr<Report>>& reports, const BatchCallbacks& callbacks) {
  return Pipeline(options, inputs, reports, callbacks).run();
}

}  // namespace edu_check
