"""Two releases laid beside each other: nothing that came, went or moved is left untold."""

from collections.abc import Collection, Mapping
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from reportedly.publish.release.changelog import Heading, change_lines, changelog
from reportedly.publish.release.changes import Change, Kind, Meanwhile, Rows, changes
from reportedly.publish.release.values import Said, Value, value_text
from reportedly.store.releases import ReleasedRow

Key = tuple[int, int]
DAY = datetime(2018, 3, 1, tzinfo=UTC)


def value(best: int, claims: Collection[str] = (), reports: Collection[str] = ("r1",)) -> Value:
    said = (Said("best", str(best), "the monitor's (GED-6)"), Said("place", "Atarib"))
    told = tuple((key, f"Outlet {key}, 2018-01-01") for key in reports)
    return Value("air strike at Atarib", said, told, tuple(sorted(claims)))


def rows(values: Mapping[Key, Value]) -> Rows:
    texts = {key: value_text(each) for key, each in values.items()}
    kept = {ReleasedRow.digest_of(text): text for text in texts.values()}
    listed = [
        ReleasedRow(*key, key[0], "e-1", ReleasedRow.digest_of(text)) for key, text in texts.items()
    ]
    return Rows.of(listed, lambda digests: {digest: kept[digest] for digest in digests})


def told(
    before: Mapping[Key, Value], now: Mapping[Key, Value], meanwhile: Meanwhile | None = None
) -> tuple[Change, ...]:
    return changes(rows(before), rows(now), meanwhile or Meanwhile())


@st.composite
def lists(draw: st.DrawFn) -> dict[Key, Value]:
    """Records under their numbers; each claim stands in one incident at most."""
    keys = draw(st.lists(st.tuples(st.integers(1, 5), st.integers(0, 2)), unique=True, max_size=6))
    numbers = sorted({number for number, _ in keys})
    homes = draw(st.lists(st.sampled_from([0, *numbers]), min_size=8, max_size=8))
    held = {n: [f"c{at}" for at, home in enumerate(homes) if home == n] for n in numbers}
    return {
        key: value(
            draw(st.integers(0, 3)), held[key[0]], draw(st.sets(st.sampled_from("rst"), min_size=1))
        )
        for key in keys
    }


@given(lists(), lists())
def test_who_applies_the_changes_has_the_new_list(
    before: dict[Key, Value], now: dict[Key, Value]
) -> None:
    found = told(before, now)
    keys = [(change.number, change.part) for change in found]
    assert len(keys) == len(set(keys))
    gone = {key for key, c in zip(keys, found, strict=True) if c.kind in GONE}
    come = set(keys) - gone
    patched = {key: each for key, each in before.items() if key not in gone}
    patched |= {key: now[key] for key in come}
    assert published(patched) == published(now)


GONE = (Kind.MERGED, Kind.WITHDRAWN)


def published(values: Mapping[Key, Value]) -> dict[Key, object]:
    """What readers see of each: its claims are kept for telling why alone."""
    return {key: (each.said, dict(each.reports)) for key, each in values.items()}


@given(lists())
def test_of_the_same_list_nothing_is_told(listed: dict[Key, Value]) -> None:
    assert told(listed, listed) == ()


@given(lists(), lists())
def test_every_change_is_told_to_readers_and_programs(
    before: dict[Key, Value], now: dict[Key, Value]
) -> None:
    found = told(before, now)
    text = changelog(Heading("v2", DAY, "v1", len(now)), found)
    assert all(f"- **{change.name}** " in text for change in found)
    lines = list(change_lines(found))
    assert len(lines) == 1 + sum(max(1, len(change.fields)) for change in found)


def test_a_claim_that_joins_changes_nothing_that_is_published() -> None:
    assert told({(1, 0): value(4, "a")}, {(1, 0): value(4, "ab")}) == ()


def test_a_value_that_was_erased_since_is_told_as_that() -> None:
    """It was stated once: that nothing was stated before would be untrue."""
    before = {(7, 0): Value("erased on request", (), ())}
    (change,) = told(before, {(7, 0): value(12)})
    assert (change.kind, change.number, change.fields) == (Kind.CHANGED, 7, ())
    assert "erased" in change.because[0]


def test_a_report_that_comes_or_goes_is_a_change() -> None:
    (change,) = told({(1, 0): value(4, (), "rs")}, {(1, 0): value(4, (), "rt")})
    (field,) = change.fields
    assert (field.before, field.after) == ("2", "2")
    assert field.because == "new: Outlet t, 2018-01-01; no more: Outlet s, 2018-01-01"


def test_what_the_ledger_merged_is_merged_even_if_its_claims_have_other_ids_now() -> None:
    before, now = {(1, 0): value(4, "a"), (2, 0): value(5, "b")}, {(1, 0): value(4, "xy")}
    (change,) = told(before, now, Meanwhile(merged={2: 1}))
    assert (change.kind, change.number, change.others) == (Kind.MERGED, 2, (1,))
    (change,) = told(before, now)
    assert (change.kind, change.because) == (
        Kind.WITHDRAWN, ("nothing that is held tells of it any more",),
    )  # fmt: skip


def test_what_is_merged_into_a_record_that_is_not_released_is_withdrawn() -> None:
    (change,) = told({(2, 0): value(5, "b")}, {}, Meanwhile(merged={2: 1}))
    assert (change.kind, change.others) == (Kind.WITHDRAWN, ())


def test_what_comes_back_has_its_old_number_and_is_told_as_such() -> None:
    (change,) = told({}, {(2, 0): value(5, "b")}, Meanwhile(earlier=frozenset({2})))
    assert (change.kind, change.because) == (
        Kind.NEW, ("an earlier release held it under this number",),
    )  # fmt: skip


def test_a_record_that_no_layout_holds_any_more_is_withdrawn_with_the_layouts_reason() -> None:
    (change,) = told({(2, 0): value(5, "b")}, {}, Meanwhile(left_out={2: "no death"}))
    assert (change.kind, change.because) == (Kind.WITHDRAWN, ("no death",))


def test_an_incident_that_is_told_in_parts_now_keeps_its_number() -> None:
    found = told({(5, 0): value(9, "ab")}, {(5, 1): value(4, "ab"), (5, 2): value(5, "ab")})
    assert [(c.kind, c.name, c.others) for c in found] == [
        (Kind.SPLIT, "5, part 1", (5,)), (Kind.SPLIT, "5, part 2", (5,)), (Kind.MERGED, "5", (5,)),
    ]  # fmt: skip


def test_words_from_outside_act_neither_in_a_list_nor_in_a_table() -> None:
    hostile = Value("=HYPERLINK() <img src=x> [a](b) `c`\n# d", (), (), ())
    found = told({}, {(1, 0): hostile})
    text = changelog(Heading("v2", DAY, "v1", 1), found)
    assert "\\<img src=x\\> \\[a\\](b) \\`c\\` \\# d" in text
    before = Value("x", (Said("place", "Atarib"),), (), ())
    after = Value("x", (Said("place", "=1+1", "@cmd; \n more"),), (), ())
    (_, line) = change_lines(told({(1, 0): before}, {(1, 0): after}))
    assert line == b"1,,changed,place,Atarib,'=1+1,,\"'@cmd, more\"\r\n"


def test_a_long_list_is_cut_for_readers_and_whole_for_programs() -> None:
    found = told({}, {(number, 0): value(1) for number in range(1, 252)})
    text = changelog(Heading("v2", DAY, "v1", 251), found)
    assert "## New: 251" in text and "and 51 more, which `changes.csv` lists" in text
    assert len(list(change_lines(found))) == 252
