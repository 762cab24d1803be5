"""How a summary is set on paper: what the person chose, and how much of a long answer page one has room for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import groupby
from unicodedata import bidirectional, combining

from screener.findings import Finding, Typed, Words
from screener.medicine_lines import MedicineLine, MedicineLines
from screener.questionnaire.model import Choices, Section
from screener.summary import Summary

Run = tuple[bool, tuple[Finding, ...]]
Overleaf = tuple[tuple[Section, tuple[Run, ...]], ...]

# The first of each is what a person gets who chose nothing, or something that is not offered.
OFFERED = {"paper": ("a4", "letter"), "size": ("normal", "large"), "pages": ("all", "first")}

MORE = "…"


@dataclass(frozen=True)
class Paper:
    """What was chosen about the paper: its format, the size of print, and whether more than page one is wanted."""

    paper: str
    size: str
    pages: str

    @classmethod
    def chosen(cls, sent: Mapping[str, str]) -> Paper:
        """The choices in the fields of a form or the query of an address; what is not offered counts as unchosen."""
        said = {choice: sent.get(choice, "") for choice in OFFERED}
        return cls(
            **{choice: said[choice] if said[choice] in offered else offered[0] for choice, offered in OFFERED.items()}
        )

    @property
    def flows(self) -> bool:
        """Whether the answers take the pages they need, one after another: there is no page one to fit in."""
        return self.size == "large"

    def overleaf(self, summary: Summary, room: Room) -> Overleaf:
        """The findings after page one by section: all if wanted, else those that page one has no room for.

        Within a section those are together that follow one another and were all answered, or all not.
        """
        parts = (
            (part.section, [f for row in part.rows for f in row.findings if self._stands_overleaf(f, room)])
            for part in summary.parts
        )
        return tuple((section, runs(findings)) for section, findings in parts if findings)

    def _stands_overleaf(self, finding: Finding, room: Room) -> bool:
        return self.pages == "all" or room.shortened(finding) != finding


@dataclass(frozen=True)
class Room:
    """Page one in one size of type, and how much of each answer it shows; the rest of it goes on overleaf.

    `print` are classes of the style sheet. A list of ticks counts by its items, typed words by characters and lines.
    """

    print: str
    characters: int
    lines: int
    ticks: int

    def shortened(self, finding: Finding) -> Finding:
        """The finding with no more said than there is room for; the same finding where all of it fits."""
        said = finding.said[: self.ticks] if isinstance(finding.question.kind, Choices) else finding.said
        return replace(finding, said=tuple(self._cut(words) for words in said))

    def first_of(self, medicines: MedicineLines) -> MedicineLines:
        """The first of the lines, no more and no longer than there is room for; the same lines where all of it fits."""
        shown: list[MedicineLine] = []
        for line in medicines.lines[: self.lines]:
            left = self.characters - sum(len(earlier.typed) for earlier in shown)
            if left <= 0:
                break
            shown.append(replace(line, typed=replace(self, characters=left).cut(line.typed)))
        return MedicineLines(tuple(shown))

    def cut(self, typed: str) -> str:
        """As much of what was typed as there is room for, with a sign where more follows."""
        if self._holds(typed):
            return typed
        text = "\n".join(typed.split("\n")[: self.lines])[: self.characters]
        if len(text) == self.characters:
            text = text[: last_break(text)]
        return f"{text.rstrip()} {MORE}"

    def _cut(self, words: Words) -> Words:
        return Typed(self.cut(words.text)) if isinstance(words, Typed) else words

    def _holds(self, text: str) -> bool:
        return len(text) <= self.characters and text.count("\n") < self.lines


EVERYTHING = 10_000
UNLIMITED = Room("", EVERYTHING, EVERYTHING, EVERYTHING)

# Tried in this order until page one is one page: smaller type first, then answers that run on, and cutting last.
ROOMS = (
    Room("eleven", EVERYTHING, EVERYTHING, EVERYTHING),
    Room("ten", EVERYTHING, EVERYTHING, EVERYTHING),
    Room("nine-and-a-half", EVERYTHING, EVERYTHING, EVERYTHING),
    Room("nine-and-a-half run-on", EVERYTHING, EVERYTHING, EVERYTHING),
    Room("nine run-on", EVERYTHING, EVERYTHING, EVERYTHING),
    Room("eight-and-a-half run-on", EVERYTHING, EVERYTHING, EVERYTHING),
    Room("eight run-on", EVERYTHING, EVERYTHING, EVERYTHING),
    Room("eight run-on", 300, 30, 5),
    Room("eight run-on", 120, 30, 3),
    Room("eight run-on", 80, 5, 3),
    Room("eight run-on", 40, 1, 1),
    Room("seven-and-a-half run-on", 40, 1, 1),
)


def runs(findings: Iterable[Finding]) -> tuple[Run, ...]:
    """Findings that follow one another and were all answered, or all not; each run says which."""
    return tuple((answered, tuple(run)) for answered, run in groupby(findings, lambda finding: bool(finding.said)))


def rooms(size: str) -> tuple[Room, ...]:
    """What to try for page one; large print takes as many pages as it needs."""
    return ROOMS if size == "normal" else (UNLIMITED,)


def last_break(text: str) -> int:
    """Where to cut `text`: after its last whole word, or where that would lose much, before its last whole letter."""
    space = text.rfind(" ")
    if space > len(text) - 25:
        return space
    end = len(text) - 1
    while end and combining(text[end]):
        end -= 1
    return end


def direction_of(text: str) -> str:
    """The direction of the first letter of `text` that has one, as HTML's `dir` writes it."""
    strong = next((kind for kind in map(bidirectional, text) if kind in ("L", "R", "AL")), "L")
    return "ltr" if strong == "L" else "rtl"
