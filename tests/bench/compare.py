#!/usr/bin/env python3
"""Measures edu-check beside other tools that judge many YAML files, in one run, and prints a table for the README.

    tests/bench/compare.py --binary build/release/bin/edu-check --count 50000 --rounds 5

All tools read the same made inventories (generate.py), write their results to /dev/null, and take turns in every round, so that
what else the machine does falls on all alike; the table gives medians of the files per second and their ratio to
`jsonschema validate --fast`, which prints a verdict and the name of each file that fails and stops at its first failure. Two
processes share the files in halves where a tool has no threads of its own.

Work differs: the other tools judge fifty thresholds, as JSON Schema can say them, and give the verdict or the failures;
edu-check judges all requirements of shaanxi-k12 with clauses, due dates and missing facts. How many files each accepts is printed
below the table, from a run that is not timed: with --defects 0 every file meets all thresholds, so that no tool is held up by
printing failures, while edu-check finds what the files do not tell undetermined. Peak memory is measured in that run too, for
the largest process of a tool; small programs show as much as the process that measures them takes itself, about 10 MiB.

Needs node and npm for the tools from npm, which go into --tools, and python3-jsonschema; what is not there is left out.
"""

import argparse
import collections
import csv
import json
import os
import pathlib
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path.insert(0, str(HERE))
import generate  # noqa: E402

PACKAGES = ["@sourcemeta/jsonschema@16", "ajv@8", "js-yaml@4"]
RULES = 50
FLOOR = "reading the files alone (cat)"
REFERENCE = "jsonschema validate --continue --fast, 2 processes"

AJV = """
const fs = require('fs'), yaml = require('js-yaml'), Ajv = require('ajv/dist/2020');
const validate = new (Ajv.default || Ajv)({allErrors: true, strict: false, validateFormats: false})
  .compile(JSON.parse(fs.readFileSync(process.argv[2], 'utf8')));
for (const file of fs.readFileSync(process.argv[3], 'utf8').split('\\n')) {
  if (file && !validate(yaml.load(fs.readFileSync(file, 'utf8'), {schema: yaml.JSON_SCHEMA})))
    process.stdout.write(JSON.stringify({file, errors: validate.errors}) + '\\n');
}
"""

PYTHON = """
import json, sys
import jsonschema, yaml
validator = jsonschema.Draft202012Validator(json.load(open(sys.argv[1])))
for file in open(sys.argv[2]).read().split():
    errors = [error.message for error in validator.iter_errors(yaml.load(open(file), yaml.CSafeLoader))]
    if errors:
        print(file, errors)
"""


def schema():
    """Fifty thresholds on made inventories: bandwidth classes, counts and attestations."""
    root = {"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object", "properties": {}}

    def put(path, condition):
        node = root
        *groups, last = path.split(".")
        for group in groups:
            node = node["properties"].setdefault(group, {"type": "object", "properties": {}})
        node["properties"][last] = condition
        node.setdefault("required", []).append(last)

    numbers = {"students.primary": 60, "students.junior": 60, "teachers.total": 10, "staff.total": 12,
               "staff.it_managers.full_time": 1, "classrooms.total": 6, "classrooms.digital_equipped": 6}
    for path, least in numbers.items():
        put(path, {"type": "integer", "minimum": least})
    put("network.internet.bandwidth", {"type": "string"})
    root["if"] = {"properties": {"school": {"properties": {"area": {"const": "乡村"}}}}}
    root["then"], root["else"] = (
        {"properties": {"network": {"properties": {"internet": {"properties": {"bandwidth": {"pattern": least}}}}}}}
        for least in ("^[1-9][0-9]{2,} Mbps$", "^([5-9][0-9]{2}|[1-9][0-9]{3,}) Mbps$"))
    put("school.code", {"type": "string", "pattern": "^[0-9]{10}$"})
    for path in generate.facts_that_fit(2700, generate.facts_of("shaanxi-k12"))[:RULES - 9]:
        put(path, {"const": True})
    return root


