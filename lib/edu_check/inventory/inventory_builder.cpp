#include "edu_check/inventory/inventory_builder.h"

#include <algorithm>
#include <array>
#include <utility>

#include "edu_check/inventory/scalar_words.h"
#include "edu_check/text/message_format.h"
#include "edu_check/text/utf8.h"
#include "edu_check/value/quantity.h"
#include "edu_check/yaml/report_mistake.h"

namespace edu_check {
Diagnostic& InventoryBuilder::report(std::string_view id, std::uint32_t offset, Message text) {
  return diagnostics_.report(Severity::error, id, source_, offset, std::move(text));
}

void InventoryBuilder::on_start() {
  inventory_.clear();
  inventory_.set_source(&source_);
  diagnostics_.clear();
  frames_.clear();
  seen_headers_.clear();
  empty_groups_.clear();
  pending_.reset();
  subject_of_file_.reset();
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
  if (pending_) settle_key(is_null(scalar) ? ValueShape::unknown : ValueShape::single);
  if (frame.role == Role::root && frame.value_role == Role::group && is_null(scalar))
    empty_groups_.push_back(frame.value_index);
  on_value(frame.value_role, frame.value_index, scalar);
}

void InventoryBuilder::on_key(Frame& frame, const yaml::Scalar& key) {
  frame.key_offset = key.offset;
  frame.value_role = Role::ignored;
  if (is_too_long(key)) return;
  if (frame.role == Role::root || frame.role == Role::group) on_group_key(frame, key);
  if (frame.role == Role::evidence) on_evidence_key(frame, key);
  if (frame.role == Role::document) on_document_key(frame, key);
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
  if (frame.role != Role::root || header == headers.end()) {
    pending_ = PendingKey{frame.role, frame.index, std::string(key.text), key.offset, key.style};
    return;
  }
  const auto role = static_cast<std::uint32_t>(header->second);
  const auto before = std::find_if(seen_headers_.begin(), seen_headers_.end(),
                                   [&](const NamedKey& each) { return each.index == role; });
  if (before != seen_headers_.end())
    return report_twice(key, before->offset, message("只保留一处", "keep one of them"));
  seen_headers_.push_back({role, key.offset});
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
  report_twice(key, before->offset, message("合并到一处", "put both into one"));
}

/// Whether a text is longer than any that is meant; reports it if so.
bool InventoryBuilder::is_too_long(const yaml::Scalar& scalar) {
  if (scalar.text.size() <= longest_text) return false;
  const auto length = count_characters(scalar.text);
  if (length <= longest_text) return false;
  report("text-too-long", scalar.offset,
         message("此处的文字有 {} 个字符，最多 {} 个", "a text of {} characters, expected at most {}", length,
                 longest_text))
      .hint(message("检查是否缺了引号或括号，或粘贴了别的内容",
                    "look for a missing quote or bracket, or for something pasted by mistake"));
  return true;
}

void InventoryBuilder::on_value(Role role, std::uint32_t index, const yaml::Scalar& value) {
  if (role != Role::ignored && is_too_long(value)) return;
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
          .hint(message("在下面的行缩进两格，写“键: 值”", "on the lines below, indented by two, write `key: value`"));
      return;
    case Role::version:
      if (value.text != "1") {
        report(
            "inventory-version", value.offset,
            message("不支持的格式版本“{}”，应为 1", "unsupported format version “{}”, expected 1", shown(value.text)))
            .hint(message("写 1；新的格式需要新版的 edu-check", "write 1; a newer format needs a newer edu-check"));
      }
      return;
    case Role::kind:
      return read_kind(value);
    case Role::date:
      return read_date(value);
    case Role::evidence_of:
    case Role::document_file:
    case Role::document_hash:
    case Role::document_date:
      return on_document(role, index, value);
    case Role::root:
    case Role::document:
    case Role::ignored:
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
  report_mistake(parsed.mistake, value, source_, diagnostics_);
}

void InventoryBuilder::on_mapping_start(std::uint32_t offset) { on_container(offset, true); }
void InventoryBuilder::on_sequence_start(std::uint32_t offset) { on_container(offset, false); }
void InventoryBuilder::on_mapping_end(std::uint32_t /*offset*/) { close(); }
void InventoryBuilder::on_sequence_end(std::uint32_t /*offset*/) { close(); }

void InventoryBuilder::on_container(std::uint32_t offset, bool mapping) {
  const auto first_key = static_cast<std::uint32_t>(keys_.size());
  if (pending_) settle_key(mapping ? ValueShape::mapping : ValueShape::list);
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
  } else if (frame.has_items = true; role != Role::ignored && !(role == Role::evidence_of && mapping)) {
    report("value-type", offset, message("列表中应为单个值", "expected single values in the list"));
    role = Role::ignored;
  }
  if (!accepts(role, index, offset, mapping)) role = Role::ignored;
  if (role == Role::fact) role = Role::fact_list;
  if (role == Role::evidence_of && mapping) {
    role = Role::document;
    document_ = Document{};
    document_.slot = index;
    document_.offset = offset;
  }
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
             message("此处应为下一级的键，实为列表", "expected keys below this one, found a list"))
          .hint(message("不用“- ”，写“键: 值”", "write `key: value` without `- `"));
      return false;
    case Role::evidence_of:
      return true;
    case Role::fact: {
      const auto& fact = vocabulary_.fact(index);
      if (!mapping && fact.type.kind == Kind::list) return begin_fact(index, offset);
      const auto found = mapping ? Message{"下一级的键", "keys below it"} : Message{"列表", "a list"};
      report("value-type", offset,
             message("“{}”应为{}，实为{}", "“{}” must be {}, found {}", fact.label, describe(fact.type.kind), found));
      return false;
    }
    case Role::root:
    case Role::fact_list:
    case Role::version:
    case Role::kind:
    case Role::date:
    case Role::document:
    case Role::document_file:
    case Role::document_hash:
    case Role::document_date:
      break;
  }
  report("value-type", offset, message("此处应为单个值", "expected a single value"));
  return false;
}

void InventoryBuilder::close() {
  const auto frame = frames_.back();
  frames_.pop_back();
  keys_.resize(frame.first_key);
  if (frame.role == Role::document) add_document();
  if (frame.role != Role::fact_list) return;
  const auto& list = inventory_.slot(frame.index);
  if (!frame.has_items) {
    const auto& label = vocabulary_.fact(frame.index).label;
    report("list-empty", list.offset, message("“{}”是空列表", "“{}” is an empty list", label))
        .hint(message("不知道时写 null", "write null for what is not known"));
  }
}

}  // namespace edu_check
