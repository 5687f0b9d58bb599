// What the golden cases of the program can't reach: waived failures, whose waivers a record holds, and limits.
#include "edu_check/report/formats.h"

#include <unistd.h>

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <system_error>

#include "edu_check/inventory/inventory_loader.h"
#include "edu_check/json/json_lines_format.h"
#include "edu_check/report/marks/problems.h"
#include "edu_check/report/work_list/work_list.h"
#include "edu_check/standard/catalogue.h"
#include "edu_check/text/system_error.h"

namespace edu_check::report_formats_test {

std::string text_of(const std::string& path) {
  std::ifstream file(EDU_CHECK_SOURCE_DIR "/tests/formats/" + path);
  BOOST_REQUIRE(file);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

/// The school that lacks much, with the failure of one requirement waived.
class Run {
 public:
  Run() {
    Catalogue catalogue;
    catalogue.add({"lab.yaml", std::make_shared<Source>("lab.yaml", text_of("standards/lab.yaml"))});
    Diagnostics diagnostics;
    options.language = Language::en;
    options.standards = catalogue.load({"lab"}, diagnostics);
    BOOST_REQUIRE(options.standards.size() == 1);
    const auto& standard = options.standards[0];
    const Source source("schools/lacking.yaml", text_of("schools/lacking.yaml"));
    InventoryLoader loader(standard->vocabulary);
    const auto* const inventory = loader.load(source, diagnostics);
    BOOST_REQUIRE(inventory != nullptr);
    const auto waived = static_cast<std::uint32_t>(standard->find_requirement("2.2a") - standard->requirements.data());
    const AssessOptions assess_options{*inventory->date(), EvidenceRule::optional, {}, {&waived, 1}};
    Assessment assessment;
    assess(*standard, *inventory, assess_options, assessment);
    record = make_record(standard, *inventory, assess_options, assessment, Details::full);
    for (auto& each : record.requirements) {
      if (each.index == waived)
        each.waiver = WaiverRecord{"contract <ends> in 2027", "county office", *parse_date("2027-06-30")};
    }
  }

  [[nodiscard]] std::string write(std::string_view format, std::size_t times = 1) const {
    const auto report = find_report_format(format)->make(options);
    const auto part = report->make_part();
    std::string text;
    report->begin(text);
    for (std::size_t i = 0; i < times; ++i) {
      part->text.clear();
      part->write(record);
      part->join();
      text += part->text;
    }
    const Summary summary;
    const Rollup rollup;
    report->end(text, {summary, rollup});
    notice = report->notice().en;
    return text;
  }

  ReportOptions options;
  AssessmentRecord record;
  mutable std::string notice;
};

/// How parts of a report come about.
enum class Parts : std::uint8_t {
  one,         ///< one for all
  many,        ///< one for each record, all filled before the first is joined, the last one first
  used_again,  ///< one, joined after each record
};

/// What a report writes of the records of a run.
std::string written(Report& report, const std::vector<AssessmentRecord>& records, const ReportOptions& options,
                    Parts how) {
  ReportParts parts;
  for (std::size_t i = 0; i < (how == Parts::many ? records.size() : 1); ++i) parts.push_back(report.make_part());
  std::string text;
  report.begin(text);
  const auto join = [&](ReportPart& part) {
    part.join();
    text += part.text;
    part.text.clear();
  };
  for (std::size_t i = 0; i < records.size(); ++i) {
    how == Parts::many ? parts[records.size() - 1 - i]->write(records[records.size() - 1 - i])
                       : parts[0]->write(records[i]);
    if (how == Parts::used_again) join(*parts[0]);
  }
  if (how != Parts::used_again) {
    for (const auto& part : parts) join(*part);
  }
  Rollup rollup(options.standards, GroupBy::none);
  Summary summary;
  for (const auto& each : records) {
    rollup.add(each);
    add(summary, each);
  }
  report.end(text, {summary, rollup});
  return text;
}

/// A dozen schools of different scores, every other one without requirements that would show facts, and a region.
std::vector<AssessmentRecord> many_records(const AssessmentRecord& record) {
  std::vector<AssessmentRecord> records(12, record);
  for (std::size_t i = 0; i < records.size(); ++i) {
    records[i].inventory = std::string(1, static_cast<char>('a' + i)) + ".yaml";
    records[i].score = Score{*divide(Rational(static_cast<std::int64_t>(i * 5 % 12)), Rational(12)), Rational(1)};
    if (i % 2 == 0) records[i].requirements.clear();
  }
  records.back().subject.kind = SubjectKind::region;
  return records;
}

/// The first line that holds a text.
std::string line_with(const std::string& text, std::string_view part) {
  const auto at = text.find(part);
  if (at == std::string::npos) return {};
  const auto from = text.rfind('\n', at) + 1;
  return text.substr(from, text.find('\n', at) - from);
}

std::size_t count(const std::string& text, std::string_view part) {
  std::size_t found = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size())) ++found;
  return found;
}

