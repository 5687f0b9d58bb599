#pragma once

#include "edu_check/record/record.h"

namespace edu_check {

/// `出口带宽 (network.internet.bandwidth)：“合同.pdf”不存在（第 14 行）`: what is wrong with the documents of a fact.
/// Names of files are made printable.
[[nodiscard]] Message undocumented_text(const UndocumentedRecord& fact, const Vocabulary& vocabulary);

/// The same for a school's office: the fact by its label, and no line.
[[nodiscard]] Message undocumented_brief(const UndocumentedRecord& fact, const Vocabulary& vocabulary);

}  // namespace edu_check
