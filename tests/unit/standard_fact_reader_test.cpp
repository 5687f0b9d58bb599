#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <ostream>
#include <string>

#include "edu_check/standard/fact_reader.h"
#include "edu_check/standard/vocabulary_loader.h"
#include "fixtures.h"

namespace edu_check::standard_fact_reader_test {

/// A vocabulary of one count with this counter; null if it was refused.
std::shared_ptr<const Vocabulary> with_counter(const std::string& counter, Diagnostics& diagnostics) {
  const Source source("v.yaml",
                      "edu-check-vocabulary: 1\ngroups:\n  a: {label: {zh: 甲, en: A}}\nfacts:\n"
                      "  a.b: {type: count, label: {zh: 乙, en: b}, counter: " +
                          counter + "}\n");
  return load_vocabulary({&source}, diagnostics);
}

struct CounterCase {
  std::string counter;
  Rational number;
  Message shown;
};
std::ostream& operator<<(std::ostream& to, const CounterCase& row) {
  return to << row.counter << " of " << to_decimal(row.number, 3);
}

const CounterCase counters[] = {
    {"{zh: 人, en: post/posts}", 1, {"人", "post"}},
    {"{zh: 人, en: post/posts}", 0, {"人", "posts"}},
    {"{zh: 人, en: post/posts}", 2, {"人", "posts"}},
    {"{zh: 人, en: post/posts}", 21, {"人", "posts"}},
    {"{zh: 小时, en: hour/hours}", *Rational::of(1, 2), {"小时", "hours"}},
    {"{zh: 人, en: staff}", 1, {"人", "staff"}},
    {"{zh: 人, en: staff}", 2, {"人", "staff"}},
    {"{zh: 台/套, en: set/sets}", 1, {"台/套", "set"}},
};

BOOST_DATA_TEST_CASE(a_counter_goes_with_its_number, boost::unit_test::data::make(counters)) {
  Diagnostics diagnostics;
  const auto vocabulary = with_counter(sample.counter, diagnostics);
  BOOST_REQUIRE_MESSAGE(vocabulary, reported(diagnostics));
  const auto& fact = vocabulary->facts().front();
  BOOST_TEST((fact.counter_for(sample.number) == sample.shown));
}

BOOST_AUTO_TEST_CASE(without_a_counter_there_is_no_word) {
  BOOST_TEST(Fact().counter_for(1).empty());
  BOOST_TEST(Fact().counter_for(2).empty());
}

BOOST_AUTO_TEST_CASE(a_counter_has_one_word_or_two) {
  for (const std::string en : {"/posts", "post/", "a/b/c", "/"}) {
    Diagnostics diagnostics;
    BOOST_TEST(!with_counter("{zh: 人, en: " + en + "}", diagnostics));
    BOOST_TEST(
        reported(diagnostics)
            .starts_with(
                "v.yaml:5:54: error: the en of counter is one word, or two as in “post/posts” [fact-counter]\n"));
  }
}

/// The definition of a fact is read in two steps; what is wrong with its keys is said once.
BOOST_AUTO_TEST_CASE(an_unknown_key_is_reported_once) {
  Diagnostics diagnostics;
  BOOST_TEST(!with_counter("{zh: 人, en: staff}, colour: red", diagnostics));
  BOOST_TEST(diagnostics.all().size() == 1U);
  BOOST_TEST(diagnostics.all().front().id == "key-unknown");
}

BOOST_AUTO_TEST_CASE(a_choice_follows_from_one_choice_and_not_from_a_list) {
  const std::string head =
      "edu-check-vocabulary: 1\ngroups:\n  a: {label: {zh: 甲, en: A}}\nfacts:\n"
      "  a.b: {type: choice, label: {zh: 乙, en: b}, choices: {p: {label: {zh: 子, en: p}}}}\n"
      "  a.c: {type: choice, label: {zh: 丙, en: c}, choices: {x: {label: {zh: 一, en: x}}, y: {label: {zh: 二, en: "
      "y}}},\n"
      "        derive_from: {fact: a.b, map: ";
  const Source good("v.yaml", head + "{p: y}}}\n");
  Diagnostics diagnostics;
  const auto vocabulary = load_vocabulary({&good}, diagnostics);
  BOOST_REQUIRE_MESSAGE(vocabulary, reported(diagnostics));
  BOOST_TEST((vocabulary->facts()[1].derive_from->by_choice[0] == Rational(1)));
  for (const std::string map : {"{p: [y]}", "{p: z}", "{q: y}"}) {
    const Source bad("v.yaml", head + map + "}}\n");
    Diagnostics found;
    BOOST_TEST(!load_vocabulary({&bad}, found));
    BOOST_TEST(found.all().front().id == "choice-unknown");
  }
}

}  // namespace edu_check::standard_fact_reader_test
