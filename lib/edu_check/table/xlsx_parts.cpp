#include "edu_check/table/xlsx_parts.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <utility>

#include "edu_check/table/xml_reader_format.h"
#include "edu_check/text/message_format.h"
#include "edu_check/text/utf8.h"
#include "edu_check/text/word_form.h"

namespace edu_check {
namespace {

std::string folder_of_part(std::string_view part) {
  const auto slash = part.rfind('/');
  return slash == std::string_view::npos ? "" : std::string(part.substr(0, slash + 1));
}

/// `xl/worksheets/sheet1.xml` of `../worksheets/./sheet1.xml` in `xl/theme/`; one that begins with a slash is from the
/// root.
std::string resolved_part(std::string_view folder, std::string_view target) {
  auto path = target.starts_with('/') ? std::string(target) : std::string(folder) + std::string(target);
  std::vector<std::string_view> steps;
  for (std::string_view rest = path; !rest.empty();) {
    const auto slash = std::min(rest.find('/'), rest.size());
    const auto step = rest.substr(0, slash);
    if (step == "..") {
      if (!steps.empty()) steps.pop_back();
    } else if (!step.empty() && step != ".") {
      steps.push_back(step);
    }
    rest.remove_prefix(std::min(slash + 1, rest.size()));
  }
  std::string part;
  for (const auto step : steps) part.append(part.empty() ? "" : "/").append(step);
  return part;
}

class RelationshipHandler final : public XmlHandler {
 public:
  explicit RelationshipHandler(std::string folder) : folder_(std::move(folder)) {}

  void on_start(std::string_view name, const XmlAttributes& attributes) override {
    if (name != "Relationship" || attributes["TargetMode"] == "External") return;
    const auto type = attributes["Type"];
    const auto slash = type.rfind('/');
    found.push_back({std::string(attributes["Id"]),
                     std::string(slash == std::string_view::npos ? type : type.substr(slash + 1)),
                     resolved_part(folder_, attributes["Target"])});
  }
  void on_end(std::string_view /*name*/) override {}

  std::vector<Relationship> found;

 private:
  std::string folder_;
};

/// A sheet as the workbook lists it.
struct ListedSheet {
  std::string name;
  std::string relationship;
  bool hidden = false;
};

class BookHandler final : public XmlHandler {
 public:
  explicit BookHandler(std::uint32_t most_sheets) : most_sheets_(most_sheets) {}

  void on_start(std::string_view name, const XmlAttributes& attributes) override {
    if (name == "workbookPr" && attributes.is_set("date1904")) dates = DateSystem::from_1904;
    if (name != "sheet") return;
    if (sheets.size() == most_sheets_)
      return fail(message("工作表超过 {} 张", "there are more than {} sheets", most_sheets_));
    const auto state = attributes["state"];
    sheets.push_back(
        {std::string(attributes["name"]), std::string(attributes["id"]), !state.empty() && state != "visible"});
  }
  void on_end(std::string_view /*name*/) override {}

  std::vector<ListedSheet> sheets;
  DateSystem dates = DateSystem::from_1900;

