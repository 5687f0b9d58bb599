#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>
#include <string>

#include "edu_check/value/number_text.h"
#include "edu_check/value/quantity.h"

namespace edu_check::value_quantity_test {

struct ValueCase {
  Kind kind;
  std::string text;
  std::string value;  ///< a fraction in the base unit
};
std::ostream& operator<<(std::ostream& to, const ValueCase& row) {
  return to << to_string(row.kind) << " " << row.text;
}

const ValueCase values[] = {
    {Kind::boolean, "true", "1/1"},
    {Kind::boolean, "yes", "1/1"},
    {Kind::boolean, "是", "1/1"},
    {Kind::boolean, "false", "0/1"},
    {Kind::boolean, "no", "0/1"},
    {Kind::boolean, "否", "0/1"},
    {Kind::count, "0", "0/1"},
    {Kind::count, "1000", "1000/1"},
    {Kind::number, "0.5", "1/2"},
    {Kind::number, "-3", "-3/1"},
    {Kind::bandwidth, "500 Mbps", "500000000/1"},
    {Kind::bandwidth, "500Mbps", "500000000/1"},
    {Kind::bandwidth, "499.999 Mbps", "499999000/1"},
    {Kind::bandwidth, "1 Gbps", "1000000000/1"},
    {Kind::bandwidth, "1G", "1000000000/1"},
    {Kind::bandwidth, "500M", "500000000/1"},
    {Kind::bandwidth, "500兆", "500000000/1"},
    {Kind::bandwidth, "百兆", "100000000/1"},
    {Kind::bandwidth, "千兆", "1000000000/1"},
    {Kind::bandwidth, "万兆", "10000000000/1"},
    {Kind::bandwidth, "2 千兆", "2000000000/1"},
    {Kind::bandwidth, "64 kbps", "64000/1"},
    {Kind::bandwidth, "0 Mbps", "0/1"},
    {Kind::percent, "15%", "3/20"},
    {Kind::percent, "15 %", "3/20"},
    {Kind::percent, "0.5%", "1/200"},
    {Kind::percent, "1‰", "1/1000"},
    {Kind::percent, "120%", "6/5"},
    {Kind::money, "20 万元", "200000/1"},
    {Kind::money, "2.5万元", "25000/1"},
    {Kind::money, "300 元", "300/1"},
    {Kind::money, "1 亿元", "100000000/1"},
    {Kind::duration, "30 days", "30/1"},
    {Kind::duration, "30天", "30/1"},
    {Kind::date, "1970-01-02", "1/1"},
};

BOOST_DATA_TEST_CASE(a_value_is_read, boost::unit_test::data::make(values)) {
  const auto parsed = parse_value(sample.text, {sample.kind});
  BOOST_REQUIRE_MESSAGE(parsed.value, parsed.mistake.message.en);
  BOOST_TEST(std::to_string(parsed.value->numerator()) + "/" + std::to_string(parsed.value->denominator()) ==
             sample.value);
}

struct MistakeCase {
  Kind kind;
  std::string text;
  std::string_view id;
  std::string message;
  std::string hint;
};
std::ostream& operator<<(std::ostream& to, const MistakeCase& row) {
  return to << to_string(row.kind) << " " << row.text;
}

const MistakeCase mistakes[] = {
    {Kind::boolean, "True", "value-boolean", "expected true or false, found “True”", "write true"},
    {Kind::boolean, "on", "value-boolean", "expected true or false, found “on”", "write true"},
    {Kind::boolean, "0", "value-boolean", "expected true or false, found “0”", "write false"},
    {Kind::boolean, "无", "value-boolean", "expected true or false, found “无”", "write false"},
    {Kind::boolean, "maybe", "value-boolean", "expected true or false, found “maybe”", "write true or false"},
    {Kind::count, "012", "number-leading-zero",
     "“012” begins with a zero, which some programs read as octal or hexadecimal", "write 12"},
    {Kind::count, "00", "number-leading-zero",
     "“00” begins with a zero, which some programs read as octal or hexadecimal", "write 0"},
    {Kind::count, "0x1F", "number-leading-zero",
     "“0x1F” begins with a zero, which some programs read as octal or hexadecimal", "write a plain decimal number"},
    {Kind::count, "1_000", "number-separator", "“1_000” holds a separator", "write 1000"},
    {Kind::count, "1,236人", "number-separator", "“1,236人” holds a separator", "write 1236"},
    {Kind::count, "1,23", "number-separator", "“1,23” holds a separator",
     "write the digits together, with a point before decimals"},
    {Kind::count, "１２", "number-full-width", "“１２” holds full-width characters", "write 12"},
    {Kind::count, "1e3", "number-exponent", "“1e3” has an exponent", "write 1000"},
    {Kind::count, "1.5E+2", "number-exponent", "“1.5E+2” has an exponent", "write 150"},
    {Kind::count, "1e30", "number-exponent", "“1e30” has an exponent", "write all digits out"},
    {Kind::bandwidth, "1e3 Mbps", "number-exponent", "“1e3 Mbps” has an exponent", "write 1000 Mbps"},
    {Kind::count, "8 000", "number-separator", "“8 000” has a space between its digits", "write 8000"},
    {Kind::bandwidth, "1 000 Mbps", "number-separator", "“1 000 Mbps” has a space between its digits",
     "write 1000 Mbps"},
    {Kind::count, "3万", "count-unit", "a count has no unit: “3万”", "write 30000"},
    {Kind::count, "1.2万人", "count-unit", "a count has no unit: “1.2万人”", "write 12000"},
    {Kind::count, "3k", "count-unit", "a count has no unit: “3k”",
     "write nothing but the number, with all its digits, or null for what is not known"},
    {Kind::count, "+5", "number-sign", "“+5” has a plus sign", "write 5"},
    {Kind::count, "-5", "count-negative", "a count can't be negative: “-5”",
     "expected a whole number from zero, or null for what is not known"},
    {Kind::count, "1.5", "count-fraction", "a count is a whole number, found “1.5”",
     "expected a whole number from zero"},
    {Kind::count, "10.0", "count-fraction", "a count is a whole number, found “10.0”", "write 10"},
    {Kind::count, "10台", "count-unit", "a count has no unit: “10台”", "write 10"},
    {Kind::count, "50~60", "value-type", "expected a whole number such as 12, found “50~60”", ""},
    {Kind::count, "ten", "value-type", "expected a whole number such as 12, found “ten”", ""},
    {Kind::count, "1234567890123456789", "number-too-long", "“1234567890123456789” has more than 18 digits",
     "look for surplus digits"},
    {Kind::bandwidth, "500", "unit-missing", "“500” has no unit", "write the unit, such as 500 Mbps"},
    {Kind::bandwidth, "500 MB/s", "unit-wrong", "“500 MB/s” has a wrong unit",
     "MB/s counts bytes, a bandwidth counts bits: multiply by 8 and write Mbps"},
    {Kind::bandwidth, "500 mbps", "unit-wrong", "“500 mbps” has a wrong unit", "units are case-sensitive: write Mbps"},
    {Kind::bandwidth, "500 元", "unit-wrong", "“500 元” has the unit “元”, which does not fit here",
     "expected a bandwidth with its unit, such as 500 Mbps"},
    {Kind::bandwidth, "1,000 Mbps", "number-separator", "“1,000 Mbps” holds a separator", "write 1000 Mbps"},
    {Kind::bandwidth, "0500 Mbps", "number-leading-zero",
     "“0500 Mbps” begins with a zero, which some programs read as octal or hexadecimal", "write 500 Mbps"},
    {Kind::bandwidth, "５００ Mbps", "number-full-width", "“５００ Mbps” holds full-width characters",
     "write 500 Mbps"},
    {Kind::bandwidth, "-5 Mbps", "value-negative", "“-5 Mbps” is negative", "expected zero or more"},
    {Kind::bandwidth, "fast", "value-type", "expected a bandwidth with its unit, such as 500 Mbps, found “fast”", ""},
    {Kind::bandwidth, "兆", "value-type", "expected a bandwidth with its unit, such as 500 Mbps, found “兆”", ""},
    {Kind::bandwidth, "999999999999 Gbps", "number-too-large", "“999999999999 Gbps” is too large",
     "look at the number and its unit"},
    {Kind::percent, "15", "unit-missing", "“15” has no unit", "write the unit: 15%"},
    {Kind::percent, "0.15", "unit-missing", "“0.15” has no unit", "write 15% or 0.15%, whichever is meant"},
    {Kind::percent, "15％", "unit-wrong", "“15％” has a wrong unit", "a full-width percent sign: write %"},
    {Kind::percent, "1,5%", "number-separator", "“1,5%” holds a separator",
     "write the digits together, with a point before decimals"},
    {Kind::money, "32000", "unit-missing", "“32000” has no unit",
     "write the unit: 32000 元 (yuan) or 32000 万元 (ten thousand yuan)"},
    {Kind::money, "3.2万", "unit-wrong", "“3.2万” has the unit “万”, which does not fit here", "did you mean 万元?"},
    {Kind::duration, "30", "unit-missing", "“30” has no unit", "write the unit: 30 days"},
    {Kind::date, "2026/9/1", "value-date", "expected a date such as 2026-09-01, found “2026/9/1”", "write 2026-09-01"},
    {Kind::date, "2026年9月1日", "value-date", "expected a date such as 2026-09-01, found “2026年9月1日”",
     "write 2026-09-01"},
    {Kind::date, "2026-02-30", "value-date", "“2026-02-30” is no day of the calendar", "look at year, month and day"},
    {Kind::date, "1/9/2026", "value-date", "expected a date such as 2026-09-01, found “1/9/2026”",
     "write 2026-01-09 or 2026-09-01, whichever is meant"},
    {Kind::date, "tomorrow", "value-date", "expected a date such as 2026-09-01, found “tomorrow”", ""},
    {Kind::number, "1e3", "number-exponent", "“1e3” has an exponent", "write 1000"},
    {Kind::number, "25e-2", "number-exponent", "“25e-2” has an exponent", "write 0.25"},
    {Kind::number, ".5", "value-type", "expected a number such as 0.5, found “.5”", "write 0.5"},
    {Kind::bandwidth, "500万", "unit-wrong", "“500万” has the unit “万”, which does not fit here",
     "expected a bandwidth with its unit, such as 500 Mbps"},
    {Kind::bandwidth, "500千", "unit-wrong", "“500千” has the unit “千”, which does not fit here",
     "expected a bandwidth with its unit, such as 500 Mbps"},
    {Kind::bandwidth, "500万兆", "unit-wrong", "“500万兆” is not clear: 万兆 multiplies what stands before it",
     "write it with Mbps or Gbps"},
    {Kind::bandwidth, "500M左右", "unit-wrong", "“500M左右” is no definite value",
     "write one definite value, such as 500 M, or null if it is not known"},
    {Kind::bandwidth, ".5G", "value-type", "expected a bandwidth with its unit, such as 500 Mbps, found “.5G”",
     "write 0.5G"},
    {Kind::bandwidth, "五百兆", "value-type", "expected a bandwidth with its unit, such as 500 Mbps, found “五百兆”",
     "write 500 兆"},
    {Kind::count, "一百二十人", "value-type", "expected a whole number such as 12, found “一百二十人”", "write 120"},
    {Kind::count, "一百零五", "value-type", "expected a whole number such as 12, found “一百零五”", "write 105"},
    {Kind::count, "三万零二", "value-type", "expected a whole number such as 12, found “三万零二”", "write 30002"},
    {Kind::count, "一千五", "value-type", "expected a whole number such as 12, found “一千五”", ""},  // 1500
    {Kind::count, "三万二", "value-type", "expected a whole number such as 12, found “三万二”", ""},
    {Kind::count, "500左右", "count-unit", "a count has no unit: “500左右”",
     "write one definite value, such as 500, or null if it is not known"},
};

BOOST_DATA_TEST_CASE(a_mistake_is_named_with_its_remedy, boost::unit_test::data::make(mistakes)) {
  const auto parsed = parse_value(sample.text, {sample.kind});
  BOOST_REQUIRE(!parsed.value);
  BOOST_TEST(parsed.mistake.id == sample.id);
  BOOST_TEST(parsed.mistake.message.en == sample.message);
  BOOST_TEST(parsed.mistake.hint.en == sample.hint);
  BOOST_TEST(parsed.mistake.hint.zh.empty() == sample.hint.empty());
}

/// The value as it is to be written, where only one can be meant; empty elsewhere.
struct InsteadCase {
  Kind kind;
  std::string text;
  std::string instead;
};
std::ostream& operator<<(std::ostream& to, const InsteadCase& row) {
  return to << to_string(row.kind) << " " << row.text;
}

const InsteadCase insteads[] = {
    {Kind::boolean, "TRUE", "true"},
    {Kind::boolean, "No", "false"},
    {Kind::boolean, "无", ""},
    {Kind::boolean, "是\u200B", "是"},
    {Kind::count, "1,200", "1200"},
    {Kind::count, "1,2", ""},
    {Kind::count, "１，２００", "1200"},
    {Kind::count, "8\u00A0000", "8000"},
    {Kind::count, "8\u202F000", "8000"},
    {Kind::count, "80\u200B0", "800"},
    {Kind::count, "800\u3000", "800"},
    {Kind::count, "8\u00A00", ""},
    {Kind::count, "012", ""},
    {Kind::count, "12.0", "12"},
    {Kind::bandwidth, "300 mbps", "300 Mbps"},
    {Kind::bandwidth, "300 MBPS", ""},
    {Kind::bandwidth, "300 MB", ""},
    {Kind::bandwidth, "300\u00A0Mbps", "300 Mbps"},
    {Kind::bandwidth, "300\u00A0mbps", "300 Mbps"},
    {Kind::bandwidth, "３００ Mbps", "300 Mbps"},
    {Kind::bandwidth, "300 Ｍbps", "300 Mbps"},
    {Kind::bandwidth, "1,000", ""},
    {Kind::bandwidth, "1,000 gbps", "1000 Gbps"},
    {Kind::bandwidth, "１，０００\u00A0ｍｂｐｓ", "1000 Mbps"},
    {Kind::percent, "80％", "80%"},
    {Kind::percent, "８０％", "80%"},
    {Kind::percent, "0.8", ""},
    {Kind::date, "2026/9/1", "2026-09-01"},
    {Kind::date, "2026-9-1", "2026-09-01"},
    {Kind::date, "2026\u00A0-\u00A009\u00A0-\u00A001", "2026-09-01"},
    {Kind::date, "46266", ""},
    {Kind::date, "2026年2月30日", ""},
};

BOOST_DATA_TEST_CASE(what_can_only_be_meant_is_a_value, boost::unit_test::data::make(insteads)) {
  const auto parsed = parse_value(sample.text, {sample.kind});
  BOOST_REQUIRE(!parsed.value);
  BOOST_TEST(parsed.mistake.instead == sample.instead);
  if (sample.instead.empty()) return;
  BOOST_TEST(parse_value(sample.instead, {sample.kind}).value.has_value());
  const auto& hint = parsed.mistake.hint.en;
  if (sample.text == "80％") return;  // the hint is about the sign alone
  BOOST_TEST(hint.find(sample.instead.substr(sample.instead.find_last_of(' ') + 1)) != std::string::npos, hint);
}

BOOST_AUTO_TEST_CASE(a_character_that_looks_like_a_space_is_named_with_its_place) {
  const auto group = parse_value("8\u00A0000", {Kind::count}).mistake;
  BOOST_TEST(group.id == "value-odd-character");
  BOOST_TEST(group.at == 1U);
  BOOST_TEST(group.message.en == "“8\u00A0000” holds a no-break space (U+00A0)");
  BOOST_TEST(group.hint.en == "use an ordinary space: write 8000");
  const auto unit = parse_value("300\u3000Mbps", {Kind::bandwidth}).mistake;
  BOOST_TEST(unit.message.zh == "“300\u3000Mbps”中有全角空格（U+3000）");
  BOOST_TEST(unit.hint.zh == "改为普通空格：请写 300 Mbps");
  const auto hidden = parse_value("tr\u200Bue", {Kind::boolean}).mistake;
  BOOST_TEST(hidden.message.en == "“tr\\u{200b}ue” holds a zero-width space (U+200B)");
  BOOST_TEST(hidden.hint.en == "delete this invisible character: write true");
}

const ChoiceSet areas{{{"urban", {"城区", "urban"}, {}}, {"rural", {"乡村", "rural"}, {"220"}}}};

BOOST_AUTO_TEST_CASE(a_choice_is_read_by_id_label_or_alias) {
  for (const auto* const text : {"rural", "乡村", "220"})
    BOOST_TEST((parse_value(text, {Kind::choice, &areas}).value == Rational(1)));
  const auto wrong = parse_value("rurel", {Kind::choice, &areas});
  BOOST_TEST(wrong.mistake.message.en == "“rurel” is none of the choices");
  BOOST_TEST(wrong.mistake.hint.en == "did you mean “rural”? choices: urban, rural");
  BOOST_TEST(wrong.mistake.hint.zh == "是否指“rural”？可选：城区（urban）、乡村（rural）");
  BOOST_TEST(parse_value("mountain", {Kind::choice, &areas}).mistake.hint.en == "choices: urban, rural");
}

struct FormatCase {
  Kind kind;
  Rational value;
  std::string zh;
  std::string en;
};
std::ostream& operator<<(std::ostream& to, const FormatCase& row) { return to << row.en; }

const FormatCase formats[] = {
    {Kind::bandwidth, Rational(500'000'000), "500 Mbps", "500 Mbps"},
    {Kind::bandwidth, Rational(1'000'000'000), "1 Gbps", "1 Gbps"},
    {Kind::bandwidth, Rational(499'999'000), "499.999 Mbps", "499.999 Mbps"},
    {Kind::bandwidth, Rational(0), "0 bps", "0 bps"},
    {Kind::bandwidth, *Rational::of(1'000'000'000, 3), "≈333.33 Mbps", "≈333.33 Mbps"},
    {Kind::percent, *Rational::of(3, 20), "15%", "15%"},
    {Kind::percent, *Rational::of(6, 7), "≈85.71%", "≈85.71%"},
    {Kind::money, Rational(200'000), "20 万元", "200000 yuan"},
    {Kind::money, Rational(300), "300 元", "300 yuan"},
    {Kind::duration, Rational(30), "30 天", "30 days"},
    {Kind::date, Rational(0), "1970-01-01", "1970-01-01"},
    {Kind::count, Rational(12), "12", "12"},
    {Kind::number, *Rational::of(107, 20), "5.35", "5.35"},
};

BOOST_DATA_TEST_CASE(a_number_is_written_for_a_reader, boost::unit_test::data::make(formats)) {
  BOOST_TEST(format_number(sample.value, sample.kind, Language::zh) == sample.zh);
  BOOST_TEST(format_number(sample.value, sample.kind, Language::en) == sample.en);
}

BOOST_AUTO_TEST_CASE(a_slot_is_written_for_a_reader) {
  Slot slot;
  slot.number = Rational(1);
  BOOST_TEST(format_slot(slot, {Kind::boolean}, Language::zh) == "是");
  BOOST_TEST(format_slot(slot, {Kind::choice, &areas}, Language::zh) == "乡村");
  slot.number = Rational(3);
  BOOST_TEST(format_slot(slot, {Kind::list, &areas}, Language::zh) == "城区、乡村");
  BOOST_TEST(format_slot(slot, {Kind::list, &areas}, Language::en) == "urban, rural");
}

}  // namespace edu_check::value_quantity_test
