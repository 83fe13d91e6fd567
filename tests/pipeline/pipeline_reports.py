"""Reports of strikes on four towns, told alike by two papers: the counts tell them apart."""

import json
from pathlib import Path

TOWNS = ("Idlib", "Sarmada", "Atarib", "Maskana")


def _row(number: int, **more: object) -> dict[str, object]:
    town, outlet = TOWNS[number % 4], ("Copper Courier", "Harbour Gazette")[number % 2]
    text = f"A strike on {town} killed {number + 1} on Monday, officials in the town told us. "
    body = text + f"The roads were closed for {number + 2} hours and shops stayed shut all day."
    day = f"2018-03-{1 + number % 5:02}"
    return {"id": f"n{number}", "outlet": outlet, "date": day, "text": body, **more}


def write_reports(folder: Path, count: int = 40) -> str:
    rows = [json.dumps(_row(number)) for number in range(count)]
    rows[5] = "{broken"
    rows[9] = rows[8]
    (folder / "reports.jsonl").write_text("\n".join(rows))
    return str(folder / "reports.jsonl")
