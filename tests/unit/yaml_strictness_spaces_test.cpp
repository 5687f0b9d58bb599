#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <string>

#include "unit/yaml_messages.h"

namespace edu_check::yaml::yaml_strictness_spaces_test {

using namespace std::string_literals;

// What yaml-cpp reads without complaint, and strict reading refuses: tabs, spaces that are none, and colons without
// one.
const MessageCase cases[] = {
    {"tab", "学校:\n\t名称: 一中\n\t代码: 1\n",
     R"text(inventory.yaml:2:1: 错误: 缩进中有制表符（Tab），应为空格 [yaml-tab-indentation]
   名称: 一中
  ^
  说明: 用空格代替制表符
inventory.yaml:3:1: 错误: 缩进中有制表符（Tab），应为空格 [yaml-tab-indentation]
   代码: 1
  ^
  说明: 用空格代替制表符
)text",
     R"text(inventory.yaml:2:1: error: a tab in the indentation, expected spaces [yaml-tab-indentation]
   名称: 一中
  ^
  note: replace the tab by spaces
inventory.yaml:3:1: error: a tab in the indentation, expected spaces [yaml-tab-indentation]
   代码: 1
  ^
  note: replace the tab by spaces
)text"},
    {"tab_at_the_end", "学校: >-\n...的\n\t",
     "inventory.yaml:3:1: 错误: 缩进中有制表符（Tab），应为空格 [yaml-tab-indentation]\n   \n  ^\n  说明: "
     "用空格代替制表符\n",
     "inventory.yaml:3:1: error: a tab in the indentation, expected spaces [yaml-tab-indentation]\n   \n  ^\n"
     "  note: replace the tab by spaces\n"},
    {"tab_before_root", "\ta: 1\n",
     R"text(inventory.yaml:1:1: 错误: 缩进中有制表符（Tab），应为空格 [yaml-tab-indentation]
   a: 1
  ^
  说明: 用空格代替制表符
)text",
     R"text(inventory.yaml:1:1: error: a tab in the indentation, expected spaces [yaml-tab-indentation]
   a: 1
  ^
  note: replace the tab by spaces
)text"},
    {"full_width_space", "a: \u3000x\n学校\u3000: 1\nb: \u00A0x\n",
     R"text(inventory.yaml:1:4: 错误: 这里有全角空格（U+3000） [yaml-full-width-space]
  a: 　x
     ^
  说明: 改为普通空格
inventory.yaml:2:3: 错误: 这里有全角空格（U+3000） [yaml-full-width-space]
  学校　: 1
      ^
  说明: 改为普通空格
inventory.yaml:3:4: 错误: 这里有不间断空格（U+00A0） [yaml-full-width-space]
  b:  x
     ^
  说明: 改为普通空格
)text",
     R"text(inventory.yaml:1:4: error: there is a full-width space (U+3000) here [yaml-full-width-space]
  a: 　x
     ^
  note: use an ordinary space
inventory.yaml:2:3: error: there is a full-width space (U+3000) here [yaml-full-width-space]
  学校　: 1
      ^
  note: use an ordinary space
inventory.yaml:3:4: error: there is a no-break space (U+00A0) here [yaml-full-width-space]
  b:  x
     ^
  note: use an ordinary space
)text"},
    {"full_width_colon_root", "带宽： 500 Mbps\n出口：3\n",
     R"text(inventory.yaml:1:3: 错误: 键后面是全角冒号“：”，应为半角冒号加空格 [yaml-full-width-colon]
  带宽： 500 Mbps
      ^
  说明: 写成“键: 值”；若确为文字，请加引号
inventory.yaml:2:3: 错误: 键后面是全角冒号“：”，应为半角冒号加空格 [yaml-full-width-colon]
  出口：3
      ^
  说明: 写成“键: 值”；若确为文字，请加引号
)text",
     R"text(inventory.yaml:1:3: error: a full-width colon '：' after the key, expected a colon and a space [yaml-full-width-colon]
  带宽： 500 Mbps
      ^
  note: write 'key: value'; if it is text, put it in quotes
