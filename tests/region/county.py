#!/usr/bin/env python3
"""The audit of a made county of 200 schools against chengdu-2014: what the program says of every school and of the region is
computed a second time here, from the data themselves and the words of the standard, and compared.

    tests/region/county.py --binary build/release/bin/edu-check
"""

import argparse
import json
import os
import pathlib
import random
import subprocess
import sys
import tempfile
from fractions import Fraction

STANDARD = "chengdu-2014"
CATEGORIES = {"primary": "21", "junior": "31", "senior": "34"}     # the first digits of a school code; 51 is the province
AS_OF = "2015-12-31"
SCHOOLS = 200
OF_ANOTHER_CITY = 8
TIMEOUT_SECONDS = 120
INFINITE = float("inf")
PASS, FAIL, UNKNOWN, NOT_APPLICABLE, NOT_DUE = "pass", "fail", "unknown", "not_applicable", "not_due"
COUNTED = [PASS, FAIL, UNKNOWN, NOT_APPLICABLE, NOT_DUE, "waived", "advisory", "informational"]

# Facts that alone decide a mandatory requirement of a school. Every school has them, so that numbers decide the verdict.
ATTESTED = """
    resources.relies_on_national resources.relies_on_provincial platforms.spaces.diverse
    students.abilities.literacy_raised students.abilities.digital_learning_improved
    governance.orientation.awareness governance.orientation.position governance.orientation.measures
    teaching.learning.environments students.abilities.practical_problems students.abilities.information_handling
    teaching.innovation.new_teaching teaching.research.new_model teaching.learning.analytics_used
    teaching.learning.analytics_learning teaching.quality_raised
    management.new_model management.process_redesign
    governance.training.managers governance.training.subject_teachers governance.training.technicians governance.training.blended
    services.home_school.society_contact services.home_school.platform management.democratic management.participation
    innovation.teaching_research governance.principal_responsible governance.ict_head governance.ict_head_room
    governance.ict_head_equipment governance.ict_head_status
    funding.increased funding.budget.construction funding.budget.operation funding.budget.maintenance
    funding.training_increased funding.social_capital
    teachers.evaluation.annual_review teachers.evaluation.appointment teachers.evaluation.awards
""".split()
# Facts that alone decide a mandatory requirement of every region, of a district alone and of the city alone.
REGION_ATTESTED = """
    evaluation.digital_campus_evaluated evaluation.digital_campus_monitored innovation.lifts_region innovation.model_schools
    research.cases research.methods research.models research.practice research.projects resources.gap_narrowed
    resources.online_classes
    resources.open_courses resources.reach_widened resources.sharing training.application training.blended
    training.leadership training.managers training.plan training.subject_teachers training.support training.technicians
""".split()
DISTRICT_ATTESTED = """
    funding.budget.construction funding.budget.maintenance funding.budget.operation funding.increased funding.pilots_favoured
    funding.social_capital funding.training_increased governance.coordination governance.expert_group governance.leading_group
    governance.mechanism orientation.awareness orientation.measures orientation.position
    teachers.annual_review_basis teachers.appointment teachers.awards_basis
""".split()
CITY_ATTESTED = """
    evaluation.annual_targets evaluation.indicators evaluation.modernisation evaluation.special_inspection
    innovation.digital_environment standards.student_ict standards.teacher_ict
""".split()
PARTS_OF_TEACHERS = ["teachers.registered.resource_platform", "teachers.registered.chengdu_digital_school",
                     "teachers.registered.campus_cloud", "teachers.certified.educational_technology",
                     "teachers.certified.ict_application", "teachers.lessons.provided", "teachers.lessons.shown_online"]
PARTS_OF_STUDENTS = ["students.registered.resource_platform", "students.registered.chengdu_digital_school",
                     "students.registered.campus_cloud", "students.literacy.assessed"]
PART_TIME = ["teachers.registered.part_time_resource_platform", "teachers.registered.part_time_chengdu_digital_school",
             "teachers.registered.part_time_campus_cloud", "teachers.certified.part_time_educational_technology",
             "teachers.certified.part_time_ict_application", "teachers.lessons.part_time", "teachers.lessons.part_time_shown"]
