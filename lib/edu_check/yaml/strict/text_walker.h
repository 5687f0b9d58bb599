#pragma once
// Private to the room.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "edu_check/text/diagnostic.h"
#include "edu_check/text/source.h"
#include "edu_check/yaml/event.h"
#include "edu_check/yaml/strict/refusal.h"
#include "edu_check/yaml/strict/text_cursor.h"

namespace edu_check::yaml {

/// Where a node is written.
struct Place {
  std::uint32_t offset = 0;
  std::uint32_t end = 0;  ///< the byte after it
  ScalarStyle style = ScalarStyle::plain;
  bool left_out = false;     ///< nothing is written
  bool is_item = false;      ///< it is an item of a block sequence
  bool on_own_line = false;  ///< it is the value of a block mapping's key, and begins on a line below the key
};

/// What a parser tells of a collection besides its content.
struct Properties {
  bool has_anchor = false;
  bool has_tag = false;
};

enum class CollectionForm : std::uint8_t { block, flow };

/// Goes through the text of a document in step with the events of a parser, and finds where each node is written,
/// because the parser's own marks don't tell. On its way it accounts for every byte and refuses what the parser lets
/// pass: keys without colon, values at the wrong indentation, text after the document, tags, tabs in indentation.
///
/// Where events and text don't fit, it is lost: it answers no more, and there is at least one error.
class TextWalker {
 public:
  /// `diagnostics` holds nothing but what is reported on this text.
  TextWalker(const Source& source, Diagnostics& diagnostics);

  /// Whether the next node is the key of an entry.
  [[nodiscard]] bool at_key() const { return !frames_.empty() && frames_.back().key_next; }
  [[nodiscard]] bool lost() const { return lost_; }
  /// Whether it is lost without a report: the parser passed over a text, and has yet to say why.
  [[nodiscard]] bool owes_report() const { return owes_report_; }
  /// The byte after the last thing found.
  [[nodiscard]] std::uint32_t end() const { return static_cast<std::uint32_t>(end_); }
  /// The last scalar found.
  [[nodiscard]] const Place& last_scalar() const { return last_scalar_; }
  /// The innermost bracket that is still open.
  [[nodiscard]] std::optional<std::uint32_t> open_bracket() const;

  /// A scalar with content.
  Place scalar(std::string_view value);
  /// A scalar that is left out, or written as a plain `~` or `null`.
  Place null();
  Place alias();
  Place open_mapping(CollectionForm form, Properties properties);
  Place open_sequence(CollectionForm form, Properties properties);
  /// Ends the innermost collection; returns the byte after it.
  std::uint32_t close();
  /// The document has ended: nothing but comments may follow.
  void finish();

 private:
  enum class Container : std::uint8_t { block_mapping, block_sequence, flow_mapping, flow_sequence, pair };
  struct Frame {
    Container kind;
    std::size_t column;
    bool key_next;
    bool first = true;                      ///< nothing of a flow collection was found yet
    std::size_t key = TextCursor::unknown;  ///< where the key of the coming value begins, if it is written as a text
    std::size_t opening = 0;                ///< where the collection begins
  };

  [[nodiscard]] bool inside(Container kind) const { return !frames_.empty() && frames_.back().kind == kind; }
  [[nodiscard]] bool in_block() const {
    return frames_.empty() || inside(Container::block_mapping) || inside(Container::block_sequence);
  }

  // Before a node.
  void approach();
  void approach_root();
  void approach_block_key(const Frame& frame);
  void approach_block_item(const Frame& frame);
  void approach_flow(Frame& frame);
  void approach_value();
  void skip_question_mark();
  void skip_properties(int count);
  void check_placement(bool is_block_sequence);

  // A node.
  [[nodiscard]] Place begin_place() const;
  Place leave_out(Place place);
  Place end_scalar(Place place, std::size_t end);
  Place quoted(Place place);
  [[nodiscard]] bool passed_over() const;
  Place open(Container block, Container flow, CollectionForm form, Properties properties);
  void open_flow(Frame& frame, Container flow);
  void close_flow(const Frame& frame);
  void check_block_end(const Frame& frame);
  void node_done();
  void refuse_absent_value(const Frame& frame);

  void lose(Refusal refusal = Refusal::unclear);

  TextCursor cursor_;
  Diagnostics& diagnostics_;
  std::size_t end_ = 0;                           ///< after the last content
  std::size_t left_out_ = 0;                      ///< where the coming node is, if it is left out
  std::size_t indicator_ = 0;                     ///< of the coming node: its colon, dash, comma or bracket
  std::size_t wide_colon_ = TextCursor::unknown;  ///< where one was refused last
  bool value_absent_ = false;                     ///< the coming value has no colon
  bool lost_ = false;
  bool owes_report_ = false;
  bool block_root_ = false;
  Place last_scalar_;
  std::vector<Frame> frames_;
};

}  // namespace edu_check::yaml
