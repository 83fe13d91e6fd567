"""What is plain to see of a party or a people that a claim may be about: marks of recipients.py.

No mark holds a name or a word that takes sides; words count by the lists they stand in.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportedly.extract import party_words
from reportedly.extract.claims import read_statements
from reportedly.extract.clauses import Clause
from reportedly.extract.doers import relative
from reportedly.extract.governors import governor_of
from reportedly.extract.parties import find_nouns
from reportedly.extract.party_lines import Noun, Party
from reportedly.extract.people import WHOM
from reportedly.extract.reading import Reader
from reportedly.extract.statements import Sentence
from reportedly.model.actors import ResolvedActor
from reportedly.model.casualties import Whom
from reportedly.model.claims import ResolvedClaim
from reportedly.model.reports import Report

CIVILIANS, RULED = "people/civilians", "rules: "
WORDS = (
    "FELLING STRIKING FIGHTING WIELDING TAKING LOSING MUTUAL HARM ATTACKS TARGETS GROUND HOLDING"
).split()
LISTS: dict[str, frozenset[str]] = {name: getattr(party_words, name) for name in WORDS}
PREPOSITIONS = frozenset("by on against of from to with among at in near between".split())
PEOPLE = {Whom.CIVILIANS, Whom.CHILDREN, Whom.WOMEN, Whom.MEDICS, Whom.JOURNALISTS}
SCENES = {
    "homes": re.compile(
        r"\b(?:residential|neighbou?rhoods?|homes?|houses?|schools?|hospitals?|markets?|mosques?|"
        r"camps?|famil(?:y|ies)|civilian|villages?)\b", re.I),
    "people": re.compile(r"\b(?:people|persons?|residents?|victims|locals)\b", re.I),
    "posts": re.compile(r"\b(?:positions|bases?|checkpoints?|barracks|convoys?)\b", re.I),
}  # fmt: skip


@dataclass(frozen=True)
class Mention:
    """One naming of a party or a people: `key` is the register's id, or its own words."""

    sentence: int
    sentence_ends: tuple[int, int]
    syntax: frozenset[str]
    start: int
    text: str
    key: str
    usual: str


def find_mentions(report: Report, reader: Reader) -> Iterator[Mention]:
    """Every naming of a party or of people that are none, in the order of the sentences."""
    for sentence in read_statements(report, reader).sentences:
        names = [(n.start, n.end) for n in sentence.names if n.kind == "actor"]
        nouns = find_nouns(sentence.tokens, relative(names, sentence.start, sentence.end))
        taken = {i for n in nouns for i in range(n.first, n.last + 1)}
        nouns += [
            Noun(t.i, t.i, Party(t.start, t.end, False), is_people=True)
            for t in sentence.tokens if WHOM.get(t.low) in PEOPLE and t.i not in taken
        ]  # fmt: skip
        whole = report.span(sentence.start, sentence.end)
        for noun in nouns:
            start, end = (sentence.start + at for at in (noun.party.start, noun.party.end))
            span = report.span(start, end)
            known = reader.library.register.find_actor(span.text, limit=1)
            key, usual = (known[0].id, known[0].name) if known else ("", span.text)
            ends = (whole.start, whole.end)
            marks = syntax(sentence, noun)
            yield Mention(
                sentence.index, ends, marks, span.start, span.text,
                key or span.text.casefold(), usual,
            )  # fmt: skip


def syntax(sentence: Sentence, noun: Noun) -> frozenset[str]:
    """The words before and behind a phrase, and the verb it hangs on, by their lists."""
    clause = Clause(sentence.tokens, [noun], 0, len(sentence.tokens) - 1, pact=False)
    at = governor_of(clause, noun.first)
    word = clause.low(at)
    marks = {f"before {name}" for name in listed(word)}
    if word in PREPOSITIONS:
        nearer = (name for k in range(1, 8) for name in listed(clause.low(at - k)))
        marks |= {f"before {word}", f"before {word} {next(nearer, '')}"}
    marks |= {f"behind {name}" for k in (1, 2) for name in listed(clause.low(noun.last + k))}
    head = sentence.tokens[noun.last]
    marks |= {f"{head.dep} of {name}" for name in listed(sentence.tokens[head.head].low)}
    told = {"owns": noun.owns, "holds": noun.holds, "known": noun.party.known, head.dep: True}
    return frozenset(marks | {name for name, true in told.items() if true})


