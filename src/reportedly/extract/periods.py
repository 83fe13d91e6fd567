"""Words that sum over a period, or over many happenings of one kind."""

import re

_MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december)"
)
_PERIOD = re.compile(
    r"(?<!\w)(?:since(?! (?:when|then|dawn|noon|midnight|sunrise|yesterday|(?:the |early |"
    r"this |last )?(?:morning|"
    r"evening|night|afternoon|today)))"
    r"|(?:in|over|during|within) (?:the |a )?(?:24|48|72|twenty-four|forty-eight)[ -]hours?"
    r"|(?:in|over|during|for|within|throughout) (?:just )?(?:the )?(?:past|last|previous) "
    r"(?:few |several |\w+ )?(?:days|weeks|months|years|24|48|72|hours|year|decade)"
    r"|in recent (?:days|weeks|months|years)|(?:days|weeks|months|years) of"
    r"|(?:over|in|within|during) (?:a|an|the)? ?(?:\w+[- ])?(?:day|week|month|year)s?[- ]"
    r"(?:period|stretch|span)"
    r"|(?<!earlier )(?<!later )this (?:month|year)|last (?:month|year) (?:alone|nearly|about|"
    r"some)"
    rf"|(?:during|throughout|for) (?:the month of )?{_MONTH}|in {_MONTH} alone"
    r"|(?:during|throughout|in|over) (?:the|this|that|\w+'s?) (?:[\w-]+ ){0,2}(?:war|campaign|"
    r"conflict|"
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
    r" (?:more |separate |different |\w+ )?(?:attacks|strikes|air ?strikes|raids|air raids|"
    r"bombings|"
    r"sorties|incidents|massacres|violations|kidnappings|abductions|explosions|barrel bombs|"
    r"car bombs|rockets|shells|clashes|executions)|(?:multiple|several|many|numerous) occasions"
    r"|(?:regularly|repeatedly|frequently|routinely) (?:been )?(?:target|bomb|shell|attack|"
    r"strik|hit)\w*"
    r")(?!\w)",
    re.I,
)


def spans_period(text: str) -> bool:
    """True if the words sum over a period or a war rather than tell one happening."""
    return _PERIOD.search(text) is not None


def counts_many(text: str) -> bool:
    """True if happenings themselves are counted ("43 attacks", "on several occasions")."""
    return _MANY.search(text) is not None
