#include "edu_check/batch/batch.h"

#include <algorithm>
#include <condition_variable>
#include <exception>
#include <map>
#include <mutex>
#include <new>
#include <system_error>
#include <thread>
#include <utility>

#include "edu_check/batch/worker.h"
#include "edu_check/input/input_feed.h"
#include "edu_check/text/stop_flag.h"

namespace edu_check {
namespace {

/// Inventories that a thread takes at a time: few enough that what is written of them stays in its cache.
constexpr std::size_t part_size = 8;
/// Parts that may be under way or wait for an earlier one, for each thread.
constexpr std::size_t parts_for_thread = 8;
/// Duplicates of school codes that are told one by one.
constexpr std::size_t most_duplicates = 20;

/// A part of the input with what comes of it.
struct Work {
  std::size_t index = 0;
  std::vector<BatchInput> inputs;
  BatchPart part;
};
using WorkPointer = std::unique_ptr<Work>;

/// Deals parts of the input out to threads and hands the results on in order.
class Pipeline {
 public:
  Pipeline(const BatchOptions& options, const InputList& inputs, const std::vector<std::unique_ptr<Report>>& reports,
           const BatchCallbacks& callbacks)
      : options_(options),
        inputs_(inputs),
        reports_(reports),
        callbacks_(callbacks),
        feed_(inputs, *options.standards[0]->vocabulary, options.streams, options.shard, options.stop),
        begun_(reports.size()) {}

  BatchResult run() {
    const auto parts = options_.streams ? options_.jobs : (inputs_.size() + part_size - 1) / part_size;
    const auto count = std::clamp<std::size_t>(options_.jobs, 1, std::max<std::size_t>(parts, 1));
    workers_.resize(count);
    most_waiting_ = count * parts_for_thread;
    run_threads(count);
    if (failure_) std::rethrow_exception(failure_);
    return finish();
  }

 private:
  /// This thread works too, so that what can't be dealt out, because the system gives no more threads, is done anyway.
  void run_threads(std::size_t count) {
    std::vector<std::jthread> threads;
    threads.reserve(count);
    try {
      while (threads.size() + 1 < count) threads.emplace_back([this, i = threads.size() + 1] { work(workers_[i]); });
    } catch (const std::system_error&) {  // fewer threads come to the same
    } catch (const std::bad_alloc&) {     // likewise
    }
    work(workers_[0]);
  }

  /// Makes the worker in its thread, so that what two of them write is not side by side in memory.
  void work(std::unique_ptr<BatchWorker>& worker) {
    try {
      worker = std::make_unique<BatchWorker>(options_, inputs_, feed_, reports_, callbacks_);
      while (auto work = take_turn()) {
        for (auto& input : work->inputs) worker->process(input, work->part);
        deliver(std::move(work));
      }
    } catch (...) {
      const std::lock_guard lock(mutex_);
      if (!failure_) failure_ = std::current_exception();
      stopped_ = failed_ = true;
      room_.notify_all();
    }
  }

  [[nodiscard]] bool stop_wanted() const { return stopped_ || is_set(options_.stop); }

  /// The next part, once it is not too far ahead of what was handed on; null at the end.
  WorkPointer take_turn() {
    WorkPointer work;
    {
      std::unique_lock lock(mutex_);
      room_.wait(lock, [&] { return stopped_ || next_ < delivered_ + most_waiting_; });
      if (stop_wanted()) {
        stopped_ = true;
        return nullptr;
      }
      if (!spare_.empty()) {
        work = std::move(spare_.back());
        spare_.pop_back();
      }
    }
    const std::lock_guard lock(feed_mutex_);
    if (!work) {
      work = std::make_unique<Work>();
      work->part.reports = make_parts(reports_);
    }
    feed_.take(part_size, work->inputs);
    if (work->inputs.empty()) return nullptr;
    work->index = next_++;
    work->part.done = feed_.taken();
    return work;
  }

  /// Hands on what is next in the order of the input. One thread at a time does so, for all, while the others go on.
  void deliver(WorkPointer work) {
    std::unique_lock lock(mutex_);
    waiting_.emplace(work->index, std::move(work));
    if (handing_on_) return;
    handing_on_ = true;
    for (auto first = waiting_.begin(); !failed_ && first != waiting_.end() && first->first == delivered_;
         first = waiting_.begin()) {
      auto ready = std::move(first->second);
      waiting_.erase(first);
      lock.unlock();
      const bool go_on = hand_on(ready->part);
      lock.lock();
      stopped_ = stopped_ || !go_on;
      ++delivered_;
      spare_.push_back(std::move(ready));
      room_.notify_all();
    }
    handing_on_ = false;
  }

