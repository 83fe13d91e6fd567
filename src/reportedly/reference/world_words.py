"""Other words for countries and provinces: what their people are called, and short forms."""

from functools import cache

from reportedly.reference.world_units import country_facts, unit_names

# What the list of countries does not say, or says of the smaller of two.
_ALSO_CALLED = {
    "us": "United States", "u.s.": "United States", "u.s": "United States",
    "america": "United States", "the u.s.": "United States", "american": "United States",
    "u.k.": "United Kingdom", "british": "United Kingdom", "french": "France", "spanish": "Spain",
    "dutch": "Netherlands", "u.a.e.": "United Arab Emirates", "israeli": "Israel",
    "saudi": "Saudi Arabia", "chinese": "China", "kurdish": "Kurdistan", "european": "Europe",
    "african": "Africa", "asian": "Asia",
}  # fmt: skip
_SHORT = (
    "Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Md Mass Mich Minn Miss Mo Mont Neb "
    "Nev N.H N.J N.M N.Y N.C N.D Okla Ore Pa R.I S.C S.D Tenn Tex Vt Va Wash W.Va Wis Wyo B.C "
    "Alta Sask Man Ont Que N.B N.S Nfld"
).split()
_LONG = (
    "Alabama;Arizona;Arkansas;California;Colorado;Connecticut;Delaware;Florida;Georgia;Illinois;"
    "Indiana;Kansas;Kentucky;Louisiana;Maryland;Massachusetts;Michigan;Minnesota;Mississippi;"
    "Missouri;Montana;Nebraska;Nevada;New Hampshire;New Jersey;New Mexico;New York;"
    "North Carolina;North Dakota;Oklahoma;Oregon;Pennsylvania;Rhode Island;South Carolina;"
    "South Dakota;Tennessee;Texas;Vermont;Virginia;Washington;West Virginia;Wisconsin;Wyoming;"
    "British Columbia;Alberta;Saskatchewan;Manitoba;Ontario;Quebec;New Brunswick;Nova Scotia;"
    "Newfoundland and Labrador"
).split(";")


@cache
def peoples() -> dict[str, str]:
    """A country's name by what its people are called, in small letters: "syrian"."""
    named = {facts.people.casefold(): facts.names[0] for facts in country_facts().values()}
    return named | _ALSO_CALLED


@cache
def abbreviated_units() -> dict[str, str]:
    """States of North America by the letters that news shortens them to: Ky and KY as Kentucky."""
    told = unit_names().items()
    codes = {code.partition(".")[2]: name for code, name in told if code.startswith("US.")}
    return codes | dict(zip(_SHORT, _LONG, strict=True))
