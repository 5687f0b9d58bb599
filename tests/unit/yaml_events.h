#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "edu_check/yaml/event.h"

namespace edu_check::yaml {

/// Writes down events, to compare what two readers deliver: one line an event, `12 plain name`, `0 +MAP`, `96 -MAP`.
class EventRecorder final : public EventHandler {
 public:
  void on_start() override {
    lines.clear();
    ++starts;
  }
  void on_scalar(const Scalar& scalar) override {
    constexpr std::string_view styles[] = {"plain", "quoted", "block"};
    std::string line = std::to_string(scalar.offset) + " ";
    line.append(styles[static_cast<std::size_t>(scalar.style)]).append(" ").append(scalar.text);
    lines.push_back(line);
  }
  void on_mapping_start(std::uint32_t offset) override { lines.push_back(std::to_string(offset) + " +MAP"); }
  void on_mapping_end(std::uint32_t offset) override { lines.push_back(std::to_string(offset) + " -MAP"); }
  void on_sequence_start(std::uint32_t offset) override { lines.push_back(std::to_string(offset) + " +SEQ"); }
  void on_sequence_end(std::uint32_t offset) override { lines.push_back(std::to_string(offset) + " -SEQ"); }

  std::vector<std::string> lines;
  int starts = 0;
};

}  // namespace edu_check::yaml
