"""From the words that name a party to the keys under which a register may know it."""

import re
from dataclasses import dataclass

from reportedly.reference.folding import fold_place
from reportedly.reference.lists import nations, phrase_words

FOLLOWERS, IRREGULARS, LEADERS = map(phrase_words, ("followers", "irregulars", "leaders"))
_ALIGNED = re.compile(
    r"[\w.']+(?:[-\s]\w+)?[-\s](?:linked|affiliated|backed|supported|aligned|allied|inspired)\s+",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"\s+(?:(?:backed|supported|led|funded|armed|aided|allied|operating|based|located|loyal)\b"
    r"|(?:in|near|around|at|inside)\s).*",
    re.IGNORECASE,
)
_LOYAL = re.compile(r"^.*\b(?:loyal|allied) (?:to|with)\s+", re.IGNORECASE)  # they fight for it
_BACKED = re.compile(r"\S+[-\s](?:backed|led|supported|allied|aligned|trained|linked)\b")
# Nouns that end or open the names of many bodies.
_COMMON = re.compile(
    r"(?:national )?(?:army|government|military|armed forces|security forces)|regime"
)
_ARTICLE = re.compile(r"(?:(?:the|a|an)\s+)?", re.IGNORECASE)
_OF = re.compile(r"\s+of\s+(?:the\s+)?[A-Z]")
_NAME_AFTER = re.compile(
    r"\s?[-–/]\s?[A-Z]|\s[-–]\s|\s+(?:dissidents|defectors|splinter|breakaway)\b"
)
_NAME_BEFORE = re.compile(
    r"(?:[A-Z]\w*[-–/]"
    r"|\b(?:National|Popular|Revolutionary|United|Democratic|New|Real|Reformed)\s+)$"
)
_HEADED = re.compile(r"(?!(?:of|in|for|from|the|at|near|against|inside)\b)[a-z]+")
_BRACKETS = re.compile(r"\s*[(\[][^)\]]*[)\]]\s*")
_ACRONYM = re.compile(r"[A-Z](?:\.?[A-Z]){1,4}\.?")
_STRIPPED = 0.95  # score of a name from which followers or leaders were taken


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read the words: the key to look up, how sure, and why.

    `capital` is whether the words begin a proper name anywhere, so that a slip may be looked for.
    """

    key: str
    score: float
    reason: str
    capital: bool


def name_key(name: str) -> str:
    """The key under which spellings of one name meet; an acronym stays in capitals ("IS")."""
    bare = name.strip(" \t\n.,;:'\"“”«»‘’")
    if _ACRONYM.fullmatch(bare):
        return bare.replace(".", "")
    return fold_place(re.sub(r"^[Tt]he\s+", "", bare))


def read_phrase(name: str) -> tuple[Reading, ...]:
    """Ways to read `name`, the most literal first: as it stands, without brackets, shortened."""
    readings: dict[str, Reading] = {}

    def add(words: str, score: float, reason: str) -> None:
        key, capital = name_key(words), any(word[:1].isupper() for word in words.split())
        if key:
            readings.setdefault(key, Reading(key, score, reason, capital))

    add(name, 1.0, "spelling known")
    plain = _BRACKETS.sub(" ", name).strip()
    add(plain, 1.0, "spelling known")
    plain = _LOYAL.sub("", plain)
    bare = _ALIGNED.sub("", _TAIL.sub("", plain)).strip() or plain
    add(bare, _STRIPPED, f"read as {bare!r}")
    for shorter in _shortened(bare):
        add(shorter, _STRIPPED, f"read as {shorter!r}")
    return tuple(readings.values())


def is_part_of_a_name(name: str, start: int, end: int) -> bool:
    """Whether `name[start:end]` is but a part of a longer proper name.

    "Shan State Army" is not the army, "TTP-Islahi" and "Los Zetas - Old School" are not the whole,
    "National Islamic Front" is not the Islamic Front, dissidents are no longer members.
    """
    before, words, after = name[:start], name[start:end], name[end:]
    if words[0].isupper() and _COMMON.fullmatch(words.casefold()):
        opens = _ARTICLE.fullmatch(before) is not None
        return not opens or _OF.match(after) is not None
    return _NAME_AFTER.match(after) is not None or _NAME_BEFORE.search(before) is not None


def ends_in(name: str, words: str) -> bool:
    """Whether a party's words end in a nation's name as their head: "allies Iran", and neither
    "council in Iraq" nor "Eastern Ukraine"."""
    before = name.removesuffix(words).split()
    return name.endswith(words) and bool(before) and _HEADED.fullmatch(before[-1]) is not None


def nation_said(name: str) -> str | None:
    """ISO letters of the one nation whose adjective stands in a party's words ("Libyan rebels").

    "Turkish-backed" says who backs them, not whose they are.
    """
    words = _BACKED.sub(" ", name).split()
    said = {nations()[word] for word in words if word in nations()}
    return said.pop() if len(said) == 1 else None


def _shortened(words: str) -> list[str]:
    """The words with leaders off, then one follower after the other.

    A nation's adjective is left over only from words for a state's own: "Iraqi insurgents" and
    "pro-Russian forces" are not the state.
    """
    left = words.replace("-", " ").split() if _leads(words) else words.split()
    taken = set()
    while len(left) > 1 and left[0].lower() in LEADERS:
        taken.add(left[0].lower())
        left = left[1:]
    shorter = [" ".join(left)]
    while len(left) > 1 and left[-1].lower() in FOLLOWERS:
        taken.add(left[-1].lower())
        left = left[:-1]
        shorter.append(" ".join(left))
    foreign = bool(taken & (IRREGULARS | {"pro"}))
    return [name for name in shorter if not (foreign and _is_states(name))]


def _is_states(name: str) -> bool:
    return name in nations() or name.casefold() in {"army", "government", "military", "regime"}


def _leads(words: str) -> bool:
    return words.lower().startswith(("so-called", "the so-called", "pro-"))