MEASURE = """
import resource, subprocess, sys
code = subprocess.run(sys.argv[2:], stdin=subprocess.DEVNULL).returncode
open(sys.argv[1], "w").write(f"{code} {resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss}")
"""


class Tool:
    """Command lines that together read all files once."""

    def __init__(self, name, commands, codes=(0,), failures=None):
        self.name = name
        self.codes = codes  # that say that the work was done, whatever it found
        self.commands = commands
        self.failures = failures  # pattern of the line that tells of a file that is not accepted
        self.failed = None
        self.seconds = []
        self.peak_kib = 0

    def check(self, codes):
        if not set(codes) <= set(self.codes):
            raise SystemExit(f"{self.name}: exit codes {codes}")

    def run(self):
        start = time.perf_counter()
        processes = [subprocess.Popen(each, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
                     for each in self.commands]
        codes = [process.wait() for process in processes]
        self.seconds.append(time.perf_counter() - start)
        self.check(codes)

    def inspect(self, folder):
        """Peak memory, and how many files fail. A process keeps the peak of the one that forked it: a small one does so."""
        notes = folder / "measured"
        lines = []
        for command in self.commands:
            kept = subprocess.PIPE if self.failures else subprocess.DEVNULL
            result = subprocess.run([sys.executable, "-I", "-S", "-c", MEASURE, notes, *command], stdout=kept, stderr=kept, text=True,
                                    check=True)
            code, peak = map(int, notes.read_text().split())
            self.check([code])
            self.peak_kib = max(self.peak_kib, peak)
            lines += ((result.stdout or "") + (result.stderr or "")).splitlines()
        if self.failures:
            self.failed = sum(1 for line in lines if re.match(self.failures, line))


def install(folder):
    """The tools from npm; false where there is no npm."""
    if (folder / "node_modules").is_dir():
        return True
    if not shutil.which("npm"):
        return False
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "package.json").write_text("{}")
    return subprocess.run(["npm", "install", "--silent", "--no-audit", "--no-fund", *PACKAGES], cwd=folder).returncode == 0


def edu_check_tools(binary, inventories):
    base = [str(binary), str(inventories), "--standard", "shaanxi-k12", "--as-of", "2026-09-01", "--progress", "never"]
    shapes = {
        "csv, a row a school": ["--format", "csv", "--csv-rows", "school"],
        "text summary": [],
        "ndjson of problems": ["--format", "ndjson", "--details", "problems"],
        "full ndjson": ["--format", "ndjson"],
    }
    return [Tool(f"edu-check, {shape}, --jobs {jobs}", [base + arguments + ["--jobs", str(jobs)]], (0, 1, 2, 3))
            for shape, arguments in shapes.items() for jobs in (1, 2)]


def other_tools(options, folder, files):
    """The other tools that are there, each over two halves of the files."""
    tools = [Tool(FLOOR, [["sh", "-c", f"xargs -a '{folder}/list{half}' cat > /dev/null"] for half in (0, 1)])]
    halves = [files[0::2], files[1::2]]
    for half, paths in enumerate(halves):
        (folder / f"list{half}").write_text("\n".join(paths) + "\n")
        (folder / f"half{half}").mkdir()
        for path in paths:
            os.link(path, folder / f"half{half}" / pathlib.Path(path).name)
    schema_file = str(folder / "schema.json")
    pathlib.Path(schema_file).write_text(json.dumps(schema()))
    if install(options.tools):
        jsonschema = str(options.tools / "node_modules/.bin/jsonschema")
        tools.append(Tool(REFERENCE, [[jsonschema, "validate", "--continue", "--fast", schema_file, str(folder / f"half{half}")]
                                      for half in (0, 1)], (0, 2), "fail: "))
        (options.tools / "ajv.js").write_text(AJV)
        tools.append(Tool("ajv with js-yaml, 2 processes",
                          [["node", str(options.tools / "ajv.js"), schema_file, str(folder / f"list{half}")] for half in (0, 1)], failures="{"))
    if not options.fast and subprocess.run([sys.executable, "-c", "import jsonschema, yaml"], capture_output=True).returncode == 0:
        (folder / "validate.py").write_text(PYTHON)
        tools.append(Tool("python3-jsonschema with libyaml, 2 processes",
                          [[sys.executable, str(folder / "validate.py"), schema_file, str(folder / f"list{half}")] for half in (0, 1)], failures="/"))
    return tools


