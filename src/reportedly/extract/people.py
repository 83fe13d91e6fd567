"""Who is counted: nouns for people, their kind, and nouns for things that are no casualties."""

from collections.abc import Sequence, Set
from dataclasses import dataclass

from reportedly.extract.nlp import Token
from reportedly.extract.vocabulary import words
from reportedly.model.casualties import Whom

_KINDS = {
    Whom.CIVILIANS:
        "civilian civilians civilains resident residents citizen citizens villager villagers "
        "worshipper worshippers evacuees passengers shoppers students student teachers teacher "
        "pilgrims families farmers workers protesters demonstrators inhabitants refugees "
        "bystanders patients worker farmer protester noncombatants non-combatants engineers "
        "engineer tribesmen detainees protestors locals employees employee staff staffers locals "
        "labourers laborers merchants traders vendors shopkeepers lawyers lawyer judges judge "
        "drivers fishermen shepherds herders clerics cleric priest priests imam nuns monks "
        "preacher activists activist politicians politician tourists campers commuters "
        "driver artist refugee mayor governor minister deputy official spokesman "
        "shopkeeper shepherd fisherman trader vendor baker butcher barber carpenter "
        "mechanic labourer laborer plumber cook cleaner janitor tailor grocer merchant "
        "herder passenger commuter pilgrim pensioner tourist camper hunter beekeeper "
        "gardener porter musician singer poet writer academic professor scientist "
        "archaeologist translator interpreter contractor courier tribesman elder sheikh "
        "cyclist motorcyclist pedestrian demonstrator protestor campaigner "
        "lawmaker councillor diplomat ambassador prosecutor banker dealer smuggler bakers "
        "butchers barbers carpenters mechanics plumbers cooks cleaners janitors tailors "
        "grocers pensioners hunters beekeepers gardeners porters musicians singers poets "
        "writers academics professors scientists archaeologists translators interpreters "
        "contractors couriers elders sheikhs cyclists motorcyclists pedestrians "
        "campaigners lawmakers councillors diplomats ambassadors prosecutors "
        "bankers dealers smugglers peasant peasants campesinos clergyman clergymen bishop bishops "
        "archbishop nun monk rabbi rabbis maid maids housekeeper senator senators congressman "
        "congressmen councilman councilwoman councilmen mayors governors ministers magistrate "
        "magistrates attorney attorneys rancher ranchers landowner landowners businessman "
        "businessmen businesswoman industrialist unionist unionists candidate candidates "
        "professors technician technicians missionary missionaries nomad nomads chauffeur",
    Whom.CHILDREN:
        "child children boy boys girl girls minor minors infant infants baby babies kids "
        "schoolchildren toddler toddlers pupils pupil schoolgirl schoolgirls schoolboy schoolboys "
        "newborn newborns teenager teenagers teen teens kid youngster youngsters underage",
    Whom.WOMEN: "woman women mother mothers females wife wives sister sisters aunt grandmother "
        "ladies lady housewife widow female mom grandma girlfriend ex-girlfriend ex-wife",
    Whom.COMBATANTS:
        "fighter fighters militant militants soldier soldiers terrorist terrorists rebel rebels "
        "jihadist jihadists troops militiaman militiamen gunman gunmen insurgent insurgents "
        "combatants combatant extremist extremists commander commanders forces leader leaders "
        "officer officers servicemen serviceman members personnel mercenaries jihadis "
        "operatives officials sniper bomber attackers attacker guards recruits loyalists "
        "takfiris islamists emir general colonel pilots pilot assailants guerrillas peshmerga "
        "conscripts gunners agents operative member combattants gunner snipers bombers warriors "
        "ringleaders ringleader chiefs generals colonels brigadier major captain lieutenant "
        "sergeant corporal defectors infiltrators bodyguard bodyguards adviser advisers "
        "advisor advisors emissary spies spy mercenary crewmen fugitives comrades jihadi "
        "assailant chief defector warrior subversive subversives guerrilla infantryman "
        "infantrymen paratrooper paratroopers marine marines cadet cadets traffickers trafficker "
        "bandit bandits",
    Whom.POLICE: "police policeman policemen policewoman cops gendarmes gendarme constables",
    Whom.MEDICS:
        "medic medics doctor doctors nurse nurses paramedic paramedics rescuer rescuers "
        "volunteers ambulance surgeon surgeons pharmacist pharmacists volunteer rescue midwife "
        "midwives firefighter firefighters physician physicians crewmembers crew dentist "
        "anaesthetist orderlies",
    Whom.JOURNALISTS:
        "journalist journalists reporter reporters cameraman cameramen correspondent "
        "correspondents photographer photographers photojournalist editor blogger broadcaster",
    Whom.UNKNOWN:
        "people persons person others other man men victims syrians more individuals souls "
        "lives casualties martyrs dead iraqis turks kurds russians palestinians bodies iranians "
        "lebanese wounded elderly prisoners guests mourners nationals natives males foreigners "
        "inmates hostages us them whom relatives father fathers brother brothers son sons "
        "daughter daughters siblings parents uncle husband grandfather nephew niece cousin "
        "cousins couple twins colleagues friends neighbours neighbors passersby bystander "
        "victim prisoner hostage captive detainee inmate youths youth teammates germans "
        "americans britons jordanians egyptians tunisians saudis chechens libyans afghans "
        "pakistanis israelis europeans alawites druze christians yazidis assyrians "
        "bride friend granddaughter grandson groom guard mourner neighbor neighbour relative "
        "watchman male dad grandpa boyfriend ex-boyfriend homeowner customer clerk robber burglar "
        "intruder suspect suspects motorist inmate veteran rapper trooper deputies cop stepfather "
        "stepson roommate customers homeowners",
}  # fmt: skip
WHOM = {word: whom for whom, words in reversed(_KINDS.items()) for word in words.split()}
SINGULAR = words(
    "civilian resident citizen villager child boy girl minor infant baby woman mother wife"
    " sister fighter militant soldier terrorist rebel jihadist militiaman gunman insurgent"
    " combatant commander leader officer serviceman member sniper emir general colonel pilot"
    " policeman medic doctor nurse paramedic rescuer journalist reporter cameraman"
    " correspondent photographer person man student teacher worker farmer protester volunteer"
    " engineer bomber attacker teenager toddler policewoman surgeon pharmacist father brother"
    " son daughter uncle husband grandfather grandmother aunt nephew niece cousin leader chief"
    " victim driver employee lawyer judge cleric priest imam preacher activist politician pupil"
    " schoolgirl schoolboy lady housewife widow gunner operative captain major lieutenant sergeant"
    " corporal brigadier bodyguard adviser advisor emissary spy defector physician dentist"
    " midwife firefighter photojournalist editor blogger bystander prisoner hostage captive"
    " detainee inmate youth jihadi mercenary warrior official minister spokesman deputy artist"
    " mayor governor ringleader assailant attacker refugee"
    " shopkeeper shepherd fisherman trader vendor baker butcher barber carpenter"
    " mechanic labourer laborer plumber cook cleaner guard watchman janitor tailor"
    " grocer merchant herder passenger commuter pilgrim worshipper pensioner bride"
    " groom grandson granddaughter relative neighbour neighbor friend mourner tourist"
    " camper hunter beekeeper gardener porter musician singer poet writer academic"
    " professor scientist archaeologist translator interpreter contractor courier"
    " tribesman elder sheikh cyclist motorcyclist pedestrian demonstrator"
    " protestor campaigner lawmaker councillor diplomat ambassador prosecutor banker"
    " dealer smuggler peasant clergyman bishop archbishop nun monk rabbi maid housekeeper senator"
    " congressman councilman councilwoman magistrate attorney rancher landowner businessman"
    " businesswoman industrialist unionist candidate technician missionary nomad chauffeur"
    " subversive guerrilla infantryman paratrooper marine cadet trafficker"
    " teen kid youngster female mom grandma girlfriend ex-girlfriend ex-wife male dad grandpa"
    " boyfriend ex-boyfriend homeowner customer clerk robber burglar intruder suspect motorist"
    " veteran rapper trooper cop stepfather stepson roommate"
)
_THINGS = words(
    "% percent per year years month months week weeks day days hour hours minute minutes km"
    " kilometre kilometres kilometer kilometers kms mile miles metre metres meters m am pm gmt"
    " strike strikes raid raids airstrikes airstrike air attack attacks rocket rockets shell"
    " shells missile missiles bomb bombs mortar mortars barrel vehicle vehicles car cars tank"
    " tanks truck trucks bus buses house houses home village villages town towns city cities"
    " district districts area areas neighbourhood neighbourhoods neighborhood neighborhoods"
    " position positions post posts dollars times tonnes tons hospitals schools school hospital"
    " rounds sorties targets countries nations camp camps projectiles warplanes aircraft"
    " helicopters"
    " planes jets buildings building square points countries-led provinces explosive"
    " explosions blasts explosion checkpoints launchers pickup machine guns ammunition clubs"
    " stage resolution brigade division regiment military facilities centres mosque mosques"
    " medical bases base convoys convoy floors -year of-age statement reports th st rd nd"
    " degrees o'clock armored armoured artillery suicide chemical locations deals sides"
    " factions groups parties group ceasefire rounds fronts bridge bridges drone drones carrier"
    " carriers aircrafts depot depots warehouse warehouses bunker bunkers hideout hideouts tunnel"
    " tunnels launcher bulldozer bulldozers motorcycle motorcycles boat boats ship ships ambulances"
    " fortifications headquarters cannon cannons shops homes apartments refinery refineries"
    " part parts suv suvs jeep jeeps pickups"
    " factory factories weapon weapons devices device mines mine cylinders canisters family"
)
_CARRIERS = words("carrier carriers vehicle vehicles")
_NUMERALS = words("many several dozens scores hundreds thousands others")
_COPULAS = words("was were is are have has had been")
_OTHERS = frozenset({"others", "other", "more"})
_MODIFIERS = frozenset({"NN", "JJ"})  # "six medical staff", "two suicide bombers"
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
    """The noun phrase for people that begins at `start`, if one does, with what is joined to it."""
    first = past_age(tokens, _skip_of(tokens, start))
    people = _one_kind(tokens, first, taken)
    while people is not None and not people.singular:
        joined = _joined(tokens, people, taken)
        if joined is None:
            break
        whom = people.whom if people.whom is joined.whom else Whom.MIXED
        people = PeopleNoun(first, joined.last, whom, False, people.others)
    return people


