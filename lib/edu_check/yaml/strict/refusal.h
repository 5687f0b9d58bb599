#pragma once
// Private to the room.

#include <cstdint>

#include "edu_check/text/diagnostic.h"
#include "edu_check/text/source.h"

namespace edu_check::yaml {

/// What strict reading refuses and needs no more words than its place.
enum class Refusal : std::uint8_t {
  alias_as_key,
  alias_without_name,
  bad_block_text,
  bad_escape,
  bad_indentation,
  byte_order_mark_inside,
  comment_without_space,
  complex_key,
  continued_dash,
  directive,
  empty_document,
  empty_item,
  empty_key,
  full_width_colon,
  lone_carriage_return,
  lone_dash,
  lone_surrogate,
  merge_key,
  missing_colon,
  misplaced_dash,
  missing_space,
  not_a_mapping,
  recursive_alias,
  second_colon,
  second_document,
  tab_in_indentation,
  tag,
  text_after_end,
  unclear,
  unclosed_bracket,
  unclosed_quote,
  unknown_alias,
  unopened_bracket,
  utf_16,
};

/// Reports an error with its id, its message and its hint; the reference is valid until the next report.
Diagnostic& refuse(Refusal refusal, const Source& source, std::uint32_t offset, Diagnostics& diagnostics);

}  // namespace edu_check::yaml
