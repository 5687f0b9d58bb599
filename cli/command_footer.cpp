#include "cli/command_footer.h"

#include <algorithm>
#include <array>

#include "edu_check/text/display.h"

namespace edu_check::cli {
namespace {

constexpr std::size_t footer_width = 80;

/// What an exit code means; none if `en` is empty.
struct Code {
  std::string_view zh;
  std::string_view en;
};

/// The examples of a command, one a line, and its exit codes from 0 on.
struct Footer {
  std::string_view command;
  std::string_view examples;
  std::array<Code, 4> codes;
};

constexpr std::array<Code, 4> codes_of_check{
    {{"全部达标", "all compliant"},
     {"有未达标", "something fails"},
     {"无法检查", "the check could not be done"},
     {"无未达标但有待定或未判定", "nothing fails, but something is unknown or nothing was judged"}}};
constexpr std::array<Code, 4> codes_of_explain{
    {{"已解释；给出清单时：达标或不适用", "explained; of an inventory: it passes, or it is not owed"},
     {"清单未达标", "the inventory fails it"},
     {"无法解释，或清单无效", "it could not be explained, or the inventory is invalid"},
     {"清单缺数据，待定", "it is unknown: facts are missing in the inventory"}}};
constexpr std::array<Code, 4> codes_of_lint{{{"没有问题，或只有警告", "nothing found, or warnings only"},
                                             {"只有警告，且用了 --strict", "warnings only, with --strict"},
                                             {"有错误，或有文件读不了", "errors, or a file that can't be read"},
                                             {}}};
constexpr std::array<Code, 4> codes_of_merge{
    {{"全部达标", "all compliant"},
     {"有未达标", "something fails"},
     {"无法合并，或有清单无效", "the parts could not be joined, or an inventory is invalid"},
     codes_of_check[3]}};
constexpr std::array<Code, 4> codes_of_test{
    {{"全部通过", "all tests pass"},
     {"有测试不通过，或 --coverage、--mutate 发现遗漏", "a test fails, or --coverage or --mutate found a gap"},
     {"有文件读不了或有错误", "a file can't be read or has errors"},
     {}}};
constexpr std::array<Code, 4> codes_of_diff{{{"没有变差的", "nothing is worse"},
                                             {"有变差的", "something is worse"},
                                             {"有结果读不了", "a result can't be read"},
                                             {}}};
constexpr std::array<Code, 4> codes_of_writing{
    {{"已写出", "written"}, {}, {"没有写出，原因见错误信息", "not written: an error says why"}, {}}};

constexpr std::string_view examples_of_check =
    "edu-check school.yaml --standard shaanxi-k12\n"
    "edu-check schools/ --standard shaanxi-k12 --format ndjson=result.ndjson\n";

constexpr auto footers = std::to_array<Footer>({
    {"",
     "edu-check school.yaml --standard shaanxi-k12\n"
     "edu-check schools/ --standard shaanxi-k12 --format ndjson=result.ndjson\n"
     "edu-check init shaanxi-k12 > school.yaml\n",
     codes_of_check},
    {"check", examples_of_check, codes_of_check},
    {"lint", "edu-check lint school.yaml\nedu-check lint schools/ --fix --dry-run\nedu-check lint --list\n",
     codes_of_lint},
    {"standards", "edu-check standards\nedu-check standards --format json=standards.json\n", codes_of_writing},
    {"show", "edu-check show shaanxi-k12\nedu-check show shaanxi-k12 --format markdown=shaanxi-k12.md\n",
     codes_of_writing},
    {"explain", "edu-check explain shaanxi-k12/1.2c\nedu-check explain shaanxi-k12/1.2c school.yaml\n",
     codes_of_explain},
    {"init", "edu-check init shaanxi-k12 -o school.yaml\nedu-check init --waivers -o waivers.yaml\n", codes_of_writing},
    {"import", "edu-check import roster.xlsx -o schools\nedu-check import roster.xlsx -o schools --dry-run\n",
     codes_of_writing},
    {"plan",
     "edu-check plan school.yaml --standard shaanxi-k12\n"
     "edu-check plan schools/ --standard shaanxi-k12 --format csv=plan.csv\n",
     codes_of_check},
    {"merge", "edu-check merge part1.json part2.json --format json=result.json\n", codes_of_merge},
    {"schema", "edu-check schema inventory\nedu-check schema result --format json=result.schema.json\n",
     codes_of_writing},
    {"test", "edu-check test shaanxi-k12\nedu-check test shaanxi-k12 --coverage\n", codes_of_test},
    {"convert", "edu-check convert result.json --format html=result.html\n", codes_of_writing},
    {"diff", "edu-check diff old.json new.json\nedu-check diff old.json new.json --group-by city\n", codes_of_diff},
});

}  // namespace

std::string command_footer(std::string_view command, Language language) {
  const auto* const found =
      std::find_if(footers.begin(), footers.end(), [&](const Footer& each) { return each.command == command; });
  if (found == footers.end()) return {};
  const bool zh = language == Language::zh;
  std::string text = zh ? "示例：" : "Examples:";
  for (auto rest = found->examples; !rest.empty(); rest.remove_prefix(rest.find('\n') + 1))
    text.append("\n  ").append(rest.substr(0, rest.find('\n')));
  text += zh ? "\n\n退出码：" : "\n\nExit codes:";
  for (std::size_t code = 0; code < found->codes.size(); ++code) {
    const auto& meaning = found->codes[code];
    if (meaning.en.empty()) continue;
    constexpr std::size_t indent = 5;  // of the code and the blanks around it
    text.append("\n  ").append(std::to_string(code)).append("  ");
    text += wrapped(zh ? meaning.zh : meaning.en, footer_width - indent, indent);
  }
  return text;
}

}  // namespace edu_check::cli
