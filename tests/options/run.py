#!/usr/bin/env python3
"""Tries every option of every command, as its help lists them: empty, doubled, without a value, misspelt, with a value
where it takes none. An option that is new is tried too, since nothing here lists them.

    tests/options/run.py --binary build/release/bin/edu-check [NAME...]

Every function `test_…` is a case; it fails by an exception.
"""

import io
import itertools
import json
import os
import pathlib
import re
import subprocess
import sys
import zipfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from cases import check, run_cases  # pylint: disable=wrong-import-position

ROOT = pathlib.Path(__file__).resolve().parents[2]
TIMEOUT_SECONDS = 120
# A line that would do its work; what is tried is added to it.
LINES = {
    "check": ["school.yaml", "--standard", "shaanxi-k12"],
    "plan": ["school.yaml", "--standard", "shaanxi-k12"],
    "lint": ["school.yaml"],
    "standards": [],
    "show": ["shaanxi-k12"],
    "explain": ["shaanxi-k12/1.2c"],
    "init": ["shaanxi-k12"],
    "import": ["roster.csv", "--output", "schools"],
    "merge": ["result.json"],
    "schema": ["result"],
    "test": ["xjxsx-2017"],
    "convert": ["result.json"],
    "diff": ["result.json", "result.json"],
}
FORMATS = ["text", "json", "ndjson", "html", "markdown", "csv", "xlsx", "junit", "sarif", "github", "gitlab", "tap"]
# Words that the Chinese messages share with the command line.
SHARED = re.compile(r"--?[a-zA-Z0-9-]+|edu-check|usage|[A-Z][A-Z/]*|“[^”]*”|\S*\|\S*|\S*\[=FILE\]")


class Option:
    """An option as the help of a command lists it."""

    def __init__(self, names, rest):
        self.names = names
        self.long = next(name for name in names if name.startswith("--"))
        self.repeatable = "..." in rest
        self.type = rest.replace("...", "").replace("REQUIRED", "").strip()

    @property
    def is_flag(self):
        return not self.type


class Program:
    """The program in a folder with a school and its result."""

    def __init__(self, binary, folder):
        self.binary = str(binary.resolve())
        self.folder = folder
        (folder / "school.yaml").write_bytes((ROOT / "examples/rural-primary/school.yaml").read_bytes())
        (folder / "roster.csv").write_text("学校名称,学校标识码\n示例,2161000001\n", encoding="utf-8")
        code, _, errors = self.run("check", *LINES["check"], "--quiet", "--format", "json=result.json")
        check(code in (0, 1, 3), "the example can't be checked:", errors)

    def run(self, *arguments, variables=(), **options):
        environment = dict(os.environ, LC_ALL="C.UTF-8", TZ="UTC", EDU_CHECK_TODAY="2026-09-01", **dict(variables))
        done = subprocess.run([self.binary, *map(str, arguments)], cwd=self.folder, env=environment,
                              stdin=subprocess.DEVNULL, capture_output=True, timeout=TIMEOUT_SECONDS, **options)
        return done.returncode, done.stdout.decode(), done.stderr.decode()

    def commands(self):
        _, text, _ = self.run("--help", "--lang", "en")
        names = re.findall(r"^  ([a-z]+) {2,}", text[text.index("Subcommands"):], re.M)
        check(set(names) == set(LINES), "a command without a line here, or the other way round:", names)
        return names

    def help_of(self, *command):
        """The help, where the choices of an option stand on one line however many they are."""
        code, text, _ = self.run(*command, "--help", "--lang", "en")
        check(code == 0, "no help of", command)
        return re.sub(r"\|\n +", "|", text)

    def options(self, *command):
        """Options of a command, or of the program: what stands before two blanks in the help."""
        found = []
        for line in self.help_of(*command).splitlines():
            match = re.match(r"  (-\w,)?(--[\w-]+)((?: \S+)?(?: \.\.\.)?)", line)
            if match:
                names = [name for name in ((match[1] or "").rstrip(","), match[2]) if name]
                found.append(Option(names, match[3] or ""))
        check(found, "no options in the help of", command)
        return [each for each in found if each.long not in ("--help", "--version")]

    def all_options(self):
        """Each option that a command takes, those of the program included, with the command's line."""
        general = self.options()
        for command in self.commands():
            own = self.options(command)
            check(own or command, command)
            for option in own + general:
                yield command, option, {name for each in own + general for name in each.names}

    def files(self):
        return sorted(path.name for path in self.folder.iterdir())

    def refuse(self, arguments, *texts):
        """Runs what must be refused, in both languages: code 2, nothing written, one clear message."""
        before = self.files()
        for language, text in zip(("en", "zh"), texts):
            code, output, errors = self.run(*arguments(language))
            check(code == 2, arguments(language), "ends with", code, errors)
            check(output == "", arguments(language), "wrote:", output)
            check(text in errors, arguments(language), "lacks", repr(text), "in:", errors)
            check_language(language, errors)
        check(self.files() == before, arguments("en"), "left files")


