#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <string>

#include "unit/yaml_messages.h"

namespace edu_check::yaml::yaml_strictness_test {

using namespace std::string_literals;

// What yaml-cpp reads without complaint, and strict reading refuses.
const MessageCase cases[] = {
    {"second_document", "a: 1\n---\nb: 2\n",
     R"text(inventory.yaml:2:1: 错误: 这里开始了第二个文档，一个文件只能有一个 [yaml-second-document]
  ---
  ^
  说明: 拆成两个文件，或删除这一行
)text",
     R"text(inventory.yaml:2:1: error: a second document begins here, expected one a file [yaml-second-document]
  ---
  ^
  note: make two files of it, or delete this line
)text"},
    {"text_after_end", "a: 1\n...\nb: 2\n",
     R"text(inventory.yaml:3:1: 错误: 文档结束之后还有内容 [yaml-text-after-end]
  b: 2
  ^
  说明: 删除这些内容，或移到文档里面
)text",
     R"text(inventory.yaml:3:1: error: text after the end of the document [yaml-text-after-end]
  b: 2
  ^
  note: delete it, or move it into the document
)text"},
    {"text_after_brackets", "{a: 1}\nb: 2\n",
     R"text(inventory.yaml:2:1: 错误: 文档结束之后还有内容 [yaml-text-after-end]
  b: 2
  ^
  说明: 删除这些内容，或移到文档里面
)text",
     R"text(inventory.yaml:2:1: error: text after the end of the document [yaml-text-after-end]
  b: 2
  ^
  note: delete it, or move it into the document
)text"},
    {"directive", "%YAML 1.2\n---\na: 1\n",
     R"text(inventory.yaml:1:1: 错误: 不支持 YAML 指令（以 % 开头的行） [yaml-directive]
  %YAML 1.2
  ^
  说明: 删除这一行
)text",
     R"text(inventory.yaml:1:1: error: YAML directives (lines that begin with %) are not supported [yaml-directive]
  %YAML 1.2
  ^
  note: delete the line
)text"},
    {"scalar_root", "hello\n",
     R"text(inventory.yaml:1:1: 错误: 文件的最外层不是“键: 值” [yaml-not-a-mapping]
  hello
  ^
  说明: 每行写成“键: 值”
)text",
     R"text(inventory.yaml:1:1: error: the outermost level is not 'key: value' [yaml-not-a-mapping]
  hello
  ^
  note: write lines of 'key: value'
)text"},
    {"word_before_a_dash", "x\n-",
     R"text(inventory.yaml:1:1: 错误: 文件的最外层不是“键: 值” [yaml-not-a-mapping]
  x
  ^
  说明: 每行写成“键: 值”
inventory.yaml:2:1: 错误: 这一行以“- ”开头，却被读作上一行文字的延续 [yaml-bad-indentation]
  -
  ^
  说明: 与上一个“-”对齐；若确为文字，请加引号
)text",
     R"text(inventory.yaml:1:1: error: the outermost level is not 'key: value' [yaml-not-a-mapping]
  x
  ^
  note: write lines of 'key: value'
inventory.yaml:2:1: error: this line begins with '- ' but reads as a continuation of the text above [yaml-bad-indentation]
  -
  ^
  note: align it with the '-' above; if it is text, put it in quotes
)text"},
    {"sequence_root", "- a\n- b\n",
     R"text(inventory.yaml:1:1: 错误: 文件的最外层不是“键: 值” [yaml-not-a-mapping]
  - a
  ^
  说明: 每行写成“键: 值”
)text",
     R"text(inventory.yaml:1:1: error: the outermost level is not 'key: value' [yaml-not-a-mapping]
  - a
  ^
  note: write lines of 'key: value'
)text"},
    {"merge_key", "base: &b\n  x: 1\n<<: *b\n",
     R"text(inventory.yaml:3:1: 错误: 不支持合并键 << [yaml-merge-key]
  <<: *b
  ^
  说明: 把要合并的内容直接写在这里
)text",
     R"text(inventory.yaml:3:1: error: merge keys (<<) are not supported [yaml-merge-key]
  <<: *b
  ^
  note: write out here what is to be merged
)text"},
    {"tags", "a: !!str 5\n带宽: !mbps 500\n",
     R"text(inventory.yaml:1:4: 错误: 不支持 YAML 标签（!） [yaml-tag]
  a: !!str 5
     ^
  说明: 删除标签；若值以 ! 开头，请加引号
inventory.yaml:2:5: 错误: 不支持 YAML 标签（!） [yaml-tag]
  带宽: !mbps 500
        ^
  说明: 删除标签；若值以 ! 开头，请加引号
)text",
     R"text(inventory.yaml:1:4: error: YAML tags (!) are not supported [yaml-tag]
  a: !!str 5
     ^
  note: delete the tag; if the value begins with !, put it in quotes