STAGES = ["students.total", "students.kindergarten", "students.primary", "students.junior", "students.senior"]
YES_OR_NO = ["network.wired", "network.wireless", "services.electronic_student_card", "management.digital_campus",
             "platforms.campus_cloud_registered"]
UNREADABLE = [
    b"school:\n\tname: tab\n",
    b"teachers.total: 10\nteachers.total: 10\n",
    b"",
    "school.name: 成都中学\n".encode("gbk"),
    b"classes.total: 5\nclasses.multimedia: 6\n",
    b"teachers.total: -1\n",
]


# ---- three values

def both(first, second):
    """Kleene's and of True, False and None."""
    if first is False or second is False:
        return False
    return None if first is None or second is None else True


def either(first, second):
    negated = both(None if first is None else not first, None if second is None else not second)
    return None if negated is None else not negated


def ratio_at_most(count, divisor, limit):
    if count is None or divisor is None:
        return None
    if divisor == 0:
        return None if count == 0 else False
    return Fraction(count, divisor) <= limit


def share_at_least(part, whole, limit):
    if part is None or whole is None or whole == 0:
        return None
    return Fraction(part, whole) >= limit


def outcome(value):
    return {True: PASS, False: FAIL, None: UNKNOWN}[value]


def worst(outcomes):
    for candidate in (FAIL, UNKNOWN, PASS, NOT_DUE):
        if candidate in outcomes:
            return candidate
    return NOT_APPLICABLE


def verdict(outcomes):
    return {FAIL: "non_compliant", UNKNOWN: "undetermined", PASS: "compliant"}[worst(outcomes)]


# ---- one school: the requirements that rest on numbers, and all others that a school can fail here

def students(school):
    """Of the primary and secondary stages: the total without the children of the kindergarten, or the sum of the stages."""
    if school.get("students.total") is not None:
        return school["students.total"] - (school["students.kindergarten"] if "kindergarten" in school["stages"] else 0)
    stages = [school.get("students." + stage) for stage in school["stages"] if stage != "kindergarten"]
    return None if None in stages else sum(stages)


def without_kindergarten(school, things):
    """Teachers or classes of the primary and secondary stages."""
    if school.get(things + ".total") is None or "kindergarten" not in school["stages"]:
        return school.get(things + ".total")
    return school[things + ".total"] - school[things + ".kindergarten"]


def teachers(school):
    return without_kindergarten(school, "teachers")


def both_networks(school):
    return both(school.get("network.wired"), school.get("network.wireless"))


def teacher_terminals(school):
    return ratio_at_most(teachers(school), school.get("terminals.teacher"), 1)


def multimedia(school):
    equipped = "classes.multimedia_school" if "kindergarten" in school["stages"] else "classes.multimedia"
    return share_at_least(school.get(equipped), without_kindergarten(school, "classes"), 1)


def student_terminals(school):
    return ratio_at_most(students(school), school.get("terminals.student"), 6)


def piloted(school):
    return either(school.get("school.pilot.ict"), school.get("school.pilot.modern_technology"))


def card(school):
    return school.get("services.electronic_student_card")


def cloud(school):
    return school.get("platforms.campus_cloud_registered")


def digital_campus(school):
    return school.get("management.digital_campus")


def of_teachers(part, limit):
    return lambda school: share_at_least(school.get("teachers." + part), teachers(school), limit)


def of_students(part, limit):
    return lambda school: share_at_least(school.get("students." + part), students(school), limit)


SCHOOL_REQUIREMENTS = {
    "1.1a": both_networks, "1.1b": teacher_terminals, "1.1c": multimedia, "1.1d": student_terminals,
    "1.1i": of_teachers("registered.resource_platform", 1), "1.1j": of_students("registered.resource_platform", 1),
    "1.1k": of_teachers("registered.chengdu_digital_school", 1), "1.1l": of_students("registered.chengdu_digital_school", 1),
    "1.3b": card, "1.3e": cloud,
    "1.3f": of_teachers("registered.campus_cloud", 1), "1.3g": of_students("registered.campus_cloud", 1),
}


