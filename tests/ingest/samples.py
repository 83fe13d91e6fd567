"""Real files of the formats that are read, written by the tools that people write them with."""

import gzip
import io
import json
import zipfile
from collections.abc import Sequence
from xml.sax.saxutils import escape

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

STORY = (
    "At least twelve people were killed on Monday when an air strike hit the market of Qarat, "
    "the Qarat Health Office said. Rescue teams were still searching the ruins in the evening."
)
SECOND = (
    "Two soldiers were wounded on Tuesday by a roadside bomb near Tell Amra, an officer said. "
    "Nobody has claimed the attack so far."
)


def page(text: str = STORY, title: str = "Strike on a market") -> bytes:
    body = f"<article><h1>{title}</h1><p>{text}</p></article>"
    head = f"<head><title>{title}</title></head>"
    return f"<!doctype html><html>{head}<body>{body}</body></html>".encode()


class Crawl:
    """A WARC as a crawler writes it, record by record."""

    def __init__(self, *, packed: bool = True) -> None:
        self._out = io.BytesIO()
        self._writer = WARCWriter(self._out, gzip=packed)
        about = self._writer.create_warcinfo_record("crawl.warc", {"software": "a crawler"})
        self._writer.write_record(about)

    def response(
        self,
        url: str,
        content: bytes,
        *,
        media_type: str = "text/html; charset=utf-8",
        status: str = "200 OK",
        encoded: bool = False,
    ) -> "Crawl":
        fields = [("Content-Type", media_type), ("Last-Modified", "Mon, 13 Nov 2017 10:00:00 GMT")]
        if encoded:
            content, fields = gzip.compress(content), [*fields, ("Content-Encoding", "gzip")]
        record = self._writer.create_warc_record(
            url,
            "response",
            payload=io.BytesIO(content),
            http_headers=StatusAndHeaders(status, fields, protocol="HTTP/1.1"),
            warc_headers_dict={"WARC-Date": "2017-11-14T08:30:00Z"},
        )
        self._writer.write_record(record)
        return self

    def resource(self, url: str, content: bytes, media_type: str) -> "Crawl":
        record = self._writer.create_warc_record(
            url, "resource", payload=io.BytesIO(content), warc_content_type=media_type
        )
        self._writer.write_record(record)
        return self

    def revisit(self, url: str) -> "Crawl":
        record = self._writer.create_revisit_record(
            url, digest="sha1:SAME", refers_to_uri=url, refers_to_date="2017-11-14T08:30:00Z"
        )
        self._writer.write_record(record)
        return self

    def content(self) -> bytes:
        return self._out.getvalue()


def zipped(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in members.items():
            packed.writestr(name, content)
    return out.getvalue()


def wacz(**archives: bytes) -> bytes:
    inside = {f"archive/{name}.warc.gz": content for name, content in archives.items()}
    return zipped({"datapackage.json": b"{}", **inside, "indexes/index.cdx": b""})


def workbook(*sheets: Sequence[Sequence[object]]) -> bytes:
    """A workbook in the least that the format asks for; a float cell with a day is `Day`."""
    names = [f"Sheet{number}" for number in range(1, len(sheets) + 1)]
    parts = {f"xl/worksheets/sheet{n}.xml": _sheet(rows) for n, rows in enumerate(sheets, 1)}
    return zipped({**_frame(names), **parts})


class Day(int):
    """A cell that holds a day, as its number since 30 December 1899."""


def _sheet(rows: Sequence[Sequence[object]]) -> bytes:
    lines = [
        f'<row r="{number}">{"".join(map(_cell, row))}</row>' for number, row in enumerate(rows, 1)
    ]
    return (
        f'<worksheet xmlns="{_MAIN}"><sheetData>{"".join(lines)}</sheetData></worksheet>'.encode()
    )


def _cell(value: object) -> str:
    if isinstance(value, Day):
        return f'<c s="1"><v>{int(value)}</v></c>'
    if isinstance(value, int | float):
        return f"<c><v>{value}</v></c>"
    if str(value).startswith("="):
        return f'<c t="str"><f>{escape(str(value)[1:])}</f><v>computed</v></c>'
    return f'<c t="inlineStr"><is><t>{escape(str(value))}</t></is></c>'


_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def _frame(names: Sequence[str]) -> dict[str, bytes]:
    sheets = "".join(
        f'<sheet name="{name}" sheetId="{n}" r:id="rId{n}"/>' for n, name in enumerate(names, 1)
    )
    links = "".join(
        f'<Relationship Id="rId{n}" Type="{_REL}/worksheet" Target="worksheets/sheet{n}.xml"/>'
        for n in range(1, len(names) + 1)
    )
    links += f'<Relationship Id="rIdS" Type="{_REL}/styles" Target="styles.xml"/>'
    root = f'<Relationship Id="rId1" Type="{_REL}/officeDocument" Target="xl/workbook.xml"/>'
    book = f'<workbook xmlns="{_MAIN}" xmlns:r="{_REL}"><sheets>{sheets}</sheets></workbook>'
    formats = '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>'
    return {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"/>'.encode(),
        "_rels/.rels": _links(root),
        "xl/workbook.xml": book.encode(),
        "xl/_rels/workbook.xml.rels": _links(links),
        "xl/styles.xml": f'<styleSheet xmlns="{_MAIN}">{formats}</styleSheet>'.encode(),
    }


def _links(inside: str) -> bytes:
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{inside}</Relationships>'.encode()


def pdf(*pages: str, title: str = "", created: str = "") -> bytes:
    """A PDF with a line of text for each line of each page; "" makes a page without text."""
    objects = ["<</Type/Catalog/Pages 2 0 R>>", ""]
    objects.append("<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>")
    kids = []
    for text in pages:
        lines = "".join(f"({_pdf_text(line)}) Tj T*\n" for line in text.split("\n") if line)
        stream = f"BT /F1 10 Tf 12 TL 40 780 Td\n{lines}ET"
        objects.append(f"<</Length {len(stream)}>>\nstream\n{stream}\nendstream")
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 900 840]/Contents {len(objects)} 0 R"
            "/Resources<</Font<</F1 3 0 R>>>>>>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<</Type/Pages/Kids[{' '.join(kids)}]/Count {len(kids)}>>"
    objects.append(f"<</Title({_pdf_text(title)})/CreationDate({created})>>")
    return _pdf_file(objects)


def _pdf_text(text: str) -> str:
    return text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def _pdf_file(objects: Sequence[str]) -> bytes:
    out, places = "%PDF-1.4\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{one}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    out += f"xref\n0 {size}\n0000000000 65535 f \n{table}"
    start = out.index("xref\n0")
    out += f"trailer\n<</Size {size}/Root 1 0 R/Info {size - 1} 0 R>>\nstartxref\n{start}\n%%EOF"
    return out.encode("latin-1")


def channel(*messages: dict[str, object], kind: str = "public_channel") -> bytes:
    """An export of one channel as Telegram Desktop writes it."""
    made = {"name": "Qarat News", "type": kind, "id": 1234567, "messages": list(messages)}
    return json.dumps(made, indent=1, ensure_ascii=False).encode()


def message(number: int, text: object, **more: object) -> dict[str, object]:
    return {
        "id": number,
        "type": "message",
        "date": "2017-11-13T21:15:00",
        "date_unixtime": "1510607700",
        "from": "Qarat News",
        "from_id": "channel1234567",
        "text": text,
        "text_entities": [],
        **more,
    }
