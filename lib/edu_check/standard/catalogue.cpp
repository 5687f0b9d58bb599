#include "edu_check/standard/catalogue.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <utility>

#include "edu_check/standard/embedded.h"
#include "edu_check/standard/standard_loader.h"
#include "edu_check/standard/vocabulary_loader.h"
#include "edu_check/text/message_format.h"
#include "edu_check/text/suggestion.h"

namespace edu_check {
namespace {

constexpr std::string_view vocabulary_folder = "vocabulary/";
constexpr std::string_view suffix = ".yaml";
constexpr std::string_view test_suffix = ".test.yaml";

bool is_standard(std::string_view path) {
  return path.find('/') == std::string_view::npos && path.ends_with(suffix) && !path.ends_with(test_suffix);
}

/// The ids that a word may stand for: those that begin with it, as all of a province do, or the nearest.
std::vector<std::string> likely_ids(const std::string& word, const std::vector<std::string>& ids) {
  constexpr std::size_t most = 4;
  std::vector<std::string> begun;
  std::copy_if(ids.begin(), ids.end(), std::back_inserter(begun),
               [&](const std::string& id) { return id.starts_with(word + "-"); });
  if (!begun.empty() && begun.size() <= most) return begun;
  return all_nearest(word, {ids.begin(), ids.end()});
}

/// Whether a standard defines facts of its own. A search for the word is enough: a false alarm costs only time.
bool may_define_facts(const Source& source) {
  const auto text = source.text();
  for (auto at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1)) {
    const auto line = text.substr(at + 1);
    if (line.starts_with("facts:") || line.starts_with("groups:") || line.starts_with("constraints:") ||
        line.starts_with("verbs:"))
      return true;
  }
  return false;
}

/// How much was reported.
std::size_t reports(const Diagnostics& diagnostics) { return diagnostics.all().size() + diagnostics.dropped(); }

}  // namespace

FileOrigin origin_of(const StandardFile& file) {
  const bool replaces = file.built_in && file.built_in->text() != file.source->text();
  return replaces ? FileOrigin::replaces_built_in : file.folder.empty() ? FileOrigin::built_in : FileOrigin::folder;
}

Catalogue::Catalogue() {
  for (const auto& [path, text] : embedded_files()) {
    if (path.find('/') != std::string_view::npos && !path.starts_with("vocabulary/")) continue;  // of another kind
    files_.push_back(
        {std::string(path), std::make_shared<Source>(Source::of_static_text("standards/" + std::string(path), text))});
  }
}

void Catalogue::add(StandardFile file) {
  loaded_ = std::make_shared<Loaded>();
  const auto place =
      std::lower_bound(files_.begin(), files_.end(), file.path,
                       [](const StandardFile& each, const std::string& path) { return each.path < path; });
  if (place != files_.end() && place->path == file.path) {
    if (!place->folder.empty() && place->source->text() != file.source->text())
      differing_.emplace_back(file, place->folder);
    file.built_in = place->folder.empty() && !place->built_in ? place->source : place->built_in;
    *place = std::move(file);
  } else {
    files_.insert(place, std::move(file));
  }
}

std::vector<const StandardFile*> Catalogue::replacements() const {
  std::vector<const StandardFile*> found;
  for (const auto& file : files_) {
    const bool counts = is_standard(file.path) || file.path.starts_with(vocabulary_folder);
    if (counts && origin_of(file) == FileOrigin::replaces_built_in) found.push_back(&file);
  }
  return found;
}

StandardOrigin Catalogue::origin(std::string_view id) const {
  StandardOrigin origin;
  for (const auto& file : files_) {
    const auto found = origin_of(file);
    if (is_standard(file.path) && file.path.substr(0, file.path.size() - suffix.size()) == id) {
      origin.standard = found;
      origin.folder = file.folder;
    } else if (file.path.starts_with(vocabulary_folder) && found == FileOrigin::replaces_built_in) {
      origin.vocabulary = found;
      origin.vocabulary_folder = file.folder;
    }
  }
  return origin;
}

std::vector<std::string> Catalogue::ids() const {
  std::vector<std::string> ids;
  for (const auto& file : files_) {
    if (is_standard(file.path)) ids.push_back(file.path.substr(0, file.path.size() - suffix.size()));
  }
  return ids;
}

std::shared_ptr<const Source> Catalogue::find(std::string_view path) const {
  const auto file =
      std::find_if(files_.begin(), files_.end(), [&](const StandardFile& each) { return each.path == path; });
  return file == files_.end() ? nullptr : file->source;
}

std::vector<const Source*> Catalogue::vocabulary_sources() const {
  std::vector<const Source*> sources;
  for (const auto& file : files_) {
    if (file.path.starts_with(vocabulary_folder)) sources.push_back(file.source.get());
  }
  return sources;
}

