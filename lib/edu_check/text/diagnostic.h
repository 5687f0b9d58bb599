#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "edu_check/text/message.h"
#include "edu_check/text/source.h"

namespace edu_check {

enum class Severity : std::uint8_t { error, warning, notice };
/// The word that a diagnostic begins with: `error`, `错误`.
[[nodiscard]] std::string_view word_of(Severity severity, Language language);

/// Where a diagnostic points: a file, a place in it (line 0: the file as a whole) and that line for the excerpt. Of a
/// long line the excerpt holds the part around the place, with "…" where it was cut.
struct Location {
  std::string file;
  Position position{0, 0};
  std::string excerpt;
  std::uint32_t cut = 0;  ///< characters that were cut before the excerpt
  bool is_cell = false;   ///< `file` names the cell too, and the position is its row and column
};

/// A further place or a hint that belongs to a diagnostic; a note without a place is a hint.
struct Note {
  Message message;
  Location location;
};

/// The one text that mends a mistake: it takes the place of some bytes of the source, from `begin` up to `end`.
struct Replacement {
  std::uint32_t offset = 0;
  std::uint32_t length = 0;
  std::string text;
  Position begin;
  Position end;
};

/// One mistake of a user or an author. `id` is stable, kebab-case, and may be matched by scripts.
struct Diagnostic {
  Severity severity = Severity::error;
  std::string id;
  Message message;
  Location location;
  std::vector<Note> notes;
  bool kept = true;  ///< false where the limit was reached: notes and hints go nowhere
  std::optional<Replacement> replacement = std::nullopt;  ///< only where nothing else can be meant

  /// Adds a hint and returns the diagnostic, for chaining where it is reported.
  Diagnostic& hint(Message text);
  /// Adds a further place.
  Diagnostic& note(const Source& source, std::uint32_t offset, Message text);
  /// Says that `text` in place of `length` bytes from `offset` on mends the mistake.
  Diagnostic& replace(const Source& source, std::uint32_t offset, std::size_t length, std::string text);
};

/// The place of a byte of `source`. Takes little memory, however long the line.
[[nodiscard]] Location locate(const Source& source, std::uint32_t offset);

/// The place of a cell of a sheet, `roster.xlsx:Sheet1!D7`; `sheet` as in `SourceCells`.
[[nodiscard]] Location locate(std::string_view sheet, CellPlace cell);

/// Collects what is reported, in order. More than `limit` diagnostics are counted but not kept, so that a hostile file
/// can't fill the memory.
class Diagnostics {
 public:
  static constexpr std::size_t limit = 200;

  /// Reports at a byte of a source. The reference is valid until the next report.
  Diagnostic& report(Severity severity, std::string_view id, const Source& source, std::uint32_t offset, Message text);
  /// Reports on a file as a whole, or on something that is in no file (`file` empty).
  Diagnostic& report(Severity severity, std::string_view id, std::string_view file, Message text);
  /// Reports at a cell of a table.
  Diagnostic& report(Severity severity, std::string_view id, std::string_view sheet, CellPlace cell, Message text);
  /// Takes over what another collection holds.
  void append(Diagnostics&& other);
  void clear();
  /// Drops those on lines of which `others` speak already: they say the same mistake again.
  void drop_lines_of(const Diagnostics& others);
  /// Lets `change` change each that is kept. It must not change the severity, which is counted.
  template <class Change>
  void amend(const Change& change) {
    for (auto& each : all_) change(each);
  }
  /// Puts them into the order of their places in the file (stable), for one file.
  void sort_by_place();

  [[nodiscard]] bool has_errors() const { return errors_ > 0; }
  [[nodiscard]] std::size_t error_count() const { return errors_; }
  [[nodiscard]] std::size_t dropped() const { return dropped_; }
  [[nodiscard]] bool empty() const { return all_.empty(); }
  [[nodiscard]] const std::vector<Diagnostic>& all() const { return all_; }

 private:
  Diagnostic& add(Diagnostic diagnostic);

  std::vector<Diagnostic> all_;
  Diagnostic overflow_;
  std::size_t errors_ = 0;
  std::size_t dropped_ = 0;
};

/// Whether text for a terminal may carry colours.
enum class Color : std::uint8_t { off, on };

/// `path:line:column: error: message [id]`, the source line and a caret under the place, then the notes; each line ends
/// with a line break. The caret stands right under wide characters and tabs; untrusted text is made printable.
[[nodiscard]] std::string render(const Diagnostic& diagnostic, Language language, Color color = Color::off);

/// All of them, and a line that counts those that were dropped.
[[nodiscard]] std::string render(const Diagnostics& diagnostics, Language language, Color color = Color::off);

}  // namespace edu_check
