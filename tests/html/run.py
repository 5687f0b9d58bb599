#!/usr/bin/env python3
"""Tests the HTML report in a headless Chromium: makes reports of inventories with hostile names, then runs page.mjs.

Needs node, npm and chromium, and once the network for npm: playwright-core is installed into the folder that is given.
Where one of them is missing, the test says so and is skipped (exit 77). EDU_CHECK_CHROMIUM names another browser.
"""

import argparse
import json
import os
import pathlib
import shutil
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
SKIPPED = 77
HOSTILE = ["</script><script>window.hostile = 1</script>", "<img src=x onerror=window.hostile=2>",
           "\u202etxet desrever\u202c", "=HYPERLINK(\"x\")", "a\u2028b", "${window.hostile=3} `x` \\u003c",
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
    wanted = json.loads((HERE / "package.json").read_text())["dependencies"]["playwright-core"]
    installed = folder / "node_modules/playwright-core/package.json"
    if installed.is_file() and json.loads(installed.read_text())["version"] == wanted:
        return
    result = subprocess.run([find("npm"), "install", "--no-save", "--no-audit", "--no-fund", "--prefix", str(folder),
                             f"playwright-core@{wanted}"], cwd=folder, capture_output=True, text=True, timeout=300)
    if result.returncode != 0:
        raise Skip(f"npm can't install playwright-core {wanted}: {result.stderr.strip().splitlines()[-1:]}")


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

    check(["schools"], "--standard", "shaanxi-k12", "--format", "html=many.html", "--format", "json=many.json",
          "--group-by", "district", "--lang", "zh")
    check(["schools/0000.yaml"], "--standard", "shaanxi-k12", "--format", "html=one.html", "--lang", "zh")
    known = (folder / "schools/0000.yaml").read_text(encoding="utf-8")
    (folder / "known.yaml").write_text(known.replace("governance.cio: false", "governance.cio: true"), encoding="utf-8")
    check(["known.yaml"], "--standard", "shaanxi-k12", "--format", "json=old.json")
    (folder / "known.yaml").write_text(known, encoding="utf-8")
    check(["known.yaml"], "--standard", "shaanxi-k12", "--format", "html=known.html", "--format", "json=known.json",
          "--baseline", "old.json", "--lang", "zh")
    check(["schools/0001.yaml", "schools/0049.yaml"], "--standard", "shaanxi-k12,shandong-2016",
          "--region", "region.yaml", "--format", "html=several.html", "--lang", "en")


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
    shutil.copy(HERE / "page.mjs", folder / "page.mjs")
    return subprocess.run([node, "page.mjs", browser, str(folder)], cwd=folder).returncode


if __name__ == "__main__":
    sys.exit(main())