def check_language(language, errors):
    """Chinese messages hold no English of a library; English ones no Chinese."""
    if language == "en":
        check(not re.search("[\u4e00-\u9fff]", errors), "Chinese in:", errors)
    for line in errors.splitlines() if language == "zh" else []:
        words = [word for word in re.findall(r"[A-Za-z]{3,}", SHARED.sub(" ", line)) if word not in LINES]
        check(not words, "English in:", line, words)


def with_language(option, line):
    """A line of arguments in a language; `--lang` itself is left to the option that is tried."""

    def make(language):
        return ([] if option.long == "--lang" else ["--lang", language]) + line

    if option.long == "--lang":  # the language is then that of the locale
        return lambda language: line
    return make


def expected(option, en, zh):
    return [en, zh] if option.long != "--lang" else ["", zh]


def refuse(program, option, line, en, zh):
    arguments = with_language(option, line)
    if option.long == "--lang":
        code, output, errors = program.run(*line)
        check(code == 2 and output == "" and (zh in errors or en in errors), line, code, errors)
        return
    program.refuse(arguments, en, zh)


def test_empty_values(program):
    """`--opt=` and `--opt ''`: the value is empty, and nothing else is taken for it."""
    for command, option, _ in program.all_options():
        if option.is_flag:
            continue
        for name in option.names:
            zh, en = f"{name}：值为空 [usage]", f"{name}: the value is empty [usage]"
            refuse(program, option, [command, name, "", *LINES[command]], en, zh)
            if name.startswith("--"):
                refuse(program, option, [command, *LINES[command], f"{name}="], en, zh)
                refuse(program, option, [command, f"{name}=", *LINES[command]], en, zh)
            else:
                refuse(program, option, [command, f"{name}=x", *LINES[command]], f"write {name} ", f"应写 {name} ")


def test_empty_paths(program):
    for command, line in LINES.items():
        program.refuse(lambda language: [command, "--lang", language, *line, ""], "the value is empty [usage]", "值为空 [usage]")
        for at in range(len(line)):
            if line[at].startswith("--") or at > 0 and line[at - 1].startswith("--"):
                continue
            changed = line[:at] + [""] + line[at + 1:]
            program.refuse(lambda language: [command, "--lang", language, *changed],
                           "the value is empty [usage]", "值为空 [usage]")
            changed = line[:at] + ["--", ""]
            program.refuse(lambda language: [command, "--lang", language, *changed],
                           "the value is empty [usage]", "值为空 [usage]")


def test_empty_elements(program):
    """Lists that commas separate: no element is empty."""
    for value in ("shaanxi-k12,,shaanxi-he", ",shaanxi-k12", "shaanxi-k12,", ","):
        for command in "check", "plan":
            program.refuse(lambda language: [command, "--lang", language, "school.yaml", "--standard", value],
                           "--standard: an element of", "--standard：“")
        program.refuse(lambda language: ["init", "--lang", language, value], "STANDARD: an element of", "STANDARD：“")


def test_doubled(program):
    for command, option, _ in program.all_options():
        name = option.names[-1]
        given = [option.names[0], name] if option.is_flag else [option.names[0], "x", name, "x"]
        if option.repeatable:
            continue
        if set(option.names) & set(LINES[command]):  # once is there
            given = [name, "x"]
        refuse(program, option, [command, *LINES[command], *given], f"{name} is given twice [usage]",
               f"{name} 给出了两次 [usage]")
    for name in ("--standard", "--format", "--standards"):
        check(any(option.long == name and option.repeatable for _, option, _ in program.all_options()), name)


