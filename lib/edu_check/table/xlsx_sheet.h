#pragma once
// Private to the room.

#include <atomic>
#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "edu_check/table/workbook.h"
#include "edu_check/table/xlsx_parts.h"
#include "edu_check/text/message.h"

namespace edu_check {

/// Rows and columns that merged cells cover, by the place of their first.
using MergedCells = std::unordered_map<std::uint64_t, std::pair<std::uint32_t, std::uint32_t>>;

/// Reads the rows of one sheet of a workbook as they come out of the archive.
class XlsxSheet {
 public:
  /// Finds out first which cells are merged, which stands behind the rows; what is wrong is in `mistake`.
  XlsxSheet(ZipArchive& archive, const XlsxBookParts& book, std::string_view part, const WorkbookLimits& limits,
            const std::atomic<bool>* stop);
  XlsxSheet(const XlsxSheet&) = delete;
  XlsxSheet& operator=(const XlsxSheet&) = delete;
  ~XlsxSheet();

  /// The next row with cells; false at the end, when stopped and after a mistake.
  bool next(TableRow& row);
  [[nodiscard]] const std::optional<Message>& mistake() const { return mistake_; }

 private:
  struct Reading;

  const std::atomic<bool>* stop_;
  std::optional<Message> mistake_;
  std::unique_ptr<Reading> reading_;
};

}  // namespace edu_check
