"""The strike on Atarib of 13 November 2017, as those on record tell it (CODEBOOK A.5)."""

from builders import CIVILIANS, actor, at_least, claim, figure, speaker, when
from reportedly.model.actors import ActorKind, SpeakerKind
from reportedly.model.casualties import Outcome, Whom
from reportedly.model.dates import DateBasis
from reportedly.model.events import Denies, Status

RUSSIA = actor("Russian Air Force", ActorKind.EXTERNAL_FORCE, id="russia/air-force")
NUSRA = actor("Nusra Front", id="hts/nusra")
SOHR = speaker("Observatory", SpeakerKind.MONITOR, id="sohr")
SNHR = speaker("Network for Human Rights", SpeakerKind.MONITOR, id="snhr")
ARCHIVE = speaker("Open Archive", SpeakerKind.MONITOR, id="archive")
FINDERS = speaker("Fact Finders", SpeakerKind.MONITOR, id="finders")
WITNESS = speaker("a witness", SpeakerKind.WITNESS)
INQUIRY = speaker("Commission of Inquiry", SpeakerKind.UN, id="un-coi")
SPOKESMAN = speaker("spokesman", SpeakerKind.STATE, id="hmeimim", party="russia")
DATABASE = speaker("Event Database", SpeakerKind.MONITOR, id="ucdp", compiles_others=True)

SERIES = [
    claim(
        f"sohr-{count}",
        outlet=f"Paper {n}",
        published=f"2017-11-{13 + n // 3}",
        by=SOHR,
        text="warplanes hit the market of the town",
        figures=(figure(count, cumulative=True),),
        recipients=(CIVILIANS,),
        claim_id=f"c-sohr-{count}",
    )
    for n, count in enumerate((29, 53, 61, 69, 82, 83))
]
OTHERS = [
    claim(
        "snhr",
        published="2017-12-01",
        by=SNHR,
        figures=(figure(79, whom=Whom.CIVILIANS),),
        actors=(RUSSIA,),
        recipients=(CIVILIANS,),
        claim_id="c-snhr",
    ),
    claim(
        "names",
        published="2018-01-20",
        by=ARCHIVE,
        figures=(figure(69),),
        text="a list of names of those killed at the market",
        claim_id="c-names",
    ),
    claim(
        "ffhr",
        published="2018-02-01",
        by=FINDERS,
        figures=(figure(60),),
        text="documented deaths at the market",
        claim_id="c-documented",
    ),
    claim(
        "ffhr",
        published="2018-02-01",
        by=WITNESS,
        figures=(at_least(100),),
        text="a witness spoke of bodies at the market",
        claim_id="c-witness",
    ),
    claim(
        "coi",
        published="2018-03-06",
        by=INQUIRY,
        actors=(RUSSIA,),
        recipients=(CIVILIANS,),
        figures=(at_least(84), figure(150, outcome=Outcome.WOUNDED)),
        claim_id="c-inquiry",
    ),
    claim(
        "seed",
        outlet="Northern Spring",
        published="2017-11-25",
        outlet_party="russia",
        figures=(at_least(40, whom=Whom.COMBATANTS),),
        recipients=(NUSRA,),
        claim_id="c-seed",
        on=when("2017-11-13", "2017-11-25", precision=4, basis=DateBasis.NARRATIVE),
    ),
    claim(
        "denial",
        published="2017-11-14",
        by=SPOKESMAN,
        status=Status.DENIED,
        denies=Denies.OCCURRENCE,
        claim_id="c-denial",
    ),
    claim(
        "rows", published="2018-06-01", by=DATABASE, figures=(figure(83),), claim_id="c-database"
    ),
    claim(
        "injured",
        published="2017-11-13",
        outlet="Evening Mail",
        on=when("2017-11-13"),
        figures=(figure(90, outcome=Outcome.KILLED_OR_WOUNDED),),
        claim_id="c-mixed",
    ),
]
CLAIMS = {c.claim_id: c for c in SERIES + OTHERS}
