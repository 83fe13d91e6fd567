"""The formats that are read, by the names that people know them by."""

from enum import StrEnum


class Kind(StrEnum):
    """The formats that are read."""

    PLAIN = "plain text"
    PAGE = "HTML"
    JSON = "JSON"
    JSON_LINES = "JSON Lines"
    TABLE = "CSV"
    WORKBOOK = "a workbook"
    PDF = "a PDF"
    WARC = "a web archive"
    PACKED = "a ZIP file"
    MAIL = "an e-mail"
    MAILBOX = "a mailbox"
    TELEGRAM = "a Telegram export"
    ADDRESSES = "a list of addresses"