 private:
  std::uint32_t most_sheets_;
};

std::uint32_t number_of(std::string_view text) {
  std::uint32_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

class StyleHandler final : public XmlHandler {
 public:
  void on_start(std::string_view name, const XmlAttributes& attributes) override {
    if (name == "numFmt") {
      if (codes_.size() < most_styles)
        codes_[number_of(attributes["numFmtId"])] = number_format_of(attributes["formatCode"]);
    } else if (name == "cellXfs") {
      in_cells_ = true;
    } else if (name == "xf" && in_cells_ && formats.size() < most_styles) {
      const auto id = number_of(attributes["numFmtId"]);
      const auto code = codes_.find(id);
      formats.push_back(code != codes_.end() ? code->second : built_in_number_format(id));
    }
  }
  void on_end(std::string_view name) override { in_cells_ = in_cells_ && name != "cellXfs"; }

  std::vector<NumberFormat> formats;

 private:
  static constexpr std::size_t most_styles = 100'000;
  std::map<std::uint32_t, NumberFormat> codes_;
  bool in_cells_ = false;
};

/// Texts of `si`, without how their characters are pronounced (`rPh`).
class TextsHandler final : public XmlHandler {
 public:
  TextsHandler(SharedTexts& texts, const WorkbookLimits& limits) : texts_(texts), limits_(limits) {}

  void on_start(std::string_view name, const XmlAttributes& /*attributes*/) override {
    if (name == "si") text_.clear();
    if (name == "rPh") in_reading_ = true;
    if (name == "t") in_text_ = !in_reading_;
  }
  void on_end(std::string_view name) override {
    if (name == "rPh") in_reading_ = false;
    if (name == "t") in_text_ = false;
    if (name != "si") return;
    texts_.add(without_escapes(text_));
    if (texts_.bytes() > limits_.text_bytes) fail({"单元格的文字过多，未读取", "the cells hold too much text"});
  }
  void on_text(std::string_view text) override {
    if (!in_text_) return;
    text_.append(text);
    if (text_.size() > limits_.cell_bytes) fail({"一个单元格的文字过长，未读取", "a cell holds too long a text"});
  }

 private:
  SharedTexts& texts_;
  const WorkbookLimits& limits_;
  std::string text_;
  bool in_text_ = false;
  bool in_reading_ = false;
};

/// Reads a part if it is there; false after a mistake.
bool read_part(ZipArchive& archive, std::string_view part, XmlHandler& handler, std::optional<Message>& mistake) {
  if (mistake) return false;
  if (!archive.open_part(part)) {
    mistake = archive.mistake();
    return !mistake;
  }
  if (!XmlReader(archive, handler).read_all()) mistake = handler.mistake();
  return !mistake;
}

std::string target_of(const std::vector<Relationship>& relationships, std::string_view type) {
  const auto found = std::find_if(relationships.begin(), relationships.end(),
                                  [&](const Relationship& each) { return each.type == type; });
  return found == relationships.end() ? std::string() : found->target;
}

}  // namespace

std::vector<Relationship> read_relationships(ZipArchive& archive, std::string_view part,
                                             std::optional<Message>& mistake) {
  const auto folder = folder_of_part(part);
  RelationshipHandler handler(folder);
  read_part(archive, folder + "_rels/" + std::string(part.substr(folder.size())) + ".rels", handler, mistake);
  return std::move(handler.found);
}

void SharedTexts::add(std::string_view text) {
  text_.append(text);
  ends_.push_back(text_.size());
}

std::optional<std::string_view> SharedTexts::at(std::size_t index) const {
  if (index >= ends_.size()) return std::nullopt;
  const auto begin = index == 0 ? 0 : ends_[index - 1];
  return std::string_view(text_).substr(begin, ends_[index] - begin);
}

XlsxBookParts read_xlsx_book(ZipArchive& archive, const WorkbookLimits& limits, std::optional<Message>& mistake) {
  XlsxBookParts book;
  auto part = target_of(read_relationships(archive, "", mistake), "officeDocument");
  if (part.empty()) part = "xl/workbook.xml";
  BookHandler listed(limits.sheets);
  if (!archive.has_part(part) && !mistake) mistake = damaged_workbook();
  if (!read_part(archive, part, listed, mistake)) return book;
  book.dates = listed.dates;
  const auto relationships = read_relationships(archive, part, mistake);
  for (auto& sheet : listed.sheets) {
    const auto found = std::find_if(relationships.begin(), relationships.end(),
                                    [&](const Relationship& each) { return each.id == sheet.relationship; });
    if (found != relationships.end() && found->type != "worksheet") continue;
    if (!mistake && (found == relationships.end() || !archive.has_part(found->target)))
      mistake =
          message("工作表“{}”的内容缺失，文件不完整", "the sheet “{}” is missing: the file is not whole", sheet.name);
    if (mistake) return book;
    book.sheets.push_back({{std::move(sheet.name), sheet.hidden}, found->target});
  }
  StyleHandler styles;
  read_part(archive, target_of(relationships, "styles"), styles, mistake);
  book.formats = std::move(styles.formats);
  TextsHandler texts(book.texts, limits);
  read_part(archive, target_of(relationships, "sharedStrings"), texts, mistake);
  return book;
}

std::string without_escapes(std::string_view text) {
  std::string plain;
  for (std::size_t at = 0; at < text.size();) {
    std::uint32_t code = 0;
    const auto escape = text.substr(at, 7);
    const bool is_escape = escape.size() == 7 && escape.starts_with("_x") && escape.ends_with('_') &&
                           std::from_chars(escape.data() + 2, escape.data() + 6, code, 16).ptr == escape.data() + 6;
    if (is_escape && code != 0 && (code < 0xD800 || code > 0xDFFF)) {
      append_utf8(plain, static_cast<char32_t>(code));
      at += escape.size();
    } else {
      plain += text[at++];
    }
  }
  return plain;
}

}  // namespace edu_check
