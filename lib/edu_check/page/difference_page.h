#pragma once

#include <string>

#include "edu_check/page/page.h"
#include "edu_check/record/rollup.h"
#include "edu_check/result/difference.h"

namespace edu_check {

/// Writes what changed for a reader, with a table by place if one is asked for.
void write_difference(Page& page, const Difference& difference, GroupBy group_by);
/// Writes it as one document of `edu-check-difference/1`.
void write_difference_json(std::string& to, const Difference& difference);

}  // namespace edu_check
