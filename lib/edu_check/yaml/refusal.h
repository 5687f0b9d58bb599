#pragma once
// Private to the room.

#include <cstdint>

#include "edu_check/text/diagnostic.h"
#include "edu_check/text/source.h"

namespace edu_check::yaml {

/// What strict reading refuses and needs no more words than its place.
enum class Refusal : std::uint8_t {
  alias_as_key,
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
  full_width_space,
  lone_carriage_return,
  merge_key,
  missing_colon,
  missing_space,
  not_a_mapping,
  recursive_alias,
  second_document,
  tab_in_indentation,
  tag,
  text_after_end,
  unclear,
  utf_16,
};

/// Reports an error with its id, its message and its hint.
void refuse(Refusal refusal, const Source& source, std::uint32_t offset, Diagnostics& diagnostics);

}  // namespace edu_check::yaml
