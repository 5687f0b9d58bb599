#!/usr/bin/env python3
"""Checks the JSON Schemas: that they are schemas, that they take what edu-check takes, and that they refuse mistakes.

The files of standards/ and of examples/, what `edu-check init` writes and what `edu-check check` writes as JSON must
all be valid. Without python3-jsonschema and python3-yaml the test is skipped (exit 77).
"""

import argparse
import copy
import json
import pathlib
import subprocess
import sys
import tempfile

try:
    import jsonschema
    import yaml
except ImportError as error:
    print(f"skipped: {error}; install python3-jsonschema and python3-yaml")
    sys.exit(77)

ROOT = pathlib.Path(__file__).resolve().parents[2]
NAMES = ["baseline", "difference", "inventory", "result", "standard", "tests", "vocabulary", "waivers"]
SCHOOL = """\
date: 2026-09-01
school: {name: 示例学校, code: 2161000001, stages: [primary, junior], area: rural}
网络: {互联网接入: {接入互联网出口带宽: 百兆}}
出口带宽: 300 Mbps
students.total: 800
evidence: {network.internet.bandwidth: [合同.pdf]}
"""


class Loader(yaml.SafeLoader):
    """YAML 1.2 as editors read it: a date is a text."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in rows if tag != "tag:yaml.org,2002:timestamp"]
    for first, rows in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def read_yaml(text):
    return yaml.load(text, Loader)


class Checker:
    def __init__(self, binary):
        self.binary = binary
        self.mistakes = []
        self.checks = 0
        self.validators = {name: self.validator(name) for name in NAMES}

    def run(self, *arguments, status=(0,)):
        result = subprocess.run([self.binary, *map(str, arguments)], capture_output=True, text=True)
        if result.returncode not in status:
            words = " ".join(map(str, arguments))
            self.mistakes.append(f"edu-check {words}: exit {result.returncode}\n{result.stderr}")
        return result.stdout

    def validator(self, name, *options):
        schema = json.loads(self.run("schema", name, *options))
        jsonschema.Draft202012Validator.check_schema(schema)
        return jsonschema.Draft202012Validator(schema)

    def valid(self, name, document, what):
        self.checks += 1
        error = jsonschema.exceptions.best_match(self.validators[name].iter_errors(document))
        if error:
            self.mistakes.append(f"{what} is refused by {name}: {error.json_path}: {error.message[:300]}")

    def invalid(self, name, document, what):
        self.checks += 1
        if self.validators[name].is_valid(document):
            self.mistakes.append(f"{name} takes {what}")

    def without(self, name, document, *path):
        """The schema must refuse the document without what `path` leads to, and with something else beside it."""
        self.valid(name, document, f"the example without {path}")
        for change in "removed", "added":
            changed = copy.deepcopy(document)
            inner = changed
            for step in path[:-1]:
                inner = inner[step]
            if change == "removed":
                del inner[path[-1]]
            else:
                inner["unexpected"] = 1
            self.invalid(name, changed, f"a document with {'/'.join(map(str, path))} {change}")


def check_standards(checker):
    folder = ROOT / "standards"
    first = {}
    for file in sorted(folder.glob("**/*.yaml")):
        kind = "vocabulary" if file.parent != folder else "tests" if file.name.endswith(".test.yaml") else "standard"
        document = read_yaml(file.read_text(encoding="utf-8"))
        checker.valid(kind, document, file.relative_to(ROOT))
        first.setdefault(kind, document)
    checker.without("standard", first["standard"], "sections", 0, "indicators", 0, "requirements", 0, "level")
    checker.without("standard", first["standard"], "sections", 0, "heading")
    checker.without("tests", first["tests"], "levels")
    fact = next(iter(first["vocabulary"]["facts"]))
    checker.without("vocabulary", first["vocabulary"], "facts", fact, "label")


def check_inventories(checker):
    standards = [file.stem for file in sorted((ROOT / "standards").glob("*.yaml")) if not file.stem.endswith(".test")]
    for standard in standards:
        own = f"inventory --standard {standard}"
        checker.validators[own] = checker.validator("inventory", "--standard", standard)
        checker.invalid(own, {"resources": {"nosuch": 1}}, "an unknown key")
        for keys in "en", "zh":
            blank = read_yaml(checker.run("init", standard, "--keys", keys, status=(0, 2))) or {}
            checker.valid("inventory", blank, f"init {standard} --keys {keys}")
            checker.valid(own, blank, f"init {standard} --keys {keys}")
    for file in sorted((ROOT / "examples").glob("**/*.yaml")):
        text = file.read_text(encoding="utf-8", errors="replace")
        lines = checker.run("check", file, "--standard", standards[0], "--format", "ndjson",
                            status=range(4)).splitlines()
        if lines and json.loads(lines[0])["verdict"] != "invalid":
            checker.valid("inventory", read_yaml(text), file.relative_to(ROOT))
    checker.valid("inventory", read_yaml(SCHOOL.replace("出口带宽: 300 Mbps\n", "")), "the example")
    for line, mistake in {"network.internet.bandwidth: 300 Mbps": "network.internet.bandwidth: 300",
                          "school: {code: 2161000001}": "school: {code: 12}",
                          "school: {area: rural}": "school: {area: moon}",
                          "students.total: 5": "students.total: -5", "network.wired: true": "network.wired: 1",
                          "网络: {有线网络覆盖: 是}": "网络: {有线网络: 是}"}.items():
        checker.valid("inventory", read_yaml(line), line)
        checker.invalid("inventory", read_yaml(mistake), mistake)


def check_results(checker, folder):
    good = folder / "school.yaml"
    good.write_text(SCHOOL.replace("出口带宽: 300 Mbps\n", ""), encoding="utf-8")
    bad = folder / "bad.yaml"
    bad.write_text("students: {total: many}\n", encoding="utf-8")
    arguments = ["check", good, bad, "--standard", "shaanxi-k12", "--as-of", "2026-09-01"]
    for language in "zh", "en":
        document = json.loads(checker.run(*arguments, "--format", "json", "--lang", language, status=(2,)))
        checker.valid("result", document, f"the result in {language}")
    lines = checker.run(*arguments, "--format", "ndjson", status=(2,)).splitlines()
    checker.valid("result", {**document, "assessments": [json.loads(line) for line in lines]}, "the lines of ndjson")
    checker.without("result", document, "assessments", 0, "counts")
    checker.without("result", document, "assessments", 0, "indicators", 0, "requirements", 0, "outcome")
    checker.without("result", document, "assessments", 1, "diagnostics")
    checker.without("result", document, "summary", "invalid")


def check_comparison(checker, folder):
    """A run with a baseline, and how two results differ, region included."""
    school, bad, region = folder / "lacking.yaml", folder / "bad.yaml", folder / "region.yaml"
    text = (ROOT / "tests/formats/schools/lacking.yaml").read_text(encoding="utf-8")
    school.write_text(text, encoding="utf-8")
    region.write_text("kind: region\ndate: 2026-09-01\nregion: {name: 示例区, level: district}\n", encoding="utf-8")
    arguments = ["check", school, bad, "--standard", "lab", "--standards", ROOT / "tests/formats/standards",
                 "--region", region, "--as-of", "2026-09-01"]
    old, new = folder / "old.json", folder / "new.json"
    old.write_text(checker.run(*arguments, "--format", "json", status=(2,)), encoding="utf-8")
    school.write_text(text.replace("50 Mbps", "10 Gbps").replace("wired: yes", "wired: no"), encoding="utf-8")
    bad.write_text("school.name: 新学校\nschool.code: 2161000009\n", encoding="utf-8")
    document = checker.run(*arguments, "--baseline", old, "--fail-on-new", "--format", "json", status=range(4))
    new.write_text(document, encoding="utf-8")
    checker.valid("result", json.loads(document), "the result of a run with a baseline")
    checker.without("result", json.loads(document), "summary", "baseline", "mended")
    if '"mended":true' not in document or '"only_new_count": true' not in document:
        checker.mistakes.append("the run with a baseline has nothing that is mended")
    lines = checker.run(*arguments, "--format", "baseline", status=range(4)).splitlines()
    if len(lines) < 3:
        checker.mistakes.append("the baseline has no problems")
    for line in lines:
        checker.valid("baseline", json.loads(line), f"a line of a baseline: {line}")
    checker.without("baseline", json.loads(lines[0]), "standards")
    checker.without("baseline", json.loads(lines[1]), "problem")
    for pair in (old, new), (new, old), (old, old):
        difference = json.loads(checker.run("diff", *pair, "--format", "json", status=(0, 1)))
        checker.valid("difference", difference, f"the difference of {pair[0].name} and {pair[1].name}")
    difference = json.loads(checker.run("diff", old, new, "--format", "json", status=(0, 1)))
    changed = next(i for i, each in enumerate(difference["schools"]) if each["indicators"])
    checker.without("difference", difference, "schools", changed, "change")
    checker.without("difference", difference, "schools", changed, "indicators", 0, "after")
    checker.without("difference", difference, "summary", "same")


def check_marks(checker, folder):
    """A standard in place of a built-in one, a day that is far, and documents that are wanted."""
    school, standards = folder / "documents.yaml", folder / "standards"
    school.write_text(SCHOOL.replace("出口带宽: 300 Mbps\n", "network.wireless: yes\n").replace("[合同.pdf]",
                      "[{file: 合同.pdf, sha256: null, date: 2026-01-01}, 无, ../x]"), encoding="utf-8")
    checker.valid("inventory", read_yaml(school.read_text(encoding="utf-8")), "documents with more about them")
    for mistake in "{file: a.pdf, sha256: 12}", "{file: a.pdf, day: 2026-01-01}", "[[a.pdf]]":
        checker.invalid("inventory", read_yaml(f"evidence: {{network.wireless: {mistake}}}"), mistake)
    standards.mkdir()
    text = (ROOT / "standards/shaanxi-k12.yaml").read_text(encoding="utf-8")
    (standards / "shaanxi-k12.yaml").write_text(text + "\n", encoding="utf-8")
    document = json.loads(checker.run("check", school, "--standard", "shaanxi-k12", "--standards", standards,
                                      "--require-evidence", "--as-of", "2046-01-01", "--format", "json",
                                      status=range(4)))
    checker.valid("result", document, "a result with documents, an origin and a day that is far")
    text = json.dumps(document)
    for word in '"standard_origin": "replaces_built_in"', '"as_of_far"', '"undocumented"', '"problem": "missing"':
        if word not in text:
            checker.mistakes.append(f"the result has no {word}")


def check_parts(checker, folder):
    """Parts of a region: what they gathered."""
    arguments = ["check", folder / "school.yaml", "--standard", "chengdu-2014", "--region", folder / "region.yaml",
                 "--shard", "1/1"]
    for dated in ["--as-of", "2026-09-01"], []:
        part = json.loads(checker.run(*arguments, *dated, "--format", "json", status=range(4)))
        checker.valid("result", part, "a part of a region")
        line = checker.run(*arguments, *dated, "--format", "ndjson", status=range(4)).splitlines()[-1]
        checker.valid("result", {**part, **json.loads(line)}, "the last line of a part of a region")
    checker.without("result", part, "gathered", "standards")
    checker.without("result", part, "gathered", "standards", 0, "aggregates", 0, "sum")


def check_waivers(checker):
    waiver = {"school": "2161000001", "requirement": "shaanxi-k12/5.1a", "reason": "线路改造中", "approver": "区教育局",
              "expires": "2026-12-31"}
    document = {"edu-check-waivers": 1, "waivers": [waiver]}
    for key in waiver:
        checker.without("waivers", document, "waivers", 0, key)
    checker.invalid("waivers", {"waivers": [{**waiver, "school": "schools/*.yaml"}]}, "a pattern for a school")


def main():
    parser = argparse.ArgumentParser(description="Checks the JSON Schemas.")
    parser.add_argument("--binary", required=True, help="the edu-check to test")
    checker = Checker(parser.parse_args().binary)
    with tempfile.TemporaryDirectory() as folder:
        check_standards(checker)
        check_inventories(checker)
        check_results(checker, pathlib.Path(folder))
        check_comparison(checker, pathlib.Path(folder))
        check_parts(checker, pathlib.Path(folder))
        check_marks(checker, pathlib.Path(folder))
        check_waivers(checker)
    print("\n".join(checker.mistakes + [f"{checker.checks} checks, {len(checker.mistakes)} mistakes"]))
    return 1 if checker.mistakes else 0


if __name__ == "__main__":
    sys.exit(main())
