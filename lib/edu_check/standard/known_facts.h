#pragma once

#include <string_view>

/// Paths of the facts that the program itself asks for, whatever the standard: who and where a school is, and what it
/// cannot change. A vocabulary may lack any of them.
namespace edu_check::known {

constexpr std::string_view school_name = "school.name";
constexpr std::string_view school_code = "school.code";
constexpr std::string_view school_former_code = "school.former_code";
constexpr std::string_view school_division_code = "school.division_code";
constexpr std::string_view school_province = "school.province";
constexpr std::string_view school_city = "school.city";
constexpr std::string_view school_district = "school.district";
constexpr std::string_view school_type = "school.type";
constexpr std::string_view school_stages = "school.stages";
constexpr std::string_view school_area = "school.area";

constexpr std::string_view region_name = "region.name";
constexpr std::string_view region_code = "region.code";
constexpr std::string_view region_level = "region.level";
constexpr std::string_view region_schools_total = "region.schools.total";

constexpr std::string_view students_total = "students.total";
constexpr std::string_view staff_total = "staff.total";
constexpr std::string_view network_internet_bandwidth = "network.internet.bandwidth";

/// Begins the path of every fact that says what a school is, and of those that count a region's schools.
constexpr std::string_view of_school = "school.";
constexpr std::string_view of_region_schools = "region.schools.";

/// Numbers of students, by the part of the school that they are in.
constexpr std::string_view head_counts[] = {students_total,       "students.school",     "students.kindergarten",
                                            "students.primary",   "students.junior",     "students.senior",
                                            "students.secondary", "students.vocational", "students.vocational_all",
                                            "students.higher",    "students.special"};

}  // namespace edu_check::known
