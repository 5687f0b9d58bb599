#!/usr/bin/env python3
"""Tests what golden cases can't show of a batch: many inventories, threads, signals, closed pipes, full disks, memory.

    tests/batch/run.py --binary build/release/bin/edu-check [NAME...]

Every function `test_…` is a case; it fails by an exception.
"""

import copy
import json
import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import time
import zipfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from cases import Skip, check, run_cases  # pylint: disable=wrong-import-position

ROOT = pathlib.Path(__file__).resolve().parents[2]
STANDARD = ["--standard", "shaanxi-k12", "--as-of", "2026-09-01"]
TIMEOUT_SECONDS = 240
# The thread sanitizer makes the program many times slower: fewer schools go the same ways.
SLOW = "EDU_CHECK_SLOW" in os.environ
SCHOOLS = 150 if SLOW else 700


class Batch:
    """A folder of made inventories and the program."""

    def __init__(self, binary, folder):
        self.binary = str(binary.resolve())
        self.folder = folder
        subprocess.run([sys.executable, ROOT / "tests/bench/generate.py", folder / "schools", "--count", str(SCHOOLS),
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
    process.wait(timeout=TIMEOUT_SECONDS)  # the pipe stays open: its end could come before the signal
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
    process.wait(timeout=TIMEOUT_SECONDS)  # the pipe stays open: its end could come before the signal
    process.communicate(timeout=TIMEOUT_SECONDS)
    check(process.returncode == 143, "exit code", process.returncode)


def formats_of(batch):
    """Every format that `check` writes, as its help lists them."""
    found = re.search(rb"text\|json\|[a-z|]+", re.sub(rb"\n +", b"", batch.run("check", "--help")[1]))
    names = found[0].decode().split("|")
    check({"text", "ndjson", "xlsx", "baseline"} <= set(names), names)
    return names


def says_not_whole(path, state):
    """Whether a report says of itself that its run was stopped or incomplete."""
    data = path.read_bytes()
    if path.suffix == ".xlsx":
        with zipfile.ZipFile(path) as book:
            data = b"".join(book.read(name) for name in book.namelist())
    words = b"the result is not whole" if state == "stopped" else b"a PATH could not be read"
    mark = b"[run-stopped]" if state == "stopped" else b"[run-incomplete]"
    if path.suffix == ".github":
        return words in data and mark in data
    return words in data or f'"state": "{state}"'.encode() in data or f'"state":"{state}"'.encode() in data


def test_not_whole(batch):
    """Every report of a run that was stopped, or of which a PATH is not there, says so, and what is made of it; csv has
    no place for it. Nothing that is made of it ends with 0."""
    names = formats_of(batch)
    (batch.folder / "not-whole").mkdir()
    text = next((batch.folder / "schools").rglob("*.yaml")).read_bytes()
    (batch.folder / "one.yaml").write_bytes(text)
    for state in "stopped", "incomplete":
        outputs = [f"--format={name}=not-whole/{state}.{name}" for name in names]
        base = [*STANDARD, "--lang", "en", "--quiet", *outputs]
        if state == "incomplete":
            code = batch.run("one.yaml", "nowhere/*.yaml", *base)[0]
            check(code == 2, code)
        else:
            process = batch.start("-", "--stream", *base, stdin=subprocess.PIPE)
            process.stdin.write(b"---\n".join([text] * 200))
            process.stdin.flush()
            time.sleep(1)
            process.send_signal(signal.SIGTERM)
            process.wait(timeout=TIMEOUT_SECONDS)  # the pipe stays open: its end could come before the signal
            process.communicate(timeout=TIMEOUT_SECONDS)
            check(process.returncode == 143, process.returncode)
        for name in names:
            says = says_not_whole(batch.folder / f"not-whole/{state}.{name}", state)
            check(says == (name != "csv"), state, name, says)
        for stored in "json", "ndjson":
            source = f"not-whole/{state}.{stored}"
            again = [f"--format={name}=not-whole/again.{name}" for name in names]
            code, _, errors = batch.run("convert", source, "--lang", "en", "--quiet", *again)
            check(code == 2 and b"[result-incomplete]" in errors, source, code, errors[-300:])
            for name in names:
                says = says_not_whole(batch.folder / f"not-whole/again.{name}", state)
                check(says == (name != "csv"), source, name, says)
            for words in ["diff", source, source], ["merge", source]:
                code, output, errors = batch.run(*words)
                check(code == 2 and output == b"", words, code, errors[-300:])
        for stored in "json", "ndjson", "baseline":
            code, _, errors = batch.run("one.yaml", *STANDARD, "--quiet", "--baseline", f"not-whole/{state}.{stored}")
            check(b"[baseline-incomplete]" in errors, stored, code, errors[-300:])
        for name in "text", "csv", "markdown":
            code, output, _ = batch.run("plan", "one.yaml", "nowhere.d/*.yaml", *STANDARD, "--lang", "en", "--format", name)
            check(code == 2 and b"the result is not whole" in b" ".join(output.split()), "plan", name, code, output[-300:])
    code, output, _ = batch.run("one.yaml", *STANDARD, "--format", "json")
    check(code != 2 and json.loads(output)["summary"]["state"] == "whole", code)


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
    code, output, errors = batch.run("merge", "json.part1", "ndjson.part2", "json.part3")
    check(code == 2 and output == b"" and b"parts-differ" in errors, code, errors[-300:])


def test_one_part(batch):
    """The only part of one is what one run writes: also of a single inventory, and of a stream."""
    one = sorted((batch.folder / "schools").rglob("*.yaml"))[0].relative_to(batch.folder)
    (batch.folder / "stream.yaml").write_bytes(b"---\n" + (batch.folder / one).read_bytes())
    for arguments in [[one], ["schools"], ["stream.yaml", "--stream"]]:
        for format_ in "json", "ndjson":
            base = [*arguments, *STANDARD, "--format", format_]
            code, whole, _ = batch.run(*base)
            (batch.folder / "only").write_bytes(batch.run(*base, "--shard", "1/1")[1])
            merged_code, merged, errors = batch.run("merge", "only")
            check((merged_code, merged) == (code, whole), arguments, format_, merged_code, errors[-300:], merged[:200], whole[:200])


def test_parts_missing(batch):
    """Whatever the region and the format: a part that is not there, that says nothing of itself, that was stopped or is
    incomplete, is an error, and nothing is written."""
    (batch.folder / "region.yaml").write_text("kind: region\nregion.name: 示例区\n", encoding="utf-8")
    for format_ in "json", "ndjson":
        for region in [], ["--region", "region.yaml"]:
            base = ["schools/西安市", *STANDARD, *region, "--lang", "en", "--quiet"]
            parts = [f"{number}of4" for number in range(1, 5)]
            for number, part in enumerate(parts, 1):
                batch.run(*base, "--shard", f"{number}/4", "--format", f"{format_}={part}")

            def refused(paths, what, *told):
                code, output, errors = batch.run("merge", *paths, "--output", "none", "--lang", "en")
                check(code == 2 and output == b"" and not (batch.folder / "none").exists(), what, format_, region, code)
                check(all(each.encode() in errors for each in told), what, format_, region, errors[-400:])

            for left_out in range(4):
                rest = parts[:left_out] + parts[left_out + 1:]
                refused(rest, "one is missing", f"part {left_out + 1} of 4 is missing", "parts-missing")
            refused(parts[:1], "three are missing", "these parts are missing: 2/4, 3/4, 4/4")
            refused([*parts, parts[1]], "one is twice there", "parts-overlap")
            (batch.folder / "copy").write_bytes((batch.folder / parts[1]).read_bytes())
            refused([*parts, "copy"], "one is there under two names", "parts-overlap")
            batch.run(*base, "--format", f"{format_}=whole")
            refused(["whole"], "no part", "parts-missing", "check this part again, with --shard")
            (batch.folder / "none-at-all").write_bytes(b"")
            refused([*parts[:3], "none-at-all"], "an empty file", "the file is empty")
            batch.run(*base, "nowhere/*.yaml", "--shard", "4/4", "--format", f"{format_}=incomplete")
            refused([*parts[:3], "incomplete"], "a PATH was missing", "parts-missing", "a PATH of this part could not be read")
            batch.run(*base, "nowhere.yaml", "--shard", "4/4", "--format", f"{format_}=other")
            refused([*parts[:3], "other"], "a PATH more", "its PATH differs")
            for what, more in {"--as-of": ["--as-of", "2026-09-02"], "--lang": ["--lang", "zh"], "--details": ["--details", "problems"],
                               "--require-evidence": ["--require-evidence"], "--facts-age-limit": ["--facts-age-limit", "30"],
                               "PATH": ["./schools/西安市"], "--standard": ["--standard", "shaanxi-k12,chengdu-2014"]}.items():
                arguments = [*base]
                if what in arguments:
                    arguments[arguments.index(what) + 1] = more[1]
                elif what == "PATH":
                    arguments[0] = more[0]
                else:
                    arguments += more
                batch.run(*arguments, "--shard", "4/4", "--format", f"{format_}=other")
                refused([*parts[:3], "other"], f"another {what}", "parts-differ")
            if not region:
                (batch.folder / "waivers.yaml").write_text("edu-check-waivers: 1\nwaivers: []\n", encoding="utf-8")
                for more in ["--waivers", "waivers.yaml"], ["--baseline", "whole"]:
                    batch.run(*base, *more, "--shard", "4/4", "--format", f"{format_}=other")
                    refused([*parts[:3], "other"], more[0], "parts-differ", more[0])
            check(batch.run("merge", *parts)[0] in range(4), "the parts themselves")


def test_stream_parts(batch):
    """Each part reads its stream whole: parts of streams that differ, by name, number, order or a word, are not joined."""
    texts = [each.read_bytes() for each in sorted((batch.folder / "schools").rglob("*.yaml"))[:12]]
    def part(number, documents, name, *more):
        (batch.folder / "stream").write_bytes(b"---\n" + b"---\n".join(documents))
        with open(batch.folder / "stream", "rb") as stream:
            batch.run("-", "--stream", *STANDARD, "--quiet", "--shard", f"{number}/2", "--format", f"ndjson={name}", *more, stdin=stream)
    part(1, texts, "one")
    part(2, texts, "two")
    code, whole, _ = batch.run("merge", "one", "two")
    check(code in range(4) and len(set(json.loads(each)["inventory"] for each in whole.splitlines())) == 12, "the parts themselves", code)
    word = texts[3].replace(b"school", b"sch00l", 1)
    for what, documents, more in [("shorter", texts[:5], []), ("longer", [*texts, texts[0]], []), ("another order", texts[::-1], []),
                                  ("another word", [*texts[:3], word, *texts[4:]], []), ("nothing", [], []),
                                  ("another name", texts, ["--stdin-name", "other"])]:
        check(more or documents != texts, what)
        part(2, documents, "other", *more)
        for parts in ["one", "other"], ["other", "one"]:
            code, output, errors = batch.run("merge", *parts, "-o", "none")
            check(code == 2 and not (batch.folder / "none").exists(), what, code)
            check((b"parts-differ" if more else b"parts-inputs") in errors, what, errors[-300:])


def test_parts_of_another_vocabulary(batch):
    """What facts mean stands in the vocabulary: where that has changed, all that compare results say so."""
    vocabulary = batch.folder / "standards/vocabulary"
    vocabulary.mkdir(parents=True)
    built_in = (ROOT / "standards/vocabulary/shaanxi-schools.yaml").read_bytes()
    base = ["schools/西安市", *STANDARD, "--standards", "standards", "--lang", "en", "--quiet"]
    states = {"built-in": built_in, "changed": built_in + b"# another state\n"}
    for state, text in states.items():
        (vocabulary / "shaanxi-schools.yaml").write_bytes(text)
        for number in 1, 2:
            batch.run(*base, "--shard", f"{number}/2", "--format", f"ndjson={state}.{number}")
        batch.run(*base, "--format", f"ndjson={state}.whole")
    code, output, errors = batch.run("merge", "built-in.1", "changed.2", "--lang", "en")
    check(code == 2 and output == b"" and b"state of the standards or of their vocabulary" in errors, code, errors[-300:])
    code, _, errors = batch.run("convert", "changed.whole", "--lang", "en")
    check(code == 2 and b"result-standard" in errors, code, errors[-300:])
    check(batch.run("convert", "changed.whole", "--standards", "standards")[0] == 0, "with the folder")
    check(batch.run("convert", "built-in.whole")[0] == 0, "the same words replace nothing")
    _, output, _ = batch.run("diff", "built-in.whole", "changed.whole", "--lang", "en")
    check(b"the standard shaanxi-k12 or its vocabulary has changed" in output, output[:300])
    _, _, errors = batch.run(*base, "--baseline", "built-in.whole")
    check(b"baseline-standard" in errors, errors[-300:])
    shutil.rmtree(batch.folder / "standards")


def test_forged_selection(batch):
    """A run of a part of a standard counts as its indicators say, as any other."""
    base = ["schools/西安市", *STANDARD, "--only", "1", "--quiet"]
    code, _, errors = batch.run(*base, "--format", "ndjson=selected")
    text = (batch.folder / "selected").read_bytes()
    check(b'"selection"' in text and batch.run("convert", "selected")[0] == 0, code, errors[-300:])
    lines = [json.loads(line) for line in text.splitlines()]
    failing = next(each for each in lines if each.get("counts", {}).get("fail", 0) > 0 == each["counts"]["unknown"])
    failing["counts"].update({"pass": failing["counts"]["pass"] + failing["counts"]["fail"], "fail": 0})
    failing.update(verdict="compliant", score={"low": "100%", "high": "100%"})
    changed = "".join(json.dumps(each, ensure_ascii=False) + "\n" for each in lines).encode()
    (batch.folder / "forged").write_bytes(changed)
    for words in ["convert", "forged"], ["diff", "selected", "forged"]:
        code, output, errors = batch.run(*words, "--lang", "en")
        check(code == 2 and output == b"" and b"its counts are not those" in errors, words, code, errors[-300:])


def open_indicators(assessment):
    return [each for each in assessment["indicators"] if each["level"] == "mandatory" and each["outcome"] in ("fail", "unknown")]


def make_good(result):
    """Makes a result of one school whose open indicators are gone look like one of a school that passes."""
    assessment = result["assessments"][0]
    assessment.update(verdict="compliant", score={"low": "100%", "high": "100%"})
    result["summary"].update(compliant=1, non_compliant=0)


def relabel(result, level):
    counts = result["assessments"][0]["counts"]
    for each in open_indicators(result["assessments"][0]):
        counts[each["outcome"]] -= 1
        counts[level] += 1
        each["level"] = level
        if level == "informational":
            each["outcome"] = "not_applicable"
        for requirement in each["requirements"]:
            requirement["level"] = level
            if level == "informational":
                requirement["outcome"] = "not_applicable"
    make_good(result)


def remove_failures(result):
    assessment = result["assessments"][0]
    for each in open_indicators(assessment):
        assessment["counts"][each["outcome"]] -= 1
        assessment["counts"]["pass"] += 1
        each["outcome"] = "pass"
        each["requirements"] = [one for one in each["requirements"] if one["outcome"] not in ("fail", "unknown")] \
            or [dict(each["requirements"][0], outcome="pass")]
    make_good(result)


def test_forged_results(batch):
    """What no run could have written is refused by all that read results, whatever else fits together: numbers of the
    summary, and what is not as the standard has it."""
    school = ROOT / "examples/rural-primary/school.yaml"
    for details in "full", "problems":
        options = [*STANDARD[:2], "--as-of", "2027-06-01", "--lang", "en", "--quiet", "--facts-age-limit", "1", "--details", details, "--min-score", "50%"]
        (batch.folder / "rural.yaml").write_bytes(school.read_bytes())
        (batch.folder / "empty").write_text('{"edu-check-baseline":1,"standards":{}}\n', encoding="utf-8")
        batch.run("rural.yaml", *options, "--baseline", "empty", "--format", "json=genuine")
        genuine = json.loads((batch.folder / "genuine").read_bytes())
        code, _, errors = batch.run("convert", "genuine", "--format", "markdown")
        check(code == 0, "as it is", details, errors[-300:])
        check("facts_age" in genuine["assessments"][0] and "baseline" in genuine["summary"], genuine["summary"])

        convert = ["convert", "forged", "--format", "markdown"]
        commands = [convert, ["diff", "genuine", "forged"], ["diff", "forged", "genuine"],
                    ["rural.yaml", *STANDARD, "--baseline", "forged"]]

        def refused(what, change, *, all_commands=False):
            result = copy.deepcopy(genuine)
            change(result)
            check(result != genuine, what, "changes nothing")
            (batch.folder / "forged").write_text(json.dumps(result, ensure_ascii=False), encoding="utf-8")
            for words in commands if all_commands else [convert]:
                code, output, errors = batch.run(*words)
                check(code == 2 and output == b"" and re.search(rb"\[result-(schema|standard)\]", errors), what, details, words, code, errors[-300:])

        summary = genuine["summary"]
        numbers = [(key,) for key in summary if isinstance(summary[key], int)]
        numbers += [(outer, key) for outer in ("passed_over", "baseline") for key in summary[outer] if key != "mended"]
        for path in numbers:
            for number in 1000, 10**18, 2**63:
                def change(result, path=path, number=number):
                    inner = result["summary"]
                    for key in path[:-1]:
                        inner = inner[key]
                    inner[path[-1]] = number
                refused((path, number), change)
        refused("no inventory", lambda result: result["summary"].update(inventories=0), all_commands=True)
        refused("mended", lambda result: result["summary"]["baseline"].update(mended=10**18))
        assessment = lambda result: result["assessments"][0]
        indicator = lambda result: open_indicators(assessment(result))[0]
        requirement = lambda result: next(each for each in indicator(result)["requirements"] if each["outcome"] != "pass")
        refused("advisory", lambda result: relabel(result, "advisory"), all_commands=True)
        refused("informational", lambda result: relabel(result, "informational"))
        if details == "full":
            refused("failures removed", remove_failures)
            refused("a requirement less", lambda result: indicator(result)["requirements"].remove(
                next(each for each in indicator(result)["requirements"] if each["outcome"] == "pass")))
        refused("kind", lambda result: assessment(result)["subject"].update(kind="region"))
        refused("code", lambda result: assessment(result)["subject"].update(code=""))
        refused("days", lambda result: assessment(result)["facts_age"].update(days=7))
        refused("score", lambda result: assessment(result)["score"].update(low="99%"))
        for ids in {"only": ["9.9"], "skip": []}, {"only": [], "skip": ["nothing"]}, {"only": ["1"], "skip": []}:
            refused(ids, lambda result, ids=ids: assessment(result).update(selection=ids))
        refused("title", lambda result: indicator(result).update(title="</script>"))
        refused("clause", lambda result: indicator(result).update(clause="x"))
        refused("statement", lambda result: requirement(result).update(statement="x"))
        refused("known", lambda result: requirement(result).update(known=True))
        refused("order", lambda result: assessment(result)["indicators"].reverse())


def repeated(result, format_):
    """A result with its first assessment twice."""
    if format_ == "ndjson":
        return result.split(b"\n", 1)[0] + b"\n" + result
    head, first, rest = result.split(b"\n{", 2)
    return head + b"\n{" + first + b"\n{" + first + b"\n{" + rest


def test_parts_damaged(batch):
    """A part that is not as edu-check wrote it is an error for all that read results, and nothing is written."""
    for format_ in "json", "ndjson":
        base = ["schools/西安市", *STANDARD, "--lang", "en", "--quiet"]
        for number in 1, 2:
            batch.run(*base, "--shard", f"{number}/2", "--format", f"{format_}=p{number}")
        batch.run(*base, "--format", f"{format_}=whole")
        part, whole = (batch.folder / "p1").read_bytes(), (batch.folder / "whole").read_bytes()
        lines = part.splitlines(keepends=True)
        middle = len(part) // 2
        damages = {
            "cut": lambda text: text[:len(text) // 2], "its end is cut": lambda text: text[:-20],
            "garbage behind": lambda text: text + b"garbage", "more JSON behind": lambda text: text + b"{}\n",
            "NULs behind": lambda text: text + bytes(4096), "NULs before": lambda text: bytes(4096) + text,
            "a hole of NULs": lambda text: text[:middle] + bytes(4096) + text[middle + 4096:],
            "a banana": lambda text: text.replace(b'"verdict":"non_compliant"', b'"verdict":"banana"', 1),
            "only a banana": lambda text: b'{"verdict":"banana"}\n' + text if format_ == "ndjson"
            else text.replace(b'"assessments": [', b'"assessments": [{"verdict":"banana"},', 1),
            "two verdicts": lambda text: text.replace(b'"verdict":', b'"verdict":"compliant","verdict":', 1),
            "another verdict": lambda text: text.replace(b'"verdict":"non_compliant"', b'"verdict":"compliant"', 1),
            "another outcome": lambda text: text.replace(b'"outcome":"fail","requirements"', b'"outcome":"pass","requirements"', 1),
            "a member more": lambda text: re.sub(rb'("subject":\s*\{)', rb'\1"x":1,', text, count=1),
            "invalid UTF-8": lambda text: text.replace(b'"name":"', b'"name":"\xff', 1),
            "nested": lambda text: text.replace(b'"subject":', b'"x":' + b"[" * 200000 + b',"subject":', 1),
            "an assessment twice": lambda text: repeated(text, format_),
        }
        for name, damage in damages.items():
            bad = batch.folder / "bad"
            bad.write_bytes(damage(part))
            check(bad.read_bytes() != part, name, "changes nothing")
            code, output, errors = batch.run("merge", "bad", "p2")
            check(code == 2 and output == b"" and b"bad: " in errors, "merge", name, format_, code, output[:100], errors[-300:])
            bad.write_bytes(damage(whole))
            for command in ["convert", "bad"], ["diff", "bad", "whole"], ["diff", "whole", "bad"], \
                    ["check", "schools/西安市", *STANDARD, "--baseline", "bad"]:
                code, output, errors = batch.run(*command)
                check(code == 2 and output == b"" and b"bad: " in errors, command[0], name, format_, code, output[:100], errors[-300:])
        # What only merge can see: an assessment that no run of this part could have written.
        foreign = {
            "a count more": lambda text: re.sub(rb'"pass":(\d+)', lambda found: b'"pass":%d' % (int(found[1]) + 1), text, count=1),
            "another day": lambda text: text.replace(b'"as_of":"2026-09-01"', b'"as_of":"2026-09-02"', 1),
            "another standard": lambda text: re.sub(rb'("standard_digest":")[0-9a-f]', rb'\1g', text, count=1),
        }
        for name, change in foreign.items():
            (batch.folder / "bad").write_bytes(change(part))
            check(change(part) != part, name, "changes nothing", format_)
            code, output, errors = batch.run("merge", "bad", "p2")
            check(code == 2 and output == b"" and b"bad: " in errors, "merge", name, format_, code, errors[-300:])
        # Lines that are left out or moved from one part to another are missed by their numbers.
        if format_ == "ndjson":
            (batch.folder / "bad").write_bytes(b"".join(lines[1:]))
            code, output, errors = batch.run("merge", "bad", "p2", "--lang", "en")
            check(code == 2 and output == b"" and b"other numbers of assessments" in errors, code, errors[-300:])


def test_parts_that_hide(batch):
    """That nothing of a school was decided follows from its requirements: without the word for it a part is none."""
    (batch.folder / "open").mkdir()
    for name in "a", "b":
        (batch.folder / f"open/{name}.yaml").write_text("{}\n", encoding="utf-8")
    for format_ in "json", "ndjson":
        batch.run("open", *STANDARD, "--quiet", "--shard", "1/1", "--format", f"{format_}=part")
        check(batch.run("merge", "part", "--allow-unknown", "-o", "whole")[0] == 3, "as it is", format_)
        text = (batch.folder / "part").read_bytes()
        changed = re.sub(rb'"undecided":true,', b"", text)
        check(changed != text, "changes nothing", format_)
        (batch.folder / "part").write_bytes(changed)
        code, _, errors = batch.run("merge", "part", "--allow-unknown", "-o", "whole")
        check(code == 2 and b"undecided" in errors and b"[result-schema]" in errors, code, errors[-300:])


def test_forged_parts(batch):
    """Parts hold what the check found, no more, no less and nothing else, judged by one selection of a standard."""
    (batch.folder / "few").mkdir()
    for number, path in enumerate(sorted((batch.folder / "schools/西安市").rglob("*.yaml"))[:8]):
        shutil.copy(path, batch.folder / f"few/{number}.yaml")
    base = ["few", *STANDARD, "--lang", "en", "--quiet"]
    for number in 1, 2:
        batch.run(*base, "--shard", f"{number}/2", "--format", f"ndjson=q{number}")
    parts = [(batch.folder / f"q{number}").read_text().splitlines() for number in (1, 2)]
    whole = batch.run("merge", "q1", "q2")
    check(whole[0] in range(4) and whole[1], whole[2][-300:])

    def refused(what, change, in_all=False):
        changed = [[json.loads(line) for line in part] for part in parts]
        for part in changed if in_all else changed[:1]:
            change(part)
        for number, part in enumerate(changed, 1):
            text = "".join(json.dumps(each, ensure_ascii=False) + "\n" for each in part)
            (batch.folder / f"forged{number}").write_text(text, encoding="utf-8")
        code, output, errors = batch.run("merge", "forged1", "forged2", "--lang", "en")
        check(code == 2 and output == b"", what, code, output[:100], errors[-300:])

    refused("another path", lambda part: part[0].update(inventory="few/nobody.yaml"))
    refused("a selection of one", lambda part: part[0].update(selection={"only": ["1"], "skip": []}))
    refused("a kind", lambda part: next(each for each in part if each.get("counts"))["subject"].update(kind="region"))
    for number in 0, 1, 2, 7, 9, 10**19:
        refused(f"inputs {number}", lambda part, number=number: part[-1]["gathered"].update(inputs=number), in_all=True)
        refused(f"left out {number}", lambda part, number=number: part[-1]["gathered"].update(left_out=number + 1))
    refused("inputs_digest", lambda part: part[-1]["gathered"].update(inputs_digest="0" * 16), in_all=True)
    refused("left_out_digest", lambda part: part[-1]["gathered"].update(left_out_digest="0" * 15 + "1"))


def test_names_in_other_encodings(batch):
    """Names that are not UTF-8 stay apart in every result, so that it can be read."""
    folder = os.fsencode(batch.folder / "gbk")
    os.mkdir(folder)
    text = next((batch.folder / "schools").rglob("*.yaml")).read_bytes()
    for number, name in enumerate(["二中", "三中", "四中"]):
        with open(folder + b"/" + name.encode("gbk") + b".yaml", "wb") as file:
            file.write(re.sub(rb'code: "?(\d{9})\d"?', rb'code: "\g<1>%d"' % number, text))
    code, _, errors = batch.run("gbk", *STANDARD, "--format", "json=names.json", "--quiet")
    names = [each["inventory"] for each in json.loads((batch.folder / "names.json").read_bytes())["assessments"]]
    check(code != 2 and len(set(names)) == 3 and all("\\x" in name for name in names), code, names, errors[-300:])
    for number in 1, 2, 3:
        batch.run("gbk", *STANDARD, "--quiet", "--shard", f"{number}/3", "--format", f"json=names{number}")
    merged = batch.run("merge", "names1", "names2", "names3")
    check(merged[0] == code and merged[1] == (batch.folder / "names.json").read_bytes(), merged[0], merged[2][-300:])
    again = batch.run("convert", "names.json", "--format", "csv=names.csv", "--quiet")
    check(again[0] == 0, again)


def test_changing_part(batch):
    """A part that is cut while it is merged is an error, not a signal."""
    base = ["schools", *STANDARD, "--quiet", "--shard", "1/1", "--format", "ndjson=part"]
    batch.run(*base)
    part = (batch.folder / "part").read_bytes()
    os.mkfifo(batch.folder / "all")  # merge waits for a reader of what it writes, when it has read the part once
    process = batch.start("merge", "part", "--output", "all")
    with open(batch.folder / "all", "rb") as reader:
        reader.read(10)
        os.truncate(batch.folder / "part", len(part) // 2)
        reader.read()
    _, errors = process.communicate(timeout=TIMEOUT_SECONDS)
    check(process.returncode == 2 and b"part-invalid" in errors, process.returncode, errors[-300:])


def test_stored_memory(batch):
    """Reading a stored result takes memory for one assessment, and for what is compared, not for the file."""
    batch.run("schools/西安市", *STANDARD, "--quiet", "--format", "ndjson=few")
    lines = (batch.folder / "few").read_bytes().splitlines()
    peaks = {}
    for copies in 1, 12:
        with open(batch.folder / "many", "wb") as many:
            for copy in range(copies):
                for line in lines:
                    many.write(line.replace(b'"inventory":"', b'"inventory":"%d/' % copy, 1).replace(b'"code":"2', b'"code":"%d' % copy) + b"\n")
        size = (batch.folder / "many").stat().st_size >> 10
        for command in ["convert", "many", "--format", "ndjson"], ["diff", "many", "many"], \
                ["check", "schools/西安市", *STANDARD, "--quiet", "--baseline", "many"]:
            process = batch.start(*command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
            check(process.returncode in range(3), command[0], "exit code", process.returncode)
            peaks[command[0], copies] = usage.ru_maxrss, size
    for command in "convert", "diff", "check":
        (few, small), (many, large) = peaks[command, 1], peaks[command, 12]
        check(many - few < (large - small) / 4 + 4096, command, "takes", few, "KiB for", small, "KiB and", many, "KiB for", large)


def test_region_parts(batch):
    """Shards of a region, merged, are what one run writes, region included; what is missing or foreign is an error."""
    sys.path.insert(0, str(ROOT / "tests/region"))
    import county  # pylint: disable=import-outside-toplevel
    folder = batch.folder / "county"
    county.write(county.mixed_county(), folder)
    base = ["county/schools", "--standard", "chengdu-2014,shaanxi-k12", "--region", "county/region.yaml", "--lang", "zh"]
    runs = [("json", []), ("ndjson", []), ("json", ["--details", "problems", "--require-evidence"]), ("ndjson", ["copies"])]
    for format_, more in runs[2:] if SLOW else runs:
        copies = more == ["copies"]
        if copies:  # a school that is in several shards
            more = []
            for number in range(4):
                shutil.copy(folder / "schools/school-001.yaml", folder / f"schools/again-{number}.yaml")
        arguments = [*base, "--as-of", "2015-12-31", *more]
        code, whole, _ = batch.run(*arguments, "--format", format_)
        check(whole.count(b'"kind":"region"') == 2, "no region was assessed")
        check((b"region-repeated" in whole) == copies, "copies of a school", copies)
        for count in (2, 5) if SLOW else (1, 2, 5):
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
    """Copies and schools of another district are errors of the region, in any order, by any number of threads and in parts; so
    that none of them stands for a school that is missing. Links and other spellings of a path are checked once."""
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
        check(whole, paths, code, errors)
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
    def judged(code, region, errors, once, wanted, *what):
        if once:
            check(code != 2 and region["verdict"] != "invalid", *what, code, errors)
        else:
            check(code == 2 and region["verdict"] == "invalid" and region["diagnostics"][0]["id"] == wanted, *what, code, errors)

    for name, make in cases.items():
        made = make()
        once = not name.startswith(("a copy", "a foreign"))
        path = made if name.startswith(("a spelling", "an absolute", "a way")) else "extra.yaml"
        paths = ["few/one.yaml", "few/two.yaml", "few/zero.yaml", path]
        for order in paths, paths[::-1], paths[2:] + paths[:2]:
            outputs = set()
            for jobs in 1, 3:
                code, region, whole, errors = outcome(order, "--jobs", jobs)
                outputs.add(whole)
                wanted = "region-foreign" if "foreign" in name else "region-repeated"
                judged(code, region, errors, once, wanted, name)
                check((b"input-repeated" in errors) == once, name, "is not told", errors)
            check(len(outputs) == 1, name, "differs with the number of threads")
            for number in 1, 2, 3:
                batch.run(*order, *base, "--shard", f"{number}/3", "--format", f"json=few{number}", "--quiet")
            code, merged, errors = batch.run("merge", "few3", "few1", "few2")
            check(merged, name, order, code, errors)
            region = json.loads(merged)["assessments"][-1]
            judged(code, region, errors, once, wanted, name, "merged")
        if path == "extra.yaml":
            extra.unlink()


def test_endless_document(batch):
    """A document without an end ends the stream, and is an error."""
    code, output, errors = batch.run("--stream", "/dev/zero", *STANDARD, "--quiet", "--lang", "en")
    check(code == 2 and b"what follows is not read" in errors, code, errors[-300:])
    text = next((batch.folder / "schools").rglob("*.yaml")).read_bytes()
    for size, ends in (60 << 20, False), (70 << 20, True):
        (batch.folder / "long").write_bytes(text + b"---\n" + b"# \n" * (size // 3) + b"a: 1\n---\n" + text)
        code, output, errors = batch.run("--stream", "long", *STANDARD, "--lang", "en", "--format", "ndjson")
        check(code == 2 and (b"what follows is not read" in errors) == ends, size, code, errors[-300:])
        check(output.count(b"\n") == (2 if ends else 3), size, output.count(b"\n"))


def test_stopped_part(batch):
    """A shard that was stopped says so, and is not merged: a region can't be judged by half of its schools."""
    (batch.folder / "region.yaml").write_text("kind: region\nregion.name: 示例区\n", encoding="utf-8")
    process = batch.start("-", "--stream", *STANDARD, "--shard", "1/1", "--region", "region.yaml", "--format",
                          "ndjson=part", stdin=subprocess.PIPE)
    text = next((batch.folder / "schools").rglob("*.yaml")).read_bytes()
    process.stdin.write(b"---\n".join([text] * 2000))
    process.stdin.flush()
    time.sleep(1)
    process.send_signal(signal.SIGINT)
    process.wait(timeout=TIMEOUT_SECONDS)  # the pipe stays open: its end could come before the signal
    process.communicate(timeout=TIMEOUT_SECONDS)
    check(process.returncode == 130, "exit code", process.returncode)
    part = (batch.folder / "part").read_bytes()
    check(b'{"gathered"' in part and b'"state":"stopped"' in part, "a stopped part does not say so", part[-300:])
    code, output, errors = batch.run("merge", "part", "--lang", "en")
    check(code == 2 and output == b"" and b"was stopped" in errors and b"parts-missing" in errors, code, errors[-300:])


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
