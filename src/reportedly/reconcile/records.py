"""The door of reconciling: incidents in, records out."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from reportedly.errors import InputError
from reportedly.model.claims import ResolvedClaim
from reportedly.model.incidents import CopyGroup, Incident, Judgement
from reportedly.model.records import EventRecord
from reportedly.model.undoing import in_force
from reportedly.reconcile.case import Case, open_case
from reportedly.reconcile.judged import tell_judged
from reportedly.reconcile.packs import DEFAULT_OPTIONS, PackOptions, RulePack
from reportedly.reconcile.rules import acled, airwars, ged_record, ibc

_PACKS = {pack.name: pack for pack in (ged_record.PACK, acled.PACK, airwars.PACK, ibc.PACK)}
PACK_NAMES = tuple(_PACKS)

# What incidents were concluded to, by what it rests on: their claims, copies of their reports.
Recall = dict[tuple[str, tuple[str, ...], tuple[CopyGroup, ...]], tuple[EventRecord, ...]]


def open_pack(name: str, *, options: PackOptions = DEFAULT_OPTIONS) -> RulePack:
    """The rule pack of this name.

    InputError, with the names there are, for any other, and for a rule that cannot be left out.
    """
    if name not in _PACKS:
        known = ", ".join(sorted(_PACKS))
        raise InputError(f"no rule pack is called {name!r}", hint=f"rule packs: {known}")
    pack = replace(_PACKS[name], options=options)
    for rule in options.without:
        if rule not in pack.optional:
            hint = f"rules that can be: {', '.join(pack.optional)}"
            raise InputError(f"{name} has no rule {rule!r} that can be left out", hint=hint)
    return pack


def reconcile_incidents(
    incidents: Iterable[Incident],
    claims: Mapping[str, ResolvedClaim],
    *,
    copies: Sequence[CopyGroup] = (),
    judgements: Sequence[Judgement] = (),
    pack: RulePack,
    recall: Recall | None = None,
) -> tuple[EventRecord, ...]:
    """The records of all incidents, in their order, rules over several incidents applied.

    Where one pack is asked again and again with little left out, `recall` spares what rests on
    the same: it is filled here, and is of no use to another pack or to other judgements.
    """
    near = _Near(claims, copies, judgements)
    known = {} if recall is None else recall
    records: list[EventRecord] = []
    for incident in incidents:
        basis = incident.id, incident.claim_ids, near.copies(incident)
        if basis not in known:
            known[basis] = _concluded(near.case(incident, pack), pack)
        records += known[basis]
    return pack.settle(tuple(records), pack)


class _Near:
    """What touches an incident's reports, found without looking through everything each time."""

    def __init__(
        self,
        claims: Mapping[str, ResolvedClaim],
        copies: Iterable[CopyGroup],
        judgements: Iterable[Judgement],
    ) -> None:
        self._claims = claims
        self._copies = {report: group for group in copies for report in group.report_ids}
        self._judged: dict[str, list[Judgement]] = defaultdict(list)
        for judgement in in_force(judgements):
            self._judged[judgement.anchors[0].report_id].append(judgement)
        self._told: dict[str, list[ResolvedClaim]] = defaultdict(list)
        for claim in claims.values():
            if claim.claim.report_id in self._judged:
                self._told[claim.claim.report_id].append(claim)

    def case(self, incident: Incident, pack: RulePack) -> Case:
        """The incident laid out for the pack's rules."""
        own = {key: self._claims[key] for key in incident.claim_ids}
        reports = self._reports(incident)
        judged = [judgement for key in reports for judgement in self._judged.get(key, ())]
        told = {claim.claim_id: claim for key in reports for claim in self._told.get(key, ())}
        return open_case(incident, told | own, self.copies(incident), judged, pack.cites)

    def copies(self, incident: Incident) -> tuple[CopyGroup, ...]:
        """The groups of copies that the incident's reports stand in."""
        if not self._copies:
            return ()
        groups = (self._copies.get(key) for key in self._reports(incident))
        return tuple(dict.fromkeys(group for group in groups if group is not None))

    def _reports(self, incident: Incident) -> dict[str, None]:
        return dict.fromkeys(self._claims[key].claim.report_id for key in incident.claim_ids)


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
    return _concluded(open_case(incident, claims, copies, judgements, pack.cites), pack)


def _concluded(case: Case, pack: RulePack) -> tuple[EventRecord, ...]:
    found = pack.conclude(case, pack)
    return tuple(tell_judged(record, case.claims, case.preferred) for record in found)
