#!/usr/bin/env python3
"""Tries every option of every command, as its help lists them: empty, doubled, without a value, misspelt, with a value
where it takes none. An option that is new is tried too, since nothing here lists them.

    tests/options/run.py --binary build/release/bin/edu-check [NAME...]

Every function `test_…` is a case; it fails by an exception.
"""

import argparse
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

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
    "merge": ["result.json"],
    "schema": ["result"],
    "test": ["xjxsx-2017"],
    "convert": ["result.json"],
    "diff": ["result.json", "result.json"],
}
FORMATS = ["text", "json", "ndjson", "html", "markdown", "csv", "xlsx", "junit", "sarif", "github", "gitlab", "tap"]
# Words that the Chinese messages share with the command line.
SHARED = re.compile(r"--?[a-zA-Z0-9-]+|edu-check|usage|[A-Z][A-Z/]*|“[^”]*”|\S*\|\S*|\S*\[=FILE\]")


def check(condition, *details):
    if not condition:
        raise AssertionError(" ".join(map(str, details)))


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
        code, _, errors = self.run("check", *LINES["check"], "--quiet", "--format", "json=result.json")
        check(code in (0, 1, 3), "the example can't be checked:", errors)

    def run(self, *arguments, **options):
        environment = dict(os.environ, LC_ALL="C.UTF-8", TZ="UTC", EDU_CHECK_TODAY="2026-09-01")
        done = subprocess.run([self.binary, *map(str, arguments)], cwd=self.folder, env=environment,
                              stdin=subprocess.DEVNULL, capture_output=True, timeout=TIMEOUT_SECONDS, **options)
        return done.returncode, done.stdout.decode(), done.stderr.decode()

    def commands(self):
        _, text, _ = self.run("--help", "--lang", "en")
        names = re.findall(r"^  ([a-z]+) {2,}", text[text.index("Subcommands"):], re.M)
        check(set(names) == set(LINES), "a command without a line here, or the other way round:", names)
        return names

    def options(self, *command):
        """Options of a command, or of the program: what stands before two blanks in the help."""
        code, text, _ = self.run(*command, "--help", "--lang", "en")
        check(code == 0, "no help of", command)
        found = []
        for line in text.splitlines():
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
        if words:
            code, _, errors = program.run(command, *LINES[command], option.long, "banana")
            check(code == 2 and "“banana”" in errors, command, option.long, errors)


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
    name = program.folder / f"out.{format_}"
    name.unlink(missing_ok=True)
    code, _, errors = program.run("check", *paths, "--standard", "shaanxi-k12", "--quiet", "--lang", "en",
                                  "--format", f"{format_}={name.name}", *options)
    content = name.read_bytes() if name.exists() else None
    name.unlink(missing_ok=True)
    return code, content, errors


def test_options_of_formats(program):
    """Over every format and every option that shapes reports: it changes the report, or it is refused."""
    _, help_, _ = program.run("check", "--help", "--lang", "en")
    listed = re.search(r"--format (\S+)\[=FILE\]", help_)[1].split("|")
    check(set(listed) >= set(FORMATS), "formats", listed)
    text = (program.folder / "school.yaml").read_text()
    (program.folder / "schools").mkdir(exist_ok=True)
    for number, city in enumerate(("甲市", "乙市")):
        changed = text.replace("示例市", city).replace('"2161000002"', f'"21610000{number}3"')
        (program.folder / f"schools/{number}.yaml").write_text(changed)
    for format_ in listed:
        for option, value in FORMAT_OPTIONS.items():
            given = [option, *value]
            effects, refused = [], []
            for paths in (["school.yaml"], ["schools"]):
                plain = written(program, format_, paths)
                shaped = written(program, format_, paths, *given)
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
                 ["lint", "-", "--source", "-"]):
        code, output, errors = program.run(*line, "--lang", "en")
        check(code == 2 and output == "" and "[usage]" in errors, line, code, output, errors)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--binary", type=pathlib.Path, required=True)
    parser.add_argument("names", nargs="*")
    arguments = parser.parse_args()
    cases = {name[5:]: case for name, case in globals().items() if name.startswith("test_")}
    failed = 0
    for name in arguments.names or cases:
        with tempfile.TemporaryDirectory() as folder:
            try:
                cases[name](Program(arguments.binary, pathlib.Path(folder)))
                print("passed:", name)
            except AssertionError as mistake:
                failed += 1
                print("failed:", name, mistake)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
