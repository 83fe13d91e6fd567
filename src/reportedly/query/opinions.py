"""What reviewers think of incidents: blind until both have spoken, then laid side by side."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

import krippendorff
import numpy as np

from reportedly.model.anchors import anchored_claims
from reportedly.model.casualties import Outcome
from reportedly.model.claims import ResolvedClaim
from reportedly.model.incidents import Incident, Judgement
from reportedly.model.opinions import Belonging, Opinion, RecordField
from reportedly.model.undoing import in_force
from reportedly.query import words
from reportedly.query.counts import figures_words
from reportedly.store.base import Casebook

# What a reviewer is asked of a record; the counts of the injured only some rule packs state.
ASKED = (
    RecordField.EVENT_TYPE,
    RecordField.DATE,
    RecordField.PLACE,
    RecordField.PARTIES,
    RecordField.LOW,
    RecordField.BEST,
    RecordField.HIGH,
)
BY_THE_RULES = "as the rules conclude"
BELONGING = "claims belong"  # the heading under which agreement on claims is told


class Stage(StrEnum):
    """How far the reviewing of an incident is."""

    AWAITS_SECOND = "awaits a second opinion"
    DIFFER = "opinions differ"
    AGREE = "opinions agree"
    SETTLED = "settled"


@dataclass(frozen=True, slots=True)
class Said:
    """One reviewer's opinion as it stands on the incident's present claims.

    `belongs` by claim id; `choices` the claim id by field, None for what the rules conclude.
    Claims that came since stand in neither.
    """

    judgement: Judgement
    belongs: Mapping[str, Belonging]
    choices: Mapping[RecordField, str | None]


@dataclass(frozen=True, slots=True)
class Reviewing:
    """An incident that somebody gave an opinion on; `said` the last of each author, in order."""

    incident: Incident
    claims: tuple[ResolvedClaim, ...]
    said: tuple[Said, ...]
    settled: Said | None

    @property
    def stage(self) -> Stage:
        if self.settled is not None:
            return Stage.SETTLED
        if len(self.said) < 2:
            return Stage.AWAITS_SECOND
        return Stage.DIFFER if any(self.differing) else Stage.AGREE

    @property
    def differing(self) -> tuple[str, ...]:
        """Claim ids and fields on which the reviewers do not say the same."""
        named = {claim.claim_id: claim for claim in self.claims}
        claims = [key for key in named if len({one.belongs.get(key) for one in self.said}) > 1]
        fields = [f for f in ASKED if len({coded(one, f, named) for one in self.said}) > 1]
        return (*claims, *fields)

    @property
    def common(self) -> Said | None:
        """What all say alike, as one opinion; None where nobody said anything."""
        if not self.said:
            return None
        first, *others = self.said
        belongs = {
            key: told
            for key, told in first.belongs.items()
            if all(one.belongs.get(key) is told for one in others)
        }
        choices = {
            field: key
            for field, key in first.choices.items()
            if all(one.choices.get(field) == key for one in others)
        }
        return Said(first.judgement, belongs, choices)

    def open_to(self, author: str) -> bool:
        """Whether `author` may see what others said: after saying it too, or once it is settled."""
        return self.settled is not None or any(s.judgement.author == author for s in self.said)


@dataclass(frozen=True, slots=True)
class Agreement:
    """Krippendorff's alpha (nominal) for one question over `units` that two or more answered.

    None where alpha says nothing: fewer than two units, or all answers are one and the same.
    Krippendorff, Content Analysis (2004), chapter 11.
    """

    question: str
    units: int
    same: int
    alpha: float | None


def reviewing(casebook: Casebook) -> tuple[Reviewing, ...]:
    """Every incident that an opinion in force speaks of, by number."""
    with casebook.still():
        given = [j for j in in_force(casebook.judgements()) if j.opinion is not None]
        found: dict[str, tuple[Incident, list[Judgement]]] = {}
        for judgement in given:
            for incident in _incidents_of(casebook, judgement):
                found.setdefault(incident.id, (incident, []))[1].append(judgement)
        told = [_reviewing(casebook, incident, made) for incident, made in found.values()]
    return tuple(sorted(told, key=lambda one: one.incident.number))


def reviewing_of(casebook: Casebook, incident: Incident) -> Reviewing:
    """What was said of one incident; nothing said where nobody has."""
    with casebook.still():
        given = [j for j in in_force(casebook.judgements()) if j.opinion is not None]
        mine = [j for j in given if incident in _incidents_of(casebook, j)]
        return _reviewing(casebook, incident, mine)


def hidden_from(casebook: Casebook, author: str) -> frozenset[str]:
    """The ids of opinions that `author` may not see yet: those of others, on incidents where
    nothing is settled and `author` has given none."""
    with casebook.still():
        made = casebook.judgements()
        others = [j for j in made if j.opinion is not None and j.author != author]
        is_open = {one.incident.id: one.open_to(author) for one in reviewing(casebook)}
        seen = {j.id for j in others for i in _incidents_of(casebook, j) if is_open.get(i.id)}
    return frozenset(j.id for j in others) - seen


def _incidents_of(casebook: Casebook, judgement: Judgement) -> tuple[Incident, ...]:
    """The incident in which most of the claims stand that an opinion was given on."""
    counted: dict[str, list[Incident]] = defaultdict(list)
    for anchor in judgement.anchors:
        for claim in anchored_claims(anchor, casebook.resolved_of(anchor.report_id)):
            home = casebook.incident_of(claim.claim_id)
            if home is not None:
                counted[home.id].append(home)
    if not counted:
        return ()
    most = max(counted.values(), key=lambda homes: (len(homes), -homes[0].number))
    return (most[0],)


def _reviewing(casebook: Casebook, incident: Incident, made: Iterable[Judgement]) -> Reviewing:
    claims = casebook.resolved(incident.claim_ids)
    last: dict[str, Said] = {}
    settled: Said | None = None
    for judgement in made:
        assert judgement.opinion is not None
        said = _said(judgement, judgement.opinion, claims)
        if judgement.opinion.settles:
            settled = said
        else:
            last[judgement.author] = said
    return Reviewing(incident, claims, tuple(last.values()), settled)


def _said(judgement: Judgement, opinion: Opinion, claims: Sequence[ResolvedClaim]) -> Said:
    held = [[c.claim_id for c in anchored_claims(a, claims)] for a in judgement.anchors]
    belongs = {
        key: belonging
        for keys, belonging in zip(held, opinion.belongs, strict=True)
        for key in keys
    }
    choices: dict[RecordField, str | None] = {}
    for choice in opinion.choices:
        keys = [] if choice.decided_by is None else held[choice.decided_by]
        choices[choice.field] = keys[0] if keys else None
    return Said(judgement, belongs, choices)


def coded(said: Said, field: RecordField, claims: Mapping[str, ResolvedClaim]) -> str:
    """What an opinion says of a field, in words that two who mean the same share."""
    key = said.choices.get(field)
    return BY_THE_RULES if key is None else value_words(claims[key], field)


def value_words(claim: ResolvedClaim, field: RecordField) -> str:
    """What a claim says of a field, in words; "not said" where it does not."""
    if field is RecordField.EVENT_TYPE:
        return words.plain(claim.claim.event_type)
    if field is RecordField.DATE:
        return words.when_words(claim.claim.date)
    if field is RecordField.PLACE:
        return words.where_words(claim.place)
    if field is RecordField.PARTIES:
        return f"{words.actors_words(claim.actors)} / {words.actors_words(claim.recipients)}"
    injured = field in (RecordField.INJURED_MIN, RecordField.INJURED_MAX)
    outcome = Outcome.WOUNDED if injured else Outcome.KILLED
    told = [f for f in claim.claim.figures if f.outcome is outcome and not f.part_of_total]
    return figures_words(told) or words.NOT_SAID


def agreement(found: Iterable[Reviewing]) -> tuple[Agreement, ...]:
    """How far reviewers agree, question by question, over what two or more of them answered."""
    answers: dict[str, list[dict[str, str]]] = defaultdict(list)
    for one in found:
        named = {claim.claim_id: claim for claim in one.claims}
        if len(one.said) < 2:
            continue
        for key in named:
            said = {s.judgement.author: s.belongs[key].value for s in one.said if key in s.belongs}
            answers[BELONGING].append(said)
        for field in ASKED:
            coded_by = {s.judgement.author: coded(s, field, named) for s in one.said}
            answers[words.plain(field)].append(coded_by)
    return tuple(_agreement(question, told) for question, told in answers.items())


def _agreement(question: str, answers: Sequence[Mapping[str, str]]) -> Agreement:
    units = [unit for unit in answers if len(unit) > 1]
    same = sum(len(set(unit.values())) == 1 for unit in units)
    codes = sorted({code for unit in units for code in unit.values()})
    if len(units) < 2 or len(codes) < 2:
        return Agreement(question, len(units), same, None)
    counts = np.array([[list(unit.values()).count(code) for code in codes] for unit in units])
    alpha = krippendorff.alpha(value_counts=counts, level_of_measurement="nominal")
    return Agreement(question, len(units), same, float(alpha))
