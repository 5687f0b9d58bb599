#!/usr/bin/env python3
"""The reports of one run say the same: all that scripts can read are read back and counted."""

import collections
import csv
import io
import json
import re
import unittest
import xml.etree.ElementTree as ElementTree

import run

OUTCOMES = ["pass", "fail", "unknown", "not applicable", "not due", "waived"]


WAIVERS = """\
edu-check-waivers: 1
waivers:
  - {school: "2161000002", requirement: lab/2.2a, reason: 合同到期后更换, approver: 县教育局, expires: 2027-06-30}
  - {school: "2161000002", requirement: lab/1.10, reason: 新校区建设中, approver: 县教育局, expires: 2027-06-30}
"""


class Agree(run.FormatTest):
    standard = "lab"
    expected = ["pass", "fail", "unknown", "not applicable", "not due"]
    options = ()

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        files = {name: cls.folder / f"out.{name}" for name in
                 ["json", "csv", "xlsx", "junit", "sarif", "gitlab", "github", "tap"]}
        cls.prepare()
        cls("test_csv").check("--lang", "en", "--quiet", *cls.options, *(f"--format={name}={path}" for name, path in files.items()),
                    standard=cls.standard)
        cls.files = files
        assessments = json.loads(files["json"].read_text())["assessments"]
        cls.valid = [each for each in assessments if each["verdict"] != "invalid"]
        cls.invalid = [each for each in assessments if each["verdict"] == "invalid"]
        cls.outcomes = collections.Counter()
        for each in cls.valid:
            cls.outcomes.update({name: each["counts"][name.replace(" ", "_")] for name in OUTCOMES})
        cls.requirements = collections.Counter(
            requirement["outcome"] for each in cls.valid for indicator in each["indicators"]
            for requirement in indicator["requirements"] if requirement["level"] == "mandatory")
        cls.mistakes = sum(len(each["diagnostics"]) for each in cls.invalid
                           if each["standard"] == cls.standard.split(",")[0])
        # Marks of assessments; that of the age of the facts is told once, with the first standard.
        cls.marks = sum(len(each.get("assumed", [])) for each in cls.valid) + sum(
            "facts_age" in each for each in cls.valid if each["standard"] == cls.standard.split(",")[0])
        cls.total = sum(sum(each["counts"].values()) for each in cls.valid)

    @classmethod
    def prepare(cls):
        """Makes what the options name."""

    def assert_outcomes(self, found, where):
        self.assertEqual([(name, found[name]) for name in OUTCOMES], [(name, self.outcomes[name]) for name in OUTCOMES],
                         where)

    def test_there_is_something_to_compare(self):
        for outcome in self.expected:
            self.assertGreater(self.outcomes[outcome], 0, outcome)
        self.assertEqual(len({each["inventory"] for each in self.invalid}), 1)
        self.assertEqual(len({each["inventory"] for each in self.valid}), 3)

    def test_csv(self):
        rows = list(csv.DictReader(io.StringIO(self.files["csv"].read_bytes().decode("utf-8-sig"), newline="")))
        self.assert_outcomes(collections.Counter(row["outcome"] for row in rows if row["level"] == "mandatory"), "csv")
        self.assertEqual(len(rows), self.total + len(self.invalid))
        self.assertEqual({len(row) for row in rows}, {23})

    def test_csv_of_schools(self):
        text = self.check("--lang", "en", "--format", "csv", "--csv-rows", "school", *self.options, standard=self.standard)
        rows = list(csv.DictReader(io.StringIO(text.decode("utf-8-sig"), newline="")))
        self.assertEqual(len(rows), len(self.valid) + len(self.invalid))
        found = collections.Counter()
        for row in rows:
            if row["verdict"] != "invalid":
                found.update({name: int(row[name]) for name in OUTCOMES})
        self.assert_outcomes(found, "csv of schools")
        scores = [(row["score from"], row["score to"]) for row in rows if row["score from"]]
        expected = [(each["score"]["low"], each["score"]["high"]) for each in self.valid if each["score"]]
        self.assertEqual(scores, expected)

    def test_xlsx(self):
        try:
            import openpyxl
        except ImportError:
            self.skipTest("openpyxl is not installed")
        book = openpyxl.load_workbook(self.files["xlsx"])
        schools, indicators, work = ([dict(zip(rows[0], row)) for row in rows[1:]] for rows in
                                     (list(sheet.iter_rows(values_only=True)) for sheet in book))
        found = collections.Counter()
        for row in schools:
            if row["verdict"] != "invalid":
                found.update({name: row[name] for name in OUTCOMES})
        self.assert_outcomes(found, "Overview")
        found = collections.Counter(row["outcome"] for row in indicators if row["level"] == "mandatory")
        self.assert_outcomes(found, "Indicators")
        self.assertEqual(collections.Counter(row["outcome"] for row in work),
                         {name: self.requirements[name] for name in ["fail", "unknown", "waived"] if self.requirements[name]})

    def test_junit(self):
        suites = ElementTree.parse(self.files["junit"]).getroot().findall("testsuite")
        self.assertEqual(len(suites), len(self.valid) + len(self.invalid))
        total = collections.Counter()
        for suite in suites:
            cases = suite.findall("testcase")
            found = {name: sum(case.find(element) is not None for case in cases) for name, element in
                     [("failures", "failure"), ("errors", "error"), ("skipped", "skipped")]}
            self.assertEqual(found, {name: int(suite.get(name)) for name in found})
            self.assertEqual(len(cases), int(suite.get("tests")))
            total.update(found, tests=len(cases))
        self.assertEqual(total["failures"], self.outcomes["fail"])
        self.assertEqual(total["errors"], self.outcomes["unknown"] + len(self.invalid))
        self.assertEqual(total["tests"], self.total + len(self.invalid))
        passed = total["tests"] - total["failures"] - total["errors"] - total["skipped"]
        self.assertEqual(passed, self.outcomes["pass"])

    def test_sarif(self):
        results = json.loads(self.files["sarif"].read_text())["runs"][0]["results"]
        marks = [each for each in results if each["ruleId"].startswith("fact")]
        self.assertEqual([each["level"] for each in marks], ["note"] * self.marks)
        results = [each for each in results if each not in marks]
        found = collections.Counter(each.get("properties", {}).get("outcome", "invalid") for each in results)
        self.assertEqual(found, {"fail": self.requirements["fail"], "unknown": self.requirements["unknown"],
                                 "invalid": self.mistakes})

    def test_gitlab(self):
        entries = json.loads(self.files["gitlab"].read_text())
        marks = [each for each in entries if each["check_name"].startswith("fact")]
        self.assertEqual([each["severity"] for each in marks], ["info"] * self.marks)
        self.assertEqual(len({each["fingerprint"] for each in entries}), len(entries))
        self.assertEqual(collections.Counter(each["severity"] for each in entries if each not in marks),
                         {"major": self.requirements["fail"], "minor": self.requirements["unknown"],
                          "blocker": self.mistakes})

    def test_github(self):
        lines = self.files["github"].read_text().splitlines()
        marks = [line for line in lines if re.search(r" \[facts?-[a-z]+\]$", line)]
        self.assertEqual(len(marks), self.marks)
        lines = [line for line in lines if line not in marks]
        found = collections.Counter(re.match(r"::(\w+) ", line)[1] for line in lines)
        self.assertEqual(found, {"error": self.requirements["fail"] + self.mistakes,
                                 "warning": self.requirements["unknown"]})

    def test_tap(self):
        lines = self.files["tap"].read_text().splitlines()
        wrong = [line for line in lines if line.startswith("not ok ")]
        skipped = [line for line in lines if line.startswith("ok ") and " # SKIP " in line]
        passed = [line for line in lines if line.startswith("ok ") and " # SKIP " not in line]
        self.assertEqual(len(wrong), self.outcomes["fail"] + self.outcomes["unknown"] + len(self.invalid))
        self.assertEqual(len(passed), self.outcomes["pass"])
        self.assertEqual(lines[-1], f"1..{len(wrong) + len(skipped) + len(passed)}")


