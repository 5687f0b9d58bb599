#include <algorithm>
#include <cstdio>
#include <tuple>
#include <utility>

#include "cli/arguments.h"
#include "cli/batch_inputs.h"
#include "cli/command.h"
#include "cli/output_targets.h"
#include "cli/run_options.h"
#include "edu_check/batch/batch.h"
#include "edu_check/batch/document_check.h"
#include "edu_check/batch/region_check.h"
#include "edu_check/input/input.h"
#include "edu_check/inventory/inventory_loader.h"
#include "edu_check/page/explanation.h"
#include "edu_check/record/marks.h"
#include "edu_check/standard/standard_loader.h"
#include "edu_check/text/display.h"
#include "edu_check/text/file_reader.h"
#include "edu_check/text/message_format.h"
#include "edu_check/text/source_reader.h"
#include "edu_check/text/suggestion.h"

namespace edu_check::cli {
namespace {

constexpr auto explain_formats = "text|markdown";

struct ExplainOptions {
  std::string target;
  std::string path;
  std::string as_of;
  std::vector<std::string> schools;
  const CLI::Option* facts_age_option = nullptr;
  FactsAgeRule facts_age;
  OutputOptions outputs;
  EvidenceOptions evidence;
};

class Explain {
 public:
  Explain(const ExplainOptions& options, const Session& session) : options_(options), session_(session) {}

  int run() {
    const auto as_of = read_date("--as-of", options_.as_of, diagnostics_);
    const auto targets = read_output_targets(options_.outputs, explain_formats, false, diagnostics_);
    if (options_.path.empty()) check_alone();
    const auto is_school = [&](std::string_view path) {
      return std::find(options_.schools.begin(), options_.schools.end(), path) != options_.schools.end();
    };
    check_standard_input({{"PATH", options_.path == standard_input}, {"--schools", is_school(standard_input)}},
                         diagnostics_);
    InputList schools;
    for (const auto& path : options_.schools) add_inputs(path, schools, diagnostics_);
    check_outputs(targets, {{options_.path}, &schools, session_.standards_folders}, diagnostics_);
    check_evidence_options(options_.evidence, diagnostics_);
    if (options_.path.empty() && options_.evidence.required)
      refuse(diagnostics_, message("--require-evidence 须有 PATH", "--require-evidence goes with a PATH"));
    remove_repeated(schools, diagnostics_);
    schools.remove_file(options_.path);
    if (!load_standard() || !find_target() || diagnostics_.has_errors()) return give_up(diagnostics_, session_);
    for (const auto& each : targets) pages_.emplace_back(page_style(each, session_));
    const int code = options_.path.empty() ? explain_alone() : explain_case(schools, as_of, existing_outputs(targets));
    print(diagnostics_, session_);
    if (code == not_done) return not_done;
    write_outputs(targets,
                  [&, next = std::size_t{0}](const OutputTarget& /*target*/) mutable { return pages_[next++].text(); });
    return code;
  }

 private:
  /// Without an inventory nothing is judged, on no day and over no schools.
  void check_alone() {
    const auto need_path = [&](bool given, std::string_view name) {
      if (given) refuse(diagnostics_, message("{} 须与清单（PATH）同用", "{} goes with an inventory (PATH)", name));
    };
    need_path(!options_.as_of.empty(), "--as-of");
    need_path(!options_.schools.empty(), "--schools");
    need_path(is_given(options_.facts_age_option), "--facts-age-limit");
  }

  Diagnostic& report(std::string_view id, Message text) {
    return diagnostics_.report(Severity::error, id, "", std::move(text));
  }

  bool load_standard() {
    const auto slash = options_.target.find('/');
    const auto id = options_.target.substr(0, slash);
    const auto catalogue = make_catalogue(session_, diagnostics_);
    if (slash == std::string::npos || slash + 1 == options_.target.size() || slash == 0) {
      report_target(catalogue);
      return false;
    }
    const auto standards = load_standards(catalogue, {id}, diagnostics_);
    if (!standards.empty()) standard_ = standards[0];
    return standard_ != nullptr;
  }

