#include "edu_check/inventory/template.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <span>

#include "edu_check/inventory/fact_purpose.h"
#include "edu_check/inventory/key_names.h"
#include "edu_check/standard/fact_use.h"
#include "edu_check/standard/known_facts.h"
#include "edu_check/yaml/writer.h"

namespace edu_check {
namespace {

constexpr auto school_header =
    std::to_array<std::string_view>({known::school_name, known::school_code, known::school_province, known::school_city,
                                     known::school_district, known::school_stages, known::school_area});
constexpr auto region_header = std::to_array<std::string_view>(
    {known::region_name, known::region_code, known::region_level, known::region_schools_total});

class TemplateWriter {
 public:
  TemplateWriter(const std::vector<std::shared_ptr<const Standard>>& standards, const TemplateOptions& options)
      : standards_(standards),
        options_(options),
        vocabulary_(*standards[0]->vocabulary),
        keys_(vocabulary_, options.keys),
        purposes_(standards),
        use_(vocabulary_) {}

  std::string run() {
    choose_facts();
    head();
    write_group(0, 0);
    evidence();
    return std::move(text_);
  }

 private:
  [[nodiscard]] bool is_school() const { return options_.kind == SubjectKind::school; }

  [[nodiscard]] std::span<const std::string_view> header() const {
    return is_school() ? std::span<const std::string_view>(school_header) : region_header;
  }

  [[nodiscard]] bool is_header(std::uint32_t slot) const {
    return std::find(header().begin(), header().end(), vocabulary_.fact(slot).path) != header().end();
  }

  void choose_facts() {
    for (const auto path : header()) {
      if (const auto slot = vocabulary_.slot(path)) use_.add(*slot);
    }
    for (const auto& standard : standards_) use_.add(*standard);
    for (const auto slot : use_.slots()) {
      const bool wanted = !options_.mandatory_only || !purposes_.is_only_advisory(slot) || is_header(slot);
      if (wanted && vocabulary_.fact(slot).subject == options_.kind) slots_.push_back(slot);
    }
  }

  void comment(std::size_t indent, std::string_view text) { yaml::append_comment(text_, indent, text); }

  /// A label above its key, unless the key says the same.
  void heading(std::size_t indent, const std::string& label, const std::string& key) {
    if (label != key) comment(indent, label);
  }

  void entry(std::size_t indent, std::string_view key, std::string_view value) {
    text_ +=
        fmt::format("{}{}:{}{}\n", std::string(indent, ' '), yaml::scalar_text(key), value.empty() ? "" : " ", value);
  }

  void head() {
    std::string ids;
    for (const auto& standard : standards_) {
      comment(0, fmt::format("{} ({})", standard->title.in(options_.language), standard->id));
      ids += (ids.empty() ? "" : ",") + standard->id;
    }
    comment(0, say(options_.language, "填法：把 null 换成实际值；不知道的留 null，检查时列为待定，不会当作达标。",
                   "Fill in: put the value in place of null. What you leave null counts as unknown, never as passed."));
    if (options_.mandatory_only)
      comment(0, say(options_.language, "只含强制性要求所需的事实；只用于建议性要求的未列。",
                     "Only the facts that mandatory requirements need; those of advisory ones alone are left out."));
    comment(0, fmt::format("{}edu-check {} --standard {}", say(options_.language, "检查：", "Check: "),
                           say(options_.language, "清单.yaml", "FILE.yaml"), ids));
    text_ += "\nedu-check: 1\n";
    if (!is_school()) entry(0, keys_.say("kind", "种类"), keys_.say("region", "区域"));
    comment(0, say(options_.language, "各项数据的取数日期，如 2026-09-01；判断到期以此为准",
                   "The day on which the facts were taken, such as 2026-09-01; due dates are judged by it"));
    entry(0, keys_.say("date", "填报日期"), "null");
  }

  void write_group(std::uint32_t group, std::size_t indent) {
    std::vector<std::uint32_t> done;
    for (const auto slot : slots_) {
      const auto& fact = vocabulary_.fact(slot);
      if (fact.group == group) write_fact(slot, group, indent);
    }
    for (const auto slot : slots_) {
      const auto own = vocabulary_.fact(slot).group;
      if (own == group || !keys_.is_within(own, group)) continue;
      const auto child = keys_.child_towards(own, group);
      if (std::find(done.begin(), done.end(), child) != done.end()) continue;
      done.push_back(child);
      if (indent == 0) text_ += "\n";
      const auto key = keys_.group(child);
      heading(indent, vocabulary_.groups()[child].label.in(options_.language), key);
      entry(indent, key, "");
      write_group(child, indent + 2);
    }
  }

