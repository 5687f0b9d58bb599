"""What scripts of cases share: every function `test_…` of a script is a case, which gets a place of its own to work in."""

import argparse
import pathlib
import resource
import sys
import tempfile

SKIPPED = 77


class Skip(Exception):
    """What a case needs is not there."""


def check(condition, *details):
    if not condition:
        raise AssertionError(" ".join(map(str, details)))


def run_cases(functions, place):
    """Runs the cases that the command line names, or all, and ends with 1 if one failed, 77 if the only one was skipped.

    functions: the globals of the script.  place: made of the program and an empty folder for each case.
    """
    parser = argparse.ArgumentParser()
    parser.add_argument("--binary", type=pathlib.Path, required=True)
    parser.add_argument("cases", nargs="*")
    options = parser.parse_args()
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    cases = {name[5:]: case for name, case in functions.items() if name.startswith("test_")}
    failed = skipped = 0
    for name in options.cases or cases:
        with tempfile.TemporaryDirectory() as folder:
            try:
                cases[name](place(options.binary, pathlib.Path(folder)))
                print(f"ok    {name}", flush=True)
            except Skip as reason:
                skipped += 1
                print(f"skip  {name}: {reason}", flush=True)
            except Exception as error:  # pylint: disable=broad-except
                failed += 1
                print(f"FAIL  {name}: {type(error).__name__}: {error}", flush=True)
    sys.exit(1 if failed else SKIPPED if skipped and len(options.cases) == 1 else 0)
