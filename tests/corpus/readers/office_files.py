"""Workbooks and documents as office programs write them, small and the same bytes at any time of day."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape

CONTENT = "http://schemas.openxmlformats.org/package/2006/content-types"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
DAY, MOMENT = 1, 2
"""Formats of cells: a day alone, and a day with a time."""
STYLES = (
    f'<styleSheet xmlns="{SHEET}"><fonts count="1"><font/></fonts><fills count="1"><fill><patternFill/></fill></fills>'
    '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3">'
    '<xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="22"/></cellXfs></styleSheet>'
)


def packed(parts: Mapping[str, str | bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        for name, data in parts.items():
            package.writestr(zipfile.ZipInfo(name), data, compress_type=zipfile.ZIP_DEFLATED)
    return file.getvalue()


def cell(value: object, *, style: int = 0) -> str:
    """Return a cell as it is written: texts within it, numbers and days as numbers, "#N/A" as an error."""
    if value is None:
        return "<c/>"
    if isinstance(value, bool):
        return f'<c t="b"><v>{int(value)}</v></c>'
    if isinstance(value, int | float):
        return f'<c s="{style}"><v>{value}</v></c>'
    text = escape(str(value))
    if text.startswith("#"):
        return f'<c t="e"><v>{text}</v></c>'
    return f'<c t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'


def sheet(rows: Sequence[Sequence[object]], *, merged: Sequence[str] = ()) -> str:
    """Return a worksheet; a cell that is XML stands as it is."""
    written = "".join(
        f'<row r="{number}">'
        + "".join(one if isinstance(one, str) and one.startswith("<c") else cell(one) for one in row)
        + "</row>"
        for number, row in enumerate(rows, start=1)
    )
    merges = "".join(f'<mergeCell ref="{place}"/>' for place in merged)
    tail = f"<mergeCells>{merges}</mergeCells>" if merges else ""
    return (
        f'<worksheet xmlns="{SHEET}"><dimension ref="A1"/><sheetData>{written}</sheetData>{tail}</worksheet>'
    )


def workbook(sheets: Mapping[str, str], *, hidden: Sequence[str] = ()) -> bytes:
    """Return a workbook of worksheets by their titles."""
    numbers = {title: number for number, title in enumerate(sheets, start=1)}
    states = ("visible", "hidden")
    listed = "".join(
        f'<sheet name="{escape(title)}" sheetId="{n}" state="{states[title in hidden]}" r:id="rId{n}"/>'
        for title, n in numbers.items()
    )
    related = "".join(
        f'<Relationship Id="rId{n}" Type="{TYPES}/worksheet" Target="worksheets/sheet{n}.xml"/>'
        for n in numbers.values()
    )
    overrides = "".join(
        f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{_SHEET_TYPE}.worksheet+xml"/>'
        for n in numbers.values()
    )
    return packed(
        {
            "[Content_Types].xml": f'<Types xmlns="{CONTENT}"><Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{_SHEET_TYPE}.sheet.main+xml"/>'
            f'<Override PartName="/xl/styles.xml" ContentType="{_SHEET_TYPE}.styles+xml"/>{overrides}</Types>',
            "_rels/.rels": f'<Relationships xmlns="{RELATIONS}"><Relationship Id="rId1" '
            f'Type="{TYPES}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
            "xl/workbook.xml": f'<workbook xmlns="{SHEET}" xmlns:r="{TYPES}"><sheets>{listed}</sheets></workbook>',
            "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{RELATIONS}">{related}</Relationships>',
            "xl/styles.xml": STYLES,
            **{f"xl/worksheets/sheet{numbers[title]}.xml": xml for title, xml in sheets.items()},
        }
    )


def document(body: str, *, space: str = WORD, target: str = "word/document.xml") -> bytes:
    """Return a document of the XML of its body."""
    return packed(
        {
            "_rels/.rels": f'<Relationships xmlns="{RELATIONS}"><Relationship Id="rId1" '
            f'Type="{TYPES}/officeDocument" Target="{target}"/></Relationships>',
            target.lstrip(
                "/"
            ): f'<w:document xmlns:w="{space}" xmlns:mc="m"><w:body>{body}</w:body></w:document>',
        }
    )


def paragraph(text: str) -> str:
    return f"<w:p><w:pPr><w:tabs><w:tab/></w:tabs></w:pPr><w:r><w:t>{escape(text)}</w:t></w:r></w:p>"
