#include "edu_check/input/document_stream.h"

#include <algorithm>
#include <cerrno>
#include <system_error>

#include "edu_check/text/encoding.h"
#include "edu_check/text/message_format.h"
#include "edu_check/text/system_error.h"
#include "edu_check/yaml/reader.h"

namespace edu_check {
namespace {

constexpr std::size_t block = std::size_t{256} << 10U;
/// Of a document that is larger only this much is kept: the reader refuses it.
constexpr std::size_t most_bytes = std::size_t{yaml::ReadLimits{}.bytes} + 1;

constexpr std::string_view document_separator = "---";
constexpr std::string_view end_mark = "...";

/// Line breaks as `Source` counts them.
std::uint32_t count_lines(std::string_view text) {
  auto lines = std::count(text.begin(), text.end(), '\n');
  for (auto at = text.find('\r'); at != std::string_view::npos; at = text.find('\r', at + 1)) {
    if (at + 1 == text.size() || text[at + 1] != '\n') ++lines;
  }
  return static_cast<std::uint32_t>(lines);
}

/// What a text holds besides blank lines, comments and marks of begin and end.
struct Contents {
  bool any = false;
  bool directives = false;  ///< lines that begin with %
};

Contents contents_of(std::string_view text) {
  Contents contents;
  for (std::size_t at = 0; at < text.size() && !contents.any;) {
    const auto end = std::min(text.find_first_of("\r\n", at), text.size());
    auto line = text.substr(at, end - at);
    line = without_utf8_mark(line);
    if (line.starts_with(document_separator) || line.starts_with(end_mark))
      line.remove_prefix(document_separator.size());
    const auto first = line.find_first_not_of(" \t");
    const bool directive = line.starts_with('%');
    contents.directives = contents.directives || directive;
    contents.any = first != std::string_view::npos && line[first] != '#' && !directive;
    at = end + 1;
  }
  return contents;
}

/// Where the directives of the next document begin: behind a line of `...` after which nothing else follows. The size
/// of the text if there are none.
std::size_t find_directives(std::string_view text) {
  if (text.find("\n%") == std::string_view::npos) return text.size();
  for (auto at = text.rfind(end_mark); at != std::string_view::npos;
       at = at == 0 ? at - 1 : text.rfind(end_mark, at - 1)) {
    if (at > 0 && text[at - 1] != '\n' && text[at - 1] != '\r') continue;
    const auto line_end = text.find('\n', at);
    if (line_end == std::string_view::npos) return text.size();
    const auto contents = contents_of(text.substr(line_end + 1));
    return !contents.any && contents.directives ? line_end + 1 : text.size();
  }
  return text.size();
}

/// Takes a byte order mark away that stands where the content begins after `---`, as it does where files are joined.
void erase_inner_mark(std::string& text) {
  const std::string_view all = text;
  auto at = all.starts_with(utf8_mark) ? utf8_mark.size() : 0;
  if (!all.substr(at).starts_with(document_separator)) return;
  for (at = all.find('\n', at); at != std::string_view::npos; at = all.find('\n', at)) {
    ++at;
    if (all.substr(at).starts_with(utf8_mark)) {
      text.erase(at, utf8_mark.size());
      return;
    }
    const auto first = all.find_first_not_of(" \t\r", at);
    if (first == std::string_view::npos || (all[first] != '\n' && all[first] != '#')) return;
  }
}

/// Length of the `---` at the start of a text, and of a byte order mark before it; 0 if there is none.
std::size_t separator_at(std::string_view text) {
  const auto mark = text.starts_with(utf8_mark) ? utf8_mark.size() : 0;
  return text.substr(mark).starts_with(document_separator) ? mark + document_separator.size() : 0;
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
  const auto first = lines_ > 0 || start_ > 0 ? text.size() : text.starts_with(utf8_mark) ? utf8_mark.size() : 0;
  for (auto at = text.find(document_separator, from); at != std::string_view::npos;
       at = text.find(document_separator, at + 1)) {
    const bool marked = text.substr(0, at).ends_with(utf8_mark);
    const auto begin = marked && at != first ? at - utf8_mark.size() : at;
    if (at != first && (begin == 0 || (text[begin - 1] != '\n' && text[begin - 1] != '\r'))) continue;
    const auto after = at + document_separator.size();
    if (after == text.size()) return at_end_ ? begin : std::string_view::npos;
    if (std::string_view(" \t\r\n").find(text[after]) != std::string_view::npos) return begin;
  }
  return std::string_view::npos;
}

/// Cuts out what is too much of a document, but for the end, where a separator may begin; false where it goes on too
/// long.
bool DocumentStream::shorten() {
  const auto from = start_ + most_bytes;
  const auto to = buffer_.size() - std::min(buffer_.size(), document_separator.size() + utf8_mark.size() + 1);
  if (to <= from) return true;
  bytes_cut_ += to - from;
  if (bytes_cut_ > most_document_bytes) {
    mistake_ =
        message("第 {} 份清单超过 {} 字节，其后的不再读取",
                "document {} is longer than {} bytes: what follows is not read", number_ + 1, most_document_bytes);
    start_ = buffer_.size();
    at_end_ = true;
    return false;
  }
  lines_cut_ += count_lines(std::string_view(buffer_).substr(from, to - from));
  buffer_.erase(from, to - from);
  return true;
}

/// Takes what ends there off the buffer; false if it is no document.
bool DocumentStream::take(std::size_t end, std::string& text) {
  const auto document = std::string_view(buffer_).substr(start_, end - start_);
  const bool last = at_end_ && end == buffer_.size();
  const bool cut = document.size() >= most_bytes;
  const auto contents = contents_of(document);
  const bool wanted = cut || contents.any || contents.directives || (separator_at(document) > 0 && !last);
  if (wanted) {
    text.assign(document);
    erase_inner_mark(text);
    lines_before_ = lines_;
    ++number_;
  }
  lines_ += count_lines(document) + lines_cut_;
  lines_cut_ = 0;
  bytes_cut_ = 0;
  start_ = end;
  return wanted;
}

/// Whether nothing but directives and comments stands before a separator: they belong to the document that it begins,
/// also behind a separator of their own, where the reader refuses them.
bool DocumentStream::only_directives_before(std::size_t found) const {
  const auto text = std::string_view(buffer_).substr(start_, found - start_);
  const auto contents = contents_of(text);
  const bool ended = separator_at(text) > 0 && find_directives(text) < text.size();
  return contents.directives && !contents.any && !ended;
}

bool DocumentStream::next(std::string& text) {
  auto searched = separator_at(std::string_view(buffer_).substr(start_));
  bool has_directives = false;
  for (;;) {
    if (const auto found = find_separator(start_ + searched); found != std::string_view::npos) {
      if (!has_directives && only_directives_before(found)) {
        has_directives = true;
        searched = found - start_ + separator_at(std::string_view(buffer_).substr(found));
        continue;
      }
      const auto end = start_ + find_directives(std::string_view(buffer_).substr(start_, found - start_));
      if (take(end, text)) return true;
      has_directives = false;
      searched = separator_at(std::string_view(buffer_).substr(start_));
    } else if (!at_end_) {
      if (!shorten()) return false;
      const auto size = buffer_.size() - start_;
      constexpr auto kept = document_separator.size() + utf8_mark.size();
      searched = std::max(std::min(searched, size), size - std::min(size, kept));
      fill();
    } else {
      return start_ < buffer_.size() && take(buffer_.size(), text);
    }
  }
}

}  // namespace edu_check
