#!/usr/bin/env python3
"""Makes files of tables for golden cases, by openpyxl and by hand: never by edu-check, and never kept in the repository.

    make.py NAME FILE...      makes the files in the current folder; their functions are named after them, plain.xlsx: plain_xlsx

Each function is given the path of its file; its docstring says what is right.
"""

import datetime
import struct
import sys
import zipfile
from xml.sax.saxutils import escape

HEADER = ["序号", "学校名称", "学校标识码", "所在区县", "学段", "在校生数", "接入互联网出口带宽(Mbps)", "无线网络覆盖", "填表日期"]
DAY = datetime.date(2026, 9, 1)


def school(number, **changed):
    row = dict(zip(HEADER, [number, f"示例{number}小", f"216100000{number}", "雁塔区", "小学", 1000 + number, 500, "是", DAY]))
    row.update(changed)
    return [row[name] for name in HEADER]


# ---- by openpyxl, which writes absolute targets and inline or shared strings by version ----


def book(path, rows, change=None):
    import openpyxl
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    sheet.title = "一览表"
    for row in rows:
        sheet.append(row)
    if change:
        change(workbook, sheet)
    workbook.save(path)


def plain_xlsx(path):
    """Three schools."""
    book(path, [HEADER, school(1), school(2), school(3)])


def headers_xlsx(path):
    """A title, a header of three rows with merged cells, a row of units, a district merged over two schools, totals, notes."""
    def merge(_, sheet):
        for cells in "A1:F1", "A2:A4", "B2:B4", "C2:C4", "D2:F2", "D3:D4", "E3:F3", "C6:C7":
            sheet.merge_cells(cells)
    book(path, [["2026 年中小学信息化情况一览表"], ["学校名称", "学校代码", "所在区县", "计算机数（台）"],
                [None, None, None, "数字终端数", "其中"], [None, None, None, None, "学生终端数", "教师终端数"],
                [None, None, None, "（台）", "（台）", "（台）"],
                ["示例一小", 2161000001, "雁塔区", 100, 80, 20], ["示例二小", 2161000002, None, 60, 50, 10],
                ["合计", None, None, "=SUM(D6:D7)", 130, 30], ["注：含平板电脑"], ["填表人：", "略"]], merge)


def merged_numbers_xlsx(path):
    """A number over two schools, one cell over two facts, a name over two rows: errors of these schools."""
    def merge(_, sheet):
        for cells in "F2:F3", "F4:G4", "B5:B6":
            sheet.merge_cells(cells)
    book(path, [HEADER, school(1), school(2, 在校生数=None), school(3, **{"接入互联网出口带宽(Mbps)": None}), school(4),
                school(5, 学校名称=None, 学校标识码=None)], merge)


def hidden_xlsx(path):
    """A hidden row, a hidden column and two hidden sheets: all are read, and told but for the column."""
    def hide(workbook, sheet):
        sheet.row_dimensions[3].hidden = True
        sheet.column_dimensions["F"].hidden = True
        for state, number in ("hidden", 3), ("veryHidden", 4):
            other = workbook.create_sheet(state)
            other.append(HEADER)
            other.append(school(number))
            other.sheet_state = state
    book(path, [HEADER, school(1), school(2)], hide)


def formulas_xlsx(path):
    """Formulas without results: errors. A HYPERLINK is one of them; nothing is followed."""
    book(path, [HEADER, school(1, 在校生数="=1000+1"), school(2, 学校名称='=HYPERLINK("http://example.invalid/","示例二小")'),
                school(3, 无线网络覆盖="=G4>100")])


def errors_xlsx(path):
    """Error cells: errors of these schools, also where a text is wanted."""
    book(path, [HEADER, school(1, 在校生数="#N/A"), school(2, 学校名称="#REF!"), school(3, 填表日期="#VALUE!"), school(4)])


def dates_xlsx(path):
    """Dates in four formats, with a time of the day, as a text, and as a number without a format, which is no date."""
    def shape(_, sheet):
        for row, code in enumerate(['yyyy"年"m"月"d"日"', "[$-804]yyyy/m/d;@", "m/d/yy", "yyyy-mm-dd hh:mm"], 2):
            sheet.cell(row, 9).number_format = code
    moment = datetime.datetime(2026, 9, 1, 13, 45)
    book(path, [HEADER, school(1), school(2), school(3), school(4, 填表日期=moment), school(5, 填表日期="2026年9月1日"),
                school(6, 填表日期=46266), school(7, 填表日期="去年")], shape)


