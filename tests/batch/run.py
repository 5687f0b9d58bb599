#!/usr/bin/env python3
"""Tests what golden cases can't show of a batch: many inventories, threads, signals, closed pipes, full disks, memory.

    tests/batch/run.py --binary build/release/bin/edu-check [NAME...]

Every function `test_…` is a case; it fails by an exception.
"""

import json
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from cases import Skip, check, run_cases  # pylint: disable=wrong-import-position

ROOT = pathlib.Path(__file__).resolve().parents[2]
STANDARD = ["--standard", "shaanxi-k12", "--as-of", "2026-09-01"]
TIMEOUT_SECONDS = 240


class Batch:
    """A folder of made inventories and the program."""

    def __init__(self, binary, folder):
        self.binary = str(binary.resolve())
        self.folder = folder
        subprocess.run([sys.executable, ROOT / "tests/bench/generate.py", folder / "schools", "--count", "700",
                        "--outside", "0.1", "--invalid", "0.02"], check=True)

    def start(self, *arguments, **options):
        environment = dict(os.environ, LC_ALL="C.UTF-8", TZ="UTC")
        return subprocess.Popen([self.binary, *map(str, arguments)], cwd=self.folder, env=environment,
                                **{"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **options})

    def run(self, *arguments, **options):
        process = self.start(*arguments, **options)
        output, errors = process.communicate(timeout=TIMEOUT_SECONDS)
        return process.returncode, output, errors


def test_jobs(batch):
    """Reports do not depend on the number of threads, whatever the format."""
    grouped = ["text", "html"]
    formats = ["text", "json", "ndjson", "csv", "html", "markdown", "junit", "tap", "github", "gitlab", "sarif"]
    for format_ in formats:
        outputs = {}
        for jobs in 1, 2, 7:
            target = [] if format_ == "text" else ["--format", f"{format_}=out.{jobs}"]
            group = ["--group-by", "city"] if format_ in grouped else []
            code, output, errors = batch.run("schools", *STANDARD, *target, *group, "--jobs", jobs)
            if target and b"format-unavailable" in errors:
                break
            check(code == 2, format_, "exit code", code, errors[-500:])
            file = batch.folder / f"out.{jobs}"
            outputs[jobs] = (file.read_bytes() if target else output, errors.replace(b"out.%d" % jobs, b"out"))
        check(len(set(outputs.values())) <= 1, format_, "differs with the number of threads")
        check(all(text for text, _ in outputs.values()), format_, "is empty")


def test_stream(batch):
    """A stream of the same inventories comes to the same results, at the lines of the whole."""
    files = sorted((batch.folder / "schools").rglob("*.yaml"))[:200]
    for file in files:
        file.write_bytes(b"---\n" + file.read_bytes())
    (batch.folder / "stream.yaml").write_bytes(b"".join(each.read_bytes() for each in files))
    arguments = [*STANDARD, "--format", "ndjson"]
    parts = batch.run(*files, *arguments)[1].splitlines()
    for jobs in 1, 3:
        with open(batch.folder / "stream.yaml", "rb") as stream:
            code, together, errors = batch.run("-", "--stream", *arguments, "--jobs", jobs, stdin=stream)
        documents = together.splitlines()
        check(len(documents) == len(parts) == len(files), len(documents), "documents", code, errors[-300:])
        before = 0
        for number, (file, part, document) in enumerate(zip(files, map(json.loads, parts), map(json.loads, documents)), 1):
            check(document.pop("inventory") == f"<stdin>#{number}", "name of document", number)
            part.pop("inventory")
            check(moved(part, 0) == moved(document, before), "document", number, "differs")
            before += file.read_bytes().count(b"\n")


def moved(value, lines):
    """An assessment without names of files, and with its lines counted from where its document begins."""
    if isinstance(value, list):
        return [moved(each, lines) for each in value]
    if isinstance(value, dict):
        return {key: each - lines if key == "line" and each > 0 else moved(each, lines)
                for key, each in value.items() if key != "file"}
    return value


def test_interrupt(batch):
    """Ctrl-C ends with what is done, complete and valid, under the names that were asked for."""
    process = batch.start("-", "--stream", *STANDARD, "--format", "json=stopped.json", "--format", "csv=stopped.csv",
                          stdin=subprocess.PIPE)
    text = next((batch.folder / "schools").rglob("*.yaml")).read_bytes()
    process.stdin.write(b"---\n".join([text] * 2000))
    process.stdin.flush()
    time.sleep(1)
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=TIMEOUT_SECONDS)
    check(process.returncode == 130, "exit code", process.returncode, errors[-300:])
    result = json.loads((batch.folder / "stopped.json").read_text())
    done = result["summary"]["inventories"]
    check(0 < done <= 2000 and len(result["assessments"]) == done, done, "of", len(result["assessments"]))
    rows = (batch.folder / "stopped.csv").read_text().splitlines()
    check(len({row.split(",")[0] for row in rows[1:]}) == done, "rows of csv")
    check(not list(batch.folder.glob("stopped.*.*")), "temporary files are left")
    check(b"stopped" in errors or "中止".encode() in errors, errors)


def test_terminate(batch):
    """SIGTERM stops as cleanly."""
    process = batch.start("-", "--stream", *STANDARD, "--format", "ndjson=ended.ndjson", stdin=subprocess.PIPE)
    time.sleep(0.5)
    process.send_signal(signal.SIGTERM)
    process.communicate(timeout=TIMEOUT_SECONDS)
    check(process.returncode == 143, "exit code", process.returncode)


def test_closed_pipe(batch):
    """A reader that goes away is no error to tell of."""
    process = batch.start("schools/西安市", *STANDARD, "--format", "ndjson", stderr=open(batch.folder / "errors", "wb"))
    process.stdout.read(100)
    process.stdout.close()
    check(process.wait(timeout=TIMEOUT_SECONDS) == 141, "exit code", process.returncode)
    errors = (batch.folder / "errors").read_text()
    check("output-failed" not in errors, errors[-300:])


def test_full_disk(batch):
    """A disk that is full is an error, and exit code 2; the device stays a device."""
    for target in ["text"], ["--format", "ndjson"], ["--format", "csv"]:
        with open("/dev/full", "wb") as full:
            code, _, errors = batch.run("schools/西安市", *STANDARD, *(target if target != ["text"] else []), stdout=full)
        check(code == 2 and b"output-failed" in errors, code, errors[-300:])
    code, _, errors = batch.run("schools/西安市", *STANDARD, "--format", "json=/dev/full")
    check(code == 2 and b"output-failed" in errors, code, errors[-300:])
    check(pathlib.Path("/dev/full").is_char_device(), "/dev/full is no device any more")


def test_memory(batch):
    """Memory does not grow with the number of inventories, but for their names."""
    files = sorted((batch.folder / "schools").rglob("*.yaml"))
    peaks = {}
    for count in 1, 30:
        folder = batch.folder / f"many{count}"
        for copy in range(count):
            (folder / str(copy)).mkdir(parents=True)
            for file in files[:200]:
                os.link(file, folder / str(copy) / file.name)
        for format_ in "text", "ndjson", "csv":
            process = batch.start(folder, *STANDARD, "--format", format_, "--jobs", 2,
                                  stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
            check(process.returncode == 2, "exit code", process.returncode)
            peaks[count, format_] = usage.ru_maxrss
        shutil.rmtree(folder)
    for format_ in "text", "ndjson", "csv":
        few, many = peaks[1, format_], peaks[30, format_]
        check(many < few * 1.5 + 8192, format_, "takes", few, "KiB for 200 and", many, "KiB for 6000 inventories")


def test_stats(batch):
    """--stats counts what was read by which reader."""
    code, output, errors = batch.run("schools", *STANDARD, "--quiet", "--stats", "--lang", "en")
    check(output == b"", output[:100])
    line = next(line for line in errors.decode().splitlines() if line.startswith("read by"))
    words = line.replace(",", "").split()
    fast, fell_back, failed = (int(words[words.index(name) + 1]) for name in ("reader", "yaml-cpp", "neither"))
    check(fast + fell_back + failed == 700 and fell_back > 30 and 0 < failed < 40 and fast > 500, line)


def test_merge(batch):
    """Parts of shards, merged, are what one run writes; overlapping and mixed parts are refused."""
    for format_ in "json", "ndjson":
        arguments = ["schools", *STANDARD, "--lang", "zh"]
        code, whole, _ = batch.run(*arguments, "--format", format_)
        parts = [f"{format_}.part{number}" for number in (1, 2, 3)]
        for number, part in enumerate(parts, 1):
            batch.run(*arguments, "--shard", f"{number}/3", "--format", f"{format_}={part}")
        merged_code, merged, errors = batch.run("merge", *reversed(parts))
        check(merged == whole, format_, "differs from one run", len(merged), len(whole), errors[-300:])
        check(merged_code == code, "exit code", merged_code, "instead of", code)
        code, output, errors = batch.run("merge", parts[0], parts[0])
        check(code == 2 and output == b"" and b"parts-overlap" in errors, code, errors[-300:])
    batch.run("schools/西安市", *STANDARD, "--format", "ndjson=baseline", "--quiet")
    arguments = ["schools", *STANDARD, "--lang", "zh", "--baseline", "baseline", "--format", "json"]
    _, whole, _ = batch.run(*arguments)
    for number in 1, 2:
        (batch.folder / f"compared{number}").write_bytes(batch.run(*arguments, "--shard", f"{number}/2")[1])
    merged = batch.run("merge", "compared1", "compared2")[1]
    check(merged == whole and b'"known": 0' not in whole[-200:], "the comparison with a baseline differs", whole[-200:])
    code, output, errors = batch.run("merge", "json.part1", "ndjson.part2")
    check(code == 2 and output == b"" and b"parts-differ" in errors, code, errors[-300:])
    cut = batch.folder / "cut"
    for name in "json.part1", "ndjson.part1":
        cut.write_bytes((batch.folder / name).read_bytes()[:-20])
        code, output, errors = batch.run("merge", cut)
        check(code == 2 and output == b"" and b"part-invalid" in errors, name, code, errors[-300:])


def test_region_parts(batch):
    """Shards of a region, merged, are what one run writes, region included; what is missing or foreign is an error."""
    sys.path.insert(0, str(ROOT / "tests/region"))
    import county  # pylint: disable=import-outside-toplevel
    folder = batch.folder / "county"
    county.write(county.mixed_county(), folder)
    base = ["county/schools", "--standard", "chengdu-2014,shaanxi-k12", "--region", "county/region.yaml", "--lang", "zh"]
    runs = [("json", []), ("ndjson", []), ("json", ["--details", "problems", "--require-evidence"]), ("ndjson", ["copies"])]
    for format_, more in runs:
        copies = more == ["copies"]
        if copies:  # a school that is in several shards
            more = []
            for number in range(4):
                shutil.copy(folder / "schools/school-001.yaml", folder / f"schools/again-{number}.yaml")
        arguments = [*base, "--as-of", "2015-12-31", *more]
        code, whole, _ = batch.run(*arguments, "--format", format_)
        check(whole.count(b'"kind":"region"') == 2, "no region was assessed")
        check((b"region-repeated" in whole) == copies, "copies of a school", copies)
        for count in 1, 2, 5:
            parts = []
            for number in range(1, count + 1):
                parts.append(f"{format_}.{number}of{count}")
                part_code, _, errors = batch.run(*arguments, "--shard", f"{number}/{count}", "--format",
                                                 f"{format_}={parts[-1]}", "--quiet")
                check(part_code in range(4), "exit code", part_code, errors[-300:])
            merged_code, merged, errors = batch.run("merge", *reversed(parts))
            check(merged == whole, format_, count, "parts differ from one run", len(merged), len(whole), errors[-300:])
            check(merged_code == code, "exit code", merged_code, "instead of", code)
        for wrong, what in (parts[:-1], b"parts-missing"), ([*parts, parts[0]], b"parts-overlap"), \
                ([*parts[:-1], f"{format_}.2of2"], b"parts-differ"):
            code, output, errors = batch.run("merge", *wrong)
            check(code == 2 and output == b"" and what in errors, what, code, errors[-300:])
    other = batch.folder / "other.yaml"
    other.write_text((folder / "region.yaml").read_text(encoding="utf-8").replace("示例区", "另一区"), encoding="utf-8")
    whole_parts = [f"json.{number}of5" for number in range(1, 6)]  # those of the last format hold copies
    merged = batch.run("merge", *whole_parts, "--region", other)[1]
    check("另一区".encode() in merged, "the other region's inventory was not read", merged[-300:])


def test_region_schools(batch):
    """Copies, links, other spellings of a path and schools of another district are errors of the region, in any order, by any
    number of threads and in parts; so that none of them stands for a school that is missing."""
    school = "school: {{name: {0}, code: {1}, city: 成都市, district: {2}, stages: [primary]}}\nnetwork: {{wired: yes, wireless: yes}}\n"
    anonymous = "school: {city: 成都市, stages: [primary]}\nnetwork: {wired: yes, wireless: yes}\n"
    folder = batch.folder / "few"
    folder.mkdir()
    (batch.folder / "few.yaml").write_text("kind: region\nregion: {name: 武侯区, level: district, schools.total: 3}\n", encoding="utf-8")
    one, two, nobody = folder / "one.yaml", folder / "two.yaml", folder / "zero.yaml"
    one.write_text(school.format("甲小学", "'2151000001'", "武侯区"), encoding="utf-8")
    two.write_text(school.format("乙小学", "null", "武侯"), encoding="utf-8")
    nobody.write_text(anonymous, encoding="utf-8")
    base = ["--standard", "chengdu-2014", "--region", "few.yaml", "--as-of", "2015-12-31", "--lang", "zh"]

    def outcome(paths, *more):
        code, whole, errors = batch.run(*paths, *base, "--format", "json", *more)
        region = json.loads(whole)["assessments"][-1]
        return code, region, whole, errors

    code, region, _, errors = outcome(["few"])
    check(code != 2 and region["verdict"] != "invalid", "three schools are three", code, errors)
    extra = batch.folder / "extra.yaml"
    (batch.folder / "way").symlink_to("few")
    stranger = school.format("丙小学", "'2151000003'", "锦江区")
    cases = {
        "a copy": lambda: shutil.copy(one, extra), "a copy without code": lambda: shutil.copy(two, extra),
        "a copy under another name": lambda: extra.write_text(one.read_text(encoding="utf-8").replace("甲", "丁"), encoding="utf-8"),
        "a link": lambda: extra.symlink_to(one), "a link to nobody's": lambda: extra.symlink_to(nobody),
        "a hard link": lambda: os.link(nobody, extra),
        "a spelling": lambda: "./few/zero.yaml", "an absolute path": lambda: str(nobody),
        "a way by a linked folder": lambda: "way/zero.yaml",
        "a foreign school": lambda: extra.write_text(stranger, encoding="utf-8"),
    }
    for name, make in cases.items():
        made = make()
        path = made if name.startswith(("a spelling", "an absolute", "a way")) else "extra.yaml"
        paths = ["few/one.yaml", "few/two.yaml", "few/zero.yaml", path]
        for order in paths, paths[::-1], paths[2:] + paths[:2]:
            outputs = set()
            for jobs in 1, 3:
                code, region, whole, errors = outcome(order, "--jobs", jobs)
                outputs.add(whole)
                wanted = "region-foreign" if "foreign" in name else "region-repeated"
                check(code == 2 and region["verdict"] == "invalid" and region["diagnostics"][0]["id"] == wanted, name, code, errors)
            check(len(outputs) == 1, name, "differs with the number of threads")
            for number in 1, 2, 3:
                batch.run(*order, *base, "--shard", f"{number}/3", "--format", f"json=few{number}", "--quiet")
            code, merged, errors = batch.run("merge", "few3", "few1", "few2")
            region = json.loads(merged)["assessments"][-1]
            check(code == 2 and region["verdict"] == "invalid" and region["diagnostics"][0]["id"] == wanted, name, "merged", code, errors)
        if path == "extra.yaml":
            extra.unlink()


def test_stopped_part(batch):
    """A shard that was stopped holds no sums, so that its region can't be judged by half of its schools."""
    (batch.folder / "region.yaml").write_text("kind: region\nregion.name: 示例区\n", encoding="utf-8")
    process = batch.start("-", "--stream", *STANDARD, "--shard", "1/1", "--region", "region.yaml", "--format",
                          "ndjson=part", stdin=subprocess.PIPE)
    text = next((batch.folder / "schools").rglob("*.yaml")).read_bytes()
    process.stdin.write(b"---\n".join([text] * 2000))
    process.stdin.flush()
    time.sleep(1)
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=TIMEOUT_SECONDS)
    check(process.returncode == 130, "exit code", process.returncode)
    part = (batch.folder / "part").read_bytes()
    check(part and b'"gathered"' not in part, "a stopped part holds sums")


def test_parallel(batch):
    """GNU parallel runs the shards by the very commands of docs/scale-out.md, on this machine."""
    if not shutil.which("parallel") or b"GNU" not in subprocess.run(["parallel", "--version"], capture_output=True).stdout:
        raise Skip("no GNU parallel; install the package parallel")
    text = (ROOT / "docs/scale-out.md").read_text(encoding="utf-8")
    commands = text.split("\nparallel ", 1)[1].split("```")[0]
    commands = commands.replace("--sshlogin county1,county2 --wd /data/audit", "--will-cite --jobs 2")
    check("sshlogin" not in commands and "merge" in commands, commands)
    environment = dict(os.environ, LC_ALL="C.UTF-8", PATH=f"{pathlib.Path(batch.binary).parent}:{os.environ['PATH']}")
    result = subprocess.run(["sh", "-c", "parallel " + commands], cwd=batch.folder, capture_output=True, env=environment,
                            timeout=TIMEOUT_SECONDS)
    check(result.returncode == 2, "exit code", result.returncode, result.stderr[-300:])  # some inventories are invalid
    _, whole, _ = batch.run("schools", *STANDARD, "--format", "ndjson", "--lang", "zh")
    check((batch.folder / "all.ndjson").read_bytes() == whole, "differs from one run", result.stderr[-300:])


if __name__ == "__main__":
    run_cases(globals(), Batch)
