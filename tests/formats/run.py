"""What the tests of the report formats share: running the program, and skipping where a consumer is not installed."""

import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parent
PROGRAM = pathlib.Path(os.environ["EDU_CHECK"]).resolve()
SKIPPED = 77
os.environ.setdefault("EDU_CHECK_TODAY", "2026-11-29")
HOSTILE = "=1,::error::<b> @x #1 `c` %41;+2.yaml"


class FormatTest(unittest.TestCase):
    """Runs in a folder with three schools, one of them invalid, and one whose names, values and path are hostile."""

    @classmethod
    def setUpClass(cls):
        cls.temporary = tempfile.TemporaryDirectory(prefix="edu-check-")
        cls.folder = pathlib.Path(cls.temporary.name)
        shutil.copytree(ROOT / "schools", cls.folder / "schools")
        shutil.copy(ROOT / "hostile.yaml", cls.folder / "schools" / HOSTILE)

    @classmethod
    def tearDownClass(cls):
        cls.temporary.cleanup()

    def check(self, *arguments, standard="lab", environment=()):
        """Runs `edu-check check` on the schools; the exit code must be that of an invalid inventory among them."""
        command = [PROGRAM, "schools", "--standard", standard, "--standards", ROOT / "standards", *arguments]
        inherited = {name: value for name, value in os.environ.items() if name != "GITHUB_STEP_SUMMARY"}
        result = subprocess.run(command, cwd=self.folder, capture_output=True, env={**inherited, **dict(environment)})
        self.assertEqual(result.returncode, 2, result.stderr.decode())
        return result.stdout

    def path(self, name):
        return self.folder / name


def need(program):
    """The path of a program; skips where it is not installed."""
    found = shutil.which(program)
    if found is None:
        raise unittest.SkipTest(f"{program} is not installed")
    return found


def main():
    """Like unittest.main(), but says by its exit code that everything was skipped."""
    program = unittest.main(exit=False, verbosity=2)
    result = program.result
    if result.testsRun == 0 or not result.wasSuccessful():
        sys.exit(1)
    sys.exit(SKIPPED if len(result.skipped) >= result.testsRun else 0)
