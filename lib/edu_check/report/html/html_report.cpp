#include <algorithm>
#include <array>
#include <stdexcept>

#include "edu_check/report/formats.h"
#include "edu_check/report/html/html_data.h"
#include "edu_check/report/html/html_json_format.h"
#include "edu_check/report/html/html_standard.h"
#include "edu_check/result/assessment_json.h"
#include "edu_check/standard/embedded.h"
#include "edu_check/text/display.h"
#include "edu_check/text/message_format.h"
#include "edu_check/text/version.h"

namespace edu_check {
namespace {

/// What the page consists of, in the order in which its functions use one another.
constexpr auto scripts =
    std::to_array<std::string_view>({"words.js", "model.js", "elements.js", "charts.js", "heat_map.js", "findings.js",
                                     "answers.js", "school.js", "ranking.js", "overview.js", "page.js"});

std::string_view asset(std::string_view name) {
  const auto files = embedded_files();
  const auto found = std::find_if(files.begin(), files.end(), [&](const EmbeddedFile& file) {
    return file.path.starts_with("assets/") && file.path.substr(7) == name;
  });
  if (found == files.end()) throw std::logic_error("no asset " + std::string(name));
  return found->text;
}

/// Puts `value` in the place of the one mark `{{name}}`.
void fill(std::string& page, std::string_view name, std::string_view value) {
  const auto mark = "{{" + std::string(name) + "}}";
  const auto place = page.find(mark);
  if (place != std::string::npos) page.replace(place, mark.size(), value);
}

/// One file that needs nothing else: the data of the run as JSON, and a program that shows it.
class HtmlReport final : public Report {
 public:
  explicit HtmlReport(const ReportOptions& options)
      : options_(options), shown_(options.standards.empty() ? 0 : options.standards[0]->vocabulary->facts().size()) {}

  [[nodiscard]] Details details() const override {
    return options_.layout == Layout::whole ? Details::full : Details::problems;
  }

  void begin(std::string& to) override {
    const bool zh = options_.language == Language::zh;
    std::string page(asset("report.html"));
    fill(page, "language", zh ? "zh-CN" : "en");
    fill(page, "title", html_escaped(printable(title())));
    fill(page, "style", asset("report.css"));
    to += page;
    to += R"(<script type="application/json" id="run">{"version":")";
    to.append(version()).append(R"(","details":")").append(details() == Details::full ? "full" : "problems");
    to.append(R"(","advisory":)").append(options_.advisory ? "true" : "false");
    if (options_.baseline != BaselineUse::none) to += R"(,"baseline":true)";
    to += R"(,"standards":[)";
    for (std::size_t i = 0; i < options_.standards.size(); ++i) {
      to += i > 0 ? ",\n" : "\n";
      write_page_standard(to, *options_.standards[i]);
    }
    to += "]}</script>\n<script type=\"application/json\" id=\"assessments\">\n";
  }

  [[nodiscard]] std::unique_ptr<ReportPart> make_part() override { return std::make_unique<Part>(*this); }

  void end(std::string& to, const RunEnd& end) override {
    to += "</script>\n<script type=\"application/json\" id=\"end\">{\"group\":\"";
    constexpr auto groups = std::to_array<std::string_view>({"", "province", "city", "district"});
    to.append(groups[static_cast<std::size_t>(end.rollup.group_by)]).append("\",\"facts\":");
    if (options_.standards.empty()) {
      to += "{}";
    } else {
      write_page_facts(to, *options_.standards[0]->vocabulary, shown_);
    }
    write_passed_over(to, end.summary.passed_over);
    write_state(to, end.state);
    to += "}</script>\n<script>\n(() => {\n\"use strict\";\n";
    for (const auto name : scripts) to += asset(name);
    to += "})();\n</script>\n</body>\n</html>\n";
  }

 private:
  class Part final : public ReportPart {
   public:
    explicit Part(HtmlReport& report) : report_(report), shown_(report.shown_.size()) {}

    void write(const AssessmentRecord& record) override {
      const auto& standards = report_.options_.standards;
      const auto found = std::find(standards.begin(), standards.end(), record.standard);
      if (found == standards.end()) return;
      const auto index = static_cast<std::size_t>(found - standards.begin());
      write_page_assessment(text, record, index, report_.details(), shown_);
    }

    void join() override {
      for (std::size_t i = 0; i < shown_.size(); ++i) {
        if (shown_[i]) report_.shown_[i] = true;
      }
    }

   private:
    HtmlReport& report_;
    ShownFacts shown_;
  };

  void write_passed_over(std::string& to, const PassedOver& passed) const {
    if (passed.total() == 0) return;
    to += R"(,"passed":)";
    ScriptOutput output{to};
    JsonWriter<ScriptOutput> json(output);
    json.StartArray();
    for (const auto& line : describe(passed)) {
      const auto text = message("未检查：{}", "not checked: {}", line).in(options_.language);
      json.String(text.data(), static_cast<rapidjson::SizeType>(text.size()));
    }
    json.EndArray();
  }

  static void write_state(std::string& to, RunState state) {
    if (state == RunState::whole) return;
    to += R"(,"state":)";
    PageJson(to).message(describe(state));
  }

  [[nodiscard]] std::string title() const {
    std::string title;
    for (const auto& standard : options_.standards) title += standard->title.in(options_.language) + " · ";
    return title + "edu-check";
  }

  ReportOptions options_;
  ShownFacts shown_;
};

}  // namespace

ReportFormat html_format() {
  return {"html",
          {"一个可离线打开、可打印的网页文件", "one page that opens offline and prints"},
          make_report<HtmlReport>,
          {"--group-by", "--advisory"}};
}

}  // namespace edu_check
