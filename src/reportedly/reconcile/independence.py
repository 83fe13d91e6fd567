"""Who is an independent witness: copies and citation chains collapse to the origin they rest on.

CODEBOOK A.5 step 2. A named speaker is one origin wherever it is quoted; an outlet's own voice is
the outlet's, unless its report copies another's or relays an agency. Databases that compile
others are no origin. Unnamed witnesses of two unrelated texts are two origins.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from anyascii import anyascii

from reportedly.model.actors import SpeakerKind
from reportedly.model.claims import ResolvedClaim
from reportedly.model.incidents import CopyGroup
from reportedly.model.records import Origin

_NAMES_KEPT = 50_000  # folded, for names come again and again; some MiB
_NAMELESS_KINDS = (SpeakerKind.WITNESS, SpeakerKind.ANONYMOUS)


@dataclass(frozen=True, slots=True)
class _Voice:
    key: str
    name: str


class _Names:
    """Leads spellings to one key: the register's id where any claim of the incident has it."""

    def __init__(self, claims: Iterable[ResolvedClaim]) -> None:
        known = [c.speaker for c in claims if c.speaker.id is not None]
        self._ids = {folded(s.name): s.id for s in known if s.id is not None}
        self._names = {s.id: s.name for s in known}

    def voice(self, name: str, *, speaker_id: str | None = None) -> _Voice:
        key = speaker_id or self._ids.get(folded(name))
        return _Voice(key or folded(name), self._names.get(key, name))


@lru_cache(maxsize=_NAMES_KEPT)
def folded(name: str) -> str:
    """A name without case, accents and joints."""
    return "".join(letter for letter in anyascii(name).casefold() if letter.isalnum())


def find_origins(
    claims: Sequence[ResolvedClaim], copies: Iterable[CopyGroup]
) -> tuple[Origin, ...]:
    """The origins of the claims, in order of key; claims of databases belong to none."""
    names = _Names(claims)
    first_of = {report: group.report_ids[0] for group in copies for report in group.report_ids}
    outlets = {claim.claim.report_id: claim for claim in claims}
    found: dict[str, list[ResolvedClaim]] = defaultdict(list)
    named: dict[str, str] = {}
    for claim in claims:
        if not claim.speaker.compiles_others:
            text = first_of.get(claim.claim.report_id, claim.claim.report_id)
            voice = _voice(claim, names, text, outlets)
            found[voice.key].append(claim)
            named[voice.key] = min(voice.name, named.get(voice.key, voice.name))
    return tuple(_origin(key, named[key], found[key]) for key in sorted(found))


def _origin(key: str, name: str, claims: Sequence[ResolvedClaim]) -> Origin:
    claim_ids = tuple(sorted({claim.claim_id for claim in claims}))
    return Origin(key, name, claim_ids, tuple(sorted({c.claim.report_id for c in claims})))


def _voice(
    claim: ResolvedClaim, names: _Names, text: str, outlets: Mapping[str, ResolvedClaim]
) -> _Voice:
    speaker, relayed = claim.speaker, claim.claim.attribution.relayed_from
    if speaker.kind is not SpeakerKind.OUTLET:
        if _is_nameless(claim):
            return _Voice(f"{folded(speaker.name)}@{text}", f"{speaker.name} ({claim.outlet})")
        return names.voice(speaker.name, speaker_id=speaker.id)
    if relayed:
        return names.voice(relayed[-1].text)
    first = outlets.get(text)
    if first is None:
        return _Voice(f"text {text}", f"the text that {claim.outlet} copied")
    return _outlet_voice(first, names)


def _outlet_voice(claim: ResolvedClaim, names: _Names) -> _Voice:
    own = claim.speaker.kind is SpeakerKind.OUTLET
    return names.voice(claim.outlet, speaker_id=claim.speaker.id if own else None)


def _is_nameless(claim: ResolvedClaim) -> bool:
    """ "Residents", "a medical source": words that name nobody in particular."""
    speaker = claim.speaker
    if speaker.id is not None:
        return False
    plain = anyascii(speaker.name) == speaker.name and speaker.name == speaker.name.lower()
    return plain or speaker.kind in _NAMELESS_KINDS


def with_sorts_told(claims: Sequence[ResolvedClaim]) -> list[ResolvedClaim]:
    """The claims, a name that tells no sort being of the sort that another report calls it.

    "Cedar Desk" of one report is the monitor that another describes; descriptions that differ
    tell nothing.
    """
    sorts: dict[str, set[SpeakerKind]] = defaultdict(set)
    for claim in claims:
        if claim.speaker.kind is not SpeakerKind.ANONYMOUS:
            sorts[folded(claim.speaker.name)].add(claim.speaker.kind)
    return [_of_sort(claim, sorts.get(folded(claim.speaker.name), set())) for claim in claims]


def _of_sort(claim: ResolvedClaim, sorts: set[SpeakerKind]) -> ResolvedClaim:
    speaker = claim.speaker
    named = speaker.kind is SpeakerKind.ANONYMOUS and speaker.name != speaker.name.lower()
    if not named or len(sorts) != 1:
        return claim
    return replace(claim, speaker=replace(speaker, kind=next(iter(sorts))))


def origin_keys(origins: Iterable[Origin]) -> Mapping[str, str]:
    """The key of each claim's origin."""
    return {claim_id: origin.key for origin in origins for claim_id in origin.claim_ids}
