#include "edu_check/yaml/text_walker.h"

#include <algorithm>
#include <array>

#include "edu_check/yaml/colon_mistake.h"

namespace edu_check::yaml {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr std::size_t unknown_end = std::string_view::npos;

bool is_blank(char c) { return c == ' ' || c == '\t'; }
bool is_break(char c) { return c == '\n' || c == '\r'; }
bool is_space(char c) { return is_blank(c) || is_break(c); }
bool is_flow_indicator(char c) { return std::string_view(",[]{}").find(c) != std::string_view::npos; }

}  // namespace

TextWalker::TextWalker(const Source& source, Diagnostics& diagnostics)
    : source_(source), diagnostics_(diagnostics), text_(source.text()) {
  if (text_.starts_with(byte_order_mark)) at_ = line_start_ = end_ = byte_order_mark.size();
}

void TextWalker::refuse_at(Refusal refusal, std::size_t at) {
  if (!lost_) refuse(refusal, source_, static_cast<std::uint32_t>(at), diagnostics_);
}

void TextWalker::lose() {
  refuse_at(Refusal::unclear, at_);
  lost_ = true;
}

char TextWalker::peek(std::size_t ahead) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0'; }

bool TextWalker::blank_at(std::size_t at) const { return at >= text_.size() || is_space(text_[at]); }

bool TextWalker::at_document_marker() const {
  const auto three = text_.substr(at_, 3);
  return at_ == line_start_ && (three == "---" || three == "...") && blank_at(at_ + 3);
}

void TextWalker::advance_to(std::size_t at) {
  const auto passed = text_.substr(at_, at - at_);
  const auto line_break = passed.rfind('\n');
  if (line_break != std::string_view::npos) line_start_ = at_ + line_break + 1;
  at_ = at;
}

void TextWalker::skip_comment() {
  const bool separated = at_ == line_start_ || is_blank(text_[at_ - 1]);
  if (!separated) refuse_at(Refusal::comment_without_space, at_);
  at_ = std::min(text_.find('\n', at_), text_.size());
}

void TextWalker::skip_separation() {
  auto tab = unknown_end;
  bool indenting = at_ == line_start_;
  for (; at_ < text_.size(); ++at_) {
    const char c = text_[at_];
    if (c == '#') skip_comment();
    if (at_ == text_.size()) return;
    if (text_[at_] == '\n') {
      line_start_ = at_ + 1;
      indenting = true;
      tab = unknown_end;
    } else if (c == '\t') {
      tab = std::min(tab, at_);
    } else if (c != ' ' && c != '\r') {
      break;
    }
  }
  if (indenting && tab != unknown_end && at_ < text_.size()) refuse_at(Refusal::tab_in_indentation, tab);
}

void TextWalker::skip_properties(int count) {
  for (; count > 0 && (peek() == '&' || peek() == '!'); --count) {
    if (peek() == '!') refuse_at(Refusal::tag, at_);
    const bool verbatim = peek() == '!' && peek(1) == '<';
    while (at_ < text_.size() && !is_space(text_[at_]) && (verbatim || !is_flow_indicator(text_[at_]))) ++at_;
    end_ = at_;
    skip_separation();
  }
}

void TextWalker::approach() {
  value_absent_ = false;
  if (frames_.empty()) {
    approach_root();
    return;
  }
  Frame& frame = frames_.back();
  switch (frame.kind) {
    case Container::block_mapping:
      frame.key_next ? approach_block_key(frame) : approach_value();
      break;
    case Container::block_sequence:
      approach_block_item(frame);
      break;
    case Container::flow_sequence:
      approach_flow(frame);
      break;
    case Container::flow_mapping:
      frame.key_next ? approach_flow(frame) : approach_value();
      break;
    case Container::pair:
      left_out_ = at_;
      if (!frame.key_next) approach_value();
      break;
  }
}

void TextWalker::approach_root() {
  skip_separation();
  while (peek() == '%' && column() == 0) {
    refuse_at(Refusal::directive, at_);
    at_ = std::min(text_.find('\n', at_), text_.size());
    skip_separation();
  }
  if (at_document_marker() && peek() == '-') {
    at_ += 3;
    skip_separation();
  }
  left_out_ = indicator_ = at_;
}

void TextWalker::approach_block_key(Frame& frame) {
  skip_separation();
  if (column() != frame.column) return lose();
  skip_question_mark();
  left_out_ = at_;
}

