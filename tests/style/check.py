#!/usr/bin/env python3
"""Checks what no compiler checks: the text of every file, and the rules of the house for the C++ sources.

With --clang-format PROGRAM it checks the layout of the C++ sources instead; where there is no such program, that is
skipped (exit 77). With --manual it checks that links lead somewhere, and that each page of the manual says the same in both
languages, as far as that can be counted: headings, examples, what the first columns of tables name, and options.
"""

import argparse
import os
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
SKIPPED = 77
LARGEST_ROOM = 0.16  # of all lines of lib/ and cli/
ROOMS = ["text", "json", "value", "yaml", "expression", "standard", "inventory", "assessment", "rule_test", "source_text",
         "lint", "table", "input", "record", "result", "batch", "page", "report"]

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
    (r"lib/.*\.h$(?<!_format\.h)", r"#include <(yaml-cpp|fmt|rapidjson|utf8proc|xlsxwriter|zip|expat|CLI)\b",
     "no third party in a public header; a private one is named *_format.h"),
    (r"lib/.*\.(h|cpp)$", r"#include \"cli/", "the library does not know the program"),
    (r"(?!docs/ci\.(zh-CN\.)?md$|tests/)", r"\bOWNER/", "a placeholder without a value: only docs/ci.md, which explains it, has one"),
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
    if suffix in {".cpp", ".h"} and re.match("lib/|cli/", name):
        for found in re.finditer(r"case ((?:\w+::)*[A-Z]\w*::\w+):(?:(?!\bcase |\bdefault:|\bswitch )[\s\S])*\bdefault:", text):
            yield text.count("\n", 0, found.end()) + 1, f"a default in a switch over {found[1].rpartition('::')[0]} hides what a new one lacks"


def check_words():
    """The manual's table of governing words is that of the vocabulary. Yields messages."""
    vocabulary = (ROOT / "standards/vocabulary/verbs.yaml").read_text(encoding="utf-8")
    manuals = [(name, (ROOT / name).read_text(encoding="utf-8").split("\n")) for name in ["docs/levels.md", "docs/levels.zh-CN.md"]]
    for force in ["mandatory", "advisory", "purpose"]:
        words = re.findall(rf"^  (\S+): {force}\b", vocabulary, re.MULTILINE)
        line = f"| `{force}` | {' '.join(words)} |"
        for name, _ in [each for each in manuals if line not in each[1]]:
            yield f"{name}: the words of {force} are not those of standards/vocabulary/verbs.yaml; they are\n{line}"


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


def check_examples():
    """The exit code that the tables of the examples name is one of the transcript's. Yields messages."""
    for path in sorted((ROOT / "examples").glob("*/transcript.txt")):
        codes = set(re.findall(r"^\[exit (\d+)\]$", path.read_text(encoding="utf-8"), re.MULTILINE))
        for name in ["README.md", "README.zh-CN.md"]:
            row = re.search(rf"^\| \[{path.parent.name}\].*\| (\d+) \|$", (ROOT / "examples" / name).read_text(encoding="utf-8"), re.MULTILINE)
            if not row or row[1] not in codes:
                yield f"examples/{name}: {path.parent.name} ends with {', '.join(sorted(codes))}, not with {row[1] if row else 'nothing'}"


def check_headers(names):
    """Every source of the library has a header of its name, or is a part of the class of one (`reader_numbers.cpp` of
    `reader.h`); but for formats of reports, which formats.h lists. Yields messages."""
    known = set(names)
    for name in names:
        if not re.match(r"lib/.*\.cpp$", name) or re.match(r"lib/edu_check/report/.*_report\.cpp$", name):
            continue
        folder, stem = os.path.split(name[:-len(".cpp")])
        parts = stem.split("_")
        wanted = ["_".join(parts[:count]) for count in range(len(parts), 0, -1)]
        if not any(f"{folder}/{each}{end}" in known for each in wanted for end in [".h", "_format.h"]):
            yield f"{name}: no header of its name"


def check_sizes(names):
    """No room holds more than a sixth of the code. Yields messages."""
    lines = {}
    for name in names:
        room = re.match(r"lib/edu_check/(\w+)/.*\.(?:h|cpp)$|(cli)/.*\.(?:h|cpp)$", name)
        if room:
            count = (ROOT / name).read_text(encoding="utf-8").count("\n")
            lines[room[1] or room[2]] = lines.get(room[1] or room[2], 0) + count
    for room, count in lines.items():
        if count > LARGEST_ROOM * sum(lines.values()):
            yield f"the room {room} holds {count} of {sum(lines.values())} lines"


