"""The built-in theatre: the one war that the shipped lists know closely, and how to leave it out.

Its places, its parties and those who speak of it alone can be switched off together, so that a
casebook about another war never meets them. States and what is told of the whole world stay.
"""

from reportedly.model.reference import ActorRow, SpeakerRow

SYRIA = "SY"  # ISO letters
NO_THEATRE = "none"
_BUILT_IN = (SYRIA,)
THEATRES = (*_BUILT_IN, NO_THEATRE)  # what can be chosen


def party_is_on(row: ActorRow, theatre: str) -> bool:
    """Whether a shipped party belongs to the world, or to the theatre that is on."""
    return row.country not in _BUILT_IN or row.country == theatre


def speaker_is_on(row: SpeakerRow, theatre: str) -> bool:
    """Whether a shipped speaker speaks of the world, or of the theatre that is on.

    One that covers no country in particular speaks of where it has its seat.
    """
    told_of = set(row.covers or (row.country,))
    return not told_of.issubset(_BUILT_IN) or theatre in told_of
