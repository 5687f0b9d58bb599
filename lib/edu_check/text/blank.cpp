#include "edu_check/text/blank.h"

#include <algorithm>
#include <array>
#include <utility>

#include "edu_check/text/utf8.h"

namespace edu_check {
namespace {

/// Code points without a form, in order: white space, controls, and what Unicode calls default ignorable.
constexpr std::array<std::pair<char32_t, char32_t>, 24> formless{
    {{0x00, 0x20},       {0x7F, 0xA0},       {0xAD, 0xAD},       {0x034F, 0x034F},    {0x061C, 0x061C},
     {0x115F, 0x1160},   {0x1680, 0x1680},   {0x17B4, 0x17B5},   {0x180B, 0x180F},    {0x2000, 0x200F},
     {0x2028, 0x202F},   {0x205F, 0x206F},   {0x2800, 0x2800},   {0x3000, 0x3000},    {0x3164, 0x3164},
     {0xFE00, 0xFE0F},   {0xFEFF, 0xFEFF},   {0xFFA0, 0xFFA0},   {0xFFF0, 0xFFFB},    {0xFFFE, 0xFFFF},
     {0x1BCA0, 0x1BCA3}, {0x1D173, 0x1D17A}, {0xE0000, 0xE0FFF}, {0x10FFFE, 0x10FFFF}}};

bool is_formless(char32_t character) {
  const auto* const range =
      std::find_if(formless.begin(), formless.end(), [&](const auto& each) { return character <= each.second; });
  return range != formless.end() && character >= range->first;
}

/// Punctuation and symbols of ASCII, of Latin 1, of general use, and of CJK.
bool is_punctuation(char32_t character) {
  const bool ascii = character < 0x7F && !(character >= '0' && character <= '9') &&
                     !(character >= 'a' && character <= 'z') && !(character >= 'A' && character <= 'Z');
  return ascii || (character >= 0xA1 && character <= 0xBF) || character == 0xD7 || character == 0xF7 ||
         (character >= 0x2010 && character <= 0x27BF) || (character >= 0x3001 && character <= 0x3003) ||
         (character >= 0x3008 && character <= 0x3020) || character == 0x3030 || character == 0x30FB ||
         (character >= 0xFE30 && character <= 0xFE6F);
}

/// The letter or sign of which this is the full-width form; small where there is one.
char32_t folded(char32_t character) {
  if (character >= 0xFF01 && character <= 0xFF5E) character -= 0xFEE0;
  return character >= 'A' && character <= 'Z' ? character + ('a' - 'A') : character;
}

constexpr auto empty_words = std::to_array<std::string_view>({"n/a",
                                                              "na",
                                                              "n.a",
                                                              "n\\a",
                                                              "none",
                                                              "null",
                                                              "nil",
                                                              "no",
                                                              "nothing",
                                                              "unknown",
                                                              "tbd",
                                                              "tba",
                                                              "todo",
                                                              "pending",
                                                              "not applicable",
                                                              "notapplicable",
                                                              "missing",
                                                              "empty",
                                                              "x",
                                                              "xx",
                                                              "xxx",
                                                              "无",
                                                              "無",
                                                              "没有",
                                                              "沒有",
                                                              "暂无",
                                                              "暫無",
                                                              "暂缺",
                                                              "缺",
                                                              "缺失",
                                                              "空",
                                                              "空白",
                                                              "略",
                                                              "同上",
                                                              "未知",
                                                              "未提供",
                                                              "未上传",
                                                              "不适用",
                                                              "不涉及",
                                                              "不详",
                                                              "待补",
                                                              "待补充",
                                                              "待定",
                                                              "待上传",
                                                              "待完善",
                                                              "待提供",
                                                              "待办",
                                                              "待确认",
                                                              "待填",
                                                              "待填写",
                                                              "无材料",
                                                              "无文件",
                                                              "暂无材料",
                                                              "待批",
                                                              "待批准",
                                                              "待审",
                                                              "待审批",
                                                              "待审核",
                                                              "未批准",
                                                              "未审批",
                                                              "未获批",
                                                              "审批中",
                                                              "待核实",
                                                              "待查",
                                                              "待报",
                                                              "待说明",
                                                              "not approved",
                                                              "to be confirmed",
                                                              "to be determined"});

}  // namespace

bool is_blank(std::string_view text) {
  const auto characters = decode_utf8(text);
  return std::all_of(characters.begin(), characters.end(), is_formless);
}

bool says_nothing(std::string_view text) {
  auto characters = decode_utf8(text);
  std::erase_if(characters, [](char32_t each) { return is_formless(each) && each != ' '; });
  std::transform(characters.begin(), characters.end(), characters.begin(), folded);
  const auto counts = [](char32_t each) { return !is_punctuation(each) && !is_formless(each); };
  const auto first = std::find_if(characters.begin(), characters.end(), counts);
  const auto last = std::find_if(characters.rbegin(), characters.rend(), counts).base();
  std::string word;
  for (auto each = first; each < last; ++each) append_utf8(word, *each);
  return word.empty() || std::find(empty_words.begin(), empty_words.end(), word) != empty_words.end();
}

}  // namespace edu_check
