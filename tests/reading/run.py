#!/usr/bin/env python3
"""What a person reads: no line of any report is wider than 80 columns, also where a terminal shows quotation marks and
dashes as wide as ideographs; the first screen of a school says what matters; nothing is compared with nothing.

Runs the commands that write about standards, schools and results, in both languages, over all built-in standards and
the examples.

    tests/reading/run.py --binary build/release/bin/edu-check [NAME...]

Every function `test_…` is a case; it fails by an exception that tells all mistakes.
"""

import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import unicodedata

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from cases import check, run_cases  # pylint: disable=wrong-import-position

ROOT = pathlib.Path(__file__).resolve().parents[2]
WIDTH = 80
SCREEN = 24
NOTHING = re.compile(r"(>=|<=|==|>|<|!=) (\?|[^ ]*[–-]∞)|\?–\?|\? [<>=!]+|[–]∞")
# Why something is not owed, told as a part of a part.
TWO_COLONS = re.compile("不适用：[^，；。\"<\n]*：|not applicable: [^,;.\"<\n]*: ")
# Of many schools each has a line, whose path is never cut; where it leaves no room, the name is left out.
SCHOOL_WITHOUT_NAME = re.compile(r" *[✓✗?!-] .*\.(yaml|json)(  \[[^\]]*\])?$")
STANDARDS = sorted(path.stem for path in (ROOT / "standards").glob("*.yaml") if not path.name.endswith(".test.yaml"))
MOST_TOLD = 40
UNNAMED = {("check", "school.yaml"), ("check", "schools/")}  # the command that may be left out
# Those that judge have all, those that only write have 0 and 2.
EXIT_CODES = {"": tuple("0123"), "check": tuple("0123"), "plan": tuple("0123"), "merge": tuple("0123"),
              "explain": tuple("0123"), "lint": tuple("012"), "test": tuple("012"), "diff": tuple("012")}


def columns(text):
    """The most columns that a terminal gives a text."""
    width = 0
    for character in text:
        if unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Me", "Cf"):
            continue
        width += 2 if unicodedata.east_asian_width(character) in "WFA" else 1
    return width


class Runner:
    """The program in a folder with the examples, and the mistakes that were found."""

    def __init__(self, binary, folder):
        self.binary, self.folder = str(binary.resolve()), folder / "examples"
        self.failures = []
        shutil.copytree(ROOT / "examples", self.folder)

    def fail(self, text):
        self.failures.append(text)

    def end(self):
        check(not self.failures, len(self.failures), "mistakes:\n" + "\n".join(self.failures[:MOST_TOLD]))

    def run(self, *arguments, ok=(0, 1, 2, 3)):
        environment = {name: value for name, value in os.environ.items() if name.endswith("SAN_OPTIONS")}
        environment.update(PATH=os.environ["PATH"], LC_ALL="C.UTF-8", TZ="UTC", HOME=str(self.folder),
                           EDU_CHECK_TODAY="2026-11-29")
        result = subprocess.run([self.binary, *arguments], cwd=self.folder, env=environment, capture_output=True,
                                stdin=subprocess.DEVNULL, timeout=240, check=False)
        if result.returncode not in ok:
            self.fail(f"{arguments}: exit code {result.returncode}")
        return result.stdout.decode(), result.stderr.decode()

    def read(self, *arguments, ok=(0, 1, 2, 3)):
        """The standard output, whose lines are measured."""
        output, errors = self.run(*arguments, ok=ok)
        for line in output.split("\n"):
            if columns(line) > WIDTH and not SCHOOL_WITHOUT_NAME.match(line):
                self.fail(f"{' '.join(arguments)}: {columns(line)} columns: {line}")
            if NOTHING.search(line):
                self.fail(f"{' '.join(arguments)}: compares with nothing: {line}")
            if TWO_COLONS.search(line):
                self.fail(f"{' '.join(arguments)}: two colons in one sentence: {line}")
        if not output and not errors:
            self.fail(f"{' '.join(arguments)}: says nothing")
        return output


