#pragma once

#include <string>

#include "edu_check/batch/input.h"

namespace edu_check::cli {

/// Leaves the inputs that git says changed since a revision, or are not tracked. Reports `git-missing`,
/// `git-repository`, `git-revision` and `git-failed`, and inputs that lie outside of the repository.
void keep_changed(const std::string& revision, InputList& inputs, Diagnostics& diagnostics);

}  // namespace edu_check::cli
