"""All that is concluded, in memory: what is new re-opens only what it touches.

The batch is the case in which everything is new, so that there is one way to conclude. In whatever
order reports and judgements come, what stands in the end is the same; the numbers of incidents
alone tell who came first.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import chain

from reportedly.link.copies import Copies
from reportedly.link.linker import Linker
from reportedly.link.profiles import Profile
from reportedly.link.verdicts import NO_VERDICTS, settle
from reportedly.model.claims import ResolvedClaim
from reportedly.model.incidents import CopyGroup, Incident, Judgement
from reportedly.model.reports import Report
from reportedly.model.summaries import Summary
from reportedly.model.undoing import in_force
from reportedly.pipeline.numbering import Numbers
from reportedly.pipeline.progress import Progress, untold
from reportedly.reconcile.kept import KeptRecords, Turn
from reportedly.reconcile.packs import RulePack
from reportedly.reconcile.reviews import looks_of
from reportedly.reconcile.summaries import summarise_all
from reportedly.reference.register import Register
from reportedly.resolve.corrections import amendments, correct_claims
from reportedly.resolve.open_names import ask_again
from reportedly.store.base import Conclusions, LedgerEntry

Told = tuple[ResolvedClaim, ...]
Groups = tuple[CopyGroup, ...]


@dataclass(frozen=True, slots=True)
class ReadReport:
    """The claims of one report, as resolved or added, and the profile of its text; and the claims
    as they were read, before a person added any."""

    report_id: str
    claims: Told
    profile: Profile
    read: Told
    is_coded: bool = True  # or nothing but added to


@dataclass(frozen=True, slots=True)
class News:
    """What came since: reports that were kept, all claims of those that may say something new; all
    judgements, those known before included; and the parties as lists have them now."""

    reports: Iterable[Report]
    read: Iterable[ReadReport]
    judgements: tuple[Judgement, ...]
    register: Register


@dataclass(frozen=True, slots=True)
class Difference:
    """What no longer stands, and what stands in its place; what is replaced is in both.

    `gone` holds no claims: none ceases to stand.
    """

    gone: Conclusions
    put: Conclusions


@dataclass(frozen=True, slots=True)
class _Moved:
    """Incidents by id, as they were and as they are; the numbers that were given to them; and how
    many entries the ledger had before."""

    gone: Mapping[str, Incident]
    put: Mapping[str, Incident]
    founded: tuple[LedgerEntry, ...]
    ledger_length: int


class Whole:
    """What is concluded of all reports so far; empty at first.

    `ledger` are the numbers given before. After an error there is nothing to rely on.
    """

    def __init__(self, pack: RulePack, ledger: Sequence[LedgerEntry]) -> None:
        self.reports: set[str] = set()
        self.coded: set[str] = set()
        self.verdicts = NO_VERDICTS
        self.judgements: tuple[Judgement, ...] = ()
        self._in_force: tuple[Judgement, ...] = ()
        self._read: dict[str, Told] = {}  # by report, as every other of these
        self._resolved: dict[str, Told] = {}  # what persons added included
        self._amended: dict[str, list[tuple[str, ResolvedClaim]]] = {}  # with the judgements
        self._corrected: dict[str, Told] = {}
        self._claims: dict[str, ResolvedClaim] = {}
        self._copies, self._groups = Copies(), dict[str, CopyGroup]()  # groups by report
        self._linker, self._ledger = Linker(), ledger
        self._numbers: Numbers | None = None
        self._incidents: dict[str, Incident] = {}
        self._homes: dict[str, str] = {}  # incidents by claim
        self._kept = KeptRecords(pack)

    def can_take(self, read: Iterable[ReadReport]) -> bool:
        """Whether these reports can be taken in by themselves.

        Not where a claim ceases to stand, nor where one comes that a number may pass to: then all
        numbers are in question.
        """
        if self._numbers is None:
            return True
        for report in read:
            before = {claim.claim_id for claim in self._resolved.get(report.report_id, ())}
            now = {claim.claim_id for claim in report.claims}
            if before - now or (now - before and self._numbers.is_sought(report.report_id)):
                return False
        return True

    def change(self, news: News, *, progress: Progress = untold) -> Difference:
        """Take in what came since, and tell what it changes."""
        before, self._in_force = self._in_force, in_force(news.judgements)
        judged = _judged_anew(before, self._in_force)
        self.judgements = news.judgements
        told, profiles = self._take_in(news.read)
        retold = self._correct(judged | told, news.register)
        progress(0, None, "linking")
        parted, copied = self._group(news.reports)
        self._relink(profiles)
        moved = self._renumber()
        copies = {key for group in (*parted, *copied) for key in group.report_ids}
        turn = self._conclude(moved, judged | retold | copies)
        put = Conclusions(
            tuple(chain.from_iterable(self._corrected[key] for key in sorted(retold))),
            copied,
            tuple(moved.put.values()),
            turn.records,
            moved.founded,
            moved.ledger_length,
            turn.relations,
            self._summarise(moved, judged | retold | copies, turn),
        )
        left = tuple(moved.gone.values())
        gone = Conclusions((), parted, left, turn.records_gone, relations=turn.relations_gone)
        return Difference(gone, put)

    def _take_in(self, read: Iterable[ReadReport]) -> tuple[set[str], dict[str, Profile]]:
        """The reports by id; and the profiles of those that were not read so before."""
        told, profiles = set[str](), dict[str, Profile]()
        for report in read:
            told.add(report.report_id)
            if report.read != self._read.get(report.report_id):
                profiles[report.report_id] = report.profile
            self._read[report.report_id] = report.read
            self._resolved[report.report_id] = report.claims
            if report.is_coded:
                self.coded.add(report.report_id)
        return told, profiles

    def _correct(self, report_ids: Set[str], register: Register) -> set[str]:
        """The reports of which a claim is new, or reads otherwise than before."""
        asked = sorted(report_ids & self._resolved.keys())
        read = tuple(claim for key in asked for claim in self._resolved[key])
        told: dict[str, list[ResolvedClaim]] = {key: [] for key in asked}
        about = self._about(report_ids)
        for claim in ask_again(correct_claims(read, about), register):
            told[claim.claim.report_id].append(claim)
        self._amend(asked, amendments(read, about), register)
        changed = {key for key in asked if tuple(told[key]) != self._corrected.get(key, ())}
        for key in changed:
            self._corrected[key] = tuple(told[key])
            self._claims.update((claim.claim_id, claim) for claim in told[key])
        return changed

    def _amend(
        self,
        asked: Iterable[str],
        made: Iterable[tuple[str, ResolvedClaim]],
        register: Register,
    ) -> None:
        """What persons made of claims of the reports that are asked for, step by step."""
        for key in asked:
            self._amended.pop(key, None)
        for judgement, claim in made:
            (known,) = ask_again((claim,), register)
            self._amended.setdefault(claim.claim.report_id, []).append((judgement, known))

    def _group(self, reports: Iterable[Report]) -> tuple[Groups, Groups]:
        """The groups of copies that stand no more, and the new ones."""
        self._copies.add(self._noted(reports))
        before, now = dict.fromkeys(self._groups.values()), self._copies.groups(self._in_force)
        self._groups = {key: group for group in now for key in group.report_ids}
        parted = before.keys() - set(now)
        return tuple(parted), tuple(group for group in now if group not in before)

    def _noted(self, reports: Iterable[Report]) -> Iterator[Report]:
        for report in reports:
            self.reports.add(report.id)
            yield report

    def _relink(self, profiles: Mapping[str, Profile]) -> None:
        """The reports of these profiles, by claims as they were read; what persons made of them is
        laid over."""
        amended: dict[str, list[ResolvedClaim]] = defaultdict(list)
        for made, claim in (each for key in sorted(self._amended) for each in self._amended[key]):
            amended[made].append(claim)
        anchored = {key for judgement in self._in_force for key in _reports_of(judgement)}
        self.verdicts = settle(self._in_force, self._claims_of(anchored), amended=amended)
        self._linker.judge(self.verdicts)
        told = [claim for key in sorted(profiles) for claim in self._read[key]]
        self._linker.retell(told, profiles=profiles)
        self._linker.copies(dict.fromkeys(self._groups.values()))

    def _claims_of(self, report_ids: Iterable[str]) -> list[ResolvedClaim]:
        return [claim for key in sorted(report_ids) for claim in self._corrected.get(key, ())]

    def _renumber(self) -> _Moved:
        """Incidents of the neighbourhoods that were opened, before and now."""
        if self._numbers is None:
            self._numbers = Numbers(self._claims.values(), self._ledger)
        found, length = self._linker.moved(), self._numbers.length
        held = {key for incident in found for key in incident.claim_ids}
        gone = sorted({self._homes[key] for key in held if key in self._homes})
        before = {key: self._incidents.pop(key) for key in gone}
        made = self.verdicts.decisions
        numbered, founded = self._numbers.number(found, self._claims, decisions=made)
        put = {incident.id: incident for incident in numbered}
        self._incidents.update(put)
        self._homes.update((key, i.id) for i in numbered for key in i.claim_ids)
        return _Moved(before, put, founded, length)

    def _conclude(self, moved: _Moved, report_ids: Iterable[str]) -> Turn:
        """Records of all incidents that moved, or that rest on one of these reports."""
        held = self._held(moved, report_ids)
        near = self._reports_behind(held)
        copies = (self._groups[key] for key in sorted(near) if key in self._groups)
        return self._kept.turn(
            (incident.number for incident in moved.gone.values()),
            held,
            {claim.claim_id: claim for claim in self._claims_of(near)},
            copies=tuple(dict.fromkeys(copies)),
            judgements=self._about(near),
        )

    def _summarise(
        self, moved: _Moved, report_ids: Iterable[str], turn: Turn
    ) -> tuple[Summary, ...]:
        """Of the same, and of all whose records are others now."""
        others = {record.incident_id for record in (*turn.records_gone, *turn.records)}
        shown = {incident.id: incident for incident in self._held(moved, report_ids)}
        shown |= {key: self._incidents[key] for key in others if key in self._incidents}
        near = self._reports_behind(shown.values())
        told = self._claims_of(near)
        looks, claims = looks_of(self._about(near), told), {c.claim_id: c for c in told}
        records = chain.from_iterable(self._kept.of(key) for key in shown)
        return summarise_all(shown.values(), claims, records, looks)

    def _about(self, report_ids: Set[str]) -> tuple[Judgement, ...]:
        """The judgements in force that speak of one of these reports."""
        return tuple(j for j in self._in_force if not report_ids.isdisjoint(_reports_of(j)))

    def _held(self, moved: _Moved, report_ids: Iterable[str]) -> tuple[Incident, ...]:
        homes = (self._homes[claim.claim_id] for claim in self._claims_of(report_ids))
        return tuple(self._incidents[key] for key in dict.fromkeys(chain(moved.put, homes)))

    def _reports_behind(self, incidents: Iterable[Incident]) -> set[str]:
        held = (self._claims[key] for incident in incidents for key in incident.claim_ids)
        return {claim.claim.report_id for claim in held}


def _judged_anew(before: Iterable[Judgement], now: Iterable[Judgement]) -> set[str]:
    """The reports that judgements speak of which came into force, or went out of it."""
    was, stands = ({judgement.id: judgement for judgement in made} for made in (before, now))
    changed = ((was | stands)[key] for key in was.keys() ^ stands.keys())
    return {key for judgement in changed for key in _reports_of(judgement)}


def _reports_of(judgement: Judgement) -> set[str]:
    return {anchor.report_id for anchor in (*judgement.anchors, *judgement.apart)}
