#include <algorithm>
#include <utility>

#include "edu_check/standard/fields.h"
#include "edu_check/standard/vocabulary.h"
#include "edu_check/text/message_format.h"
#include "edu_check/text/suggestion.h"
#include "edu_check/value/quantity.h"

namespace edu_check {
namespace {

const std::vector<std::string_view> fact_keys{"type",    "label", "aliases", "help",          "counter",
                                              "min",     "max",   "part_of", "derive",        "derive_from",
                                              "choices", "scope", "digits",  "not_applicable"};

/// Where something was defined, for later reports about it.
struct Definition {
  const Source* source;
  yaml::Node key;
  yaml::Node value;
};

bool is_path(std::string_view path) {
  const auto fits = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '.'; };
  return !path.empty() && std::all_of(path.begin(), path.end(), fits) && path.front() != '.' && path.back() != '.' &&
         path.find("..") == std::string_view::npos;
}

std::string_view parent_of(std::string_view path) {
  const auto dot = path.rfind('.');
  return dot == std::string_view::npos ? std::string_view() : path.substr(0, dot);
}

/// Slots of the facts that an expression reads.
std::vector<std::uint32_t> slots_read(const Expression& expression) {
  std::vector<std::uint32_t> slots;
  for (const auto& node : expression.nodes) {
    switch (node.operation) {
      case Operation::fact_truth:
      case Operation::fact_number:
      case Operation::known:
      case Operation::in_texts:
        slots.push_back(node.first);
        break;
      case Operation::in_list:
        slots.push_back(node.second);
        break;
      default:
        break;
    }
  }
  std::sort(slots.begin(), slots.end());
  slots.erase(std::unique(slots.begin(), slots.end()), slots.end());
  return slots;
}

}  // namespace

class VocabularyLoader {
 public:
  explicit VocabularyLoader(Diagnostics& diagnostics)
      : diagnostics_(diagnostics), vocabulary_(std::make_shared<Vocabulary>()) {
    vocabulary_->groups_.push_back({});
  }

  std::shared_ptr<const Vocabulary> run(const std::vector<const Source*>& sources) {
    const auto before = diagnostics_.error_count();
    for (const auto* source : sources) {
      if (auto document = yaml::load_document(*source, diagnostics_)) {
        documents_.push_back({source, std::move(*document)});
      }
    }
    for (const auto& [source, document] : documents_) read_groups(*source, document.root());
    for (const auto& [source, document] : documents_) read_facts(*source, document.root());
    index();
    for (std::uint32_t slot = 0; slot < vocabulary_->facts_.size(); ++slot) relate(slot);
    for (const auto& [source, document] : documents_) read_constraints(*source, document.root());
    order_derived();
    add_keys();
    if (diagnostics_.error_count() > before) return nullptr;
    return vocabulary_;
  }

 private:
  Diagnostic& report(const Source& source, std::string_view id, yaml::Node at, Message text) {
    return diagnostics_.report(Severity::error, id, source, at.offset(), std::move(text));
  }

  void read_groups(const Source& source, yaml::Node root) {
    const auto groups = root.find("groups");
    if (!groups) return;
    for (const auto [key, value] : groups->entries()) {
      Fields fields(value, source, diagnostics_, {"label"});
      if (!is_path(key.text())) {
        report(source, "fact-path", key,
               message("路径只含小写字母、数字、下划线和点：“{}”",
                       "a path has lower-case letters, digits, _ and dots: “{}”", key.text()));
      }
      const auto known = std::any_of(vocabulary_->groups_.begin(), vocabulary_->groups_.end(),
                                     [&](const Group& group) { return group.path == key.text(); });
      if (known)
        report(source, "group-duplicate", key,
               message("组“{}”已定义", "the group “{}” is already defined", key.text()));
      vocabulary_->groups_.push_back({std::string(key.text()), fields.message("label"), 0});
    }
  }

