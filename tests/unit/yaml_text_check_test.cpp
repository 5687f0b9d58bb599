#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>
#include <string>

#include "unit/yaml_messages.h"

namespace edu_check::yaml::yaml_text_check_test {

using namespace std::string_literals;

struct Case {
  const char* name;
  std::string text;
  const char* zh;
  const char* en;
};

std::ostream& operator<<(std::ostream& to, const Case& row) { return to << row.name; }

// What the bytes of a file may not be.
const Case cases[] = {
    {"gbk", "\321\247\320\243: \312\265\321\351\n"s,
     R"text(inventory.yaml:1:6: 错误: 此处不是有效的 UTF-8 编码 [yaml-not-utf-8]
  ѧУ: ʵ��
       ^
  说明: 文件看来是 GBK（GB 18030）编码，请用编辑器另存为 UTF-8
)text",
     R"text(inventory.yaml:1:6: error: this is not valid UTF-8 [yaml-not-utf-8]
  ѧУ: ʵ��
       ^
  note: the file looks like GBK (GB 18030): save it as UTF-8
)text"},
    {"invalid_utf8", "\345\255\246\346\240\241: \344\270\n"s,
     R"text(inventory.yaml:1:5: 错误: 此处不是有效的 UTF-8 编码 [yaml-not-utf-8]
  学校: ��
        ^
  说明: 用编辑器另存为 UTF-8
)text",
     R"text(inventory.yaml:1:5: error: this is not valid UTF-8 [yaml-not-utf-8]
  学校: ��
        ^
  note: save the file as UTF-8
)text"},
    {"utf16_little_endian", "\377\376a\000:\000 \0001\000\n\000"s,
     R"text(inventory.yaml: 错误: 文件是 UTF-16 或 UTF-32 编码，应为 UTF-8 [yaml-not-utf-8]
  说明: 用编辑器另存为 UTF-8
)text",
     R"text(inventory.yaml: error: the file is encoded in UTF-16 or UTF-32, expected UTF-8 [yaml-not-utf-8]
  note: save it as UTF-8
)text"},
    {"utf16_of_chinese_without_mark", "f[!h:\000 \000f[!h\n\000f[!h:\000 \0001\000\n\000f[!h:\000 \0002\000\n\000"s,
     R"text(inventory.yaml: 错误: 文件是 UTF-16 或 UTF-32 编码，应为 UTF-8 [yaml-not-utf-8]
  说明: 用编辑器另存为 UTF-8
)text",
     R"text(inventory.yaml: error: the file is encoded in UTF-16 or UTF-32, expected UTF-8 [yaml-not-utf-8]
  note: save it as UTF-8
)text"},
    {"utf16_without_mark", "\000a\000b\000c\000:\000 \0001\000\n"s,
     R"text(inventory.yaml: 错误: 文件是 UTF-16 或 UTF-32 编码，应为 UTF-8 [yaml-not-utf-8]
  说明: 用编辑器另存为 UTF-8
)text",
     R"text(inventory.yaml: error: the file is encoded in UTF-16 or UTF-32, expected UTF-8 [yaml-not-utf-8]
  note: save it as UTF-8
)text"},
    {"nul", "a: 1\nb: x\000y\n"s,
     R"text(inventory.yaml:2:5: 错误: 控制字符 U+0000，文本中不允许 [yaml-control-character]
  b: x\u{0}y
      ^
  说明: 删除它；它可能看不见
)text",
     R"text(inventory.yaml:2:5: error: the control character U+0000, which a text can't have [yaml-control-character]
  b: x\u{0}y
      ^
  note: delete it; it may be invisible
)text"},
    {"control_characters", "a: \033[31m\nb: \177\n",
     R"text(inventory.yaml:1:4: 错误: 控制字符 U+001B，文本中不允许 [yaml-control-character]
  a: \u{1b}[31m
     ^
  说明: 删除它；它可能看不见
inventory.yaml:2:4: 错误: 控制字符 U+007F，文本中不允许 [yaml-control-character]
  b: \u{7f}
     ^
  说明: 删除它；它可能看不见
)text",
     R"text(inventory.yaml:1:4: error: the control character U+001B, which a text can't have [yaml-control-character]
  a: \u{1b}[31m
     ^
  note: delete it; it may be invisible
inventory.yaml:2:4: error: the control character U+007F, which a text can't have [yaml-control-character]
  b: \u{7f}
     ^
  note: delete it; it may be invisible
)text"},
    {"c1_control", "a: \302\23331m\n",
     R"text(inventory.yaml:1:4: 错误: 控制字符 U+009B，文本中不允许 [yaml-control-character]
  a: \u{9b}31m
     ^
  说明: 删除它；它可能看不见
)text",
     R"text(inventory.yaml:1:4: error: the control character U+009B, which a text can't have [yaml-control-character]
  a: \u{9b}31m
     ^
  note: delete it; it may be invisible
)text"},
    {"carriage_returns", "a: 1\rb: 2\r",
     R"text(inventory.yaml:1:5: 错误: 换行只有回车符（CR），应为 LF 或 CRLF [yaml-control-character]
  a: 1
      ^
  说明: 用编辑器以 LF 或 CRLF 换行重新保存
)text",
     R"text(inventory.yaml:1:5: error: a line break that is only a carriage return, expected LF or CRLF [yaml-control-character]
  a: 1
      ^
  note: save the file with LF or CRLF line breaks
)text"},
    {"byte_order_mark_inside", "a: 1\n\uFEFFb: 2\n",
     R"text(inventory.yaml:2:1: 错误: 文件中间有字节顺序标记（U+FEFF，看不见） [yaml-control-character]
  \u{feff}b: 2
  ^
  说明: 删除这个字符：把这一行重新输入一遍
)text",
     R"text(inventory.yaml:2:1: error: a byte order mark (U+FEFF, invisible) inside the text [yaml-control-character]
  \u{feff}b: 2
  ^
  note: delete the character: type the line anew
)text"},
    {"empty", "",
     R"text(inventory.yaml: 错误: 文件没有内容 [yaml-empty]
)text",
     R"text(inventory.yaml: error: the file has no content [yaml-empty]
)text"},
    {"only_comments", "# 尚未填写\n\n  # 空\n",
     R"text(inventory.yaml: 错误: 文件没有内容 [yaml-empty]
)text",
     R"text(inventory.yaml: error: the file has no content [yaml-empty]
)text"},
    {"only_start", "---\n",
     R"text(inventory.yaml: 错误: 文件没有内容 [yaml-empty]
)text",
     R"text(inventory.yaml: error: the file has no content [yaml-empty]
)text"},
};

BOOST_AUTO_TEST_SUITE(yaml_text_check)

BOOST_DATA_TEST_CASE(whole_messages, boost::unit_test::data::make(cases), row) {
  BOOST_TEST(messages_of(row.text, Language::zh) == row.zh);
  BOOST_TEST(messages_of(row.text, Language::en) == row.en);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace edu_check::yaml::yaml_text_check_test
