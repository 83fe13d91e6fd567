"""Words that tell of violence, in families, and what each family weighs.

A person wrote the families and their kinds: "deed" names violence, its end or what it did to
people, "scene" what stands around it and around much else. The weights were found by
`eval/sieve_weights.py`, which writes them here; each kind has a weight to begin with, from which a
family moves as far as the sentences that it was seen in demand.
"""

BIAS = -2.59
FAMILIES: tuple[tuple[str, float, str], ...] = (
    ("deed", 2.66, "killed kill kills killing killings killer killers"),
    ("deed", 1.43, "dead dies died deadly dying die perish perished suffocated drowned"),
    ("deed", 1.48, "death deaths"),
    ("deed", 1.82, "fatal fatally fatality fatalities"),
    ("deed", 1.68,
     "slain slew slaying slayings butchered liquidated eliminated neutralized neutralised"),
    ("deed", 2.26,
     "murder murders murdered murdering homicide homicides manslaughter murder-suicide"),
    ("deed", 1.60,
     "massacre massacres massacred slaughter slaughtered slaughtering bloodshed carnage "
     "atrocities"),
    ("deed", 1.77, "martyr martyrs martyred martyrdom"),
    ("deed", 1.40, "wounded wounding wounds wound maimed"),
    ("deed", 1.83, "injured injuring injuries injury injures hurt"),
    ("deed", 1.21, "casualty casualties toll"),
    ("deed", 2.74, "shot shots shoot shoots gunned"),
    ("deed", 1.75, "shooting shootings shooter shooters shootout shootouts"),
    ("deed", 1.79, "gunshot gunshots gunfire gunman gunmen gunpoint sniper snipers bullet bullets"),
    ("deed", 1.85,
     "executed execution executions executing beheaded beheading beheadings decapitated "
     "crucified lynched hanged"),
    ("deed", 2.04, "assassinated assassination assassinate assassinations assassins"),
    ("deed", 1.80, "stab stabbed stabbing stabbings strangled hacked"),
    ("deed", 1.83,
     "kidnapped kidnapping kidnap kidnappings kidnappers abducted abduction abductions "
     "hostage hostages"),
    ("deed", 1.77, "bomb bombs bombed bombing bombings bomber bombers"),
    ("deed", 2.22,
     "blast blasts explosion explosions exploded explode exploding explosive explosives "
     "detonated detonate detonating detonation dynamite grenade grenades mine mines "
     "landmine landmines blew"),
    ("deed", 1.48,
     "airstrike airstrikes air-strike air-strikes strikes air-raid air-raids warplanes "
     "warplane jets helicopters drone drones"),
    ("deed", 1.49,
     "shelling shelled shells shell mortar mortars artillery rocket rockets missile "
     "missiles bombardment bombarded pounded"),
    ("deed", 1.33,
     "clash clashes clashed clashing firefight firefights skirmish skirmishes infighting"),
    ("deed", 1.23, "offensive offensives ambush ambushed ambushes stormed storming besieged siege"),
    ("deed", 1.51,
     "attack attacks attacked attacking attackers attacker assault assaults assaulted"),
    ("deed", 1.29,
     "captured recaptured seized seize retake retook overran overrun recapture liberated "
     "liberate"),
    ("deed", 1.48, "ceasefire cease-fire ceasefires truce truces"),
    ("deed", 1.65, "chemical chlorine sarin poison toxic gas gassed"),
    ("scene", 0.78, "fire fired firing crossfire"),
    ("scene", 0.86, "strike struck hit"),
    ("scene", 0.93, "raid raids raided"),
    ("scene", 0.41, "fighting fights fought battle battles battled battling combat"),
    ("scene", 0.65, "advanced advancing advance withdrew withdrawal repelled"),
    ("scene", 0.53,
     "militants militant rebels rebel fighters insurgents guerrillas guerrilla terrorists "
     "terrorist jihadists jihadist extremists militia militias"),
    ("scene", 0.03, "soldier soldiers troops forces"),
    ("scene", 0.39, "police policeman policemen officer officers deputies sheriff"),
    ("scene", 0.62, "suspect suspects suspected arrested charged custody"),
    ("scene", 0.08,
     "gun guns handgun handguns pistol rifle rifles firearm firearms weapon weapons"),
    ("scene", 0.84, "body bodies corpse corpses"),
    ("scene", 0.75, "victim victims"),
    ("scene", 0.73, "suicide"),
    ("scene", 0.45, "civilian civilians residents"),
    ("scene", 1.34, "destroyed destroying destruction burned torched damaged"),
    ("scene", 0.73, "displaced fled flee refugees evacuated"),
    ("scene", 0.72, "hospital hospitals ambulance medics paramedics"),
    ("scene", 0.56, "terrorism terror"),
    ("scene", 0.17, "war wars conflict violence violent"),
)  # fmt: skip
