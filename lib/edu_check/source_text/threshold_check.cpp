#include "edu_check/source_text/threshold_check.h"

#include <algorithm>
#include <string>

#include "edu_check/source_text/citations.h"
#include "edu_check/source_text/number_forms.h"
#include "edu_check/text/message_format.h"
#include "edu_check/text/utf8.h"
#include "edu_check/value/number_text.h"
#include "edu_check/value/quantity.h"

namespace edu_check {
namespace {

bool is_quantity(Kind kind) {
  return kind == Kind::count || kind == Kind::number || kind == Kind::percent || kind == Kind::bandwidth ||
         kind == Kind::money || kind == Kind::duration;
}

/// The number of an item is no number that it writes.
std::size_t number_length(const Block& block) { return block.number ? block.number->length : 0; }

class ThresholdCheck {
 public:
  ThresholdCheck(const Standard& standard, const StandardPlaces& places, const OfficialText& text,
                 const Citations& citations, Diagnostics& diagnostics)
      : standard_(standard), places_(places), text_(text), citations_(citations), diagnostics_(diagnostics) {}

  void run() {
    for (std::size_t i = 0; i < standard_.requirements.size(); ++i) {
      const auto& clause = citations_.indicators[standard_.requirements[i].indicator];
      if (!clause) continue;
      read_cited(*clause);
      check(i, *clause);
    }
  }

 private:
  /// The numbers of the cited text; the dates also of the headings above it and of the title.
  void read_cited(const ResolvedClause& clause) {
    numbers_ = {};
    dates_ = {};
    words_.clear();
    for (const auto block : clause.text) {
      const auto body = std::u32string_view(text_.blocks[block].text).substr(number_length(text_.blocks[block]));
      numbers_.add(body);
      words_ += body;
      for (auto at = block; at != Block::none; at = text_.blocks[at].parent) dates_.add(text_.blocks[at].text);
    }
    for (const auto& block : text_.blocks) {
      if (block.kind == BlockKind::item) break;
      if (block.kind == BlockKind::title) dates_.add(block.text);
    }
  }

  void check(std::size_t index, const ResolvedClause& clause) {
    const auto& requirement = standard_.requirements[index];
    check_expression_numbers(requirement.require, places_.requirement(index, "require"), clause);
    for (std::size_t i = 0; i < requirement.alternatives.size(); ++i) check_alternative(index, i, clause);
    if (requirement.by) check_date(*requirement.by, places_.requirement(index, "by"), clause);
    const auto phases = places_.requirement_node(index).find("phases");
    const auto kind = threshold_kind(requirement.require);
    std::size_t at = 0;
    for (const auto& [by, threshold] : requirement.phases) {
      const auto offset = phase_offset(*phases, at++);
      check_date(by, offset, clause);
      check_value(threshold, kind, offset, clause);
    }
  }

  /// The structural constants of another reading may be said in its own words; "due at once" is the day of issue.
  void check_alternative(std::size_t index, std::size_t alternative, const ResolvedClause& clause) {
    const auto& requirement = standard_.requirements[index];
    const auto& other = requirement.alternatives[alternative];
    if (other.by && other.by != standard_.document.issued) {
      check_date(*other.by, places_.alternative(index, alternative, "by"), clause);
    }
    if (other.require.empty() || other.require.text == requirement.require.text) return;
    const auto length = words_.size();
    words_ += decode_utf8(other.reading.zh);
    check_expression_numbers(other.require, places_.alternative(index, alternative, "require"), clause);
    words_.resize(length);
  }

  static std::uint32_t phase_offset(yaml::Node phases, std::size_t index) {
    for (const auto item : phases.items()) {
      if (index-- == 0) return item.offset();
    }
    return phases.offset();
  }

  static Kind threshold_kind(const Expression& expression) {
    const auto node = std::find_if(expression.nodes.begin(), expression.nodes.end(),
                                   [](const ExpressionNode& each) { return each.operation == Operation::threshold; });
    return node == expression.nodes.end() ? Kind::number : node->kind;
  }

  void check_expression_numbers(const Expression& expression, std::uint32_t offset, const ResolvedClause& clause) {
    const bool quoted =
        standard_.source->text().substr(offset, 1) == "\"" || standard_.source->text().substr(offset, 1) == "'";
    for (const auto& node : expression.nodes) {
      if (node.operation != Operation::number) continue;
      const auto place = offset + (quoted ? 1U : 0U) + node.offset;
      const auto& value = expression.constants[node.first];
      if (node.kind == Kind::date && value.is_point()) {
        check_date({static_cast<std::int32_t>(value.low.value.numerator())}, place, clause);
      } else {
        check_value(value, node.kind, place, clause);
      }
    }
  }

  void check_value(const Interval& value, Kind kind, std::uint32_t offset, const ResolvedClause& clause) {
    if (!is_quantity(kind) || !value.is_point()) return;
    const auto& number = value.low.value;
    if (numbers_.holds(number, kind) || is_said_in_words(words_, number, kind)) return;
    report("threshold-not-in-text", offset, clause,
           {"引用的原文没有写 " + format_number(number, kind, Language::zh),
            "the cited text does not write " + format_number(number, kind, Language::en)});
  }

  void check_date(Date date, std::uint32_t offset, const ResolvedClause& clause) {
    if (dates_.holds(date)) return;
    report("date-not-in-text", offset, clause,
           message("引用的原文及其标题没有写 {}", "neither the cited text nor its headings write {}", to_string(date)));
  }

  void report(std::string_view id, std::uint32_t offset, const ResolvedClause& clause, Message text) {
    diagnostics_.report(Severity::warning, id, *standard_.source, offset, std::move(text))
        .note(*text_.source, text_.blocks[clause.text[0]].offset, message("引用的原文", "the cited text"));
  }

  const Standard& standard_;
  const StandardPlaces& places_;
  const OfficialText& text_;
  const Citations& citations_;
  Diagnostics& diagnostics_;
  WrittenNumbers numbers_;
  WrittenNumbers dates_;
  std::u32string words_;
};

}  // namespace

void check_thresholds(const Standard& standard, const StandardPlaces& places, const OfficialText& text,
                      const Citations& citations, Diagnostics& diagnostics) {
  ThresholdCheck(standard, places, text, citations, diagnostics).run();
}

}  // namespace edu_check
