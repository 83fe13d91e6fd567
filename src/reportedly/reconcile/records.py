"""The door of reconciling: an incident in, records out."""

from collections.abc import Mapping, Sequence

from reportedly.errors import InputError
from reportedly.model.claims import ResolvedClaim
from reportedly.model.incidents import CopyGroup, Incident, Judgement
from reportedly.model.records import EventRecord
from reportedly.reconcile.case import open_case
from reportedly.reconcile.packs import DEFAULT_OPTIONS, PackOptions, RulePack
from reportedly.reconcile.rules.ged import PACK_VERSION
from reportedly.reconcile.rules.ged_record import conclude

_PACKS = {"ged": RulePack("ged", PACK_VERSION, conclude)}


def open_pack(name: str, *, options: PackOptions = DEFAULT_OPTIONS) -> RulePack:
    """The rule pack of this name. InputError, with the names there are, for any other."""
    if name not in _PACKS:
        known = ", ".join(sorted(_PACKS))
        raise InputError(f"no rule pack is called {name!r}", hint=f"rule packs: {known}")
    pack = _PACKS[name]
    return RulePack(pack.name, pack.version, pack.conclude, options)


def reconcile_incident(
    incident: Incident,
    claims: Mapping[str, ResolvedClaim],
    *,
    copies: Sequence[CopyGroup] = (),
    judgements: Sequence[Judgement] = (),
    pack: RulePack,
) -> tuple[EventRecord, ...]:
    """What `pack` concludes from the incident; empty where nothing is said to have happened.

    `claims` holds the incident's claims by id, and may hold others. Every claim of the incident
    that speaks to a field stands in that field's trace, for or against.
    """
    return pack.conclude(open_case(incident, claims, copies, judgements), pack)
