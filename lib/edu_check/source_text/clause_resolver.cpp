#include "edu_check/source_text/clause_resolver.h"

#include <algorithm>

#include "edu_check/source_text/numeral.h"
#include "edu_check/text/display.h"
#include "edu_check/text/message_format.h"

namespace edu_check {
namespace {

/// Columns of a line of the text that a message shows.

class Resolver {
 public:
  Resolver(const Clause& clause, const OfficialText& text, const Source& file, std::uint32_t offset,
           Diagnostics& diagnostics)
      : clause_(clause), text_(text), file_(file), offset_(offset), diagnostics_(diagnostics) {}

  std::optional<ResolvedClause> run() {
    for (const auto& heading : clause_.heading) {
      if (!enter(heading)) return std::nullopt;
    }
    if (!clause_.item.empty() && !enter_item()) return std::nullopt;
    const bool complete = clause_.paragraph > 0 ? cite_paragraph() : cite_all();
    return complete ? std::optional(std::move(resolved_)) : std::nullopt;
  }

 private:
  Diagnostic& report(std::string_view id, Message text) {
    return diagnostics_.report(Severity::error, id, file_, offset_, std::move(text));
  }

  [[nodiscard]] bool is_here(std::uint32_t block) const { return here_ == Block::none || text_.is_below(block, here_); }

  /// The first block below the current one that begins with the heading; of titles that follow each other, the last.
  bool enter(const std::string& heading) {
    const auto characters = without_blanks(heading);
    for (std::uint32_t i = 0; i < text_.blocks.size(); ++i) {
      const auto& block = text_.blocks[i];
      if (block.kind == BlockKind::paragraph || !is_here(i) || !block.text.starts_with(characters)) continue;
      if (block.sentences > 1) {
        report("clause-heading-text",
               message("“{}”这一行是正文，不是标题", "the line “{}” is text, not a heading", text_.excerpt(i)))
            .hint(message("请用 item: {} 引用", "cite it by item: {}", item_of(block)));
        return false;
      }
      here_ = i;
      while (is_followed_by_title(here_)) ++here_;
      resolved_.headings.push_back(here_);
      return true;
    }
    auto& diagnostic = report("clause-heading", message("原文中没有标题“{}”", "the text has no heading “{}”", heading));
    if (here_ != Block::none) diagnostic.hint(message("在“{}”之下找", "looked for below “{}”", text_.excerpt(here_)));
    if (const auto near = nearest_heading(text_, heading))
      diagnostic.note(*text_.source, text_.blocks[*near].offset,
                      message("最接近的是“{}”", "the nearest is “{}”", text_.excerpt(*near)));
    return false;
  }

  [[nodiscard]] static std::string item_of(const Block& block) {
    return to_utf8(block.number ? std::u32string_view(block.text).substr(0, block.number->length)
                                : std::u32string_view());
  }

  [[nodiscard]] bool is_followed_by_title(std::uint32_t block) const {
    return text_.blocks[block].kind == BlockKind::title && block + 1 < text_.blocks.size() &&
           text_.blocks[block + 1].kind == BlockKind::title;
  }

  /// The items below the heading that bear the number, at the shallowest depth where there are any.
  [[nodiscard]] std::vector<std::uint32_t> find_items(const ItemNumber& written) const {
    std::vector<std::uint32_t> found;
    for (std::uint32_t i = 0; i < text_.blocks.size(); ++i) {
      const auto& block = text_.blocks[i];
      if (!block.number || !is_here(i) || !means(written, *block.number)) continue;
      if (!found.empty() && block.depth < text_.blocks[found[0]].depth) found.clear();
      if (found.empty() || block.depth == text_.blocks[found[0]].depth) found.push_back(i);
    }
    return found;
  }

  bool enter_item() {
    const auto written = read_item_number(without_blanks(clause_.item));
    const auto found = written ? find_items(*written) : std::vector<std::uint32_t>();
    if (clause_.occurrence >= 1 && clause_.occurrence <= found.size()) {
      here_ = found[clause_.occurrence - 1];
      in_item_ = true;
      return true;
    }
    if (!found.empty()) {
      report("clause-item",
             message("编号“{}”只出现 {} 次，没有第 {} 个", "“{}” occurs {} time(s) here, there is no occurrence {}",
                     clause_.item, found.size(), clause_.occurrence));
      return false;
    }
    auto& diagnostic =
        report("clause-item", message("原文此处没有编号“{}”", "the text has no item “{}” here", clause_.item));
    diagnostic.hint(message("此处有：{}", "there are: {}", items_here()));
    return false;
  }

  /// Numbers of the items directly below the heading.
  [[nodiscard]] std::string items_here() const {
    std::string items;
    for (std::uint32_t i = 0; i < text_.blocks.size(); ++i) {
      const auto& block = text_.blocks[i];
      const bool below = here_ == Block::none || text_.blocks[here_].kind == BlockKind::title
                             ? block.depth == 0 && is_here(i)
                             : block.parent == here_;
      if (block.number && below) items += (items.empty() ? "" : " ") + item_of(block);
    }
    return items.empty() ? "-" : items;
  }

  bool cite_paragraph() {
    std::vector<std::uint32_t> paragraphs;
    if (in_item_ && text_.blocks[here_].holds_text()) paragraphs.push_back(here_);
    for (std::uint32_t i = 0; i < text_.blocks.size(); ++i) {
      if (text_.blocks[i].kind == BlockKind::paragraph && text_.blocks[i].parent == here_) paragraphs.push_back(i);
    }
    if (clause_.paragraph <= paragraphs.size()) {
      resolved_.text.push_back(paragraphs[clause_.paragraph - 1]);
      return true;
    }
    auto& diagnostic = report("clause-paragraph", message("原文此处只有 {} 段，没有第 {} 段",
                                                          "the text has {} paragraph(s) here, there is no paragraph {}",
                                                          paragraphs.size(), clause_.paragraph));
    if (here_ != Block::none)
      diagnostic.note(*text_.source, text_.blocks[here_].offset, message("在此之下", "below this"));
    return false;
  }

  bool cite_all() {
    if (in_item_ && text_.blocks[here_].holds_text()) resolved_.text.push_back(here_);
    for (std::uint32_t i = 0; i < text_.blocks.size(); ++i) {
      if (text_.blocks[i].holds_text() && here_ != Block::none && text_.is_below(i, here_)) resolved_.text.push_back(i);
    }
    if (resolved_.text.empty())
      report("clause-paragraph", message("原文此处没有正文", "the text has no paragraph here"));
    return !resolved_.text.empty();
  }

  const Clause& clause_;
  const OfficialText& text_;
  const Source& file_;
  std::uint32_t offset_;
  Diagnostics& diagnostics_;
  ResolvedClause resolved_;
  std::uint32_t here_ = Block::none;
  bool in_item_ = false;
};

}  // namespace

std::optional<ResolvedClause> resolve_clause(const Clause& clause, const OfficialText& text, const Source& file,
                                             std::uint32_t offset, Diagnostics& diagnostics) {
  return Resolver(clause, text, file, offset, diagnostics).run();
}

}  // namespace edu_check
