"""A record in the words a person reads; what its pack does not state is left out."""

from collections.abc import Iterator

from reportedly.model.records import EventRecord
from reportedly.query import words
from reportedly.query.speech import _

# GED codebook, type_of_violence
_VIOLENCE = {1: _("state-based"), 2: _("non-state"), 3: _("one-sided")}
_CLARITY = {1: _("1, one event told clearly"), 2: _("2, a total over several events or days")}


def values(record: EventRecord) -> Iterator[tuple[str, str]]:
    """What the record says, name by name; the counts first, those killed before all.

    The names are for programs; `words.plain` says them to a reader.
    """
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
        return _("{range} civilians").format(range=range_words(killed.low, killed.high))
    return words.estimate_words(killed)


def range_words(low: int | None, high: int | None) -> str:
    """ "7", "60 to 84"; an end that nobody gives is said to be not said."""
    if low == high:
        return words.count_words(low)
    return _("{low} to {high}").format(low=words.count_words(low), high=words.count_words(high))


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
        three = ((_("low"), killed.low), (_("best"), killed.best), (_("high"), killed.high))
        told = (f"{name} {words.count_words(count)}" for name, count in three)
        yield "killed", " · ".join(told)
        yield "of whom", _sides(record)


def _sides(record: EventRecord) -> str:
    counts = (
        (_("side A"), record.deaths_a),
        (_("side B"), record.deaths_b),
        (_("civilians"), record.deaths_civilians),
        (_("unknown"), record.deaths_unknown),
    )
    return " · ".join(f"{name} {words.count_words(count)}" for name, count in counts)


def _kind(record: EventRecord) -> str:
    codes = record.acled
    if codes is not None:
        inter = _("interaction {code}").format(code=words.count_words(codes.interaction))
        targeted = [_("civilian targeting")] if codes.civilian_targeting else []
        return " · ".join([f"{codes.event_type}: {codes.sub_event_type}", inter, *targeted])
    if record.harm is not None:
        return words.plain(record.event_type)
    violence = _VIOLENCE.get(record.type_of_violence or 0, _("type of violence not said"))
    clear = _("clarity {clarity}").format(clarity=_CLARITY.get(record.clarity, str(record.clarity)))
    return f"{words.plain(record.event_type)} · {violence} · {clear}"


def _parties(record: EventRecord) -> str:
    sides = (record.side_a, record.side_b)
    return " – ".join(words.actors_words(side) for side in sides)


def _when(record: EventRecord) -> str:
    if record.days is None:
        return words.NOT_SAID
    days, precision = words.days_words(record.days), record.date_precision
    return _("{days} · precision {precision} of 5").format(days=days, precision=precision)


def _where(record: EventRecord) -> str:
    if record.place is None:
        return words.unresolved(record.place_name) if record.place_name else words.NOT_SAID
    point = f"{record.place.lat:.5f}, {record.place.lon:.5f}"
    precision = words.count_words(record.place_precision)
    place = words.concluded_place_words(record.place_name, record.place)
    told = _("{place} · {point} · precision {precision} of 7")
    return told.format(place=place, point=point, precision=precision)


def _rests_on(record: EventRecord) -> str:
    names = ", ".join(origin.name for origin in record.origins)
    origins = words.plural(len(record.origins), "independent origin")
    reports = words.plural(len(record.report_ids), "report")
    told = _("{origins} in {reports}").format(origins=origins, reports=reports)
    return f"{told}: {names}" if names else told
