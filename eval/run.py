"""Score the extractor on every annotated set there is, beside a yardstick; fail below a floor.

    make eval

Sets that lie beside the project are skipped where they are absent; our own always runs.
"""

import gzip
import json
import os
import sys
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import msgspec
from annotations import ANNOTATIONS, annotated

from reportedly.errors import FloorError, ReportedlyError
from reportedly.evaluate.baseline import baseline_articles
from reportedly.evaluate.edits import Edits, edits_per_incident
from reportedly.evaluate.floors import Gold, below_floor, read_floors, require_pinned
from reportedly.evaluate.gold import Article, read_articles, read_texts
from reportedly.evaluate.scores import Measure, Scores, score_claims
from reportedly.model.reports import Reject
from reportedly.pipeline.engines import InProcess
from reportedly.pipeline.run import code_paths
from reportedly.resolve.exchange import claims_document

FLOORS = Path(__file__).with_name("floors.toml")


def main() -> int:
    try:
        fallen = [words for gold in read_floors(FLOORS) for words in judge(gold)]
        if fallen:
            raise FloorError("\n".join(fallen), hint="Mend it, or lower the floor with a reason.")
    except ReportedlyError as error:
        print(f"{error}\n{error.hint}", file=sys.stderr)
        return error.exit_code
    return 0


def judge(gold: Gold) -> Sequence[str]:
    """Score one set, print its table, and say which measures fell below their floors."""
    absent = [path for path in (gold.gold, gold.reports) if not Path(path).exists()]
    if gold.optional and absent:
        print(f"{gold.name}: skipped, {absent[0]} is not there")
        return []
    require_pinned(gold)
    wanted = _wanted(gold)
    keys = {article.key for article in wanted}
    texts = {key: text for key, text in read_texts(Path(gold.reports)).items() if key in keys}
    ours = score_claims(wanted, coded(Path(gold.reports), keys), texts=texts)
    yardstick = score_claims(wanted, baseline_articles(texts), texts=texts)
    print_table(gold, ours, yardstick)
    print_edits(edits_per_incident(wanted, ours))
    return below_floor(gold, ours)


def _wanted(gold: Gold) -> tuple[Article, ...]:
    """The annotated articles; our own of FA-KES hold offsets in place of the quoted words."""
    if gold.split is not None and Path(gold.gold).samefile(ANNOTATIONS):
        rows = annotated(gold.split)
        return tuple(msgspec.convert(row, Article, strict=False) for row in rows)
    return read_articles(Path(gold.gold), split=gold.split)


def coded(reports: Path, keys: Iterable[str]) -> tuple[Article, ...]:
    """What the program makes of those reports, as `reportedly code --format claims` prints it."""
    with tempfile.TemporaryDirectory() as folder:
        picked, said = Path(folder) / "reports.jsonl", Path(folder) / "claims.jsonl"
        picked.write_text("\n".join(_picked(reports, set(keys))), encoding="utf-8")
        said.write_bytes(b"".join(_documents(str(picked))))
        return read_articles(said)


def _picked(reports: Path, keys: set[str]) -> Iterable[str]:
    raw = reports.read_bytes()
    text = (gzip.decompress(raw) if reports.suffix == ".gz" else raw).decode()
    return [line for line in text.split("\n") if line and str(json.loads(line)["id"]) in keys]


def _documents(path: str) -> Iterable[bytes]:
    """One line a report. One that cannot be coded has no claims: told, and scored as that."""
    told = list(code_paths([path], engine=InProcess()))
    rejects = [reject for reject in told if isinstance(reject, Reject)]
    if rejects:
        print(f"not coded: {len(rejects)}; {rejects[0].locator}: {rejects[0].reason}")
    for item in told:
        if not isinstance(item, Reject):
            yield json.dumps(claims_document(*item)).encode() + b"\n"


def print_table(gold: Gold, ours: Scores, yardstick: Scores) -> None:
    print(f"\n{gold.name}: {ours.articles} articles, {dict(ours.counts)['claims_gold']} claims")
    print(f"{'':18}{'ours':>6}  {'95 %':16}{'bound':>6}  {'number and verb':>15}")
    for measure in ours.measures:
        print(_line(measure, {**gold.floors, **gold.ceilings}, yardstick[measure.name]))


def print_edits(edits: Edits) -> None:
    print(f"entries to make by hand, an incident ({edits.incidents}): {edits.by_hand:.1f} "
          f"without the program, {edits.left:.1f} with it ({edits.saved:.0%} saved)")  # fmt: skip


def _line(measure: Measure, bounds: Mapping[str, float], yardstick: Measure) -> str:
    interval = f"[{measure.low:.3f}, {measure.high:.3f}]"
    bound = f"{bounds[measure.name]:.3f}" if measure.name in bounds else ""
    return (
        f"{measure.name:18}{measure.value:>6.3f}  {interval:16}{bound:>6}  {yardstick.value:>15.3f}"
    )


if __name__ == "__main__":
    sys.exit(main())
