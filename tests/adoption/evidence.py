#!/usr/bin/env python3
"""Documents as proof: every kind of file that is none, every type of fact, every way of naming a document, and every
command that wants them. What is no document never lets anything pass, and is named with its line."""

import argparse
import hashlib
import json
import os
import pathlib
import signal
import socket
import subprocess
import sys
import tempfile
import time
import unittest

PROGRAM = None

# One requirement a type of fact.
FACTS = {
    "boolean": ("yes", "lab.boolean"), "count": ("3", "lab.count >= 1"), "number": ("0.5", "lab.number >= 0.1"),
    "percent": ("15%", "lab.percent >= 1%"), "bandwidth": ("1 Gbps", "lab.bandwidth >= 1 Mbps"),
    "money": ("2 万元", "lab.money >= 1 元"), "duration": ("3 days", "lab.duration <= 30 days"),
    "date": ("2026-01-01", "lab.date >= 2025-01-01"), "text": ("alpha", "lab.text in ['alpha']"),
    "choice": ("one", "lab.choice == one"), "list": ("[one]", "one in lab.list"),
}
CHOICES = ", choices: {one: {label: {zh: 一, en: one}}, two: {label: {zh: 二, en: two}}}"


def standard():
    requirements = "".join(f"""\
          - id: 1.1{kind}
            statement: {{zh: 要求 {kind}, en: requirement {kind}}}
            level: mandatory
            require: "{condition}"
            evidence: {{zh: 材料, en: document}}
""" for kind, (_, condition) in FACTS.items())
    facts = "".join(f"  lab.{kind}: {{type: {kind}, label: {{zh: 事实{kind}, en: fact {kind}}}"
                    f"{CHOICES if kind in ('choice', 'list') else ''}}}\n" for kind in FACTS)
    return f"""\
edu-check-standard: 1
id: lab
title: {{zh: 示例, en: Example}}
document: {{title: {{zh: 示例, en: example}}, issuer: {{zh: 示例, en: example}}, status: in_force}}
applies:
  school: {{statement: {{zh: 所有学校, en: all schools}}}}
sections:
  - id: "1"
    heading: 一
    title: {{zh: 一, en: One}}
    indicators:
      - id: "1.1"
        clause: {{heading: [一], paragraph: 1}}
        title: {{zh: 一, en: one}}
        requirements:
{requirements}groups:
  lab: {{label: {{zh: 示例组, en: lab}}}}
facts:
{facts}"""


def inventory(evidence, only=None):
    facts = "".join(f"  {kind}: {value}\n" for kind, (value, _) in FACTS.items())
    names = FACTS if only is None else [only]
    return ("date: 2026-09-01\nlab:\n" + facts
            + ("evidence:\n" + "".join(f"  lab.{kind}: {evidence}\n" for kind in names) if evidence is not None else ""))


