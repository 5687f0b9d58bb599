#pragma once

#include <boost/test/unit_test.hpp>
#include <memory>
#include <ostream>
#include <string>
#include <vector>

#include "edu_check/inventory/inventory_loader.h"
#include "edu_check/standard/standard.h"
#include "edu_check/standard/standard_loader.h"
#include "edu_check/standard/vocabulary.h"
#include "edu_check/standard/vocabulary_loader.h"
#include "edu_check/text/diagnostic.h"

namespace edu_check {

/// A small vocabulary of all types, for tests that need facts.
inline constexpr const char* small_vocabulary = R"yaml(edu-check-vocabulary: 1
groups:
  school: {label: {zh: 学校, en: School}}
  net: {label: {zh: 网络, en: Network}}
  students: {label: {zh: 学生, en: Students}}
  rooms: {label: {zh: 教室, en: Rooms}}
  region: {label: {zh: 区域, en: Region}}
  region.schools: {label: {zh: 所辖学校, en: Schools}}
facts:
  school.name: {type: text, label: {zh: 校名, en: name}}
  school.city: {type: text, label: {zh: 市, en: city}}
  school.code: {type: text, digits: 10, label: {zh: 代码, en: code}}
  school.area: {type: choice, label: {zh: 类型, en: area}, choices: {urban: {label: {zh: 城区, en: urban}}, rural: {label: {zh: 乡村, en: rural}, aliases: ["220"]}}}
  school.stages: {type: list, label: {zh: 学段, en: stages}, choices: {primary: {label: {zh: 小学, en: primary}}, junior: {label: {zh: 初中, en: junior}}}}
  school.pilot: {type: boolean, label: {zh: 试点, en: pilot}, not_applicable: true}
  net.wired: {type: boolean, label: {zh: 有线, en: wired}}
  net.wireless: {type: boolean, label: {zh: 无线, en: wireless}}
  net.bandwidth: {type: bandwidth, label: {zh: 带宽, en: bandwidth}}
  net.since: {type: date, label: {zh: 启用日, en: since}}
  net.cost: {type: money, label: {zh: 费用, en: cost}}
  net.uptime: {type: percent, label: {zh: 可用率, en: uptime}, max: 100%}
  net.outage: {type: duration, label: {zh: 中断, en: outage}}
  students.total: {type: count, label: {zh: 学生数, en: students}, counter: {zh: 人, en: students}, derive: students.primary + students.junior}
  students.primary: {type: count, label: {zh: 小学生数, en: primary students}, part_of: students.total}
  students.junior: {type: count, label: {zh: 初中生数, en: junior students}, part_of: students.total}
  rooms.total: {type: count, label: {zh: 教室数, en: rooms}, counter: {zh: 间, en: rooms}}
  rooms.equipped: {type: count, label: {zh: 已配备, en: equipped}, part_of: rooms.total, counter: {zh: 间, en: rooms}}
  region.plan: {type: boolean, scope: region, label: {zh: 规划, en: plan}}
  region.schools.total: {type: count, scope: region, label: {zh: 学校总数, en: schools}}
constraints:
  - {id: no-junior, require: "junior in school.stages or students.junior == 0", message: {zh: 没有初中却有初中生, en: junior students without that stage}}
)yaml";

/// All that was reported, in both languages unless one is named; what a test shows when it fails.
inline std::string reported(const Diagnostics& diagnostics, Language language = Language::en) {
  return render(diagnostics, language);
}

inline std::shared_ptr<const Vocabulary> vocabulary_of(const std::string& text = small_vocabulary) {
  Diagnostics diagnostics;
  const Source source("vocabulary.yaml", text);
  auto vocabulary = load_vocabulary({&source}, diagnostics);
  BOOST_REQUIRE_MESSAGE(vocabulary, reported(diagnostics));
  return vocabulary;
}

/// The shared small vocabulary, loaded once.
inline const std::shared_ptr<const Vocabulary>& small() {
  static const auto vocabulary = vocabulary_of();
  return vocabulary;
}

/// An inventory that lives as long as the object.
class LoadedInventory {
 public:
  explicit LoadedInventory(const std::string& text, std::shared_ptr<const Vocabulary> vocabulary = small())
      : source_("school.yaml", text), loader_(std::move(vocabulary)) {
    inventory_ = loader_.load(source_, diagnostics_);
  }
  LoadedInventory(const LoadedInventory&) = delete;
  LoadedInventory& operator=(const LoadedInventory&) = delete;
  ~LoadedInventory() = default;

  [[nodiscard]] bool valid() const { return inventory_ != nullptr; }
  [[nodiscard]] const Inventory& operator*() const {
    BOOST_REQUIRE_MESSAGE(inventory_ != nullptr, reported(diagnostics_));
    return *inventory_;
  }
  [[nodiscard]] const Inventory* operator->() const { return &**this; }
  [[nodiscard]] const Diagnostics& diagnostics() const { return diagnostics_; }
  [[nodiscard]] const Slot& slot(std::string_view path) const {
    return (**this).slot(*(**this).vocabulary().slot(path));
  }

 private:
  Source source_;
  InventoryLoader loader_;
  Diagnostics diagnostics_;
  const Inventory* inventory_ = nullptr;
};

/// A standard of one section; `indicators` are the items of its list, indented by six spaces.
inline std::shared_ptr<const Standard> standard_of(const std::string& indicators,
                                                   std::shared_ptr<const Vocabulary> vocabulary = small()) {
  const std::string head = R"yaml(edu-check-standard: 1
id: sample
title: {zh: 示例, en: Sample}
document: {number: 示〔2026〕1号, title: {zh: 示例, en: Sample}, issuer: {zh: 示例厅, en: Sample office}, status: in_force}
applies:
  school: {when: "not (school.area == rural)", statement: {zh: 城区学校, en: urban schools}}
  region: {when: "true", statement: {zh: 区域, en: regions}}
sections:
  - id: "1"
    heading: 一
    title: {zh: 一, en: One}
    indicators:
)yaml";
  Diagnostics diagnostics;
  auto standard =
      load_standard(std::make_shared<Source>("sample.yaml", head + indicators), std::move(vocabulary), diagnostics);
  BOOST_REQUIRE_MESSAGE(standard, reported(diagnostics));
  return standard;
}

/// An indicator with these requirements, each a line of flow style without statement.
inline std::string indicator(const std::string& id, const std::vector<std::string>& requirements) {
  std::string text =
      "      - id: \"" + id +
      "\"\n        clause: {heading: [一], paragraph: 1}\n        title: {zh: 甲, en: A}\n        requirements:\n";
  char letter = 'a';
  for (const auto& requirement : requirements) {
    text += "          - {id: \"" + id + letter++ + "\", statement: {zh: 乙, en: B}, " + requirement + "}\n";
  }
  return text;
}

}  // namespace edu_check
