"""A casebook in which everything holds: its claims quote their reports to the letter."""

from dataclasses import replace
from pathlib import Path

import small_casebook as small

from reportedly.model.claims import Claim
from reportedly.model.spans import Span
from reportedly.store.base import Casebook
from reportedly.store.custody import Act, Stamp
from reportedly.store.sqlite import open_casebook


def quoting(item: small.Intake) -> Claim:
    """A claim whose words are the whole report."""
    text = item.report.text
    bare = replace(small.STRIKE_B.claim, report_id=item.report.id, figures=(), place=None)
    return replace(bare, evidence=(Span(0, len(text), text),), date=None)


def fill(casebook: Casebook) -> None:
    """Something of every kind of row, and of every kind of act that is no erasure."""
    began = casebook.note(Act.IMPORTING, {"paths": ["reports/"]})
    items = [small.A, small.REJECT, small.B, small.C]
    casebook.add_intakes(items, imported=began.number)
    for item in (small.A, small.B, small.C):
        casebook.add_claims(item.report.id, small.GENERATION, [quoting(item)])
    small.keep_sources(casebook)
    casebook.choose_theatre("none")
    casebook.add_judgement(small.JUDGEMENT)
    casebook.conclude(small.CONCLUSIONS, small.MADE_BY)
    small.publish(casebook)
    casebook.add_stamp(Stamp(3, "https://stamps.example.org", b"a token", b"an imprint"))
    casebook.note(Act.EXPORTED, {"file": "events.csv", "layout": "ged"}, author="R. K.")


def made_at(path: Path) -> Path:
    """The casebook in a closed file."""
    with open_casebook(path) as casebook:
        fill(casebook)
    return path