def test_missing_values(program):
    """Neither the end nor another option is a value."""
    for command, option, _ in program.all_options():
        if option.is_flag:
            continue
        for name in option.names:
            text = f"{name} takes a value: {option.type}", f"{name} 后面要有一个值：{option.type}"
            refuse(program, option, [command, *LINES[command], name], *text)
            other = "--color=never" if option.long != "--color" else "--standards=x"
            refuse(program, option, [command, name, other, *LINES[command]], *text)
            refuse(program, option, [command, *LINES[command], name, "--", "x"], *text)


def test_values_of_flags(program):
    for command, option, _ in program.all_options():
        if not option.is_flag:
            continue
        for value in ("", "maybe", "true", "false", "1"):
            program.refuse(lambda language: [command, "--lang", language, *LINES[command], f"{option.long}={value}"],
                           f"{option.long} takes no value [usage]", f"{option.long} 后面不能有值 [usage]")


def misspelt(name):
    """A letter left out, two swapped, one doubled."""
    middle = 2 + (len(name) - 2) // 2
    return [name[:middle] + name[middle + 1:], name[:middle - 1] + name[middle] + name[middle - 1] + name[middle + 1:],
            name + name[-1]]


def test_misspelt(program):
    everything = {option.long for _, option, _ in program.all_options()}
    for command, option, names in program.all_options():
        for wrong in misspelt(option.long):
            if wrong in everything:
                continue
            given = [wrong] if option.is_flag else [f"{wrong}=x"]
            program.refuse(lambda language: [command, "--lang", language, *LINES[command], *given],
                           f"{command} has no option {wrong} [usage]", f"{command} 没有选项 {wrong} [usage]")
            _, _, errors = program.run(command, "--lang", "en", *LINES[command], *given)
            check(re.search(r"did you mean --[\w-]+\?", errors), wrong, errors)
            near = re.search(r"did you mean (--[\w-]+)\?", errors)[1]
            check(near in names, wrong, "is taken for", near)


def test_options_of_other_commands(program):
    """An option that only other commands have names them."""
    owners = {}
    for command, option, _ in program.all_options():
        owners.setdefault(option.long, []).append(command)
    for name, commands in owners.items():
        for command in LINES:
            if command in commands:
                continue
            _, _, errors = program.run(command, "--lang", "en", *LINES[command], name)
            check(f"{command} has no option {name} [usage]" in errors, command, name, errors)
            check("commands with this option: " in errors, command, name, errors)
            listed = re.search("commands with this option: (.*)", errors)[1].split(", ")
            check(sorted(listed) == sorted(commands), name, "is said to be of", listed)


def test_words(program):
    """A word that is near to one that an option takes is named; any other is refused."""
    for command, option, _ in program.all_options():
        words = option.type.split("|") if re.fullmatch(r"[a-z-]+(\|[a-z-]+)+", option.type) else []
        for word in words:
            wrong = word + word[-1]
            given = [command, *LINES[command], option.long, wrong]
            code, output, errors = program.run(*given, *([] if option.long == "--lang" else ["--lang", "en"]))
            check(code == 2 and output == "", given, code, output)
            check(f"“{wrong}”" in errors and option.type in errors, given, errors)
            check(option.long == "--lang" or f"did you mean {word}?" in errors or len(word) < 4, given, errors)
        for wrong in ("banana", "0", "1", "2", *map(str.upper, words)) if words else ():
            code, _, errors = program.run(command, *LINES[command], option.long, wrong)
            check(code == 2 and f"“{wrong}”" in errors, command, option.long, errors)


def test_numbers(program):
    """Numbers that are out of range, broken, or bear a unit."""
    for command, option, _ in program.all_options():
        if option.type not in ("N", "I/N", "DAYS|none", "DATE"):
            continue
        for value in ("-1", "1.5x", "8k", "1e99", "99999999999999999999", "٣", "1,5", "0x10", "NaN"):
            code, output, errors = program.run(command, *LINES[command], f"{option.long}={value}", "--lang", "en")
            check(code == 2 and output == "" and option.long in errors, command, option.long, value, code, errors)


