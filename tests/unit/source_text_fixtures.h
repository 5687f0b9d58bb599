#pragma once

#include <boost/test/unit_test.hpp>
#include <memory>
#include <string>
#include <string_view>

#include "edu_check/input/input.h"
#include "edu_check/source_text/official_text.h"
#include "edu_check/standard/standard.h"
#include "edu_check/standard/standard_loader.h"
#include "edu_check/standard/vocabulary.h"
#include "edu_check/standard/vocabulary_loader.h"

namespace edu_check {

/// A file of tests/data/source_text/.
inline std::string data_file(const std::string& name) {
  std::string text;
  const auto path = std::string(EDU_CHECK_SOURCE_DIR) + "/tests/data/source_text/" + name;
  BOOST_REQUIRE_MESSAGE(!read_file(path, text), path);
  return text;
}

/// `text` with the only occurrence of `from` replaced.
inline std::string replaced(std::string text, std::string_view from, std::string_view to) {
  if (from.empty()) return text;
  const auto at = text.find(from);
  BOOST_REQUIRE_MESSAGE(at != std::string::npos, from);
  BOOST_REQUIRE_MESSAGE(text.find(from, at + 1) == std::string::npos, "not unique: " << from);
  return text.replace(at, from.size(), to);
}

/// A standard that brings its own facts.
inline std::shared_ptr<const Standard> self_contained_standard(const std::string& text) {
  Diagnostics diagnostics;
  const auto source = std::make_shared<Source>("sample.yaml", text);
  const auto vocabulary = load_vocabulary({source.get()}, diagnostics);
  BOOST_REQUIRE_MESSAGE(vocabulary, render(diagnostics, Language::en));
  auto standard = load_standard(source, vocabulary, diagnostics);
  BOOST_REQUIRE_MESSAGE(standard, render(diagnostics, Language::en));
  return standard;
}

/// Each diagnostic as `line:column id`, in order, separated by `; `.
inline std::string summary_of(const Diagnostics& diagnostics) {
  std::string all;
  for (const auto& each : diagnostics.all()) {
    const auto& [line, column] = each.location.position;
    all += (all.empty() ? "" : "; ") + std::to_string(line) + ":" + std::to_string(column) + " " + each.id;
  }
  return all;
}

}  // namespace edu_check
