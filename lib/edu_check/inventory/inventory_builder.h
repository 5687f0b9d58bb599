#pragma once

#include <optional>
#include <string>
#include <vector>

#include "edu_check/inventory/inventory.h"
#include "edu_check/inventory/key_suggestions.h"
#include "edu_check/text/diagnostic.h"
#include "edu_check/text/odd_character.h"
#include "edu_check/value/quantity.h"
#include "edu_check/yaml/event.h"

namespace edu_check {

/// Takes the events of an inventory and puts its facts straight into slots. Reports unknown keys, values of a wrong
/// type, texts of more than `longest_text` characters and facts that are given twice, each at its place, and goes on.
class InventoryBuilder final : public yaml::EventHandler {
 public:
  InventoryBuilder(Inventory& inventory, const Source& source, KeySuggestions& suggestions, Diagnostics& diagnostics)
      : inventory_(inventory),
        vocabulary_(inventory.vocabulary()),
        source_(source),
        suggestions_(suggestions),
        diagnostics_(diagnostics) {}

  static constexpr std::size_t longest_text = 1000;  ///< characters of a key, a value or a document's name

  void on_start() override;
  void on_scalar(const yaml::Scalar& scalar) override;
  void on_mapping_start(std::uint32_t offset) override;
  void on_mapping_end(std::uint32_t offset) override;
  void on_sequence_start(std::uint32_t offset) override;
  void on_sequence_end(std::uint32_t offset) override;

 private:
  /// What the value that comes next, or the container that is open, stands for.
  enum class Role : std::uint8_t {
    root,
    group,
    fact,
    fact_list,
    version,
    kind,
    date,
    evidence,
    evidence_of,
    document,
    document_file,
    document_hash,
    document_date,
    ignored
  };
  struct Frame {
    Role role = Role::root;
    std::uint32_t index = 0;  ///< of the group or the fact
    bool mapping = true;
    std::uint32_t first_key = 0;  ///< of its own among `keys_`
    bool wants_key = true;
    bool has_items = false;
    Role value_role = Role::ignored;  ///< of the value after the key
    std::uint32_t value_index = 0;
    std::uint32_t key_offset = 0;
  };

  /// A group that an open mapping names, or a fact of which it gives the evidence.
  struct NamedKey {
    std::uint32_t index;
    std::uint32_t offset;
  };

  /// An unknown key whose value has yet to come: it tells what may be meant.
  struct PendingKey {
    Role role;  ///< of what it stands in
    std::uint32_t group;
    std::string text;
    std::uint32_t offset;
    yaml::ScalarStyle style;
  };

  Diagnostic& report(std::string_view id, std::uint32_t offset, Message text);
  void on_key(Frame& frame, const yaml::Scalar& key);
  void on_group_key(Frame& frame, const yaml::Scalar& key);
  void note_key(const Frame& frame, const yaml::Scalar& key, std::uint32_t index);
  void report_twice(const yaml::Scalar& key, std::uint32_t before, Message remedy);
  void settle_key(ValueShape shape);
  void report_unknown_key(const PendingKey& pending, ValueShape shape);
  bool hint_at_colon(Diagnostic& diagnostic, const UnknownKey& asked, const yaml::Scalar& key);
  [[nodiscard]] Message where_it_belongs(const UnknownKey& asked, Role role) const;
  SubjectKind subject_of_file();
  Diagnostic& report_key(std::string_view id, const UnknownKey& asked, const yaml::Scalar& key, Message text);
  void on_evidence_key(Frame& frame, const yaml::Scalar& key);
  void on_document_key(Frame& frame, const yaml::Scalar& key);
  void on_document(Role role, std::uint32_t slot, const yaml::Scalar& value);
  void add_document();
  void on_value(Role role, std::uint32_t index, const yaml::Scalar& value);
  void on_fact(std::uint32_t slot, const yaml::Scalar& value);
  void on_list_item(std::uint32_t slot, const yaml::Scalar& value);
  void on_container(std::uint32_t offset, bool mapping);
  bool accepts(Role role, std::uint32_t index, std::uint32_t offset, bool mapping);
  void read_missing(Slot& slot, const Fact& fact, const yaml::Scalar& value);
  void read_text(Slot& slot, const Fact& fact, const yaml::Scalar& value);
  void read_number(Slot& slot, const Fact& fact, const yaml::Scalar& value);
  void report_value(const yaml::Scalar& value, ValueMistake mistake, std::optional<std::uint32_t> slot = std::nullopt);
  void report_unwanted(const yaml::Scalar& value, const OddCharacter& odd);
  void report_not_a_list(std::uint32_t slot, const yaml::Scalar& value);
  [[nodiscard]] bool is_too_long(const yaml::Scalar& scalar);
  bool begin_fact(std::uint32_t slot, std::uint32_t offset);
  void read_kind(const yaml::Scalar& value);
  void read_date(const yaml::Scalar& value);
  void close();

  Inventory& inventory_;
  const Vocabulary& vocabulary_;
  const Source& source_;
  KeySuggestions& suggestions_;
  Diagnostics& diagnostics_;
  std::vector<Frame> frames_;
  std::vector<NamedKey> seen_headers_;
  std::vector<std::uint32_t> empty_groups_;  ///< at the outermost level, with nothing below their keys
  std::optional<PendingKey> pending_;
  std::optional<SubjectKind> subject_of_file_;  ///< once it was asked for: it is looked for in the whole text
  std::vector<NamedKey> keys_;
  Document document_;  ///< of the mapping that is open
};

}  // namespace edu_check