BOOST_AUTO_TEST_SUITE(report_formats_)

BOOST_AUTO_TEST_CASE(waived_is_skipped_by_junit) {
  const auto text = Run().write("junit");
  BOOST_TEST(line_with(text, "name=\"2.2 Supplier\"") ==
             "    <testcase name=\"2.2 Supplier\" classname=\"lab.schools/lacking·yaml\" file=\"schools/lacking.yaml\" "
             "line=\"17\">");
  BOOST_TEST(count(text, "<skipped message=\"waived until 2027-06-30: contract &lt;ends&gt; in 2027\"/>") == 1U);
  BOOST_TEST(count(text, "tests=\"8\" failures=\"2\" errors=\"1\" skipped=\"5\"") == 1U);
}

BOOST_AUTO_TEST_CASE(waived_is_skipped_by_tap) {
  BOOST_TEST(line_with(Run().write("tap"), "lab/2.2") ==
             "ok 4 - schools/lacking.yaml lab/2.2 Supplier # SKIP waived until 2027-06-30: contract <ends> in 2027");
}

BOOST_AUTO_TEST_CASE(waived_stands_in_tables) {
  const auto line = line_with(Run().write("csv"), "lab/2.2");
  BOOST_TEST(line.find(",waived,2.2a: The supplier is on the list,gamma,") != std::string::npos);
  BOOST_TEST(line.find(",waived until 2027-06-30: contract <ends> in 2027,") != std::string::npos);
  BOOST_TEST(line.ends_with(",\"lab supplier: gamma, should be one of: alpha, beta\"\r"));
}

BOOST_AUTO_TEST_CASE(waived_is_no_problem_to_mark) {
  for (const auto* const format : {"github", "gitlab", "sarif"}) {
    BOOST_TEST_CONTEXT(format) {
      const auto text = Run().write(format);
      BOOST_TEST(count(text, "contract") == 0U);
      BOOST_TEST(count(text, "1.10b") > 0U);
    }
  }
  const auto markdown = Run().write("markdown");
  BOOST_TEST(count(markdown, "2\\.2a") == 0U);
  BOOST_TEST(count(markdown, "fail 2, unknown 1, not applicable 1, not due 1, waived 1") == 1U);
}

BOOST_AUTO_TEST_CASE(waived_is_suppressed_in_sarif_on_request) {
  Run run;
  run.options.words["--sarif-results"] = "waived";
  const auto text = run.write("sarif");
  BOOST_TEST(count(text,
                   "\"suppressions\":[{\"kind\":\"external\",\"status\":\"accepted\",\"justification\":\"contract "
                   "<ends> in 2027\"}]") == 1U);
  BOOST_TEST(count(text, "\"ruleId\"") == 4U);
}

BOOST_AUTO_TEST_CASE(sarif_keeps_the_limit_of_github) {
  Run run;
  const auto text = run.write("sarif", 8334);
  BOOST_TEST(count(text, "\"ruleId\"") == 25000U);
  BOOST_TEST(run.notice == "SARIF holds the first 25000 results only, the limit of GitHub; 2 more are left out");
  BOOST_TEST(count(text, "toolExecutionNotifications") == 1U);
  BOOST_TEST(!run.write("sarif", 8333).empty());
  BOOST_TEST(run.notice == "");
}

