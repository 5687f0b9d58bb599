#include "edu_check/standard/standard_loader.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "edu_check/standard/fields.h"
#include "edu_check/standard/requirement_loader.h"
#include "edu_check/standard/standard.h"
#include "edu_check/text/message_format.h"
#include "edu_check/text/suggestion.h"

namespace edu_check {
namespace {

class StandardLoader {
 public:
  StandardLoader(std::shared_ptr<const Source> source, std::shared_ptr<const Vocabulary> vocabulary,
                 Diagnostics& diagnostics)
      : source_(*source), diagnostics_(diagnostics), standard_(std::make_shared<Standard>()) {
    standard_->source = std::move(source);
    standard_->vocabulary = std::move(vocabulary);
  }

  std::shared_ptr<Standard> run() {
    const auto before = diagnostics_.error_count();
    const auto document = yaml::load_document(source_, diagnostics_);
    if (!document) return nullptr;
    Fields root(document->root(), source_, diagnostics_,
                {"edu-check-standard", "id", "title", "document", "applies", "sections", "not_encoded", "groups",
                 "facts", "constraints", "verbs", "questions"});
    const auto version = root.text("edu-check-standard");
    if (!version.empty() && version != "1") {
      root.report("standard-version", *root.find("edu-check-standard"),
                  message("不支持的格式版本“{}”，应为 1", "unsupported format version “{}”, expected 1", version));
    }
    standard_->id = root.text("id");
    standard_->title = root.message("title");
    if (const auto node = root.require("document")) read_document(*node);
    if (const auto node = root.require("applies")) read_applies(*node);
    root.require("sections");
    for (const auto section : root.mappings("sections")) read_section(section);
    for (const auto item : root.mappings("not_encoded")) read_not_encoded(item);
    if (const auto node = root.find("questions")) read_questions(*node);
    number_aggregates(*standard_);  // the requirements no longer move from here on
    if (diagnostics_.error_count() > before) return nullptr;
    return standard_;
  }

 private:
  void read_document(yaml::Node node) {
    Fields fields(node, source_, diagnostics_,
                  {"number", "title", "issuer", "issued", "part", "status", "begins", "ends"});
    auto& document = standard_->document;
    document.number = fields.optional_text("number");
    document.title = fields.message("title");
    document.issuer = fields.message("issuer");
    document.issued = fields.optional_date("issued");
    document.part = fields.optional_message("part");
    document.status = fields.text("status");
    document.begins = fields.optional_text("begins");
    document.ends = fields.optional_text("ends");
    constexpr auto statuses = std::to_array<std::string_view>({"in_force", "repealed", "expired", "unknown"});
    if (std::find(statuses.begin(), statuses.end(), document.status) == statuses.end() && fields.find("status")) {
      fields.report("standard-status", *fields.find("status"),
                    message("status 应为 in_force、repealed、expired 或 unknown",
                            "status is in_force, repealed, expired or unknown"));
    }
  }

  void read_applies(yaml::Node node) {
    Fields fields(node, source_, diagnostics_, {"school", "region"});
    const auto read = [&](std::string_view key, SubjectKind kind) {
      Applicability applicability;
      const auto entry = fields.find(key);
      if (!entry) return applicability;
      applicability.applies = true;
      Fields each(*entry, source_, diagnostics_, {"when", "statement"});
      applicability.statement = each.message("statement");
      if (const auto when = each.find("when")) {
        applicability.when = check_expression(expression_text(*when, source_), *standard_->vocabulary,
                                              {kind, {}, Kind::boolean}, diagnostics_);
      }
      return applicability;
    };
    standard_->school = read("school", SubjectKind::school);
    standard_->region = read("region", SubjectKind::region);
  }

  void read_section(yaml::Node node) {
    Fields fields(node, source_, diagnostics_, {"id", "heading", "title", "group", "indicators"});
    Section section;
    section.id = fields.text("id");
    section.heading = fields.text("heading");
    section.title = fields.message("title");
    section.group = fields.optional_message("group");
    section.first_indicator = static_cast<std::uint32_t>(standard_->indicators.size());
    fields.require("indicators");
    for (const auto indicator : fields.mappings("indicators")) read_indicator(indicator);
    section.indicator_count = static_cast<std::uint32_t>(standard_->indicators.size()) - section.first_indicator;
    standard_->sections.push_back(std::move(section));
  }

