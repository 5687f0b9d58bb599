#include "edu_check/result/assessment_json.h"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>

#include "fixtures.h"

namespace edu_check::result_assessment_json_test {

std::shared_ptr<const Standard> sample_standard() {
  static const auto standard =
      standard_of(indicator("1.", {"level: mandatory, require: net.wired and net.wireless",
                                   "level: mandatory, require: net.wireless, by: 2026-10-01",
                                   "level: mandatory, require: school.area == urban and not school.pilot",
                                   "level: advisory, require: rooms.total >= 3, adjust: rooms.total"}) +
                  indicator("2.", {"level: mandatory, require: students.total <= 6 or net.wired",
                                   "level: mandatory, require: net.wired, reading: {zh: 丙, en: C}, alternatives: "
                                   "[{reading: {zh: 丁, en: D}, require: school.pilot}]"}));
  return standard;
}

AssessmentRecord record_of(const std::string& text, Details details) {
  const LoadedInventory inventory(text);
  const AssessOptions options{*parse_date("2026-09-01")};
  Assessment assessment;
  assess(*sample_standard(), *inventory, options, assessment);
  return make_record(sample_standard(), *inventory, options, assessment, details);
}

const std::string alike[] = {
    "school.area: urban\nnet: {wired: no}\nrooms.total: 1\n",
    "# elsewhere\nrooms:\n  total: 2\nnet:\n    wired: 否\nschool:\n  name: \"甲\\\"乙\\t\"\n  area: 城区\n",
    "school.area: urban\nnet: {wired: no, wireless: null}\n",
    "school.area: urban\nnet: {wired: yes, wireless: yes}\nschool.pilot: no\n",
    "net.wireless: no\nnet.wired: yes\n\n\n\n\n\n\n\n\nschool.pilot: no\nschool.area: urban\n",
    "school.area: urban\nnet: {wired: yes, wireless: yes}\nschool.pilot: yes\n",  // both readings alike
    "school.area: urban\nstudents: {primary: 2, junior: 1}\nschool.stages: [junior]\n",
};

struct Shape {
  Language language;
  Details details;
  JsonStyle style;
};
std::ostream& operator<<(std::ostream& to, const Shape& shape) {
  return to << (shape.language == Language::zh ? "zh" : "en")
            << (shape.details == Details::full ? " full" : " problems")
            << (shape.style == JsonStyle::lines ? " lines" : " compact");
}
const Shape shapes[] = {
    {Language::zh, Details::full, JsonStyle::lines},
    {Language::en, Details::full, JsonStyle::compact},
    {Language::zh, Details::problems, JsonStyle::lines},
    {Language::en, Details::problems, JsonStyle::compact},
};

/// Writes by templates against each requirement written in full.
BOOST_DATA_TEST_CASE(what_is_repeated_is_what_would_be_written, boost::unit_test::data::make(shapes)) {
  const AssessmentJson json({sample_standard()}, sample.language, sample.details, sample.style);
  for (int round = 0; round < 3; ++round) {
    for (const auto& text : alike) {
      auto record = record_of(text, sample.details);
      for (auto& each : record.requirements) {
        each.known = round == 1;
        each.mended = round == 2 && each.index % 2 == 0;
        if (round == 2 && each.index == 1) each.waiver = WaiverRecord{"理由", "审批人", *parse_date("2027-06-30")};
      }
      std::string repeated;
      json.write(repeated, record);
      for (auto& each : record.requirements) each.variant = 0;
      std::string written;
      json.write(written, record);
      BOOST_TEST(repeated == written);
      BOOST_TEST(written.find(R"("requirements":[)") != std::string::npos);
    }
  }
}

BOOST_AUTO_TEST_CASE(more_variants_than_are_kept_are_written) {
  JsonTemplates templates(1);
  for (std::uint64_t variant = 1; variant <= 100; ++variant) {
    JsonTemplate json;
    const auto text = std::to_string(variant) + "...";
    json.start(0);
    json.gap(text, 1, 2);
    json.finish(text);
    templates.keep(0, variant, std::move(json));
  }
  BOOST_TEST(!templates.has_room(0));
  BOOST_TEST(templates.find(0, 100) == nullptr);
  const auto* const kept = templates.find(0, 7);
  BOOST_REQUIRE(kept != nullptr);
  BOOST_TEST(kept->size() == 2U);
  BOOST_TEST(kept->piece(0) == "7");
  BOOST_TEST(kept->piece(1) == "..");
}

std::string plainly_escaped(std::string_view text) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string escaped = "\"";
  for (const char byte : text) {
    const auto code = static_cast<unsigned char>(byte);
    if (byte == '"' || byte == '\\') {
      escaped += {'\\', byte};
    } else if (byte == '\n' || byte == '\t') {
      escaped += byte == '\n' ? "\\n" : "\\t";
    } else if (code < 0x20 || code == 0x7F) {
      escaped += std::string("\\u00") + digits[code >> 4U] + digits[code & 0xFU];
    } else {
      escaped += byte;
    }
  }
  return escaped + "\"";
}

