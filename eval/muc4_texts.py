"""The messages of MUC-4 as reports, and the claims that are read from them.

Place and day are those of the line above a message ("SAN SALVADOR, 3 JAN 90 (EFE)").
"""

import json
import re
import tempfile
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from muc4_case import Spelling, cased, rows

from reportedly.model.reports import Reject
from reportedly.pipeline.engines import InProcess
from reportedly.pipeline.run import code_paths
from reportedly.resolve.exchange import claims_document

CORPORA = Path("../shared/corpora")
_DATELINE = re.compile(r"(?P<place>[A-Z .'-]+?)(?: \(.*?\))?, (?P<day>\d{1,2} [A-Z]{3} \d\d)\b")
_NOWHERE = "CLANDESTINE"


def read_claims(texts: Path, *, every: int = 1) -> Mapping[str, Mapping[str, Any]]:
    """The claims of each message in their exchange form, by the message's id."""
    messages = list(rows(texts))
    spelling = Spelling.of([str(row["text"]) for row in messages])
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "messages.jsonl"
        lines = (json.dumps(report(row, spelling)) for row in messages[::every])
        path.write_text("\n".join(lines), encoding="utf-8")
        told = list(code_paths([str(path)], engine=InProcess()))
    documents = [claims_document(*item) for item in told if not isinstance(item, Reject)]
    return {str(document["id"]): document for document in documents}


def report(row: Mapping[str, Any], spelling: Spelling) -> Mapping[str, str]:
    """A message as a line of input: its dateline before the text, and its day beside it."""
    given = {"id": row["docid"], "outlet": "wire", "text": cased(row["text"], spelling)}
    head = _DATELINE.match(row["dateline"])
    if head is None:
        return given
    place = "" if head["place"] == _NOWHERE else f"{head['place'].title()} - "
    day = datetime.strptime(head["day"], "%d %b %y").date()
    return given | {"text": place + given["text"], "date": day.isoformat()}
