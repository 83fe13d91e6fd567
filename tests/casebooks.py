"""Casebooks for tests of questions: claims and reports put straight in, and concluded."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from random import Random

from builders import ATARIB, DARAT_IZZA, actor, claim, figure, place, report, speaker, unknown_place
from reportedly.link.incidents import link_claims
from reportedly.model.actors import SpeakerKind
from reportedly.model.claims import ResolvedClaim
from reportedly.model.events import EventType, Status
from reportedly.model.incidents import Judgement
from reportedly.model.places import PlaceLevel
from reportedly.model.reports import Blob, Intake, Report
from reportedly.pipeline.numbering import number
from reportedly.reconcile.records import open_pack, reconcile_incidents
from reportedly.reconcile.relations import find_relations
from reportedly.reconcile.reviews import looks_of
from reportedly.reconcile.summaries import summarise_all
from reportedly.store.base import Casebook, Conclusions, Snapshot

MADE_BY = Snapshot("code", "gen-1", "library", "ged 1", "inputs")
FIRST_DAY = date(2017, 11, 1)
OUTLETS = ("Daily Post", "Evening Mail", "Northern Spring", "Copper Courier")
PLACES = (
    ATARIB,
    DARAT_IZZA,
    place("Sarmada", 36.185, 36.725, admin1="Idlib", admin2="Harim"),
    place("Aleppo", 36.2, 37.1, level=PlaceLevel.ADM1, admin2="", id="t:aleppo-province"),
    place("Hama", 35.13, 36.75, admin1="Hama", admin2="Hama"),
    unknown_place("Kafer Na'al"),
    None,
)
SPEAKERS = (
    None,
    speaker("Observatory", SpeakerKind.MONITOR, id="sohr"),
    speaker("residents", SpeakerKind.WITNESS),
    speaker("the army", SpeakerKind.STATE, id="army"),
)
KINDS = (EventType.AIR_STRIKE, EventType.SHELLING, EventType.ARMED_CLASH)
WORDS = tuple("market school warplanes struck hill road bakery convoy dawn village".split())
    "market school warplanes struck crowded hill road bakery convoy dawn village bombing".split()
)


def some_claims(count: int, *, seed: int = 0) -> list[ResolvedClaim]:
    """Claims of one small war, two a report, told by several outlets."""
    chance = Random(seed)
    return [_some_claim(chance, at) for at in range(count)]


def _some_claim(chance: Random, at: int) -> ResolvedClaim:
    days = FIRST_DAY + timedelta(days=chance.randrange(40))
    own = at // 2
    return claim(
        f"r{own:03}",
        outlet=OUTLETS[own % len(OUTLETS)],
        published=(FIRST_DAY + timedelta(days=45 + own % 30)).isoformat(),
        group=f"e{at % 2}",
        kind=chance.choice(KINDS),
        status=chance.choice([Status.ACTUAL] * 9 + [Status.DENIED]),
        by=chance.choice(SPEAKERS),
        text=" ".join(chance.choices(WORDS, k=6)),
        start=100 * (at % 2),
        at=chance.choice(PLACES),
        on=chance.choice([None, days.isoformat(), days.isoformat(), days.isoformat()]),
        actors=(actor("Cedar Front"),) if chance.random() < 0.3 else (),
        figures=(figure(chance.randrange(90)),) if chance.random() < 0.7 else (),
    )


def keep(casebook: Casebook, reports: Sequence[Report]) -> None:
    """Put reports in as they are."""
    blobs = [Blob.of(said.text.encode(), "text/plain") for said in reports]
    kept = zip(reports, blobs, strict=True)
    casebook.add_intakes([Intake(replace(said, blob=b.sha256), b) for said, b in kept])


def conclude(
    casebook: Casebook, claims: Sequence[ResolvedClaim], *, judgements: Sequence[Judgement] = ()
) -> None:
    """Conclude from claims whose reports are made up where the casebook has none of the id."""
    ids = sorted({claim.claim.report_id for claim in claims})
    lacking = set(ids) - casebook.known(ids)
    keep(casebook, [report(key, f"Text of {key}") for key in sorted(lacking)])
    ledger = casebook.ledger()
    incidents, founded = number(link_claims(claims, judgements=judgements), claims, ledger)
    by_id = {claim.claim_id: claim for claim in claims}
    records = reconcile_incidents(incidents, by_id, judgements=judgements, pack=open_pack("ged"))
    looks = looks_of(judgements, claims)
    concluded = Conclusions(
        claims=tuple(claims),
        copies=(),
        incidents=incidents,
        records=records,
        founded=founded,
        ledger_length=len(ledger),
        relations=find_relations(records),
        summaries=summarise_all(incidents, by_id, records, looks),
    )
    casebook.conclude(concluded, MADE_BY)
