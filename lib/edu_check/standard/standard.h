#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "edu_check/expression/expression.h"
#include "edu_check/standard/vocabulary.h"
#include "edu_check/text/diagnostic.h"
#include "edu_check/text/message.h"
#include "edu_check/value/date.h"
#include "edu_check/value/subject_kind.h"

namespace edu_check {

/// How binding a requirement is. Informational ones are somebody else's duty: listed, never judged.
enum class Level : std::uint8_t { mandatory, advisory, informational };
[[nodiscard]] std::string_view to_string(Level level);

/// Where in the official text an indicator comes from, exactly as numbered there.
struct Clause {
  std::vector<std::string> heading;  ///< headings from the outermost inwards
  std::string item;                  ///< number of the item as written; may be empty
  std::uint32_t paragraph = 0;       ///< from 1, under the heading or in the item; 0: the whole
  std::uint32_t occurrence = 1;      ///< which of the items that bear the same number
};

/// A value of `threshold` and the day from which it is due.
struct Phase {
  Date by;
  Interval threshold;
};

/// Another defensible reading of an unclear text: of the condition, of how binding it is, of who owes it, or of the
/// date. What it leaves out is as in the requirement.
struct Alternative {
  Message reading;
  Expression require;  ///< that of the requirement where it is left out; empty if that is informational
  std::optional<Expression> when;
  std::optional<Level> level;
  std::optional<SubjectKind> scope;  ///< with a `require` and a `when` of its own
  std::optional<Date> by;
};

/// One atomic obligation.
struct Requirement {
  std::string id;
  Message statement;
  Level level = Level::mandatory;
  std::string verb;  ///< the word of the text that governs it, and from which its level follows; may be empty
  SubjectKind scope = SubjectKind::school;
  std::optional<Expression> when;
  Expression require;  ///< empty if informational
  std::optional<Date> by;
  std::vector<Phase> phases;  ///< by date
  Message reading;
  std::vector<Alternative> alternatives;
  std::optional<std::uint32_t> adjust;  ///< slot of the fact that is changed to comply
  Message evidence;
  Message remedy;
  std::uint32_t indicator = 0;  ///< index
  std::uint32_t offset = 0;     ///< byte of its id in the file
};

/// A requirement as one reading takes it: the main one, or that of an alternative.
struct Reading {
  Level level;
  SubjectKind scope;
  const Expression* when;     ///< null: whoever the standard applies to
  const Expression* require;  ///< empty if informational
  std::optional<Date> by;     ///< besides the phases of the requirement
};
[[nodiscard]] Reading main_reading(const Requirement& requirement);
[[nodiscard]] Reading reading_under(const Requirement& requirement, const Alternative& alternative);
/// The requirement with an alternative's reading in place of its own, and without alternatives.
[[nodiscard]] Requirement read_as(const Requirement& requirement, const Alternative& alternative);

/// The unit that a reader sees: one numbered item or paragraph.
struct Indicator {
  std::string id;
  Clause clause;
  Message title;
  std::uint32_t section = 0;
  std::uint32_t first_requirement = 0;
  std::uint32_t requirement_count = 0;
  std::uint32_t offset = 0;  ///< byte of its clause in the file
};

struct Section {
  std::string id;
  std::string heading;  ///< exactly as in the text
  Message title;
  Message group;  ///< heading of the level above; may be empty
  std::uint32_t first_indicator = 0;
  std::uint32_t indicator_count = 0;
};

/// The official document that a standard encodes.
struct OfficialDocument {
  std::string number;  ///< may be empty
  Message title;
  Message issuer;
  std::optional<Date> issued;
  Message part;        ///< may be empty
  std::string status;  ///< in_force, repealed, expired or unknown
  std::string begins;  ///< line of the text on which the part begins; empty: the first
  std::string ends;    ///< line on which the next part begins; empty: the end
};

/// To which subjects of one kind a standard applies.
struct Applicability {
  bool applies = false;  ///< whether the standard has anything for this kind
  std::optional<Expression> when;
  Message statement;
};

/// A paragraph of the text that holds no indicator, and why.
struct NotEncoded {
  Clause clause;
  Message reason;
  std::uint32_t offset = 0;
};

/// An aggregate over schools that some requirement uses, among all of the standard. One that asks for the threshold of
/// its requirement's phases is there once for each of them, since the day on which the region is judged is known last.
struct StandardAggregate {
  const Expression* expression = nullptr;
  const Requirement* requirement = nullptr;  ///< whose expression it is
  Aggregate aggregate;
  const Phase* phase = nullptr;  ///< for which it is gathered; null without phases
};

/// Where a file of standards comes from.
enum class FileOrigin : std::uint8_t {
  built_in,
  folder,            ///< a folder of `--standards`, which has it besides what is built in, or in the same words
  replaces_built_in  ///< likewise, in place of what is built in
};
[[nodiscard]] std::string_view to_string(FileOrigin origin);
[[nodiscard]] std::optional<FileOrigin> parse_file_origin(std::string_view word);

/// Where a standard and the vocabulary that it shares come from.
struct StandardOrigin {
  FileOrigin standard = FileOrigin::built_in;
  std::string folder;                            ///< as it was named; empty if built in
  FileOrigin vocabulary = FileOrigin::built_in;  ///< whether some file of it replaces a built-in one
  std::string vocabulary_folder;
};

/// The encoding of one official document, or of one part of it; fully typed against its vocabulary. Its aggregates
/// point to its requirements, so that it is copied by `copy` alone.
struct Standard {
  Standard() = default;
  Standard(Standard&&) = default;
  Standard& operator=(Standard&&) = default;
  Standard& operator=(const Standard&) = delete;
  ~Standard() = default;
  /// A copy whose aggregates point to its own requirements.
  [[nodiscard]] Standard copy() const;

  std::string id;
  Message title;
  OfficialDocument document;
  Applicability school;
  Applicability region;
  std::vector<Section> sections;
  std::vector<Indicator> indicators;
  std::vector<Requirement> requirements;
  std::vector<NotEncoded> not_encoded;
  std::vector<StandardAggregate> aggregates;
  std::map<std::uint32_t, Message> questions;  ///< its own for facts, by slot, in place of their help
  std::shared_ptr<const Vocabulary> vocabulary;
  std::shared_ptr<const Source> source;
  StandardOrigin origin;

  [[nodiscard]] const Applicability& applicability(SubjectKind kind) const {
    return kind == SubjectKind::school ? school : region;
  }
  [[nodiscard]] const Requirement* find_requirement(std::string_view requirement) const;
  /// What the standard asks for in a fact: its own question, or the fact's help.
  [[nodiscard]] const Message& question(std::uint32_t slot) const;
  /// Number of requirements of a scope.
  [[nodiscard]] std::size_t count(SubjectKind scope) const;

 private:
  Standard(const Standard&) = default;
};

/// Numbers the aggregates of all expressions through. The expression knows the numbers of its first phase; those of
/// further phases follow them. To be called again whenever the requirements have moved or changed.
void number_aggregates(Standard& standard);

/// A clause for a reader: `陕教〔2019〕243号 中小学校 五、网络环境 第1段`.
[[nodiscard]] std::string describe(const Clause& clause, const OfficialDocument& document, Language language);

/// Sixteen hexadecimal digits that change whenever the standard's file or one of its vocabulary does, which holds the
/// bounds and derivations of facts. They tell one state from another, and protect from nothing.
[[nodiscard]] std::string digest(const Standard& standard);

}  // namespace edu_check
