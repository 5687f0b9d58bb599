#pragma once

#include <span>

#include "edu_check/assessment/aggregate.h"
#include "edu_check/inventory/inventory.h"
#include "edu_check/record/region_schools.h"
#include "edu_check/text/diagnostic.h"

namespace edu_check {

/// Reports `region-repeated`, schools that a region would count twice, and `region-foreign`, schools that lie
/// elsewhere: outside of its code, of another name of its level, or in another place than the others of a region whose
/// own place is not known. An organisation has schools anywhere. Then `region-schools`, more schools than the region
/// says it has, by what was gathered over them for each standard; and behind all that is known to be wrong warns by
/// `region-alike` of schools that can't be told apart. Without an inventory of the region, only what concerns the
/// schools alone is reported.
void check_region(const Inventory* region, std::span<const RegionAggregate> gathered, const RegionFindings& findings,
                  Diagnostics& diagnostics);

/// Reports `region-kind`: the file that was given as the region's is the inventory of a school.
void report_no_region(const Source& source, Diagnostics& diagnostics);

}  // namespace edu_check
