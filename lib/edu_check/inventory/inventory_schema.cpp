#include "edu_check/inventory/inventory_schema.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>
#include <vector>

#include "edu_check/inventory/fact_schema_format.h"
#include "edu_check/inventory/schema_json_format.h"
#include "edu_check/standard/fact_use.h"
#include "edu_check/standard/known_facts.h"

namespace edu_check {
namespace {

class InventorySchema {
 public:
  InventorySchema(const Vocabulary& vocabulary, Language language,
                  const std::vector<std::shared_ptr<const Standard>>& standards)
      : vocabulary_(vocabulary),
        language_(language),
        wanted_(vocabulary.facts().size(), standards.empty()),
        wanted_groups_(vocabulary.groups().size(), standards.empty()) {
    if (!standards.empty()) want(standards);
  }

  std::string run() {
    json_.begin();
    json_.text("$schema", "https://json-schema.org/draft/2020-12/schema");
    json_.text("$id", "urn:edu-check:schema:inventory:1");
    json_.text("title", language_ == Language::zh ? "学校或区域的信息化清单" : "Inventory of a school or a region");
    json_.text("$ref", group_reference(0));
    json_.key("$defs");
    json_.begin();
    header_definitions();
    evidence();
    for (std::uint32_t group = 0; group < vocabulary_.groups().size(); ++group) {
      if (wanted_groups_[group]) write_group(group);
    }
    for (std::size_t slot = 0; slot < vocabulary_.facts().size(); ++slot) {
      if (!wanted_[slot]) continue;
      const auto& fact = vocabulary_.facts()[slot];
      json_.key("fact-" + fact.path);
      write_fact_schema(json_, fact, vocabulary_, language_);
    }
    json_.end();
    json_.end();
    return json_.result();
  }

 private:
  /// The facts that standards read, and those of the groups `school` and `region` that say who and where it is.
  void want(const std::vector<std::shared_ptr<const Standard>>& standards) {
    FactUse use(vocabulary_);
    for (const auto& standard : standards) use.add(*standard);
    std::set<std::uint32_t> slots(use.slots().begin(), use.slots().end());
    add_derivations(vocabulary_, slots);
    for (const auto slot : slots) wanted_[slot] = true;
    for (const auto path : {known::school_name, known::school_code, known::school_former_code,
                            known::school_division_code, known::school_province, known::school_city,
                            known::school_district, known::school_type, known::school_stages, known::school_area,
                            known::region_name, known::region_code, known::region_level, known::region_schools_total}) {
      if (const auto slot = vocabulary_.slot(path)) wanted_[*slot] = true;
    }
    wanted_groups_[0] = true;
    for (std::size_t slot = 0; slot < wanted_.size(); ++slot) {
      if (!wanted_[slot]) continue;
      for (auto group = vocabulary_.facts()[slot].group; group != 0; group = vocabulary_.groups()[group].parent)
        wanted_groups_[group] = true;
    }
  }

  [[nodiscard]] bool is_wanted(KeyTarget target) const {
    return target.what == KeyTarget::What::group ? wanted_groups_[target.index] : wanted_[target.index];
  }

  static std::string group_reference(std::uint32_t group) { return fmt::format("#/$defs/group-{}", group); }

  void header_definitions() {
    json_.key("missing");
    json_.begin();
    json_.key("enum");
    json_.begin_list();
    json_.null();
    for (const std::string_view word : {"~", "null", "unknown", "待定"}) json_.string(word);
    json_.end_list();
    json_.end();
    json_.key("version");
    json_.begin();
    json_.key("enum");
    json_.begin_list();
    json_.number("1");
    json_.string("1");
    json_.end_list();
    json_.end();
    json_.key("kind");
    or_missing([this] {
      json_.begin();
      json_.strings("enum", {"school", "region", "学校", "区域"});
      json_.end();
    });
    json_.key("date");
    or_missing([this] { json_.pattern(date_pattern); });
  }

