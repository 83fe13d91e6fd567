"""ACLED's own vocabulary: types of event and sorts of party (CODEBOOK B.2, B.3)."""

from collections.abc import Sequence
from dataclasses import dataclass

from reportedly.model.actors import ActorKind, ResolvedActor
from reportedly.model.events import EventType
from reportedly.reconcile.parties import Sides, is_state, is_unarmed

BATTLES = "Battles"
EXPLOSIONS = "Explosions/Remote violence"
CIVILIANS_ATTACKED = "Violence against civilians"
STRATEGIC = "Strategic developments"


@dataclass(frozen=True, slots=True)
class Kind:
    """ACLED's type and sub-type of an event."""

    event_type: str
    sub_event_type: str

    @property
    def disorder_type(self) -> str:
        return STRATEGIC if self.event_type == STRATEGIC else "Political violence"


_CLASH = Kind(BATTLES, "Armed clash")
_ATTACK = Kind(CIVILIANS_ATTACKED, "Attack")
_ALWAYS = {
    EventType.ARMED_CLASH: _CLASH,
    EventType.AIR_STRIKE: Kind(EXPLOSIONS, "Air/drone strike"),
    EventType.SHELLING: Kind(EXPLOSIONS, "Shelling/artillery/missile attack"),
    EventType.EXPLOSIVE_DEVICE: Kind(EXPLOSIONS, "Remote explosive/landmine/IED"),
    EventType.SUICIDE_BOMBING: Kind(EXPLOSIONS, "Suicide bomb"),
    EventType.CHEMICAL_ATTACK: Kind(EXPLOSIONS, "Chemical weapon"),
    EventType.EXECUTION: _ATTACK,  # whoever cannot defend himself any more is no party to a battle
    EventType.ABDUCTION: Kind(CIVILIANS_ATTACKED, "Abduction/forced disappearance"),
    EventType.CEASEFIRE: Kind(STRATEGIC, "Agreement"),
}


def kind_of_event(told: EventType, sides: Sides) -> Kind | None:
    """The type and sub-type; None for a sum over many happenings, which is no event.

    Where our kind leaves it open (a shooting), an armed side B makes a battle, any other an
    attack on civilians. Ground that was taken is told by who took it; whether without a fight
    (ACLED's non-violent transfer) no claim says.
    """
    if told is EventType.AGGREGATE:
        return None
    if told is EventType.TERRITORIAL_CHANGE:
        government = any(map(is_state, sides.side_a))
        taker = "Government regains" if government else "Non-state actor overtakes"
        return Kind(BATTLES, f"{taker} territory")
    fought = any(not is_unarmed(actor) for actor in sides.side_b)
    return _ALWAYS.get(told) or (_CLASH if fought else _ATTACK)


_INTER = {
    ActorKind.STATE_FORCES: 1,
    ActorKind.POLICE: 1,
    ActorKind.REBEL_GROUP: 2,
    ActorKind.MILITIA: 3,
    ActorKind.PROTESTERS: 6,
    ActorKind.CIVILIANS: 7,
    ActorKind.EXTERNAL_FORCE: 8,
}
# As ACLED lists them: a pair of unarmed sides (55 to 58 apart) is no interaction.
_PAIRS = frozenset({*range(11, 19), *range(22, 29), *range(33, 39), *range(44, 49), *range(55, 59)})
INTERACTIONS = _PAIRS | {66, 67, 68, 78} | set(range(10, 90, 10))


def inter_of(side: Sequence[ResolvedActor]) -> int | None:
    """ACLED's number of the first party's sort; None where nobody is named or known.

    Whether a militia is political (3) or one of identity (4) the register does not say: it is
    coded as political. An umbrella is no one sort.
    """
    if not side:
        return None
    if side[0].chosen is None:
        return _INTER[ActorKind.CIVILIANS] if is_unarmed(side[0]) else None
    return _INTER.get(side[0].chosen.kind)


def interaction_of(sides: Sides) -> int | None:
    """Both numbers ascending, or the sole side's and 0; None where one is not known."""
    named = [side for side in (sides.side_a, sides.side_b) if side]
    inters = [inter_of(side) for side in named]
    known = sorted(inter for inter in inters if inter is not None)
    if not known or len(known) < len(named):
        return None
    code = known[0] * 10 + (known[1] if len(known) > 1 else 0)
    return code if code in INTERACTIONS else None
