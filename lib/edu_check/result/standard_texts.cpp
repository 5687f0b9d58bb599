#include "edu_check/result/standard_texts.h"

#include <fmt/format.h>

#include "edu_check/json/json_text.h"

namespace edu_check {
namespace {

std::string quoted(std::string_view key, std::string_view value) {
  std::string json = fmt::format("\"{}\":", key);
  append_json_string(json, value);
  return json;
}

}  // namespace

StateTexts state_texts() {
  StateTexts texts;
  for (std::size_t level = 0; level < texts.size(); ++level) {
    for (std::size_t outcome = 0; outcome < outcome_count; ++outcome) {
      texts[level][outcome] =
          fmt::format(R"("level":"{}","outcome":"{}","requirements":)", to_string(static_cast<Level>(level)),
                      to_string(static_cast<Outcome>(outcome)));
    }
  }
  return texts;
}

StandardTexts texts_of(const Standard& standard, Language language) {
  StandardTexts texts{&standard, quoted("standard", standard.id) + "," + quoted("standard_digest", digest(standard)),
                      {},        {},
                      {},        std::make_unique<JsonTemplates>(standard.requirements.size())};
  for (const auto& indicator : standard.indicators) {
    texts.indicators.push_back(quoted("id", indicator.id) + "," +
                               quoted("clause", describe(indicator.clause, standard.document, language)) + "," +
                               quoted("title", indicator.title.in(language)));
  }
  for (const auto& requirement : standard.requirements) {
    texts.ids.push_back(quoted("id", requirement.id));
    texts.statements.push_back(quoted("statement", requirement.statement.in(language)));
  }
  return texts;
}

}  // namespace edu_check
