#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "edu_check/standard/standard.h"
#include "edu_check/standard/vocabulary.h"
#include "edu_check/standard/vocabulary_loader.h"
#include "edu_check/text/diagnostic.h"
#include "edu_check/text/source.h"

namespace edu_check {

/// A file that standards come from: built in, or read from a folder. Paths are relative: `shaanxi-k12.yaml`,
/// `shaanxi-k12.test.yaml`, `vocabulary/common.yaml`.
struct StandardFile {
  std::string path;
  std::shared_ptr<const Source> source;
  std::string folder = {};                           ///< of `--standards`, as it was named; empty if built in
  std::shared_ptr<const Source> built_in = nullptr;  ///< the built-in file whose place it takes
};

/// Whether a file is built in, replaces one that is, or neither. The same words replace nothing.
[[nodiscard]] FileOrigin origin_of(const StandardFile& file);

/// The standards that can be chosen and the vocabulary that they share. What it has loaded without a word is at hand
/// from then on, for its copies too. Used by one thread.
class Catalogue {
 public:
  /// The built-in files.
  Catalogue();
  /// Adds a file, or puts it in place of the one with the same path. Two folders may not hold two files of one name
  /// that differ: which of them counts would depend on the order of the options.
  void add(StandardFile file);
  /// Puts what it loads into `kept` too, in place of what it loaded before: for a program that ends without taking it
  /// apart.
  void keep_in(std::vector<std::shared_ptr<const Standard>>& kept) { kept_ = &kept; }

  /// Ids of all standards, sorted: names of the files, without `.yaml`.
  [[nodiscard]] std::vector<std::string> ids() const;
  /// The files that take the place of built-in ones.
  [[nodiscard]] std::vector<const StandardFile*> replacements() const;
  /// Where a standard and the vocabulary come from; for an unknown id as if built in.
  [[nodiscard]] StandardOrigin origin(std::string_view id) const;
  /// The file of a standard or of its rule tests; null if there is none.
  [[nodiscard]] std::shared_ptr<const Source> find(std::string_view path) const;

  /// Loads standards, all against one vocabulary: the shared files and the facts that these standards add. Reports
  /// unknown ids (with the nearest) and all mistakes in the files; what could not be loaded is left out.
  [[nodiscard]] std::vector<std::shared_ptr<const Standard>> load(const std::vector<std::string>& ids,
                                                                  Diagnostics& diagnostics) const;
  /// Reports folders of which nothing is used where these standards are asked for: another name was meant. And files of
  /// two folders that have one name and differ.
  void check_folders(const std::vector<std::string>& chosen, Diagnostics& diagnostics) const;
  /// The shared vocabulary with the facts that all standards add; null after an error.
  [[nodiscard]] std::shared_ptr<const Vocabulary> load_vocabulary(Diagnostics& diagnostics) const;

 private:
  /// What was loaded without a diagnostic.
  struct Loaded {
    std::shared_ptr<const Vocabulary> vocabulary;
    std::map<std::string, std::shared_ptr<const Standard>> standards;  ///< by id
  };
  [[nodiscard]] std::vector<const Source*> vocabulary_sources() const;
  [[nodiscard]] std::shared_ptr<const Standard> load_one(const std::string& id,
                                                         const std::shared_ptr<const Source>& source,
                                                         const std::shared_ptr<const Vocabulary>& vocabulary,
                                                         Diagnostics& diagnostics) const;

  std::shared_ptr<Loaded> loaded_ = std::make_shared<Loaded>();
  std::vector<StandardFile> files_;                              ///< by path
  std::vector<std::pair<StandardFile, std::string>> differing_;  ///< files of two folders, and the folder of the other
  std::vector<std::shared_ptr<const Standard>>* kept_ = nullptr;
};

}  // namespace edu_check
