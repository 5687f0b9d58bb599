#pragma once
// Private to the room.

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "edu_check/text/diagnostic.h"
#include "edu_check/text/source.h"
#include "edu_check/yaml/event.h"

namespace edu_check::yaml {

/// Passes events on, remembers those of anchored nodes, and repeats them where an alias stands, all at the alias's
/// place. Anchors are numbers from 1; 0 is none.
class Anchors {
 public:
  using Id = std::size_t;

  Anchors(const Source& source, EventHandler& handler, Diagnostics& diagnostics, std::uint32_t budget)
      : source_(source), handler_(handler), diagnostics_(diagnostics), budget_(budget), left_(budget) {}

  void scalar(const Scalar& scalar, Id anchor);
  void mapping_start(std::uint32_t offset, Id anchor);
  void mapping_end(std::uint32_t offset);
  void sequence_start(std::uint32_t offset, Id anchor);
  void sequence_end(std::uint32_t offset);

  /// Repeats what an anchor stands for. False, with a report, if that would never end or is over the budget.
  bool repeat(Id anchor, std::uint32_t offset);

  /// Whether events are only remembered, and not passed on.
  void mute(bool muted) { muted_ = muted; }

 private:
  enum class Kind : std::uint8_t { scalar, mapping_start, mapping_end, sequence_start, sequence_end };
  struct Recorded {
    Kind kind;
    ScalarStyle style;
    std::string text;
  };
  struct Anchored {
    Id id;
    std::size_t begin;
    std::size_t end;  ///< `not_ended` until its node ends
    std::size_t depth;
  };
  static constexpr std::size_t not_ended = static_cast<std::size_t>(-1);

  void record(Kind kind, Id anchor, const Scalar& scalar);
  void deliver(Kind kind, const Scalar& scalar);

  const Source& source_;
  EventHandler& handler_;
  Diagnostics& diagnostics_;
  std::uint32_t budget_;
  std::uint32_t left_;
  bool muted_ = false;
  std::size_t depth_ = 0;
  std::vector<Recorded> recorded_;
  std::vector<Anchored> anchored_;
  std::vector<std::size_t> open_;  ///< of these, those whose node has not ended
};

}  // namespace edu_check::yaml