def dates1904_xlsx(path):
    """The date system of old Macintoshes: the same days."""
    def shift(workbook, _):
        import openpyxl.utils.datetime
        workbook.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    book(path, [HEADER, school(1), school(2, 填表日期=datetime.date(2026, 12, 31))], shift)


def texts_xlsx(path):
    """Numbers as people write them into cells of text: right where only one can be meant."""
    counts = ["1,200", "１２００", " 1200 ", "1200人", "3万", "约1200", "1.2e3", "12\n00", "1 200"]
    book(path, [HEADER, *(school(n + 1, 在校生数=count) for n, count in enumerate(counts[:8])), school(9, 在校生数=counts[8])])


def codes_xlsx(path):
    """A code as a number, with blanks, in full width, with a zero in front as text, and one that lost its zero."""
    book(path, [HEADER, school(1, 学校标识码=2161000001), school(2, 学校标识码=" 2161000002 "), school(3, 学校标识码="２１６１０００００３"),
                school(4, 学校标识码="0161000004"), school(5, 学校标识码=161000005), school(6, 学校标识码=2.161e9)])


def answers_xlsx(path):
    """Yes and no as people and programs write them."""
    answers = [True, False, "√", "×", "有", "Y", 1, 0, "部分"]
    book(path, [HEADER, *(school(n + 1, 无线网络覆盖=answer) for n, answer in enumerate(answers))])


def lists_xlsx(path):
    """Stages of a school in one cell."""
    stages = ["小学、初中", "小学，初中", "小学;初中", "小学 初中", "小学\n初中", "小学/初中", "九年一贯制", "小学、中学"]
    book(path, [HEADER, *(school(n + 1, 学段=each) for n, each in enumerate(stages))])


def rows_xlsx(path):
    """Blank rows, sums of districts, a header again, schools without a name, without anything but a name."""
    book(path, [HEADER, school(1), [None], ["雁塔区小计", None, None, None, None, 1001], HEADER,
                school(2, 学校名称=None, 学校标识码=None), [3, "示例三小"], ["", " "], ["总计", None, None, None, None, 2003],
                ["填表说明：略"], ["审核人：略", None, None, "联系电话：略"]])


def columns_xlsx(path):
    """A fact twice, a unit that does not fit, a typing error, a column without a header, one that is no fact."""
    header = ["学校名称", "学校标识码", "在校生数", "学生总数", "出口带宽(MB/s)", "无线网络复盖", "校长", None]
    book(path, [header, ["示例一小", 2161000001, 1, 2, 3, "是", "略", 4], ["示例二小", 2161000002, 1, None, 3, "是", "略", 4]])


def form_xlsx(path):
    """One school: labels in two pairs of columns, a unit of its own column below."""
    book(path, [["学校信息化情况填报表"], ["学校名称", "示例一小", "学校标识码", 2161000001], ["所在区县", "雁塔区", "学段", "小学"],
                ["在校生数（人）", 1001, "无线网络覆盖", "√"], ["接入互联网出口带宽", "500 Mbps", "校训", "略"]])


def forms_xlsx(path):
    """A school a sheet, with questions, units and values in columns, and a sheet that explains."""
    def more(workbook, sheet):
        for row in [["条款", "问题", "填写", "单位"], ["一", "学校名称", "示例一小"], [None, "学校标识码", "2161000001"],
                    ["二", "接入互联网出口带宽", 500, "Mbps"], ["三", "在校生数", 1001, "人"]]:
            sheet.append(row)
        other = workbook.copy_worksheet(sheet)
        other.title = "二小"
        other["C2"], other["C3"], other["C4"] = "示例二小", 2161000002, "百兆"
        workbook.create_sheet("填表说明", 0)["A1"] = "请填写黄色单元格"
    book(path, [], more)


