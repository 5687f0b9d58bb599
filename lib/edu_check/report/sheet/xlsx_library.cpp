#include "edu_check/report/sheet/xlsx_library_format.h"
#include "edu_check/text/shared_library.h"

namespace edu_check {
namespace {

struct Loaded {
  XlsxLibrary functions{};
  std::string mistake;
};

Loaded load() {
  Loaded loaded;
  auto& to = loaded.functions;
  loaded.mistake = SharedLibrary(EDU_CHECK_XLSXWRITER)
                       .find("workbook_new_opt", to.workbook_new)
                       .find("workbook_add_worksheet", to.add_worksheet)
                       .find("workbook_add_format", to.add_format)
                       .find("workbook_set_properties", to.set_properties)
                       .find("workbook_close", to.workbook_close)
                       .find("lxw_workbook_free", to.workbook_free)
                       .find("lxw_strerror", to.error_text)
                       .find("worksheet_write_string", to.write_string)
                       .find("worksheet_write_number", to.write_number)
                       .find("worksheet_set_column", to.set_column)
                       .find("worksheet_freeze_panes", to.freeze_panes)
                       .find("worksheet_autofilter", to.autofilter)
                       .find("worksheet_conditional_format_range", to.conditional_format)
                       .find("format_set_bold", to.set_bold)
                       .find("format_set_text_wrap", to.set_text_wrap)
                       .find("format_set_align", to.set_align)
                       .find("format_set_bg_color", to.set_background)
                       .find("format_set_font_color", to.set_font_color)
                       .find("format_set_num_format", to.set_number_format)
                       .mistake();
  return loaded;
}

}  // namespace

const XlsxLibrary* load_xlsx_library(std::string* mistake) {
  static const Loaded loaded = load();
  if (loaded.mistake.empty()) return &loaded.functions;
  if (mistake != nullptr) *mistake = loaded.mistake;
  return nullptr;
}

}  // namespace edu_check
