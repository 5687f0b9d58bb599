#include <algorithm>
#include <utility>

#include "edu_check/json/json_lines_format.h"
#include "edu_check/text/escape.h"

namespace edu_check {

JsonLine& JsonLine::key(std::string_view name) {
  json_.Key(name.data(), static_cast<rapidjson::SizeType>(name.size()));
  return *this;
}

JsonLine& JsonLine::string(std::string_view value) {
  const auto shown = printable_lines(value);
  json_.String(shown.data(), static_cast<rapidjson::SizeType>(shown.size()));
  return *this;
}

JsonLine& JsonLine::number(std::string_view name, std::uint64_t value) {
  key(name);
  json_.Uint64(value);
  return *this;
}

JsonLine& JsonLine::boolean(std::string_view name, bool value) {
  key(name);
  json_.Bool(value);
  return *this;
}

void JsonEntries::join(std::string& piece) {
  std::string joined;
  joined.reserve(piece.size() + piece.size() / 64);
  for (std::size_t at = 0; at < piece.size();) {
    const auto end = std::min(piece.find('\n', at), piece.size());
    if (count_ == most_) {
      ++dropped_;
    } else {
      joined += count_++ > 0 ? ",\n" : "\n";
      joined.append(piece, at, end - at);
    }
    at = end + 1;
  }
  piece = std::move(joined);
}

}  // namespace edu_check