BOOST_AUTO_TEST_CASE(markdown_fits_into_a_comment) {
  Run run;
  run.options.layout = Layout::lines;
  const auto text = run.write("markdown", 500);
  BOOST_TEST(text.size() < 65536U);
  BOOST_TEST(count(text, "\n### ") > 10U);
  BOOST_TEST(text.ends_with(" more are not listed.\n"));
}

BOOST_AUTO_TEST_CASE(fingerprints_depend_on_file_and_rule_alone) {
  Run run;
  const auto before = run.write("gitlab");
  for (auto& each : run.record.requirements) each.place.line += 7;
  const auto after = run.write("gitlab");
  const auto prints = [](const std::string& text) {
    std::vector<std::string> found;
    constexpr std::string_view key = "\"fingerprint\":\"";
    for (auto at = text.find(key); at != std::string::npos; at = text.find(key, at + 1))
      found.push_back(text.substr(at + key.size(), 16));
    return found;
  };
  BOOST_TEST(before != after);
  BOOST_TEST(prints(before) == prints(after), boost::test_tools::per_element());
  BOOST_TEST(fingerprint("./a.yaml", "x/1") == fingerprint("a.yaml", "x/1"));
  BOOST_TEST(fingerprint("a.yaml", "x/1") != fingerprint("b.yaml", "x/1"));
  BOOST_TEST(fingerprint("a", "bc") != fingerprint("ab", "c"));
}

BOOST_AUTO_TEST_CASE(entries_are_joined_over_pieces) {
  JsonEntries entries(3);
  std::string first = "{1}\n{2}\n";
  std::string none;
  std::string second = "{3}\n{4}\n";
  entries.join(first);
  entries.join(none);
  entries.join(second);
  BOOST_TEST(first + none + second == "\n{1},\n{2},\n{3}");
  BOOST_TEST(entries.dropped() == 1U);
}

BOOST_AUTO_TEST_CASE(parts_come_to_what_one_thread_writes) {
  Run run;
  const auto records = many_records(run.record);
  for (const auto layout : {Layout::whole, Layout::lines}) {
    run.options.layout = layout;
    std::vector<std::function<std::unique_ptr<Report>()>> reports;
    for (const auto& format : report_formats()) {
      if (format.destination == Destination::anywhere) reports.emplace_back([&] { return format.make(run.options); });
    }
    for (const auto& format : work_list_formats())
      reports.emplace_back([&run, &format] { return format.make(run.options); });
    for (const auto& make : reports) {
      const auto one = written(*make(), records, run.options, Parts::one);
      BOOST_TEST(!one.empty());
      BOOST_TEST(written(*make(), records, run.options, Parts::many) == one);
      BOOST_TEST(written(*make(), records, run.options, Parts::used_again) == one);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_workbook_is_written_to_its_file) {
  const auto& format = *find_report_format("xlsx");
  if (!format.obstacle().empty()) return;
  Run run;
  const auto records = many_records(run.record);
  const auto folder = std::filesystem::temp_directory_path();
  std::string first;
  for (const auto how : {Parts::one, Parts::many, Parts::used_again}) {
    const auto path = (folder / ("edu-check-test-" + std::to_string(getpid()) + ".xlsx")).string();
    run.options.file = {path, "book.xlsx"};
    BOOST_TEST(written(*format.make(run.options), records, run.options, how) == "");
    std::ifstream file(path, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    std::filesystem::remove(path);
    BOOST_TEST(bytes.starts_with("PK"));
    if (first.empty()) first = bytes;
    BOOST_TEST((bytes == first));
  }
  run.options.file = {"/nosuch/folder/book.xlsx", "book.xlsx"};
  const auto report = format.make(run.options);
  BOOST_CHECK_EXCEPTION(written(*report, records, run.options, Parts::one), std::system_error,
                        [](const std::system_error& error) {
                          return is_unwritable(error.code()) && std::string(error.what()).starts_with("book.xlsx: ");
                        });
}

BOOST_AUTO_TEST_CASE(formats_have_unique_names_and_both_texts) {
  for (const auto& format : report_formats()) {
    BOOST_TEST(find_report_format(format.name) == &format);
    BOOST_TEST(!format.description.zh.empty());
    BOOST_TEST(!format.description.en.empty());
  }
  BOOST_TEST(find_report_format("excel") == nullptr);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace edu_check::report_formats_test
