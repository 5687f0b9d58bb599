#include "edu_check/text/word_form.h"

#include <algorithm>

#include "edu_check/text/utf8.h"

namespace edu_check {

std::string lower_case(std::string_view text) {
  std::string lower(text);
  for (auto& each : lower) {
    if (each >= 'A' && each <= 'Z') each = static_cast<char>(each - 'A' + 'a');
  }
  return lower;
}

std::u32string form_of(const std::u32string& characters) {
  std::u32string form;
  for (auto each : characters) {
    if (each >= U'！' && each <= U'～') each -= U'！' - U'!';
    if (each >= U'A' && each <= U'Z') each += U'a' - U'A';
    if (each != U' ' && each != U'\u3000' && each != U'_' && each != U'-') form.push_back(each);
  }
  return form;
}

std::string form_of(std::string_view text) {
  std::string form;
  for (const auto each : form_of(decode_utf8(text))) append_utf8(form, each);
  return form;
}

std::string_view trimmed(std::string_view text, std::string_view blanks) {
  const auto first = std::min(text.find_first_not_of(blanks), text.size());
  return text.substr(first, text.find_last_not_of(blanks) + 1 - first);
}

}  // namespace edu_check
