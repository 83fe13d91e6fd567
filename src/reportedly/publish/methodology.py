"""The statement beside every export: how the file was made, and how not to read it."""

from collections.abc import Iterable, Iterator

from reportedly.publish.audience import Names, Profile, Quotes
from reportedly.publish.contents import Bundle, Making, Sheet
from reportedly.reference.geonames import version_words

CAVEATS = (
    "**Claims, not facts.** A value is what the rules conclude from what speakers said; follow it "
    "to its claims before you rely on it.",
    "**Not for operational security decisions.** Nothing here is timely, complete or certain "
    "enough to decide where it is safe.",
    "**Null is not zero.** An empty cell means that nobody whose words we hold said it. 0 means "
    "that somebody said none.",
    "**Who is a civilian.** UCDP counts as civilians the unarmed who are no active members of "
    "security forces, militias or opposition groups; government officials are not counted so. "
    "International humanitarian law draws the line elsewhere (codebook A.2.8).",
    "**Reports are not witnesses.** number_of_sources counts reports, as GED does; reports may "
    "repeat one witness. Independent origins are counted above, and named in the other layouts.",
    "**Places stand for areas.** where_prec above 2 means that the point represents a district, a "
    "province or a country.",
    "**Names of persons.** There is no field for the name of anyone harmed.",
    "**Agreement, not accuracy.** Other databases rest on some of the same witnesses; that they "
    "agree does not make a figure true.",
)
SHIPPED_LISTS = (
    "Places and parties of the Syrian war, reviewed by hand; facts from UCDP's actor list 22.1 "
    "and GED (CC BY 4.0: Sundberg and Melander 2013; Högbladh 2019; Davies, Pettersson and "
    "Öberg 2022) and from OpenSyria (CC BY 4.0). Name them when you pass coordinates on."
)


def methodology(bundle: Bundle, sheet: Sheet, *, layout: str, file_name: str) -> str:
    """The statement in Markdown. The same bundle makes the same words; no clock is read."""
    making = bundle.making
    sections = (
        (f"How {_plain(file_name)} was made", _made(bundle, layout)),
        ("Counts", _counts(bundle, sheet)),
        ("For whom", _audience(bundle.profile)),
        ("This layout", sheet.notes),
        (
            "Reference data and licences",
            (version_words(), SHIPPED_LISTS, *making.reference_sources),
        ),
        ("How not to read it", CAVEATS),
    )
    parts = [line for title, lines in sections for line in _section(title, lines)]
    return "\n".join((*parts, *_rules(making)))


_HIDING = {
    Names.ALL: "Whoever is named in the casebook is named here.",
    Names.READ_AS_PRIVATE: "Named are institutions, and outlets; whom a report was read to name "
    "besides is told by the sort, and the name hidden in its words.",
    Names.INSTITUTIONS: "Named are institutions alone. Whether one is, reviewed lists say; a list "
    "of your own adds to them.",
}


def _audience(profile: Profile) -> Iterator[str]:
    """The profile, as its file has it."""
    yield f"Profile: {profile.name}"
    yield from profile.notice
    yield _HIDING[profile.names]
    if profile.quotes is Quotes.WHOLE:
        yield (
            "**Quotes are not redacted.** They are words of published reports and may hold names, "
            "also of minors: this file is not to be published."
        )
    if not profile.is_internal:
        yield (
            "Records are concluded by the rules below from claims as this audience sees them, so "
            "that they may differ from the team's own."
        )


def _section(title: str, lines: Iterable[str]) -> Iterator[str]:
    yield f"## {title}\n"
    yield from (f"- {line}" for line in lines)
    yield ""


def _rules(making: Making) -> Iterator[str]:
    """The pack's own account, as it is laid out: what each rule does, and what is not done."""
    yield f"## Rules: {making.pack} {making.pack_version}, and what of them is not done\n"
    yield from (f"    {line}".rstrip() for line in making.rules)
    yield ""


def _made(bundle: Bundle, layout: str) -> Iterator[str]:
    making = bundle.making
    yield f"Layout: {layout}"
    yield f"Software: reportedly {making.version}"
    yield f"Extractor generation: {making.generation}"
    yield f"Reference data digest: {making.reference_digest}"
    if making.made_at is not None:
        yield f"Made: {making.made_at.isoformat()}"


def _counts(bundle: Bundle, sheet: Sheet) -> Iterator[str]:
    tally = bundle.tally()
    copied = sum(len(group.report_ids) - 1 for group in bundle.copies)
    yield f"Rows in the file: {sheet.rows}"
    for left in (*sheet.left_out, *bundle.held_back):
        yield f"Left out: {left.count}: {left.reason}"
    origins = f"{tally.origins} {'origin' if tally.origins == 1 else 'origins'}"
    yield f"Records concluded: {tally.records}, resting on {origins} in all"
    judged = f"of which persons corrected {tally.corrected} and added {tally.added}"
    yield f"Claims: {tally.claims}, {judged}"
    yield f"Reports: {tally.reports} of {tally.outlets} outlets; near-copies: {copied}"


def _plain(name: str) -> str:
    """A file name that cannot break out of its heading."""
    return " ".join(name.replace("`", "'").split())
