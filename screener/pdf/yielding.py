"""What yields on page one, in which order, until the page is one page.

The page was laid out with everything on it, so the height of every part is known. Lines are filled from their
beginning, so a text that ends earlier has the same lines up to there.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from math import ceil
from textwrap import wrap

from screener.findings import Finding, Fixed, Typed
from screener.pdf.characters import BREAK_HERE
from screener.pdf.fit import Fit, safety
from screener.pdf.medicines import by_report
from screener.pdf.pool import Part, Parts
from screener.questionnaire.model import Choice, Choices, Kind, MedicineList, Number, Place, Text
from screener.summary import Summary

# How much of each stays on page one until what comes after it in the order has yielded.
QUESTIONS, LOOKALIKES, LINES_OF_OWN_WORDS, LINES_OF_OTHER_WORDS, TICKS, MEDICINES = 5, 6, 5, 2, 3, 6
# How many letters the signs that more follows take, and how much of a line may stay empty at its end.
SIGN, SIGN_AFTER_TICKS, RAGGED = 20, 22, 0.06
# A name beside its answer has at least so many letters in a line.
NAME = 19
# How much wider questions to ask are where no lines to write on stand beside them. Lines of fewer letters than a column
# holds were broken by whoever typed them.
ALONE = 2.0
COLUMN = 20
# What is neither white space nor a place to break.
LETTER = re.compile(rf"[^\s{BREAK_HERE}]")
NOTHING = Part(0, ())
BLOCKS = {Place.RESULTS: Place.CONDITIONS}
SIDE_BY_SIDE = ((Place.PATTERN, Place.CONDITIONS), (Place.QUESTIONS, "notes"))
ONE_BELOW_THE_OTHER = ("missing", Place.OWN_WORDS, Place.CRITERIA, Place.MEDICINES, "sources", "unanswered", "box")


@dataclass(frozen=True)
class Step:
    """One thing that yields: it makes another fit of a fit, and saves so many points in a block.

    `of` is the question of whose answer no more than `most` stays, or nothing. A step that takes a `whole` answer saves
    what earlier ones have left of it. Steps that rest on one another are `of` the same question or share their `key`.
    """

    block: str
    saved: float
    of: str = ""
    most: int = 0
    whole: bool = False
    key: str = ""
    applied: Callable[[Fit], Fit] = lambda fit: fit

    def made(self, fit: Fit) -> Fit:
        """The fit after this step."""
        return replace(fit, most={**fit.most, self.of: self.most}) if self.of else self.applied(fit)


def fitted(summary: Summary, parts: Parts, fit: Fit, room: float, box: float) -> Fit:
    """The fit with which page one is no higher than `room`, in points; `box` is how high the clinician's box is.

    `parts` are those of page one with `fit`.
    """
    heights = {name.removeprefix("in-"): part.height for name, part in parts.items() if name.startswith("in-")}
    heights["box"] = box if fit.box else 0
    for step in needed(heights, room, Order(summary, parts, fit, heights["box"]).steps()):
        fit = step.made(fit)
    return fit


def needed(heights: dict[str, float], room: float, steps: Iterable[Step]) -> list[Step]:
    """The first of the steps, as many as it takes, without those that turn out not to be needed.

    Beside a higher block a lower one need not yield: what yielded last comes back first, and fixed text only where all
    answers did. `heights` become those after.
    """
    taken: list[Step] = []
    for each in steps:
        if total(heights) <= room:
            break
        if step := still_to_take(each, taken):
            heights[step.block] = heights.get(step.block, 0) - step.saved
            taken.append(step)
    kept: list[Step] = []
    for step in reversed(taken):
        back = {**heights, step.block: heights[step.block] + step.saved}
        if total(back) > room or any(rests_on(later, step) for later in kept):
            kept.insert(0, step)
        else:
            heights.update(back)
    return kept


def rests_on(later: Step, step: Step) -> bool:
    """Whether a step may not be taken without an earlier one: of the same thing, or of an answer after fixed text."""
    if not step.of and later.of:
        return True
    return bool(step.of or step.key) and (step.of, step.key) == (later.of, later.key)


def still_to_take(step: Step, taken: Sequence[Step]) -> Step | None:
    """What is left of a step after those that were taken; nothing where that saves nothing."""
    before = [earlier for earlier in taken if step.of and earlier.of == step.of]
    if before and before[-1].most <= step.most:
        return None
    saved = step.saved - (sum(earlier.saved for earlier in before) if step.whole else 0)
    return replace(step, saved=saved) if saved > 0 else None


def total(heights: Mapping[str, float]) -> float:
    """How high page one is: some of its blocks stand side by side."""
    height = heights.get
    alone = sum(height(name, 0) for name in ONE_BELOW_THE_OTHER)
    return alone + sum(max(height(left, 0), height(right, 0)) for left, right in SIDE_BY_SIDE)


@dataclass(frozen=True)
class Order:
    """The order in which parts of a page one yield, that was laid out as `fit` says."""

    summary: Summary
    parts: Parts
    fit: Fit
    box: float

    def steps(self) -> Iterator[Step]:
        """Everything that can yield: fixed text before answers, and whole entries before parts of one."""
        elsewhere = (Place.PATTERN, Place.CONDITIONS, Place.RESULTS, Place.MEDICINES)
        others = (*elsewhere, Place.QUESTIONS, Place.CRITERIA)
        yield Step("notes", self.part("in-notes").height, key="notes", applied=lambda fit: replace(fit, notes=False))
        yield Step(Place.QUESTIONS, self.saved_alone(), key="notes")
        yield Step("sources", self.part("in-sources").height, applied=lambda fit: replace(fit, sources=False))
        yield Step("box", self.box, applied=lambda fit: replace(fit, box=False))
        yield from self.questions(QUESTIONS)
        yield from self.medicines(0, reported=False)
        yield from self.ticks((Place.CRITERIA,), LOOKALIKES)
        yield from self.lines((Place.OWN_WORDS,), LINES_OF_OWN_WORDS)
        yield from self.lines(others, LINES_OF_OTHER_WORDS)
        yield from self.ticks(elsewhere, TICKS)
        yield from self.medicines(MEDICINES, reported=True)
        yield from self.questions(0)
        yield from self.ticks((Place.CRITERIA,), TICKS)
        yield from self.lines((Place.OWN_WORDS,), TICKS)
        yield from self.lines(others, 1)
        for places in ((Place.CONDITIONS, Place.RESULTS), (Place.PATTERN,), (Place.MEDICINES,)):
            yield from self.entries(places)
        yield from self.ticks((Place.CRITERIA,), 0)
        yield from self.medicines(0, reported=True)
        yield from self.lines((Place.OWN_WORDS,), 1)

    def part(self, name: str) -> Part:
        """The part of that name; nothing where it is not on the page."""
        return self.parts.get(name, NOTHING)

    def answer(self, finding: Finding) -> Part:
        """The part that holds an answer."""
        return self.part(f"of-{finding.question.id}")

    def answers(self, places: tuple[Place, ...], *kinds: type[Kind]) -> Iterator[tuple[str, Finding]]:
        """The answers of some kinds in the blocks of some places, with the block, from the last to the first."""
        for row in [*self.summary.rows][::-1]:
            for finding in row.answered[::-1]:
                if row.topic.place in places and isinstance(finding.question.kind, kinds):
                    yield BLOCKS.get(row.topic.place, row.topic.place), finding

    def questions(self, least: int) -> Iterator[Step]:
        """Questions to ask, one by one from the last; those in words of the person's own stay."""
        for block, finding in self.answers((Place.QUESTIONS,), Choices):
            for count in range(len(self.fit.shown(finding).words) - 1, least - 1, -1):
                item = self.part(f"of-{finding.question.id}-{count}")
                yield Step(block, self.alone(item).height, finding.question.id, count)

    def alone(self, item: Part) -> Part:
        """A question as it is where no lines to write on stand beside it."""
        longest = max(map(len, item.lines), default=0)
        if len(item.lines) <= 1 or longest < COLUMN or not self.fit.notes:
            return item
        lines = wrap(" ".join(item.lines), int(ALONE * longest))
        return Part(item.height * len(lines) / len(item.lines), tuple(lines))

    def saved_alone(self) -> float:
        """How much lower the questions are without lines to write on beside them."""
        ids = [f"of-{finding.question.id}" for _, finding in self.answers((Place.QUESTIONS,), Choices, Text)]
        items = [part for name, part in self.parts.items() if name in ids or name.rpartition("-")[0] in ids]
        return sum(item.height - self.alone(item).height for item in items)

    def medicines(self, least: int, *, reported: bool) -> Iterator[Step]:
        """Lines of medicines from the last: those that published reports name, or the others."""
        ordered = by_report(self.summary.medicines.lines)
        first = sum(1 for _, line in ordered if line.reported)
        for block, finding in self.answers((Place.MEDICINES,), MedicineList):
            shown = self.fit.most.get(finding.question.id, len(ordered))
            start, end = (min(first, shown), least) if reported else (shown, first)
            for count in range(start - 1, end - 1, -1):
                number, _ = ordered[count]
                yield Step(block, self.part(f"line-{number}").height, finding.question.id, count)

    def ticks(self, places: tuple[Place, ...], least: int) -> Iterator[Step]:
        """Ticks that run on in lines, one by one from the last; those about safety stay."""
        for block, finding in self.answers(places, Choices):
            shown, saved = len(self.fit.shown(finding).words), 0.0
            for count in range(shown - 1, max(least, len(safety(finding))) - 1, -1):
                more = self.saved_by_ticks(finding, count) - saved
                yield Step(block, more, finding.question.id, count)
                saved += max(0.0, more)

    def saved_by_ticks(self, finding: Finding, count: int) -> float:
        """How many points it saves to show only so many of the ticks."""
        part = self.answer(finding)
        lines = len(part.lines)
        if lines <= 1:
            return 0
        width = max(min(map(len, part.lines[:-1])) * (1 - RAGGED), 1)
        shown = replace(self.fit, most={finding.question.id: count}).shown(finding).words
        length = sum(len(words.text) + 3 for words in shown if isinstance(words, Fixed)) + SIGN_AFTER_TICKS
        return max(0, lines - max(ceil(length / width), lines_of_name(finding))) * part.height / lines

    def lines(self, places: tuple[Place, ...], least: int) -> Iterator[Step]:
        """Typed words, line by line from the last."""
        for block, finding in self.answers(places, Text):
            (words,) = finding.words
            part = self.alone(self.answer(finding)) if block == Place.QUESTIONS else self.answer(finding)
            beside = 1 if block == Place.OWN_WORDS else lines_of_name(finding)
            for count in range(len(part.lines) - 1, least - 1, -1):
                if isinstance(words, Typed) and count >= beside:
                    most = characters_in(part.lines, words.text, count)
                    yield Step(block, part.height / len(part.lines), finding.question.id, most)

    def entries(self, places: tuple[Place, ...]) -> Iterator[Step]:
        """Whole answers with their names, but values, what is about safety and what is always shown."""
        always = {finding for row in self.summary.rows if row.topic.always_shown for finding in row.findings}
        for block, finding in self.answers(places, Choice, Choices, Number, Text):
            if finding not in always and not safety(finding):
                yield Step(block, self.answer(finding).height, finding.question.id, 0, whole=True)


def lines_of_name(finding: Finding) -> int:
    """How many lines the name of an answer may take beside it."""
    return ceil(len(finding.question.short) / NAME)


def characters_in(lines: tuple[str, ...], typed: str, count: int) -> int:
    """How many characters of `typed` stand in the first of its lines, with room left for the sign that more follows."""
    longest = max(map(len, lines))
    last = lines[count - 1] if longest < COLUMN else lines[count - 1][: max(longest - SIGN, longest // 4)]
    # The first sign of the first line is a quotation mark.
    letters = sum(len(LETTER.findall(line)) for line in (*lines[: count - 1], last)) - 1
    following = next(islice(LETTER.finditer(typed), max(letters, 0), None), None)
    return following.start() if following else len(typed)
