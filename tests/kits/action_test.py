#!/usr/bin/env python3
"""The action of GitHub: its steps run in a repository under made events, with hostile inputs, names and contents."""

import pathlib

import run
import runner
from runner import ACTION, ActionTest

OURS = "::error title=edu-check::", "::error file="


class Check(ActionTest):
    def test_all_comply(self):
        result = self.act()
        self.assert_result(result, 0, [])
        self.assertEqual(result.commands, [])
        self.assertIn("compliant", result.log)
        self.assertIn("| ✓ compliant | 2 |", result.summary)
        self.assertEqual(runner.load_json(result.outputs["sarif"])["runs"][0]["results"], [])
        self.assertEqual(runner.load_json(result.outputs["result"])["summary"]["compliant"], 2)
        self.assertEqual(result.used, [])

    def test_one_fails(self):
        self.write("two.yaml", bandwidth="50 Mbps")
        result = self.act(sarif="true")
        self.assert_result(result, 1, ["two.yaml"])
        self.assertIn("lab/1.1a", result.commands[0])
        self.assertIn("not compliant", result.summary)
        self.assertEqual(len(runner.load_json(result.outputs["sarif"])["runs"][0]["results"]), 1)
        self.assertEqual(result.used, [("github/codeql-action/upload-sarif@v4", {"sarif_file": result.outputs["sarif"]})])

    def test_unknown(self):
        self.write("two.yaml", terminals="待定")
        self.assert_result(self.act(), 3, ["two.yaml"])
        self.assert_result(self.act(allow_unknown="true"), 0, ["two.yaml"])

    def test_what_can_not_be_checked(self):
        self.write("two.yaml").write_text("::error::fake: 1\n  ##[error]fake\n", "utf-8")
        self.assert_result(self.act(), 2, ["two.yaml"])
        for inputs in ({"standards": "nothing"}, {"standards": ""}, {"paths": "nowhere"}, {"paths": "\n"}, {"paths": "-"},
                       {"as_of": "today"}, {"lang": "fr"}, {"baseline": "nothing.json"}, {"fail_on_new": "true"},
                       {"waivers": "nothing.yaml"}, {"binary": "nothing"}, {"options": "--no-such-option"}):
            with self.subTest(inputs):
                result = self.act(**inputs)
                self.assert_result(result, 2)
                self.assertNotIn("compliant", result.summary)

    def test_booleans(self):
        for name, each in ACTION["inputs"].items():
            if each.get("default") in ("true", "false"):
                for value in "True", "yes", "", "true\n":
                    with self.subTest(name, value=value):
                        result = self.act(**{name: value})
                        self.assert_result(result, 2)
                        self.assertIn(f"the input {name} is true or false", result.log)

    def test_adoption(self):
        self.write("two.yaml", bandwidth="50 Mbps")
        first = self.act()
        for output, file in {"result": "baseline.json", "baseline": "baseline.ndjson"}.items():
            (self.repository / file).write_text(pathlib.Path(first.outputs[output]).read_text("utf-8"), "utf-8")
        (self.repository / "waivers.yaml").write_text(
            "edu-check-waivers: 1\nwaivers:\n  - {school: schools/two.yaml, requirement: lab/1.1a, reason: 光缆迁改,"
            " approver: 县教育局, expires: 2026-12-31}\n", "utf-8")
        for file in "baseline.json", "baseline.ndjson":
            self.assert_result(self.act(baseline=file), 1, ["two.yaml"])  # a baseline alone excuses nothing
            self.assert_result(self.act(baseline=file, fail_on_new="true"), 0, [])  # what is known is a notice
        self.assert_result(self.act(waivers="waivers.yaml", as_of="2026-12-31"), 0, [])
        self.assert_result(self.act(waivers="waivers.yaml", as_of="2027-01-01"), 1, ["two.yaml"])

    def test_further_options(self):
        self.assert_result(self.act(options="--require-evidence\n\n--advisory"), 3)
        result = self.act(options=f"--format=csv={self.folder}/a b.csv")
        self.assert_result(result, 0)
        self.assertTrue((self.folder / "a b.csv").is_file())

    def test_paths(self):
        self.write("a b.yaml", bandwidth="50 Mbps")
        self.write("three.yaml", bandwidth="50 Mbps")
        self.assert_result(self.act(paths="schools/a b.yaml\n\nschools/one.yaml\n"), 1, ["a b.yaml"])
        self.assert_result(self.act(paths="schools/t*.yaml"), 1, ["three.yaml"])
        self.assert_result(self.act(paths="."), 1, ["a b.yaml", "three.yaml"])
        (self.repository / "schools/three.yaml").rename(self.repository / "--allow-unknown.yaml")
        self.assert_result(self.act(paths="--allow-unknown.yaml"), 1, ["--allow-unknown.yaml"])

    def test_languages(self):
        self.write("two.yaml", bandwidth="50 Mbps")
        for language, word in ("zh", "未达标"), ("en", "not compliant"), ("", "未达标"):
            result = self.act(lang=language)
            self.assertIn(word, result.log)
            self.assertIn(word, result.summary)
        self.assertIn("输入 sarif 只能是 true 或 false", self.act(lang="zh", sarif="no").log)

    def test_no_summary(self):
        result = self.act(summary="false")
        self.assert_result(result, 0)
        self.assertEqual(result.summary, "")


