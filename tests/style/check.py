#!/usr/bin/env python3
"""Checks what no compiler checks: the text of every file, and the rules of the house for the C++ sources.

With --clang-format PROGRAM it checks the layout of the C++ sources instead; where there is no such program, that is
skipped (exit 77).
"""

import argparse
import os
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
SKIPPED = 77
ROOMS = ["text", "yaml", "value", "expression", "standard", "inventory", "assessment", "rule_test", "source_text", "lint",
         "report", "batch"]

# Compared byte by byte by tests, or not written by us.
VERBATIM = re.compile(r"LICENSE$|tests/fuzz/corpus/|tests/cli/.*\.txt$|examples/.*/transcript\.txt$")
LONGEST_LINE = {".py": 160, ".cmake": 130}  # clang-format knows that of C++

# What must not stand in a line, by the files that it concerns.
FORBIDDEN = [
    (r".*", r"(?<![\w.$}])/(?:home|root|work|Users)/\w", "absolute path of one machine"),
    (r"(lib|cli)/.*\.(h|cpp)$", r"\.as<", "as<>() of yaml-cpp misreads what users write"),
    (r"lib/.*\.(h|cpp)$", r"\bstd::(cout|cerr|clog|exit|abort|getenv)\b|\b(std::)?f?printf\(|\bfmt::print\(",
     "the library neither prints nor exits"),
    (r"lib/.*\.(h|cpp)$", r"\bsystem_clock\b|\bstd::(time|localtime|gmtime)\(", "the library does not read the clock"),
    (r"lib/.*\.h$(?<!_format\.h)", r"#include <(yaml-cpp|fmt|rapidjson|utf8proc|xlsxwriter|CLI)\b",
     "no third party in a public header; a private one is named *_format.h"),
    (r"lib/.*\.(h|cpp)$", r"#include \"cli/", "the library does not know the program"),
]


def tracked_files():
    """The files of the project; those that git ignores, and the build folders, are not among them."""
    listing = subprocess.run(["git", "-C", ROOT, "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
                             capture_output=True, text=True)
    if listing.returncode == 0:
        names = [name for name in listing.stdout.split("\0") if name]
    else:
        names = [os.path.relpath(path, ROOT) for path in ROOT.rglob("*")]
    return sorted(name for name in names if not re.match(r"(build|\.git)/", name) and (ROOT / name).is_file())


def check_room(name, line):
    """A room of the library includes only the rooms above it."""
    found = re.match(r'#include "edu_check/(\w+)/', line)
    here = re.match(r"lib/edu_check/(\w+)/", name)
    if found and here and found[1] in ROOMS and here[1] in ROOMS and ROOMS.index(found[1]) > ROOMS.index(here[1]):
        yield f"the room {here[1]} must not know the room {found[1]}"


def check_lines(name, text):
    """Yields (line number, message)."""
    suffix = pathlib.PurePath(name).suffix
    if text and not text.endswith("\n"):
        yield text.count("\n") + 1, "no line break at the end of the file"
    if text.endswith("\n\n"):
        yield text.count("\n"), "empty line at the end of the file"
    if suffix == ".h" and "#pragma once\n" not in text:
        yield 1, "no #pragma once"
    for number, line in enumerate(text.split("\n"), 1):
        if "\t" in line:
            yield number, "tab"
        if "\r" in line:
            yield number, "carriage return"
        if line != line.rstrip():
            yield number, "blank at the end of the line"
        if len(line) > LONGEST_LINE.get(suffix, sys.maxsize):
            yield number, f"longer than {LONGEST_LINE[suffix]} characters"
        for message in check_room(name, line):
            yield number, message


def check_words():
    """The manual's table of governing words is that of the vocabulary. Yields messages."""
    vocabulary = (ROOT / "standards/vocabulary/verbs.yaml").read_text(encoding="utf-8")
    manual = (ROOT / "docs/levels.md").read_text(encoding="utf-8")
    for force in ["mandatory", "advisory", "purpose"]:
        words = re.findall(rf"^  (\S+): {force}\b", vocabulary, re.MULTILINE)
        line = f"| `{force}` | {' '.join(words)} |"
        if line not in manual.split("\n"):
            yield f"docs/levels.md: the words of {force} are not those of standards/vocabulary/verbs.yaml; they are\n{line}"


def check_numbers():
    """The tables of standards in the READMEs count what the standards hold. Yields messages."""
    for name, region in [("README.md", ", {} of region scope"), ("README.zh-CN.md", "（区域 {}）")]:
        rows = (ROOT / name).read_text(encoding="utf-8").split("\n")
        for path in sorted((ROOT / "standards").glob("*.yaml")):
            if path.name.endswith(".test.yaml"):
                continue
            text = path.read_text(encoding="utf-8")
            indicators, requirements, of_region = (len(re.findall(pattern, text, re.MULTILINE)) for pattern in
                                                   [r"^      - id:", r"^          - id:", r"^            scope: region$"])
            end = f"| {indicators} | {requirements}{region.format(of_region) if of_region else ''} |"
            if not any(row.startswith(f"| `{path.stem}` |") and row.endswith(end) for row in rows):
                yield f"{name}: the row of {path.stem} should end in {end}"


def check_text():
    mistakes = 0
    for name in tracked_files():
        try:
            text = (ROOT / name).read_bytes().decode("utf-8")
        except UnicodeDecodeError:
            text = None
        found = []
        if VERBATIM.match(name):
            pass
        elif text is None:
            found.append((1, "not UTF-8"))
        else:
            found += check_lines(name, text)
        for number, line in enumerate((text or "").split("\n"), 1):
            found += [(number, message) for files, pattern, message in FORBIDDEN
                      if re.match(files, name) and re.search(pattern, line)]
        for number, message in sorted(found):
            print(f"{name}:{number}: {message}")
        mistakes += len(found)
    for message in [*check_words(), *check_numbers()]:
        print(message)
        mistakes += 1
    print(f"{len(tracked_files())} files, {mistakes} mistakes")
    return 1 if mistakes else 0


def check_layout(program):
    sources = [name for name in tracked_files() if name.endswith((".h", ".cpp"))]
    try:
        return subprocess.run([program, "--dry-run", "-Werror", *sources], cwd=ROOT).returncode if sources else 0
    except FileNotFoundError:
        print(f"skipped: no {program}")
        return SKIPPED


def main():
    parser = argparse.ArgumentParser(description="Checks the style of the house.")
    parser.add_argument("--clang-format", metavar="PROGRAM", help="check the layout of the C++ sources by this program")
    arguments = parser.parse_args()
    return check_layout(arguments.clang_format) if arguments.clang_format else check_text()


if __name__ == "__main__":
    sys.exit(main())
