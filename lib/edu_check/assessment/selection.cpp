#include "edu_check/assessment/selection.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "edu_check/assessment/selected_part.h"
#include "edu_check/text/display.h"
#include "edu_check/text/enumeration.h"
#include "edu_check/text/message_format.h"
#include "edu_check/text/suggestion.h"

namespace edu_check {
namespace {

/// An id with the standard that stands before it, if one does.
struct NamedPart {
  std::string_view standard;  ///< empty: any
  std::string_view id;
};

NamedPart parse_part(std::string_view text) {
  const auto slash = text.find('/');
  if (slash == std::string_view::npos) return {{}, text};
  return {text.substr(0, slash), text.substr(slash + 1)};
}

class Selector {
 public:
  Selector(const std::vector<std::shared_ptr<const Standard>>& standards, Diagnostics& diagnostics)
      : standards_(standards), diagnostics_(diagnostics) {}

  std::vector<std::shared_ptr<const Selection>> run(const SelectionRequest& request) {
    const auto before = diagnostics_.error_count();
    for (const auto& standard : standards_)
      selections_.push_back({{}, {}, std::vector<bool>(standard->requirements.size(), request.only.empty())});
    for (const auto& text : request.only) apply(text, true);
    for (const auto& text : request.skip) apply(text, false);
    std::vector<std::shared_ptr<const Selection>> shared;
    for (std::size_t i = 0; i < standards_.size(); ++i) {
      if (diagnostics_.error_count() == before) check_left(*standards_[i], selections_[i]);
      const bool whole = selections_[i].only.empty() && selections_[i].skip.empty();
      shared.push_back(whole ? nullptr : std::make_shared<const Selection>(std::move(selections_[i])));
    }
    return shared;
  }

 private:
  void apply(const std::string& text, bool only) {
    const auto part = parse_part(text);
    bool found = false;
    const bool names_none = text.starts_with('/');  // as of a variable of a script that is empty
    for (std::size_t i = 0; i < standards_.size() && !names_none; ++i) {
      auto& selection = selections_[i];
      if (!part.standard.empty() && part.standard != standards_[i]->id) continue;
      if (!select_part(*standards_[i], part.id, only, selection.judged)) continue;
      auto& ids = only ? selection.only : selection.skip;
      if (std::find(ids.begin(), ids.end(), part.id) == ids.end()) ids.emplace_back(part.id);
      found = true;
    }
    if (!found) report_unknown(text, part, only ? "--only" : "--skip");
  }

  void report_unknown(const std::string& text, const NamedPart& part, std::string_view option) {
    std::vector<std::string> known;
    const auto add = [&](const Standard& standard, const std::string& id) {
      known.push_back(part.standard.empty() ? id : standard.id + "/" + id);
    };
    for (const auto& standard : standards_) {
      for (const auto& each : standard->sections) add(*standard, each.id);
      for (const auto& each : standard->indicators) add(*standard, each.id);
      for (const auto& each : standard->requirements) add(*standard, each.id);
    }
    auto& diagnostic = diagnostics_.report(
        Severity::error, "selection-unknown", "",
        message("{}：所选标准中没有“{}”", "{}: the standards have no “{}”", option, printable(text)));
    if (const auto near = nearest(text, {known.begin(), known.end()}))
      diagnostic.hint(message("是否指 {}？", "did you mean {}?", *near));
    for (const auto& standard : standards_)
      diagnostic.hint(message("全部编号见 edu-check show {}", "`edu-check show {}` lists them all", standard->id));
  }

  /// A standard of which nothing is left would be judged by nothing.
  void check_left(const Standard& standard, const Selection& selection) {
    for (std::size_t i = 0; i < selection.judged.size(); ++i) {
      if (selection.judged[i] && standard.requirements[i].level != Level::informational) return;
    }
    diagnostics_
        .report(Severity::error, "selection-empty", "",
                message("--only 和 --skip 之后，标准 {} 没有可评判的要求",
                        "--only and --skip leave nothing of the standard {} to judge", standard.id))
        .hint(message("不检查的标准请不要写在 --standard 中",
                      "leave a standard out of --standard that is not to be checked"));
  }

  const std::vector<std::shared_ptr<const Standard>>& standards_;
  Diagnostics& diagnostics_;
  std::vector<Selection> selections_;
};

std::string joined(const std::vector<std::string>& ids, std::string_view separator) {
  std::string text;
  for (const auto& id : ids) text.append(text.empty() ? "" : separator).append(id);
  return text;
}

}  // namespace

std::vector<std::shared_ptr<const Selection>> select_requirements(
    const std::vector<std::shared_ptr<const Standard>>& standards, const SelectionRequest& request,
    Diagnostics& diagnostics) {
  if (request.empty()) return {};
  return Selector(standards, diagnostics).run(request);
}

Message describe(const Selection& selection) {
  const auto named = [](const auto& words) { return Message{joined(words, "、"), joined(words, ", ")}; };
  Message text;
  if (!selection.only.empty()) append(text, message("只选 {}", "only {}", named(selection.only)), between_steps);
  if (!selection.skip.empty()) append(text, message("不含 {}", "without {}", named(selection.skip)), between_steps);
  return text;
}

}  // namespace edu_check
