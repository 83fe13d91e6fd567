"""What is plain to see of a number beside an outcome word, for the trial in figures.py."""

from collections.abc import Iterator, Sequence

from reportedly.extract.counted import find_counted
from reportedly.extract.counts import Count
from reportedly.extract.marks import Marks
from reportedly.extract.nlp import Token
from reportedly.extract.outcomes import OutcomeWord, find_outcomes, is_auxiliary
from reportedly.extract.people import find_whom, is_thing
from reportedly.extract.quantities import find_numbers
from reportedly.extract.ties import Counted, Scene

CLIMB = 12  # steps up the parse


def scene_of(tokens: Sequence[Token], masked: frozenset[int]) -> Scene:
    """Every number, those too that the rules take for ages, things or tolls of before."""
    outcomes = find_outcomes(tokens)
    known = find_counted(tokens, outcomes, masked)
    covered = masked | {i for c in known for i in range(c.first, c.last + 1)}
    taken = {i for o in outcomes for i in range(o.first, o.last + 1)}
    new = [n for n in find_numbers(tokens) if not covered & set(range(n.first, n.last + 1))]
    more = [Counted(n, find_whom(tokens, n.last + 1, taken)) for n in new]
    return Scene(tokens, outcomes, sorted([*known, *more], key=lambda c: c.first))


def weighable(
    scene: Scene, item: Counted, rule: Count | None, heard: bool
) -> Iterator[tuple[OutcomeWord, Marks]]:
    """Each outcome word with its marks; of several of one outcome the nearest alone."""
    near = sorted(scene.outcomes, key=lambda o: len(_gap(item, o)))
    alone = _of_number(scene, item)
    for outcome in {o.outcome: o for o in reversed(near)}.values():
        said = [*alone, *_of_both(scene, item, outcome, outcome is near[0])]
        if heard:
            said.append(f"rules {rule is not None and rule.outcome is outcome.outcome}")
        yield outcome, dict.fromkeys(said, 1.0)


def _gap(item: Counted, outcome: OutcomeWord) -> range:
    if outcome.first > item.number.last:
        return range(item.last + 1, outcome.first)
    return range(outcome.last + 1, item.first)


def _of_number(scene: Scene, item: Counted) -> Iterator[str]:
    number, people, tokens = item.number, item.people, scene.tokens
    size = number.low if number.low is not None else number.high
    yield "any"
    yield f"{number.quantifier} {'open' if size is None else len(str(size))}"
    yield f"thing {is_thing(tokens, number.last + 1, frozenset())}"
    yield f"people {people is not None and tokens[people.last].low}"
    yield f"head {tokens[tokens[item.last].head].low} {tokens[item.last].dep}"
    for k in range(1, 4):
        yield f"-{k} {' '.join(scene.lows(item.first - k, item.first - k + 1))}"
        yield f"+{k} {' '.join(scene.lows(item.last + k, item.last + k + 1))}"


def _of_both(scene: Scene, item: Counted, outcome: OutcomeWord, nearest: bool) -> Iterator[str]:
    tokens, gap = scene.tokens, _gap(item, outcome)
    way = f"{outcome.reach.name} {'ahead' if outcome.first > item.number.last else 'behind'}"
    lows, tags = [tokens[i].low for i in gap], [tokens[i].tag for i in gap]
    yield f"{way} {min(len(gap), 5) + (len(gap) > 8) + (len(gap) > 14)} {nearest}"
    yield f"{way} {' '.join(scene.lows(outcome.first, outcome.last + 1))}"
    yield from (f"{way} over {word}" for word in set(lows))
    yield f"{way} gap {' '.join(lows if len(gap) < 4 else tags if len(gap) < 6 else ())}"
    yield f"{way} helped {any(is_auxiliary(tokens[i]) for i in gap)}"
    yield f"{way} verbs {min(3, sum(tag.startswith('V') for tag in tags))}"
    passed = sum(c.first in gap for c in scene.counted)
    yield f"{way} passes {min(2, passed)} {any(o.first in gap for o in scene.outcomes)}"
    passive = any(is_auxiliary(t) for t in tokens[max(0, outcome.first - 2) : outcome.first])
    yield f"{way} passive {passive} {tokens[outcome.first].tag}"
    yield f"{way} path {_path(tokens, item.last, outcome.first)}"


def _path(tokens: Sequence[Token], left: int, right: int) -> str:
    """The parse's way from one token up and down to the other."""
    ours, theirs = (_above(tokens, i) for i in (left, right))
    joint = next((i for i in ours if i in theirs), None)
    if joint is None:
        return "none"
    up, down = ours[: ours.index(joint)], theirs[: theirs.index(joint)]
    return f"{' '.join(tokens[i].dep for i in up)} | {' '.join(tokens[i].dep for i in down)}"


def _above(tokens: Sequence[Token], i: int) -> list[int]:
    path = [i]
    while tokens[i].head not in path and len(path) < CLIMB:
        i = tokens[i].head
        path.append(i)
    return path