inventory.yaml:2:3: error: a full-width colon '：' after the key, expected a colon and a space [yaml-full-width-colon]
  出口：3
      ^
  note: write 'key: value'; if it is text, put it in quotes
)text"},
    {"full_width_colon_nested", "网络:\n  带宽： 500 Mbps\n  出口： 3\n",
     R"text(inventory.yaml:2:5: 错误: 键后面是全角冒号“：”，应为半角冒号加空格 [yaml-full-width-colon]
    带宽： 500 Mbps
        ^
  说明: 写成“键: 值”；若确为文字，请加引号
inventory.yaml:3:5: 错误: 键后面是全角冒号“：”，应为半角冒号加空格 [yaml-full-width-colon]
    出口： 3
        ^
  说明: 写成“键: 值”；若确为文字，请加引号
)text",
     R"text(inventory.yaml:2:5: error: a full-width colon '：' after the key, expected a colon and a space [yaml-full-width-colon]
    带宽： 500 Mbps
        ^
  note: write 'key: value'; if it is text, put it in quotes
inventory.yaml:3:5: error: a full-width colon '：' after the key, expected a colon and a space [yaml-full-width-colon]
    出口： 3
        ^
  note: write 'key: value'; if it is text, put it in quotes
)text"},
    {"full_width_colon_in_brackets", "网络: {带宽：500}\n",
     R"text(inventory.yaml:1:8: 错误: 键后面是全角冒号“：”，应为半角冒号加空格 [yaml-full-width-colon]
  网络: {带宽：500}
             ^
  说明: 写成“键: 值”；若确为文字，请加引号
)text",
     R"text(inventory.yaml:1:8: error: a full-width colon '：' after the key, expected a colon and a space [yaml-full-width-colon]
  网络: {带宽：500}
             ^
  note: write 'key: value'; if it is text, put it in quotes
)text"},
    {"missing_space_nested", "network:\n  bandwidth:500\n",
     R"text(inventory.yaml:2:12: 错误: 冒号后面没有空格 [yaml-missing-space]
    bandwidth:500
             ^
  说明: 写成“键: 值”；若确为文字，请加引号
)text",
     R"text(inventory.yaml:2:12: error: no space after the colon [yaml-missing-space]
    bandwidth:500
             ^
  note: write 'key: value'; if it is text, put it in quotes
)text"},
    {"missing_colon", "a: 1\nb",
     R"text(inventory.yaml:2:1: 错误: 键后面没有冒号和值 [yaml-missing-colon]
  b
  ^
  说明: 写成“键: 值”
)text",
     R"text(inventory.yaml:2:1: error: no colon and value after the key [yaml-missing-colon]
  b
  ^
  note: write 'key: value'
)text"},
    {"missing_colon_in_brackets", "a: {b, c: 1}\n",
     R"text(inventory.yaml:1:5: 错误: 键后面没有冒号和值 [yaml-missing-colon]
  a: {b, c: 1}
      ^
  说明: 写成“键: 值”
)text",
     R"text(inventory.yaml:1:5: error: no colon and value after the key [yaml-missing-colon]
  a: {b, c: 1}
      ^
  note: write 'key: value'
)text"},
    {"comment_without_space", "a: \"x\"#c\nb: [1]#d\n",
     R"text(inventory.yaml:1:7: 错误: 注释符号 # 前没有空格 [yaml-comment-without-space]
  a: "x"#c
        ^
  说明: 在 # 前加一个空格
inventory.yaml:2:7: 错误: 注释符号 # 前没有空格 [yaml-comment-without-space]
  b: [1]#d
        ^
  说明: 在 # 前加一个空格
)text",
     R"text(inventory.yaml:1:7: error: no space before the # of a comment [yaml-comment-without-space]
  a: "x"#c
        ^
  note: put a space before the #
inventory.yaml:2:7: error: no space before the # of a comment [yaml-comment-without-space]
  b: [1]#d
        ^
  note: put a space before the #
)text"},
};

BOOST_AUTO_TEST_SUITE(yaml_strictness_spaces)

BOOST_DATA_TEST_CASE(whole_messages, boost::unit_test::data::make(cases), row) { check_messages(row); }

BOOST_AUTO_TEST_SUITE_END()

}  // namespace edu_check::yaml::yaml_strictness_spaces_test
