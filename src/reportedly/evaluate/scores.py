"""DOOR: how well claims agree with annotated ones, with 95 % intervals."""

import random
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from reportedly.errors import InputError
from reportedly.evaluate.gold import Article, SaidClaim
from reportedly.evaluate.likeness import FIELDS, FieldCounts, figure_counts
from reportedly.evaluate.pairing import Pair, pair_claims

DRAWS = 400  # resampled sets of articles; the measures' own definition, as is the seed
SEED = 0
DEFENSIBLE = ("figures_all", "speaker", "place", "date")  # right at once: nothing left to touch

_COUNTS = (
    *("figures_equal", "figures_gold", "figures_said"),
    *("pairs", "claims_gold", "claims_said"),
    *("quotes", "quotes_missing", "defensible"),
    *FIELDS,
)
_COLUMN = {name: column for column, name in enumerate(_COUNTS)}
_Tallies = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Measure:
    """A share 0..1, rounded to three digits, with its 95 % interval (articles resampled)."""

    name: str
    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A pair of claims, and the fields in which they differ."""

    article_id: str
    fields: tuple[str, ...]
    gold: SaidClaim
    said: SaidClaim


@dataclass(frozen=True, slots=True)
class Scores:
    """What came out: the measures in their order, the counts they rest on, what is wrong."""

    articles: int
    measures: tuple[Measure, ...]
    counts: tuple[tuple[str, int], ...]
    disagreements: tuple[Disagreement, ...]

    def __getitem__(self, name: str) -> Measure:
        """The measure of that name. Raises InputError with the names there are."""
        known = {measure.name: measure for measure in self.measures}
        if name not in known:
            raise InputError(f"no measure is called {name!r}", hint=f"Known: {', '.join(known)}.")
        return known[name]


def score_claims(
    gold: Sequence[Article],
    predicted: Sequence[Article],
    *,
    texts: Mapping[str, str] | None = None,
    draws: int = DRAWS,
) -> Scores:
    """The measures of `predicted` against `gold`; an article that is not predicted has no claims.

    figures: F1 of (outcome, low, high) over each article. claims: F1 of claims paired one to one.
    A field (`type`, `speaker`, …): share of ALL gold claims paired and right in it; with `_pair`,
    of the paired ones. defensible: paired and right in figures, speaker, place and date at once.
    unquoted: share of predicted quotes that do not stand in `texts` word for word (0 without
    texts). With `draws` 0 every interval is the value itself.
    """
    said = {article.key: article.claims for article in predicted}
    rows: list[list[int]] = []
    wrong: list[Disagreement] = []
    for article in gold:
        claims = said.get(article.key, ())
        pairs = pair_claims(article.claims, claims)
        text = None if texts is None else texts.get(article.key)
        rows.append(_tally(article.claims, claims, pairs, text))
        wrong += _differences(article.key, pairs)
    tallies = np.array(rows, dtype=np.int64).reshape(len(rows), len(_COUNTS))
    total = tallies.sum(axis=0)
    counts = tuple(zip(_COUNTS, map(int, total), strict=True))
    return Scores(len(rows), _with_intervals(tallies, draws), counts, tuple(wrong))


def _tally(
    gold: Sequence[SaidClaim], said: Sequence[SaidClaim], pairs: Sequence[Pair], text: str | None
) -> list[int]:
    """The counts of one article, in the order of `_COUNTS`."""
    wanted, found = _all_figures(gold), _all_figures(said)
    right = [pair.right for pair in pairs]
    quotes, missing = _quotes(said, text)
    figures = [(wanted & found).total(), wanted.total(), found.total()]
    claims = [len(pairs), len(gold), len(said)]
    defensible = sum(fields.issuperset(DEFENSIBLE) for fields in right)
    by_field = [sum(field in fields for fields in right) for field in FIELDS]
    return [*figures, *claims, quotes, missing, defensible, *by_field]


def _all_figures(claims: Iterable[SaidClaim]) -> FieldCounts:
    return sum(map(figure_counts, claims), Counter())


def _quotes(said: Sequence[SaidClaim], text: str | None) -> tuple[int, int]:
    """How many quotes there are, and how many do not stand in the text; line breaks are equal."""
    if text is None:
        return 0, 0
    quotes = [_one_line(quote) for claim in said for quote in claim.quotes]
    words = _one_line(text)
    return len(quotes), sum(quote not in words for quote in quotes)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _differences(article_id: str, pairs: Iterable[Pair]) -> Iterable[Disagreement]:
    for pair in pairs:
        wrong = tuple(field for field in FIELDS if field not in pair.right)
        if wrong:
            yield Disagreement(article_id, wrong, pair.gold, pair.said)


def _with_intervals(tallies: _Tallies, draws: int) -> tuple[Measure, ...]:
    """Each measure of all articles, with the 2.5th and 97.5th of `draws` resampled ones."""
    values = _measures(tallies.sum(axis=0, keepdims=True))
    sampled = _measures(_resampled(tallies, draws)) if draws and len(tallies) else values
    return tuple(_measure(name, at[0], np.sort(sampled[name])) for name, at in values.items())


def _measure(name: str, value: float, spread: npt.NDArray[np.float64]) -> Measure:
    low, high = (spread[int(share * len(spread))] for share in (0.025, 0.975))
    return Measure(name, *(round(float(x), 3) for x in (value, low, high)))


def _resampled(tallies: _Tallies, draws: int) -> _Tallies:
    """Summed counts of `draws` sets of articles, each drawn with replacement: a row a set."""
    dice, articles = random.Random(SEED), range(len(tallies))
    return np.array(
        [tallies[dice.choices(articles, k=len(articles))].sum(axis=0) for _ in range(draws)]
    )


def _measures(counts: _Tallies) -> dict[str, npt.NDArray[np.float64]]:
    """Every measure of each row of counts, in the order they are printed."""

    def of(name: str) -> _Tallies:
        return counts[:, _COLUMN[name]]

    return {
        "figures": _share(2 * of("figures_equal"), of("figures_said") + of("figures_gold")),
        "figures_p": _share(of("figures_equal"), of("figures_said")),
        "figures_r": _share(of("figures_equal"), of("figures_gold")),
        "claims": _share(2 * of("pairs"), of("claims_said") + of("claims_gold")),
        "claims_p": _share(of("pairs"), of("claims_said")),
        "claims_r": _share(of("pairs"), of("claims_gold")),
        **{field: _share(of(field), of("claims_gold")) for field in FIELDS},
        **{f"{field}_pair": _share(of(field), of("pairs")) for field in FIELDS},
        "defensible": _share(of("defensible"), of("claims_gold")),
        "unquoted": _share(of("quotes_missing"), of("quotes")),
    }


def _share(part: _Tallies, whole: _Tallies) -> npt.NDArray[np.float64]:
    """`part / whole`, 0 where there is nothing to have a share of."""
    empty = np.zeros(part.shape, dtype=np.float64)
    return np.divide(part, whole, out=empty, where=whole != 0)
