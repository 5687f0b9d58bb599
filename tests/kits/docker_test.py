#!/usr/bin/env python3
"""The Dockerfile, without Docker: what it copies, which packages it installs, and how it runs."""

import json
import re
import subprocess
import unittest

import run

TEXT = (run.ROOT / "Dockerfile").read_text("utf-8")
INSTRUCTIONS = [line.split(None, 1) for line in re.sub(r"^#.*\n|\\\n", "", TEXT, flags=re.MULTILINE).splitlines() if line]


def values(name):
    return [value for key, value in INSTRUCTIONS if key == name]


def debian(name):
    """The packages of a list in ./dev, without those of other lists."""
    found = re.search(rf"^{name}=\(([^)]*)\)", (run.ROOT / "dev").read_text("utf-8"), re.MULTILINE)
    return [each for each in found[1].split() if each[0] not in "\"\\"]


class Copied(unittest.TestCase):
    def setUp(self):
        self.copied = {path for value in values("COPY") for path in value.split()[:-1]}

    def test_paths_exist(self):
        for path in self.copied:
            self.assertTrue((run.ROOT / path).exists(), path)

    def test_nothing_else_is_sent(self):
        lines = [line for line in (run.ROOT / ".dockerignore").read_text("utf-8").splitlines() if line and line[0] != "#"]
        self.assertEqual(lines[0], "*")
        self.assertEqual({line.removeprefix("!") for line in lines[1:]}, self.copied)

    def test_the_action_knows_the_same_sources(self):
        command = re.search(r"\$\(find (.*?) -type f", (run.ROOT / "action.yml").read_text("utf-8"))
        self.assertEqual(set(command[1].split()), self.copied)

    def test_they_are_enough(self):
        need = [run.need(each) for each in ("cmake", "ninja", "c++")]
        with run.tempfile.TemporaryDirectory(prefix="edu-check-") as folder:
            source, plans = run.pathlib.Path(folder) / "source", []
            source.mkdir()
            for path in self.copied:
                (source / path).symlink_to(run.ROOT / path)
            for tree in source, run.ROOT:
                build = run.pathlib.Path(folder) / "build" / tree.name
                command = [need[0], "-S", tree, "-B", build, "-G", "Ninja", "-DBUILD_TESTING=OFF", "-DCMAKE_BUILD_TYPE=Release"]
                subprocess.run(command, check=True, capture_output=True)
                inputs = subprocess.run([need[1], "-C", build, "-t", "inputs", "all"], check=True, capture_output=True, text=True)
                paths = (run.pathlib.Path(line).resolve() for line in inputs.stdout.splitlines() if line.startswith("/"))
                plans.append({path for path in paths if path.is_relative_to(run.ROOT) and not path.is_relative_to(build)})
            self.assertGreater(len(plans[0]), 100)
            self.assertEqual(*plans)


class Installed(unittest.TestCase):
    def test_packages_exist(self):
        run.need("apt-get")
        release = run.pathlib.Path("/etc/os-release").read_text("utf-8")
        if 'VERSION_ID="12"' not in release:
            self.skipTest("this is no Debian 12")
        final = re.findall(r"apt-get install [^&]*", TEXT)[0].split()
        names = [each for each in final[2:] if each[0] not in "-/\\"] + debian("build_packages") + debian("package_packages")
        self.assertIn("libxlsxwriter4", names)
        self.assertIn("dpkg-dev", names)
        found = subprocess.run(["apt-get", "install", "--simulate", *names], capture_output=True, text=True)
        if "Unable to locate package git" in found.stderr:
            self.skipTest("apt has no lists of packages")
        self.assertEqual(found.returncode, 0, found.stderr)

    def test_layers_are_small(self):
        final = [value for value in values("RUN") if "apt-get install" in value]
        self.assertEqual(len(final), 1)
        for part in "apt-get update", "--no-install-recommends", "--yes", "rm -rf /var/lib/apt/lists/*":
            self.assertIn(part, final[0])
        self.assertNotIn("COPY", TEXT.partition("FROM ${BASE}\n")[2], "the package is mounted, so no layer keeps it")

    def test_shellcheck(self):
        for value in values("RUN"):
            run.shellcheck(self, re.sub(r"^--mount=\S+\s+", "", value) + "\n", "sh")


class Form(unittest.TestCase):
    def test_base(self):
        self.assertRegex(values("ARG")[0], r"^BASE=debian:12-slim$")
        self.assertEqual([each.split()[0] for each in values("FROM")], ["${BASE}", "${BASE}"])

    def test_how_it_runs(self):
        self.assertEqual(json.loads(values("ENTRYPOINT")[0]), ["edu-check"])
        self.assertEqual(json.loads(values("CMD")[0]), ["--help"])
        self.assertRegex(values("USER")[-1], r"^[1-9]\d*:[1-9]\d*$")
        self.assertEqual([key for key, _ in INSTRUCTIONS if key in ("ADD", "MAINTAINER", "VOLUME", "EXPOSE")], [])


if __name__ == "__main__":
    run.main()
