#pragma once

#include <atomic>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "edu_check/input/document_reader.h"
#include "edu_check/input/duplicate_codes.h"
#include "edu_check/input/input.h"

namespace edu_check {

/// One inventory that waits to be read: a file, or one of those that a file holds.
struct BatchInput {
  InputId id;
  bool has_text = false;  ///< its document is at hand; else its file is to be read
  InputDocument document;
};

/// What the schools of a table are called: by their cells, twelve bytes a school.
class TableNames {
 public:
  /// Adds the next school; its number, from 1.
  std::uint32_t add(std::string_view sheet, CellPlace place);
  [[nodiscard]] std::string of(std::uint32_t school) const;
  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(schools_.size()); }

 private:
  struct School {
    std::uint32_t sheet;
    CellPlace place;
  };
  std::vector<std::string> sheets_;
  std::vector<School> schools_;
};

/// Deals the inputs of a run out, in order. Used by one thread at a time.
class InputFeed {
 public:
  /// `vocabulary`: of the facts that tables are searched for.
  InputFeed(const InputList& inputs, const Vocabulary& vocabulary, bool streams, std::optional<Shard> shard,
            const std::atomic<bool>* stop)
      : inputs_(inputs), vocabulary_(vocabulary), streams_(streams), shard_(shard), stop_(stop) {}

  /// Puts up to `most` inputs into `inputs`, using their buffers again. None at the end.
  void take(std::size_t most, std::vector<BatchInput>& inputs);
  /// The name of an input for messages and reports: `path`, `path#2` in a stream, `path:Sheet1!A5` in a table, whose
  /// schools must have been taken by this thread.
  [[nodiscard]] std::string name_of(InputId id) const;
  /// Inputs that were dealt out.
  [[nodiscard]] std::uint64_t taken() const { return taken_; }
  /// Of streams that are cut by a shard: how many documents there were for all parts so far, and a hash of their names
  /// and texts in their order, and of what could not be read. 0 without a shard.
  [[nodiscard]] std::uint64_t documents() const { return documents_; }
  [[nodiscard]] std::uint64_t documents_hash() const { return documents_hash_; }

 private:
  bool take_one(BatchInput& input);
  bool take_document(BatchInput& input);
  [[nodiscard]] std::unique_ptr<DocumentReader> open_next() const;
  void note(std::string_view name, std::string_view text);

  const InputList& inputs_;
  const Vocabulary& vocabulary_;
  bool streams_;
  std::optional<Shard> shard_;
  const std::atomic<bool>* stop_;
  std::uint32_t next_ = 0;
  std::uint64_t taken_ = 0;
  std::uint64_t documents_ = 0;
  std::uint64_t documents_hash_ = 0;
  std::unique_ptr<DocumentReader> reader_;      ///< of the file that is read, if it holds several
  std::uint32_t number_ = 0;                    ///< of the last document of that file
  std::map<std::uint32_t, TableNames> tables_;  ///< by number of the input
};

}  // namespace edu_check
