#include "edu_check/yaml/strict/text_walker.h"

#include <algorithm>

#include "edu_check/yaml/strict/colon_mistake.h"

namespace edu_check::yaml {

TextWalker::TextWalker(const Source& source, Diagnostics& diagnostics)
    : cursor_(source, diagnostics), diagnostics_(diagnostics), end_(cursor_.at()) {}

/// Gives up. An error that was reported before is likely the reason, so that only a definite one is reported besides.
void TextWalker::lose(Refusal refusal) {
  const auto bracket = open_bracket();
  if (refusal == Refusal::unclear && bracket && cursor_.at_end()) {
    cursor_.refuse_at(Refusal::unclosed_bracket, *bracket);
  } else if (refusal != Refusal::unclear || !diagnostics_.has_errors()) {
    cursor_.refuse_at(refusal, cursor_.at());
  }
  end_ = std::min(cursor_.at(), cursor_.text().size());
  lost_ = true;
  cursor_.mute();
}

std::optional<std::uint32_t> TextWalker::open_bracket() const {
  const auto frame = std::find_if(frames_.rbegin(), frames_.rend(), [](const Frame& f) {
    return f.kind == Container::flow_mapping || f.kind == Container::flow_sequence;
  });
  if (frame == frames_.rend()) return std::nullopt;
  return static_cast<std::uint32_t>(frame->opening);
}

// ---- scalars ----

Place TextWalker::begin_place() const {
  Place place;
  place.offset = static_cast<std::uint32_t>(cursor_.at());
  place.is_item = inside(Container::block_sequence);
  place.on_own_line = inside(Container::block_mapping) && !at_key() && cursor_.line_start() > indicator_;
  return place;
}

Place TextWalker::end_scalar(Place place, std::size_t end) {
  if (end == TextCursor::unknown) {
    lose();
    return place;
  }
  cursor_.advance_to(end);
  end_ = end;
  place.end = static_cast<std::uint32_t>(end);
  last_scalar_ = place;
  node_done();
  return place;
}

Place TextWalker::scalar(std::string_view value) {
  if (lost_) return {};
  approach();
  skip_properties(2);
  Place place = begin_place();
  const char first = cursor_.peek();
  const bool is_quoted = first == '"' || first == '\'';
  const bool is_block = in_block() && (first == '|' || first == '>');
  if (value.empty() && !is_quoted && !is_block) return leave_out(place);  // nothing but a tag is written
  if (value_absent_) return end_scalar(place, TextCursor::unknown);
  check_placement(false);
  if (at_key()) frames_.back().key = cursor_.at();
  if (is_quoted) return quoted(place);
  if (!is_block) return end_scalar(place, cursor_.folded_end(cursor_.at(), value));
  place.style = ScalarStyle::block;
  cursor_.skip_block_header();
  return end_scalar(place, cursor_.folded_end(cursor_.at(), value));
}

/// A quoted text. A further line that is not indented is not meant to be in it: its quote is not closed.
Place TextWalker::quoted(Place place) {
  place.style = ScalarStyle::quoted;
  const auto end = cursor_.quoted_end();
  const bool in_collection = !frames_.empty() && in_block();
  const auto swallowed = in_collection ? cursor_.find_less_indented(frames_.back().column, end) : TextCursor::unknown;
  if (end == TextCursor::unknown || swallowed != TextCursor::unknown) {
    const bool tab = swallowed != TextCursor::unknown && cursor_.text()[swallowed] == '\t';
    if (tab) cursor_.refuse_at(Refusal::tab_in_indentation, swallowed);
    lose(tab ? Refusal::unclear : Refusal::unclosed_quote);
    return place;
  }
  return end_scalar(place, end);
}

Place TextWalker::null() {
  if (lost_) return {};
  approach();
  if (!value_absent_) skip_properties(2);
  const Place place = begin_place();
  const bool may_be_of_next = !frames_.empty() && in_block() && !at_key() && cursor_.line_start() > indicator_;
  const bool belongs = !may_be_of_next || cursor_.column() > frames_.back().column;
  const auto end = value_absent_ || !belongs ? TextCursor::unknown : cursor_.null_end();
  if (end == TextCursor::unknown && passed_over()) {
    lost_ = owes_report_ = true;
    cursor_.mute();
    return place;
  }
  if (at_key() && end != TextCursor::unknown) frames_.back().key = cursor_.at();
  return end == TextCursor::unknown ? leave_out(place) : end_scalar(place, end);
}

/// Whether a text stands where the parser saw no key: one whose colon is on a later line, or has no space behind it.
bool TextWalker::passed_over() const {
  if (!inside(Container::flow_mapping) || !at_key() || cursor_.at_end()) return false;
  return std::string_view(":,}").find(cursor_.peek()) == std::string_view::npos;
}

Place TextWalker::leave_out(Place place) {
  place.left_out = true;
  place.on_own_line = false;
  place.offset = place.end = static_cast<std::uint32_t>(left_out_);
  if (inside(Container::flow_sequence)) cursor_.refuse_at(Refusal::empty_item, left_out_);
  node_done();
  return place;
}

Place TextWalker::alias() {
  if (lost_) return {};
  approach();
  check_placement(false);
  const Place place = begin_place();
  if (cursor_.peek() != '*') return end_scalar(place, TextCursor::unknown);
  cursor_.skip_word(true);
  return end_scalar(place, cursor_.at());
}

/// Keys and values take turns.
void TextWalker::node_done() {
  if (frames_.empty() || inside(Container::block_sequence) || inside(Container::flow_sequence)) return;
  Frame& frame = frames_.back();
  if (!frame.key_next && value_absent_) refuse_absent_value(frame);
  frame.key_next = !frame.key_next;
  if (frame.key_next) frame.key = TextCursor::unknown;
}

/// Behind a key in quotes a full-width colon begins a word of its own: `"a"："b"`; a colon within them is text. A key
/// that is no text was refused for that.
void TextWalker::refuse_absent_value(const Frame& frame) {
  if (open_bracket() && cursor_.at_end()) return lose();  // what is missing is more than a value
  constexpr std::string_view wide_colon = "：";
  if (cursor_.text().substr(cursor_.at()).starts_with(wide_colon)) {
    wide_colon_ = cursor_.at();
    return cursor_.refuse_at(Refusal::full_width_colon, cursor_.at());
  }
  if (frame.key == TextCursor::unknown) return;
  const auto written = cursor_.text().substr(frame.key, left_out_ - frame.key);
  const bool is_quoted = written.starts_with('"') || written.starts_with('\'');
  const auto mistake = is_quoted ? ColonMistake{} : find_colon_mistake(written);
  const auto place = frame.key + mistake.offset;
  if (place != wide_colon_) cursor_.refuse_at(mistake.refusal, place);
}

// ---- collections ----

Place TextWalker::open_mapping(CollectionForm form, Properties properties) {
  return open(Container::block_mapping, Container::flow_mapping, form, properties);
}

Place TextWalker::open_sequence(CollectionForm form, Properties properties) {
  return open(Container::block_sequence, Container::flow_sequence, form, properties);
}

Place TextWalker::open(Container block, Container flow, CollectionForm form, Properties properties) {
  if (lost_) return {};
  approach();
  skip_properties((properties.has_anchor ? 1 : 0) + (properties.has_tag ? 1 : 0));
  const bool is_flow = form == CollectionForm::flow;
  check_placement(block == Container::block_sequence && !is_flow);
  const Place place = begin_place();
  if (frames_.empty()) block_root_ = !is_flow;
  Frame frame{block, cursor_.column(), block == Container::block_mapping};
  frame.opening = cursor_.at();
  if (is_flow) open_flow(frame, flow);
  if (value_absent_) lose();
  frames_.push_back(frame);
  return place;
}

void TextWalker::open_flow(Frame& frame, Container flow) {
  const bool is_mapping = flow == Container::flow_mapping;
  frame.kind = flow;
  if (cursor_.peek() == (is_mapping ? '{' : '[')) {
    cursor_.skip(1);
  } else if (is_mapping && inside(Container::flow_sequence)) {
    frame.kind = Container::pair;  // one entry without braces: [key: value]
  } else {
    lose();
  }
}

std::uint32_t TextWalker::close() {
  if (lost_ || frames_.empty()) return end();
  const Frame frame = frames_.back();
  const bool is_flow = frame.kind == Container::flow_mapping || frame.kind == Container::flow_sequence;
  if (is_flow) close_flow(frame);
  if (!is_flow && frame.kind != Container::pair) check_block_end(frame);
  frames_.pop_back();
  value_absent_ = false;
  node_done();
  return end();
}

void TextWalker::close_flow(const Frame& frame) {
  cursor_.skip_separation();
  if (cursor_.peek() == ',') {
    cursor_.skip(1);
    cursor_.skip_separation();
  }
  if (cursor_.peek() != (frame.kind == Container::flow_mapping ? '}' : ']')) return lose();
  cursor_.skip(1);
  end_ = cursor_.at();
}

/// After a block collection the next thing must stand further to the left, or it is part of nothing.
void TextWalker::check_block_end(const Frame& frame) {
  cursor_.skip_separation();
  if (cursor_.at_end() || cursor_.at_document_marker() || cursor_.column() < frame.column) return;
  const bool aligned_sequence = frame.kind == Container::block_sequence && cursor_.column() == frame.column &&
                                !cursor_.at_indicator('-') && frames_.size() > 1 &&
                                frames_[frames_.size() - 2].kind == Container::block_mapping;
  if (!aligned_sequence) lose(Refusal::bad_indentation);
}

void TextWalker::finish() {
  if (lost_) return;
  bool ended = !block_root_;
  cursor_.skip_separation();
  while (cursor_.at_document_marker() && cursor_.peek() == '.') {
    ended = true;
    cursor_.skip(3);
    cursor_.skip_separation();
  }
  if (cursor_.at_end()) return;
  const auto refusal = ended ? Refusal::text_after_end : Refusal::bad_indentation;
  cursor_.refuse_at(cursor_.at_document_marker() ? Refusal::second_document : refusal, cursor_.at());
}

}  // namespace edu_check::yaml
