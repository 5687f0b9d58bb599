#include "edu_check/table/workbook.h"

#include <sys/stat.h>

#include <array>
#include <cerrno>
#include <utility>

#include "edu_check/table/csv_workbook.h"
#include "edu_check/table/file_kind.h"
#include "edu_check/table/ods_workbook.h"
#include "edu_check/table/ole_file.h"
#include "edu_check/table/table_file.h"
#include "edu_check/table/xls_workbook.h"
#include "edu_check/table/xlsx_workbook.h"
#include "edu_check/table/zip_archive.h"
#include "edu_check/text/file_reader.h"
#include "edu_check/text/message_format.h"
#include "edu_check/text/system_error.h"

namespace edu_check {
namespace {

/// A file of which nothing can be read.
class UnreadableWorkbook final : public Workbook {
 public:
  explicit UnreadableWorkbook(Message mistake) { mistake_ = std::move(mistake); }
  bool open_sheet(std::size_t /*index*/) override { return false; }
  bool next_row(TableRow& /*row*/) override { return false; }
};

std::unique_ptr<Workbook> unreadable(Message mistake) {
  return std::make_unique<UnreadableWorkbook>(std::move(mistake));
}

std::unique_ptr<Workbook> no_table(const Message& what, const Message& remedy) {
  return unreadable(message("文件其实是：{}；{}", "the file is {}; {}", what, remedy));
}

/// Reads the first bytes of a regular file; a mistake if there are none.
std::optional<Message> read_head(std::string_view path, std::string& head) {
  struct stat status {};
  const bool found = path != standard_input && stat(std::string(path).c_str(), &status) == 0;
  if (found && !S_ISREG(status.st_mode) && !S_ISDIR(status.st_mode)) return no_regular_file();
  if (path == standard_input)
    return Message{"表格不能从标准输入读取，请给出文件", "a table can't be read from standard input: name a file"};
  FileReader file(path);
  head.resize(file_head_bytes);
  const auto count = file.is_open() ? file.read(head.data(), head.size()) : FileReader::failed;
  if (count < 0) return describe({errno, std::generic_category()});
  head.resize(static_cast<std::size_t>(count));
  if (head.empty()) return Message{"文件是空的", "the file is empty"};
  return std::nullopt;
}

/// Text is taken for csv under the endings that systems of schools give it.
std::unique_ptr<Workbook> open_text(std::string_view path, const std::atomic<bool>* stop,
                                    const WorkbookLimits& limits) {
  const auto format = table_format_of(path);
  if (format == TableFormat::csv || format == TableFormat::xls) return open_csv(path, stop, limits);
  return unreadable({"文件内容不是表格文件，可能是文本或已损坏；如是用逗号分隔的文本，请改名为 .csv",
                     "the file is no workbook but text, or damaged; if it is text divided by commas, call it .csv"});
}

std::unique_ptr<Workbook> open_ole(std::string_view path, const std::atomic<bool>* stop, const WorkbookLimits& limits) {
  static const Message without_password{
      "文件有打开密码；用 Excel 或 WPS 打开，取消密码后另存为 .xlsx",
      "the file is protected by a password; open it in Excel or WPS and save it as .xlsx without one"};
  std::string bytes;
  if (auto mistake = read_file(path, bytes, stop)) return unreadable(std::move(*mistake));
  const auto file = OleFile::open(bytes);
  if (!file) {
    return unreadable(message("文件已损坏或不完整；{}", "the file is damaged or not whole; {}", save_as_xlsx()));
  }
  if (file->has("EncryptedPackage")) return unreadable(without_password);
  if (file->has("WordDocument")) return no_table({"Word 文档", "a Word document"}, give_a_table());
  if (file->has("PowerPoint Document")) return no_table({"PowerPoint 文档", "a PowerPoint document"}, give_a_table());
  for (const auto* const name : {"Workbook", "Book"}) {
    if (!file->has(name)) continue;
    auto stream = file->read(name);
    if (stream) return open_xls(std::move(*stream), stop, limits);
    return unreadable(message("文件已损坏或不完整；{}", "the file is damaged or not whole; {}", save_as_xlsx()));
  }
  return no_table({"Office 文件，但里面没有工作簿", "a file of Office without a workbook in it"}, give_a_table());
}

/// Documents that are zip files and no tables that are read, by a part that each has.
struct ZipKindRow {
  std::string_view part;
  std::string_view zh;
  std::string_view en;
};
constexpr auto zip_kinds = std::to_array<ZipKindRow>({
    {"word/document.xml", "Word 文档", "a Word document"},
    {"ppt/presentation.xml", "PowerPoint 文档", "a PowerPoint document"},
    {"Index/Document.iwa", "苹果 Numbers 或 Pages 文档", "a document of Apple's Numbers or Pages"},
    {"Index.zip", "苹果 Numbers 或 Pages 文档", "a document of Apple's Numbers or Pages"},
});

/// What a document of OpenDocument says it is.
std::string media_type(ZipArchive& archive) {
  std::string type(128, '\0');
  if (!archive.open_part("mimetype")) return {};
  std::size_t filled = 0;
  while (filled < type.size()) {
    const auto count = archive.read(type.data() + filled, type.size() - filled);
    if (count == 0) break;
    filled += count;
  }
  type.resize(filled);
  return type;
}

std::unique_ptr<Workbook> open_zip(std::string_view path, const std::atomic<bool>* stop, const WorkbookLimits& limits) {
  ZipArchive archive(path, limits.unpacked_bytes);
  if (archive.mistake()) return unreadable(*archive.mistake());
  for (const auto& kind : zip_kinds) {
    if (archive.has_part(kind.part)) return no_table({std::string(kind.zh), std::string(kind.en)}, give_a_table());
  }
  if (archive.has_part("xl/workbook.bin")) {
    return no_table({"Excel 二进制工作簿（.xlsb）", "a binary workbook of Excel (.xlsb)"}, save_as_xlsx());
  }
  constexpr std::string_view open_document = "application/vnd.oasis.opendocument.";
  const auto type = media_type(archive);
  if (type.starts_with(open_document)) {
    if (std::string_view(type).substr(open_document.size()).starts_with("spreadsheet"))
      return open_ods(path, stop, limits);
    return no_table({"OpenDocument 文档，不是表格", "a document of OpenDocument, but no table"}, give_a_table());
  }
  if (archive.has_part("[Content_Types].xml")) return open_xlsx(path, stop, limits);
  if (archive.has_part("content.xml")) return open_ods(path, stop, limits);
  return no_table({"压缩包（zip）", "a zip archive"}, unpack_it());
}

}  // namespace

std::unique_ptr<Workbook> open_workbook(std::string_view path, const std::atomic<bool>* stop,
                                        const WorkbookLimits& limits) {
  std::string head;
  if (auto mistake = read_head(path, head)) return unreadable(std::move(*mistake));
  const auto kind = file_kind_of(head);
  switch (kind.of) {
    case FileContent::Of::text:
      return open_text(path, stop, limits);
    case FileContent::Of::ole:
      return open_ole(path, stop, limits);
    case FileContent::Of::zip:
      return open_zip(path, stop, limits);
    case FileContent::Of::other:
      break;
  }
  return no_table(kind.what, kind.remedy);
}

}  // namespace edu_check
