"""Words of parties and of what they do, as plain lists: which noun is a force, which verb wounds.

Loaded words stand beside plain ones in one list ("rebels", "terrorists", "freedom fighters";
"killed", "martyred", "liquidated"; "attack", "massacre"), so that no framing changes a reading.
"""

from reportedly.reference.lists import demonyms

_DOUBLED = frozenset(
    {"drop", "gun", "stab", "expel", "repel", "control", "plan", "rip", "ram", "commit", "kidnap"}
)


def _forms(verbs: str) -> frozenset[str]:
    """Every form of each regular verb; irregular forms stand in the lists themselves."""
    return frozenset(form for verb in verbs.split() for form in _inflected(verb))


def _inflected(verb: str) -> tuple[str, ...]:
    stem = verb + verb[-1] if verb in _DOUBLED else verb
    if verb.endswith("e"):
        return verb, verb + "s", verb + "d", verb[:-1] + "ing"
    if verb.endswith("y") and verb[-2] not in "aeo":
        return verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"
    hissing = verb.endswith(("sh", "ch", "ss", "x", "s"))
    return verb, verb + ("es" if hissing else "s"), stem + "ed", stem + "ing"


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# What befalls people alone, whoever they are.
FELLING = _forms(
    "kill assassinate execute behead decapitate eliminate massacre murder slaughter liquidate"
    " martyr wound injure maim neutralise neutralize"
)
# Whom the words after them befell.
STRIKING = (
    FELLING
    | _forms(
        "attack target shell bomb bombard raid kidnap"
        " abduct ambush storm besiege destroy torture pummel pound hammer strafe assault ram"
        " arrest detain annihilate decimate displace crush gun gas oust expel repel dislodge evict"
        " rout crucify stab burn engulf foil thwart repulse hijack dynamite machine-gun"
        " chase flush trap encircle surround sever squeeze terrorize"
    )
    | _words(
        "hit hits hitting strike strikes striking struck shoot shoots shooting shot beat beats"
        " beating cut cuts cutting drive drives driving drove driven push pushes pushing pushed"
        " blew gassed gassing gasses"
    )
)
# What an attack comes to where it fails: the object is the deed, and the loser who did it.
FOILING = _forms("repel foil thwart repulse stop")
# The same, said of both sides.
FIGHTING = _forms("battle confront engage clash") | _words("fight fights fighting fought")
# What the words after them were done with; on whom comes later.
WIELDING = _forms(
    "fire launch conduct drop detonate perpetrate commit hurl lob inflict wage stage mount"
    " unleash carry explode crash"
) | _words("throw throws threw thrown throwing deal deals dealt dealing")
# Verbs of ground won.
TAKING = _forms(
    "capture seize recapture liberate regain retain wrest conquer advance overrun reclaim"
    " storm enter"
) | _words(
    "retake retakes retook retaken retaking overran pulled pulling pull broke breaks break breaking"
)
# Verbs that tell of violence only together with a word for it just after ("began shelling").
LIGHT = _forms(
    "use gain secure clear resume renew repeat open start continue try attempt manage press"
    " step intensify prepare raze release impose escalate pursue deploy control plan respond"
    " retaliate establish"
) | _words(
    "take takes took taken taking make makes made making begin begins began beginning gained"
    " keep keeps kept keeping have had has having tried tries trying admitted begun"
    " finish finished finishes finishing stop stopped stops"
)
# Of these, verbs of ground won ("took the town", "secured the road").
WINNING = _forms("gain secure clear") | _words("take takes took taken taking")
LOSING = _forms("lose suffer die perish surrender flee sustain succumb retreat") | _words(
    "lost losing fled fleeing dying fell withdraw withdrew withdrawn withdrawing withdraws"
)
DEEDS = STRIKING | TAKING | LOSING
SAYING = _forms("say tell report announce add claim confirm deny note state declare insist") | (
    _words("said told says tells according")
)
MUTUAL = _words(
    "clash clashes fighting battle battles fight fights combat firefight firefights gunbattle"
    " gunbattles infighting feud standoff hostilities skirmish skirmishes confrontation"
    " confrontations clashing"
)
PACTS = _words("truce truces ceasefire cease-fire deal agreement agreements cessation pact fire")
ATTACKS = _words(
    "strike strikes airstrike airstrikes raid raids attack attacks counterattack"
    " counterattacks shelling shellings bombing bombings bombardment bombardments assault"
    " assaults fire gunfire offensive offensives counteroffensive counter-offensive missile"
    " missiles rocket rockets bomb bombs shell shells mortar mortars campaign blast blasts"
    " massacre massacres operation operations advance advances push onslaught barrage barrages"
    " ambush incursion incursions sniper snipers aggression shooting killing killings"
    " execution executions sortie sorties airpower sweep atrocity atrocities crime"
    " crimes actions slaughter invasion"
)
BLASTS = _words("explosion explosions detonation detonations bomber bombers")
WEAPONS = _words(
    "shell shells rocket rockets missile missiles fire mortar mortars bomb bombs rounds"
    " projectile projectiles gunfire gas barrage came landed sarin chlorine explosives barrels"
    " munitions"
)
HARM = _words(
    "killing killings death deaths murder massacre execution executions shelling bombing"
    " bombardment kidnapping abduction beheading capture casualties losses blow blows toll"
    " slaughter fatalities victims injuries dead setback setbacks defeat"
)
# Words that may stand between an owner and his attack ("regime air and artillery strikes").
ATTACK_KINDS = _words(
    "air aerial rocket mortar missile bomb gas chemical weapons suicide artillery car truck"
    " ground barrel toxic drone shell tank sniper military bombing cluster phosphorus counter"
    " mine raid"
)