def _one_kind(tokens: Sequence[Token], first: int, taken: Set[int]) -> PeopleNoun | None:
    best: PeopleNoun | None = None
    i = first
    while i < min(len(tokens), first + 7) and i not in taken:
        token = tokens[i]
        if token.low in WHOM and not _describes(tokens, i, taken):
            others = token.low in _OTHERS and best is None
            best = PeopleNoun(first, i, _kind(tokens, i), token.low in SINGULAR, others)
        elif token.low == "and" and best is None and _joins(tokens, i):
            pass
        elif (
            token.low == "including"
            or (token.tag not in _INNER and token.text != "IS")
            or (token.tag == "CD" and best is not None)
            or (token.low in _THINGS and token.tag not in _MODIFIERS)
        ):
            break
        i += 1
    return best


def _describes(tokens: Sequence[Token], at: int, taken: Set[int]) -> bool:
    """True of the first noun in "a volunteer militia", "23 terrorist targets": the last counts."""
    head = at
    while head + 1 < len(tokens) and _is_noun(tokens[head + 1], taken):
        head += 1
    following = tokens[head]
    return tokens[at].low in SINGULAR and head > at and following.low not in WHOM


def _is_noun(token: Token, taken: Set[int]) -> bool:
    return token.i not in taken and token.tag in {"NN", "NNS", "HYPH"}


