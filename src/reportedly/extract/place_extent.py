"""How far the words of a place reach: "the eastern parts of Sel", "Sel and its countryside"."""

import re
from dataclasses import replace

from reportedly.extract.places import Place

_SIDE = r"(?:north|south|east|west)(?:-?(?:east|west))?"
_OF_KIND = (
    rf"(?:{_SIDE}(?:ern)?(?:most)?|central|rural|urban|outer|inner|old|besieged|embattled|contested|"
    r"residential|populated|populous|neighbou?ring|surrounding|nearby|various|several|some|many|"
    r"most|large|wide|other|two|three|four|liberated|tribal|civilian|rebel|opposition|government|"
    r"regime|Kurdish|majority|[\w-]+-(?:held|controlled|dominated|populated|majority|run|besieged|"
    r"occupied|ruled|administered))"
)
_PART = (
    r"(?:areas?|parts?|sides?|sections?|sectors?|districts?|neighbou?rhoods?|quarters?|suburbs?|"
    r"outskirts|edges?|villages|towns|regions|countryside|cent(?:re|er)|farms|farmlands?|streets)"
)
PART_OF_IT = (
    rf"(?:(?:(?:the |an? )?(?:{_OF_KIND} ){{0,4}}{_PART}|the (?:{_OF_KIND} ){{0,4}}{_SIDE})"
    r" (?:of|in|around)(?: the| this)?"
    rf"|(?:the )?(?:{_OF_KIND} ){{0,2}}(?:countryside|suburbs|area|areas|villages|farmlands?)"
    rf" (?:to the )?{_SIDE} of(?: the)?)"
)
_BEFORE = re.compile(rf"(?<![\w-]){PART_OF_IT} $")
ITS_PARTS = rf"(?:['’]?s)? (?:{_OF_KIND} ){{1,3}}{_PART}\b(?! of)"
_ITS_PARTS = re.compile(ITS_PARTS)
_AROUND_IT = re.compile(
    rf",? and (?:its|the|their) (?:{_OF_KIND} )?"
    rf"(?:surroundings|environs|vicinity|hinterland|countryside|outskirts|suburbs|{_PART})\b(?! of)"
)
_LOOK = 90  # characters before a name that may say which part of it


def widened(place: Place, text: str) -> Place:
    """The place with the words that say which part of it is meant; its name stays."""
    behind = _ITS_PARTS.match(text[place.end :]) or _AROUND_IT.match(text[place.end :])
    if behind is not None:
        end = place.end + behind.end()
        place = replace(place, end=end, noun_length=end - place.named_end)
    if place.is_unnamed and place.rank == 1:
        return place
    ahead = _BEFORE.search(text[max(0, place.start - _LOOK) : place.start])
    return place if ahead is None else replace(place, start=place.start - len(ahead.group()))
