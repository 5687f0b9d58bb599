#!/usr/bin/env python3
"""A year of a repository of 30 inventories that starts with failures: first check, baseline, waiver, a pull request that
breaks one school and mends another, its correction, the waiver's end. Each step's exit code and annotations are what a
maintainer expects."""

import argparse
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

STANDARDS = pathlib.Path(__file__).resolve().parents[1] / "formats" / "standards"
SKIPPED = 77
PROGRAM = None

INVENTORY = """\
date: 2026-03-01
school:
  name: 第{number}小学
  code: "21610000{number:02}"
  province: 陕西
  city: 延安
  district: {district}
  stages: [primary]
students:
  primary: 300
terminals:
  total: 60
  student: {terminals}
network:
  wired: yes
  wireless: {wireless}
  internet:
    bandwidth: {bandwidth}
lab:
  supplier: alpha
"""
BANDWIDTH_LINE = 18
WIRELESS_LINE = 16

WAIVERS = """\
edu-check-waivers: 1
waivers:
  - school: "2161000003"
    requirement: lab/1.1a
    reason: 光缆迁改，年内完成
    approver: 县教育局
    expires: 2026-12-31
"""


class Year(unittest.TestCase):
    def setUp(self):
        temporary = tempfile.TemporaryDirectory(prefix="edu-check-")
        self.addCleanup(temporary.cleanup)
        self.root = pathlib.Path(temporary.name)
        (self.root / "schools").mkdir()
        self.git("init", "-q")
        for number in range(1, 31):
            self.write(number)
        for number in (3, 7, 11):
            self.write(number, bandwidth="50 Mbps")
        self.write(20, terminals="待定")
        self.commit("inventories")

    def git(self, *arguments):
        settings = ["-c", "user.name=test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false"]
        environment = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
        return subprocess.run(["git", *settings, *arguments], cwd=self.root, env=environment, check=True,
                              capture_output=True, text=True).stdout.strip()

    def commit(self, message):
        self.git("add", "-A")
        self.git("commit", "-q", "-m", message)
        return self.git("rev-parse", "HEAD")

    def write(self, number, bandwidth="200 Mbps", wireless="yes", terminals="50"):
        district = "宝塔区" if number <= 15 else "安塞区"
        text = INVENTORY.format(number=number, district=district, bandwidth=bandwidth, wireless=wireless,
                                terminals=terminals)
        (self.root / "schools" / f"{number:02}.yaml").write_text(text, "utf-8")

    def run_program(self, *arguments):
        environment = {name: value for name, value in os.environ.items() if name != "GITHUB_STEP_SUMMARY"}
        environment["GIT_CONFIG_GLOBAL"] = os.devnull
        folder = [] if arguments[0] == "diff" else ["--standards", STANDARDS]
        return subprocess.run([PROGRAM, "--lang", "en", *folder, *arguments], cwd=self.root,
                              env=environment, capture_output=True, text=True)

    def check(self, expected, *arguments, as_of="2026-03-01"):
        """Checks all schools; the exit code must be `expected`. Returns the annotations and what was said beside them."""
        result = self.run_program("check", "schools", "--standard", "lab", "--as-of", as_of, "--format", "github",
                                  "--format", "json=result.json", "--format", "markdown=comment.md", *arguments)
        self.assertEqual(result.returncode, expected, result.stdout + result.stderr)
        lines = [line for line in result.stdout.splitlines() if not line.startswith("::notice title=edu-check::")]
        return [self.annotation(line) for line in lines], result.stderr

    @staticmethod
    def annotation(line):
        """`error 03:18 lab/1.1a`, with `known` where the title says so."""
        command, _, rest = line[2:].partition(" ")
        properties, _, message = rest.partition("::")
        values = dict(each.split("=", 1) for each in properties.split(","))
        number = pathlib.Path(values["file"]).stem
        known = " known" if values["title"].endswith(" (known)") else ""
        return f"{command} {number}:{values['line']} {message.rsplit('[', 1)[1][:-1]}{known}"

    def numbers(self):
        found = json.loads((self.root / "result.json").read_text("utf-8"))["summary"]["baseline"]
        return {name: found[name] for name in ("new", "known", "mended")}

    def keep_result(self, name):
        shutil.copy(self.root / "result.json", self.root / name)

    def test_year(self):
        # March: the repository has 30 inventories; three fail, one lacks a number.
        found, _ = self.check(1)
        self.assertEqual(found, [f"error 03:{BANDWIDTH_LINE} lab/1.1a", f"error 07:{BANDWIDTH_LINE} lab/1.1a",
                                 f"error 11:{BANDWIDTH_LINE} lab/1.1a", "warning 20:13 lab/2.1a"])
        self.keep_result("baseline.json")

        # With that as the baseline nothing is new: what is known is told, and does not fail.
        baseline = ["--baseline", "baseline.json", "--fail-on-new"]
        found, _ = self.check(0, *baseline)
        known = [f"notice 03:{BANDWIDTH_LINE} lab/1.1a known", f"notice 07:{BANDWIDTH_LINE} lab/1.1a known",
                 f"notice 11:{BANDWIDTH_LINE} lab/1.1a known", "notice 20:13 lab/2.1a known"]
        self.assertEqual(found, known)
        self.assertEqual(self.numbers(), {"new": 0, "known": 4, "mended": 0})
        self.check(1, "--baseline", "baseline.json")  # compared, but all failures still count

        # April: one of the failures is waived until the end of the year; the baseline is renewed under the waiver.
        (self.root / "waivers.yaml").write_text(WAIVERS, "utf-8")
        waivers = ["--waivers", "waivers.yaml"]
        found, said = self.check(0, *baseline, *waivers, as_of="2026-04-01")
        self.assertEqual(found, known[1:])
        self.assertEqual(said, "")
        self.assertEqual(self.numbers(), {"new": 0, "known": 3, "mended": 0})
        self.check(1, *waivers, as_of="2026-04-01")
        self.keep_result("baseline.json")
        main = self.commit("baseline and waivers")

        # May: a pull request mends school 7 and breaks school 15. Only these two are checked.
        self.write(7, bandwidth="500 Mbps")
        self.write(15, wireless="no")
        self.commit("new figures")
        changed = ["--changed-since", main]
        found, said = self.check(1, *baseline, *waivers, *changed, as_of="2026-05-01")
        self.assertEqual(found, [f"error 15:{WIRELESS_LINE} lab/1.10b"])
        self.assertIn("not checked [input-unchanged]", said)
        self.assertEqual(self.numbers(), {"new": 1, "known": 0, "mended": 1})
        comment = (self.root / "comment.md").read_text("utf-8")
        self.assertIn("problems new 1, known 0, mended 1", comment)
        self.check(1, *baseline, *waivers, as_of="2026-05-01")
        difference = self.run_program("diff", "baseline.json", "result.json", "--format", "json")
        self.assertEqual(difference.returncode, 1, difference.stderr)
        changes = {each["code"]: each["change"] for each in json.loads(difference.stdout)["schools"]}
        self.assertEqual(changes, {"2161000007": "better", "2161000015": "worse"})

        # The pull request is corrected and merged. Nothing is left to check since then.
        self.write(15)
        merged = self.commit("corrected")
        found, _ = self.check(0, *baseline, *waivers, *changed, as_of="2026-05-02")
        self.assertEqual(found, [])
        found, said = self.check(0, *waivers, "--changed-since", merged, as_of="2026-05-02")
        self.assertEqual(found, [])
        self.assertIn("nothing to check [input-unchanged]", said)

        # A new inventory that is not tracked yet is a change too.
        self.write(31, bandwidth="10 Mbps")
        found, _ = self.check(1, *baseline, *waivers, "--changed-since", merged, as_of="2026-05-03")
        self.assertEqual(found, [f"error 31:{BANDWIDTH_LINE} lab/1.1a"])
        (self.root / "schools" / "31.yaml").unlink()

        # January: the waiver has expired, so its failure counts again, and is new.
        found, said = self.check(1, *baseline, *waivers, as_of="2027-01-04")
        self.assertEqual(found, [f"error 03:{BANDWIDTH_LINE} lab/1.1a", f"notice 11:{BANDWIDTH_LINE} lab/1.1a known",
                                 "notice 20:13 lab/2.1a known"])
        self.assertIn("waivers.yaml:3:5: warning: ", said)
        self.assertIn("[waiver-expired]", said)

        # The cable is laid: the failure is mended, and the entry that is left over is pointed out.
        self.write(3, bandwidth="1 Gbps")
        found, said = self.check(0, *baseline, *waivers, as_of="2027-01-11")
        self.assertEqual(found, [f"notice 11:{BANDWIDTH_LINE} lab/1.1a known", "notice 20:13 lab/2.1a known"])
        self.assertIn("[waiver-expired]", said)
        (self.root / "waivers.yaml").unlink()
        _, said = self.check(0, *baseline, as_of="2027-01-11")
        self.assertEqual(said, "")


def main():
    global PROGRAM
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--binary", required=True, type=pathlib.Path)
    arguments = parser.parse_args()
    PROGRAM = arguments.binary.resolve()
    if shutil.which("git") is None:
        print("git is not installed")
        sys.exit(SKIPPED)
    unittest.main(argv=sys.argv[:1], verbosity=2)


if __name__ == "__main__":
    main()
