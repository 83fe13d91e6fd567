"""Which sentences of a report are read, and what the reader knows of them: names, dates, places."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from reportedly.extract.dates import find_dates
from reportedly.extract.nlp import Engine
from reportedly.extract.outcomes import names_outcome
from reportedly.extract.places import Atlas
from reportedly.extract.sentences import split_sentences
from reportedly.extract.statements import Name, Sentence
from reportedly.extract.triggers import find_triggers
from reportedly.extract.weights import Scales
from reportedly.model.reports import Report
from reportedly.reference.library import Library
from reportedly.reference.scanning import NameHit


@dataclass(frozen=True, slots=True)
class Reader:
    """What reading needs: the language engine, the names of the library, what is weighed."""

    engine: Engine
    library: Library
    scales: Scales

    @property
    def generation(self) -> str:
        """Changes whenever a claim could: the code of extraction, the engine, weights, names."""
        learned = f"{self.engine.version} {self.scales.version}"
        engine = hashlib.sha256(learned.encode()).hexdigest()[:4]
        return f"{_code_digest()}-{engine}-{self.library.digest[:8]}"


@cache
def _code_digest() -> str:
    digest = hashlib.sha256()
    for path in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:8]


def open_atlas(report: Report, library: Library) -> Atlas:
    """Knows the places of the theatre and of the countries that the report names.

    "Russian warplanes" alone does not say that the town they bombed is in Russia.
    """
    gazetteer = library.gazetteer
    named = gazetteer.countries_named(report.reading.text)
    countries = (*named, *gazetteer.theatre) if named else None
    return Atlas(
        cache(lambda name: gazetteer.knows(name, countries=countries)),
        cache(gazetteer.is_country),
        cache(lambda name: gazetteer.is_province(name, countries=named)),
        cache(gazetteer.is_spelt_around),
    )


_YEARS = range(1900, 2200)  # a report dated outside them is dated wrongly


def publication_day(report: Report) -> date | None:
    """The report's day, None where its year cannot be one."""
    day = report.published.day
    return day if day is not None and day.year in _YEARS else None


def read_sentences(report: Report, reader: Reader) -> list[Sentence]:
    """Sentences that could tell of violence, read by the engine; the others pass unread."""
    text = report.reading.text
    stretches = list(_to_read(text))
    names = [find_names(text[a:b], a, reader.library) for _, a, b in stretches]
    dates = find_dates(text, publication_day(report))
    inputs = (
        (text[a:b], [(n.start - a, n.end - a) for n in ns])
        for (_, a, b), ns in zip(stretches, names, strict=True)
    )
    return [
        Sentence(
            i,
            _is_title(report, (a, b)),
            a,
            text[a:b],
            tokens,
            ns,
            tuple(d for d in dates if a <= d.start < b),
            tuple(d for d in dates if before <= d.start < a),
            not is_relevant(text[a:b]),
        )
        for i, ((before, a, b), ns, tokens) in enumerate(
            zip(stretches, names, reader.engine.read(inputs), strict=True)
        )
        if tokens
    ]


_RECALLING = re.compile(r"\W*(?:it|he|she|they)\b", re.I)


def _to_read(text: str) -> Iterator[tuple[int, int, int]]:
    """(start of the unread sentence before, start, end) of each sentence that is read.

    The one before a sentence that begins with a pronoun is read too: it says who "it" is.
    """
    stretches = list(split_sentences(text))
    told = [is_relevant(text[a:b]) for a, b in stretches]
    for i, (a, b) in enumerate(stretches):
        recalled = i + 1 < len(told) and told[i + 1] and _RECALLING.match(text, b) is not None
        unread = i > 0 and not told[i - 1]
        if told[i] or recalled:
            yield stretches[i - 1][0] if unread else a, a, b


def is_relevant(sentence: str) -> bool:
    """True if a sentence names violence, its end, or its victims."""
    return names_outcome(sentence) or bool(find_triggers(sentence))


def _is_title(report: Report, stretch: tuple[int, int]) -> bool:
    """A headline only summarises: it lends its place and claims nothing, unless it is all.

    What a site puts behind its headlines ("- World - Hill Post Online") may be taken off by now.
    """
    text, most = report.reading.text, len(report.title) * 2
    if not stretch[1] <= most < len(text):
        return False
    return _letters(report.title).startswith(_letters(text[: stretch[1]]))


def _letters(text: str) -> str:
    return re.sub(r"[\W_]", "", text).casefold()


_TORN = re.compile(r"['’‘`](?!s\b)\w")  # "Sana" within "Sana'a" is not the agency


# "Iraqi Observatory": the short name of one body within the name of another.
_OTHERS_OWN = re.compile(r"\b(?!Syrian|British)[A-Z]\w+(?:ian|ish|ese|qi|eni|an) $")
_BARE = re.compile(r"Observatory\b")


def _is_torn(text: str, hit: NameHit) -> bool:
    """True if the name is only a part of a longer word or name."""
    short = _BARE.match(text, hit.start) is not None
    owned = short and _OTHERS_OWN.search(text, max(0, hit.start - 30), hit.start) is not None
    return owned or _TORN.match(text, hit.end) is not None


def find_names(text: str, at: int, library: Library) -> tuple[Name, ...]:
    hits = [h for h in library.register.scan(text) if not _is_torn(text, h)]
    return tuple(Name(h.start + at, h.end + at, h.row_id, h.kind) for h in hits)
