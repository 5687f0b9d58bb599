#include "edu_check/lint/fix.h"

#include <algorithm>
#include <memory>
#include <set>
#include <utility>

#include "edu_check/lint/exact_replacements.h"

namespace edu_check {
namespace {

/// Each lays open what the one before hid, or takes the next of more diagnostics than are kept. Of a large text fewer
/// are made, since each reads all of it.
constexpr int most_rounds = 500;
constexpr int least_rounds = 10;
constexpr std::size_t most_bytes = 8U << 20U;  ///< that all rounds read
constexpr std::size_t most_lines_left = 100;

struct Linted {
  std::shared_ptr<const Source> source;
  Diagnostics found;
};

class Fixing {
 public:
  Fixing(const Source& source, const std::function<void(const Source&, Diagnostics&)>& lint)
      : lint_(lint), now_(linted(source.name(), std::string(source.text()))) {}

  FixedText run() {
    for (;;) {
      auto replacements = replacements_of(*now_.source, now_.found);
      std::erase_if(replacements, [&](const Diagnostic* each) { return left_.contains(line_of(*each)); });
      if (replacements.empty() && !may_try_again()) break;
      if (replacements.empty()) continue;
      if (!has_rounds_left()) return result(false);
      auto next = linted(now_.source->name(), replaced_by(*now_.source, replacements));
      if (leaves_lines(replacements, next)) continue;
      note(replacements);
      now_ = std::move(next);
      mended_since_ = true;
    }
    return result(true);
  }

 private:
  [[nodiscard]] Linted linted(const std::string& name, std::string text) const {
    Linted result{std::make_shared<Source>(name, std::move(text)), {}};
    lint_(*result.source, result.found);
    return result;
  }

  static std::uint32_t line_of(const Diagnostic& each) { return each.location.position.line; }

  FixedText result(bool complete) { return {std::string(now_.source->text()), std::move(fixes_), complete}; }

  /// What was left because of a mistake elsewhere may do now that others were mended.
  bool may_try_again() {
    if (left_.empty() || !mended_since_) return false;
    left_.clear();
    mended_since_ = false;
    return true;
  }

  bool has_rounds_left() {
    ++rounds_;
    bytes_ += now_.source->text().size();
    return left_.size() < most_lines_left && rounds_ <= most_rounds &&
           (rounds_ <= least_rounds || bytes_ <= most_bytes);
  }

  /// A line that can't be read after it was changed, or that has the same mistake in the same place, was not mended: it
  /// stays as it is. Whether there are such.
  bool leaves_lines(const std::vector<const Diagnostic*>& made, const Linted& after) {
    std::set<std::uint32_t> changed;
    for (const auto* each : made) changed.insert(line_of(*each));
    const auto before = left_.size();
    for (const auto& each : after.found.all()) {
      const bool syntax = each.severity == Severity::error && each.id.starts_with("yaml-");
      if (!syntax || !changed.contains(line_of(each))) continue;
      if (each.replacement ? is_made_again(each, made) : !was_found(each)) left_.insert(line_of(each));
    }
    return left_.size() > before;
  }

  /// Whether a mistake is where a replacement was made that was to mend it; `made` goes from the last to the first.
  static bool is_made_again(const Diagnostic& later, const std::vector<const Diagnostic*>& made) {
    std::int64_t shift = 0;
    for (auto each = made.rbegin(); each != made.rend(); ++each) {
      const auto& done = *(*each)->replacement;
      const auto begin = std::int64_t{done.offset} + shift;
      const auto end = begin + static_cast<std::int64_t>(done.text.size());
      const auto at = std::int64_t{later.replacement->offset};
      if ((*each)->id == later.id && at >= begin && at <= end) return true;
      shift += static_cast<std::int64_t>(done.text.size()) - std::int64_t{done.length};
    }
    return false;
  }

  [[nodiscard]] bool was_found(const Diagnostic& later) const {
    const auto& all = now_.found.all();
    return std::any_of(all.begin(), all.end(),
                       [&](const Diagnostic& each) { return each.id == later.id && line_of(each) == line_of(later); });
  }

  void note(const std::vector<const Diagnostic*>& made) {
    for (auto each = made.rbegin(); each != made.rend(); ++each) {
      const auto& replacement = *(*each)->replacement;
      fixes_.push_back({replacement.begin, (*each)->id,
                        std::string(now_.source->text().substr(replacement.offset, replacement.length)),
                        replacement.text});
    }
  }

  const std::function<void(const Source&, Diagnostics&)>& lint_;
  Linted now_;
  std::set<std::uint32_t> left_;  ///< lines
  std::vector<Fix> fixes_;
  bool mended_since_ = false;  ///< the first of the lines was left
  int rounds_ = 0;
  std::size_t bytes_ = 0;
};

}  // namespace

FixedText fix_text(const Source& source, const std::function<void(const Source&, Diagnostics&)>& lint) {
  return Fixing(source, lint).run();
}

}  // namespace edu_check
