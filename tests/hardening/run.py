#!/usr/bin/env python3
"""Reads in the program what cmake/hardening.cmake asked of compiler and linker.

    tests/hardening/run.py --binary build/release/bin/edu-check --flags "-D_FORTIFY_SOURCE=3 -Wl,-z,now …"

Flags that compiler and linker do not have are not among those given, and what they would do is not looked for. Ends with 77,
which is a skip, for a build that is not hardened at all, or without readelf.
"""

import argparse
import re
import shutil
import subprocess
import sys


def readelf(binary, *options):
    return subprocess.run(["readelf", "--wide", *options, binary], check=True, capture_output=True, text=True).stdout


def text_section(binary):
    """Address, place in the file and bytes of the code."""
    line = next(line for line in readelf(binary, "--section-headers").splitlines() if re.search(r"\] \.text\s", line))
    address, offset, size = (int(each, 16) for each in line.split(".text", 1)[1].split()[1:4])
    with open(binary, "rb") as file:
        file.seek(offset)
        return address, file.read(size)


def our_functions(binary):
    """Addresses of functions of the namespace edu_check that others can call."""
    for line in readelf(binary, "--symbols").splitlines():
        words = line.split()
        if len(words) == 8 and words[3] == "FUNC" and words[4] == "GLOBAL" and "9edu_check" in words[7]:
            yield int(words[1], 16), words[7]


def unmarked(binary):
    """Functions of ours that do not begin with endbr64, where CET lets a call land, and how many there are."""
    address, code = text_section(binary)
    functions = dict(our_functions(binary))
    bad = [name for start, name in functions.items() if code[start - address:start - address + 4] != b"\xf3\x0f\x1e\xfa"]
    return bad, len(functions)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--binary", required=True)
    parser.add_argument("--flags", default="")
    options = parser.parse_args()
    flags = options.flags.split()
    if not flags:
        print("skip  this build is not hardened: it is for debugging, or for a sanitizer")
        sys.exit(77)
    if not shutil.which("readelf"):
        print("skip  no readelf; install the package binutils")
        sys.exit(77)
    header, segments, dynamic = (readelf(options.binary, each) for each in ("--file-header", "--program-headers", "--dynamic"))
    symbols = readelf(options.binary, "--symbols")
    stack = next((line.split() for line in segments.splitlines() if "GNU_STACK" in line), [])
    found = {
        "position independent (PIE)": "DYN (" in header and "PIE" in dynamic,
        "RELRO": "-Wl,-z,relro" not in flags or "GNU_RELRO" in segments,
        "full RELRO (NOW)": "-Wl,-z,now" not in flags or "NOW" in dynamic,
        "no executable stack": "-Wl,-z,noexecstack" not in flags or (stack and "E" not in stack[6]),
        "stack protector": "-fstack-protector-strong" not in flags or "__stack_chk_fail" in symbols,
        "_FORTIFY_SOURCE": not any("_FORTIFY_SOURCE=" in each for each in flags) or re.search(r"__\w+_chk@", symbols),
        "_GLIBCXX_ASSERTIONS": "-D_GLIBCXX_ASSERTIONS" not in flags or "glibcxx_assert_fail" in symbols,
    }
    if "-fcf-protection=full" in flags:
        bad, count = unmarked(options.binary)
        found[f"branch targets (CET) of {count} functions{': not ' + ', '.join(bad[:3]) if bad else ''}"] = count > 100 and not bad
    for name, good in found.items():
        print("ok   " if good else "FAIL ", name)
    for name, flag in ("_FORTIFY_SOURCE", "_FORTIFY_SOURCE="), ("CET", "-fcf-protection"), ("stack clash protection", "-fstack-clash-protection"):
        if not any(flag in each for each in flags):
            print("skip ", name, "is not known to this compiler or processor")
    sys.exit(0 if all(found.values()) else 1)


if __name__ == "__main__":
    main()
