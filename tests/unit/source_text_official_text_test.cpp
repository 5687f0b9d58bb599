#include "edu_check/source_text/official_text.h"

#include "edu_check/source_text/numeral.h"
#include "source_text_fixtures.h"

namespace edu_check::source_text_official_text_test {

OfficialText read(const std::string& text, const PartLimits& limits = {}) {
  auto missing = MissingLimit::nothing;
  auto read = read_official_text(std::make_shared<Source>("text.txt", text), limits, missing);
  BOOST_TEST((missing == MissingLimit::nothing));
  return read;
}

/// One line a block: its kind (T, I, P), the index of its parent, its text.
std::string outline(const OfficialText& text) {
  std::string lines;
  for (const auto& block : text.blocks) {
    lines += block.kind == BlockKind::title ? "T" : block.kind == BlockKind::item ? "I" : "P";
    lines += block.parent == Block::none ? "-" : std::to_string(block.parent);
    lines += " " + to_utf8(block.text) + "\n";
  }
  return lines;
}

BOOST_AUTO_TEST_CASE(reads_the_blocks_of_a_part) {
  const auto text = read(data_file("notice.txt"), {"示例市学校网络建设要求", "抄送"});
  BOOST_TEST(outline(text) ==
             "T- 示例市学校网络建设要求\n"
             "T- （2026—2028年）\n"
             "P1 本要求适用于全市各类中小学校，由市教育局负责解释。\n"
             "I1 一、总体要求\n"
             "P3 坚持够用、好用、管用的思路,先易后难。\n"
             "I1 二、网络环境\n"
             "I5 "
             "（一）接入带宽。到2027年，每所学校的出口带宽不低于500M，农村学校不低于百兆。鼓励学校自建备用线路，费用每"
             "年不超过2万元。\n"
             "I5 （二）无线覆盖。教室无线覆盖率2026年达到百分之八十，2028年全部覆盖。\n"
             "P7 生机比达到6:1，每千人配备两名管理员。\n"
             "I5 (二)安全管理。学校应当建立节假日和重要时段的网络安全值班制度。\n"
             "I1 三、队伍建设\n"
             "I10 1.领导机构\n"
             "P11 成立由校长牵头的领导小组。\n"
             "I10 2．技术队伍\n"
             "P13 技术人员不低于师生总数的1‰。\n"
             "I10 3经费保障\n"
             "P15 经费列入年度预算。\n"
             "I1 四、保障措施\n"
             "I17 （一）加强督导\n"
             "I18 （1）定期开展督导检查。\n"
             "P19 督导结果每年通报一次。\n"
             "I18 （2）落实整改责任。\n"
             "P21 对发现的问题在30天内整改（由学校负责。）\n");
}

BOOST_AUTO_TEST_CASE(white_space_of_all_kinds_and_both_line_breaks_count_nowhere) {
  BOOST_TEST(outline(read("\xEF\xBB\xBF一、 总体　要求\r\n\r\n \t学校要，\r\n建网。\r\n")) ==
             "I- 一、总体要求\nP0 学校要，建网。\n");
  BOOST_TEST(outline(read("")).empty());
  BOOST_TEST(outline(read("\n  \n")).empty());
}

BOOST_AUTO_TEST_CASE(a_number_without_its_stop_counts_only_in_sequence) {
  BOOST_TEST(outline(read("25.门户\n建成。\n26数据库\n建成。\n")) == "I- 25.门户\nP0 建成。\nI- 26数据库\nP2 建成。\n");
  BOOST_TEST(outline(read("25.门户\n建成。\n28数据库\n建成。\n")) == "I- 25.门户\nP0 建成。\nT- 28数据库\nP0 建成。\n");
  BOOST_TEST(outline(read("2018年，建成。\n")) == "P- 2018年，建成。\n");
}

BOOST_AUTO_TEST_CASE(a_responsible_body_in_brackets_ends_a_paragraph) {
  BOOST_TEST(outline(read("（一）甲。要建。（省厅负责）\n乙要建。\n")) ==
             "I- （一）甲。要建。（省厅负责）\nP0 乙要建。\n");
  BOOST_TEST(outline(read("（一）甲。要建（含\n部室）的。\n")) == "I- （一）甲。要建（含部室）的。\n");
}

BOOST_AUTO_TEST_CASE(a_block_knows_where_it_begins) {
  const auto text = read("一、甲\n　　乙，要\n建。\n");
  BOOST_REQUIRE_EQUAL(text.blocks.size(), 2);
  BOOST_TEST(text.source->position(text.blocks[1].offset).line == 2);
  BOOST_TEST(text.source->position(text.blocks[1].offset).column == 3);
}

BOOST_AUTO_TEST_CASE(limits_that_are_not_there_are_told) {
  auto missing = MissingLimit::nothing;
  const auto source = std::make_shared<Source>("text.txt", "甲\n一、乙\n丙\n");
  BOOST_TEST(read_official_text(source, {"丁", ""}, missing).blocks.empty());
  BOOST_TEST((missing == MissingLimit::begins));
  (void)read_official_text(source, {"一、", "甲"}, missing);
  BOOST_TEST((missing == MissingLimit::ends));
  BOOST_TEST(outline(read_official_text(source, {"一、", "丙"}, missing)) == "I- 一、乙\n");
  BOOST_TEST((missing == MissingLimit::nothing));
}

BOOST_AUTO_TEST_CASE(the_line_itself_goes_before_a_line_that_only_begins_with_it) {
  auto missing = MissingLimit::nothing;
  const auto source = std::make_shared<Source>("text.txt", "甲的附件\n乙。\n甲\n丙。\n");
  BOOST_TEST(outline(read_official_text(source, {"甲", ""}, missing)) == "T- 甲\nP0 丙。\n");
}

}  // namespace edu_check::source_text_official_text_test
