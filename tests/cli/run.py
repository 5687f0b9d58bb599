#!/usr/bin/env python3
"""Runs golden cases of the command line: what edu-check prints, byte for byte, and its exit code.

A case is a text file: tests/cli/**/*.txt, and examples/**/transcript.txt, whose commands run in a copy of the example's
folder; those of other cases run in an empty folder. A case consists of

    # comments and blank lines, before and between commands
    --- FILE school.yaml          the following lines become this file
    date: 2026-09-01
    --- END                       or the next file, or the next command
    --- COPY examples/county      copies a file or a folder of the source tree into the folder
    --- MAKE a.xlsx b.ods         tests/tables/make.py makes these files, by libraries other than ours
    $ edu-check school.yaml       a line for sh; pipes, redirections and other programs may be used
    what it must print
    [stderr]                      only where something is expected there
    what it must print there
    [exit 0]

A last line without a line break is followed by the line "[no line break]". A case without an edu-check command, or a
command without its [exit N], fails; --update writes what the program does now.
"""

import argparse
import concurrent.futures
import difflib
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
TIMEOUT_SECONDS = 240
NO_LINE_BREAK = "[no line break]\n"
EXIT = re.compile(r"\[exit (\d+)\]\n")
COMMAND = re.compile(r"\$ .*\bedu-check\b")


class CaseError(Exception):
    """A case that can't be run as it is written; the message says why."""


def lines_of(text):
    """The lines with their line breaks; unlike splitlines(), no other character ends a line."""
    return re.findall(r"[^\n]*\n|[^\n]+", text)


def run_command(line, folder, binary):
    """Runs one `$ ` line and returns its block, as a case holds it."""
    environment = {name: value for name, value in os.environ.items() if name.endswith("SAN_OPTIONS")}
    environment.update(PATH=f"{binary.parent}:{os.environ['PATH']}", LC_ALL="C.UTF-8", TZ="UTC", HOME=str(folder),
                       EDU_CHECK_TODAY="2026-11-29")
    try:
        result = subprocess.run(["sh", "-c", line[2:]], cwd=folder, env=environment, stdin=subprocess.DEVNULL,
                                capture_output=True, timeout=TIMEOUT_SECONDS)
    except subprocess.TimeoutExpired:
        raise CaseError(f"no end after {TIMEOUT_SECONDS} s: {line}") from None
    parts = [line]
    for mark, output in ("", result.stdout), ("[stderr]\n", result.stderr):
        if output:
            text = output.decode("utf-8", "surrogateescape")
            parts += [mark, text, "" if text.endswith("\n") else "\n" + NO_LINE_BREAK]
    parts.append(f"[exit {result.returncode}]\n")
    return "".join(parts)


def blocks(lines):
    """Splits a case into ("text" | "file" | "copy" | "make" | "command", lines) in their order."""
    kind, block = "text", []
    for line in lines:
        begins = ("command" if line.startswith("$ ") else "file" if line.startswith("--- FILE ") else
                  "copy" if line.startswith("--- COPY ") else "make" if line.startswith("--- MAKE ") else None)
        if begins:
            yield kind, block
            kind, block = begins, [line]
        elif kind == "file" and line == "--- END\n" or kind == "command" and EXIT.fullmatch(line) or kind in ("copy", "make"):
            one_line = kind in ("copy", "make")
            if not one_line:
                block.append(line)
            yield kind, block
            kind, block = "text", [line] if one_line else []
        else:
            block.append(line)
    yield kind, block


def encoded(text):
    return text.encode("utf-8", "surrogateescape")


def inside(folder, name):
    path = (folder / name).resolve()
    if not path.is_relative_to(folder.resolve()):
        raise CaseError(f"outside of the folder: {name}")
    path.parent.mkdir(parents=True, exist_ok=True)
    return path


def make_tables(names, folder):
    """Files of tables, by the first Python that has openpyxl."""
    for python in sys.executable, "/usr/bin/python3":
        if subprocess.run([python, "-c", "import openpyxl"], capture_output=True).returncode == 0:
            made = subprocess.run([python, "-B", ROOT / "tests/tables/make.py", *names], cwd=folder, capture_output=True, text=True)
            if made.returncode != 0:
                raise CaseError(made.stderr)
            return
    raise CaseError("python3-openpyxl is missing")


def replay(case, binary, folder):
    """The text of the case, and the same as the program makes it now."""
    if case.name == "transcript.txt":
        shutil.copytree(case.parent, folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns(case.name))
    expected = case.read_bytes().decode("utf-8", "surrogateescape")
    result, compared = [], False
    for kind, block in blocks(lines_of(expected)):
        if kind == "text":
            for line in block:
                if line.strip() and not line.startswith("#"):
                    raise CaseError(f"neither a command nor a comment: {line.rstrip()}")
        elif kind == "file":
            content = block[1:-1] if block[-1] == "--- END\n" else block[1:]
            inside(folder, block[0][len("--- FILE "):].strip()).write_bytes(encoded("".join(content)))
        elif kind == "copy":
            name = block[0][len("--- COPY "):].strip()
            source = ROOT / name
            (shutil.copytree if source.is_dir() else shutil.copy)(source, inside(folder, source.name))
        elif kind == "make":
            make_tables(block[0].split()[2:], folder)
        else:
            compared = compared or bool(COMMAND.match(block[0]))
            block = lines_of(run_command(block[0], folder, binary))
            if [kind for kind, lines in blocks(block) if lines] != ["command"]:
                raise CaseError("output that looks like a line of a case; pipe it through sed: " + block[0].rstrip())
        result += block
    if not compared:
        raise CaseError("no edu-check command in this case")
    return expected, "".join(result)


def run(case, binary, update):
    """Runs a case; returns nothing if it passed, else what to print."""
    name = os.path.relpath(case, ROOT)
    try:
        with tempfile.TemporaryDirectory(prefix="edu-check-") as folder:
            expected, actual = replay(case, binary, pathlib.Path(folder))
    except (CaseError, OSError) as error:
        return f"{name}: {error}\n"
    if expected == actual:
        return None
    if update:
        case.write_bytes(encoded(actual))
        return None
    return "".join(difflib.unified_diff(lines_of(expected), lines_of(actual),
                                        f"{name} (expected)", f"{name} (found)", n=4))


def main():
    parser = argparse.ArgumentParser(description="Runs golden cases of the command line.")
    parser.add_argument("--binary", required=True, type=pathlib.Path, help="the program, a file named edu-check")
    parser.add_argument("--update", action="store_true", help="write what the program does now into the cases")
    parser.add_argument("-j", "--jobs", type=int, default=os.cpu_count())
    parser.add_argument("cases", nargs="*", type=pathlib.Path, help="default: all")
    arguments = parser.parse_args()
    binary = arguments.binary.resolve()
    if binary.name != "edu-check" or not os.access(binary, os.X_OK):
        sys.exit(f"not a program named edu-check: {arguments.binary}")
    cases = arguments.cases or [*ROOT.glob("tests/cli/**/*.txt"), *ROOT.glob("examples/**/transcript.txt")]
    cases = sorted(case.resolve() for case in cases)

    sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
    failed = 0
    with concurrent.futures.ThreadPoolExecutor(arguments.jobs) as pool:
        for report in pool.map(lambda case: run(case, binary, arguments.update), cases):
            if report is not None:
                failed += 1
                print(report)
    print(f"{len(cases) - failed} passed, {failed} failed")
    return 1 if failed or not cases else 0


if __name__ == "__main__":
    sys.exit(main())
