#!/usr/bin/env python3
"""Characters that act on a display or hide on it: no report of any format has one of them as it is, wherever the text comes
from; JSON still gives the same text."""

import json
import pathlib
import shutil
import subprocess
import tempfile
import unittest
import zipfile

import run

CHARACTERS = [0x1B, 0x7F, 0x85, 0x9B, 0xAD, 0x34F, 0x61C, 0x115F, 0x180E, 0x200B, 0x200D, 0x200E, 0x202A, 0x202E, 0x2028,
              0x2029, 0x2060, 0x2066, 0x2069, 0x2800, 0x3164, 0xFE0F, 0xFEFF, 0xFFA0, 0xFFF9, 0xE000, 0xE0001, 0xE0041,
              0xE0100, 0xF0000]
FORMATS = ["text", "json", "ndjson", "html", "markdown", "csv", "xlsx", "junit", "sarif", "github", "gitlab", "tap"]
SCHOOL = (run.ROOT / "schools" / "good.yaml").read_text(encoding="utf-8")

class Characters(unittest.TestCase):
    def setUp(self):
        temporary = tempfile.TemporaryDirectory(prefix="edu-check-")
        self.addCleanup(temporary.cleanup)
        self.folder = pathlib.Path(temporary.name)
        shutil.copytree(run.ROOT / "standards", self.folder / "standards")

    def run_all(self, *arguments):
        result = subprocess.run([run.PROGRAM, *arguments], cwd=self.folder, capture_output=True)
        self.assertIn(result.returncode, (0, 1, 2, 3), (arguments, result.stderr[-300:]))
        return result.stdout + result.stderr

    def find(self, output, where):
        """None of the characters is in an output; Markdown's own joiner behind @ and #, and signs in colour, are meant."""
        text = output.decode("utf-8", "replace").replace("@\u2060", "").replace("#\u2060", "").replace("\u26a0\ufe0f", "")
        if where.startswith("out.csv"):
            text = text.removeprefix("\ufeff")
        for code in CHARACTERS:
            self.assertNotIn(chr(code), text, f"U+{code:04X} in {where}")

    def check_formats(self, paths, *more):
        base = [*paths, "--standard", "lab", "--standards", "standards", "--as-of", "2026-09-01", *more]
        formats = [part for name in FORMATS for part in ("--format", f"{name}=out.{name}")]
        self.find(self.run_all("check", *base, *formats, "--quiet"), "stderr")
        for name in (f"out.{each}" for each in FORMATS):
            file = self.folder / name
            if file.exists() and name != "out.xlsx":
                self.find(file.read_bytes(), name)
        if (self.folder / "out.xlsx").exists():
            with zipfile.ZipFile(self.folder / "out.xlsx") as book:
                for part in book.namelist():
                    self.find(book.read(part), f"xlsx: {part}")
        plan = [each for each in base if each not in ("--waivers", "waivers.yaml")]
        for command in ["plan", *plan], ["convert", "out.json", "--standards", "standards"], ["diff", "out.json", "out.ndjson"]:
            self.find(self.run_all(*command), command[0])

    def test_names_values_and_waivers(self):
        (self.folder / "escaped").mkdir()
        (self.folder / "raw").mkdir()
        waivers = "edu-check-waivers: 1\nwaivers:\n"
        for number, code in enumerate(CHARACTERS):
            school = "21610000%02d" % number
            escaped = f"x\\U{code:08x}x"
            text = SCHOOL.replace("启明小学", f'"{escaped}"').replace("alpha", f'"{escaped}"').replace("500 Mbps", "5 Mbps")
            text = text.replace("2161000001", school)
            (self.folder / "escaped" / f"{number}.yaml").write_text(text, encoding="utf-8")
            raw = SCHOOL.replace("启明小学", f"x{chr(code)}x").replace("2161000001", school)
            (self.folder / "raw" / f"{number}.yaml").write_text(raw, encoding="utf-8")
            waivers += (f'  - {{school: "{school}", requirement: lab/1.1a, reason: "{escaped}", approver: "{escaped}", '
                        "expires: 2099-12-31}\n")
        (self.folder / "waivers.yaml").write_text(waivers, encoding="utf-8")
        self.check_formats(["escaped"])
        self.check_formats(["escaped", "--waivers", "waivers.yaml"])
        self.check_formats(["raw"])  # the character itself, which the reader may refuse

    def test_paths(self):
        paths = [f"x{chr(code)}x.yaml" for code in CHARACTERS]
        for number, path in enumerate(paths):
            text = SCHOOL.replace("2161000001", "21610000%02d" % number) if number % 2 else "schol: 1\n"
            (self.folder / path).write_text(text, encoding="utf-8")
        self.check_formats(paths)
        assessments = json.loads((self.folder / "out.json").read_bytes())["assessments"]
        self.assertEqual([each["inventory"] for each in assessments], paths)

    def test_reasons(self):
        """A value of the inventory in the reason why something does not apply."""
        lab = (self.folder / "standards" / "lab.yaml").read_text(encoding="utf-8")
        self.assertIn("          - id: 1.1a\n", lab)
        lab = lab.replace("          - id: 1.1a\n", "          - id: 1.1a\n            when: \"school.name == 'y'\"\n", 1)
        (self.folder / "standards" / "lab.yaml").write_text(lab, encoding="utf-8")
        (self.folder / "schools").mkdir()
        for number, code in enumerate(each for each in CHARACTERS if each <= 0xFFFF):  # the others have no escape
            text = SCHOOL.replace("启明小学", f'"x\\u{code:04x}x"').replace("2161000001", "21610000%02d" % number)
            (self.folder / "schools" / f"{number}.yaml").write_text(text, encoding="utf-8")
        for language in "zh", "en":
            self.check_formats(["schools"], "--lang", language)
            self.check_formats([f"schools/{CHARACTERS.index(0x9B)}.yaml"], "--lang", language)
            result = json.loads((self.folder / "out.json").read_bytes())
            self.assertRegex(json.dumps(result), r'"not_owed": "[^"]*x\\u009bx')

    def test_stored_results(self):
        """No text of a stored result, whoever wrote it, acts in what it is converted to."""
        hostile = "x".join(map(chr, CHARACTERS)) + "\n::error::x"
        slow = SCHOOL.replace("500 Mbps", "5 Mbps")
        nobody = SCHOOL.replace("primary: 300", "primary: 0").replace("total: 60, student: 50", "total: 0, student: 0")
        for text, part in (slow, "1"), (slow + "school.stages: [kindergarten]\n", "1"), (nobody, "2.1"):
            (self.folder / "a.yaml").write_text(text, encoding="utf-8")
            self.run_all("check", "a.yaml", "--standard", "lab", "--standards", "standards", "--as-of", "2026-09-01",
                         "--only", part, "--format", "json=whole.json", "--quiet")
            whole = json.loads((self.folder / "whole.json").read_bytes())
            read = 0
            written = [name for name in FORMATS[2:] if name != "xlsx"]
            formats = [part for name in written for part in ("--format", f"{name}=out.{name}")]
            for number, change in enumerate(self.changes(whole, whole, hostile)):
                (self.folder / "forged.json").write_text(change, encoding="utf-8")
                language = ["zh", "en"][number % 2]
                result = subprocess.run([run.PROGRAM, "convert", "forged.json", "--standards", "standards", "--lang", language,
                                         "--format", "text", *formats], cwd=self.folder, capture_output=True)
                self.find(result.stdout + result.stderr, "text")
                if result.returncode != 2:
                    read += 1
                    for name in written:
                        self.find((self.folder / f"out.{name}").read_bytes(), f"out.{name}")
            self.assertGreater(read, 0)

    def changes(self, whole, at, hostile):
        """The result with one of its texts, or of its keys' texts that may be left out, replaced; one after the other."""
        entries = at.items() if isinstance(at, dict) else enumerate(at)
        for key, value in list(entries):
            if isinstance(value, (dict, list)):
                yield from self.changes(whole, value, hostile)
            if isinstance(value, str):
                at[key] = hostile
                yield json.dumps(whole)
                at[key] = value
        if isinstance(at, dict) and "outcome" in at:
            for key in ["not_owed", "to_do", "actual", "expected", "shortfall", "baseline", "due"]:
                if key not in at:
                    at[key] = hostile
                    yield json.dumps(whole)
                    del at[key]

    def test_standards(self):
        """What a standard says is refused by its loader, or shown like any other text."""
        lab = (self.folder / "standards" / "lab.yaml").read_text(encoding="utf-8")
        (self.folder / "a.yaml").write_text(SCHOOL.replace("500 Mbps", "5 Mbps"), encoding="utf-8")
        escaped = "x".join(f"\\U{code:08x}" for code in CHARACTERS)
        title = "title: {zh: 出口带宽, en: Internet bandwidth}"
        self.assertIn(title, lab)
        lab = lab.replace(title, f'title: {{zh: "出{escaped}口", en: "In{escaped}t"}}')
        (self.folder / "standards" / "lab.yaml").write_text(lab, encoding="utf-8")
        for language in "zh", "en":
            self.check_formats(["a.yaml"], "--lang", language)
        for command in ["show", "lab"], ["explain", "lab/1.1a"], ["standards"], ["init", "lab"], ["lint", "standards"]:
            self.find(self.run_all(*command, *(["--standards", "standards"] if command[0] != "lint" else [])), command[0])


if __name__ == "__main__":
    run.main()
