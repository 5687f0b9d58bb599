#include "edu_check/table/header.h"

#include <algorithm>
#include <array>
#include <utility>

#include "edu_check/inventory/key_form.h"
#include "edu_check/standard/known_facts.h"
#include "edu_check/text/utf8.h"
#include "edu_check/text/word_form.h"
#include "edu_check/value/number_mistakes.h"
#include "edu_check/value/quantity.h"
#include "edu_check/value/unit.h"

namespace edu_check {
namespace {

/// What headers are called that are no facts.
constexpr auto other_headers = std::to_array<std::pair<std::string_view, Header::What>>({
    {"序号", Header::What::no_fact},   {"项目", Header::What::no_fact},   {"指标", Header::What::no_fact},
    {"编号", Header::What::no_fact},   {"行号", Header::What::no_fact},   {"no", Header::What::no_fact},
    {"no.", Header::What::no_fact},    {"单位", Header::What::unit},      {"计量单位", Header::What::unit},
    {"unit", Header::What::unit},      {"填写", Header::What::value},     {"填写内容", Header::What::value},
    {"填报内容", Header::What::value}, {"填报值", Header::What::value},   {"数值", Header::What::value},
    {"数据", Header::What::value},     {"本校情况", Header::What::value}, {"填写值", Header::What::value},
    {"答案", Header::What::value},     {"value", Header::What::value},    {"answer", Header::What::value},
});

/// What a header may have behind the name of a count, or lack.
constexpr auto count_endings =
    std::to_array<std::string_view>({"总数量", "数量", "间数", "台数", "人数", "总数", "个数", "数"});

/// Parts of a header that say no name of their own: a total, or how something is counted.
constexpr auto total_words = std::to_array<std::string_view>({"合计", "总计", "小计", "共计"});
constexpr auto counters = std::to_array<std::string_view>({"人", "名", "位", "间", "个", "台", "套", "所", "件", "门",
                                                           "节", "次", "项", "班", "台套", "台/套", "台、套", "人次"});

template <std::size_t count>
bool is_one_of(const std::array<std::string_view, count>& words, std::string_view text) {
  return std::find(words.begin(), words.end(), text) != words.end();
}

/// What the last brackets of a text hold, as `Mbps` of `出口带宽(Mbps)`; without a colon and what stands before it.
std::string in_last_brackets(std::string_view text) {
  const auto shut = text.find_last_of(")]");
  const auto open = text.find_last_of("([", shut);
  if (shut == std::string_view::npos || open == std::string_view::npos || shut + 1 != text.size()) return {};
  auto inside = text.substr(open + 1, shut - open - 1);
  if (const auto colon = inside.rfind(':'); colon != std::string_view::npos) inside.remove_prefix(colon + 1);
  return std::string(trimmed(inside));
}

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c <= '~'; });
}

/// The unit that a word can only mean: `Mbps` for `mbps`, but nothing for `MBPS`, which may be bytes.
const Unit* unit_of(std::string_view word) {
  if (const auto* const unit = find_unit(word)) return unit;
  const auto meant = parse_value("1 " + std::string(word), {Kind::bandwidth, nullptr}).mistake.instead;
  return meant.empty() ? nullptr : find_unit(trimmed(split_unit(meant).unit));
}

/// Whether a part of a header only says how what is above it is counted: `(台)`, `台`, `Mbps`, `合计`.
bool says_no_name(std::string_view part) {
  const auto inside = part.starts_with('(') ? in_last_brackets(part) : std::string();
  const auto word = inside.empty() ? part : std::string_view(inside);
  return word == "计" || word == "数量" || word == "总数" || is_one_of(total_words, word) ||
         is_one_of(counters, word) || unit_of(word) != nullptr;
}

/// `教室(间)` of `教室(间)合计`, and then without the brackets.
std::string without_total(std::string name) {
  for (const auto word : total_words) {
    if (name.size() > word.size() && name.ends_with(word))
      return plain_key(std::string_view(name).substr(0, name.size() - word.size()));
  }
  return name;
}

/// In ASCII forms of brackets, colons, letters and digits.
std::string plain_forms(std::string_view text) {
  std::string plain;
  for (const auto character : decode_utf8(text)) {
    const bool wide = character >= U'！' && character <= U'～';
    append_utf8(plain, wide                 ? character - U'！' + U'!'
                       : character == U'【' ? U'['
                       : character == U'】' ? U']'
                                            : character);
  }
  return plain;
}

}  // namespace

std::string cell_line(std::string_view text) {
  std::u32string line;
  bool blank = false;
  for (const auto character : decode_utf8(text)) {
    const bool is_space =
        character <= U' ' || character == U'\u00A0' || character == U'\u3000' || character == U'\uFEFF';
    if (is_space) {
      blank = true;
      continue;
    }
    const bool between_ideographs = !line.empty() && line.back() >= U'\u2E80' && character >= U'\u2E80';
    if (blank && !line.empty() && !between_ideographs) line += U' ';
    blank = false;
    line += character;
  }
  std::string result;
  for (const auto character : line) append_utf8(result, character);
  return result;
}