bool TextWalker::skip_question_mark() {
  if (peek() != '?' || !blank_at(at_ + 1)) return false;
  refuse_at(Refusal::complex_key, at_);
  ++at_;
  skip_separation();
  return true;
}

void TextWalker::approach_block_item(Frame& frame) {
  skip_separation();
  if (peek() != '-' || !blank_at(at_ + 1) || column() != frame.column) return lose();
  indicator_ = at_++;
  left_out_ = end_ = at_;
  skip_separation();
}

void TextWalker::approach_flow(Frame& frame) {
  indicator_ = at_;
  skip_separation();
  if (!frame.first) {
    if (peek() != ',') return lose();
    ++at_;
    skip_separation();
  }
  frame.first = false;
  skip_question_mark();
  left_out_ = at_;
}

void TextWalker::approach_value() {
  const auto key_end = at_;
  skip_separation();
  if (peek() != ':') {
    value_absent_ = true;
    left_out_ = key_end;
    return;
  }
  indicator_ = at_++;
  left_out_ = end_ = at_;
  skip_separation();
}

void TextWalker::check_placement(bool is_block_sequence) {
  if (frames_.empty() || frames_.back().key_next || line_start_ <= indicator_) return;
  const Frame& frame = frames_.back();
  if (frame.kind != Container::block_mapping && frame.kind != Container::block_sequence) return;
  const bool may_align = is_block_sequence && frame.kind == Container::block_mapping;
  if (column() < frame.column + (may_align ? 0 : 1)) refuse_at(Refusal::bad_indentation, at_);
}

Place TextWalker::begin_place() const {
  Place place;
  place.offset = static_cast<std::uint32_t>(at_);
  place.on_own_line = !frames_.empty() && frames_.back().kind == Container::block_mapping && !frames_.back().key_next &&
                      line_start_ > indicator_;
  return place;
}

Place TextWalker::end_scalar(Place place, std::size_t end) {
  if (end == unknown_end) {
    lose();
    return place;
  }
  advance_to(end);
  end_ = end;
  place.end = static_cast<std::uint32_t>(end);
  node_done();
  return place;
}

Place TextWalker::scalar(std::string_view value) {
  if (lost_) return {};
  approach();
  skip_properties(2);
  check_placement(false);
  Place place = begin_place();
  if (at_key()) frames_.back().key = at_;
  const bool in_block = frames_.empty() || frames_.back().kind == Container::block_mapping ||
                        frames_.back().kind == Container::block_sequence;
  const char first = peek();
  if (first == '"' || first == '\'') {
    place.style = ScalarStyle::quoted;
    return end_scalar(place, quoted_end());
  }
  if (in_block && (first == '|' || first == '>')) {
    place.style = ScalarStyle::block;
    const auto content = std::min(text_.find('\n', at_), text_.size());
    return end_scalar(place, folded_end(content, value));
  }
  return end_scalar(place, value_absent_ ? unknown_end : folded_end(at_, value));
}

std::size_t TextWalker::quoted_end() const {
  const char quote = text_[at_];
  for (auto at = at_ + 1; at < text_.size(); ++at) {
    if (text_[at] == '\\' && quote == '"') {
      ++at;
    } else if (text_[at] == quote) {
      const bool doubled = quote == '\'' && at + 1 < text_.size() && text_[at + 1] == quote;
      if (!doubled) return at + 1;
      ++at;
    }
  }
  return unknown_end;
}

/// Folding changes only blanks and line breaks, so the other characters of the value must follow each other in the text.
std::size_t TextWalker::folded_end(std::size_t from, std::string_view value) const {
  auto at = from;
  for (const char wanted : value) {
    if (is_space(wanted)) continue;
    while (at < text_.size() && is_space(text_[at])) ++at;
    if (at == text_.size() || text_[at] != wanted) return unknown_end;
    ++at;
  }
  return at;
}

Place TextWalker::null() {
  if (lost_) return {};
  approach();
  if (!value_absent_) skip_properties(2);
  const bool in_block = !frames_.empty() && (frames_.back().kind == Container::block_mapping ||
                                             frames_.back().kind == Container::block_sequence);
  const bool belongs = !in_block || frames_.back().key_next || line_start_ <= indicator_ || column() > frames_.back().column;
  const auto length = value_absent_ || !belongs ? 0 : null_length();
  Place place = begin_place();
  if (length > 0) return end_scalar(place, at_ + length);
  place.left_out = true;
  place.on_own_line = false;
  place.offset = place.end = static_cast<std::uint32_t>(left_out_);
  if (!frames_.empty() && frames_.back().kind == Container::flow_sequence) refuse_at(Refusal::empty_item, left_out_);
  node_done();
  return place;
}

