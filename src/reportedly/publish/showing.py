"""What an audience reads of a claim and of its report, once all is concluded."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from reportedly.model.actors import ActorMention, ResolvedActor
from reportedly.model.casualties import Figure
from reportedly.model.claims import Claim, ResolvedClaim
from reportedly.model.places import PlaceMention, ResolvedPlace
from reportedly.model.records import EventRecord
from reportedly.model.reports import Report
from reportedly.model.spans import Span
from reportedly.model.speakers import Attribution
from reportedly.publish.addresses import harmless_address
from reportedly.publish.audience import Names, Quotes
from reportedly.publish.cells import in_short
from reportedly.publish.masking import Masks
from reportedly.publish.numerals import Meant, day_in, numbers_of
from reportedly.publish.profiles import without_text
from reportedly.publish.redaction import HIDDEN, Told, known_words, tells_case

M = TypeVar("M", ActorMention, PlaceMention)

_NAME_WORD = re.compile(r"[^\W\d_]+")
_ENGLISH = "en"  # the plain words are
_PARTICLES = frozenset("al el abu abou umm um bin ibn ben of the and a an".split())


@dataclass(frozen=True, slots=True)
class Showing:
    """How the words of one report look to an audience.

    `private` are words of names in it; `tells_names` is whether its capitals and language are
    such that plain words can be told from names; `numbers` are the figures and days of its claims.
    """

    masks: Masks
    report: Report
    private: frozenset[str]
    tells_names: bool
    numbers: tuple[Meant, ...] = ()

    @classmethod
    def of(cls, masks: Masks, report: Report, claims: Sequence[ResolvedClaim]) -> "Showing":
        """`claims` are all that were read in the report."""
        tells_names = report.language == _ENGLISH and tells_case(report.text)
        numbers = tuple(number for one in claims for number in numbers_of(one.claim))
        return cls(masks, report, private_words(claims, masks), tells_names, numbers)

    def claim(self, own: ResolvedClaim, masked: ResolvedClaim) -> ResolvedClaim:
        """The masked claim in words that may be read; `own` is the same before it was masked."""
        place = None if masked.place is None else _in_its_name(masked.place)
        shown = replace(
            masked,
            actors=_in_their_names(masked.actors),
            recipients=_in_their_names(masked.recipients),
            place=place,
            observed=None,
        )
        return replace(shown, claim=self._bare(own, shown))

    def shown_report(self) -> Report:
        """The report without its text, and of the rest what names nobody."""
        report, outlet = self.report, self.masks.outlet(self.report.outlet)
        if self.masks.profile.is_internal:
            return without_text(report)
        title = self._title() if report.title else ""
        bare = replace(
            report,
            given_id=None,
            outlet=outlet,
            url=self._address(),
            title="" if title == HIDDEN else title,
            published=replace(report.published, words=""),
            blob="",
            locator="",
            notes=(),
        )
        return without_text(bare)

    def words(
        self,
        text: str,
        told: Iterable[Told] = (),
        *,
        numbers: Sequence[Meant] = (),
        opens: bool = False,
    ) -> str:
        """Words of the report as they may be read; HIDDEN where none may."""
        profile = self.masks.profile
        if profile.quotes is Quotes.WHOLE:
            return text
        if profile.quotes is Quotes.WITHOUT_PRIVATE_NAMES:
            return _without(text, self.private)
        if profile.quotes is Quotes.NONE or not self.tells_names:
            return HIDDEN
        return known_words(text, told, numbers=numbers, opens=opens)

    def _title(self) -> str:
        """The headline, with the numbers that a claim was read to tell in it."""
        title = self.report.title
        start = self.report.text.find(title)
        numbers = [one.counted_from(start) for one in self.numbers if start >= 0]
        return self.words(title, numbers=numbers, opens=True)

    def _address(self) -> str | None:
        url, profile = self.report.url, self.masks.profile
        if profile.names is Names.INSTITUTIONS:
            return harmless_address(url, self.masks.institutions)
        if url is None or not _name_words(url).isdisjoint(self.private):
            return None
        return url

    def _bare(self, own: ResolvedClaim, shown: ResolvedClaim) -> Claim:
        claim = shown.claim
        places = () if shown.place is None else (shown.place, *shown.place.others)
        return replace(
            claim,
            attribution=self._attribution(own.claim.attribution, claim.attribution),
            evidence=tuple(self._quote(span, own, shown) for span in own.claim.evidence),
            actors=tuple(actor.mention for actor in shown.actors),
            recipients=tuple(actor.mention for actor in shown.recipients),
            place=places[0].mention if places else None,
            other_places=tuple(place.mention for place in places[1:]),
            date=None if claim.date is None else replace(
                claim.date, span=self._day(None if own.claim.date is None else own.claim.date.span)
            ),
            figures=tuple(map(self._figure, own.claim.figures, claim.figures)),
        )  # fmt: skip

    def _attribution(self, own: Attribution, masked: Attribution) -> Attribution:
        speaker = None if own.speaker is None else _at_start(masked.name or HIDDEN)
        relayed = tuple(_at_start(span.text) for span in masked.relayed_from)
        return replace(masked, speaker=speaker, cue=self._span(own.cue), relayed_from=relayed)

    def _figure(self, own: Figure, masked: Figure) -> Figure:
        group = None if own.group is None else self._span(own.group)
        counted = masked.base or ("" if own.low is None else str(own.low))
        return replace(masked, span=_at_start(counted or self.words(own.span.text)), group=group)

    def _span(self, span: Span | None) -> Span | None:
        return None if span is None else _at_start(self.words(span.text))

    def _day(self, span: Span | None) -> Span | None:
        if span is None:
            return None
        return _at_start(self.words(span.text, numbers=[day_in(span).counted_from(span.start)]))

    def _quote(self, span: Span, own: ResolvedClaim, shown: ResolvedClaim) -> Span:
        told = [one for one in _told(own, shown) if one.start < span.end and span.start < one.end]
        numbers = [one.counted_from(span.start) for one in numbers_of(own.claim)]
        before = self.report.text[: span.start].rstrip(" \t")
        opens = not before or before[-1] in ".!?\n"
        inside = (one.within(span) for one in told)
        words = self.words(span.text, inside, numbers=numbers, opens=opens)
        most = self.masks.profile.quote_characters
        return _at_start(_shortened(words, most) if most else words)


def _told(own: ResolvedClaim, shown: ResolvedClaim) -> Iterator[Told]:
    """Where in the report those stand who are told by another name, and by which."""
    said = own.claim.attribution
    relayed = shown.claim.attribution.relayed_from
    parties = zip((*own.actors, *own.recipients), (*shown.actors, *shown.recipients), strict=True)
    pairs = [(old.mention.span, new.name) for old, new in parties]
    pairs += [(old, new.text) for old, new in zip(said.relayed_from, relayed, strict=True)]
    if said.speaker is not None:
        pairs.append((said.speaker, shown.speaker.name))
    if own.place is not None and shown.place is not None:
        places = zip(
            (own.place, *own.place.others), (shown.place, *shown.place.others), strict=True
        )
        pairs += [(old.mention.span, new.mention.name) for old, new in places]
    numbers = tuple(numbers_of(own.claim))
    for span, name in pairs:
        meant = [one.counted_from(span.start) for one in numbers]
        if HIDDEN in known_words(span.text, numbers=meant):
            yield Told(span.start, span.end, name)


def private_words(claims: Iterable[ResolvedClaim], masks: Masks) -> frozenset[str]:
    """Words with a capital in what was read to name those who are told by their sort alone."""
    return frozenset(word for text in _private(claims, masks) for word in _name_words(text, True))


def _private(claims: Iterable[ResolvedClaim], masks: Masks) -> Iterator[str]:
    for claim in claims:
        speaker, said = claim.speaker, claim.claim.attribution
        if said.speaker is not None and masks.named(speaker, said.speaker.text) is None:
            yield from (said.speaker.text, said.name or "", speaker.name)
        for party in (*claim.actors, *claim.recipients):
            if party.chosen is None:
                yield from (party.mention.span.text, party.mention.name)
        for figure in claim.claim.figures:
            if figure.low == figure.high == 1:
                yield figure.span.text
                yield "" if figure.group is None else figure.group.text


def _name_words(text: str, capital: bool = False) -> frozenset[str]:
    words = _NAME_WORD.findall(text)
    kept = (word.casefold() for word in words if not capital or word[0].isupper())
    return frozenset(kept) - _PARTICLES


def _without(text: str, private: frozenset[str]) -> str:
    """The text without these words, in whatever letters they are written."""
    if private.isdisjoint(_name_words(text)):
        return text

    def hide(word: re.Match[str]) -> str:
        return HIDDEN if word[0].casefold() in private else word[0]

    return _NAME_WORD.sub(hide, text)


def _shortened(words: str, most: int) -> str:
    """The words in short; a bracket that is cut open goes whole."""
    short = in_short(words, most)
    opened = short.rfind("[")
    return f"{short[:opened].rstrip()} …" if short.find("]", opened) < 0 <= opened else short


def _at_start(words: str) -> Span:
    """Words without their place in the report: their length there would tell what is hidden."""
    return Span(0, len(words), words)


def _named(mention: M) -> M:
    """The mention in its name's own letters, be it of a party or of a place."""
    return replace(mention, span=_at_start(mention.name))


def shown_record(record: EventRecord) -> EventRecord:
    """The record that was concluded from masked claims, its sides in the letters of their names."""
    sides = _in_their_names(record.side_a), _in_their_names(record.side_b)
    return replace(record, side_a=sides[0], side_b=sides[1])


def _in_their_names(side: tuple[ResolvedActor, ...]) -> tuple[ResolvedActor, ...]:
    return tuple(replace(actor, mention=_named(actor.mention)) for actor in side)


def _in_its_name(place: ResolvedPlace) -> ResolvedPlace:
    return replace(
        place, mention=_named(place.mention), others=tuple(map(_in_its_name, place.others))
    )
