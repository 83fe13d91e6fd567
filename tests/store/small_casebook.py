"""A small casebook with something of everything, for tests of what is kept and asked."""

from dataclasses import replace
from datetime import UTC, datetime

from builders import ATARIB, DARAT_IZZA, actor, claim, day, figure, report, speaker
from reportedly.model.casualties import Outcome
from reportedly.model.claims import ResolvedClaim
from reportedly.model.dates import DayRange
from reportedly.model.events import EventType
from reportedly.model.incidents import Anchor, CopyGroup, Incident, Judgement, Link, Verdict
from reportedly.model.records import Estimate, EventRecord, Origin, SetAside, Trace
from reportedly.model.reports import Blob, Intake, Reject, Report
from reportedly.reconcile.reviews import looks_of
from reportedly.reconcile.summaries import summarise_all
from reportedly.store.asides import Answer, Became
from reportedly.store.base import Casebook, Conclusions, LedgerEntry, Snapshot
from reportedly.store.releases import Release, ReleasedRow

GENERATION = "gen-1"
MONITOR = speaker("Lantern Watch", id="lantern")
MADE_BY = Snapshot("code", GENERATION, "library", "ged 1", "inputs")

TEXT_A = "Lantern Watch said 40 were killed in a strike on Atarib. The base was empty."
TEXT_B = "A strike on Atarib killed 12, the Copper Courier has learned."
TEXT_C = "Fighters of the Cedar Front shelled Darat Izza on Saturday."


def intake(text: str, *, outlet: str, given_id: str | None = None) -> Intake:
    blob = Blob.of(text.encode(), "text/plain")
    key = Report.identity(outlet=outlet, item=given_id, text=text)
    said = replace(report(key, text, outlet=outlet), given_id=given_id, blob=blob.sha256)
    return Intake(said, blob)


A = intake(TEXT_A, outlet="Daily Post", given_id="demo-01")
B = intake(TEXT_B, outlet="Copper Courier", given_id="demo-02")
C = intake(TEXT_C, outlet="Harbour Gazette")
BOOK = Blob.of(b"a workbook of which A is a row", "application/zip")
REJECT = Reject.of("bad.html", "an empty page", "fetch it again")


def own_id(resolved: ResolvedClaim) -> ResolvedClaim:
    """As the pipeline has it: the id of the claim that was kept."""
    return replace(resolved, claim_id=resolved.claim.id)


STRIKE_A = own_id(
    claim(A.report.id, outlet="Daily Post", by=MONITOR, text=TEXT_A[:56], figures=(figure(40),))
)
STRIKE_B = own_id(
    claim(B.report.id, outlet="Copper Courier", text=TEXT_B[:30], figures=(figure(12),))
)
SHELLING = own_id(
    claim(
        C.report.id,
        outlet="Harbour Gazette",
        kind=EventType.SHELLING,
        text=TEXT_C,
        at=DARAT_IZZA,
        on="2017-11-18",
        actors=(actor("Cedar Front"),),
        figures=(figure(3, outcome=Outcome.WOUNDED),),
    )
)
CLAIMS = (STRIKE_A, STRIKE_B, SHELLING)


def in_order(*claims: ResolvedClaim) -> tuple[ResolvedClaim, ...]:
    """As a casebook gives them: by report."""
    return tuple(sorted(claims, key=lambda claim: claim.claim.report_id))


def incident(number: int, *claims: ResolvedClaim, aliases: tuple[str, ...] = ()) -> Incident:
    ids = tuple(sorted(claim.claim_id for claim in claims))
    founding = claims[0].claim_id
    links = (Link(ids[0], ids[1], 0.9, ("same day",)),) if len(ids) > 1 else ()
    return Incident(Incident.identity(founding), founding, ids, links, number, aliases)


def entry(incident: Incident, founder: ResolvedClaim) -> LedgerEntry:
    words = founder.claim.evidence[0]
    anchor = Anchor(founder.claim.report_id, words.start, words.end, words.text)
    return LedgerEntry(incident.number, incident.id, incident.founding_claim, anchor)


