#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "edu_check/text/diagnostic.h"

namespace edu_check {

/// Paths of the inventories of a run, in order; kept in one buffer, since there may be half a million.
class InputList {
 public:
  void add(std::string_view path);
  [[nodiscard]] std::size_t size() const { return ends_.size(); }
  [[nodiscard]] bool empty() const { return ends_.empty(); }
  [[nodiscard]] std::string_view operator[](std::size_t index) const;

 private:
  std::string text_;
  std::vector<std::uint64_t> ends_;
};

/// The path that stands for standard input.
constexpr std::string_view standard_input = "-";

/// Adds what a path of the command line means: itself if it is a file or standard input; all `.yaml`, `.yml` and `.json` files
/// below it, sorted, without hidden ones, if it is a folder; the files that match if it is a pattern with `*`, `?`, `[…]` or
/// `**`. Reports a path that means nothing.
void add_inputs(std::string_view path, InputList& inputs, Diagnostics& diagnostics);

/// Reads a whole file, or standard input, into `text`, whose memory is used again. Nothing on success, else the reason.
[[nodiscard]] std::optional<Message> read_file(std::string_view path, std::string& text);

}  // namespace edu_check
