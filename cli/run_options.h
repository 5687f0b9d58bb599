#pragma once

#include <CLI/CLI.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "cli/adoption.h"
#include "cli/batch_inputs.h"
#include "cli/report_targets.h"
#include "cli/session.h"
#include "edu_check/assessment/assess.h"
#include "edu_check/assessment/facts_age.h"
#include "edu_check/assessment/selection.h"
#include "edu_check/yaml/reader.h"

namespace edu_check::cli {

/// Adds `--standard`, which must be given.
void add_standard_option(CLI::App& command, const Session& session, std::vector<std::string>& standards);

/// Adds `--as-of`, which `read_date` reads.
void add_as_of_option(CLI::App& command, const Session& session, std::string& as_of);

/// Adds `--facts-age-limit`.
CLI::Option* add_facts_age_option(CLI::App& command, const Session& session, FactsAgeRule& rule);

/// Adds `--only` and `--skip`.
void add_selection_options(CLI::App& command, const Session& session, SelectionRequest& request);

/// Options that change what an exit code says.
struct ExitOptions {
  bool allow_unknown = false;
  bool zero = false;
  std::string min_score;  ///< as given
};
/// Adds `--allow-unknown`.
void add_allow_unknown_option(CLI::App& command, const Session& session, bool& allow_unknown);
/// Adds it and `--exit-zero`.
void add_exit_options(CLI::App& command, const Session& session, ExitOptions& options);
/// Adds `--min-score`.
void add_min_score_option(CLI::App& command, const Session& session, ExitOptions& options);
/// The share of `--min-score`; nothing if it was left out. Reports a mistake, and options that do not go together.
[[nodiscard]] std::optional<Rational> read_exit_options(const ExitOptions& options, Diagnostics& diagnostics);

/// Which documents a run wants.
struct EvidenceOptions {
  bool required = false;
  std::string folder;
  [[nodiscard]] EvidenceRule rule() const { return required ? EvidenceRule::required : EvidenceRule::optional; }
  /// Where all documents are; nothing: beside each inventory.
  [[nodiscard]] std::optional<std::string> root() const {
    return folder.empty() ? std::nullopt : std::optional(folder);
  }
};

/// Adds `--require-evidence` and `--evidence`.
void add_evidence_options(CLI::App& command, const Session& session, EvidenceOptions& options);
/// Reports a folder that is none, or that is named though no documents are wanted.
void check_evidence_options(const EvidenceOptions& options, Diagnostics& diagnostics);

/// Adds `--jobs`; 0 if it is left out.
void add_jobs_option(CLI::App& command, const Session& session, std::uint32_t& jobs);

/// Threads for `--jobs`: if it was left out, all cores.
[[nodiscard]] std::uint32_t thread_count(std::uint32_t jobs);

/// What `check` and `plan` are asked for; the last three only `check`.
struct RunOptions {
  InputOptions inputs;
  std::vector<std::string> standards;
  std::string as_of;
  FormatOptions formats;
  AdoptionOptions adoption;
  std::string region;
  FactsAgeRule facts_age;
  std::uint32_t jobs = 0;
  SelectionRequest selection;
  ExitOptions exit;
  EvidenceOptions evidence;
  yaml::ReaderChoice reader = yaml::ReaderChoice::automatic;
  When progress = When::never;
  bool stats = false;
};

/// Adds what is judged: inputs, `--standard` and `--as-of`.
void add_subject_options(CLI::App& command, const Session& session, RunOptions& options);
/// Adds `--region`, `--facts-age-limit` and `--jobs`.
void add_region_options(CLI::App& command, const Session& session, RunOptions& options, const std::string& help);

}  // namespace edu_check::cli
