#!/usr/bin/env python3
"""Compares edu-check with a second reading of the official texts.

Each folder is one standard. CASE.yaml is an inventory and CASE.expected.yaml what the text demands of it: the date, the outcomes of
indicators or requirements, and, where given, the verdict and the indicators that are sensitive to the reading of the text. Where the expectation names a
`base`, the lines of CASE.yaml replace or add to the flat lines of that inventory. levels.expected.yaml holds the level of every indicator.
The expectations were written from the text by a reader who had not seen the encodings; every difference was then settled by the text.
Of the stories (story-*.yaml) one reader told a school in prose and judged it by the text alone, and another filled in the form, seeing only
labels, helps and questions; `open` says where the text can be read in two ways.

Prints every difference and "N passed, N failed" (cases, and one for the levels of each standard); exit code 1 if anything differs.
"""
import argparse
import collections
import json
import pathlib
import subprocess
import sys
import tempfile

import yaml

Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def merged(base, case):
    """The base inventory with the lines of the case in place of its own (both are flat: one dotted path a line)."""
    lines = {}
    for text in (base, case):
        for line in text.splitlines():
            if line and not line.startswith("#"):
                lines[line.split(":", 1)[0]] = line
    return "\n".join(lines.values()) + "\n"


def assess(binary, extra, inventories, standard, as_of):
    """The assessments of inventories by one run, in their order."""
    command = [binary, "check", *map(str, inventories), "--standard", standard, "--as-of", as_of, "--format", "json", "--lang", "en", *extra]
    run = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8")
    try:
        found = {pathlib.Path(each["inventory"]): each for each in json.loads(run.stdout)["assessments"]}
        return [found[pathlib.Path(inventory)] for inventory in inventories]
    except (ValueError, LookupError):
        raise SystemExit(f"{standard} {as_of}: no results from {' '.join(command)}\n{run.stderr}")


def read_cases(folder, scratch):
    """Yields name, inventory and expectation of each case of a standard."""
    for path in sorted(folder.glob("*.expected.yaml")):
        case = path.name[: -len(".expected.yaml")]
        if case == "levels":
            continue
        expected = yaml.load(path.read_text(encoding="utf-8"), Loader)
        inventory = folder / f"{case}.yaml"
        if "base" in expected:
            text = merged((folder / expected["base"]).read_text(encoding="utf-8"), inventory.read_text(encoding="utf-8"))
            inventory = pathlib.Path(scratch) / f"{folder.name}-{case}.yaml"
            inventory.write_text(text, encoding="utf-8")
        yield case, inventory, expected


def compare(found, expected):
    differences = []
    if found["verdict"] == "invalid" and expected.get("verdict") != "invalid":
        return ["the inventory is invalid: " + "; ".join(d["message"] for d in found.get("diagnostics", []))]
    if "verdict" in expected and found["verdict"] != expected["verdict"]:
        differences.append(f"verdict: expected {expected['verdict']}, found {found['verdict']}")
    outcomes = {i["id"]: i["outcome"] for i in found.get("indicators", [])}
    for name, outcome in expected.get("indicators", {}).items():
        if outcomes.get(name) != outcome:
            differences.append(f"{name}: expected {outcome}, found {outcomes.get(name)}")
    requirements = {r["id"]: r["outcome"] for i in found.get("indicators", []) for r in i["requirements"]}
    for name, outcome in expected.get("requirements", {}).items():
        if requirements.get(name) != outcome:
            differences.append(f"{name}: expected {outcome}, found {requirements.get(name)}")
    if "reading_sensitive" in expected:
        sensitive = [i["id"] for i in found.get("indicators", []) if any(r.get("reading_sensitive") for r in i["requirements"])]
        if sorted(sensitive) != sorted(expected["reading_sensitive"]):
            differences.append(f"sensitive to the reading: expected {expected['reading_sensitive']}, found {sensitive}")
    return differences


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", required=True, help="the edu-check to be tested")
    parser.add_argument("--standards", help="folder of standards to use in place of the built-in ones")
    parser.add_argument("--verbose", action="store_true", help="also name the cases that agree")
    options = parser.parse_args()
    extra = ["--standards", options.standards] if options.standards else []
    passed = failed = outcomes = 0

    def settle(name, differences):
        nonlocal passed, failed
        if differences:
            failed += 1
            print(f"FAIL {name}")
            for difference in differences[:12]:
                print(f"     {difference}")
            if len(differences) > 12:
                print(f"     and {len(differences) - 12} more")
        else:
            passed += 1
            if options.verbose:
                print(f"ok   {name}")

    here = pathlib.Path(__file__).resolve().parent
    with tempfile.TemporaryDirectory() as scratch:
        for folder in sorted(p for p in here.iterdir() if (p / "levels.expected.yaml").is_file()):
            levels = yaml.load((folder / "levels.expected.yaml").read_text(encoding="utf-8"), Loader)["levels"]
            found_levels = None
            by_date = collections.defaultdict(list)
            for case in read_cases(folder, scratch):
                by_date[str(case[2]["as_of"])].append(case)
            for as_of, cases in by_date.items():
                results = assess(options.binary, extra, [inventory for _, inventory, _ in cases], folder.name, as_of)
                for (case, _, expected), found in zip(cases, results):
                    outcomes += len(expected.get("indicators", {})) + len(expected.get("requirements", {})) + 1
                    if expected.get("indicators") and found.get("indicators"):
                        found_levels = {i["id"]: i["level"] for i in found["indicators"]}
                    settle(f"{folder.name}/{case}", compare(found, expected))
            differences = [f"{name}: expected {levels.get(name)}, found {(found_levels or {}).get(name)}"
                           for name in list(levels) + [n for n in found_levels or {} if n not in levels]
                           if levels.get(name) != (found_levels or {}).get(name)]
            outcomes += len(levels)
            settle(f"{folder.name}/levels", differences)
    print(f"{passed} passed, {failed} failed ({outcomes} outcomes, verdicts and levels compared)")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main())
