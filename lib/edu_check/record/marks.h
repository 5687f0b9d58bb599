#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "edu_check/record/record.h"

namespace edu_check {

/// What a reader must know of an assessment besides its outcomes: that the standard was taken to apply though a fact is
/// missing that would tell, that the facts are of another time, that only a selection of the standard was judged, that
/// the day is hardly meant, and that the standard or the vocabulary is not the built-in one of its name. No outcome
/// depends on it.
struct Mark {
  MarkKind kind = MarkKind::assumed;
  std::string_view id;  ///< `fact-assumed`, `facts-old`, `facts-future`, `facts-undated`, `selection`,
                        ///< `standard-replaced`, `vocabulary-replaced`, `as-of-far`
  Message text;
  Message brief;   ///< a few words, for a line that says other things too
  Message remedy;  ///< what makes the mark go away
};

/// Whether the standard of an assessment, or its vocabulary, is not the built-in one of its name.
[[nodiscard]] inline bool is_replaced(const AssessmentRecord& record) {
  return record.origin && (record.origin->standard == FileOrigin::replaces_built_in ||
                           record.origin->vocabulary == FileOrigin::replaces_built_in);
}

[[nodiscard]] inline bool has_marks(const AssessmentRecord& record) {
  return !record.assumed.empty() || record.facts_age.has_value() || record.far_day.has_value() ||
         record.selection != nullptr || is_replaced(record);
}

/// Whether a mark says the same whatever the standard.
[[nodiscard]] inline bool is_of_inventory(MarkKind kind) {
  return kind == MarkKind::old || kind == MarkKind::future || kind == MarkKind::undated;
}

/// One for a selection, for each fact that is taken for granted, and for the age of the facts. Names of facts are the
/// vocabulary's.
[[nodiscard]] std::vector<Mark> marks_of(const AssessmentRecord& record);
/// The same about facts of another time alone; `as_of` is the day on which they are judged.
[[nodiscard]] Mark mark_of(const FactsAge& age, Date as_of);

/// All of them in one line; empty for none.
[[nodiscard]] std::string marks_text(const AssessmentRecord& record, Language language);

[[nodiscard]] std::string_view id_of(MarkKind kind);
/// What marks of a kind say, without the names and days of one inventory.
[[nodiscard]] Message describe(MarkKind kind);

/// `所缺事实按适用处理 2；数据过旧 1`: how many assessments bear a mark of each kind. Empty for none.
[[nodiscard]] Message describe_marks(const Summary& summary);

}  // namespace edu_check
