#!/usr/bin/env python3
"""The formats of text are read by those for whom they are: TAP by prove, JUnit by junitparser and xmllint, Markdown by
cmark-gfm, workflow commands by the rules of the runner, GitLab's report by its fields."""

import html.parser
import json
import re
import subprocess
import xml.etree.ElementTree as ElementTree

import run


class Elements(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.names, self.text = set(), ""

    def handle_starttag(self, tag, attrs):
        self.names.add(tag)

    def handle_data(self, data):
        self.text += data


class Texts(run.FormatTest):
    def test_tap(self):
        prove = run.need("prove")
        self.path("all.tap").write_bytes(self.check("--format", "tap"))
        result = subprocess.run([prove, "--exec", "cat", "--verbose", self.path("all.tap")], capture_output=True,
                                text=True)
        self.assertNotIn("Parse errors", result.stdout + result.stderr)
        self.assertRegex(result.stdout, r"Tests: 25 Failed: 8\)")
        self.assertRegex(result.stdout, r"less 12 skipped subtests: 5 okay")

    def with_baseline(self, format_):
        """The report of a run whose problems are all known, but for the inventory that can't be read."""
        self.path("baseline.json").write_bytes(self.check("--format", "json"))
        return self.check("--format", format_, "--baseline", "baseline.json", "--fail-on-new")

    def test_tap_of_known_problems(self):
        prove = run.need("prove")
        self.path("known.tap").write_bytes(self.with_baseline("tap"))
        result = subprocess.run([prove, "--exec", "cat", "--verbose", self.path("known.tap")], capture_output=True,
                                text=True)
        self.assertNotIn("Parse errors", result.stdout + result.stderr)
        self.assertRegex(result.stdout, r"Tests: 25 Failed: 1\)")  # the inventory that can't be read

    def test_junit_of_known_problems(self):
        try:
            import junitparser
        except ImportError:
            self.skipTest("junitparser is not installed")
        self.path("known.xml").write_bytes(self.with_baseline("junit"))
        suites = junitparser.JUnitXml.fromfile(str(self.path("known.xml")))
        suites.update_statistics()
        self.assertEqual((suites.tests, suites.failures, suites.errors, suites.skipped), (25, 0, 1, 19))

    def test_tap_block_is_yaml(self):
        try:
            import yaml
        except ImportError:
            self.skipTest("python3-yaml is not installed")
        text = self.check("--format", "tap").decode()
        blocks = [yaml.safe_load(block) for block in re.findall(r"^  ---\n(.*?)^  \.\.\.\n", text, re.M | re.S)]
        self.assertEqual(len(blocks), 8)
        self.assertIn("schools/" + run.HOSTILE, {block["file"] for block in blocks})

    def test_junit(self):
        text = self.check("--format", "junit")
        self.path("all.xml").write_bytes(text)
        root = ElementTree.fromstring(text)
        allowed = {"testsuites", "testsuite", "properties", "property", "testcase", "failure", "error", "skipped"}
        self.assertEqual({each.tag for each in root.iter()}, allowed)
        names = [each.get("name") for each in root.iter("testsuite")]
        self.assertEqual(len(set(names)), len(names))
        cases = [(each.get("classname"), each.get("name")) for each in root.iter("testcase")]
        self.assertEqual(len(set(cases)), len(cases))
        for each in root.iter("testcase"):
            self.assertGreater(int(each.get("line")), 0)
            self.assertTrue(self.path(each.get("file")).exists())

    def test_junit_in_junitparser(self):
        try:
            import junitparser
        except ImportError:
            self.skipTest("junitparser is not installed")
        self.path("all.xml").write_bytes(self.check("--format", "junit"))
        suites = junitparser.JUnitXml.fromfile(str(self.path("all.xml")))
        suites.update_statistics()
        self.assertEqual((suites.tests, suites.failures, suites.errors, suites.skipped), (25, 6, 2, 12))

    def test_junit_in_xmllint(self):
        xmllint = run.need("xmllint")
        self.path("all.xml").write_bytes(self.check("--format", "junit"))
        subprocess.run([xmllint, "--noout", "--pedantic", self.path("all.xml")], check=True)

    def test_markdown(self):
        cmark = run.need("cmark-gfm")
        text = self.check("--format", "markdown", "--advisory")
        command = [cmark, "--unsafe", "-e", "autolink", "-e", "table", "-e", "strikethrough"]
        page = subprocess.run(command, input=text, capture_output=True, check=True).stdout.decode()
        elements = Elements()
        elements.feed(page)
        ours = {"h2", "h3", "table", "thead", "tbody", "tr", "th", "td", "p", "strong", "ul", "li", "code", "details",
                "summary"}
        self.assertLessEqual(elements.names, ours)
        self.assertIn('=HYPERLINK("http://evil.example","x");+1 ]]>&lt;<script>alert(1)</script>', elements.text)
        outside_code = re.sub(r"<code>.*?</code>", "", page)
        self.assertIsNone(re.search(r"@\w", outside_code), "no mention")
        self.assertIsNone(re.search(r"#\d", outside_code), "no reference")

    def test_github(self):
        """As the runner reads its log: a command begins a line, or is `##[…]` in a line that begins none."""
        lines = self.check("--format", "github", "--advisory").decode().split("\n")
        self.assertEqual(lines.pop(), "")
        for line in lines:
            found = re.fullmatch(r"::(error|warning|notice) ([^:\r\n]*)::([^\r\n]*)", line)
            self.assertIsNotNone(found, line)
            properties = dict(each.split("=", 1) for each in found[2].split(","))
            self.assertEqual(list(properties), ["file", "line", "col", "title"])
            decoded = properties["file"].replace("%3A", ":").replace("%2C", ",").replace("%25", "%")
            self.assertTrue(self.path(decoded).exists(), decoded)

    def test_github_step_summary(self):
        summary = self.path("summary.md")
        summary.write_text("before\n")
        self.check("--format", "github", environment={"GITHUB_STEP_SUMMARY": str(summary)})
        self.assertEqual(summary.read_bytes(), b"before\n" + self.check("--format", "markdown"))

    def test_gitlab(self):
        entries = json.loads(self.check("--format", "gitlab", "--advisory", standard="lab,shaanxi-k12"))
        prints = [each["fingerprint"] for each in entries]
        self.assertEqual(len(set(prints)), len(prints))
        for each in entries:
            self.assertEqual(set(each), {"description", "check_name", "fingerprint", "severity", "location"})
            self.assertIn(each["severity"], ["info", "minor", "major", "critical", "blocker"])
            self.assertTrue(self.path(each["location"]["path"]).exists())
            self.assertGreater(each["location"]["lines"]["begin"], 0)


if __name__ == "__main__":
    run.main()
