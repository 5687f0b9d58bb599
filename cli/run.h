#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "cli/adoption.h"
#include "cli/report_targets.h"
#include "cli/run_end.h"
#include "cli/run_options.h"
#include "cli/session.h"
#include "edu_check/batch/batch.h"
#include "edu_check/report/work_list/work_list.h"

namespace edu_check::cli {

/// What is written of the assessments.
enum class RunPurpose : std::uint8_t {
  reports,   ///< `check`
  work_list  ///< `plan`
};

/// Assesses inventories and writes what comes of it, as `check` and `plan` do.
class BatchRun {
 public:
  BatchRun(const RunOptions& options, RunPurpose purpose, const Session& session)
      : options_(options),
        purpose_(purpose),
        session_(session),
        targets_(options.formats, session, purpose == RunPurpose::reports ? report_formats() : work_list_formats()),
        adoption_(options.adoption) {}

  /// The exit code. Throws `std::system_error` if something can't be written.
  int run();

 private:
  bool read_options();
  void check_combinations();
  void check_region_part();
  bool check_targets(const InputList& inputs);
  bool select_changed(InputList& inputs);
  void set_up_batch();
  BatchResult write(const InputList& inputs, bool many, const RunPart& part);
  [[nodiscard]] std::map<std::string, std::string> options_of_part() const;
  std::string gathered_json(const InputList& inputs, BatchResult& result) const;
  void print_end(const BatchResult& result, const RunPart& part) const;

  const RunOptions& options_;
  RunPurpose purpose_;
  const Session& session_;
  ReportTargets targets_;
  Adoption adoption_;
  BatchOptions batch_;
  Diagnostics diagnostics_;
  bool inputs_missing_ = false;  ///< a PATH meant nothing
};

}  // namespace edu_check::cli
