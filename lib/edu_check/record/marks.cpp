#include "edu_check/record/marks.h"

#include <fmt/format.h>

#include "edu_check/text/display.h"
#include "edu_check/text/message_format.h"

namespace edu_check {
namespace {

struct KindWords {
  std::string_view id;
  std::string_view zh;
  std::string_view en;
};
constexpr std::array<KindWords, mark_kind_count> kinds{{
    {"fact-assumed", "缺少判断是否适用的事实，按缺省处理", "a fact that tells whether the standard applies is missing"},
    {"facts-old", "数据过旧", "the facts are old"},
    {"facts-future", "数据日期在后", "the facts are of a later day"},
    {"facts-undated", "数据没有日期", "the facts have no date"},
    {"selection", "只评判了所选的部分，结论不代表整个标准",
     "only a selection was judged: no verdict on the whole standard"},
    {"standard-replaced", "不是内置标准", "not the built-in standard"},
    {"vocabulary-replaced", "不是内置词汇表", "not the built-in vocabulary"},
    {"as-of-far", "截至日不寻常", "the as-of date is unusual"},
}};

const KindWords& words_of(MarkKind kind) { return kinds[static_cast<std::size_t>(kind)]; }

Mark assumed_mark(const Fact& fact, Truth applies) {
  Mark mark{MarkKind::assumed, id_of(MarkKind::assumed), {}, {}, {}};
  mark.text = applies == Truth::yes
                  ? message("清单未填“{}”（{}），按属于本标准适用范围处理",
                            "the inventory does not give “{}” ({}): it is taken for one to which the standard applies",
                            fact.label, fact.path)
                  : message("清单未填“{}”（{}），按不属于本标准适用范围处理",
                            "the inventory does not give “{}” ({}): it is taken for one to which the standard does "
                            "not apply",
                            fact.label, fact.path);
  mark.brief = message("未填 {}", "no {}", fact.path);
  mark.remedy = message("补填“{}”（{}）", "give “{}” ({})", fact.label, fact.path);
  return mark;
}

Mark selection_mark(const Selection& selection) {
  const auto parts = describe(selection);
  Mark mark{MarkKind::selected, id_of(MarkKind::selected), {}, {"只评判了所选部分", "a selection only"}, {}};
  mark.text =
      message("只评判了标准的一部分（{}）：结论和达标率不代表整个标准",
              "only a part of the standard was judged ({}): verdict and score are not of the whole standard", parts);
  mark.remedy = message("要得出整个标准的结论，请去掉 --only 和 --skip 后重新检查",
                        "for a verdict on the whole standard, check again without --only and --skip");
  return mark;
}

Message number_of_days(std::int32_t days) {
  return days == 1 ? message("{} 天", "{} day", days) : message("{} 天", "{} days", days);
}

Message text_of(const FactsAge& age, Date as_of) {
  const auto date = age.date ? to_string(*age.date) : std::string();
  const auto limit = number_of_days(age.limit);
  if (age.state == FactsAgeState::undated) {
    return message("清单没有数据日期（date），无法知道数据是否在 {}的限度内",
                   "the inventory has no date: whether its facts are within the limit of {} can't be known", limit);
  }
  if (age.state == FactsAgeState::old) {
    return message("数据取自 {}，比截至日 {} 早 {}，超过 {}的限度",
                   "the facts were taken on {0}, {2} before {1}, the day on which they are judged; the limit is {3}",
                   date, to_string(as_of), number_of_days(age.days), limit);
  }
  if (age.today) {
    return message("数据日期 {} 尚未到来（今天是 {}）", "the facts are dated {}, a day that has not come: today is {}",
                   date, to_string(*age.today));
  }
  return message("数据日期 {} 比截至日 {} 晚 {}",
                 "the facts are dated {0}, {2} after {1}, the day on which they are judged", date, to_string(as_of),
                 number_of_days(-age.days));
}

}  // namespace

Mark mark_of(const FactsAge& age, Date as_of) {
  const auto kind = mark_kind(age.state);
  Mark mark{kind, id_of(kind), text_of(age, as_of), {"数据没有日期", "undated facts"}, {}};
  if (age.date) mark.brief = message("数据取自 {}", "facts of {}", to_string(*age.date));
  mark.remedy = kind == MarkKind::old ? Message{"重新采集数据，并更新 date", "take the facts anew and change the date"}
                : kind == MarkKind::undated
                    ? Message{"填写数据的日期（date）", "say on which day the facts were taken (date)"}
                    : Message{"核对数据日期（date）与截至日", "check the date of the facts and the as-of date"};
  return mark;
}

namespace {

Mark replaced_mark(const AssessmentRecord& record) {
  const auto& folder = record.origin->folder;
  Mark mark{MarkKind::replaced, id_of(MarkKind::replaced), {}, {"非内置标准", "not the built-in standard"}, {}};
  mark.text = message("标准 {} 出自文件夹 {}（摘要 {}），不是内置的同名标准",
                      "the standard {} is that of the folder {} (digest {}), not the built-in one of this name",
                      record.standard_id, printable(folder), digest(*record.standard));
  mark.remedy = {"要用内置标准，去掉 --standards", "leave out --standards for the built-in standard"};
  return mark;
}

Mark vocabulary_mark(const StandardOrigin& origin) {
  Mark mark{MarkKind::vocabulary_replaced,
            id_of(MarkKind::vocabulary_replaced),
            {},
            {"非内置词汇表", "not the built-in vocabulary"},
            {}};
  mark.text = message("事实的词汇表出自文件夹 {}，不是内置的",
                      "the vocabulary of facts is that of the folder {}, not the built-in one",
                      printable(origin.vocabulary_folder));
  mark.remedy = {"要用内置词汇表，去掉 --standards", "leave out --standards for the built-in vocabulary"};
  return mark;
}

Mark far_day_mark(const FarDay& far, Date as_of) {
  Mark mark{MarkKind::day_far,
            id_of(MarkKind::day_far),
            {},
            {},
            {"核对 --as-of、清单的日期与时钟", "check --as-of, the inventory's date and the clock"}};
  const auto day = to_string(as_of);
  const auto other = to_string(far.date);
  mark.brief = message("截至 {}", "as of {}", day);
  mark.text =
      far.reason == FarDayReason::before_document
          ? message("截至日 {} 早于标准文件发布之日 {}",
                    "the as-of date {} is before the day on which the document was issued, {}", day, other)
      : far.reason == FarDayReason::after_document
          ? message("截至日 {} 距标准文件发布之日 {} 已超过 {} 年",
                    "the as-of date {0} is more than {2} years after the day on which the document was issued, {1}",
                    day, other, FarDay::years_after_document)
          : message("截至日 {} 距今天（{}）超过 {} 年", "the as-of date {0} is more than {2} years from today, {1}",
                    day, other, FarDay::years_from_today);
  return mark;
}

}  // namespace

std::vector<Mark> marks_of(const AssessmentRecord& record) {
  std::vector<Mark> marks;
  if (record.selection) marks.push_back(selection_mark(*record.selection));
  if (record.standard) {
    for (const auto slot : record.assumed)
      marks.push_back(assumed_mark(record.standard->vocabulary->fact(slot), record.applies));
  }
  if (record.facts_age) marks.push_back(mark_of(*record.facts_age, record.as_of));
  if (record.far_day) marks.push_back(far_day_mark(*record.far_day, record.as_of));
  if (record.standard && is_replaced(record)) {
    if (record.origin->standard == FileOrigin::replaces_built_in) marks.push_back(replaced_mark(record));
    if (record.origin->vocabulary == FileOrigin::replaces_built_in) marks.push_back(vocabulary_mark(*record.origin));
  }
  for (auto& mark : marks) {  // ids of a selection are as a stored result gives them, labels as a standard does
    mark.text = printable(mark.text);
    mark.brief = printable(mark.brief);
    mark.remedy = printable(mark.remedy);
  }
  return marks;
}

std::string marks_text(const AssessmentRecord& record, Language language) {
  std::string text;
  if (!has_marks(record)) return text;
  for (const auto& mark : marks_of(record))
    text += (text.empty() ? "" : language == Language::zh ? "；" : "; ") + mark.text.in(language);
  return text;
}

std::string_view id_of(MarkKind kind) { return words_of(kind).id; }

Message describe(MarkKind kind) {
  const auto& words = words_of(kind);
  return {std::string(words.zh), std::string(words.en)};
}

Message describe_marks(const Summary& summary) {
  Message text;
  for (std::size_t i = 0; i < mark_kind_count; ++i) {
    if (summary.marks[i] == 0) continue;
    const auto words = describe(static_cast<MarkKind>(i));
    const auto number = std::to_string(summary.marks[i]);
    text.zh += (text.zh.empty() ? "" : "；") + words.zh + " " + number;
    text.en += (text.en.empty() ? "" : "; ") + words.en + ": " + number;
  }
  return text;
}

}  // namespace edu_check
