"""What was done, in plain words."""

from collections.abc import Iterator

from reportedly.pipeline.run import Added, Concluded
from reportedly.query import words


def added_lines(added: Added, concluded: Concluded, casebook: str) -> Iterator[str]:
    """What adding did; what did not happen is not mentioned, but that nothing was new."""
    yield ", ".join(_items(added))
    if added.set_aside:
        kept = words.plural(added.set_aside, "report")
        yield f"{kept} of these kept but set aside: they cannot be coded yet"
    if added.coded.failed:
        failed = words.plural(added.coded.failed, "report")
        yield f"{failed} failed in coding, to be tried again with the next `reportedly add`"
    if added.coded.reports:
        read = words.plural(added.coded.reports, "report")
        yield f"{words.plural(added.coded.claims, 'claim')} read in {read}"
    if added.rejected or added.set_aside or added.coded.failed or added.kept_out:
        yield "the reasons: `reportedly rejects`"
    yield concluded_line(concluded, casebook)


def added_form(added: Added, concluded: Concluded) -> dict[str, int]:
    """The same as numbers; what did not happen is 0."""
    return {
        **{"new": added.new, "known": added.known, "set_aside": added.set_aside},
        **{"rejected": added.rejected, "kept_out": added.kept_out},
        **{"reports_read": added.coded.reports, "claims_read": added.coded.claims},
        **{"failed": added.coded.failed},
        **{"incidents": concluded.incidents, "records": concluded.records},
    }


def _items(added: Added) -> Iterator[str]:
    yield words.plural(added.new, "new report")
    if added.known:
        yield f"{added.known:,} known already"
    if added.kept_out:
        yield f"{added.kept_out:,} kept out"
    if added.rejected:
        yield f"{words.plural(added.rejected, 'item')} rejected"


def concluded_line(concluded: Concluded, casebook: str) -> str:
    incidents = words.plural(concluded.incidents, "incident")
    return f"{casebook} holds {incidents} and {words.plural(concluded.records, 'record')}"
