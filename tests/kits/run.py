"""What the tests of the CI kits share: a repository of inventories, running the shell of a kit in it, and skipping."""

import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

try:
    import yaml  # all of these tests need it
except ImportError:
    print("skipped: python3-yaml is not installed")
    sys.exit(77)

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = pathlib.Path(os.environ["EDU_CHECK"]).resolve()
NPM = pathlib.Path(os.environ.get("EDU_CHECK_NPM", ".cache/npm")).resolve()
STANDARDS = ROOT / "tests/formats/standards"
SKIPPED = 77

# Names of files that a shell, git, a CI's log or a command line may take for something else.
HOSTILE_NAMES = ["$(touch pwned).yaml", "; touch pwned;.yaml", "`touch pwned`.yaml", "a b  c.yaml", "'\".yaml",
                 "::error::pwned.yaml", "##[error]pwned.yaml", "--allow-unknown.yaml", "line\nbreak.yaml", "*.yaml"]
HOSTILE_VALUES = ["; touch pwned", "$(touch pwned)", "`touch pwned`", "x\ntouch pwned", "--quiet", "'\" && touch pwned",
                  "%0A::error::pwned"]

INVENTORY = """\
date: 2026-03-01
school:
  name: {name}
  province: 陕西
  stages: [primary]
students: {{primary: 300}}
terminals: {{total: 60, student: {terminals}}}
network: {{wired: yes, wireless: yes, internet: {{bandwidth: {bandwidth}}}}}
lab: {{supplier: alpha}}
"""


def need(program):
    """The program, or the test is skipped."""
    found = shutil.which(program)
    if found is None:
        raise unittest.SkipTest(f"{program} is not installed")
    return found


def npm_package(name, version):
    """The folder of a package of npm; installed once below the build folder."""
    npm = need("npm")
    folder = NPM / "kits" / name.replace("/", "-")
    installed = folder / "node_modules" / name
    if not (installed / "package.json").is_file() or json.loads((installed / "package.json").read_text())["version"] != version:
        folder.mkdir(parents=True, exist_ok=True)
        command = [npm, "install", "--prefix", folder, "--no-audit", "--no-fund", "--ignore-scripts", f"{name}@{version}"]
        try:
            done = subprocess.run(command, capture_output=True, text=True, timeout=120)
        except subprocess.TimeoutExpired:
            raise unittest.SkipTest("npm install takes too long") from None
        if done.returncode != 0:
            raise unittest.SkipTest(f"npm can't install {name}: {done.stderr.strip()[-200:]}")
    return installed


class KitTest(unittest.TestCase):
    """Each test has a git repository of two schools that comply, and edu-check in its PATH."""

    def setUp(self):
        need("git")
        temporary = tempfile.TemporaryDirectory(prefix="edu-check-")
        self.addCleanup(temporary.cleanup)
        self.folder = pathlib.Path(temporary.name)
        self.repository = self.folder / "repository"
        (self.folder / "bin").mkdir()
        (self.folder / "bin/edu-check").symlink_to(PROGRAM)
        (self.repository / "schools").mkdir(parents=True)
        foreign = ("GITHUB_", "RUNNER_", "CI_", "GIT_", "EDU_CHECK", "LC_", "LANG", "PRE_COMMIT")
        self.environment = {name: value for name, value in os.environ.items() if not name.startswith(foreign)}
        self.environment |= {"PATH": f"{self.folder / 'bin'}:{os.environ['PATH']}", "HOME": str(self.folder),
                             "GIT_CONFIG_NOSYSTEM": "1", "LANG": "C.UTF-8"}
        self.git("init", "--quiet", "--initial-branch=main")
        for name in "one", "two":
            self.write(f"{name}.yaml")
        self.first = self.commit("two schools")

    def git(self, *arguments, folder=None):
        settings = ["-c", "user.name=test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false",
                    "-c", "advice.detachedHead=false", "-c", "protocol.file.allow=always"]
        return subprocess.run(["git", *settings, *arguments], cwd=folder or self.repository, env=self.environment,
                              check=True, capture_output=True, text=True).stdout.strip()

    def commit(self, message):
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", message)
        return self.git("rev-parse", "HEAD")

    def write(self, name, bandwidth="200 Mbps", terminals="50", school="第一小学"):
        path = self.repository / "schools" / name
        path.write_text(INVENTORY.format(name=school, bandwidth=bandwidth, terminals=terminals), "utf-8")
        return path

    def shell(self, script, *command, folder=None, **environment):
        """Runs a script by a shell from a file, as a runner of CI does, in the repository."""
        file = self.folder / "script.sh"
        file.write_text(script, "utf-8")
        return subprocess.run([*command, file], cwd=folder or self.repository, env={**self.environment, **environment},
                              stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=120)

    def assert_unharmed(self):
        """No hostile name or value was run as a command."""
        self.assertEqual(list(self.folder.rglob("pwned")), [])


def shellcheck(test, script, shell, exclude="SC1091"):
    """Nothing to complain about for shellcheck in a script that ends at the first command that fails."""
    command = [need("shellcheck"), f"--exclude={exclude}", "-"]
    result = subprocess.run(command, input=f"#!/bin/{shell} -e\n{script}", capture_output=True, text=True)
    test.assertEqual(result.stdout, "")


def main():
    """Like unittest.main(), but says by its exit code that everything was skipped."""
    result = unittest.main(exit=False, verbosity=2).result
    if result.testsRun == 0 or not result.wasSuccessful():
        sys.exit(1)
    sys.exit(SKIPPED if len(result.skipped) >= result.testsRun else 0)
