#include "edu_check/lint/fix.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

namespace edu_check {
namespace {

/// Each lays open what the one before hid, or takes the next of more diagnostics than are kept.
constexpr int most_rounds = 50;

/// Whether an alias (`*name`) may repeat a part of the text, which then can't be replaced for one of its places alone.
bool has_alias(std::string_view text) {
  constexpr std::string_view ends = " \t\r\n,[]{}:";
  for (auto at = text.find('*'); at != std::string_view::npos; at = text.find('*', at + 1)) {
    const auto end = std::min(text.find_first_of(ends, at), text.size());
    const auto anchor = std::string("&").append(text.substr(at + 1, end - at - 1));
    if (anchor.size() > 1 && text.find(anchor) != std::string_view::npos) return true;
  }
  return false;
}

/// The replacements of one text, from the last to the first, none within another.
std::vector<const Diagnostic*> replacements_of(const Source& source, const Diagnostics& found) {
  std::vector<const Diagnostic*> all;
  for (const auto& each : found.all()) {
    if (each.replacement && each.location.file == source.name()) all.push_back(&each);
  }
  std::stable_sort(all.begin(), all.end(), [](const Diagnostic* a, const Diagnostic* b) {
    return a->replacement->offset > b->replacement->offset;
  });
  std::vector<const Diagnostic*> apart;
  for (const auto* each : all) {
    const auto end = each->replacement->offset + each->replacement->length;
    const bool overlaps = !apart.empty() && end >= apart.back()->replacement->offset;
    const bool changes =
        source.text().substr(each->replacement->offset, each->replacement->length) != each->replacement->text;
    if (!overlaps && changes) apart.push_back(each);
  }
  return apart;
}

}  // namespace

FixedText fix_text(const Source& source, const std::function<void(const Source&, Diagnostics&)>& lint) {
  FixedText fixed{std::string(source.text()), {}};
  if (has_alias(source.text())) return fixed;
  for (int round = 0; round < most_rounds; ++round) {
    const Source now(source.name(), fixed.text);
    Diagnostics found;
    lint(now, found);
    const auto replacements = replacements_of(now, found);
    if (replacements.empty()) break;
    for (const auto* each : replacements) {
      const auto& [offset, length, text, begin, end] = *each->replacement;
      fixed.text.replace(offset, length, text);
    }
    for (auto each = replacements.rbegin(); each != replacements.rend(); ++each) {
      const auto& replacement = *(*each)->replacement;
      fixed.fixes.push_back({replacement.begin, (*each)->id,
                             std::string(now.text().substr(replacement.offset, replacement.length)), replacement.text});
    }
  }
  return fixed;
}

}  // namespace edu_check
