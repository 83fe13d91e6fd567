"""The demo: what a person would type over the invented reports, and what comes back."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BUILD = Path("build/demo")
CASEBOOK = BUILD / "demo.casebook"
COMMAND = Path(sys.executable).with_name("reportedly")

PELICAN = ["--outlet", "Pelican Review (invented)", "--date", "2018-03-07"]
STEPPE = ["--outlet", "Steppe Beacon (invented)"]
STEPPE += ["--url", "https://steppe-beacon.example/news/1511589360"]


def main() -> None:
    os.chdir(ROOT)
    shutil.rmtree(BUILD, ignore_errors=True)
    BUILD.mkdir(parents=True)
    os.environ["REPORTEDLY_CASEBOOK"] = str(CASEBOOK)
    os.environ.setdefault("COLUMNS", "110")
    tell("Reports of one quarrel and one bombing, by invented outlets. They contradict each other.")
    say("add", "demo/reports")
    say("add", "demo/bare/pelican-review.txt", *PELICAN)
    say("add", "demo/bare/steppe-beacon.txt", *STEPPE)
    tell("What could not be read or coded is set aside with the reason.")
    say("rejects")
    tell("The claims about one happening form an incident; a rule pack concludes low, best, high.")
    say("incidents")
    tell("The most disputed of them: who says what, and why the record says what it says.")
    say("show", most_disputed())
    tell("Records out, each export with a statement of its making.")
    for layout, name in (("ged", "ged.csv"), ("geojson", "records.geojson")):
        say("export", "--as", layout, "-o", str(BUILD / name))
    for layout, name in (("claims", "claims.jsonl"), ("jsonl", "records.jsonl")):
        say("export", "--as", layout, "-o", str(BUILD / name))
    tell(f"The casebook is {CASEBOOK}; the exports and the statements lie beside it in {BUILD}/.")
    print("What was to be expected was derived by hand before: demo/EXPECTED.md.")
    print(f"Ask on: .venv/bin/reportedly --casebook {CASEBOOK} report ow-1115")


def tell(words: str) -> None:
    print(f"\n{words}", flush=True)


def say(*words: str) -> None:
    """Runs one command of the program as a person would, and shows it; ends where it fails."""
    shown = " ".join(f'"{word}"' if " " in word else word for word in words)
    print(f"\n$ reportedly {shown}\n", flush=True)
    if subprocess.run([COMMAND, *words]).returncode != 0:
        sys.exit(f"the demo stopped: reportedly {words[0]} failed")


def most_disputed() -> str:
    """The number of the incident with the most claims."""
    told = subprocess.run([COMMAND, "incidents", "--json"], stdout=subprocess.PIPE, check=True)
    incidents = [json.loads(row) for row in told.stdout.splitlines()]
    return str(max(incidents, key=lambda incident: len(incident["claims"]))["number"])


if __name__ == "__main__":
    main()
