#include "edu_check/rule_test/test_inventory.h"

#include <utility>

#include "edu_check/inventory/inventory_builder.h"
#include "edu_check/inventory/inventory_checks.h"

namespace edu_check {
namespace {

void replay(yaml::Node node, yaml::EventHandler& handler) {
  switch (node.kind()) {
    case yaml::NodeKind::scalar:
      return handler.on_scalar({node.text(), node.offset(), node.style()});
    case yaml::NodeKind::mapping:
      handler.on_mapping_start(node.offset());
      for (const auto [key, value] : node.entries()) {
        replay(key, handler);
        replay(value, handler);
      }
      return handler.on_mapping_end(node.offset());
    case yaml::NodeKind::sequence:
      handler.on_sequence_start(node.offset());
      for (const auto item : node.items()) replay(item, handler);
      return handler.on_sequence_end(node.offset());
  }
}

void replay_word(std::string_view word, std::uint32_t offset, yaml::EventHandler& handler) {
  handler.on_scalar({word, offset, yaml::ScalarStyle::plain});
}

}  // namespace

void fill_inventory(const TestFacts& facts, SubjectKind kind, const Source& source, Inventory& inventory,
                    Diagnostics& diagnostics) {
  Diagnostics found;
  KeySuggestions suggestions(inventory.vocabulary());
  InventoryBuilder builder(inventory, source, suggestions, found);
  builder.on_start();
  builder.on_mapping_start(0);
  if (kind == SubjectKind::region) {
    replay_word("kind", 0, builder);
    replay_word("region", 0, builder);
  }
  for (const auto& fact : facts) {
    replay_word(inventory.vocabulary().fact(fact.slot).path, fact.offset, builder);
    if (fact.value) {
      replay(*fact.value, builder);
    } else {
      replay_word(fact.word, fact.offset, builder);
    }
  }
  builder.on_mapping_end(0);
  if (!found.has_errors()) derive_and_check(inventory, found);
  diagnostics.append(std::move(found));
}

}  // namespace edu_check
