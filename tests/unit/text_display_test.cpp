#include "edu_check/text/display.h"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>
#include <string>

namespace edu_check::text_display_test {

struct WidthCase {
  std::string text;
  std::size_t width;
};
std::ostream& operator<<(std::ostream& to, const WidthCase& row) { return to << row.text; }

const WidthCase widths[] = {
    {"", 0},        {"abc", 3},    {"学校", 4}, {"A学B", 4},    {"：", 2},          {"é", 1},
    {"e\u0301", 1}, {"\t", 8},     {"a\tb", 9}, {"学校\tb", 9}, {"12345678\t", 16}, {"“", 1},
    {"≥", 1},       {"\u200B", 0}, {"１２", 4}, {"①", 1},       {"🏫", 2},
};

BOOST_DATA_TEST_CASE(a_text_has_a_width, boost::unit_test::data::make(widths)) {
  BOOST_TEST(display_width(sample.text) == sample.width);
}

struct TextCase {
  std::string text;
  std::string shown;
};
std::ostream& operator<<(std::ostream& to, const TextCase& row) { return to << row.shown; }

const TextCase printables[] = {
    {"plain", "plain"},
    {"示例小学", "示例小学"},
    {"学\xE5\xADx\xFF", "学\\xe5\\xadx\\xff"},
    {"a\tb", "a b"},
    {"\x1b[31mred", "\\u{1b}[31mred"},
    {std::string("a\0b", 3), "a\\u{0}b"},
    {"a\nb", "a\\u{a}b"},
    {"a\rb", "a\\u{d}b"},
    {"\u202Eabc", "\\u{202e}abc"},
    {"\u2066abc", "\\u{2066}abc"},
    {"\u2028", "\\u{2028}"},
    {"\u200B", "\\u{200b}"},
    {"\uFEFF", "\\u{feff}"},
    {"\u009B31m", "\\u{9b}31m"},
    {"\uE000", "\\u{e000}"},
    {"a\xFFz", "a\\xffz"},
    {"\xC0\xAF", "\\xc0\\xaf"},
    {"\xED\xA0\x80", "\\xed\\xa0\\x80"},
    {"\x7F", "\\u{7f}"},
    {"a\U000E0041", "a\\u{e0041}"},
    {"\u034F\u3164\u2800\uFFA0", "\\u{34f}\\u{3164}\\u{2800}\\u{ffa0}"},
    {"葛\U000E0100城", "葛\U000E0100城"},  // a variant of an ideograph
    {"葛\U000E0100\U000E0101", "葛\U000E0100\\u{e0101}"},
    {"a\U000E0100", "a\\u{e0100}"},
    {"✔\uFE0F", "✔\uFE0F"},  // a sign in colour
    {"a\uFE0F", "a\\u{fe0f}"},
    {"\u1820\u180B", "\u1820\u180B"},  // a variant of a Mongolian letter
    {"a\u180B", "a\\u{180b}"},
    {"\u202F学\u00A0校\u3000", "\u202F学\u00A0校\u3000"},  // spaces are seen
};

BOOST_DATA_TEST_CASE(what_acts_is_made_visible, boost::unit_test::data::make(printables)) {
  BOOST_TEST(printable(sample.text) == sample.shown);
}

struct FitCase {
  std::string text;
  std::size_t width;
  std::string shown;
};
std::ostream& operator<<(std::ostream& to, const FitCase& row) { return to << row.text << " in " << row.width; }

const FitCase pads[] = {{"ab", 4, "ab  "}, {"学", 4, "学  "}, {"学校", 3, "学校"}, {"", 2, "  "}};

BOOST_DATA_TEST_CASE(a_text_is_padded_to_columns, boost::unit_test::data::make(pads)) {
  BOOST_TEST(padded(sample.text, sample.width) == sample.shown);
}

const FitCase cuts[] = {{"abcdef", 6, "abcdef"},  {"abcdef", 5, "abc…"},    {"学校名称", 8, "学校名称"},
                        {"学校名称", 7, "学校…"}, {"学校名称", 6, "学校…"}, {"abc", 1, "…"}};

BOOST_DATA_TEST_CASE(a_text_is_cut_to_columns, boost::unit_test::data::make(cuts)) {
  BOOST_TEST(shortened(sample.text, sample.width) == sample.shown);
}

const FitCase folds[] = {
    {"one two three", 8, "one two\nthree"},
    {"one two", 80, "one two"},
    {"longerthanthewidth", 5, "longe\nrthan\nthewi\ndth"},  // nothing is wider than asked
    {"学校名称", 4, "学校\n名称"},
    {"学校，名称", 4, "学\n校，\n名称"},  // a comma never begins a line
    {"学（校）", 6, "学\n（校）"},        // a bracket never ends one
    {"学（校）", 4, "学\n（校\n）"},      // but where a line has no room for more
    {"带宽 500 Mbps", 8, "带宽 500\nMbps"},
    {"a 学校", 3, "a\n学\n校"},
    {"学a校1", 2, "学\na\n校\n1"},
    {"a1Z9", 2, "a1\nZ9"},
    {"a1Z9", 4, "a1Z9"},
    {"“ab”", 4, "“ab\n”"},  // a quotation mark may be as wide as an ideograph
    {"“ab”", 6, "“ab”"},
    {"学\xFF校", 4, "学\uFFFD\n校"},  // U+FFFD stands for a malformed byte, in its line
    {"学校\xFF\xFF名称", 4, "学校\n\uFFFD\uFFFD\n名称"},
    {"  学校   名称  ", 6, "  学校\n名称"},
    {"", 5, ""},
};

BOOST_DATA_TEST_CASE(a_text_is_wrapped, boost::unit_test::data::make(folds)) {
  BOOST_TEST(wrapped(sample.text, sample.width) == sample.shown);
}

BOOST_AUTO_TEST_CASE(wrapped_lines_are_indented) {
  BOOST_TEST(wrapped("one two three", 5, 4) == "one\n    two\n    three");
}

}  // namespace edu_check::text_display_test
