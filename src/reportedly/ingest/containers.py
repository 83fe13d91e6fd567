"""Formats that are told by their first bytes: archives, workbooks, PDF, mail."""

import re

from reportedly.ingest.kinds import Kind
from reportedly.ingest.sources import Source
from reportedly.ingest.zips import ZIP_MAGIC

_OLE = b"\xd0\xcf\x11\xe0"
_ZSTD = (b"\x28\xb5\x2f\xfd", b"\x5d\x2a\x4d\x18")  # a frame; the dictionary that WARCs begin with
_PDF = b"%PDF-"
_PDF_WITHIN = 1024  # bytes before the mark that readers of PDF put up with; a text may say it, too
_BLANK = b"\xef\xbb\xbf\0 \t\r\n"
_MAIL_HEAD = re.compile(rb"(?:[A-Za-z][A-Za-z0-9-]{1,60}:[^\n]*\n(?:[ \t][^\n]*\n)*){2,}")
_MAIL_FIELDS = re.compile(
    rb"^(?:Return-Path|Received|Delivered-To|Message-ID|MIME-Version|X-[\w-]+|DKIM-Signature):",
    re.I | re.M,
)
_MAILBOX = re.compile(rb"From \S[^\r\n]*\d{4}\r?\n(?:>?[A-Za-z][A-Za-z0-9-]*:)")


def container_kind(source: Source) -> Kind | None:
    """The format, where its first bytes tell; None where they may be text."""
    head = source.head
    if head.startswith(b"WARC/") or (head.startswith(_ZSTD) and source.suffix == ".warc"):
        return Kind.WARC
    if head.lstrip(_BLANK).startswith(_PDF) or (
        source.suffix == ".pdf" and _PDF in head[:_PDF_WITHIN]
    ):
        return Kind.PDF
    if head.startswith(ZIP_MAGIC):
        return Kind.PACKED
    if head.startswith(_OLE) and source.suffix in (".xls", ".et"):
        return Kind.WORKBOOK
    return _mail_kind(source)


def _mail_kind(source: Source) -> Kind | None:
    if _MAILBOX.match(source.head):
        return Kind.MAILBOX
    fields = _MAIL_HEAD.match(source.head)
    if fields is None:
        return None
    named = source.suffix == ".eml"
    return Kind.MAIL if named or len(_MAIL_FIELDS.findall(fields[0])) > 1 else None
