"""A trial: recipients chosen by learned weights instead of by rules. It lost; see below.

    python eval/trials/recipients.py

Candidates are the parties and the people named anywhere in a report, and "civilians" always; each
is weighed for each claim by logistic regression over readable marks (recipient_marks.py), and all
likelier than a threshold are chosen. Five folds by article, seed 1, the extractor's own weights
learned anew in each; right is what the scorer calls right. 294 articles with 1622 gold claims, of
which about 1400 are paired:

    rules alone                                       .670 of all    .776 of pairs
    trained alone, best of five thresholds (.35)      .579           .671
    trained, the rules' verdict a mark (.5)           .636           .737
    rules, where they are silent trained alone (.6)   .673           .779
    rules, where they are silent trained on them      .668           .774

The rules were written on these very articles, the weights never saw the fifth they choose for.
So the rules stay alone: a thousand claims are few for so many situations, and what the weights
add where the rules are silent (.003 at the best of five thresholds) is less than chance would.
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
from recipient_marks import CIVILIANS, RULED, Mention, find_mentions, marks_of_choice, within
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from train import FOLDS, SEED, Item, read_items, trained

from reportedly.evaluate.gold import Article, Named, SaidClaim
from reportedly.evaluate.likeness import same_name, same_side
from reportedly.evaluate.pairing import pair_claims
from reportedly.extract.claims import extract_claims, open_reader
from reportedly.extract.reading import Reader
from reportedly.model.claims import ResolvedClaim
from reportedly.reference.library import open_library
from reportedly.resolve.claims import resolve_claims
from reportedly.resolve.exchange import claims_document

STRENGTH, SEEN_OFTEN = 0.1, 4  # as the extractor's own weights; 0.03 and 0.3 did no better
CHANCES = (0.35, 0.4, 0.45, 0.5, 0.6)


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


def choice(
    one: ResolvedClaim,
    said: Sequence[ResolvedClaim],
    key: str,
    mentions: Sequence[Mention],
    told: SaidClaim | None,
) -> Choice:
    """A candidate under the words that the claim itself has for it, if any."""
    own = [m for m in mentions if within(m, [one])] or mentions
    named = Named(own[0].text, own[0].usual) if own else Named("civilians", "civilians")
    answer = None if told is None else same_any(named, told.recipients or ())
    return Choice(named, marks_of_choice(one, said, key, mentions), answer)


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