  void read_indicator(yaml::Node node) {
    Fields fields(node, source_, diagnostics_, {"id", "clause", "title", "requirements"});
    Indicator indicator;
    indicator.id = fields.text("id");
    check_unique(fields, indicator.id);
    indicator.title = fields.message("title");
    if (const auto clause = fields.require("clause")) {
      indicator.clause = read_clause(*clause);
      indicator.offset = clause->offset();
    }
    indicator.section = static_cast<std::uint32_t>(standard_->sections.size());
    indicator.first_requirement = static_cast<std::uint32_t>(standard_->requirements.size());
    fields.require("requirements");
    const RequirementContext context{source_, *standard_->vocabulary, diagnostics_};
    for (const auto item : fields.mappings("requirements")) {
      auto requirement = read_requirement(item, context);
      requirement.indicator = static_cast<std::uint32_t>(standard_->indicators.size());
      Fields identity(item, source_, diagnostics_);
      check_unique(identity, requirement.id);
      if (!requirement.id.empty() && !requirement.id.starts_with(indicator.id)) {
        identity.report(
            "requirement-id", *identity.find("id"),
            message("要求的编号“{}”应以指标编号“{}”开头",
                    "the requirement's id “{}” must begin with the indicator's, “{}”", requirement.id, indicator.id));
      }
      standard_->requirements.push_back(std::move(requirement));
    }
    indicator.requirement_count =
        static_cast<std::uint32_t>(standard_->requirements.size()) - indicator.first_requirement;
    if (indicator.requirement_count == 0 && fields.find("requirements")) {
      fields.report("indicator-empty", node,
                    message("指标“{}”没有要求", "the indicator “{}” has no requirements", indicator.id));
    }
    standard_->indicators.push_back(std::move(indicator));
  }

  void check_unique(Fields& fields, const std::string& id) {
    if (id.empty() || ids_.insert(id).second) return;
    fields.report("id-duplicate", *fields.find("id"), message("编号“{}”重复", "the id “{}” is used twice", id));
  }

  Clause read_clause(yaml::Node node) {
    Fields fields(node, source_, diagnostics_, {"heading", "item", "paragraph", "occurrence"});
    Clause clause;
    clause.heading = fields.texts("heading");
    clause.item = fields.optional_text("item");
    clause.paragraph = fields.optional_number("paragraph").value_or(0);
    clause.occurrence = fields.optional_number("occurrence").value_or(1);
    if (clause.heading.empty() && clause.item.empty()) {
      fields.report("clause-empty", node, message("条款要有 heading 或 item", "a clause needs a heading or an item"));
    }
    return clause;
  }

  void read_not_encoded(yaml::Node node) {
    Fields fields(node, source_, diagnostics_, {"clause", "reason"});
    NotEncoded entry;
    entry.reason = fields.message("reason");
    if (const auto clause = fields.require("clause")) {
      entry.clause = read_clause(*clause);
      entry.offset = clause->offset();
    }
    standard_->not_encoded.push_back(std::move(entry));
  }

  void read_questions(yaml::Node node) {
    Fields fields(node, source_, diagnostics_);
    const auto& vocabulary = *standard_->vocabulary;
    for (const auto [key, value] : node.entries()) {
      auto question = fields.message(key.text());
      if (const auto slot = vocabulary.slot(key.text())) {
        standard_->questions.emplace(*slot, std::move(question));
        continue;
      }
      auto& diagnostic = fields.report("fact-unknown", key,
                                       message("词汇表中没有事实“{}”", "the vocabulary has no fact “{}”", key.text()));
      const auto paths = vocabulary.paths();
      if (const auto near = nearest(key.text(), paths))
        diagnostic.hint(message("是否指 {}？", "did you mean {}?", *near));
    }
  }

  const Source& source_;
  Diagnostics& diagnostics_;
  std::shared_ptr<Standard> standard_;
  std::set<std::string> ids_;
};

}  // namespace

std::shared_ptr<const Standard> load_standard(std::shared_ptr<const Source> source,
                                              std::shared_ptr<const Vocabulary> vocabulary, Diagnostics& diagnostics,
                                              StandardOrigin origin) {
  const auto standard = StandardLoader(std::move(source), std::move(vocabulary), diagnostics).run();
  if (standard) standard->origin = std::move(origin);
  return standard;
}

}  // namespace edu_check
