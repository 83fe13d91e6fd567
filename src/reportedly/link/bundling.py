"""The claims of each report as tellings."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import groupby

from reportedly.link.profiles import UNKNOWN, Profile
from reportedly.link.retold import told_again, told_as_one
from reportedly.link.tellings import (
    NO_PROFILES,
    Sort,
    Telling,
    first_word,
    sort_of,
    telling_of,
)
from reportedly.model.claims import ResolvedClaim


def tellings_of(
    claims: Iterable[ResolvedClaim], *, profiles: Mapping[str, Profile] = NO_PROFILES
) -> tuple[Telling, ...]:
    """The claims as tellings, in canonical order.

    Claims of one report's group and of one sort make one telling. `profiles` are those of whole
    reports, by id.
    """
    bundles = groupby(sorted(claims, key=_canonical), key=_bundle)
    told = (telling_of(tuple(bundle)) for _, bundle in bundles)
    by_report = groupby(told, key=lambda telling: telling.report_id)
    led = (
        t
        for report_id, of in by_report
        for t in _of_report(tuple(of), profiles.get(report_id, UNKNOWN))
    )
    return tuple(sorted(led, key=lambda telling: telling.key))


def _of_report(told: tuple[Telling, ...], whole: Profile) -> Iterable[Telling]:
    """The tellings of one report, within its whole text, the one it brings as news marked."""
    news = min(told, key=newsworth)
    again = told_again(news, told)
    lead = told_as_one((news, *again)) if again else news
    named = frozenset(word for telling in told for word in telling.named)
    for telling in (lead, *(one for one in told if one is not news and one not in again)):
        yield replace(telling, lead=telling is lead, profile=whole, named=named)


def newsworth(telling: Telling) -> tuple[bool, bool, int]:
    """News before background, a happening before a sum or a threat, first words first."""
    background = all(claim.claim.background for claim in telling.claims)
    return background, telling.sort is not Sort.VIOLENCE, telling.key[3]


def _bundle(claim: ResolvedClaim) -> tuple[str, str, str]:
    return claim.claim.report_id, claim.claim.group, sort_of(claim)


def _canonical(claim: ResolvedClaim) -> tuple[object, ...]:
    return *_bundle(claim), first_word(claim), claim.claim_id
