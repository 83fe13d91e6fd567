"""Words that show a place: nouns of places, prepositions, and names that are none."""

import re

ARTICLE = r"(?:[Aa]l|[Aa]d|[Aa]n|[Aa]s|[Aa]r|[Aa]t|[Aa]z|[Aa]sh|[Ee]l|[Ee]z|[Ee]d|[Uu]m|[Aa]bu)"

JOINED = (
    r"(?:(?:[Aa]l|[Aa]d|[Aa]n|[Aa]s|[Aa]r|[Aa]t|[Aa]z|[Aa]sh|[Ee]l|[Ee]z|[Ee]d)-"
    r"|(?:Al|El|Ad|An|As|Ar|Az) )"
)

WORD = rf"(?:{JOINED} ?)?(?:St\. )?[A-Z][\w’'`-]*"

LINK = r"(?: (?:de|del|da|do|dos|di)(?: la| las| los)?)? "

NUMBERED = r"(?:Hill|Highway|Route|Base|Camp|Checkpoint) \d+"

WATERS = r"(?:Gulf|Horn|Straits?|Bay|Sea) of (?:the )?"

LONGEST = 4  # words of one name

NAME = re.compile(
    rf"(?<![\w-])(?:{NUMBERED}|(?:{WATERS})?{WORD}(?:{LINK}{WORD}){{0,{LONGEST - 1}}})"
)

NOUN = (
    r"(?:(?:residential |industrial |refugee |air ?|military |northern |southern |eastern |western "
    r"|rural )?(?:city|town|village|province|governorate|district|neighbou?rhoods?|area|region|"
    r"provinces|governorates|cities|countryside|camp|suburbs?|airport|airbase|base|valley|"
    r"plain|desert|crossing|quarter|"
    r"sub-?district|outskirts|island|mountains?|checkpoint|square|street|districts|areas|villages|"
    r"towns|prison|dam|bridge|hospital|front|oil ?fields?|farms?|road|highway|junction|"
    r"pocket|schools?|mosque|market|university|bakery|state(?! (?:media|tv|television|"
    r"news))|county|"
    r"department|municipality|sector|(?:local government|border) area|peninsula|port|"
    r"resort|enclave|"
    r"hills?|hilltops?|axis|front ?lines?|stronghold|outpost|garrison|ring road|roundabout|"
    r"crossroads?|intersection|settlements?|barracks|cemetery|stadium|hotel|palace|church|"
    r"factory|shrine|heights|farmlands?))"
)

AFTER = re.compile(rf"^s?'?s? {NOUN}(?!\w)")

# "Homs suburb of Waer": Homs is what Waer lies in.
CONTAINER = re.compile(
    rf"^s?'?s? (?:[a-z-]+ )?(?:city|town|village|suburbs?|neighbou?rhoods?|district|province|"
    rf"region|"
    rf"area|quarter) (?:of|"
    rf"called|named)(?: the)? (?=(?:{ARTICLE}[- ])?[A-Z])"
)

OF = re.compile(
    rf"(?:{NOUN}|entrances?|edges?|vicinity|heart|cent(?:re|er))(?: called| named| known "
    rf"as)?(?: of)? (?:the )?(?:city of |town of )?$",
    re.I,
)

# "Waer district of Homs": the noun is Waer's, and Homs is what it lies in.
PART_OF = re.compile(
    r"([A-Z][\w’'`-]*) (?:district|neighbou?rhood|quarter|camp|square|street|countryside|area|"
    r"suburb|town|village|sector|side|part|outskirts) "
    r"of (?:the )?(?:(?:city|town) of )?$"
)

PREPOSITION = re.compile(
    r"(?<!\w)(in|at|near|on|of|from|"
    r"(?<!loyal )(?<!belonging )(?<!according )(?<!linked )to|around|outside|over|inside|"
    r"across|towards?|into|between|within"
    r"|throughout|nearby|along|including|hit|hits|targeted|targeting|struck|pounded|bombed|shelled|"
    r"captured|recaptured|seized|retook|entered|and|attacked|pound|left|stormed|besieged)"
    r" (?:(?:the |a |rebel-held |regime-held |government-held |opposition-held |IS-held |besieged |"
    r"eastern |western |northern |southern |northwestern |northeastern |southwestern |"
    r"southeastern |"
    r"northwest |north-western |north-eastern |south-western |central |divided |key |rural |mainly "
    r"|Kurdish |strategic |ancient |Syrias? |Syria's |Syrian |war-torn |nearby |embattled |coastal "
    r"|outskirts of |centre of |center of |west |east |north |south |rebel-controlled |"
    r"militant-held "
    r"|terrorist-held |Daesh-held |border |contested |flashpoint |historic |de facto |"
    r"\w+-held )*)$",
    re.I,
)

