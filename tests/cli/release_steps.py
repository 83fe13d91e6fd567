"""Making releases in tests, and what happens between them."""

import hashlib
import re
from pathlib import Path

from deciding import run
from small_casebook import GENERATION, MONITOR, intake

from builders import DARAT_IZZA, claim, figure
from reportedly.pipeline.run import conclude
from reportedly.store.sqlite import open_casebook

BY = ("--authors", "Okoro, Ada; Lantern Records")


def release(book: Path, folder: Path, name: str, *typed: str) -> str:
    """The changelog of a release that was made."""
    told = run(book, "release", name, "-o", str(folder), *BY, *typed)
    assert told.exit_code == 0, told.output
    text = (folder / name / "CHANGELOG.md").read_text(encoding="utf-8")
    return re.sub(
        r"\d{4}-\d\d-\d\d$", "DAY", re.sub("j-[a-z2-7]+", "j-", text), count=1, flags=re.M
    )


def add_report(book: Path, text: str, toll: int) -> str:
    """One more report, of a strike on the other town; the id of its claim."""
    told = intake(text, outlet="Evening Mail")
    said = claim(
        told.report.id, outlet="Evening Mail", by=MONITOR, text=text, at=DARAT_IZZA,
        on="2017-12-05", figures=(figure(toll),),
    )  # fmt: skip
    with open_casebook(book) as casebook:
        casebook.add_intakes([told])
        casebook.add_claims(told.report.id, GENERATION, [said.claim])
        conclude(casebook)
    return said.claim.id


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()
