"""Who fought whom, by whose word (CODEBOOK A.1, A.2), and the kind of violence that makes."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from reportedly.model.actors import ActorKind, ResolvedActor, SpeakerKind
from reportedly.model.casualties import Outcome
from reportedly.model.claims import ResolvedClaim
from reportedly.model.events import Denies, EventType
from reportedly.model.opinions import RecordField
from reportedly.model.records import SetAside, Trace
from reportedly.model.speakers import ResolvedSpeaker
from reportedly.reconcile.case import Case, trace
from reportedly.reconcile.independence import folded
from reportedly.reconcile.judged import JUDGED

STATE_KINDS = frozenset({ActorKind.STATE_FORCES, ActorKind.POLICE, ActorKind.EXTERNAL_FORCE})
UNARMED_KINDS = frozenset({ActorKind.CIVILIANS, ActorKind.PROTESTERS})
_ARMED_VOICES = frozenset({SpeakerKind.ARMED_GROUP, SpeakerKind.STATE})
_FROM_AFAR = frozenset({EventType.AIR_STRIKE, EventType.SHELLING})


def party_key(actor: ResolvedActor) -> str:
    """The party as a whole: the register's id without the arm, or an unresolved folded name."""
    return whole_party(actor.id) if actor.id is not None else folded(actor.name)


def whole_party(party_id: str) -> str:
    """The register writes an arm of a party after a slash: `syria-government/army`."""
    return party_id.partition("/")[0]


def party_ids(claims: Iterable[ResolvedClaim], *, recipients_only: bool = False) -> frozenset[str]:
    """The armed parties that the claims name, by key; civilians are none."""
    named = (
        actor
        for claim in claims
        for actor in (*claim.recipients, *(() if recipients_only else claim.actors))
    )
    return frozenset(party_key(actor) for actor in named if not is_unarmed(actor))


def attackers(claims: Sequence[ResolvedClaim]) -> frozenset[str]:
    """The armed parties that are said to do it, and by nobody to be struck."""
    struck = party_ids(claims, recipients_only=True)
    return frozenset(party_key(a) for c in claims for a in c.actors if not is_unarmed(a)) - struck


def fighting_parties(claims: Sequence[ResolvedClaim]) -> frozenset[str]:
    """The armed parties to the fight, by key.

    Where nobody names who did it, an armed party that tells of another's dead did it by its own
    word: "the Front said it killed 340 soldiers".
    """
    named = party_ids(claims)
    if attackers(claims):
        return named
    return named | {party_of(claim) or "" for claim in claims if _is_boast(claim)}


def _is_boast(claim: ResolvedClaim) -> bool:
    """An armed party, by name, counts the dead of one."""
    speaker = claim.speaker
    is_party = speaker.kind in _ARMED_VOICES and (speaker.party is not None or _is_name(speaker))
    dead = (f for f in claim.claim.figures if f.outcome is Outcome.KILLED and f.low != 0)
    return is_party and any(dead) and bool(party_ids([claim], recipients_only=True))


def party_of(claim: ResolvedClaim) -> str | None:
    """The party that who speaks belongs to; where the register knows none, its name, if it may be
    a party's."""
    speaker = claim.speaker
    if speaker.party is not None:
        return whole_party(speaker.party)
    may_be_one = speaker.kind is SpeakerKind.ANONYMOUS and _is_name(speaker)
    return folded(speaker.name) if may_be_one or speaker.kind in _ARMED_VOICES else None


def _is_name(speaker: ResolvedSpeaker) -> bool:
    return speaker.name != speaker.name.lower()


def stands_with(claim: ResolvedClaim, fighting: frozenset[str]) -> bool:
    """Whether who speaks is one of the parties `fighting`, or is aligned with one (CODEBOOK A.5.5).

    Who is aligned with a party of another fight is as good a witness of this one as anybody.
    """
    return party_of(claim) in fighting


def is_unarmed(actor: ResolvedActor) -> bool:
    """Civilians, protesters, or words of the same sense that the register does not know."""
    if actor.chosen is not None:
        return actor.chosen.kind in UNARMED_KINDS
    return folded(actor.name) in ("civilians", "people", "residents", "protesters", "children")


def is_state(actor: ResolvedActor) -> bool:
    """A state's forces or police, at home or abroad."""
    return actor.chosen is not None and actor.chosen.kind in STATE_KINDS


@dataclass(frozen=True, slots=True)
class Sides:
    """Side A and side B as GED orders them, the type of violence 1-3 or None, and the traces."""

    side_a: tuple[ResolvedActor, ...]
    side_b: tuple[ResolvedActor, ...]
    type_of_violence: int | None
    traces: tuple[Trace, ...]
    warnings: tuple[str, ...]


_Named = tuple[ResolvedActor, ...]


@dataclass(frozen=True, slots=True)
class _Choice:
    """The parties in one role that most origins name, with who says so and who says other."""

    chosen: _Named
    claims_for: tuple[str, ...] = ()
    against: tuple[SetAside, ...] = ()
    judged: str = ""  # by whose word, where a person decides


