#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "edu_check/assessment/assess.h"
#include "edu_check/assessment/assessment.h"
#include "edu_check/assessment/facts_age.h"
#include "edu_check/assessment/far_day.h"
#include "edu_check/input/passed_over.h"
#include "edu_check/inventory/document.h"
#include "edu_check/inventory/inventory.h"
#include "edu_check/text/diagnostic.h"

namespace edu_check {

/// Who was assessed, as its inventory says; all of it is untrusted text.
struct Subject {
  SubjectKind kind = SubjectKind::school;
  std::string code;
  std::string name;
  std::string province;  ///< zh label
  std::string city;
  std::string district;
};

/// A fact on which a result rests.
struct FactRecord {
  std::uint32_t slot = 0;
  Message value;
  Position place;  ///< in the inventory; line 0 for a derived value
};

/// A fact that lacks the documents that are wanted.
struct UndocumentedRecord {
  std::uint32_t slot = 0;
  DocumentMistake mistake = DocumentMistake::not_named;
  std::string file;  ///< the document that is none, as the inventory writes it; untrusted; empty if none is named
  Position place;    ///< of it, or of the fact
};

/// What a reader must know of an assessment besides its outcomes; the ids are those of `Mark`.
enum class MarkKind : std::uint8_t { assumed, old, future, undated, selected, replaced, vocabulary_replaced, day_far };
constexpr std::size_t mark_kind_count = 8;
[[nodiscard]] constexpr MarkKind mark_kind(FactsAgeState state) {
  return static_cast<MarkKind>(static_cast<std::uint8_t>(state) + 1);
}

/// A waiver that excused a failure.
struct WaiverRecord {
  std::string reason;
  std::string approver;
  Date expires;
};

/// One requirement of an assessment with all that a report may show. Texts of the standard are not repeated here:
/// `index` is into its requirements.
struct RequirementRecord {
  std::uint32_t index = 0;
  /// Records of one requirement with the same variant, other than 0, differ in nothing but places, waiver, `known`
  /// and `mended`.
  std::uint64_t variant = 0;
  RequirementResult result;
  Message actual;
  Message expected;
  Message shortfall;
  std::optional<Rational> change;        ///< of the fact `changed`, so that it would pass; negative: smaller
  std::optional<std::uint32_t> changed;  ///< slot of the fact that changes
  Message to_do;                         ///< what is to be done about a failure; see `Finding`
  Message not_owed;                      ///< why it does not apply; see `Finding`
  std::vector<std::uint32_t> at_fault;   ///< slots of the facts that `to_do` names
  std::optional<Date> due;
  std::vector<std::uint32_t> missing;    ///< slots
  std::vector<Position> missing_places;  ///< of each of them, where it would stand; empty without a source
  std::vector<UndocumentedRecord> undocumented;
  std::vector<FactRecord> facts;
  Position place;  ///< of the first fact, or where the first missing one would stand
  std::optional<WaiverRecord> waiver;
  bool known = false;   ///< a problem that the baseline has already
  bool mended = false;  ///< no problem, while the baseline has one here
};

/// One inventory met one standard, or could not be read: what reports show and what JSON stores.
struct AssessmentRecord {
  std::string inventory;  ///< path as given
  Subject subject;
  std::string standard_id;
  std::shared_ptr<const Standard> standard;  ///< null if nothing was chosen because of an error
  Date as_of;
  Truth applies = Truth::unknown;
  std::vector<std::uint32_t> assumed;          ///< slots of facts that are missing and that `applies` takes for granted
  std::optional<FactsAge> facts_age;           ///< of facts of another time; to be set by whoever knows the rule
  std::shared_ptr<const Selection> selection;  ///< what was judged; null: the whole standard. Set by whoever knows it
  std::optional<FarDay> far_day;               ///< of a day far from today or from the document; likewise
  std::shared_ptr<const StandardOrigin> origin;  ///< of the standard; null of a result that does not tell
  bool undecided = false;  ///< every mandatory requirement that is judged is unknown, not due or does not apply
  Verdict verdict = Verdict::invalid;
  std::optional<Score> score;
  Counts counts;
  std::vector<IndicatorResult> indicators;      ///< of all indicators; empty if invalid
  std::vector<RequirementRecord> requirements;  ///< all, or only those with problems
  /// What each requirement came to, where `requirements` has only those with problems and the assessment is at hand.
  std::vector<RequirementResult> results;
  std::vector<Diagnostic> diagnostics;  ///< of an invalid inventory
};

/// Which requirements a record holds.
enum class Details : std::uint8_t { full, problems, none };

/// Numbers of assessments by verdict.
struct Summary {
  std::array<std::uint64_t, verdict_count> verdicts{};
  std::array<std::uint64_t, mark_kind_count> marks{};  ///< assessments with a mark of a kind
  std::uint64_t unjudged = 0;                          ///< undetermined assessments that are `undecided`
  std::uint64_t inventories = 0;                       ///< files and documents, each once
  std::uint64_t duplicate_codes = 0;                   ///< school codes that more than one inventory bears
  std::optional<Rational> min_score;                   ///< the share that `--min-score` asks for
  std::uint64_t below_min_score = 0;                   ///< assessments whose score, at its lower end, is below it
  PassedOver passed_over;                              ///< what stands below PATH and was not checked

  [[nodiscard]] std::uint64_t of(Verdict verdict) const { return verdicts[static_cast<std::size_t>(verdict)]; }
};

/// How a run compares with a baseline, in problems.
struct BaselineNumbers {
  std::uint64_t fresh = 0;
  std::uint64_t known = 0;
  std::uint64_t mended = 0;
  bool only_new_count = false;  ///< `--fail-on-new`
};

/// Whether it failed or is unknown.
[[nodiscard]] bool is_open(Outcome outcome);
/// Whether a requirement is mandatory and says that a school was judged.
[[nodiscard]] constexpr bool is_decided(Level level, Outcome outcome) {
  return level == Level::mandatory &&
         (outcome == Outcome::pass || outcome == Outcome::fail || outcome == Outcome::waived);
}
/// Whether a requirement is a problem that counts, and that a baseline may know: mandatory, and open.
[[nodiscard]] bool is_open_problem(const RequirementResult& result);
/// Whether a requirement is a problem: failed, unknown or waived, and not informational.
[[nodiscard]] bool is_problem(const RequirementResult& result);

[[nodiscard]] Subject subject_of(const Inventory& inventory);

/// Makes the record of an assessment while its inventory is at hand; of many, a `Recorder` does so faster.
[[nodiscard]] AssessmentRecord make_record(const std::shared_ptr<const Standard>& standard, const Inventory& inventory,
                                           const AssessOptions& options, const Assessment& assessment, Details details);

/// The record of an inventory that can't be read.
[[nodiscard]] AssessmentRecord make_invalid_record(std::string inventory, std::shared_ptr<const Standard> standard,
                                                   std::vector<Diagnostic> diagnostics);

/// Whether a score, at its lower end, is below a share; false for one that there is not, since nothing was judged.
[[nodiscard]] bool is_below(const std::optional<Score>& score, const Rational& share);

/// `82.4%`: one decimal, rounded down, so that 100% means all.
[[nodiscard]] std::string format_share(const Rational& share);

}  // namespace edu_check