def test_end_of_options(program):
    """After `--` nothing is an option."""
    for command in ("check", "plan"):
        code, _, errors = program.run(command, "--lang", "en", "--standard", "shaanxi-k12", "--", "--quiet")
        check(code == 2 and "--quiet: error:" in errors, errors)
    (program.folder / "--quiet").write_bytes((program.folder / "school.yaml").read_bytes())
    code, output, _ = program.run("--standard", "shaanxi-k12", "--", "--quiet")
    check(code in (0, 1, 3) and output, code)
    (program.folder / "--quiet").unlink()


def test_brackets(program):
    """A path in brackets is a pattern or a name, not a list."""
    text = (program.folder / "school.yaml").read_bytes()
    for name in ("[ab]", "a", "b", "[a,b]"):
        (program.folder / name).mkdir()
        (program.folder / name / "x.yaml").write_bytes(text)
    for name in ("[ab]", "[a,b]"):
        code, output, _ = program.run("check", name, "--standard", "shaanxi-k12", "--format", "json")
        names = [each["inventory"] for each in json.loads(output)["assessments"]]
        check(names == [f"./{name}/x.yaml"], name, code, names)


def test_commands(program):
    """A mistyped command is named; `help` is the help."""
    for command in LINES:
        for wrong in misspelt("--" + command):
            wrong = wrong[2:]
            if wrong in LINES:
                continue
            program.refuse(lambda language: ["--lang", language, wrong, *LINES[command]],
                           "did you mean the command ", "是否指命令 ")
        code, output, _ = program.run("help", command)
        check(code == 0 and output == program.run(command, "--help")[1], "help", command)
    code, output, _ = program.run("help")
    check(code == 0 and output == program.run("--help")[1], "help")


FORMAT_OPTIONS = {"--group-by": ["city"], "--details": ["problems"], "--csv-rows": ["school"],
                  "--sarif-results": ["all"], "--advisory": []}


def written(program, format_, paths, *options):
    """What a format writes, and the exit code; the diagnostics if it is refused."""
    name = program.folder / f"report.{format_}"
    name.unlink(missing_ok=True)
    code, _, errors = program.run("check", *paths, "--standard", "shaanxi-k12", "--quiet", "--lang", "en",
                                  "--format", f"{format_}={name.name}", *options)
    content = name.read_bytes() if name.exists() else None
    name.unlink(missing_ok=True)
    return code, content, errors


def test_options_of_formats(program):
    """Over every format and every option that shapes reports: it changes the report, or it is refused."""
    listed = re.search(r"--format (\S+)\[=FILE\]", program.help_of("check"))[1].split("|")
    check(set(listed) >= set(FORMATS), "formats", listed)
    text = (program.folder / "school.yaml").read_text()
    (program.folder / "schools").mkdir(exist_ok=True)
    (program.folder / "bare.yaml").write_text("{}\n")  # so much is open that a list of it is cut
    for number, city in enumerate(("甲市", "乙市")):
        changed = text.replace("示例市", city).replace('"2161000002"', f'"21610000{number}3"')
        (program.folder / f"schools/{number}.yaml").write_text(changed)
    for format_ in listed:
        for option, value in FORMAT_OPTIONS.items():
            given = [option, *value]
            effects, refused = [], []
            ways = [given, ["--details", "full"]] if option == "--details" else [given]  # what a format lists by itself differs
            for paths, way in itertools.product((["school.yaml"], ["schools"], ["bare.yaml"]), ways):
                plain = written(program, format_, paths)
                shaped = written(program, format_, paths, *way)
                check(plain[1] is not None, format_, plain)
                refused.append(shaped[0] == 2 and "[format-option]" in shaped[2] and shaped[1] is None)
                effects.append(not refused[-1] and shaped[1] != plain[1])
            check(all(refused) or any(effects) and not any(refused),
                  f"{given} with {format_} is neither refused nor has an effect: {refused} {effects}")


