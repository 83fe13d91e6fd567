"""What kind of happening a statement tells, and in what sense it is said to have happened."""

import re
from dataclasses import dataclass

from reportedly.model.events import EventType

_AIR = (
    r"air ?-?(?:strikes?|raids?|attacks?|bombardments?|bombings?|assaults?)|airstrikes?|airstrike"
    r"|warplanes?|war planes?|(?:fighter )?jets?|aircrafts?|helicopters?|drones?|barrel ?-?bombs?"
    r"|air force|airplanes?|bombing raids?|bombing runs?|cluster bombs?|bombers?(?! himself)"
    r"|aerial|air campaign|cruise missiles?|missile strikes?|"
    r"(?<!hunger )(?<!general )strikes?|raids|the raid|a raid"
    r"|(?:coalition|russian|u\.?s\.?|israeli|turkish|regime|army)(?:-led)? (?:bombing|strike|raid)"
    r"|(?:vacuum|phosphorus|cluster|barrel|thermobaric)[ -](?:bomb\w*|missiles?|munitions?)|sorties?"
    r"|(?<!artillery )(?<!rocket )(?<!mortar )(?<!missile )(?<!tank )(?<!shell )bombard\w*"
    r"|(?:heavy|fierce|intens\w+|indiscriminate|continu\w+|relentless|barbaric|brutal|savage|daily"
    r"|ongoing|carpet|systematic|deliberate|constant|sustained|massive|random|resum\w+|denied|stop\w*"
    r"|regime|assad|russian?|moscow'?s?|government|coalition|mutual|and|by|from) bombings?"
    r"(?! attack| in| at| outside| near| killed| that)|bombing (?:of|and)|bombing (?=(?:the|an?|its|"
    r"their|his|our|areas?|hospitals?|civilian|residential|targets?|positions?|rebel|populated|"
    r"homes?|houses?|schools?|markets?|villages?|towns?|cities|neighbou?rhoods?|districts?)\b)"
    r"|(?:to|will|would|not|and|they|could|can) bomb(?! attack| maker| disposal)"
    r"|planes?|bombed|(?:regime|government|army|russian|syrian|coalition) bombs|bombing "
    r"campaign|aviation"
)
ATTACK = "attack"  # a word for any violence; it decides only where nothing else does
# In order: the first that occurs in the words wins, but see `strongest`.
_TRIGGERS: tuple[tuple[EventType, str, str], ...] = (
    (EventType.CHEMICAL_ATTACK, "gas",
        r"chemical (?:weapons? )?(?:attacks?|massacres?|strikes?|bomb\w*|weapons?|gas)|gas "
        r"attacks?|gassed|gassing|sarin|chlorine|nerve (?:agents?|gas\w*)|poison(?:ous|ed)? gas\w*|"
        r"toxic (?:gas\w*|substances?|materials?|agents?|chemicals?)|poisoned air|"
        r"mustard (?:gas|agents?)|chemicals?|asphyxiat\w*|suffocat\w+|tear gas(?= kill)"),
    (EventType.SUICIDE_BOMBING, "suicide attack",
        r"suicide (?:car |truck |vest |bomb )?\w*(?:bomb\w*|attack\w*|blast\w*|explosion\w*|"
        r"mission|operation|vest|belt)|suicide|blew (?:himself|herself|themselves) up|"
        r"explosive (?:vest|belt)|detonated (?:his|her|their)"),
    (EventType.EXECUTION, "execution",
        r"execut(?:ed|ing)(?! (?:a|an|the|to|special|operations?|by the coalition|two|"
        r"three)\b)|executions?|executes|behead\w*|decapitat\w*|chopping of|crucif\w*|"
        r"summar(?:y|ily) (?:kill\w*|shot)|slaughtered|stoned to death|mass graves?|"
        r"(?:slit|cut|cutting|slitting) (?:their|his|her|the) throats?|"
        r"(?:slit|slitting|cut) the throats? of|throats? (?:were |was )?(?:slit|cut)|"
        r"severed heads?|hanged|hangings?|firing squads?|lynch\w*|burn(?:ed|t|ing) alive|"
        r"bullet-riddled|point-?blank|shot in the (?:head|back of the head)|"
        r"put to death|death sentences?"),
    (EventType.AIR_STRIKE, "air strike", _AIR),
    (EventType.SHELLING, "shelling",

            r"shell(?:s|ed|ing|ings)?|(?:rebel|terrorist|militant|insurgent|fighter|army|"
            r"regime|government|cross-border) fire|rockets?|mortars?|"
        r"artillery|missiles?|bombard\w*|rocket-propelled|projectiles?|explosive rounds"),
    (EventType.EXPLOSIVE_DEVICE, "explosive device",
        r"car ?-?bomb\w*|truck bomb\w*|blasts?|explosions?|explo(?:ded|des|ding)|bomb(?:ing|"
        r"ings|s)?|IEDs?|explosive (?:device|devices|charge)|land ?mines?|mines?|booby "
        r"?-?trap\w*|detonat\w*|roadside"),
    (EventType.SHOOTING, "shooting",
        r"gunfire|gunned|sniper\w*|opened fire|shot (?:dead|and killed|at)|shot|"
        r"(?<!stop )shooting|live (?:fire|ammunition)"),
    (EventType.ABDUCTION, "abduction", r"kidnap\w*|abduct\w*|hostages?|seized hostages|"
        r"captives?|captivity|(?:taken|took|taking) prisoners?|snatched|enforced disappearances?|"
        r"forcibly disappeared|human shields?"),
    (EventType.TERRITORIAL_CHANGE, "capture of ground",
        r"captur(?:ed|es|ing|e)|recaptur\w*|retak(?:en|e|ing)|retook|(?:took|taken|take|"
        r"taking|seiz\w*|regain\w*|gain\w*|establish\w*|restor\w*|secur\w*) (?:full |complete "
        r"|back )?(?:control|positions|areas?|territor\w+|villages?|towns?|ground)|seized|"
        r"seizing|overr[au]n|liberat\w*|wrest\w*|drove|driven out|expelled|ousted|pushed "
        r"(?:out|back|into)|withdr[ae]w\w*|pulled out|fell to|advanc(?:ed|es|ing) (?:in|into|"
        r"on|against|towards?|to)|conquered|broke into|entered|made (?:gains|advances|"
        r"progress)|lost (?:control|ground)|cleared|mopped"),
    (EventType.CEASEFIRE, "ceasefire",
        r"cease ?-?fires?|truces?|stop (?:shooting|fighting)|guns fell silent|cessation of "
        r"(?:hostilities|fire)|de-?escalation (?:deals?|agreements?|zones?|areas?|pact)|armistices?|"
        r"(?:halts?|halted|freeze|lull|pauses?|suspension|end) (?:in|of|on|to|in the|to the|of the) "
        r"(?:fighting|hostilities|combat|violence|bombing|bombardment|shelling|strikes|air "
        r"?strikes)|halt(?:ed)? fighting|humanitarian pauses?|laid? down (?:their )?(?:arms|weapons)"),
    (EventType.ARMED_CLASH, "clash",
        r"clash(?:es|ed|ing)?|fighting|fights|battl(?:e|es|ed|ing)|fought|offensives?|"
        r"ambush\w*|combat|infighting|repel\w*|confront\w*|feud|gun ?battles?|firefights?"),
    (EventType.ARMED_CLASH, ATTACK,
        r"attack(?:s|ed|ing)?|stormed|storming|targeted|targeting|assaults?|foil\w*|launched|"
        r"campaign|operations?|massacres?"),
)  # fmt: skip
_PATTERNS = tuple((t, m, re.compile(rf"(?<![\w-])(?:{p})(?!\w)", re.I)) for t, m, p in _TRIGGERS)