INSIDE = re.compile(
    r"(?<!\w)(?:in|inside|across|throughout|over|(?:of|from) (?=(?:north|south|east|west|central)))"
    r" ?(?:the )?(?:far )?(?:(?:north|south|east|west|central)(?:ern|-?(?:ea|we)st(?:ern)?)? )?$",
    re.I,
)

# What stands here is a place, though no gazetteer knows the name.
SURELY = re.compile(
    r"(?<!\w)(?:(?:in|at|near|outside)|(?:air)?(?:strikes?|raids?|attacks?) on|shelling of|"
    r"(?:bombardment|bombing) of|(?:north|south|east|west|central)[\w-]* (?:parts?|sides?|"
    r"outskirts|edges?|areas?|countryside) of) (?:the )?$",
    re.I,
)

# "Sel, 5 km north of Aleppo": what follows another place so only says where that one lies.
OWNER = re.compile(r"[\w’'` -]+['’]s? ")  # "Homs's Waer": what lies before is what holds it

LANDMARK = re.compile(
    r"(?:, (?:an?|the) (?:[a-z-]+ ){0,3}(?:city|town|village|suburb|camp|area|district)"
    r"(?: in the [a-z]+)?)?,?(?: located| situated| lying)?(?: just| some| about)?"
    r"(?: \d[\w.]*(?: |-)?(?:km|kilomet\w+|miles?)(?: \([^)]*\))?)?(?: to the)?"
    r" (?:north|south|east|west)[\w-]* (?:of|from)(?: the)?"
    r"(?: [a-z-]+)?(?: (?:city|town|village|capital)(?: of)?)? ",
    re.I,
)

NEAR = re.compile(
    r"(?:, (?:just |(?:some |about )?\d[\w.]* ?[\w-]+ (?:\([^)]*\) )?)?(?:to the )?(?:north|"
    r"south|east|west)[\w-]* of|near|outskirts of|outside|towards?|vicinity of|around|"
    r"close to|\d+ ?(?:km|kilomet\w+|miles?) (?:\w+ )?(?:of|from)) (?:the )?"
    r"(?:[a-z-]+ )?(?:(?:town|city|"
    r"village) of )?$",
    re.I,
)

WITHIN = re.compile(
    r"(?:countryside of|(?:north|south|east|west|northwest|northeast|southwest|"
    r"southeast)(?:ern|-western|-eastern)?(?: of)?|parts? of|across|suburbs? of) (?:the )?$",
    re.I,
)

BETWEEN = re.compile(r"(?:road|highway|way|border|area) (?:that \w+ )?between (?:the )?$", re.I)

DISTANCE = re.compile(
    r"(\d+(?:\.\d+)?) ?(km|kilomet\w+|miles?) (?:\w+ )?(?:of|from) (?:the )?(?:(?:town|city|"
    r"village) of )?$",
    re.I,
)

KM_PER_MILE = 1.609344

# "A town in Homs", "the last enclave near Homs": Homs is named, the place itself is not.
UNNAMED = re.compile(
    r"(?<![\w-])(?:an?|another|one|the (?:last|latest|main)) "
    r"(?:(?!(?:in|of|at|on|near|to|from|the|around) )[\w-]+ ){0,3}?"
    r"(?:city|town|village|neighbou?rhood|district|suburb|area|region|zone|enclave|"
    r"stronghold|bastion|quarter|settlement|pocket|base) (?:in|of|near|outside|inside|"
    r"(?:just )?(?:to the )?(?:north|south|east|west)[\w-]*(?: of)?)"
    r"(?: (?:the|its|besieged|embattled|capital|province of|"
    r"governorate of|city of|[A-Z][a-z]+(?:'?s|an|i|ish|ese)|(?:north|south|east|west|central)\w*|"
    r"[a-z]+-held))* $"
)

# Who shoots sits here; what is hit lies elsewhere.
SEAT = re.compile(
    r"(?<!\w)(?:positioned|based|located|stationed|entrenched|holed up|deployed|barricaded|dug in|"
    r"hiding|hidden|headquartered|exiled|garrisoned|talks|negotiations|conference|summit)"
    r"(?: \w+)? (?:in|at|inside|near|around|on|within)(?: (?!and )[a-z][\w-]*){0,4} $"
)

LARGE = re.compile(
    r"\bstate|department|county|province|governorate|region|countryside|desert|valley|plain", re.I
)

