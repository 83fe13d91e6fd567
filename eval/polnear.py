"""Who says it, measured on PolNeAR: spans of cue and of source, in US political news.

    python eval/polnear.py [polnear.tar.gz]

A yardstick, not a target: its attributions include thoughts, nouns ("allegations of") and sources
that are things, which reports of violence seldom need and this program does not look for.
A span is right by overlap if it shares a character with the annotated one of its kind, each used
once; right exactly if both ends agree.
"""

import operator
import re
import sys
import tarfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from reportedly.extract.attribution import find_sayings
from reportedly.extract.nlp import Engine, open_engine
from reportedly.extract.sentences import split_sentences

BESIDE = Path(__file__).resolve().parents[2] / "shared/corpora/polnear/polnear.tar.gz"
PART = "data/dev/"
_SPAN = re.compile(r"^T\d+\t(Cue|Source) ([\d ;]+)\t", re.M)
Span = tuple[int, int]


def main(arguments: Sequence[str]) -> int:
    path = Path(arguments[0]) if arguments else BESIDE
    if not path.exists():
        print(f"PolNeAR is not there: {path}\nGive the path of polnear.tar.gz.", file=sys.stderr)
        return 2
    engine = open_engine()
    pairs = [(found(text, engine), gold) for text, gold in articles(path)]
    if not pairs:
        print(f"No annotated article under {PART} in {path}.", file=sys.stderr)
        return 2
    print(f"{len(pairs)} articles\n{'':14}{'precision':>10}{'recall':>10}{'F1':>10}")
    for kind in ("Cue", "Source"):
        for name, same in (("overlap", touches), ("exact", operator.eq)):
            hit = sum(matched(ours[kind], gold[kind], same) for ours, gold in pairs)
            said = sum(len(ours[kind]) for ours, _ in pairs)
            wanted = sum(len(gold[kind]) for _, gold in pairs)
            shares = (hit / said, hit / wanted, 2 * hit / (said + wanted))
            print(f"{kind + ' ' + name:14}" + "".join(f"{share:10.3f}" for share in shares))
    return 0


def articles(path: Path) -> Iterator[tuple[str, dict[str, list[Span]]]]:
    """Text and annotated spans of every article of the part; of two annotators the first."""
    with tarfile.open(path) as archive:
        inside = sorted(n for n in archive.getnames() if n.startswith(PART))
        notes = {_stem(n): n for n in reversed(inside) if n.endswith(".ann")}
        for name in (n for n in inside if n.endswith(".txt")):
            if Path(name).stem in notes:
                yield _read(archive, name), spans(_read(archive, notes[Path(name).stem]))


def _stem(notes: str) -> str:
    """ "xyz_4b22.ann" annotates "xyz.txt": the last four signs are the annotator's."""
    return Path(notes).stem.rpartition("_")[0]


def _read(archive: tarfile.TarFile, name: str) -> str:
    stored = archive.extractfile(name)
    return "" if stored is None else stored.read().decode("utf-8")


def spans(notes: str) -> dict[str, list[Span]]:
    """Cue and source spans of a brat file; a span in several pieces runs from first to last."""
    told: dict[str, list[Span]] = {"Cue": [], "Source": []}
    for kind, offsets in _SPAN.findall(notes):
        ends = [int(n) for n in re.findall(r"\d+", offsets)]
        told[kind].append((ends[0], ends[-1]))
    return told


def found(text: str, engine: Engine) -> dict[str, list[Span]]:
    """Cue and source spans of every saying that the program finds."""
    told: dict[str, set[Span]] = {"Cue": set(), "Source": set()}
    stretches = list(split_sentences(text))
    read = engine.read((text[a:b], ()) for a, b in stretches)
    for (at, _), tokens in zip(stretches, read, strict=True):
        for saying in find_sayings(tokens, frozenset()):
            cue, who = tokens[saying.cue], saying.speaker
            told["Cue"].add((at + cue.start, at + cue.end))
            told["Source"].add((at + tokens[who.first].start, at + tokens[who.last].end))
    return {kind: sorted(found) for kind, found in told.items()}


def touches(left: Span, right: Span) -> bool:
    return left[0] < right[1] and right[0] < left[1]


def matched(
    ours: Sequence[Span], gold: Sequence[Span], same: Callable[[Span, Span], object]
) -> int:
    """How many of ours agree with an annotated span, each of those used once."""
    left = list(gold)
    hits = 0
    for span in ours:
        twin = next((other for other in left if same(span, other)), None)
        if twin is not None:
            left.remove(twin)
            hits += 1
    return hits


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
