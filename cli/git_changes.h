#pragma once

#include <string>
#include <vector>

#include "edu_check/input/input.h"

namespace edu_check::cli {

/// Leaves the inputs that changed since a revision, in the git repository of the working folder: all but those that are
/// certain to be what they were. Certain is a regular file, reached through no link of the repository, that has the
/// bytes of a regular file of the revision at the same path. What git's index says, and what it ignores, changes
/// nothing. Reports `git-missing`, `git-repository`, `git-revision` and `git-failed`, and inputs that lie elsewhere.
/// What git reads for that (`GitRepository::places`).
std::vector<std::string> keep_changed(const std::string& revision, InputList& inputs, Diagnostics& diagnostics);

}  // namespace edu_check::cli
