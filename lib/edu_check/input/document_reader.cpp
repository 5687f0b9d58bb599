#include "edu_check/input/document_reader.h"

#include <algorithm>
#include <array>
#include <utility>

#include "edu_check/input/document_stream.h"
#include "edu_check/table/school_table.h"
#include "edu_check/table/table_file.h"
#include "edu_check/text/source_reader.h"
#include "edu_check/text/stop_flag.h"

namespace edu_check {
namespace {

class StreamReader final : public DocumentReader {
 public:
  explicit StreamReader(const DocumentInput& input)
      : name_(input.name), stop_(input.stop), stream_(input.path, stop_) {}

  bool next(InputDocument& document) override {
    document.found.clear();
    document.is_inventory = stream_.next(document.text);
    document.lines_before = stream_.lines_before();
    if (document.is_inventory) return true;
    if (std::exchange(ended_, true) || is_set(stop_)) return false;
    auto mistake = stream_.mistake();
    if (stream_.number() == 0 && !mistake) mistake = Message{"没有清单", "it holds no inventories"};
    if (mistake) report_unreadable(name_, *mistake, document.found);
    return mistake.has_value();
  }

 private:
  std::string name_;
  const std::atomic<bool>* stop_;
  DocumentStream stream_;
  bool ended_ = false;
};

class TableReader final : public DocumentReader {
 public:
  explicit TableReader(const DocumentInput& input) : table_(input.path, input.name, input.vocabulary, input.stop) {}

  bool next(InputDocument& document) override {
    TableSchool school;
    school.text = std::move(document.text);
    school.cells = std::move(document.cells);
    const bool found = table_.next(school);
    document.is_inventory = school.is_school;
    document.text = std::move(school.text);
    document.cells = std::move(school.cells);
    document.place = school.place;
    document.found = std::move(school.found);
    document.other = std::move(school.other);
    return found;
  }

 private:
  SchoolTable table_;
};

/// A kind of file that holds several inventories.
struct DocumentFormat {
  bool (*is_called)(std::string_view path);
  std::unique_ptr<DocumentReader> (*open)(const DocumentInput& input);
};

constexpr auto formats = std::to_array<DocumentFormat>({
    {[](std::string_view path) { return table_format_of(path).has_value(); },
     [](const DocumentInput& input) -> std::unique_ptr<DocumentReader> {
       return std::make_unique<TableReader>(input);
     }},
});

}  // namespace

void InputDocument::give_to(Source& source, std::string_view name) {
  is_of_table() ? source.assign(name, std::move(text), std::move(cells))
                : source.assign(name, std::move(text), lines_before);
}

bool holds_documents(std::string_view path) {
  return std::any_of(formats.begin(), formats.end(), [&](const DocumentFormat& each) { return each.is_called(path); });
}

std::unique_ptr<DocumentReader> open_documents(const DocumentInput& input) {
  for (const auto& format : formats) {
    if (format.is_called(input.path)) return format.open(input);
  }
  return nullptr;
}

std::unique_ptr<DocumentReader> open_stream(const DocumentInput& input) {
  return std::make_unique<StreamReader>(input);
}

}  // namespace edu_check
