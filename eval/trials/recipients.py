"""A trial: recipients chosen by learned weights instead of by rules. It lost; see below.

    python eval/trials/recipients.py

Candidates are the parties and the people named anywhere in a report; each is weighed for each
claim by logistic regression over readable marks (where it is named, its verb and preposition,
those counted, whether it speaks), and chosen from a chance on. Five folds by article, seed 1,
the extractor's own weights trained anew in each; right is what the scorer calls right.

RESULT
"""

import json
import random
import sys
from collections import Counter
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

import msgspec
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from train import FOLDS, SEED, Item, read_items, trained

from reportedly.evaluate.gold import Article, Named, SaidClaim
from reportedly.evaluate.likeness import same_name, same_side
from reportedly.evaluate.pairing import pair_claims
from reportedly.extract import party_words
from reportedly.extract.claims import extract_claims, open_reader, read_statements
from reportedly.extract.clauses import Clause
from reportedly.extract.doers import relative
from reportedly.extract.governors import governor_of
from reportedly.extract.parties import Noun, Party, find_nouns
from reportedly.extract.people import WHOM
from reportedly.extract.reading import Reader
from reportedly.extract.statements import Sentence
from reportedly.model.actors import ResolvedActor
from reportedly.model.casualties import Whom
from reportedly.model.claims import ResolvedClaim
from reportedly.model.reports import Report
from reportedly.reference.library import open_library
from reportedly.resolve.claims import resolve_claims
from reportedly.resolve.exchange import claims_document

STRENGTH, SEEN_OFTEN = 0.1, 4  # as the extractor's own weights; 0.03 and 0.3 did no better
CHANCES = (0.35, 0.4, 0.45, 0.5, 0.6)
WORDS = (
    "FELLING STRIKING FIGHTING WIELDING TAKING LOSING MUTUAL HARM ATTACKS TARGETS GROUND HOLDING"
).split()
LISTS: dict[str, frozenset[str]] = {name: getattr(party_words, name) for name in WORDS}
PREPOSITIONS = frozenset("by on against of from to with among at in near between".split())
PEOPLE = {Whom.CIVILIANS, Whom.CHILDREN, Whom.WOMEN, Whom.MEDICS, Whom.JOURNALISTS}
CIVILIANS, RULED = "people/civilians", "rules: "


@dataclass(frozen=True)
class Mention:
    """One naming of a party or a people: `key` is the register's id, or its own words."""

    syntax: frozenset[str]
    start: int
    text: str
    key: str
    usual: str


@dataclass(frozen=True)
class Choice:
    """One candidate for one claim; `answer` is None where no gold claim says who it was."""

    named: Named
    marks: dict[str, float]
    answer: bool | None


@dataclass(frozen=True)
class Pairing:
    """A claim of an article, who suffers by the rules, and the gold claim it answers, if any."""

    gold: SaidClaim | None
    by_rules: tuple[Named, ...]
    choices: list[Choice]


def main() -> int:
    library = open_library()
    reader = open_reader(library)
    items = list(read_items(reader))
    random.Random(SEED).shuffle(items)
    folds: list[list[Pairing]] = []
    for fold in range(FOLDS):
        learned = trained([i for n, i in enumerate(items) if n % FOLDS != fold], "fold")
        trial = replace(reader, scales=learned)
        held = [item for n, item in enumerate(items) if n % FOLDS == fold]
        folds.append([p for item in held for p in pairings(item, trial)])
    wanted = sum(len(item.gold.claims) for item in items)
    show("rules alone", [p.by_rules for fold in folds for p in fold], folds, wanted)
    for name, ruled in (("trained alone", False), ("trained, rules as a mark", True)):
        weighed = chances(folds, ruled=ruled)
        for least in CHANCES:
            chosen = [[c.named for c, chance in row if chance > least] for row in weighed]
            show(f"{name}, from {least}", chosen, folds, wanted)
            rules = [p.by_rules for fold in folds for p in fold]
            filled = [r or c for r, c in zip(rules, chosen, strict=True)]
            show(f"{name}, from {least}, where the rules are silent", filled, folds, wanted)
    return 0


