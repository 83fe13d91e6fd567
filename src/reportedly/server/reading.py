"""What the background does with files that were sent: keeps them, or only shows their claims."""

from collections.abc import Callable
from dataclasses import replace

from reportedly.ingest.given import Given
from reportedly.model.reports import Reject
from reportedly.pipeline.coding import Coder
from reportedly.pipeline.cores import Cores
from reportedly.pipeline.run import add_reports, code_paths
from reportedly.server.desk import Desk
from reportedly.server.jobs import Item, Running
from reportedly.server.uploads import Held

Work = Callable[[Running], None]


def keeping(desk: Desk, held: Held, given: Given) -> Work:
    """Reads the files into the casebook, codes them and concludes; the files are gone after."""

    def work(running: Running) -> None:
        try:
            desk.reader()
            add_reports(
                desk.casebook,
                held.paths,
                engine=Cores(desk.workers),
                given=replace(given, sent=True),
                progress=running.progress,
                announce=running.notes,
                found=running.finds,
            )
        finally:
            held.gone()
        running.progress(0, None, "concluding")
        desk.conclude(progress=running.progress)

    return work


def looking(desk: Desk, held: Held, given: Given) -> Work:
    """Shows the claims of each report and keeps nothing; the files are gone after."""

    def work(running: Running) -> None:
        try:
            desk.reader()
            running.progress(0, None, "coding")
            coder = Coder.of(desk.casebook)
            told = code_paths(
                held.paths,
                engine=Cores(desk.workers),
                given=given,
                announce=running.notes,
                coder=coder,
            )
            for done, each in enumerate(told, start=1):
                if isinstance(each, Reject):
                    running.rejects(each)
                else:
                    report, claims = each
                    running.shows(Item(report, new=True, claims=claims))
                running.progress(done, None, "coding")
        finally:
            held.gone()

    return work
