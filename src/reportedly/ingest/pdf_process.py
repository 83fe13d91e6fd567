"""Run apart: a PDF on standard input, what it holds as one line of JSON on standard output."""

import sys

import msgspec

from reportedly.ingest.apart import limit_this_process

_MAX_LETTERS = 16 * 1024 * 1024  # as many as an item may have bytes


class PdfText(msgspec.Struct, frozen=True):
    """The text of each page; `fault` says why there is none. Metadata are as the file has them."""

    pages: tuple[str, ...] = ()
    title: str = ""
    created: str = ""
    fault: str | None = None


def pdf_text(content: bytes) -> PdfText:
    """What a PDF holds."""
    import pypdfium2 as pdfium  # type: ignore[import-untyped]

    try:
        document = pdfium.PdfDocument(content)
        pages, letters = [], 0
        for page in document:
            pages.append(page.get_textpage().get_text_bounded())
            letters += len(pages[-1])
            if letters > _MAX_LETTERS:
                return PdfText(fault="it holds more text than one report may")
        about = document.get_metadata_dict(skip_empty=True)
    except pdfium.PdfiumError as error:
        return PdfText(fault=_in_words(str(error)))
    return PdfText(tuple(pages), about.get("Title", ""), about.get("CreationDate", ""))


def _in_words(fault: str) -> str:
    if "password" in fault.casefold():
        return "it is locked with a password"
    return f"it is damaged ({fault})"


if __name__ == "__main__":
    limit_this_process()
    sys.stdout.buffer.write(msgspec.json.encode(pdf_text(sys.stdin.buffer.read())))
