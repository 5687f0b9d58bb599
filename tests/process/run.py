#!/usr/bin/env python3
"""Tests what a process does to the files around it: outputs over inputs, links, modes, all files of a run or none; signals, limits
of the system, closed descriptors, pipes that are given by name.

    tests/process/run.py --binary build/release/bin/edu-check [NAME...]

Every function `test_…` is a case; it fails by an exception. Nothing depends on how fast the machine is.
"""

import json
import os
import pathlib
import pty
import resource
import shutil
import signal
import stat
import subprocess
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from cases import Skip, check, run_cases  # pylint: disable=wrong-import-position

ROOT = pathlib.Path(__file__).resolve().parents[2]
STANDARD = ["--standard", "shaanxi-k12", "--as-of", "2026-09-01"]
TIMEOUT_SECONDS = 240
TEXTS = ["text", "json", "ndjson", "html", "markdown", "csv", "junit", "sarif", "github", "gitlab", "tap"]
MEBIBYTE = 1 << 20


class Place:
    """A folder with a few inventories, a result of them, and the program."""

    def __init__(self, binary, folder):
        self.binary = str(binary.resolve())
        self.folder = folder
        self.sanitized = any(word in binary.read_bytes() for word in (b"__asan_init", b"__tsan_init"))
        subprocess.run([sys.executable, ROOT / "tests/bench/generate.py", folder / "made", "--count", "24"], check=True)
        (folder / "schools").mkdir()
        for number, file in enumerate(sorted((folder / "made").rglob("*.yaml"))):
            shutil.copy(file, folder / f"schools/{number:02}.yaml")
        shutil.rmtree(folder / "made")
        shutil.copy(folder / "schools/00.yaml", folder / "a.yaml")
        self.run("schools", *STANDARD, "--quiet", "--format", "json=old.json", "--format", "ndjson=old.ndjson")
        for number in 1, 2:
            self.run("schools", *STANDARD, "--quiet", "--shard", f"{number}/2", "--format", f"json=part{number}")
        (folder / "waivers.yaml").write_text("edu-check-waivers: 1\nwaivers: []\n", encoding="utf-8")
        (folder / "region.yaml").write_text("kind: region\nregion.name: 示例区\n", encoding="utf-8")
        (folder / "list").write_text("a.yaml\n", encoding="utf-8")
        shutil.copytree(ROOT / "standards", folder / "standards", ignore=shutil.ignore_patterns("sources"))

    def environment(self, more):
        kept = {name: value for name, value in os.environ.items()
                if name not in ("NO_COLOR", "FORCE_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "GITHUB_STEP_SUMMARY")}
        return dict(kept, LC_ALL="C.UTF-8", TZ="UTC", **more)

    def start(self, *arguments, environment=None, **options):
        return subprocess.Popen([self.binary, *map(str, arguments)], cwd=self.folder,
                                env=self.environment(environment or {}),
                                **{"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **options})

    def run(self, *arguments, **options):
        process = self.start(*arguments, **options)
        output, errors = process.communicate(timeout=TIMEOUT_SECONDS)
        return process.returncode, output, errors

    def files(self):
        """All that lies in the folder and below: names, with what the files hold."""
        found = {}
        for path in sorted(self.folder.rglob("*")):
            name = str(path.relative_to(self.folder))
            if path.is_symlink():
                found[name] = os.readlink(path)
            elif path.is_file():
                found[name] = path.read_bytes()
            else:
                found[name] = None
        return found

    def writing_commands(self):
        """Every command that writes: its words, a format that goes to any file, and a file that it reads, or none."""
        return [(["a.yaml", *STANDARD], "csv", "a.yaml"), (["plan", "a.yaml", *STANDARD], "csv", "a.yaml"),
                (["convert", "old.json"], "csv", "old.json"), (["merge", "part1", "part2"], "json", "part2"),
                (["diff", "old.json", "old.ndjson"], "json", "old.ndjson"), (["lint", "a.yaml"], "json", "a.yaml"),
                (["explain", "shaanxi-k12/5.1a", "a.yaml"], "markdown", "a.yaml"), (["init", "shaanxi-k12"], "yaml", None),
                (["show", "shaanxi-k12"], "markdown", None), (["schema", "inventory"], "json", None),
                (["standards"], "json", None), (["test", "shaanxi-oil-2015"], "text", None)]


def unchanged(place, before, *details):
    after = place.files()
    check(after == before, "files changed:", {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}, *details)


# ---- outputs and inputs ----


def test_over_input(place):
    """No command writes over what it reads, however it is spelled."""
    folder = place.folder
    (folder / "schools/.edu-checkignore").write_text("23.yaml\n", encoding="utf-8")
    (folder / "beside").mkdir()
    (folder / "beside/way").symlink_to("../schools")
    roles = [(["--waivers", "waivers.yaml"], "waivers.yaml"), (["--baseline", "old.json"], "old.json"),
             (["--region", "region.yaml"], "region.yaml"), (["--files-from", "list"], "list"),
             (["--standards", "standards"], "standards/shaanxi-k12.yaml"),
             (["--standards", "standards"], next(str(each.relative_to(folder)) for each in (folder / "standards/vocabulary").glob("*.yaml"))),
             (["schools"], "schools/07.yaml"), (["schools/*.yaml"], "schools/07.yaml"), (["schools"], "schools/.edu-checkignore")]
    cases = [(words, format_, read) for words, format_, read in place.writing_commands() if read]
    cases += [(["a.yaml", *more, *STANDARD], "csv", read) for more, read in roles]
    cases += [([*words, "--standards", "standards"], format_, "standards/shaanxi-k12.yaml")
              for words, format_, _ in place.writing_commands() if words[0] not in ("diff",)]
    cases += [(["plan", "a.yaml", *STANDARD, "--waivers", "waivers.yaml"], "csv", "waivers.yaml"),
              (["explain", "shaanxi-k12/5.1a", "region.yaml", "--schools", "schools"], "text", "schools/03.yaml"),
              (["lint", "standards/shaanxi-k12.test.yaml"], "text", "standards/shaanxi-k12.yaml"),
              (["test", "standards/shaanxi-oil-2015.yaml"], "text", "standards/shaanxi-oil-2015.test.yaml")]
    for words, format_, read in cases:
        path = folder / read
        for name in "hard", "soft":
            if (folder / name).is_symlink() or (folder / name).exists():
                (folder / name).unlink()
        os.link(path, folder / "hard")
        (folder / "soft").symlink_to(read)
        before = place.files()
        for spelled in read, f"./{read}", str(path), "hard", "soft", f"beside/../{read}":
            ways = [["--format", f"{format_}={spelled}"], ["--format", format_, "-o", spelled], ["-o", spelled]]
            for target in ways if spelled == read else ways[:1]:
                force = ["--force"] if words[0] == "init" else []
                code, output, errors = place.run(*words, *target, *force, "--lang", "en")
                check(code == 2 and not output and b"output-over-input" in errors, words, target, code, errors[-300:])
                unchanged(place, before, words, target)
    with open(folder / "a.yaml", "rb") as text:
        code, output, errors = place.run("-", *STANDARD, "--format", "csv=a.yaml", stdin=text)
    check(code == 2 and not output and b"output-over-input" in errors, "standard input", code, errors)
    with open(folder / "a.yaml", "ab") as text:
        code, output, errors = place.run("a.yaml", *STANDARD, stdout=text)
    check(code == 2 and b"output-over-input" in errors, "standard output", code, errors)
    code, _, errors = place.run("nosuch.yaml", *STANDARD, "--format", "csv=./nosuch.yaml")
    check(code == 2 and b"output-over-input" in errors and not (folder / "nosuch.yaml").exists(), "not there", code, errors)


def test_result_in_its_folder(place):
    """A result in the folder that is checked is written anew by the next run; an inventory beside it is safe."""
    for _ in range(2):
        code, _, errors = place.run("schools", *STANDARD, "--quiet", "--format", "json=schools/result.json")
        check(b"output-over-input" not in errors, code, errors)
        check(json.loads((place.folder / "schools/result.json").read_text(encoding="utf-8"))["summary"]["inventories"] == 24)
    shutil.copy(place.folder / "a.yaml", place.folder / "schools/result.json")
    code, _, errors = place.run("schools", *STANDARD, "--quiet", "--format", "json=schools/result.json")
    check(code == 2 and b"output-over-input" in errors, code, errors)


def test_over_document(place):
    """A report that would go over a document that an inventory names is not written, whatever it is called."""
    (place.folder / "docs").mkdir()
    document = place.folder / "docs/a.txt"
    text = (place.folder / "a.yaml").read_text("utf-8")
    (place.folder / "documented.yaml").write_text(text + "\nevidence:\n  school.code: docs/a.txt\n", "utf-8")
    (place.folder / "link").symlink_to("docs/a.txt")
    for target in "docs/a.txt", "./docs/../docs/a.txt", "link":
        for words in (["documented.yaml", *STANDARD, "--format", f"json={target}"], ["plan", "documented.yaml", *STANDARD, "-o", target],
                      ["explain", "shaanxi-k12/1.2a", "documented.yaml", "-o", target]):
            document.write_text("contract", "utf-8")
            code, output, errors = place.run(*words, "--require-evidence")
            check(code == 2 and b"output-over-input" in errors, words, code, errors[-300:])
            check(document.read_text("utf-8") == "contract", words, "went over the document")
    for name in "documented.yaml", "link", "docs/a.txt":
        (place.folder / name).unlink()
    (place.folder / "docs").rmdir()


def test_over_document_by_descriptor(place):
    """Likewise where a descriptor stands for the document: not a byte is written before all documents are known."""
    (place.folder / "docs").mkdir()
    document = place.folder / "docs/z.txt"
    text = (place.folder / "a.yaml").read_text("utf-8")
    (place.folder / "many").mkdir()
    for number in range(400):
        (place.folder / f"many/{number:03}.yaml").write_text(text, "utf-8")
    (place.folder / "many/zzz.yaml").write_text(text + "\nevidence:\n  school.code: z.txt\n", "utf-8")
    options = [*STANDARD, "--require-evidence", "--evidence", "docs"]
    for words in ["many", *options], ["plan", "many", *options], ["many", *options, "--format", "ndjson"], \
            ["explain", "shaanxi-k12/1.2a", "many/zzz.yaml", *options[2:]]:
        for mode in "ab", "r+b":
            document.write_bytes(b"contract")
            with open(document, mode) as file:
                number = file.fileno()
                for target, more in ["-", {"stdout": file}], [f"/dev/fd/{number}", {"pass_fds": [number]}]:
                    code, _, errors = place.run(*words, "-o", target, **more)
                    check(code == 2 and b"output-over-input" in errors, words, mode, target, code, errors[-300:])
                    check(document.read_bytes() == b"contract", words, mode, target, "went over the document")
    # What is no document gets it all, whether it is held back or not.
    for words in ["many", *options], ["plan", "many", *options]:
        expected = place.run(*words)[1]
        with open(place.folder / "kept", "wb") as file:
            place.run(*words, stdout=file)
        check((place.folder / "kept").read_bytes() == expected, words, "differs")
    shutil.rmtree(place.folder / "many")
    shutil.rmtree(place.folder / "docs")
    (place.folder / "kept").unlink()


def test_over_document_of_region(place):
    """`merge` looks at the documents of the region, and writes nothing over them."""
    (place.folder / "documented.yaml").write_text("kind: region\nregion.name: 示例区\n"
                                                  "evidence:\n  region.name: proof.json\n", "utf-8")
    for number in 1, 2:
        place.run("schools", *STANDARD, "--quiet", "--shard", f"{number}/2", "--format", f"json=of{number}", "--region",
                  "documented.yaml", "--require-evidence")
    for target, more in ["proof.json", {}], ["-", {"stdout": "proof.json"}]:
        (place.folder / "proof.json").write_bytes(b"contract")
        more = {name: open(place.folder / file, "ab") for name, file in more.items()}  # pylint: disable=consider-using-with
        code, _, errors = place.run("merge", "of1", "of2", "-o", target, **more)
        check(code == 2 and b"output-over-input" in errors, target, code, errors[-300:])
        check((place.folder / "proof.json").read_bytes() == b"contract", target, "went over the document")
        for each in more.values():
            each.close()
    check(place.run("merge", "of1", "of2", "-o", "merged")[0] in (0, 1, 3), "elsewhere")
    for name in "documented.yaml", "of1", "of2", "proof.json", "merged":
        (place.folder / name).unlink()


def test_over_ignore_file(place):
    """No command writes to an ignore file, wherever it lies, whether it is there, and whatever leads to it."""
    (place.folder / "apart").mkdir()
    (place.folder / "to-ignore").symlink_to("apart/.edu-checkignore")
    for there in False, True:
        if there:
            (place.folder / "apart/.edu-checkignore").write_text("x.yaml\n", "utf-8")
        before = place.files()
        for words, format_, _ in place.writing_commands():
            for target in "apart/.edu-checkignore", "./.edu-checkignore", "to-ignore":
                force = ["--force"] if words[0] == "init" else []
                code, output, errors = place.run(*words, "--format", f"{format_}={target}", *force)
                check(code == 2 and not output and b"output-over-input" in errors, words, target, code, errors[-300:])
                unchanged(place, before, words, target)
    with open(place.folder / "apart/.edu-checkignore", "ab") as file:
        code, _, errors = place.run("a.yaml", *STANDARD, stdout=file)
        check(code == 2 and b"output-over-input" in errors, "standard output", code, errors)
        code, _, errors = place.run("a.yaml", *STANDARD, "-o", f"/dev/fd/{file.fileno()}", pass_fds=[file.fileno()])
        check(code == 2 and b"output-over-input" in errors, "descriptor", code, errors)
    unchanged(place, before)
    (place.folder / "to-ignore").unlink()
    shutil.rmtree(place.folder / "apart")


def test_one_pipe(place):
    """A pipe takes one report; without a reader it is waited for until somebody asks to stop."""
    os.mkfifo(place.folder / "pipe")
    code, _, errors = place.run("schools", *STANDARD, "--format", "json=pipe", "--format", "csv=./pipe")
    check(code == 2 and b"format-output" in errors, code, errors)
    for words in ["schools", *STANDARD, "--format", "json=pipe", "--quiet"], ["pipe", *STANDARD], ["plan", "pipe", *STANDARD], \
            ["schools", *STANDARD, "--region", "pipe", "--quiet"]:
        process = place.start(*words)
        time.sleep(1)
        check(process.poll() is None, words, "does not wait", process.returncode)
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=TIMEOUT_SECONDS)
        check(process.returncode in (2, 143, -signal.SIGTERM), words, process.returncode)
    code, _, errors = place.run("schools", *STANDARD, "--format", "github=out", "--quiet", environment={"GITHUB_STEP_SUMMARY": "pipe"})
    check(code == 2 and b"output-failed" in errors and not (place.folder / "out").exists(), code, errors)
    (place.folder / "pipe").unlink()


def test_one_target(place):
    """Two reports do not go to one file, in whatever way it is named, whether it is there or not."""
    folder = place.folder
    (folder / "sub").mkdir()
    (folder / "way").symlink_to("sub")
    (folder / "hard").write_text("old", encoding="utf-8")
    os.link(folder / "hard", folder / "other")
    (folder / "soft").symlink_to("hard")
    (folder / "dangling").symlink_to("sub/new")
    pairs = [("x", "x"), ("x", "./x"), ("x", str(folder / "x")), ("x", "sub/../x"), ("sub/x", "way/x"), ("hard", "other"),
             ("hard", "soft"), ("sub/new", "dangling"), ("way/new", "dangling"), ("-", "-"), ("-", "/dev/stdout")]
    before = place.files()
    for words, format_, _ in place.writing_commands():
        for one, two in pairs:
            force = ["--force"] if words[0] == "init" else []
            code, output, errors = place.run(*words, "--format", f"{format_}={one}", "--format", f"{format_}={two}", *force)
            check(code == 2 and not output and b"format-output" in errors, words, one, two, code, errors[-300:])
            unchanged(place, before, words, one, two)
    with open(folder / "hard", "ab") as text:
        code, _, errors = place.run("a.yaml", *STANDARD, "--format", "text", "--format", "csv=hard", stdout=text)
    check(code == 2 and b"format-output" in errors, "standard output", code, errors)
    for name in "sub/case", "sub/CASE":  # two files where case counts, and here it does or this test has one file
        code, _, errors = place.run("a.yaml", *STANDARD, "--format", "csv=sub/case", "--format", "tap=sub/CASE", "--quiet")
        is_one = (folder / "sub").exists() and not (folder / "sub/case").exists()
        check((code == 2) == is_one, name, code, errors)
    check(not list(folder.rglob(".edu-check.*")), "temporary files are left")


def test_alike(place):
    """`-o` and `FMT=FILE` mean the same in every command that writes, and `-` is standard output."""
    for words, format_, _ in place.writing_commands():
        chosen = [] if words[0] in ("merge", "init", "schema", "test") else ["--format", format_]
        code, whole, errors = place.run(*words, *chosen)
        check(code in (0, 1, 3) and whole, words, code, errors[-300:])
        ways = {"o": [*chosen, "-o", "out"], "output": [*chosen, "--output", "out"], "file": ["--format", f"{format_}=out"],
                "new": ["--format", format_, "--output=out"]}
        for name, way in ways.items():
            again, output, errors = place.run(*words, *way)
            check(again == code and not output, words, name, again, output[:100], errors[-300:])
            check((place.folder / "out").read_bytes() == whole, words, name, "differs")
            (place.folder / "out").unlink()
        for way in [*chosen, "-o", "-"], ["--format", f"{format_}=-"], ["--format", f"{format_}=/dev/stdout"]:
            again, output, errors = place.run(*words, *way)
            check(again == code and output == whole, words, way, again, errors[-300:])
        again, output, errors = place.run(*words, "--format", f"{format_}=out", "--format", f"{format_}=-")
        check(output == whole == (place.folder / "out").read_bytes(), words, "two")
        (place.folder / "out").unlink()
        for wrong, what in (["--format", "nosuch"], b"format-unknown"), (["--format", f"{format_}="], b"format-output"), \
                (["--format", format_, "--format", format_], b"format-output"), \
                (["--format", f"{format_}=out", "-o", "other"], b"format-output"):
            again, output, errors = place.run(*words, *wrong)
            check(again == 2 and not output and what in errors and not (place.folder / "out").exists(), words, wrong, again, errors[-300:])
    code, output, errors = place.run("a.yaml", *STANDARD, "--quiet", "-o", "out")
    check(code in (0, 1, 3) and not output and (place.folder / "out").stat().st_size > 0, code, errors)


def test_links_and_modes(place):
    """A link is written through, a file keeps its mode; a new one has that of the umask; a device stays one."""
    folder = place.folder
    (folder / "deep").mkdir()
    (folder / "deep/real").write_text("old", encoding="utf-8")
    (folder / "middle").symlink_to("deep/real")
    (folder / "link").symlink_to("middle")
    (folder / "dangling").symlink_to("deep/new")
    os.mkfifo(folder / "pipe")
    for words, format_, _ in place.writing_commands():
        force = ["--force"] if words[0] == "init" else []
        _, whole, _ = place.run(*words, "--format", format_)
        for name, real in ("link", "deep/real"), ("dangling", "deep/new"):
            _, _, errors = place.run(*words, "--format", f"{format_}={name}", *force)
            check((folder / name).is_symlink() and (folder / real).read_bytes() == whole, words, name, errors)
        (folder / "deep/new").unlink()
        (folder / "moded").write_text("old", encoding="utf-8")
        for mode in 0o600, 0o640, 0o755:
            (folder / "moded").chmod(mode)
            place.run(*words, "-o", "moded", "--format", format_, *force)
            check(stat.S_IMODE((folder / "moded").stat().st_mode) == mode and (folder / "moded").read_bytes() == whole, words, oct(mode))
        (folder / "moded").unlink()
        place.run(*words, "--format", f"{format_}=fresh", preexec_fn=lambda: os.umask(0o027))
        check(stat.S_IMODE((folder / "fresh").stat().st_mode) == 0o640, words, "fresh")
        (folder / "fresh").unlink()
        process = place.start(*words, "--format", f"{format_}=pipe", *force)
        check((folder / "pipe").read_bytes() == whole, words, "pipe")
        process.communicate(timeout=TIMEOUT_SECONDS)
        code, _, errors = place.run(*words, "--format", f"{format_}=/dev/full", *force)
        check(code == 2 and b"output-failed" in errors, words, code, errors[-300:])
        check(pathlib.Path("/dev/full").is_char_device(), "/dev/full is no device any more")
    (folder / "deep/real").chmod(0o444)
    if os.geteuid() != 0:
        before = place.files()
        code, _, errors = place.run("a.yaml", *STANDARD, "--format", "csv=deep/real")
        check(code == 2 and b"output-failed" in errors, "write-protected", code, errors)
        unchanged(place, before)
    (folder / "circle").symlink_to("circle")
    code, _, errors = place.run("a.yaml", *STANDARD, "--format", "csv=circle")
    check(code == 2 and b"output-failed" in errors, "a circle", code, errors)


def test_all_or_none(place):
    """Where one output fails, no other appears, and what was there before is there again."""
    folder = place.folder
    (folder / "kept").write_text("old", encoding="utf-8")
    for words, format_, _ in place.writing_commands():
        for bad in "/dev/full", "nosuch/out", "schools", "schools/", "a.yaml/out", "n" * 256:
            for good in "kept", "fresh":
                for order in (good, bad), (bad, good):
                    before = place.files()
                    code, _, errors = place.run(*words, *(f"--format={format_}={each}" for each in order), *(["--force"] if words[0] == "init" else []))
                    check(code == 2 and b"output-failed" in errors, words, order, code, errors[-300:])
                    unchanged(place, before, words, order)
    # The name of the second is taken when the run is over already.
    process = place.start("-", "--stream", *STANDARD, "--format", "csv=kept", "--format", "tap=fresh", "--format", "json=taken",
                          "--quiet", stdin=subprocess.PIPE)
    wait_for(process, folder, 3)
    (folder / "taken").mkdir()
    (folder / "taken/full").mkdir()
    _, errors = process.communicate((folder / "a.yaml").read_bytes(), timeout=TIMEOUT_SECONDS)
    check(process.returncode == 2 and b"output-failed" in errors, process.returncode, errors)
    check((folder / "kept").read_text(encoding="utf-8") == "old" and not (folder / "fresh").exists(), "half of the outputs")
    check(not list(folder.rglob(".edu-check.*")), "temporary files are left")


def test_workbook(place):
    """A workbook, which its library writes into a file, goes wherever a text goes: a new file, over one that keeps its mode, through a
    link, into a descriptor and a pipe. Where it can't be written, nothing is."""
    if not has_xlsx(place):
        raise Skip("libxlsxwriter is not there")
    folder = place.folder
    words = ["schools", *STANDARD, "--quiet", "--format"]
    code, _, errors = place.run(*words, "xlsx=new.xlsx")
    check(code in (0, 1, 3), code, errors)
    whole = (folder / "new.xlsx").read_bytes()
    (folder / "kept.xlsx").write_bytes(b"old" * len(whole))
    (folder / "kept.xlsx").chmod(0o640)
    (folder / "way").symlink_to("kept.xlsx")
    place.run(*words, "xlsx=way")
    check((folder / "way").is_symlink() and (folder / "kept.xlsx").read_bytes() == whole, "through a link")
    check(stat.S_IMODE((folder / "kept.xlsx").stat().st_mode) == 0o640, "mode")
    with open(folder / "described", "w+b") as file:
        place.run(*words, f"xlsx=/dev/fd/{file.fileno()}", pass_fds=[file.fileno()])
    check((folder / "described").read_bytes() == whole, "into a descriptor")
    os.mkfifo(folder / "pipe")
    process = place.start(*words, "xlsx=pipe")
    with open(folder / "pipe", "rb") as pipe:
        check(pipe.read() == whole, "into a pipe")
    process.communicate(timeout=TIMEOUT_SECONDS)
    for name in "new.xlsx", "kept.xlsx", "way", "described", "pipe":
        (folder / name).unlink()
    before = place.files()
    for target, environment in ["/dev/full", {}], ["/dev/fd/1", {"TMPDIR": "/nosuch"}], ["nosuch/out", {}]:
        code, output, errors = place.run(*words, f"xlsx={target}", "--format", "csv=beside", environment=environment)
        check(code == 2 and not output and (b"output-failed" in errors or target == "/dev/fd/1"), target, code, errors)
        unchanged(place, before, target)


def test_nothing_judged(place):
    """Where nothing could be judged there is no report, in any format, in a file or on standard output."""
    folder = place.folder
    (folder / "only").mkdir()
    shutil.copy(folder / "old.json", folder / "only/old.json")
    (folder / "empty").mkdir()
    formats = TEXTS + (["xlsx"] if has_xlsx(place) else [])
    before = place.files()
    for path in "only", "empty", "nosuch*":
        for format_ in formats:
            code, output, errors = place.run(path, *STANDARD, "--quiet", "--format", f"{format_}=out")
            check(code == 2 and not output and b"input-empty" in errors, path, format_, code, errors)
            unchanged(place, before, path, format_)
            if format_ != "xlsx":
                code, output, errors = place.run(path, *STANDARD, "--format", format_)
                check(code == 2 and not output, path, format_, code, output[:200])
        for format_ in "text", "csv", "markdown":
            code, output, errors = place.run("plan", path, *STANDARD, "--format", format_, "--format", f"{format_}=out")
            check(code == 2 and not output, "plan", path, format_, code, output[:200])
            unchanged(place, before, "plan", path, format_)
        code, output, _ = place.run("convert", f"{path}/nosuch", "--format", "sarif=out")
        check(code == 2 and not output, code)
        unchanged(place, before, "convert")


def has_xlsx(place):
    code, _, errors = place.run("a.yaml", *STANDARD, "--quiet", "--format", "xlsx=try.xlsx")
    if code != 2:
        (place.folder / "try.xlsx").unlink()
    return b"format-unavailable" not in errors


# ---- signals ----


def wait_for(process, folder, count):
    """Until the program has begun so many files."""
    end = time.monotonic() + TIMEOUT_SECONDS
    while len(list(folder.rglob(".edu-check.*"))) < count:
        if process.poll() is not None:
            check(False, "ended before", process.returncode, process.stderr.read()[-300:])
        check(time.monotonic() < end, "no file was begun")
        time.sleep(0.01)


ENDING = [signal.SIGHUP, signal.SIGINT, signal.SIGQUIT, signal.SIGTERM, signal.SIGUSR1, signal.SIGUSR2, signal.SIGALRM, signal.SIGXCPU,
          signal.SIGVTALRM, signal.SIGPROF, signal.SIGABRT, signal.SIGBUS, signal.SIGSYS, signal.SIGRTMIN + 3]


def test_signals(place):
    """A signal that ends a command leaves nothing behind, in every command that writes, with every signal."""
    folder = place.folder
    os.mkfifo(folder / "pipe")
    for index, (words, format_, _) in enumerate(place.writing_commands()):
        for number in ENDING if index == 0 else ENDING[:5]:
            before = place.files()
            process = place.start(*words, "--format", f"{format_}=begun", "--format", f"{format_}=pipe")  # nobody reads the pipe
            wait_for(process, folder, 1)
            end = time.monotonic() + TIMEOUT_SECONDS
            while process.poll() is None:  # of SIGINT and SIGTERM the first asks to stop with what is done, the second ends it
                check(time.monotonic() < end, words, number, "goes on")
                process.send_signal(number)
                time.sleep(0.05)
            process.communicate()
            if not place.sanitized:
                check(process.returncode == -number, words, number, process.returncode)
            unchanged(place, before, words, number)


def test_stop(place):
    """Ctrl-C and SIGTERM write what was done; where nothing was done, nothing. What is ignored stays ignored."""
    folder = place.folder
    text = (folder / "a.yaml").read_bytes()
    for command in [], ["plan"]:
        format_ = "csv"
        for number, code in (signal.SIGINT, 130), (signal.SIGTERM, 143):
            before = place.files()
            process = place.start(*command, "-", "--stream", *STANDARD, "--format", f"{format_}=begun", stdin=subprocess.PIPE)
            wait_for(process, folder, 1)
            process.send_signal(number)
            process.wait(timeout=TIMEOUT_SECONDS)  # the pipe stays open: its end could come before the signal
            process.communicate()
            check(process.returncode == code, command, process.returncode)
            unchanged(place, before, command, number)
        process = place.start(*command, "-", "--stream", *STANDARD, "--format", f"{format_}=begun", stdin=subprocess.PIPE,
                              preexec_fn=lambda: signal.signal(signal.SIGHUP, signal.SIG_IGN))
        wait_for(process, folder, 1)
        process.send_signal(signal.SIGHUP)
        for harmless in signal.SIGXFSZ, signal.SIGPIPE:
            process.send_signal(harmless)
        _, errors = process.communicate(text, timeout=TIMEOUT_SECONDS)
        check(process.returncode in (0, 1, 3) and (folder / "begun").stat().st_size > 0, command, process.returncode, errors)
        (folder / "begun").unlink()


# ---- descriptors ----


def test_closed_descriptors(place):
    """Closed descriptors are not taken for files: no message or report lands in a file, and what can't be written is an error."""
    def closing(*numbers):
        def close():
            for number in numbers:
                os.close(number)
        return close

    for words, format_, _ in [*place.writing_commands(), (["--help"], None, None), (["--version"], None, None), (["check", "--help"], None, None)]:
        code, whole, _ = place.run(*words, *(["--format", format_] if format_ else []))
        before = place.files()
        for numbers in (1,), (1, 2), (0, 1), (0, 1, 2):
            again, output, errors = place.run(*words, *(["--format", format_] if format_ else []), preexec_fn=closing(*numbers))
            check(again == 2 and (2 in numbers or b"output-failed" in errors), words, numbers, again, errors)
            unchanged(place, before, words, numbers)
        again, output, _ = place.run(*words, *(["--format", format_] if format_ else []), preexec_fn=closing(2))
        check(again == code and output == whole, words, "without standard error", again)
        if not format_:
            continue
        for numbers in (0,), (1,), (2,), (0, 1, 2):
            again, _, errors = place.run(*words, "--format", f"{format_}=out", "--lang=zh", preexec_fn=closing(*numbers))
            text = (place.folder / "out").read_bytes()
            check(again == code and (text == place.run(*words, "--format", format_, "--lang=zh")[1]), words, numbers, again, errors)
            (place.folder / "out").unlink()
    code, output, errors = place.run("-", *STANDARD, "--quiet", preexec_fn=closing(0))
    check(code == 2 and b"input-unreadable" in errors, "standard input", code, errors)


def test_pipes_by_name(place):
    """What is given as `<(cat file)` is read once, by every command."""
    cases = [(["convert", "{}", "--format", "csv"], ["old.json"]), (["convert", "{}", "--format", "json"], ["old.ndjson"]),
             (["diff", "{}", "{}"], ["old.json", "old.ndjson"]), (["{}", *STANDARD], ["a.yaml"]),
             (["plan", "{}", *STANDARD], ["a.yaml"]), (["--files-from", "{}", *STANDARD], ["list"]),
             (["a.yaml", *STANDARD, "--waivers", "{}"], ["waivers.yaml"]),
             (["a.yaml", *STANDARD, "--baseline", "{}", "--fail-on-new"], ["old.json"]),
             (["schools", "--standard", "chengdu-2014", "--as-of", "2015-12-31", "--region", "{}"], ["region.yaml"]),
             (["explain", "shaanxi-k12/5.1a", "{}"], ["a.yaml"]), (["lint", "{}"], ["a.yaml"])]
    for words, files in cases:
        words = [each if each != "{}" else None for each in words]
        def fill(names):
            rest = list(names)
            return [rest.pop(0) if each is None else each for each in words]
        code, whole, errors = place.run(*fill(files))
        quoted = " ".join(f"'{each}'" if each is not None else "<(cat {})" for each in words).format(*files)
        result = subprocess.run(["bash", "-c", f"'{place.binary}' {quoted}"], cwd=place.folder, capture_output=True, check=False,
                                env=place.environment({}), timeout=TIMEOUT_SECONDS, stdin=subprocess.DEVNULL)
        names = sorted({word.decode() for word in result.stdout.split() + result.stderr.split() if word.startswith(b"/dev/fd/")})
        check(result.returncode == code, quoted, result.returncode, "instead of", code, result.stderr[-300:], names)
        if words[0] in ("convert", "diff"):
            check(result.stdout == whole, quoted, "differs")
    before = place.files()
    (place.folder / "cut").write_bytes((place.folder / "old.json").read_bytes()[:-200])
    result = subprocess.run(["bash", "-c", f"'{place.binary}' convert <(cat cut) --format csv=out"], cwd=place.folder, capture_output=True,
                            check=False, env=place.environment({}), timeout=TIMEOUT_SECONDS)
    (place.folder / "cut").unlink()
    check(result.returncode == 2 and not result.stdout, result.returncode, result.stderr)
    unchanged(place, before)


# ---- limits ----


def limited(place, kind, size, words, **options):
    """Runs with a limit of the system. No limit ends in a signal or leaves anything behind, and an error is told."""
    before = place.files()
    code, output, errors = place.run(*words, preexec_fn=lambda: resource.setrlimit(kind, (size, size)), **options)
    check(code >= 0 and code < 128, words, "limit", kind, size, "ended by", code, errors[-300:])
    if code == 2:
        check(errors, words, kind, size, "says nothing")
    if code == 2 and b"[input-unreadable]" not in errors:  # of inventories that can't be read, reports tell
        unchanged(place, before, words, kind, size, errors[-300:])
    check(not list(place.folder.rglob(".edu-check.*")), "temporary files are left", words, size)
    return code, output, errors


def limited_commands(place):
    formats = TEXTS + (["xlsx"] if has_xlsx(place) else [])
    runs = [["schools", *STANDARD, "--quiet", "--jobs", "8", "--format", f"{each}=out"] for each in formats]
    return runs + [[*words, "--format", f"{format_}=out", *(["--force"] if words[0] == "init" else [])]
                   for words, format_, _ in place.writing_commands()]


def remove(place):
    if (place.folder / "out").exists():
        (place.folder / "out").unlink()


def test_open_files(place):
    """Few files may be open: reports are those without a limit, or say of every inventory that it can't be opened."""
    for words in limited_commands(place):
        codes = {limited(place, resource.RLIMIT_NOFILE, most, words)[0]
                 for most in [*range(3, 13), 14, 16, 20, 40] if remove(place) is None}
        remove(place)
        check(codes - {2, 127}, words, "never succeeds", codes)
    if shutil.which("git") is None:
        return
    subprocess.run(["git", "init", "--quiet"], cwd=place.folder, check=True)
    subprocess.run(["git", "-c", "user.name=test", "-c", "user.email=test@example.invalid", "commit", "--quiet", "--allow-empty", "-m", "x"],
                   cwd=place.folder, check=True)
    words = ["schools", *STANDARD, "--quiet", "--changed-since", "HEAD"]
    told = b"".join(limited(place, resource.RLIMIT_NOFILE, most, words)[2] for most in range(4, 13))
    check(b"[failed]" in told, "git is told nothing of", told[-300:])


def test_file_size(place):
    """Files may not grow: an error, and no signal; also of a workbook, whose library would not notice."""
    for words in limited_commands(place):
        remove(place)
        code, _, _ = place.run(*words)
        whole = (place.folder / "out").stat().st_size
        remove(place)
        for most in sorted({0, 1, 1000, 4096, 65536, max(whole - 1, 0)}):
            if most >= whole:
                continue
            again, _, errors = limited(place, resource.RLIMIT_FSIZE, most, words)
            check(again == 2 and b"output-failed" in errors, words, most, "of", whole, again, errors[-300:])
        if not words[-1].startswith("xlsx"):
            again, _, errors = limited(place, resource.RLIMIT_FSIZE, whole, words)
            check(again == code, words, whole, again, errors[-300:])
    with open(place.folder / "written", "wb") as output:
        code, _, errors = place.run("schools", *STANDARD, "--format", "json", stdout=output,
                                    preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000)))
    check(code == 2 and b"output-failed" in errors, "standard output", code, errors)


def test_memory(place):
    """Little memory is an error, and nothing else."""
    if place.sanitized:
        raise Skip("a sanitizer needs the address space")
    told = b""
    for words in limited_commands(place):
        sizes = [*range(14, 44), 50, 64, 96, 192]
        results = [limited(place, resource.RLIMIT_AS, size * MEBIBYTE, words) for size in sizes if remove(place) is None]
        remove(place)
        codes = [code for code, _, _ in results]
        check(set(codes) - {2, 127}, words, "never succeeds", codes)
        told += b"".join(errors for _, _, errors in results)
    check(b"[out-of-memory]" in told, told[-300:])


def test_stack(place):
    """A small stack is made up for."""
    if place.sanitized:
        raise Skip("a sanitizer needs the stack")
    for words in limited_commands(place):
        expected = place.run(*words)[0]
        remove(place)
        for size in 128, 256, 1024:
            code, _, errors = limited(place, resource.RLIMIT_STACK, size * 1024, words)
            check(code == expected, words, size, "KiB", code, "instead of", expected, errors[-300:])
            remove(place)


def test_no_threads(place):
    """Where no thread can be made, one does the work of all."""
    if place.sanitized:
        raise Skip("a sanitizer makes threads of its own")
    nobody = 65534
    binary = place.folder / "edu-check"
    shutil.copy(place.binary, binary)
    place.folder.chmod(0o755)
    binary.chmod(0o755)

    def forbid():
        if os.geteuid() == 0:  # root may make threads beyond all limits
            os.setgroups([])
            os.setgid(nobody)
            os.setuid(nobody)
        resource.setrlimit(resource.RLIMIT_NPROC, (1, 1))

    outputs = set()
    for jobs, setup in (1, None), (8, None), (8, forbid):
        result = subprocess.run([binary, "schools", *STANDARD, "--format", "json", "--jobs", str(jobs)], cwd=place.folder, check=False,
                                capture_output=True, env=place.environment({}), preexec_fn=setup, timeout=TIMEOUT_SECONDS)
        check(result.returncode in (0, 1, 3), jobs, setup, result.returncode, result.stderr[-300:])
        outputs.add(result.stdout)
    check(len(outputs) == 1, "differs")


def test_folders(place):
    """No folder for temporary files, none for the output, or one that may not be written to."""
    before = place.files()
    words = ["schools", *STANDARD, "--quiet", "--format"]
    for target in "csv=nosuch/out", "csv=a.yaml/out", "csv=" + "n" * 300, "csv=schools":
        code, _, errors = place.run(*words, target)
        check(code == 2 and b"output-failed" in errors, target, code, errors)
        unchanged(place, before, target)
    if os.geteuid() != 0:
        (place.folder / "schools").chmod(0o555)
        code, _, errors = place.run(*words, "csv=schools/out")
        (place.folder / "schools").chmod(0o755)
        check(code == 2 and b"output-failed" in errors, "read-only", code, errors)
    elsewhere = {"TMPDIR": "/nosuch"}
    if has_xlsx(place):
        code, _, errors = place.run(*words, "xlsx=out", environment=elsewhere)
        check(code == 2 and b"/nosuch" in errors, "no folder for temporary files", code, errors)
        unchanged(place, before)
    with open(place.folder / "old.json", "rb") as text:
        code, _, errors = place.run("convert", "-", "--format", "csv", stdin=text, environment=elsewhere)
    check(code == 2 and b"/nosuch" in errors, "no folder for temporary files", code, errors)
    code, _, errors = place.run(*words, "csv=out", environment=elsewhere)
    check(code in (0, 1, 3), "csv needs none", code, errors)


# ---- colours ----


def test_colours(place):
    """--color, then NO_COLOR, FORCE_COLOR, CLICOLOR_FORCE, then CLICOLOR, TERM and whether a terminal listens."""
    def coloured(terminal, environment, *arguments):
        if not terminal:
            return b"\x1b[" in place.run("a.yaml", *STANDARD, *arguments, environment=environment)[1]
        outer, inner = pty.openpty()
        process = place.start("a.yaml", *STANDARD, *arguments, environment=environment, stdout=inner)
        os.close(inner)
        text = b""
        while True:
            try:
                block = os.read(outer, 65536)
            except OSError:
                break
            if not block:
                break
            text += block
        process.communicate(timeout=TIMEOUT_SECONDS)
        os.close(outer)
        return b"\x1b[" in text

    xterm = {"TERM": "xterm"}
    table = [
        (False, {}, [], False), (True, xterm, [], True), (True, {"TERM": "dumb"}, [], False),
        (True, {**xterm, "NO_COLOR": "1"}, [], False), (True, {**xterm, "NO_COLOR": ""}, [], True),
        (False, {"FORCE_COLOR": "1"}, [], True), (False, {"FORCE_COLOR": ""}, [], False), (True, {**xterm, "FORCE_COLOR": "0"}, [], False),
        (False, {"CLICOLOR_FORCE": "1"}, [], True), (False, {"CLICOLOR_FORCE": "0"}, [], False), (True, {**xterm, "CLICOLOR": "0"}, [], False),
        (False, {"FORCE_COLOR": "1", "NO_COLOR": "1"}, [], False), (False, {"CLICOLOR_FORCE": "1", "NO_COLOR": "1"}, [], False),
        (False, {"FORCE_COLOR": "1", "TERM": "dumb"}, [], True), (False, {"FORCE_COLOR": "0", "CLICOLOR_FORCE": "1"}, [], False),
        (False, {"NO_COLOR": "1"}, ["--color", "always"], True), (False, {"FORCE_COLOR": "1"}, ["--color", "never"], False),
        (True, {**xterm, "FORCE_COLOR": "1"}, ["--color", "never"], False),
    ]
    for terminal, environment, arguments, wanted in table:
        check(coloured(terminal, environment, *arguments) == wanted, "terminal" if terminal else "no terminal", environment, arguments, "not", wanted)
    for environment, arguments in ({"FORCE_COLOR": "1"}, []), ({}, ["--color", "always"]):
        place.run("a.yaml", *STANDARD, "-o", "out", *arguments, environment=environment)
        check(b"\x1b[" not in (place.folder / "out").read_bytes(), "colours in a file", environment, arguments)


if __name__ == "__main__":
    run_cases(globals(), Place)