class Hostile(ActionTest):
    def test_values(self):
        for name in ACTION["inputs"]:
            for value in run.HOSTILE_VALUES:
                with self.subTest(name, value=value):
                    if (name, value) == ("options", "--quiet"):
                        continue
                    event = {"before": self.first}
                    result = self.act(event=event, **({"changed_only": "true"} if name == "base" else {}) | {name: value})
                    self.assertEqual(result.code, 2, result.log)
                    self.assertTrue(all(line.startswith(OURS) for line in result.commands), result.log)
                    self.assert_unharmed()

    def test_names(self):
        for name in run.HOSTILE_NAMES:
            self.write(name, bandwidth="50 Mbps", school='"::error::pwned"')
        for inputs in {}, {"changed_only": "true", "base": self.first}:
            result = self.act(**inputs)
            self.assert_result(result, 1, run.HOSTILE_NAMES)
            of_files = [line for line in result.commands if not line.startswith("::notice title=edu-check::")]
            self.assertEqual(len(of_files), len(run.HOSTILE_NAMES))
            self.assertEqual(len(result.commands) - len(of_files), len(inputs) // 2)  # of what did not change
            self.assert_unharmed()

    def test_names_of_invalid_inventories(self):
        for name in run.HOSTILE_NAMES:
            self.write(name).write_text("::add-mask::a: 1\n", "utf-8")
        result = self.act()
        self.assert_result(result, 2, run.HOSTILE_NAMES)
        self.assertTrue(all(line.startswith("::error file=") for line in result.commands), result.log)
        self.assert_unharmed()


class Build(ActionTest):
    """Without `binary`: the package is built from the action, once a state of the sources. The tools are stand-ins."""

    def setUp(self):
        super().setUp()
        run.need("dpkg")
        self.source = self.folder / "the action"
        for name in "cli", "cmake", "lib", "schemas", "standards", "build/release":
            (self.source / name).mkdir(parents=True)
            (self.source / name / "file").write_text(name, "utf-8")
        for name in "CMakeLists.txt", "CMakePresets.json", "LICENSE":
            (self.source / name).write_text(name, "utf-8")
        self.stand_in(self.source / "dev", f'echo "dev $*" >>"{self.folder}/calls"\n: >"$(dirname "$0")/build/release/edu-check_1_amd64.deb"')
        self.stand_in(self.folder / "bin/apt-get", f'echo "apt-get $*" >>"{self.folder}/calls"\n'
                      f'[ "$1" = update ] && : >"{self.folder}/updated"\n[ -f "{self.folder}/updated" ]')
        self.stand_in(self.folder / "bin/sudo", 'exec "$@"')

    @staticmethod
    def stand_in(path, script):
        path.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
        path.chmod(0o755)

    def act_and_tell(self, hits=()):
        calls = self.folder / "calls"
        calls.unlink(missing_ok=True)
        result = runner.run_action(self, ACTION, {"standards": "lab", "standards-folder": str(run.STANDARDS), "paths": "schools"},
                                   hits=hits, GITHUB_ACTION_PATH=str(self.source))
        self.assert_result(result, 0)
        self.assertEqual([use for use, _ in result.used], ["actions/cache@v6"])
        return result.used[0][1], calls.read_text("utf-8").splitlines()

    def test_build(self):
        cache, calls = self.act_and_tell()
        install = f"apt-get install --yes --reinstall {self.folder}/.cache/{cache['key']}/edu-check_1_amd64.deb"
        self.assertEqual(calls, ["dev package", install, "apt-get update", install])
        self.assertEqual(cache["path"], f"~/.cache/{cache['key']}")
        self.assertRegex(cache["key"], r"^edu-check-\w+-[\w.]+-\w+-[0-9a-f]{16}$")
        again, calls = self.act_and_tell(hits=["cache"])
        self.assertEqual(again, cache)
        self.assertEqual(calls, [install])
        (self.source / "standards/file").write_text("changed", "utf-8")
        other, calls = self.act_and_tell()
        self.assertNotEqual(other["key"], cache["key"])
        self.assertEqual(calls, ["dev package", install.replace(cache["key"], other["key"])])


if __name__ == "__main__":
    run.main()
