#include "edu_check/inventory/document.h"

#include <algorithm>
#include <array>

#include "edu_check/inventory/inventory.h"

namespace edu_check {
namespace {

struct Row {
  std::string_view word;
  std::string_view zh;
  std::string_view en;
};
constexpr std::array<Row, 14> document_rows{{
    {"none", "", ""},
    {"not_named", "没有写佐证材料", "no document is named"},
    {"nothing", "不是材料", "is no document"},
    {"not_below", "应写清单所在文件夹之下的相对路径", "must be a path below the folder of the inventory"},
    {"missing", "不存在", "does not exist"},
    {"link_outside", "是链接，指向文件夹之外", "is a link that leads out of the folder"},
    {"not_a_file", "不是普通文件", "is no regular file"},
    {"itself", "就是这份清单", "is the inventory itself"},
    {"empty", "是空文件", "is empty"},
    {"unreadable", "无法读取", "can't be read"},
    {"too_large", "大于 4 GiB，无法核对 sha256", "is larger than 4 GiB, too large to compare with its sha256"},
    {"changed", "内容与 sha256 不符", "has another content than its sha256 says"},
    {"date_later", "的日期晚于截至日", "is of a later day than that on which the facts are judged"},
    {"date_earlier", "的文件早于所写的日期", "is older as a file than the date that is given"},
}};

}  // namespace

std::string_view to_string(DocumentMistake mistake) { return document_rows[static_cast<std::size_t>(mistake)].word; }

std::optional<DocumentMistake> parse_document_mistake(std::string_view word) {
  const auto* const found =
      std::find_if(document_rows.begin() + 1, document_rows.end(), [&](const Row& each) { return each.word == word; });
  if (found == document_rows.end()) return std::nullopt;
  return static_cast<DocumentMistake>(found - document_rows.begin());
}

Message describe(DocumentMistake mistake) {
  const auto& row = document_rows[static_cast<std::size_t>(mistake)];
  return {std::string(row.zh), std::string(row.en)};
}

}  // namespace edu_check
