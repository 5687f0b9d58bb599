#pragma once
// Private to the library: libxlsxwriter stays out of public headers.

#include <xlsxwriter.h>

#include <string>

namespace edu_check {

/// The functions of libxlsxwriter that the xlsx report calls. The library is loaded when such a report is made and not
/// with the program: it brings libcrypto along, which would slow down every start.
struct XlsxLibrary {
  decltype(&::workbook_new_opt) workbook_new;
  decltype(&::workbook_add_worksheet) add_worksheet;
  decltype(&::workbook_add_format) add_format;
  decltype(&::workbook_set_properties) set_properties;
  decltype(&::workbook_close) workbook_close;
  decltype(&::lxw_workbook_free) workbook_free;
  decltype(&::lxw_strerror) error_text;
  decltype(&::worksheet_write_string) write_string;
  decltype(&::worksheet_write_number) write_number;
  decltype(&::worksheet_set_column) set_column;
  decltype(&::worksheet_freeze_panes) freeze_panes;
  decltype(&::worksheet_autofilter) autofilter;
  decltype(&::worksheet_conditional_format_range) conditional_format;
  decltype(&::format_set_bold) set_bold;
  decltype(&::format_set_text_wrap) set_text_wrap;
  decltype(&::format_set_align) set_align;
  decltype(&::format_set_bg_color) set_background;
  decltype(&::format_set_font_color) set_font_color;
  decltype(&::format_set_num_format) set_number_format;
};

/// The library, loaded on the first call and kept; null if it can't be, with the reason in `mistake`.
[[nodiscard]] const XlsxLibrary* load_xlsx_library(std::string* mistake = nullptr);

}  // namespace edu_check
