#pragma once
// Private to the room: libzip stays out of public headers.

#include <zip.h>

#include <string>

namespace edu_check {

/// The functions of libzip that reading workbooks needs. The library is loaded when the first workbook is opened and
/// not with the program: it brings libcrypto and libbz2 along, which would slow down every start.
struct ZipLibrary {
  decltype(&::zip_open) open;
  decltype(&::zip_discard) discard;
  decltype(&::zip_name_locate) name_locate;
  decltype(&::zip_fopen_index) fopen_index;
  decltype(&::zip_fread) fread;
  decltype(&::zip_fclose) fclose;
};

/// The library, loaded on the first call and kept; null if it can't be, with the reason in `mistake`.
[[nodiscard]] const ZipLibrary* load_zip_library(std::string& mistake);

}  // namespace edu_check
