#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <ostream>
#include <string>

#include "edu_check/assessment/finding.h"
#include "edu_check/assessment/needed_change.h"
#include "fixtures.h"

namespace edu_check::assessment_finding_test {

struct FindingCase {
  std::string requirement;
  std::string inventory;
  std::string actual;
  std::string expected;
  std::string shortfall;
  std::string missing;
};
std::ostream& operator<<(std::ostream& to, const FindingCase& row) {
  return to << row.requirement << " of " << row.inventory;
}

const std::string bandwidth = "require: net.bandwidth >= 500 Mbps, adjust: net.bandwidth";
const std::string by_area = "require: \"net.bandwidth >= if(school.pilot, 1 Gbps, 500 Mbps)\"";
const std::string posts = "require: \"rooms.total >= max(1, ceil(students.total / 1000))\", adjust: rooms.total";
const std::string share = "require: \"share(rooms.equipped, rooms.total) >= 15%\"";
const FindingCase cases[] = {
    {bandwidth, "net.bandwidth: 300 Mbps", "300 Mbps", ">= 500 Mbps", "200 Mbps", ""},
    {bandwidth, "net.bandwidth: 499.999 Mbps", "499.999 Mbps", ">= 500 Mbps", "1 kbps", ""},
    {bandwidth, "net.bandwidth: 1 Gbps", "1 Gbps", ">= 500 Mbps", "", ""},
    {bandwidth, "# nothing", "", ">= 500 Mbps", "", "net.bandwidth"},
    {by_area, "net.bandwidth: 600 Mbps", "600 Mbps", ">= 1 Gbps if pilot, else 500 Mbps", "", "school.pilot"},
    {by_area, "net.bandwidth: 400 Mbps", "400 Mbps", ">= 1 Gbps if pilot, else 500 Mbps", "", ""},
    {posts, "rooms.total: 1\nstudents.total: 1001", "1", ">= 2", "1 rooms", ""},
    {posts, "rooms.total: 0", "0", ">= the greater of 1 and (students / 1000 rounded up)", "", ""},
    {posts, "rooms.total: 1", "1", ">= the greater of 1 and (students / 1000 rounded up)", "", "students.total"},
    {share, "rooms: {total: 100, equipped: 14}", "14%", ">= 15%", "1 rooms", ""},
    {share + ", adjust: rooms.equipped", "rooms: {total: 100, equipped: 14}", "14%", ">= 15%", "1 rooms", ""},
    {share, "rooms: {total: 0, equipped: 0}", "", ">= 15%", "", ""},
    {share, "rooms: {total: 10}", "", ">= 15%", "", "rooms.equipped"},
    {"require: \"students.total / rooms.total <= 6\", adjust: rooms.total", "rooms.total: 10\nstudents.total: 70", "7",
     "<= 6", "2 rooms", ""},
    {"require: \"students.total / rooms.total <= 6\", adjust: rooms.total", "rooms.total: 0\nstudents.total: 7", "∞",
     "<= 6", "2 rooms", ""},
    {share + ", adjust: rooms.equipped", "rooms: {total: 100, equipped: 2}", "2%", ">= 15%", "13 rooms", ""},
    {"require: \"net.bandwidth >= 500 Mbps and rooms.total >= 3\"", "net.bandwidth: 300 Mbps\nrooms.total: 1",
     "bandwidth: 300 Mbps; rooms: 1", "bandwidth: >= 500 Mbps; rooms: >= 3", "bandwidth: 200 Mbps; rooms: 2", ""},
    {"require: net.wired", "net.wired: no", "no", "yes", "", ""},
    {"require: not net.wired", "net.wired: yes", "yes", "no", "", ""},
    {"require: net.wired and net.wireless", "net: {wired: no, wireless: yes}", "no", "yes", "", ""},
    {"require: net.wired and net.wireless", "net: {wired: no, wireless: no}", "wired: no; wireless: no",
     "wired: yes; wireless: yes", "", ""},
    {"require: net.wired and net.wireless", "net: {wired: no}", "no", "yes", "", ""},
    {"require: net.wired and net.wireless", "net: {wired: yes}", "", "yes", "", "net.wireless"},
    {"require: net.wired or net.wireless", "net: {wired: yes, wireless: no}", "yes", "yes", "", ""},
    {"require: net.wired or net.wireless", "net: {wired: no, wireless: no}", "wired: no; wireless: no",
     "wired: yes; wireless: yes", "", ""},
    {"require: primary in school.stages", "school.stages: [junior]", "junior", "with primary", "", ""},
    {"require: net.since <= 2022-12-31", "net.since: 2023-01-02", "2023-01-02", "<= 2022-12-31", "2 days", ""},
    {"require: net.outage < 3 days", "net.outage: 5 days", "5 days", "< 3 days", "2 days", ""},
    {"require: net.cost >= 20 万元", "net.cost: 15 万元", "150000 yuan", ">= 200000 yuan", "50000 yuan", ""},
    {"when: net.wired, require: net.wireless", "net.wired: no", "", "", "", ""},
    {"when: net.wired, require: net.wireless", "net.wireless: yes", "yes", "yes", "", "net.wired"},
};

std::string paths(const std::vector<std::uint32_t>& slots) {
  std::string all;
  for (const auto slot : slots) all += (all.empty() ? "" : " ") + small()->fact(slot).path;
  return all;
}

Finding finding_of(const std::string& requirement, const std::string& text) {
  const auto standard = standard_of(indicator("1.", {"level: mandatory, " + requirement}));
  const LoadedInventory inventory("school.area: urban\n" + text + "\n");
  const AssessOptions options{*parse_date("2026-09-01")};
  Assessment assessment;
  assess(*standard, *inventory, options, assessment);
  return explain(*standard, 0, *inventory, options, assessment.requirements[0]);
}

BOOST_DATA_TEST_CASE(a_result_is_explained, boost::unit_test::data::make(cases)) {
  const auto finding = finding_of(sample.requirement, sample.inventory);
  BOOST_TEST(finding.actual.en == sample.actual);
  BOOST_TEST(finding.expected.en == sample.expected);
  BOOST_TEST(finding.shortfall.en == sample.shortfall);
  BOOST_TEST(paths(finding.missing) == sample.missing);
}

BOOST_AUTO_TEST_CASE(a_result_is_explained_in_chinese) {
  const auto share_finding = finding_of(share, "rooms: {total: 100, equipped: 14}");
  BOOST_TEST(share_finding.shortfall.zh == "1 间");
  const auto two = finding_of("require: net.wired and net.wireless", "net: {wired: no, wireless: no}");
  BOOST_TEST(two.actual.zh == "有线: 否; 无线: 否");
  BOOST_TEST(finding_of(posts, "rooms.total: 1\nstudents.total: 2001").shortfall.zh == "2 间");
}

BOOST_AUTO_TEST_CASE(the_facts_that_were_read_are_named) {
  const auto finding =
      finding_of("when: net.wired, require: \"net.bandwidth >= if(school.pilot, 1 Gbps, 500 Mbps)\", by: 2022-12-31",
                 "net: {wired: yes, bandwidth: 1 Gbps, wireless: yes}");
  BOOST_TEST(paths(finding.facts) == "net.wired net.bandwidth");
  BOOST_TEST((finding.due == parse_date("2022-12-31")));
}

struct ChangeCase {
  std::string condition;
  std::string inventory;
  std::string change;
};
std::ostream& operator<<(std::ostream& to, const ChangeCase& row) {
  return to << row.condition << " of " << row.inventory;
}

const ChangeCase changes[] = {
    {"rooms.total >= 3", "rooms.total: 0", "3"},
    {"rooms.total >= 1000000", "rooms.total: 1", "999999"},
    {"rooms.total <= 3", "rooms.total: 10", "-7"},
    {"rooms.total >= 3 and net.wired", "rooms.total: 0\nnet.wired: no", "none"},  // more rooms do not help
    {"students.total / rooms.total <= 6", "rooms.total: 0\nstudents.total: 61", "11"},
    {"rooms.total > 5", "rooms.total: 5", "1"},
    {"rooms.total == 7", "rooms.total: 3", "4"},
    {"rooms.total >= 3", "# nothing", "none"},
};

BOOST_DATA_TEST_CASE(the_needed_change_is_found, boost::unit_test::data::make(changes)) {
  const auto standard =
      standard_of(indicator("1.", {"level: mandatory, require: \"" + sample.condition + "\", adjust: rooms.total"}));
  const LoadedInventory inventory("school.area: urban\n" + sample.inventory + "\n");
  const auto& requirement = standard->requirements[0];
  const auto change = needed_change(requirement, *inventory, context_for(requirement, *inventory, {}, {}));
  BOOST_TEST((change ? to_decimal(*change, 0) : std::string("none")) == sample.change);
}

}  // namespace edu_check::assessment_finding_test
