"""Answers restated in the questionnaire's words and order, every question once: nothing weighed, nothing dropped."""

from __future__ import annotations

from dataclasses import dataclass

from screener.answers import Answer, Answers, Measurement
from screener.questionnaire.model import (
    N_,
    Choice,
    Choices,
    Note,
    Number,
    Quantity,
    Question,
    Questionnaire,
    Said,
    Text,
)

UNIT_NOT_GIVEN = N_("unit not given")
DATE_NOT_GIVEN = N_("date not given")

# Unicode's embeddings, overrides and isolates can make "50 mg" read "gm 05"; the letters themselves all stay.
DIRECTION_OVERRIDES = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)])


@dataclass(frozen=True)
class Fixed:
    """Words of ours: translated where they are shown."""

    text: str


@dataclass(frozen=True)
class Typed:
    """The person's own words: shown as they are, in any language."""

    text: str


@dataclass(frozen=True)
class On:
    """A date as an ISO year and month, or day: written out where it is shown."""

    date: str


Words = Fixed | Typed | On


@dataclass(frozen=True)
class Finding:
    """A question and what was said to it, in words; `said` is empty where it was not answered."""

    question: Question
    said: tuple[Words, ...]
    notes: tuple[Note, ...] = ()


def restate(questionnaire: Questionnaire, answers: Answers) -> tuple[Finding, ...]:
    """One finding for each question, in order."""
    return tuple(
        Finding(question, in_words(question, answers.given.get(question.id)), notes_beside(question, answers))
        for question in questionnaire.questions
    )


def in_words(question: Question, answer: Answer | None) -> tuple[Words, ...]:
    """What was said to `question`, in the order it is read out."""
    if answer is None:
        return ()
    match question.kind, answer:
        case Choice(offered), str(code):
            return tuple(Fixed(option.label) for option in offered if option.code == code)
        case Choices(offered), tuple(codes):
            return tuple(Fixed(option.label) for option in offered if option.code in codes)
        case Text(), str(typed):
            return (Typed(typed.translate(DIRECTION_OVERRIDES)),)
        case Number(unit=unit), int(number):
            return (Typed(str(number)), Fixed(unit))
        case Quantity(units), Measurement(value, code, on):
            unit = next((option.label for option in units if option.code == code), UNIT_NOT_GIVEN)
            return (Typed(value), Fixed(unit), On(on) if on else Fixed(DATE_NOT_GIVEN))
        case _:
            raise TypeError(f"{type(answer).__name__} is not an answer of the kind {question.kind.name}")


def notes_beside(question: Question, answers: Answers) -> tuple[Note, ...]:
    """The fixed notes that these answers bring out beside `question`."""
    return tuple(
        note
        for note in question.notes
        if any(
            all(was_said(said, answers) for said in alternative)
            for alternative in note.when
            if question.id in {said.question for said in alternative}
        )
    )


def was_said(said: Said, answers: Answers) -> bool:
    """Whether the question was answered, with one of the codes named if any are."""
    return said.question in answers and (not said.codes or not answers.codes(said.question).isdisjoint(said.codes))
