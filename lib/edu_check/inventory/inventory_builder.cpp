#include "edu_check/inventory/inventory_builder.h"

#include <algorithm>
#include <array>
#include <utility>

#include "edu_check/text/display.h"
#include "edu_check/text/message_format.h"
#include "edu_check/text/suggestion.h"
#include "edu_check/text/utf8.h"
#include "edu_check/value/quantity.h"

namespace edu_check {
namespace {

bool is_null(const yaml::Scalar& value) {
  return value.style == yaml::ScalarStyle::plain && (value.text.empty() || value.text == "~" || value.text == "null" ||
                                                     value.text == "Null" || value.text == "NULL");
}

bool is_missing(const yaml::Scalar& value) { return is_null(value) || value.text == "unknown" || value.text == "待定"; }

bool is_not_applicable(const yaml::Scalar& value) { return value.text == "不适用" || value.text == "not applicable"; }

std::string shown(std::string_view text) { return shortened(printable(text), 40); }

/// Words that YAML readers take for numbers or nulls and that are neither here.
bool is_special_number(std::string_view text) {
  constexpr auto words = std::to_array<std::string_view>(
      {".nan", ".NaN", ".NAN", ".inf", ".Inf", ".INF", "-.inf", "-.Inf", "-.INF", "+.inf"});
  return std::find(words.begin(), words.end(), text) != words.end();
}

}  // namespace

Diagnostic& InventoryBuilder::report(std::string_view id, std::uint32_t offset, Message text) {
  return diagnostics_.report(Severity::error, id, source_, offset, std::move(text));
}

void InventoryBuilder::on_start() {
  inventory_.clear();
  inventory_.set_source(&source_);
  diagnostics_.clear();
  frames_.clear();
  seen_headers_.clear();
  keys_.clear();
}

void InventoryBuilder::on_scalar(const yaml::Scalar& scalar) {
  if (frames_.empty()) return;  // a document that is no mapping was refused by the reader
  auto& frame = frames_.back();
  if (!frame.mapping) {
    frame.has_items = true;
    return on_value(frame.role, frame.index, scalar);
  }
  frame.wants_key = !frame.wants_key;
  if (!frame.wants_key) return on_key(frame, scalar);
  on_value(frame.value_role, frame.value_index, scalar);
}

void InventoryBuilder::on_key(Frame& frame, const yaml::Scalar& key) {
  frame.key_offset = key.offset;
  frame.value_role = Role::ignored;
  if (frame.role == Role::root || frame.role == Role::group) on_group_key(frame, key);
  if (frame.role == Role::evidence) on_evidence_key(frame, key);
}

void InventoryBuilder::on_group_key(Frame& frame, const yaml::Scalar& key) {
  const auto target = vocabulary_.find_key(frame.index, key.text);
  if (target.what == KeyTarget::What::group) {
    note_key(frame, key, target.index);
    frame.value_role = Role::group;
    frame.value_index = target.index;
    inventory_.note_group(target.index, key.offset);
    return;
  }
  if (target.what == KeyTarget::What::fact) {
    frame.value_role = Role::fact;
    frame.value_index = target.index;
    return;
  }
  static constexpr std::array<std::pair<std::string_view, Role>, 8> headers{{{"edu-check", Role::version},
                                                                             {"kind", Role::kind},
                                                                             {"种类", Role::kind},
                                                                             {"date", Role::date},
                                                                             {"日期", Role::date},
                                                                             {"填报日期", Role::date},
                                                                             {"evidence", Role::evidence},
                                                                             {"佐证材料", Role::evidence}}};
  const auto* const header =
      std::find_if(headers.begin(), headers.end(), [&](const auto& row) { return row.first == key.text; });
  if (frame.role != Role::root || header == headers.end()) return on_unknown_key(frame, key);
  const auto role = static_cast<std::uint32_t>(header->second);
  if (std::find(seen_headers_.begin(), seen_headers_.end(), role) != seen_headers_.end()) {
    report("key-duplicate", key.offset, message("“{}”写了两次", "“{}” is given twice", key.text))
        .hint(message("只保留一处", "keep one of them"));
    return;
  }
  seen_headers_.push_back(role);
  frame.value_role = header->second;
}

/// Reports a group, or a fact's evidence, that the mapping has already named, by this name or another.
void InventoryBuilder::note_key(const Frame& frame, const yaml::Scalar& key, std::uint32_t index) {
  const auto first = keys_.begin() + static_cast<std::ptrdiff_t>(frame.first_key);
  const auto before = std::find_if(first, keys_.end(), [&](const NamedKey& each) { return each.index == index; });
  if (before == keys_.end()) {
    keys_.push_back({index, key.offset});
    return;
  }
  report("key-duplicate", key.offset, message("“{}”写了两次", "“{}” is given twice", shown(key.text)))
      .note(source_, before->offset, message("先前在此给出", "given here before"))
      .hint(message("合并到一处", "put both into one"));
}

void InventoryBuilder::on_unknown_key(const Frame& frame, const yaml::Scalar& key) {
  auto& diagnostic = report("key-unknown", key.offset, message("未知的键“{}”", "unknown key “{}”", shown(key.text)));
  auto candidates = vocabulary_.keys_of(frame.index);
  if (frame.role == Role::root)
    candidates.insert(candidates.end(), {"edu-check", "kind", "date", "evidence", "填报日期", "佐证材料"});
  std::sort(candidates.begin(), candidates.end());
  if (key.text.find("：") != std::string_view::npos) {
    diagnostic.hint(message("键中有全角冒号：写半角冒号并空一格（: ）",
                            "the key holds a full-width colon: write a colon and a space (: )"));
  } else if (const auto near = nearest(key.text, candidates)) {
    diagnostic.hint(message("是否指“{}”？", "did you mean “{}”?", *near));
  } else if (const auto elsewhere = frame.role == Role::root ? KeyTarget{} : vocabulary_.find_key(0, key.text);
             elsewhere.what == KeyTarget::What::fact) {
    diagnostic.hint(message("此事实应写在 {}", "this fact belongs at {}", vocabulary_.fact(elsewhere.index).path));
  } else {
    diagnostic.hint(message("可用的键见 edu-check init 或 docs/inventory.md",
                            "for the keys see `edu-check init` or docs/inventory.md"));
  }
}

void InventoryBuilder::on_evidence_key(Frame& frame, const yaml::Scalar& key) {
  const auto target = vocabulary_.find_key(0, key.text);
  if (target.what == KeyTarget::What::fact) {
    note_key(frame, key, target.index);
    frame.value_role = Role::evidence_of;
    frame.value_index = target.index;
    return;
  }
  auto& diagnostic =
      report("evidence-unknown-fact", key.offset,
             message("佐证材料指向未知的事实“{}”", "evidence for an unknown fact “{}”", shown(key.text)));
  if (const auto near = nearest(key.text, vocabulary_.keys_of(0)))
    diagnostic.hint(message("是否指“{}”？", "did you mean “{}”?", *near));
}

void InventoryBuilder::on_value(Role role, std::uint32_t index, const yaml::Scalar& value) {
  switch (role) {
    case Role::fact:
      return on_fact(index, value);
    case Role::fact_list:
      return on_list_item(index, value);
    case Role::group:
    case Role::evidence:
      if (is_null(value)) return;
      report("group-value", value.offset,
             message("此处应为下一级的键，实为“{}”", "expected keys below this one, found “{}”", shown(value.text)))
          .hint(message("换行并缩进两格，写“键: 值”", "on a new line, indented by two, write `key: value`"));
      return;
    case Role::version:
      if (value.text != "1") {
        report(
            "inventory-version", value.offset,
            message("不支持的格式版本“{}”，应为 1", "unsupported format version “{}”, expected 1", shown(value.text)));
      }
      return;
    case Role::kind:
      return read_kind(value);
    case Role::date:
      return read_date(value);
    case Role::evidence_of: {
      if (is_missing(value) || value.text.empty() || inventory_.slot(index).has_evidence) return;
      auto& slot = inventory_.touch(index);
      slot.has_evidence = true;
      if (slot.presence == Presence::absent) slot.offset = value.offset;
      return;
    }
    default:
      return;
  }
}

void InventoryBuilder::read_kind(const yaml::Scalar& value) {
  if (value.text == "region" || value.text == "区域") return inventory_.set_kind(SubjectKind::region);
  if (value.text == "school" || value.text == "学校" || is_missing(value)) return;
  report("inventory-kind", value.offset,
         message("kind 应为 school（学校）或 region（区域），实为“{}”", "kind is school or region, found “{}”",
                 shown(value.text)));
}

void InventoryBuilder::read_date(const yaml::Scalar& value) {
  if (is_missing(value)) return;
  const auto parsed = parse_value(value.text, {Kind::date});
  if (parsed.value) return inventory_.set_date({static_cast<std::int32_t>(parsed.value->numerator())});
  auto& diagnostic = report(parsed.mistake.id, value.offset, parsed.mistake.message);
  if (!parsed.mistake.hint.empty()) diagnostic.hint(parsed.mistake.hint);
}

/// Whether the fact is new; one that is given twice is reported with both places.
bool InventoryBuilder::begin_fact(std::uint32_t slot, std::uint32_t offset) {
  const auto& before = inventory_.slot(slot);
  if (before.presence != Presence::absent) {
    const auto& fact = vocabulary_.fact(slot);
    report("key-duplicate", offset,
           message("“{0}”（{1}）给了两次", "“{2}” ({1}) is given twice", fact.label.zh, fact.path, fact.label.en))
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
    report("value-list", value.offset,
           message("此处应为列表，实为“{}”", "expected a list, found “{}”", shown(value.text)))
        .hint(message("请写 [{}]", "write [{}]", shown(value.text)));
  } else {
    read_number(fresh, fact, value);
  }
}

void InventoryBuilder::read_missing(Slot& slot, const Fact& fact, const yaml::Scalar& value) {
  if (!is_not_applicable(value)) return;
  if (fact.may_be_not_applicable) {
    slot.presence = Presence::not_applicable;
    return;
  }
  report("value-not-applicable", value.offset,
         message("“{}”不能填“不适用”", "“{1}” can't be “not applicable”", fact.label.zh, fact.label.en))
      .hint(message("填实际值；不知道时写 null", "give the value, or null for what is not known"));
}

void InventoryBuilder::read_text(Slot& slot, const Fact& fact, const yaml::Scalar& value) {
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  if (fact.digits > 0 &&
      (value.text.size() != fact.digits || !std::all_of(value.text.begin(), value.text.end(), is_digit))) {
    report("value-digits", value.offset,
           message("“{0}”应为 {2} 位数字，实为“{3}”（{4} 个字符）",
                   "“{1}” must have {2} digits, found “{3}” ({4} characters)", fact.label.zh, fact.label.en,
                   fact.digits, shown(value.text), count_characters(value.text)))
        .hint(message("照原样写出全部数字，并加引号；不知道时写 null",
                      "write all digits as they are, in quotes, or null for what is not known"));
    return;
  }
  const auto text = source_.text();
  const bool in_source =
      value.text.data() >= text.data() && value.text.data() + value.text.size() <= text.data() + text.size();
  slot.text = in_source ? value.text : inventory_.keep(value.text);
  slot.presence = Presence::given;
}

void InventoryBuilder::read_number(Slot& slot, const Fact& fact, const yaml::Scalar& value) {
  if (is_special_number(value.text)) {
    report("number-special", value.offset, message("“{}”不是数", "“{}” is no number", value.text))
        .hint(message("不知道时写 null", "write null for what is not known"));
    return;
  }
  const auto parsed = parse_value(value.text, fact.type);
  if (!parsed.value) {
    auto& diagnostic = report(parsed.mistake.id, value.offset, parsed.mistake.message);
    if (!parsed.mistake.hint.empty()) diagnostic.hint(parsed.mistake.hint);
    return;
  }
  const auto bound = [&](const Rational& limit, Language language) {
    return format_number(limit, fact.type.kind, language);
  };
  if (fact.least && *parsed.value < *fact.least) {
    report("value-bounds", value.offset,
           message("“{}”小于下限 {}", "“{0}” is below the least value, {2}", shown(value.text),
                   bound(*fact.least, Language::zh), bound(*fact.least, Language::en)));
  } else if (fact.most && *parsed.value > *fact.most) {
    report("value-bounds", value.offset,
           message("“{}”大于上限 {}", "“{0}” is above the greatest value, {2}", shown(value.text),
                   bound(*fact.most, Language::zh), bound(*fact.most, Language::en)));
  } else {
    slot.number = *parsed.value;
    slot.presence = Presence::given;
  }
}

void InventoryBuilder::on_list_item(std::uint32_t slot, const yaml::Scalar& value) {
  const auto& fact = vocabulary_.fact(slot);
  const auto parsed = parse_value(value.text, fact.type);
  if (!parsed.value) {
    report(parsed.mistake.id, value.offset, parsed.mistake.message).hint(parsed.mistake.hint);
    return;
  }
  auto& list = inventory_.writable(slot);
  const auto mask = list.bits() | std::uint64_t{1} << parsed.value->numerator();
  if (mask == list.bits()) {
    report("list-duplicate", value.offset,
           message("“{}”在列表中重复", "“{}” stands in the list twice", shown(value.text)));
  }
  list.number = Rational(static_cast<std::int64_t>(mask));
  list.presence = Presence::given;
}

void InventoryBuilder::on_mapping_start(std::uint32_t offset) { on_container(offset, true); }
void InventoryBuilder::on_sequence_start(std::uint32_t offset) { on_container(offset, false); }
void InventoryBuilder::on_mapping_end(std::uint32_t /*offset*/) { close(); }
void InventoryBuilder::on_sequence_end(std::uint32_t /*offset*/) { close(); }

void InventoryBuilder::on_container(std::uint32_t offset, bool mapping) {
  const auto first_key = static_cast<std::uint32_t>(keys_.size());
  if (frames_.empty()) {
    frames_.push_back({Role::root, 0, mapping, first_key});
    return;
  }
  auto& frame = frames_.back();
  Role role = frame.role;
  std::uint32_t index = frame.index;
  if (frame.mapping) {
    frame.wants_key = true;
    role = frame.value_role;
    index = frame.value_index;
  } else if (role != Role::ignored) {
    report("value-type", offset, message("列表中应为单个值", "expected single values in the list"));
    role = Role::ignored;
  }
  if (!accepts(role, index, offset, mapping)) role = Role::ignored;
  if (role == Role::fact) role = Role::fact_list;
  frames_.push_back({role, index, mapping, first_key});
}

/// Whether a mapping or a sequence may stand for the role; reports it if not.
bool InventoryBuilder::accepts(Role role, std::uint32_t index, std::uint32_t offset, bool mapping) {
  switch (role) {
    case Role::ignored:
      return true;
    case Role::group:
    case Role::evidence:
      if (mapping) return true;
      report("group-value", offset,
             message("此处应为下一级的键，实为列表", "expected keys below this one, found a list"));
      return false;
    case Role::evidence_of:
      if (!mapping) return true;
      break;
    case Role::fact: {
      const auto& fact = vocabulary_.fact(index);
      if (!mapping && fact.type.kind == Kind::list) return begin_fact(index, offset);
      const auto expected = describe(fact.type.kind);
      report(
          "value-type", offset,
          message("“{}”应为{}，实为{}", "“{3}” must be {4}, found {5}", fact.label.zh, expected.zh,
                  mapping ? "下一级的键" : "列表", fact.label.en, expected.en, mapping ? "keys below it" : "a list"));
      return false;
    }
    default:
      break;
  }
  report("value-type", offset, message("此处应为单个值", "expected a single value"));
  return false;
}

void InventoryBuilder::close() {
  const auto frame = frames_.back();
  frames_.pop_back();
  keys_.resize(frame.first_key);
  if (frame.role != Role::fact_list) return;
  const auto& list = inventory_.slot(frame.index);
  if (!frame.has_items) {
    const auto& label = vocabulary_.fact(frame.index).label;
    report("list-empty", list.offset, message("“{}”是空列表", "“{1}” is an empty list", label.zh, label.en))
        .hint(message("不知道时写 null", "write null for what is not known"));
  }
}

}  // namespace edu_check
