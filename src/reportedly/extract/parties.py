"""Parties: who is named, and who does what to whom, by the shape of the words.

Loaded words stay in the mention and decide nothing: "terrorists", "rebels" and "freedom fighters"
are read by the same rules.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_NATION = (
    r"(?:Syrian|Syrias?|Russian|Russias?|Turkish|Turkeys?|Israeli|Israels?|American|U\.?S\.?A?\.?|US|"
    r"Iranian|Iraqi|British|French|Saudi|Jordanian|Lebanese|Kurdish|Western|Arab|Ukrainian|Afghan)"
)
_SIDE = (
    r"(?:regime|government|opposition|rebel|army|militant|terrorist|insurgent|jihadist|Islamist|"
    r"coalition|pro-regime|pro-government|anti-government|anti-regime|armed|extremist|takfiri|"
    r"Takfiri|loyalist|state|allied|foreign-backed|US-led|U\.S\.-led|international|Kurdish-led)"
)
_BODY = (
    r"(?:forces?|troops|army|air ?force|Air Force|Army|military|warplanes?|jets?|aircraft|"
    r"helicopters?|planes|fighters?|militants?|rebels?|militias?|militiamen|gunmen|insurgents?|"
    r"jihadists?|soldiers|terrorists?|groups?|factions?|organizations?|organisations?|regime|"
    r"government|opposition|coalition|Aerospace Forces|air defences|navy|police|units?|artillery|"
    r"extremists|guards|snipers?|gangs?|mercenaries|brigades?|freedom fighters|tribesmen|Islamists|"
    r"allies|loyalists|takfiris|security forces|bombers)"
)
_PARTY = re.compile(
    rf"(?<![\w-])(?:(?:(?:{_NATION}|{_SIDE})[ -]+){{0,4}}{_BODY}|(?:{_NATION}|{_SIDE}) (?={{0}}))"
    r"(?![\w-])".replace("{0}", "air|strikes?|raids?|shelling|rocket|attack|bomb|missile"),
)
_BARE = re.compile(rf"(?<![\w-]){_NATION}(?= (?:air|strikes?|raids?|shelling|missile|bomb))")
_PEOPLE = re.compile(
    r"(?<![\w-])(?:civilians?|children|women|residents|protesters|demonstrators|medics|doctors|"
    r"journalists|students|teachers|villagers|worshippers|citizens|aid workers|rescuers|"
    r"patients|shoppers|prisoners|families)(?!\w)",
    re.I,
)
_ATTACK_NOUN = (
    r"(?:air ?-?|rocket |mortar |missile |bomb |gas |chemical |suicide |artillery |aerial |car ?bomb "
    r"|ground |suspected |deadly |intense |heavy |bombing |barrel bomb |toxic |drone |shell )*"
    r"(?:strikes?|airstrikes?|raids?|attacks?|shelling|bombings?|bombardments?|assaults?|fire|"
    r"offensives?|missiles?|rockets?|bombs?|shells?|campaign|blasts?|massacres?|operations?|advance)"
)
_VERB = (
    r"(?:attack(?:ed|s|ing)?|target(?:ed|s|ing)?|shell(?:ed|s)|bomb(?:ed|s)|bombard(?:ed|s)|struck|"
    r"hit|pound(?:ed|s)|fir(?:ed|es|ing)|raided|kill(?:ed|s)?|captur(?:ed|es|ing)|recaptured|retook|"
    r"seiz(?:ed|es|ing)|overran|liberated|oust(?:ed|s)|expelled|advanced|regained|storm(?:ed|s)|"
    r"ambushed|execut(?:ed|es)|behead(?:ed|s)|kidnapped|abducted|launch(?:ed|es|ing)|carried out|"
    r"carries out|carr(?:y|ying) out|conducted|dropp(?:ed|ing)|drop|destroyed|destroys|eliminated|"
    r"took|taken|take|drove|wrested|pushed|detonated|used|uses|us(?:e|ing)|perpetrated|committed|"
    r"control(?:led|s)?|broke into|made|dealt|gained|cleared|entered|fought|repelled|foiled|inflicted|"
    r"wounded|injured|shot|murdered|massacred|liquidated|martyred|gassed|slaughtered|bombing)"
)
ATTACK_VERB = re.compile(
    rf"(?:{_VERB}|pulled|withdrew|began|bomb|attack|shell|fight|fighting|battling|target|targeting|striking|launch|lost|pushed|suffered|freed|broke)$",
    re.I,
)
ATTACK_NOUN = re.compile(
    r"(?:air)?(?:strikes?|raids?|attacks?|shelling|bombings?|bombardments?|assaults?|offensives?|warplanes?|jets?|aircraft|helicopters?|bombs?|fire|missiles?|rockets?|campaign|massacre|operation|advance)$",
    re.I,
)
_ADVERBS = r"(?:(?:had|have|has|also|then|later|reportedly|allegedly|who|which|that|were|was) )*"
_ACTIVE = re.compile(rf"^[ \"'*,]{{0,4}}{_ADVERBS}{_VERB}(?!\w)")
_PASSIVE = re.compile(r"^ ?(?:who )?(?:(?:have|has|had|also) )*(?:were|was|are|is|been|being) \w+")
_BY = re.compile(r"(?:(?<!\w)by|at the hands of|belonging to|blamed (?:it )?on|(?:strikes?|raids?|attacks?|shelling|fire|offensive) (?:by|from)) (?:the |a |an |suspected |alleged |either )*$", re.I)  # fmt: skip
_TO = re.compile(
    r"(?:against|(?:attack|strike|raid|assault|offensive|operation|campaign|blow|advance)s? (?:on|against)|"
    r"(?:attacked|targeted|targeting|bombed|hit|struck|shelled|killed|killing|pounded|ambushed|expelled|"
    r"ousted|executed|executing|beheaded|kidnapped|abducted|fired at|drove|clashed with|from|captured"
    r"|inflicted on|losses on|gatherings of|positions of|held by|repelled|pushed|attacking|fight|"
    r"fighting|battling|fought))"
    r" (?:the |a |an |some |several |many |more than |at least |about |\d+ |dozens of |\w+ )?$",
    re.I,
)
_BETWEEN = re.compile(r"(?:clash\w*|fight\w*|battles?|fought|feud|infighting|truce|ceasefire|standoff|combat)\W+(?:\w+\W+){0,6}?(?:between|pitting)\W+(?:the )?$", re.I)  # fmt: skip
_WITH = re.compile(
    r"(?:clash\w*|fight\w*|battles?|fought|truce|ceasefire)(?: \w+){0,3} with (?:the )?$", re.I
)
_HELD = re.compile(
    r"^[- ](?:held|controlled|backed|run|dominated|allied|affiliated|linked|led|besieged)", re.I
)


@dataclass(frozen=True, slots=True)
class Party:
    """Words `[start, end)` of a text that name a party; `known` if the register has the name."""

    start: int
    end: int
    known: bool


@dataclass(frozen=True, slots=True)
class Roles:
    """Who did it and to whom, as offsets; a mutual clash lists both sides in both."""

    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]


def find_parties(text: str, names: Sequence[tuple[int, int]]) -> list[Party]:
    """Every party in a text in order: known names, grown by the nouns around them, and kinds."""
    grown = [Party(*_grow(text, start, end), known=True) for start, end in names]
    taken = list(grown)
    for pattern in (_PARTY, _BARE):
        for m in pattern.finditer(text):
            here = Party(m.start(), m.start() + len(m.group().rstrip()), known=False)
            if not any(here.start < p.end and p.start < here.end for p in taken):
                taken.append(here)
    return sorted(taken, key=lambda p: p.start)


_GROWN = re.compile(r"^[\"'*]{0,2}(?: group)?s?'? ?(?:terrorist |rebel )?(?:fighters|militants|forces|warplanes|jets|positions|troops|terrorists|gangs|members|rebels|soldiers|group|units)")  # fmt: skip


def _grow(text: str, start: int, end: int) -> tuple[int, int]:
    m = _GROWN.match(text[end:])
    return start, end + (m.end() if m is not None and text[end : end + 1] in " s'" else 0)


def assign_roles(text: str, parties: Sequence[Party], *, agentless: bool = False) -> Roles:
    """Actors and recipients among the parties of a statement, in text order."""
    mutual = list(_mutual(text, parties))
    if mutual:
        return Roles(tuple(mutual), tuple(mutual))
    actors = [p for p in parties if _acts(text, p)]
    recipients = [p for p in parties if p not in actors and _suffers(text, p)]
    people = [Party(m.start(), m.end(), False) for m in _PEOPLE.finditer(text)]
    recipients += [p for p in people if not any(q.start <= p.start < q.end for q in parties)]
    return Roles(tuple(actors), tuple(sorted(recipients, key=lambda p: p.start)))


def _mutual(text: str, parties: Sequence[Party]) -> Iterator[Party]:
    """ "clashes between A and B", "A clashed with B"."""
    for i, party in enumerate(parties):
        before = text[max(0, party.start - 90) : party.start]
        if _BETWEEN.search(before) and i + 1 < len(parties):
            yield party
            yield parties[i + 1]
            return
        if _WITH.search(before) and i > 0:
            yield parties[i - 1]
            yield party
            return


def _acts(text: str, party: Party) -> bool:
    after, before = text[party.end : party.end + 80], text[max(0, party.start - 60) : party.start]
    if _HELD.match(after):
        return False
    if re.match(rf"^s?'?s? {_ATTACK_NOUN}(?!\w)", after, re.I):
        return True
    if _BY.search(before):
        return True
    return _ACTIVE.match(after) is not None and _PASSIVE.match(after) is None


def _suffers(text: str, party: Party) -> bool:
    before, after = text[max(0, party.start - 60) : party.start], text[party.end : party.end + 40]
    if _HELD.match(after):
        return False
    if _TO.search(before) or _PASSIVE.match(after):
        return True
    return re.search(r"(?:\d+|dozens of|scores of|several|many|two|three|four|five|six|seven|eight|nine|ten)(?: \w+)? $", before, re.I) is not None  # fmt: skip