def test_combinations(program):
    """Options that need another one, or do not go with one."""
    plain = ["school.yaml", "--standard", "shaanxi-k12"]
    for line in (["check", *plain, "--null"],
                 ["check", *plain, "--fail-on-new"],
                 ["check", "-", "--standard", "shaanxi-k12", "--files-from", "-"],
                 ["check", "-", "--standard", "shaanxi-k12", "--waivers", "-"],
                 ["check", *plain, "--waivers", "-", "--baseline", "-"],
                 ["check", *plain, "--region", "-", "--baseline", "-"],
                 ["plan", "-", "--standard", "shaanxi-k12", "--waivers", "-"],
                 ["plan", *plain, "--shard", "1/2", "--region", "school.yaml"],
                 ["explain", "shaanxi-k12/1.2c", "--as-of", "2026-01-01"],
                 ["explain", "shaanxi-k12/1.2c", "--schools", "school.yaml"],
                 ["explain", "shaanxi-k12/1.2c", "--facts-age-limit", "3"],
                 ["init", "shaanxi-k12", "--force"],
                 ["test", "xjxsx-2017", "--sample", "3"],
                 ["diff", "result.json", "result.json", "--format", "json", "--group-by", "city"],
                 ["diff", "-", "-"],
                 ["diff", "result.json", "result.json", "--standards", "."],
                 ["schema", "result", "--standards", "."],
                 ["convert", "result.json", "--quiet"],
                 ["lint", "-", "--source", "-"],
                 ["lint", "--strict"],
                 ["lint", "--list", "school.yaml"],
                 ["lint", "--list", "--source", "school.yaml"],
                 ["lint", "--list", "--strict"],
                 ["lint", "--list", "--fix"],
                 ["lint", "--list", "--dry-run"],
                 ["lint", "--list", "--standards", "."]):
        code, output, errors = program.run(*line, "--lang", "en")
        check(code == 2 and output == "" and "[usage]" in errors, line, code, output, errors)


def checked(program, *options, paths=("school.yaml",), command="check"):
    """The code and the JSON of a check."""
    (program.folder / "out.json").unlink(missing_ok=True)
    code, _, errors = program.run(command, *paths, "--standard", "shaanxi-k12", "--quiet", "--format", "json=out.json",
                                  "--lang", "en", *options)
    file = program.folder / "out.json"
    return code, json.loads(file.read_text()) if file.exists() else None, errors


def by_outcome(result, level="mandatory"):
    """Ids of the indicators of the first assessment, by outcome."""
    found = {}
    for each in result["assessments"][0]["indicators"]:
        if each["level"] == level:
            found.setdefault(each["outcome"], []).append(each["id"])
    return found


def test_selection(program):
    """Judges just what was selected: sections, indicators, requirements, with or without the standard."""
    _, whole, _ = checked(program)
    passed, failed = by_outcome(whole)["pass"], by_outcome(whole)["fail"]
    code, part, _ = checked(program, "--only", ",".join(passed))
    assessment = part["assessments"][0]
    check(code == 0 and assessment["verdict"] == "compliant", code, assessment["verdict"])
    check(assessment["selection"] == {"only": passed, "skip": []}, assessment["selection"])
    check(by_outcome(part) == {"pass": passed}, by_outcome(part))
    counts = assessment["counts"]
    check(sum(counts.values()) == len(whole["assessments"][0]["indicators"]), counts)
    code, part, _ = checked(program, "--only", f"shaanxi-k12/{failed[0]}")
    check(code == 1 and by_outcome(part) == {"fail": [failed[0]]}, code, by_outcome(part))
    code, part, _ = checked(program, "--skip", ",".join(failed))
    check(not set(failed) & set(sum(by_outcome(part).values(), [])), by_outcome(part))
    check("fail" not in by_outcome(part) and code in (0, 3), code)
    section = failed[0].split(".")[0]
    _, part, _ = checked(program, "--only", section, "--skip", failed[0])
    ids = sum(by_outcome(part).values(), [])
    check(ids and all(each.split(".")[0] == section for each in ids) and failed[0] not in ids, ids)
    # a requirement alone
    broken = next(requirement["id"] for each in whole["assessments"][0]["indicators"] if each["id"] == failed[0]
                  for requirement in each["requirements"] if requirement["outcome"] == "fail")
    code, part, _ = checked(program, "--only", broken)
    judged = [requirement["id"] for each in part["assessments"][0]["indicators"]
              for requirement in each["requirements"] if requirement["level"] != "informational"]
    check(code == 1 and judged == [broken], code, judged)


