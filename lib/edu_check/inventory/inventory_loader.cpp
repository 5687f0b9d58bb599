#include "edu_check/inventory/inventory_loader.h"

#include "edu_check/inventory/inventory_builder.h"
#include "edu_check/inventory/inventory_checks.h"

namespace edu_check {

const Inventory* InventoryLoader::load(const Source& source, Diagnostics& diagnostics) {
  Diagnostics content;  // what the builder finds; it starts over when another reader takes over
  Diagnostics syntax;
  InventoryBuilder builder(inventory_, source, content);
  inventory_.clear();
  inventory_.set_source(&source);
  last_read_ = yaml::read(source, builder, syntax, reader_);
  if (syntax.has_errors()) content.drop_lines_of(syntax);
  syntax.append(std::move(content));
  if (last_read_ != yaml::ReadResult::failed && !syntax.has_errors()) derive_and_check(inventory_, syntax);
  const bool failed = last_read_ == yaml::ReadResult::failed || syntax.has_errors();
  syntax.sort_by_place();
  diagnostics.append(std::move(syntax));
  return failed ? nullptr : &inventory_;
}

}  // namespace edu_check
