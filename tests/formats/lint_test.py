#!/usr/bin/env python3
"""What `lint` writes for services is read by those for whom it is, holds all that text does, and nothing that files say
acts in it. `lint --fix` changes what it says and nothing else."""

import json
import os
import pathlib
import re
import stat
import subprocess
import tempfile
import unittest
import xml.etree.ElementTree as ElementTree

import run
import sarif_test

FILES = {
    "good.yaml": "school: {name: 示例小学}\n",
    "bad.yaml": "students.total: 1,200\nnetwork.internet.bandwidth: 300 mbps # ::error::x\nstudentz: 1\nstudentz: 2\n",
    run.HOSTILE: "'::error::e%0A <b> ]]> {0} [l](http://e.example) \\x1b': 1\n\"\\u202Ekey\": 2\n",
    "waivers.yaml": "edu-check-waivers: 1\nwaivers:\n"
    "  - {school: a.yaml, requirement: shaanxi-k12/5.1a, reason: r, approver: a, expires: 2027/1/1}\n",
}
EXPECTED = {
    ("bad.yaml", "number-separator"),
    ("bad.yaml", "unit-wrong"),
    ("bad.yaml", "key-unknown"),
    (run.HOSTILE, "key-unknown"),
    ("waivers.yaml", "value-date"),
}


