#include "edu_check/yaml/node.h"

#include <algorithm>
#include <functional>
#include <utility>

#include "edu_check/text/display.h"
#include "edu_check/text/encoding.h"
#include "edu_check/text/message_format.h"
#include "edu_check/text/odd_character.h"
#include "edu_check/text/utf8.h"
#include "edu_check/yaml/reader.h"

namespace edu_check::yaml {

bool Node::is_null() const {
  if (!is_scalar() || style() != ScalarStyle::plain) return false;
  const auto value = text();
  return value.empty() || value == "~" || value == "null" || value == "Null" || value == "NULL";
}

Items Node::items() const { return Items(*this); }

Entries Node::entries() const { return Entries(*this); }

std::optional<Node> Node::find(std::string_view key) const {
  for (const auto entry : entries()) {
    if (same_text(entry.key.text(), key)) return entry.value;
  }
  return std::nullopt;
}

namespace {

/// Whether all keys have marks of their own, so that none stands twice. Of few keys this is nearly always so.
bool all_marks_differ(Node mapping) {
  std::uint64_t marks = 0;
  for (const auto entry : mapping.entries()) {
    const auto mark = mark_of(entry.key.text());
    if ((marks & mark) != 0) return false;
    marks |= mark;
  }
  return true;
}

}  // namespace

/// Builds a document from events.
class DocumentBuilder final : public EventHandler {
 public:
  DocumentBuilder(const Source& source, Diagnostics& diagnostics) : source_(source), diagnostics_(diagnostics) {}

  void on_start() override {
    document_.cells_.clear();
    document_.texts_.clear();
    long_texts_.clear();
    hidden_.clear();
    open_.clear();
    document_.cells_.reserve(text_.size() / bytes_per_node + 1);
  }
  void on_scalar(const Scalar& scalar) override {
    const auto text = is_in_source(scalar.text) ? scalar.text : keep_outside(scalar);
    if (text.size() > longest_text) long_texts_.emplace_back(scalar.offset, count_characters(text));
    NodeCell& cell = add(NodeKind::scalar, scalar.offset);
    cell.text = text.data();
    cell.length = static_cast<std::uint32_t>(text.size()) & NodeCell::longest;
    cell.style = scalar.style;
  }
  void on_mapping_start(std::uint32_t offset) override { open(NodeKind::mapping, offset); }
  void on_mapping_end(std::uint32_t) override { document_.cells_[close()].extent.size /= 2; }
  void on_sequence_start(std::uint32_t offset) override { open(NodeKind::sequence, offset); }
  void on_sequence_end(std::uint32_t) override { close(); }

  /// Reports characters that nobody sees and texts that are longer than any that is meant.
  void check_texts();
  /// Reports every key that stands twice in one mapping.
  void report_duplicate_keys();
  [[nodiscard]] Document take() { return std::move(document_); }

 private:
  struct Duplicate {
    Node first;
    Node again;
  };
  static constexpr std::size_t longest_text = 10'000;  // characters
  static constexpr std::size_t most_hidden = 10;
  static constexpr std::size_t bytes_per_node =
      12;  // a guess from the built-in standards, so that few moves are needed

  [[nodiscard]] bool is_in_source(std::string_view text) const {
    const std::less_equal<> not_after;
    return not_after(text_.data(), text.data()) && not_after(text.data() + text.size(), text_.data() + text_.size());
  }
  [[nodiscard]] std::string_view keep_outside(const Scalar& scalar);
  NodeCell& add(NodeKind kind, std::uint32_t offset);
  void open(NodeKind kind, std::uint32_t offset);
  std::size_t close();
  void find_duplicates_in(Node mapping);

