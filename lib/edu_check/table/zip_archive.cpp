#include "edu_check/table/zip_archive.h"

#include "edu_check/table/zip_library_format.h"
#include "edu_check/text/message_format.h"

namespace edu_check {

struct ZipArchive::Handle {
  const ZipLibrary* library = nullptr;
  zip_t* archive = nullptr;
  zip_file_t* part = nullptr;
};

Message damaged_workbook() {
  return {"文件已损坏或不完整；用 Excel 或 WPS 打开后另存为 .xlsx",
          "the file is damaged or not whole; open it in Excel or WPS and save it as .xlsx"};
}

ZipArchive::ZipArchive(std::string_view path, std::uint64_t most_unpacked_bytes)
    : handle_(std::make_unique<Handle>()), bytes_left_(most_unpacked_bytes) {
  std::string missing;
  handle_->library = load_zip_library(missing);
  if (handle_->library == nullptr) {
    mistake_ = message("读取工作簿需要 libzip，没有找到：{}", "workbooks are read by libzip, which was not found: {}",
                       missing);
    return;
  }
  int error = 0;
  handle_->archive = handle_->library->open(std::string(path).c_str(), ZIP_RDONLY, &error);
  if (handle_->archive == nullptr) mistake_ = damaged_workbook();
}

ZipArchive::~ZipArchive() {
  if (handle_->part != nullptr) handle_->library->fclose(handle_->part);
  if (handle_->archive != nullptr) handle_->library->discard(handle_->archive);
}

bool ZipArchive::has_part(std::string_view name) const {
  return handle_->archive != nullptr &&
         handle_->library->name_locate(handle_->archive, std::string(name).c_str(), ZIP_FL_NOCASE) >= 0;
}

bool ZipArchive::open_part(std::string_view name) {
  if (mistake_) return false;
  if (handle_->part != nullptr) handle_->library->fclose(handle_->part);
  handle_->part = nullptr;
  const auto index = handle_->library->name_locate(handle_->archive, std::string(name).c_str(), ZIP_FL_NOCASE);
  if (index < 0) return false;
  handle_->part = handle_->library->fopen_index(handle_->archive, static_cast<zip_uint64_t>(index), 0);
  if (handle_->part == nullptr) mistake_ = damaged_workbook();  // a method or an encryption that nobody uses here
  return handle_->part != nullptr;
}

std::size_t ZipArchive::read(char* to, std::size_t size) {
  if (mistake_ || handle_->part == nullptr) return 0;
  const auto count = handle_->library->fread(handle_->part, to, size);
  if (count < 0) {
    mistake_ = damaged_workbook();
    return 0;
  }
  const auto bytes = static_cast<std::uint64_t>(count);
  if (bytes > bytes_left_) {
    mistake_ = Message{"解压后过大，未读取；删去不用的工作表后另存",
                       "the file is too large when unpacked; remove what is not needed and save it anew"};
    return 0;
  }
  bytes_left_ -= bytes;
  return static_cast<std::size_t>(count);
}

}  // namespace edu_check