  void read_facts(const Source& source, yaml::Node root) {
    const auto facts = root.find("facts");
    if (!facts) return;
    for (const auto [key, value] : facts->entries()) {
      const auto earlier = std::find_if(definitions_.begin(), definitions_.end(),
                                        [&](const Definition& each) { return each.key.text() == key.text(); });
      if (earlier != definitions_.end()) {
        report(source, "fact-duplicate", key, message("事实“{}”已定义", "the fact “{}” is already defined", key.text()))
            .note(*earlier->source, earlier->key.offset(), message("先前在此定义", "defined here before"));
        continue;
      }
      if (!is_path(key.text())) {
        report(source, "fact-path", key,
               message("路径只含小写字母、数字、下划线和点：“{}”",
                       "a path has lower-case letters, digits, _ and dots: “{}”", key.text()));
      }
      definitions_.push_back({&source, key, value});
      vocabulary_->facts_.push_back(read_fact(source, key, value));
    }
  }

  Fact read_fact(const Source& source, yaml::Node key, yaml::Node value) {
    Fields fields(value, source, diagnostics_, fact_keys);
    Fact fact;
    fact.path = std::string(key.text());
    fact.label = fields.message("label");
    fact.aliases = fields.texts("aliases");
    fact.help = fields.optional_message("help");
    fact.counter = fields.optional_message("counter");
    fact.digits = fields.optional_number("digits").value_or(0);
    fact.may_be_not_applicable = fields.flag("not_applicable");
    const auto word = fields.text("type");
    if (const auto kind = parse_kind(word)) {
      fact.type.kind = *kind;
    } else if (!word.empty()) {
      report(source, "fact-type", *fields.find("type"), message("没有类型“{}”", "there is no type “{}”", word));
    }
    const auto scope = fields.optional_text("scope");
    fact.subject = scope == "region" ? SubjectKind::region : SubjectKind::school;
    if (!scope.empty() && scope != "region" && scope != "school") {
      report(source, "fact-scope", *fields.find("scope"),
             message("scope 应为 school 或 region", "scope is school or region"));
    }
    read_choices(source, fields, fact);
    fact.least = read_bound(source, fields, "min", fact.type);
    fact.most = read_bound(source, fields, "max", fact.type);
    return fact;
  }

  void read_choices(const Source& source, Fields& fields, Fact& fact) {
    const bool wanted = fact.type.kind == Kind::choice || fact.type.kind == Kind::list;
    const auto node = wanted ? fields.require("choices") : fields.find("choices");
    if (!node) {
      if (wanted) fact.type = {Kind::text};
      return;
    }
    auto& set = vocabulary_->choices_.emplace_back();
    for (const auto [id, value] : node->entries()) {
      Fields choice(value, source, diagnostics_, {"label", "aliases"});
      Choice each{std::string(id.text()), choice.message("label"), choice.texts("aliases")};
      for (const auto& name : names_of(each)) {
        if (set.find(name))
          report(source, "choice-duplicate", id,
                 message("“{}”已是另一选项的名称", "“{}” already names another choice", name));
      }
      set.choices.push_back(std::move(each));
    }
    if (set.choices.size() > 63)
      report(source, "choice-limit", *node, message("选项超过 63 个", "more than 63 choices"));
    fact.type.choices = &set;
  }

  static std::vector<std::string> names_of(const Choice& choice) {
    auto names = choice.aliases;
    names.push_back(choice.id);
    names.push_back(choice.label.zh);
    return names;
  }

  std::optional<Rational> read_bound(const Source& source, Fields& fields, std::string_view key, const Type& type) {
    const auto node = fields.find(key);
    if (!node) return std::nullopt;
    if (!is_numeric(type.kind)) {
      report(source, "fact-bound", *node, message("此类型没有上下限", "this type has no bounds"));
      return std::nullopt;
    }
    auto parsed = parse_value(node->text(), type);
    if (!parsed.value) report(source, parsed.mistake.id, *node, parsed.mistake.message).hint(parsed.mistake.hint);
    return parsed.value;
  }

