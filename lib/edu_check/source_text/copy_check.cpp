#include "edu_check/source_text/copy_check.h"

#include <algorithm>
#include <string>
#include <unordered_set>
#include <vector>

#include "edu_check/source_text/citations.h"
#include "edu_check/source_text/numeral.h"
#include "edu_check/text/message_format.h"

namespace edu_check {
namespace {

/// This many consecutive characters of the text are a copy.
constexpr std::size_t copied_characters = 15;

/// What stands for a name in 《》, which may be repeated; it is in no text.
constexpr char32_t barrier = U'\0';

/// A text without white space and with punctuation of one width, its names in 《》 taken out.
std::u32string comparable(std::u32string text) {
  std::transform(text.begin(), text.end(), text.begin(), half_width);
  for (std::size_t from = text.find(U'《'); from != std::u32string::npos; from = text.find(U'《', from + 1)) {
    const auto end = text.find(U'》', from);
    if (end == std::u32string::npos) break;
    text.replace(from, end - from + 1, 1, barrier);
  }
  return text;
}

/// The text of a block that may not be copied: without its number, and without the words that head it.
std::u32string body_of(const Block& block) {
  auto text = comparable(block.text);
  if (block.kind == BlockKind::item)
    text.erase(0, text.find(U'。') == std::u32string::npos ? block.number->length : text.find(U'。') + 1);
  return text;
}

class CopyCheck {
 public:
  CopyCheck(const Standard& standard, const StandardPlaces& places, const OfficialText& whole, Diagnostics& diagnostics)
      : standard_(standard), places_(places), diagnostics_(diagnostics) {
    for (const auto& block : whole.blocks) {
      if (block.holds_text()) bodies_.push_back(body_of(block));
    }
    for (const std::u32string_view body : bodies_) {
      for (std::size_t i = 0; i + copied_characters <= body.size(); ++i) {
        const auto passage = body.substr(i, copied_characters);
        if (passage.find(barrier) == std::u32string_view::npos) passages_.insert(passage);
      }
    }
  }

  void run() {
    for (std::size_t i = 0; i < standard_.sections.size(); ++i) check(places_.section_node(i), "title");
    for (std::size_t i = 0; i < standard_.indicators.size(); ++i) check(places_.indicator_node(i), "title");
    for (std::size_t i = 0; i < standard_.requirements.size(); ++i) {
      const auto node = places_.requirement_node(i);
      for (const auto key : {"statement", "reading", "evidence", "remedy"}) check(node, key);
      check_list(node, "alternatives", "reading");
    }
    check_list(places_.root(), "not_encoded", "reason");
  }

 private:
  void check_list(yaml::Node mapping, std::string_view list, std::string_view key) {
    const auto items = mapping.find(list);
    if (!items) return;
    for (const auto item : items->items()) check(item, key);
  }

  void check(yaml::Node mapping, std::string_view key) {
    const auto pair = mapping.find(key);
    const auto zh = pair ? pair->find("zh") : std::nullopt;
    if (!zh) return;
    const auto copied = longest_copy(comparable(without_blanks(zh->text())));
    if (copied.empty()) return;
    diagnostics_.report(
        Severity::warning, "text-copied", *standard_.source, zh->offset(),
        message("照抄了原文 {} 个字“{}”，请用自己的话写",
                "copies {} characters of the text, “{}”: write it in your own words", copied.size(), to_utf8(copied)));
  }

  /// The longest run of characters all of whose passages are in the text.
  [[nodiscard]] std::u32string longest_copy(const std::u32string& text) const {
    std::size_t best = 0;
    std::size_t best_end = 0;
    std::size_t run = 0;
    for (std::size_t i = 0; i + copied_characters <= text.size(); ++i) {
      const bool copied = passages_.count(std::u32string_view(text).substr(i, copied_characters)) > 0;
      run = !copied ? 0 : run == 0 ? copied_characters : run + 1;
      if (run > best) {
        best = run;
        best_end = i + copied_characters;
      }
    }
    return text.substr(best_end - best, best);
  }

  const Standard& standard_;
  const StandardPlaces& places_;
  Diagnostics& diagnostics_;
  std::vector<std::u32string> bodies_;
  std::unordered_set<std::u32string_view> passages_;
};

}  // namespace

void check_copies(const Standard& standard, const StandardPlaces& places, const OfficialText& whole,
                  Diagnostics& diagnostics) {
  CopyCheck(standard, places, whole, diagnostics).run();
}

}  // namespace edu_check
