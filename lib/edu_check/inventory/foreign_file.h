#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string_view>

#include "edu_check/standard/vocabulary.h"
#include "edu_check/text/message.h"

namespace edu_check {

/// Whether a file that is no inventory may be one that somebody spoiled.
enum class ForeignKind : std::uint8_t {
  plainly_other,  ///< it was never to be one: a file of edu-check, a report, the settings of a tool
  perhaps_meant   ///< it is no YAML at all: a table, a document, a web page may hold what was to be the inventory
};

/// Another kind of file than an inventory.
struct ForeignFile {
  ForeignKind kind = ForeignKind::perhaps_meant;
  Message what;            ///< `豁免文件`, ` JSON Schema`, `a file of waivers`
  Message hint;            ///< what takes it, or what to do; may be empty
  bool is_result = false;  ///< of a check: assessments, or a baseline
};

/// What a text is that was to be some other file of edu-check than an inventory: another kind, or an inventory. Nothing
/// if it may be the one that was meant, with mistakes, which is so with one of `own_keys` at its top.
[[nodiscard]] std::optional<ForeignFile> find_other_file(std::string_view text,
                                                         std::initializer_list<std::string_view> own_keys);

/// What a text is that can't be read as an inventory, by its first bytes or the keys at its top. Nothing if it may be
/// an inventory with mistakes: if one of the keys at its top is that of an inventory, or if it is nothing that is
/// known.
[[nodiscard]] std::optional<ForeignFile> find_foreign_file(std::string_view text, const Vocabulary& vocabulary);

}  // namespace edu_check