def school_outcomes(school):
    results = {identifier: outcome(rule(school)) for identifier, rule in SCHOOL_REQUIREMENTS.items()}
    pilot = piloted(school)     # 4.1a binds pilot schools alone, and all attest it
    results["4.1a"] = NOT_APPLICABLE if pilot is False else outcome(pilot)
    return results


# ---- the region

def share_of_schools(county, condition, limit):
    """Each school of the county once; one without a readable inventory could be either. A school that perhaps belongs to the
    county is one of those without, or none of it: it changes nothing."""
    values = [condition(school) for school in county["readable"]]
    unseen = county["total"] - len(values)
    low, high = values.count(True), values.count(True) + values.count(None) + unseen
    if Fraction(low, county["total"]) >= limit:
        return PASS
    return FAIL if Fraction(high, county["total"]) < limit else UNKNOWN


def ratio_of_sums(county, part, divisor, limit):
    """At most, of all schools together."""
    low, high = [0, 0], [0, 0]
    for school in county["readable"]:
        for place, value in enumerate((part(school), school.get(divisor))):
            low[place] += 0 if value is None else value
            high[place] += INFINITE if value is None else value
    if county["total"] > len(county["readable"]):
        high = [INFINITE, INFINITE]
    if high[0] <= limit * low[1] and low[1] > 0:
        return PASS
    return FAIL if low[0] > limit * high[1] else UNKNOWN


def share_of_sums(county, part, limit):
    """The outcomes that a sound answer may have: the first by the ends of the two sums, and the exact one, for which each
    school's part is tied to its own whole."""
    whole_of = students if part.startswith("students.") else teachers
    low = [0, 0]
    high = [0, 0]
    best = worst_case = Fraction(0)     # of part - limit * whole, over all that the county could be
    for school in county["readable"]:
        a, b = school.get(part), whole_of(school)
        group = PARTS_OF_STUDENTS if part.startswith("students.") else PARTS_OF_TEACHERS
        least = max([school[other] for other in group if school.get(other) is not None], default=0)
        ends = [a if a is not None else 0, a if a is not None else b if b is not None else INFINITE,
                b if b is not None else least, b if b is not None else INFINITE]
        low = [low[0] + ends[0], low[1] + ends[2]]
        high = [high[0] + ends[1], high[1] + ends[3]]
        if b is not None:
            best += ends[1] - limit * b
            worst_case += ends[0] - limit * b
        else:
            worst_case = -INFINITE
            best += (a - limit * ends[2]) if a is not None else (INFINITE if limit < 1 else 0)
    if county["total"] > len(county["readable"]):
        high = [INFINITE, INFINITE]
        worst_case = -INFINITE
        best += INFINITE if limit < 1 else 0
    exact = PASS if worst_case >= 0 else FAIL if best < 0 else UNKNOWN
    if high[1] != INFINITE and Fraction(low[0], high[1]) >= limit:
        return {PASS}
    if high[0] != INFINITE and Fraction(high[0], low[1]) < limit:
        return {FAIL}
    return {UNKNOWN, exact}


def region_outcomes(county):
    of_schools = {"1.1e": (both_networks, 1), "1.1f": (teacher_terminals, 1), "1.1g": (multimedia, 1), "1.1h": (student_terminals, 1),
                  "1.3c": (card, 1), "1.3d": (digital_campus, Fraction(30, 100)), "1.3h": (cloud, 1),
                  "4.1c": (piloted, Fraction(20, 100))}
    if county["level"] == "city":
        del of_schools["4.1c"]      # asked of districts only
    of_sums = {"1.1m": ("teachers.registered.resource_platform", 1), "1.1n": ("students.registered.resource_platform", 1),
               "1.1o": ("teachers.registered.chengdu_digital_school", 1),
               "1.1p": ("students.registered.chengdu_digital_school", 1),
               "1.3i": ("teachers.registered.campus_cloud", 1), "1.3j": ("students.registered.campus_cloud", 1),
               "2.1b": ("teachers.certified.educational_technology", Fraction(80, 100)),
               "2.1c": ("teachers.certified.ict_application", Fraction(50, 100)),
               "2.2c": ("students.literacy.assessed", Fraction(40, 100))}
    results = {identifier: {share_of_schools(county, *rule)} for identifier, rule in of_schools.items()}
    results.update({identifier: share_of_sums(county, *rule) for identifier, rule in of_sums.items()})
    return results