class AgreeOnTwoStandards(Agree):
    standard = "lab,shaanxi-k12"


class AgreeOnWaivers(Agree):
    expected = [*Agree.expected, "waived"]
    options = ("--waivers", "waivers.yaml")

    @classmethod
    def prepare(cls):
        (cls.folder / "waivers.yaml").write_text(WAIVERS, encoding="utf-8")


class AgreeOnKnown(Agree):
    """Compared with a baseline that has the problems of one school; they still count."""

    options = ("--baseline", "baseline.ndjson")

    @classmethod
    def prepare(cls):
        text = cls("test_csv").check("--format", "ndjson", standard=cls.standard)
        lines = [line for line in text.splitlines(keepends=True) if b"lacking.yaml" in line]
        (cls.folder / "baseline.ndjson").write_bytes(b"".join(lines))

    def test_known(self):
        known = [requirement["id"] for each in self.valid for indicator in each["indicators"]
                 for requirement in indicator["requirements"] if requirement.get("known")]
        results = json.loads(self.files["sarif"].read_text())["runs"][0]["results"]
        states = collections.Counter(each["baselineState"] for each in results)
        self.assertGreater(len(known), 0)
        self.assertEqual(states, {"unchanged": len(known), "new": len(results) - len(known)})
        self.assertEqual(self.files["github"].read_text().count(" (known)::"), len(known))


