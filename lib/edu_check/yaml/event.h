#pragma once

#include <cstdint>
#include <string_view>

namespace edu_check::yaml {

enum class ScalarStyle : std::uint8_t { plain, quoted, block };

/// A scalar of a YAML document. `text` is valid during the call that delivers it. A null is a plain scalar like any
/// other: its text is empty, `~` or `null`.
struct Scalar {
  std::string_view text;     ///< the value: escapes resolved, quotes removed; empty for a value that is left out
  std::uint32_t offset = 0;  ///< byte of the source at which it is written (a quote counts); for a value that is left
                             ///< out, the byte after its key's colon or its sequence entry's dash
  ScalarStyle style = ScalarStyle::plain;
};

/// Takes the content of one YAML document in the order of the text. The outermost node is a mapping. In a mapping, keys
/// and values alternate, and keys are scalars; one key may come twice.
///
/// A mapping or sequence begins at its opening bracket, or else at its first key or dash, and ends at the byte after
/// its closing bracket or its last value. An alias delivers all that its anchor stands for, every offset being that of
/// the alias.
class EventHandler {
 public:
  EventHandler() = default;
  EventHandler(const EventHandler&) = delete;
  EventHandler& operator=(const EventHandler&) = delete;
  virtual ~EventHandler() = default;

  /// A document begins. It may begin again, when another reader takes over: all before is then forgotten.
  virtual void on_start() = 0;
  virtual void on_scalar(const Scalar& scalar) = 0;
  virtual void on_mapping_start(std::uint32_t offset) = 0;
  virtual void on_mapping_end(std::uint32_t offset) = 0;
  virtual void on_sequence_start(std::uint32_t offset) = 0;
  virtual void on_sequence_end(std::uint32_t offset) = 0;
};

}  // namespace edu_check::yaml
