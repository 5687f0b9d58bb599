#include "edu_check/yaml/strict/text_cursor.h"

#include <algorithm>

#include "edu_check/text/encoding.h"

namespace edu_check::yaml {
namespace {

constexpr std::string_view flow_indicators = ",[]{}";

bool is_blank(char c) { return c == ' ' || c == '\t'; }
bool is_space(char c) { return is_blank(c) || c == '\n' || c == '\r'; }

}  // namespace

TextCursor::TextCursor(const Source& source, Diagnostics& diagnostics)
    : source_(source), diagnostics_(diagnostics), text_(source.text()) {
  if (text_.starts_with(utf8_mark)) at_ = line_start_ = utf8_mark.size();
}

void TextCursor::refuse_at(Refusal refusal, std::size_t where) {
  if (!muted_) refuse(refusal, source_, static_cast<std::uint32_t>(where), diagnostics_);
}

bool TextCursor::blank_at(std::size_t where) const { return where >= text_.size() || is_space(text_[where]); }

bool TextCursor::at_document_marker() const {
  if (at_ != line_start_ || at_end()) return false;
  const auto three = text_.substr(at_, 3);
  return (three == "---" || three == "...") && blank_at(at_ + 3);
}

void TextCursor::advance_to(std::size_t where) {
  const auto line_feed = text_.substr(at_, where - at_).rfind('\n');
  if (line_feed != std::string_view::npos) line_start_ = at_ + line_feed + 1;
  at_ = where;
}

void TextCursor::skip_line() { at_ = std::min(text_.find('\n', at_), text_.size()); }

void TextCursor::skip_word(bool in_flow_too) {
  const auto ends = [&](char c) { return is_space(c) || (in_flow_too && flow_indicators.find(c) != unknown); };
  while (!at_end() && !ends(text_[at_])) ++at_;
}

void TextCursor::skip_comment() {
  const bool separated = at_ == line_start_ || is_blank(text_[at_ - 1]);
  if (!separated) refuse_at(Refusal::comment_without_space, at_);
  skip_line();
}

void TextCursor::skip_separation() {
  auto tab = unknown;  // the first in this line's indentation
  bool indenting = at_ == line_start_;
  while (!at_end()) {
    const char c = text_[at_];
    if (c == '#') {
      skip_comment();
      continue;
    }
    if (!is_space(c)) break;
    if (c == '\t') tab = std::min(tab, at_);
    ++at_;
    if (c != '\n') continue;
    line_start_ = at_;
    indenting = true;
    tab = unknown;
  }
  if (indenting && tab != unknown && !at_end()) refuse_at(Refusal::tab_in_indentation, tab);
}

std::size_t TextCursor::quoted_end() const {
  const char quote = text_[at_];
  for (auto where = at_ + 1; where < text_.size(); ++where) {
    if (text_[where] == '\\' && quote == '"') {
      ++where;
    } else if (text_[where] == quote) {
      const bool doubled = quote == '\'' && where + 1 < text_.size() && text_[where + 1] == quote;
      if (!doubled) return where + 1;
      ++where;
    }
  }
  return unknown;
}

/// Folding changes only blanks and line breaks, so the other characters of the value must follow each other in the
/// text.
std::size_t TextCursor::folded_end(std::size_t from, std::string_view value) const {
  auto where = from;
  for (const char wanted : value) {
    if (is_space(wanted)) continue;
    while (where < text_.size() && is_space(text_[where])) ++where;
    if (where == text_.size() || text_[where] != wanted) return unknown;
    ++where;
  }
  return where;
}

std::size_t TextCursor::null_end() const {
  if (at_end()) return unknown;
  for (const std::string_view word : {"~", "null", "Null", "NULL"}) {
    if (!text_.substr(at_).starts_with(word)) continue;
    const auto end = at_ + word.size();
    if (blank_at(end) || text_[end] == ':' || flow_indicators.find(text_[end]) != unknown) return end;
  }
  return unknown;
}

std::size_t TextCursor::find_less_indented(std::size_t column, std::size_t end) const {
  for (auto line = text_.find('\n', at_); line < end; line = text_.find('\n', line)) {
    const auto start = ++line;
    const auto content = std::min(text_.find_first_not_of(' ', start), text_.size());
    const auto text = std::min(text_.find_first_not_of(" \t\r", start), text_.size());
    const bool is_blank_line = text == text_.size() || text_[text] == '\n';
    if (!is_blank_line && content - start <= column) return content;
  }
  return unknown;
}

void TextCursor::skip_block_header() {
  at_ = std::min(text_.find_first_not_of("+-0123456789", at_ + 1), text_.size());
  if (peek() == '#') refuse_at(Refusal::comment_without_space, at_);
  skip_line();
}

}  // namespace edu_check::yaml
