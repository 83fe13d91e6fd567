"""What persons decided and what was merged, for telling why a dataset is not what it was."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime

from reportedly.model.incidents import Judgement, Verdict
from reportedly.query.judgements import judgement_rows
from reportedly.query.views import JudgementRow
from reportedly.query.words import judgement_words
from reportedly.store.base import Casebook

# What a person did, told to those who are not to learn who it was or what was typed. Verdicts
# that change no record are left out.
_UNSIGNED: Mapping[Verdict, str] = {
    Verdict.MUST_LINK: "a reviewer joined claims",
    Verdict.CANNOT_LINK: "a reviewer told claims apart",
    Verdict.REJECT: "a reviewer rejected a claim",
    Verdict.SPLIT: "a reviewer split an incident",
    Verdict.MERGE: "a reviewer merged incidents",
    Verdict.PREFER: "a reviewer preferred a claim",
    Verdict.CORRECT: "a reviewer corrected what was read",
    Verdict.ADD: "a reviewer added a claim that had been missed",
    Verdict.UNDO: "a reviewer took back a decision",
}


Decision = tuple[datetime, str]  # when, and in words


def judged_since(
    casebook: Casebook, moment: datetime, *, signed: bool
) -> Mapping[str, tuple[Decision, ...]]:
    """By claim what persons decided about it after a moment.

    With `signed` false nobody is named and nothing that was typed is quoted.
    """
    rows = judgement_rows(casebook)
    known = {row.judgement.id: row for row in rows}
    told: defaultdict[str, list[Decision]] = defaultdict(list)
    for row in rows:
        made, undone = row.judgement, known.get(row.judgement.undoes or "")
        if made.made_at > moment and made.verdict in _UNSIGNED:
            decided = _signed(made, undone) if signed else _UNSIGNED[made.verdict]
            for claim in (*row.claim_ids, *(undone.claim_ids if undone else ())):
                told[claim].append((made.made_at, decided))
    return {claim: tuple(decisions) for claim, decisions in told.items()}


def _signed(made: Judgement, undone: JudgementRow | None) -> str:
    if undone is not None:
        return f"{made.author} took back: {judgement_words(undone.judgement)}: {made.reason}"
    return f"{made.author} decided: {judgement_words(made)}: {made.reason}"


def merged_numbers(casebook: Casebook) -> Mapping[int, int]:
    """By number of the ledger the one that it goes under since a merge, as it stands now."""
    latest = {entry.number: entry.alias_of for entry in casebook.ledger()}
    found = {number: _followed(number, latest) for number in latest}
    return {number: heir for number, heir in found.items() if heir != number}


def _followed(number: int, latest: Mapping[int, int | None]) -> int:
    seen = {number}
    while (heir := latest.get(number)) is not None and heir not in seen:
        seen.add(heir)
        number = heir
    return number