def inventories(runner, standard):
    """The examples, an inventory with little in it, one with none of what is asked, and the empty template."""
    yield from sorted(str(path.relative_to(ROOT / "examples")) for path in (ROOT / "examples").glob("*/*.yaml")
                      if path.parent.name not in ("mistakes", "custom-standard"))
    (runner.folder / "little.yaml").write_text("date: 2026-09-01\nschool.name: 甲校\n")
    yield "little.yaml"
    template, _ = runner.run("init", standard, "--lang", "en", ok=(0,))
    (runner.folder / "template.yaml").write_text(template)
    yield "template.yaml"
    # Every fact that may be yes is no, every number is one.
    lines = [re.sub(r"^(\s*[^#\s][^:]*):(\s*)(#.*)?$", r"\1: no", line) if "true" in line and "false" in line else line
             for line in template.split("\n")]
    (runner.folder / "no.yaml").write_text("\n".join(lines))
    yield "no.yaml"


def check_standard(runner, standard, language):
    lang = ["--lang", language]
    runner.read("show", standard, *lang, ok=(0,))
    runner.read("test", standard, *lang, ok=(0,))
    for inventory in inventories(runner, standard):
        chosen = ["check", inventory, "--standard", standard, *lang]
        usual = runner.read(*chosen)
        for more in (["--details", "full"], ["--details", "problems"], ["--advisory", "--details", "full"],
                     ["--details", "full", "--require-evidence"]):
            runner.read(*chosen, *more)
        runner.read("plan", inventory, "--standard", standard, "--advisory", *lang)
        for form in ("markdown", "csv", "junit", "github", "gitlab", "sarif", "tap", "json"):
            output, _ = runner.run(*chosen, "--format", form)
            for fault in NOTHING, TWO_COLONS:
                if fault.search(output):
                    runner.fail(f"{inventory} {standard} {form} {language}: {fault.search(output)[0]}")
        check_first_screen(runner, usual, f"{inventory} {standard} {language}")
    for requirement in re.findall(r'"id": ?"([^"]+)"', runner.run(
            "check", "little.yaml", "--standard", standard, "--format", "json")[0])[::7]:
        runner.read("explain", f"{standard}/{requirement}", *lang)
        runner.read("explain", f"{standard}/{requirement}", "little.yaml", *lang)


def check_first_screen(runner, text, name):
    screen = "\n".join(text.split("\n")[:SCREEN])
    if not re.search("结论：|verdict: |清单无效|invalid", screen):
        runner.fail(f"{name}: no verdict on the first screen")
    verdict = re.search("(?:结论：|verdict: )(.)", screen)
    if not verdict or verdict[1] == "-":
        if verdict and len(text.split("\n")) > SCREEN:
            runner.fail(f"{name}: what does not apply takes more than a screen")
        return
    for word, needed in (("达标率|score", True), ("要做|to do", verdict[1] == "✗"), ("缺|missing", verdict[1] == "?")):
        if needed and not re.search(word, screen):
            runner.fail(f"{name}: the first screen does not say {word}")


def check_little(runner, standard, language):
    output = runner.read("check", "little.yaml", "--standard", standard, "--lang", language)
    if len(output.rstrip("\n").split("\n")) > SCREEN:
        runner.fail(f"an almost empty inventory takes more than a screen under {standard} in {language}")


def read_many(runner, language):
    lang = ["--lang", language]
    runner.read("check", ".", "--standard", "shaanxi-k12,shandong-pilot", "--group-by", "city", *lang)
    runner.read("plan", ".", "--standard", "shaanxi-k12", *lang)
    runner.run("check", ".", "--standard", "shaanxi-k12", "--format", "json=new.json", *lang)
    runner.run("check", "rural-primary/school.yaml", "--standard", "shaanxi-k12", "--format", "json=old.json", *lang)
    runner.read("diff", "old.json", "new.json", *lang)
    runner.read("convert", "new.json", *lang)
    runner.read("lint", "little.yaml", *lang)


