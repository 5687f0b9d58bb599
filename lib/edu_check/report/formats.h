#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "edu_check/record/report.h"

namespace edu_check {

/// Where a format can be written to.
enum class Destination : std::uint8_t { anywhere, file };

/// An option that one format takes, and that reaches it as one of some words: `ReportOptions::word_of`.
struct FormatOption {
  std::string_view name;  ///< on the command line, `--csv-rows`
  std::vector<std::string_view> words;
  Message help;
};

/// A format by its name on the command line.
struct ReportFormat {
  std::string_view name;
  Message description;
  std::unique_ptr<Report> (*make)(const ReportOptions& options) = nullptr;
  std::vector<std::string_view> reads{};  ///< which it reads of the options that several formats read, `--details`
  std::vector<FormatOption> options{};    ///< its own
  Destination destination = Destination::anywhere;
  Message (*obstacle)() = nullptr;  ///< why it can't be made here, or an empty message; null: it always can

  /// Whether an option, its own or another, changes what it writes.
  [[nodiscard]] bool takes(std::string_view option) const;
};

/// The usual `make`.
template <class Kind>
[[nodiscard]] std::unique_ptr<Report> make_report(const ReportOptions& options) {
  return std::make_unique<Kind>(options);
}

// One function a format, each defined with all that is to be said of it in the file of its name. `report_formats` lists
// them.

[[nodiscard]] ReportFormat text_format();
[[nodiscard]] ReportFormat json_format();
[[nodiscard]] ReportFormat ndjson_format();
[[nodiscard]] ReportFormat html_format();
[[nodiscard]] ReportFormat markdown_format();
[[nodiscard]] ReportFormat csv_format();
[[nodiscard]] ReportFormat xlsx_format();
[[nodiscard]] ReportFormat junit_format();
[[nodiscard]] ReportFormat sarif_format();
[[nodiscard]] ReportFormat github_format();
[[nodiscard]] ReportFormat gitlab_format();
[[nodiscard]] ReportFormat tap_format();
[[nodiscard]] ReportFormat baseline_format();

/// All formats, in the order in which help lists them.
[[nodiscard]] std::span<const ReportFormat> report_formats();
/// Null if there is none of that name.
[[nodiscard]] const ReportFormat* find_report_format(std::string_view name);

}  // namespace edu_check
