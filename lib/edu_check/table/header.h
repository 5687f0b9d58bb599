#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "edu_check/inventory/key_suggestions.h"
#include "edu_check/standard/vocabulary.h"

namespace edu_check {

/// What the header of a column, or the label of a field, says.
struct Header {
  enum class What : std::uint8_t {
    unknown,  ///< no fact
    fact,     ///< `slot`
    date,     ///< the day of the facts
    unit,     ///< the column or row that names units
    value,    ///< the column of a form in which values stand
    no_fact   ///< `序号`, `项目`: there is nothing to know
  };
  What what = What::unknown;
  std::uint32_t slot = 0;
  std::string unit;        ///< that numbers below it are in: `Mbps`; empty if it names none
  std::string wrong_unit;  ///< one that the fact can't have; empty if there is none
};

/// Recognises headers of tables: by path, label and alias, by what forms and the fields of education statistics
/// (教育事业统计; JY/T 1001–1007) call them, whatever stands around the name: 其中：, `（间）`, 合计, blanks and line
/// breaks, full-width letters. Keeps what it finds. Used by one thread.
class HeaderReader {
 public:
  HeaderReader(const Vocabulary& vocabulary, SubjectKind subject)
      : vocabulary_(vocabulary), suggestions_(vocabulary), subject_(subject) {}

  /// `path`: the cells of a header, from the top down, that stand above a column; those that only name a unit or a
  /// total belong to the one above.
  [[nodiscard]] const Header& read(const std::vector<std::string_view>& path);
  /// What may be meant by a header that is unknown; at most three.
  [[nodiscard]] const std::vector<std::string>& meant(std::string_view header);

 private:
  [[nodiscard]] Header find(const std::vector<std::string>& parts);
  [[nodiscard]] std::optional<Header> find_name(std::uint32_t group, std::string_view name);
  [[nodiscard]] std::optional<Header> find_spelling(std::uint32_t group, std::string_view name);
  [[nodiscard]] std::optional<std::uint32_t> group_of(std::string_view name) const;
  [[nodiscard]] bool fits(std::uint32_t slot) const { return vocabulary_.fact(slot).subject == subject_; }
  void take_unit(Header& header, const std::vector<std::string>& parts) const;

  const Vocabulary& vocabulary_;
  KeySuggestions suggestions_;
  SubjectKind subject_;
  std::map<std::string, Header, std::less<>> known_;
};

/// A text of a cell on one line, without blanks around it: line breaks and runs of blanks within are one space, or
/// nothing between Chinese characters.
[[nodiscard]] std::string cell_line(std::string_view text);

}  // namespace edu_check
