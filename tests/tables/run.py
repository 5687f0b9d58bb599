#!/usr/bin/env python3
"""Tables against the same schools elsewhere: as LibreOffice saves them in other formats, as YAML, and in a region's sum."""

import pathlib
import re
import shutil
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests"))
from cases import Skip, check, run_cases  # noqa: E402

STANDARD = ["--standard", "shaanxi-k12"]


class Place:
    """A program and a folder to work in."""

    def __init__(self, binary, folder):
        self.binary = binary
        self.folder = pathlib.Path(folder)

    def run(self, *words):
        return subprocess.run([self.binary, *words], cwd=self.folder, capture_output=True, text=True)

    def make(self, *names):
        for python in sys.executable, "/usr/bin/python3":
            if subprocess.run([python, "-c", "import openpyxl"], capture_output=True).returncode == 0:
                subprocess.run([python, "-B", ROOT / "tests/tables/make.py", *names], cwd=self.folder, check=True)
                return
        raise Skip("openpyxl is not there")

    def schools(self, file):
        """What is said of each school, without the file that it stands in."""
        table = self.run(file, *STANDARD, "--format", "csv", "--csv-rows", "school").stdout
        return [re.sub(r"^[^,]*?([A-Z]+[0-9]+)?,", r"\1,", row) for row in table.splitlines()[1:]]


def test_other_programs(place):
    """LibreOffice opens the same files and saves them as xlsx, xls and ods: the schools are the same."""
    if not shutil.which("soffice"):
        raise Skip("soffice is not there")
    names = ["plain.xlsx", "headers.xlsx", "dates.xlsx", "dates1904.xlsx", "form.xlsx", "forms.xlsx", "columns_of_schools.xlsx",
             "hidden.xlsx", "shared.xlsx"]
    place.make(*names)
    for ending in "xlsx", "xls", "ods":
        made = subprocess.run(["soffice", f"-env:UserInstallation=file://{place.folder}/profile", "--headless", "--convert-to", ending,
                               "--outdir", ending, *names], cwd=place.folder, capture_output=True, text=True)
        check(made.returncode == 0, made.stderr)
        for name in names:
            other = f"{ending}/{name.rpartition('.')[0]}.{ending}"
            ours, theirs = place.schools(name), place.schools(other)
            check(ours == theirs, name, ending, ours, theirs)


def test_as_yaml(place):
    """What a table comes to is what its schools come to as files that import writes, but for their places."""
    place.make("plain.xlsx", "headers.xlsx", "texts.xlsx", "forms.xlsx")
    for name in "plain", "headers":
        result = place.run("import", f"{name}.xlsx", "-o", name)
        if name == "headers":
            check(result.returncode in (0, 2), result.stderr)
            continue
        check(result.returncode == 0, result.stderr)
        ours, theirs = place.schools(f"{name}.xlsx"), place.schools(name)
        plain = [sorted(row.partition(",")[2] for row in rows) for rows in (ours, theirs)]
        check(plain[0] == plain[1] and len(ours) == 3, ours, theirs)


def test_threads_and_parts(place):
    """Neither threads nor parts change what is written of many rows."""
    rows = "学校名称,学校标识码,在校生数,出口带宽(Mbps)\n"
    rows += "".join(f"示例{n}小,{2161000000 + n},{n % 1000},{n % 700}\n" for n in range(1, 3001))
    (place.folder / "roster.csv").write_text(rows, encoding="utf-8")
    (place.folder / "a.yaml").write_text("school: {name: 示例, code: '2161009999'}\n", encoding="utf-8")
    words = ["roster.csv", "a.yaml", *STANDARD, "--details", "problems", "--format", "ndjson"]
    one = place.run(*words, "--jobs", "1")
    check(one.stdout.count("\n") >= 3001, one.stderr)
    for jobs in "2", "7":
        more = place.run(*words, "--jobs", jobs)
        check(more.stdout == one.stdout and more.stderr == one.stderr and more.returncode == one.returncode, jobs)
    for part in "1", "2":
        place.run("roster.csv", "a.yaml", *STANDARD, "--shard", f"{part}/2", "--quiet", "--format", f"json=part{part}.json")
    place.run("merge", "part1.json", "part2.json", "--format", "json=whole.json")
    merged = place.run("convert", "whole.json", "--format", "csv", "--csv-rows", "school")
    whole = place.run("roster.csv", "a.yaml", *STANDARD, "--format", "csv", "--csv-rows", "school")
    check(sorted(merged.stdout.splitlines()) == sorted(whole.stdout.splitlines()), merged.stderr[-500:])


def test_memory(place):
    """A hundred thousand rows take no more memory than a hundred, but for what each school takes."""
    for rows in 100, 100_000:
        with open(place.folder / f"{rows}.csv", "w", encoding="utf-8") as file:
            file.write("学校名称,学校标识码,在校生数\n")
            file.writelines(f"示例{n}小,{2161000000 + n},{n % 1000}\n" for n in range(rows))
    for rows in 100, 100_000:
        result = subprocess.run(["bash", "-c", f'ulimit -v 600000; "$0" {rows}.csv --standard shaanxi-k12 --quiet --jobs 2', place.binary],
                                cwd=place.folder, capture_output=True, text=True)
        if "Sanitizer" in result.stderr:
            raise Skip("sanitizers take the memory")
        check(result.returncode == 3, result.returncode, result.stderr[-300:])


if __name__ == "__main__":
    run_cases(globals(), Place)
