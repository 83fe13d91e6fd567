"""What is plain to see of a name that may be the place of a verb's event: marks of event_place.py.

No mark holds a name. Words count where they stand beside a name or on the way to the verb.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportedly.extract.nlp import Token
from reportedly.extract.place_runs import cut_run
from reportedly.extract.place_words import NAME
from reportedly.extract.places import Atlas, Place, bare
from reportedly.model.places import PlaceRelation

RULED, HEARD, CHOSEN = "rules: ", "rules: heard", "rules: chosen"
STEPS = 6  # of the parse, on either side
PLAIN = frozenset("compound conj appos nmod amod poss".split())
BETWEEN_NAMES = re.compile(r"[A-Z]\w*")
CLAUSE = re.compile(r";|, (?:and|but|who|which|while|where|after)")
QUOTES = re.compile(r"[\"“”]")
PIECES = re.compile(r"(?<=['’]s) ")


@dataclass(frozen=True)
class Name:
    """A run of capitals, or what the rules hear; `heard` is what they make of it, if a place."""

    start: int
    end: int
    heard: Place | None
    chosen: bool


@dataclass(frozen=True)
class Sentence:
    """A sentence, its parse, the number of the verb in it, and the names that could be a place."""

    text: str
    tokens: Sequence[Token]
    verb: int
    names: Sequence[Name]
    atlas: Atlas


def find_names(text: str, atlas: Atlas, heard: Sequence[Place], chosen: Place | None) -> list[Name]:
    """Every name of a sentence that could be a place, in order, without its genitive."""
    found = [_ruled(text, place, chosen) for place in heard]
    for start, end in _runs(text, atlas):
        if all(end <= name.start or name.end <= start for name in found):
            found.append(Name(start, start + len(bare(text[start:end])), None, chosen=False))
    return sorted(found, key=lambda name: name.start)


def _ruled(text: str, place: Place, chosen: Place | None) -> Name:
    end = place.start + len(bare(text[place.start : place.named_end]))
    inside = chosen is not None and place.start < chosen.end and chosen.start < place.end
    return Name(place.start, end, place, inside)


def _runs(text: str, atlas: Atlas) -> Iterator[tuple[int, int]]:
    """Runs of capitals, cut as the rules cut them, and behind a genitive."""
    for match in NAME.finditer(text):
        for start, end in cut_run(text, match.start(), match.end(), atlas):
            at = start
            for piece in PIECES.split(text[start:end]):
                yield at, at + len(piece)
                at += len(piece) + 1


def marks_of(sentence: Sentence, n: int) -> dict[str, float]:
    """The marks of the `n`th name."""
    text, tokens, verb, names = sentence.text, sentence.tokens, sentence.verb, sentence.names
    inside = [t for t in tokens if t.start < names[n].end and names[n].start < t.end]
    if not inside:
        return {"any": 1.0}
    head = next((t for t in inside if not inside[0].i <= t.head <= inside[-1].i), inside[-1])
    marks = {
        "any", *_kinds(text, names[n], sentence.atlas), *_beside(tokens, inside),
        *_way(tokens, head, verb), *_ends(tokens, head, verb), *_ruling(names, n),
        *_order(text, tokens[verb], names, n), *_neighbours(text, names, n, sentence.atlas),
    }  # fmt: skip
    return dict.fromkeys(marks, 1.0)


def few_marks(place: Place, places: Sequence[Place], at: int) -> dict[str, float]:
    """The six marks that nearly all of it hangs on, of a place that is heard."""
    behind = place.start > at
    away = place.start - at if behind else at - place.named_end
    marks = {f"{'behind' if behind else 'before'}, 100 characters": min(away, 160) / 100}
    if not behind:
        marks["before"] = 1.0
    elif not any(at < p.start < place.start for p in places):
        marks["next behind"] = 1.0
    if place.relation is PlaceRelation.NEAR:
        marks["beside"] = 1.0
    return marks | {"less local": min(max(p.rank for p in places) - place.rank, 2)}


def _kinds(text: str, name: Name, atlas: Atlas) -> Iterator[str]:
    said = text[name.start : name.end]
    yield f"is {kind(said, atlas)}"
    if said.isupper() and len(said) > 3:
        yield "capitals" + (" at the head" if name.start < 2 else "")
    if name.start < 2:
        yield "first word"
    yield f"words {min(len(said.split()), 3)}"
    quoted = len(QUOTES.findall(text, 0, name.start)) % 2
    yield f"quoted {quoted}"


def kind(said: str, atlas: Atlas) -> str:
    if atlas.is_country(said):
        return "country"
    if atlas.is_province(said):
        return "province"
    return "known" if atlas.knows(said) else "unknown"


def _beside(tokens: Sequence[Token], inside: Sequence[Token]) -> Iterator[str]:
    """The words on either side, and the tags."""
    first, last = inside[0].i, inside[-1].i
    low = [_word(t) for t in tokens]
    for k in (1, 2, 3):
        yield f"-{k} {low[first - k] if first >= k else '^'}"
        yield f"+{k} {low[last + k] if last + k < len(low) else '$'}"
    if first >= 2:
        yield f"-2-1 {low[first - 2]} {low[first - 1]}"
    if last + 2 < len(low):
        yield f"+1+2 {low[last + 1]} {low[last + 2]}"
    yield f"tag {inside[-1].tag}"


def _word(token: Token) -> str:
    """A word in small letters; a name or a number is only that it is one."""
    if token.tag in ("NNP", "NNPS") or (token.text[:1].isupper() and token.i):
        return "NAME"
    return "NUMBER" if token.text[:1].isdigit() else token.low


def _way(tokens: Sequence[Token], head: Token, verb: int) -> Iterator[str]:
    """How the name hangs on the verb: the labels up to where the two meet and down to it."""
    governor = tokens[head.head]
    yield f"as {head.dep}"
    yield f"under {_word(governor)}"
    yield f"as {head.dep} under {governor.tag[:2]}"
    yield f"{tokens[verb].low} {head.dep}"
    rise, fall = _meeting(tokens, head.i, verb)
    yield f"rise {len(rise[:STEPS])} fall {len(fall[:STEPS])}"
    labels = [tokens[i].dep for i in rise[:STEPS]] + ["|"] + [tokens[i].dep for i in fall[:STEPS]]
    yield f"way {' '.join(labels)}"
    yield f"plain way {' '.join(label for label in labels if label not in PLAIN)}"


def _ends(tokens: Sequence[Token], head: Token, verb: int) -> Iterator[str]:
    """The prepositions on the way, and what it comes out at."""
    rise, fall = _meeting(tokens, head.i, verb)
    prepositions = [_word(tokens[i]) for i in rise if tokens[i].dep in ("prep", "agent")]
    if prepositions:
        yield f"last preposition {prepositions[-1]} fall {len(fall[:STEPS])}"
        yield f"prepositions {' '.join(prepositions[:3])}"
    yield f"told as {tokens[verb].dep}"
    if rise:
        top = tokens[rise[-1]]
        yield f"top {top.dep} of {'another' if fall else tokens[verb].low}"
        yield f"top {top.dep} fall {bool(fall)} {tokens[verb].tag}"


def _meeting(tokens: Sequence[Token], name: int, verb: int) -> tuple[list[int], list[int]]:
    """What lies on the way up from either to where they meet, that not included."""
    up, down = _above(tokens, name), _above(tokens, verb)
    meet = next((i for i in up if i in down), None)
    return (up, down) if meet is None else (up[: up.index(meet)], down[: down.index(meet)])


def _above(tokens: Sequence[Token], at: int) -> list[int]:
    """A token and what it hangs on, up to the root."""
    path = [at]
    while tokens[path[-1]].head not in path:
        path.append(tokens[path[-1]].head)
    return path


def _order(text: str, told: Token, names: Sequence[Name], n: int) -> Iterator[str]:
    """Where it stands, counted from the verb."""
    start, end = names[n].start, names[n].end
    side = "behind" if start >= told.end else "before"
    between = text[told.end : start] if side == "behind" else text[end : told.start]
    others = [m for m in names if told.end <= m.start < start or end <= m.start < told.start]
    yield side
    yield f"{side} {min(len(between) // 20, 8)}"
    yield f"{side} names between {min(len(others), 4)}"
    heard = sum(m.heard is not None for m in others)
    yield f"{side} places between {min(heard, 4)}"
    yield f"{side} commas {min(between.count(','), 3)}"
    yield f"{side} clause {CLAUSE.search(between) is not None}"
    yield f"names {min(len(names), 6)}"


def _neighbours(text: str, names: Sequence[Name], n: int, atlas: Atlas) -> Iterator[str]:
    """What the names before and behind are, and what links them to this one."""
    own = kind(text[names[n].start : names[n].end], atlas)
    for side, k in (("left", n - 1), ("right", n + 1)):
        if not 0 <= k < len(names):
            yield f"{side} none"
            continue
        a, b = sorted((names[n], names[k]), key=lambda m: m.start)
        gap = text[a.end : b.start]
        link = BETWEEN_NAMES.sub("NAME", gap).lower().strip() if len(gap) < 24 else "far"
        other = kind(text[names[k].start : names[k].end], atlas)
        yield f"{side} {link}"
        yield f"{side} {other} of {own}"
        yield f"{side} {other} of {own} {link}"


def _ruling(names: Sequence[Name], n: int) -> Iterator[str]:
    """What the rules hear in it, and whether they choose it or another."""
    place = names[n].heard
    yield f"{HEARD} {place is not None}"
    if place is not None:
        more = max((m.heard.rank for m in names if m.heard is not None), default=0)
        yield f"{HEARD} rank {place.rank}"
        yield f"{HEARD} rank below {more - place.rank}"
        yield f"{HEARD} {place.relation.value}"
        yield f"{HEARD} weight {place.weight}"
        yield f"{HEARD} led {place.is_led} unnamed {place.is_unnamed} large {place.is_large}"
        yield f"{HEARD} noun {place.noun}"
    others = any(m.chosen for m in names)
    yield f"{CHOSEN} {names[n].chosen} of {others}"
    yield f"{CHOSEN} {names[n].chosen} beside {n > 0 and names[n - 1].chosen}"
