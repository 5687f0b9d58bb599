#!/usr/bin/env python3
"""The job for GitLab: its script runs in a repository under made variables, by bash and by a plain sh."""

import json
import os
import subprocess
import unittest
import xml.etree.ElementTree as xml

import run
from run import yaml

FILE = run.ROOT / "ci/gitlab.yml"
JOB = yaml.safe_load(FILE.read_text("utf-8"))["edu-check"]
SHELLS = (["bash", "-eo", "pipefail"], ["dash", "-e"])


class GitlabTest(run.KitTest):
    def work(self, shell=SHELLS[0], before=False, **variables):
        """Runs the job. Returns its exit code and what it prints."""
        lines = (JOB["before_script"] if before else []) + JOB["script"]
        run.need(shell[0])
        values = JOB["variables"] | {"EDU_CHECK_STANDARDS": "lab", "EDU_CHECK_PATHS": "schools", "LANG": "en",
                                     "EDU_CHECK_OPTIONS": f"--lang=en\n--standards={run.STANDARDS}"} | variables
        done = self.shell("\n".join(lines), *shell, **values)
        self.assert_unharmed()
        return done.returncode, done.stdout + done.stderr

    def reports(self):
        """How many cases of junit failed, and the files with problems of code quality."""
        paths = [JOB["artifacts"]["reports"][kind] for kind in ("junit", "codequality")]
        junit = xml.parse(self.repository / paths[0]).getroot()
        quality = json.loads((self.repository / paths[1]).read_text("utf-8"))
        return (len(junit.findall(".//failure")) + len(junit.findall(".//error")),
                {each["location"]["path"].removeprefix("schools/").replace(r"\u{a}", "\n") for each in quality})

    def assert_work(self, code, files, **settings):
        for shell in SHELLS:
            found, log = self.work(shell, **settings)
            self.assertEqual(found, code, log)
            failures, problems = self.reports()
            self.assertEqual(problems, set(files), log)
            self.assertEqual(failures > 0, bool(files))


class Check(GitlabTest):
    def test_outcomes(self):
        self.assert_work(0, [])
        self.write("two.yaml", terminals="待定")
        self.assert_work(3, ["two.yaml"])
        options = f"--standards={run.STANDARDS}\n--allow-unknown\n"
        self.assert_work(0, ["two.yaml"], EDU_CHECK_OPTIONS=options)
        self.write("two.yaml", bandwidth="50 Mbps")
        self.assert_work(1, ["two.yaml"], EDU_CHECK_OPTIONS=options)
        self.write("two.yaml").write_text("a: 1\n", "utf-8")
        self.assert_work(2, ["two.yaml"])

    def test_no_standard(self):
        self.assert_work(0, [])
        self.assertEqual(self.work(EDU_CHECK_STANDARDS="")[0], 2)
        self.assertFalse((self.repository / JOB["artifacts"]["reports"]["junit"]).exists())

    def test_merge_request(self):
        self.write("old.yaml", bandwidth="50 Mbps")
        base = self.commit("a school that fails")
        self.write("two.yaml", bandwidth="50 Mbps")
        self.commit("worse")
        self.assert_work(1, ["two.yaml"], CI_MERGE_REQUEST_DIFF_BASE_SHA=base)
        self.assert_work(1, ["two.yaml"], CI_MERGE_REQUEST_DIFF_BASE_SHA=self.first, CI_MERGE_REQUEST_TARGET_BRANCH_SHA=base)
        self.assert_work(1, ["two.yaml"], CI_MERGE_REQUEST_DIFF_BASE_SHA=base, CI_MERGE_REQUEST_TARGET_BRANCH_SHA="")
        self.assert_work(1, ["two.yaml", "old.yaml"], CI_MERGE_REQUEST_DIFF_BASE_SHA=base, EDU_CHECK_CHANGED_ONLY="false")
        self.assert_work(1, ["two.yaml", "old.yaml"])
        self.assertEqual(self.work(CI_MERGE_REQUEST_DIFF_BASE_SHA="1" * 40)[0], 2)

    def test_reports_are_not_inventories(self):
        self.assert_work(0, [], EDU_CHECK_PATHS=".")
        self.assert_work(0, [], EDU_CHECK_PATHS=".")

    def test_paths(self):
        for name in "a b.yaml", "three.yaml", "*.yaml":
            self.write(name, bandwidth="50 Mbps")
        self.assert_work(1, ["a b.yaml"], EDU_CHECK_PATHS="schools/a b.yaml\n\nschools/one.yaml\n")
        self.assert_work(1, ["three.yaml"], EDU_CHECK_PATHS="schools/t*.yaml")
        (self.repository / "schools/county/town").mkdir(parents=True)
        for name in "county/three.yaml", "county/town/three.yaml":
            self.write(name, bandwidth="50 Mbps")
        self.assert_work(1, ["three.yaml", "county/three.yaml", "county/town/three.yaml"], EDU_CHECK_PATHS="schools/**/three.yaml")
        self.write("three.yaml", terminals="待定").rename(self.repository / "--allow-unknown.yaml")
        self.assert_work(3, ["--allow-unknown.yaml"], EDU_CHECK_PATHS="--allow-unknown.yaml")

    def test_hostile(self):
        for name in "EDU_CHECK_STANDARDS", "EDU_CHECK_PATHS", "CI_MERGE_REQUEST_DIFF_BASE_SHA", "EDU_CHECK_OPTIONS":
            for value in set(run.HOSTILE_VALUES) - {"--quiet"}:
                with self.subTest(name, value=value):
                    self.assertEqual(self.work(**{name: value})[0], 2)
        for name in run.HOSTILE_NAMES:
            self.write(name, bandwidth="50 Mbps")
        self.assert_work(1, run.HOSTILE_NAMES)