inventory.yaml:2:5: error: YAML tags (!) are not supported [yaml-tag]
  带宽: !mbps 500
        ^
  note: delete the tag; if the value begins with !, put it in quotes
)text"},
    {"alias_key", "a: &k x\n*k : 1\n",
     R"text(inventory.yaml:2:1: 错误: 键不能是别名（*） [yaml-complex-key]
  *k : 1
  ^
  说明: 直接写出键名
)text",
     R"text(inventory.yaml:2:1: error: a key can't be an alias (*) [yaml-complex-key]
  *k : 1
  ^
  note: write the key itself
)text"},
    {"complex_keys", "? a\n: 1\n[b, c]: 2\n",
     R"text(inventory.yaml:1:1: 错误: 键不是简单文字 [yaml-complex-key]
  ? a
  ^
  说明: 写成“键: 值”，不要用 ?、[ ] 或 { } 作键
inventory.yaml:3:1: 错误: 键不是简单文字 [yaml-complex-key]
  [b, c]: 2
  ^
  说明: 写成“键: 值”，不要用 ?、[ ] 或 { } 作键
)text",
     R"text(inventory.yaml:1:1: error: the key is not a plain text [yaml-complex-key]
  ? a
  ^
  note: write 'key: value'; a key can't begin with ?, [ or {
inventory.yaml:3:1: error: the key is not a plain text [yaml-complex-key]
  [b, c]: 2
  ^
  note: write 'key: value'; a key can't begin with ?, [ or {
)text"},
    {"empty_key", "a: 1\n: 2\n",
     R"text(inventory.yaml:2:1: 错误: 冒号前没有键 [yaml-empty-key]
  : 2
  ^
  说明: 在冒号前写上键名
)text",
     R"text(inventory.yaml:2:1: error: no key before the colon [yaml-empty-key]
  : 2
  ^
  note: write the key before the colon
)text"},
    {"empty_item", "a: [x, , y]\n",
     R"text(inventory.yaml:1:8: 错误: 逗号之间没有内容 [yaml-empty-item]
  a: [x, , y]
         ^
  说明: 删除多余的逗号
)text",
     R"text(inventory.yaml:1:8: error: nothing between the commas [yaml-empty-item]
  a: [x, , y]
         ^
  note: delete the surplus comma
)text"},
    {"recursive_alias", "a: &a [1, *a]\n",
     R"text(inventory.yaml:1:11: 错误: 别名（*）引用了包含它自己的内容 [yaml-recursive-alias]
  a: &a [1, *a]
            ^
  说明: 把内容直接写出来
)text",
     R"text(inventory.yaml:1:11: error: the alias (*) refers to what it is part of [yaml-recursive-alias]
  a: &a [1, *a]
            ^
  note: write out the content
)text"},
    {"dash_of_continuation", "a:\n- b\n - c\n",
     R"text(inventory.yaml:3:2: 错误: 这一行以“- ”开头，却被读作上一行文字的延续 [yaml-bad-indentation]
   - c
   ^
  说明: 与上一个“-”对齐；若确为文字，请加引号
)text",
     R"text(inventory.yaml:3:2: error: this line begins with '- ' but reads as a continuation of the text above [yaml-bad-indentation]
   - c
   ^
  note: align it with the '-' above; if it is text, put it in quotes
)text"},
    {"value_not_indented", "a:\nfoo\n",
     R"text(inventory.yaml:2:1: 错误: 键后面没有冒号和值 [yaml-missing-colon]
  foo
  ^
  说明: 写成“键: 值”
)text",
     R"text(inventory.yaml:2:1: error: no colon and value after the key [yaml-missing-colon]
  foo
  ^
  note: write 'key: value'
)text"},
    {"value_below_root", "  a: 1\nb: 2\n",
     R"text(inventory.yaml:2:1: 错误: 这一行的缩进与上文不符 [yaml-bad-indentation]
  b: 2
  ^
  说明: 同一层的键用同样多的空格缩进，下一层比上一层多两个空格
)text",
     R"text(inventory.yaml:2:1: error: the indentation of this line does not fit the lines above [yaml-bad-indentation]
  b: 2
  ^
  note: indent the keys of one level by the same number of spaces, and each level by two more
)text"},
    {"control_escape", "a: \"\\e[31m\"\n",
     R"text(inventory.yaml:1:5: 错误: 双引号内的反斜杠转义无效 [yaml-bad-escape]
  a: "\e[31m"
      ^
  说明: 反斜杠本身写成 \\，或改用单引号；只用 \"、\\、\n、\t 和 \uXXXX
)text",
     R"text(inventory.yaml:1:5: error: an invalid backslash escape between double quotes [yaml-bad-escape]
  a: "\e[31m"
      ^
  note: for a plain backslash write \\ or use single quotes; else use \", \\, \n, \t and \uXXXX only
)text"},
    {"unclosed_quote", "a: \"x\nb: 2\n",
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
    {"swallowing_quote", "a: \"一中\nb: 2\nc: \"x\"\n",
     R"text(inventory.yaml:1:4: 错误: 引号没有闭合 [yaml-unclosed-quote]
  a: "一中
     ^
  说明: 补上右引号
)text",
     R"text(inventory.yaml:1:4: error: a quote that is not closed [yaml-unclosed-quote]
  a: "一中
     ^
  note: add the closing quote
)text"},
};

BOOST_AUTO_TEST_SUITE(yaml_strictness)

BOOST_DATA_TEST_CASE(whole_messages, boost::unit_test::data::make(cases), row) { check_messages(row); }

BOOST_AUTO_TEST_SUITE_END()

}  // namespace edu_check::yaml::yaml_strictness_test
