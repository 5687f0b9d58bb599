// Keys that are none, or that stand twice.

#include <algorithm>
#include <utility>

#include "edu_check/inventory/inventory_builder.h"
#include "edu_check/inventory/scalar_words.h"
#include "edu_check/inventory/top_keys.h"
#include "edu_check/text/message_format.h"
#include "edu_check/text/odd_character.h"
#include "edu_check/yaml/report_mistake.h"
#include "edu_check/yaml/strict/colon_mistake.h"

namespace edu_check {

/// Reports a key that names what an earlier one named, by the same name or another.
void InventoryBuilder::report_twice(const yaml::Scalar& key, std::uint32_t before, Message remedy) {
  const auto text = source_.text();
  const bool quoted = before < text.size() && (text[before] == '"' || text[before] == '\'');
  const bool same = text.substr(before + (quoted ? 1U : 0U)).starts_with(key.text);
  report("key-duplicate", key.offset,
         same ? message("“{}”写了两次", "“{}” is given twice", shown(key.text))
              : message("“{}”与前面的一个键是同一项，给了两次",
                        "“{}” is another name of a key above: it is given twice", shown(key.text)))
      .note(source_, before, message("先前在此给出", "given here before"))
      .hint(std::move(remedy));
}

/// The value of an unknown key comes: now it can be said what may be meant.
void InventoryBuilder::settle_key(ValueShape shape) {
  const auto pending = std::exchange(pending_, std::nullopt);
  report_unknown_key(*pending, shape);
}

/// A file says what it is of, though perhaps below.
SubjectKind InventoryBuilder::subject_of_file() {
  if (inventory_.kind() == SubjectKind::region) return SubjectKind::region;
  if (subject_of_file_) return *subject_of_file_;
  subject_of_file_ = SubjectKind::school;
  const auto keys = find_top_keys(source_.text());
  for (const std::string_view key : {"kind", "种类"}) {
    const auto* const kind = keys.find(key);
    if (kind != nullptr && (kind->value == "region" || kind->value == "区域")) subject_of_file_ = SubjectKind::region;
  }
  return *subject_of_file_;
}

void InventoryBuilder::report_unknown_key(const PendingKey& pending, ValueShape shape) {
  const yaml::Scalar key{pending.text, pending.offset, pending.style};
  const UnknownKey asked{pending.group, key.text, shape, subject_of_file()};
  auto& diagnostic =
      report_key("key-unknown", asked, key, message("未知的键“{}”", "unknown key “{}”", shown(key.text)));
  if (!diagnostic.kept || !diagnostic.notes.empty() || hint_at_colon(diagnostic, asked, key)) return;
  if (auto place = where_it_belongs(asked, pending.role); !place.empty()) {
    diagnostic.hint(std::move(place));
  } else if (const auto& names = suggestions_.meant(asked); !names.empty()) {
    diagnostic.hint(did_you_mean(names));
  } else {
    diagnostic.hint(message("可用的键见 edu-check init 或 docs/inventory.md",
                            "for the keys see `edu-check init` or docs/inventory.md"));
  }
}

/// Whether a full-width colon in the key is what is wrong; a colon behind a word that is no key may belong to the name.
bool InventoryBuilder::hint_at_colon(Diagnostic& diagnostic, const UnknownKey& asked, const yaml::Scalar& key) {
  constexpr std::string_view wide_colon = "：";
  const auto colon = key.text.find(wide_colon);
  if (colon == std::string_view::npos) return false;
  const auto before = vocabulary_.find_key(asked.group, key.text.substr(0, colon));
  if (before.what == KeyTarget::What::nothing) {
    if (!suggestions_.meant(asked).empty()) return false;
    const auto rest = key.text.substr(colon + wide_colon.size());
    const auto after = vocabulary_.find_key(asked.group, rest);
    if (after.what == KeyTarget::What::fact && vocabulary_.fact(after.index).subject == asked.subject) {
      diagnostic.hint(did_you_mean({std::string(rest)}));
      return true;
    }
    if (asked.shape != ValueShape::unknown) return false;  // it would be the first of two colons
  }
  diagnostic.hint(message("键中有全角冒号：写半角冒号并空一格（: ）",
                          "the key holds a full-width colon: write a colon and a space (: )"));
  const auto begin = verbatim_at(key, source_);
  if (!begin || key.style != yaml::ScalarStyle::plain || before.what == KeyTarget::What::nothing) return true;
  const auto end = std::min(key.text.find_first_not_of(' ', colon + wide_colon.size()), key.text.size());
  if (yaml::reads_as_it_stands(source_.text(), *begin + end))  // `name： a: b` would have two colons
    diagnostic.replace(source_, *begin + static_cast<std::uint32_t>(colon), end - colon, ": ");
  return true;
}

/// Where a key belongs that stands in the wrong place; empty if it is none there either.
Message InventoryBuilder::where_it_belongs(const UnknownKey& asked, Role role) const {
  for (auto group = empty_groups_.rbegin(); role == Role::root && group != empty_groups_.rend(); ++group) {
    if (vocabulary_.find_key(*group, asked.text).what == KeyTarget::What::nothing) continue;
    const auto& [path, label, parent] = vocabulary_.groups()[*group];
    return message("“{}”是“{}”下的键：写在它下面，缩进两格", "“{}” is a key of “{}”: write it below, indented by two",
                   asked.text, Message{label.zh, path});
  }
  const auto elsewhere = role == Role::root ? KeyTarget{} : vocabulary_.find_key(0, asked.text);
  if (elsewhere.what == KeyTarget::What::fact && asked.shape != ValueShape::mapping &&
      vocabulary_.fact(elsewhere.index).subject == asked.subject) {
    return message("此事实的完整路径是 {}：写在最外层，或写在它的组里",
                   "its full path is {}: write it at the outermost level or in its group",
                   vocabulary_.fact(elsewhere.index).path);
  }
  const auto group = suggestions_.group_elsewhere(asked);
  if (!group) return {};
  const auto& [path, label, parent] = vocabulary_.groups()[*group];
  if (parent == 0) return message("“{}”写在最外层", "“{}” is written at the outermost level", asked.text);
  const auto& above = vocabulary_.groups()[parent];
  return message("“{0}”是“{1}”下的一组：写在“{1}”里面，或在最外层写 {2}",
                 "“{}” is a group below “{}”: write it there, or {} at the outermost level", asked.text,
                 Message{above.label.zh, above.path}, path);
}

/// Reports a key that is none. Where it differs from one only in form, that one takes its place; a character that
/// nobody sees is named.
Diagnostic& InventoryBuilder::report_key(std::string_view id, const UnknownKey& asked, const yaml::Scalar& key,
                                         Message text) {
  const auto odd = find_odd_character(key.text);
  const auto begin = verbatim_at(key, source_);
  const auto place = odd && begin ? *begin + static_cast<std::uint32_t>(odd->offset) : key.offset;
  auto& diagnostic = report(id, place, std::move(text));
  if (!diagnostic.kept) return diagnostic;
  const auto same = suggestions_.same_but_for_form(asked);
  if (odd) {
    const auto name = describe(*odd);
    const auto remedy = remedy_of(*odd);
    same ? diagnostic.hint(message("键中有{}：请写 {}", "the key holds {}: write {}", name, *same))
         : diagnostic.hint(message("键中有{}：{}", "the key holds {}: {}", name, remedy));
  } else if (same) {
    diagnostic.hint(message("是否指“{}”？", "did you mean “{}”?", *same));
  }
  if (same && begin) diagnostic.replace(source_, *begin, key.text.size(), *same);
  return diagnostic;
}

void InventoryBuilder::on_evidence_key(Frame& frame, const yaml::Scalar& key) {
  const auto target = vocabulary_.find_key(0, key.text);
  if (target.what == KeyTarget::What::fact) {
    note_key(frame, key, target.index);
    frame.value_role = Role::evidence_of;
    frame.value_index = target.index;
    return;
  }
  const UnknownKey asked{0, key.text, ValueShape::unknown, subject_of_file(), true};
  if (target.what == KeyTarget::What::group) {
    report("evidence-unknown-fact", key.offset,
           message("佐证材料指向“{}”，这是一组事实", "evidence for “{}”, which is a group of facts", shown(key.text)))
        .hint(message("写明是其中哪一项事实", "name the fact of it"));
    return;
  }
  auto& diagnostic =
      report_key("evidence-unknown-fact", asked, key,
                 message("佐证材料指向未知的事实“{}”", "evidence for an unknown fact “{}”", shown(key.text)));
  if (!diagnostic.kept || !diagnostic.notes.empty()) return;
  const auto& names = suggestions_.meant(asked);
  diagnostic.hint(names.empty() ? message("事实的名称见 edu-check init", "for the names of facts see `edu-check init`")
                                : did_you_mean(names));
}

}  // namespace edu_check
