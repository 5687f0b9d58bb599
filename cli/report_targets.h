#pragma once

#include <CLI/CLI.hpp>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "cli/output.h"
#include "cli/session.h"
#include "edu_check/report/report.h"

namespace edu_check::cli {

/// Options that say which reports are written, and how.
struct FormatOptions {
  std::vector<std::string> formats;
  GroupBy group_by = GroupBy::none;
  Details details = Details::full;
  SarifResults sarif_results = SarifResults::problems;
  bool rows_are_schools = false;
  bool advisory = false;
  bool quiet = false;
  std::vector<const CLI::Option*> of_formats;  ///< that only some formats read
};

/// Adds `--format` and all that shapes reports.
void add_format_options(CLI::App& command, const Session& session, FormatOptions& options);

/// The reports of a run and where they go.
class ReportTargets {
 public:
  ReportTargets(const FormatOptions& options, const Session& session) : options_(options), session_(session) {}

  /// Reads what `--format` asks for. Reports what is unknown, and what does not go together.
  void read(Diagnostics& diagnostics);
  /// Makes the reports and opens their files. Throws `std::system_error` if one can't be made.
  void open(const std::vector<std::shared_ptr<const Standard>>& standards, Layout layout, BaselineUse baseline);
  /// Whether a report of one of these formats is asked for.
  [[nodiscard]] bool has_format(std::initializer_list<std::string_view> names) const;
  /// Names of the formats that were opened and need all requirements, not only those with problems.
  [[nodiscard]] std::string needing_all() const;
  /// All reports; one that is added after those that were opened has no output.
  [[nodiscard]] std::vector<std::unique_ptr<Report>>& reports() { return reports_; }
  void begin();
  /// Writes one piece a report.
  void write(const std::vector<std::string>& pieces);
  /// Ends and completes the reports, and prints what they had to leave out.
  void end(const RunEnd& end);

 private:
  /// One `--format`.
  struct Target {
    const ReportFormat* format;
    std::string file;  ///< empty: standard output
    bool append = false;
  };
  void read_target(const std::string& text, Diagnostics& diagnostics);
  void check_options(Diagnostics& diagnostics) const;
  void add_step_summary();
  template <class Produce>
  void each_output(Produce&& produce);

  const FormatOptions& options_;
  const Session& session_;
  std::vector<Target> targets_;
  std::vector<std::unique_ptr<Report>> reports_;
  std::vector<Output> outputs_;
};

}  // namespace edu_check::cli