# Nouns of a force: with any of these a phrase is a party, on its own words or its owner's.
FORCES = _words(
    "forces troop troops soldier soldiers fighter fighters militant militants rebel rebels"
    " militia militias militiaman militiamen gunman gunmen insurgent insurgents jihadist"
    " jihadists jihadis terrorist terrorists extremist extremists islamists takfiris mercenary"
    " mercenaries loyalists tribesmen guerrilla guerrillas separatists paramilitaries"
    " commandos peshmerga combatants mujahideen hardliners"
    " freedom-fighters bandit bandits army military regime government opposition coalition"
    " navy junta authorities warlords militancy conscripts recruits servicemen"
)
# Things and bodies that are a party only with a word for whose they are.
OWNED = _words(
    "force warplane warplanes plane planes jet jets aircraft aircrafts airplanes helicopter"
    " helicopters drone drones artillery group groups organization organizations organisation"
    " organisations faction factions fractions unit units brigade brigades battalion police"
    " guards gang gangs leader leaders commander commanders member members elements personnel"
    " operatives emir officer officers general militiawoman snipers aviation side allies ally"
    " movement bombs division battalions regiment corps front marines guard men policemen"
    " affiliate affiliates loyalist tanks outfit cell cells alliance fleet batteries gunners"
    " security-forces raiders invaders pilots pilot airpower power bombers attackers assailants"
    " kidnappers administration"
)
# Words that say which side; never a party without a noun of force or an attack after them.
SIDES = _words(
    "regime government opposition rebel army military militant terrorist terror insurgent"
    " jihadist islamist coalition pro-regime pro-government pro-opposition anti-government"
    " anti-regime armed extremist takfiri loyalist state allied foreign international western"
    " air aerospace ground security special naval popular defence defense national"
    " war paramilitary separatist guerrilla hardline radical unidentified unknown masked local"
    " pro-assad regular freedom republican tribal moderate royal territorial border"
    " presidential elite suicide enemy occupation occupying invading rival mainly largely"
)
WEAK_SIDES = _words(
    "terror state international western air aerospace ground security special national"
    " popular local defence defense naval unknown unidentified foreign armed masked regular"
    " radical royal border elite suicide moderate tribal rival mainly largely allied presidential"
    " hardline territorial freedom war"
)
# Bodies that are a party by a proper name of their own ("Desert Hawks Brigade").
BODIES = _words(
    "brigade brigades division battalion regiment corps army front movement forces force"
    " militia marines guard guards command"
)
# What a side fights with: what is done with them or to them is done by it or to it.
MACHINES = _words(
    "warplane warplanes plane planes jet jets aircraft aircrafts helicopter helicopters drone"
    " drones bombers artillery tank tanks vehicle vehicles truck trucks boat boats warship warships"
)
OWNED_AS_IS = _words("police policemen snipers")
LABELS = _words("group organization organisation outfit")  # of a party named before
SUPPOSING = _words("believed thought suspected said presumed")
UNNAMED = _words("unidentified unknown unnamed masked suicide")
ALIGNED = _words("backed led linked affiliated aligned allied supported funded trained armed")
HOLDING = _words(
    "held controlled run dominated occupied besieged ruled infested administered managed"
    " maintained manned"
)
# Nouns for what a side holds: the words before them are whose place it is, not who is hit.
GROUND = _words(
    "stronghold strongholds enclave enclaves bastion bastions territory territories area"
    " areas town towns village villages city district districts neighbourhood neighbourhoods"
    " neighborhood neighborhoods region province capital control stranglehold sector sectors"
    " suburb suburbs zone heartland occupation rule grip hands ground"
)
# Nouns for what a side is hit in: an attack on them is an attack on their owner.
TARGETS = _words(
    "position positions headquarters base bases bunker bunkers convoy convoys vehicle"
    " vehicles gatherings gathering checkpoint checkpoints depot depots site sites target"
    " targets building buildings barracks post posts camp camps line lines offices office"
    " command trenches hotbeds fortifications airbase airport members leaders commanders"
    " troops fighters militants defenses defences installations facility facilities hideout"
    " hideouts den dens patrol patrols ranks station stations center centers centre centres"
    " warehouse warehouses complex airfield airfields carrier carriers cache caches"
)
PERSONS = _words(
    "official officials spokesman spokeswoman spokesperson activist activists media"
    " television agency newspaper minister ministry channel president diplomat tv news website"
    " outlet observers monitors monitor supporters protesters protests sources source"
)

DEMONYMS = frozenset(
    word.casefold() for listed in demonyms().values() for word in listed if " " not in word
)
COMMUNITIES = _words("kurdish shia shiite shi'ite alawite sunni druze christian yazidi turkmen")
# What leads from the men to the name of their party ("fighters belonging to the so-called X").
OF = frozenset({"of", "from", "belonging", "affiliated", "linked", "tied", "loyal", "allied"})
OPENERS = frozenset(
    "the a an so called so-called - \" ' “ to with known as group organization other president"
    " leader embattled".split()
)
