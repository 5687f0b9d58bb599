#include "edu_check/table/unread.h"

#include <algorithm>

#include "edu_check/text/display.h"
#include "edu_check/text/message_format.h"

namespace edu_check {

std::string first_of(const std::vector<std::string>& texts) {
  constexpr std::size_t most_named = 10;
  std::string text;
  for (std::size_t i = 0; i < std::min(texts.size(), most_named); ++i) text += (i > 0 ? ", " : "") + texts[i];
  return text + (texts.size() > most_named ? " …" : "");
}

void report_twice(const TableColumn& again, const TableColumn& first, std::string_view sheet,
                  Diagnostics& diagnostics) {
  diagnostics
      .report(Severity::error, "table-column-twice", sheet, again.header,
              message("“{}”与 {} 的“{}”是同一项数据", "“{}” is the same fact as {}, “{}”", again.text,
                      to_string(first.header), first.text))
      .hint(message("只保留一处", "keep one of them"));
}

void report_wrong_unit(const TableColumn& column, std::string_view sheet, Diagnostics& diagnostics) {
  if (column.meaning.wrong_unit.empty()) return;
  diagnostics
      .report(Severity::error, "table-unit", sheet, column.header,
              message("“{}”的单位“{}”不适用于这项数据", "“{}” names the unit “{}”, which this fact can't have",
                      column.text, column.meaning.wrong_unit))
      .hint(message("改用这项数据的单位", "use a unit of this fact"));
}

void report_unread(const std::vector<TableColumn>& unknown, HeaderReader& headers, std::string_view sheet,
                   Diagnostics& diagnostics) {
  std::vector<std::string> others;
  CellPlace first;
  for (const auto& each : unknown) {
    const auto& meant = headers.meant(each.text);
    if (meant.empty()) {
      if (others.empty()) first = each.header;
      others.push_back(to_string(each.header) + " " + shortened(printable(each.text), 20));
      continue;
    }
    diagnostics
        .report(Severity::warning, "table-column-unknown", sheet, each.header,
                message("“{}”不是已知的数据，未读", "“{}” names no known fact and is not read", each.text))
        .hint(message("是否指 {}？", "did you mean {}?", first_of(meant)));
  }
  if (others.empty()) return;
  diagnostics.report(Severity::notice, "table-columns-unread", sheet, first,
                     message("{} 处不是已知的数据，未读：{}", "{} name no known fact and are not read: {}",
                             others.size(), first_of(others)));
}

}  // namespace edu_check
