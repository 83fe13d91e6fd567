"""In what sense a happening is said to have happened: told, planned, denied, an accident."""

import re

# What, said of no figure at all, still tells a happening rather than naming one.
_TELLING = re.compile(
    r"(?<![\w-])(?:attacked|targeted|targeting|shelled|bombed|bombarded|struck|hit|"
    r"pounded|fired|raided|clashed"
    r"|fought|captured|recaptured|retook|seized|overran|liberated|ousted|expelled|advanced|regained"
    r"|stormed|ambushed|executed|beheaded|kidnapped|abducted|destroyed|detonated|exploded|opened"
    r"|launched|carried out|conducted|dropped|killed|martyred|liquidated|massacred|"
    r"wounded|injured|gained control|took control"
    r"|taken control|broke out|erupted|taking place|took place|repelled|foiled|withdrew|drove"
    r"|collapsed|expired|lapsed|broke down|broken down|unravel\w+|brokered|violated|breached"
    r"|extended|renewed|carrying out|launching|dealt|signed"
    r"|shot|gunned|eliminated|wrested|pulled out|"
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