class Build(GitlabTest):
    """Where edu-check is not installed, its package is built once a version. The tools are stand-ins."""

    def setUp(self):
        super().setUp()
        self.program = self.folder / "bin/edu-check"
        self.program.unlink()
        calls = self.folder / "calls"
        apt = self.folder / "bin/apt-get"
        apt.write_text(f'#!/bin/sh\necho "apt-get $1" >>"{calls}"\nfor each do last=$each; done\n'
                       f'case $last in *.deb) test -f "$last" && ln -s "{run.PROGRAM}" "{self.program}" ;; esac\n', "utf-8")
        apt.chmod(0o755)
        source = self.folder / "source"
        source.mkdir()
        (source / "dev").write_text(f'#!/bin/sh\necho "dev $*" >>"{calls}"\nmkdir -p "$(dirname "$0")/build/release"\n'
                                    ': >"$(dirname "$0")/build/release/edu-check_1_amd64.deb"\n', "utf-8")
        (source / "dev").chmod(0o755)
        self.git("init", "--quiet", folder=source)
        self.source = source
        self.release("v1")

    def release(self, tag):
        self.git("add", "--all", folder=self.source)
        self.git("commit", "--quiet", "--allow-empty", "--message", tag, folder=self.source)
        self.git("tag", "--force", tag, folder=self.source)

    def calls(self):
        code, log = self.work(before=True, EDU_CHECK_SOURCE=self.source.as_uri(), TMPDIR=str(self.folder))
        self.assertEqual(code, 0, log)
        calls = (self.folder / "calls").read_text("utf-8").splitlines()
        (self.folder / "calls").unlink()
        self.program.unlink()
        return calls

    def test_source_that_nobody_named(self):
        code, log = self.work(before=True, EDU_CHECK_SOURCE="", TMPDIR=str(self.folder))
        self.assertEqual(code, 2, log)
        self.assertIn("EDU_CHECK_SOURCE is empty", log)
        self.assertFalse((self.folder / "calls").exists(), "nothing was installed")

    def test_build(self):
        prepared = ["apt-get update", "apt-get install"]
        self.assertEqual(self.calls(), [*prepared, "dev package", "apt-get install"])
        self.assertEqual(self.calls(), [*prepared, "apt-get install"], "the package is in the cache")
        self.release("v1")
        self.assertEqual(self.calls(), [*prepared, "dev package", "apt-get install"], "the tag has moved")
        packages = list((self.repository / JOB["cache"]["paths"][0]).iterdir())
        self.assertEqual(len(packages), 1, "the cache does not grow")


class Form(unittest.TestCase):
    def test_shellcheck(self):
        script = "\n".join(JOB["before_script"] + JOB["script"])
        run.shellcheck(self, script, "sh", exclude="SC2086,SC2154")  # words are split on purpose; variables of the job

    def test_variables(self):
        text = FILE.read_text("utf-8").partition("script:")[2]
        for name in JOB["variables"]:
            if name.startswith("EDU_CHECK"):
                self.assertIn(f"${name}", text)

    def test_artifacts(self):
        script = "\n".join(JOB["script"])
        for path in JOB["artifacts"]["reports"].values():
            self.assertIn(f"={path}", script)
            self.assertTrue(path.startswith(JOB["artifacts"]["paths"][0]))

    def test_schema(self):
        run.need("git")
        tool = run.npm_package("gitlab-ci-local", "4.61.1") / "src/index.js"
        with run.tempfile.TemporaryDirectory() as folder:
            environment = os.environ | {"HOME": folder}
            for command in ["git", "init", "--quiet"], ["git", "remote", "add", "origin", "git@example.org:a/b.git"]:
                subprocess.run(command, cwd=folder, check=True, env=environment)
            for text, good in (FILE.read_text("utf-8"), True), (FILE.read_text("utf-8").replace("when:", "wenn:"), False):
                (run.pathlib.Path(folder) / ".gitlab-ci.yml").write_text(text, "utf-8")
                result = subprocess.run([run.need("node"), tool, "--list-all", "--home", folder], cwd=folder, env=environment,
                                        stdin=subprocess.DEVNULL, capture_output=True, text=True)
                self.assertEqual(result.returncode == 0, good, result.stdout + result.stderr)


if __name__ == "__main__":
    run.main()
