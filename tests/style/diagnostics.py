#!/usr/bin/env python3
"""Holds the table of diagnostics (lib/edu_check/lint/assets/diagnostics.yaml) to what is there.

Every id of the sources is in the table, and every id of the table in the sources; each stands in what some test expects, with a
severity that the table gives it; docs/diagnostics.md and its Chinese page are what `edu-check lint --list` prints (with --update
they are written anew), so that an id that vanishes changes them.
"""

import argparse
import os
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
TABLE = ROOT / "lib/edu_check/lint/assets/diagnostics.yaml"
PAGES = {"en": ("diagnostics.md", "[中文](diagnostics.zh-CN.md)"), "zh": ("diagnostics.zh-CN.md", "[English](diagnostics.md)")}
SEVERITIES = {"错误": "error", "警告": "warning", "提示": "notice"}
# Words with hyphens that the sources quote and that are no ids.
OTHER_WORDS = re.compile(r"edu-check(-\w+)?|rev-parse|ls-tree|hash-object|yyyy-mm-dd|shaanxi-k12|yaml-cpp")
QUOTED = re.compile(r'"([a-z][a-z0-9]*(?:-[a-z0-9]+)+)"')
REPORTED = re.compile(r'(?:Severity::\w+,|print_error\()\s*"([a-z0-9-]+)"|\[([a-z0-9-]+)\]\\n"')  # also those of one word
RENDERED = re.compile(r"(error|warning|notice|错误|警告|提示): .*\[([a-z0-9-]+)\]")


def read_table():
    """Severities by id, and the ids in the order in which they stand, by group."""
    severities, groups = {}, []
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        if re.match(r"    diagnostics:$", line):
            groups.append([])
        elif found := re.match(r"      ([a-z0-9-]+):$", line):
            groups[-1].append(found[1])
        elif found := re.match(r"        severity: (.*)$", line):
            severities[groups[-1][-1]] = re.findall(r"\w+", found[1])
    return severities, groups


def sources():
    for folder in "lib", "cli":
        for path in sorted((ROOT / folder).rglob("*")):
            if path.suffix in (".h", ".cpp") and not path.name.startswith("ods_"):  # full of names of XML
                yield path.relative_to(ROOT), path.read_text(encoding="utf-8")


def expectations():
    """Each file of the tests, without its comments and commands."""
    for folder, endings in ("tests", (".txt", ".cpp", ".h", ".py")), ("examples", (".txt",)):
        for path in sorted((ROOT / folder).rglob("*")):
            if path.suffix in endings and "style" not in path.parts and path.is_file():
                lines = path.read_text(encoding="utf-8", errors="replace").split("\n")
                yield path.relative_to(ROOT), "\n".join(line for line in lines if not re.match(r"\s*(//|#|\$ )", line))


def check_sources(severities):
    quoted = set()
    for path, text in sources():
        reported = {found[1] or found[2] for found in REPORTED.finditer(text)}
        quoted |= set(re.findall(r'"([a-z0-9-]+)"', text)) | reported
        for word in sorted(set(QUOTED.findall(text)) | reported):
            if word not in severities and not OTHER_WORDS.fullmatch(word):
                yield f"{path}: {word} is not in the table of diagnostics; if it is no id, it belongs under OTHER_WORDS"
    for each in sorted(set(severities) - quoted):
        yield f"{each}: no source reports it"


def check_tests(severities):
    rest = set(severities)
    for path, text in expectations():
        for word, each in RENDERED.findall(text):
            if path.name != "text_diagnostic_test.cpp" and SEVERITIES.get(word, word) not in severities.get(each, []):
                yield f"{path}: {word} [{each}] is not in the table of diagnostics"
        rest -= set(re.findall(r"(?<![\w-])[a-z0-9]+(?:-[a-z0-9]+)+(?![\w-])", text))
        rest -= set(re.findall(r"\[([a-z]+)\]", text)) | set(re.findall(r'"id":"([a-z]+)"', text))
    for each in sorted(rest):
        yield f"{each}: no test expects it"


def check_order(groups):
    for group in groups:
        for before, after in zip(group, group[1:]):
            if before >= after:
                yield f"{after} stands behind {before} in the table"


def page_of(binary, language):
    """The list as a page of the manual: with the link to its other language."""
    command = [binary, "lint", "--list", "--format", "markdown", "--lang", language]
    listing = subprocess.run(command, env=dict(os.environ, LC_ALL="C.UTF-8"), capture_output=True, check=True).stdout.decode()
    title, rest = listing.split("\n", 1)
    return f"{title}\n\n{PAGES[language][1]}\n{rest}"


def write_pages(binary):
    for language, (name, _) in PAGES.items():
        (ROOT / "docs" / name).write_text(page_of(binary, language), encoding="utf-8")


def check_pages(binary):
    for language, (name, _) in PAGES.items():
        path, text = ROOT / "docs" / name, page_of(binary, language)
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            yield f"docs/{name} is not what `edu-check lint --list` prints: ./dev update writes it"


def main():
    parser = argparse.ArgumentParser(description="Checks the table of diagnostics.")
    parser.add_argument("--binary", required=True, help="edu-check")
    parser.add_argument("--update", action="store_true", help="write the pages of the manual anew")
    arguments = parser.parse_args()
    if arguments.update:
        write_pages(arguments.binary)
        return 0
    severities, groups = read_table()
    mistakes = [*check_order(groups), *check_sources(severities), *check_tests(severities),
                *check_pages(arguments.binary)]
    for each in mistakes:
        print(each)
    print(f"{len(severities)} ids, {len(mistakes)} mistakes")
    return 1 if mistakes or not severities else 0


if __name__ == "__main__":
    sys.exit(main())
