#include "edu_check/inventory/key_form.h"

#include "edu_check/standard/known_facts.h"
#include "edu_check/text/word_form.h"

#include <algorithm>
#include <array>
#include <utility>

namespace edu_check {
namespace {

/// Without the first of those beginnings that the text has.
template <std::size_t count>
bool drop_beginning(std::string_view& text, const std::array<std::string_view, count>& beginnings) {
  for (const auto beginning : beginnings) {
    if (text.size() <= beginning.size() || !text.starts_with(beginning)) continue;
    text = trimmed(text.substr(beginning.size()));
    return true;
  }
  return false;
}

template <std::size_t count>
bool drop_ending(std::string_view& text, const std::array<std::string_view, count>& endings) {
  for (const auto ending : endings) {
    if (text.size() <= ending.size() || !text.ends_with(ending)) continue;
    text = trimmed(text.substr(0, text.size() - ending.size()));
    return true;
  }
  return false;
}

/// Whether brackets hold no more than a unit, or how to fill in the field.
bool says_only_unit(std::string_view inside) {
  constexpr auto before = std::to_array<std::string_view>({"单位：", "单位:", "计量单位：", "单位为", "填"});
  constexpr auto words = std::to_array<std::string_view>(
      {"人",    "名",     "位",   "间",   "个",     "台",     "套",   "所",   "件",   "门",   "节",
       "次",    "项",     "班",   "天",   "日",     "年",     "元",   "万元", "亿元", "%",    "％",
       "‰",     "Mbps",   "mbps", "MBPS", "Mb/s",   "M",      "G",    "Gbps", "兆",   "bps",  "kbps",
       "台套",  "台/套",  "人次", "合计", "总计",   "总数",   "共计", "小计", "全校", "必填", "选填",
       "是/否", "是或否", "是否", "数字", "台、套", "平方米", "GB",   "人数", "数量"});
  inside = trimmed(inside);
  drop_beginning(inside, before);
  return std::find(words.begin(), words.end(), inside) != words.end();
}

bool drop_brackets(std::string_view& text) {
  constexpr auto pairs = std::to_array<std::pair<std::string_view, std::string_view>>(
      {{"（", "）"}, {"(", ")"}, {"（", ")"}, {"(", "）"}, {"[", "]"}, {"【", "】"}, {"〔", "〕"}});
  for (const auto& [open, close] : pairs) {
    if (!text.ends_with(close)) continue;
    const auto at = text.rfind(open);
    if (at == std::string_view::npos || at == 0) continue;
    const auto inside = text.substr(at + open.size(), text.size() - close.size() - at - open.size());
    if (!says_only_unit(inside)) continue;
    text = trimmed(text.substr(0, at));
    return true;
  }
  return false;
}

/// A number of a list before the name: `1.`, `2、`, `（3）`.
bool drop_number(std::string_view& text) {
  auto rest = text;
  constexpr auto opening = std::to_array<std::string_view>({"（", "("});
  constexpr auto closing = std::to_array<std::string_view>({"）", ")", "、", "．", ". ", "."});
  drop_beginning(rest, opening);
  const auto digits = std::min(rest.find_first_not_of("0123456789"), rest.size());
  if (digits == 0 || digits > 2) return false;
  rest.remove_prefix(digits);
  if (!drop_beginning(rest, closing)) return false;
  text = rest;
  return true;
}

}  // namespace

std::string plain_key(std::string_view key) {
  constexpr auto beginnings = std::to_array<std::string_view>(
      {"其中：", "其中:", "其中，", "其中", "是否已经", "是否已", "是否为", "是否有", "是否", "有无", "*", "＊", "★"});
  constexpr auto endings = std::to_array<std::string_view>({"：", ":", "？", "?", "*", "＊"});
  auto text = trimmed(key);
  while (drop_number(text) || drop_beginning(text, beginnings) || drop_brackets(text) || drop_ending(text, endings)) {
  }
  return std::string(text);
}

std::string_view other_word_for(std::string_view key) {
  constexpr auto words = std::to_array<std::pair<std::string_view, std::string_view>>({
      {"学校代码", known::school_code},
      {"学校编码", known::school_code},
      {"机构代码", known::school_code},
      {"学校机构代码", known::school_code},
      {"标识码", known::school_code},
      {"学校类型", known::school_type},
      {"学校类别", known::school_type},
      {"办学类别", known::school_type},
      {"学校全称", known::school_name},
      {"校名", known::school_name},
      {"XXMC", known::school_name},
      {"学校所在省", known::school_province},
      {"城市", known::school_city},
      {"县区", known::school_district},
      {"区/县", known::school_district},
      {"所在区", known::school_district},
      {"所在县", known::school_district},
      {"城乡", known::school_area},
      {"学生数", known::students_total},
      {"学生总数", known::students_total},
      {"学生人数", known::students_total},
      {"在校学生", known::students_total},
      {"教职工人数", known::staff_total},
      {"教职工", known::staff_total},
      {"上网带宽", known::network_internet_bandwidth},
      {"网络带宽", known::network_internet_bandwidth},
      {"带宽", known::network_internet_bandwidth},
      {"填表日期", "date"},
      {"填报时间", "date"},
      {"填表时间", "date"},
      {"统计日期", "date"},
      {"统计时间", "date"},
  });
  const auto* const row = std::find_if(words.begin(), words.end(), [&](const auto& each) { return each.first == key; });
  return row == words.end() ? std::string_view() : row->second;
}

}  // namespace edu_check
