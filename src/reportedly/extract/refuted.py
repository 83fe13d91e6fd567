"""Words that say of a telling that it is not so: "it is not true that ...", "the reports of 25 dead
were wrong". Who says them denies what he tells.
"""

import re

_TELLINGS = (
    r"(?:claims?|reports?|rumou?rs?|allegations?|news|stor(?:y|ies)|assertions?|figures?|tolls?)"
)
_FALSE = (
    r"(?:false|untrue|wrong|incorrect|inaccurate|mistaken|baseless|unfounded|groundless|fabricated"
    r"|fabrications?|an? (?:\w+ )?(?:lie|fabrication|invention)|lies|fake|invented|made up"
    r"|nonsense|propaganda|not (?:true|correct|so))"
)
_IS = r"(?:is|are|was|were|be|been|as|proved|proven)"
_CLAUSE = r"[^.;]*"
_REFUTED = re.compile(
    rf"\b(?:it|this|that) (?:is|was) (?:\w+ )?{_FALSE} (?:that|to say)\b{_CLAUSE}"
    rf"|\bno (?:truth|basis|substance) (?:in|to|for)\b{_CLAUSE}"
    rf"|\b{_TELLINGS}\b[^.;]*?\b{_IS} (?:\w+ly )?{_FALSE}\b"
    rf"|\b(?:call|label|brand|term)\w* (?:the |these |such )?{_TELLINGS}\b[^.;]*?\b{_FALSE}\b",
    re.I,
)


def is_refuted(text: str, at: int) -> bool:
    """True if the words say of what is told at `at` that it is not so."""
    return any(m.start() <= at < m.end() for m in _REFUTED.finditer(text))
