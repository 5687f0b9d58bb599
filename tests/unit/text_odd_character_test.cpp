#include "edu_check/text/odd_character.h"

#include <boost/test/unit_test.hpp>
#include <string>

namespace edu_check::text_odd_character_test {

BOOST_AUTO_TEST_CASE(characters_that_look_like_a_space_or_like_nothing_are_found) {
  for (const std::string_view odd :
       {"\u00A0", "\u2003", "\u2007", "\u2009", "\u202F", "\u205F", "\u2028", "\u3000", "\u1680", "\u2800"}) {
    const auto found = find_odd_character(std::string("学x").append(odd).append("y"));
    BOOST_REQUIRE(found);
    BOOST_TEST(found->offset == 4U);
    BOOST_TEST(found->length == odd.size());
    BOOST_TEST((found->kind == OddKind::space));
    BOOST_TEST(without_odd_characters(std::string("8").append(odd).append("0")) == "8 0");
  }
  for (const std::string_view odd :
       {"\u0085", "\u0090", "\u00AD", "\u061C", "\u180E", "\u200B", "\u200D", "\u200F", "\u202E", "\u2060", "\u2067",
        "\uFEFF", "\u3164", "\uFFA0", "\U000E0041", "\u115F"}) {
    const auto found = find_invisible_character(std::string("\u3000学").append(odd));
    BOOST_REQUIRE(found);
    BOOST_TEST(found->offset == 6U);
    BOOST_TEST((found->kind == OddKind::invisible));
    BOOST_TEST(without_odd_characters(std::string("8").append(odd).append("0")) == "80");
  }
}

BOOST_AUTO_TEST_CASE(all_else_is_left_alone) {
  for (const std::string_view plain : {"", "a b\tc\n", "中文，。、“引号”（括号）……—", "é ñ ü ö €", "𠮷", "①②", "·",
                                       "\xC2", "\xE2\x80", "\xFF\xFE", "한글", "ﾊﾝｶｸ", "ＡＢＣ", "❤️"}) {
    BOOST_TEST(!find_odd_character(plain), plain);
    BOOST_TEST(without_odd_characters(plain) == plain);
  }
}

BOOST_AUTO_TEST_CASE(it_is_named_with_its_number) {
  BOOST_TEST(describe(*find_odd_character("\u00A0")).en == "a no-break space (U+00A0)");
  BOOST_TEST(describe(*find_odd_character("\u3000")).zh == "全角空格（U+3000）");
  BOOST_TEST(describe(*find_odd_character("\U000E0041")).en == "an invisible tag character (U+E0041)");
  BOOST_TEST(remedy_of(*find_odd_character("\u3000")).en == "use an ordinary space");
  BOOST_TEST(remedy_of(*find_odd_character("\u200B")).en == "delete this invisible character");
}

}  // namespace edu_check::text_odd_character_test
