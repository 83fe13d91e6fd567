"""Claims in the exchange form, one report a line, as `resolve` writes it."""

from collections import defaultdict
from collections.abc import Iterator

import msgspec

from reportedly.model.claims import ResolvedClaim
from reportedly.publish.contents import Bundle, Sheet
from reportedly.resolve.exchange import claims_document


def claims_sheet(bundle: Bundle) -> Sheet:
    """Every report with its claims; one without claims has an empty list."""
    notes = (
        "Each line is a report: `claims` hold what was said together with its present "
        "resolution (id, lat, lon, candidates), which may change while the words do not.",
        "Offsets count code points of the report's decoded text; dates are inclusive.",
    )
    return Sheet(_chunks(bundle), len(bundle.reports), notes=notes)


def _chunks(bundle: Bundle) -> Iterator[bytes]:
    by_report: dict[str, list[ResolvedClaim]] = defaultdict(list)
    for claim in bundle.claims:
        by_report[claim.claim.report_id].append(claim)
    encode = msgspec.json.Encoder().encode
    for report in bundle.reports:
        yield encode(claims_document(report, by_report[report.id])) + b"\n"