  template <class Write>
  void or_missing(Write&& write) {
    json_.begin();
    json_.key("anyOf");
    json_.begin_list();
    json_.reference("#/$defs/missing");
    write();
    json_.end_list();
    json_.end();
  }

  /// From facts, by any of their names, to documents.
  void evidence() {
    std::vector<std::string_view> facts;
    for (const auto name : sorted_keys(0)) {
      const auto target = vocabulary_.find_key(0, name);
      if (target.what == KeyTarget::What::fact && is_wanted(target)) facts.push_back(name);
    }
    json_.key("evidence");
    json_.begin();
    json_.strings("type", {"object", "null"});
    json_.key("propertyNames");
    json_.begin();
    json_.strings("enum", facts);
    json_.end();
    json_.key("additionalProperties");
    json_.begin();
    json_.key("anyOf");
    json_.begin_list();
    json_.reference("#/$defs/document");
    json_.begin();
    json_.text("type", "array");
    json_.key("items");
    json_.reference("#/$defs/document");
    json_.end();
    json_.end_list();
    json_.end();
    json_.end();
    document();
  }

  /// The path of a document, or that with what is known of it.
  void document() {
    json_.key("document");
    json_.begin();
    json_.strings("type", {"string", "number", "null", "object"});
    json_.key("additionalProperties");
    json_.boolean(false);
    json_.key("properties");
    json_.begin();
    for (const std::string_view name : {"file", "文件"}) {
      json_.key(name);
      json_.begin();
      json_.strings("type", {"string", "number", "null"});
      json_.end();
    }
    json_.key("sha256");
    or_missing([this] { json_.pattern("[0-9A-Fa-f]{64}"); });
    for (const std::string_view name : {"date", "日期"}) {
      json_.key(name);
      json_.reference("#/$defs/date");
    }
    json_.end();
    json_.end();
  }

  [[nodiscard]] std::vector<std::string_view> sorted_keys(std::uint32_t group) const {
    auto keys = vocabulary_.keys_of(group);
    std::sort(keys.begin(), keys.end());
    return keys;
  }

  void write_group(std::uint32_t index) {
    const auto& group = vocabulary_.groups()[index];
    json_.key(fmt::format("group-{}", index));
    json_.begin();
    if (index == 0) {
      json_.text("type", "object");
    } else {
      json_.text("title", group.label.in(language_));
      json_.strings("type", {"object", "null"});
    }
    json_.key("additionalProperties");
    json_.boolean(false);
    json_.key("properties");
    json_.begin();
    if (index == 0) header_properties();
    for (const auto name : sorted_keys(index)) {
      const auto target = vocabulary_.find_key(index, name);
      if (!is_wanted(target)) continue;
      const bool is_group = target.what == KeyTarget::What::group;
      json_.key(name);
      json_.reference(is_group ? group_reference(target.index) : "#/$defs/fact-" + vocabulary_.fact(target.index).path);
    }
    json_.end();
    json_.end();
  }

  void header_properties() {
    static constexpr std::pair<std::string_view, std::string_view> rows[] = {
        {"edu-check", "version"}, {"kind", "kind"},     {"种类", "kind"},         {"date", "date"},
        {"日期", "date"},         {"填报日期", "date"}, {"evidence", "evidence"}, {"佐证材料", "evidence"}};
    for (const auto& [name, target] : rows) {
      json_.key(name);
      json_.reference(fmt::format("#/$defs/{}", target));
    }
  }

  const Vocabulary& vocabulary_;
  Language language_;
  std::vector<bool> wanted_;         ///< by slot
  std::vector<bool> wanted_groups_;  ///< those that hold a fact that is wanted, or a group that does
  SchemaJson json_;
};

}  // namespace

std::string inventory_schema(const Vocabulary& vocabulary, Language language,
                             const std::vector<std::shared_ptr<const Standard>>& standards) {
  return InventorySchema(vocabulary, language, standards).run();
}

}  // namespace edu_check
