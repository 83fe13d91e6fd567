"""A casebook of made-up claims, put straight into the store and concluded: what pages are timed on.

bench/made_up_casebook.py FILE --claims 100000

Nothing was extracted: the casebook holds reports and conclusions, but no generation of claims.
"""

import argparse
import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from made_up_claims import MadeUpReport, made_up_reports

from reportedly.link.incidents import link_claims
from reportedly.model.actors import SpeakerKind
from reportedly.model.claims import ResolvedClaim
from reportedly.model.events import Denies, Status
from reportedly.model.reports import Blob, DateReason, Intake, PublicationDate, Report
from reportedly.model.spans import Span, plain_reading
from reportedly.model.speakers import Attribution, ResolvedSpeaker
from reportedly.pipeline.numbering import number
from reportedly.pipeline.versions import concluding_code
from reportedly.reconcile.records import open_pack, reconcile_incidents
from reportedly.reconcile.relations import find_relations
from reportedly.reconcile.summaries import summarise_all
from reportedly.store.base import Casebook, Conclusions, Snapshot
from reportedly.store.sqlite import open_casebook

_SPEAKERS = (
    ("Lantern Watch", SpeakerKind.MONITOR),
    ("Harbour Observatory", SpeakerKind.MONITOR),
    ("the white lorries", SpeakerKind.RESCUER),
    ("a resident", SpeakerKind.WITNESS),
    ("a spokesman of the ministry", SpeakerKind.STATE),
    ("a commander", SpeakerKind.ARMED_GROUP),
    ("activists", SpeakerKind.ACTIVISTS),
    ("a relief office", SpeakerKind.UN),
)
_NAMED, _DENIED = 0.6, 0.03  # of all claims: by a named speaker, and denials
_AT_ONCE = 500  # reports written in one transaction


def fill(casebook: Casebook, claims: int, *, seed: int = 0) -> None:
    """Keep reports that hold `claims` claims together, and what is concluded of them."""
    dice, told = random.Random(seed), []
    batch: list[Intake] = []
    for made_up in made_up_reports(claims, seed=seed):
        dressed = [_dressed(claim, dice) for claim in made_up.claims]
        told += dressed
        batch.append(_intake(made_up, dressed))
        if len(batch) == _AT_ONCE:
            casebook.add_intakes(batch)
            batch.clear()
    casebook.add_intakes(batch)
    snapshot = Snapshot(concluding_code(), "made-up", "made-up", "ged", casebook.inputs_digest(""))
    casebook.conclude(_conclusions(told), snapshot)


def _conclusions(claims: Sequence[ResolvedClaim]) -> Conclusions:
    incidents, founded = number(link_claims(claims), claims, ())
    by_id = {claim.claim_id: claim for claim in claims}
    records = reconcile_incidents(incidents, by_id, pack=open_pack("ged"))
    return Conclusions(
        claims=tuple(claims),
        copies=(),
        incidents=incidents,
        records=records,
        founded=founded,
        relations=find_relations(records),
        summaries=summarise_all(incidents, by_id, records, {}),
    )


def _dressed(claim: ResolvedClaim, dice: random.Random) -> ResolvedClaim:
    """The same claim, perhaps by a named speaker, perhaps denied."""
    said = claim.claim
    if dice.random() < _DENIED:
        said = replace(said, status=Status.DENIED, denies=Denies.TOLL)
    if dice.random() >= _NAMED:
        return replace(claim, claim=said)
    name, kind = dice.choice(_SPEAKERS)
    words = said.evidence[0]
    first = words.text.split()[0]
    speaker = Span(words.start, words.start + len(first), first)
    said = replace(said, attribution=Attribution(speaker, name, kind))
    return replace(claim, claim=said, speaker=ResolvedSpeaker(None, name, kind))


def _intake(made_up: MadeUpReport, claims: Sequence[ResolvedClaim]) -> Intake:
    text, first = "".join(_pieces(claims)), claims[0]
    blob = Blob.of(text.encode(), "text/plain")
    report = Report(
        id=made_up.id,
        given_id=None,
        outlet=first.outlet,
        url=None,
        title=" ".join(text.split()[:8]),
        language="en",
        published=PublicationDate(first.published or date.min, DateReason.GIVEN),
        text=text,
        reading=plain_reading(text),
        segments=(),
        blob=blob.sha256,
        locator=f"made up, {made_up.id}",
    )
    return Intake(report, blob)


def _pieces(claims: Sequence[ResolvedClaim]) -> Iterator[str]:
    """The words of each claim where its spans say that they stand."""
    at = 0
    for claim in claims:
        for words in claim.claim.evidence:
            yield "\n".rjust(words.start - at) if words.start > at else ""
            yield words.text
            at = words.end


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--claims", type=int, default=100_000)
    options = parser.parse_args()
    with open_casebook(options.file) as casebook:
        fill(casebook, options.claims)
        print(casebook.counts())


if __name__ == "__main__":
    main()
