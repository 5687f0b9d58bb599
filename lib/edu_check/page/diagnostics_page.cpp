#include "edu_check/page/diagnostics_page.h"

#include <fmt/format.h>

#include <iterator>

#include "edu_check/json/json_lines_format.h"
#include "edu_check/lint/known_diagnostics.h"
#include "edu_check/text/enumeration.h"

namespace edu_check {
namespace {

Message list_title() { return {"诊断的编号", "Ids of diagnostics"}; }

Message list_opening() {
  return {
      "每条诊断末尾的方括号中是它的编号。编号固定不变，脚本可据以判断。以下是各编号的性质、意思和处理办法，"
      "由 edu-check lint --list 列出。",
      "A diagnostic ends in its id, in brackets. Ids are stable: scripts may match them. This is how grave each is, "
      "what it means and what to do, as edu-check lint --list prints it."};
}

Message label_of_remedy() { return {"怎么办", "what to do"}; }

Message severities_of(const KnownDiagnostic& known) {
  Message words;
  for (const auto each : known.severities)
    append(words, {std::string(word_of(each, Language::zh)), std::string(word_of(each, Language::en))}, between_names);
  return words;
}

}  // namespace

std::string known_diagnostics_text(const PageStyle& style) {
  Page page(style);
  page.heading(1, page.in(list_title()));
  page.paragraph(page.in(list_opening()));
  for (const auto& group : known_diagnostics()) {
    page.heading(2, page.in(group.title));
    for (const auto& each : group.diagnostics) {
      page.heading(3, each.id);
      page.field(0, page.in(severities_of(each)), page.in(each.meaning));
      page.field(0, page.in(label_of_remedy()), page.in(each.remedy));
    }
  }
  return page.text();
}

std::string known_diagnostics_markdown(Language language) {
  auto text = fmt::format("# {}\n\n{}\n", list_title().in(language), list_opening().in(language));
  const auto* const colon = language == Language::zh ? "：" : ": ";
  for (const auto& group : known_diagnostics()) {
    text += fmt::format("\n## {}\n", group.title.in(language));
    for (const auto& each : group.diagnostics) {
      fmt::format_to(std::back_inserter(text), "\n### {}\n\n- {}{}{}\n- {}{}{}\n", each.id,
                     severities_of(each).in(language), colon, each.meaning.in(language), label_of_remedy().in(language),
                     colon, each.remedy.in(language));
    }
  }
  return text;
}

std::string known_diagnostics_json(Language language) {
  std::string text = "{\"diagnostics\": [";
  JsonEntries entries;
  for (const auto& group : known_diagnostics()) {
    for (const auto& each : group.diagnostics) {
      std::string piece;
      JsonLine json(piece);
      json.object().text("id", each.id).text("group", group.name).key("severities").array();
      for (const auto severity : each.severities) json.string(word_of(severity, Language::en));
      json.end_array().text("meaning", each.meaning.in(language)).text("remedy", each.remedy.in(language)).end_object();
      entries.join(piece);
      text += piece;
    }
  }
  return text + "\n]}\n";
}

}  // namespace edu_check
