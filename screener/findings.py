"""Answers restated in the questionnaire's words and order, every question once: nothing weighed, nothing dropped."""

from __future__ import annotations

from dataclasses import dataclass
from typing import assert_never

from screener.answers import Answer, Answers, Measurement
from screener.questionnaire.model import (
    N_,
    Choice,
    Choices,
    MedicineList,
    Number,
    Option,
    Picture,
    Quantity,
    Question,
    Questionnaire,
    Text,
)

UNIT_NOT_GIVEN = N_("unit not given")
DATE_NOT_GIVEN = N_("date not given")

# Unicode's embeddings, overrides and isolates can make "50 mg" read "gm 05"; the letters themselves all stay.
DIRECTION_OVERRIDES = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)])


@dataclass(frozen=True)
class Fixed:
    """Words of ours: translated where they are shown. Those of an option may come with its picture."""

    text: str
    picture: Picture | None = None


@dataclass(frozen=True)
class Typed:
    """The person's own words: shown as they are, in any language."""

    text: str


@dataclass(frozen=True)
class PartialDate:
    """A date as an ISO year, month or day: written out where it is shown."""

    date: str


Words = Fixed | Typed | PartialDate


@dataclass(frozen=True)
class Finding:
    """A question and its answer in words: `words` is empty where it was not answered.

    `asked` is whether the question makes sense after the answers to its gate; an answer counts either way.
    """

    question: Question
    words: tuple[Words, ...]
    asked: bool = True

    @property
    def unanswered(self) -> bool:
        """Whether the question was asked and not answered, which is not the same as not asked."""
        return self.asked and not self.words

    @property
    def picture(self) -> Picture | None:
        """The picture that says the same as the words, where there is one."""
        match self.words:
            case (Fixed(picture=picture),):
                return picture
            case _:
                return None


def restate(questionnaire: Questionnaire, answers: Answers) -> tuple[Finding, ...]:
    """One finding for each question, in order."""
    return tuple(
        Finding(
            question, in_words(question, answers.given.get(question.id)), is_asked(question, questionnaire, answers)
        )
        for question in questionnaire.questions
    )


def is_asked(question: Question, questionnaire: Questionnaire, answers: Answers) -> bool:
    """Whether the gate of `question`, and the gate before that, were answered as it takes."""
    if question.gate is None:
        return True
    leading = questionnaire.by_id[question.gate.question]
    opened = not answers.codes(leading.id).isdisjoint(question.gate.codes)
    return opened and is_asked(leading, questionnaire, answers)


def in_words(question: Question, answer: Answer | None) -> tuple[Words, ...]:
    """The answer to `question`, in the order in which it is read out; nothing where there is none.

    Raises `TypeError` for an answer that is not of the question's kind.
    """
    if answer is None:
        return ()
    match question.kind:
        case Choice(offered):
            if isinstance(answer, str):
                return chosen(offered, (answer,))
        case Choices(offered):
            if isinstance(answer, tuple):
                return chosen(offered, answer)
        case Text() | MedicineList():
            if isinstance(answer, str):
                return (Typed(answer.translate(DIRECTION_OVERRIDES)),)
        case Number(unit=unit):
            if isinstance(answer, int):
                return (Typed(str(answer)), Fixed(unit))
        case Quantity(units):
            if isinstance(answer, Measurement):
                return measured(units, answer)
        case _:
            assert_never(question.kind)
    raise TypeError(f"{type(answer).__name__} is not an answer of the kind {question.kind.name}")


def chosen(offered: tuple[Option, ...], codes: tuple[str, ...]) -> tuple[Words, ...]:
    """The labels of the options chosen, in the order offered."""
    return tuple(Fixed(option.label, option.picture) for option in offered if option.code in codes)


def measured(units: tuple[Option, ...], measurement: Measurement) -> tuple[Words, ...]:
    """The value as typed, its unit and its date; what was left out is named."""
    unit = next((option.label for option in units if option.code == measurement.unit), UNIT_NOT_GIVEN)
    day = PartialDate(measurement.on) if measurement.on else Fixed(DATE_NOT_GIVEN)
    return (Typed(measurement.value), Fixed(unit), day)
