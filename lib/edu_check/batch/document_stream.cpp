#include "edu_check/batch/document_stream.h"

#include <algorithm>
#include <cerrno>
#include <system_error>

#include "edu_check/text/system_error.h"
#include "edu_check/yaml/reader.h"

namespace edu_check {
namespace {

constexpr std::size_t block = std::size_t{256} << 10U;
/// Of a document that is larger only this much is kept: the reader refuses it.
constexpr std::size_t most_bytes = std::size_t{yaml::ReadLimits{}.bytes} + 1;

constexpr std::string_view separator = "---";
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

/// Line breaks as `Source` counts them.
std::uint32_t count_lines(std::string_view text) {
  auto lines = std::count(text.begin(), text.end(), '\n');
  for (auto at = text.find('\r'); at != std::string_view::npos; at = text.find('\r', at + 1)) {
    if (at + 1 == text.size() || text[at + 1] != '\n') ++lines;
  }
  return static_cast<std::uint32_t>(lines);
}

/// Whether there is anything but comments, blank lines, a separator and directives.
bool has_content(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const auto end = std::min(text.find_first_of("\r\n", at), text.size());
    auto line = text.substr(at, end - at);
    if (line.starts_with(byte_order_mark)) line.remove_prefix(byte_order_mark.size());
    if (line.starts_with(separator) || line.starts_with("...")) line.remove_prefix(separator.size());
    const auto first = line.find_first_not_of(" \t");
    if (first != std::string_view::npos && line[first] != '#' && line[0] != '%') return true;
    at = end + 1;
  }
  return false;
}

}  // namespace

void DocumentStream::fill() {
  buffer_.erase(0, start_);
  start_ = 0;
  const auto before = buffer_.size();
  buffer_.resize(before + block);
  const auto count = file_.is_open() ? file_.read(buffer_.data() + before, block) : FileReader::failed;
  if (count == FileReader::failed) mistake_ = describe({errno, std::generic_category()});
  buffer_.resize(count < 0 ? 0 : before + static_cast<std::size_t>(count));  // half a document is none
  at_end_ = count <= 0;
}

/// The next line of `---` at or after `from`; `npos` if there is none, or none for certain yet.
std::size_t DocumentStream::find_separator(std::size_t from) const {
  const std::string_view text = buffer_;
  const auto first = lines_ > 0 || start_ > 0            ? text.size()
                     : text.starts_with(byte_order_mark) ? byte_order_mark.size()
                                                         : 0;
  for (auto at = text.find(separator, from); at != std::string_view::npos; at = text.find(separator, at + 1)) {
    if (at != first && (at == 0 || (text[at - 1] != '\n' && text[at - 1] != '\r'))) continue;
    const auto after = at + separator.size();
    if (after == text.size()) return at_end_ ? at : std::string_view::npos;
    if (std::string_view(" \t\r\n").find(text[after]) != std::string_view::npos) return at;
  }
  return std::string_view::npos;
}

/// Cuts out what is too much of a document, but for the end, where a separator may begin.
void DocumentStream::shorten() {
  const auto from = start_ + most_bytes;
  const auto to = buffer_.size() - std::min(buffer_.size(), separator.size() + 1);
  if (to <= from) return;
  lines_cut_ += count_lines(std::string_view(buffer_).substr(from, to - from));
  buffer_.erase(from, to - from);
}

/// Takes what ends there off the buffer; false if it is no document.
bool DocumentStream::take(std::size_t end, std::string& text) {
  const auto document = std::string_view(buffer_).substr(start_, end - start_);
  const bool last = at_end_ && end == buffer_.size();
  const bool cut = document.size() >= most_bytes;
  const bool wanted = cut || has_content(document) || (document.starts_with(separator) && !last);
  if (wanted) {
    text.assign(document);
    lines_before_ = lines_;
    ++number_;
  }
  lines_ += count_lines(document) + lines_cut_;
  lines_cut_ = 0;
  start_ = end;
  return wanted;
}

bool DocumentStream::next(std::string& text) {
  auto searched = std::string_view(buffer_).substr(start_).starts_with(separator) ? separator.size() : 0;
  for (;;) {
    if (const auto found = find_separator(start_ + searched); found != std::string_view::npos) {
      if (take(found, text)) return true;
      searched = separator.size();
    } else if (!at_end_) {
      shorten();
      const auto size = buffer_.size() - start_;
      searched = std::max(std::min(searched, size), size - std::min(size, separator.size()));
      fill();
    } else {
      return start_ < buffer_.size() && take(buffer_.size(), text);
    }
  }
}

}  // namespace edu_check
