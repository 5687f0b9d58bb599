#include <dlfcn.h>

#include "edu_check/report/sheet/xlsx_library_format.h"

namespace edu_check {
namespace {

struct Loaded {
  XlsxLibrary functions{};
  std::string mistake;
};

/// Looks functions up until one is missing.
class Lookup {
 public:
  Lookup(void* handle, std::string& mistake) : handle_(handle), mistake_(mistake) {}

  template <class Function>
  Lookup& find(const char* name, Function& function) {
    void* const symbol = mistake_.empty() ? dlsym(handle_, name) : nullptr;
    if (symbol == nullptr && mistake_.empty()) mistake_ = std::string(EDU_CHECK_XLSXWRITER) + ": " + name;
    function = reinterpret_cast<Function>(symbol);
    return *this;
  }

 private:
  void* handle_;
  std::string& mistake_;
};

Loaded load() {
  Loaded loaded;
  void* const handle = dlopen(EDU_CHECK_XLSXWRITER, RTLD_NOW | RTLD_LOCAL);  // stays open to the end of the program
  if (handle == nullptr) {
    const char* const error = dlerror();
    loaded.mistake = error != nullptr ? error : EDU_CHECK_XLSXWRITER;
    return loaded;
  }
  auto& to = loaded.functions;
  Lookup(handle, loaded.mistake)
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
      .find("format_set_num_format", to.set_number_format);
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
