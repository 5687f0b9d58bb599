#!/usr/bin/env python3
"""SARIF is accepted by its JSON schema and by Microsoft's validator, both from npm's package of that validator."""

import json
import os
import pathlib
import re
import subprocess
import unittest
import urllib.parse

import run

MULTITOOL = "@microsoft/sarif-multitool-linux@5.7.0"


def multitool():
    """The folder of the validator; installed once below the build folder."""
    npm = run.need("npm")
    folder = pathlib.Path(os.environ.get("EDU_CHECK_NPM", ".cache/npm")).resolve()
    found = folder / "node_modules/@microsoft/sarif-multitool-linux"
    if not (found / "sarif-2.1.0.json").exists():
        folder.mkdir(parents=True, exist_ok=True)
        command = [npm, "install", "--prefix", folder, "--no-audit", "--no-fund", "--ignore-scripts", MULTITOOL]
        try:
            done = subprocess.run(command, capture_output=True, text=True, timeout=300)
        except subprocess.TimeoutExpired:
            raise unittest.SkipTest("npm install takes too long") from None
        if done.returncode != 0:
            raise unittest.SkipTest("npm can't install " + MULTITOOL + ": " + done.stderr.strip()[-200:])
    return found


class Sarif(run.FormatTest):
    def compared(self):
        """One problem is mended, one is new; the others are known."""
        options = {"standard": "lab,shaanxi-k12"}
        self.path("baseline.json").write_bytes(self.check("--format", "json", **options))
        school = self.path("schools/lacking.yaml")
        text = school.read_text()
        school.write_text(text.replace("50 Mbps", "500 Mbps").replace("wired: yes", "wired: no"))
        report = self.check("--format", "sarif", "--sarif-results", "all", "--baseline", "baseline.json", "--fail-on-new",
                            "--lang", "en", **options)
        school.write_text(text)
        return report

    def reports(self):
        yield self.compared()
        for language in "zh", "en":
            for results in "problems", "waived", "all":
                yield self.check("--format", "sarif", "--sarif-results", results, "--advisory", "--lang", language,
                                 standard="lab,shaanxi-k12")

    def test_schema(self):
        try:
            import jsonschema
        except ImportError:
            self.skipTest("jsonschema is not installed")
        schema = json.loads((multitool() / "sarif-2.1.0.json").read_text())
        validator = jsonschema.validators.validator_for(schema)(schema)
        broken = json.loads(next(self.reports()))
        broken["runs"][0]["results"][0]["kind"] = "problem"
        self.assertTrue(list(validator.iter_errors(broken)), "the schema finds a mistake")
        states = {each.get("baselineState") for each in json.loads(self.compared())["runs"][0]["results"]}
        self.assertEqual(states, {"new", "unchanged", "absent", None})
        for report in self.reports():
            errors = [(list(each.path), each.message[:200]) for each in validator.iter_errors(json.loads(report))]
            self.assertEqual(errors, [])

    def test_multitool(self):
        tool = multitool() / "Sarif.Multitool"
        tool.chmod(0o755)
        for number, report in enumerate(list(self.reports())[::5]):  # each takes seconds
            file, found = self.path(f"{number}.sarif"), self.path(f"{number}.found.sarif")
            file.write_bytes(report)
            command = [tool, "validate", file, "--rule-kind", "Sarif;Ghas", "--output", found,
                       "--log", "ForceOverwrite"]
            result = subprocess.run(command, capture_output=True, text=True, timeout=300,
                                    env={**os.environ, "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1"})
            self.assertEqual(result.returncode, 0, result.stdout + result.stderr)
            results = json.loads(found.read_text(encoding="utf-8-sig"))["runs"][0]["results"]
            # SARIF2005 asks for an address of the tool, which has none.
            self.assertEqual([each for each in results if each["ruleId"] != "SARIF2005"], [])

    def test_what_github_needs(self):
        for report in self.reports():
            document = json.loads(report)
            self.assertEqual(len(document["runs"]), 1)
            only = document["runs"][0]
            self.assertTrue(only["automationDetails"]["id"].endswith("/"))
            rules = only["tool"]["driver"]["rules"]
            self.assertEqual(len({rule["id"] for rule in rules}), len(rules))
            prints = [(each["ruleId"], each["partialFingerprints"]["primaryLocationLineHash"])
                      for each in only["results"]]
            self.assertEqual(len(set(prints)), len(prints))
            for each in only["results"]:
                self.assertEqual(rules[each["ruleIndex"]]["id"], each["ruleId"])
                self.assertEqual(each["level"] == "none", each["kind"] != "fail")
                self.assertIsNone(re.search(r"(?<!\\)\[[^\]]*\]\(", each["message"]["text"]), "no link")
                place = each["locations"][0]["physicalLocation"]
                file = self.path(urllib.parse.unquote(place["artifactLocation"]["uri"]))
                lines = file.read_text().split("\n")
                self.assertLessEqual(place["region"]["startColumn"], len(lines[place["region"]["startLine"] - 1]) + 1)

    def test_fingerprints_stay_when_lines_move(self):
        def prints():
            results = json.loads(self.check("--format", "sarif"))["runs"][0]["results"]
            return {(each["ruleId"], each["partialFingerprints"]["primaryLocationLineHash"]) for each in results}, [
                each["locations"][0]["physicalLocation"]["region"]["startLine"] for each in results]

        before, lines = prints()
        texts = {file: file.read_text() for file in self.path("schools").iterdir()}
        for file, text in texts.items():
            file.write_text("# a remark\n\n" + text)
        after, moved = prints()
        for file, text in texts.items():
            file.write_text(text)
        self.assertEqual(before, after)
        self.assertNotEqual(lines, moved)


if __name__ == "__main__":
    run.main()
