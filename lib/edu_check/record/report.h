#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "edu_check/record/record.h"
#include "edu_check/record/rollup.h"
#include "edu_check/record/run_state.h"
#include "edu_check/text/diagnostic.h"

namespace edu_check {

/// How the text report shows schools.
enum class Layout : std::uint8_t { whole, lines };

/// What a baseline changes in reports.
enum class BaselineUse : std::uint8_t {
  none,
  compare,        ///< problems that are known are marked
  only_new_count  ///< they are shown as what fails nothing, too: `--fail-on-new`
};

/// Where a format that is a file writes itself: a regular file, empty when the report is made and complete when it has
/// ended. It gets its name afterwards, together with those of the run's other reports, or goes; what the report leaves
/// beside it stays.
struct ReportFile {
  std::string path;  ///< a temporary one
  std::string name;  ///< for messages
};

/// What reports are told about a run.
struct ReportOptions {
  std::vector<std::shared_ptr<const Standard>> standards;
  Language language = Language::zh;
  Color color = Color::off;
  Layout layout = Layout::whole;
  std::optional<Details> details = std::nullopt;  ///< what is listed; nothing: what the format does by itself
  bool advisory = false;                          ///< show what advisory requirements found
  BaselineUse baseline = BaselineUse::none;
  std::size_t width = 80;                                 ///< columns of the text report
  ReportFile file;                                        ///< of a format that is a file
  std::map<std::string, std::string, std::less<>> words;  ///< that options of one format were given, by option

  /// What such an option was given; empty: it was left out.
  [[nodiscard]] std::string_view word_of(std::string_view option) const {
    const auto found = words.find(option);
    return found == words.end() ? std::string_view() : found->second;
  }
};

/// What is known when all inventories are done.
struct RunEnd {
  const Summary& summary;
  const Rollup& rollup;
  std::optional<BaselineNumbers> baseline = std::nullopt;  ///< if the run is compared with one
  std::string_view gathered = {};  ///< what a shard gathered for its region, as JSON; json and ndjson hold it
  RunState state = RunState::whole;
};

/// What a report makes of a part of the input: filled in one thread, joined to the rest in the order of the input, then
/// used again.
class ReportPart {
 public:
  ReportPart() = default;
  ReportPart(const ReportPart&) = delete;
  ReportPart& operator=(const ReportPart&) = delete;
  virtual ~ReportPart() = default;

  /// Adds one assessment.
  virtual void write(const AssessmentRecord& record) = 0;
  /// Gives the report what it keeps of this part, one part at a time. What is left in `text` goes to the output.
  virtual void join() = 0;

  std::string text;
};

/// One report format: a start, a part for each part of the input, an end.
class Report {
 public:
  Report() = default;
  Report(const Report&) = delete;
  Report& operator=(const Report&) = delete;
  virtual ~Report() = default;

  /// What it needs of each assessment.
  [[nodiscard]] virtual Details details() const = 0;
  virtual void begin(std::string& /*to*/) {}
  /// A part of this report, which must live longer. Parts are filled in several threads at once.
  [[nodiscard]] virtual std::unique_ptr<ReportPart> make_part() = 0;
  /// Stands between two assessments.
  [[nodiscard]] virtual std::string_view separator() const { return {}; }
  virtual void end(std::string& /*to*/, const RunEnd& /*end*/) {}
  /// After the end: what the report had to leave out, for the user; else empty.
  [[nodiscard]] virtual Message notice() const { return {}; }
};

/// A part for each report.
using ReportParts = std::vector<std::unique_ptr<ReportPart>>;
[[nodiscard]] ReportParts make_parts(const std::vector<std::unique_ptr<Report>>& reports);

/// A report whose parts hold nothing but their text.
class TextualReport : public Report {
 public:
  [[nodiscard]] std::unique_ptr<ReportPart> make_part() final;

 private:
  class Part;
  /// Writes one assessment; called from several threads at once.
  virtual void write(std::string& to, const AssessmentRecord& record) const = 0;
  /// Takes the texts of the parts in the order of the input, one at a time: to number, count or cut what is in them, or
  /// to keep it.
  virtual void join(std::string& /*text*/) {}
};

}  // namespace edu_check