  void write_fact(std::uint32_t slot, std::uint32_t group, std::size_t indent) {
    const auto& fact = vocabulary_.fact(slot);
    const auto key = keys_.fact(slot, group);
    write_question(slot, indent, key);
    comment(indent, say(options_.language, "写法：", "Write: ") +
                        how_to_write(fact, vocabulary_, options_.language, options_.keys));
    if (fact.derive_from)
      comment(indent, say(options_.language, "不填时可由此项推算：", "May be left out where this is given: ") +
                          name_of(fact.derive_from->slot));
    if (fact.derive) write_inputs(slot, indent);
    if (const auto purpose = purposes_.describe(slot, options_.language); !purpose.empty())
      comment(indent, say(options_.language, "依据：", "Needed for: ") + purpose);
    if (purposes_.is_only_advisory(slot))
      comment(indent, say(options_.language, "只用于建议性要求，不影响结论",
                          "Only advisory requirements need it: the verdict does not"));
    entry(indent, key, "null");
  }

  /// The label with the question of the standards that read the fact, each where they ask differently.
  void write_question(std::uint32_t slot, std::size_t indent, const std::string& key) {
    const auto& label = vocabulary_.fact(slot).label.in(options_.language);
    const auto questions = purposes_.questions(slot);
    if (questions.size() < 2) {
      const auto text = questions.empty() ? std::string() : questions[0].text.in(options_.language);
      if (text.empty()) return heading(indent, label, key);
      return comment(indent, label == key ? text : label + say(options_.language, "：", ": ") + text);
    }
    heading(indent, label, key);
    for (const auto& [standards, text] : questions)
      comment(indent, standards + say(options_.language, "：", ": ") + text.in(options_.language));
  }

  /// The label of a fact and the key by which it can be given at the top, where these differ.
  [[nodiscard]] std::string name_of(std::uint32_t slot) const {
    const auto& label = vocabulary_.fact(slot).label.in(options_.language);
    const auto key = keys_.fact(slot, 0);
    return key == label ? key : fmt::format("{} ({})", label, key);
  }

  /// The facts from which another follows, for those who have them: as comments, so that one of the two ways is taken.
  void write_inputs(std::uint32_t slot, std::size_t indent) {
    FactUse inputs(vocabulary_);
    inputs.add(*vocabulary_.fact(slot).derive);
    std::string names;
    for (const auto each : inputs.slots()) {
      const auto& fact = vocabulary_.fact(each);
      const bool chosen = std::find(slots_.begin(), slots_.end(), each) != slots_.end();
      if (!chosen && is_numeric(fact.type.kind))
        names += (names.empty() ? "" : say(options_.language, "、", ", ")) + name_of(each);
    }
    if (!names.empty())
      comment(indent,
              say(options_.language, "不填时可由这些项推算：", "May be left out where these are given: ") + names);
  }

  void evidence() {
    text_ += "\n";
    comment(0, say(options_.language, "佐证材料（可选）：左边是事实，右边是材料。用时去掉行首的 #",
                   "Evidence (optional): a fact and the documents for it. Remove the # to use it"));
    text_ += fmt::format("# {}:\n", keys_.say("evidence", "佐证材料"));
    const auto shown = std::find_if(slots_.begin(), slots_.end(), [&](std::uint32_t slot) {
      return vocabulary_.fact(slot).type.kind == Kind::boolean || is_numeric(vocabulary_.fact(slot).type.kind);
    });
    const auto slot = shown == slots_.end() ? slots_.front() : *shown;
    text_ += fmt::format("#   {}: [{}]\n", yaml::scalar_text(keys_.fact(slot, 0)),
                         say(options_.language, "文件名.pdf", "document.pdf"));
  }

  const std::vector<std::shared_ptr<const Standard>>& standards_;
  const TemplateOptions& options_;
  const Vocabulary& vocabulary_;
  KeyNames keys_;
  FactPurposes purposes_;
  FactUse use_;
  std::vector<std::uint32_t> slots_;
  std::string text_;
};

}  // namespace

std::string inventory_template(const std::vector<std::shared_ptr<const Standard>>& standards,
                               const TemplateOptions& options) {
  return TemplateWriter(standards, options).run();
}

}  // namespace edu_check