class Evidence(unittest.TestCase):
    def setUp(self):
        temporary = tempfile.TemporaryDirectory(prefix="edu-check-")
        self.addCleanup(temporary.cleanup)
        self.root = pathlib.Path(temporary.name)
        (self.root / "standards").mkdir()
        (self.root / "standards/lab.yaml").write_text(standard(), encoding="utf-8")
        self.folder = self.root / "schools"
        self.folder.mkdir()
        (self.folder / "good.pdf").write_bytes(b"proof")
        (self.root / "outside.pdf").write_bytes(b"proof")

    def run_program(self, *arguments, cwd=None, stdin=None):
        return subprocess.run([PROGRAM, *map(str, arguments)], cwd=cwd or self.root, input=stdin, capture_output=True,
                              text=True, timeout=60, check=False)

    def check(self, text, *options, name="schools/a.yaml", required=True):
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        options = [*options, *(["--require-evidence"] if required else [])]
        result = self.run_program("check", name, "--standard", "lab", "--standards", "standards", "--lang", "en",
                                  "--format", "json", *options)
        assessment = json.loads(result.stdout)["assessments"][0] if result.stdout else None
        return result, assessment

    def outcomes(self, assessment):
        return {each["id"].removeprefix("1.1"): each["outcome"] for each in assessment["indicators"][0]["requirements"]}

    def assert_documented(self, evidence, *options):
        result, assessment = self.check(inventory(evidence), *options)
        self.assertEqual(result.returncode, 0, result.stderr + result.stdout)
        self.assertEqual(set(self.outcomes(assessment).values()), {"pass"})

    def assert_refused(self, evidence, problem, *options):
        """Nothing passes, whatever the type of the fact, and each finding says which document at which line."""
        text = inventory(evidence)
        result, assessment = self.check(text, *options)
        self.assertEqual(result.returncode, 3, result.stderr + result.stdout)
        lines = text.splitlines()
        for each in assessment["indicators"][0]["requirements"]:
            self.assertEqual(each["outcome"], "unknown", each["id"])
            found = [fact for fact in each["undocumented"] if fact["path"] == f"lab.{each['id'].removeprefix('1.1')}"]
            self.assertEqual([fact["problem"] for fact in found], [problem], each)
            place = found[0]
            named = "evidence:" if problem != "not_named" else "lab:"
            self.assertGreater(place["line"], lines.index(named) + 1)
            self.assertIn(f"{each['id'].removeprefix('1.1')}:", lines[place["line"] - 1])
            self.assertEqual(each["place"]["line"], place["line"])
        self.assertEqual(assessment["score"], {"low": "0%", "high": "100%"})
        return result, assessment

    def test_all_types_with_documents_in_every_spelling_pass(self):
        (self.folder / "deep/er").mkdir(parents=True)
        (self.folder / "deep/er/合同（1）.pdf").write_bytes(b"x")
        (self.folder / "link.pdf").symlink_to("good.pdf")
        (self.folder / "2026").write_bytes(b"x")
        digest = hashlib.sha256(b"proof").hexdigest()
        for evidence in ["good.pdf", "'good.pdf'", "./good.pdf", "deep/er/合同（1）.pdf", "[good.pdf]",
                         "[good.pdf, deep/er/合同（1）.pdf]", "link.pdf", "2026", "{file: good.pdf}", "{文件: good.pdf}",
                         f"{{file: good.pdf, sha256: {digest}}}", f"{{file: good.pdf, sha256: {digest.upper()}}}",
                         "{file: good.pdf, date: 2026-08-31}", "{file: good.pdf, 日期: 2026-09-01, sha256: null}",
                         f"[good.pdf, {{file: link.pdf, sha256: {digest}}}]"]:
            with self.subTest(evidence):
                if "2026-0" in evidence:
                    os.utime(self.folder / "good.pdf", (1788220800 + 86400 * 2,) * 2)
                self.assert_documented(evidence)

    def test_every_kind_of_file_that_is_no_document_is_refused(self):
        (self.folder / "empty.pdf").touch()
        (self.folder / "folder").mkdir()
        os.mkfifo(self.folder / "pipe")
        with socket.socket(socket.AF_UNIX) as listener:
            listener.bind(str(self.folder / "socket"))
        (self.folder / "out.pdf").symlink_to("../outside.pdf")
        (self.folder / "absolute.pdf").symlink_to(self.root / "outside.pdf")
        (self.folder / "device").symlink_to("/dev/null")
        (self.folder / "dangling.pdf").symlink_to("nowhere.pdf")
        (self.folder / "loop.pdf").symlink_to("loop.pdf")
        (self.folder / "up").symlink_to("..")
        digest = hashlib.sha256(b"other").hexdigest()
        with open(self.folder / "huge.pdf", "wb") as huge:
            huge.truncate(4 * 1024 ** 3 + 1)  # takes no room
        cases = {f"{{file: huge.pdf, sha256: {digest}}}": "too_large",
                 "nosuch.pdf": "missing", "nosuch/good.pdf": "missing", "good.pdf/x": "missing", "Good.pdf": "missing",
                 "x" * 300: "missing", "dangling.pdf": "missing", "loop.pdf": "missing",
                 "empty.pdf": "empty", "folder": "not_a_file", ".": "nothing", "folder/": "not_a_file",
                 "folder/.": "not_a_file", "pipe": "not_a_file", "socket": "not_a_file", "out.pdf": "link_outside",
                 "absolute.pdf": "link_outside", "device": "link_outside", "up/outside.pdf": "link_outside",
                 "a.yaml": "itself", "./a.yaml": "itself",
                 f"{{file: good.pdf, sha256: {digest}}}": "changed",
                 "{file: good.pdf, date: 2026-09-02}": "date_later",
                 "{file: nosuch.pdf, date: 2026-01-01}": "missing"}
        for evidence, problem in cases.items():
            with self.subTest(evidence[:40]):
                result, _ = self.assert_refused(evidence, problem)
                if problem != "nothing":
                    self.assertEqual(result.stderr.count("[evidence-document]"), len(FACTS), result.stderr)

    def test_a_stop_is_heeded_while_a_document_is_read(self):
        with open(self.folder / "large.pdf", "wb") as large:
            large.truncate(4 * 1024 ** 3)
        evidence = f"{{file: large.pdf, sha256: {hashlib.sha256(b'other').hexdigest()}}}"
        (self.folder / "a.yaml").write_text(inventory(evidence), encoding="utf-8")
        (self.folder / "b.yaml").write_text(inventory("nosuch.pdf"), encoding="utf-8")
        (self.folder / "region.yaml").write_text("kind: region\nevidence: {region.name: " + evidence + "}\n",
                                                 encoding="utf-8")
        for words in (["check", "schools/a.yaml", "--format", "json=result.json"], ["plan", "schools/a.yaml"],
                      ["check", "schools/b.yaml", "--region", "schools/region.yaml", "--format", "json=result.json"]):
            for number, code in (signal.SIGINT, 130), (signal.SIGTERM, 143):
                with self.subTest(words=words, number=number):
                    process = subprocess.Popen([PROGRAM, *words, "--standard", "lab", "--standards", "standards",
                                                "--require-evidence", "--lang", "en"], cwd=self.root,
                                               stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
                    self.wait_until_read(process, "large.pdf")
                    process.send_signal(number)
                    _, errors = process.communicate(timeout=10)
                    self.assertEqual(process.returncode, code, errors)
                    self.assertIn("[stopped]", errors)
                    self.assertNotIn("large.pdf", errors)

    def wait_until_read(self, process, name):
        """Until the program has the file open."""
        end = time.monotonic() + 60
        while time.monotonic() < end and process.poll() is None:
            for each in pathlib.Path(f"/proc/{process.pid}/fd").iterdir():
                try:
                    if os.readlink(each).endswith(name):
                        return
                except OSError:  # it was closed meanwhile
                    pass
            time.sleep(0.01)
        self.fail(f"{name} was not read: {process.poll()} {process.communicate()}")

    def test_what_only_looks_like_a_document_is_refused_and_pointed_out_without_the_option_too(self):
        cases = {"''": "nothing", "' '": "nothing", '"\\u3000"': "nothing", '"\\u00A0\\u200B"': "nothing", "'-'": "nothing",
                 "——": "nothing", "无": "nothing", "（无）": "nothing", "暂无": "nothing", "待补": "nothing", "n/a": "nothing",
                 "N/A": "nothing", "none": "nothing", "不适用": "nothing", "'..'": "nothing", "{file: 无}": "nothing",
                 "{date: 2026-01-01}": "nothing", "../outside.pdf": "not_below", "a/../good.pdf": "not_below",
                 "../../../../../etc/passwd": "not_below", "/etc/passwd": "not_below", "~/good.pdf": "not_below",
                 "C:\\good.pdf": "not_below", "c:/good.pdf": "not_below", "a\\good.pdf": "not_below",
                 "\\\\host\\share\\good.pdf": "not_below", "https://example.org/a.pdf": "not_below",
                 "file:///etc/passwd": "not_below", "'mailto:a'": "not_below"}
        for evidence, problem in cases.items():
            with self.subTest(evidence):
                identifier = "[evidence-nothing]" if problem == "nothing" else "[evidence-path]"
                result, _ = self.assert_refused(evidence, problem)
                self.assertEqual(result.stderr.count(identifier), len(FACTS), result.stderr)
                for required in True, False:
                    result, _ = self.check(inventory(evidence), required=required)
                    self.assertEqual(result.stderr.count(identifier), len(FACTS), result.stderr)
                self.assertEqual(result.returncode, 0)
                lint = self.run_program("lint", "schools/a.yaml", "--standards", "standards", "--lang", "en")
                self.assertEqual((lint.stdout + lint.stderr).count(identifier), len(FACTS))

    def test_a_fact_without_documents_is_named_at_its_own_line(self):
        for evidence in None, "null", "~", "待定", "[]":
            with self.subTest(evidence):
                result, _ = self.assert_refused(evidence, "not_named")
                self.assertNotIn("evidence-", result.stderr)

    def test_one_bad_document_among_good_ones_is_not_overlooked(self):
        for evidence in "[good.pdf, nosuch.pdf]", "[nosuch.pdf, good.pdf]", "[good.pdf, {file: nosuch.pdf}, good.pdf]":
            with self.subTest(evidence):
                self.assert_refused(evidence, "missing")

    def test_mistakes_of_form_make_the_inventory_invalid(self):
        for evidence, identifier in {"{file: good.pdf, sha256: 12}": "evidence-sha256",
                                     "{file: good.pdf, date: 2026-13-01}": "value-date",
                                     "{file: good.pdf, fiel: x}": "key-unknown",
                                     "{file: good.pdf, 文件: x, file: y}": "key-duplicate",
                                     "{file: [good.pdf]}": "value-type", "[[good.pdf]]": "value-type"}.items():
            with self.subTest(evidence):
                for required in True, False:
                    result, assessment = self.check(inventory(evidence, only="count"), required=required)
                    self.assertEqual(result.returncode, 2, result.stderr)
                    self.assertEqual(assessment["verdict"], "invalid")
                    self.assertIn(f"[{identifier}]", result.stderr)

    def test_no_file_is_touched_unless_documents_are_wanted(self):
        os.mkfifo(self.folder / "pipe")
        digest = hashlib.sha256(b"proof").hexdigest()
        for evidence in "nosuch.pdf", "pipe", f"{{file: pipe, sha256: {digest}}}":
            result, assessment = self.check(inventory(evidence), required=False)
            self.assertEqual((result.returncode, result.stderr), (0, ""))
            self.assertEqual(assessment["verdict"], "compliant")

    def test_a_large_document_is_hashed_piece_by_piece(self):
        large = self.folder / "large.bin"
        with large.open("wb") as file:
            file.truncate(64 << 20)
        digest = hashlib.sha256(large.read_bytes()).hexdigest()
        self.assert_documented(f"{{file: large.bin, sha256: {digest}}}")
        wrong = "0" * 64
        self.assert_refused(f"{{file: large.bin, sha256: {wrong}}}", "changed")

    def test_documents_lie_beside_the_inventory_or_in_the_folder_that_is_named(self):
        (self.root / "documents").mkdir()
        (self.root / "documents/other.pdf").write_bytes(b"x")
        self.assert_documented("other.pdf", "--evidence", "documents")
        self.assert_refused("other.pdf", "missing")
        self.assert_refused("good.pdf", "missing", "--evidence", "documents")
        for folder in "nosuch", "outside.pdf":
            result, _ = self.check(inventory("good.pdf"), "--evidence", folder)
            self.assertEqual(result.returncode, 2)
            self.assertIn("[evidence-folder]", result.stderr)
        result, _ = self.check(inventory("good.pdf"), "--evidence", "documents", required=False)
        self.assertEqual(result.returncode, 2)
        self.assertIn("--evidence goes with --require-evidence", result.stderr)

    def test_standard_input_and_streams(self):
        options = ["--standard", "lab", "--standards", self.root / "standards", "--require-evidence", "--quiet"]
        text = inventory("good.pdf")
        self.assertEqual(self.run_program("check", "-", *options, cwd=self.folder, stdin=text).returncode, 0)
        self.assertEqual(self.run_program("check", "-", *options, stdin=text).returncode, 3)
        self.assertEqual(self.run_program("check", "-", *options, "--evidence", "schools", stdin=text).returncode, 0)
        (self.folder / "many.yaml").write_text(text + "---\n" + text, encoding="utf-8")
        self.assertEqual(self.run_program("check", "schools/many.yaml", "--stream", *options).returncode, 0)
        (self.folder / "many.yaml").write_text(text + "---\n" + inventory("nosuch.pdf"), encoding="utf-8")
        self.assertEqual(self.run_program("check", "schools/many.yaml", "--stream", *options).returncode, 3)

    def test_an_inventory_is_no_document_of_itself_however_it_is_read(self):
        options = ["--standard", "lab", "--standards", "standards", "--require-evidence", "--evidence", "schools", "--quiet"]
        (self.folder / "a.yaml").write_text(inventory("a.yaml"), encoding="utf-8")
        (self.folder / "link.yaml").symlink_to("a.yaml")
        for name in "schools/a.yaml", "schools/link.yaml", "/dev/stdin", "-":
            for stream in [], ["--stream"]:
                with open(self.folder / "a.yaml", "rb") as file:
                    result = subprocess.run([PROGRAM, "check", name, *options, *stream], cwd=self.root, stdin=file,
                                            capture_output=True, timeout=60, check=False)
                self.assertEqual(result.returncode, 3, (name, stream, result.stderr))

    def test_every_report_names_the_document_that_is_not_there(self):
        (self.folder / "a.yaml").write_text(inventory("nosuch-合同.pdf"), encoding="utf-8")
        formats = ["json", "ndjson", "text", "markdown", "html", "csv", "junit", "sarif", "github", "gitlab", "tap"]
        options = ["--standard", "lab", "--standards", "standards", "--require-evidence", "--lang", "en"]
        stored = self.root / "stored.json"
        stored.write_text(self.run_program("check", "schools/a.yaml", *options, "--format", "json").stdout,
                          encoding="utf-8")
        for name in formats:
            with self.subTest(name):
                result = self.run_program("check", "schools/a.yaml", *options, "--format", name)
                self.assertEqual(result.returncode, 3)
                self.assertIn("nosuch", result.stdout)
                again = self.run_program("convert", stored, "--standards", "standards", "--lang", "en", "--format", name)
                self.assertEqual(again.returncode, 0, again.stderr)
                self.assertEqual(again.stdout, result.stdout)
        for command in ["plan", "schools/a.yaml", *options], ["explain", "lab/1.1count", "schools/a.yaml", *options[2:]]:
            result = self.run_program(*command)
            self.assertEqual(result.returncode, 3, result.stderr)
            self.assertIn("nosuch", result.stdout)

    def test_parts_of_a_run_give_what_the_whole_gives(self):
        for name, evidence in {"b": "good.pdf", "c": "nosuch.pdf", "d": "无", "e": "good.pdf"}.items():
            (self.folder / f"{name}.yaml").write_text(inventory(evidence), encoding="utf-8")
        options = ["--standard", "lab", "--standards", "standards", "--require-evidence", "--as-of", "2026-09-01"]
        whole = json.loads(self.run_program("check", "schools", *options, "--format", "json").stdout)
        parts = []
        for part in 1, 2:
            parts.append(self.root / f"part{part}.json")
            parts[-1].write_text(self.run_program("check", "schools", *options, "--shard", f"{part}/2", "--format",
                                                  "json").stdout, encoding="utf-8")
        merged = self.run_program("merge", *parts)
        self.assertEqual(merged.returncode, 3, merged.stderr)
        self.assertEqual(json.loads(merged.stdout)["assessments"], whole["assessments"])
        self.assertEqual(whole["summary"]["compliant"], 2)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--binary", required=True, help="the edu-check to test")
    parser.add_argument("tests", nargs="*")
    arguments = parser.parse_args()
    global PROGRAM
    PROGRAM = str(pathlib.Path(arguments.binary).resolve())
    os.environ["EDU_CHECK_TODAY"] = "2026-11-29"
    program = unittest.main(argv=[sys.argv[0], *arguments.tests], exit=False)
    return 0 if program.result.wasSuccessful() else 1


if __name__ == "__main__":
    sys.exit(main())
