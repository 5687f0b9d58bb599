#include "edu_check/yaml/strict/yaml_cpp_reader.h"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <istream>
#include <optional>
#include <streambuf>
#include <string>
#include <vector>

#include "edu_check/text/encoding.h"
#include "edu_check/yaml/strict/anchors.h"
#include "edu_check/yaml/strict/colon_mistake.h"
#include "edu_check/yaml/strict/line_check.h"
#include "edu_check/yaml/strict/scalar_check.h"
#include "edu_check/yaml/strict/syntax_error.h"
#include "edu_check/yaml/strict/text_check.h"
#include "edu_check/yaml/strict/text_walker.h"

namespace edu_check::yaml {
namespace {

constexpr std::size_t most_errors = 20;  // each needs its place found, and keeps its line

/// A stream over a text, without a copy of it.
class ViewBuffer final : public std::streambuf {
 public:
  explicit ViewBuffer(std::string_view text) {
    auto* const begin = const_cast<char*>(text.data());  // never written to: the buffer has no put area
    setg(begin, begin, begin + text.size());
  }
};

/// Turns yaml-cpp's events into ours: finds their places, and checks them.
class Adapter final : public YAML::EventHandler {
 public:
  Adapter(const Source& source, edu_check::yaml::EventHandler& handler, Diagnostics& diagnostics,
          const ReadLimits& limits)
      : source_(source),
        diagnostics_(diagnostics),
        limits_(limits),
        walker_(source, diagnostics),
        anchors_(source, handler, diagnostics, limits.alias_events) {}

  [[nodiscard]] const TextWalker& walker() const { return walker_; }
  [[nodiscard]] bool stopped() const { return stopped_; }

  void OnDocumentStart(const YAML::Mark&) override {}
  void OnDocumentEnd() override {
    if (!stopped_) walker_.finish();
  }
  void OnNull(const YAML::Mark&, YAML::anchor_t anchor) override;
  void OnAlias(const YAML::Mark&, YAML::anchor_t anchor) override;
  void OnScalar(const YAML::Mark&, const std::string&, YAML::anchor_t anchor, const std::string& value) override;
  void OnSequenceStart(const YAML::Mark&, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value style) override;
  void OnSequenceEnd() override { close(NodeShape::sequence); }
  void OnMapStart(const YAML::Mark&, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value style) override;
  void OnMapEnd() override { close(NodeShape::mapping); }

 private:
  enum class NodeShape : std::uint8_t { mapping, sequence };

  [[nodiscard]] bool usable();
  void pass_over_entry();
  void end_passing();
  [[nodiscard]] bool is_explained(std::uint32_t offset) const;
  void refuse_at(Refusal refusal, std::uint32_t offset) { refuse(refusal, source_, offset, diagnostics_); }
  void check_root(std::uint32_t offset, std::string_view text);
  bool enter(std::uint32_t offset, bool is_key);
  void close(NodeShape shape);

