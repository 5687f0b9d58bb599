#include "edu_check/yaml/writer.h"

#include <yaml-cpp/yaml.h>

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "edu_check/text/utf8.h"
#include "edu_check/yaml/reader.h"
#include "unit/yaml_events.h"

namespace edu_check::yaml::yaml_writer_test {

using namespace std::string_literals;

const std::pair<std::string, std::string> forms[] = {
    {"建网学校数", "建网学校数"},
    {"network.internet", "network.internet"},
    {"a b", "a b"},
    {"", "''"},
    {" a", "' a'"},
    {"a: b", "'a: b'"},
    {"it's # 1", "'it''s # 1'"},
    {"12", "'12'"},
    {"1:30", "'1:30'"},
    {"-", "'-'"},
    {".inf", "'.inf'"},
    {"0x1F", "'0x1F'"},
    {"Null", "'Null'"},
    {"~", "'~'"},
    {"yes", "'yes'"},
    {"<<", "'<<'"},
    {"a\nb", "\"a\\nb\""},
    {"a\r\nb\rc", "\"a\\nb\\nc\""},
    {"\"\t\\", "\"\\\"\\t\\\\\""},
    {"\u0085", "\"\\u0085\""},
    {"a\x1B[31m\x7F", "'a\uFFFD[31m\uFFFD'"},
    {"\u00A0", "\"\u00A0\""},
    {"a\u200Bb", "\"a\\u200Bb\""},
    {"\U000E0041", "\"\\U000E0041\""},
    {"a\xFF", "a\uFFFD"},
};

BOOST_AUTO_TEST_CASE(a_text_is_quoted_only_where_it_must_be) {
  for (const auto& [text, written] : forms) BOOST_TEST(scalar_text(text) == written);
}

/// Whether yaml-cpp takes a scalar that is written as it stands for null, a truth or a number.
bool has_other_type(const YAML::Node& node) {
  bool truth = false;
  double number = 0;
  return node.IsNull() || (node.Tag() == "?" &&
                           (YAML::convert<bool>::decode(node, truth) || YAML::convert<double>::decode(node, number)));
}

/// Texts as keys and as values of one document, one a line.
std::string document_of(const std::vector<std::string>& texts) {
  std::string document;
  for (const auto& text : texts) document += scalar_text(text) + ": " + scalar_text(text) + "\n";
  for (const auto& text : texts) document += "- in brackets: [" + scalar_text(text) + "]\n";
  const auto items = document.find("- in brackets");
  return document.insert(items, "items:\n");
}

/// What a reader of the project delivers of such a document must be these texts.
void check_events(const std::vector<std::string>& lines, const std::vector<std::string>& texts) {
  std::vector<std::string> found;
  for (const auto& line : lines) {
    const auto style = line.find(' ') + 1;
    if (line[style] != '+' && line[style] != '-') found.push_back(line.substr(line.find(' ', style) + 1));
  }
  std::vector<std::string> wanted;
  for (const auto& text : texts) wanted.insert(wanted.end(), {text, text});
  wanted.emplace_back("items");
  for (const auto& text : texts) wanted.insert(wanted.end(), {"in brackets", text});
  BOOST_TEST(found == wanted, boost::test_tools::per_element());
}

/// What is left of a text in a document.
std::string readable(const std::string& text) {
  std::string kept;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte == '\n' && i > 0 && text[i - 1] == '\r') continue;
    const bool control = (byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r') || byte == 0x7F;
    kept += byte == '\r' ? "\n" : control ? "\uFFFD" : std::string(1, text[i]);
  }
  return kept;
}

void check_read_back(std::vector<std::string> texts) {
  const Source source("written.yaml", document_of(texts));
  for (auto& text : texts) text = readable(text);
  for (const auto choice : {ReaderChoice::automatic, ReaderChoice::yaml_cpp}) {
    EventRecorder events;
    Diagnostics diagnostics;
    const bool is_read = read(source, events, diagnostics, choice, {.bytes = 64U << 20U}) != ReadResult::failed;
    BOOST_REQUIRE_MESSAGE(is_read, render(diagnostics, Language::en));
    check_events(events.lines, texts);
  }
  const auto document = YAML::Load(std::string(source.text()));
  auto entry = document.begin();
  for (const auto& text : texts) {
    BOOST_TEST(entry->first.Scalar() == text);
    BOOST_TEST(entry->second.Scalar() == text);
    BOOST_TEST((!has_other_type(entry->first) && !has_other_type(entry->second)), "another type: " << text);
    ++entry;
  }
}

