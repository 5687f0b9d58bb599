#include "edu_check/report/html/html_standard.h"

#include "edu_check/report/html/html_data.h"
#include "edu_check/report/html/html_json_format.h"

namespace edu_check {
namespace {

void write_document(PageJson& json, const OfficialDocument& document) {
  json.key("document");
  json.start_object();
  json.member("number", document.number);
  json.member("title", document.title);
  json.member("issuer", document.issuer);
  json.member("issued", document.issued);
  json.member("part", document.part);
  json.member("status", document.status);
  json.end_object();
}

void write_sections(PageJson& json, const Standard& standard) {
  json.key("sections");
  json.start_array();
  for (const auto& section : standard.sections) {
    json.start_object();
    json.member("heading", section.heading);
    json.member("title", section.title);
    json.key("first");
    json.number(section.first_indicator);
    json.key("count");
    json.number(section.indicator_count);
    json.end_object();
  }
  json.end_array();
}

/// The clause without the document, which stands at the head of the page.
Message place_in_document(const Clause& clause) {
  const auto in = [&](Language language) {
    const auto text = describe(clause, {}, language);
    return text.substr(text.starts_with(' ') ? 1 : 0);
  };
  return {in(Language::zh), in(Language::en)};
}

void write_indicators(PageJson& json, const Standard& standard) {
  json.key("indicators");
  json.start_array();
  for (const auto& indicator : standard.indicators) {
    json.start_object();
    json.member("id", indicator.id);
    json.member("title", indicator.title);
    json.member("clause", place_in_document(indicator.clause));
    json.key("section");
    json.number(indicator.section);
    json.key("first");
    json.number(indicator.first_requirement);
    json.key("count");
    json.number(indicator.requirement_count);
    json.end_object();
  }
  json.end_array();
}

void write_requirements(PageJson& json, const Standard& standard) {
  json.key("requirements");
  json.start_array();
  for (const auto& requirement : standard.requirements) {
    json.start_object();
    json.member("id", requirement.id);
    json.member("statement", requirement.statement);
    json.member("level", std::string(1, code_of(requirement.level)));
    json.member("by", requirement.by);
    if (requirement.scope == SubjectKind::region) json.member("scope", "region");
    json.member("reading", requirement.reading);
    json.member("evidence", requirement.evidence);
    json.member("remedy", requirement.remedy);
    if (!requirement.alternatives.empty()) {
      json.key("alternatives");
      json.start_array();
      for (const auto& alternative : requirement.alternatives) json.message(alternative.reading);
      json.end_array();
    }
    json.end_object();
  }
  json.end_array();
}

}  // namespace

void write_page_standard(std::string& to, const Standard& standard) {
  PageJson json(to);
  json.start_object();
  json.member("id", standard.id);
  json.member("title", standard.title);
  write_document(json, standard.document);
  json.member("school", standard.school.statement);
  json.member("region", standard.region.statement);
  write_sections(json, standard);
  write_indicators(json, standard);
  write_requirements(json, standard);
  json.end_object();
}

}  // namespace edu_check