def test_selection_mistakes(program):
    for options, id_, text in ((["--only", "5.11x"], "selection-unknown", "--only: the standards have no “5.11x”"),
                               (["--skip", "shaanxi-k21/5.1"], "selection-unknown", "--skip: the standards have no"),
                               (["--only", "5.1", "--skip", "5"], "selection-empty", "leave nothing of the standard"),
                               (["--skip", "shaanxi-k12/5.1A"], "selection-unknown", "did you mean shaanxi-k12/5.1a?")):
        code, result, errors = checked(program, *options)
        check(code == 2 and result is None and f"[{id_}]" in errors and text in errors, options, code, errors)
    code, _, errors = program.run("school.yaml", "--standard", "shaanxi-k12,shaanxi-vocational", "--lang", "en", "--quiet",
                                  "--only", "shaanxi-k12/5.1")
    check(code == 2 and "nothing of the standard shaanxi-vocational" in errors, errors)
    _, whole, _ = checked(program)
    code, part, _ = checked(program, "--only", by_outcome(whole)["not_applicable"][0])
    check(code == 3 and part["assessments"][0]["verdict"] == "not_applicable", code)


def test_selection_in_every_report(program):
    """No report of a part looks like one of the whole, for one school and for many, fresh or converted."""
    formats = re.search(r"--format (\S+)\[=FILE\]", program.help_of("check"))[1].split("|")
    _, whole, _ = checked(program)
    only = ["--only", by_outcome(whole)["pass"][0]]
    (program.folder / "again").mkdir()
    (program.folder / "again/school.yaml").write_bytes((program.folder / "school.yaml").read_bytes())
    (program.folder / "again/twin.yaml").write_text(
        (program.folder / "school.yaml").read_text().replace('"2161000002"', '"2161000013"'))
    for paths in (["school.yaml"], ["again"]):
        checked(program, *only, paths=paths)
        for format_ in formats:
            if format_ == "baseline":  # holds problems, and is no report for a reader
                continue
            code, content, errors = written(program, format_, paths, *only)
            check(code == 0 and content is not None, format_, code, errors)
            if format_ == "xlsx":
                with zipfile.ZipFile(io.BytesIO(content)) as book:
                    content = b"".join(book.read(name) for name in book.namelist())
            marks = (b"part of the standard", b"a selection only", b"only a selection was judged", b'"selection"')
            check(any(mark in content for mark in marks), format_, paths, "does not say that a part was judged")
            program.run("convert", "out.json", "--quiet", "--format", f"{format_}=converted", "--lang", "en")
            converted = (program.folder / "converted").read_bytes()
            check(format_ == "xlsx" or converted == written(program, format_, paths, *only)[1], format_, "convert differs")
    for format_ in ("text", "csv", "markdown"):
        code, output, _ = program.run("plan", "school.yaml", "--standard", "shaanxi-k12", *only, "--format", format_,
                                      "--lang", "en")
        check(code == 0 and "part of the standard" in output, format_, code, output)