def record(
    incident: Incident, days: str, estimate: Estimate, claim_ids: tuple[str, ...]
) -> EventRecord:
    against = tuple(SetAside(key, "party", "told by a party") for key in claim_ids[1:])
    trace = Trace("best", str(estimate.best), "GED A.5.6", "the monitor's", claim_ids[:1], against)
    return EventRecord(
        id=f"e-{incident.number}aaaa",
        incident_id=incident.id,
        number=incident.number,
        pack="ged",
        pack_version="1",
        event_type="air_strike",
        type_of_violence=None,
        days=DayRange.one(day(days)),
        date_precision=1,
        place=ATARIB.chosen,
        place_precision=1,
        place_name="Atarib town",
        side_a=(),
        side_b=(),
        fatalities=estimate,
        deaths_a=None,
        deaths_b=None,
        deaths_civilians=None,
        deaths_unknown=estimate.best,
        clarity=1,
        report_ids=(A.report.id,),
        origins=(Origin("lantern", "Lantern Watch", claim_ids[:1], (A.report.id,)),),
        traces=(trace,),
    )


STRIKE = incident(1, STRIKE_A, STRIKE_B)
SHELLED = incident(2, SHELLING)
RECORD = record(STRIKE, "2017-11-13", Estimate(12, 40, 40), STRIKE.claim_ids)
FOUNDED = (entry(STRIKE, STRIKE_A), entry(SHELLED, SHELLING))
COPIES = (CopyGroup((A.report.id, B.report.id), "nine words in ten are the same"),)
_BY_ID = {claim.claim_id: claim for claim in CLAIMS}
SUMMARIES = summarise_all((STRIKE, SHELLED), _BY_ID, (RECORD,), looks_of((), CLAIMS))
CONCLUSIONS = Conclusions(
    CLAIMS, COPIES, (STRIKE, SHELLED), (RECORD,), FOUNDED, summaries=SUMMARIES
)
JUDGEMENT = Judgement(
    Verdict.REJECT,
    (Anchor(C.report.id, 0, 8, TEXT_C[:8]),),
    "a football match",
    "R. K.",
    datetime(2018, 1, 2, 3, 4, tzinfo=UTC),
)


def observe(casebook: Casebook) -> None:
    casebook.add_intakes([A, REJECT, B, C])
    for resolved in CLAIMS:
        casebook.add_claims(resolved.claim.report_id, GENERATION, [resolved.claim])


def fill(casebook: Casebook, *, made_at: datetime | None = None) -> None:
    """Something of everything."""
    observe(casebook)
    casebook.add_judgement(JUDGEMENT)
    casebook.conclude(CONCLUSIONS, MADE_BY, made_at=made_at)


def row(number: int, value: str, *, incident: int = 1, part: int = 0) -> ReleasedRow:
    return ReleasedRow(number, part, incident, f"e-{incident}aaaa", ReleasedRow.digest_of(value))


def values(*texts: str) -> dict[str, str]:
    return {ReleasedRow.digest_of(text): text for text in texts}


def release(
    name: str, *, after: str | None = None, profile: str = "public", pack: str = "ged"
) -> Release:
    when = datetime(2018, 3, 1, 9, 30, tzinfo=UTC)
    return Release(name, profile, pack, "R. K.", when, "0" * 64, after)


def publish(casebook: Casebook) -> None:
    """A first release, for the public."""
    numbers = casebook.public_numbers("public", [STRIKE.number])
    casebook.add_release(release("v1"), [row(numbers[STRIKE.number], "40")], values("40"))


def keep_sources(casebook: Casebook) -> None:
    """A file that a report was part of; what was set aside was mended, and is broken again."""
    casebook.add_intakes([replace(A, container=BOOK)])
    casebook.answer([Answer(REJECT.id, Became.LEFT)], imported=1)
    casebook.add_intakes([REJECT])
