#include "edu_check/input/input_feed.h"

#include "edu_check/text/hash.h"
#include "edu_check/text/stop_flag.h"

namespace edu_check {
void InputFeed::take(std::size_t most, std::vector<BatchInput>& inputs) {
  std::size_t count = 0;
  for (; count < most; ++count) {
    if (count == inputs.size()) inputs.emplace_back();
    if (!take_one(inputs[count])) break;
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

std::unique_ptr<DocumentReader> InputFeed::open_next() const {
  const DocumentInput input{inputs_[next_], distinct_name(inputs_.name(next_)), vocabulary_, stop_};
  return streams_ ? open_stream(input) : open_documents(input);
}

bool InputFeed::take_one(BatchInput& input) {
  for (; next_ < inputs_.size(); ++next_) {
    if (!reader_) {
      reader_ = open_next();
      number_ = 0;
      if (!reader_) break;
    }
    if (take_document(input)) return true;
    if (is_set(stop_)) return false;
    reader_.reset();
  }
  if (next_ == inputs_.size()) return false;
  input.id = {next_++, 0};
  input.has_text = false;
  return true;
}

/// The next document of this part, or what is to be told of the file.
bool InputFeed::take_document(BatchInput& input) {
  auto& document = input.document;
  input.has_text = true;
  while (reader_->next(document)) {
    if (document.is_inventory) ++number_;
    input.id = {next_, document.is_inventory ? number_ : 0};
    if (document.is_inventory && document.is_of_table()) tables_[next_].add(document.cells.sheet, document.place);
    if (!shard_ || !streams_) return true;  // a table belongs to a part as a whole
    const auto name = name_of(input.id);
    note(name, document.is_inventory ? document.text : document.found.all().front().message.en);
    documents_ += document.is_inventory ? 1U : 0U;
    if (shard_of(name, shard_->count) == shard_->part) return true;
  }
  if (shard_ && streams_ && !is_set(stop_)) note(inputs_.name(next_), {});
  return false;
}

/// Each part reads its streams whole, so that parts can tell whether they read the same.
void InputFeed::note(std::string_view name, std::string_view text) {
  documents_hash_ = fingerprint(text, fingerprint(name, documents_hash_));
}

}  // namespace edu_check