def read_standards(runner, language):
    for standard in STANDARDS:
        check_standard(runner, standard, language)
        check_little(runner, standard, language)


def check_rows_of_help(runner, name, text, column):
    """Descriptions stand in one column, also where they go on; below a name its choices may go on."""
    rows = re.split("\n(?:示例：|Examples:)", text)[0].split("\n\n", 1)[1]
    for line in rows.split("\n"):
        indent = len(line) - len(line.lstrip(" "))
        goes_on = "|" in line and "[=FILE]" in line
        if indent not in (0, 2, column) and not goes_on:
            runner.fail(f"help of {name}: not in the column of descriptions: {line}")


def check_foot_of_help(runner, name, text):
    """The examples are of this command, with options that it has; its exit codes follow."""
    rows, foot = re.split("\n(?:示例：|Examples:)\n", text)
    examples, codes = re.split("\n\n(?:退出码：|Exit codes:)\n", foot)
    for example in examples.split("\n"):
        words = example.split()
        if name and words[:2] != ["edu-check", name] and (name, words[1]) not in UNNAMED:
            runner.fail(f"help of {name}: the example of another command: {example}")
        for option in words:
            if option.startswith("-") and name and not re.search(rf"^  (\S+,)?{option}\b", rows, re.M):
                runner.fail(f"help of {name}: an example with an option that it has not: {example}")
    found = tuple(re.findall(r"^  (\d)  \S", codes, re.M))
    if found != EXIT_CODES.get(name, ("0", "2")):
        runner.fail(f"help of {name}: exit codes {found}")


def test_help(runner):
    """Of the program and of every command: narrow, in columns, with examples and exit codes of its own."""
    for language, column in ("zh", 34), ("en", 30):
        text = runner.read("--help", "--lang", language, ok=(0,))
        names = re.findall("^  ([a-z]+)  ", re.split("\n(?:命令：|Subcommands:)\n", text)[1], re.M)
        check(len(names) >= 12, "commands", names)
        for name in "", *names:
            text = runner.read(*filter(None, [name]), "--help", "--lang", language, ok=(0,))
            check_rows_of_help(runner, name, text, column)
            check_foot_of_help(runner, name, text)
    runner.end()


def test_list_of_standards(runner):
    """Each with all of its title."""
    for language in "zh", "en":
        text = runner.read("standards", "--lang", language, ok=(0,))
        for each in json.loads(runner.run("standards", "--format", "json", "--lang", language, ok=(0,))[0])["standards"]:
            if f"\n{each['id']} " not in text or each["title"] not in text:
                runner.fail(f"{each['id']} is not listed with its title in {language}")
    runner.end()


def test_templates(runner):
    """Inventories of schools and regions and waivers to fill in, with keys of either language."""
    for language in "zh", "en":
        for standard in STANDARDS:
            for more in [], ["--region"], ["--mandatory"]:
                for keys in "zh", "en":
                    # Some standards ask nothing of regions: that is said, and nothing is written.
                    text = runner.read("init", standard, "--keys", keys, *more, "--lang", language, ok=(0, 2))
                    if not text and more != ["--region"]:
                        runner.fail(f"init {standard} {more}: writes nothing")
            runner.read("init", standard, "--waivers", "--lang", language, ok=(0,))
        runner.read("init", "--waivers", "--lang", language, ok=(0,))
    runner.end()


def test_standards_in_chinese(runner):
    """Pages, plans and explanations of every standard."""
    read_standards(runner, "zh")
    runner.end()


def test_standards_in_english(runner):
    """The same in English, whose words are longer."""
    read_standards(runner, "en")
    runner.end()


def test_many_schools(runner):
    """Sums, tables and what compares results."""
    for language in "zh", "en":
        read_many(runner, language)
    runner.end()


if __name__ == "__main__":
    run_cases(globals(), Runner)