  const Source& source_;
  std::string_view text_{source_.text()};
  Diagnostics& diagnostics_;
  Document document_;
  std::vector<std::size_t> open_;
  std::vector<std::pair<std::uint32_t, std::size_t>> long_texts_;  ///< with their lengths
  std::vector<std::pair<std::uint32_t, OddCharacter>> hidden_;     ///< of texts with escapes
  std::vector<Node> keys_;
  std::vector<Duplicate> duplicates_;
};

std::string_view DocumentBuilder::keep_outside(const Scalar& scalar) {
  const auto written = text_.substr(std::min<std::size_t>(scalar.offset, text_.size()), scalar.text.size());
  if (written == scalar.text) return written;
  if (const auto odd = find_invisible_character(scalar.text)) hidden_.emplace_back(scalar.offset, *odd);
  return document_.texts_.emplace_back(scalar.text);
}

NodeCell& DocumentBuilder::add(NodeKind kind, std::uint32_t offset) {
  if (!open_.empty()) ++document_.cells_[open_.back()].extent.size;
  NodeCell& cell = document_.cells_.emplace_back();
  cell.kind = kind;
  cell.offset = offset;
  return cell;
}

void DocumentBuilder::open(NodeKind kind, std::uint32_t offset) {
  add(kind, offset).extent = {1, 0};
  open_.push_back(document_.cells_.size() - 1);
}

std::size_t DocumentBuilder::close() {
  const auto index = open_.back();
  open_.pop_back();
  document_.cells_[index].extent.cells = static_cast<std::uint32_t>(document_.cells_.size() - index);
  return index;
}

void DocumentBuilder::check_texts() {
  const auto refuse_at = [&](std::uint32_t offset, const OddCharacter& odd) {
    const auto name = describe(odd);
    diagnostics_
        .report(Severity::error, "text-hidden-character", source_, offset,
                message("这里有看不见的字符：{}", "there is an invisible character here: {}", name))
        .hint(message("删除它", "delete it"));
  };
  std::size_t from = text_.starts_with(utf8_mark) ? utf8_mark.size() : 0;
  for (std::size_t reports = 0; reports < most_hidden; ++reports) {
    const auto odd = find_invisible_character(text_.substr(from));
    if (!odd) break;
    refuse_at(static_cast<std::uint32_t>(from + odd->offset), *odd);
    from += odd->offset + odd->length;
  }
  for (const auto& [offset, odd] : hidden_) refuse_at(offset, odd);
  for (const auto& [offset, length] : long_texts_) {
    if (length <= longest_text) continue;
    diagnostics_.report(Severity::error, "text-too-long", source_, offset,
                        message("此处的文字有 {} 个字符，最多 {} 个", "a text of {} characters, expected at most {}",
                                length, longest_text));
  }
}

void DocumentBuilder::report_duplicate_keys() {
  for (const NodeCell& cell : document_.cells_) {
    if (cell.kind == NodeKind::mapping && cell.extent.size > 1) find_duplicates_in(Node(&cell));
  }
  std::sort(duplicates_.begin(), duplicates_.end(),
            [](const Duplicate& a, const Duplicate& b) { return a.again.offset() < b.again.offset(); });
  for (const auto& [first, again] : duplicates_) {
    diagnostics_
        .report(Severity::error, "yaml-duplicate-key", source_, again.offset(),
                message("键“{}”重复", "the key '{}' stands twice in one mapping", printable(again.text())))
        .note(source_, first.offset(), message("第一次出现在这里", "it stands here first"))
        .hint(message("只保留其中一个", "keep one of them"));
  }
}

void DocumentBuilder::find_duplicates_in(Node mapping) {
  if (all_marks_differ(mapping)) return;
  keys_.clear();
  for (const auto entry : mapping.entries()) keys_.push_back(entry.key);
  std::sort(keys_.begin(), keys_.end(), [](Node a, Node b) {
    if (a.text().size() != b.text().size()) return a.text().size() < b.text().size();
    const auto order = a.text().compare(b.text());
    return order != 0 ? order < 0 : a.offset() < b.offset();
  });
  for (std::size_t first = 0, i = 1; i < keys_.size(); ++i) {
    if (keys_[i].text() == keys_[first].text()) {
      duplicates_.push_back({keys_[first], keys_[i]});
    } else {
      first = i;
    }
  }
}

std::optional<Document> load_document(const Source& source, Diagnostics& diagnostics) {
  DocumentBuilder builder(source, diagnostics);
  if (read(source, builder, diagnostics) == ReadResult::failed) return std::nullopt;
  builder.check_texts();
  builder.report_duplicate_keys();
  return builder.take();
}

}  // namespace edu_check::yaml