  /// A standard without a requirement, or the other way round: says where the other half may come from.
  void report_target(const Catalogue& catalogue) {
    const auto& target = options_.target;
    const auto ids = catalogue.ids();
    const auto word = target.substr(target.starts_with('/') ? 1 : 0, target.find_last_not_of('/') + 1);
    if (std::find(ids.begin(), ids.end(), word) != ids.end()) {
      report("requirement-missing", message("应写“{0}/要求”，实为“{0}”", "write {0}/REQUIREMENT, found “{0}”", word))
          .hint(message("要求的编号见 edu-check show {}", "`edu-check show {}` lists the requirements", word));
      return;
    }
    auto owners = standards_with(word, catalogue);
    const auto usual = std::find(owners.begin(), owners.end(), "shaanxi-k12");  // the one of all examples
    if (usual != owners.end()) std::rotate(owners.begin(), usual, usual + 1);
    const auto example = owners.empty() ? std::string("shaanxi-k12/1.2c") : owners.front() + "/" + word;
    const auto wanted = owners.empty() ? Message{"要求", "REQUIREMENT"} : Message{word, word};
    auto& diagnostic = report("requirement-missing",
                              message("应写“标准/{}”，如 {}，实为“{}”", "write STANDARD/{}, such as {}, found “{}”",
                                      wanted, example, printable(target)));
    std::string others;
    for (std::size_t i = 1; i < owners.size(); ++i) others.append(i > 1 ? ", " : "").append(owners[i] + "/" + word);
    if (!others.empty()) diagnostic.hint(message("或 {}", "or {}", others));
    if (owners.empty())
      diagnostic.hint(message("全部标准见 edu-check standards", "`edu-check standards` lists the standards"));
  }

  /// The standards that have such a requirement or indicator.
  static std::vector<std::string> standards_with(const std::string& id, const Catalogue& catalogue) {
    Diagnostics of_others;  // a standard that nobody asked for may be broken
    std::vector<std::string> owners;
    for (const auto& standard : catalogue.load(catalogue.ids(), of_others)) {
      const auto has_id = [&](const auto& each) { return each.id == id; };
      const auto& [indicators, requirements] = std::tie(standard->indicators, standard->requirements);
      if (std::any_of(indicators.begin(), indicators.end(), has_id) ||
          std::any_of(requirements.begin(), requirements.end(), has_id))
        owners.push_back(standard->id);
    }
    return owners;
  }

  /// The requirement that was named, or all of the indicator.
  bool find_target() {
    const auto id = options_.target.substr(options_.target.find('/') + 1);
    std::vector<std::string_view> ids;
    for (const auto& indicator : standard_->indicators) {
      ids.emplace_back(indicator.id);
      if (indicator.id == id) return choose(indicator, indicator.first_requirement, indicator.requirement_count);
    }
    for (std::uint32_t i = 0; i < standard_->requirements.size(); ++i) {
      const auto& requirement = standard_->requirements[i];
      ids.emplace_back(requirement.id);
      if (requirement.id == id) return choose(standard_->indicators[requirement.indicator], i, 1);
    }
    auto& diagnostic =
        report("requirement-unknown",
               message("标准 {} 中没有要求或指标“{}”",
                       "the standard {} has neither a requirement nor an indicator “{}”", standard_->id, id));
    if (const auto near = nearest(id, ids)) {
      diagnostic.hint(message("是否指 {}/{}？", "did you mean {}/{}?", standard_->id, *near));
    }
    diagnostic.hint(message("全部编号见 edu-check show {}", "`edu-check show {}` lists them all", standard_->id));
    return false;
  }

  bool choose(const Indicator& indicator, std::uint32_t first, std::uint32_t count) {
    indicator_ = &indicator;
    first_ = first;
    count_ = count;
    return true;
  }

  int explain_alone() {
    for (auto& page : pages_) write_indicator_head(page, *standard_, *indicator_);
    write_explanations(nullptr);
    return compliant;
  }

  void write_explanations(const ExplainedCase* assessed) {
    for (auto& page : pages_) {
      for (auto i = first_; i < first_ + count_; ++i) write_explanation(page, *standard_, i, assessed);
    }
  }

  int explain_case(const InputList& schools, std::optional<Date> as_of, std::vector<std::uint64_t> outputs) {
    InventoryLoader loader(standard_->vocabulary);
    Source source;
    const auto* const inventory = load(loader, source);
    if (inventory == nullptr) return not_done;
    const auto date = as_of ? *as_of : inventory->date().value_or(today());
    if (options_.evidence.required) {
      DocumentCheck documents(options_.evidence.root(), outputs);
      documents.check(loader.loaded(), options_.path, date, diagnostics_);
      if (!documents.overwritten().empty()) report_overwritten(documents.overwritten(), diagnostics_);
    }
    if (inventory->kind() != SubjectKind::region && !options_.schools.empty())
      report("schools-without-region",
             message("--schools 只与区域清单一起用", "--schools goes with the inventory of a region only"));
    if (diagnostics_.has_errors()) return not_done;
    AssessOptions assess_options{date, options_.evidence.rule(), {}, {}, {}};
    std::vector<Interval> aggregates;
    std::vector<std::uint32_t> undocumented;
    if (inventory->kind() == SubjectKind::region) {
      const auto gathered = gather(schools, *inventory, as_of, std::move(outputs));
      if (!gathered) return not_done;
      aggregates = gathered->values(*inventory, date);
      undocumented = gathered->undocumented();
      assess_options.aggregates = aggregates;
      assess_options.undocumented = undocumented;
      assess_options.schools_in_doubt = schools_in_doubt_;
    }
    Assessment assessment;
    assess(*standard_, *inventory, assess_options, assessment);
    const ExplainedCase assessed{*inventory, assess_options, assessment};
    auto record = make_record(standard_, *inventory, assess_options, assessment, Details::none);
    record.facts_age = find_facts_age(inventory->date(), as_of, today(), options_.facts_age);
    record.far_day = find_far_day(date, as_of, today(), standard_->document.issued);
    for (auto& page : pages_) {
      write_answers(page, *standard_, first_, count_, assessed);
      write_indicator_head(page, *standard_, *indicator_);
      page.field(0, page.say("清单", "inventory"), inventory->source()->name());
      page.field(0, page.say("截至", "as of"), to_string(date));
      for (const auto& mark : marks_of(record)) page.field(0, page.say("注意", "note"), page.in(mark.text));
    }
    write_explanations(&assessed);
    return exit_code(assessment);
  }

