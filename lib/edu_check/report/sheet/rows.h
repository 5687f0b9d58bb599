#pragma once

#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "edu_check/record/limit_words.h"
#include "edu_check/record/marks.h"
#include "edu_check/report/marks/problems.h"

namespace edu_check {

// The tables of csv and xlsx: what stands in the rows. A `Row` takes the cells one after the other: `text` (untrusted
// or not), `value` (text that may be a plain number), `number`, `share`, `date`, `blank`, and `end` after the last.

/// The titles of the columns, in both languages.
struct Column {
  std::string_view zh;
  std::string_view en;
  unsigned width = 12;  ///< in a spreadsheet
};

constexpr auto school_columns = std::to_array<Column>({
    {"清单", "inventory", 28},
    {"标识码", "code", 13},
    {"学校", "school", 28},
    {"省份", "province", 10},
    {"城市", "city", 10},
    {"区县", "district", 10},
    {"标准", "standard", 16},
    {"截至", "as of", 11},
    {"结论", "verdict", 12},
    {"达标率下限", "score from", 11},
    {"达标率上限", "score to", 11},
    {"达标", "pass", 8},
    {"未达标", "fail", 8},
    {"待定", "unknown", 8},
    {"不适用", "not applicable", 8},
    {"未到期", "not due", 8},
    {"已豁免", "waived", 8},
    {"建议性", "advisory", 8},
    {"告知性", "informational", 8},
    {"说明", "remark", 40},
});
constexpr std::size_t verdict_column = 8;

constexpr auto indicator_columns = std::to_array<Column>({
    {"清单", "inventory", 28},
    {"行", "line", 6},
    {"标识码", "code", 13},
    {"学校", "school", 28},
    {"省份", "province", 10},
    {"城市", "city", 10},
    {"区县", "district", 10},
    {"标准", "standard", 16},
    {"截至", "as of", 11},
    {"指标", "indicator", 20},
    {"章节", "section", 18},
    {"标题", "title", 24},
    {"条款", "clause", 36},
    {"约束力", "level", 10},
    {"结果", "outcome", 12},
    {"未满足的要求", "not met", 50},
    {"实际", "actual", 20},
    {"应为", "expected", 20},
    {"还差", "short by", 14},
    {"缺少的数据", "missing data", 30},
    {"到期", "due", 11},
    {"说明", "remark", 40},
    {"要做什么", "what to do", 50},
});
constexpr std::size_t outcome_column = 14;

constexpr auto work_columns = std::to_array<Column>({
    {"清单", "inventory", 28},
    {"行", "line", 6},
    {"学校", "school", 28},
    {"要求", "requirement", 22},
    {"结果", "outcome", 12},
    {"约束力", "level", 10},
    {"内容", "statement", 50},
    {"实际", "actual", 20},
    {"应为", "expected", 20},
    {"还差", "short by", 14},
    {"缺少的数据", "missing data", 30},
    {"怎么做", "what to do", 50},
    {"佐证材料", "evidence", 36},
    {"条款", "clause", 36},
    {"说明", "remark", 12},
    {"要做什么", "what to do", 50},
});
constexpr std::size_t work_outcome_column = 4;

/// `强制`, `mandatory`.
[[nodiscard]] std::string level_word(Level level, Language language);
/// Labels of the missing facts with their paths.
[[nodiscard]] std::string missing_facts(const RequirementRecord& each, const AssessmentRecord& record,
                                        Language language);

/// What the requirements of an indicator say together: those with problems, else all that are judged.
struct IndicatorTexts {
  std::uint32_t line = 0;
  std::string not_met;
  std::string actual;
  std::string expected;
  std::string shortfall;
  std::string missing;
  std::string to_do;
  std::optional<Date> due;
};
[[nodiscard]] IndicatorTexts indicator_texts(const AssessmentRecord& record, std::uint32_t indicator,
                                             Language language);

template <class Row, class Columns>
void write_titles(Row& row, const Columns& columns, Language language) {
  for (const auto& each : columns) row.text(language == Language::zh ? each.zh : each.en);
  row.end();
}

template <class Row>
void write_place(Row& row, const Subject& subject) {
  row.text(subject.province);
  row.text(subject.city);
  row.text(subject.district);
}

template <class Row>
void write_as_of(Row& row, const AssessmentRecord& record) {
  record.verdict == Verdict::invalid ? row.blank() : row.date(record.as_of);
}

/// Why a mandatory indicator counts neither as passed nor as failed, or that the baseline has its problems already.
[[nodiscard]] std::string indicator_remark(const AssessmentRecord& record, std::uint32_t indicator, Language language);
/// Two remarks of one cell, of which one may be empty.
[[nodiscard]] std::string both_remarks(std::string first, std::string_view second, Language language);

// `marks` of a row is the `marks_text` of its assessment: it is the same for all rows.

/// What is said about an inventory as a whole.
[[nodiscard]] std::string remark(const AssessmentRecord& record, Language language);

template <class Row>
void write_school(Row& row, const AssessmentRecord& record, Language language) {
  row.text(record.inventory);
  row.text(record.subject.code);
  row.text(record.subject.name);
  write_place(row, record.subject);
  row.text(record.standard_id);
  write_as_of(row, record);
  row.text(describe(record.verdict).in(language));
  if (record.score) {
    row.share(record.score->low);
    row.share(record.score->high);
  } else {
    row.blank();
    row.blank();
  }
  const bool counted = record.verdict != Verdict::invalid;
  for (const auto count : record.counts.mandatory) counted ? row.number(count) : row.blank();
  counted ? row.number(record.counts.advisory) : row.blank();
  counted ? row.number(record.counts.informational) : row.blank();
  counted ? row.text(both_remarks(not_applicable_reason(record).in(language), marks_text(record, language), language))
          : row.text(remark(record, language));
  row.end();
}

// The row of an indicator in parts: the first two cells differ, then come those of the subject and of the indicator,
// then what was found.

template <class Row>
void write_indicator_subject(Row& row, const AssessmentRecord& record) {
  row.text(record.subject.code);
  row.text(record.subject.name);
  write_place(row, record.subject);
  row.text(record.standard_id);
  write_as_of(row, record);
}

template <class Row>
void write_indicator_head(Row& row, const Standard& standard, const Indicator& indicator, Language language) {
  row.text(standard.id + "/" + indicator.id);  // alone, a spreadsheet makes 5.1 of 5.10
  row.text(standard.sections[indicator.section].heading);
  row.text(indicator.title.in(language));
  row.text(describe(indicator.clause, standard.document, language));
}

template <class Row>
void write_indicator_results(Row& row, const AssessmentRecord& record, std::uint32_t index, const IndicatorTexts& texts,
                             std::string_view marks, Language language) {
  const auto& result = record.indicators[index];
  row.text(level_word(result.level, language));
  row.text(result.level == Level::informational ? std::string() : describe(result.outcome).in(language));
  row.text(texts.not_met);
  row.value(texts.actual);
  row.value(texts.expected);
  row.value(texts.shortfall);
  row.text(texts.missing);
  texts.due ? row.date(*texts.due) : row.blank();
  row.text(both_remarks(indicator_remark(record, index, language), marks, language));
  row.text(texts.to_do);
  row.end();
}

template <class Row>
void write_indicator(Row& row, const AssessmentRecord& record, std::uint32_t index, std::string_view marks,
                     Language language) {
  const auto texts = indicator_texts(record, index, language);
  row.text(record.inventory);
  texts.line > 0 ? row.number(texts.line) : row.blank();
  write_indicator_subject(row, record);
  write_indicator_head(row, *record.standard, record.standard->indicators[index], language);
  write_indicator_results(row, record, index, texts, marks, language);
}

/// A row for an inventory that could not be read, in the table of indicators.
template <class Row>
void write_invalid_indicator(Row& row, const AssessmentRecord& record, Language language) {
  row.text(record.inventory);
  const auto line = record.diagnostics.empty() ? 0 : record.diagnostics.front().location.position.line;
  line > 0 ? row.number(line) : row.blank();
  row.text(record.subject.code);
  row.text(record.subject.name);
  write_place(row, record.subject);
  row.text(record.standard_id);
  for (std::size_t i = 8; i < outcome_column; ++i) row.blank();
  row.text(describe(Verdict::invalid).in(language));
  for (auto i = outcome_column + 1; i + 2 < indicator_columns.size(); ++i) row.blank();
  row.text(remark(record, language));
  row.blank();
  row.end();
}

template <class Row>
void write_work(Row& row, const RequirementRecord& each, const AssessmentRecord& record, std::string_view marks,
                Language language) {
  const auto& requirement = record.standard->requirements[each.index];
  row.text(record.inventory);
  each.place.line > 0 ? row.number(each.place.line) : row.blank();
  row.text(record.subject.name.empty() ? record.subject.code : record.subject.name);
  row.text(record.standard_id + "/" + requirement.id);
  row.text(describe(each.result.outcome).in(language));
  row.text(level_word(each.result.level, language));
  row.text(requirement.statement.in(language));
  row.value(each.actual.in(language));
  row.value(limit_words(each.expected).in(language));
  row.value(each.shortfall.in(language));
  row.text(missing_facts(each, record, language));
  row.text(requirement.remedy.in(language));
  row.text(requirement.evidence.in(language));
  row.text(describe(record.standard->indicators[requirement.indicator].clause, record.standard->document, language));
  row.text(both_remarks(each.known ? known_word().in(language) : std::string(), marks, language));
  row.text(each.to_do.in(language));
  row.end();
}

}  // namespace edu_check