def test_selection_beside_others(program):
    """Baselines, waivers, shards and diffs of a part."""
    _, whole, _ = checked(program)
    failed, passed = by_outcome(whole)["fail"], by_outcome(whole)["pass"]
    program.run("check", "school.yaml", "--standard", "shaanxi-k12", "--quiet", "--format", "json=whole.json")
    program.run("check", "school.yaml", "--standard", "shaanxi-k12", "--quiet", "--format", "json=part.json", "--only",
                failed[0])
    code, part, _ = checked(program, "--only", passed[0], "--baseline", "whole.json")
    check(code == 0 and part["summary"]["baseline"] == {"new": 0, "known": 0, "mended": 0}, part["summary"])
    code, part, errors = checked(program, "--baseline", "part.json", "--fail-on-new")
    check(code == 1 and "[baseline-selection]" in errors, code, errors)
    for old, new in (("whole.json", "part.json"), ("part.json", "whole.json")):
        code, output, errors = program.run("diff", old, new, "--lang", "en")
        check(code == 2 and output == "" and "[result-selection]" in errors, code, errors)
    check(program.run("diff", "part.json", "part.json")[0] == 0, "two results of the same part")
    (program.folder / "waivers.yaml").write_text(f"""edu-check-waivers: 1
waivers:
  - {{school: "2161000002", requirement: shaanxi-k12/{failed[0]}, reason: 改造中, approver: 县教育局, expires: 2030-01-01}}
""")
    _, _, errors = checked(program, "--waivers", "waivers.yaml", "--only", passed[0])
    check("waiver-unused" not in errors, errors)
    code, _, errors = checked(program, "--waivers", "waivers.yaml", "--only", failed[0])
    check(code == 0 and "waiver" not in errors, code, errors)
    (program.folder / "many").mkdir()
    for number in range(6):
        (program.folder / f"many/{number}.yaml").write_text(
            (program.folder / "school.yaml").read_text().replace('"2161000002"', f'"216100001{number}"'))
    line = ["check", "many", "--standard", "shaanxi-k12", "--quiet", "--only", failed[0], "--format"]
    program.run(*line, "json=one.json")
    for part in (1, 2):
        program.run(*line, f"json={part}.json", "--shard", f"{part}/2")
    code, _, errors = program.run("merge", "1.json", "2.json", "-o", "merged.json")
    check(code == 1 and json.loads((program.folder / "merged.json").read_text())["assessments"]
          == json.loads((program.folder / "one.json").read_text())["assessments"], code, errors)


def test_standard_output_by_descriptor(program):
    """Standard output is what it is by any of its names: it takes one report, and none with --quiet."""
    for name in "-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1":
        for words in (["--quiet", "--format", f"csv={name}"], ["--format", "text", "--format", f"csv={name}"]):
            code, output, errors = program.run("school.yaml", "--standard", "shaanxi-k12", *words)
            check(code == 2 and not output and "format-output" in errors, name, words, code, output[:200], errors)


def test_step_summary_that_is_taken(program):
    """The summary that GitHub shows is not left out for a report that goes to the same file."""
    summary = str(program.folder / "summary")
    for words in (["--format", f"github={summary}"], ["--format", "github=gh", "--format", f"json={summary}"]):
        code, output, errors = program.run("school.yaml", "--standard", "shaanxi-k12", *words,
                                           variables={"GITHUB_STEP_SUMMARY": summary})
        check(code == 2 and "format-output" in errors and not pathlib.Path(summary).exists(), words, code, errors)


def test_empty_results(program):
    """A result without assessments is nothing to convert, merge or compare."""
    document = json.loads((program.folder / "result.json").read_text())
    document["assessments"] = []
    (program.folder / "none.json").write_text(json.dumps(document))
    for line in (["diff", "none.json", "none.json"], ["diff", "none.json", "result.json"],
                 ["diff", "result.json", "none.json"], ["convert", "none.json"], ["merge", "none.json"]):
        code, output, errors = program.run(*line, "--lang", "en")
        check(code == 2 and (output == "" or line[0] == "merge") and "error:" in errors, line, code, output, errors)


def test_exit_zero(program):
    """1 and 3 become 0, 2 stays."""
    (program.folder / "empty.yaml").write_text("school: {name: 无数据, province: shaanxi, type: primary, area: rural}\n")
    (program.folder / "broken.yaml").write_text("a: [\n")
    for command in ("check", "plan"):
        line = [command, "--standard", "shaanxi-k12", "--lang", "en"]
        for path, code in (("school.yaml", 1), ("empty.yaml", 3), ("broken.yaml", 2), ("nowhere.yaml", 2)):
            check(program.run(*line, path)[0] == code, command, path)
            check(program.run(*line, path, "--exit-zero")[0] == (2 if code == 2 else 0), command, path)
        code, output, errors = program.run(*line, "empty.yaml", "--exit-zero", "--allow-unknown")
        check(code == 2 and output == "" and "--allow-unknown has no effect with --exit-zero" in errors, errors)
    code, _, errors = checked(program, "--exit-zero", "--min-score", "50")
    check(code == 2 and "--min-score does not go with --exit-zero" in errors, errors)
    code, _, errors = checked(program, "--shard", "1/2", "--min-score", "50")
    check(code == 2 and "--min-score does not go with --shard" in errors, errors)


