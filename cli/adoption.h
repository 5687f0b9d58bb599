#pragma once

#include <CLI/CLI.hpp>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "cli/session.h"
#include "edu_check/batch/batch.h"
#include "edu_check/record/waiver_use.h"

namespace edu_check::cli {

/// Options with which a repository that starts with failures adopts the check.
struct AdoptionOptions {
  std::string waivers;
  std::string baseline;
  std::string changed_since;
  bool fail_on_new = false;
};

/// Adds `--waivers`.
void add_waivers_option(CLI::App& command, const Session& session, AdoptionOptions& options);
/// Adds it, `--baseline`, `--fail-on-new` and `--changed-since`.
void add_adoption_options(CLI::App& command, const Session& session, AdoptionOptions& options);

/// Reports what is wrong with a file of `--format baseline`, also for the standards that it names.
void lint_baseline(const Source& source, const Catalogue& catalogue, Diagnostics& diagnostics);

/// The waivers and the baseline of a run.
class Adoption {
 public:
  explicit Adoption(const AdoptionOptions& options) : options_(options) {}

  using Selections = std::vector<std::shared_ptr<const Selection>>;  ///< of `select_requirements`

  /// Loads both files. Reports what is wrong in them, and what the run judges beyond the baseline.
  void load(const Catalogue& catalogue, const std::vector<std::shared_ptr<const Standard>>& standards,
            const Selections& selections, Diagnostics& diagnostics);
  /// Leaves the inputs that changed. Reports what does not go with `--changed-since`, and what git says.
  /// The files and folders that git reads.
  [[nodiscard]] std::vector<std::string> select(InputList& inputs, bool streams, bool has_region,
                                                Diagnostics& diagnostics) const;
  /// Puts them to work.
  void attach(BatchOptions& batch) const;

  /// What the baseline, if there is one, changes in reports.
  [[nodiscard]] BaselineUse baseline_use() const;
  /// How the run compares with the baseline, if there is one.
  [[nodiscard]] std::optional<BaselineNumbers> numbers(const BatchResult& result) const;
  /// What decides the exit code: all problems, or only the new ones.
  [[nodiscard]] Summary judged(const BatchResult& result) const;
  /// Whether only some of the inventories were asked for.
  [[nodiscard]] bool is_partial() const { return !options_.changed_since.empty(); }
  /// Warns of waivers that expired or were for nothing.
  void report_waivers(const BatchOptions& batch, const Summary& summary, bool partial, Diagnostics& diagnostics) const;
  /// Warns where nothing of the baseline was of use.
  void report_baseline(const BaselineTally& tally, bool partial, Diagnostics& diagnostics) const;

 private:
  void load_waiver_file(const Catalogue& catalogue, const std::vector<std::shared_ptr<const Standard>>& standards,
                        Diagnostics& diagnostics);
  void load_baseline(const Catalogue& catalogue, const std::vector<std::shared_ptr<const Standard>>& standards,
                     const Selections& selections, Diagnostics& diagnostics);

  const AdoptionOptions& options_;
  std::unique_ptr<WaiverUse> waivers_;
  std::optional<Baseline> baseline_;
};

}  // namespace edu_check::cli
