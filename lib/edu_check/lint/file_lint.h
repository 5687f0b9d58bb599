#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "edu_check/standard/catalogue.h"
#include "edu_check/text/diagnostic.h"
#include "edu_check/text/source.h"

namespace edu_check {

/// The kinds of files that people write.
enum class FileKind : std::uint8_t { inventory, standard, vocabulary, rule_tests, waivers };

/// What kind of file a text is, by its keys: `edu-check-standard`, `edu-check-vocabulary`, `edu-check-tests`,
/// `edu-check-waivers` or, as the first, `waivers`; else an inventory.
[[nodiscard]] FileKind file_kind(const Source& source);

/// The id of the standard that rule tests are of; empty if they name none.
[[nodiscard]] std::string tested_standard(const Source& source);

/// The name in a catalogue of a file that is linted: `x.yaml`, or `vocabulary/x.yaml` for a vocabulary.
[[nodiscard]] std::string catalogue_path(const Source& source, FileKind kind);

/// Looks for mistakes in files, each by its kind.
class FileLint {
 public:
  /// `catalogue`: the built-in standards and those that the user has added.
  FileLint(Catalogue catalogue, Date today) : catalogue_(std::move(catalogue)), today_(today) {}

  /// Reports what is wrong with a file: everything that its loader reports; for a standard also `lint_standard` and
  /// `standard-file-name`; for rule tests also `tests-level-missing`. `beside`: standards and vocabularies that stand
  /// beside it and go before those of the catalogue. Only replacements that are exact are kept.
  void lint(const std::shared_ptr<const Source>& source, FileKind kind, const std::vector<StandardFile>& beside,
            Diagnostics& diagnostics);

  /// Loads the standard of a file, or reports why not.
  [[nodiscard]] std::shared_ptr<const Standard> load(const std::shared_ptr<const Source>& source,
                                                     const std::vector<StandardFile>& beside,
                                                     Diagnostics& diagnostics) const;
  [[nodiscard]] const Catalogue& catalogue() const { return catalogue_; }
  /// The vocabulary of the catalogue, loaded when it is first asked for; null after a mistake.
  [[nodiscard]] std::shared_ptr<const Vocabulary> vocabulary(Diagnostics& diagnostics);

 private:
  [[nodiscard]] Catalogue with(const std::vector<StandardFile>& beside) const;
  void lint_kind(const std::shared_ptr<const Source>& source, FileKind kind, const std::vector<StandardFile>& beside,
                 Diagnostics& diagnostics);
  void lint_rule_tests(const std::shared_ptr<const Source>& source, const std::vector<StandardFile>& beside,
                       Diagnostics& diagnostics) const;
  void lint_waivers(const std::shared_ptr<const Source>& source, Diagnostics& diagnostics) const;
  void lint_inventory(const Source& source, Diagnostics& diagnostics);

  Catalogue catalogue_;
  Date today_;
  std::shared_ptr<const Vocabulary> vocabulary_;  ///< of the catalogue, for inventories
};

}  // namespace edu_check
