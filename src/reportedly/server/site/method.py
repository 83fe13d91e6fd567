"""The statement of method as a page: the few forms of Markdown that it is written in."""

import re
from dataclasses import dataclass, field

_BOLD = re.compile(r"\*\*(.+?)\*\*")


@dataclass(frozen=True, slots=True)
class Run:
    """Words that stand alike."""

    words: str
    bold: bool


@dataclass(slots=True)
class Section:
    """A heading with its lines, and with what is to be shown as it is laid out."""

    title: str
    lines: list[tuple[Run, ...]] = field(default_factory=list)
    laid_out: list[str] = field(default_factory=list)


def sections_of(statement: str) -> tuple[Section, ...]:
    """The sections of `publish.methodology`; a line of a form that it does not use is a line."""
    sections: list[Section] = []
    for line in statement.splitlines():
        if line.startswith("## "):
            sections.append(Section(line.removeprefix("## ")))
        elif sections and line.startswith("    "):
            sections[-1].laid_out.append(line.removeprefix("    "))
        elif sections and line.strip():
            sections[-1].lines.append(_runs(line.removeprefix("- ")))
        elif sections and sections[-1].laid_out:
            sections[-1].laid_out.append("")
    return tuple(sections)


def _runs(line: str) -> tuple[Run, ...]:
    """Every second part stood between two pairs of stars."""
    parts = enumerate(_BOLD.split(line))
    return tuple(Run(words, bold=at % 2 == 1) for at, words in parts if words)