def columns_of_schools_xlsx(path):
    """A school a column."""
    book(path, [["项目", "一小", "二小", "三小"], ["学校名称", "示例一小", "示例二小", "示例三小"],
                ["学校标识码", 2161000001, 2161000002, 2161000003], ["在校生数", 1001, 1002, "x"],
                ["出口带宽(Mbps)", 500, None, 1000]])


def two_tables_xlsx(path):
    """Two tables on a sheet: the second header is no school, and its rows, without a name of the first, are told."""
    book(path, [HEADER, school(1), [], [], ["年度", "经费（万元）", "说明"], [2025, 10, "略"], [2026, 12, "略"]])


def protected_xlsx(path):
    """A sheet that may not be changed can be read."""
    def protect(_, sheet):
        sheet.protection.sheet = True
        sheet.protection.password = "secret"
    book(path, [HEADER, school(1)], protect)


def chart_first_xlsx(path):
    """A sheet that is a chart has no cells."""
    def chart(workbook, sheet):
        import openpyxl.chart
        bars = openpyxl.chart.BarChart()
        bars.add_data(openpyxl.chart.Reference(sheet, min_col=6, min_row=1, max_row=3))
        workbook.create_chartsheet("图", 0).add_chart(bars)
    book(path, [HEADER, school(1), school(2)], chart)


def header_only_xlsx(path):
    """No school: an error."""
    book(path, [HEADER])


def empty_xlsx(path):
    """Nothing at all: an error."""
    book(path, [])


def hostile_xlsx(path):
    """Names that are formulas, markup, workflow commands: they stay texts."""
    book(path, [HEADER, school(1, 学校名称="=cmd|' /C calc'!A0"), school(2, 学校名称="<script>alert(1)</script>"),
                school(3, 学校名称="::error::x"), school(4, 学校名称="甲%0A乙"), school(5, 学校名称='a"; b: [c')],
         lambda workbook, sheet: [sheet.cell(2, 2).__setattr__("data_type", "s"), setattr(sheet, "title", "a!b'c d")])


def wide_xlsx(path):
    """Two thousand columns without a header in the way of two facts."""
    book(path, [["学校名称", *[None] * 2000, "学校标识码", "在校生数"], ["示例一小", *["x"] * 2000, 2161000001, 1001]])


# ---- by hand ----

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
MEANT = "application/vnd.openxmlformats-officedocument.spreadsheetml"
TYPES = ('<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" '
         'ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
         + "".join(f'<Override PartName="/xl/{part}.xml" ContentType="{MEANT}.{type}+xml"/>' for part, type in
                   [("workbook", "sheet.main"), ("worksheets/sheet1", "worksheet"), ("sharedStrings", "sharedStrings"), ("styles", "styles")])
         + "</Types>")


def relationships(*targets, office=OFFICE):
    rows = "".join(f'<Relationship Id="{id}" Type="{office}/{type}" Target="{target}"/>' for id, type, target in targets)
    return f'<?xml version="1.0"?><Relationships xmlns="{PACKAGE}">{rows}</Relationships>'


def package(path, sheet, *, main=MAIN, office=OFFICE, sheet_target="/xl/worksheets/sheet1.xml", workbook=None, **parts):
    """A workbook of one sheet whose content is given; other parts by name, with __ for / and _ for the point."""
    files = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": relationships(("r", "officeDocument", "xl/workbook.xml"), office=office),
        "xl/workbook.xml": workbook or f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets><sheet name="S" sheetId="1" r:id="s"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": relationships(("s", "worksheet", sheet_target), ("t", "sharedStrings", "sharedStrings.xml"),
                                                    ("y", "styles", "./styles.xml"), office=office),
        "xl/worksheets/sheet1.xml": sheet if sheet.startswith("<?xml") else f'<worksheet xmlns="{main}">{sheet}</worksheet>',
    }
    files |= {name.replace("__", "/").replace("_xml", ".xml"): text for name, text in parts.items()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), text, zipfile.ZIP_DEFLATED)


def inline(place, text):
    return f'<c r="{place}" t="inlineStr"><is><t xml:space="preserve">{escape(text)}</t></is></c>'


def cells(number, texts):
    return f'<row r="{number}">' + "".join(inline(f"{chr(65 + i)}{number}", text) for i, text in enumerate(texts) if text) + "</row>"


