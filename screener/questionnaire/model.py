"""The shape of a questionnaire: frozen values, checked when they are made.

A question's kind carries what only that kind needs, so an impossible question cannot be written down. Every text is in
English and marked with `N_`; it is translated where it is shown, never here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

NONE = "none"


def N_(text: str) -> str:
    """Mark `text` for the translation catalogue and return it unchanged."""
    return text


@dataclass(frozen=True, kw_only=True)
class Source:
    """A publication, as it is printed. `seen` says what of it was read: it is for reviewers and is never printed."""

    id: str
    citation: str
    doi: str = ""
    pmid: str = ""
    url: str = ""
    seen: str

    @property
    def link(self) -> str:
        """The one address to look the source up at, or an empty text."""
        if self.doi:
            return f"https://doi.org/{self.doi}"
        if self.pmid:
            return f"https://pubmed.ncbi.nlm.nih.gov/{self.pmid}/"
        return self.url


@dataclass(frozen=True)
class Option:
    """One answer that can be chosen: its public code and its words."""

    code: str
    label: str


@dataclass(frozen=True)
class Choice:
    """One option at most."""

    options: tuple[Option, ...]
    name = "choice"


@dataclass(frozen=True)
class Choices:
    """Any number of options; `none` excludes all others."""

    options: tuple[Option, ...]
    name = "choices"


@dataclass(frozen=True)
class Text:
    """The person's own words: at most `limit` characters and, where given, `lines` lines."""

    limit: int
    lines: int | None = None
    name = "text"


@dataclass(frozen=True)
class Number:
    """A whole number from `least` to `most`, counted in `unit`."""

    least: int
    most: int
    unit: str
    name = "number"


@dataclass(frozen=True)
class Quantity:
    """A laboratory value as typed, with one of these units and a date."""

    units: tuple[Option, ...]
    name = "quantity"


Kind = Choice | Choices | Text | Number | Quantity


@dataclass(frozen=True)
class Said:
    """That a question was answered; with one of `codes`, where any are named."""

    question: str
    codes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Named:
    """That one of `names` stands in what was typed to a question."""

    question: str
    names: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Note:
    """A fixed text beside a question, the same for everybody who gave those answers.

    Each alternative in `when` lists what must all have been said. The note stands beside the questions that carry it,
    there by the alternatives that name that question.
    """

    id: str
    text: str
    when: tuple[tuple[Said, ...], ...]
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Question:
    """One question: `text` as it is asked, `short` as the summary names it.

    `asked_of` names the answers to an earlier question after which this one makes sense; it orders what is shown first
    and forbids nothing.
    """

    id: str
    kind: Kind
    text: str
    short: str
    hint: str = ""
    notes: tuple[Note, ...] = ()
    sources: tuple[Source, ...] = ()
    asked_of: Said | Named | None = None


@dataclass(frozen=True, kw_only=True)
class Topic:
    """Questions that share one row of the summary.

    `statement` is the published criterion in our own words, `lead` what the row says before any answer.
    """

    id: str
    title: str
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
        for question in self.questions:
            self._check_conditions(question)

    def _check_conditions(self, question: Question) -> None:
        for note in question.notes:
            named = [said for alternative in note.when for said in alternative]
            if question.id not in {said.question for said in named}:
                raise ValueError(f"note {note.id} can never stand beside {question.id}")
            for said in named:
                self._check_said(said, f"note {note.id}")
        if question.asked_of:
            self._check_said(question.asked_of, f"question {question.id}")

    def _check_said(self, said: Said | Named, where: str) -> None:
        known = self.by_id.get(said.question)
        if known is None:
            raise ValueError(f"{where} names the question {said.question!r}, which does not exist")
        if isinstance(said, Said) and (strangers := set(said.codes) - {option.code for option in options(known)}):
            raise ValueError(f"{where} names {strangers}, which {said.question!r} does not offer")

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
        case _:
            return ()


def field_names(question: Question) -> tuple[str, ...]:
    """The names under which a form posts the answer to `question`."""
    if isinstance(question.kind, Quantity):
        return (question.id, f"{question.id}_unit", f"{question.id}_date")
    return (question.id,)


def refuse_uncited(listed: Iterable[Source], cited: Iterable[Source]) -> None:
    """Raise `ValueError` for a source that is listed and never cited: nobody would notice that it is wrong."""
    if uncited := {source.id for source in listed} - {source.id for source in cited}:
        raise ValueError(f"listed but never cited: {', '.join(sorted(uncited))}")


def _refuse_repeats(what: str, names: Iterable[str]) -> None:
    repeated = [name for name, times in Counter(names).items() if times > 1]
    if repeated:
        raise ValueError(f"{what} used more than once: {', '.join(repeated)}")