def test_min_score(program):
    """A floor under the lower end of the score, besides the verdict."""
    (program.folder / "empty.yaml").write_text("school: {name: 无数据, province: shaanxi, type: primary, area: rural}\n")
    code, result, _ = checked(program, "--allow-unknown", "--min-score", "0", paths=["empty.yaml"])
    check(code == 0 and result["assessments"][0]["score"]["low"] == "0%", code, result["assessments"][0]["score"])
    check(result["summary"]["min_score"] == "0%" and result["summary"]["below_min_score"] == 0, result["summary"])
    code, result, _ = checked(program, "--allow-unknown", "--min-score", "0.1%", paths=["empty.yaml"])
    check(code == 1 and result["summary"]["below_min_score"] == 1, code, result["summary"])
    _, whole, _ = checked(program)
    passed = by_outcome(whole)["pass"]
    code, result, _ = checked(program, "--only", ",".join(passed), "--min-score", "100")
    check(code == 0 and result["summary"]["below_min_score"] == 0, code, result["summary"])
    for value in ("-1", "101", "100.1", "80.55", "80%%", "eighty", "1e2", " 80"):
        code, _, errors = checked(program, f"--min-score={value}")
        check(code == 2 and "--min-score takes 0 to 100" in errors, value, code, errors)
    for format_, text in (("text", "score below 90% (--min-score): 1"), ("markdown", "score below 90%")):
        code, content, _ = written(program, format_, ["school.yaml"], "--min-score", "90")
        check(code == 1 and text in content.decode(), format_, content.decode())
        checked(program, "--min-score", "90")
        program.run("convert", "out.json", "--quiet", "--format", f"{format_}=converted", "--lang", "en")
        check((program.folder / "converted").read_bytes() == content, format_, "convert differs")


def test_stdin_name(program):
    """What standard input is called: in reports, places, waivers and baselines."""
    text = (program.folder / "school.yaml").read_bytes()
    line = ["-", "--standard", "shaanxi-k12", "--lang", "en"]

    def run(*arguments):
        done = subprocess.run([program.binary, *arguments], cwd=program.folder, input=text, capture_output=True,
                              env=dict(os.environ, LC_ALL="C.UTF-8", TZ="UTC", EDU_CHECK_TODAY="2026-09-01"), timeout=TIMEOUT_SECONDS)
        return done.returncode, done.stdout.decode(), done.stderr.decode()

    (program.folder / "a").mkdir()
    (program.folder / "a/b.yaml").write_bytes(text)
    for format_ in ("json", "ndjson", "csv", "junit", "sarif", "github", "gitlab", "tap", "markdown", "text"):
        named = run(*line, "--format", format_, "--stdin-name", "a/b.yaml")
        file = program.run("a/b.yaml", *line[1:], "--format", format_)
        check(named == file, format_, "differs from that of the file")
    code, output, _ = run(*line, "--stream", "--format", "json", "--stdin-name", "a/b.yaml")
    check(json.loads(output)["assessments"][0]["inventory"] == "a/b.yaml#1", output[:300])
    nameless = re.sub(rb"  code: .*\n", b"", text)
    text = nameless
    (program.folder / "waivers.yaml").write_text("""edu-check-waivers: 1
waivers:
  - {school: a/b.yaml, requirement: shaanxi-k12/1.2, reason: 改造中, approver: 县教育局, expires: 2030-01-01}
""")
    _, output, errors = run(*line, "--format", "json", "--stdin-name", "./a/b.yaml", "--waivers", "waivers.yaml")
    check("no inventory checked is of the school" not in errors, errors)
    for arguments in (["school.yaml", "--stdin-name", "x"], ["--stdin-name", "x", "a"]):
        code, output, errors = program.run("check", *arguments, "--standard", "shaanxi-k12", "--lang", "en")
        check(code == 2 and output == "" and "--stdin-name goes with standard input" in errors, errors)


if __name__ == "__main__":
    run_cases(globals(), Program)
