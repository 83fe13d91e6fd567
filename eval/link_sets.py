"""Reports whose grouping by happening is known, read and coded once."""

import gzip
import json
import re
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reportedly.link.bundling import tellings_of
from reportedly.link.copies import find_copies
from reportedly.link.incidents import link_claims
from reportedly.link.profiles import Profile, profile_of
from reportedly.link.tellings import Telling
from reportedly.model.claims import ResolvedClaim
from reportedly.model.incidents import Incident
from reportedly.model.reports import Reject, Report
from reportedly.pipeline.coding import Coder
from reportedly.pipeline.engines import InProcess
from reportedly.pipeline.run import code_paths

HERE = Path(__file__).parent
CORPORA = HERE / "../../shared/corpora"
SHOOTINGS = CORPORA / "gun_violence/docs.jsonl.gz"
ARTICLES = CORPORA / "fa_kes/articles.jsonl.gz"
MEASURED = HERE / "gold/fa_kes_incidents.jsonl"
LEARNED = HERE / "gold/fa_kes_incidents_learned.jsonl"
GLANCED = HERE / "gold/fa_kes_incidents_glanced.jsonl"
_HOST = re.compile(r"(?:.*/web/\d+/)?(?:https?://)?(?:www\.)?([^/:]+)")


@dataclass(frozen=True)
class Coded:
    """Reports with their claims, by the id they have in their set."""

    reports: Mapping[str, Report]
    claims: Mapping[str, tuple[ResolvedClaim, ...]]

    @property
    def profiles(self) -> Mapping[str, Profile]:
        return {report.id: profile_of(report.reading.text) for report in self.reports.values()}

    def tellings(self) -> tuple[Telling, ...]:
        return tellings_of(self._all(), profiles=self.profiles)

    def _all(self) -> list[ResolvedClaim]:
        return [claim for claims in self.claims.values() for claim in claims]

    def only(self, ids: Sequence[str]) -> "Coded":
        kept = set(ids) & self.reports.keys()
        return Coded(
            {i: r for i, r in self.reports.items() if i in kept},
            {i: c for i, c in self.claims.items() if i in kept},
        )

    def claims_by_incident(self) -> Mapping[str, Sequence[ResolvedClaim]]:
        """What is held of each incident, by its id."""
        by_id = {claim.claim_id: claim for claim in self._all()}
        return {incident.id: [by_id[c] for c in incident.claim_ids] for incident in self._linked()}

    def incidents(self) -> tuple[Mapping[str, str], Mapping[str, frozenset[str]]]:
        """Of each report the incident of what it brings as news, and all that it tells of.

        A report in which no claim was read is alone.
        """
        held = {claim: incident.id for incident in self._linked() for claim in incident.claim_ids}
        leads = {t.report_id: held[t.claims[0].claim_id] for t in self.tellings() if t.lead}
        news = {i: leads.get(report.id, i) for i, report in self.reports.items()}
        told = {i: frozenset(held[c.claim_id] for c in cs) for i, cs in self.claims.items()}
        return news, told

    def _linked(self) -> tuple[Incident, ...]:
        copies = find_copies(self.reports.values())
        return link_claims(self._all(), profiles=self.profiles, copies=copies)


def rows(path: Path) -> list[dict[str, Any]]:
    content = path.read_bytes()
    lines = (gzip.decompress(content) if path.suffix == ".gz" else content).splitlines()
    return [json.loads(line) for line in lines]


def coded(items: Sequence[Mapping[str, Any]], *, theatre: str) -> Coded:
    """The claims of each item (`id`, `title`, `text`, `date`, `outlet`); a second copy is left."""
    found: dict[str, tuple[Report, tuple[ResolvedClaim, ...]]] = {}
    for told in _code(items, Coder(theatre=theatre)):
        if not isinstance(told, Reject) and told[0].given_id is not None:
            found.setdefault(told[0].id, told)
    by_id = {str(report.given_id): (report, claims) for report, claims in found.values()}
    return Coded(
        {i: report for i, (report, _) in by_id.items()},
        {i: claims for i, (_, claims) in by_id.items()},
    )


def _code(
    items: Sequence[Mapping[str, Any]], coder: Coder
) -> Iterator[tuple[Report, tuple[ResolvedClaim, ...]] | Reject]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "reports.jsonl"
        path.write_text("".join(json.dumps(item) + "\n" for item in items), encoding="utf-8")
        yield from code_paths([str(path)], engine=InProcess(), coder=coder)


def shootings() -> list[dict[str, Any]]:
    """Reports of shootings that have a text; the outlet is the host of the archived address."""
    kept = [row for row in rows(SHOOTINGS) if row["text"].strip()]
    return [
        {
            **{"id": row["doc_id"], "title": row["title"], "text": row["text"]},
            **{"date": row["dct"], "outlet": _host(row["url"]), "incident": row["incident_id"]},
        }
        for row in kept
    ]


def _host(url: str) -> str:
    found = _HOST.match(url or "")
    return found[1] if found is not None else "unknown"


def articles(labels: Sequence[Mapping[str, Any]]) -> Coded:
    """The labelled articles of FA-KES."""
    wanted = {row["id"] for row in labels}
    return coded([row for row in rows(ARTICLES) if row["id"] in wanted], theatre="SY")


def by_happening(labels: Mapping[str, str]) -> Mapping[str, set[str]]:
    groups: dict[str, set[str]] = defaultdict(set)
    for report, happening in labels.items():
        groups[happening].add(report)
    return groups