def listed(word: str) -> list[str]:
    return [name for name, words in LISTS.items() if word in words]


def marks_of_choice(
    one: ResolvedClaim, said: Sequence[ResolvedClaim], key: str, mentions: Sequence[Mention]
) -> dict[str, float]:
    """What speaks for or against `key`, named in `mentions`, as recipient of `one` of `said`."""
    claim, kind = one.claim, one.claim.event_type.value
    group = [s for s in said if s.claim.group == claim.group and s is not one]
    who = "civilians" if key == CIVILIANS else "people" if key.startswith("people/") else "party"
    zones = {zone(m, one, group): m for m in mentions}
    nearest = min(zones, default="9 nowhere")
    told = " ".join(span.text for span in claim.evidence)
    names = [
        "any", who, f"{who} {claim.status.value}", f"{kind} {who}",
        f"{who} {'counted' if claim.figures else 'uncounted'}",
        f"{who} nearest {nearest}", f"{kind} {who} nearest {nearest}",
        *(f"{who} {zone}" for zone in zones),
        *(f"{who} {nearest} counted {f.whom.value}" for f in claim.figures),
        *(f"{who} {f.outcome.value}" for f in claim.figures),
        *(f"{zone} {mark}" for zone, m in zones.items() if zone < "3" for mark in m.syntax),
        *(f"{kind} {who} {scene}" for scene, words in SCENES.items() if words.search(told)),
        *[f"speaks {kind}"][: one.speaker is not None and one.speaker.party == key],
        *(f"{RULED}{who} {mark}" for mark in ruled(one, said, group, key)),
        *(f"{RULED}{kind} {who} {mark}" for mark in ruled(one, said, group, key)),
    ]  # fmt: skip
    return dict.fromkeys(names, 1.0) | {"how often": min(len(mentions), 8) / 8}


def ruled(
    one: ResolvedClaim, said: Sequence[ResolvedClaim], group: Sequence[ResolvedClaim], key: str
) -> list[str]:
    """What the rules make of it, in this claim and in the others."""
    foes = [s for s in said if any(_is(a, b.id or "") for a in s.actors for b in one.actors)]
    marks = {
        "recipient": any(_is(a, key) for a in one.recipients),
        "another": bool(one.recipients) and not any(_is(a, key) for a in one.recipients),
        "nobody": not one.recipients,
        "actor": any(_is(a, key) for a in one.actors),
        "recipient in group": any(_is(a, key) for s in group for a in s.recipients),
        "recipient elsewhere": any(_is(a, key) for s in said if s is not one for a in s.recipients),
        "actor elsewhere": any(_is(a, key) for s in said if s is not one for a in s.actors),
        "foe of the actor": any(_is(a, key) for s in foes if s is not one for a in s.recipients),
    }
    return [name for name, true in marks.items() if true]


def zone(mention: Mention, one: ResolvedClaim, group: Sequence[ResolvedClaim]) -> str:
    """Where it is named, nearest first: the claim's own words sort before the rest."""
    if within(mention, [one]):
        return "0 own"
    spans = [(e.start, e.end) for e in one.claim.evidence]
    a, b = mention.sentence_ends
    if any(a < end and start < b for start, end in spans):
        return "1 same sentence"
    if within(mention, group):
        return "2 group"
    gap = min(min(abs(start - b), abs(a - end)) for start, end in spans)
    return "3 beside" if gap <= 2 else "4 title or lede" if mention.sentence <= 1 else "5 far"


def within(mention: Mention, said: Sequence[ResolvedClaim]) -> bool:
    return any(e.start <= mention.start < e.end for s in said for e in s.claim.evidence)


def _is(actor: ResolvedActor, key: str) -> bool:
    return bool(key) and key in (actor.id, actor.mention.name.casefold())
