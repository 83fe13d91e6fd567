"""Are reports of one happening put together, and no others?

    python eval/linking.py [--reports N ...]

Shootings (reports of local news, grouped by the keepers of a list) without any theatre, in samples
of whole incidents: B-cubed, pairwise and CEAF-e F1 of the incident that each report brings as its
news, beside a report alone, the same day of publication, and likeness of text alone (single link
of TF-IDF at the threshold that is best on the sample itself). Then 162 articles on Syria, grouped
by two annotators: pairwise, over the articles that bring news of one happening. Prints no text.
Needs scikit-learn (the dependency group `train`). Skipped where a set is absent.
"""

import argparse
import random
from collections.abc import Callable, Mapping, Sequence, Set
from itertools import combinations

from link_sets import ARTICLES, MEASURED, SHOOTINGS, articles, by_happening, coded, rows, shootings
from scipy.optimize import linear_sum_assignment
from sklearn.feature_extraction.text import TfidfVectorizer

from reportedly.link.unions import Unions

SEED = 5
THRESHOLDS = (0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5)
Groups = Mapping[str, str]
Pairs = Set[tuple[str, str]]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--reports", type=int, nargs="+", default=[400, 1000, 2000])
    options = parser.parse_args()
    if SHOOTINGS.exists():
        print_shootings(options.reports)
    if ARTICLES.exists():
        print_articles()
    return 0


# -- shootings


def print_shootings(sizes: Sequence[int]) -> None:
    items = sampled(shootings(), max(sizes))
    told = coded([{k: v for k, v in item.items() if k != "incident"} for item in items],
                 theatre="none")  # fmt: skip
    print(f"{'shootings':28}{'P':>8}{'R':>8}{'B3':>8}{'pairs':>8}{'CEAFe':>8}")
    for size in sizes:
        part = [item for item in items[:size] if item["id"] in told.reports]
        ids = [item["id"] for item in part]
        gold = {item["id"]: item["incident"] for item in part}
        news, _ = told.only(ids).incidents()
        print_row(f"{len(ids)} reports, ours", gold, news)
        print_row("  each alone", gold, {i: i for i in ids})
        print_row("  same day", gold, {item["id"]: item["date"] for item in part})
        print_row("  like texts, best", gold, best_by_text(part, gold))


def sampled(items: list[dict[str, str]], size: int) -> list[dict[str, str]]:
    """Whole incidents, drawn at random."""
    order = sorted({item["incident"] for item in items})
    random.Random(SEED).shuffle(order)
    rank = {incident: n for n, incident in enumerate(order)}
    return sorted(items, key=lambda item: (rank[item["incident"]], item["id"]))[:size]


def best_by_text(items: Sequence[Mapping[str, str]], gold: Groups) -> Groups:
    texts = [f"{item['title']} {item['text']}" for item in items]
    matrix = TfidfVectorizer(sublinear_tf=True, stop_words="english").fit_transform(texts)
    likeness = (matrix @ matrix.T).tocoo()
    pairs = [
        (int(a), int(b), float(score))
        for a, b, score in zip(likeness.row, likeness.col, likeness.data, strict=True)
        if a < b and score >= THRESHOLDS[0]
    ]
    ids = [item["id"] for item in items]
    groupings = [_joined(ids, pairs, least) for least in THRESHOLDS]
    return max(groupings, key=lambda groups: b_cubed(gold, groups)[2])


def _joined(ids: Sequence[str], pairs: Sequence[tuple[int, int, float]], least: float) -> Groups:
    unions: Unions[str] = Unions()
    for a, b, score in pairs:
        if score >= least:
            unions.join(ids[a], ids[b])
    return {i: unions.find(i) for i in ids}


# -- articles


def print_articles() -> None:
    labels = rows(MEASURED)
    told = articles(labels)
    news, every = told.incidents()
    print(f"\n{'articles on Syria':28}{'P':>8}{'R':>8}{'pairs':>8}")
    for who in ("first", "second"):
        main = {row["id"]: row[who]["main"] for row in labels}
        with_news = [i for i in main if main[i] is not None and i in news]
        print_pairs(f"news, {who} annotator", with_news, together(main), together(news))
        all_told = {row["id"]: {row[who]["main"], *row[who]["also"]} - {None} for row in labels}
        print_pairs(f"  anything told, {who}", list(every), meeting(all_told), meeting(every))


def together(groups: Mapping[str, str | None]) -> Callable[[str, str], bool]:
    return lambda a, b: groups[a] is not None and groups[a] == groups[b]


def meeting(told: Mapping[str, Set[str]]) -> Callable[[str, str], bool]:
    return lambda a, b: bool(told[a] & told[b])


def print_pairs(
    name: str,
    ids: Sequence[str],
    wanted: Callable[[str, str], bool],
    found: Callable[[str, str], bool],
) -> None:
    pairs = list(combinations(ids, 2))
    precision, recall, f1 = _of_pairs(
        {p for p in pairs if wanted(*p)}, {p for p in pairs if found(*p)}
    )
    print(f"{name:28}{precision:8.3f}{recall:8.3f}{f1:8.3f}")


# -- measures


def print_row(name: str, gold: Groups, found: Groups) -> None:
    precision, recall, f1 = b_cubed(gold, found)
    pairs = _of_pairs(_pairs(gold), _pairs(found))[2]
    print(f"{name:28}{precision:8.3f}{recall:8.3f}{f1:8.3f}{pairs:8.3f}{ceaf_e(gold, found):8.3f}")


def b_cubed(gold: Groups, found: Groups) -> tuple[float, float, float]:
    """Precision, recall, F1 (Bagga and Baldwin 1998)."""
    wanted, ours = by_happening(gold), by_happening(found)
    shared = [(len(ours[found[i]] & wanted[gold[i]]), i) for i in gold]
    precision = sum(n / len(ours[found[i]]) for n, i in shared) / len(gold)
    recall = sum(n / len(wanted[gold[i]]) for n, i in shared) / len(gold)
    return precision, recall, _f1(precision, recall)


def ceaf_e(gold: Groups, found: Groups) -> float:
    """F1 over groups paired one to one by their Dice (Luo 2005)."""
    wanted, ours = list(by_happening(gold).values()), list(by_happening(found).values())
    likeness = [[2 * len(a & b) / (len(a) + len(b)) for b in ours] for a in wanted]
    pairs = zip(*linear_sum_assignment(likeness, maximize=True), strict=True)
    total = sum(likeness[int(a)][int(b)] for a, b in pairs)
    return _f1(total / len(ours), total / len(wanted))


def _pairs(groups: Groups) -> Pairs:
    return {
        pair
        for members in by_happening(groups).values()
        for pair in combinations(sorted(members), 2)
    }


def _of_pairs(wanted: Pairs, found: Pairs) -> tuple[float, float, float]:
    both = len(wanted & found)
    precision, recall = both / max(1, len(found)), both / max(1, len(wanted))
    return precision, recall, _f1(precision, recall)


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


if __name__ == "__main__":
    raise SystemExit(main())