class Page:
    """A page of the manual, as far as two languages can be compared."""

    def __init__(self, path):
        self.path = path
        text = path.read_text(encoding="utf-8")
        self.blocks = re.findall(r"^```(\w*)$.*?^```$", text, re.MULTILINE | re.DOTALL)
        self.options = set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", text))
        prose = re.sub(r"^```.*?^```$", "", text, flags=re.MULTILINE | re.DOTALL)
        headings = re.findall(r"^(#+) (.*)$", prose, re.MULTILINE)
        self.depths = [len(marks) for marks, _ in headings]
        self.anchors = {re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-") for _, title in headings}
        # Code of first columns, without what stands for a value: that is translated.
        cells = re.findall(r"^\|((?:[^|\\\n]|\\.)*)\|", prose, re.MULTILINE)
        self.rows = [sorted(each for each in re.findall(r"`([^`]+)`", cell) if each.isascii()) for cell in cells]
        self.links = re.findall(r"\]\(([^)\s]+)\)", prose)

    def other(self):
        """The same page in the other language."""
        name = self.path.name
        return self.path.with_name(name.replace(".zh-CN.md", ".md") if name.endswith(".zh-CN.md") else name[:-3] + ".zh-CN.md")


def check_links(page):
    chinese = page.path.name.endswith(".zh-CN.md")
    for link in page.links:
        if re.match(r"\w+:", link):
            continue
        name, _, anchor = link.partition("#")
        path = (page.path.parent / name).resolve() if name else page.path
        if not path.exists():
            yield f"{link} leads nowhere"
        elif anchor and path.suffix == ".md" and anchor not in Page(path).anchors:
            yield f"{link}: no such heading"
        elif path.suffix == ".md" and path != page.other() and path.name.endswith(".zh-CN.md") != chinese and Page(path).other().exists():
            yield f"{link} leads into the other language"
    if page.other().exists() and page.other().name not in page.links:
        yield f"no link to {page.other().name}"


def check_pair(page, other):
    if page.depths != other.depths:
        yield f"headings of depths {page.depths}, and {other.depths} in {other.path.name}"
    if page.blocks != other.blocks:
        yield f"{len(page.blocks)} examples, and {len(other.blocks)} in {other.path.name}, or of other kinds"
    for row in page.rows:
        if row not in other.rows:
            yield f"{other.path.name} lacks the row {', '.join(row)}"
    if len(page.rows) != len(other.rows):
        yield f"{len(page.rows)} rows of tables, and {len(other.rows)} in {other.path.name}"
    for option in sorted(page.options ^ other.options):
        yield f"{(other if option in page.options else page).path.name} does not speak of {option}"


def check_manual():
    mistakes = 0
    pages = [ROOT / "README.md", ROOT / "examples/README.md", *(ROOT / "docs").glob("*.md")]
    for path in sorted(each for each in pages if not each.name.endswith(".zh-CN.md")):
        page = Page(path)
        found = [(page, message) for message in check_links(page)]
        if not page.other().exists():
            found.append((page, f"there is no {page.other().name}"))
        else:
            other = Page(page.other())
            found += [(other, message) for message in check_links(other)] + [(page, message) for message in check_pair(page, other)]
        for where, message in found:
            print(f"{where.path.relative_to(ROOT)}: {message}")
        mistakes += len(found)
    alone = [*(ROOT / "docs/design").glob("*.md"), *(ROOT / name for name in ["CHANGELOG.md", "CONTRIBUTING.md", "RELEASING.md", "SECURITY.md"])]
    for page in map(Page, sorted(alone)):  # for developers, in one language
        for message in check_links(page):
            print(f"{page.path.relative_to(ROOT)}: {message}")
            mistakes += 1
    print(f"{mistakes} mistakes")
    return 1 if mistakes else 0


def check_text():
    mistakes = 0
    names = tracked_files()
    for name in names:
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
    for message in [*check_words(), *check_numbers(), *check_examples(), *check_headers(names), *check_sizes(names)]:
        print(message)
        mistakes += 1
    print(f"{len(names)} files, {mistakes} mistakes")
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
    parser.add_argument("--manual", action="store_true", help="compare the languages of the manual, and follow its links")
    arguments = parser.parse_args()
    if arguments.manual:
        return check_manual()
    return check_layout(arguments.clang_format) if arguments.clang_format else check_text()


if __name__ == "__main__":
    sys.exit(main())
