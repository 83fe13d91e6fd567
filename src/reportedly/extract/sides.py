"""Sides: the actors and recipients of one statement, from its phrases and its counts."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from reportedly.extract.clauses import Clause, Role
from reportedly.extract.grammar import find_roles
from reportedly.extract.nlp import Token
from reportedly.extract.party_lines import Noun, Party, Roles
from reportedly.extract.party_words import FELLING, HARM, MUTUAL, OF, OPENERS
from reportedly.extract.people import WHOM
from reportedly.model.casualties import Whom
from reportedly.model.events import EventType

Counted = tuple[tuple[int, int], Whom, bool]  # tokens of those counted, who they are, if a part

# Those whom violence befalls without being a side.
_PEOPLE = frozenset(
    {Whom.CIVILIANS, Whom.CHILDREN, Whom.WOMEN, Whom.MEDICS, Whom.JOURNALISTS, Whom.POLICE}
)
_MORE_PEOPLE = frozenset(
    "activists worshipers locals crowd crowds siblings family mother father couple".split()
)
# Fought over ground: where nobody else is told to suffer, whoever holds it does.
_FOR_GROUND = frozenset({EventType.TERRITORIAL_CHANGE, EventType.ARMED_CLASH})
_CIVIL = frozenset("areas homes houses facilities targets infrastructure population".split())
_CROWDS = frozenset({"crowd", "crowds"})
_REST = frozenset({"others", "other", "more"})
_PART = frozenset("including among mostly mainly them whom include includes".split())
_MOST = frozenset("mostly mainly most majority all".split())
_OF_THEM = FELLING | frozenset("of the them whom those dead victims casualties were are".split())
_FAR_FROM_MOST = 6  # tokens from "most" to "civilians"
_TWO = 2  # sides of a fight
_NEAR = 3  # tokens from "besieged" to the besieger
_LISTED = 3  # tokens from those counted to the next count of one list


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
    counted = list(_with_parts(counted))
    told = [n for n in nouns if first <= n.first and n.last <= _main(tokens, extent, counted)]
    people = [n for n in _people(tokens, told, counted) if first <= n.first <= last]
    named = sorted([*told, *people], key=lambda n: n.first)
    clause = Clause(tokens, named, first, last, pact=kind is EventType.CEASEFIRE)
    roles = find_roles(clause)
    parties = told
    if sum(role is Role.BOTH for role in roles.values()) == _TWO:
        # "clashes between A and B left 9 fighters of A dead": those counted are no third side
        lost = [n for n in _victims(tokens, told, counted) if roles.get(n) is not Role.BOTH]
        told, named = ([n for n in row if n not in lost] for row in (told, named))
    roles |= {
        n: Role.RECIPIENT for n in _victims(tokens, told, counted) if roles.get(n) != Role.BOTH
    }
    roles |= dict.fromkeys(_losers_of_battle(clause, roles), Role.BOTH)
    actors = [n.party for n in told if roles.get(n) in (Role.ACTOR, Role.BOTH)]
    if clause.pact and not counted:
        return Roles(tuple(actors), ())
    recipients = [n.party for n in named if roles.get(n) in (Role.RECIPIENT, Role.BOTH)]
    recipients += _counted_people(tokens, parties, counted)
    recipients += _mostly(clause)
    if not (recipients or counted) and kind in _FOR_GROUND:
        recipients = [n.party for n in _holders(clause, roles)]
    return Roles(tuple(actors), tuple(sorted(recipients, key=lambda p: p.start)))


def _holders(clause: Clause, roles: Mapping[Noun, Role]) -> list[Noun]:
    """Those who hold the ground; whoever only besieges it does not."""
    held = [n for n in clause.nouns if roles.get(n) is Role.HOLDER]
    return [n for n in held if "besieged" not in clause.lows(n.first - _NEAR, n.last + 2)]


def _losers_of_battle(clause: Clause, roles: Mapping[Noun, Role]) -> list[Noun]:
    """ "30 soldiers and 39 rebels were killed in battles": each lost to the other."""
    lost = [n for n in clause.nouns if roles.get(n) is Role.RECIPIENT and not n.is_people]
    fought = MUTUAL & set(clause.lows(clause.first, clause.last))
    return lost if fought and len(lost) > 1 and Role.ACTOR not in roles.values() else []


def _main(tokens: Sequence[Token], extent: tuple[int, int], counted: Sequence[Counted]) -> int:
    """The last token before "where", which goes on to tell of a place and not of those counted."""
    first, last = extent
    behind = [t.i for t in tokens[first : last + 1] if t.low == "where"]
    return next((i - 1 for i in behind if any(words[0] < i for words, _, _ in counted)), last)


def _with_parts(counted: Sequence[Counted]) -> Iterator[Counted]:
    """A count listed behind a part is a part too: "among them 25 children and 15 women"."""
    before: Counted | None = None
    for words, whom, part in sorted(counted):
        near = before is not None and words[0] - before[0][1] <= _LISTED
        before = (words, whom, part or (near and before is not None and before[2]))
        yield before


def _people(
    tokens: Sequence[Token], parties: Sequence[Noun], counted: Sequence[Counted]
) -> Iterator[Noun]:
    """Words for people that are no side and not counted: "civilians", "schoolchildren"."""
    taken = {i for n in parties for i in range(n.first, n.last + 1)}
    taken |= {i for (first, last), _, _ in counted for i in range(first, last + 1)}
    for t in tokens:
        harmed = _is_people(t) and not _is_aside(tokens, t.i)
        if t.i not in taken and (harmed or _is_harmed(tokens, t.i)):
            yield Noun(t.i, t.i, Party(t.start, t.end, False), is_people=True)


def _is_harmed(tokens: Sequence[Token], i: int) -> bool:
    """ "civilian casualties", "civilian homes", "a refugee camp": whose they are."""
    following = tokens[i + 1].low if i + 1 < len(tokens) else ""
    homes = tokens[i].low in {"refugee", "refugees"} and following in {"camp", "camps"}
    return homes or (tokens[i].low == "civilian" and following in HARM | _CIVIL)


def _mostly(clause: Clause) -> Iterator[Party]:
    """ "People, mostly civilians", "most of the dead were civilians": that says who they were."""
    for t in clause.tokens[clause.first : clause.last + 1]:
        before = clause.lows(t.i - _FAR_FROM_MOST, t.i - 1)
        most = next((i for i in range(len(before) - 1, -1, -1) if before[i] in _MOST), None)
        between = set() if most is None else set(before[most + 1 :])
        if WHOM.get(t.low) is Whom.CIVILIANS and most is not None and between <= _OF_THEM:
            yield Party(t.start, t.end, False)


def _is_people(token: Token) -> bool:
    listed = WHOM.get(token.low) in _PEOPLE and token.tag == "NNS"
    return listed or token.low in _MORE_PEOPLE


def _is_aside(tokens: Sequence[Token], i: int) -> bool:
    """ "citizens' houses", "most of them civilians": not those whom the verb befell."""
    following = tokens[i + 1 : i + 2]
    owner = any(t.tag in {"NN", "NNS", "POS"} for t in following)
    before = [t.low for t in tokens[max(0, i - 4) : i]]
    harmed = any(a in HARM and b == "among" for a, b in pairwise(before))
    crowd = tokens[i].low in _CROWDS and [t.low for t in following] == ["of"]
    return owner or crowd or (bool(_PART & set(before[-3:])) and not harmed)


def _victims(
    tokens: Sequence[Token], nouns: Sequence[Noun], counted: Sequence[Counted]
) -> Iterator[Noun]:
    """Parties among those counted: "20 soldiers", "33 members of X"."""
    for (first, last), _, _ in counted:
        until = _owner_from(tokens, last)
        yield from (n for n in nouns if n.first <= until and first <= n.last)


def _owner_from(tokens: Sequence[Token], last: int) -> int:
    """The token up to which "of the so-called" goes on behind those counted."""
    i = last + 1
    if i < len(tokens) and tokens[i].low in OF:
        while i < len(tokens) - 1 and tokens[i].low in OF | OPENERS:
            i += 1
        return i
    return last


def _counted_people(
    tokens: Sequence[Token], nouns: Sequence[Noun], counted: Sequence[Counted]
) -> Iterator[Party]:
    """The people whom a total counts; of its parts only "civilians" says who the others are.

    "Among them 68 children" tells of the children alone, and they are no side.
    """
    alone = [c for c in counted if not _is_sided(c, nouns)]
    told = [(c, head) for c in alone if (head := _people_of(tokens, c)) is not None]
    whole = [head for (_, _, part), head in told if not part]
    if not whole and len(alone) == len(counted):
        whole = [head for (_, whom, _), head in told if whom is Whom.CIVILIANS][:1]
    yield from (Party(head.start, head.end, False) for head in whole)


def _is_sided(counted: Counted, nouns: Sequence[Noun]) -> bool:
    """True if those counted are of a party: "20 soldiers"."""
    (first, last), _, _ = counted
    return any(n.first <= last and first <= n.last for n in nouns)


def _people_of(tokens: Sequence[Token], counted: Counted) -> Token | None:
    """The word for those counted, if they are people of no side."""
    (first, last), _, _ = counted
    named = (t for t in tokens[first : last + 1] if t.low in WHOM and t.low not in _REST)
    head = next(named, None)
    told = head is not None and (WHOM[head.low] in _PEOPLE or head.low in _MORE_PEOPLE)
    return head if told else None
