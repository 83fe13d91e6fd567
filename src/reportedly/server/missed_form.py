"""The form for a claim that the machine missed: its fields as a person sees and sends them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from reportedly.errors import InputError
from reportedly.model.claims import ResolvedClaim
from reportedly.model.corrections import ClaimField, Missed, Quoted, Slip
from reportedly.model.reports import Report
from reportedly.model.spans import Span
from reportedly.pipeline.suggesting import Suggested, SuggestedFigure, words_at
from reportedly.query.speech import _
from reportedly.server.asking import pointed_at

LEAST_FIGURES = 2  # rows for figures that the form shows: most claims have one or two
MOST_FIGURES = 12
_COUNTS = (
    (re.compile(r"(?:at least|no fewer than|≥)\s*(\d+)\+?|(\d+)\s*(?:\+|or more)", re.I), "{}.."),
    (re.compile(r"(?:up to|at most|≤)\s*(\d+)", re.I), "..{}"),
    (re.compile(r"(?:about|around|some|~)\s*(\d+)", re.I), "{}"),
    (re.compile(r"(\d+)\s*(?:-|–|—|to|and|\.\.)\s*(\d+)", re.I), "{}..{}"),
)


@dataclass(frozen=True, slots=True)
class Field:
    """What stands in a field, and which words of the report it rests on, if any were chosen."""

    value: str = ""
    start: int | None = None
    end: int | None = None
    words: str = ""

    @classmethod
    def of(cls, span: Span | None, value: str | None = None) -> "Field":
        if span is None:
            return cls(value or "")
        told = " ".join(span.text.split())
        return cls(told if value is None else value, span.start, span.end, told)


@dataclass(frozen=True, slots=True)
class FigureField:
    """One row of figures: what befell whom, and how many ("7", "at least 7", "7 to 9")."""

    outcome: str = "killed"
    whom: str = "unknown"
    count: Field = Field()


@dataclass(frozen=True, slots=True)
class MissedForm:
    """Everything that the form holds, as typed.

    `more` are further passages that carry the claim, `point` the degrees and kilometres by which
    its place was pointed out, `beside` the id of a claim of the same happening.
    """

    words: Field = Field()
    event_type: str = ""
    speaker: Field = Field()
    place: Field = Field()
    day: Field = Field()
    figures: tuple[FigureField, ...] = ()
    actors: Field = Field()
    recipients: Field = Field()
    status: str = "actual"
    denies: str = ""
    reason: str = ""
    beside: str = ""
    more: tuple[Field, ...] = ()
    point: tuple[str, str, str] = ("", "", "")

    @property
    def rows(self) -> tuple[FigureField, ...]:
        """The rows of figures to show: those that are filled, and at least so many."""
        empty = (FigureField(),) * max(0, LEAST_FIGURES - len(self.figures))
        return (*self.figures, *empty)


def drafted(draft: Suggested, reason: str) -> MissedForm:
    """The form filled with what the words suggest."""
    days = "" if draft.days is None else draft.days.in_words
    return MissedForm(
        Field.of(draft.words, draft.words.text),
        draft.event_type.value,
        Field.of(draft.speaker),
        Field.of(draft.place),
        Field.of(draft.days_words, days),
        tuple(map(_figure_row, draft.figures)),
        Field("; ".join(draft.actors)),
        Field("; ".join(draft.recipients)),
        reason=reason,
    )


def _figure_row(figure: SuggestedFigure) -> FigureField:
    count = count_words(figure.low, figure.high)
    return FigureField(figure.outcome.value, figure.whom.value, Field.of(figure.words, count))


def count_words(low: int | None, high: int | None) -> str:
    """A count as a person may type it: "7", "at least 7", "up to 9", "7 to 9"."""
    if low is None:
        return "" if high is None else f"up to {high}"
    if high is None:
        return _("at least {count:,}").format(count=low)
    return str(low) if low == high else f"{low} to {high}"


def sent(form: Mapping[str, object]) -> MissedForm:
    """The form as it was sent."""
    rows = (f"figure-{n}" for n in range(MOST_FIGURES))
    figures = (
        FigureField(_words(form, f"{row}-outcome"), _words(form, f"{row}-whom"), _field(form, row))
        for row in rows
    )
    return MissedForm(
        _field(form, "words"),
        _words(form, "event_type"),
        _field(form, "speaker"),
        _field(form, "place"),
        _field(form, "day"),
        tuple(figure for figure in figures if figure.count.value),
        _field(form, "actors"),
        _field(form, "recipients"),
        _words(form, "status") or "actual",
        _words(form, "denies"),
        _words(form, "reason"),
        _words(form, "beside"),
        tuple(_passages(form)),
        (_words(form, "lat"), _words(form, "lon"), _words(form, "radius_km")),
    )


def _passages(form: Mapping[str, object]) -> Iterator[Field]:
    """Further passages, one a line; where each stands, if it was selected and not typed since."""
    places = dict(pair.split("=", 1) for pair in _words(form, "more-at").split() if "=" in pair)
    for number, line in enumerate(_words(form, "more").splitlines()):
        told = {"words": line, "words-start": "", "words-end": ""}
        told["words-start"], _, told["words-end"] = places.get(str(number), "").partition("-")
        if line.strip():
            yield _field(told, "words")


def _words(form: Mapping[str, object], name: str) -> str:
    told = form.get(name)
    return told.strip() if isinstance(told, str) else ""


def _field(form: Mapping[str, object], name: str) -> Field:
    start, end = (_words(form, f"{name}-{side}") for side in ("start", "end"))
    value = _words(form, name)
    if not (start.isdecimal() and end.isdecimal() and len(start + end) < 20):
        return Field(value)
    return Field(value, int(start), int(end))


def with_words(form: MissedForm, report: Report) -> MissedForm:
    """The form with the words that each field rests on, as they stand in the report."""
    names = ("words", "speaker", "place", "day", "actors", "recipients")
    told = {name: _resting(getattr(form, name), report) for name in names}
    figures = tuple(replace(row, count=_resting(row.count, report)) for row in form.figures)
    return replace(form, figures=figures, **told)  # type: ignore[arg-type]


def _resting(field: Field, report: Report) -> Field:
    if field.start is None or field.end is None:
        return field
    return replace(field, words=" ".join(report.text[field.start : field.end].split()))


def missed(form: MissedForm, report: Report) -> Missed:
    """What the form says of the claim. Raises InputError for words that are not there."""
    denies = form.denies if form.status == "denied" else ""
    speaker = _quoted(form.speaker, report)
    more = (_passage(field, report) for field in form.more)
    return Missed(
        (_quoted(form.words, report) or "", *more),
        form.event_type,
        tuple(_slips(form, report)),
        speaker,
        status=form.status,
        denies=denies or None,
    )


def _quoted(field: Field, report: Report) -> Quoted | None:
    """The words pointed at; else those typed, to be found in the report; None for an empty one."""
    if field.start is not None and field.end is not None and field.value:
        return words_at(report, field.start, field.end)
    return field.value or None


def _passage(field: Field, report: Report) -> Quoted:
    """The words where they were selected; a line that was typed over is looked for as it is."""
    pointed = _resting_on(field, report)
    alike = pointed is not None and " ".join(pointed.text.split()) == " ".join(field.value.split())
    return pointed if pointed is not None and alike else field.value


def _places(form: MissedForm, report: Report) -> Iterator[Slip]:
    """Its place, pointed out or by name, and others told in one breath with it."""
    first, *others = [name.strip() for name in form.place.value.split(";")]
    pointed = pointed_at(*form.point)
    if first or pointed is not None:
        named = (first,) if first else ()
        resting = _resting_on(form.place, report)
        yield Slip(ClaimField.PLACE, named, resting, pointed=pointed)
    for name in filter(None, others):
        yield Slip(ClaimField.PLACE, (name,), name if name in report.text else None)


def _slips(form: MissedForm, report: Report) -> Iterator[Slip]:
    yield from _places(form, report)
    if form.day.value:
        days = re.sub(r"\s*(?:\bto\b|–)\s*", "..", form.day.value)
        yield Slip(ClaimField.DATE, (days,), _resting_on(form.day, report))
    for row in form.figures:
        value = f"{row.outcome}:{row.whom}={_count(row.count.value)}"
        yield Slip(ClaimField.FIGURE, (value,), _resting_on(row.count, report))
    for field, typed in ((ClaimField.ACTOR, form.actors), (ClaimField.RECIPIENT, form.recipients)):
        names = tuple(filter(None, map(str.strip, typed.value.split(";"))))
        if names:
            yield Slip(field, names, _resting_on(typed, report))


def _resting_on(field: Field, report: Report) -> Span | None:
    if field.start is None or field.end is None:
        return None
    return words_at(report, field.start, field.end)


def _count(words: str) -> str:
    """ "at least 7" as "7..", "7 to 9" as "7..9". Raises InputError for what is no count."""
    bare = re.sub(r"(?<=\d),(?=\d{3})", "", words.strip())
    for pattern, shape in _COUNTS:
        found = pattern.fullmatch(bare)
        if found is not None:
            return shape.format(*filter(None, found.groups()))
    if not re.fullmatch(r"\d*(?:\.\.\d*)?", bare):
        hint = "write 7, at least 7, up to 9, or 7 to 9"
        raise InputError(f"{words!r} is no count", hint=hint)
    return bare


def seen_of(claims: tuple[ResolvedClaim, ...]) -> str:
    """What a person saw of a report when the form was opened: the ids of its claims."""
    return " ".join(claim.claim_id for claim in claims)