  bool hand_on(BatchPart& part) {
    for (std::size_t i = 0; i < reports_.size(); ++i) {
      auto& text = part.reports[i]->text;
      if (!begun_[i] && !text.empty()) {
        text.erase(0, reports_[i]->separator().size());
        begun_[i] = true;
      }
      part.reports[i]->join();
    }
    done_ = part.done;
    const bool go_on = callbacks_.take(part);
    for (const auto& each : part.reports) each->text.clear();
    part.diagnostics.clear();
    return go_on;
  }

  BatchResult finish() {
    BatchResult result;
    result.rollup = Rollup(options_.standards, options_.group_by);
    for (auto& worker : workers_) {
      if (worker) worker->add_to(result, codes_);
    }
    result.stopped = stop_wanted();
    result.done = done_;
    result.documents = feed_.documents();
    result.documents_hash = feed_.documents_hash();
    note_duplicates(result);
    if (options_.region && !result.stopped) {
      BatchPart part;
      part.reports = make_parts(reports_);
      part.done = done_;
      BatchWorker worker(options_, inputs_, feed_, reports_, callbacks_);
      const auto schools = result.region_schools.find([&](InputId id) { return feed_.name_of(id); });
      worker.process_region(result.aggregates, schools, part);
      result.stopped = worker.interrupted();
      worker.add_to(result, codes_);
      hand_on(part);
    }
    keep_first_aged(result);
    note_passed_over(result);
    return result;
  }

  /// Those that one thread would have noted.
  static void keep_first_aged(BatchResult& result) {
    auto& aged = result.aged;
    std::sort(aged.begin(), aged.end(), [](const AgedFacts& a, const AgedFacts& b) { return a.id < b.id; });
    if (aged.size() <= most_aged) return;
    result.aged_dropped += aged.size() - most_aged;
    aged.resize(most_aged);
  }

  /// Those that were found to be other files join what was passed over on the way to them.
  void note_passed_over(BatchResult& result) const {
    auto& passed = result.passed;
    std::sort(passed.begin(), passed.end(), [](const PassedInput& a, const PassedInput& b) { return a.id < b.id; });
    PassedOver foreign;
    for (const auto& each : passed) foreign.add(PassedReason::foreign, each.inventory);
    foreign.counts[static_cast<std::size_t>(PassedReason::foreign)] = result.stats.passed_over;
    result.summary.passed_over = inputs_.passed_over();
    result.summary.passed_over.merge(foreign);
  }

  void note_duplicates(BatchResult& result) {
    const auto pairs = codes_.find();
    result.summary.duplicate_codes = codes_.codes();
    if (options_.region && !result.stopped) return;
    result.duplicates_dropped = pairs.size() - std::min(pairs.size(), most_duplicates);
    for (std::size_t i = 0; i < pairs.size() - result.duplicates_dropped; ++i) {
      result.duplicates.push_back({pairs[i].code, feed_.name_of(pairs[i].first), feed_.name_of(pairs[i].again)});
    }
  }

  const BatchOptions& options_;
  const InputList& inputs_;
  const std::vector<std::unique_ptr<Report>>& reports_;
  const BatchCallbacks& callbacks_;
  InputFeed feed_;
  DuplicateCodes codes_;
  std::vector<std::unique_ptr<BatchWorker>> workers_;
  std::mutex feed_mutex_;  ///< of `feed_`
  std::mutex mutex_;       ///< of all below
  std::condition_variable room_;
  std::map<std::size_t, WorkPointer> waiting_;
  std::vector<WorkPointer> spare_;
  std::exception_ptr failure_;
  std::atomic<std::size_t> next_ = 0;
  std::size_t delivered_ = 0;
  std::size_t most_waiting_ = parts_for_thread;
  std::uint64_t done_ = 0;
  std::vector<bool> begun_;  ///< by report: whether anything was handed on
  bool handing_on_ = false;
  bool stopped_ = false;
  bool failed_ = false;
};

}  // namespace

BatchResult run_batch(const BatchOptions& options, const InputList& inputs,
                      const std::vector<std::unique_ptr<Report>>& reports, const BatchCallbacks& callbacks) {
  return Pipeline(options, inputs, reports, callbacks).run();
}

}  // namespace edu_check
