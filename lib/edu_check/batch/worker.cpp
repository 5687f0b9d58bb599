#include "edu_check/batch/worker.h"

#include <algorithm>
#include <utility>

#include "edu_check/batch/region_check.h"
#include "edu_check/standard/known_facts.h"
#include "edu_check/text/file_reader.h"
#include "edu_check/text/message_format.h"
#include "edu_check/text/source_reader.h"
#include "edu_check/text/stop_flag.h"

namespace edu_check {

BatchWorker::BatchWorker(const BatchOptions& options, const InputList& inputs, const InputFeed& feed,
                         const std::vector<std::unique_ptr<Report>>& reports, const BatchCallbacks& callbacks)
    : options_(options),
      inputs_(inputs),
      feed_(feed),
      reports_(reports),
      callbacks_(callbacks),
      loader_(options.standards[0]->vocabulary, options.reader),
      code_slot_(options.standards[0]->vocabulary->slot(known::school_code)),
      documents_(options.evidence_folder, options.outputs, options.stop),
      rollup_(options.standards, options.group_by) {
  summary_.min_score = options.min_score;
  for (const auto& standard : options.standards) recorders_.emplace_back(standard);
  for (const auto& report : reports) details_ = std::min(details_, report->details());
  if (options.baseline != nullptr) details_ = std::min(details_, Details::problems);
  if (!options.region && !options.gather) return;
  for (const auto& standard : options.standards) aggregates_.emplace_back(*standard);
}

void BatchWorker::process(BatchInput& input, BatchPart& part) {
  if (options_.measure_stages) stage_start_ = Clock::now();
  diagnostics_.clear();
  current_ = input.id;
  if (input.has_text && !input.document.is_inventory) return tell(input, part);
  const bool readable = input.has_text || read(inputs_[input.id.input], feed_.name_of(input.id));
  if (input.has_text) read_document(input);
  finish(Stage::read);
  if (!readable && is_set(options_.stop)) return;
  const auto* inventory = readable ? parse(inputs_[input.id.input]) : nullptr;
  if (diagnostics_.has_errors()) inventory = nullptr;  // of a cell of its table
  finish(Stage::parse);
  if (interrupted()) return;
  if (readable && inventory == nullptr && passes_over(input.id)) {
    part.diagnostics += callbacks_.render(diagnostics_);
    if (input.has_text) input.document.text = source_.release_text();
    return;
  }
  ++summary_.inventories;
  if (inventory == nullptr) {
    ++stats_.failed;
    hand_over_invalid(SubjectKind::school, part);
  } else if (inventory->kind() == SubjectKind::school && code_slot_) {
    const auto& code = inventory->slot(*code_slot_);
    if (code.is_known()) codes_.add(code.text, input.id);
  }
  bool counted = false;
  for (std::size_t i = 0; inventory != nullptr && i < options_.standards.size(); ++i) {
    assess_one(i, *inventory, {}, {}, part);
    counted = counted || assessment_.applies != Truth::no;
    if (!aggregates_.empty() && inventory->kind() == SubjectKind::school)
      aggregates_[i].add(*inventory, options_.as_of);
  }
  if (inventory != nullptr && !aggregates_.empty() && inventory->kind() == SubjectKind::school) {
    counted ? region_schools_.add(*inventory, input.id, file_of(input.id)) : region_schools_.add_not_counted(input.id);
  }
  if (!diagnostics_.empty()) part.diagnostics += callbacks_.render(diagnostics_);
  if (input.has_text) input.document.text = source_.release_text();
}

void BatchWorker::process_region(const std::vector<RegionAggregate>& gathered, const RegionFindings& schools,
                                 BatchPart& part) {
  diagnostics_.clear();
  current_ = {UINT32_MAX, 0};  // after all schools
  const bool readable = read(*options_.region, std::string(shown_name(*options_.region)));
  const auto* inventory = readable ? parse(*options_.region) : nullptr;
  if (interrupted()) return;
  if (inventory != nullptr && inventory->kind() != SubjectKind::region) {
    report_no_region(source_, diagnostics_);
    inventory = nullptr;
  }
  check_region(inventory, gathered, schools, diagnostics_);
  if (diagnostics_.has_errors()) inventory = nullptr;
  if (inventory == nullptr) hand_over_invalid(SubjectKind::region, part);
  schools_in_doubt_ = schools.alike > 0;
  for (std::size_t i = 0; inventory != nullptr && i < options_.standards.size(); ++i) {
    const auto values = gathered[i].values(*inventory, as_of(*inventory));
    assess_one(i, *inventory, values, gathered[i].undocumented(), part);
  }
  if (!diagnostics_.empty()) part.diagnostics += callbacks_.render(diagnostics_);
}

void BatchWorker::add_to(BatchResult& result, DuplicateCodes& codes) {
  merge(result.summary, summary_);
  result.passed.insert(result.passed.end(), passed_.begin(), passed_.end());
  result.aged.insert(result.aged.end(), aged_.begin(), aged_.end());
  result.aged_dropped += aged_count_ - aged_.size();
  result.rollup.merge(rollup_);
  result.baseline.merge(tally_);
  codes.merge(std::move(codes_));
  result.region_schools.merge(std::move(region_schools_));
  result.stats.merge(stats_);
  if (result.overwritten.empty()) result.overwritten = documents_.overwritten();
  if (result.aggregates.empty()) {
    result.aggregates = aggregates_;
  } else {
    for (std::size_t i = 0; i < aggregates_.size(); ++i) result.aggregates[i].merge(aggregates_[i]);
  }
}

/// Puts the text of a file into the source.
bool BatchWorker::read(std::string_view path, const std::string& name) {
  auto text = source_.release_text();
  const auto mistake = read_file(path, text, options_.stop);
  stats_.bytes += text.size();
  source_.assign(name, std::move(text));
  if (!mistake) return true;
  report_unreadable(name, *mistake, diagnostics_);
  return false;
}

/// Puts an inventory of a file that holds several into the source, with what was found in its cells.
void BatchWorker::read_document(BatchInput& input) {
  auto& document = input.document;
  const auto name = document.is_of_table() ? document.cells.sheet + to_string(document.place) : feed_.name_of(input.id);
  stats_.bytes += document.text.size();
  document.give_to(source_, name);
  diagnostics_.append(std::move(document.found));
}

/// What is told of a file and belongs to none of its inventories; with an error it is one that can't be checked.
void BatchWorker::tell(BatchInput& input, BatchPart& part) {
  diagnostics_.append(std::move(input.document.found));
  source_.assign(distinct_name(inputs_.name(input.id.input)), {});
  const auto& other = input.document.other;
  if (diagnostics_.has_errors() && (other.empty() || !pass_over(input.id, other))) {
    ++summary_.inventories;
    ++stats_.failed;
    hand_over_invalid(SubjectKind::school, part);
  }
  part.diagnostics += callbacks_.render(diagnostics_);
}

const Inventory* BatchWorker::parse(std::string_view path) {
  const auto* const inventory = loader_.load(source_, diagnostics_);
  if (inventory != nullptr && options_.evidence == EvidenceRule::required)
    documents_.check(loader_.loaded(), path, as_of(*inventory), diagnostics_);
  if (inventory != nullptr) ++(loader_.last_read() == yaml::ReadResult::fast ? stats_.fast : stats_.fell_back);
  return inventory;
}

/// Whether a file that was found, not named, and can't be read as an inventory, was never to be one.
bool BatchWorker::passes_over(InputId id) {
  const auto& file = loader_.foreign();
  return file && file->kind == ForeignKind::plainly_other && pass_over(id, file->what);
}

/// Passes a file over that is none of inventories, unless it was named.
bool BatchWorker::pass_over(InputId id, const Message& what) {
  if (inputs_.origin(id.input) == Origin::named) return false;
  stats_.passed_hash += name_hash(source_.name());
  if (++stats_.passed_over <= PassedOver::most_named) passed_.push_back({id, source_.name()});
  diagnostics_.clear();
  diagnostics_.report(Severity::notice, "input-passed-over", source_.name(),
                      message("不是清单而是{}，已跳过", "passed over: no inventory but {}", what));
  return true;
}

/// The number of the file of an input; documents of a stream ask for one file after the other.
std::uint64_t BatchWorker::file_of(InputId id) {
  if (!last_file_ || last_file_->first != id.input) last_file_.emplace(id.input, file_number(inputs_[id.input]));
  return last_file_->second;
}

Date BatchWorker::as_of(const Inventory& inventory) const {
  return options_.as_of ? *options_.as_of : inventory.date().value_or(options_.today);
}

void BatchWorker::assess_one(std::size_t index, const Inventory& inventory, std::span<const Interval> aggregates,
                             std::span<const std::uint32_t> undocumented, BatchPart& part) {
  const auto& standard = options_.standards[index];
  if (options_.waivers != nullptr)
    options_.waivers->select(inventory, source_.name(), *standard, as_of(inventory), waived_);
  AssessOptions options{as_of(inventory), options_.evidence, aggregates, waived_.requirements, undocumented};
  options.schools_in_doubt = schools_in_doubt_;
  options.selection = options_.selections.empty() ? nullptr : options_.selections[index].get();
  assess(*standard, inventory, options, assessment_);
  finish(Stage::assess);
  auto& record = recorders_[index].record(inventory, options, assessment_, details_);
  record.facts_age = find_facts_age(inventory.date(), options_.as_of, options_.today, options_.facts_age);
  if (options.selection != nullptr) record.selection = options_.selections[index];
  record.far_day = find_far_day(as_of(inventory), options_.as_of, options_.today, standard->document.issued);
  if (record.facts_age && index == 0) note_age(inventory, *record.facts_age);
  if (options_.waivers != nullptr) options_.waivers->note(waived_, assessment_, record);
  if (options_.baseline != nullptr) options_.baseline->mark(record);
  hand_over(record, part);
  finish(Stage::write);
}

void BatchWorker::note_age(const Inventory& inventory, const FactsAge& age) {
  if (++aged_count_ <= most_aged) aged_.push_back({current_, source_.name(), age, as_of(inventory)});
}

void BatchWorker::hand_over_invalid(SubjectKind kind, BatchPart& part) {
  for (std::size_t i = 0; i < options_.standards.size(); ++i) {
    auto record = make_invalid_record(source_.name(), options_.standards[i], diagnostics_.all());
    record.subject.kind = kind;
    if (!options_.selections.empty()) record.selection = options_.selections[i];
    hand_over(record, part);
  }
}

void BatchWorker::hand_over(const AssessmentRecord& record, BatchPart& part) {
  add(summary_, record);
  rollup_.add(record);
  if (options_.baseline != nullptr) tally_.add(*options_.baseline, record);
  for (std::size_t i = 0; i < reports_.size(); ++i) {
    part.reports[i]->text += reports_[i]->separator();
    part.reports[i]->write(record);
  }
}

void BatchWorker::finish(Stage stage) {
  if (!options_.measure_stages) return;
  const auto now = Clock::now();
  stats_.stages[static_cast<std::size_t>(stage)] += now - stage_start_;
  stage_start_ = now;
}

}  // namespace edu_check
