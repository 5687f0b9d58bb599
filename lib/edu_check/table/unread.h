#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "edu_check/table/layout.h"
#include "edu_check/text/diagnostic.h"

namespace edu_check {

/// Reports that two columns or fields are of one fact: `table-column-twice`.
void report_twice(const TableColumn& again, const TableColumn& first, std::string_view sheet, Diagnostics& diagnostics);

/// Reports a unit that the fact can't have: `table-unit`; nothing if there is none.
void report_wrong_unit(const TableColumn& column, std::string_view sheet, Diagnostics& diagnostics);

/// Lists what names no fact and is thus not read: a warning of each that is near one (`table-column-unknown`), and one
/// notice of all others (`table-columns-unread`).
void report_unread(const std::vector<TableColumn>& unknown, HeaderReader& headers, std::string_view sheet,
                   Diagnostics& diagnostics);

/// The first of some texts, between commas.
[[nodiscard]] std::string first_of(const std::vector<std::string>& texts);

}  // namespace edu_check
