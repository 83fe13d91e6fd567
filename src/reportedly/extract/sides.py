"""Sides: the actors and recipients of one statement, from its phrases and its counts."""

from collections.abc import Iterator, Sequence

from reportedly.extract.grammar import Role, Scene, find_roles
from reportedly.extract.nlp import Token
from reportedly.extract.parties import Noun, Party, Roles
from reportedly.extract.people import WHOM
from reportedly.model.casualties import Whom
from reportedly.model.events import EventType

Counted = tuple[tuple[int, int], Whom, bool]  # tokens of those counted, who they are, if a part

# Those whom violence befalls without being a side.
_PEOPLE = frozenset(
    {Whom.CIVILIANS, Whom.CHILDREN, Whom.WOMEN, Whom.MEDICS, Whom.JOURNALISTS, Whom.POLICE}
)


def read_roles(
    tokens: Sequence[Token],
    nouns: Sequence[Noun],
    extent: tuple[int, int],
    counted: Sequence[Counted],
    kind: EventType,
) -> Roles:
    """Who did it and to whom, in what tokens `extent` say; offsets as the tokens'.

    Those counted among the victims are recipients, whatever the words around them say.
    """
    first, last = extent
    told = [n for n in nouns if first <= n.first and n.last <= last]
    people = [n for n in _people(tokens, told) if first <= n.first <= last]
    scene = Scene(tokens, sorted([*told, *people], key=lambda n: n.first), first, last)
    roles = find_roles(scene)
    roles.update({n: Role.RECIPIENT for n in _victims(told, counted) if roles.get(n) != Role.BOTH})
    actors = [n.party for n in told if roles.get(n) in (Role.ACTOR, Role.BOTH)]
    suffering = [n for n in scene.nouns if roles.get(n) in (Role.RECIPIENT, Role.BOTH)]
    recipients = [n.party for n in suffering] + list(_counted_people(tokens, told, counted))
    if not recipients and kind is EventType.TERRITORIAL_CHANGE:
        recipients = [n.party for n in told if roles.get(n) is Role.HOLDER]
    if kind is EventType.CEASEFIRE:
        return Roles(tuple(actors), ())
    return Roles(tuple(actors), tuple(sorted(recipients, key=lambda p: p.start)))


def _people(tokens: Sequence[Token], parties: Sequence[Noun]) -> Iterator[Noun]:
    """Words for people that are no side: "civilians", "schoolchildren"."""
    taken = {i for n in parties for i in range(n.first, n.last + 1)}
    for t in tokens:
        if WHOM.get(t.low) in _PEOPLE and t.i not in taken and t.tag == "NNS":
            yield Noun(t.i, t.i, Party(t.start, t.end, False), owns=False, holds=False)


def _victims(nouns: Sequence[Noun], counted: Sequence[Counted]) -> Iterator[Noun]:
    for (first, last), _, _ in counted:
        yield from (n for n in nouns if n.first <= last and first <= n.last)


def _counted_people(
    tokens: Sequence[Token], nouns: Sequence[Noun], counted: Sequence[Counted]
) -> Iterator[Party]:
    """The people that a total counts; parts of it ("among them 68 children") are no side."""
    for (first, last), whom, part in counted:
        sided = any(n.first <= last and first <= n.last for n in nouns)
        if whom in _PEOPLE and not part and not sided:
            yield Party(tokens[last].start, tokens[last].end, False)
