#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "edu_check/text/file_reader.h"
#include "edu_check/text/message.h"

namespace edu_check {

/// The documents of one file or of standard input, which lines of `---` begin. Holds one document and a block at a
/// time. What stands before the first `---` or after the last one is no document if it holds nothing but comments; in
/// between, it is an empty one. Directives before a `---` belong to the document that it begins, and a byte order mark
/// may stand before or after each `---`.
class DocumentStream {
 public:
  /// A document that is so large, which may never end, ends the stream: what follows is not looked for.
  static constexpr std::size_t most_document_bytes = std::size_t{64} << 20U;

  DocumentStream(std::string_view path, const std::atomic<bool>* stop) : file_(path, stop) {}

  /// Puts the next document into `text`, whose memory is used again; false at the end, after a mistake and when
  /// stopped.
  bool next(std::string& text);

  /// Of the last document: its number, from 1, and the lines before it.
  [[nodiscard]] std::uint32_t number() const { return number_; }
  [[nodiscard]] std::uint32_t lines_before() const { return lines_before_; }
  /// Why reading ended too early; nothing if it did not.
  [[nodiscard]] const std::optional<Message>& mistake() const { return mistake_; }

 private:
  void fill();
  [[nodiscard]] std::size_t find_separator(std::size_t from) const;
  [[nodiscard]] bool only_directives_before(std::size_t found) const;
  [[nodiscard]] bool shorten();
  bool take(std::size_t end, std::string& text);

  FileReader file_;
  std::string buffer_;
  std::size_t start_ = 0;        ///< of the document in the buffer
  std::uint32_t lines_ = 0;      ///< before `start_`
  std::uint32_t lines_cut_ = 0;  ///< of what was cut out of a document that is too large
  std::size_t bytes_cut_ = 0;
  std::uint32_t number_ = 0;
  std::uint32_t lines_before_ = 0;
  bool at_end_ = false;
  std::optional<Message> mistake_;
};

}  // namespace edu_check