/// Length of the plain null at this place; 0 if there is none.
std::size_t TextWalker::null_length() const {
  static constexpr std::array<std::string_view, 4> nulls = {"~", "null", "Null", "NULL"};
  for (const auto word : nulls) {
    if (text_.substr(at_, word.size()) != word) continue;
    const auto next = at_ + word.size();
    if (blank_at(next) || is_flow_indicator(text_[next]) || text_[next] == ':') return word.size();
  }
  return 0;
}

Place TextWalker::alias() {
  if (lost_) return {};
  approach();
  check_placement(false);
  const Place place = begin_place();
  if (peek() != '*') return end_scalar(place, unknown_end);
  auto end = at_;
  while (end < text_.size() && !is_space(text_[end]) && !is_flow_indicator(text_[end])) ++end;
  return end_scalar(place, end);
}

void TextWalker::node_done() {
  if (frames_.empty()) return;
  Frame& frame = frames_.back();
  const bool alternates = frame.kind != Container::block_sequence && frame.kind != Container::flow_sequence;
  if (!alternates) return;
  if (!frame.key_next && value_absent_) refuse_colon(frame);
  frame.key_next = !frame.key_next;
}

void TextWalker::refuse_colon(const Frame& frame) {
  const auto mistake = find_colon_mistake(text_.substr(frame.key, left_out_ - frame.key));
  refuse_at(mistake.refusal, frame.key + mistake.offset);
}

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
  check_placement(block == Container::block_sequence && form == CollectionForm::block);
  const Place place = begin_place();
  Frame frame{block, column(), block == Container::block_mapping};
  if (frames_.empty()) block_root_ = form == CollectionForm::block;
  if (form == CollectionForm::flow) {
    frame.kind = flow;
    const bool bracket = peek() == (flow == Container::flow_mapping ? '{' : '[');
    const bool may_be_pair = flow == Container::flow_mapping && !frames_.empty() &&
                             frames_.back().kind == Container::flow_sequence;
    if (!bracket && may_be_pair) frame.kind = Container::pair;
    if (!bracket && !may_be_pair) lose();
    if (bracket) ++at_;
  }
  if (value_absent_) lose();
  frames_.push_back(frame);
  return place;
}

std::uint32_t TextWalker::close() {
  if (lost_ || frames_.empty()) return end();
  const Frame frame = frames_.back();
  if (frame.kind == Container::flow_mapping || frame.kind == Container::flow_sequence) {
    skip_separation();
    if (peek() == ',') {
      ++at_;
      skip_separation();
    }
    if (peek() == (frame.kind == Container::flow_mapping ? '}' : ']')) {
      end_ = ++at_;
    } else {
      lose();
    }
  } else if (frame.kind != Container::pair) {
    check_block_end(frame);
  }
  frames_.pop_back();
  value_absent_ = false;
  node_done();
  return end();
}

/// The next thing must stand further to the left, or it would be lost.
void TextWalker::check_block_end(const Frame& frame) {
  skip_separation();
  if (at_ >= text_.size() || at_document_marker() || column() < frame.column) return;
  const bool dash = peek() == '-' && blank_at(at_ + 1);
  const bool aligned_sequence = frame.kind == Container::block_sequence && column() == frame.column && !dash &&
                                frames_.size() > 1 && frames_[frames_.size() - 2].kind == Container::block_mapping;
  if (aligned_sequence) return;
  refuse_at(Refusal::bad_indentation, at_);
  lost_ = true;
}

void TextWalker::finish() {
  if (lost_) return;
  bool ended = !block_root_;
  skip_separation();
  while (at_document_marker() && peek() == '.') {
    ended = true;
    at_ += 3;
    skip_separation();
  }
  if (at_ >= text_.size()) return;
  if (at_document_marker()) {
    refuse_at(Refusal::second_document, at_);
  } else {
    refuse_at(ended ? Refusal::text_after_end : Refusal::bad_indentation, at_);
  }
}

}  // namespace edu_check::yaml
