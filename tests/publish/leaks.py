"""Casebooks in which secrets are planted wherever a report, a claim or a person may put one."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from random import Random

from builders import ATARIB, actor, claim, figure, place, report, speaker, unknown_place
from casebooks import conclude, keep
from judging import judged
from reportedly.model.actors import SpeakerKind
from reportedly.model.casualties import Figure
from reportedly.model.claims import ResolvedClaim
from reportedly.model.corrections import ClaimField, Corrected
from reportedly.model.incidents import Judgement, Verdict
from reportedly.model.places import PlaceLevel
from reportedly.model.reports import Report
from reportedly.publish.audience import Audience, Profile, shipped_profile
from reportedly.publish.bundle import LAYOUTS, export
from reportedly.publish.contents import Bundle, Making
from reportedly.publish.flowing import flow_of, shown_to
from reportedly.reconcile.records import open_pack
from reportedly.store.base import Casebook

PUBLIC, PARTNER = shipped_profile(Audience.PUBLIC), shipped_profile(Audience.PARTNER)
NOW = datetime(2026, 3, 10, tzinfo=UTC)
# Names that no list of plain words holds; then such as are words too, which only a capital tells.
RARE = ("Zubaydah", "Qutayba Dandashi", "Fayrouz", "Wigglesworth", "O'Tannhauser", "Yücel")
WORDS_TOO = ("Hope", "Amal", "Said", "Grace", "Nour", "Hill", "Young")
SENTENCES = (
    "{0}, 9, was killed with {2} others in strikes on the market.",
    "A witness called {0} said that {2} people were killed.",
    "{0} was killed on Monday. {0} lived in the town.",
    "The house of {0} was hit and {2} people died there.",
    "Call {0} on +963 944 123456 or write to {1}@example.org, he said.",
    "Her brother {0} and the son of {0} were wounded.",
    "The dead: {0} (12), {0} and {2} others were killed in the town.",
    "@{1} said that the market was hit at 36.71593, 36.81234.",
    "According to {0}, who was there, {2} were killed. {0}.",
    "Jets hit the market, {2} people were killed, May {0} among them.",
    "{2} people died there, said {0}, 68, who asked for help at 8712 school street, flat 393.",
    "Jets killed {2} people, said a girl of 61 whose house was hit, and the man, 67, of the town.",
    "{2} people, aged 65 and 71, were killed, and the girl, fourteen years old, was wounded.",
    "The town was hit, {2} died, and the woman can be reached at 223 344 or 7 7 4 1 2 there.",
    "{2} were killed; they asked a boy of thirteen, a girl (٦٤) and a woman aged sixty-nine there.",
    "I am 66 and saw it, said {0}. {2} people died at the market, and she who was 63 was there.",
)
# Of the numbers above those that tell of a person; none is near a count that is planted.
PRIVATE_NUMBERS = (
    "68", "8712", "393", "61", "67", "65", "71", "fourteen", "223", "344", "7", "4", "1", "2",
    "thirteen", "٦٤", "sixty-nine", "66", "63", "9", "12", "944", "123456",
)  # fmt: skip
ROOMS = ("speaker", "actor", "recipient", "place", "site", "outlet")
NEVER = (
    "٦٤", "223 344", "7 7 4", "944 123", "+963", "example.org", "36.71593", "36.81234",
    "house-of", "Rima", "because of",
)  # fmt: skip


def planted(chance: Random) -> tuple[list[ResolvedClaim], list[Report], list[Judgement], set[str]]:
    """Claims, their reports, decisions about them, and the names that nobody may learn."""
    names = chance.sample(RARE, 2) + chance.sample(WORDS_TOO, 2)
    reports = [_report(f"r-{at}", chance, names) for at in range(chance.randrange(1, 4))]
    claims = [_claim(one, at, chance, names) for one in reports for at in range(2)]
    told = judged(Verdict.REJECT, claims[0], reason=f"because of {names[0]}")
    decided = [told] if chance.random() < 0.5 else []
    return claims, reports, decided, set(names)


def _report(key: str, chance: Random, names: list[str]) -> Report:
    name = chance.choice(names)
    body = " ".join(_sentence(chance, names) for _ in range(2))
    outlet = chance.choice(["Daily Post", name, f"{name} Channel", "SANA", f"@{name}"])
    said = report(key, f"{name} killed\n\n{body}", outlet=outlet)
    slug = name.casefold().replace(" ", "-")
    return replace(
        said,
        title=chance.choice([f"{name} killed", f"Strike kills {name}, 9", name.upper()]),
        url=chance.choice(
            [f"https://{slug}.example/1", f"https://sana.sy/{slug}-killed?p=1", None]
        ),
        given_id=f"file-of-{slug}-{key}",
        notes=(f"{name} is told of",),
        locator=f"/home/{slug}/{key}.html",
    )


def _sentence(chance: Random, names: list[str]) -> str:
    name = chance.choice(names)
    return chance.choice(SENTENCES).format(
        name, name.split()[0].casefold(), chance.randrange(20, 40)
    )


def _figures(words: str, start: int, chance: Random, name: str) -> tuple[Figure, ...]:
    """A number of the words as it stands there; now and then a name, or an age read as a toll."""
    numbers = list(re.finditer(r"(?<![\w.+])\d{1,4}(?![\w.])", words))
    tolls = [found for found in numbers if 20 <= int(found[0]) < 40]
    if not numbers or chance.random() < 0.2:
        return (figure(chance.randrange(20, 40), base=name, group=name),)
    found = chance.choice(numbers if chance.random() < 0.5 or not tolls else tolls)
    return (figure(int(found[0]), base=found[0], start=start + found.start(), group=name),)


def _claim(told: Report, at: int, chance: Random, names: list[str]) -> ResolvedClaim:
    name, room = chance.choice(names), chance.choice(ROOMS)
    kind = chance.choice([kind for kind in SpeakerKind if kind is not SpeakerKind.OUTLET])
    by = speaker(name, kind) if room == "speaker" else None
    start = told.text.index("\n\n") + 2
    house = place(f"house of {name}", 36.71593, 36.81234, level=PlaceLevel.SITE, admin2="Atarib")
    where = {"site": house, "place": unknown_place(f"farm of {name}")}.get(room, ATARIB)
    made = claim(
        told.id,
        outlet=told.outlet,
        by=by,
        text=told.text[start:],
        start=start,
        at=where,
        group=f"e{at}",
        relayed_from=(name,) if by is None and chance.random() < 0.3 else (),
        actors=(actor(f"sons of {name}", id=None),) if room == "actor" else (),
        recipients=(actor(name, id=None),) if room == "recipient" else (),
        figures=_figures(told.text[start:], start, chance, name),
    )
    note = Corrected(ClaimField.PLACE, name, f"house of {name}", "Rima", f"because of {name}", "j")
    bare = replace(made.claim, reasons=(f"said by {name}",))
    speaks = replace(made.speaker, reasons=(f"read as {name}",))
    return replace(made, claim=bare, speaker=speaks, corrections=(note,))


def bundle_for(book: Casebook, profile: Profile, rules: str) -> Bundle:
    """What an audience may see of it."""
    pack = open_pack(rules)
    flow, held_back = flow_of(book, pack, shown_to(book, profile, now=NOW))
    making = Making("0", pack.name, pack.version, "g", "d")
    return Bundle.flowing(flow, making, profile=profile, held_back=held_back)


def fill(
    book: Casebook, claims: list[ResolvedClaim], reports: list[Report], judged: list[Judgement]
) -> None:
    keep(book, reports)
    for one in judged:
        book.add_judgement(one)
    conclude(book, claims, judgements=judged)


def words_shown(bundle: Bundle) -> Iterator[str]:
    """All that is quoted of reports, without the words in brackets, which are ours."""
    for told in bundle.tellings():
        yield _without_brackets(told.report.title)
        for one in told.claims:
            yield from (_without_brackets(span.text) for span in one.claim.evidence)


def _without_brackets(words: str) -> str:
    return re.sub(r"\[[^\[\]]*\]", "", words)


def ids_of(book: Casebook) -> Iterator[str]:
    """Everything by which the casebook calls its parts."""
    for report_ in book.reports():
        yield from (report_.id, report_.blob, report_.given_id or report_.id, report_.locator)
    yield from (claim.claim_id for claim in book.resolved())
    for incident in book.incidents():
        yield incident.id
    for record in book.records():
        yield record.id


def written(bundle: Bundle, folder: Path) -> Iterator[tuple[str, str]]:
    """Each layout, with all that a reader of its file and of its statement can read.

    One that holds what other rules count leaves everything out.
    """
    for layout in LAYOUTS:
        path = folder / f"{bundle.making.pack}.{layout}"
        done = export(bundle, layout=layout, path=path)
        told = _readable(path) + done.methodology_path.read_text(encoding="utf-8")
        yield path.name, told


def _readable(path: Path) -> str:
    if path.suffix == ".parquet":
        from pyarrow import parquet

        table = parquet.read_table(path)
        return f"{table.to_pylist()} {table.schema.metadata}"
    content = path.read_bytes().decode("utf-8")
    lines = content.splitlines() if content.startswith("{") else ()
    return content + "".join(_unescaped(line) for line in lines)


def _unescaped(line: str) -> str:
    """What a JSON line says to who reads it by a library."""
    try:
        return repr(json.loads(line))
    except ValueError:
        return ""
