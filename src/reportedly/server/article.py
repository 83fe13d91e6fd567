"""What the template of an incident as an article asks for, in a file that is sent or a site."""

from collections.abc import Mapping
from typing import Any

from reportedly.model.claims import Claim
from reportedly.query import incident_words, record_words, words
from reportedly.reconcile.contradiction import contradictions
from reportedly.server.leaves import whole
from reportedly.server.matrix import matrix_of
from reportedly.server.shapes.figures import chart_of
from reportedly.server.tracing import reasons_of


def shown_quote(claim: Claim) -> str:
    """The words that carry the claim; "" where nothing of them may be seen."""
    quote = words.quote_words(claim)
    return quote if any(map(str.isalnum, quote)) else ""


ARTICLE: Mapping[str, Any] = {
    "chart_of": chart_of,
    "whole": whole,
    "matrix_of": matrix_of,
    "reasons_of": reasons_of,
    "contradictions": contradictions,
    "record_words": record_words,
    "incident_words": incident_words,
    "shown_quote": shown_quote,
}