TITLES = cells(1, ["学校名称", "学校标识码", "在校生数"])
FIRST = inline("A2", "示例一小") + inline("B2", "2161000001")


def one_school(count, after=""):
    """A sheet of one school; `count` is the cell C2."""
    return f"<sheetData>{TITLES}<row r=\"2\">{FIRST}{count}</row>{after}</sheetData>"


def shared_xlsx(path):
    """Shared strings: of runs, with readings that are left out, with an escape that is a line break, with blanks."""
    strings = ["<t>学校名称</t>", "<r><t>学校</t></r><r><rPr><b/></rPr><t>标识码</t></r><rPh sb=\"0\" eb=\"2\"><t>xuexiao</t></rPh>",
               "<t>在校_x000D_生数</t>", '<t xml:space="preserve"> 示例一小 </t>', "<t>2161000001</t>", "<t>1_x005F_x0030_</t>"]
    row = lambda n, *indexes: f'<row r="{n}">' + "".join(f'<c r="{c}{n}" t="s"><v>{i}</v></c>' for c, i in zip("ABC", indexes)) + "</row>"
    package(path, f"<sheetData>{row(1, 0, 1, 2)}{row(2, 3, 4, 5)}</sheetData>",
            xl__sharedStrings_xml=f'<sst xmlns="{MAIN}">' + "".join(f"<si>{each}</si>" for each in strings) + "</sst>")


def strict_xlsx(path):
    """The strict edition, whose name spaces are others, with a prefix on every element, and a sheet elsewhere."""
    rows = one_school('<c r="C2"><v>1001</v></c>').replace("<", "<x:").replace("<x:/", "</x:")
    package(path, f'<?xml version="1.0"?><x:worksheet xmlns:x="{STRICT}">{rows}</x:worksheet>', main=STRICT,
            office="http://purl.oclc.org/ooxml/officeDocument/relationships")


def types_xlsx(path):
    """A formula with the text of its result, a date of ISO 8601, a boolean, a formula whose result is nothing."""
    titles = cells(1, ["学校名称", "学校标识码", "填表日期", "无线网络覆盖", "在校生数", "所在区县"])
    package(path, f'<sheetData>{titles}<row r="2"><c r="A2" t="str"><f>"示例"&amp;"一小"</f><v>示例一小</v></c>{inline("B2", "2161000001")}'
                  '<c r="C2" t="d"><v>2026-09-01T00:00:00</v></c><c r="D2" t="b"><v>1</v></c><c r="E2"><f>1000+1</f><v>1001</v></c>'
                  '<c r="F2" t="str"><f>""</f><v></v></c></row></sheetData>')


def numbers_xlsx(path):
    """Binary noise, exponents, a number beyond all, a negative one, half a child."""
    values = ["1000.9999999999999999", "1.001E3", "1e+300", "-5", "1000.5", "0.30000000000000004e4", "abc"]
    rows = "".join(f'<row r="{n}">{inline(f"A{n}", f"示例{n}小")}{inline(f"B{n}", f"216100000{n}")}<c r="C{n}"><v>{value}</v></c></row>'
                   for n, value in enumerate(values, 2))
    package(path, f"<sheetData>{TITLES}{rows}</sheetData>")


def days_xlsx(path):
    """The 29 February 1900 that never was, day 0, the last day, a day beyond it, a negative one, a time without a day."""
    titles = cells(1, ["学校名称", "学校标识码", "填表日期"])
    styles = f'<styleSheet xmlns="{MAIN}"><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="20"/></cellXfs></styleSheet>'
    days = [("60", 1), ("0", 1), ("2958465", 1), ("2958466", 1), ("-1", 1), ("0.5", 2), ("59.9", 1)]
    rows = "".join(f'<row r="{n}">{inline(f"A{n}", f"示例{n}小")}{inline(f"B{n}", f"216100000{n}")}<c r="C{n}" s="{style}"><v>{day}</v></c></row>'
                   for n, (day, style) in enumerate(days, 2))
    package(path, f"<sheetData>{titles}{rows}</sheetData>", xl__styles_xml=styles)


