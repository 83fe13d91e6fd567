"""Every page of the desk in a language that nobody speaks: its letters are twice as wide.

Run by itself, for what a page says is chosen when the program starts: what it prints is JSON, the
words of the casebook (which no catalogue translates) and each page by its address.
"""

import gettext
import json
import re
import sys
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from enum import Enum
from pathlib import Path
from tempfile import TemporaryDirectory

_WIDER = ord("Ａ") - ord("A")
_FILLED_IN = re.compile(r"(\{[^}]*\}|%\(\w+\)s)")


def wide(words: str) -> str:
    """The words in wide letters; what is filled in later stays as it is."""
    parts = _FILLED_IN.split(words)
    return "".join(part if _FILLED_IN.fullmatch(part) else _widened(part) for part in parts)


def _widened(part: str) -> str:
    return "".join(
        chr(ord(letter) + _WIDER) if letter.isascii() and letter.isalpha() else letter
        for letter in part
    )


class _Wide(gettext.NullTranslations):
    def gettext(self, message: str) -> str:
        return wide(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return wide(msgid1 if n == 1 else msgid2)


def _strings(value: object) -> Iterator[str]:
    """All that a value of the casebook says, but not the names of kinds."""
    if isinstance(value, str) and not isinstance(value, Enum):
        yield value
    elif is_dataclass(value):
        if hasattr(value, "words") and hasattr(value, "field"):  # pages say the field themselves
            yield str(value.words).replace(str(value.field), "", 1).strip()
        for field in fields(value):
            yield from _strings(getattr(value, field.name))
    elif isinstance(value, tuple | list | set | frozenset):
        for each in value:
            yield from _strings(each)


def _pages() -> dict[str, object]:
    import small_casebook as small
    from fastapi.testclient import TestClient

    from reportedly.model.corrections import ClaimField
    from reportedly.query.rulings import rulings
    from reportedly.server.app import open_desk
    from reportedly.server.deciding import Deed
    from reportedly.server.desk import Desk
    from reportedly.store.sqlite import open_casebook

    strike, report = "/incidents/1", f"/reports/{small.A.report.id}"
    forms = [f"{strike}/decide/{deed}" for deed in Deed]
    forms += [f"{strike}/decide/correct?field={field}" for field in ClaimField]
    parts = ("", "/packs", "/beside", "/history", "/read", "/opinion", "/opinions")
    addresses = [strike + part for part in parts]
    addresses += ["/incidents", "/map", "/search?q=Atarib", "/opinions", "/judgements", "/history"]
    addresses += ["/reports", report, f"{report}/missed", "/add"]
    with TemporaryDirectory() as folder, open_casebook(Path(folder) / "small.casebook") as book:
        small.fill(book)
        desk = Desk(book, author="rk", hosts=frozenset({"testserver"}))
        client = TestClient(open_desk(desk))
        shown = {address: client.get(address).text for address in (*forms, *addresses)}
        concluded = [tuple(rulings(book, one)) for one in book.incidents()]  # in the rules' words
        held = [concluded, book.reports(), book.resolved(), book.records(), book.judgements()]
        held += [book.copies(), [book.snapshot()]]
        said = {words for each in held for words in _strings(tuple(each))}
    return {"said": sorted(said), "pages": shown}


if __name__ == "__main__":
    gettext.translation = lambda *_names, **_more: _Wide()  # type: ignore[assignment]
    sys.stdout.write(json.dumps(_pages()))
