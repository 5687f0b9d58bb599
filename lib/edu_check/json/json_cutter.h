#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

namespace edu_check {

/// Levels to which JSON may be nested, and bytes that one object may take: more is no result of a check.
constexpr int deepest_json = 64;
constexpr std::size_t longest_json = std::size_t{64} << 20U;

/// Cuts objects out of a file of JSON by their brackets and quotes, one after the other, whatever the size of the file.
/// What is cut is yet to be parsed. One byte order mark before an object is passed over. A carriage return alone ends a
/// line too.
class JsonCutter {
 public:
  /// How cutting an object ended.
  enum class End : std::uint8_t {
    closed,      ///< behind its last bracket, or one that closes what it did not open
    in_array,    ///< behind the first bracket of the array that was asked for
    incomplete,  ///< the file ends
    too_deep,
    too_long
  };

  /// Reads the file from where it stands.
  explicit JsonCutter(std::FILE* file) : file_(file), buffer_(std::size_t{64} << 10U) {}

  /// What the file begins with; to be asked first.
  [[nodiscard]] std::string_view head();
  /// Passes over blanks, and over one byte order mark; the next byte, which is not taken, or EOF.
  int skip_space();
  /// Passes over blanks but for line breaks; likewise.
  int skip_blanks();
  /// Whether the file stands at a byte order mark.
  [[nodiscard]] bool at_mark();
  int take() { return at_ < size_ || fill() ? next() : EOF; }
  /// Takes an object, at whose `{` the file stands, up to its end, or to the first element of the member `array` of the
  /// outermost object.
  End take_object(std::string& to, std::string_view array = {});
  /// Takes on until the object that was left in an array is closed.
  End take_rest(std::string& to);

  /// Line, from 1, and byte, from where the file stood, of the next byte.
  [[nodiscard]] std::uint32_t line() const { return line_; }
  [[nodiscard]] std::uint64_t offset() const { return before_ + at_; }

 private:
  bool fill();
  int next() {
    const char byte = buffer_[at_++];
    if (static_cast<unsigned char>(byte) < ' ') count_line(byte);
    return static_cast<unsigned char>(byte);
  }
  [[nodiscard]] int peek() { return at_ < size_ || fill() ? static_cast<unsigned char>(buffer_[at_]) : EOF; }
  void count_line(char byte) {
    if (byte == '\r' || (byte == '\n' && offset() != return_ + 1)) ++line_;
    if (byte == '\r') return_ = offset();
  }
  End take_until_closed(std::string& to, int depth, std::string_view array);
  /// The rest of a string, its last quote with it; false at the end of the file.
  bool take_string(std::string& to);

  std::FILE* file_;
  std::vector<char> buffer_;
  std::size_t at_ = 0;
  std::size_t size_ = 0;
  std::uint64_t before_ = 0;  ///< bytes of the file before the buffer
  std::uint32_t line_ = 1;
  std::uint64_t return_ = ~std::uint64_t{};  ///< the byte behind the last carriage return
};

}  // namespace edu_check
