#include "edu_check/assessment/waiver_template.h"

#include <fmt/format.h>

#include <algorithm>

#include "edu_check/yaml/writer.h"

namespace edu_check {
namespace {

/// A requirement that can be waived, and its indicator, as a waiver names them.
struct Example {
  std::string requirement = "STANDARD/5.1a";
  std::string indicator = "STANDARD/5.1";
  std::string standards = "STANDARD";
};

Example example_of(const std::vector<std::shared_ptr<const Standard>>& standards) {
  Example example;
  if (standards.empty()) return example;
  example.standards.clear();
  for (const auto& each : standards) example.standards += (example.standards.empty() ? "" : ",") + each->id;
  const auto& standard = *standards.front();
  const auto found = std::find_if(standard.requirements.begin(), standard.requirements.end(), [](const auto& each) {
    return each.level == Level::mandatory && each.scope == SubjectKind::school;
  });
  if (found == standard.requirements.end()) return example;
  example.requirement = fmt::format("{}/{}", standard.id, found->id);
  example.indicator = fmt::format("{}/{}", standard.id, standard.indicators[found->indicator].id);
  return example;
}

class WaiverTemplate {
 public:
  explicit WaiverTemplate(Language language) : language_(language) {}

  std::string run(const Example& example) {
    head(example);
    text_ += "edu-check-waivers: 1\nwaivers:\n";
    entry(example);
    return std::move(text_);
  }

 private:
  void comment(std::size_t indent, std::string_view text) { yaml::append_comment(text_, indent, text); }

  void head(const Example& example) {
    comment(0, say(language_, "豁免清单：经批准暂不达标的要求。每条只给一所学校，到期自动失效。",
                   "Waivers: approved exceptions, each for one school and one requirement or indicator, until a day."));
    comment(0, say(language_, "有效期内的不达标列为“已豁免”，不使退出码为 1；数据缺失（待定）不能豁免。",
                   "A failure under a waiver in force is reported as waived and does not make the exit code 1. "
                   "What is unknown can't be waived."));
    comment(0, say(language_, "填法：把五项的 null 都换成实际内容；多一条就照样再写一段。",
                   "Fill in: put the value in place of null, in all five keys. For another waiver write the whole "
                   "entry again."));
    comment(0, say(language_, "检查写法：", "Check it: ") + "edu-check lint " +
                   say(language_, "豁免.yaml", "waivers.yaml"));
    const auto use = say(language_, "使用：edu-check 清单.yaml --standard {} --waivers 豁免.yaml",
                         "Use it: edu-check FILE.yaml --standard {} --waivers waivers.yaml");
    comment(0, fmt::format(fmt::runtime(use), example.standards));
    text_ += "\n";
  }

  void entry(const Example& example) {
    comment(2, say(language_, "学校：十位学校标识码，加引号，如 \"2161000001\"；或清单的路径",
                   "The school: its code of ten digits in quotes, such as \"2161000001\", or the path of its "
                   "inventory as the command line names it"));
    text_ += "  - school: null\n";
    comment(4, fmt::format(fmt::runtime(say(language_,
                                            "要求：标准/要求编号，如 {}；或 标准/指标编号，如 {}，即该指标的全部要求",
                                            "The requirement, such as {}; or an indicator with all of its "
                                            "requirements, such as {}")),
                           example.requirement, example.indicator));
    text_ += "    requirement: null\n";
    comment(4, say(language_, "理由：为何暂不达标、何时补齐，如 教学楼改造，新网络 2027 年 3 月启用",
                   "Why it does not comply yet, and when it will, such as: building works, new network in March 2027"));
    text_ += "    reason: null\n";
    comment(4, say(language_, "批准人：姓名、职务或文号",
                   "Who approved it: a name, an office or the number of a document"));
    text_ += "    approver: null\n";
    comment(4, say(language_, "有效期：最后一天，年-月-日，如 2027-03-31",
                   "The last day on which it is in force, such as 2027-03-31"));
    text_ += "    expires: null\n";
  }

  Language language_;
  std::string text_;
};

}  // namespace

std::string waiver_template(const std::vector<std::shared_ptr<const Standard>>& standards, Language language) {
  return WaiverTemplate(language).run(example_of(standards));
}

}  // namespace edu_check
