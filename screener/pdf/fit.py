"""How much of a summary page one has room for, and what stands overleaf."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import groupby
from unicodedata import category

from screener.findings import Finding, Typed, Words
from screener.medicines.lines import MedicineLine, MedicineLines
from screener.pdf.options import Options
from screener.questionnaire.model import Choices, Section
from screener.summary import Summary

Run = tuple[str, tuple[Finding, ...]]
Overleaf = tuple[tuple[Section, tuple[Run, ...]], ...]

MORE = "…"


@dataclass(frozen=True)
class Fit:
    """Page one in one size of type, and how much of each answer it shows; the rest of it goes on overleaf.

    `print` are classes of the style sheet. A list of ticks counts by its items, typed words by characters and lines.
    """

    print: str
    characters: int
    lines: int
    ticks: int

    def shortened(self, finding: Finding) -> Finding:
        """The finding with as much of the answer as there is room for; the same finding where all of it fits."""
        words = finding.words[: self.ticks] if isinstance(finding.question.kind, Choices) else finding.words
        return replace(finding, words=tuple(self._cut(each) for each in words))

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
UNLIMITED = Fit("", EVERYTHING, EVERYTHING, EVERYTHING)

# Tried in this order until page one is one page: smaller type first, then answers that run on, and cutting last.
FITS = (
    Fit("eleven", EVERYTHING, EVERYTHING, EVERYTHING),
    Fit("ten", EVERYTHING, EVERYTHING, EVERYTHING),
    Fit("nine-and-a-half", EVERYTHING, EVERYTHING, EVERYTHING),
    Fit("nine-and-a-half run-on", EVERYTHING, EVERYTHING, EVERYTHING),
    Fit("nine run-on", EVERYTHING, EVERYTHING, EVERYTHING),
    Fit("eight-and-a-half run-on", EVERYTHING, EVERYTHING, EVERYTHING),
    Fit("eight run-on", EVERYTHING, EVERYTHING, EVERYTHING),
    Fit("eight run-on", 300, 30, 5),
    Fit("eight run-on", 120, 30, 3),
    Fit("eight run-on", 80, 5, 3),
    Fit("eight run-on", 40, 1, 1),
    Fit("seven-and-a-half run-on", 40, 1, 1),
)


def fits(options: Options) -> tuple[Fit, ...]:
    """What to try for page one; large print takes as many pages as it needs."""
    return (UNLIMITED,) if options.flows else FITS


def overleaf(summary: Summary, options: Options, fit: Fit) -> Overleaf:
    """The findings after page one by section: all if wanted, else those that page one has no room for.

    Within a section those are together that follow one another and are in the same state.
    """
    parts = (
        (part.section, [f for row in part.rows for f in row.findings if stands_overleaf(f, options, fit)])
        for part in summary.parts
    )
    return tuple((section, runs(findings)) for section, findings in parts if findings)


def stands_overleaf(finding: Finding, options: Options, fit: Fit) -> bool:
    """Whether a finding is printed after page one."""
    return options.pages == "all" or fit.shortened(finding) != finding


def runs(findings: Iterable[Finding]) -> tuple[Run, ...]:
    """Findings that follow one another and are in the same state; each run says which."""
    return tuple((state, tuple(run)) for state, run in groupby(findings, state_of))


def state_of(finding: Finding) -> str:
    """Whether a finding was answered, or asked and unanswered, or not asked."""
    if finding.words:
        return "answered"
    return "unanswered" if finding.asked else "not_asked"


def last_break(text: str) -> int:
    """Where to cut `text`: after its last whole word, or where that would lose much, before its last letter.

    What is written on that letter goes with it: more marks may follow, so it may not be whole.
    """
    space = text.rfind(" ")
    if space > max(0, len(text) - 25):
        return space
    end = len(text) - 1
    while end and category(text[end]).startswith("M"):
        end -= 1
    return end
