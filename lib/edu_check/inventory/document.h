#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "edu_check/text/message.h"
#include "edu_check/value/date.h"

namespace edu_check {

/// Why what an inventory names for a fact is no document, or is not taken for one.
enum class DocumentMistake : std::uint8_t {
  none,
  not_named,     ///< no document is named at all
  nothing,       ///< a word for nothing, such as `无`
  not_below,     ///< an address, a path from the root, of another system, or one that leads up
  missing,       ///< there is no such file
  link_outside,  ///< a link that leads out of the folder
  not_a_file,    ///< a folder, a pipe, a device
  itself,        ///< the inventory
  empty,
  unreadable,
  too_large,    ///< too large to take its SHA-256
  changed,      ///< its content has another SHA-256
  date_later,   ///< of a later day than that on which the facts are judged
  date_earlier  ///< of a day on which its file was not yet changed for the last time
};
[[nodiscard]] std::string_view to_string(DocumentMistake mistake);
[[nodiscard]] std::optional<DocumentMistake> parse_document_mistake(std::string_view word);
/// `不存在`, `does not exist`: what follows the name of the document.
[[nodiscard]] Message describe(DocumentMistake mistake);

/// A document (佐证材料) that an inventory names for a fact.
struct Document {
  std::uint32_t slot = 0;
  std::uint32_t offset = 0;  ///< byte at which its name stands
  std::string_view file;     ///< path below the folder; owned by the inventory
  std::string_view sha256;   ///< 64 hexadecimal digits; empty if not given
  std::optional<Date> date;  ///< on which it was issued
  DocumentMistake mistake = DocumentMistake::none;
};

}  // namespace edu_check
