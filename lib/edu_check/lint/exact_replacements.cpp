#include "edu_check/lint/exact_replacements.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "edu_check/text/message_format.h"
#include "edu_check/yaml/reader.h"

namespace edu_check {
namespace {

/// What the aliases of a text repeat, in order.
class Repeats : public yaml::EventHandler {
 public:
  explicit Repeats(const Source& source) : text_(source.text()) {}

  void on_start() override { repeated_.clear(); }
  void on_scalar(const yaml::Scalar& scalar) override {
    if (is_alias(scalar.offset)) repeated_.push_back("=" + std::string(scalar.text));
  }
  void on_mapping_start(std::uint32_t offset) override { add(offset, "{"); }
  void on_mapping_end(std::uint32_t offset) override { add(offset, "}"); }
  void on_sequence_start(std::uint32_t offset) override { add(offset, "["); }
  void on_sequence_end(std::uint32_t offset) override { add(offset, "]"); }

  [[nodiscard]] std::vector<std::string> take() { return std::move(repeated_); }

 private:
  /// Nothing else begins with an asterisk; what ends may end before one.
  [[nodiscard]] bool is_alias(std::uint32_t offset) const { return text_.substr(offset, 1) == "*"; }
  void add(std::uint32_t offset, std::string_view mark) {
    if (is_alias(offset)) repeated_.emplace_back(mark);
  }

  std::string_view text_;
  std::vector<std::string> repeated_;
};

/// Nothing for a text that can't be read.
std::optional<std::vector<std::string>> repeated_in(const Source& source) {
  Repeats repeats(source);
  Diagnostics none;
  if (yaml::read(source, repeats, none) == yaml::ReadResult::failed) return std::nullopt;
  return repeats.take();
}

bool may_repeat(std::string_view text) {
  return text.find('&') != std::string_view::npos && text.find('*') != std::string_view::npos;
}

/// Whether what a place of a line stands in is a comment: a number sign before it, behind a blank and outside of
/// quotes.
bool is_in_comment(std::string_view text, std::size_t at) {
  const auto start = at == 0 ? std::string_view::npos : text.rfind('\n', at - 1);
  const auto before = text.substr(start == std::string_view::npos ? 0 : start + 1, at - (start + 1));
  if (before.find('#') == std::string_view::npos) return false;
  constexpr std::string_view begins_word = " \t:[{,-";
  char quote = '\0';
  for (std::size_t i = 0; i < before.size(); ++i) {
    const bool begins = i == 0 || begins_word.find(before[i - 1]) != std::string_view::npos;
    if (quote != '\0') {
      if (before[i] == quote) quote = '\0';
    } else if (before[i] == '#' && (i == 0 || before[i - 1] == ' ' || before[i - 1] == '\t')) {
      return true;
    } else if (begins && (before[i] == '"' || before[i] == '\'') && before.find(before[i], i + 1) < before.size()) {
      quote = before[i];
    }
  }
  return false;
}

/// Takes away the replacements that `inexact` names, and says why as a hint.
template <typename Inexact>
void withhold(Diagnostics& found, const Inexact& inexact, const Message& why) {
  found.amend([&](Diagnostic& each) {
    if (!each.replacement || !inexact(each)) return;
    each.replacement.reset();
    each.hint(why);
  });
}

}  // namespace

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
    if (!overlaps && changes && !is_in_comment(source.text(), each->replacement->offset)) apart.push_back(each);
  }
  return apart;
}

std::string replaced_by(const Source& source, const std::vector<const Diagnostic*>& replacements) {
  std::string text(source.text());
  for (const auto* each : replacements) {
    text.replace(each->replacement->offset, each->replacement->length, each->replacement->text);
  }
  return text;
}

void keep_exact_replacements(const Source& source, Diagnostics& found) {
  if (!may_repeat(source.text())) return;
  const auto replacements = replacements_of(source, found);
  if (replacements.empty()) return;
  const auto before = repeated_in(source);
  if (!before) {
    // What aliases repeat is not known before the text can be read: mend that first.
    withhold(
        found, [](const Diagnostic& each) { return !each.id.starts_with("yaml-"); },
        message("别名（*）可能也用了这个值：先改正读不懂的地方",
                "an alias (*) may repeat this: first mend what can't be read"));
    return;
  }
  const auto changes_repeats = [&](const std::vector<const Diagnostic*>& made) {
    return repeated_in(Source(source.name(), replaced_by(source, made))) != before;
  };
  if (!changes_repeats(replacements)) return;
  withhold(
      found, [&](const Diagnostic& each) { return changes_repeats({&each}); },
      message("别名（*）也用了这个值，会一起改变：请自行改正，或给那一处另写一个值",
              "--fix leaves it: an alias (*) repeats it and would change too; mend it by hand, "
              "or write out the value there"));
}

}  // namespace edu_check
