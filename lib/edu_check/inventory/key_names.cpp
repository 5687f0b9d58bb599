#include "edu_check/inventory/key_names.h"

namespace edu_check {

bool KeyNames::is_within(std::uint32_t group, std::uint32_t ancestor) const {
  while (group != ancestor && group != 0) group = vocabulary_.groups()[group].parent;
  return group == ancestor;
}

std::uint32_t KeyNames::child_towards(std::uint32_t group, std::uint32_t ancestor) const {
  while (vocabulary_.groups()[group].parent != ancestor) group = vocabulary_.groups()[group].parent;
  return group;
}

std::string KeyNames::group(std::uint32_t index) const {
  const auto& group = vocabulary_.groups()[index];
  const auto target = vocabulary_.find_key(group.parent, group.label.zh);
  const bool fits = target.what == KeyTarget::What::group && target.index == index;
  if (language_ == KeyLanguage::zh && fits) return group.label.zh;
  return below(group.path, group.parent);
}

std::string KeyNames::fact(std::uint32_t slot, std::uint32_t group) const {
  const auto& fact = vocabulary_.fact(slot);
  const auto target = vocabulary_.find_key(group, fact.label.zh);
  const bool fits = target.what == KeyTarget::What::fact && target.index == slot;
  if (language_ == KeyLanguage::zh && fits) return fact.label.zh;
  return below(fact.path, group);
}

std::string KeyNames::below(const std::string& path, std::uint32_t group) const {
  const auto& above = vocabulary_.groups()[group].path;
  return path.substr(above.empty() ? 0 : above.size() + 1);
}

}  // namespace edu_check
