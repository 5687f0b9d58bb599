#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "edu_check/standard/standard.h"
#include "edu_check/text/diagnostic.h"
#include "edu_check/text/source.h"
#include "edu_check/value/date.h"

namespace edu_check {

/// How a waiver names its school.
enum class WaiverSchool : std::uint8_t { code, path };

/// An approved exception: for one school, a requirement or all of an indicator, until a day.
struct Waiver {
  std::string school;  ///< a code of ten digits, or the path of an inventory as the command line names it
  WaiverSchool named_by = WaiverSchool::path;
  std::string standard;  ///< id
  std::string target;    ///< id of a requirement or of an indicator
  bool whole_indicator = false;
  std::string reason;
  std::string approver;
  Date expires;              ///< the last day on which it is in force
  std::uint32_t offset = 0;  ///< byte of the file at which it begins
};

/// All waivers of a file, in its order.
struct Waivers {
  std::shared_ptr<const Source> source;
  std::vector<Waiver> all;
};

/// Loads a waiver file, `edu-check-waivers: 1`, against the standards that it may name. Reports every mistake, with the
/// nearest id for an unknown one: `waiver-school`, `waiver-requirement`, `waiver-informational`, `waiver-duplicate`,
/// `waiver-empty`, `waivers-version`, and those of `Fields`; nothing is returned if there was any. Warns of one that
/// ends years after `today` (`waiver-long`).
[[nodiscard]] std::optional<Waivers> load_waivers(std::shared_ptr<const Source> source,
                                                  const std::vector<std::shared_ptr<const Standard>>& standards,
                                                  Date today, Diagnostics& diagnostics);

/// Whether a waiver is no longer in force on a day.
[[nodiscard]] bool is_expired(const Waiver& waiver, Date on);

/// Whether a waiver is for a requirement of a standard.
[[nodiscard]] bool covers(const Waiver& waiver, const Standard& standard, const Requirement& requirement);

}  // namespace edu_check
