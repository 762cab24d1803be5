"""The shape of a questionnaire: frozen values, checked when they are made.

A question's kind carries what only that kind needs, so an impossible question cannot be written down. Every text is in
English and marked with `N_`; it is translated where it is shown, never here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import ClassVar, assert_never

NONE = "none"


def N_(text: str) -> str:
    """Mark `text` for the translation catalogue and return it unchanged."""
    return text


NOT_ANSWERED = N_("Not answered")
# A list of ticks: nothing ticked is not the same as "none of these".
NOTHING_TICKED = N_("Nothing ticked")


class Reached(StrEnum):
    """How far a source was read when it was looked up last."""

    FULL = "full"
    ABSTRACT = "abstract"
    SECONDARY = "secondary"
    NOT_REACHABLE = "not_reachable"


@dataclass(frozen=True, kw_only=True)
class Source:
    """A publication, as it is printed.

    `reached` says how far it was read and `checked_on` when it was looked up; `seen` says what was seen, for reviewers.
    """

    id: str
    citation: str
    doi: str = ""
    pmid: str = ""
    url: str = ""
    reached: Reached
    checked_on: date | None = None
    seen: str

    @property
    def link(self) -> str:
        """The one address to look the source up at, or an empty text."""
        if self.doi:
            return f"https://doi.org/{self.doi}"
        if self.pmid:
            return f"https://pubmed.ncbi.nlm.nih.gov/{self.pmid}/"
        return self.url


class Shade(StrEnum):
    """How much of a part of the day an answer names: none of it, some of it, or all of it."""

    NONE = "none"
    SOME = "some"
    FULL = "full"


@dataclass(frozen=True)
class DayAndNight:
    """A day and the night after it, as often as the answer tells of a time before and of now."""

    name: ClassVar = "day_and_night"
    spans: tuple[tuple[Shade, Shade], ...]


@dataclass(frozen=True)
class Week:
    """Seven days, of which so many are meant, and one more perhaps."""

    name: ClassVar = "week"
    days: int
    perhaps_one_more: bool = False


@dataclass(frozen=True)
class Level:
    """One of three steps, the lowest is 0: not at all, a little, a lot."""

    name: ClassVar = "level"
    step: int


Picture = DayAndNight | Week | Level


@dataclass(frozen=True)
class Option:
    """One answer that can be chosen: its public code, its words and, for some, the same as a picture.

    One about `safety` never leaves page one of the paper.
    """

    code: str
    label: str
    picture: Picture | None = None
    safety: bool = False


@dataclass(frozen=True)
class Choice:
    """One option at most."""

    name: ClassVar = "choice"
    fhir_type: ClassVar = "choice"
    unanswered: ClassVar = NOT_ANSWERED
    options: tuple[Option, ...]


@dataclass(frozen=True)
class Choices:
    """Any number of options; `none` excludes all others."""

    name: ClassVar = "choices"
    fhir_type: ClassVar = "choice"
    unanswered: ClassVar = NOTHING_TICKED
    options: tuple[Option, ...]


@dataclass(frozen=True)
class Text:
    """The person's own words: at most `limit` characters and `lines` lines."""

    name: ClassVar = "text"
    fhir_type: ClassVar = "text"
    unanswered: ClassVar = NOT_ANSWERED
    limit: int

    @property
    def lines(self) -> int:
        """As many as short lines of a list take, far from a page of them."""
        return max(1, self.limit // 20)


@dataclass(frozen=True)
class MedicineList:
    """The person's own words, a medicine on each line: at most `limit` characters and `lines` lines."""

    name: ClassVar = "medicine_list"
    fhir_type: ClassVar = "text"
    unanswered: ClassVar = NOT_ANSWERED
    limit: int
    lines: int


@dataclass(frozen=True)
class Number:
    """A whole number from `least` to `most`, counted in `unit`."""

    name: ClassVar = "number"
    fhir_type: ClassVar = "integer"
    unanswered: ClassVar = NOT_ANSWERED
    least: int
    most: int
    unit: str


@dataclass(frozen=True)
class Quantity:
    """A laboratory value as typed, with one of these units and a date."""

    name: ClassVar = "quantity"
    fhir_type: ClassVar = "quantity"
    unanswered: ClassVar = NOT_ANSWERED
    units: tuple[Option, ...]


# What a question can be, and what is said where it was not answered. A kind is known by its name: each has a macro in
# templates/macros/ that asks it and some in templates/paper/kinds/ that print it, a form field in web/form.py and its
# words in findings.py; the type checker and tests/test_kinds.py say what is missing. HL7 FHIR R4 has the values of
# `fhir_type`, as Questionnaire.item.type.
Kind = Choice | Choices | Text | MedicineList | Number | Quantity


@dataclass(frozen=True)
class Gate:
    """Answers to an earlier question after which a question is asked: one of `codes`."""

    question: str
    codes: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Note:
    """A fixed text that explains a question, the same for everybody, whatever is answered."""

    id: str
    text: str
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Question:
    """One question: `text` as it is asked, `short` as the summary names it.

    A question behind a gate makes sense after certain answers only; the gate orders what is shown and forbids nothing.
    No answer to a question about `safety` leaves page one of the paper.
    """

    id: str
    kind: Kind
    text: str
    short: str
    hint: str = ""
    notes: tuple[Note, ...] = ()
    sources: tuple[Source, ...] = ()
    gate: Gate | None = None
    safety: bool = False


class Place(StrEnum):
    """Where on page one a topic stands; the page has these blocks in this order."""

    HEAD = "head"
    OWN_WORDS = "own_words"
    CRITERIA = "criteria"
    PATTERN = "pattern"
    CONDITIONS = "conditions"
    RESULTS = "results"
    MEDICINES = "medicines"
    QUESTIONS = "questions"


@dataclass(frozen=True, kw_only=True)
class Topic:
    """Questions that share one row of the summary, at its `place` on page one.

    `statement` is the published criterion in our own words, `lead` what the row says before any answer. A topic that is
    `always_shown` has its questions on page one even where nothing was answered. With a `heading` its questions are
    asked as rows of one table under it: they are choices between the same options.
    """

    id: str
    title: str
    place: Place
    always_shown: bool = False
    heading: str = ""
    questions: tuple[Question, ...]
    statement: str = ""
    lead: str = ""
    sources: tuple[Source, ...] = ()

    @property
    def cited(self) -> Iterator[Source]:
        """The sources of the topic, of its questions and of their notes, in that order."""
        yield from self.sources
        for question in self.questions:
            yield from question.sources
            for note in question.notes:
                yield from note.sources


@dataclass(frozen=True, kw_only=True)
class Section:
    """One step of the form."""

    id: str
    title: str
    topics: tuple[Topic, ...]
    introduction: str = ""

    @property
    def questions(self) -> Iterator[Question]:
        """Every question of the section, in order."""
        return (question for topic in self.topics for question in topic.questions)


@dataclass(frozen=True, kw_only=True)
class Questionnaire:
    """All sections, in the order of screen and paper. Raises `ValueError` when made of parts that do not fit."""

    version: str
    sections: tuple[Section, ...]

    def __post_init__(self) -> None:
        """Refuse content that could not be answered, found or cited."""
        _refuse_repeats("section id", (section.id for section in self.sections))
        _refuse_repeats("topic id", (topic.id for section in self.sections for topic in section.topics))
        _refuse_repeats("field name", (name for question in self.questions for name in field_names(question)))
        for question in self.questions:
            _refuse_repeats(f"code of {question.id}", (option.code for option in options(question)))
        _refuse_repeats("note id", (note.id for note in self.notes))
        earlier: dict[str, Question] = {}
        for question in self.questions:
            _check_gate(question, earlier)
            earlier[question.id] = question
        for section in self.sections:
            for topic in section.topics:
                _check_table(topic)

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """Every question, in order."""
        return tuple(question for section in self.sections for question in section.questions)

    @cached_property
    def by_id(self) -> dict[str, Question]:
        """Every question by its id."""
        return {question.id: question for question in self.questions}

    @cached_property
    def sources(self) -> tuple[Source, ...]:
        """Every source of a topic, its questions and their notes, once, in order of first mention."""
        topics = (topic for section in self.sections for topic in section.topics)
        return tuple(dict.fromkeys(source for topic in topics for source in topic.cited))

    @cached_property
    def notes(self) -> tuple[Note, ...]:
        """Every note, once, in the order of the questions it stands beside."""
        return tuple(dict.fromkeys(note for question in self.questions for note in question.notes))


def options(question: Question) -> tuple[Option, ...]:
    """What can be chosen for `question`; for a quantity its units, for typed answers nothing."""
    match question.kind:
        case Choice(offered) | Choices(offered) | Quantity(offered):
            return offered
        case Text() | MedicineList() | Number():
            return ()
        case _:
            assert_never(question.kind)


def field_names(question: Question) -> tuple[str, ...]:
    """The names under which a form posts the answer to `question`."""
    match question.kind:
        case Quantity():
            return (question.id, f"{question.id}_unit", f"{question.id}_date")
        case Choice() | Choices() | Text() | MedicineList() | Number():
            return (question.id,)
        case _:
            assert_never(question.kind)


def _refuse_repeats(what: str, names: Iterable[str]) -> None:
    repeated = [name for name, times in Counter(names).items() if times > 1]
    if repeated:
        raise ValueError(f"{what} used more than once: {', '.join(repeated)}")


def _check_gate(question: Question, earlier: Mapping[str, Question]) -> None:
    if question.gate is None:
        return
    known = earlier.get(question.gate.question)
    if known is None:
        raise ValueError(f"{question.id} waits for {question.gate.question!r}, which is not asked before it")
    if unknown := set(question.gate.codes) - {option.code for option in options(known)}:
        raise ValueError(f"{question.id} waits for {unknown}, which {known.id!r} does not offer")


def _check_table(topic: Topic) -> None:
    if topic.heading and len({question.kind for question in topic.questions}) > 1:
        raise ValueError(f"{topic.id} is a table, and its questions do not offer the same")
