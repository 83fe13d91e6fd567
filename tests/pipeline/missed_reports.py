"""Reports of which the plain reader reads one claim alone, and what a person makes of the rest."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

from reportedly.model.corrections import ClaimField, Missed, Slip
from reportedly.model.incidents import Signature
from reportedly.pipeline.engines import InProcess
from reportedly.pipeline.run import add_reports, conclude
from reportedly.store.base import Casebook

START = datetime(2026, 1, 1, tzinfo=UTC)
SHELLS = (
    "A strike on Idlib killed 3 on Monday. Shells fell on Sarmada at dusk; Lantern Watch counted "
    "14 dead, five of them children. The roads stayed shut."
)
AGAIN = "Rockets hit the Sarmada bakery, the Harbour Gazette has learned, and killed 9 people."
QUIET = "The ferry will sail twice a day from May, the harbour office in Sarmada says."
WORDS = "Lantern Watch counted 14 dead, five of them children"
TOLL = Slip(ClaimField.FIGURE, ("killed=14",))
THERE = Slip(ClaimField.PLACE, ("Sarmada",), words="Sarmada")
MISSED = Missed(
    (WORDS,),
    "shelling",
    (Slip(ClaimField.FIGURE, ("killed:children=5",), words="five"), TOLL, THERE),
    speaker="Lantern Watch",
)


def signed(hour: int, *, author: str = "Rima") -> Signature:
    return Signature(author, "I read it", START + timedelta(hours=hour))


def added_to(casebook: Casebook, folder: Path, *texts: tuple[str, str]) -> None:
    """Keep reports, by given id and text, and conclude."""
    rows = [
        {"id": key, "outlet": f"Outlet {key}", "date": "2018-03-05", "text": text}
        for key, text in texts
    ]
    file = folder / f"{texts[0][0]}.jsonl"
    file.write_text("\n".join(map(json.dumps, rows)))
    add_reports(casebook, [str(file)], engine=InProcess())
    conclude(casebook)