def other_readings(county):
    """What other readings of the text make of the same requirements: shares that every school reaches by itself, or of the
    city alone; networks without regard to places; ratios of all schools together; two shares in place of one."""
    of_city_alone = [] if county["level"] == "city" else [NOT_APPLICABLE]
    each = {"2.1b": of_teachers("certified.educational_technology", Fraction(80, 100)),
            "2.1c": of_teachers("certified.ict_application", Fraction(50, 100)),
            "2.2c": of_students("literacy.assessed", Fraction(40, 100))}
    readings = {identifier: [share_of_schools(county, rule, 1), *of_city_alone] for identifier, rule in each.items()}
    # No school has part-time teachers. The reading that counts them adds up three sums, of which all are known or nothing is;
    # of a full share one who is missing decides all the same, so that those are compared only where everything is known.
    whole = len(county["readable"]) == county["total"] and all(teachers(school) is not None for school in county["readable"])
    for identifier, part, limit in (("2.1b", "certified.educational_technology", 80), ("2.1c", "certified.ict_application", 50),
                                    ("1.1m", "registered.resource_platform", 100), ("1.3i", "registered.campus_cloud", 100),
                                    ("1.1o", "registered.chengdu_digital_school", 100)):
        if whole:
            readings.setdefault(identifier, []).extend(share_of_sums(county, "teachers." + part, Fraction(limit, 100)))
        elif limit < 100:
            readings[identifier].append(UNKNOWN)
    readings["1.3c"] = readings["1.3d"] = of_city_alone
    readings["1.1e"] = [share_of_schools(county, both_networks, 1)]
    readings["1.1f"] = [ratio_of_sums(county, teachers, "terminals.teacher", 1), share_of_schools(county, teacher_terminals, 1)]
    readings["1.1h"] = [ratio_of_sums(county, students, "terminals.student", 6)]
    if county["level"] == "district":
        shares = [share_of_schools(county, lambda school, path=path: school.get("school.pilot." + path), Fraction(20, 100))
                  for path in ("ict", "modern_technology")]
        readings["4.1c"] = [FAIL if FAIL in shares else UNKNOWN if UNKNOWN in shares else PASS]
    return readings


# ---- the made county

