#!/usr/bin/env python3
"""Writes realistic made inventories of primary and secondary schools for shaanxi-k12, for benchmarks and audits.

The same options give the same files. Facts and their types come from the vocabulary beside the standard, so that every
inventory is readable unless --invalid asks for defects. Folders: OUT/<city>/<district>/<code>.yaml.
"""

import argparse
import pathlib
import random
import re

import yaml

ROOT = pathlib.Path(__file__).resolve().parents[2]
CITIES = ["西安市", "宝鸡市", "咸阳市", "渭南市", "汉中市", "安康市", "榆林市", "延安市", "商洛市", "铜川市"]
PER_FOLDER = 500


def vocabulary():
    """All facts that inventories may hold, by path."""
    facts = {}
    for file in sorted((ROOT / "standards/vocabulary").glob("*.yaml")):
        facts.update(yaml.load(file.read_text(), yaml.CSafeLoader).get("facts") or {})
    return facts


def facts_of(standard):
    """The boolean facts that a standard asks of a school, in the order of the standard: path, and the paths that it needs."""
    facts = vocabulary()
    text = (ROOT / f"standards/{standard}.yaml").read_text()
    conditions = " ".join(re.findall(r"(?:require|when): (.*)", text))
    seen = dict.fromkeys(re.findall(r"[a-z_]+(?:\.[a-z_]+)+", conditions))
    return [(path, re.findall(r"[a-z_]+(?:\.[a-z_]+)+", facts[path].get("needs", "")))
            for path in seen if facts.get(path, {}).get("type") == "boolean" and path != "network.internet.fiber"]


def nested(facts):
    """Block YAML of dotted paths."""
    tree = {}
    for path, value in facts:
        *groups, last = path.split(".")
        node = tree
        for group in groups:
            node = node.setdefault(group, {})
        node[last] = value
    lines = []

    def walk(node, indent):
        for key, value in node.items():
            if isinstance(value, dict):
                lines.append(f"{indent}{key}:")
                walk(value, indent + "  ")
            else:
                lines.append(f"{indent}{key}: {value}")

    walk(tree, "")
    return lines


def numbers_of(random_, defect):
    """Counts and bandwidths of one school; with a defect, some of them too low."""
    primary = random_.randint(60, 1600)
    junior = random_.randint(60, 900)
    students = primary + junior
    teachers = students // 14 + 3
    rooms = students // 38 + 6
    rural = random_.random() < 0.4
    posts = max(1, -(-students // 1000))
    low = defect and random_.random() < 0.6
    bandwidth = random_.choice([100, 200, 500]) if rural else random_.choice([500, 800, 1000])
    return [
        ("school.area", "乡村" if rural else random_.choice(["城区", "镇区"])),
        ("students.primary", primary), ("students.junior", junior),
        ("teachers.total", teachers), ("staff.total", teachers + 8),
        ("staff.it_managers.full_time", max(0, posts - 1) if low else posts),
        ("classrooms.total", rooms), ("classrooms.digital_equipped", rooms - (1 if low else 0)),
        ("network.internet.bandwidth", f"{bandwidth // 2 if low else bandwidth} Mbps"),
        ("network.internet.fiber_bandwidth", f"{bandwidth // 2 if low else bandwidth} Mbps"),
        ("network.internet.fiber", "true"),
    ]


def inventory(index, options, booleans):
    random_ = random.Random(f"{options.seed}/{index}")
    defect = random_.random() < options.defects
    city = CITIES[index // PER_FOLDER % len(CITIES)]
    district = f"第{index // PER_FOLDER + 1}区县"
    code = f"2161{index:06d}"
    head = [("school.name", f"示例第{index + 1}学校"), ("school.code", f'"{code}"'), ("school.province", "shaanxi"),
            ("school.city", city), ("school.district", district),
            ("school.stages", "[primary, junior]")]
    facts = head + numbers_of(random_, defect)
    absent = set()
    for path, needed in booleans:
        value = "false" if (defect and random_.random() < 0.04) or not absent.isdisjoint(needed) else "true"
        if value == "false":
            absent.add(path)
        facts.append((path, "null" if defect and random_.random() < 0.02 else value))
    lines = ["# 学校信息化清单（示例数据）", "edu-check: 1", f"date: 2026-{random_.randint(1, 9):02d}-{random_.randint(1, 28):02d}"]
    lines += nested(facts)
    text = "\n".join(lines) + "\n"
    if random_.random() < options.outside:
        text = text.replace("edu-check: 1\n", "edu-check: &v 1\n", 1)
    if random_.random() < options.invalid:
        text = text.replace(" Mbps", "", 1)
    return city, district, code, text


def facts_that_fit(size, booleans):
    """As many attestations as an inventory of about `size` bytes holds."""
    class Plain:
        seed, defects, outside, invalid = 0, 0, 0, 0
    count = len(booleans)
    while count > 0 and len(inventory(0, Plain, booleans[:count])[3].encode()) > size:
        count -= 1
    return booleans[:count]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("out", type=pathlib.Path)
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--size", type=int, default=2700, help="bytes of an inventory, about")
    parser.add_argument("--defects", type=float, default=0.5, help="share of schools with failures and gaps")
    parser.add_argument("--outside", type=float, default=0.0, help="share of files outside the plain subset (an anchor)")
    parser.add_argument("--invalid", type=float, default=0.0, help="share of files with a mistake (a unit left out)")
    options = parser.parse_args()
    booleans = facts_that_fit(options.size, facts_of("shaanxi-k12"))
    for index in range(options.count):
        city, district, code, text = inventory(index, options, booleans)
        folder = options.out / city / district
        if index % PER_FOLDER == 0 or index == 0:
            folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{code}.yaml").write_text(text)


if __name__ == "__main__":
    main()
