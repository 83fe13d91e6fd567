"""A party's history in words: what it was called, what it came from, joined and belonged to."""

from collections.abc import Iterator, Mapping

from reportedly.model.reference import ActorRow, ActorTie, TieKind

_WORDS = {
    TieKind.SPLIT_FROM: "split from",
    TieKind.MERGED_INTO: "merged into",
    TieKind.MEMBER_OF: "member of",
}


def history(row: ActorRow, rows: Mapping[str, ActorRow]) -> Iterator[str]:
    """Words for a person, each with its years as far as the list gives them, and what a user's
    lists joined with the party."""
    for other in rows.values():
        if row.id in other.successors:
            until = f" until {other.end_year}" if other.end_year is not None else ""
            yield f"called {other.name}{until}"
    for after in row.successors:
        since = rows[after].start_year if after in rows else None
        yield f"called {_name(after, rows)}" + (f" from {since}" if since is not None else " later")
    yield from (_told(tie, rows) for tie in row.ties)
    if row.side is not None:
        yield f"fights on the side of {_name(row.side, rows)}"
    lists = row.source.split("; ")
    yield from (f"with names of {added}" for added in lists[1:])


def _told(tie: ActorTie, rows: Mapping[str, ActorRow]) -> str:
    return f"{_WORDS[tie.kind]} {_name(tie.other, rows)}{_years(tie)}"


def _years(tie: ActorTie) -> str:
    if tie.start_year is None:
        return ""
    if tie.kind is not TieKind.MEMBER_OF or tie.start_year == tie.end_year:
        return f" in {tie.start_year}"
    if tie.end_year is None:
        return f" since {tie.start_year}"
    return f" {tie.start_year}-{tie.end_year}"


def _name(row_id: str, rows: Mapping[str, ActorRow]) -> str:
    return rows[row_id].name if row_id in rows else row_id
