#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "edu_check/text/diagnostic.h"
#include "edu_check/text/source.h"
#include "edu_check/yaml/event.h"

namespace edu_check::yaml {

enum class NodeKind : std::uint8_t { scalar, mapping, sequence };

/// What a mapping or a sequence holds.
struct NodeExtent {
  std::uint32_t cells;  ///< of this node and all below it
  std::uint32_t size;   ///< entries or items
};

/// One node as a document stores it; the nodes below it follow directly, in the order of the text. Documents hold many,
/// so it is small.
struct NodeCell {
  static constexpr std::uint32_t longest = (1U << 28U) - 1;

  union {
    const char* text = nullptr;  ///< of a scalar
    NodeExtent extent;           ///< of anything else
  };
  std::uint32_t offset = 0;
  std::uint32_t length : 28 = 0;  ///< of the text; a document has fewer bytes
  NodeKind kind : 2 = NodeKind::scalar;
  ScalarStyle style : 2 = ScalarStyle::plain;

  [[nodiscard]] std::uint32_t cells() const { return kind == NodeKind::scalar ? 1 : extent.cells; }
};

/// Whether two texts are the same: sizes and first bytes tell most of them apart.
[[nodiscard]] inline bool same_text(std::string_view a, std::string_view b) {
  return a.size() == b.size() && (a.empty() || (a.front() == b.front() && a == b));
}

/// One bit that depends on the text: texts with different marks differ.
[[nodiscard]] inline std::uint64_t mark_of(std::string_view text) {
  if (text.empty()) return 1;
  const auto byte = [](char c) -> std::size_t { return static_cast<unsigned char>(c); };
  return std::uint64_t{1} << ((5 * text.size() + 3 * byte(text.front()) + 7 * byte(text.back())) % 64);
}

class Items;
class Entries;

/// A node of a `Document`: a handle that is cheap to copy, valid as long as the document and its source are.
class Node {
 public:
  explicit Node(const NodeCell* cell) : cell_(cell) {}

  [[nodiscard]] NodeKind kind() const { return cell_->kind; }
  [[nodiscard]] bool is_scalar() const { return cell_->kind == NodeKind::scalar; }
  [[nodiscard]] bool is_mapping() const { return cell_->kind == NodeKind::mapping; }
  [[nodiscard]] bool is_sequence() const { return cell_->kind == NodeKind::sequence; }

  /// Whether nothing is given: a value that is left out, or a plain `~` or `null`.
  [[nodiscard]] bool is_null() const;
  /// Of a scalar, its value; empty for anything else.
  [[nodiscard]] std::string_view text() const {
    return is_scalar() ? std::string_view(cell_->text, cell_->length) : std::string_view();
  }
  [[nodiscard]] ScalarStyle style() const { return cell_->style; }
  /// The byte of the source at which it is written, as `EventHandler` got it.
  [[nodiscard]] std::uint32_t offset() const { return cell_->offset; }
  /// Number of entries of a mapping or items of a sequence.
  [[nodiscard]] std::size_t size() const { return is_scalar() ? 0 : cell_->extent.size; }

  /// The items of a sequence; none for anything else.
  [[nodiscard]] Items items() const;
  /// The entries of a mapping in the order of the text; none for anything else.
  [[nodiscard]] Entries entries() const;
  /// The value of the first entry with that key; nothing if there is none, or if this is no mapping.
  [[nodiscard]] std::optional<Node> find(std::string_view key) const;

 private:
  friend class Items;
  friend class Entries;
  [[nodiscard]] const NodeCell* next() const { return cell_ + cell_->cells(); }

  const NodeCell* cell_;
};

/// One entry of a mapping; the key is a scalar.
struct Entry {
  Node key;
  Node value;
};

/// The items of a sequence, for a range-based for.
class Items {
 public:
  class Iterator {
   public:
    using iterator_category = std::input_iterator_tag;
    using value_type = Node;
    using difference_type = std::ptrdiff_t;
    using pointer = void;
    using reference = Node;

    explicit Iterator(const NodeCell* cell) : cell_(cell) {}
    Node operator*() const { return Node(cell_); }
    Iterator& operator++() {
      cell_ += cell_->cells();
      return *this;
    }
    friend bool operator==(const Iterator&, const Iterator&) = default;

   private:
    const NodeCell* cell_;
  };

  explicit Items(Node node) : node_(node) {}
  [[nodiscard]] Iterator begin() const { return Iterator(node_.is_sequence() ? node_.cell_ + 1 : node_.next()); }
  [[nodiscard]] Iterator end() const { return Iterator(node_.next()); }

 private:
  Node node_;
};

/// The entries of a mapping, for a range-based for: `for (const auto [key, value] : node.entries())`.
class Entries {
 public:
  class Iterator {
   public:
    using iterator_category = std::input_iterator_tag;
    using value_type = Entry;
    using difference_type = std::ptrdiff_t;
    using pointer = void;
    using reference = Entry;

    explicit Iterator(const NodeCell* cell) : cell_(cell) {}
    Entry operator*() const { return {Node(cell_), Node(cell_ + 1)}; }
    Iterator& operator++() {
      cell_ += 1 + (cell_ + 1)->cells();  // a key is a scalar
      return *this;
    }
    friend bool operator==(const Iterator&, const Iterator&) = default;

   private:
    const NodeCell* cell_;
  };

  explicit Entries(Node node) : node_(node) {}
  [[nodiscard]] Iterator begin() const { return Iterator(node_.is_mapping() ? node_.cell_ + 1 : node_.next()); }
  [[nodiscard]] Iterator end() const { return Iterator(node_.next()); }

 private:
  Node node_;
};

/// A whole YAML document as a tree that does not change: for standards, vocabularies, rule tests and waivers. Texts
/// stay in the source where they stand there as they are.
class Document {
 public:
  /// The mapping that every document is.
  [[nodiscard]] Node root() const { return Node(cells_.data()); }

 private:
  friend class DocumentBuilder;
  std::vector<NodeCell> cells_;
  std::deque<std::string> texts_;
};

/// Reads a source into a tree; the source must stay in its place as long as the document is used. Nothing if it can't
/// be read, with what `read` reports. A key that a mapping holds twice is reported as `yaml-duplicate-key` at the
/// second, with a note at the first, and so are characters that nobody sees (`text-hidden-character`) and texts of more
/// than 10,000 characters (`text-too-long`); the document is returned all the same, so that its loader can find more.
[[nodiscard]] std::optional<Document> load_document(const Source& source, Diagnostics& diagnostics);

}  // namespace edu_check::yaml