  const Inventory* load(InventoryLoader& loader, Source& source) {
    const auto read = read_source(options_.path, diagnostics_);
    if (!read) return nullptr;
    source = std::move(*read);
    return loader.load(source, diagnostics_);
  }

  /// What the schools of a region add up to, gathered as by a shard of `check`; nothing after a mistake.
  std::optional<RegionAggregate> gather(const InputList& inputs, const Inventory& region, std::optional<Date> as_of,
                                        std::vector<std::uint64_t> outputs) {
    BatchOptions batch;
    batch.standards = {standard_};
    batch.as_of = as_of;
    batch.today = today();
    batch.evidence = options_.evidence.rule();
    batch.evidence_folder = options_.evidence.root();
    batch.outputs = std::move(outputs);
    batch.jobs = thread_count(0);
    batch.gather = true;
    print(std::exchange(diagnostics_, {}), session_);  // what is said of the schools follows
    const BatchCallbacks callbacks{
        [](const BatchPart& part) {
          std::fwrite(part.diagnostics.data(), 1, part.diagnostics.size(), stderr);
          return true;
        },
        [&](const Diagnostics& found) { return render(found, session_.language, session_.error_color()); }};
    auto result = run_batch(batch, inputs, {}, callbacks);
    const auto findings =
        result.region_schools.find([&](InputId id) { return std::string(shown_name(inputs[id.input])); });
    check_region(&region, result.aggregates, findings, diagnostics_);
    schools_in_doubt_ = findings.alike > 0;
    if (!result.overwritten.empty()) report_overwritten(result.overwritten, diagnostics_);
    if (diagnostics_.has_errors() || result.summary.of(Verdict::invalid) > 0) return std::nullopt;
    return result.aggregates.front();
  }

  /// As `check` would: only what is mandatory counts.
  [[nodiscard]] int exit_code(const Assessment& assessment) const {
    const auto begin = assessment.requirements.begin() + first_;
    const auto any = [&](Outcome outcome) {
      return std::any_of(begin, begin + count_, [&](const RequirementResult& each) {
        return each.level == Level::mandatory && each.outcome == outcome;
      });
    };
    return any(Outcome::fail) ? found_problems : any(Outcome::unknown) ? undetermined : compliant;
  }

  const ExplainOptions& options_;
  const Session& session_;
  Diagnostics diagnostics_;
  std::vector<Page> pages_;  ///< one a target
  std::shared_ptr<const Standard> standard_;
  bool schools_in_doubt_ = false;  ///< some schools of the region may be one
  const Indicator* indicator_ = nullptr;
  std::uint32_t first_ = 0;
  std::uint32_t count_ = 0;
};

}  // namespace

void add_explain(CLI::App& program, Session& session, Action& action) {
  auto options = std::make_shared<ExplainOptions>();
  auto* const command = program.add_subcommand(
      "explain", session.say("解释一项要求或指标，以及清单为何得出此结果",
                             "explain a requirement or an indicator, and why an inventory came to its result"));
  command
      ->add_option("STANDARD/ID", options->target,
                   session.say("标准/要求 或 标准/指标，如 shaanxi-k12/1.2c",
                               "requirement or indicator, such as shaanxi-k12/1.2c"))
      ->required()
      ->type_name("");
  command->add_option("PATH", options->path, session.say("清单，- 为标准输入", "inventory, - for standard input"))
      ->type_name("");
  add_as_of_option(*command, session, options->as_of);
  options->facts_age_option = add_facts_age_option(*command, session, options->facts_age);
  add_evidence_options(*command, session, options->evidence);
  command
      ->add_option("--schools", options->schools,
                   session.say("区域清单所辖学校的清单", "inventories of the schools of a region"))
      ->type_name("PATH")
      ->allow_extra_args(false);
  add_output_options(*command, session, options->outputs, explain_formats, session.say("格式", "format"));
  command->callback(
      [options, &session, &action] { action = [options, &session] { return Explain(*options, session).run(); }; });
}

}  // namespace edu_check::cli
