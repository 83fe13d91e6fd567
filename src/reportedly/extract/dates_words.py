"""The vocabulary of the date grammar: words, and the patterns built of them."""

import re
from datetime import date

from reportedly.extract.dates_values import TimeKind

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "monday mon",
            "tuesday tues tue",
            "wednesday weds wed",
            "thursday thurs thur thu",
            "friday fri",
            "saturday sat",
            "sunday sun",
        )
    )
    for name in names.split()
}
FULL_WEEKDAYS = frozenset(name for name in WEEKDAYS if name.endswith("day"))
FULL_MONTHS = frozenset(name for name in MONTHS if len(name) > 4 or name in ("may", "june", "july"))

_COUNT_WORDS = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
    "twenty",
)  # fmt: skip
COUNTS = {word: number for number, word in enumerate(_COUNT_WORDS, start=1)} | {
    "a": 1,
    "an": 1,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "couple": 2,
}
_ORDINAL_WORDS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
)  # fmt: skip
ORDINALS = {word: number for number, word in enumerate(_ORDINAL_WORDS, start=1)}

UNIT_KINDS = {"week": TimeKind.WEEK, "month": TimeKind.MONTH, "year": TimeKind.YEAR}


def any_of(*words: str) -> str:
    """A pattern for one of the words, the longest that fits."""
    return "(?:" + "|".join(sorted(words, key=len, reverse=True)) + ")"


PARAGRAPH_BREAK = re.compile(r"\n\s*\n")  # no expression goes across one

NUMBER = "#"  # in `Rule.opens`: the rule begins with digits

# Not followed by a letter: "Marching" is no month, "Aug2013" is one.
_NO_LETTER = r"(?![^\W\d_])"
MONTH = any_of(*MONTHS) + _NO_LETTER
WEEKDAY = any_of(*FULL_WEEKDAYS) + _NO_LETTER
ANY_WEEKDAY = any_of(*WEEKDAYS) + _NO_LETTER
POSSIBLY_PLURAL_WEEKDAY = rf"(?P<weekday>{any_of(*WEEKDAYS)})(?P<plural>['’]?s|['’])?" + _NO_LETTER
ORDINAL_END = r"(?:\s?(?:st|nd|rd|th)\b)?"
DAY = r"(?:0?[1-9]|[12]\d|3[01])"

# A number after a month may count people instead: "In March 20 people were killed". Reports that
# lost their commas make this common.
COUNTED = re.compile(
    r"\s+(?:people|persons?|civilians?|children|women|men|militants?|fighters?|soldiers?"
    r"|troops|rebels|members|terrorists|others|families|refugees|bodies|policemen|officers"
    r"|victims|martyrs|million|billion|thousand|hundred|percent|per\s+cent|more|were|was|have|had|killed|wounded"
    r"|dead)\b",
    re.IGNORECASE,
)
_CLOCK_END = r"(?!\s*(?:GMT|UTC|hrs|hours|local|[ap]\.?m\b))"
YEAR = rf"(?:19|20)\d\d(?!\d|[.,:]\d|\s?%|th\b|s\b){_CLOCK_END}"
DAY_END = rf"(?!\d|[.,:/]\d|\s000\b|\s?%){_CLOCK_END}"

# "14 March Alliance", "7 April Street": a name, not a day.
NO_NAME = (
    r"(?!\s+(?-i:Brigades?|Battalion|Division|Bridge|Street|Square|Movement|Alliance|alliance"
    r"|[Cc]oalition|Hospital|University|Stadium|City|Neighbou?rhood|Revolution|War|Camp)\b)"
)
DASH = r"(?:-|–|—)"
YEAR_TAIL = (
    rf"(?:(?:\.?,?\s*|{DASH}|\s+of\s+)(?P<year>{YEAR})|,?\s+(?:of\s+)?(?P<whose>last|this)\s+year)"
)
COUNT = rf"(?:\d{{1,3}}|{any_of(*COUNTS, 'few', 'several', 'some', 'many')})"
COUNTED_FEW = rf"(?:a\s+couple\s+of|(?:a|the)\s+few|{COUNT})"
PART_OF_DAY = (
    r"(?:\s+(?:at\s+|before\s+|around\s+|in\s+the\s+|early\s+|late\s+)?(?:morning|afternoon|evening"
    r"|night|noon|midday|midnight|dawn|dusk|daybreak|sunset)\b(?!-))?"
)


def count_of(words: str) -> int | None:
    """The number that count words give; None for vague ones ("few", "several")."""
    last = words.split()[-1].lower()
    if "couple" in words.lower():
        return 2
    return int(last) if last.isdigit() else COUNTS.get(last)


# Also verbs, names or other words: alone, they are months only after a word of time.
DOUBTFUL_MONTHS = frozenset(("may", "march"))


def is_spelled_month(word: str) -> bool:
    """True if the word can be a month without a year beside it: "May", not "may" or "sat"."""
    return not word.islower() or word in FULL_MONTHS - DOUBTFUL_MONTHS


def follows(match: re.Match[str], pattern: re.Pattern[str]) -> bool:
    """True if the words before the match fit `pattern` (which ends with `$`)."""
    start = match.start()
    return pattern.search(match.string, max(0, start - 24), start) is not None


def counts_people(match: re.Match[str]) -> bool:
    """True if the number that ends the match counts people: "March 20 people"."""
    return COUNTED.match(match.string, match.end()) is not None


def year_said(match: re.Match[str], report: date | None) -> int | None:
    """The year in the groups of `YEAR_TAIL`; None if it is not said or counts from no report."""
    if match["year"]:
        return int(match["year"])
    if match["whose"] is None or report is None:
        return None
    return report.year - (match["whose"].lower() == "last")