def no_places_xlsx(path):
    """Rows and cells need not say where they are; and cells need not be in order."""
    titles = "".join(f'<c t="inlineStr"><is><t>{text}</t></is></c>' for text in ["学校名称", "学校标识码", "在校生数"])
    package(path, f'<sheetData><row>{titles}</row><row r="2">{inline("B2", "2161000001")}<c r="C2"><v>1001</v></c>{inline("A2", "示例一小")}</row></sheetData>')


def escapes_xlsx(path):
    """Characters that act on a terminal, and those that XML can hold only as an escape of Excel."""
    package(path, one_school('<c r="C2"><v>1001</v></c>').replace("示例一小", "甲_x001B_[31m乙\u202e丙"))


def twice_xlsx(path):
    """One cell twice: the file is damaged."""
    package(path, one_school('<c r="C2"><v>1</v></c><c r="C2"><v>2</v></c>'))


def rows_backwards_xlsx(path):
    """Row 2 behind row 3: the file is damaged."""
    package(path, f'<sheetData><row r="3">{FIRST.replace("2", "3")}</row>{TITLES}</sheetData>')


def wrong_row_xlsx(path):
    """A cell of another row: the file is damaged."""
    package(path, one_school('<c r="C9"><v>1</v></c>'))


def beyond_xlsx(path):
    """A column behind the last: the file is damaged."""
    package(path, one_school('<c r="XFE2"><v>1</v></c>'))


def row_beyond_xlsx(path):
    """A row behind the last: the file is damaged."""
    package(path, one_school('<c r="C2"><v>1</v></c>', '<row r="1048577"><c r="A1048577"><v>1</v></c></row>'))


def no_text_xlsx(path):
    """A shared string that is not there: never another one, and never nothing."""
    package(path, one_school('<c r="C2" t="s"><v>7</v></c>'), xl__sharedStrings_xml=f'<sst xmlns="{MAIN}"><si><t>5</t></si></sst>')


def huge_index_xlsx(path):
    """A number of a shared string that no computer word holds."""
    package(path, one_school('<c r="C2" t="s"><v>99999999999999999999</v></c>'), xl__sharedStrings_xml=f'<sst xmlns="{MAIN}"><si><t>5</t></si></sst>')


def no_style_xlsx(path):
    """A style that is not there: a date may be a number or the other way round."""
    package(path, one_school('<c r="C2" s="9"><v>1</v></c>'))


def no_sheet_xlsx(path):
    """The part of the sheet is missing."""
    package(path, one_school('<c r="C2"><v>1</v></c>'), sheet_target="worksheets/sheet2.xml")


def no_workbook_xlsx(path):
    """A zip with the list of content types, and nothing else."""
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", TYPES)


def outside_xlsx(path):
    """A target that leads out of the package names nothing."""
    package(path, one_school('<c r="C2"><v>1</v></c>'), sheet_target="../../../../etc/passwd")


def doctype_xlsx(path):
    """A document type with an entity: refused, before it can be expanded."""
    package(path, '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "123"><!ENTITY c "&b;&b;&b;">]>' + f'<worksheet xmlns="{MAIN}">'
            + one_school('<c r="C2"><v>&c;</v></c>') + "</worksheet>")


def half_xml_xlsx(path):
    """XML that breaks off: no school of it counts as the last."""
    package(path, f'<?xml version="1.0"?><worksheet xmlns="{MAIN}">' + one_school('<c r="C2"><v>1</v></c>')[:-30])


def macros_xlsm(path):
    """Macros, a link to another file and a connection are parts that nobody reads."""
    package(path, one_school("<c r=\"C2\"><f>[1]Sheet1!$A$1</f><v>1001</v></c>"), xl__vbaProject_bin="x" * 100,
            xl__externalLinks__externalLink1_xml='<externalLink><externalBook r:id="x"/></externalLink>')


def million_xlsx(path):
    """A million rows that hold nothing but a format."""
    rows = "".join(f'<row r="{n}"><c r="A{n}" s="0"/></row>' for n in range(3, 1048577))
    package(path, one_school('<c r="C2"><v>1001</v></c>', rows))


def long_cell_xlsx(path):
    """A text of a megabyte in a cell."""
    package(path, one_school(inline("C2", "x" * 1000000)))


