#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <string>

#include "edu_check/yaml/strict/syntax_error.h"
#include "unit/yaml_messages.h"

namespace edu_check::yaml::yaml_syntax_error_test {

using namespace std::string_literals;

// What yaml-cpp refuses, in our words.
const MessageCase cases[] = {
    {"missing_space", "a: 1\nb:2\nc: 3\n",
     R"text(inventory.yaml:2:2: 错误: 冒号后面没有空格 [yaml-missing-space]
  b:2
   ^
  说明: 写成“键: 值”；若确为文字，请加引号
)text",
     R"text(inventory.yaml:2:2: error: no space after the colon [yaml-missing-space]
  b:2
   ^
  note: write 'key: value'; if it is text, put it in quotes
)text"},
    {"missing_space_last", "a: 1\nb:2\n",
     R"text(inventory.yaml:2:2: 错误: 冒号后面没有空格 [yaml-missing-space]
  b:2
   ^
  说明: 写成“键: 值”；若确为文字，请加引号
)text",
     R"text(inventory.yaml:2:2: error: no space after the colon [yaml-missing-space]
  b:2
   ^
  note: write 'key: value'; if it is text, put it in quotes
)text"},
    {"full_width_colons", "x: 1\n带宽： 500 Mbps\ny：3\nz: 2\n",
     R"text(inventory.yaml:2:3: 错误: 键后面是全角冒号“：”，应为半角冒号加空格 [yaml-full-width-colon]
  带宽： 500 Mbps
      ^
  说明: 写成“键: 值”；若确为文字，请加引号
inventory.yaml:3:2: 错误: 键后面是全角冒号“：”，应为半角冒号加空格 [yaml-full-width-colon]
  y：3
   ^
  说明: 写成“键: 值”；若确为文字，请加引号
)text",
     R"text(inventory.yaml:2:3: error: a full-width colon '：' after the key, expected a colon and a space [yaml-full-width-colon]
  带宽： 500 Mbps
      ^
  note: write 'key: value'; if it is text, put it in quotes
