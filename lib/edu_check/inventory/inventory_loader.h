#pragma once

#include <memory>
#include <optional>

#include "edu_check/inventory/foreign_file.h"
#include "edu_check/inventory/inventory.h"
#include "edu_check/inventory/key_suggestions.h"
#include "edu_check/text/diagnostic.h"
#include "edu_check/yaml/reader.h"

namespace edu_check {

/// Reads inventories one after the other into the same slots; one a thread.
class InventoryLoader {
 public:
  explicit InventoryLoader(std::shared_ptr<const Vocabulary> vocabulary,
                           yaml::ReaderChoice reader = yaml::ReaderChoice::automatic)
      : inventory_(std::move(vocabulary)), suggestions_(inventory_.vocabulary()), reader_(reader) {}

  /// Reads one inventory. Null after an error, which is reported with all others of the file, in the order of the text;
  /// of another kind of file only that it is one, as `foreign-file`.
  /// The inventory is valid until the next call, and only as long as `source` is.
  [[nodiscard]] const Inventory* load(const Source& source, Diagnostics& diagnostics);

  /// The inventory that was read last, for writing: to check the documents that it names.
  [[nodiscard]] Inventory& loaded() { return inventory_; }

  /// What the last file was, if it was no inventory.
  [[nodiscard]] const std::optional<ForeignFile>& foreign() const { return foreign_; }

  /// How the last file was read.
  [[nodiscard]] yaml::ReadResult last_read() const { return last_read_; }

 private:
  Inventory inventory_;
  KeySuggestions suggestions_;
  yaml::ReaderChoice reader_;
  std::optional<ForeignFile> foreign_;
  yaml::ReadResult last_read_ = yaml::ReadResult::failed;
};

}  // namespace edu_check
