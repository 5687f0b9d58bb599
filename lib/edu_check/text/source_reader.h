#pragma once

#include <memory>
#include <string_view>

#include "edu_check/text/diagnostic.h"
#include "edu_check/text/source.h"

namespace edu_check {

/// Reports a file or a folder that can't be read, and why: `input-unreadable`.
void report_unreadable(std::string_view name, const Message& reason, Diagnostics& diagnostics);

/// Reads what a user names: a file, a pipe, or standard input, which messages call `<stdin>`. Null after
/// `input-unreadable`.
[[nodiscard]] std::shared_ptr<Source> read_source(std::string_view path, Diagnostics& diagnostics);
/// The same for what is found, not named: only a regular file, or a link to one.
[[nodiscard]] std::shared_ptr<Source> read_found_source(std::string_view path, Diagnostics& diagnostics);

}  // namespace edu_check