def bomb_xlsx(path):
    """A sheet that unpacks to more than a gibibyte, out of a file of a few megabytes."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        package(path + ".part", one_school('<c r="C2"><v>1</v></c>'))
        with zipfile.ZipFile(path + ".part") as parts:
            for name in parts.namelist():
                if "sheet1" not in name:
                    archive.writestr(name, parts.read(name))
        with archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as sheet:
            sheet.write(f'<worksheet xmlns="{MAIN}"><sheetData>'.encode())
            for _ in range(1100):
                sheet.write(b"\n" * (1 << 20))
    import os
    os.unlink(path + ".part")


def merged_bomb_xlsx(path):
    """Merged cells by the hundred thousand."""
    merged = "".join(f'<mergeCell ref="A{n}:A{n + 1}"/>' for n in range(3, 700000, 2))
    package(path, one_school('<c r="C2"><v>1</v></c>') + f"<mergeCells>{merged}</mergeCells>")


# ---- files that are not what they are called ----


def html_xls(path):
    """A web page, as systems export it."""
    with open(path, "w", encoding="gb18030") as file:
        file.write("<html><table><tr><td>学校名称</td><td>学校标识码</td></tr></table></html>")


def really_xlsx_xls(path):
    """A workbook of today under the old ending is read as what it is."""
    package(path, one_school('<c r="C2"><v>1001</v></c>'))


def really_csv_xls(path):
    """Text under the old ending."""
    with open(path, "w", encoding="gb18030") as file:
        file.write("学校名称\t学校标识码\t在校生数\n示例一小\t2161000001\t1001\n")


def word_xlsx(path):
    """A document of Word."""
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", TYPES)
        archive.writestr("_rels/.rels", relationships(("r", "officeDocument", "word/document.xml")))
        archive.writestr("word/document.xml", "<w:document/>")


def archive_xlsx(path):
    """A zip of other files."""
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("学校.txt", "x")


def pdf_xlsx(path):
    """A PDF."""
    with open(path, "wb") as file:
        file.write(b"%PDF-1.7\n")


def ole(path, *streams):
    """A compound file with empty streams of these names: header, a sector of the allocation table, the directory."""
    free, end, table = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
    header = bytes.fromhex("D0CF11E0A1B11AE1") + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, end, 0, end, 0) + struct.pack("<109I", 0, *[free] * 108)
    entries = []
    for number, name in enumerate(["Root Entry", *streams]):
        text = name.encode("utf-16-le")
        child = 1 if number == 0 and streams else free
        right = number + 1 if 0 < number < len(streams) else free
        entries.append(text.ljust(64, b"\0") + struct.pack("<HBBIII", len(text) + 2, 5 if number == 0 else 2, 1, free, right, child)
                       + bytes(36) + struct.pack("<IQ", end, 0))
    directory = b"".join(entries).ljust(512, b"\0")
    with open(path, "wb") as file:
        file.write(header + struct.pack("<128I", table, end, *[free] * 126) + directory)


def password_xlsx(path):
    """A workbook with a password is a compound file."""
    ole(path, "EncryptedPackage", "EncryptionInfo")


def word_xls(path):
    """A document of old Word."""
    ole(path, "WordDocument")


# ---- OpenDocument ----


def ods(path, rows, *, manifest="<manifest/>", before="", name="表", more=""):
    spaces = "".join(f' xmlns:{p}="urn:oasis:names:tc:opendocument:xmlns:{n}:1.0"' for p, n in
                     [("office", "office"), ("table", "table"), ("text", "text"), ("style", "style"), ("dc", "dc")])
    content = (f'<?xml version="1.0"?><office:document-content{spaces}><office:automatic-styles><style:style style:name="h" style:family="table">'
               '<style:table-properties table:display="false"/></style:style></office:automatic-styles><office:body><office:spreadsheet>'
               f'{before}<table:table table:name="{name}">{rows}</table:table>{more}</office:spreadsheet></office:body></office:document-content>')
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(zipfile.ZipInfo("mimetype"), "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", manifest)
        archive.writestr("content.xml", content)


def ods_text(text, extra=""):
    return f'<table:table-cell office:value-type="string"{extra}><text:p>{text}</text:p></table:table-cell>'


def ods_row(*texts, extra=""):
    return f"<table:table-row{extra}>" + "".join(map(ods_text, texts)) + "</table:table-row>"


def cells_ods(path):
    """Numbers, percentages, dates, booleans, spaces, remarks that are no text, a repeated value, a million blank rows."""
    value = lambda type, name, text: f'<table:table-cell office:value-type="{type}" office:{name}="{text}"><text:p>shown</text:p></table:table-cell>'
    rows = ods_row("学校名称", "学校标识码", "在校生数", "数字终端数", "填表日期", "无线网络覆盖")
    remark = ('<table:table-cell office:value-type="string"><office:annotation><text:p>批注</text:p></office:annotation>'
              '<text:p>示例<text:s text:c="2"/>一小</text:p></table:table-cell>')
    repeated = '<table:table-cell office:value-type="float" office:value="1001" table:number-columns-repeated="2"><text:p>1001</text:p></table:table-cell>'
    rows += (f"<table:table-row>{remark}{value('float', 'value', '2161000001')}{repeated}"
             f"{value('date', 'date-value', '2026-09-01T08:00:00')}{value('boolean', 'boolean-value', 'true')}</table:table-row>")
    rows += '<table:table-row table:number-rows-repeated="1048574"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    ods(path, rows)


def repeated_ods(path):
    """A school that stands a million times: the rows end where a sheet does, and its code is there again and again."""
    ods(path, ods_row("学校名称", "学校标识码") + ods_row("示例一小", "2161000001", extra=' table:number-rows-repeated="3"'))


def beyond_ods(path):
    """Values in rows behind the last."""
    ods(path, ods_row("学校名称", "学校标识码") + ods_row("示例一小", "2161000001", extra=' table:number-rows-repeated="4294967296"'))


def hidden_ods(path):
    """A hidden row and a hidden sheet; values that another program gave, and changes that were tracked, are no sheets."""
    rows = ods_row("学校名称", "学校标识码") + ods_row("示例一小", "2161000001", extra=' table:visibility="collapse"')
    other = f'<table:table table:name="藏" table:style-name="h">{ods_row("学校名称", "学校标识码")}{ods_row("示例二小", "2161000002")}</table:table>'
    ods(path, rows, more=other + f'<table:dde-links><table:table>{rows}</table:table></table:dde-links>',
        before=f"<table:tracked-changes><table:cell-content-change>{ods_text('x')}</table:cell-content-change></table:tracked-changes>")


def merged_ods(path):
    """A district over two schools, a number over two schools."""
    covered = "<table:covered-table-cell/>"
    rows = ods_row("学校名称", "学校标识码", "所在区县", "在校生数")
    span = ' table:number-rows-spanned="2" table:number-columns-spanned="1"'
    rows += f"<table:table-row>{ods_text('示例一小')}{ods_text('2161000001')}{ods_text('雁塔区', span)}{ods_text('5', span)}</table:table-row>"
    rows += f"<table:table-row>{ods_text('示例二小')}{ods_text('2161000002')}{covered}{covered}</table:table-row>"
    ods(path, rows)


def errors_ods(path):
    """An error, a formula without a result, a time."""
    rows = ods_row("学校名称", "学校标识码", "在校生数")
    for number, cell in enumerate(['<table:table-cell table:formula="of:=1/0" office:value-type="string" office:string-value="">'
                                   '<text:p>#DIV/0!</text:p></table:table-cell>',
                                   '<table:table-cell table:formula="of:=A1"/>',
                                   '<table:table-cell office:value-type="time" office:time-value="PT08H00M00S"><text:p>8:00</text:p></table:table-cell>'], 1):
        rows += f"<table:table-row>{ods_text(f'示例{number}小')}{ods_text(f'216100000{number}')}{cell}</table:table-row>"
    ods(path, rows)


def password_ods(path):
    """Encrypted."""
    ods(path, ods_row("x"), manifest="<manifest:manifest><manifest:encryption-data/></manifest:manifest>")


def make(name):
    globals()[name.replace(".", "_").replace("-", "_")](name)


if __name__ == "__main__":
    for each in sys.argv[1:]:
        make(each)
