#include "edu_check/lint/fix.h"

#include <algorithm>
#include <memory>
#include <set>
#include <utility>

#include "edu_check/lint/exact_replacements.h"

namespace edu_check {
namespace {

/// Each lays open what the one before hid, or takes the next of more diagnostics than are kept.
constexpr int most_rounds = 50;
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
    for (int round = 0; round < most_rounds && left_.size() < most_lines_left;) {
      auto replacements = replacements_of(*now_.source, now_.found);
      std::erase_if(replacements, [&](const Diagnostic* each) { return left_.contains(line_of(*each)); });
      if (replacements.empty()) break;
      auto next = linted(now_.source->name(), replaced_by(*now_.source, replacements));
      if (leaves_lines(replacements, next.found)) continue;
      note(replacements);
      now_ = std::move(next);
      ++round;
    }
    return {std::string(now_.source->text()), std::move(fixes_)};
  }

 private:
  [[nodiscard]] Linted linted(const std::string& name, std::string text) const {
    Linted result{std::make_shared<Source>(name, std::move(text)), {}};
    lint_(*result.source, result.found);
    return result;
  }

  static std::uint32_t line_of(const Diagnostic& each) { return each.location.position.line; }

  /// A line that can't be read after it was changed was not mended: it stays as it is. Whether there are such.
  bool leaves_lines(const std::vector<const Diagnostic*>& made, const Diagnostics& after) {
    std::set<std::uint32_t> changed;
    for (const auto* each : made) changed.insert(line_of(*each));
    const auto before = left_.size();
    for (const auto& each : after.all()) {
      const bool unreadable = each.severity == Severity::error && each.id.starts_with("yaml-") && !each.replacement;
      if (unreadable && changed.contains(line_of(each)) && !was_found(each)) left_.insert(line_of(each));
    }
    return left_.size() > before;
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
};

}  // namespace

FixedText fix_text(const Source& source, const std::function<void(const Source&, Diagnostics&)>& lint) {
  return Fixing(source, lint).run();
}

}  // namespace edu_check