inventory.yaml:3:2: error: a full-width colon '：' after the key, expected a colon and a space [yaml-full-width-colon]
  y：3
   ^
  note: write 'key: value'; if it is text, put it in quotes
)text"},
    {"lone_word", "a: 1\nb\nc: 2\n",
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
    {"too_deep_line", "a: 1\n  b: 2\n",
     R"text(inventory.yaml:2:3: 错误: 这一行的缩进与上文不符 [yaml-bad-indentation]
    b: 2
    ^
  说明: 同一层的键用同样多的空格缩进，下一层比上一层多两个空格
)text",
     R"text(inventory.yaml:2:3: error: the indentation of this line does not fit the lines above [yaml-bad-indentation]
    b: 2
    ^
  note: indent the keys of one level by the same number of spaces, and each level by two more
)text"},
    {"too_shallow_line", "a:\n    b: 1\n  c: 2\n",
     R"text(inventory.yaml:3:3: 错误: 这一行的缩进与上文不符 [yaml-bad-indentation]
    c: 2
    ^
  说明: 同一层的键用同样多的空格缩进，下一层比上一层多两个空格
)text",
     R"text(inventory.yaml:3:3: error: the indentation of this line does not fit the lines above [yaml-bad-indentation]
    c: 2
    ^
  note: indent the keys of one level by the same number of spaces, and each level by two more
)text"},
    {"sequence_off", "a:\n  - 1\n - 2\n",
     R"text(inventory.yaml:3:2: 错误: 这一行的缩进与上文不符 [yaml-bad-indentation]
   - 2
   ^
  说明: 同一层的键用同样多的空格缩进，下一层比上一层多两个空格
)text",
     R"text(inventory.yaml:3:2: error: the indentation of this line does not fit the lines above [yaml-bad-indentation]
   - 2
   ^
  note: indent the keys of one level by the same number of spaces, and each level by two more
)text"},
    {"second_colon", "说明: 注意: 先填\n",
     R"text(inventory.yaml:1:7: 错误: 一行里有两个“: ” [yaml-second-colon]
  说明: 注意: 先填
            ^
  说明: 含冒号的值请加引号；或者把第二个键写到下一行
)text",
     R"text(inventory.yaml:1:7: error: a second ': ' on one line [yaml-second-colon]
  说明: 注意: 先填
            ^
  note: put a value that holds ': ' in quotes, or write the second key on a line of its own
)text"},
    {"percent", "a: %50\n",
     R"text(inventory.yaml:1:4: 错误: 值不能以 % 开头 [yaml-bad-character]
  a: %50
     ^
  说明: 给这个值加引号
)text",
     R"text(inventory.yaml:1:4: error: a value can't begin with % [yaml-bad-character]
  a: %50
     ^
  note: put the value in quotes
)text"},
    {"at_sign", "a: @x\n",
     R"text(inventory.yaml:1:4: 错误: 值不能以 @ 开头 [yaml-bad-character]
  a: @x
     ^
  说明: 给这个值加引号
)text",
     R"text(inventory.yaml:1:4: error: a value can't begin with @ [yaml-bad-character]
  a: @x
     ^
  note: put the value in quotes
)text"},
    {"backtick", "a: `x`\n",
     R"text(inventory.yaml:1:4: 错误: 值不能以 ` 开头 [yaml-bad-character]
  a: `x`
     ^
  说明: 给这个值加引号
)text",
     R"text(inventory.yaml:1:4: error: a value can't begin with ` [yaml-bad-character]
  a: `x`
     ^
  note: put the value in quotes
)text"},
    {"unclosed_sequence", "a: [1, 2\nb: 3\n",
     R"text(inventory.yaml:1:4: 错误: 括号没有闭合 [yaml-unclosed-bracket]
  a: [1, 2
     ^
  说明: 补上 ] 或 }
)text",
     R"text(inventory.yaml:1:4: error: a bracket that is not closed [yaml-unclosed-bracket]
  a: [1, 2
     ^
  note: add the closing ] or }
)text"},
    {"unclosed_mapping", "a: {x: 1\nb: 3\n",
     R"text(inventory.yaml:1:4: 错误: 括号没有闭合 [yaml-unclosed-bracket]
  a: {x: 1
     ^
  说明: 补上 ] 或 }
)text",
     R"text(inventory.yaml:1:4: error: a bracket that is not closed [yaml-unclosed-bracket]
  a: {x: 1
     ^
  note: add the closing ] or }
)text"},
    {"full_width_bracket", "a: [1，2】\nb: 3\n",
     R"text(inventory.yaml:1:4: 错误: 括号没有闭合 [yaml-unclosed-bracket]
  a: [1，2】
     ^
  说明: 补上 ] 或 }
  说明: 这一行有全角“，”，YAML 只认半角 ,
  说明: 这一行有全角“】”，YAML 只认半角 ]
)text",
     R"text(inventory.yaml:1:4: error: a bracket that is not closed [yaml-unclosed-bracket]
  a: [1，2】
     ^
  note: add the closing ] or }
  note: the line has a full-width '，'; YAML knows only ,
  note: the line has a full-width '】'; YAML knows only ]
)text"},
    {"unopened_bracket", "a: 1\nb: ]\n",
     R"text(inventory.yaml:2:4: 错误: 右括号没有对应的左括号 [yaml-unopened-bracket]
  b: ]
     ^
  说明: 删除它或补上左括号；若是文字，请加引号
)text",
     R"text(inventory.yaml:2:4: error: a closing bracket that does not fit an opening one [yaml-unopened-bracket]
  b: ]
     ^
  note: delete it, or add the opening one; if it is text, put it in quotes
)text"},
    {"mismatched_bracket", "a: [1}\n",
     R"text(inventory.yaml:1:6: 错误: 右括号没有对应的左括号 [yaml-unopened-bracket]
  a: [1}
       ^
  说明: 删除它或补上左括号；若是文字，请加引号
)text",
     R"text(inventory.yaml:1:6: error: a closing bracket that does not fit an opening one [yaml-unopened-bracket]
  a: [1}
       ^
  note: delete it, or add the opening one; if it is text, put it in quotes
)text"},
    {"text_after_quote", "a: \"x\" y\n",
     R"text(inventory.yaml:1:8: 错误: 此处多出“y” [yaml-unexpected-text]
  a: "x" y
         ^
  说明: 若属于前面的值，请把整个值放进引号
)text",
     R"text(inventory.yaml:1:8: error: unexpected 'y' here [yaml-unexpected-text]
  a: "x" y
         ^
  note: if it belongs to the value before it, put the whole value in quotes
)text"},
    {"text_after_bracket", "a: [1], b: 2\n",
     R"text(inventory.yaml:1:7: 错误: 此处多出“, b: 2” [yaml-unexpected-text]
  a: [1], b: 2
        ^
  说明: 若属于前面的值，请把整个值放进引号
)text",
     R"text(inventory.yaml:1:7: error: unexpected ', b: 2' here [yaml-unexpected-text]
  a: [1], b: 2
        ^
  note: if it belongs to the value before it, put the whole value in quotes
)text"},
    {"quote_over_lines", "a: \"一中\n  b: \"x\"\n",
     R"text(inventory.yaml:1:4: 错误: 引号没有闭合 [yaml-unclosed-quote]
  a: "一中
     ^
  说明: 补上右引号
  inventory.yaml:2:6: 说明: 到这里才遇到下一个引号
    b: "x"
       ^
)text",
     R"text(inventory.yaml:1:4: error: a quote that is not closed [yaml-unclosed-quote]
  a: "一中
     ^
  note: add the closing quote
  inventory.yaml:2:6: note: the next quote is only here
    b: "x"
       ^
)text"},
    {"dash_after_key", "a: - b\n",
     R"text(inventory.yaml:1:4: 错误: “- ”不能跟在同一行的键后面 [yaml-misplaced-dash]
  a: - b
     ^
  说明: 另起一行写“- 项”，或写成 [项, 项]；若确为文字，请加引号
)text",
     R"text(inventory.yaml:1:4: error: '- ' can't follow a key on the same line [yaml-misplaced-dash]
  a: - b
     ^
  note: begin the items on the next line, or write [item, item]; if it is text, put it in quotes
)text"},
    {"question_mark", "a: ? b\n",
     R"text(inventory.yaml:1:4: 错误: 键不是简单文字 [yaml-complex-key]
  a: ? b
     ^
  说明: 写成“键: 值”，不要用 ?、[ ] 或 { } 作键
)text",
     R"text(inventory.yaml:1:4: error: the key is not a plain text [yaml-complex-key]
  a: ? b
     ^
  note: write 'key: value'; a key can't begin with ?, [ or {
)text"},
    {"unknown_alias", "a: *x\n",
     R"text(inventory.yaml:1:4: 错误: 别名（*）没有对应的锚点（&） [yaml-unknown-alias]
  a: *x
     ^
  说明: 若值以 * 开头，请加引号
)text",
     R"text(inventory.yaml:1:4: error: an alias (*) without its anchor (&) [yaml-unknown-alias]
  a: *x
     ^
  note: if the value begins with *, put it in quotes
)text"},
    {"bare_ampersand", "a: & b\n",
     R"text(inventory.yaml:1:4: 错误: 值以 & 或 * 开头，却不是锚点或别名 [yaml-bad-alias]
  a: & b
     ^
  说明: 给这个值加引号
)text",
     R"text(inventory.yaml:1:4: error: a value begins with & or *, but is no anchor or alias [yaml-bad-alias]
  a: & b
     ^
  note: put the value in quotes
)text"},
    {"greater_than", "a: >500 Mbps\n",
     R"text(inventory.yaml:1:4: 错误: 值以 > 或 | 开头，后面却还有内容 [yaml-bad-block-text]
  a: >500 Mbps
     ^
  说明: 给这个值加引号；若是多行文字，从下一行写起
)text",
     R"text(inventory.yaml:1:4: error: a value begins with > or |, and more follows on the line [yaml-bad-block-text]
  a: >500 Mbps
     ^
  note: put the value in quotes; if it is text of several lines, begin it on the next line
)text"},
    {"bad_escape", "a: \"C:\\data\"\n",
     R"text(inventory.yaml:1:7: 错误: 双引号内的反斜杠转义无效 [yaml-bad-escape]
  a: "C:\data"
        ^
  说明: 反斜杠本身写成 \\，或改用单引号；只用 \"、\\、\n、\t 和 \uXXXX
)text",
     R"text(inventory.yaml:1:7: error: an invalid backslash escape between double quotes [yaml-bad-escape]
  a: "C:\data"
        ^
  note: for a plain backslash write \\ or use single quotes; else use \", \\, \n, \t and \uXXXX only
)text"},
    {"surrogates", "a: \"\\ud83d\\ude00\"\n",
     R"text(inventory.yaml:1:11: 错误: 双引号内的反斜杠转义无效 [yaml-bad-escape]
  a: "\ud83d\ude00"
            ^
  说明: 反斜杠本身写成 \\，或改用单引号；只用 \"、\\、\n、\t 和 \uXXXX
)text",
     R"text(inventory.yaml:1:11: error: an invalid backslash escape between double quotes [yaml-bad-escape]
  a: "\ud83d\ude00"
            ^
  note: for a plain backslash write \\ or use single quotes; else use \", \\, \n, \t and \uXXXX only
)text"},
    {"document_in_quote", "a: \"x\n---\nb: 1\n",
     R"text(inventory.yaml:1:4: 错误: 引号没有闭合 [yaml-unclosed-quote]
  a: "x
     ^
  说明: 补上右引号
)text",
     R"text(inventory.yaml:1:4: error: a quote that is not closed [yaml-unclosed-quote]
  a: "x
     ^
  note: add the closing quote
)text"},
    {"explained_by_the_line_before", "教室:\n  total： 36  # 间\n  digital: 30\n",
     R"text(inventory.yaml:2:8: 错误: 键后面是全角冒号“：”，应为半角冒号加空格 [yaml-full-width-colon]
    total： 36  # 间
         ^
  说明: 写成“键: 值”；若确为文字，请加引号
)text",
     R"text(inventory.yaml:2:8: error: a full-width colon '：' after the key, expected a colon and a space [yaml-full-width-colon]
    total： 36  # 间
         ^
  note: write 'key: value'; if it is text, put it in quotes
)text"},
    {"further_mistakes", "学校:\n    名称: 一中\n  代码: 1\n说明: |\n  注：见下\n网络:\n\t出口: 2\n带宽：500\nc:1\n",
     R"text(inventory.yaml:3:3: 错误: 这一行的缩进与上文不符 [yaml-bad-indentation]
    代码: 1
    ^
  说明: 同一层的键用同样多的空格缩进，下一层比上一层多两个空格
inventory.yaml:7:1: 错误: 缩进中有制表符（Tab），应为空格 [yaml-tab-indentation]
   出口: 2
  ^
  说明: 用空格代替制表符
inventory.yaml:8:3: 错误: 键后面是全角冒号“：”，应为半角冒号加空格 [yaml-full-width-colon]
  带宽：500
      ^
  说明: 写成“键: 值”；若确为文字，请加引号
inventory.yaml:9:2: 错误: 冒号后面没有空格 [yaml-missing-space]
  c:1
   ^
  说明: 写成“键: 值”；若确为文字，请加引号
)text",
     R"text(inventory.yaml:3:3: error: the indentation of this line does not fit the lines above [yaml-bad-indentation]
    代码: 1
    ^
  note: indent the keys of one level by the same number of spaces, and each level by two more
