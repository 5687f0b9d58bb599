#pragma once

#include <CLI/CLI.hpp>
#include <initializer_list>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cli/output_targets.h"
#include "cli/session.h"
#include "edu_check/record/report.h"
#include "edu_check/report/formats.h"

namespace edu_check::cli {

/// Options that say which reports are written, and how.
struct FormatOptions {
  OutputOptions outputs;
  GroupBy group_by = GroupBy::none;
  std::optional<Details> details;
  std::map<std::string, std::string, std::less<>> words;  ///< of options of one format
  bool advisory = false;
  bool quiet = false;
  std::vector<const CLI::Option*> of_formats;  ///< that only some formats read
};

/// Adds `--format`, `-o` and all that shapes reports.
void add_format_options(CLI::App& command, const Session& session, FormatOptions& options);

/// The reports of a run and where they go.
class ReportTargets {
 public:
  /// `formats`: those that can be asked for.
  ReportTargets(const FormatOptions& options, const Session& session,
                std::span<const ReportFormat> formats = report_formats())
      : options_(options), session_(session), formats_(formats) {}

  /// Reads what `--format` and `-o` ask for. Reports what is unknown, and what does not go together.
  void read(Diagnostics& diagnostics);
  /// Reports outputs that are one file or a file that is read.
  void check(const FilesRead& read, Diagnostics& diagnostics) const {
    check_outputs(outputs_of_targets(), read, diagnostics);
  }
  /// Those of their files that are there already, by `identity_hash`.
  [[nodiscard]] std::vector<std::uint64_t> existing() const { return existing_outputs(outputs_of_targets()); }
  /// Makes the reports and opens their files. Throws `std::system_error` if one can't be made.
  void open(const std::vector<std::shared_ptr<const Standard>>& standards, Layout layout, BaselineUse baseline);
  /// Nothing goes to a regular file before the reports end. Throws `std::system_error`.
  void hold_back() {
    for (auto& each : outputs_) each.hold_back();
  }
  /// Whether a report of one of these formats is asked for.
  [[nodiscard]] bool has_format(std::initializer_list<std::string_view> names) const;
  /// Names of the formats that were opened and need all requirements, not only those with problems.
  [[nodiscard]] std::string needing_all() const;
  [[nodiscard]] const std::vector<std::unique_ptr<Report>>& reports() const { return reports_; }
  /// Begins the reports; nothing is written before the first piece, lest a run that fails leave half a report.
  void begin();
  /// Writes the texts of a part of each report.
  void write(const ReportParts& parts);
  /// Ends and completes the reports, all of them or none, and prints what they had to leave out.
  void end(const RunEnd& end);

 private:
  /// One report.
  struct Target {
    const ReportFormat* format;
    OutputTarget output;
  };
  [[nodiscard]] OutputTargets outputs_of_targets() const;
  void check_options(Diagnostics& diagnostics) const;
  void add_step_summary(Diagnostics& diagnostics);
  void write_beginnings();

  const FormatOptions& options_;
  const Session& session_;
  std::span<const ReportFormat> formats_;
  std::vector<Target> targets_;
  std::vector<Output> outputs_;
  std::vector<std::unique_ptr<Report>> reports_;  ///< some write to files of the outputs
  std::vector<std::string> beginnings_;           ///< of the reports, until something follows
};

}  // namespace edu_check::cli
