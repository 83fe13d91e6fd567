"""A count as a claim has it, in words: with its quantifier, and of whom."""

from collections.abc import Sequence

from reportedly.model.casualties import Figure, Outcome, Quantifier, Whom
from reportedly.query.speech import _, plain

_ONE_OF = {
    Whom.CIVILIANS: "civilian",
    Whom.COMBATANTS: "combatant",
    Whom.CHILDREN: "child",
    Whom.WOMEN: "woman",
    Whom.POLICE: "police officer",
    Whom.MEDICS: "medic",
    Whom.JOURNALISTS: "journalist",
}
_MANY_OF = {**{whom: whom.value for whom in _ONE_OF}, Whom.POLICE: "police officers"}


def figure_words(figure: Figure) -> str:
    """A figure as said: "at least 40 combatants killed", "“dozens” killed (24 or more)"."""
    head = f"{_amount(figure)} {_whom(figure)}{plain(figure.outcome)}"
    vague = _vague_bounds(figure) if figure.quantifier is Quantifier.VAGUE else ""
    told = _("{figure} so far").format(figure=head) if figure.cumulative else head
    told = _("among them {figure}").format(figure=told) if figure.part_of_total else told
    return f"{told}{vague}"


def _amount(figure: Figure) -> str:
    if figure.quantifier is Quantifier.VAGUE:
        base = figure.base or figure.span.text
        counts_a_set = base.endswith("s") or base in ("a lot", "a number")  # dozens of, a lot of
        quoted = f"“{base}”"
        return _("{words} of").format(words=quoted) if counts_a_set and _whom(figure) else quoted
    return _bounds(figure.low, figure.high, about=figure.quantifier is Quantifier.ABOUT)


def _bounds(low: int | None, high: int | None, *, about: bool = False) -> str:
    if low is not None and low == high:
        count = _("none") if low == 0 else f"{low:,}"
        return _("about {count}").format(count=count) if about else count
    if low is not None and high is not None:
        return _("{low:,} to {high:,}").format(low=low, high=high)
    if low is not None:
        return _("at least {count:,}").format(count=low)
    return _("an unsaid number") if high is None else _("up to {count:,}").format(count=high)


def _whom(figure: Figure) -> str:
    if figure.quantifier is Quantifier.VAGUE and not figure.base:
        return ""  # no count but the people themselves are quoted: “civilians”
    if figure.whom is Whom.MIXED:
        return _("(of several kinds)") + " "
    one = figure.low == 1 and figure.high == 1
    word = (_ONE_OF if one else _MANY_OF).get(figure.whom)
    return "" if word is None else f"{_(word)} "


def _vague_bounds(figure: Figure) -> str:
    if figure.low is None and figure.high is None:
        return " " + _("(no number said)")
    if figure.high is None:
        return " " + _("({count:,} or more)").format(count=figure.low)
    return f" ({_bounds(figure.low, figure.high)})"


def figures_words(figures: Sequence[Figure]) -> str:
    """All figures of a claim, totals before parts."""
    ordered = sorted(figures, key=lambda f: (f.part_of_total, list(Outcome).index(f.outcome)))
    return "; ".join(figure_words(figure) for figure in ordered)
