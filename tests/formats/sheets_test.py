#!/usr/bin/env python3
"""Spreadsheets take csv and xlsx for what they are: openpyxl and LibreOffice."""

import csv
import datetime
import io
import subprocess
import unittest

import run


def cells_of(text):
    return list(csv.reader(io.StringIO(text), quoting=csv.QUOTE_MINIMAL))


class Sheets(run.FormatTest):
    def converted(self, file, target):
        """The sheets of a file as LibreOffice reads it, each as CSV with formulas in place of their results."""
        office = run.need("soffice")
        folder = self.path("converted")
        subprocess.run([office, f"-env:UserInstallation=file://{self.path('profile')}", "--headless",
                        "--convert-to", target, "--outdir", folder, file], check=True, capture_output=True, timeout=300)
        return {each.stem: cells_of(each.read_text()) for each in folder.iterdir()}

    def test_xlsx_in_openpyxl(self):
        try:
            import openpyxl
        except ImportError:
            self.skipTest("openpyxl is not installed")
        self.check("--format", f"xlsx={self.path('out.xlsx')}")
        book = openpyxl.load_workbook(self.path("out.xlsx"))
        self.assertEqual(book.sheetnames, ["总览", "指标", "整改清单"])
        for sheet in book:
            self.assertEqual(sheet.freeze_panes, "A2")
            self.assertEqual(sheet.auto_filter.ref, sheet.dimensions)
            self.assertGreater(len(sheet.conditional_formatting), 0)
            kinds = {cell.data_type for row in sheet.iter_rows() for cell in row}
            self.assertLessEqual(kinds, {"s", "inlineStr", "n", "d"}, "no formulas")
            self.assertFalse(any(cell.hyperlink for row in sheet.iter_rows() for cell in row))
        overview = [[cell.value for cell in row] for row in book["总览"]]
        self.assertIn("schools/" + run.HOSTILE, [row[0] for row in overview])
        good = dict(zip(overview[0], next(row for row in overview if row[0] == "schools/good.yaml")))
        self.assertEqual(good["截至"], datetime.datetime(2026, 9, 1))
        self.assertEqual((good["达标"], good["达标率下限"]), (4, 1))
        self.assertEqual(book["总览"]["J2"].number_format, "0.0%")

    def test_xlsx_in_libreoffice(self):
        self.check("--format", f"xlsx={self.path('out.xlsx')}")
        # separator, quote, UTF-8, first line, …, values as shown, formulas as such, all sheets
        sheets = self.converted(self.path("out.xlsx"),
                                "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true,false,false,-1")
        self.assertEqual(sorted(sheets), ["out-总览", "out-指标", "out-整改清单"])
        overview = sheets["out-总览"]
        self.assertEqual(overview[0][0], "清单")
        hostile = next(row for row in overview if row[0] == run.HOSTILE or row[0].endswith(run.HOSTILE))
        self.assertTrue(hostile[2].startswith('=HYPERLINK("http://evil.example","x");+1'), "the text, not its result")
        lacking = next(row for row in overview if row[0] == "schools/lacking.yaml")
        self.assertEqual(lacking[9:13], ["0.0%", "25.0%", "0", "3"])
        self.assertTrue(any("_x003D_1" in cell for row in sheets["out-整改清单"] for cell in row))

    def test_csv_in_libreoffice(self):
        self.path("out.csv").write_bytes(self.check("--format", "csv"))
        rows = cells_of(self.path("out.csv").read_bytes().decode("utf-8-sig"))
        self.path("formula.csv").write_text("a;=1+1\n")
        self.assertEqual(self.formulas(self.path("formula.csv"), "59")[0], ["=1+1"], "LibreOffice evaluates")
        for separator in "44", "59", "9", "124":  # whatever a person may choose
            formulas, found = self.formulas(self.path("out.csv"), separator)
            self.assertEqual(formulas, [], separator)
            if separator == "44":
                self.assertEqual(found, len(rows))

    def formulas(self, file, separator):
        """The formulas and the number of rows of a CSV file as LibreOffice reads it when asked to evaluate."""
        office = run.need("soffice")
        try:
            import openpyxl
        except ImportError:
            self.skipTest("openpyxl is not installed")
        reading = f"Text - txt - csv (StarCalc):{separator},34,76,1,,0,false,true,false,false,false,-1,true,true"
        subprocess.run([office, f"-env:UserInstallation=file://{self.path('profile')}", "--headless",
                        f"--infilter={reading}", "--convert-to", "xlsx:Calc MS Excel 2007 XML",
                        "--outdir", self.path("again"), file],
                       check=True, capture_output=True, timeout=300)
        sheet = openpyxl.load_workbook(self.path("again") / (file.stem + ".xlsx")).active
        return [cell.value for row in sheet.iter_rows() for cell in row if cell.data_type == "f"], sheet.max_row


if __name__ == "__main__":
    run.main()
