"""Killed ranges read out of analysts' narratives, beside the ranges that those analysts gave.

    python eval/airwars.py [--every N]

A narrative sets one incident's contradictory tolls side by side. The range read from it runs from
the least to the greatest of the totals of those killed in the happening it tells first; a claim's
total is its largest figure, since the others count some of the same people. Prints numbers alone:
the narratives name victims. Agreement is not accuracy: analysts know more than their summaries say.
"""

import argparse
import gzip
import json
import os
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from reportedly.model.casualties import Figure, Outcome
from reportedly.model.claims import Claim
from reportedly.model.events import EventType
from reportedly.model.reports import Reject
from reportedly.pipeline.engines import InProcess
from reportedly.pipeline.run import code_paths

INCIDENTS = Path(__file__).parents[1] / "../shared/corpora/airwars_gaza/incidents.jsonl.gz"


@dataclass(frozen=True, slots=True)
class Range:
    """How many were killed, both ends included."""

    low: int
    high: int

    def overlap(self, other: "Range") -> float:
        """Shared share of the whole numbers that either range holds, 0 to 1."""
        shared = min(self.high, other.high) - max(self.low, other.low) + 1
        return max(0, shared) / (max(self.high, other.high) - min(self.low, other.low) + 1)


@dataclass(frozen=True, slots=True)
class Incident:
    """A narrative and the analysts' range for it."""

    code: str
    narrative: str
    killed: Range


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--every", type=int, default=1, metavar="N", help="only each Nth incident")
    options = parser.parse_args()
    if not INCIDENTS.exists():
        print(
            f"skipped: {INCIDENTS} is not there; the narratives lie beside the project, not in it"
        )
        return 0
    incidents = list(read_incidents(INCIDENTS))[:: options.every]
    print_agreement(incidents, dict(read_ranges(incidents)))
    return 0


def read_incidents(path: Path) -> Iterator[Incident]:
    """Incidents with a range; those the analysts left open are no yardstick."""
    with gzip.open(path, "rt", encoding="utf-8") as rows:
        for row in map(json.loads, rows):
            if row["killed_min"] is not None and row["killed_max"] is not None:
                killed = Range(row["killed_min"], row["killed_max"])
                yield Incident(row["code"], row["narrative"], killed)


def read_ranges(incidents: Iterable[Incident]) -> Iterator[tuple[str, Range]]:
    """The range of each narrative that gives one, by the incident's code."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "narratives.jsonl"
        lines = (json.dumps({"id": i.code, "text": i.narrative}) for i in incidents)
        path.write_text("\n".join(lines), encoding="utf-8")
        for item in code_paths([str(path)], engine=InProcess()):
            if isinstance(item, Reject):
                print("a narrative could not be read", file=sys.stderr)
                continue
            report, coded = item
            told = killed_range([c.claim for c in coded])
            if told is not None and report.given_id is not None:
                yield report.given_id, told


def killed_range(claims: Sequence[Claim]) -> Range | None:
    """The range of those killed in the happening that is told first; None if nobody counts them."""
    news = [c for c in claims if c.event_type is not EventType.AGGREGATE and not c.background]
    totals = [(c.group, max(_totals(c), key=_ends)) for c in news if _totals(c)]
    ends = [_ends(figure) for group, figure in totals if group == totals[0][0]]
    return Range(min(low for low, _ in ends), max(high for _, high in ends)) if ends else None


def _totals(claim: Claim) -> list[Figure]:
    return [
        f
        for f in claim.figures
        if f.outcome is Outcome.KILLED and not f.part_of_total and (f.low or f.high)
    ]


def _ends(figure: Figure) -> tuple[int, int]:
    """Both ends; an open one by the number that was said."""
    said = [n for n in (figure.low, figure.high) if n is not None]
    return min(said), max(said)


def print_agreement(incidents: Sequence[Incident], told: dict[str, Range]) -> None:
    pairs = [(i.killed, told.get(i.code)) for i in incidents]
    shares: dict[str, Sequence[float]] = {
        "both ends exact": [a == b for a, b in pairs],
        "low exact": [b is not None and a.low == b.low for a, b in pairs],
        "high exact": [b is not None and a.high == b.high for a, b in pairs],
        "mean overlap": [0.0 if b is None else a.overlap(b) for a, b in pairs],
        "no range read": [b is None for _, b in pairs],
    }
    print(f"{'narratives':18}{len(pairs)}")
    for name, values in shares.items():
        print(f"{name:18}{sum(values) / max(len(values), 1):.3f}")


if __name__ == "__main__":
    sys.exit(main())
