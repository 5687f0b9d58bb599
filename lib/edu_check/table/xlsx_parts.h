#pragma once
// Private to the room.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "edu_check/table/cell_number.h"
#include "edu_check/table/workbook.h"
#include "edu_check/table/zip_archive.h"
#include "edu_check/text/message.h"

namespace edu_check {

/// What a part of a package points to.
struct Relationship {
  std::string id;
  std::string type;    ///< its last word: `worksheet`
  std::string target;  ///< name of the part, from the root of the package
};

/// The relationships of a part, of the package if it is empty. Targets outside of the package are left out: nothing is
/// followed. Reports to `mistake`.
[[nodiscard]] std::vector<Relationship> read_relationships(ZipArchive& archive, std::string_view part,
                                                           std::optional<Message>& mistake);

/// Texts that cells share, in one buffer.
class SharedTexts {
 public:
  void add(std::string_view text);
  [[nodiscard]] std::optional<std::string_view> at(std::size_t index) const;
  [[nodiscard]] std::size_t bytes() const { return text_.size() + ends_.size() * sizeof(std::size_t); }

 private:
  std::string text_;
  std::vector<std::size_t> ends_;
};

/// What all sheets of a workbook need.
struct XlsxBookParts {
  struct SheetPart {
    TableSheet sheet;
    std::string part;
  };
  std::vector<SheetPart> sheets;  ///< those of cells; charts, macros and dialogues are none
  DateSystem dates = DateSystem::from_1900;
  SharedTexts texts;
  std::vector<NumberFormat> formats;  ///< by style
};

/// Reads all of a workbook but its sheets. Reports to `mistake`.
[[nodiscard]] XlsxBookParts read_xlsx_book(ZipArchive& archive, const WorkbookLimits& limits,
                                           std::optional<Message>& mistake);

/// `a\rb` of `a_x000D_b`, as Excel writes what XML can't hold.
[[nodiscard]] std::string without_escapes(std::string_view text);

}  // namespace edu_check
