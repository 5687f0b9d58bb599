// What one inventory costs, stage by stage: reading, parsing, assessing, and writing in each format.

#include <benchmark/benchmark.h>

#include <cstdlib>
#include <memory>
#include <string>

#include "edu_check/assessment/assess.h"
#include "edu_check/input/input.h"
#include "edu_check/inventory/inventory_loader.h"
#include "edu_check/record/recorder.h"
#include "edu_check/record/report.h"
#include "edu_check/report/formats.h"
#include "edu_check/standard/catalogue.h"

namespace edu_check {
namespace {

/// A standard with an inventory that has all its facts: the same for all benchmarks.
struct Made {
  std::shared_ptr<const Standard> standard;
  Source source;
  Date today{20698};
};

const Made& subject() {
  static const Made all = [] {
    Made subject;
    Diagnostics diagnostics;
    const std::vector<std::string> ids{"shaanxi-k12"};
    subject.standard = Catalogue().load(ids, diagnostics).at(0);
    std::string text;
    if (read_file(EDU_CHECK_SOURCE_DIR "/tests/bench/inventory.yaml", text) || diagnostics.has_errors()) std::abort();
    subject.source = Source("inventory.yaml", text);
    return subject;
  }();
  return all;
}

void count(benchmark::State& state) {
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) *
                          static_cast<std::int64_t>(subject().source.text().size()));
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations()));
}

void read_file_(benchmark::State& state) {
  std::string text;
  for (auto _ : state) benchmark::DoNotOptimize(read_file(EDU_CHECK_SOURCE_DIR "/tests/bench/inventory.yaml", text));
  count(state);
}
BENCHMARK(read_file_)->Name("read");

void parse(benchmark::State& state, yaml::ReaderChoice reader) {
  InventoryLoader loader(subject().standard->vocabulary, reader);
  Diagnostics diagnostics;
  for (auto _ : state) benchmark::DoNotOptimize(loader.load(subject().source, diagnostics));
  if (diagnostics.has_errors()) state.SkipWithError("the inventory has mistakes");
  count(state);
}
BENCHMARK_CAPTURE(parse, fast, yaml::ReaderChoice::fast);
BENCHMARK_CAPTURE(parse, yaml_cpp, yaml::ReaderChoice::yaml_cpp);

void assess_(benchmark::State& state) {
  InventoryLoader loader(subject().standard->vocabulary);
  Diagnostics diagnostics;
  const auto* const inventory = loader.load(subject().source, diagnostics);
  Assessment assessment;
  for (auto _ : state) {
    assess(*subject().standard, *inventory, {subject().today, EvidenceRule::optional, {}, {}}, assessment);
    benchmark::DoNotOptimize(assessment);
  }
  count(state);
}
BENCHMARK(assess_)->Name("assess");

void write(benchmark::State& state, const char* format, Details details, bool rows_are_schools) {
  InventoryLoader loader(subject().standard->vocabulary);
  Diagnostics diagnostics;
  const auto* const inventory = loader.load(subject().source, diagnostics);
  const AssessOptions options{subject().today, EvidenceRule::optional, {}, {}};
  Assessment assessment;
  assess(*subject().standard, *inventory, options, assessment);
  ReportOptions report_options;
  report_options.standards = {subject().standard};
  report_options.layout = Layout::lines;
  report_options.details = details;
  if (rows_are_schools) report_options.words["--csv-rows"] = "school";
  const auto report = find_report_format(format)->make(report_options);
  Recorder recorder(subject().standard);
  const auto part = report->make_part();
  for (auto _ : state) {
    part->text.clear();
    part->write(recorder.record(*inventory, options, assessment, report->details()));
    benchmark::DoNotOptimize(part->text);
  }
  count(state);
}
BENCHMARK_CAPTURE(write, text_summary, "text", Details::full, false);
BENCHMARK_CAPTURE(write, csv_schools, "csv", Details::full, true);
BENCHMARK_CAPTURE(write, csv_indicators, "csv", Details::full, false);
BENCHMARK_CAPTURE(write, ndjson_problems, "ndjson", Details::problems, false);
BENCHMARK_CAPTURE(write, ndjson_full, "ndjson", Details::full, false);

}  // namespace
}  // namespace edu_check

BENCHMARK_MAIN();
