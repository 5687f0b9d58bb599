#!/usr/bin/env python3
"""The action of GitHub as a text: schema, expressions, inputs, shells."""

import re
import subprocess
import unittest

import run
from runner import ACTION


class Form(unittest.TestCase):
    def test_expressions_stay_out_of_scripts(self):
        for step in ACTION["runs"]["steps"]:
            self.assertNotIn("${{", step.get("run", ""), step["name"])

    def test_inputs_and_outputs(self):
        text = (run.ROOT / "action.yml").read_text("utf-8")
        self.assertEqual(set(re.findall(r"\binputs\.([\w-]+)", text)), set(ACTION["inputs"]))
        steps = {step["id"]: step.get("run", "") for step in ACTION["runs"]["steps"] if "id" in step}
        for step, output in re.findall(r"\bsteps\.([\w-]+)\.outputs\.([\w-]+)", text):
            if step != "cache":
                self.assertIn(f"{output}=", steps[step])

    def test_values_of_steps(self):
        for step in ACTION["runs"]["steps"]:
            for name in step.get("env", {}):
                self.assertIn(f"${name}", step["run"].replace("${", "$"), step["name"])
            for name in set(re.findall(r"\bIN_\w+", step.get("run", ""))):
                self.assertIn(name, step["env"])

    def test_shells_and_versions(self):
        for step in ACTION["runs"]["steps"]:
            if "run" in step:
                self.assertEqual(step["shell"], "bash", step["name"])
            else:
                self.assertRegex(step["uses"], r"^[\w-]+/[\w/-]+@v\d+$")

    def test_shellcheck(self):
        for step in ACTION["runs"]["steps"]:
            if "run" in step:
                with self.subTest(step["name"]):
                    run.shellcheck(self, step["run"], "bash")

    def test_schema(self):
        tool = run.npm_package("@action-validator/cli", "0.6.0")
        command = [run.need("node"), tool / "cli.mjs", run.ROOT / "action.yml"]
        result = subprocess.run(command, capture_output=True, text=True)
        self.assertEqual(result.returncode, 0, result.stdout + result.stderr)


if __name__ == "__main__":
    run.main()
