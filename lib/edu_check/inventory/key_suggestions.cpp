#include "edu_check/inventory/key_suggestions.h"

#include <algorithm>
#include <iterator>

#include "edu_check/inventory/key_form.h"
#include "edu_check/text/odd_character.h"
#include "edu_check/text/split.h"
#include "edu_check/text/utf8.h"
#include "edu_check/text/word_form.h"

namespace edu_check {
namespace {

constexpr std::size_t most_answers = 1000;
constexpr std::size_t most_names = 3;

std::string folded(std::string_view key) { return form_of(without_odd_characters(key)); }

std::string_view last_word(std::string_view path) { return path.substr(path.rfind('.') + 1); }

bool is_of_region(std::string_view path) { return path == "region" || path.starts_with("region."); }

bool is_ideograph(char32_t each) { return each >= 0x2E80 && each < 0xFF00; }

/// The characters of a text that another does not have, each as often.
std::u32string without_those_of(std::u32string text, const std::u32string& other) {
  for (const auto each : other) {
    if (const auto at = text.find(each); at != std::u32string::npos) text.erase(at, 1);
  }
  return text;
}

/// Whether one character is easily written for the other: they look or sound alike.
bool are_mixed_up(char32_t a, char32_t b) {
  static constexpr std::u32string_view alike[] = {
      U"数树术束", U"段短断锻", U"宽款宾", U"网纲罔", U"络落洛", U"校较效", U"班斑般", U"端瑞",   U"室事", U"间问",
      U"人入",     U"日曰",     U"带代戴", U"终钟",   U"师帅狮", U"职只识", U"工公功", U"生声升", U"备各", U"线限现",
      U"覆复",     U"率律",     U"已己",   U"份分",   U"区驱",   U"填添",   U"报抱",   U"标表",   U"码马", U"城成",
      U"乡相",     U"台抬",     U"息熄",   U"境镜",   U"连联",   U"账帐",   U"称成",   U"据剧",   U"科课", U"盖概"};
  return std::any_of(std::begin(alike), std::end(alike), [&](std::u32string_view each) {
    return each.find(a) != std::u32string_view::npos && each.find(b) != std::u32string_view::npos;
  });
}

}  // namespace

const std::vector<std::string_view>& KeySuggestions::header_keys() {
  static const std::vector<std::string_view> keys{"edu-check", "kind", "date", "evidence", "填报日期", "佐证材料"};
  return keys;
}

std::vector<std::string_view> KeySuggestions::keys_of(std::uint32_t group) const {
  auto keys = vocabulary_.keys_of(group);
  if (group == 0) keys.insert(keys.end(), header_keys().begin(), header_keys().end());
  std::sort(keys.begin(), keys.end());
  return keys;
}

KeySuggestions::Group& KeySuggestions::group_of(std::uint32_t group) {
  const auto known = groups_.find(group);
  if (known != groups_.end()) return known->second;
  const auto keys = keys_of(group);
  Group fresh{keys, Suggestions(keys), {}};
  for (const auto key : keys) fresh.by_form.emplace(folded(key), key);
  return groups_.emplace(group, std::move(fresh)).first->second;
}

const std::set<char32_t>& KeySuggestions::known_characters() {
  if (!characters_.empty()) return characters_;
  const auto add = [&](std::string_view text) {
    for (const auto each : decode_utf8(text)) {
      if (is_ideograph(each)) characters_.insert(each);
    }
  };
  for (std::uint32_t group = 0; group < vocabulary_.groups().size(); ++group) {
    for (const auto key : vocabulary_.keys_of(group)) add(key);
  }
  characters_.insert(U'\u2E80');  // none of a key: not empty any more
  return characters_;
}

bool KeySuggestions::fits(const UnknownKey& asked, const Fact& fact) const {
  return fact.subject == asked.subject && asked.shape != ValueShape::mapping &&
         (asked.shape != ValueShape::list || fact.type.kind == Kind::list || asked.facts_only);
}

/// Whether a key of the group would be right in place of the unknown one.
bool KeySuggestions::fits(const UnknownKey& asked, std::string_view key) const {
  const auto target = vocabulary_.find_key(asked.group, key);
  if (target.what == KeyTarget::What::fact) return fits(asked, vocabulary_.fact(target.index));
  if (asked.facts_only) return false;
  const bool may_be_group = asked.shape == ValueShape::mapping || asked.shape == ValueShape::unknown;
  if (target.what == KeyTarget::What::group) {
    const bool of_region = is_of_region(vocabulary_.groups()[target.index].path);
    return may_be_group && of_region == (asked.subject == SubjectKind::region);
  }
  const bool evidence = key == "evidence" || key == "佐证材料";
  return evidence ? may_be_group : asked.shape == ValueShape::single || asked.shape == ValueShape::unknown;
}

const std::vector<std::string>& KeySuggestions::meant(const UnknownKey& asked) {
  const auto form = std::uint64_t{asked.group} << 8U | static_cast<std::uint64_t>(asked.shape) << 4U |
                    static_cast<std::uint64_t>(asked.subject) << 1U | (asked.facts_only ? 1U : 0U);
  Question question{std::string(asked.text), form};
  const auto known = answers_.find(question);
  if (known != answers_.end()) return known->second;
  if (answers_.size() >= most_answers) answers_.clear();
  return answers_.emplace(std::move(question), find_meant(asked)).first->second;
}

std::vector<std::string> KeySuggestions::find_meant(const UnknownKey& asked) {
  const auto plain = plain_key(without_odd_characters(asked.text));
  if (plain.empty()) return {};
  for (const auto& found : {by_other_form(asked, plain), by_path(asked, plain), by_last_word(asked, plain)}) {
    if (!found.empty()) return found.size() <= most_names ? found : std::vector<std::string>();
  }
  auto near = by_nearness(asked, plain);
  return near.size() <= most_names ? near : std::vector<std::string>();
}

/// A key with something around it: a unit in brackets, 是否, 其中, a number; or another word for it.
std::vector<std::string> KeySuggestions::by_other_form(const UnknownKey& asked, std::string_view plain) {
  if (plain != asked.text && fits(asked, plain)) {
    const auto target = vocabulary_.find_key(asked.group, plain);
    const auto& headers = header_keys();
    const bool header = asked.group == 0 && std::find(headers.begin(), headers.end(), plain) != headers.end();
    if (target.what != KeyTarget::What::nothing || header) return {std::string(plain)};
  }
  const auto& by_form = group_of(asked.group).by_form;
  std::vector<std::string> same;
  for (auto [each, end] = by_form.equal_range(folded(plain)); each != end; ++each) {
    if (fits(asked, each->second)) same.push_back(each->second);
  }
  if (same.size() == 1) return same;
  const auto other = other_word_for(plain);
  if (other.empty()) return {};
  if (asked.group == 0 && other == "date" && asked.shape != ValueShape::mapping && !asked.facts_only)
    return {"填报日期"};
  const auto slot = vocabulary_.slot(other);
  if (!slot || !fits(asked, vocabulary_.fact(*slot))) return {};
  const auto here = vocabulary_.find_key(asked.group, vocabulary_.fact(*slot).label.zh);
  if (here.what != KeyTarget::What::fact || here.index != *slot) return {};
  return {vocabulary_.fact(*slot).label.zh};
}

/// A path whose parts are labels: 网络.出口带宽.
std::vector<std::string> KeySuggestions::by_path(const UnknownKey& asked, std::string_view plain) const {
  if (plain.find('.') == std::string_view::npos) return {};
  auto group = asked.group;
  const auto parts = split(plain, '.');
  for (std::size_t i = 0; i < parts.size(); ++i) {
    auto target = vocabulary_.find_key(group, parts[i]);
    if (target.what == KeyTarget::What::nothing && i == 0) target = vocabulary_.find_key(0, parts[i]);
    if (target.what == KeyTarget::What::nothing) return {};
    if (target.what == KeyTarget::What::group) {
      group = target.index;
      continue;
    }
    const auto& fact = vocabulary_.fact(target.index);
    if (i + 1 < parts.size() || !fits(asked, fact)) return {};
    const auto here = vocabulary_.find_key(asked.group, parts[i]);
    const bool is_name = here.what == KeyTarget::What::fact && here.index == target.index;
    return {is_name ? std::string(parts[i]) : fact.path};
  }
  return {};
}

/// The last word of a path, as it is written one level below; or what has the same last word here.
std::vector<std::string> KeySuggestions::by_last_word(const UnknownKey& asked, std::string_view plain) const {
  auto word = folded(plain);
  const auto known = vocabulary_.find_key(0, plain);
  if (known.what == KeyTarget::What::fact && vocabulary_.fact(known.index).subject != asked.subject)
    word = folded(last_word(vocabulary_.fact(known.index).path));
  std::vector<std::string> paths;
  std::vector<std::string> of_group;
  for (const auto& fact : vocabulary_.facts()) {
    if (folded(last_word(fact.path)) != word || !fits(asked, fact)) continue;
    paths.push_back(fact.path);
    if (asked.group != 0 && fact.group == asked.group) of_group.push_back(fact.label.zh);
  }
  return of_group.empty() ? paths : of_group;
}

std::vector<std::string> KeySuggestions::by_nearness(const UnknownKey& asked, std::string_view plain) {
  const auto& group = group_of(asked.group);
  const auto near =
      group.near.all_nearest(plain, [&](const std::u32string& found, const std::u32string& key, std::size_t number) {
        return fits(asked, group.keys[number]) && !means_other(found, key);
      });
  std::vector<std::string> names;
  std::set<std::uint32_t> slots;  // a fact under two of its names is one
  for (const auto number : near) {
    const auto target = vocabulary_.find_key(asked.group, group.keys[number]);
    if (target.what == KeyTarget::What::fact && !slots.insert(target.index).second) continue;
    names.emplace_back(group.keys[number]);
  }
  return names;
}

/// Whether two keys differ by a word and not by a slip: by an ideograph that other keys are made of, as 初 and 中. One
/// that no key has is a slip, as 帯 for 带.
bool KeySuggestions::means_other(const std::u32string& found, const std::u32string& key) {
  constexpr std::u32string_view neutral = U"的数量总人个共计和与及等是了各项目其情况额者员表值";
  constexpr std::u32string_view telling = U"初高中小大幼职专兼男女校区县市省国无有不非上下内外前后新旧自主";
  constexpr std::size_t enough = 9;  // characters, of which one may be a slip
  const auto extra = without_those_of(found, key);
  const auto missing = without_those_of(key, found);
  if (extra.size() == 1 && missing.size() == 1 && are_mixed_up(extra[0], missing[0])) return false;
  const auto& known = known_characters();
  const auto differs = std::count_if(extra.begin(), extra.end(), [&](char32_t each) {
    return known.contains(each) && neutral.find(each) == std::u32string_view::npos;
  });
  const auto is_telling = [&](char32_t each) { return telling.find(each) != std::u32string_view::npos; };
  if (differs == 0) {
    // A slip takes the place of one character; 中 of 中小学 is more than that.
    return !extra.empty() && std::any_of(missing.begin(), missing.end(), is_telling) &&
           std::any_of(extra.begin(), extra.end(), is_telling);
  }
  const bool telling_one =
      std::any_of(extra.begin(), extra.end(), is_telling) || std::any_of(missing.begin(), missing.end(), is_telling);
  return differs > 1 || telling_one || key.size() < enough;
}

std::optional<std::string> KeySuggestions::same_but_for_form(const UnknownKey& asked) {
  const auto [first, last] = group_of(asked.group).by_form.equal_range(folded(asked.text));
  if (first == last || std::next(first) != last || !fits(asked, first->second)) return std::nullopt;
  return first->second;
}

std::optional<std::uint32_t> KeySuggestions::group_elsewhere(const UnknownKey& asked) const {
  if (asked.shape != ValueShape::mapping && asked.shape != ValueShape::unknown) return std::nullopt;
  const auto plain = plain_key(without_odd_characters(asked.text));
  std::optional<std::uint32_t> found;
  for (std::uint32_t index = 1; index < vocabulary_.groups().size(); ++index) {
    const auto& group = vocabulary_.groups()[index];
    if (group.label.zh != plain && last_word(group.path) != plain) continue;
    if (is_of_region(group.path) != (asked.subject == SubjectKind::region)) continue;
    if (found) return std::nullopt;
    found = index;
  }
  return found;
}

}  // namespace edu_check
