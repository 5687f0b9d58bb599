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

/// One report format, written piece by piece: a start, a piece an assessment, an end. Pieces are made in several
/// threads at once and joined in the order of the input.
class Report {
 public:
  Report() = default;
  Report(const Report&) = delete;
  Report& operator=(const Report&) = delete;
  virtual ~Report() = default;

  /// What it needs of each assessment.
  [[nodiscard]] virtual Details details() const = 0;
  virtual void begin(std::string& /*to*/) {}
  /// Writes one assessment; called from several threads at once.
  virtual void write(std::string& to, const AssessmentRecord& record) const = 0;
  /// Stands between two assessments.
  [[nodiscard]] virtual std::string_view separator() const { return {}; }
  /// Takes the pieces in the order of the input, one at a time: to number, count or cut what is in them, or to keep it.
  virtual void join(std::string& /*piece*/) {}
  virtual void end(std::string& /*to*/, const RunEnd& /*end*/) {}
  /// After the end: what the report had to leave out, for the user; else empty.
  [[nodiscard]] virtual Message notice() const { return {}; }
};

}  // namespace edu_check
