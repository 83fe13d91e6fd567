"""Who is counted: nouns for people, their kind, and nouns for things that are no casualties."""

from collections.abc import Sequence, Set
from dataclasses import dataclass

from reportedly.extract.nlp import Token
from reportedly.model.casualties import Whom

_KINDS = {
    Whom.CIVILIANS: "civilian civilians civilains resident residents citizen citizens villager villagers worshipper worshippers evacuees passengers shoppers students student teachers teacher pilgrims families family farmers workers protesters demonstrators inhabitants refugees bystanders patients worker farmer protester noncombatants non-combatants engineers engineer tribesmen detainees",
    Whom.CHILDREN: "child children boy boys girl girls minor minors infant infants baby babies kids schoolchildren toddler pupils newborn teenager teenagers",
    Whom.WOMEN: "woman women mother mothers females wife sister girl",
    Whom.COMBATANTS: "fighter fighters militant militants soldier soldiers terrorist terrorists rebel rebels jihadist jihadists troops militiaman militiamen gunman gunmen insurgent insurgents combatants combatant extremist extremists commander commanders forces leader leaders officer officers servicemen serviceman members personnel mercenaries jihadis operatives officials sniper bomber attackers attacker guards recruits loyalists takfiris islamists emir general colonel pilots pilot assailants guerrillas peshmerga conscripts gunners agents operative member",
    Whom.POLICE: "police policeman policemen policewoman cops gendarmes",
    Whom.MEDICS: "medic medics doctor doctors nurse nurses paramedic paramedics rescuer rescuers volunteers ambulance surgeon pharmacist volunteer rescue",
    Whom.JOURNALISTS: "journalist journalists reporter reporters cameraman correspondent photographer",
    Whom.UNKNOWN: "people persons person others other man men victims syrians more individuals souls lives casualties martyrs dead iraqis turks kurds russians palestinians bodies iranians lebanese wounded elderly prisoners nationals natives males foreigners inmates hostages us them relatives brothers",
}  # fmt: skip
WHOM = {word: whom for whom, words in reversed(_KINDS.items()) for word in words.split()}
SINGULAR = frozenset(
    "civilian resident citizen villager child boy girl minor infant baby woman mother wife sister"
    " fighter militant soldier terrorist rebel jihadist militiaman gunman insurgent combatant"
    " commander leader officer serviceman member sniper emir general colonel pilot policeman medic"
    " doctor nurse paramedic rescuer journalist reporter cameraman correspondent photographer"
    " person man student teacher worker farmer protester volunteer engineer bomber attacker"
    " teenager toddler policewoman surgeon pharmacist".split()
)
_THINGS = frozenset(
    "% percent per year years month months week weeks day days hour hours minute minutes km"
    " kilometre kilometres kilometer kilometers kms mile miles metre metres meters m am pm gmt"
    " strike strikes raid raids airstrikes airstrike air attack attacks rocket rockets shell shells"
    " missile missiles bomb bombs mortar mortars barrel vehicle vehicles car cars tank tanks truck"
    " trucks bus buses house houses home village villages town towns city cities district districts"
    " area areas neighbourhood neighbourhoods neighborhood position positions post posts dollars"
    " times tonnes tons hospitals schools school hospital rounds sorties targets countries nations"
    " camp camps projectiles warplanes aircraft helicopters planes jets buildings building square"
    " points countries-led provinces explosive explosions blasts explosion checkpoints launchers"
    " pickup machine guns ammunition clubs stage resolution brigade division regiment military"
    " facilities centres mosque mosques medical bases base convoys convoy floors -year of-age"
    " statement reports th st rd nd degrees o'clock armored armoured artillery suicide chemical"
    " locations deals sides factions groups parties group ceasefire rounds fronts".split()
)
_OTHERS = frozenset({"others", "other", "more"})
_INNER = frozenset(
    {
        "JJ",
        "NN",
        "NNP",
        "NNS",
        "NNPS",
        "HYPH",
        "VBN",
        "VBG",
        "POS",
        "JJR",
        "CD",
        "''",
        "``",
        "JJS",
        "-LRB-",
        "-RRB-",
        "FW",
        "NFP",
    }
)


@dataclass(frozen=True, slots=True)
class PeopleNoun:
    """Tokens `first`..`last` name the people counted."""

    first: int
    last: int
    whom: Whom
    singular: bool
    others: bool


def find_whom(tokens: Sequence[Token], start: int, taken: Set[int]) -> PeopleNoun | None:
    """The noun phrase for people that begins at `start`, if one does."""
    best: PeopleNoun | None = None
    i = _skip_of(tokens, start)
    first = i
    while i < min(len(tokens), first + 7) and i not in taken:
        token = tokens[i]
        if token.low in WHOM:
            others = token.low in _OTHERS and best is None
            best = PeopleNoun(first, i, WHOM[token.low], token.low in SINGULAR, others)
        elif token.low == "and" and best is None and _joins(tokens, i):
            pass
        elif token.tag not in _INNER or token.low in _THINGS:
            break
        i += 1
    return best


def _joins(tokens: Sequence[Token], joint: int) -> bool:
    """ "regime and rebel fighters": both words before one noun for people."""
    following = [t.low for t in tokens[joint + 1 : joint + 4]]
    return any(word in WHOM for word in following) and following[0] not in WHOM


def _skip_of(tokens: Sequence[Token], start: int) -> int:
    """ "of the civilians", "of its fighters" after "dozens" or "one"."""
    if start < len(tokens) and tokens[start].low == "of":
        start += 1
        if start < len(tokens) and tokens[start].tag in {"DT", "PRP$"}:
            start += 1
    return start


def is_thing(tokens: Sequence[Token], start: int, taken: Set[int]) -> bool:
    """True if what is counted is no people: "six air strikes", "12 kilometres", "40 percent"."""
    i = _skip_of(tokens, start)
    for token in tokens[i : i + 4]:
        if token.i in taken or (token.low in WHOM and token.low not in _THINGS):
            return False
        if token.low in _THINGS:
            return True
        if token.tag not in _INNER:
            return False
    return False