# What, said of no figure at all, still tells a happening rather than naming one.
_TELLING = re.compile(
    r"(?<![\w-])(?:attacked|targeted|targeting|shelled|bombed|bombarded|struck|hit|"
    r"pounded|fired|raided|clashed"
    r"|fought|captured|recaptured|retook|seized|overran|liberated|ousted|expelled|advanced|regained"
    r"|stormed|ambushed|executed|beheaded|kidnapped|abducted|destroyed|detonated|exploded|opened"
    r"|launched|carried out|conducted|dropped|killed|martyred|liquidated|massacred|"
    r"wounded|injured|gained control|took control"
    r"|taken control|broke out|erupted|taking place|took place|repelled|foiled|withdrew|drove"
    r"|carrying out|launching|dealt|signed|shot|gunned|eliminated|wrested|pulled out|"
    r"controlled|crashed|shot down|used|"
    r"shifted|agreed|declared|reached|entered|came into effect|took effect|in effect|began|started"
    r"|broke into|pushed|fell|cleared|continued|continuing|ongoing|battling|fighting|"
    r"clashing|massacre"
    r"|suffocat\w+|choking|destroying|killing|martyring|liquidating|hitting|striking|"
    r"attacking|shelling|bombing"
    r"|(?:attacks?|massacres?) (?:on|in|against|by)|covered by)(?!\w)",
    re.I,
)
_MODAL = re.compile(
    r"(?<!\w)(?:may|might|could|would|will|shall|should|can|plans? to|planned|planning|threaten\w*"
    r"|intends?|vow\w*|if|in case|prepar\w+ (?:to|for)|fears?|likely to|about to|aims? to|warned of"
    r"|possible|possibility|risk of|potential|going to|unless|in order to|ready to|"
    r"call\w* (?:on|for)"
    r"|urg\w+|demand\w*|want\w*|seek\w*|hop\w+|foiled|thwarted|must|refus\w+ to|unwilling)(?!\w)",
    re.I,
)
_NEGATED = re.compile(
    r"(?<!\w)(?:did not|didn'?t|have not|has not|had not|never|was not|were not|wasn'?t|no longer"
    r"|not been|any involvement|no (?:attack|strike|raid|air|chemical)\w*)(?!\w)",
    re.I,
)
_MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december)"
)
_PERIOD = re.compile(
    r"(?<!\w)(?:since(?! (?:when|then|dawn|noon|midnight|sunrise|yesterday|(?:the |early |this |last )?(?:morning|"
    r"evening|night|afternoon|today)))"
    r"|(?:in|over|during|for|within|throughout) (?:just )?(?:the )?(?:past|last|previous) "
    r"(?:few |several |\w+ )?(?:days|weeks|months|years|24|48|72|hours|year|decade)"
    r"|in recent (?:days|weeks|months|years)|(?:days|weeks|months|years) of"
    r"|(?:over|in|within|during) (?:a|an|the)? ?(?:\w+[- ])?(?:day|week|month|year)s?[- ]"
    r"(?:period|stretch|span)"
    r"|(?<!earlier )(?<!later )this (?:month|year)|last (?:month|year) (?:alone|nearly|about|some)"
    rf"|(?:during|throughout|for) (?:the month of )?{_MONTH}|in {_MONTH} alone"
    r"|(?:during|throughout|in|over) (?:the|this|that|\w+'s?) (?:\w+ ){0,2}(?:war|campaign|conflict|"
    r"uprising|crisis|siege)|so far (?:this|in the)"
    r"|for the (?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+th) "
    r"(?:consecutive |straight |successive )?(?:day|week|month)"
    r"|(?:on|in) (?:the )?(?:second|third|fourth|fifth|sixth|seventh|\d+th) day of"
    r"|(?:consecutive|straight|successive) days|the (?:\w+ )?(?:war|conflict|uprising|civil war|"
    r"crisis) (?:has|have|which)"
    r"|(?:-|\s)(?:year|month|week)(?:-old|-long)? (?:war|conflict|civil war|crisis|"
    r"campaign)|war has|conflict has"
    r"|throughout|(?:war|conflict|uprising) (?:that|which)|every (?:day|week|month)|civil "
    r"war|all of last|(?:on )?(?:multiple|several|many|numerous) occasions|across (?:the country|"
    r"the province|the nation)|nationwide)(?!\w)",
    re.I,
)
_MANY = re.compile(
    r"(?<!\w)(?:(?:[2-9]\d|\d{3,}|dozens of|scores of|hundreds of|thousands of)"
    r" (?:more |separate |different |\w+ )?(?:attacks|strikes|air ?strikes|raids|air raids|bombings|"
    r"sorties|incidents|massacres|violations|kidnappings|abductions|explosions|barrel bombs|"
    r"car bombs|rockets|shells|clashes|executions)|(?:multiple|several|many|numerous) occasions"
    r"|(?:regularly|repeatedly|frequently|routinely) (?:been )?(?:target|bomb|shell|attack|strik|hit)\w*"
    r")(?!\w)",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Trigger:
    """Words that name a kind of happening, at `[start, end)` of the text they were found in."""

    kind: EventType
    means: str
    start: int
    end: int


def find_triggers(text: str) -> list[Trigger]:
    """Every trigger in a stretch of text, strongest kind first, then in text order."""
    return [
        Trigger(kind, means, m.start(), m.end())
        for kind, means, pattern in _PATTERNS
        for m in pattern.finditer(text)
    ]


def tells(text: str) -> bool:
    """True if the words tell that something happened, rather than only name it."""
    return _TELLING.search(text) is not None


def is_hypothetical(text: str, at: int) -> bool:
    """True if a "may", a plan or a threat stands close before the trigger at `at`."""
    return _MODAL.search(text, max(0, at - 45), at) is not None


_THREAT = re.compile(
    r"threat|warn|vow|plan|foil|thwart|authori[sz]|prepar|order(?:ed)? to|ready to", re.I
)


def is_threat(text: str) -> bool:
    """True if what has not happened was threatened, planned or foiled: news in itself."""
    return _THREAT.search(text) is not None


_UNREAL = re.compile(
    r"(?<!\w)(?:would(?: have)?(?: been)?|(?:will|could|might)(?: be)?) (?:kill\w*|die|"
    r"died|wound\w*|injur\w*)(?!\w)"
    r"|(?<!\w)(?:threaten\w*|vow\w*|plan\w*|intend\w*|plot\w*) to (?:kill|execute|behead|"
    r"attack|bomb|shoot)(?!\w)",
    re.I,
)


def is_unreal(text: str) -> bool:
    """True if those counted are only feared, threatened or imagined dead."""
    return _UNREAL.search(text) is not None


_NO_VIOLENCE = re.compile(
    r"(?<!\w)(?:earthquakes?|floods?|storms|(?:a|the|snow|sand)[ -]?storm|avalanches?|"
    r"landslides?|wildfires?|lightning"
    r"|cholera|typhoid|epidemics?|heart attacks?|drown\w*|(?:car|road|traffic|train|bus) "
    r"(?:accidents?|crash(?:es)?))(?!\w)",
    re.I,
)


def is_mishap(text: str) -> bool:
    """True if an accident, a disease or the weather did it, so that nobody did."""
    return _NO_VIOLENCE.search(text) is not None


def is_negated(text: str, at: int) -> bool:
    """True if the words deny the trigger at `at`."""
    return _NEGATED.search(text, max(0, at - 40), at + 12) is not None


def spans_period(text: str) -> bool:
    """True if the words sum over a period or a war rather than tell one happening."""
    return _PERIOD.search(text) is not None


def counts_many(text: str) -> bool:
    """True if happenings themselves are counted ("43 attacks", "on several occasions")."""
    return _MANY.search(text) is not None
