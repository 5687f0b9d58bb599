#include "edu_check/yaml/strict/refusal.h"

#include <algorithm>
#include <cassert>
#include <iterator>
#include <string>
#include <string_view>

#include "edu_check/text/message.h"
#include "edu_check/yaml/strict/colon_mistake.h"
#include "edu_check/yaml/strict/tab_indentation.h"

namespace edu_check::yaml {
namespace {

struct Words {
  Refusal refusal;
  std::string_view id;
  const char* zh;
  const char* en;
  const char* hint_zh;
  const char* hint_en;
};

constexpr Words all_words[] = {
    {Refusal::alias_as_key, "yaml-complex-key", "键不能是别名（*）", "a key can't be an alias (*)", "直接写出键名",
     "write the key itself"},
    {Refusal::alias_without_name, "yaml-bad-alias", "值以 & 或 * 开头，却不是锚点或别名",
     "a value begins with & or *, but is no anchor or alias", "给这个值加引号", "put the value in quotes"},
    {Refusal::bad_block_text, "yaml-bad-block-text", "值以 > 或 | 开头，后面却还有内容",
     "a value begins with > or |, and more follows on the line", "给这个值加引号；若是多行文字，从下一行写起",
     "put the value in quotes; if it is text of several lines, begin it on the next line"},
    {Refusal::bad_escape, "yaml-bad-escape", "双引号内的反斜杠转义无效",
     "an invalid backslash escape between double quotes",
     "反斜杠本身写成 \\\\，或改用单引号；只用 \\\"、\\\\、\\n、\\t 和 \\uXXXX",
     "for a plain backslash write \\\\ or use single quotes; else use \\\", \\\\, \\n, \\t and \\uXXXX only"},
    {Refusal::bad_indentation, "yaml-bad-indentation", "这一行的缩进与上文不符",
     "the indentation of this line does not fit the lines above",
     "同一层的键用同样多的空格缩进，下一层比上一层多两个空格",
     "indent the keys of one level by the same number of spaces, and each level by two more"},
    {Refusal::byte_order_mark_inside, "yaml-control-character", "文件中间有字节顺序标记（U+FEFF，看不见）",
     "a byte order mark (U+FEFF, invisible) inside the text", "删除这个字符：把这一行重新输入一遍",
     "delete the character: type the line anew"},
    {Refusal::comment_without_space, "yaml-comment-without-space", "注释符号 # 前没有空格",
     "no space before the # of a comment", "在 # 前加一个空格", "put a space before the #"},
    {Refusal::complex_key, "yaml-complex-key", "键不是简单文字", "the key is not a plain text",
     "写成“键: 值”，不要用 ?、[ ] 或 { } 作键", "write 'key: value'; a key can't begin with ?, [ or {"},
    {Refusal::continued_dash, "yaml-bad-indentation", "这一行以“- ”开头，却被读作上一行文字的延续",
     "this line begins with '- ' but reads as a continuation of the text above",
     "与上一个“-”对齐；若确为文字，请加引号", "align it with the '-' above; if it is text, put it in quotes"},
    {Refusal::directive, "yaml-directive", "不支持 YAML 指令（以 % 开头的行）",
     "YAML directives (lines that begin with %) are not supported", "删除这一行", "delete the line"},
    {Refusal::empty_document, "yaml-empty", "文件没有内容", "the file has no content", nullptr, nullptr},
    {Refusal::empty_item, "yaml-empty-item", "逗号之间没有内容", "nothing between the commas", "删除多余的逗号",
     "delete the surplus comma"},
    {Refusal::empty_key, "yaml-empty-key", "冒号前没有键", "no key before the colon", "在冒号前写上键名",
     "write the key before the colon"},
    {Refusal::full_width_colon, "yaml-full-width-colon", "键后面是全角冒号“：”，应为半角冒号加空格",
     "a full-width colon '：' after the key, expected a colon and a space", "写成“键: 值”；若确为文字，请加引号",
     "write 'key: value'; if it is text, put it in quotes"},
    {Refusal::lone_carriage_return, "yaml-control-character", "换行只有回车符（CR），应为 LF 或 CRLF",
     "a line break that is only a carriage return, expected LF or CRLF", "用编辑器以 LF 或 CRLF 换行重新保存",
     "save the file with LF or CRLF line breaks"},
    {Refusal::lone_dash, "yaml-misplaced-dash", "“-”不是值", "'-' is no value",
     "没有时，数写 0，是否写“否”；不知道时写 null；列表写成 [项, 项]",
     "where there is none write 0 or no, where it is not known null; a list is written [item, item]"},
    {Refusal::lone_surrogate, "yaml-bad-escape", "\\u 转义只是一个字符的一半（代理对缺了另一半）",
     "a \\u escape that is one half of a pair (a lone surrogate)", "直接写出这个字符，或写全两半，如 \\ud842\\udfb7",
     "write the character itself, or both halves, such as \\ud842\\udfb7"},
    {Refusal::merge_key, "yaml-merge-key", "不支持合并键 <<", "merge keys (<<) are not supported",
     "把要合并的内容直接写在这里", "write out here what is to be merged"},
    {Refusal::misplaced_dash, "yaml-misplaced-dash", "“- ”不能跟在同一行的键后面",
     "'- ' can't follow a key on the same line", "另起一行写“- 项”，或写成 [项, 项]；若确为文字，请加引号",
     "begin the items on the next line, or write [item, item]; if it is text, put it in quotes"},
    {Refusal::missing_colon, "yaml-missing-colon", "键后面没有冒号和值", "no colon and value after the key",
     "写成“键: 值”", "write 'key: value'"},
    {Refusal::missing_space, "yaml-missing-space", "冒号后面没有空格", "no space after the colon",
     "写成“键: 值”；若确为文字，请加引号", "write 'key: value'; if it is text, put it in quotes"},
    {Refusal::not_a_mapping, "yaml-not-a-mapping", "文件的最外层不是“键: 值”",
     "the outermost level is not 'key: value'", "每行写成“键: 值”", "write lines of 'key: value'"},
    {Refusal::recursive_alias, "yaml-recursive-alias", "别名（*）引用了包含它自己的内容",
     "the alias (*) refers to what it is part of", "把内容直接写出来", "write out the content"},
    {Refusal::second_colon, "yaml-second-colon", "一行里有两个“: ”", "a second ': ' on one line",
     "含冒号的值请加引号；或者把第二个键写到下一行",
     "put a value that holds ': ' in quotes, or write the second key on a line of its own"},
    {Refusal::second_document, "yaml-second-document", "这里开始了第二个文档，一个文件只能有一个",
     "a second document begins here, expected one a file", "拆成两个文件，或删除这一行",
     "make two files of it, or delete this line"},
    {Refusal::tab_in_indentation, "yaml-tab-indentation", "缩进中有制表符（Tab），应为空格",
     "a tab in the indentation, expected spaces", "用空格代替制表符", "replace the tab by spaces"},
    {Refusal::tag, "yaml-tag", "不支持 YAML 标签（!）", "YAML tags (!) are not supported",
     "删除标签；若值以 ! 开头，请加引号", "delete the tag; if the value begins with !, put it in quotes"},
    {Refusal::text_after_end, "yaml-text-after-end", "文档结束之后还有内容", "text after the end of the document",
     "删除这些内容，或移到文档里面", "delete it, or move it into the document"},
    {Refusal::unclear, "yaml-unclear", "从这里起无法确定文件的含义",
     "from here on, the meaning of the text is not certain", "检查这一行和上一行的缩进、引号和括号",
     "check indentation, quotes and brackets of this line and the one above"},
    {Refusal::unclosed_bracket, "yaml-unclosed-bracket", "括号没有闭合", "a bracket that is not closed", "补上 ] 或 }",
     "add the closing ] or }"},
    {Refusal::unclosed_quote, "yaml-unclosed-quote", "引号没有闭合", "a quote that is not closed", "补上右引号",
     "add the closing quote"},
    {Refusal::unknown_alias, "yaml-unknown-alias", "别名（*）没有对应的锚点（&）",
     "an alias (*) without its anchor (&)", "若值以 * 开头，请加引号", "if the value begins with *, put it in quotes"},
    {Refusal::unopened_bracket, "yaml-unopened-bracket", "右括号没有对应的左括号",
     "a closing bracket that does not fit an opening one", "删除它或补上左括号；若是文字，请加引号",
     "delete it, or add the opening one; if it is text, put it in quotes"},
    {Refusal::utf_16, "yaml-not-utf-8", "文件是 UTF-16 或 UTF-32 编码，应为 UTF-8",
     "the file is encoded in UTF-16 or UTF-32, expected UTF-8", "用编辑器另存为 UTF-8", "save it as UTF-8"},
};

/// Tabs that can only stand for one level.
void replace_tabs(const Source& source, std::uint32_t offset, Diagnostic& diagnostic) {
  const auto text = source.text();
  const auto end = std::min(text.find_first_not_of('\t', offset), text.size());
  if (offset > 0 && text[offset - 1] != '\n') return;
  if (const auto spaces = spaces_for_tabs(text, offset))
    diagnostic.replace(source, offset, end - offset, std::string(*spaces, ' '));
}

/// Whether nothing but a comment follows the dash on its line.
bool is_alone(std::string_view text, std::uint32_t offset) {
  const auto next = text.find_first_not_of(" \t\r", std::min<std::size_t>(offset + 1, text.size()));
  return text.substr(offset, 1) == "-" && (next == std::string_view::npos || text[next] == '\n' || text[next] == '#');
}

/// Where the tabs begin that stand before a dash, and are what is wrong; `offset` if there are none.
std::uint32_t tabs_before(std::string_view text, std::uint32_t offset) {
  auto start = offset;
  while (start > 0 && text[start - 1] == '\t') --start;
  return start == 0 || text[start - 1] == '\n' ? start : offset;
}

/// Puts a colon and a space in place of a full-width colon, unless what follows would then be read as something else.
void replace_colon(const Source& source, std::uint32_t offset, Diagnostic& diagnostic) {
  constexpr std::string_view colon = "：";
  const auto text = source.text();
  if (text.substr(offset, colon.size()) != colon) return;
  const auto end = std::min(text.find_first_not_of(" \u3000", offset + colon.size()), text.size());
  const bool ends_line = end == text.size() || text[end] == '\n' || text[end] == '\r';
  const bool comment = text.substr(end - 1, 2) == " #";
  if (comment || reads_as_it_stands(text, end))
    diagnostic.replace(source, offset, end - offset, ends_line ? ":" : ": ");
}

/// Puts the one thing that can be meant in place of a mistake, where there is one.
void add_replacement(Refusal refusal, const Source& source, std::uint32_t offset, Diagnostic& diagnostic) {
  const auto text = source.text();
  if (refusal == Refusal::full_width_colon) {
    replace_colon(source, offset, diagnostic);
  } else if (refusal == Refusal::missing_space && text.substr(offset, 1) == ":") {
    if (reads_as_it_stands(text, offset + 1)) diagnostic.replace(source, offset, 1, ": ");
  } else if (refusal == Refusal::comment_without_space && text.substr(offset, 1) == "#") {
    diagnostic.replace(source, offset, 0, " ");
  } else if (refusal == Refusal::tab_in_indentation) {
    replace_tabs(source, offset, diagnostic);
  }
}

}  // namespace

Diagnostic& refuse(Refusal refusal, const Source& source, std::uint32_t offset, Diagnostics& diagnostics) {
  if (refusal == Refusal::misplaced_dash || refusal == Refusal::continued_dash) {
    const auto tabs = tabs_before(source.text(), offset);
    if (tabs < offset) return refuse(Refusal::tab_in_indentation, source, tabs, diagnostics);
  }
  if (refusal == Refusal::misplaced_dash && is_alone(source.text(), offset))
    return refuse(Refusal::lone_dash, source, offset, diagnostics);
  const auto* const words = std::find_if(std::begin(all_words), std::end(all_words),
                                         [&](const Words& row) { return row.refusal == refusal; });
  assert(words != std::end(all_words));
  const bool on_the_whole = refusal == Refusal::empty_document || refusal == Refusal::utf_16;
  const Message text{words->zh, words->en};
  Diagnostic& diagnostic = on_the_whole ? diagnostics.report(Severity::error, words->id, source.name(), text)
                                        : diagnostics.report(Severity::error, words->id, source, offset, text);
  if (words->hint_zh != nullptr) diagnostic.hint({words->hint_zh, words->hint_en});
  if (diagnostic.kept) add_replacement(refusal, source, offset, diagnostic);
  return diagnostic;
}

}  // namespace edu_check::yaml
