#include "edu_check/inventory/inventory_loader.h"

#include "edu_check/inventory/inventory_builder.h"
#include "edu_check/inventory/inventory_checks.h"
#include "edu_check/text/message_format.h"

namespace edu_check {
namespace {

void report_foreign(const ForeignFile& file, const Source& source, Diagnostics& diagnostics) {
  auto& diagnostic = diagnostics.report(Severity::error, "foreign-file", source.name(),
                                        message("这是{}，不是清单", "this is {}, no inventory", file.what));
  if (!file.hint.empty()) diagnostic.hint(file.hint);
}

}  // namespace

const Inventory* InventoryLoader::load(const Source& source, Diagnostics& diagnostics) {
  Diagnostics content;  // what the builder finds; it starts over when another reader takes over
  Diagnostics syntax;
  InventoryBuilder builder(inventory_, source, suggestions_, content);
  inventory_.clear();
  inventory_.set_source(&source);
  last_read_ = yaml::read(source, builder, syntax, reader_);
  if (syntax.has_errors()) content.drop_lines_of(syntax);
  syntax.append(std::move(content));
  if (last_read_ != yaml::ReadResult::failed && !syntax.has_errors()) derive_and_check(inventory_, syntax);
  const bool failed = last_read_ == yaml::ReadResult::failed || syntax.has_errors();
  foreign_ = failed && !source.is_table() ? find_foreign_file(source.text(), inventory_.vocabulary()) : std::nullopt;
  if (foreign_) {
    syntax.clear();
    report_foreign(*foreign_, source, syntax);
  }
  syntax.sort_by_place();
  diagnostics.append(std::move(syntax));
  return failed ? nullptr : &inventory_;
}

}  // namespace edu_check
