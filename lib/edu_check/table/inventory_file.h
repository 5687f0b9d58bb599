#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "edu_check/inventory/inventory.h"
#include "edu_check/inventory/key_names.h"
#include "edu_check/table/school_writer.h"
#include "edu_check/text/diagnostic.h"
#include "edu_check/text/message.h"

namespace edu_check {

/// A fact of a school as its table gives it.
struct TableFact {
  std::optional<std::uint32_t> slot;  ///< nothing: the day of the facts
  std::string yaml;                   ///< the value, on one line
  std::string cell;                   ///< `roster.xlsx:Sheet1!D7`
};

/// The facts of a text that a table gave, a line each.
[[nodiscard]] std::vector<TableFact> table_facts(std::string_view text, const SourceCells& cells,
                                                 const Vocabulary& vocabulary);

/// The inventory of a school as a file for people: groups, and behind each value a comment with its cell.
[[nodiscard]] std::string new_inventory_file(const std::vector<TableFact>& facts, const Vocabulary& vocabulary,
                                             Language language, KeyLanguage keys);

/// What bringing an inventory up to date comes to.
struct InventoryUpdate {
  std::string text;              ///< of the file, as it is to be
  std::vector<Message> changes;  ///< what is another than before, for a reader; empty: nothing
};

/// Brings a file up to date with a table: values that differ take the place of those in the file, facts that it lacks
/// are added at its end, and everything else stays as it is, comments, documents and further facts among them. `before`
/// is what the file says, `after` what the table does. Reports a value that does not stand on a line of its own
/// (`import-by-hand`).
[[nodiscard]] InventoryUpdate update_inventory_file(const Inventory& before, const Inventory& after,
                                                    const std::vector<TableFact>& facts, KeyLanguage keys,
                                                    Diagnostics& diagnostics);

/// `2161000001.yaml`, by the code of a school, else by its name without characters that some system has no names with.
[[nodiscard]] std::string inventory_file_name(const Inventory& inventory);

}  // namespace edu_check
