#pragma once
// Private to the room.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace edu_check {

/// The kinds of records in a workbook of Excel 97 to 2003 that tell something about cells.
namespace biff {
constexpr std::uint16_t formula = 0x0006;
constexpr std::uint16_t end = 0x000A;
constexpr std::uint16_t date_mode = 0x0022;
constexpr std::uint16_t file_pass = 0x002F;
constexpr std::uint16_t continued = 0x003C;
constexpr std::uint16_t column_info = 0x007D;
constexpr std::uint16_t bound_sheet = 0x0085;
constexpr std::uint16_t many_rk = 0x00BD;
constexpr std::uint16_t rich_label = 0x00D6;
constexpr std::uint16_t cell_format = 0x00E0;
constexpr std::uint16_t merged_cells = 0x00E5;
constexpr std::uint16_t shared_texts = 0x00FC;
constexpr std::uint16_t shared_label = 0x00FD;
constexpr std::uint16_t number = 0x0203;
constexpr std::uint16_t label = 0x0204;
constexpr std::uint16_t boolean_or_error = 0x0205;
constexpr std::uint16_t formula_text = 0x0207;
constexpr std::uint16_t row = 0x0208;
constexpr std::uint16_t array_formula = 0x0221;
constexpr std::uint16_t default_row = 0x0225;
constexpr std::uint16_t table_formula = 0x0236;
constexpr std::uint16_t rk = 0x027E;
constexpr std::uint16_t shared_formula = 0x04BC;
constexpr std::uint16_t number_format = 0x041E;
constexpr std::uint16_t begin = 0x0809;
}  // namespace biff

/// Goes from record to record.
class BiffRecords {
 public:
  /// `stream` must outlive it and what it shows.
  explicit BiffRecords(std::string_view stream, std::size_t at = 0) : stream_(stream), next_(at) {}

  /// Goes to the next record; false at the end of the stream, and where it is cut.
  bool next();
  [[nodiscard]] std::uint16_t type() const { return type_; }
  [[nodiscard]] std::string_view data() const { return data_; }
  /// Where the record begins.
  [[nodiscard]] std::size_t place() const { return place_; }
  /// The data of the record and of those that continue it, which it goes past.
  [[nodiscard]] std::vector<std::string_view> all_data();

 private:
  std::string_view stream_;
  std::size_t next_;
  std::size_t place_ = 0;
  std::uint16_t type_ = 0;
  std::string_view data_;
};

/// Reads texts out of the data of a record that may be continued: each further part begins anew with how wide its
/// characters are, if it begins within a text.
class BiffText {
 public:
  explicit BiffText(std::vector<std::string_view> parts) : parts_(std::move(parts)) {}

  /// Appends a text to `to` in UTF-8; `length_bytes` is how wide its length is, 1 or 2. False if it is cut.
  bool read(std::string& to, std::size_t length_bytes);
  /// Goes past some bytes; false if there are fewer.
  bool skip(std::size_t count);
  [[nodiscard]] bool at_end();

 private:
  std::uint32_t number(std::size_t bytes);
  bool read_characters(std::string& to, std::size_t count, bool wide);

  std::vector<std::string_view> parts_;
  std::size_t part_ = 0;
  std::size_t at_ = 0;
};

}  // namespace edu_check
