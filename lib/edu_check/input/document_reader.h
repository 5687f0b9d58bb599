#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "edu_check/standard/vocabulary.h"
#include "edu_check/text/cell_place.h"
#include "edu_check/text/diagnostic.h"
#include "edu_check/text/message.h"
#include "edu_check/text/source.h"

namespace edu_check {

/// An inventory of a file that holds several, or something that is to be told of such a file.
struct InputDocument {
  bool is_inventory = false;
  std::string text;                ///< in YAML
  std::uint32_t lines_before = 0;  ///< of the file, before the text
  SourceCells cells;               ///< of a table: where its lines stand; no lines otherwise
  CellPlace place;                 ///< of a table: the cell that the inventory is called by
  Diagnostics found;               ///< about the file or its cells; with an error there is no valid inventory
  Message other;                   ///< what the file is, if it is plainly none of inventories; else empty

  /// Makes it the text of a source of this name.
  void give_to(Source& source, std::string_view name);
  /// Whether it was made of a table, so that its name is that of a cell.
  [[nodiscard]] bool is_of_table() const { return !cells.sheet.empty(); }
};

/// Reads the inventories of one file that holds several, one after the other.
class DocumentReader {
 public:
  DocumentReader() = default;
  DocumentReader(const DocumentReader&) = delete;
  DocumentReader& operator=(const DocumentReader&) = delete;
  virtual ~DocumentReader() = default;

  /// Puts the next one into `document`, using its memory again; false at the end and when stopped. A file that can't be
  /// read, or not to its end, is told in a last document that is no inventory.
  virtual bool next(InputDocument& document) = 0;
};

/// What a reader of documents is given.
struct DocumentInput {
  std::string_view path;  ///< to be opened
  std::string name;       ///< what messages call it
  const Vocabulary& vocabulary;
  const std::atomic<bool>* stop;  ///< may be null
};

/// Whether a file of this name holds several inventories.
[[nodiscard]] bool holds_documents(std::string_view path);

/// The reader of a file that holds several inventories, by the ending of its name; null for one that holds one. A new
/// kind of file is a row of the table in `document_reader.cpp`.
[[nodiscard]] std::unique_ptr<DocumentReader> open_documents(const DocumentInput& input);

/// The reader of documents between lines of `---`, whatever the file is called.
[[nodiscard]] std::unique_ptr<DocumentReader> open_stream(const DocumentInput& input);

}  // namespace edu_check
