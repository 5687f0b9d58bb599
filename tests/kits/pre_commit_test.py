#!/usr/bin/env python3
"""The hooks of pre-commit, cloned from a repository that offers them, in one of inventories."""

import shutil
import subprocess
import unittest

import run
from run import yaml

HOOKS = yaml.safe_load((run.ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
ARGUMENTS = [f"--standards={run.STANDARDS}", "--standard=lab", "--lang=en", "--"]


class PreCommit(run.KitTest):
    def setUp(self):
        super().setUp()
        self.tool = run.need("pre-commit")
        hooks = self.folder / "hooks"
        hooks.mkdir()
        shutil.copy(run.ROOT / ".pre-commit-hooks.yaml", hooks)
        # A stand-in for ./dev, which would build: it runs the program, and so shows how it is called.
        (hooks / "dev").write_text('#!/bin/sh\n[ "$1" = run ] && shift && exec edu-check "$@"\n', "utf-8")
        (hooks / "dev").chmod(0o755)
        self.git("init", "--quiet", folder=hooks)
        self.git("add", "--all", folder=hooks)
        self.git("commit", "--quiet", "--message", "hooks", folder=hooks)
        self.revision = self.git("rev-parse", "HEAD", folder=hooks)
        self.environment |= {"PRE_COMMIT_HOME": str(self.folder / "cache")}

    def configure(self, hook, **settings):
        text = yaml.safe_dump({"repos": [{"repo": str(self.folder / "hooks"), "rev": self.revision,
                                          "hooks": [{"id": hook, **settings}]}]})
        (self.repository / ".pre-commit-config.yaml").write_text(text, "utf-8")

    def check(self, code, *arguments):
        """Runs the hooks on what git has staged, or as the arguments say. Returns what they print."""
        self.git("add", "--all")
        result = subprocess.run([self.tool, "run", "--color=never", *arguments], cwd=self.repository, env=self.environment,
                                capture_output=True, text=True)
        self.assertEqual(result.returncode, code, result.stdout + result.stderr)
        self.assert_unharmed()
        return result.stdout

    def test_outcomes(self):
        for hook in "edu-check", "edu-check-build":
            self.configure(hook, args=ARGUMENTS, files="^schools/")
            self.write("two.yaml", school="第二小学")
            self.assertIn("Passed", self.check(0))
            self.write("two.yaml", bandwidth="50 Mbps")
            self.assertIn("exit code: 1", self.check(1))
            self.write("two.yaml", terminals="待定")
            self.assertIn("exit code: 3", self.check(1))
            self.write("two.yaml").write_text("a: 1\n", "utf-8")
            self.assertIn("exit code: 2", self.check(1))
            self.git("rm", "--quiet", "--force", "schools/two.yaml")
            self.assertIn("Skipped", self.check(0))
            self.assertIn("Passed", self.check(0, "--all-files"))
            self.git("reset", "--quiet", "--hard")

    def test_only_what_is_committed_now(self):
        self.write("old.yaml", bandwidth="50 Mbps")
        self.commit("a school that fails")
        self.configure("edu-check", args=ARGUMENTS, files="^schools/")
        self.write("one.yaml", school="第三小学")
        self.check(0)
        self.check(1, "--all-files")

    def test_unknown_is_allowed_when_asked(self):
        self.configure("edu-check", args=["--allow-unknown", *ARGUMENTS], files="^schools/")
        self.write("two.yaml", terminals="待定")
        self.check(0)

    def test_hostile_names(self):
        self.configure("edu-check", args=ARGUMENTS, files="^schools/|^--")
        for name in run.HOSTILE_NAMES:
            self.write(name, school="第四小学")
        self.check(0)
        for name in run.HOSTILE_NAMES:
            path = self.write(name, bandwidth="50 Mbps")
            with self.subTest(name):
                self.check(1, "--files", f"schools/{name}")
            path.unlink()
        self.write("two.yaml", terminals="待定").rename(self.repository / "--allow-unknown.yaml")
        self.check(1)

    def test_without_a_standard(self):
        self.configure("edu-check", files="^schools/")
        self.assertIn("exit code: 2", self.check(1, "--all-files"))

    def test_lint(self):
        self.configure("edu-check-lint", files="^(standards|schools)/")
        (self.repository / "standards").mkdir()
        example = (run.ROOT / "examples/custom-standard/connected-schools.yaml").read_text("utf-8")
        (self.repository / "standards/connected-schools.yaml").write_text(example, "utf-8")
        self.check(0)
        (self.repository / "standards/connected-schools.yaml").write_text(example.replace("require: ", "requires: "), "utf-8")
        self.assertIn("key-unknown", self.check(1))


class Form(unittest.TestCase):
    def test_manifest(self):
        command = [run.need("pre-commit"), "validate-manifest", run.ROOT / ".pre-commit-hooks.yaml"]
        result = subprocess.run(command, capture_output=True, text=True)
        self.assertEqual(result.returncode, 0, result.stdout)

    def test_entries(self):
        for hook in HOOKS:
            program = hook["entry"].split()[0]
            self.assertEqual(hook["language"], "system" if program == "edu-check" else "script")
            if hook["language"] == "script":
                self.assertTrue((run.ROOT / program).stat().st_mode & 0o100)


if __name__ == "__main__":
    run.main()