  void index() {
    auto& facts = vocabulary_->facts_;
    for (std::uint32_t slot = 0; slot < facts.size(); ++slot) vocabulary_->slots_.emplace(facts[slot].path, slot);
    auto& groups = vocabulary_->groups_;
    const auto group_of = [&](std::string_view path) -> std::optional<std::uint32_t> {
      const auto group =
          std::find_if(groups.begin(), groups.end(), [&](const Group& each) { return each.path == path; });
      return group == groups.end() ? std::nullopt : std::optional(static_cast<std::uint32_t>(group - groups.begin()));
    };
    for (auto& group : groups) group.parent = group_of(parent_of(group.path)).value_or(0);
    for (std::uint32_t slot = 0; slot < facts.size(); ++slot) {
      const auto group = group_of(parent_of(facts[slot].path));
      if (!group) {
        report(*definitions_[slot].source, "group-missing", definitions_[slot].key,
               message("组“{}”没有在 groups 中定义", "the group “{}” is not defined in groups",
                       parent_of(facts[slot].path)));
      }
      facts[slot].group = group.value_or(0);
    }
  }

  /// What refers to other facts: part_of, derive, derive_from.
  void relate(std::uint32_t slot) {
    const auto& [source, key, value] = definitions_[slot];
    auto& fact = vocabulary_->facts_[slot];
    Fields fields(value, *source, diagnostics_, fact_keys);
    for (const auto& whole : fields.texts("part_of")) {
      const auto other = vocabulary_->find(whole);
      if (!other) {
        report(*source, "fact-unknown", *fields.find("part_of"),
               message("词汇表中没有事实“{}”", "the vocabulary has no fact “{}”", whole));
      } else if (other->type.kind != fact.type.kind || !is_numeric(fact.type.kind)) {
        report(*source, "fact-part", *fields.find("part_of"),
               message("部分与整体的类型不同", "a part and its whole differ in type"));
      } else {
        fact.wholes.push_back(other->slot);
      }
    }
    if (const auto node = fields.find("derive")) {
      const ExpressionRules rules{fact.subject, std::nullopt, fact.type.kind};
      fact.derive = check_expression(expression_text(*node, *source), *vocabulary_, rules, diagnostics_);
    }
    if (const auto node = fields.find("derive_from")) read_derivation(*source, *node, fact);
  }

  void read_derivation(const Source& source, yaml::Node node, Fact& fact) {
    Fields fields(node, source, diagnostics_, {"fact", "map"});
    const auto path = fields.text("fact");
    const auto other = vocabulary_->find(path);
    if (!other || other->type.kind != Kind::choice || fact.type.choices == nullptr) {
      report(source, "fact-derivation", node,
             message("derive_from 从一个选项型事实得出选项", "derive_from takes choices from a fact that is a choice"));
      return;
    }
    DerivationTable table{other->slot, std::vector<std::optional<Rational>>(other->type.choices->choices.size())};
    const auto map = fields.require("map");
    if (!map) return;
    for (const auto [key, value] : map->entries()) {
      const auto from = other->type.choices->find(key.text());
      std::uint64_t mask = 0;
      bool known = from.has_value();
      const auto add = [&](yaml::Node item) {
        const auto choice = fact.type.choices->find(item.text());
        known = known && choice;
        if (choice) mask |= std::uint64_t{1} << *choice;
      };
      if (value.is_scalar()) add(value);
      for (const auto item : value.items()) add(item);
      if (!known) {
        report(source, "choice-unknown", key,
               message("“{}”一行含有未知的选项", "the line of “{}” holds an unknown choice", key.text()));
        continue;
      }
      const bool list = fact.type.kind == Kind::list;
      const auto stored = list ? mask : *fact.type.choices->find(value.text());
      table.by_choice[*from] = Rational(static_cast<std::int64_t>(stored));
    }
    fact.derive_from = std::move(table);
  }

