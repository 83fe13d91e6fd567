"""Pastes what the demo prints into the README: the incidents, and the most disputed in short.

`make readme` runs the demo first.
"""

import os
import re
import subprocess

from run import CASEBOOK, COMMAND, ROOT, most_disputed

README = ROOT / "README.md"
PLACE = re.compile(r"(?<=<!-- demo -->\n).*?(?=<!-- /demo -->)", re.DOTALL)
CLAIMS_SHOWN = 2


def main() -> None:
    os.chdir(ROOT)
    os.environ |= {"REPORTEDLY_CASEBOOK": str(CASEBOOK), "COLUMNS": "100", "NO_COLOR": "1"}
    number = most_disputed()
    shown = [
        "$ reportedly incidents",
        told("incidents"),
        f"$ reportedly show {number}",
        in_short(told("show", number)),
    ]
    block = "```text\n" + "\n\n".join(shown) + "\n```\n"
    README.write_text(PLACE.sub(lambda _: block, README.read_text("utf-8")), "utf-8")


def told(*words: str) -> str:
    done = subprocess.run([COMMAND, *words], stdout=subprocess.PIPE, check=True)
    return "\n".join(line.rstrip() for line in done.stdout.decode().strip("\n").splitlines())


def in_short(text: str) -> str:
    """The head, the first claims, then the record with the reasons of low, best and high."""
    head, record, rest = text.partition("\nRecord ")
    claims = re.split(r"\n(?= +\d+  )", head)
    kept = [*claims[: 1 + CLAIMS_SHOWN], "  …"] if len(claims) > 1 + CLAIMS_SHOWN else claims
    reasons = re.split(r"\n  (?=deaths )", record + rest)[0]
    return "\n".join([*kept, reasons, "  …"])


if __name__ == "__main__":
    main()
