#pragma once

#include <string>

#include "edu_check/record/report.h"

namespace edu_check {

/// Writes one school as a page of text. Its first screen (24 lines of 80 columns) says the verdict and how the score
/// came about, what fails with what is to be done, and which data are missing. Below stand the indicators by section:
/// all of them, or with `Details::problems` only those that fail or are unknown. Where nothing is said of the details
/// and most is unknown, or the standard does not apply, the first screen is all.
void write_text_page(std::string& to, const AssessmentRecord& record, const ReportOptions& options);

}  // namespace edu_check