class AgreeOnNew(AgreeOnKnown):
    """With --fail-on-new what is known is no failure, in any format."""

    options = (*AgreeOnKnown.options, "--fail-on-new")

    def known(self, outcome):
        """Mandatory indicators with this outcome of the school whose problems are all known."""
        return sum(each["counts"][outcome] for each in self.valid if each["inventory"] == "schools/lacking.yaml")

    def known_problems(self, outcome):
        return sum(requirement["outcome"] == outcome for each in self.valid for indicator in each["indicators"]
                   for requirement in indicator["requirements"] if requirement.get("known"))

    def test_junit(self):
        suites = ElementTree.parse(self.files["junit"]).getroot().findall("testsuite")
        total = collections.Counter()
        for suite in suites:
            total.update({name: int(suite.get(name)) for name in ["failures", "errors", "skipped", "tests"]})
        self.assertEqual(total["failures"], self.outcomes["fail"] - self.known("fail"))
        self.assertEqual(total["errors"], self.outcomes["unknown"] - self.known("unknown") + len(self.invalid))
        excused = sum(each.get("message").startswith("known: ") for suite in suites for each in suite.iter("skipped"))
        self.assertEqual(excused, self.known("fail") + self.known("unknown"))

    def test_tap(self):
        lines = self.files["tap"].read_text().splitlines()
        wrong = [line for line in lines if line.startswith("not ok ")]
        excused = [line for line in wrong if line.endswith(" # TODO known")]
        self.assertEqual(len(wrong), self.outcomes["fail"] + self.outcomes["unknown"] + len(self.invalid))
        self.assertEqual(len(excused), self.known("fail") + self.known("unknown"))

    def test_gitlab(self):
        found = collections.Counter(each["severity"] for each in json.loads(self.files["gitlab"].read_text()))
        known = self.known_problems("fail") + self.known_problems("unknown")
        self.assertEqual(found, collections.Counter({
            "major": self.requirements["fail"] - self.known_problems("fail"), "info": known,
            "minor": self.requirements["unknown"] - self.known_problems("unknown"), "blocker": self.mistakes}))

    def test_github(self):
        found = collections.Counter(re.match(r"::(\w+) ", line)[1] for line in self.files["github"].read_text().splitlines())
        self.assertEqual(found, collections.Counter({
            "error": self.requirements["fail"] - self.known_problems("fail") + self.mistakes,
            "warning": self.requirements["unknown"] - self.known_problems("unknown"),
            "notice": self.known_problems("fail") + self.known_problems("unknown")}))


def load_tests(loader, _tests, _pattern):
    cases = [loader.loadTestsFromTestCase(each)
             for each in (Agree, AgreeOnTwoStandards, AgreeOnWaivers, AgreeOnKnown, AgreeOnNew)]
    return unittest.TestSuite(cases)


if __name__ == "__main__":
    run.main()
