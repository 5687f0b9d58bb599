#include "edu_check/text/version.h"

namespace edu_check {

std::string_view version() { return EDU_CHECK_VERSION; }

}  // namespace edu_check
