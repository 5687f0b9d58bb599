#include "edu_check/input/input_feed.h"

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

std::string InputFeed::name_of(InputId id) const {
  auto name = distinct_name(inputs_.name(id.input));
  if (id.document > 0) name += "#" + std::to_string(id.document);
  return name;
}

bool InputFeed::take_one(BatchInput& input) {
  if (next_ == inputs_.size()) return false;
  input.id = {next_++, 0};
  input.has_text = false;
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
