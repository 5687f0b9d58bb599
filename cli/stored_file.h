#pragma once

#include <cstdio>
#include <memory>
#include <string>

#include "edu_check/result/result_stream.h"
#include "edu_check/text/diagnostic.h"

namespace edu_check::cli {

struct CloseFile {
  void operator()(std::FILE* file) const { std::fclose(file); }
};
/// A file that can be read more than once.
using StoredFile = std::unique_ptr<std::FILE, CloseFile>;

/// Opens a stored result; `-` is standard input. What is no plain file, such as a pipe that is given by name, is read
/// once and whole, into a temporary file. Null if it can't be read, which is reported.
[[nodiscard]] StoredFile open_stored(const std::string& path, Diagnostics& diagnostics);

/// Reports that a stored result is of a run that was stopped or lacked a part of its input: `result-incomplete`.
/// False for a whole one.
bool report_incomplete(const StoredResult& result, Severity severity, Diagnostics& diagnostics);

}  // namespace edu_check::cli