/// In parts: a document has a limited size, and yaml-cpp takes a look at all before.
void check_in_parts(const std::vector<std::string>& texts) {
  constexpr std::size_t part = 2000;
  for (std::size_t at = 0; at < texts.size(); at += part)
    check_read_back({texts.begin() + static_cast<std::ptrdiff_t>(at),
                     texts.begin() + static_cast<std::ptrdiff_t>(std::min(at + part, texts.size()))});
}

BOOST_AUTO_TEST_CASE(every_character_is_read_back_wherever_it_stands) {
  std::vector<std::string> texts;
  for (char32_t code = 0; code <= 0x10FFFF; code += code < 0x3100 || code >= 0xFE00 ? 1 : 13) {
    if (code >= 0xD800 && code <= 0xDFFF) continue;
    if (code == 0x10200) code = 0x1F000;
    if (code == 0x1F100) code = 0xDFF00;
    if (code == 0xE0200) code = 0x10FF00;
    std::string character;
    append_utf8(character, code);
    texts.push_back("a" + character + "b");
    if (code >= 0x3100 && code < 0xFE00) continue;
    texts.insert(texts.end(), {character, "a" + character, character + "b", character + " ", " " + character});
  }
  check_in_parts(texts);
}

BOOST_AUTO_TEST_CASE(words_that_mean_something_to_yaml_are_read_back_as_texts) {
  std::vector<std::string> texts;
  for (const std::string word :
       {"null", "true",  "false",  "yes",        "no",  "on",  "off",     "y",    "n",   "~",         "<<",   "=",
        ".inf", "-.inf", ".nan",   "nan",        "inf", "1",   "-1",      "+1",   "1.5", "1e3",       "0o17", "0x1F",
        "0b1",  "1_000", "1:30",   "2026-09-01", "---", "...", "- a",     "? a",  ": a", "a: b",      "a:",   "a #b",
        "#",    "[a]",   "{a: 1}", "&a",         "*a",  "!a",  "!!str a", "|",    ">",   "%YAML 1.2", "@a",   "`a",
        "'",    "\"",    "''",     "\"\"",       "\\",  "\\n", ", ",      "a, b", "]",   "}"}) {
    auto upper = word;
    for (auto& byte : upper) byte = static_cast<char>(std::toupper(static_cast<unsigned char>(byte)));
    auto title = word;
    title[0] = upper[0];
    texts.insert(texts.end(), {word, upper, title, " " + word, word + " ", word + "\n"});
  }
  check_in_parts(texts);
}

BOOST_AUTO_TEST_CASE(whatever_is_put_together_is_read_back) {
  const std::string parts[] = {"a",  "1",   " ",      "  ", ":",      ": ",     "#",         " #", "-",  "- ", "?",
                               "? ", "'",   "\"",     "\\", "\n",     "\r\n",   "\t",        ",",  "[",  "]",  "{",
                               "}",  "&",   "*",      "!",  "|",      ">",      "%",         "@",  "`",  "~",  "=",
                               "<<", "学",  "，",     "：", "“",      "\u3000", ".",         "e",  "0x", "+",  "\u0085",
                               "_",  "\0"s, "\u2028", "é",  "\uFEFF", "null",   "\U0001F600"};
  std::mt19937 random(20261130);
  std::uniform_int_distribution<std::size_t> choice(0, std::size(parts) - 1);
  std::uniform_int_distribution<int> length(1, 8);
  std::vector<std::string> texts;
  for (int i = 0; i < 20'000; ++i) {
    std::string text;
    for (int left = length(random); left > 0; --left) text += parts[choice(random)];
    texts.push_back(std::move(text));
  }
  check_in_parts(texts);
}

BOOST_AUTO_TEST_CASE(a_comment_stays_one) {
  std::string text;
  append_comment(text, 2, "a\nb: 1\rc\u2028d " + std::string(100, 'x') + " " + std::string(30, 'y'));
  for (std::size_t at = 0; at < text.size(); at = text.find('\n', at) + 1) BOOST_TEST(text.substr(at, 4) == "  # ");
  EventRecorder events;
  Diagnostics diagnostics;
  BOOST_TEST((read(Source("c.yaml", text + "a: 1\n"), events, diagnostics) != ReadResult::failed));
  BOOST_TEST(events.lines.size() == 4);
}

}  // namespace edu_check::yaml::yaml_writer_test
