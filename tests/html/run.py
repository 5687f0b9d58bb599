#!/usr/bin/env python3
"""Tests the HTML report in a headless Chromium: makes reports of inventories with hostile names, then runs page.mjs,
which does what readers do, checkers.mjs, which goes over every page and view by axe-core, and the Nu checker on the
files and on what their scripts make of them.

Needs node, npm and chromium, and once the network for npm: what package.json names is installed into the folder that is
given. Where one of them is missing, the test says so and is skipped (exit 77); the Nu checker needs java as well, and is
skipped alone. EDU_CHECK_CHROMIUM names another browser.
"""

import argparse
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
SKIPPED = 77
HOSTILE = ["</script><script>window.hostile = 1</script>", "<img src=x onerror=window.hostile=2>",
           "甲\u202etxet desrever\u202c乙", "=HYPERLINK(\"x\")", "a\u2028b", "${window.hostile=3} `x` \\u003c",
           "'\"><b>bold</b>&amp;"]
COUNT = 1000
AREAS = ["urban", "town", "rural"]


class Skip(Exception):
    """Why the test can't run here."""


def find(program):
    found = shutil.which(program)
    if found is None:
        raise Skip(f"no {program}")
    return found


def install(folder):
    """Installs what package.json names, once a version."""
    wanted = json.loads((HERE / "package.json").read_text())["dependencies"]

    def version(name):
        package = folder / "node_modules" / name / "package.json"
        return json.loads(package.read_text())["version"] if package.is_file() else None

    if all(version(name) == each for name, each in wanted.items()):
        return
    packages = [f"{name}@{each}" for name, each in wanted.items()]
    try:
        result = subprocess.run([find("npm"), "install", "--no-save", "--no-audit", "--no-fund", "--ignore-scripts",
                                 "--prefix", str(folder), *packages],
                                cwd=folder, capture_output=True, text=True, timeout=300)
    except subprocess.TimeoutExpired:
        raise Skip("npm install takes too long") from None
    if result.returncode != 0:
        raise Skip(f"npm can't install {' '.join(packages)}: {result.stderr.strip().splitlines()[-1:]}")


def quoted(text):
    """As a double-quoted scalar of YAML, which JSON's strings are."""
    return json.dumps(text)


def inventory(number):
    """One of many schools: a quarter is complete, the others fail or lack something; some are invalid."""
    name = HOSTILE[number] if number < len(HOSTILE) else f"第{number}小学"
    lines = ["date: 2026-09-01", f"school.name: {quoted(name)}", f'school.code: "{2161000000 + number}"',
             "school.province: shaanxi", f"school.city: {quoted('渭南市' if number % 3 else '<i>咸阳市</i>')}",
             f"school.district: {quoted(f'第{number % 7}区')}", "school.type: primary",
             f"school.area: {AREAS[number % 3]}",
             f"students.total: {200 + number}", f"governance.cio: {'true' if number % 4 else 'false'}",
             f"network.internet.bandwidth: {[50, 100, 500, 1000][number % 4]} Mbps", "network.internet.fiber: true"]
    if number % 50 == 49:
        lines.append("network.internet.bandwith: <b>500</b>")
    return "\n".join(lines) + "\n"


def make_reports(binary, folder):
    """Writes the inventories and the reports of them, and what JSON says of the same."""
    shutil.rmtree(folder / "schools", ignore_errors=True)
    for old in folder.glob("*.html"):
        old.unlink()
    (folder / "schools").mkdir()
    for number in range(COUNT):
        (folder / f"schools/{number:04}.yaml").write_text(inventory(number), encoding="utf-8")
    region = ["kind: region", "date: 2026-09-01", 'region.name: "<u>渭南市</u>"', "region.level: organisation",
              f"region.schools.total: {COUNT}"]
    (folder / "region.yaml").write_text("\n".join(region) + "\n", encoding="utf-8")

    def check(paths, *arguments):
        result = subprocess.run([binary, *paths, "--quiet", *arguments], cwd=folder, capture_output=True, text=True,
                                env={**os.environ, "LC_ALL": "C.UTF-8"})
        if result.returncode not in (0, 1, 2, 3):
            sys.exit(f"edu-check ended with {result.returncode}: {result.stderr}")
        for argument in arguments:
            written = re.fullmatch(r"(?:html|json)=(.*)", argument)
            if written and not (folder / written[1]).is_file():
                sys.exit(f"edu-check did not write {written[1]}: {result.stderr}")

    check(["schools"], "--standard", "shaanxi-k12", "--format", "html=many.html", "--format", "json=many.json",
          "--group-by", "district", "--lang", "zh")
    check(["schools/0000.yaml"], "--standard", "shaanxi-k12", "--format", "html=one.html", "--format", "json=one.json",
          "--lang", "zh")
    known = (folder / "schools/0000.yaml").read_text(encoding="utf-8")
    (folder / "known.yaml").write_text(known.replace("governance.cio: false", "governance.cio: true"), encoding="utf-8")
    check(["known.yaml"], "--standard", "shaanxi-k12", "--format", "json=old.json")
    (folder / "known.yaml").write_text(known, encoding="utf-8")
    check(["known.yaml"], "--standard", "shaanxi-k12", "--format", "html=known.html", "--format", "json=known.json",
          "--baseline", "old.json", "--lang", "zh")
    check(["schools/0001.yaml", "schools/0049.yaml"], "--standard", "shaanxi-k12,shandong-2016",
          "--region", "region.yaml", "--format", "html=several.html", "--lang", "en")
    make_few(folder, check)


