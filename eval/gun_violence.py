"""Victims of shootings read from news, beside a hand-kept list of those shootings.

    python eval/gun_violence.py [--reports N]

Most of these shootings have a single victim. Each report is read alone, without any theatre: of the
happening that it tells first, the largest total of those killed, and of those wounded. An incident
has of each what most of its reports say; of a tie, what the later one says. A report that does not
say is not asked; where none says, nobody is counted. Prints numbers alone.
"""

import argparse
import gzip
import json
import os
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from reportedly.model.casualties import Outcome
from reportedly.model.claims import Claim
from reportedly.model.events import EventType
from reportedly.model.reports import Reject
from reportedly.pipeline.coding import Coder
from reportedly.pipeline.engines import InProcess
from reportedly.pipeline.run import code_paths

CORPUS = Path(__file__).parents[1] / "../shared/corpora/gun_violence"
SEED = 1
READ_WHILE_BUILDING = 300  # the first reports of the file; their incidents are not measured on

Told = dict[Outcome, int]  # what a report says of one happening; without what it does not say


@dataclass(frozen=True, slots=True)
class Document:
    """A report, and the incident that the list's keepers give it to."""

    code: str
    incident: str
    day: str
    line: str  # as the program reads it


@dataclass(frozen=True, slots=True)
class Victims:
    """How many were killed and wounded."""

    killed: int
    wounded: int


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--reports", type=int, default=400, metavar="N", help="how many are read")
    options = parser.parse_args()
    if not CORPUS.exists():
        print(f"skipped: {CORPUS} is not there; the reports lie beside the project, not in it")
        return 0
    listed = read_incidents(CORPUS / "incidents.jsonl.gz")
    documents = sample(list(read_documents(CORPUS / "docs.jsonl.gz")), listed, options.reports)
    print_agreement(listed, victims_read(documents, read_tolls(documents)))
    return 0


def read_incidents(path: Path) -> dict[str, Victims]:
    with gzip.open(path, "rt", encoding="utf-8") as rows:
        told = [json.loads(row) for row in rows]
    return {t["incident_id"]: Victims(t["num_killed"], t["num_injured"]) for t in told}


def read_documents(path: Path) -> Iterator[Document]:
    with gzip.open(path, "rt", encoding="utf-8") as rows:
        for row in map(json.loads, rows):
            given = {
                "id": row["doc_id"],
                "title": row["title"],
                "date": row["dct"],
                "text": row["text"],
            }
            yield Document(row["doc_id"], row["incident_id"], row["dct"], json.dumps(given))


def sample(documents: Sequence[Document], listed: Container[str], size: int) -> list[Document]:
    """All reports of listed incidents drawn by the seed, until there are `size` of them."""
    seen = {d.incident for d in documents[:READ_WHILE_BUILDING]}
    incidents = sorted({d.incident for d in documents if d.incident in listed} - seen)
    random.Random(SEED).shuffle(incidents)
    place = {incident: i for i, incident in enumerate(incidents)}
    drawn = sorted((d for d in documents if d.incident in place), key=lambda d: place[d.incident])
    return drawn[:size]


def read_tolls(documents: Iterable[Document]) -> dict[str, Told]:
    """What each report says of its first happening, by the report's code."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "reports.jsonl"
        path.write_text("\n".join(d.line for d in documents), encoding="utf-8")
        told: dict[str, Told] = {}
        for item in code_paths([str(path)], engine=InProcess(), coder=Coder(theatre="none")):
            if isinstance(item, Reject):
                print("a report could not be read", file=sys.stderr)
            elif item[0].given_id is not None:
                told[item[0].given_id] = first_told([c.claim for c in item[1]])
        return told


def first_told(claims: Sequence[Claim]) -> Told:
    """The largest totals of the first happening that counts anybody, news before background."""
    counting = [c for c in claims if c.event_type is not EventType.AGGREGATE and _totals(c)]
    counting = [c for c in counting if not c.background] or counting  # a trial long after
    first = [c for c in counting if c.group == counting[0].group]
    told: Told = {}
    for outcome, number in (total for c in first for total in _totals(c)):
        told[outcome] = max(number, told.get(outcome, 0))
    return told


def _totals(claim: Claim) -> list[tuple[Outcome, int]]:
    return [
        (f.outcome, f.low)
        for f in claim.figures
        if f.outcome in (Outcome.KILLED, Outcome.WOUNDED)
        and not f.part_of_total
        and f.low is not None
    ]


def victims_read(documents: Iterable[Document], told: dict[str, Told]) -> dict[str, Victims | None]:
    """What the reports of each incident say by most voices; None where nobody is counted."""
    ordered = sorted(documents, key=lambda d: d.day)
    return victims_by_voices((d.incident, told.get(d.code, {})) for d in ordered)


def victims_by_voices(tolls_in_time: Iterable[tuple[str, Told]]) -> dict[str, Victims | None]:
    """As `victims_read`, of what each report says, with its incident."""
    by_incident: dict[str, list[Told]] = {}
    for incident, told in tolls_in_time:
        by_incident.setdefault(incident, []).append(told)
    return {incident: _by_most(tolls) for incident, tolls in by_incident.items()}


def _by_most(tolls: Sequence[Told]) -> Victims | None:
    if not any(tolls):
        return None
    return Victims(_said_most(tolls, Outcome.KILLED), _said_most(tolls, Outcome.WOUNDED))


def _said_most(tolls: Sequence[Told], outcome: Outcome) -> int:
    """The number that most reports say; `tolls` come in order of time, and the later wins a tie."""
    said = [told[outcome] for told in reversed(tolls) if outcome in told]
    return Counter(said).most_common(1)[0][0] if said else 0


def print_agreement(listed: dict[str, Victims], read: dict[str, Victims | None]) -> None:
    pairs = [(listed[incident], found) for incident, found in read.items()]
    shares: dict[str, Sequence[bool]] = {
        "killed exact": [b is not None and a.killed == b.killed for a, b in pairs],
        "wounded exact": [b is not None and a.wounded == b.wounded for a, b in pairs],
        "both exact": [a == b for a, b in pairs],
        "nobody counted": [b is None for _, b in pairs],
    }
    print(f"{'shootings':18}{len(pairs)}")
    for name, values in shares.items():
        print(f"{name:18}{sum(values) / max(len(values), 1):.3f}")


if __name__ == "__main__":
    sys.exit(main())
