#include "edu_check/lint/file_lint.h"

#include <algorithm>
#include <array>
#include <utility>

#include "edu_check/assessment/waivers.h"
#include "edu_check/inventory/inventory_loader.h"
#include "edu_check/lint/exact_replacements.h"
#include "edu_check/rule_test/rule_test.h"
#include "edu_check/rule_test/rule_test_loader.h"
#include "edu_check/standard/standard_lint.h"
#include "edu_check/standard/standard_loader.h"
#include "edu_check/standard/vocabulary_loader.h"
#include "edu_check/text/encoding.h"
#include "edu_check/text/message_format.h"
#include "edu_check/yaml/node.h"

namespace edu_check {
namespace {

constexpr auto marks =
    std::to_array<std::pair<std::string_view, FileKind>>({{"edu-check-standard", FileKind::standard},
                                                          {"edu-check-vocabulary", FileKind::vocabulary},
                                                          {"edu-check-tests", FileKind::rule_tests},
                                                          {"edu-check-waivers", FileKind::waivers}});

/// Whether a key stands at the start of a line: what kind of file is meant, where its YAML can't be read.
bool begins_a_line(std::string_view text, std::string_view key) {
  text = without_utf8_mark(text);
  for (auto at = text.find(key); at != std::string_view::npos; at = text.find(key, at + 1)) {
    const bool at_start = at == 0 || text[at - 1] == '\n';
    if (at_start && text.substr(at + key.size()).starts_with(':')) return true;
  }
  return false;
}

/// The name of a file without its folder and its ending.
std::string stem_of(const Source& source) {
  auto name = source.name().substr(source.name().find_last_of('/') + 1);
  for (const std::string_view ending : {".yaml", ".yml"}) {
    if (name.size() > ending.size() && name.ends_with(ending)) name.resize(name.size() - ending.size());
  }
  return name;
}

void check_levels(const RuleTests& tests, Diagnostics& diagnostics) {
  for (std::uint32_t i = 0; i < tests.standard->requirements.size(); ++i) {
    const bool named = std::any_of(tests.levels.begin(), tests.levels.end(),
                                   [&](const LevelStatement& level) { return level.requirement == i; });
    if (named) continue;
    const auto levels = tests.document->root().find("levels");
    diagnostics.report(Severity::warning, "tests-level-missing", *tests.source, levels ? levels->offset() : 0,
                       message("levels 没有列出要求“{}”", "levels does not list the requirement “{}”",
                               tests.standard->requirements[i].id));
  }
}

}  // namespace

FileKind file_kind(const Source& source) {
  Diagnostics none;  // the loader of the kind reports them
  const auto document = yaml::load_document(source, none);
  for (const auto& [key, kind] : marks) {
    if (document ? document->root().find(key).has_value() : begins_a_line(source.text(), key)) return kind;
  }
  const bool is_waivers =
      document && document->root().size() > 0 && (*document->root().entries().begin()).key.text() == "waivers";
  return is_waivers ? FileKind::waivers : FileKind::inventory;
}

std::string tested_standard(const Source& source) {
  Diagnostics none;
  const auto document = yaml::load_document(source, none);
  const auto id = document ? document->root().find("standard") : std::nullopt;
  return id && id->is_scalar() ? std::string(id->text()) : std::string();
}

std::string catalogue_path(const Source& source, FileKind kind) {
  return (kind == FileKind::vocabulary ? "vocabulary/" : "") + stem_of(source) + ".yaml";
}

Catalogue FileLint::with(const std::vector<StandardFile>& beside) const {
  auto catalogue = catalogue_;
  for (const auto& file : beside) catalogue.add(file);
  return catalogue;
}

std::shared_ptr<const Standard> FileLint::load(const std::shared_ptr<const Source>& source,
                                               const std::vector<StandardFile>& beside,
                                               Diagnostics& diagnostics) const {
  auto catalogue = with(beside);
  catalogue.add({catalogue_path(*source, FileKind::standard), source});
  if (const auto vocabulary = catalogue.load_vocabulary(diagnostics))
    return load_standard(source, vocabulary, diagnostics);
  (void)yaml::load_document(*source,
                            diagnostics);  // its own mistakes, as far as they can be seen without the vocabulary
  return nullptr;
}

void FileLint::lint(const std::shared_ptr<const Source>& source, FileKind kind, const std::vector<StandardFile>& beside,
                    Diagnostics& diagnostics) {
  lint_kind(source, kind, beside, diagnostics);
  keep_exact_replacements(*source, diagnostics);
}

void FileLint::lint_kind(const std::shared_ptr<const Source>& source, FileKind kind,
                         const std::vector<StandardFile>& beside, Diagnostics& diagnostics) {
  switch (kind) {
    case FileKind::inventory:
      return lint_inventory(*source, diagnostics);
    case FileKind::waivers:
      return lint_waivers(source, diagnostics);
    case FileKind::rule_tests:
      return lint_rule_tests(source, beside, diagnostics);
    case FileKind::vocabulary: {
      auto catalogue = with(beside);
      catalogue.add({catalogue_path(*source, kind), source});
      (void)catalogue.load_vocabulary(diagnostics);
      return;
    }
    case FileKind::standard:
      break;
  }
  const auto standard = load(source, beside, diagnostics);
  if (!standard) return;
  if (standard->id != stem_of(*source)) {
    diagnostics.report(Severity::error, "standard-file-name", *source, 0,
                       message("标准按文件名选用：文件应名为 {}.yaml",
                               "a standard is chosen by the name of its file, which should be {}.yaml", standard->id));
  }
  lint_standard(*standard, diagnostics);
}

void FileLint::lint_rule_tests(const std::shared_ptr<const Source>& source, const std::vector<StandardFile>& beside,
                               Diagnostics& diagnostics) const {
  const auto id = tested_standard(*source);
  if (id.empty()) {
    diagnostics.report(Severity::error, "key-missing", *source, 0,
                       message("缺少键“{}”", "the key “{}” is missing", "standard"));
    return;
  }
  const auto standards = with(beside).load({id}, diagnostics);
  if (standards.empty()) return;
  if (const auto tests = load_rule_tests(source, standards.front(), diagnostics)) check_levels(*tests, diagnostics);
}

void FileLint::lint_waivers(const std::shared_ptr<const Source>& source, Diagnostics& diagnostics) const {
  const auto standards = catalogue_.load(catalogue_.ids(), diagnostics);
  (void)load_waivers(source, standards, today_, diagnostics);
}

std::shared_ptr<const Vocabulary> FileLint::vocabulary(Diagnostics& diagnostics) {
  if (!vocabulary_) vocabulary_ = catalogue_.load_vocabulary(diagnostics);
  return vocabulary_;
}

void FileLint::lint_inventory(const Source& source, Diagnostics& diagnostics) {
  if (const auto known = vocabulary(diagnostics)) (void)InventoryLoader(known).load(source, diagnostics);
}

}  // namespace edu_check
