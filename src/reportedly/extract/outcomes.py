"""Outcome words: what befalls people, and on which side of the word those people stand."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from reportedly.extract import fates
from reportedly.extract.nlp import Token
from reportedly.extract.people import WHOM
from reportedly.extract.vocabulary import words
from reportedly.model.casualties import Outcome


class Reach(Enum):
    """Where the counted people stand."""

    AHEAD = "after the word"  # killing N, claimed the lives of N
    BACK = "before the word"  # N dead, N died
    EITHER = "as the grammar says"  # killed N / N were killed
    NOUN = "beside the noun"  # N deaths, deaths of N
    TOLL = "after a verb of counting"  # the death toll rose to N


@dataclass(frozen=True, slots=True)
class OutcomeWord:
    """Tokens `first`..`last` say what befell people; `running` where a toll is updated."""

    first: int
    last: int
    outcome: Outcome
    reach: Reach
    running: bool = False


_BE = words("be been being was were is are 's get got gets getting")
_HAVE = frozenset({"has", "have", "had"})
_K, _W, _B = Outcome.KILLED, Outcome.WOUNDED, Outcome.KILLED_OR_WOUNDED
_M, _C, _D = Outcome.MISSING, Outcome.CAPTURED, Outcome.DISPLACED


def is_be(token: Token) -> bool:
    """A form of "be" or "get"; "IS" in capitals names a group, whatever the tagger says."""
    return token.low in _BE and token.text != "IS"


def is_auxiliary(token: Token) -> bool:
    return is_be(token) or token.low in _HAVE


def _table(
    rows: Sequence[tuple[Outcome, Reach, str]],
) -> dict[tuple[str, ...], tuple[Outcome, Reach]]:
    return {tuple(w.split()): (o, r) for o, r, listed in rows for w in listed.split("; ")}


_LINKS = ("and", "or", "and/or", "as well as")
_DEAD, _HURT = "killed dead martyred", "wounded injured hurt"
_KILLING, _HURTING = "killing", "wounding injuring hurting"
_KILLS, _HURTS = "kill kills", "wound wounds injure injures hurt"
_DEATHS, _INJURIES = "deaths fatalities", "injuries wounded injured"


def _both(left: str, right: str) -> str:
    """ "killed or wounded", "wounded and killed": every pairing of two lists, either way round."""
    pairs = ((a, b) for a in left.split() for b in right.split())
    said = (f"{a} {link} {b}; {b} {link} {a}" for a, b in pairs for link in _LINKS)
    return "; ".join(said)


_WORDS = _table([
    (_K, Reach.EITHER,
        "killed; slain; murdered; executed; beheaded; martyred; massacred; slaughtered; "
        "liquidated; eliminated; assassinated; gunned down; butchered; gassed; destroyed; "
        "neutralized; neutralised; annihilated; wiped out; shot dead; crucified; decapitated; "
        "hanged; lynched; strangled; stoned to death; stabbed to death; beaten to death; "
        "burned to death; burnt to death; tortured to death; burned alive; burnt alive; "
        "killed and executed; shelled to death; crushed to death; " + fates.SHOT_DEAD),
    (_K, Reach.AHEAD,
        "killing; kill; kills; chopping of; beheading of; public chopping of; execution of; "
        "executions of; killing of; murder of; slaying; murdering; executing; beheading; "
        "claimed the lives of; claiming the lives of; claims the lives of; took the lives of; "
        "taking the lives of; cost the lives of; claimed the life of; claiming the life of; "
        "liquidating; eliminating; massacring; claimed; claiming; slew; destroying; "
        "neutralizing; neutralising; annihilating; wiping out; martyring; martyring of; "
        "liquidating of; lost; murders; executes; beheads; destroys; eliminates; neutralizes; "
        "neutralises; crucifying; decapitating; hanging; slaughtering; assassinating; "
        "massacre of; massacring of; elimination of; liquidation of; assassination of; "
        "slaughter of; shooting dead; stoning to death; gunning down; " + fates.SHOOTS_DEAD),
    (_K, Reach.BACK,
        "dead; died; die; dies; dying; perished; lost their lives; suffocated; suffocated to "
        "death; lost his life; lost her life; drowned; starved to death; met their end; met "
        "their death; found their end; found there end; bled to death; froze to death; choked "
        "to death; succumbed; fell as martyrs; fell martyrs; fatally"),
    (_K, Reach.NOUN,
        "deaths; fatalities; martyrs; bodies; corpses; victims; death; dead bodies; killings; "
        "martyrdom; martyrdom of; lives; loss of life"),
    (_K, Reach.TOLL,
        "death toll; toll; number of dead; number of deaths; number of victims; number of "
        "killed; death count; number of the killed; body count; number of martyrs; number of "
        "fatalities; number of bodies; number of those killed"),
    (_W, Reach.EITHER,
        "wounded; injured; hurt; maimed; hospitalised; hospitalized; poisoned; affected; "
        "intoxicated; treated; " + fates.SHOT_HURT),
    (_W, Reach.AHEAD,
        "wounding; injuring; wound; wounds; injure; injures; hurting; injuring of; wounding of; "
        "poisoning; maiming; hospitalising; hospitalizing; injury of; injuries of; injury to; "
        "injuries to"),
    (_W, Reach.BACK,
        "choked; choke; choking; to choke"),
    (_W, Reach.NOUN,
        "cases of suffocation; suffocation cases; injuries; injury; wounded people; "
        "cases of asphyxiation; asphyxiation cases; suffocations; cases of asphyxia"),
    (_W, Reach.TOLL, "number of wounded; number of injured; number of injuries"),
    (_B, Reach.EITHER, f"{fates.SHOT}; {_both(_DEAD, _HURT)}"),
    (_B, Reach.AHEAD,
        f"{fates.SHOOTS}; {_both(_KILLING, _HURTING)}; {_both(_KILLS, _HURTS)}; "
        "killing and injury of; killing and injuring of; killing and wounding of; "
        "death and injury of"),
    (_B, Reach.NOUN, f"casualties; casualty; losses; {_both(_DEATHS, _INJURIES)}"),
    (_B, Reach.TOLL,
        "number of casualties; number of the killed and wounded; number of killed and wounded; "
        "number of dead and wounded; casualty toll"),
    (_M, Reach.BACK, "missing; disappeared; unaccounted for"),
    (_M, Reach.AHEAD, "fate of"),
    (_C, Reach.EITHER,
        "captured; kidnapped; abducted; detained; arrested; taken hostage; taken prisoner; "
        "taken captive; held hostage; held captive; imprisoned"),
    (_C, Reach.AHEAD,
        "capturing; kidnapping; abducting; detaining; arresting; captures; kidnaps; abducts; "
        "detains; arrests; kidnap; abduct; detain; arrest"),
    (_C, Reach.BACK, "prisoner; hostage; captive"),
    (_C, Reach.NOUN, "hostages; captives; prisoners; detainees"),
    (_D, Reach.EITHER, "displaced; uprooted; left homeless"),
    (_D, Reach.BACK, "fled; flee; to flee; fleeing; homeless; to flee their homes"),
    (_D, Reach.AHEAD, "displacing; forced; forcing; drove"),
])  # fmt: skip
_CLAIMS = frozenset({"that", "responsibility", "the", "to"})  # "claimed the attack"
HEAVY = words("heavy significant large huge serious severe major big")
# Said of things as well: an outcome only where people are counted.
OF_PEOPLE_ONLY = words(
    "destroyed destroying destroys eliminates neutralizes neutralises captures lost"
    " neutralized neutralised neutralizing neutralising annihilated annihilating wiped wiping"
    " eliminated eliminating claimed claiming affected treated poisoned intoxicated"
)
# Outcomes only where one of these follows: "forced to flee", "whose fate is unknown".
_NEEDING = {
    **dict.fromkeys(("forced", "forcing", "drove"), words("flee homes homeless")),
    "fate": words("unknown unclear uncertain unresolved mystery"),
}
_CAPTIVES = frozenset({"hostages", "captives", "prisoners", "detainees"})
_FREED = words(
    "release released releases releasing free freed frees freeing swap swapped exchange exchanged"
    " pardoned escaped ransomed"
)
_LONGEST = max(len(words) for words in _WORDS)
_HEADS = frozenset(words[0] for words in _WORDS)  # a cheap first look
RISING = words(
    "rose risen rises rising climbed reached climbs increased jumped soared mounted raised"
    " raises raising bringing brings brought taking revised lowered updated corrected"
)


def find_outcomes(tokens: Sequence[Token]) -> list[OutcomeWord]:
    """Every outcome word of a sentence in order, the longest reading of each."""
    found: list[OutcomeWord] = []
    i = 0
    while i < len(tokens):
        word = _outcome_at(tokens, i) or _number_of(tokens, i) or _befell(tokens, i)
        if word is not None and found and _is_told_already(tokens, word, found):
            word = None
        if word is not None:
            found.append(word)
        i = word.last + 1 if word is not None else i + 1
    return found


def _is_told_already(
    tokens: Sequence[Token], word: OutcomeWord, found: Sequence[OutcomeWord]
) -> bool:
    """ "the wounded were taken to hospital"; "killing six displaced people": who they were."""
    harmed = any(o.reach in (Reach.AHEAD, Reach.EITHER) for o in found)
    following = tokens[word.last + 1 : word.last + 2]
    described = tokens[word.last].low == "displaced" and any(t.low in WHOM for t in following)
    between = tokens[found[-1].last + 1 : word.first]
    same = fates.is_hospital(tokens[word.last]) and not fates.tells_others(between)
    return same or (described and harmed)


def _number_of(tokens: Sequence[Token], i: int) -> OutcomeWord | None:
    """ "the number of people killed", "its count of those wounded": a toll."""
    counts = [t.low for t in tokens[i : i + 2]] in (["number", "of"], ["count", "of"])
    for token in tokens[i + 2 : i + 7] if counts and not _is_vague(tokens, i) else ():
        entry = _WORDS.get((token.low,))
        if entry is not None and entry[1] in (Reach.EITHER, Reach.BACK):
            running = any(t.low in RISING for t in tokens)
            return OutcomeWord(i, token.i, entry[0], Reach.TOLL, running)
    return None


def _befell(tokens: Sequence[Token], i: int) -> OutcomeWord | None:
    """What is told in words further apart: "suffered burns", "struck by a stray bullet"."""
    told = fates.injury(tokens, i) or fates.hospital(tokens, i) or fates.in_care(tokens, i)
    if told is not None:
        return OutcomeWord(i, told, Outcome.WOUNDED, Reach.BACK)
    return (
        OutcomeWord(i, i, fates.fate(tokens, i, i), Reach.EITHER)
        if fates.is_hit(tokens, i)
        else None
    )


def _is_freed(tokens: Sequence[Token], i: int) -> bool:
    """ "released 50 prisoners": they are captives no longer."""
    around = tokens[max(0, i - 4) : i + 5]
    return tokens[i].low in _CAPTIVES and any(t.low in _FREED for t in around)


def _is_vague(tokens: Sequence[Token], i: int) -> bool:
    """ "a number of fighters were killed", "a large number of wounded": many, and no toll."""
    return bool({"a", "an"} & {t.low for t in tokens[max(0, i - 2) : i]})


def _outcome_at(tokens: Sequence[Token], i: int) -> OutcomeWord | None:
    if tokens[i].low not in _HEADS:
        return None
    for length in range(min(_LONGEST, len(tokens) - i), 0, -1):
        said = tuple(t.low for t in tokens[i : i + length])
        entry = _WORDS.get(said)
        if entry is not None and _fits(tokens, i, said) and not _is_freed(tokens, i):
            outcome, reach = _fate(tokens, i, i + length - 1, entry[0]), entry[1]
            running = reach is Reach.TOLL and any(t.low in RISING for t in tokens)
            return OutcomeWord(i, i + length - 1, outcome, reach, running)
    return None


def _fate(tokens: Sequence[Token], first: int, last: int, outcome: Outcome) -> Outcome:
    """What the words around it make of a word that leaves open who lived."""
    if tokens[first].low == "victims":
        return fates.victims_fate(tokens, first)
    return (
        fates.fate(tokens, first, last)
        if outcome is _B and fates.is_open(tokens[first])
        else outcome
    )


def _fits(tokens: Sequence[Token], i: int, said: tuple[str, ...]) -> bool:
    """Words that mean something else in other company."""
    after = tokens[i + 1].low if i + 1 < len(tokens) else ""
    before = tokens[i - 1].low if i else ""
    match said:
        case ("claimed",) | ("claiming",):
            fits = tokens[i].tag != "VBN" and after not in _CLAIMS and not _reports(tokens, i)
        case (word, *_) if word in _NEEDING:
            fits = any(t.low in _NEEDING[word] for t in tokens[i + 1 : i + 12])
        case ("number", *_):
            fits = not _is_vague(tokens, i)
        case ("toll",):
            fits = before not in {"highest", "heavy"}
        case ("shot",) | ("shoot",) | ("shooting",) | ("fatally",):
            fits = fates.is_deed(tokens, i)
        case ("died",) | ("die",) | ("dying",) | ("dies",) | ("dead",):
            fits = not fates.is_natural(tokens, i + 1)
        case ("captured",):
            fits = tokens[i].tag != "VBD" or after == "at" or _counts(after)
        case ("losses",):
            fits = before in HEAVY
        case ("wounds",):
            fits = tokens[i].tag == "VBZ" or after.isdigit()
        case _:
            fits = True
    return fits


def _reports(tokens: Sequence[Token], verb: int) -> bool:
    """ "the minister claimed 12 were killed": a verb of saying, with a clause for its object."""
    return any(t.head == verb and t.dep == "ccomp" for t in tokens)


def _counts(word: str) -> bool:
    return word.isdigit() or word in {"two", "three", "four", "five", "six", "seven", "eight"}


_ANY = re.compile(
    r"(?<!\w)(?:" + "|".join(sorted({*_HEADS, *fates.CARRIED}, key=len, reverse=True)) + r")(?!\w)",
    re.I,
)


def names_outcome(text: str) -> bool:
    """True if any word of the text could say what befell people; a cheap first look."""
    return _ANY.search(text) is not None
