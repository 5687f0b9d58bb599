// The fast reader and yaml-cpp must agree: what the fast one accepts, yaml-cpp with strict reading accepts too, and
// both deliver the same events.

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "../unit/yaml_events.h"
#include "edu_check/yaml/fast/fast_reader.h"
#include "edu_check/yaml/node.h"
#include "edu_check/yaml/reader.h"

namespace {

using namespace edu_check;
using namespace edu_check::yaml;

[[noreturn]] void fail(const char* what, const EventRecorder& fast, const EventRecorder& slow,
                       const Diagnostics& diagnostics) {
  std::fprintf(stderr, "%s\n%s", what, render(diagnostics, Language::en).c_str());
  const auto count = std::max(fast.lines.size(), slow.lines.size());
  for (std::size_t i = 0; i < count; ++i) {
    const auto* const left = i < fast.lines.size() ? fast.lines[i].c_str() : "";
    const auto* const right = i < slow.lines.size() ? slow.lines[i].c_str() : "";
    std::fprintf(stderr, "%s %-40s | %s\n", std::strcmp(left, right) == 0 ? " " : "!", left, right);
  }
  std::abort();
}

// ---- mutations that know what an inventory looks like ----

constexpr std::string_view inventory =
    "edu-check: 1\nschool:\n  name: 实验小学  # 全称\n  code: \"2161000001\"\n  stages: [primary, junior]\n  area: "
    "rural\n"
    "date: 2026-09-01\nstudents:\n  primary: 1200\n  junior:\nnetwork:\n  internet: {bandwidth: 500 Mbps, wired: yes}\n"
    "  campus:\n  - name: 'A'\n    带宽: 1000 Mbps\n  -\n  - - x\n    - ~\n---\nevidence:\n  network.wired:\n    - "
    "合同.pdf\n"
    "    - {file: \"a \\\"b\\\".pdf\", pages: [1, 2, 3]}\n说明: |\n  第一行\n   第二行\n\nnote: >-\n  folded\n  text\n";

constexpr std::array<std::string_view, 72> tokens = {
    ": ",     ":",       "- ",    "-",    "  ",  " ",    "#",    " # c",   "\n",     "\r\n",
    "\r",     "\t",      "[",     "]",    "{",   "}",    ", ",   ",",      "\"",     "'",
    "''",     "\\\"",    "\\n",   "\\",   "|",   "|-",   ">",    ">+",     "&a ",    "*a",
    "!t",     "!!",      "? ",    "?",    "%",   "@",    "`",    "---",    "...",    "---\n",
    "...\n",  "<<: ",    "~",     "null", "：",  "，",   "“",    "\u3000", "\u00A0", "\xEF\xBB\xBF",
    "a",      "带宽",    "a: b",  "- a",  "x: ", "[]",   "{}",   "\"\"",   "''",     "[a, b]",
    "{a: b}", "\"a\": ", "'a': ", "a:\n", "-\n", "  - ", "    ", "0",      "\n\n",   "\n  ",
    "# ",     "\x85"};

class Mutator {
 public:
  Mutator(std::string text, unsigned seed) : text_(std::move(text)), random_(seed) {}

  std::string mutate() {
    for (auto times = 1 + below(3); times > 0; --times) mutate_once();
    return std::move(text_);
  }

 private:
  std::size_t below(std::size_t limit) { return limit == 0 ? 0 : random_() % limit; }
  std::string_view token() { return tokens[below(tokens.size())]; }

  static std::vector<std::string> lines_of(std::string_view text) {
    std::vector<std::string> lines;
    while (!text.empty()) {
      const auto length = std::min(text.find('\n'), text.size() - 1) + 1;
      lines.emplace_back(text.substr(0, length));
      text.remove_prefix(length);
    }
    return lines;
  }

  void mutate_once() {
    const auto at = below(text_.size() + 1);
    switch (below(4)) {
      case 0:
        text_.insert(at, token());
        break;
      case 1:
        text_.replace(at, below(4), token());
        break;
      case 2:
        text_.erase(at, 1 + below(3));
        break;
      default:
        mutate_lines();
    }
  }

  void mutate_lines() {
    auto lines = lines_of(text_);
    const auto own = lines_of(inventory);
    if (lines.empty()) lines = own;
    const auto index = below(lines.size());
    const auto place = lines.begin() + static_cast<std::ptrdiff_t>(index);
    std::string& line = *place;
    switch (below(8)) {
      case 0:
        lines.insert(place, own[below(own.size())]);
        break;
      case 1:
        lines.erase(place);
        break;
      case 2:
        std::swap(line, lines[below(lines.size())]);
        break;
      case 3:
        line.insert(0, 1 + below(4), ' ');
        break;
      case 4:
        line.erase(0, std::min(line.find_first_not_of(' '), 1 + below(4)));
        break;
      case 5:
        lines.insert(place, std::string(line));
        break;
      case 6:
        if (!line.empty()) line.insert(line.size() - 1, token());
        break;
      default:
        if (!line.empty()) line.pop_back();
    }
    text_.clear();
    for (const auto& kept : lines) text_ += kept;
  }

  std::string text_;
  std::mt19937 random_;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const Source source("inventory.yaml", std::string(reinterpret_cast<const char*>(data), size));
  EventRecorder fast;
  const bool accepted = read_fast(source.text(), fast, {});

  EventRecorder slow;
  Diagnostics diagnostics;
  const auto result = read(source, slow, diagnostics, ReaderChoice::yaml_cpp);
  if ((result == ReadResult::failed) != diagnostics.has_errors())
    fail("failed without an error", fast, slow, diagnostics);
  if (accepted && result == ReadResult::failed) fail("only the fast reader accepts", fast, slow, diagnostics);
  if (accepted && fast.lines != slow.lines) fail("the events differ", fast, slow, diagnostics);
  if (render(diagnostics, Language::zh).empty() != diagnostics.empty()) fail("not rendered", fast, slow, diagnostics);

  Diagnostics of_document;
  const auto document = load_document(source, of_document);
  if (document.has_value() != (result != ReadResult::failed)) fail("the document differs", fast, slow, of_document);
  return 0;
}

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t most) __attribute__((weak));

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t most, unsigned seed) {
  if (seed % 4 == 0) return LLVMFuzzerMutate(data, size, most);
  const auto text = Mutator(std::string(reinterpret_cast<const char*>(data), size), seed).mutate();
  const auto length = std::min(text.size(), most);
  std::copy_n(text.begin(), length, data);
  return length;
}
