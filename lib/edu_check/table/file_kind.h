#pragma once
// Private to the room.

#include <cstdint>
#include <string_view>

#include "edu_check/text/message.h"

namespace edu_check {

/// How many of its first bytes tell what a file is.
constexpr std::size_t file_head_bytes = 4096;

/// What a file is by its first bytes, whatever its ending says.
struct FileContent {
  enum class Of : std::uint8_t {
    text,  ///< nothing else is known about it
    zip,   ///< xlsx and ods, but not only they
    ole,   ///< a compound file of old Office programs
    other  ///< `what` and `remedy` say what it is
  };
  Of of = Of::text;
  Message what;
  Message remedy;
};

[[nodiscard]] FileContent file_kind_of(std::string_view head);

/// What to do with a table that another program than Excel wrote.
[[nodiscard]] const Message& save_as_xlsx();
/// What to do with a document that is no table.
[[nodiscard]] const Message& give_a_table();
/// What to do with an archive.
[[nodiscard]] const Message& unpack_it();

}  // namespace edu_check
