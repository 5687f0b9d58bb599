#pragma once
// Private to the room.

#include <string_view>

#include "edu_check/inventory/schema_json_format.h"
#include "edu_check/standard/vocabulary.h"

namespace edu_check {

/// The pattern of a date.
constexpr std::string_view date_pattern = "[0-9]{4}-[0-9]{2}-[0-9]{2}";

/// Writes the schema of a fact's value; what stands for a missing one is `#/$defs/missing`.
void write_fact_schema(SchemaJson& json, const Fact& fact, const Vocabulary& vocabulary, Language language);

}  // namespace edu_check
