#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "edu_check/inventory/foreign_word.h"
#include "edu_check/inventory/inventory_builder.h"
#include "edu_check/inventory/scalar_words.h"
#include "edu_check/text/message_format.h"
#include "edu_check/text/odd_character.h"
#include "edu_check/text/utf8.h"
#include "edu_check/value/number_mistakes.h"
#include "edu_check/value/number_text.h"
#include "edu_check/value/quantity.h"
#include "edu_check/yaml/report_mistake.h"

namespace edu_check {
namespace {

/// Words that YAML readers take for numbers or nulls and that are neither here.
bool is_special_number(std::string_view text) {
  constexpr auto words = std::to_array<std::string_view>(
      {".nan", ".NaN", ".NAN", ".inf", ".Inf", ".INF", "-.inf", "-.Inf", "-.INF", "+.inf"});
  return std::find(words.begin(), words.end(), text) != words.end();
}

/// The values that inventories are full of, without the apparatus that explains mistakes.
std::optional<Rational> read_plainly(std::string_view text, Kind kind) {
  if (kind == Kind::boolean) {
    if (text == "true") return Rational(1);
    if (text == "false") return Rational(0);
    return std::nullopt;
  }
  constexpr std::size_t most_digits = 15;
  if (kind != Kind::count || text.empty() || text.size() > most_digits || (text[0] == '0' && text.size() > 1))
    return std::nullopt;
  std::int64_t number = 0;
  for (const char digit : text) {
    if (digit < '0' || digit > '9') return std::nullopt;
    number = number * 10 + (digit - '0');
  }
  return Rational(number);
}

/// What the form of a value suggests to do about it; empty if nothing.
Message remedy_of_form(const yaml::Scalar& value) {
  if (value.style == yaml::ScalarStyle::plain && value.text.find('#') != std::string_view::npos) {
    return message("注释符号 # 前要空一格", "put a space before the # of a comment");
  }
  for (const std::string_view quote : {"“", "”", "‘", "’"}) {
    if (value.text.starts_with(quote))
      return message("中文引号不起引号的作用：改用半角引号，或不用引号",
                     "Chinese quotation marks don't quote: use ASCII ones, or none");
  }
  return {};
}

/// The parts of a text between the characters of a set, without those that are empty.
std::vector<std::string> split_at(std::string_view text, std::u32string_view separators) {
  std::vector<std::string> parts;
  bool between = true;
  for (const auto character : decode_utf8(text)) {
    if (separators.find(character) != std::u32string_view::npos) {
      between = true;
      continue;
    }
    if (between) parts.emplace_back();
    between = false;
    append_utf8(parts.back(), character);
  }
  return parts;
}

/// A text that was to be a list.
struct MeantList {
  std::vector<std::string> items;
  std::optional<std::string> other = std::nullopt;  ///< the first that is no choice
  bool certain = true;                              ///< what is between them can only separate
  [[nodiscard]] bool fits() const { return !items.empty() && !other; }
};

/// The words of a text, whatever stands between them; a word that is a choice stays whole.
MeantList meant_list(std::string_view text, const Type& type) {
  const auto fits = [&](std::string_view word) { return parse_value(word, type).value.has_value(); };
  MeantList list;
  for (auto& word : split_at(text, U"，、,；; ［］【】[]")) {
    if (fits(word)) {
      list.items.push_back(std::move(word));
      continue;
    }
    list.certain = false;
    const auto parts = split_at(word, U"（）()“”‘’\"'和及与/／+＋&－-");
    if (std::all_of(parts.begin(), parts.end(), fits)) {
      list.items.insert(list.items.end(), parts.begin(), parts.end());  // none, of a mark alone
      continue;
    }
    if (!list.other) list.other = word;
    list.items.push_back(std::move(word));
  }
  return list;
}

std::string as_list(const std::vector<std::string>& items) {
  std::string list = "[";
  for (const auto& each : items) list.append(list.size() > 1 ? ", " : "").append(printable(each));
  return shortened(list, 60) + "]";
}

/// How a list is written whose items are not known.
Message list_hint(const ChoiceSet& choices) {
  Message example;
  for (std::size_t i = 0; i < std::min<std::size_t>(choices.choices.size(), 2); ++i) {
    const auto& [id, label, aliases] = choices.choices[i];
    example.zh += (i > 0 ? ", " : "") + label.zh;
    example.en += (i > 0 ? ", " : "") + id;
  }
  return message("写成列表，如 [{}]", "write a list, such as [{}]", example);
}

/// A character that no name has: one of no width anywhere, others at the ends. Within a name, some scripts need them.
std::optional<OddCharacter> unwanted_character(std::string_view text) {
  constexpr std::u32string_view nowhere = U"\u00AD\u200B\u2060\uFEFF";
  for (auto odd = find_odd_character(text); odd; odd = find_odd_character(text, odd->offset + odd->length)) {
    const bool at_end = odd->offset == 0 || odd->offset + odd->length == text.size();
    if (at_end || nowhere.find(odd->code) != std::u32string_view::npos) return odd;
  }
  return std::nullopt;
}

}  // namespace

/// Reports what is wrong with a value: first by what its form suggests, then by what its type does.
void InventoryBuilder::report_value(const yaml::Scalar& value, ValueMistake mistake,
                                    std::optional<std::uint32_t> slot) {
  if (auto remedy = remedy_of_form(value); !remedy.empty()) {
    mistake.hint = std::move(remedy);
    mistake.instead.clear();
  }
  if (mistake.hint.empty()) mistake.hint = message("不知道时写 null", "write null for what is not known");
  auto elsewhere = slot ? foreign_word_hint(vocabulary_, *slot, value.text) : Message();
  if (elsewhere.empty()) {
    report_mistake(mistake, value, source_, diagnostics_);
    return;
  }
  auto remedy = std::exchange(mistake.hint, std::move(elsewhere));
  mistake.instead.clear();
  report_mistake(mistake, value, source_, diagnostics_).hint(std::move(remedy));
}

/// Whether the fact is new; one that is given twice is reported with both places.
bool InventoryBuilder::begin_fact(std::uint32_t slot, std::uint32_t offset) {
  const auto& before = inventory_.slot(slot);
  if (before.presence != Presence::absent) {
    const auto& fact = vocabulary_.fact(slot);
    report("key-duplicate", offset, message("“{}”（{}）给了两次", "“{}” ({}) is given twice", fact.label, fact.path))
        .note(source_, before.offset, message("先前在此给出", "given here before"))
        .hint(message("只保留一处", "keep one of them"));
    return false;
  }
  auto& fresh = inventory_.touch(slot);
  fresh.presence = Presence::unknown;
  fresh.offset = offset;
  return true;
}

void InventoryBuilder::on_fact(std::uint32_t slot, const yaml::Scalar& value) {
  if (!begin_fact(slot, value.offset)) return;
  auto& fresh = inventory_.writable(slot);
  const auto& fact = vocabulary_.fact(slot);
  if (is_missing(value) || is_not_applicable(value)) return read_missing(fresh, fact, value);
  if (value.text.empty()) {
    report("value-empty", value.offset, message("空的文字", "an empty text"))
        .hint(message("不知道时写 null", "write null for what is not known"));
  } else if (value.text.find('\n') != std::string_view::npos) {
    report("value-lines", value.offset, message("值占了多行", "the value takes several lines"))
        .hint(message("写在一行里", "write it on one line"));
  } else if (fact.type.kind == Kind::text) {
    read_text(fresh, fact, value);
  } else if (fact.type.kind == Kind::list) {
    report_not_a_list(slot, value);
  } else {
    read_number(fresh, fact, value);
  }
}

/// A text in place of a list; its words are the list, if all of them are choices.
void InventoryBuilder::report_not_a_list(std::uint32_t slot, const yaml::Scalar& value) {
  const auto& fact = vocabulary_.fact(slot);
  const auto odd = find_odd_character(value.text);
  const auto list = meant_list(without_odd_characters(value.text), fact.type);
  const bool is_dash = value.text.starts_with('-') || value.text.starts_with("－");
  const auto written = as_list(list.items);
  auto text = message("此处应为列表，实为“{}”", "expected a list, found “{}”", shown(value.text));
  if (odd) {
    const auto name = describe(*odd);
    text = message("此处应为列表，实为“{}”，其中有{}", "expected a list, found “{}”, which holds {}", shown(value.text),
                   name);
  }
  auto hint = foreign_word_hint(vocabulary_, slot, value.text);
  if (hint.empty() && !list.fits()) hint = list_hint(*fact.type.choices);
  if (hint.empty())
    hint = is_dash ? message("“-”后要空一格，或写 {}", "put a space behind each -, or write {}", written)
                   : message("请写 {}", "write {}", written);
  const bool exact = list.fits() && list.certain && value.style == yaml::ScalarStyle::plain;
  auto& diagnostic = report_mistake({"value-list", std::move(text), std::move(hint), exact ? written : ""}, value,
                                    source_, diagnostics_);
  if (list.other && diagnostic.kept) diagnostic.hint(parse_value(*list.other, fact.type).mistake.hint);
}

void InventoryBuilder::read_missing(Slot& slot, const Fact& fact, const yaml::Scalar& value) {
  if (!is_not_applicable(value)) return;
  if (fact.may_be_not_applicable) {
    slot.presence = Presence::not_applicable;
    return;
  }
  report("value-not-applicable", value.offset,
         message("“{}”不能填“不适用”", "“{}” can't be “not applicable”", fact.label))
      .hint(message("填实际值；不知道时写 null", "give the value, or null for what is not known"));
}

/// A name that differs from what it looks like, so that it would equal no other.
void InventoryBuilder::report_unwanted(const yaml::Scalar& value, const OddCharacter& odd) {
  std::string clean(value.text);
  for (auto each = unwanted_character(clean); each; each = unwanted_character(clean))
    clean.erase(each->offset, each->length);
  const auto name = describe(odd);
  const auto shown_text = shown(value.text);
  ValueMistake mistake{"value-odd-character", message("“{}”中有{}", "“{}” holds {}", shown_text, name),
                       message("删除它", "delete it"), clean, static_cast<std::uint32_t>(odd.offset)};
  report_value(value, std::move(mistake));
}

void InventoryBuilder::read_text(Slot& slot, const Fact& fact, const yaml::Scalar& value) {
  const auto fits = [&](std::string_view text) {
    return text.size() == fact.digits && text.find_first_not_of("0123456789") == std::string_view::npos;
  };
  if (fact.digits > 0 && !fits(value.text)) {
    auto clean = half_width(without_odd_characters(value.text));
    std::erase(clean, ' ');
    auto text =
        message("“{}”应为 {} 位数字，实为“{}”（{} 个字符）", "“{}” must have {} digits, found “{}” ({} characters)",
                fact.label, fact.digits, shown(value.text), count_characters(value.text));
    auto hint = fits(clean) ? write_instead(clean)
                            : message("照原样写出全部数字，并加引号；不知道时写 null",
                                      "write all digits as they are, in quotes, or null for what is not known");
    return report_value(value, {"value-digits", std::move(text), std::move(hint), fits(clean) ? clean : ""});
  }
  if (const auto odd = unwanted_character(value.text)) return report_unwanted(value, *odd);
  const auto text = source_.text();
  const bool in_source =
      value.text.data() >= text.data() && value.text.data() + value.text.size() <= text.data() + text.size();
  slot.text = in_source ? value.text : inventory_.keep(value.text);
  slot.presence = Presence::given;
}

void InventoryBuilder::read_number(Slot& slot, const Fact& fact, const yaml::Scalar& value) {
  const auto plain = read_plainly(value.text, fact.type.kind);
  if (plain && !fact.least && !fact.most) {
    slot.number = *plain;
    slot.presence = Presence::given;
    return;
  }
  if (is_special_number(value.text)) {
    report("number-special", value.offset, message("“{}”不是数", "“{}” is no number", value.text))
        .hint(message("不知道时写 null", "write null for what is not known"));
    return;
  }
  const auto parsed = parse_value(value.text, fact.type);
  if (!parsed.value) {
    return report_value(value, parsed.mistake, static_cast<std::uint32_t>(&fact - vocabulary_.facts().data()));
  }
  const auto bound = [&](const Rational& limit) {
    return in_both([&](Language language) { return format_number(limit, fact.type.kind, language); });
  };
  if (fact.least && *parsed.value < *fact.least) {
    report("value-bounds", value.offset,
           message("“{}”小于下限 {}", "“{}” is below the least value, {}", shown(value.text), bound(*fact.least)));
  } else if (fact.most && *parsed.value > *fact.most) {
    report("value-bounds", value.offset,
           message("“{}”大于上限 {}", "“{}” is above the greatest value, {}", shown(value.text), bound(*fact.most)));
  } else {
    slot.number = *parsed.value;
    slot.presence = Presence::given;
  }
}

void InventoryBuilder::on_list_item(std::uint32_t slot, const yaml::Scalar& value) {
  if (is_missing(value)) {
    report("list-null", value.offset, message("列表中的项不能为空", "an item of a list can't be missing"))
        .hint(message("删去这一项；整个列表不知道时写 null", "delete the item, or write null for the whole list"));
    return;
  }
  const auto& fact = vocabulary_.fact(slot);
  const auto parsed = parse_value(value.text, fact.type);
  const bool separated =
      value.text.find("，") != std::string_view::npos || value.text.find("、") != std::string_view::npos;
  if (!parsed.value) {
    auto mistake = parsed.mistake;
    if (separated) {
      mistake.hint = message("列表各项用半角逗号分开：{}", "separate the items by ASCII commas: {}",
                             as_list(meant_list(value.text, fact.type).items));
      mistake.instead.clear();
    }
    return report_value(value, std::move(mistake), slot);
  }
  auto& list = inventory_.writable(slot);
  const auto mask = list.bits() | std::uint64_t{1} << parsed.value->numerator();
  if (mask == list.bits()) {
    report("list-duplicate", value.offset,
           message("“{}”在列表中重复", "“{}” stands in the list twice", shown(value.text)))
        .hint(message("只保留一处", "keep one of them"));
  }
  list.number = Rational(static_cast<std::int64_t>(mask));
  list.presence = Presence::given;
}

}  // namespace edu_check