def pairings(item: Item, reader: Reader) -> Iterator[Pairing]:
    """The claims of one article with their candidates, in the order of the exchange form."""
    said = resolve_claims(extract_claims(item.report, reader), item.report, reader.library)
    said = tuple(sorted(said, key=lambda one: one.claim.evidence[0].start))
    row = json.loads(json.dumps(claims_document(item.report, said)))
    coded = msgspec.convert(row, Article, strict=False).claims
    gold = {id(pair.said): pair.gold for pair in pair_claims(item.gold.claims, coded)}
    mentions = list(find_mentions(item.report, reader))
    by_key: dict[str, list[Mention]] = {CIVILIANS: []}
    for mention in mentions:
        by_key.setdefault(mention.key, []).append(mention)
    for one, code in zip(said, coded, strict=True):
        told = gold.get(id(code))
        found = [choice(one, said, key, named, told) for key, named in by_key.items()]
        yield Pairing(told, tuple(code.recipients or ()), found)


def find_mentions(report: Report, reader: Reader) -> Iterator[Mention]:
    register = reader.library.register
    for sentence in read_statements(report, reader).sentences:
        names = [(n.start, n.end) for n in sentence.names if n.kind == "actor"]
        nouns = find_nouns(sentence.tokens, relative(names, sentence.start, sentence.end))
        taken = {i for n in nouns for i in range(n.first, n.last + 1)}
        nouns += [
            Noun(t.i, t.i, Party(t.start, t.end, False), is_people=True)
            for t in sentence.tokens if WHOM.get(t.low) in PEOPLE and t.i not in taken
        ]  # fmt: skip
        for noun in nouns:
            start, end = (sentence.start + at for at in (noun.party.start, noun.party.end))
            span = report.span(start, end)
            known = register.find_actor(span.text, limit=1)
            key = known[0].id if known else span.text.casefold()
            usual = known[0].name if known else span.text
            yield Mention(syntax(sentence, noun), span.start, span.text, key, usual)


def syntax(sentence: Sentence, noun: Noun) -> frozenset[str]:
    """The words before and behind a phrase, and the verb it hangs on, by their lists."""
    clause = Clause(sentence.tokens, [noun], 0, len(sentence.tokens) - 1, pact=False)
    at = governor_of(clause, noun.first)
    marks = {f"before {name}" for name in listed(clause.low(at))}
    marks |= {f"before {clause.low(at)} {name}" for k in (1, 2, 3)
              for name in listed(clause.low(at - k)) if clause.low(at) in PREPOSITIONS}  # fmt: skip
    marks |= {f"behind {name}" for k in (1, 2) for name in listed(clause.low(noun.last + k))}
    head = sentence.tokens[noun.last]
    marks |= {f"{head.dep} of {name}" for name in listed(sentence.tokens[head.head].low)}
    told = {"owns": noun.owns, "holds": noun.holds, "known": noun.party.known, head.dep: True}
    return frozenset(marks | {name for name, true in told.items() if true})


def listed(word: str) -> list[str]:
    return [name for name, words in LISTS.items() if word in words]


def choice(
    one: ResolvedClaim, said: Sequence[ResolvedClaim], key: str, mentions: Sequence[Mention],
    told: SaidClaim | None,
) -> Choice:  # fmt: skip
    own = [m for m in mentions if _within(m, [one])]
    named = Named(own[0].text if own else key, _usual(key, mentions))
    if mentions and not own:
        named = Named(mentions[0].text, named.name)
    answer = None if told is None else same_any(named, told.recipients or ())
    return Choice(named, marks_of_choice(one, said, key, mentions, own), answer)