def make_few(folder, check):
    """The further pages that checkers.mjs goes over: small ones, of each kind."""
    few = [f"schools/{number:04}.yaml" for number in [*range(25), *range(45, 50)]]
    k12 = ["--standard", "shaanxi-k12"]
    check(few, *k12, "--group-by", "district", "--format", "html=few.html", "--lang", "zh",
          "--format", "json=few.json", "--details", "problems")
    check(["schools/0000.yaml"], *k12, "--format", "html=one-en.html", "--lang", "en", "--advisory")
    waiver = {"school": "schools/0000.yaml", "requirement": "shaanxi-k12/5.1", "reason": HOSTILE[0],
              "approver": HOSTILE[1], "expires": "2030-01-01"}
    (folder / "waivers.yaml").write_text(json.dumps({"waivers": [waiver]}), encoding="utf-8")
    check(["schools/0000.yaml"], *k12, "--waivers", "waivers.yaml", "--format", "html=waived.html", "--lang", "zh")
    check(["schools/0000.yaml"], *k12, "--as-of", "2029-01-01", "--format", "html=marks.html", "--lang", "zh")
    check(["schools/0000.yaml"], "--standard", "chengdu-2014", "--format", "html=other.html", "--lang", "zh")
    check(["schools/0049.yaml"], *k12, "--format", "html=invalid.html", "--lang", "zh")
    shutil.copy(HERE.parents[1] / "examples/urban-nine-year/school.yaml", folder / "complete.yaml")
    check(["complete.yaml"], *k12, "--format", "html=complete.html", "--lang", "zh")
    check(["complete.yaml", *few], *k12, "--format", "html=complete-many.html", "--lang", "zh")
    check(["complete.yaml", *few], *k12, "--format", "json=complete-many.json", "--lang", "zh")
    check(["convert", "few.json"], "--format", "html=converted.html", "--lang", "en")


def nu_mistakes(folder):
    """What the Nu checker says of the pages as they are written and as they are after their scripts ran."""
    written = [path for path in sorted(folder.glob("*.html")) if "many" not in path.name]
    (folder / "wrong.html").write_text('<!DOCTYPE html><html lang="en"><title>x</title><a href="a b">x</a>', "utf-8")
    jar = folder / "node_modules/vnu-jar/build/dist/vnu.jar"
    result = subprocess.run([find("java"), "-jar", jar, "--format", "json", "--exit-zero-always", "--stdout",
                             folder / "wrong.html", *written, *sorted((folder / "rendered").iterdir())],
                            capture_output=True, text=True, timeout=300)
    if result.returncode != 0:
        sys.exit(f"the Nu checker ended with {result.returncode}: {result.stderr}")
    messages = json.loads(result.stdout)["messages"]
    put_in = [each for each in messages if each.get("url", "").endswith("/wrong.html")]
    if not put_in:
        yield "the Nu checker does not find the fault that was put in"
    for each in messages:
        if each not in put_in and each["type"] != "info" or each.get("subType") == "warning" and each not in put_in:
            yield f"{each.get('url', '').rpartition('/')[2]}:{each.get('lastLine')}: {each['message']} {each.get('extract', '')[:200]!r}"


def main():
    parser = argparse.ArgumentParser(description="Tests the HTML report in a browser.")
    parser.add_argument("--binary", required=True, type=pathlib.Path, help="edu-check")
    parser.add_argument("--folder", required=True, type=pathlib.Path, help="where to install and to write")
    arguments = parser.parse_args()
    folder = arguments.folder.resolve()
    folder.mkdir(parents=True, exist_ok=True)
    try:
        node = find("node")
        browser = os.environ.get("EDU_CHECK_CHROMIUM") or find("chromium")
        install(folder)
    except Skip as reason:
        print(f"skipped: {reason}")
        return SKIPPED
    make_reports(arguments.binary.resolve(), folder)
    shutil.rmtree(folder / "rendered", ignore_errors=True)
    (folder / "rendered").mkdir()
    failed = False
    for script in ["page.mjs", "checkers.mjs"]:
        shutil.copy(HERE / script, folder / script)
        failed = subprocess.run([node, script, browser, str(folder)], cwd=folder).returncode != 0 or failed
    try:
        mistakes = list(nu_mistakes(folder))
        print("\n    ".join(["FAILED  the Nu checker" if mistakes else "ok  the Nu checker", *mistakes]))
        failed = failed or bool(mistakes)
    except Skip as reason:
        print(f"skipped: the Nu checker: {reason}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