const std::vector<std::string>& HeaderReader::meant(std::string_view header) {
  UnknownKey key{0, header, ValueShape::single, subject_, true};
  return suggestions_.meant(key);
}

const Header& HeaderReader::read(const std::vector<std::string_view>& path) {
  std::string key;
  std::vector<std::string> parts;
  for (const auto part : path) {
    auto line = plain_forms(cell_line(part));
    if (line.empty() || (!parts.empty() && parts.back() == line)) continue;
    key.append(line).append(1, '\n');
    parts.push_back(std::move(line));
  }
  const auto known = known_.find(key);
  if (known != known_.end()) return known->second;
  auto header = find(parts);
  if (header.what == Header::What::fact) take_unit(header, parts);
  constexpr std::size_t most_known = 10'000;  // a hostile table may have any number of texts
  if (known_.size() >= most_known) known_.clear();
  return known_.emplace(std::move(key), std::move(header)).first->second;
}

/// The last part that is a name tells the fact; what stands above it tells which of several.
Header HeaderReader::find(const std::vector<std::string>& parts) {
  auto last = parts.size();
  while (last > 1 && says_no_name(parts[last - 1])) --last;
  if (last == 0) return {};
  const std::string& name = parts[last - 1];
  if (parts.size() == 1) {
    const auto word = lower_case(name);
    for (const auto& [other, what] : other_headers) {
      if (word == other) return {what, 0, {}, {}};
    }
  }
  if (last > 1) {
    if (const auto group = group_of(parts[last - 2])) {
      if (auto found = find_name(*group, name)) return *found;
    }
    if (auto found = find_name(0, parts[last - 2] + name)) return *found;
  }
  if (auto found = find_name(0, name)) return *found;
  const auto bracket = name.find_last_of("([");  // of a unit that no fact has
  if (in_last_brackets(name).empty() || bracket == 0 || !is_ascii(in_last_brackets(name))) return {};
  return find_name(0, trimmed(std::string_view(name).substr(0, bracket))).value_or(Header());
}

std::optional<std::uint32_t> HeaderReader::group_of(std::string_view name) const {
  const auto target = vocabulary_.find_key(0, plain_key(name));
  if (target.what == KeyTarget::What::group) return target.index;
  const auto& groups = vocabulary_.groups();
  for (std::uint32_t i = 1; i < groups.size(); ++i) {
    if (groups[i].label.zh == name) return i;
  }
  return std::nullopt;
}

std::optional<Header> HeaderReader::find_spelling(std::uint32_t group, std::string_view name) {
  const auto target = vocabulary_.find_key(group, name);
  if (target.what == KeyTarget::What::fact && fits(target.index))
    return Header{Header::What::fact, target.index, {}, {}};
  const auto same = suggestions_.same_but_for_form({group, name, ValueShape::single, subject_, true});
  if (!same) return std::nullopt;
  const auto meant = vocabulary_.find_key(group, *same);
  if (meant.what != KeyTarget::What::fact || !fits(meant.index)) return std::nullopt;
  return Header{Header::What::fact, meant.index, {}, {}};
}

std::optional<Header> HeaderReader::find_name(std::uint32_t group, std::string_view name) {
  if (auto found = find_spelling(group, name)) return found;
  const auto plain = without_total(plain_key(name));
  if (auto found = find_spelling(group, plain)) return found;
  const auto other = other_word_for(plain);
  if (other == "date" || plain == "date" || plain == "填报日期" || plain == "取数日期")
    return Header{Header::What::date, 0, {}, {}};
  if (const auto slot = vocabulary_.slot(other); slot && fits(*slot)) return Header{Header::What::fact, *slot, {}, {}};
  std::optional<Header> found;
  for (const auto ending : count_endings) {
    if (!found) found = find_spelling(group, plain + std::string(ending));
    if (!found && plain.size() > ending.size() && plain.ends_with(ending))
      found = find_spelling(group, std::string_view(plain).substr(0, plain.size() - ending.size()));
  }
  const bool counts = found && vocabulary_.fact(found->slot).type.kind == Kind::count;
  return counts ? found : std::nullopt;
}

/// The unit of a header that names one, in brackets or in a part of its own.
void HeaderReader::take_unit(Header& header, const std::vector<std::string>& parts) const {
  const auto kind = vocabulary_.fact(header.slot).type.kind;
  if (!is_numeric(kind)) return;
  for (const auto& part : parts) {
    auto word = in_last_brackets(part);
    if (word.empty()) word = part;
    const auto* const unit = unit_of(word);
    const bool in_ascii = std::all_of(word.begin(), word.end(), [](char c) { return c > ' ' && c <= '~'; });
    if (unit != nullptr && unit->kind == kind) {
      header.unit = unit->name;
    } else if (word != part && (unit != nullptr || (in_ascii && !is_one_of(counters, word)))) {
      header.wrong_unit = word;
    }
  }
}

}  // namespace edu_check
