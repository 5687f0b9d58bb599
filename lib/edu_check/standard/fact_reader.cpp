#include "edu_check/standard/fact_reader.h"

#include <string>
#include <utility>

#include "edu_check/standard/fields.h"
#include "edu_check/text/message_format.h"
#include "edu_check/value/quantity.h"

namespace edu_check {
namespace {

class FactReader {
 public:
  FactReader(Fact& fact, const Source& source, yaml::Node value, std::deque<ChoiceSet>& choices,
             Diagnostics& diagnostics)
      : fact_(fact),
        source_(source),
        diagnostics_(diagnostics),
        fields_(value, source, diagnostics, fact_keys()),
        sets_(choices) {}

  void run(std::string_view path) {
    fact_.path = std::string(path);
    fact_.label = fields_.message("label");
    fact_.aliases = fields_.texts("aliases");
    fact_.help = fields_.optional_message("help");
    fact_.digits = fields_.optional_number("digits").value_or(0);
    const auto not_applicable = fields_.find("not_applicable");
    const bool conditional = not_applicable && not_applicable->is_mapping();
    fact_.may_be_not_applicable = conditional || fields_.flag("not_applicable");
    read_type();
    read_scope();
    read_choices();
    read_counter();
    fact_.least = read_bound("min");
    fact_.most = read_bound("max");
  }

 private:
  Diagnostic& report(std::string_view id, yaml::Node at, Message text) {
    return diagnostics_.report(Severity::error, id, source_, at.offset(), std::move(text));
  }

  void read_type() {
    const auto word = fields_.text("type");
    if (const auto kind = parse_kind(word)) {
      fact_.type.kind = *kind;
    } else if (!word.empty()) {
      report("fact-type", *fields_.find("type"), message("没有类型“{}”", "there is no type “{}”", word));
    }
  }

  void read_scope() {
    const auto scope = fields_.optional_text("scope");
    fact_.subject = scope == "region" ? SubjectKind::region : SubjectKind::school;
    if (scope.empty() || scope == "region" || scope == "school") return;
    report("fact-scope", *fields_.find("scope"), message("scope 应为 school 或 region", "scope is school or region"));
  }

  /// English has a word for one and a word for more, `post/posts`, unless they are the same.
  void read_counter() {
    fact_.counter = fields_.optional_message("counter");
    auto& many = fact_.counter.en;
    const auto slash = many.find('/');
    if (slash == std::string::npos) return;
    fact_.counter_of_one = many.substr(0, slash);
    many.erase(0, slash + 1);
    if (!fact_.counter_of_one.empty() && !many.empty() && many.find('/') == std::string::npos) return;
    report("fact-counter", *fields_.find("counter"),
           message("counter 的 en 应为一个词，或“单数/复数”两个词",
                   "the en of counter is one word, or two as in “post/posts”"));
  }

  void read_choices() {
    const bool wanted = fact_.type.kind == Kind::choice || fact_.type.kind == Kind::list;
    const auto node = wanted ? fields_.require("choices") : fields_.find("choices");
    if (!node) {
      if (wanted) fact_.type = {Kind::text};
      return;
    }
    auto& set = sets_.emplace_back();
    for (const auto [id, value] : node->entries()) {
      Fields choice(value, source_, diagnostics_, {"label", "aliases"});
      Choice each{std::string(id.text()), choice.message("label"), choice.texts("aliases")};
      for (const auto name : names_of(each)) {
        if (set.find(name))
          report("choice-duplicate", id, message("“{}”已是另一选项的名称", "“{}” already names another choice", name));
      }
      set.choices.push_back(std::move(each));
    }
    if (set.choices.size() > 63) report("choice-limit", *node, message("选项超过 63 个", "more than 63 choices"));
    fact_.type.choices = &set;
  }

  static std::vector<std::string_view> names_of(const Choice& choice) {
    std::vector<std::string_view> names(choice.aliases.begin(), choice.aliases.end());
    names.emplace_back(choice.id);
    names.emplace_back(choice.label.zh);
    return names;
  }

  std::optional<Rational> read_bound(std::string_view key) {
    const auto node = fields_.find(key);
    if (!node) return std::nullopt;
    if (!is_numeric(fact_.type.kind)) {
      report("fact-bound", *node, message("此类型没有上下限", "this type has no bounds"));
      return std::nullopt;
    }
    auto parsed = parse_value(node->text(), fact_.type);
    if (!parsed.value) report(parsed.mistake.id, *node, parsed.mistake.message).hint(parsed.mistake.hint);
    return parsed.value;
  }

  Fact& fact_;
  const Source& source_;
  Diagnostics& diagnostics_;
  Fields fields_;
  std::deque<ChoiceSet>& sets_;
};

}  // namespace

const std::vector<std::string_view>& fact_keys() {
  static const std::vector<std::string_view> keys{"type",    "label", "aliases", "help",           "counter",
                                                  "min",     "max",   "part_of", "derive",         "derive_from",
                                                  "choices", "scope", "digits",  "not_applicable", "needs"};
  return keys;
}

void read_fact(Fact& fact, const Source& source, yaml::Node key, yaml::Node value, std::deque<ChoiceSet>& choices,
               Diagnostics& diagnostics) {
  FactReader(fact, source, value, choices, diagnostics).run(key.text());
}

}  // namespace edu_check
