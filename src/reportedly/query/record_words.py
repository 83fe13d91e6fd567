"""A record in the words a person reads; what its pack does not state is left out."""

from collections.abc import Iterator

from reportedly.model.records import EventRecord
from reportedly.query import words

_VIOLENCE = {1: "state-based", 2: "non-state", 3: "one-sided"}  # GED codebook, type_of_violence
_CLARITY = {1: "1, one event told clearly", 2: "2, a total over several events or days"}


def values(record: EventRecord) -> Iterator[tuple[str, str]]:
    """What the record says, name by name; the counts first, those killed before all."""
    yield from _counts(record)
    yield "what", _kind(record)
    yield "parties", _parties(record)
    yield "when", _when(record)
    yield "where", _where(record)
    yield "rests on", _rests_on(record)


def killed_words(record: EventRecord) -> str:
    """The counts that the record's pack states: one, a range of civilians, or all three."""
    killed = record.fatalities
    if record.acled is not None:
        return words.count_words(killed.best)
    if record.harm is not None:
        return f"{range_words(killed.low, killed.high)} civilians"
    return words.estimate_words(killed)


def range_words(low: int | None, high: int | None) -> str:
    """ "7", "60 to 84"; an end that nobody gives is said to be not said."""
    if low == high:
        return words.count_words(low)
    return f"{words.count_words(low)} to {words.count_words(high)}"


def _counts(record: EventRecord) -> Iterator[tuple[str, str]]:
    """What the record's pack counts, each with its name."""
    killed = record.fatalities
    if record.harm is not None:
        yield "killed", killed_words(record)
        yield "injured", range_words(record.harm.injured_min, record.harm.injured_max)
        yield "grade", record.harm.grade
    elif record.acled is not None:
        yield "killed", killed_words(record)
    else:
        three = (("low", killed.low), ("best", killed.best), ("high", killed.high))
        told = (f"{name} {words.count_words(count)}" for name, count in three)
        yield "killed", " · ".join(told)
        yield "of whom", _sides(record)


def _sides(record: EventRecord) -> str:
    counts = (
        ("side A", record.deaths_a),
        ("side B", record.deaths_b),
        ("civilians", record.deaths_civilians),
        ("unknown", record.deaths_unknown),
    )
    return " · ".join(f"{name} {words.count_words(count)}" for name, count in counts)


def _kind(record: EventRecord) -> str:
    codes = record.acled
    if codes is not None:
        targeted = " · civilian targeting" if codes.civilian_targeting else ""
        inter = words.count_words(codes.interaction)
        return f"{codes.event_type}: {codes.sub_event_type} · interaction {inter}{targeted}"
    if record.harm is not None:
        return words.plain(record.event_type)
    violence = _VIOLENCE.get(record.type_of_violence or 0, "type of violence " + words.NOT_SAID)
    clarity = _CLARITY.get(record.clarity, str(record.clarity))
    return f"{words.plain(record.event_type)} · {violence} · clarity {clarity}"


def _parties(record: EventRecord) -> str:
    sides = (record.side_a, record.side_b)
    return " – ".join(words.actors_words(side) for side in sides)


def _when(record: EventRecord) -> str:
    if record.days is None:
        return words.NOT_SAID
    return f"{words.days_words(record.days)} · precision {record.date_precision} of 5"


def _where(record: EventRecord) -> str:
    if record.place is None:
        return f"“{record.place_name}” unresolved" if record.place_name else words.NOT_SAID
    point = f"{record.place.lat:.5f}, {record.place.lon:.5f}"
    precision = words.count_words(record.place_precision)
    place = words.concluded_place_words(record.place_name, record.place)
    return f"{place} · {point} · precision {precision} of 7"


def _rests_on(record: EventRecord) -> str:
    names = ", ".join(origin.name for origin in record.origins)
    origins = words.plural(len(record.origins), "independent origin")
    reports = words.plural(len(record.report_ids), "report")
    return f"{origins} in {reports}" + (f": {names}" if names else "")