def _kind(tokens: Sequence[Token], at: int) -> Whom:
    """Members of a family, unlike members of a group, are civilians."""
    around = [t.low for t in tokens[max(0, at - 1) : at + 6]]
    if tokens[at].low in {"member", "members"} and "family" in around:
        return Whom.CIVILIANS
    return WHOM[tokens[at].low]


def _joined(tokens: Sequence[Token], people: PeopleNoun, taken: Set[int]) -> PeopleNoun | None:
    """ "soldiers and allied militiamen": a second kind under one count, and no new sentence."""
    joint = people.last + 1
    if joint + 1 >= len(tokens) or tokens[joint].low not in {"and", "or"}:
        return None
    other = _one_kind(tokens, joint + 1, taken)
    if other is None or other.singular or other.others or _counts(tokens, joint + 1, other.last):
        return None
    after = tokens[other.last + 1] if other.last + 1 < len(tokens) else None
    verb = after is not None and after.tag in {"VBD", "VBZ", "VBP"} and after.i not in taken
    return None if verb and after is not None and after.low not in _COPULAS else other


def _counts(tokens: Sequence[Token], first: int, last: int) -> bool:
    return any(t.tag == "CD" or t.low in _NUMERALS for t in tokens[first : last + 1])


_SPANS = ("year", "yr", "month", "week", "day")


def past_age(tokens: Sequence[Token], start: int) -> int:
    """The first token after "12-year-old", if that is what stands at `start`."""
    words = [t.low for t in tokens[start : start + 6]]
    numbered = start < len(tokens) and tokens[start].tag == "CD"
    if (
        numbered
        and "old" in words
        and any(w.startswith(_SPANS) for w in words[: words.index("old")])
    ):
        return start + words.index("old") + 1
    return start


def _joins(tokens: Sequence[Token], joint: int) -> bool:
    """ "regime and rebel fighters": both words before one noun for people."""
    following = [t.low for t in tokens[joint + 1 : joint + 4]]
    numbered = any(t.tag == "CD" or t.low in _NUMERALS for t in tokens[joint + 1 : joint + 4])
    return any(w in WHOM for w in following) and following[0] not in WHOM and not numbered


def _skip_of(tokens: Sequence[Token], start: int) -> int:
    """ "of the civilians", "of its fighters" after "dozens" or "one", quoted or not."""
    if start < len(tokens) and tokens[start].tag in {"''", "``"}:
        start += 1
    if start < len(tokens) and tokens[start].low == "of":
        start += 1
        if start < len(tokens) and tokens[start].tag in {"DT", "PRP$"}:
            start += 1
    return start


def is_thing(tokens: Sequence[Token], start: int, taken: Set[int]) -> bool:
    """True if what is counted is no people: "six air strikes", "12 kilometres", "40 percent"."""
    i = past_age(tokens, _skip_of(tokens, start))
    thing = False
    for token in tokens[i : i + 5]:
        known = token.low in WHOM and token.low not in _THINGS | {"other", "more"}
        carried = [t.low in _CARRIERS for t in tokens[token.i + 1 : token.i + 2]]
        known = known and carried != [True]  # "personnel carriers"
        if known and not _describes(tokens, token.i, taken):
            return False
        if token.i in taken or token.tag not in _INNER:
            return thing
        thing = thing or token.low in _THINGS
        if thing and token.tag not in _MODIFIERS:
            return True
    return thing