def find_sides(case: Case, *, state_first: bool = False) -> Sides:
    """The parties that most origins name in each role; those of no party to the fight count first.

    Side A are those who did it. `state_first` is GED's order: in state-based violence the
    government is side A. Claims that name others, and denials of authorship, stand against.
    """
    doers = _choose(case, "actors", frozenset())
    struck = _choose(case, "recipients", frozenset(map(party_key, doers.chosen)))
    one, two = _sides(doers.chosen, struck.chosen)
    if two and not struck.chosen:  # a clash whose two parties are named in one breath
        struck = doers
    struck = replace(struck, against=(*struck.against, *_other_way_round(case, doers, struck)))
    kind = _type_of_violence(case, one, two)
    if state_first and _is_government_second(one, two, kind):
        one, two, doers, struck = two, one, struck, doers
    warnings = () if one and two else ("a side is not named",)
    traces = (
        _side_trace(case, "side_a", one, doers),
        _side_trace(case, "side_b", two, struck),
    )
    return Sides(one, two, kind, traces, warnings)


def _choose(case: Case, role: str, taken: frozenset[str]) -> _Choice:
    sets: dict[frozenset[str], list[tuple[ResolvedClaim, _Named]]] = defaultdict(list)
    for claim in case.standing:
        named = _named_in(claim, role, taken)
        if named:
            sets[frozenset(map(party_key, named))].append((claim, named))
    if not sets:
        return _Choice(())
    preferred = case.choice(RecordField.PARTIES)
    wanted = () if preferred is None else _named_in(preferred.claim, role, taken)
    fighting = party_ids(case.standing)
    usual = min(sets, key=lambda keys: _support(case, keys, [c for c, _ in sets[keys]], fighting))
    best = frozenset(map(party_key, wanted)) or usual
    against = [
        SetAside(c.claim_id, case.cites.parties, f"names {_names(named)}")
        for keys, members in sets.items()
        for c, named in members
        if not keys <= best
    ]
    held = tuple(c.claim_id for keys, members in sets.items() if keys <= best for c, _ in members)
    ordered = sorted({party_key(a): a for a in sets[best][0][1]}.items())
    judged = preferred.words if preferred is not None and wanted else ""
    return _Choice(tuple(actor for _, actor in ordered), held, tuple(against), judged)


def _other_way_round(case: Case, doers: _Choice, struck: _Choice) -> list[SetAside]:
    """Claims that name as struck whom most call the attacker, and nobody else."""
    asides = (*doers.against, *struck.against)
    told = {*doers.claims_for, *struck.claims_for, *(aside.claim_id for aside in asides)}
    return [
        SetAside(c.claim_id, case.cites.parties, f"names {_names(c.recipients)} as struck")
        for c in case.standing
        if c.recipients and c.claim_id not in told
    ]


def _named_in(claim: ResolvedClaim, role: str, taken: frozenset[str]) -> _Named:
    """The parties of one role, without those that already stand in the other."""
    named = claim.actors if role == "actors" else claim.recipients
    return tuple(actor for actor in named if party_key(actor) not in taken)


def _support(
    case: Case, keys: frozenset[str], claims: Sequence[ResolvedClaim], fighting: frozenset[str]
) -> tuple[int, int, int, list[str]]:
    """Sorts first what most origins say, before all those who stand with no party `fighting`."""
    apart = (c for c in claims if not stands_with(c, fighting))
    fair = {case.origin_of.get(c.claim_id) for c in apart} - {None}
    every = {case.origin_of.get(c.claim_id) for c in claims} - {None}
    return -len(fair), -len(every), -len(keys), sorted(keys)


def _sides(doers: _Named, struck: _Named) -> tuple[_Named, _Named]:
    """Two sides; where one role names both parties of a clash, it is split."""
    if struck or len(doers) < 2:
        return doers, struck
    states = tuple(actor for actor in doers if is_state(actor))
    first = states or doers[:1]
    return first, tuple(actor for actor in doers if actor not in first)


def _type_of_violence(case: Case, one: _Named, two: _Named) -> int | None:
    """1 state-based, 2 non-state, 3 one-sided (A.1); None where the parties do not say.

    Imprecise strikes and shelling by a state are state-based (A.2.6).
    """
    armed_one = [actor for actor in one if not is_unarmed(actor)]
    armed_two = [actor for actor in two if not is_unarmed(actor)]
    if armed_one and armed_two:
        return 1 if any(map(is_state, armed_one + armed_two)) else 2
    from_afar = any(claim.claim.event_type in _FROM_AFAR for claim in case.standing)
    if not armed_one or not two:
        return None
    if from_afar:
        return 1 if any(map(is_state, armed_one)) else None
    return 3


def _is_government_second(one: _Named, two: _Named, kind: int | None) -> bool:
    return kind == 1 and not any(map(is_state, one)) and any(map(is_state, two))


def _side_trace(case: Case, field: str, side: _Named, choice: _Choice) -> Trace:
    told = choice.judged or "named by most origins"
    words = f"{field} {_names(side)}: {told}" if side else f"{field}: nobody says"
    rule = JUDGED if choice.judged and side else case.cites.parties
    against = [*choice.against, *case.against_if(_names_parties)]
    return trace(field, _names(side), rule, words, choice.claims_for, against)


def _names_parties(claim: ResolvedClaim) -> bool:
    denies_author = claim.claim.denies is Denies.AUTHORSHIP
    return bool(claim.actors or claim.recipients) or denies_author


_TYPES = {1: "state-based", 2: "non-state", 3: "one-sided"}


def type_trace(case: Case, kind: int | None) -> Trace:
    """Why the violence is of this type."""
    words = _TYPES[kind] if kind is not None else "the parties do not say"
    named = [c.claim_id for c in case.standing if c.actors or c.recipients]
    return trace("type_of_violence", kind, case.cites.parties, f"type_of_violence: {words}", named)


def _names(actors: _Named) -> str:
    return ", ".join(sorted({actor.name for actor in actors}))
