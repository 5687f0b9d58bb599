#include "edu_check/inventory/fact_help.h"

#include <fmt/format.h>

#include <algorithm>

#include "edu_check/value/number_text.h"
#include "edu_check/value/quantity.h"

namespace edu_check {
namespace {

/// More choices than this are shown by a few examples.
constexpr std::size_t most_choices = 16;
constexpr std::size_t shown_examples = 3;

/// The words by which values are shown.
enum class Words : std::uint8_t { english, chinese, both };

class FactHelp {
 public:
  FactHelp(const Fact& fact, const Vocabulary& vocabulary, Language language, Words words)
      : fact_(fact), vocabulary_(vocabulary), language_(language), words_(words) {}

  [[nodiscard]] std::string run() const {
    auto text = form();
    const auto add = [&](const std::string& part) {
      if (!part.empty()) text += say(language_, "；", "; ") + part;
    };
    if (!fact_.counter.empty())
      add(say(language_, "单位：", "counted in ") + fact_.counter.in(language_) +
          say(language_, "（不写）", " (not written)"));
    if (fact_.least && !fact_.least->is_zero()) add(say(language_, "不小于 ", "at least ") + bound(*fact_.least));
    if (fact_.most) add(say(language_, "不大于 ", "at most ") + bound(*fact_.most));
    for (const auto whole : fact_.wholes)
      add(fmt::format("{}{}", say(language_, "不超过", "no more than "), vocabulary_.fact(whole).label.in(language_)));
    if (fact_.may_be_not_applicable) add(say(language_, "没有此事时写 不适用", "write 不适用 where it does not apply"));
    return text;
  }

 private:
  [[nodiscard]] std::string bound(const Rational& value) const {
    return format_number(value, fact_.type.kind, language_);
  }

  [[nodiscard]] std::string form() const {
    switch (fact_.type.kind) {
      case Kind::boolean:
        return yes_or_no();
      case Kind::bandwidth:
        return say(language_, "带单位，如 500 Mbps、1 Gbps、千兆", "with its unit, such as 500 Mbps or 1 Gbps");
      case Kind::text:
        return fact_.digits == 0 ? say(language_, "文字", "a text")
                                 : fmt::format("{} {}", fact_.digits, say(language_, "位数字", "digits"));
      case Kind::choice:
        return say(language_, "选其一：", "one of: ") + choices();
      case Kind::list:
        return say(language_, "列表，如 ", "a list such as ") + list_example() + say(language_, "，可选：", ", of: ") +
               choices();
      case Kind::count:
      case Kind::number:
      case Kind::percent:
      case Kind::money:
      case Kind::duration:
      case Kind::date:
        break;
    }
    return describe(fact_.type.kind).in(language_);
  }

  [[nodiscard]] std::string yes_or_no() const {
    if (words_ == Words::english) return say(language_, "true 或 false", "true or false");
    if (words_ == Words::chinese) return say(language_, "是 或 否", "是 or 否");
    return say(language_, "是 或 否（true / false）", "是 or 否 (true or false)");
  }

  [[nodiscard]] std::string name(const Choice& choice) const {
    if (words_ == Words::english || choice.label.zh == choice.id) return choice.id;
    if (words_ == Words::chinese) return choice.label.zh;
    return choice.label.zh + say(language_, "（", " (") + choice.id + say(language_, "）", ")");
  }

  [[nodiscard]] std::string choices() const {
    const auto& all = fact_.type.choices->choices;
    const auto shown = all.size() > most_choices ? shown_examples : all.size();
    std::string text;
    for (std::size_t i = 0; i < shown; ++i) text += (i == 0 ? "" : say(language_, "、", ", ")) + name(all[i]);
    return shown < all.size() ? text + say(language_, "等", " and so on") : text;
  }

  [[nodiscard]] std::string list_example() const {
    const auto& all = fact_.type.choices->choices;
    std::string text = "[";
    for (std::size_t i = 0; i < std::min<std::size_t>(2, all.size()); ++i) {
      text += (i == 0 ? "" : ", ") + (words_ == Words::english ? all[i].id : all[i].label.zh);
    }
    return text + "]";
  }

  const Fact& fact_;
  const Vocabulary& vocabulary_;
  Language language_;
  Words words_;
};

}  // namespace

std::string how_to_write(const Fact& fact, const Vocabulary& vocabulary, Language language) {
  return FactHelp(fact, vocabulary, language, language == Language::zh ? Words::both : Words::english).run();
}

std::string how_to_write(const Fact& fact, const Vocabulary& vocabulary, Language language, KeyLanguage keys) {
  const bool same = (language == Language::zh) == (keys == KeyLanguage::zh);
  const auto own = keys == KeyLanguage::zh ? Words::chinese : Words::english;
  return FactHelp(fact, vocabulary, language, same ? own : Words::both).run();
}

}  // namespace edu_check
