#pragma once

#include "edu_check/expression/evaluator.h"
#include "edu_check/standard/standard.h"
#include "edu_check/text/message.h"

namespace edu_check {

/// Why a requirement does not apply, in one sentence: for whom it is, and what the subject is instead
/// (`只适用于“学段 含 高中”的学校，本校：小学`), or which facts the inventory says do not apply. Empty if it is for
/// another reason.
[[nodiscard]] Message not_owed(const Requirement& requirement, const Vocabulary& vocabulary,
                               const EvaluationContext& context, SubjectKind subject);

}  // namespace edu_check
