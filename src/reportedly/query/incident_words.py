"""An incident in a line: who stands behind its counts, how many speak of it."""

from collections.abc import Sequence

from reportedly.model.claims import ResolvedClaim
from reportedly.model.records import EventRecord
from reportedly.query import words
from reportedly.query.speech import _, plain

_SAID = "{count}: {names}"
_RECKONED = _("{count}, by the rules from the tolls of: {names}")
_AND = " " + _("and") + " "
_MOST_NAMES = 2  # speakers named in a line; what stands below it names all


def what_words(claims: Sequence[ResolvedClaim]) -> str:
    """Every kind of happening that its claims tell: "air strike / shelling"."""
    return " / ".join(dict.fromkeys(words.plain(claim.claim.event_type) for claim in claims))


def when_words(claims: Sequence[ResolvedClaim], record: EventRecord | None) -> str:
    """The days that are concluded; without a record, those that the first claim tells."""
    if record is not None:
        return words.days_words(record.days)
    dated = [claim.claim.date for claim in claims if claim.claim.date is not None]
    return words.days_words(dated[0].days) if dated else words.NOT_SAID


def where_words(claims: Sequence[ResolvedClaim], record: EventRecord | None) -> str:
    """The place that is concluded; else the first that is named, found or not."""
    if record is not None and record.place is not None:
        return words.concluded_place_words(record.place_name, record.place)
    named = [claim.place for claim in claims if claim.place is not None]
    return words.where_in_short(named[0]) if named else words.NOT_SAID


def said_by(claims: Sequence[ResolvedClaim], record: EventRecord | None) -> str:
    """Who stands behind the counts, or, without any, behind the claims."""
    behind = () if record is None else _behind(claims, record)
    return " · ".join(behind) or _named(claims)


def _behind(claims: Sequence[ResolvedClaim], record: EventRecord) -> list[str]:
    """Who says the best estimate, or, where a pack states bounds alone, each of the two."""
    known = {claim.claim_id: claim for claim in claims}
    counts = record.fatalities
    told: dict[str, list[str]] = {}
    for field in ("low", "high") if counts.best is None else ("best",):
        trace, count = record.trace(field), getattr(counts, field)
        decided = [known[key] for key in trace.claims_for if key in known] if trace else []
        if count is not None and decided:
            form = _SAID if _is_said(count, decided) else _RECKONED
            rest = form.format(count=f"{count:,}", names=_named(decided))
            told.setdefault(rest, []).append(plain(field))
    return [f"{_AND.join(fields)} {rest}" for rest, fields in told.items()]


def _is_said(count: int, claims: Sequence[ResolvedClaim]) -> bool:
    """Whether one of them gives the number itself: a share or a remainder is in nobody's mouth."""
    figures = (figure for claim in claims for figure in claim.claim.figures)
    return any(count in (figure.low, figure.high) for figure in figures)


def _named(claims: Sequence[ResolvedClaim]) -> str:
    names = words.speakers_words(claims)
    told = "; ".join(names[:_MOST_NAMES])
    more = len(names) - _MOST_NAMES
    return _("{names} and {count} more").format(names=told, count=more) if more > 0 else told


def heard_words(claims: Sequence[ResolvedClaim]) -> str:
    """ "3 claims by 2 speakers in 3 reports"."""
    speakers = {(c.speaker.id or c.speaker.name, c.speaker.kind) for c in claims}
    reports = {c.claim.report_id for c in claims}
    return _("{claims} by {speakers} in {reports}").format(
        claims=words.plural(len(claims), "claim"),
        speakers=words.plural(len(speakers), "speaker"),
        reports=words.plural(len(reports), "report"),
    )
