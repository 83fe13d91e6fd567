"""A comparison as JSON lines: first the whole in short, then every pair and all that is alone."""

from collections.abc import Iterator

from reportedly.cli import compare_words as told
from reportedly.cli.compare_answers import Answer
from reportedly.cli.forms import Form, builtins_of
from reportedly.compare.comparison import Alone, Matched
from reportedly.compare.events import ListedEvent


def forms(answer: Answer) -> Iterator[Form]:
    """Objects of the kinds summary, pair, ours_alone and theirs_alone, in this order."""
    yield _summary(answer)
    for matched in answer.found.matched:
        yield _pair(matched, answer)
    for alone in answer.found.ours_alone:
        yield {"kind": "ours_alone", **_own(alone.event, answer), **_why(alone)} | {
            "claims": _claims(alone.event, answer)
        }
    for alone in answer.found.theirs_alone:
        yield {"kind": "theirs_alone", **_theirs(alone.event), **_why(alone)}


def _summary(answer: Answer) -> Form:
    found = answer.found
    return {
        "kind": "summary",
        "note": told.NOT_THE_TRUTH,
        "file": answer.foreign.name,
        "layout": answer.foreign.layout,
        "columns": answer.foreign.columns,
        "rows": answer.foreign.rows,
        "rows_set_aside": len(answer.foreign.rejects),
        "rules": answer.rules,
        "km": found.reach.km,
        "days": found.reach.days,
        "ours_compared": found.ours,
        "theirs_compared": found.theirs,
        "ours_within_reach": found.within_reach,
        "our_days": found.days_told,
        "our_days_span": None if found.days is None else found.days.days,
        "theirs_unseen": found.theirs_unseen,
        "matched": len(found.matched),
        "telling": len(told.telling_pairs(answer)),
        "by_chance": None if found.by_chance is None else round(found.by_chance, 1),
        "fields": [
            {"field": row.telling.field, "close_means": row.close}
            | {"telling": builtins_of(row.telling), "all": builtins_of(row.all)}
            for row in told.field_rows(answer)
        ],
        "ours_left_out": [builtins_of(left) for left in found.ours_left_out],
        "theirs_left_out": [builtins_of(left) for left in found.theirs_left_out],
    }


def _pair(matched: Matched, answer: Answer) -> Form:
    return {
        "kind": "pair",
        "score": round(matched.pair.score, 3),
        "our_rivals": [answer.record(event).number for event in matched.pair.one_rivals],
        "their_rivals": [event.id for event in matched.pair.other_rivals],
        "telling": matched.is_telling,
        "at_other_times": matched.at_other_times,
        "shared_witnesses": list(matched.shared),
        "ours": _own(matched.pair.one, answer),
        "theirs": _theirs(matched.pair.other),
        "fields": [builtins_of(each) for each in matched.fields],
        "claims": _claims(matched.pair.one, answer),
    }


def _own(event: ListedEvent, answer: Answer) -> Form:
    record = answer.record(event)
    known = {"record": record.id, "incident": record.incident_id, "number": record.number}
    return {**known, "part": record.part, **_values(event)}


def _theirs(event: ListedEvent) -> Form:
    return {"id": event.id, **_values(event), "cites": list(event.cites)}


def _claims(event: ListedEvent, answer: Answer) -> Form | None:
    backing = answer.backing(event)
    return None if backing is None else builtins_of(backing)


def _values(event: ListedEvent) -> Form:
    lat, lon = event.point or (None, None)
    return {
        "date_start": event.days.start.isoformat(),
        "date_end": event.days.last.isoformat(),
        "place": event.place,
        "lat": lat,
        "lon": lon,
        "low": event.killed.low,
        "best": event.killed.best,
        "high": event.killed.high,
    }


def _why(alone: Alone) -> Form:
    likeliest = None if alone.likeliest is None else alone.likeliest.id
    return {"reason": alone.reason, "likeliest": likeliest}
