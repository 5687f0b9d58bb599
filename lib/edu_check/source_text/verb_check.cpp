#include "edu_check/source_text/verb_check.h"

#include <algorithm>
#include <optional>
#include <string>

#include "edu_check/source_text/citations.h"
#include "edu_check/source_text/numeral.h"
#include "edu_check/text/message_format.h"

namespace edu_check {
namespace {

class VerbCheck {
 public:
  VerbCheck(const Standard& standard, const StandardPlaces& places, const OfficialText& text,
            const Citations& citations, Diagnostics& diagnostics)
      : standard_(standard), places_(places), text_(text), citations_(citations), diagnostics_(diagnostics) {}

  void run() {
    for (std::size_t i = 0; i < standard_.requirements.size(); ++i) {
      const auto& requirement = standard_.requirements[i];
      if (requirement.verb.empty()) {
        if (standard_.vocabulary->verbs().empty()) continue;  // of a standard that is read in another way
        warn("verb-missing", places_.requirement(i, "id"),
             message("要求“{}”没有写原文的用语（verb）", "the requirement “{}” names no word of the text as its `verb`",
                     requirement.id));
        continue;
      }
      if (const auto& clause = citations_.indicators[requirement.indicator]) check_place(i, *clause);
    }
  }

 private:
  Diagnostic& warn(std::string_view id, std::uint32_t offset, Message text) {
    return diagnostics_.report(Severity::warning, id, *standard_.source, offset, std::move(text));
  }

  /// The word stands in the paragraph that the indicator cites; the number of an item is no part of it.
  void check_place(std::size_t index, const ResolvedClause& clause) {
    const auto& requirement = standard_.requirements[index];
    const auto verb = without_blanks(requirement.verb);
    const bool found = std::any_of(clause.text.begin(), clause.text.end(), [&](std::uint32_t block) {
      return text_.blocks[block].text.find(verb) != std::u32string::npos;
    });
    if (found) return;
    warn("verb-not-in-text", places_.requirement(index, "verb"),
         message("引用的原文中没有“{}”", "the cited text does not write “{}”", requirement.verb))
        .note(*text_.source, text_.blocks[clause.text[0]].offset, message("引用的原文", "the cited text"));
  }

  const Standard& standard_;
  const StandardPlaces& places_;
  const OfficialText& text_;
  const Citations& citations_;
  Diagnostics& diagnostics_;
};

}  // namespace

void check_verbs(const Standard& standard, const StandardPlaces& places, const OfficialText& text,
                 const Citations& citations, Diagnostics& diagnostics) {
  VerbCheck(standard, places, text, citations, diagnostics).run();
}

}  // namespace edu_check