std::shared_ptr<const Vocabulary> Catalogue::load_vocabulary(Diagnostics& diagnostics) const {
  if (loaded_->vocabulary) return loaded_->vocabulary;
  auto sources = vocabulary_sources();
  for (const auto& file : files_) {
    if (is_standard(file.path) && may_define_facts(*file.source)) sources.push_back(file.source.get());
  }
  const auto before = reports(diagnostics);
  auto vocabulary = edu_check::load_vocabulary(sources, diagnostics);
  if (reports(diagnostics) == before) loaded_->vocabulary = vocabulary;
  return vocabulary;
}

std::shared_ptr<const Standard> Catalogue::load_one(const std::string& id, const std::shared_ptr<const Source>& source,
                                                    const std::shared_ptr<const Vocabulary>& vocabulary,
                                                    Diagnostics& diagnostics) const {
  const auto known = loaded_->standards.find(id);
  if (known != loaded_->standards.end()) return known->second;
  const auto before = reports(diagnostics);
  auto standard = load_standard(source, vocabulary, diagnostics, origin(id));
  if (standard && vocabulary == loaded_->vocabulary && reports(diagnostics) == before)
    loaded_->standards.emplace(id, standard);
  return standard;
}

void Catalogue::check_folders(const std::vector<std::string>& chosen, Diagnostics& diagnostics) const {
  for (const auto& [file, other] : differing_) {
    diagnostics.report(
        Severity::error, "standards-differ", file.source->name(),
        message("文件夹 {} 中有同名而内容不同的文件", "the folder {} holds another file of this name", other));
  }
  std::map<std::string, bool> used;
  std::map<std::string, std::string> held;
  for (const auto& file : files_) {
    if (file.folder.empty()) continue;
    const auto id = file.path.substr(0, file.path.size() - suffix.size());
    const bool is_chosen = std::find(chosen.begin(), chosen.end(), id) != chosen.end();
    // Facts of a standard that is not chosen may stand in the inventories.
    const bool counts =
        is_standard(file.path) ? is_chosen || may_define_facts(*file.source) : file.path.starts_with(vocabulary_folder);
    used[file.folder] = used[file.folder] || counts;
    if (is_standard(file.path)) held[file.folder] += (held[file.folder].empty() ? "" : ", ") + id;
  }
  for (const auto& [folder, counts] : used) {
    if (counts) continue;
    auto& diagnostic = diagnostics.report(Severity::error, "standards-unused", folder,
                                          message("这个文件夹中没有用到的文件：--standards 不起作用",
                                                  "no file of this folder is used: --standards has no effect"));
    if (const auto found = held.find(folder); found != held.end())
      diagnostic.hint(message("其中的标准：{}", "it holds the standards {}", found->second));
  }
}

std::vector<std::shared_ptr<const Standard>> Catalogue::load(const std::vector<std::string>& ids,
                                                             Diagnostics& diagnostics) const {
  std::vector<std::pair<std::string, std::shared_ptr<const Source>>> chosen;
  const auto all = this->ids();
  for (const auto& id : ids) {
    const auto is_it = [&](const auto& each) { return each.first == id; };
    if (std::any_of(chosen.begin(), chosen.end(), is_it)) {
      diagnostics.report(Severity::error, "standard-repeated", "",
                         message("标准 {} 写了两次", "the standard {} is named twice", id));
      continue;
    }
    if (auto source = find(id + std::string(suffix)); source && is_standard(id + std::string(suffix))) {
      chosen.emplace_back(id, std::move(source));
      continue;
    }
    auto& diagnostic = diagnostics.report(Severity::error, "standard-unknown", "",
                                          message("没有标准“{}”", "there is no standard “{}”", id));
    if (const auto near = likely_ids(id, all); !near.empty()) diagnostic.hint(did_you_mean(near, false));
    if (id.ends_with(".yaml") || id.ends_with(".yml"))
      diagnostic.hint(message("这里写标准的编号；标准文件所在的文件夹用 --standards 指定",
                              "a standard is named by its id here; --standards takes the folder of its file"));
    diagnostic.hint(message("全部标准见 edu-check standards", "`edu-check standards` lists them all"));
  }
  const auto vocabulary = load_vocabulary(diagnostics);
  std::vector<std::shared_ptr<const Standard>> standards;
  if (!vocabulary) return standards;
  for (const auto& [id, source] : chosen) {
    auto standard = load_one(id, source, vocabulary, diagnostics);
    if (standard) standards.push_back(std::move(standard));
  }
  if (kept_ != nullptr) *kept_ = standards;
  return standards;
}

}  // namespace edu_check
