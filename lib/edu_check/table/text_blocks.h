#pragma once
// Private to the room.

#include <iconv.h>

#include <atomic>
#include <cstdint>
#include <string>
#include <string_view>

#include "edu_check/table/text_encoding.h"
#include "edu_check/text/file_reader.h"

namespace edu_check {

/// The text of a file in UTF-8, without a byte order mark, block by block.
class TextBlocks {
 public:
  enum class Step : std::uint8_t {
    block,      ///< there is one
    end,        ///< of the file
    malformed,  ///< what follows is no text of this encoding
    failed      ///< `mistake` says why
  };

  TextBlocks(std::string_view path, TextEncoding encoding, const std::atomic<bool>* stop);
  TextBlocks(const TextBlocks&) = delete;
  TextBlocks& operator=(const TextBlocks&) = delete;
  ~TextBlocks();

  /// Puts the next block, which is not empty and ends with a whole character, into `block`.
  Step next(std::string& block);
  [[nodiscard]] const Message& mistake() const { return mistake_; }

 private:
  Step fail(Message mistake);
  [[nodiscard]] Step read_more(bool& ended);
  [[nodiscard]] Step convert(std::string& block, bool ended);

  FileReader file_;
  const std::atomic<bool>* stop_;
  TextEncoding encoding_;
  iconv_t converter_;
  std::string raw_;  ///< what was read and is not converted yet
  bool begun_ = false;
  bool malformed_ = false;
  Message mistake_;
};

}  // namespace edu_check
