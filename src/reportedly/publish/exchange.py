"""Claims in the exchange form, one report a line, as `resolve` writes it."""

from collections.abc import Iterator

import msgspec

from reportedly.publish.contents import Bundle, Sheet
from reportedly.resolve.exchange import claims_document


def claims_sheet(bundle: Bundle) -> Sheet:
    """Every report with its claims; one without claims has an empty list."""
    notes = (
        "Each line is a report: `claims` hold what was said together with its present "
        "resolution (id, lat, lon, candidates), which may change while the words do not.",
        "Offsets count code points of the report's decoded text; dates are inclusive."
        if bundle.profile.is_internal
        else "Words are as this audience may read them, without their places in the text.",
    )
    return Sheet(_chunks(bundle), len(bundle.reports), notes=notes)


def _chunks(bundle: Bundle) -> Iterator[bytes]:
    encode = msgspec.json.Encoder().encode
    for telling in bundle.tellings():
        yield encode(claims_document(telling.report, telling.claims)) + b"\n"