def marks_of_choice(
    one: ResolvedClaim, said: Sequence[ResolvedClaim], key: str, mentions: Sequence[Mention],
    own: Sequence[Mention],
) -> dict[str, float]:  # fmt: skip
    claim, who = one.claim, "people" if key.startswith("people/") else "party"
    group = [s for s in said if s.claim.group == claim.group and s is not one]
    where = "own" if own else "group" if any(_within(m, group) for m in mentions) else "elsewhere"
    speaker = one.speaker.party if one.speaker is not None else None
    ruled = {
        "recipient": any(_is(a, key) for a in one.recipients),
        "actor": any(_is(a, key) for a in one.actors), "nobody": not one.recipients,
        "group recipient": any(_is(a, key) for s in group for a in s.recipients),
        "recipient elsewhere": any(_is(a, key) for s in said for a in s.recipients),
        "actor elsewhere": any(_is(a, key) for s in said for a in s.actors),
    }  # fmt: skip
    kind = claim.event_type.value
    names = [
        "any", who, f"{who} {where}", f"{kind} {who} {where}", f"{who} {claim.status.value}",
        f"{who} {'counted' if claim.figures else 'uncounted'}", *[CIVILIANS][: key == CIVILIANS],
        *(f"{who} {where} counted {f.whom.value}" for f in claim.figures),
        *(f"own {mark}" for m in own for mark in m.syntax),
        *[f"speaks {kind}"][: speaker == key],
        *(f"{RULED}{who} {name}" for name, true in ruled.items() if true),
        *(f"{RULED}{kind} {who} {name}" for name, true in ruled.items() if true),
    ]  # fmt: skip
    return dict.fromkeys(names, 1.0) | {"how often": min(len(mentions), 8) / 8}


def _within(mention: Mention, said: Sequence[ResolvedClaim]) -> bool:
    return any(e.start <= mention.start < e.end for s in said for e in s.claim.evidence)


def _is(actor: ResolvedActor, key: str) -> bool:
    return key in (actor.id, actor.mention.name.casefold())


def _usual(key: str, mentions: Sequence[Mention]) -> str:
    return "civilians" if key == CIVILIANS else mentions[0].usual


def same_any(named: Named, told: Sequence[Named]) -> bool:
    return any(same_name(ours, name) for ours in named.names for t in told for name in t.names)


Weighed = list[list[tuple[Choice, float]]]


def chances(folds: Sequence[Sequence[Pairing]], *, ruled: bool) -> Weighed:
    """Each candidate of each claim with its chance by weights that its own fold did not teach."""
    weighed: Weighed = []
    for fold in folds:
        taught = [c for f in folds if f is not fold for p in f for c in p.choices]
        taught = [c for c in taught if c.answer is not None]
        often = Counter(mark for c in taught for mark in c.marks)
        allowed = {m for m in often if often[m] >= SEEN_OFTEN and (ruled or RULED not in m)}
        table = DictVectorizer()
        model = LogisticRegression(C=STRENGTH, max_iter=5000, fit_intercept=False)
        model.fit(table.fit_transform([_only(c, allowed) for c in taught]),
                  [c.answer for c in taught])  # fmt: skip
        for pairing in fold:
            rows = table.transform([_only(c, allowed) for c in pairing.choices])
            weighed.append(list(zip(pairing.choices, model.predict_proba(rows)[:, 1], strict=True)))
    return weighed


def _only(choice: Choice, allowed: Set[str]) -> dict[str, float]:
    return {mark: size for mark, size in choice.marks.items() if mark in allowed}


def show(
    name: str, chosen: Sequence[Sequence[Named]], folds: Sequence[Sequence[Pairing]], wanted: int
) -> None:
    """Shares right, by the scorer's rule: of all gold claims, and of those paired."""
    answers = [p.gold for fold in folds for p in fold]
    right = sum(g is not None and same_side(g.recipients, c)
                for g, c in zip(answers, chosen, strict=True))  # fmt: skip
    paired = sum(g is not None for g in answers)
    print(f"{name}: {right / wanted:.3f} of all, {right / paired:.3f} of pairs", flush=True)


if __name__ == "__main__":
    sys.exit(main())