SITE = re.compile(
    r"street|square|school|hospital|mosque|market|checkpoint|crossing|prison|bridge|airport|airbase"
    r"|base|oil ?fields?|dam|junction|university|bakery|farms?|roundabout|crossroads?|intersection|"
    r"barracks|cemetery|stadium|hotel|palace|church|factory|shrine",
    re.I,
)

FEATURE = re.compile(
    rf"\w (?:River|Hill|Castle|Mountains?|Street|Square|Road|Valley|Plain|Lake)$|^{NUMBERED}$"
)

# A noun written as part of the name.
TITLED = re.compile(
    r"\w (?:City|Town|Village|District|Province|Governorate|Camp|Hospital|Airport|Airbase|Base|"
    r"Factory|Palace|Roundabout|Prison|Bridge|University|Mosque|Market|School|Gap|Pass|Island|"
    r"Neighbou?rhood|Suburb|Crossing|Hilltop|County|Government Area|Dam|Hotel|Park|"
    r"Checkpoint|Museum|Embassy|Gorge|Peninsula|Region|Area|Countryside|Quarter|Academy|Towers?|"
    r"Housing Project|Highway|Heights|Cent(?:re|er)|Complex|College|Institute|Station|Plant|"
    r"Compound|Stadium|Oilfield|Field|Barracks|Crossroads|"
    r"River|Hill|Castle|Mountains?|Street|Square|Road|Valley|Plain|Lake|Farms?|Junction)$"
)

# A river or a road is long, and says where along it something lies.
BROAD = re.compile(r"\w (?:River|Lake|Highway|Mountains|Valley|Plain)$")

OLD_TOWN = re.compile(r"\b(?:Old|New) (?:City|Town|Quarter)$")  # a part of the town it is said of

# Nouns of Arabic place names.
TOPONYM = re.compile(
    r"(?:Jabal|Jebel|Mount|Tall?|Tell?|Kafe?r|Kfar|Deir|Dayr|Khan|Wadi|Bab|A[iy]n|Be[iy]t|Bayt|Qasr"
    r"|Jisr|Ma['’]?arr?[ae]t|Khirbet|Khirbat|Rasm|Qal['’]?[ae]t|Qalaat|Bi['’]?r|Nahr|Burj|Ras"
    r"|Umm?|Sahl|Tallet) \S"
)

COMMON_NOUN = re.compile(rf"(?:{NOUN}s?|residents|civilians|hospitals)", re.I)

ADJECTIVE = re.compile(r"(?:[a-z]ian|ish|Kurd|Arab|Turk|Israeli|Iraqi|Christian|Muslim)$")

SECRETARY = re.compile(r"[Ss]ecretary (?:of (?:[Ss]tate )?|[Gg]eneral )$")

# Ground that is taken, left or driven from.
GROUND = re.compile(
    r"(?<!\w)(?:(?:re)?captur(?:ed|ing|es?)|seiz(?:ed|ing|es?)|retook|retak(?:en|ing|e)|overran|"
    r"stormed|storming|entered|entering|liberat(?:ed|ing|es?)|besieg(?:ed|ing)|over|"
    r"(?:expelled|ousted|driven|drove|pushed|withdrew|withdrawn|pulled out|retreated|fled|evicted)"
    r"(?: [\w-]+){0,4} from) (?:the )?$"
)

LIES_IN = re.compile(
    r"(?:,| and|(?: (?:just|to))? ?(?:the )?(?:north|south|east|west)[\w-]* of|,? (?:in|of|near))"
    r"(?: (?:the|nearby|neighbou?ring|northern|southern|eastern|western))* ",
    re.I,
)

ARTICLED = re.compile(r"(?:[Aa]l|[Aa]d|[Aa]n|[Aa]s|[Aa]r|[Aa]t|[Aa]z|[Ee]l|[Ee]z|[Ee]d)-\w")

LOCAL = re.compile(
    r"town|village|district|neighbou?rhood|camp|suburb|airport|airbase|base|crossing|quarter"
    r"|checkpoint|square|street|prison|dam|bridge|hospital|mountain|oil ?field|hill|sector|port"
    r"|municipality|resort|local government area|settlement|roundabout|quarter",
    re.I,
)