class Lint(unittest.TestCase):
    def setUp(self):
        temporary = tempfile.TemporaryDirectory(prefix="edu-check-")
        self.addCleanup(temporary.cleanup)
        self.folder = pathlib.Path(temporary.name)
        for name, text in FILES.items():
            self.folder.joinpath(name).write_text(text)

    def lint(self, *arguments, code=2, language="en"):
        command = [run.PROGRAM, "lint", "--lang", language, *arguments]
        result = subprocess.run(command, cwd=self.folder, capture_output=True)
        self.assertEqual(result.returncode, code, result.stderr.decode() + result.stdout.decode())
        return result.stdout.decode()

    def test_json(self):
        found = json.loads(self.lint("--format", "json", "."))
        self.assertEqual({(pathlib.Path(each["file"]).name, each["id"]) for each in found["diagnostics"]}, EXPECTED)
        with_replacement = [each["replacement"] for each in found["diagnostics"] if "replacement" in each]
        self.assertEqual([each["text"] for each in with_replacement], ["1200", "300 Mbps", "2027-01-01"])
        self.assertEqual(with_replacement[0], {"line": 1, "column": 17, "end_line": 1, "end_column": 22, "text": "1200"})

    def test_github(self):
        text = self.lint("--format", "github", ".")
        lines = text.splitlines()
        self.assertEqual(len(lines), 7)
        for line in lines:
            self.assertRegex(line, r"^::error file=[^:,]+,line=\d+,col=\d+,title=mistake in a file::[^\x00-\x1f\u202e]+\[[a-z-]+\]$")

    def test_gitlab(self):
        entries = json.loads(self.lint("--format", "gitlab", "."))
        self.assertEqual({(each["location"]["path"], each["check_name"]) for each in entries}, EXPECTED)
        self.assertEqual(len({each["fingerprint"] for each in entries}), len(entries))
        for each in entries:
            self.assertEqual(each["severity"], "blocker")
            self.assertNotIn("\u202e", each["description"])
        # They stay the same while lines come and go above.
        bad = self.folder / "bad.yaml"
        bad.write_text("# one\n# two\n" + bad.read_text())
        again = json.loads(self.lint("--format", "gitlab", "."))
        self.assertEqual([each["fingerprint"] for each in again], [each["fingerprint"] for each in entries])

    def test_junit(self):
        root = ElementTree.fromstring(self.lint("--format", "junit", "."))
        suites = {each.get("name"): each for each in root.iter("testsuite")}
        self.assertEqual(set(suites), set(FILES))
        self.assertEqual(suites["good.yaml"].get("failures"), "0")
        self.assertEqual(suites["bad.yaml"].get("failures"), "4")
        failures = [each.get("type") for each in root.iter("failure")]
        self.assertEqual(len(failures), 7)
        for each in root.iter("testcase"):
            self.assertGreater(int(each.get("line")), 0)

    def test_sarif(self):
        report = json.loads(self.lint("--format", "sarif", "."))
        (only,) = report["runs"]
        rules = [each["id"] for each in only["tool"]["driver"]["rules"]]
        self.assertEqual(len(set(rules)), len(rules))
        known = {each["id"]: each for each in json.loads(self.lint("--list", "--format", "json", code=0))["diagnostics"]}
        for rule in only["tool"]["driver"]["rules"]:  # no text of these ids holds what SARIF escapes
            self.assertEqual(rule["shortDescription"]["text"], known[rule["id"]]["meaning"])
            self.assertEqual(rule["help"]["text"], known[rule["id"]]["remedy"])
        for result in only["results"]:
            self.assertEqual(rules[result["ruleIndex"]], result["ruleId"])
            self.assertEqual(result["level"], "error")
        fixes = [each["fixes"][0]["artifactChanges"][0]["replacements"][0] for each in only["results"] if "fixes" in each]
        self.assertEqual([each["insertedContent"]["text"] for each in fixes], ["1200", "300 Mbps", "2027-01-01"])
        self.assertEqual(fixes[0]["deletedRegion"], {"startLine": 1, "startColumn": 17, "endLine": 1, "endColumn": 22})

    def test_sarif_schema(self):
        try:
            import jsonschema
        except ImportError:
            self.skipTest("jsonschema is not installed")
        schema = json.loads((sarif_test.multitool() / "sarif-2.1.0.json").read_text())
        validator = jsonschema.validators.validator_for(schema)(schema)
        for language in "zh", "en":
            report = json.loads(self.lint("--format", "sarif", ".", language=language))
            self.assertEqual([str(each.message) for each in validator.iter_errors(report)], [])

    def test_several_formats_at_once(self):
        self.lint("--format", "sarif=all.sarif", "--format", "gitlab=all.gitlab", "--format", "text", ".")
        self.assertEqual(len(json.loads(self.folder.joinpath("all.sarif").read_text())["runs"][0]["results"]), 7)
        self.assertEqual(len(json.loads(self.folder.joinpath("all.gitlab").read_text())), 7)

    def test_nothing_found(self):
        self.assertEqual(self.lint("--format", "github", "good.yaml", code=0), "")
        self.assertEqual(json.loads(self.lint("--format", "gitlab", "good.yaml", code=0)), [])
        self.assertEqual(json.loads(self.lint("--format", "sarif", "good.yaml", code=0))["runs"][0]["results"], [])
        root = ElementTree.fromstring(self.lint("--format", "junit", "good.yaml", code=0))
        self.assertEqual([each.get("tests") for each in root.iter("testsuite")], ["1"])

    def test_fix_keeps_all_else(self):
        name = self.folder / "school.yaml"
        text = "\ufeff# 表：1,200\r\nstudents.total： 1,200   # 约\r\n\r\nnetwork: {internet.bandwidth: 300 mbps, wired: True}"
        name.write_bytes(text.encode())
        name.chmod(0o640)
        shown = self.lint("--fix", "school.yaml", code=0)
        mended = text.replace("total： 1,200", "total: 1200").replace("300 mbps", "300 Mbps").replace("True", "true")
        self.assertEqual(name.read_bytes().decode(), mended)
        self.assertEqual(stat.S_IMODE(name.stat().st_mode), 0o640)
        self.assertEqual(len(re.findall(r"^school\.yaml:\d+:\d+: fixed: ", shown, re.M)), 4)
        self.assertNotIn("fixed", self.lint("--fix", "school.yaml", code=0))
        self.assertEqual(name.read_bytes().decode(), mended)

    def test_fix_follows_links_and_leaves_no_file(self):
        os.symlink("bad.yaml", self.folder / "link.yaml")
        self.lint("--fix", "link.yaml")
        self.assertTrue(self.folder.joinpath("link.yaml").is_symlink())
        self.assertTrue(self.folder.joinpath("bad.yaml").read_text().startswith("students.total: 1200\n"))
        self.assertEqual({each.name for each in self.folder.iterdir()}, {*FILES, "link.yaml"})

    def test_dry_run_changes_nothing(self):
        shown = self.lint("--fix", "--dry-run", "bad.yaml")
        self.assertIn("bad.yaml:1:17: can be fixed: “1,200” → “1200” [number-separator]", shown)
        self.assertEqual(self.folder.joinpath("bad.yaml").read_text(), FILES["bad.yaml"])
        found = json.loads(self.lint("--fix", "--dry-run", "--format", "json", "bad.yaml"))
        self.assertEqual([each["after"] for each in found["fixes_to_make"]], ["1200", "300 Mbps"])

    def test_what_does_not_go_together(self):
        for arguments in ["--fix", "-"], ["--dry-run", "bad.yaml"], ["--fix", "--source", "good.yaml", "bad.yaml"]:
            self.lint(*arguments)
        self.assertEqual(self.folder.joinpath("bad.yaml").read_text(), FILES["bad.yaml"])


if __name__ == "__main__":
    run.main()