  void read_constraints(const Source& source, yaml::Node root) {
    const auto list = root.find("constraints");
    if (!list) return;
    for (const auto item : list->items()) {
      Fields fields(item, source, diagnostics_, {"id", "require", "message"});
      Constraint constraint{fields.text("id"), {}, fields.message("message"), {}};
      const auto node = fields.require("require");
      if (!node) continue;
      auto require = check_expression(expression_text(*node, source), *vocabulary_,
                                      {SubjectKind::school, {}, Kind::boolean}, diagnostics_);
      if (!require) continue;
      constraint.require = std::move(*require);
      constraint.slots = slots_read(constraint.require);
      vocabulary_->constraints_.push_back(std::move(constraint));
    }
  }

  /// Puts derived facts after those that they need; a circle is reported.
  void order_derived() {
    enum class Mark : std::uint8_t { fresh, open, done };
    std::vector<Mark> marks(vocabulary_->facts_.size(), Mark::fresh);
    const auto visit = [&](const auto& self, std::uint32_t slot) -> void {
      const auto& fact = vocabulary_->facts_[slot];
      if (marks[slot] == Mark::done || (!fact.derive && !fact.derive_from)) return;
      if (marks[slot] == Mark::open) {
        report(*definitions_[slot].source, "fact-circle", definitions_[slot].key,
               message("“{}”由自身推导", "“{}” is derived from itself", fact.path));
        return;
      }
      marks[slot] = Mark::open;
      if (fact.derive) {
        for (const auto needed : slots_read(*fact.derive)) self(self, needed);
      }
      if (fact.derive_from) self(self, fact.derive_from->slot);
      marks[slot] = Mark::done;
      vocabulary_->derived_.push_back(slot);
    };
    for (std::uint32_t slot = 0; slot < vocabulary_->facts_.size(); ++slot) visit(visit, slot);
  }

  /// The part of `path` below `group`.
  static std::string_view below(const std::string& path, const Group& group) {
    return std::string_view(path).substr(group.path.empty() ? 0 : group.path.size() + 1);
  }

  void add_keys() {
    auto& keys = vocabulary_->keys_;
    auto& groups = vocabulary_->groups_;
    for (std::uint32_t index = 1; index < groups.size(); ++index) {
      const KeyTarget target{KeyTarget::What::group, index};
      keys.add(0, groups[index].path, target);
      keys.add(groups[index].parent, below(groups[index].path, groups[groups[index].parent]), target);
      keys.add(groups[index].parent, groups[index].label.zh, target);
    }
    for (std::uint32_t slot = 0; slot < vocabulary_->facts_.size(); ++slot) {
      for (auto group = vocabulary_->facts_[slot].group;; group = groups[group].parent) {
        add_fact_keys(slot, group);
        if (group == 0) break;
      }
    }
  }

  void add_fact_keys(std::uint32_t slot, std::uint32_t group) {
    const auto& fact = vocabulary_->facts_[slot];
    const KeyTarget target{KeyTarget::What::fact, slot};
    const auto add = [&](std::string_view key) {
      if (vocabulary_->keys_.add(group, key, target)) return;
      const auto other = vocabulary_->keys_.find(group, key);
      if (other.what == KeyTarget::What::fact && other.index == slot) return;
      const bool is_fact = other.what == KeyTarget::What::fact;
      const auto& name = is_fact ? vocabulary_->facts_[other.index].path : vocabulary_->groups_[other.index].path;
      report(*definitions_[slot].source, "fact-ambiguous", definitions_[slot].key,
             message("“{}”的名称“{}”与“{}”相同", "“{}” shares the name “{}” with “{}”", fact.path, key, name));
    };
    add(below(fact.path, vocabulary_->groups_[group]));
    add(fact.label.zh);
    for (const auto& alias : fact.aliases) add(alias);
  }

  struct Loaded {
    const Source* source;
    yaml::Document document;
  };

  Diagnostics& diagnostics_;
  std::shared_ptr<Vocabulary> vocabulary_;
  std::vector<Loaded> documents_;
  std::vector<Definition> definitions_;
};

std::shared_ptr<const Vocabulary> load_vocabulary(const std::vector<const Source*>& sources, Diagnostics& diagnostics) {
  return VocabularyLoader(diagnostics).run(sources);
}

}  // namespace edu_check