inventory.yaml:7:1: error: a tab in the indentation, expected spaces [yaml-tab-indentation]
   出口: 2
  ^
  note: replace the tab by spaces
inventory.yaml:8:3: error: a full-width colon '：' after the key, expected a colon and a space [yaml-full-width-colon]
  带宽：500
      ^
  note: write 'key: value'; if it is text, put it in quotes
inventory.yaml:9:2: error: no space after the colon [yaml-missing-space]
  c:1
   ^
  note: write 'key: value'; if it is text, put it in quotes
)text"},
};

BOOST_AUTO_TEST_SUITE(yaml_syntax_error)

BOOST_DATA_TEST_CASE(whole_messages, boost::unit_test::data::make(cases), row) { check_messages(row); }

// Another version of yaml-cpp may find what this one does not.
BOOST_AUTO_TEST_CASE(what_has_no_words_of_ours_is_told_in_those_of_the_parser) {
  const Source source("inventory.yaml", "a: 1\nb: 2\n");
  Diagnostics diagnostics;
  SyntaxError error;
  error.what = "unheard of";
  error.offset = error.understood = 5;
  report_syntax_error(error, source, diagnostics);
  BOOST_TEST(render(diagnostics, Language::en) ==
             R"text(inventory.yaml:2:1: error: not well-formed YAML (unheard of) [yaml-syntax]
  b: 2
  ^
  note: check indentation, quotes and brackets of this line and the one above
)text");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace edu_check::yaml::yaml_syntax_error_test
