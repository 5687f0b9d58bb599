#!/usr/bin/env python3
"""Prints what a workbook holds, cell by cell, with nothing but the standard library, for the golden cases."""

import re
import sys
import xml.etree.ElementTree as ElementTree
import zipfile

SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def value_of(cell, strings):
    """A cell as it was written: a formula, a number, or a text in quotes."""
    formula = cell.find(f"{SHEET}f")
    if formula is not None:
        return "=" + formula.text
    if cell.get("t") == "inlineStr":
        return repr("".join(text.text or "" for text in cell.iter(f"{SHEET}t")))
    number = cell.findtext(f"{SHEET}v")
    if cell.get("t") == "s":
        return repr(strings[int(number)])
    return number


def dump(book):
    files = set(book.namelist())
    strings = []
    if "xl/sharedStrings.xml" in files:
        strings = ["".join(text.text or "" for text in item.iter(f"{SHEET}t"))
                   for item in ElementTree.fromstring(book.read("xl/sharedStrings.xml"))]
    names = [sheet.get("name") for sheet in ElementTree.fromstring(book.read("xl/workbook.xml")).iter(f"{SHEET}sheet")]
    for number, name in enumerate(names, 1):
        root = ElementTree.fromstring(book.read(f"xl/worksheets/sheet{number}.xml"))
        pane = root.find(f".//{SHEET}pane")
        colors = [rule.findtext(f"{SHEET}formula") for rule in root.iter(f"{SHEET}cfRule")]
        filtered = root.find(f"{SHEET}autoFilter").get("ref")
        print(f"== {name}: first row frozen: {pane.get('ySplit')}, filter: {filtered}")
        print(f"coloured: {' '.join(colors)}")
        for row in root.iter(f"{SHEET}row"):
            cells = [(re.sub(r"\d", "", cell.get("r")), value_of(cell, strings)) for cell in row]
            print(f"{row.get('r')}:", " ".join(f"{column}={value}" for column, value in cells if value is not None))
        if any(name.startswith("xl/externalLinks") for name in files) or root.find(f"{SHEET}hyperlinks") is not None:
            print("links!")


with zipfile.ZipFile(sys.argv[1]) as archive:
    dump(archive)
