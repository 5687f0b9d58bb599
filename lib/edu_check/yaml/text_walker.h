#pragma once
// Private to the room.

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "edu_check/text/diagnostic.h"
#include "edu_check/text/source.h"
#include "edu_check/yaml/event.h"
#include "edu_check/yaml/refusal.h"

namespace edu_check::yaml {

/// Where a node is written.
struct Place {
  std::uint32_t offset = 0;
  std::uint32_t end = 0;  ///< the byte after it
  ScalarStyle style = ScalarStyle::plain;
  bool left_out = false;     ///< nothing is written
  bool on_own_line = false;  ///< first on its line, and the value of a block mapping's key
};

/// What a parser tells of a node besides its content.
struct Properties {
  bool has_anchor = false;
  bool has_tag = false;
};

enum class CollectionForm : std::uint8_t { block, flow };

/// Goes through the text of a document in step with the events of a parser, and finds where each node is written, because
/// the parser's own marks don't tell. On its way it accounts for every byte and refuses what the parser lets pass: keys
/// without colon, values at the wrong indentation, text after the document, tags, tabs in indentation.
///
/// Where events and text don't fit, it is lost: it reports once and answers no more.
class TextWalker {
 public:
  TextWalker(const Source& source, Diagnostics& diagnostics);

  /// Whether the next node is the key of an entry.
  [[nodiscard]] bool at_key() const { return !frames_.empty() && frames_.back().key_next; }
  [[nodiscard]] bool lost() const { return lost_; }
  [[nodiscard]] std::size_t depth() const { return frames_.size(); }
  /// The byte after the last thing found.
  [[nodiscard]] std::uint32_t end() const { return static_cast<std::uint32_t>(end_); }

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
    bool first = true;    ///< nothing of a flow collection was found yet
    std::size_t key = 0;  ///< where the key of the coming value is written
  };

  // Moving.
  [[nodiscard]] char peek(std::size_t ahead = 0) const;
  [[nodiscard]] bool blank_at(std::size_t at) const;
  [[nodiscard]] bool at_document_marker() const;
  [[nodiscard]] std::size_t column() const { return at_ - line_start_; }
  void advance_to(std::size_t at);
  void skip_separation();
  void skip_comment();
  void skip_properties(int count);

  // Before a node.
  void approach();
  void approach_root();
  void approach_block_key(Frame& frame);
  void approach_block_item(Frame& frame);
  void approach_flow(Frame& frame);
  void approach_value();
  bool skip_question_mark();
  void check_placement(bool is_block_sequence);

  // Scalars.
  [[nodiscard]] Place begin_place() const;
  Place end_scalar(Place place, std::size_t end);
  [[nodiscard]] std::size_t quoted_end() const;
  [[nodiscard]] std::size_t folded_end(std::size_t from, std::string_view value) const;
  [[nodiscard]] std::size_t null_length() const;
  void node_done();

  Place open(Container block, Container flow, CollectionForm form, Properties properties);
  void check_block_end(const Frame& frame);
  void refuse_at(Refusal refusal, std::size_t at);
  void refuse_colon(const Frame& frame);
  void lose();

  const Source& source_;
  Diagnostics& diagnostics_;
  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t line_start_ = 0;
  std::size_t end_ = 0;        ///< after the last content
  std::size_t left_out_ = 0;   ///< where the coming node is, if it is left out
  std::size_t indicator_ = 0;  ///< of the coming node: its colon, dash, comma or bracket
  bool value_absent_ = false;  ///< the coming value has no colon
  bool lost_ = false;
  bool block_root_ = false;
  std::vector<Frame> frames_;
};

}  // namespace edu_check::yaml
