"""Loaded words change no reading: the same sentence in the words of another side.

Invented sentences always; sentences of the annotated articles, which stay where they are, with
the corpora at hand.
"""

import importlib.util
import json
import logging
from pathlib import Path
from types import ModuleType

import pytest
from reframing import Retold, is_same, read_sentences, retellings

from builders import report
from reportedly.extract.claims import extract_claims, open_reader
from reportedly.extract.reading import Reader
from reportedly.reference.library import Library, open_library
from reportedly.resolve.claims import resolve_claims
from reportedly.resolve.exchange import claims_document

LOG = logging.getLogger(__name__)  # pytest --log-cli-level=info shows the rates
LEAST = 0.97
RIGHT = ("type", "actors", "recipients", "figures_all")  # of a sentence without its article

DEEDS = """
Rebels killed {n} soldiers in an attack on a government checkpoint near {place} on Tuesday.
{n} civilians were killed on Monday when government forces shelled a market in {place}.
Government forces killed {n} rebels in an operation in {place} on Sunday.
Rebel rockets killed at least {n} people in {place} on Friday.
At least {n} people were killed in rebel shelling of {place} on Saturday.
Government air strikes on {place} killed more than {n} civilians, among them two children.
Clashes between government troops and rebels in {place} left {n} fighters dead on Thursday.
The rebels launched an attack on {place}, killing {n} government soldiers and wounding {m} others.
{n} rebels and {m} government soldiers were killed in fighting near {place} on Wednesday.
A government operation against the rebels in {place} killed {n} people, a monitor said.
An attack by rebels on a bus in {place} killed {n} passengers and wounded {m} on Monday.
Residents said government warplanes killed {n} people in {place} on Tuesday night.
A car bomb attack killed {n} people in {place} on Friday, the Syrian Observatory said.
The government said rebels killed {n} soldiers in {place} on Sunday.
Rebels captured {place} from government forces on Monday after an operation of three days.
An operation by the rebels in {place} left {n} civilians dead and {m} wounded on Monday.
The army said it killed {n} rebels during an operation in {place} on Saturday.
A rebel attack with mortars killed {n} people and wounded {m} in {place} on Thursday.
Government helicopters dropped barrel bombs on {place} on Wednesday, killing {n} civilians.
Activists said {n} people were killed in an attack blamed on the government in {place}.
The rebels said government artillery killed {n} of their fighters near {place} on Tuesday.
"""
FILLED = (
    {"n": "12", "m": "30", "place": "Aleppo"},
    {"n": "seven", "m": "nine", "place": "Saraqib"},
    {"n": "15", "m": "more than 40", "place": "Mosul"},
)


@pytest.fixture(scope="module")
def library() -> Library:
    return open_library()


@pytest.fixture(scope="module")
def reader(library: Library) -> Reader:
    return open_reader(library)


def invented() -> list[str]:
    """Proper sentences, and the same as they come out of a scraper that drops punctuation."""
    proper = [line.format(**words) for line in DEEDS.strip().splitlines() for words in FILLED]
    stripped = [s.replace(",", "").replace("'", "") for s in proper]
    return list(dict.fromkeys(proper + stripped))


def rate(retold: list[Retold], day: str, reader: Reader) -> tuple[float, list[Retold]]:
    before = read_sentences([r.before for r in retold], day, reader)
    after = read_sentences([r.after for r in retold], day, reader)
    changed = [
        r for r, a, b in zip(retold, before, after, strict=True) if not (a and is_same(r, a, b))
    ]
    return 1 - len(changed) / len(retold), changed


def test_no_framing_changes_a_reading(reader: Reader) -> None:
    retold = [r for sentence in invented() for r in retellings(sentence)]
    assert len(retold) >= 300
    share, changed = rate(retold, "2016-11-14", reader)
    LOG.info("%.3f of %d invented retellings read alike", share, len(retold))
    assert share >= LEAST, "\n".join(f"{r.framing}: {r.after}" for r in changed)


@pytest.mark.parametrize("framing", [r.framing for r in retellings(DEEDS)])
def test_every_framing_is_tried(framing: str) -> None:
    assert sum(r.framing == framing for s in invented() for r in retellings(s)) >= 18


# -- sentences of the annotated articles


@pytest.mark.shared
def test_no_framing_changes_a_right_reading_of_real_sentences(
    reader: Reader, library: Library, shared: Path
) -> None:
    retold = [
        (r, day) for sentence, day in _read_rightly(reader, library, shared)
        for r in retellings(sentence)
    ]  # fmt: skip
    changed = [r for r, day in retold if rate([r], day, reader)[1]]
    share = 1 - len(changed) / len(retold)
    LOG.info("%.3f of %d real retellings read alike", share, len(retold))
    assert share >= LEAST, "\n".join(f"{r.framing}: {r.after}" for r in changed)


def _read_rightly(reader: Reader, library: Library, shared: Path) -> list[tuple[str, str]]:
    """Sentences of the tune split that, read alone, yield what the annotators found in them."""
    scorer = _scorer(shared)
    right: dict[str, str] = {}
    for article in map(json.loads, (shared / "corpora/claims/dev.jsonl").read_text().splitlines()):
        for gold in article["claims"] if article["split"] == "tune" else ():
            for quote in scorer.quotes(gold):
                alone = report("r", quote, published=article["pub_date"])
                claims = resolve_claims(extract_claims(alone, reader), alone, library)
                found = claims_document(alone, claims)["claims"]
                if any(all(scorer.CHECKS[c](gold, claim) for c in RIGHT) for claim in found):
                    right[quote] = article["pub_date"]
    return list(right.items())


def _scorer(shared: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score_claims", shared / "tools/score_claims.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
