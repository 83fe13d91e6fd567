"""Words that name a kind of happening."""

import re
from dataclasses import dataclass
from functools import lru_cache

from reportedly.model.events import EventType

_AIR = (
    r"air ?-?(?:strikes?|raids?|attacks?|bombardments?|bombings?|assaults?)|airstrikes?|airstrike"
    r"|warplanes?|war planes?|(?:fighter )?jets?|aircrafts?|helicopters?|drones?|barrel ?-?bombs?"
    r"|air force|airplanes?|bombing raids?|bombing runs?|cluster bombs?|bombers?(?! himself)"
    r"|aerial|air campaign|cruise missiles?|missile strikes?|"
    r"(?<!hunger )(?<!general )strikes?|raids|the raid|a raid"
    r"|(?:coalition|russian|u\.?s\.?|israeli|turkish|regime|army)(?:-led)? (?:bombing|strike|"
    r"raid)"
    r"|(?:vacuum|phosphorus|cluster|barrel|thermobaric)[ -](?:bomb\w*|missiles?|munitions?)|"
    r"sorties?"
    r"|(?<!artillery )(?<!rocket )(?<!mortar )(?<!missile )(?<!tank )(?<!shell )bombard\w*"
    r"|(?:heavy|fierce|intens\w+|indiscriminate|continu\w+|relentless|barbaric|brutal|savage|"
    r"daily"
    r"|ongoing|carpet|systematic|deliberate|constant|sustained|massive|random|resum\w+|denied|"
    r"stop\w*"
    r"|regime|assad|russian?|moscow'?s?|government|coalition|mutual|and|by|from) bombings?"
    r"(?! attack| in| at| outside| near| killed| that)|bombing (?:of|and)|bombing (?=(?:the|"
    r"an?|its|"
    r"their|his|our|areas?|hospitals?|civilian|residential|targets?|positions?|rebel|populated|"
    r"homes?|houses?|schools?|markets?|villages?|towns?|cities|neighbou?rhoods?|districts?)\b)"
    r"|(?:to|will|would|not|and|they|could|can) bomb(?! attack| maker| disposal)"
    r"|bombs (?:fell|rained)|(?:dropp\w+|rain\w+) (?:\w+ )?bombs"
    r"|planes?|bombed|(?:regime|government|army|russian|syrian|coalition) bombs|bombing "
    r"campaign|aviation"
)
ATTACK = "attack"  # a word for any violence; it decides only where nothing else does
FIGHT = "clash"
# In order: the first that occurs in the words wins, but see `strongest`.
_TRIGGERS: tuple[tuple[EventType, str, str], ...] = (
    (EventType.CHEMICAL_ATTACK, "gas",
        r"chemical (?:weapons? )?(?:attacks?|massacres?|strikes?|bomb\w*|weapons?|gas)|gas "
        r"attacks?|gassed|gassing|sarin|chlorine|nerve (?:agents?|gas\w*)|poison(?:ous|"
        r"ed)? gas\w*|"
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
    (EventType.ABDUCTION, "abduction",
        r"kidnap(?!pers? (?:\w+ ){0,2}(?:killed|shot|murdered))\w*|abduct\w*|hostages?|"
        r"seized hostages|captives?|captivity|(?:taken|took|taking) prisoners?|snatched|"
        r"enforced disappearances?|forcibly disappeared|human shields?"),
    (EventType.TERRITORIAL_CHANGE, "capture of ground",
        r"captur(?:ed|es|ing|e)|recaptur\w*|retak(?:en|e|es|ing)|retook|(?:took|taken|takes?|"
        r"taking|seiz\w*|regain\w*|gain\w*|establish\w*|restor\w*|secur\w*|impos\w+|"
        r"re-establish\w*"
        r"|extend\w*|assum\w+) (?:full |complete "
        r"|back |total |the )?(?:control|positions|areas?|territor\w+|villages?|towns?|ground)|"
        r"seized|seizing|regained|regaining|reclaim\w*|recovered (?=control|ground|lost|the town|"
        r"the village|territory)|freed (?=\w+ from)|overr[au]n|liberat\w*|wrest\w*|drove|"
        r"driven out|"
        r"(?:took|taken|takes|taking) over|expelled|ousted|dislodg\w+|evicted|routed|pushed "
        r"(?:out|back|into|deeper)|drove (?:out|back)|withdr[ae]w\w*|pulled (?:out|back)|"
        r"retreat(?:ed|s|ing)|surrendered|fell (?:in)?to|fall of|"
        r"advanc(?:ed|es|ing) (?:in|into|"
        r"on|against|towards?|to|deeper|further)|(?:new |further |rapid |reported |"
        r"major )advances?|"
        r"conquered|overtook|broke into|entered|made (?:\w+ )?(?:gains|advances|"
        r"progress|inroads)|(?:rapid|territorial|significant|recent) gains|"
        r"(?:broke|broken|breaking|lifted|end|ended) (?:the |a )?(?:siege|blockade|encirclement)|"
        r"(?:fully |completely )(?:surround|encircl|besieg)\w+|encircled|cut off (?=the|a|"
        r"their|its)|"
        r"suffered (?:\w+ )?setbacks?|loss of (?=the|a|control|territory|ground)|"
        r"swept (?:across|through|into)|"
        r"lost (?:control|ground)|cleared|mopped"),
    (EventType.CEASEFIRE, "ceasefire",
        r"cease ?-?fires?|truces?|stop (?:shooting|fighting)|guns fell silent|cessation of "
        r"(?:hostilities|fire)|de-?escalation (?:deals?|agreements?|zones?|areas?|pact)|"
        r"armistices?|"
        r"(?:halts?|halted|freeze|lull|pauses?|suspension|end) (?:in|of|on|to|in the|to the|"
        r"of the) "
        r"(?:fighting|hostilities|combat|violence|bombing|bombardment|shelling|strikes|air "
        r"?strikes)|halt(?:ed)? fighting|humanitarian pauses?|laid? down (?:their )?(?:arms|"
        r"weapons)"),
    (EventType.ARMED_CLASH, FIGHT,
        r"clash(?:es|ed|ing)?|fighting|fights|battl(?:e|es|ed|ing)|fought|offensives?|"
        r"ambush\w*|combat|infighting|repel\w*|confront\w*|feud|gun ?battles?|firefights?"),
    (EventType.ARMED_CLASH, ATTACK,
        r"attack(?:s|ed|ing)?|stormed|storming|targeted|targeting|assaults?|foil\w*|launched|"
        r"campaign|operations?|massacres?"),
)  # fmt: skip
_PATTERNS = tuple((t, m, re.compile(rf"(?<![\w-])(?:{p})(?!\w)", re.I)) for t, m, p in _TRIGGERS)


@dataclass(frozen=True, slots=True)
class Trigger:
    """Words that name a kind of happening, at `[start, end)` of the text they were found in."""

    kind: EventType
    means: str
    start: int
    end: int


@lru_cache(maxsize=64)  # a sentence and its clauses are asked for again and again
def find_triggers(text: str) -> tuple[Trigger, ...]:
    """Every trigger in a stretch of text, strongest kind first, then in text order."""
    return tuple(
        Trigger(kind, means, m.start(), m.end())
        for kind, means, pattern in _PATTERNS
        for m in pattern.finditer(text)
    )
