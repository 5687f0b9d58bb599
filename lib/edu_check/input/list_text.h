#pragma once

#include <string>
#include <string_view>

#include "edu_check/text/diagnostic.h"

namespace edu_check {

/// Takes the mark of UTF-8 off the text of a list. Reports `list-encoding`: UTF-16, in which no line could be told from
/// another, and a further mark at the start of a line; false then. Names of files may be in any other encoding.
[[nodiscard]] bool take_list_text(std::string_view name, std::string& text, Diagnostics& diagnostics);

/// Reads a file that is found, not named: a regular file, since anything else might never end. Reports why it can't be
/// read; false then.
[[nodiscard]] bool read_list_file(std::string_view path, std::string& text, Diagnostics& diagnostics);

}  // namespace edu_check
