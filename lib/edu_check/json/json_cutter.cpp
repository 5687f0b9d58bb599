#include "edu_check/json/json_cutter.h"

#include <algorithm>
#include <bitset>

#include "edu_check/text/encoding.h"

namespace edu_check {

bool JsonCutter::fill() {
  before_ += size_;
  at_ = 0;
  size_ = std::fread(buffer_.data(), 1, buffer_.size(), file_);
  return size_ > 0;
}

std::string_view JsonCutter::head() {
  if (at_ == size_) fill();
  return {buffer_.data() + at_, size_ - at_};
}

int JsonCutter::skip_space() {
  for (bool marked = false;;) {
    const int byte = peek();
    if (byte == 0xEF && !marked && at_mark()) {
      at_ += utf8_mark.size();
      marked = true;
      continue;
    }
    if (byte != ' ' && byte != '\n' && byte != '\t' && byte != '\r') return peek();
    take();
  }
}

int JsonCutter::skip_blanks() {
  int byte = peek();
  for (; byte == ' ' || byte == '\t'; byte = peek()) take();
  return byte;
}

bool JsonCutter::at_mark() {
  if (size_ - at_ < utf8_mark.size()) {  // the rest of it may be yet to come
    std::copy(buffer_.begin() + static_cast<std::ptrdiff_t>(at_), buffer_.begin() + static_cast<std::ptrdiff_t>(size_),
              buffer_.begin());
    before_ += at_;
    size_ -= at_;
    at_ = 0;
    size_ += std::fread(buffer_.data() + size_, 1, buffer_.size() - size_, file_);
  }
  return std::string_view(buffer_.data() + at_, size_ - at_).starts_with(utf8_mark);
}

JsonCutter::End JsonCutter::take_object(std::string& to, std::string_view array) {
  take();
  to = "{";
  return take_until_closed(to, 1, array);
}

JsonCutter::End JsonCutter::take_rest(std::string& to) { return take_until_closed(to, 1, {}); }

JsonCutter::End JsonCutter::take_until_closed(std::string& to, int depth, std::string_view array) {
  std::size_t key = 0;  // where the last string begins: before a bracket of the outermost level, it is a member's name
  std::size_t key_end = 0;
  std::bitset<deepest_json + 1> lists;  // by level, whether it is closed by `]`
  while (depth > 0) {
    const int byte = take();
    if (byte == EOF) return End::incomplete;
    to += static_cast<char>(byte);
    if (to.size() > longest_json) return End::too_long;
    if (byte == '"') {
      key = to.size();
      if (!take_string(to)) return to.size() > longest_json ? End::too_long : End::incomplete;
      key_end = to.size() - 1;
    } else if (byte == '{' || byte == '[') {
      const bool found = !array.empty() && byte == '[' && depth == 1 && to.compare(key, key_end - key, array) == 0;
      if (found) return End::in_array;
      if (++depth > deepest_json) return End::too_deep;
      lists[static_cast<std::size_t>(depth)] = byte == '[';
    } else if (byte == '}' || byte == ']') {
      if (lists[static_cast<std::size_t>(depth)] != (byte == ']')) return End::closed;  // the parser says what is wrong
      --depth;
    }
  }
  return End::closed;
}

bool JsonCutter::take_string(std::string& to) {
  for (bool escaped = false;;) {
    if (at_ == size_ && !fill()) return false;
    auto end = at_;
    bool closed = false;
    while (end < size_ && !closed) {
      const char byte = buffer_[end++];
      closed = byte == '"' && !escaped;
      escaped = byte == '\\' && !escaped;
    }
    to.append(buffer_.data() + at_, end - at_);
    line_ += static_cast<std::uint32_t>(std::count(buffer_.data() + at_, buffer_.data() + end, '\n'));
    at_ = end;
    if (closed) return true;
    if (to.size() > longest_json) return false;
  }
}

}  // namespace edu_check