def full_school(chance, number):
    """A school of which everything is known and right; just 60 digital campuses, 40 pilots and the least certificates."""
    classes = chance.randint(6, 36)
    staff = 10 * chance.randint(1, 12)       # shares of 80% and 50% are whole numbers
    pupils = 10 * chance.randint(12, 120)
    school = {"stages": chance.choice([["primary"], ["junior"], ["primary", "junior"], ["junior", "senior"]]),
              "classes.total": classes, "classes.multimedia": classes, "teachers.total": staff,
              "terminals.teacher": staff + chance.choice([0, 0, 3]),
              "terminals.student": -(-pupils // 6) + chance.choice([0, 0, 5]),
              "school.pilot.ict": number % 10 == 0, "school.pilot.modern_technology": number % 10 == 5,
              "school.pilot.future_school": False, "school.conditions.future_school": False}
    school.update({path: True for path in YES_OR_NO + ATTESTED})
    school["management.digital_campus"] = number < 60
    school.update({path: staff for path in PARTS_OF_TEACHERS})
    school.update({path: pupils for path in PARTS_OF_STUDENTS})
    school["teachers.certified.educational_technology"] = staff * 8 // 10
    school["teachers.certified.ict_application"] = staff // 2
    school["students.literacy.assessed"] = pupils * 4 // 10
    if school["stages"] == ["primary"] and number % 3 == 0:      # its kindergarten class counts in no share and no ratio
        school["stages"] = ["kindergarten", "primary"]
        school["students.kindergarten"] = chance.randint(10, 60)
        school["students.total"] = pupils + school["students.kindergarten"]
        school["teachers.kindergarten"], school["classes.kindergarten"] = chance.randint(1, 9), chance.randint(1, 4)
        school["teachers.total"] = staff + school["teachers.kindergarten"]
        school["classes.total"] = classes + school["classes.kindergarten"]
        school["classes.multimedia_school"] = classes
    elif number % 4 == 0 and len(school["stages"]) == 2:
        first = chance.randint(1, pupils - 1)
        school["students." + school["stages"][0]] = first
        school["students." + school["stages"][1]] = pupils - first
    else:
        school["students.total"] = pupils
    return school


def complete_county():
    chance = random.Random(20140409)
    return {"total": SCHOOLS, "unreadable": 0, "level": "district",
            "readable": [full_school(chance, number) for number in range(SCHOOLS)]}


def gaps_county():
    """Every school is readable; some parts and yes-or-no facts are not known, in none of the schools a whole."""
    county = complete_county()
    chance = random.Random(7)
    for school in county["readable"]:
        for path in YES_OR_NO + PARTS_OF_TEACHERS[:4] + PARTS_OF_STUDENTS[:2] + ["terminals.teacher", "classes.multimedia"]:
            if chance.random() < 0.03:
                school[path] = None
    county["readable"][11]["students.registered.campus_cloud"] -= 1
    for number in range(12, 150):       # too many for the unknown ones to make up for
        county["readable"][number]["teachers.certified.educational_technology"] = 0
    for school in county["readable"]:   # enough, whatever the unknown ones are
        school["teachers.certified.ict_application"] = teachers(school) * 9 // 10
    for school in county["readable"][:10]:
        school["teachers.certified.ict_application"] = None
    return county


def mixed_county():
    """Failing schools, missing counts and wholes, six unreadable inventories, four schools without any."""
    county = complete_county()
    chance = random.Random(3)
    del county["readable"][-10:]
    county["unreadable"] = len(UNREADABLE)
    for number, school in enumerate(county["readable"]):
        if number % 3 == 0:
            continue                    # complete
        for path in YES_OR_NO:
            if chance.random() < 0.05:
                school[path] = chance.choice([None, False])
        for path in PARTS_OF_TEACHERS + PARTS_OF_STUDENTS + ["classes.multimedia", "terminals.teacher", "terminals.student"]:
            if chance.random() < 0.06:
                school[path] = None if chance.random() < 0.5 else school[path] * 9 // 10
        for path in ("teachers.total", "classes.total"):
            if chance.random() < 0.02:
                school[path] = None
        for path in ("terminals.teacher", "terminals.student"):
            if chance.random() < 0.02:
                school[path] = 0
    for school in county["readable"][100:160]:
        school["management.digital_campus"] = False
    for school in county["readable"]:   # nobody shares online a lesson that was not given
        given, shared = school["teachers.lessons.provided"], school["teachers.lessons.shown_online"]
        if given is not None and shared is not None and shared > given:
            school["teachers.lessons.shown_online"] = given
        if school["platforms.campus_cloud_registered"] is False:    # nor is anyone on the cloud without the school
            school["teachers.registered.campus_cloud"] = school["students.registered.campus_cloud"] = 0
        equipped = school["classes.multimedia"]     # with those of a kindergarten not fewer than without
        if equipped is not None and school.get("classes.multimedia_school", 0) > equipped:
            school["classes.multimedia_school"] = equipped
    return county


def of_city(county):
    return {**county, "level": "city"}


def of_another_city(county):
    """Schools to which the standard does not apply; in the region of the city itself they would be a mistake."""
    return 0 if county["level"] == "city" else OF_ANOTHER_CITY


def text_of(value):
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)


