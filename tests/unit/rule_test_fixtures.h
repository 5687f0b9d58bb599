#pragma once

#include <memory>
#include <string>

#include "edu_check/rule_test/rule_test.h"
#include "edu_check/rule_test/rule_test_loader.h"
#include "edu_check/standard/standard_loader.h"
#include "fixtures.h"

namespace edu_check {

/// A standard whose requirements are tested in every way, and one informational.
inline const std::string tested_standard = R"yaml(edu-check-standard: 1
id: sample
title: {zh: 示例, en: Sample}
document: {title: {zh: 示例, en: Sample}, issuer: {zh: 示例厅, en: Office}, status: in_force}
applies:
  school: {when: school.area == urban, statement: {zh: 城区学校, en: Urban schools}}
  region: {statement: {zh: 区域, en: Regions}}
sections:
  - id: "1"
    heading: 一
    title: {zh: 一, en: One}
    indicators:
      - id: "1.1"
        clause: {heading: [一]}
        title: {zh: 甲, en: A}
        requirements:
          - {id: 1.1a, statement: {zh: 乙, en: B}, level: mandatory, require: net.wired and net.wireless}
          - {id: 1.1b, statement: {zh: 乙, en: B}, level: mandatory, require: net.bandwidth >= 500 Mbps, by: 2022-12-31}
          - {id: 1.1c, statement: {zh: 乙, en: B}, level: advisory, when: junior in school.stages, require: students.total / rooms.total <= 40, alternatives: [{reading: {zh: 丙, en: C}, require: students.total / rooms.equipped <= 40}]}
          - {id: 1.1d, statement: {zh: 乙, en: B}, level: informational}
          - {id: 1.1e, statement: {zh: 乙, en: B}, level: mandatory, scope: region, require: share_of_schools(net.wired) == 100%}
)yaml";

/// Tests of it that leave nothing out.
inline const std::string complete_tests = R"yaml(edu-check-tests: 1
standard: sample
base: {school.area: urban, school.stages: [junior]}
region_base: {region.schools.total: 2}
levels: {mandatory: [1.1a, 1.1b, 1.1e], advisory: [1.1c], informational: [1.1d]}
due: {1.1b: 2022-12-31}
attestations: {1.1a: [net.wired, net.wireless]}
not_applicable: {1.1c: {school.stages: [primary]}}
tests:
  - {name: enough, boundary: [1.1b], given: {net.bandwidth: 500 Mbps}, expect: {1.1b: pass}}
  - {name: too little, given: {net.bandwidth: 499.999 Mbps}, expect: {1.1b: fail}}
  - {name: nothing known, expect: {1.1b: unknown, 1.1c: unknown}}
  - {name: forty, boundary: [1.1c], given: {students.total: 400, rooms.total: 10, rooms.equipped: 10}, expect: {1.1c: pass}}
  - {name: one more, given: {students.total: 401, rooms.total: 10, rooms.equipped: 10}, expect: {1.1c: fail}}
  - {name: forty for each of 41, given: {students.total: 1640, rooms.total: 41, rooms.equipped: 41}, expect: {1.1c: pass}}
  - {name: fewer equipped, given: {students.total: 400, rooms.total: 10, rooms.equipped: 9}, expect: {1.1c: pass}, reading_sensitive: [1.1c]}
  - {name: all wired, boundary: [1.1e], schools: [{net.wired: true}, {net.wired: true}], expect: {1.1e: pass}}
  - {name: one not wired, schools: [{net.wired: true}, {net.wired: false}], expect: {1.1e: fail}, verdict: non_compliant}
  - {name: one not known, schools: [{net.wired: true}, {}], expect: {1.1e: unknown}}
  - {name: rural, given: {school.area: rural, net.wired: false}, expect: {1.1a: not_applicable}, verdict: not_applicable}
)yaml";

inline std::shared_ptr<const Standard> load_tested_standard(const std::string& text = tested_standard) {
  Diagnostics diagnostics;
  auto standard = load_standard(std::make_shared<Source>("sample.yaml", text), small(), diagnostics);
  BOOST_REQUIRE_MESSAGE(standard, reported(diagnostics));
  return standard;
}

inline std::shared_ptr<const RuleTests> load_tests(const std::string& text = complete_tests,
                                                   const std::string& standard = tested_standard) {
  Diagnostics diagnostics;
  auto tests =
      load_rule_tests(std::make_shared<Source>("sample.test.yaml", text), load_tested_standard(standard), diagnostics);
  BOOST_REQUIRE_MESSAGE(tests, reported(diagnostics));
  return tests;
}

/// `text` with its one `from` as `to`.
inline std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const auto at = text.find(from);
  BOOST_REQUIRE_MESSAGE(at != std::string::npos && text.find(from, at + 1) == std::string::npos, "not once: " + from);
  return text.replace(at, from.size(), to);
}

}  // namespace edu_check