def accepted(tools, binary, inventories, count):
    """How many files each tool accepts; edu-check's verdicts."""
    for tool in tools:
        if tool.failed is not None:
            print(f"\n{tool.name}: {count - tool.failed} of {count} files meet all thresholds")
    rows = subprocess.run([binary, inventories, "--standard", "shaanxi-k12", "--as-of", "2026-09-01", "--progress", "never", "--format",
                           "csv", "--csv-rows", "school", "--lang", "en"], capture_output=True, encoding="utf-8-sig").stdout
    verdicts = collections.Counter(row["verdict"] for row in csv.DictReader(rows.splitlines()))
    print("\nedu-check:", ", ".join(f"{verdict} {number}" for verdict, number in sorted(verdicts.items())))


def table(tools, count):
    medians = {tool.name: count / statistics.median(tool.seconds) for tool in tools}
    reference = medians.get(REFERENCE)
    print(f"| {count} files | files/s (median) | to the reference | spread | peak memory |\n| --- | ---: | ---: | ---: | ---: |")
    for tool in tools:
        ratio = f"{medians[tool.name] / reference:.2f}" if reference else ""
        spread = f"{count / max(tool.seconds):,.0f}–{count / min(tool.seconds):,.0f}"
        print(f"| {tool.name} | {medians[tool.name]:,.0f} | {ratio} | {spread} | {tool.peak_kib / 1024:.0f} MiB |")
    pairs = [(one, two) for one in tools for two in tools
             if one.name.endswith("--jobs 1") and two.name == one.name[:-1] + "2"]
    for one, two in pairs:
        gains = [a / b for a, b in zip(one.seconds, two.seconds)]
        print(f"\n{one.name.removesuffix(', --jobs 1')}: two jobs are {statistics.median(gains):.2f} times one job")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--binary", type=pathlib.Path, default=ROOT / "build/release/bin/edu-check")
    parser.add_argument("--count", type=int, default=50000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--defects", type=float, default=0.5, help="share of made schools with failures and gaps")
    parser.add_argument("--outside", type=float, default=0.0, help="share of files outside the plain subset")
    parser.add_argument("--inventories", type=pathlib.Path, help="a folder made before, used instead")
    parser.add_argument("--tools", type=pathlib.Path, default=ROOT / "build/bench-tools", help="where npm installs to")
    parser.add_argument("--fast", action="store_true", help="leave out the slowest tool")
    options = parser.parse_args()
    place = options.inventories.parent if options.inventories else None
    with tempfile.TemporaryDirectory(dir=place) as name:
        folder = pathlib.Path(name)
        inventories = options.inventories or folder / "inventories"
        if not options.inventories:
            subprocess.run([sys.executable, HERE / "generate.py", inventories, "--count", str(options.count),
                            "--defects", str(options.defects), "--outside", str(options.outside)], check=True)
        files = sorted(map(str, inventories.rglob("*.yaml")))
        tools = edu_check_tools(options.binary.resolve(), inventories) + other_tools(options, folder, files)
        for number in range(options.rounds):
            for tool in tools if number % 2 == 0 else reversed(tools):
                tool.run()
                print(f"round {number + 1}: {tool.name}: {tool.seconds[-1]:.2f} s", file=sys.stderr)
        for tool in tools:
            tool.inspect(folder)
        table(tools, len(files))
        accepted(tools, options.binary.resolve(), inventories, len(files))


if __name__ == "__main__":
    main()
