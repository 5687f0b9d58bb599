// How the walker gets to a node: past separators, indicators and properties.

#include "edu_check/yaml/strict/text_walker.h"

namespace edu_check::yaml {

void TextWalker::approach() {
  value_absent_ = false;
  if (frames_.empty()) return approach_root();
  Frame& frame = frames_.back();
  switch (frame.kind) {
    case Container::block_mapping:
      return frame.key_next ? approach_block_key(frame) : approach_value();
    case Container::block_sequence:
      return approach_block_item(frame);
    case Container::flow_sequence:
      return approach_flow(frame);
    case Container::flow_mapping:
      return frame.key_next ? approach_flow(frame) : approach_value();
    case Container::pair:
      left_out_ = cursor_.at();
      if (!frame.key_next) approach_value();
  }
}

void TextWalker::approach_root() {
  cursor_.skip_separation();
  while (cursor_.peek() == '%' && cursor_.column() == 0) {
    cursor_.refuse_at(Refusal::directive, cursor_.at());
    cursor_.skip_line();
    cursor_.skip_separation();
  }
  if (cursor_.at_document_marker() && cursor_.peek() == '-') {
    cursor_.skip(3);
    cursor_.skip_separation();
    if (cursor_.peek() == '%' && cursor_.column() == 0) {  // a parser takes the document for an empty one
      cursor_.refuse_at(Refusal::directive, cursor_.at());
      return lose();
    }
  }
  left_out_ = indicator_ = cursor_.at();
}

void TextWalker::approach_block_key(const Frame& frame) {
  cursor_.skip_separation();
  if (cursor_.column() != frame.column) return lose();
  skip_question_mark();
  left_out_ = cursor_.at();
}

void TextWalker::approach_block_item(const Frame& frame) {
  cursor_.skip_separation();
  if (!cursor_.at_indicator('-') || cursor_.column() != frame.column) return lose();
  indicator_ = cursor_.at();
  cursor_.skip(1);
  left_out_ = end_ = cursor_.at();
  cursor_.skip_separation();
}

void TextWalker::approach_flow(Frame& frame) {
  indicator_ = cursor_.at();
  cursor_.skip_separation();
  if (!frame.first) {
    if (cursor_.peek() != ',') return lose();
    cursor_.skip(1);
    cursor_.skip_separation();
  }
  frame.first = false;
  skip_question_mark();
  left_out_ = cursor_.at();
}

void TextWalker::approach_value() {
  const auto key_end = cursor_.at();
  cursor_.skip_separation();
  if (cursor_.peek() != ':') {
    value_absent_ = true;
    left_out_ = key_end;
    return;
  }
  indicator_ = cursor_.at();
  cursor_.skip(1);
  left_out_ = end_ = cursor_.at();
  cursor_.skip_separation();
}

void TextWalker::skip_question_mark() {
  if (!cursor_.at_indicator('?')) return;
  cursor_.refuse_at(Refusal::complex_key, cursor_.at());
  cursor_.skip(1);
  cursor_.skip_separation();
}

/// Past anchors, and tags, which are refused.
void TextWalker::skip_properties(int count) {
  for (; count > 0 && (cursor_.peek() == '&' || cursor_.peek() == '!'); --count) {
    const bool tag = cursor_.peek() == '!';
    check_placement(false);
    if (tag) cursor_.refuse_at(Refusal::tag, cursor_.at());
    const bool verbatim = tag && cursor_.text().substr(cursor_.at(), 2) == "!<";
    cursor_.skip_word(!verbatim);
    end_ = cursor_.at();
    cursor_.skip_separation();
  }
}

/// What stands on a later line than its colon or dash must be indented more than that line's collection.
void TextWalker::check_placement(bool is_block_sequence) {
  if (frames_.empty() || !in_block() || at_key() || cursor_.line_start() <= indicator_) return;
  const bool may_align = is_block_sequence && inside(Container::block_mapping);
  const auto least = frames_.back().column + (may_align ? 0 : 1);
  if (cursor_.column() < least) cursor_.refuse_at(Refusal::bad_indentation, cursor_.at());
}

}  // namespace edu_check::yaml