NOT_PLACES = frozenset(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June"
    " July August September October November December Mon Tue Wed Thu Fri Sat Sun Jan Feb Mar Apr"
    " Jun Jul Aug Sep Sept Oct Nov Dec President General Colonel Minister Reuters AFP SANA UN US"
    " U.S Many Muslim Christian Sunni Shiite Alawite Druze Western Arabs Muslims Islamist "
    "Ramadan Eid Islam Twitter Facebook Press The He She It They Islamic State Army "
    "Kurdish Syrian"
    " Russian Turkish Arab Media Network Observatory Published Last Date Photo World "
    "Health In On At"
    " Tags Tens Dozens Hundreds Several Scores Thousands Catholic Orthodox Armenian Assyrian Yazidi"
    " Northeastern Northwestern Southeastern Southwestern North-eastern North-western South-eastern"
    " South-western Missile Missiles Rocket Rockets Airstrike Airstrikes Shelling Bombing Blast"
    " Blasts Kill Kills Killed Head Heads Hit Hits Says Say"
    " A This That These Those Some One Two Three Four Five Six Seven Eight Nine Ten Most "
    "More Also".split()
)

DESCRIBED = re.compile(
    r"-(?:dominated|held|controlled|majority|backed|led|run|populated|based|occupied|besieged|owned)$"
)

# Not every "-ish" and "-ian": Binnish and Dalian are towns.
PEOPLE = re.compile(
    r"(?:ites|ians|ese|\b(?:Brit|Dan|Finn|Ir|Jew|Kurd|Pol|Span|Swed|Turk)ish"
    r"|\b(?:Thais?|Turks?|Kurds?|Serbs?|Arabs?|Kazakh|Uzbek|Tajik|Kyrgyz|Afghan|Saudi|Iraqi|Israeli|"
    r"Pakistani|Yemeni|Kuwaiti|Qatari|Emirati|Omani|Bahraini|Chechen|Czech|Greek|Dutch|French|Swiss|"
    r"Turkmen|Uighur|Uyghur)s?)$"
)

COMMON = frozenset(
    "War Eastern Western Northern Southern Northeastern Northwestern Southeastern Southwestern "
    "Northeast Northwest Southeast Southwest Middle East West North South Central Several Civil "
    "Court Americas".split()
)

# What stands before a noun of places and names nothing, though a sentence that begins with it or
# a headline writes it large: "Air base denies ...", "Rebel Stronghold Falls".
ORDINARY = frozenset(
    "Air Airborne Ammunition Armed Armoured Army Aid Another Arms Artillery Besieged Border Busy "
    "Civilian Coalition Crowded Deserted Detention Displacement Enemy Entire Field Food Force "
    "Forces Foreign Fuel Gas Government Ground Insurgent Jihadist Key Loyalist Main Makeshift "
    "Medical Militant Militia Military Missile Naval Navy Nearby Neighbouring Neighboring Oil "
    "Opposition Other Police Power Rebel Rebels Refugee Refugees Regime Residential Rural "
    "Security Strategic Supply Terrorist Training Tribal Urban Vegetable Water Weapons "
    "Whole".split()
)

# Where governments sit, and what the news calls them by.
CAPITALS = frozenset(
    "Damascus Baghdad Moscow Washington Ankara Tehran Amman Beirut Cairo Riyadh Doha Kuwait Manama "
    "Muscat Sanaa Sana'a Tripoli Tunis Algiers Rabat Khartoum Jerusalem London Paris Berlin Rome "
    "Madrid Brussels Vienna Athens Warsaw Kiev Kyiv Minsk Beijing Tokyo Seoul Pyongyang Islamabad "
    "Kabul Ottawa Canberra Abuja Nairobi Mogadishu Juba Bogota Caracas Kremlin Pentagon".split()
)

HOLDER = re.compile(r"^(?:s|'s|’s)? ?(?:regime|government|army|forces|president|civil war|war)\b")

# A noun that a whole list of names shares.
SEVERAL = (
    r"(?:towns|villages|cities|districts|areas|neighbou?rhoods|suburbs|provinces|governorates)"
)

SEVERAL_OF = re.compile(rf"{SEVERAL}(?: of| called| named)?:? (?:the )?$", re.I)

# "in Deir ez-Zor and neighbouring Raqqa province", "hit Kafr Sel, Tal Amar and the port of Jisan".
JOINT = re.compile(
    rf"(?:,|,? and|,? or|,? as well as)?(?: in| near| on)?(?: the| its| nearby| neighbou?ring)*"
    rf"(?: (?:north|south|east|west|central)\w*)?(?: {NOUN} of| outskirts of)?(?: the)? ?$",
    re.I,
)

AND = re.compile(r" (?:and|or|as well as)\b", re.I)

# What may belong to the name before it: "Aleppos eastern districts", "Syrias Raqqa".
OWNED = re.compile(
    r"^s? (?!(?:and|or|in|on|at|of|to|from|by|with|that|which|who|where|was|were) )\w"
)

# "Raids on Binnish on Monday" names a town; "raids on British positions" a people.
STANDS_ALONE = re.compile(r"^(?:$|[,.;:!?]| (?:on|in|and|that|which|early|late|overnight)\b)")
