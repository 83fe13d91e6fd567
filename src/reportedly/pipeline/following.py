"""Feeds: what is new in them is taken in, and asked again only where the server says it changed."""

from collections.abc import Sequence

from reportedly.capture.answers import NOTHING_KNOWN, Answer, Unanswered
from reportedly.errors import InputError
from reportedly.ingest.feeds import Feed, FeedEntry, entry_report, read_feed
from reportedly.model.addresses import without_login
from reportedly.model.reports import Reject
from reportedly.pipeline.captures import NOT_MODIFIED, OK, told_of
from reportedly.pipeline.capturing import Came, Captured, Capturing, Listed, Outcome, on_the_day
from reportedly.pipeline.coding import code_pending
from reportedly.pipeline.engines import Engine
from reportedly.pipeline.progress import Progress, untold


def follow_feeds(
    run: Capturing, feeds: Sequence[str], *, engine: Engine, progress: Progress = untold
) -> Captured:
    """Take in what the feeds hold that was not taken in before, then code all that is not coded.

    An entry whose whole text stands in the feed is a report by itself; of any other the page is
    captured. Stopped and started again, it goes on where it was.
    """
    run.begin(feeds, feeds=True)
    for feed in dict.fromkeys(feeds):
        follow_feed(run, feed, progress)
    return Captured(run.counts, code_pending(run.casebook, engine=engine, progress=progress))


def follow_feed(run: Capturing, address: str, progress: Progress) -> None:
    """Take in what one feed holds, in a run that has begun."""
    last = run.before.get(address)
    known = last.known if last is not None and last.feed_taken_in else NOTHING_KNOWN
    answer = run.visitor.visit(address, known)
    if isinstance(answer, Unanswered):
        run.unanswered(answer)
    elif answer.status == NOT_MODIFIED and known != NOTHING_KNOWN:
        run.unchanged(answer)
    elif answer.status != OK:
        run.refused(answer)
    else:
        _take_in(run, answer, progress)


def _take_in(run: Capturing, answer: Answer, progress: Progress) -> None:
    """Its entries, then the log's word for the feed: were it there before them, a run that is
    stopped in between would never come back to the rest."""
    media_type = answer.header("Content-Type") or ""
    try:
        feed = read_feed(answer.body, address=answer.final, media_type=media_type)
    except InputError as error:
        _, _, reason = run.keep(Reject.of(answer.address, str(error), error.hint))
        run.note(answer, None)
        run.came(Came(answer.address, Outcome.UNREADABLE, None, answer.status, reason))
        return
    if feed.left_out:
        reason = f"holds {feed.left_out:,} entries more than are taken in at once"
        hint = "capture those that you want by their addresses"
        run.aside(Reject.of(answer.address, reason, hint))
    if feed.cut:
        reason = "the feed breaks off before its end: what stands before the break is taken in"
        run.aside(Reject.of(answer.address, reason, "the same command asks for it again"))
    whole = not feed.cut
    for number, entry in enumerate(feed.entries, 1):
        came = _entry(run, feed, entry, answer)
        whole = whole and came.outcome not in (Outcome.UNANSWERED, Outcome.REFUSED)
        progress(number, len(feed.entries), "capturing")
    run.note(answer, None, feed_taken_in=whole)
    run.answered(answer.address, None)


def _entry(run: Capturing, feed: Feed, entry: FeedEntry, answer: Answer) -> Came:
    name = without_login(entry.address or f"{feed.address}, entry {entry.number}")
    if entry.text is not None:
        given = on_the_day(run.given, answer)
        item = entry_report(feed, entry, given, notes=told_of(answer))
        outcome, report, reason = run.keep(item)
        return run.came(Came(name, outcome, report, None, reason))
    if entry.address is None:
        reason = "the entry has neither a whole text nor an address"
        hint = "read it in the feed, and add its text as a file"
        return run.aside(Reject.of(name, reason, hint))
    if entry.address in run.before:  # even if nothing could be read there: a feed is read often
        return run.came(Came(name, Outcome.BEFORE, run.before[entry.address].report))
    return run.page(Listed(entry.address, day=entry.day))
