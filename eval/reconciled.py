"""Killed and wounded per shooting after linking and the rules, beside a hand-kept list.

    python eval/reconciled.py [--reports N ...]

The samples are those of `linking.py`. Of each listed shooting: the incident that holds the news of
most of its reports (ours), or the news of all its reports together (given). Killed and wounded are
what GED's rules for `best` conclude; where they count one of the two, the other, untold, is taken
as none, as in the list. Exact is exact; a shooting of which nobody is counted is wrong. Beside it
the number of most reports, the later one in a tie, each report read alone (most voices). Prints
numbers alone.
"""

import argparse
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from gun_violence import Victims, first_told, read_incidents, victims_by_voices
from link_sets import SHOOTINGS, Coded, by_happening, coded, shootings
from linking import sampled

from reportedly.link.copies import find_copies
from reportedly.model.casualties import Outcome
from reportedly.model.claims import ResolvedClaim
from reportedly.model.incidents import CopyGroup, Incident
from reportedly.reconcile.case import open_case
from reportedly.reconcile.records import open_pack
from reportedly.reconcile.rules.ged import ged_6_best
from reportedly.reconcile.steps import tally

Happenings = Mapping[str, Sequence[ResolvedClaim]]  # by listed shooting, what is held of it
Counted = Mapping[str, Victims | None]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--reports", type=int, nargs="+", default=[400])
    options = parser.parse_args()
    if not SHOOTINGS.exists():
        print(f"skipped: {SHOOTINGS} is not there; the reports lie beside the project, not in it")
        return 0
    items = sampled(shootings(), max(options.reports))
    told = coded([{k: v for k, v in item.items() if k != "incident"} for item in items],
                 theatre="none")  # fmt: skip
    listed = read_incidents(SHOOTINGS.with_name("incidents.jsonl.gz"))
    print(f"{'shootings':28}{'killed':>9}{'wounded':>9}{'both':>9}{'nobody':>9}")
    for size in options.reports:
        part = told.only([item["id"] for item in items[:size]])
        gold = {i["id"]: i["incident"] for i in items if i["id"] in part.reports}
        print_rows(part, {k: v for k, v in gold.items() if v in listed}, listed)
    return 0


def print_rows(told: Coded, gold: Mapping[str, str], listed: Mapping[str, Victims]) -> None:
    shootings_told = by_happening(gold)
    print(f"{len(gold)} reports on {len(shootings_told)} listed shootings")
    copies = find_copies(told.reports.values())
    for name, held in (("ours", ours(told, gold)), ("given", given(told, gold))):
        print_row(f"  {name}", {i: counted(held[i], copies) for i in shootings_told}, listed)
    print_row("  most voices", by_voices(told, gold), listed)


def given(told: Coded, gold: Mapping[str, str]) -> Happenings:
    """What each report brings as its news, by the listed shooting."""
    leads = {t.report_id: t.claims for t in told.tellings() if t.lead}
    return {
        shooting: [c for i in sorted(members) for c in leads.get(told.reports[i].id, ())]
        for shooting, members in by_happening(gold).items()
    }


def ours(told: Coded, gold: Mapping[str, str]) -> Happenings:
    """The claims of the incident that holds the news of most reports on a listed shooting."""
    news, _ = told.incidents()
    held = told.claims_by_incident()
    found = {}
    for shooting, members in by_happening(gold).items():
        votes = Counter(news[i] for i in sorted(members))
        found[shooting] = held.get(votes.most_common(1)[0][0], ())
    return found


def counted(claims: Sequence[ResolvedClaim], copies: Iterable[CopyGroup]) -> Victims | None:
    """Those killed and wounded as GED's rules conclude; None where they count nobody."""
    if not claims:
        return None
    ids = tuple(sorted({claim.claim_id for claim in claims}))
    incident = Incident(Incident.identity(ids[0]), ids[0], ids, ())
    pack = open_pack("ged")
    case = open_case(incident, {c.claim_id: c for c in claims}, tuple(copies), (), pack.cites)
    best = {
        outcome: ged_6_best(case, tally(case, pack.options, outcome=outcome), pack.options).count
        for outcome in (Outcome.KILLED, Outcome.WOUNDED)
    }
    if all(count is None for count in best.values()):
        return None
    return Victims(best[Outcome.KILLED] or 0, best[Outcome.WOUNDED] or 0)


def by_voices(told: Coded, gold: Mapping[str, str]) -> Counted:
    tolls = {i: first_told([c.claim for c in told.claims[i]]) for i in gold}
    days = {i: told.reports[i].published.day for i in gold}
    ordered = sorted(gold, key=lambda i: (str(days[i]), i))
    return victims_by_voices((gold[i], tolls[i]) for i in ordered)


def print_row(name: str, found: Counted, listed: Mapping[str, Victims]) -> None:
    pairs = [(found[i], listed[i]) for i in found]
    shares = (
        sum(f is not None and f.killed == g.killed for f, g in pairs),
        sum(f is not None and f.wounded == g.wounded for f, g in pairs),
        sum(f == g for f, g in pairs),
        sum(f is None for f, _ in pairs),
    )
    print(f"{name:28}" + "".join(f"{n / len(pairs):9.3f}" for n in shares))


if __name__ == "__main__":
    raise SystemExit(main())
