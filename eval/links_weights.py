"""Learns the weights of `reportedly.compare.weights` from the links of odd months; see links.py.

A logistic regression over what two events share. Only pairs that touch a linked event are shown
to it: of all others nobody says whether they are one event. It needs scikit-learn (make train).
"""

from dataclasses import astuple, fields

from links_sets import halves, ids, read_databases
from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped]

from reportedly.compare.likeness import Likeness
from reportedly.compare.matching import Candidate, Reach, candidates
from reportedly.compare.weights import WITH_TOLLS

# Of these two lists one names belligerents and the other dyads, and one has no type of violence.
NOT_LEARNED = ("sides", "kind")


def main() -> None:
    found = read_databases()
    odd, _ = halves(found)
    pairs = [
        each
        for each in candidates(found.ged, found.airwars, Reach(), WITH_TOLLS)
        if each.one.id in ids(odd, 0) or each.other.id in ids(odd, 1)
    ]
    right = [(each.one.id, each.other.id) in odd for each in pairs]
    print(f"{len(pairs)} pairs, {sum(right)} of them linked")
    names = [field.name for field in fields(Likeness) if field.name not in NOT_LEARNED]
    learn("with tolls", pairs, right, names)
    learn("without tolls", pairs, right, [name for name in names if name != "tolls"])


def learn(title: str, pairs: list[Candidate], right: list[bool], names: list[str]) -> None:
    """Prints the weights of these likenesses."""
    at = [[field.name for field in fields(Likeness)].index(name) for name in names]
    shared = [[astuple(each.likeness)[column] for column in at] for each in pairs]
    model = LogisticRegression(max_iter=1000).fit(shared, right)
    weights = zip(("base", *names), (*model.intercept_, *model.coef_[0]), strict=True)
    print(f"{title}: " + ", ".join(f"{name}={weight:.2f}" for name, weight in weights))


if __name__ == "__main__":
    main()
