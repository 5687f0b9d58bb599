#include "edu_check/source_text/citations.h"

#include <algorithm>
#include <string>

#include "edu_check/source_text/numeral.h"
#include "edu_check/text/display.h"
#include "edu_check/text/message_format.h"

namespace edu_check {
namespace {

class CitationCheck {
 public:
  CitationCheck(const Standard& standard, const StandardPlaces& places, const OfficialText& text,
                Diagnostics& diagnostics)
      : standard_(standard), places_(places), text_(text), diagnostics_(diagnostics), cited_by_(text.blocks.size()) {
    citations_.is_heading.resize(text.blocks.size());
  }

  Citations run() {
    for (std::size_t i = 0; i < standard_.sections.size(); ++i) check_section(i);
    for (const auto& indicator : standard_.indicators) {
      citations_.indicators.push_back(resolve(indicator.clause, indicator.offset));
      if (citations_.indicators.back()) cite(*citations_.indicators.back(), indicator.id, indicator.offset);
    }
    for (const auto& entry : standard_.not_encoded) {
      if (const auto resolved = resolve(entry.clause, entry.offset)) cite(*resolved, "not_encoded", entry.offset);
    }
    if (all_resolved_) report_uncited();
    return std::move(citations_);
  }

 private:
  std::optional<ResolvedClause> resolve(const Clause& clause, std::uint32_t offset) {
    auto resolved = resolve_clause(clause, text_, *standard_.source, offset, diagnostics_);
    if (!resolved) {
      all_resolved_ = false;
      return std::nullopt;
    }
    for (const auto heading : resolved->headings) citations_.is_heading[heading] = true;
    return resolved;
  }

  /// The heading of a section is a line of the part.
  void check_section(std::size_t index) {
    const auto wanted = without_blanks(standard_.sections[index].heading);
    const bool found = std::any_of(text_.blocks.begin(), text_.blocks.end(), [&](const Block& block) {
      return block.kind != BlockKind::paragraph && block.text.starts_with(wanted);
    });
    if (found) return;
    auto& diagnostic = diagnostics_.report(
        Severity::error, "section-heading", *standard_.source, places_.section(index, "heading"),
        message("原文中没有标题“{}”", "the text has no heading “{}”", standard_.sections[index].heading));
    if (const auto near = nearest_heading(text_, standard_.sections[index].heading)) {
      diagnostic.note(*text_.source, text_.blocks[*near].offset,
                      message("最接近的是“{}”", "the nearest is “{}”", text_.excerpt(*near)));
    }
  }

  void cite(const ResolvedClause& clause, const std::string& by, std::uint32_t offset) {
    for (const auto block : clause.text) {
      if (cited_by_[block].empty()) {
        cited_by_[block] = by;
        continue;
      }
      diagnostics_
          .report(Severity::warning, "clause-cited-twice", *standard_.source, offset,
                  message("此段已由“{}”引用", "this paragraph is cited by “{}” already", cited_by_[block]))
          .note(*text_.source, text_.blocks[block].offset, message("此段", "the paragraph"));
      return;
    }
  }

  void report_uncited() {
    for (std::uint32_t i = 0; i < text_.blocks.size(); ++i) {
      if (!text_.blocks[i].holds_text() || !cited_by_[i].empty() || citations_.is_heading[i]) continue;
      diagnostics_
          .report(Severity::error, "text-uncited", *standard_.source, place_for(i),
                  message("原文有一段既没有指标引用，也不在 not_encoded 中：“{}”",
                          "a paragraph of the text is neither cited by an indicator nor under not_encoded: “{}”",
                          text_.excerpt(i)))
          .note(*text_.source, text_.blocks[i].offset, message("所在标题：{}", "it stands under: {}", headings_of(i)));
    }
  }

  /// The section in whose heading a block stands, else the document.
  [[nodiscard]] std::uint32_t place_for(std::uint32_t block) const {
    for (auto at = block; at != Block::none; at = text_.blocks[at].parent) {
      for (std::size_t i = 0; i < standard_.sections.size(); ++i) {
        if (text_.blocks[at].text.starts_with(without_blanks(standard_.sections[i].heading)))
          return places_.section(i, "heading");
      }
    }
    return places_.document("title");
  }

  [[nodiscard]] std::string headings_of(std::uint32_t block) const {
    std::string headings;
    for (auto at = text_.blocks[block].parent; at != Block::none; at = text_.blocks[at].parent) {
      if (!headings.empty() && text_.blocks[at].kind == BlockKind::title) break;
      headings.insert(0, text_.excerpt(at) + (headings.empty() ? "" : " / "));
    }
    return headings.empty() ? "-" : headings;
  }

  const Standard& standard_;
  const StandardPlaces& places_;
  const OfficialText& text_;
  Diagnostics& diagnostics_;
  Citations citations_;
  std::vector<std::string> cited_by_;
  bool all_resolved_ = true;
};

}  // namespace

Citations check_citations(const Standard& standard, const StandardPlaces& places, const OfficialText& text,
                          Diagnostics& diagnostics) {
  return CitationCheck(standard, places, text, diagnostics).run();
}

}  // namespace edu_check