/// Every ASCII byte at every place of two words of eight bytes, among what needs no escape.
BOOST_AUTO_TEST_CASE(strings_are_escaped_wherever_it_is_needed) {
  for (int code = 0; code < 0x80; ++code) {
    for (std::size_t at = 0; at < 17; ++at) {
      const std::string byte(1, static_cast<char>(code));
      const auto text = std::string(at, 'x') + byte + "学“校”·，" + byte + "!";
      std::string json;
      append_json_string(json, text);
      BOOST_TEST(json == plainly_escaped(text));
    }
  }
}

const std::pair<std::string, std::string> acting[] = {
    {"\u0080", "\\u0080"},
    {"\u009B", "\\u009b"},
    {"\u00AD", "\\u00ad"},
    {"\u061C", "\\u061c"},
    {"\u200B", "\\u200b"},
    {"\u200E", "\\u200e"},
    {"\u200F", "\\u200f"},
    {"\u2028", "\\u2028"},
    {"\u2029", "\\u2029"},
    {"\u202A", "\\u202a"},
    {"\u202E", "\\u202e"},
    {"\u2066", "\\u2066"},
    {"\u2069", "\\u2069"},
    {"\uFEFF", "\\ufeff"},
    {"\u034F", "\\u034f"},
    {"\u0600", "\\u0600"},
    {"\u115F", "\\u115f"},
    {"\u180E", "\\u180e"},
    {"\u2800", "\\u2800"},
    {"\u3164", "\\u3164"},
    {"\uFE0F", "\\ufe0f"},
    {"\uFFA0", "\\uffa0"},
    {"\uFFF9", "\\ufff9"},
    {"\uE000", "\\ue000"},
    {"\U000E0041", "\\udb40\\udc41"},
    {"\U000E0100", "\\udb40\\udd00"},
    {"\U0010FFFD", "\\udbff\\udffd"},
};

/// Each at every place of two words of eight bytes.
BOOST_AUTO_TEST_CASE(what_acts_on_a_display_is_escaped_wherever_it_stands) {
  for (const auto& [character, escaped] : acting) {
    for (std::size_t at = 0; at < 17; ++at) {
      const std::string before(at, 'x');
      std::string json;
      append_json_string(json, before + character + "学" + character);
      BOOST_TEST(json == "\"" + before + escaped + "学" + escaped + "\"");
    }
  }
}

BOOST_AUTO_TEST_CASE(malformed_bytes_are_replaced) {
  std::string json;
  append_json_string(json, "a\xFF\"\xE5\xAD");
  BOOST_TEST(json == "\"a\xEF\xBF\xBD\\\"\xEF\xBF\xBD\xEF\xBF\xBD\"");
}

}  // namespace edu_check::result_assessment_json_test
