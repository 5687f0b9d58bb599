#include "edu_check/table/zip_library_format.h"
#include "edu_check/text/shared_library.h"

namespace edu_check {
namespace {

struct LoadedZip {
  ZipLibrary functions{};
  std::string mistake;
};

LoadedZip load_zip() {
  LoadedZip loaded;
  auto& to = loaded.functions;
  loaded.mistake = SharedLibrary(EDU_CHECK_ZIP)
                       .find("zip_open", to.open)
                       .find("zip_discard", to.discard)
                       .find("zip_name_locate", to.name_locate)
                       .find("zip_fopen_index", to.fopen_index)
                       .find("zip_fread", to.fread)
                       .find("zip_fclose", to.fclose)
                       .mistake();
  return loaded;
}

}  // namespace

const ZipLibrary* load_zip_library(std::string& mistake) {
  static const LoadedZip loaded = load_zip();
  if (loaded.mistake.empty()) return &loaded.functions;
  mistake = loaded.mistake;
  return nullptr;
}

}  // namespace edu_check
