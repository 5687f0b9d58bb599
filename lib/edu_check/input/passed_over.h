#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "edu_check/text/message.h"

namespace edu_check {

/// Why a run does not check something that stands below the paths it was given.
enum class PassedReason : std::uint8_t {
  ignored,    ///< an ignore file excludes it; a folder counts once, whatever it holds
  foreign,    ///< it is plainly another kind of file than an inventory
  unchanged,  ///< it is what it was in the revision of `--changed-since`
  linked,     ///< a link to a folder
  misnamed    ///< its name is that of an inventory with something behind it: `a.yaml.txt`
};
constexpr std::size_t passed_reason_count = 5;

/// The key of JSON: `ignored` …
[[nodiscard]] std::string_view to_string(PassedReason reason);

/// What a run passed over: how much for each reason, and the first names.
struct PassedOver {
  static constexpr std::size_t most_named = 20;

  std::array<std::uint64_t, passed_reason_count> counts{};
  std::array<std::vector<std::string>, passed_reason_count> names;

  void add(PassedReason reason, std::string_view name);
  /// Adds what another part of the run passed over, behind what is there.
  void merge(const PassedOver& other);

  [[nodiscard]] std::uint64_t of(PassedReason reason) const { return counts[static_cast<std::size_t>(reason)]; }
  [[nodiscard]] const std::vector<std::string>& named(PassedReason reason) const {
    return names[static_cast<std::size_t>(reason)];
  }
  [[nodiscard]] std::uint64_t total() const;
};

/// For people, a line each reason: `ignored by .edu-checkignore: 3 (drafts, old/a.yaml, …)`; nothing if there is none.
/// Names are printable.
[[nodiscard]] std::vector<Message> describe(const PassedOver& passed);

/// `{"total": 3, "ignored": 3, "foreign": 0, …}`.
[[nodiscard]] std::string passed_over_json(const PassedOver& passed);

}  // namespace edu_check