def write(county, folder):
    """What each file is: a school of the county, None for an unreadable one, "outside" for one of another city, "perhaps" for
    one that does not say its stages, so that it is open whether the standard applies."""
    files = {}
    (folder / "schools").mkdir(parents=True)
    for number, school in enumerate(county["readable"]):
        files[f"schools/school-{number:03}.yaml"] = school
        stages = school["stages"]
        lines = [f"school.name: 第{number}学校", f'school.code: "{CATEGORIES[stages[-1]]}51{number:06}"', f"school.stages: [{', '.join(stages)}]"]
        if number % 5:
            lines += ["school.province: sichuan", f"school.city: {'成都' if number % 2 else '成都市'}"]
        lines += [f"{path}: {text_of(value)}" for path, value in school.items() if path != "stages"]
        lines += [f"teachers.all: {text_of(school['teachers.total'])}", *(f"{path}: 0" for path in PART_TIME)]
        (folder / f"schools/school-{number:03}.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    for number, school in enumerate(county.get("perhaps", [])):
        files[f"schools/perhaps-{number}.yaml"] = "perhaps"
        lines = [f'school.code: "2151{900000 + number}"', f"students.total: {students(school)}"]
        lines += [f"{path}: {text_of(value)}" for path, value in school.items() if path != "stages" and path not in STAGES]
        (folder / f"schools/perhaps-{number}.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    for number in range(county["unreadable"]):
        files[f"schools/unreadable-{number}.yaml"] = None
        (folder / f"schools/unreadable-{number}.yaml").write_bytes(UNREADABLE[number])
    for number in range(of_another_city(county)):   # they would change every share, did they count
        files[f"schools/outside-{number}.yaml"] = "outside"
        (folder / f"schools/outside-{number}.yaml").write_text(
            f'school.code: "2151{700000 + number}"\nschool.province: sichuan\nschool.city: 绵阳市\nschool.stages: [primary]\n'
            "teachers.total: 90000\nteachers.registered.resource_platform: 0\nnetwork.wired: no\nstudents.total: 900000\n"
            "terminals.student: 1\nmanagement.digital_campus: yes\n", encoding="utf-8")
    name, attested = {"city": ("成都市", CITY_ATTESTED), "district": ("示例区", DISTRICT_ATTESTED)}[county["level"]]
    region = ["kind: region", f"region.name: {name}", f"region.level: {county['level']}", f"region.schools.total: {county['total']}"]
    region += [f"region.{path}: yes" for path in REGION_ATTESTED + attested]
    (folder / "region.yaml").write_text("\n".join(region) + "\n", encoding="utf-8")
    return files


# ---- the comparison

class Checks:
    def __init__(self):
        self.passed = 0
        self.failed = 0

    def equal(self, actual, expected, *what):
        self.true(actual == expected, *what, f"is {actual!r}, expected {expected!r}")

    def true(self, condition, *what):
        if condition:
            self.passed += 1
        else:
            self.failed += 1
            print("FAIL", *what)


def run(binary, folder, *options):
    command = [binary, "schools/", "--standard", STANDARD, "--as-of", AS_OF, "--region", "region.yaml", "--format", "json",
               "--lang", "en", *options]
    process = subprocess.run(command, cwd=folder, capture_output=True, timeout=TIMEOUT_SECONDS,
                             env=dict(os.environ, LC_ALL="C.UTF-8", TZ="UTC"))
    return process.returncode, process.stdout


def requirements(assessment):
    return {entry["id"]: entry for indicator in assessment["indicators"] for entry in indicator["requirements"]}


def compare_counts(checks, name, assessment):
    """The counts add up, and are those of the indicators that are listed."""
    counts, indicators = assessment["counts"], assessment["indicators"]
    checks.equal(sorted(counts), sorted(COUNTED), name, "names of the counts")
    checks.equal(sum(counts.values()), len(indicators), name, "sum of the counts")
    for value in COUNTED[:6]:
        listed = [entry for entry in indicators if entry["level"] == "mandatory" and entry["outcome"] == value]
        checks.equal(counts[value], len(listed), name, "count of", value)


def compare_school(checks, name, assessment, school):
    results = school_outcomes(school)
    found = requirements(assessment)
    for identifier, expected in results.items():
        checks.equal(found[identifier]["outcome"], expected, name, identifier)
    indicators = {entry["id"]: entry["outcome"] for entry in assessment["indicators"]}
    for identifier in ("1.1", "1.3", "4.1"):
        expected = worst([value for key, value in results.items() if key.startswith(identifier)])
        checks.equal(indicators[identifier], expected, name, "indicator", identifier)
    checks.equal(assessment["verdict"], verdict(results.values()), name, "verdict")


def compare_region(checks, name, assessment, county):
    found = requirements(assessment)
    expected = region_outcomes(county)
    for identifier, allowed in expected.items():
        checks.true(found[identifier]["outcome"] in allowed, name, identifier, "is", found[identifier]["outcome"], "expected", allowed)
    for identifier, others in other_readings(county).items():
        differs = any(other != found[identifier]["outcome"] for other in others)
        checks.equal(found[identifier]["reading_sensitive"], differs, name, identifier, "reading")
    for identifier, part in (("4.3c", "teachers.lessons.provided"), ("4.3e", "teachers.lessons.shown_online")):
        checks.equal(found[identifier]["outcome"], NOT_DUE, name, identifier)
        today = share_of_sums(county, part, 1)
        checks.true(found[identifier]["today"] in today, name, identifier, "today is", found[identifier]["today"], "expected", today)
    judged = [entry["outcome"] for entry in found.values() if entry["level"] == "mandatory"]
    checks.true(set(entry["id"] for entry in found.values() if entry["outcome"] in (FAIL, UNKNOWN) and entry["level"] == "mandatory")
                <= set(expected), name, "only shares and sums are left to fail")
    checks.equal(assessment["verdict"], verdict(judged), name, "verdict")
    return {identifier: found[identifier]["outcome"] for identifier in expected}


def audit(checks, binary, root, name, county, threads=()):
    """Outcomes of the region's requirements."""
    folder = root / name
    files = write(county, folder)
    code, output = run(binary, folder, "--jobs", "1")
    for jobs in threads:
        checks.true(run(binary, folder, "--jobs", jobs) == (code, output), name, "--jobs", jobs, "differs from --jobs 1")
    document = json.loads(output)
    assessments = {entry["inventory"]: entry for entry in document["assessments"]}
    checks.equal(len(assessments), len(document["assessments"]), name, "each inventory once")
    checks.equal(sorted(assessments), sorted([*files, "region.yaml"]), name, "inventories")
    verdicts = []
    for path, school in files.items():
        assessment = assessments[path]
        if school is None:
            checks.equal(assessment["verdict"], "invalid", name, path)
            checks.true(assessment["diagnostics"], name, path, "says why")
        else:
            compare_counts(checks, f"{name} {path}", assessment)
            if school == "outside":
                checks.equal(assessment["verdict"], "not_applicable", name, path)
                values = {entry["outcome"] for entry in requirements(assessment).values()}
                checks.equal(values, {NOT_APPLICABLE}, name, path, "requirements")
            elif school == "perhaps":
                checks.equal(assessment["verdict"], "undetermined", name, path)
                values = {entry["outcome"] for entry in requirements(assessment).values() if entry["level"] == "mandatory"}
                checks.equal(values, {UNKNOWN, NOT_DUE, NOT_APPLICABLE}, name, path, "requirements")
                verdicts.append("undetermined")
            else:
                compare_school(checks, f"{name} {path}", assessment, school)
                verdicts.append(verdict(school_outcomes(school).values()))
    region = assessments["region.yaml"]
    compare_counts(checks, f"{name} region", region)
    results = compare_region(checks, f"{name} region", region, county)
    verdicts += ["invalid"] * county["unreadable"] + ["not_applicable"] * of_another_city(county) + [region["verdict"]]
    summary = document["summary"]
    kinds = ("compliant", "non_compliant", "undetermined", "not_applicable", "invalid")
    for kind in kinds:
        checks.equal(summary[kind], verdicts.count(kind), name, "summary of", kind)
    checks.equal(sum(summary[kind] for kind in kinds), len(files) + 1, name, "verdicts of schools and region")
    checks.equal(summary["duplicate_codes"], 0, name, "duplicate codes")
    checks.equal(summary["inventories"], len(files), name, "number of inventories")
    gravest = [(2, "invalid"), (1, "non_compliant"), (3, "undetermined"), (3, "not_applicable")]
    expected = next((grave for grave, kind in gravest if kind in verdicts), 0)
    checks.equal(code, expected, name, "exit code")
    return results


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n", maxsplit=1)[0])
    parser.add_argument("--binary", required=True, type=pathlib.Path)
    binary = str(parser.parse_args().binary.resolve())
    checks = Checks()
    with tempfile.TemporaryDirectory(prefix="edu-check-") as temporary:
        root = pathlib.Path(temporary)
        complete = audit(checks, binary, root, "complete", complete_county())
        checks.equal(set(complete.values()), {PASS}, "complete: every share is reached, if only just")

        gaps = audit(checks, binary, root, "gaps", gaps_county(), threads=["2"])
        checks.equal(set(gaps.values()), {PASS, FAIL, UNKNOWN}, "gaps: all three outcomes")
        mixed = audit(checks, binary, root, "mixed", mixed_county(), threads=["2", "7"])
        checks.true({FAIL, UNKNOWN} <= set(mixed.values()), "mixed: some fail, some are unknown")

        for name, county in (("complete", complete_county()), ("gaps", gaps_county()), ("mixed", mixed_county())):
            city = audit(checks, binary, root, f"city-{name}", of_city(county))
            checks.equal(sorted(set(complete) - set(city)), ["4.1c"], "city: what is asked of districts only")

        # Three that perhaps belong to the county stand for an unknown school each, whatever they are.
        for campuses, expected in ((62, {PASS}), (60, {PASS, UNKNOWN}), (59, {UNKNOWN}), (57, {UNKNOWN}), (56, {FAIL, UNKNOWN}), (50, {FAIL})):
            county = complete_county()
            county["perhaps"] = county["readable"][-3:]
            del county["readable"][-3:]
            for number, school in enumerate(county["readable"]):
                school["management.digital_campus"] = number < campuses
            county["perhaps"][0]["management.digital_campus"] = True
            results = audit(checks, binary, root, f"perhaps-{campuses}", county)
            checks.true(results["1.3d"] in expected, results["1.3d"], "with", campuses, "digital campuses and three schools that perhaps belong")
            checks.equal(results["1.1e"], UNKNOWN, "all schools, but for three that perhaps belong")

        # One school or person less, or one not known, where the threshold is just reached.
        changes = {
            "1.1e": ("network.wireless", lambda value: False), "1.1f": ("terminals.teacher", lambda value: 1),
            "1.1g": ("classes.multimedia", lambda value: value - 1), "1.1h": ("terminals.student", lambda value: 1),
            "1.1m": ("teachers.registered.resource_platform", lambda value: value - 1),
            "1.3d": ("management.digital_campus", lambda value: False),
            "2.1b": ("teachers.certified.educational_technology", lambda value: value - 1),
            "2.1c": ("teachers.certified.ict_application", lambda value: value - 1),
            "2.2c": ("students.literacy.assessed", lambda value: value - 1), "4.1c": ("school.pilot.ict", lambda value: False),
        }
        for identifier, (path, change) in changes.items():
            for name, expected in (("less", FAIL), ("unknown", UNKNOWN)):
                county = complete_county()
                school = county["readable"][20]
                school[path] = change(school[path]) if name == "less" else None
                results = audit(checks, binary, root, f"{identifier}-{name}", county)
                checks.equal(results, {**complete, identifier: expected}, identifier, name, "flips this one alone")

        # Just enough with all the unknown schools; one failing school more is too many.
        for campuses, expected in ((50, UNKNOWN), (49, FAIL)):
            county = complete_county()
            del county["readable"][-10:]        # four have no inventory, six an unreadable one
            county["unreadable"] = len(UNREADABLE)
            for number, school in enumerate(county["readable"]):
                school["management.digital_campus"] = number < campuses
            results = audit(checks, binary, root, f"campuses-{campuses}", county)
            checks.equal(results["1.3d"], expected, campuses, "digital campuses and ten unknown schools")
    print(f"{checks.passed} passed, {checks.failed} failed")
    return 1 if checks.failed else 0


if __name__ == "__main__":
    sys.exit(main())