  const Source& source_;
  Diagnostics& diagnostics_;
  const ReadLimits& limits_;
  TextWalker walker_;
  Anchors anchors_;
  std::uint32_t depth_ = 0;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> keys_;  ///< collections that are keys: their depths and places
  std::optional<std::uint32_t> passing_;  ///< depth of the mapping one of whose entries is kept from the handler
  bool stopped_ = false;
};

bool Adapter::usable() {
  if (diagnostics_.error_count() >= most_errors) stopped_ = true;
  if (stopped_ || walker_.lost()) return false;
  if (passing_ == depth_ && walker_.at_key()) end_passing();
  return true;
}

/// Keeps an entry whose key is no scalar from the handler, which would take its parts for keys and values.
void Adapter::pass_over_entry() {
  if (passing_) return;
  passing_ = depth_;
  anchors_.mute(true);
}

void Adapter::end_passing() {
  passing_.reset();
  anchors_.mute(false);
}

/// Refuses a document that is no mapping; one report is enough for all that follows from that.
void Adapter::check_root(std::uint32_t offset, std::string_view text) {
  if (depth_ > 0) return;
  stopped_ = true;
  const bool explained = diagnostics_.has_errors();
  if (!explained && looks_like_entry(text)) {
    const auto mistake = find_colon_mistake(text);
    refuse_at(mistake.refusal, offset + static_cast<std::uint32_t>(mistake.offset));
  } else if (!explained) {
    refuse_at(Refusal::not_a_mapping, offset);
  }
  check_lines_after(source_, offset, diagnostics_);
}

void Adapter::OnNull(const YAML::Mark&, YAML::anchor_t anchor) {
  if (!usable()) return;
  const bool key = walker_.at_key();
  const Place place = walker_.null();
  if (walker_.lost()) return;
  if (depth_ == 0 && place.left_out) {
    refuse_at(Refusal::empty_document, 0);
    return;
  }
  const auto written = source_.text().substr(place.offset, place.end - place.offset);
  check_root(place.offset, written);
  if (key && place.left_out) {
    refuse_at(Refusal::empty_key, place.offset);
    pass_over_entry();
  }
  anchors_.scalar(Scalar{written, place.offset, ScalarStyle::plain}, anchor);
}

void Adapter::OnScalar(const YAML::Mark&, const std::string&, YAML::anchor_t anchor, const std::string& value) {
  if (!usable()) return;
  const bool key = walker_.at_key();
  const Place place = walker_.scalar(value);
  if (walker_.lost()) return;
  const auto written = source_.text().substr(place.offset, place.end - place.offset);
  check_root(place.offset, written);
  check_scalar({value, written, place, key}, source_, diagnostics_);
  anchors_.scalar(Scalar{value, place.offset, place.style}, anchor);
}

void Adapter::OnAlias(const YAML::Mark&, YAML::anchor_t anchor) {
  if (!usable()) return;
  const bool key = walker_.at_key();
  const Place place = walker_.alias();
  if (walker_.lost()) return;
  if (key) {
    refuse_at(Refusal::alias_as_key, place.offset);
    pass_over_entry();
  }
  if (!anchors_.repeat(anchor, place.offset)) stopped_ = true;
}

void Adapter::OnSequenceStart(const YAML::Mark&, const std::string& tag, YAML::anchor_t anchor,
                              YAML::EmitterStyle::value style) {
  if (!usable()) return;
  const bool key = walker_.at_key();
  const auto form = style == YAML::EmitterStyle::Block ? CollectionForm::block : CollectionForm::flow;
  const Place place = walker_.open_sequence(form, {anchor != 0, tag != "?"});
  if (walker_.lost()) return;
  check_root(place.offset, {});
  if (enter(place.offset, key)) anchors_.sequence_start(place.offset, anchor);
}

void Adapter::OnMapStart(const YAML::Mark&, const std::string& tag, YAML::anchor_t anchor,
                         YAML::EmitterStyle::value style) {
  if (!usable()) return;
  const bool key = walker_.at_key();
  const auto form = style == YAML::EmitterStyle::Block ? CollectionForm::block : CollectionForm::flow;
  const Place place = walker_.open_mapping(form, {anchor != 0, tag != "?"});
  if (walker_.lost()) return;
  if (enter(place.offset, key)) anchors_.mapping_start(place.offset, anchor);
}

/// That a collection is a key is certain only where it ends: yaml-cpp says so of each that is never closed.
bool Adapter::enter(std::uint32_t offset, bool is_key) {
  if (is_key) pass_over_entry();
  ++depth_;
  if (is_key) keys_.emplace_back(depth_, offset);
  if (depth_ <= limits_.depth) return true;
  report_too_deep(source_, offset, limits_.depth, diagnostics_);
  stopped_ = true;
  return false;
}

void Adapter::close(NodeShape shape) {
  if (!usable()) return;
  if (passing_ == depth_) end_passing();
  const auto offset = walker_.close();
  if (!walker_.lost() && !keys_.empty() && keys_.back().first == depth_) {
    if (!is_explained(keys_.back().second)) refuse_at(Refusal::complex_key, keys_.back().second);
    keys_.pop_back();
  }
  --depth_;
  if (walker_.lost()) return;
  shape == NodeShape::mapping ? anchors_.mapping_end(offset) : anchors_.sequence_end(offset);
}

/// Whether the question mark before a key that is no text was refused already.
bool Adapter::is_explained(std::uint32_t offset) const {
  const auto line = source_.position(offset).line;
  const auto& all = diagnostics_.all();
  return std::any_of(all.begin(), all.end(), [&](const Diagnostic& each) {
    return each.id == "yaml-complex-key" && each.location.position.line == line;
  });
}

/// The place of a mark; the document's end, if it has none.
std::uint32_t offset_of(const YAML::Mark& mark, std::string_view text) {
  const auto skipped = text.starts_with(utf8_mark) ? utf8_mark.size() : 0;
  const auto offset = mark.pos < 0 ? text.size() : static_cast<std::size_t>(mark.pos) + skipped;
  return static_cast<std::uint32_t>(std::min(offset, text.size()));
}

}  // namespace

void read_with_yaml_cpp(const Source& source, EventHandler& handler, Diagnostics& diagnostics,
                        const ReadLimits& limits) {
  handler.on_start();
  ViewBuffer buffer(source.text());
  std::istream stream(&buffer);
  Adapter adapter(source, handler, diagnostics, limits);
  try {
    YAML::Parser parser(stream);
    if (!parser.HandleNextDocument(adapter)) refuse(Refusal::empty_document, source, 0, diagnostics);
  } catch (const YAML::Exception& error) {
    const bool explained = adapter.stopped() || (adapter.walker().lost() && !adapter.walker().owes_report());
    const SyntaxError found{error.msg, offset_of(error.mark, source.text()), adapter.walker().end(),
                            adapter.walker().last_scalar(), adapter.walker().open_bracket()};
    if (!explained) report_syntax_error(found, source, diagnostics);
  }
  if (adapter.walker().owes_report() && !diagnostics.has_errors())
    refuse(Refusal::unclear, source, adapter.walker().end(), diagnostics);
  if (adapter.walker().lost() && !adapter.walker().owes_report())
    check_lines_after(source, adapter.walker().end(), diagnostics);
}

}  // namespace edu_check::yaml
