#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "edu_check/inventory/document.h"
#include "edu_check/standard/vocabulary.h"
#include "edu_check/text/source.h"
#include "edu_check/value/date.h"
#include "edu_check/value/slot.h"
#include "edu_check/value/subject_kind.h"

namespace edu_check {

/// Slots of the facts that say who and where a school or a region is, as far as the vocabulary has them.
struct PlaceSlots {
  explicit PlaceSlots(const Vocabulary& vocabulary);
  std::optional<std::uint32_t> name, school_code, former_code, province, city, district, division_code;
  std::optional<std::uint32_t> region_name, region_code;
};

/// A school's or a region's facts, in the slots of the vocabulary. Made to be used again for the next file: `clear`
/// touches only what the last one filled.
class Inventory {
 public:
  explicit Inventory(std::shared_ptr<const Vocabulary> vocabulary);

  [[nodiscard]] const Vocabulary& vocabulary() const { return *vocabulary_; }
  [[nodiscard]] const PlaceSlots& place_slots() const { return place_slots_; }
  [[nodiscard]] const std::vector<Slot>& slots() const { return slots_; }
  [[nodiscard]] const Slot& slot(std::uint32_t index) const { return slots_[index]; }
  [[nodiscard]] SubjectKind kind() const { return kind_; }
  /// When the facts were taken.
  [[nodiscard]] std::optional<Date> date() const { return date_; }
  /// Slots that the inventory names or that follow from it, in the order of the text.
  [[nodiscard]] const std::vector<std::uint32_t>& touched() const { return touched_; }
  /// The file that it was read from; null for none.
  [[nodiscard]] const Source* source() const { return source_; }
  /// What it names as documents, in the order of the text; without `null`.
  [[nodiscard]] const std::vector<Document>& documents() const { return documents_; }
  /// Text of a fact, or empty.
  [[nodiscard]] std::string_view text(std::string_view path) const;
  /// Byte at which a fact stands, be it as unknown; else at which the nearest existing group above it begins, where it
  /// would stand. 0 if there is none.
  [[nodiscard]] std::uint32_t nearest_offset(std::uint32_t slot) const;

  void clear();
  void set_source(const Source* source) { source_ = source; }
  void set_kind(SubjectKind kind) { kind_ = kind; }
  void set_date(Date date) { date_ = date; }
  /// The slot for writing; notes that it was touched, once. The caller gives it a value or evidence.
  Slot& touch(std::uint32_t index);
  /// The slot for writing once more.
  Slot& writable(std::uint32_t index) { return slots_[index]; }
  void note_group(std::uint32_t group, std::uint32_t offset);
  /// Adds a document. Its fact is documented while all documents that are named for it are good.
  void add_document(const Document& document);
  /// Says what is wrong with a document that looked good.
  void refuse_document(std::size_t index, DocumentMistake mistake);
  /// Keeps a text that does not stand in the source as it is.
  std::string_view keep(std::string_view text);

 private:
  struct GroupPlace {
    std::uint32_t group;
    std::uint32_t offset;
  };

  std::shared_ptr<const Vocabulary> vocabulary_;
  PlaceSlots place_slots_;
  std::vector<Slot> slots_;
  std::vector<std::uint32_t> touched_;
  std::vector<GroupPlace> groups_;
  std::vector<Document> documents_;
  std::deque<std::string> texts_;
  const Source* source_ = nullptr;
  std::optional<Date> date_;
  SubjectKind kind_ = SubjectKind::school;
};

}  // namespace edu_check
