#include "edu_check/yaml/strict/anchors.h"

#include <algorithm>

#include "edu_check/text/message_format.h"
#include "edu_check/yaml/strict/refusal.h"

namespace edu_check::yaml {

void Anchors::scalar(const Scalar& scalar, Id anchor) { record(Kind::scalar, anchor, scalar); }
void Anchors::mapping_start(std::uint32_t offset, Id anchor) { record(Kind::mapping_start, anchor, {{}, offset}); }
void Anchors::mapping_end(std::uint32_t offset) { record(Kind::mapping_end, 0, {{}, offset}); }
void Anchors::sequence_start(std::uint32_t offset, Id anchor) { record(Kind::sequence_start, anchor, {{}, offset}); }
void Anchors::sequence_end(std::uint32_t offset) { record(Kind::sequence_end, 0, {{}, offset}); }

void Anchors::record(Kind kind, Id anchor, const Scalar& scalar) {
  deliver(kind, scalar);
  const bool starts = kind == Kind::mapping_start || kind == Kind::sequence_start;
  const bool ends = kind == Kind::mapping_end || kind == Kind::sequence_end;
  if (ends) --depth_;
  if (anchor != 0) {
    open_.push_back(anchored_.size());
    anchored_.push_back({anchor, recorded_.size(), not_ended, depth_});
  }
  if (!open_.empty()) recorded_.push_back({kind, scalar.style, std::string(scalar.text)});
  if (starts) {
    ++depth_;
    return;
  }
  while (!open_.empty() && anchored_[open_.back()].depth == depth_) {
    anchored_[open_.back()].end = recorded_.size();
    open_.pop_back();
  }
}

void Anchors::deliver(Kind kind, const Scalar& scalar) {
  if (muted_) return;
  switch (kind) {
    case Kind::scalar:
      return handler_.on_scalar(scalar);
    case Kind::mapping_start:
      return handler_.on_mapping_start(scalar.offset);
    case Kind::mapping_end:
      return handler_.on_mapping_end(scalar.offset);
    case Kind::sequence_start:
      return handler_.on_sequence_start(scalar.offset);
    case Kind::sequence_end:
      return handler_.on_sequence_end(scalar.offset);
  }
}

bool Anchors::repeat(Id anchor, std::uint32_t offset) {
  const auto found =
      std::find_if(anchored_.rbegin(), anchored_.rend(), [&](const Anchored& a) { return a.id == anchor; });
  if (found == anchored_.rend() || found->end == not_ended) {
    refuse(Refusal::recursive_alias, source_, offset, diagnostics_);
    return false;
  }
  const auto [begin, end] = std::pair(found->begin, found->end);
  if (end - begin > left_) {
    diagnostics_
        .report(Severity::error, "yaml-alias-budget", source_, offset,
                message("别名（*）重复的内容过多：全文件最多 {} 项",
                        "aliases (*) repeat too much: at most {} items in a file", budget_))
        .hint(message("把内容直接写出来", "write out the content"));
    return false;
  }
  left_ -= static_cast<std::uint32_t>(end - begin);
  for (auto i = begin; i < end; ++i) {
    const Recorded again = recorded_[i];
    record(again.kind, 0, {again.text, offset, again.style});
  }
  return true;
}

}  // namespace edu_check::yaml
