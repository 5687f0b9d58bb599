#include "edu_check/input/input_feed.h"

#include "edu_check/table/table_file.h"
#include "edu_check/text/hash.h"
#include "edu_check/text/stop_flag.h"

namespace edu_check {
void InputFeed::take(std::size_t most, std::vector<BatchInput>& inputs) {
  std::size_t count = 0;
  for (; count < most; ++count) {
    if (count == inputs.size()) inputs.emplace_back();
    if (!(streams_ ? take_document(inputs[count]) : take_one(inputs[count]))) break;
  }
  inputs.resize(count);
  taken_ += count;
}

std::uint32_t TableNames::add(std::string_view sheet, CellPlace place) {
  if (sheets_.empty() || sheets_.back() != sheet) sheets_.emplace_back(sheet);
  schools_.push_back({static_cast<std::uint32_t>(sheets_.size() - 1), place});
  return size();
}

std::string TableNames::of(std::uint32_t school) const {
  const auto& found = schools_[school - 1];
  return sheets_[found.sheet] + to_string(found.place);
}

std::string InputFeed::name_of(InputId id) const {
  if (const auto table = tables_.find(id.input); table != tables_.end() && id.document > 0)
    return table->second.of(id.document);
  auto name = distinct_name(inputs_.name(id.input));
  if (id.document > 0) name += "#" + std::to_string(id.document);
  return name;
}

bool InputFeed::take_one(BatchInput& input) {
  input.of_table.reset();
  for (; next_ < inputs_.size(); ++next_) {
    if (!table_format_of(inputs_[next_])) break;
    if (!table_) {
      const auto name = distinct_name(inputs_.name(next_));
      table_.emplace(inputs_[next_], name, vocabulary_, stop_);
      tables_[next_] = TableNames();
    }
    if (take_school(input)) return true;
    table_.reset();
    if (is_set(stop_)) return false;
  }
  if (next_ == inputs_.size()) return false;
  input.id = {next_++, 0};
  input.has_text = false;
  return true;
}

/// The next school of the table that is read, or what is to be told of it.
bool InputFeed::take_school(BatchInput& input) {
  TableSchool school;
  school.text = std::move(input.text);
  const bool found = table_->next(school);
  input.text = std::move(school.text);
  if (!found) return false;
  auto& names = tables_[next_];
  input.id = {next_, school.is_school ? names.add(school.cells.sheet, school.place) : 0};
  input.has_text = true;
  input.lines_before = 0;
  input.mistake.reset();
  input.of_table = std::move(school);
  return true;
}

/// Each part reads its streams whole, so that parts can tell whether they read the same.
void InputFeed::note(std::string_view name, std::string_view text) {
  documents_hash_ = fingerprint(text, fingerprint(name, documents_hash_));
}

bool InputFeed::take_document(BatchInput& input) {
  input.has_text = true;
  input.mistake.reset();
  for (; next_ < inputs_.size(); ++next_) {
    if (!stream_) stream_.emplace(inputs_[next_], stop_);
    while (stream_->next(input.text)) {
      input.id = {next_, stream_->number()};
      input.lines_before = stream_->lines_before();
      if (!shard_) return true;
      const auto name = name_of(input.id);
      ++documents_;
      note(name, input.text);
      if (shard_of(name, shard_->count) == shard_->part) return true;
    }
    if (is_set(stop_)) return false;
    const bool empty = stream_->number() == 0;
    input.mistake = stream_->mistake();
    if (empty && !input.mistake) input.mistake = Message{"没有清单", "it holds no inventories"};
    stream_.reset();
    if (shard_) note(inputs_.name(next_), input.mistake ? input.mistake->en : std::string());
    const bool elsewhere = shard_ && shard_of(name_of({next_, 0}), shard_->count) != shard_->part;
    if (!input.mistake || elsewhere) continue;
    input.id = {next_++, 0};
    input.lines_before = 0;
    return true;
  }
  return false;
}

}  // namespace edu_check
