#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "edu_check/record/marks.h"
#include "edu_check/report/formats.h"
#include "edu_check/report/new_problems.h"
#include "edu_check/report/text_page.h"
#include "edu_check/report/text_parts.h"
#include "edu_check/text/service_command.h"

namespace edu_check {
namespace {

/// Lines of schools that are kept until their sums are known, which stand above them.
constexpr std::size_t most_kept = std::size_t{8} << 20U;

/// The schools with the lowest scores of those that fail.
class WorstSchools {
 public:
  /// `make_line` is called only for a school that belongs here.
  template <class MakeLine>
  void add(const AssessmentRecord& record, const MakeLine& make_line) {
    if (record.verdict != Verdict::non_compliant || !record.score || record.subject.kind != SubjectKind::school) return;
    const auto* const last = schools_.size() == most ? &schools_.back() : bound_ ? &*bound_ : nullptr;
    if (last != nullptr && last->score < record.score->low) return;
    School school{record.score->low, record.counts.of(Outcome::fail), record.inventory, record.standard_id, {}};
    if (last != nullptr && !before(school, *last)) return;
    school.line = make_line();
    insert(std::move(school));
  }

  /// Takes those of a part, which need not look from then on at what does not belong here.
  void take(WorstSchools& part) {
    for (auto& each : part.schools_) insert(std::move(each));
    part.schools_.clear();
    if (schools_.size() == most) part.bound_ = schools_.back();
  }

  [[nodiscard]] std::string lines() const {
    std::string all;
    for (const auto& each : schools_) all += "  " + each.line;
    return all;
  }

 private:
  static constexpr std::size_t most = 5;
  struct School {
    Rational score;
    std::uint64_t failed;
    std::string inventory;
    std::string standard;
    std::string line;
  };

  void insert(School school) {
    schools_.insert(std::upper_bound(schools_.begin(), schools_.end(), school, before), std::move(school));
    if (schools_.size() > most) schools_.pop_back();
  }

  static bool before(const School& a, const School& b) {
    if (a.score != b.score) return a.score < b.score;
    if (a.failed != b.failed) return a.failed > b.failed;
    return std::tie(a.inventory, a.standard) < std::tie(b.inventory, b.standard);
  }

  std::vector<School> schools_;
  std::optional<School> bound_;  ///< of a part: what comes after it belongs to the worst no more
};

/// The first regions by their inventories.
class FirstRegions {
 public:
  void add(const AssessmentRecord& record, std::string line) {
    lines_[{record.inventory, record.standard_id}] = std::move(line);
    cut();
  }

  void take(FirstRegions& part) {
    lines_.merge(part.lines_);
    part.lines_.clear();
    cut();
  }

  [[nodiscard]] std::string lines() const {
    std::string all;
    for (const auto& [key, line] : lines_) all += "  " + line;
    return all;
  }

 private:
  static constexpr std::size_t most = 5;

  void cut() {
    while (lines_.size() > most) lines_.erase(std::prev(lines_.end()));
  }

  std::map<std::pair<std::string, std::string>, std::string> lines_;
};

/// One school as a page. Many: what they come to and the worst of them, a line each, then the roll-up.
class TextReport final : public Report {
 public:
  explicit TextReport(const ReportOptions& options) : options_(options), parts_(options) {}

  [[nodiscard]] Details details() const override {
    if (options_.layout == Layout::whole) return options_.details.value_or(Details::full);
    return options_.baseline == BaselineUse::none ? Details::none : Details::problems;
  }

  [[nodiscard]] std::unique_ptr<ReportPart> make_part() override { return std::make_unique<Part>(*this); }
  [[nodiscard]] std::string_view separator() const override { return options_.layout == Layout::whole ? "\n" : ""; }

  void end(std::string& to, const RunEnd& end) override {
    std::string roll_up;
    if (options_.layout == Layout::lines) {
      std::string overview;
      parts_.overview(overview, end, regions_.lines(), worst_.lines());
      if (is_streaming_) to += "\n";
      to += without_commands(overview);
      if (!kept_.empty()) to += "\n" + kept_;
      parts_.roll_up(roll_up, end);
    } else if (end.state != RunState::whole) {
      roll_up += '\n';
      parts_.state(roll_up, end);
    }
    parts_.passed_over(roll_up, end.summary);
    to += without_commands(roll_up);
    if (end.baseline) to += "\n" + describe(*end.baseline).in(options_.language) + "\n";
    if (end.summary.min_score) to += "\n" + describe_min_score(end.summary).in(options_.language) + "\n";
  }

 private:
  static constexpr std::size_t worst_indent = 2;

  class Part final : public ReportPart {
   public:
    explicit Part(TextReport& report) : report_(report) {}

    void write(const AssessmentRecord& record) override {
      const auto& options = report_.options_;
      const auto& parts = report_.parts_;
      if (options.layout == Layout::whole) return write_text_page(text, record, options);
      const bool fine = record.verdict == Verdict::compliant || record.verdict == Verdict::not_applicable;
      if (!(fine && options.details == Details::problems)) text += without_commands(parts.school_line(record, 0));
      if (options.baseline != BaselineUse::none) text += without_commands(new_problems_text(record, options));
      const auto line = [&] { return without_commands(parts.school_line(record, worst_indent)); };
      worst_.add(record, line);
      if (record.subject.kind == SubjectKind::region) regions_.add(record, line());
    }

    void join() override {
      report_.worst_.take(worst_);
      report_.regions_.take(regions_);
      report_.keep(text);
    }

   private:
    TextReport& report_;
    WorstSchools worst_;
    FirstRegions regions_;
  };

  /// Lines of schools stand below the sums, unless they are too many to be kept.
  void keep(std::string& lines) {
    if (options_.layout == Layout::whole || is_streaming_) return;
    kept_ += lines;
    lines.clear();
    if (kept_.size() <= most_kept) return;
    is_streaming_ = true;
    lines = std::move(kept_);
    kept_ = {};
  }

  ReportOptions options_;
  TextParts parts_;
  WorstSchools worst_;
  FirstRegions regions_;
  std::string kept_;
  bool is_streaming_ = false;
};

}  // namespace

ReportFormat text_format() {
  return {"text",
          {"供人阅读；多所学校时每校一行并附汇总", "for people; a line a school and a roll-up when there are many"},
          make_report<TextReport>,
          {"--group-by", "--details", "--advisory"}};
}

}  // namespace edu_check
