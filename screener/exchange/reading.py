"""What a file says, taken as answers as far as the form asks it, with a list of what could not be carried over."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import assert_never

from screener.answers import Answers, Measurement, Mistake, Raw, clean, take
from screener.findings import Fixed, Typed, Words
from screener.questionnaire.model import (
    N_,
    Choice,
    Choices,
    MedicineList,
    Number,
    Quantity,
    Question,
    Questionnaire,
    Text,
    field_names,
    options,
)

NOT_ASKED_HERE = N_("This form does not ask this.")
NOT_OFFERED = N_("This answer is not one of those offered.")
ANSWERED_IN_ANOTHER_WAY = N_("The file answers this in another way than the form asks it.")
ANSWERED_TWICE = N_("The file answers this more than once.")
DATE_ALONE = N_("The file has a date and no result to it.")
TOO_MUCH = N_("This file holds more than a form has. It may not be the file you meant.")

# A form has about 50 answers and 64 KiB of text.
MOST_ANSWERS = 500
LONGEST_TEXT = 64 * 1024


class Unreadable(Mistake):
    """A file that cannot be opened as answers; `message` says why and what to do."""


@dataclass(frozen=True)
class Code:
    """The code of an option, as we write it."""

    code: str


Value = Code | str | int | Measurement | Mistake


@dataclass(frozen=True)
class Said:
    """One thing a file says: its value, or why there is none, and how a person reads it."""

    value: Value
    words: str


SaidById = Mapping[str, Sequence[Said]]


@dataclass(frozen=True)
class NotCarriedOver:
    """Something a file says that is not in the answers: the name it stands under, the question, what, and why."""

    name: str
    asked: Words
    words: str
    reason: Mistake


@dataclass(frozen=True)
class Reading:
    """The answers in a file, what of it is not in them, and the day it was made on where it says so."""

    answers: Answers
    left_out: tuple[NotCarriedOver, ...] = ()
    made_on: date | None = None


def taken(asked: Questionnaire, said: SaidById, names: Mapping[str, str]) -> Reading:
    """What `said` amounts to as answers. `names` has what the file calls a question that we do not know.

    Raises `Unreadable` for more than a form has.
    """
    refuse_too_much(said)
    said = with_dates(asked, {id: [replace(each, words=clean(each.words)) for each in said[id]] for id in said})
    raws: dict[str, Raw] = {}
    left_out = list(unknown(asked, said, names))
    for question in asked.questions:
        raw, refused = raw_of(question, said.get(question.id, ()))
        left_out += refused
        if raw is not None:
            raws[question.id] = raw
    return Reading(Answers.of(asked, raws), tuple(left_out))


def refuse_too_much(said: SaidById) -> None:
    """Raise `Unreadable` for more answers, or more text, than any form has."""
    everything = [each for several in said.values() for each in several]
    if len(everything) > MOST_ANSWERS or sum(len(each.words) for each in everything) > LONGEST_TEXT:
        raise Unreadable(TOO_MUCH)


def with_dates(asked: Questionnaire, said: SaidById) -> SaidById:
    """The same with the date of each result as part of it."""
    joined = dict(said)
    for question in asked.questions:
        if isinstance(question.kind, Quantity):
            dates = joined.pop(field_names(question)[-1], ())
            if dates:
                joined[question.id] = dated(joined.get(question.id, ()), dates)
    return joined


def dated(results: Sequence[Said], dates: Sequence[Said]) -> Sequence[Said]:
    """A result with its date; where that cannot be, both with the reason."""
    words = " ".join(each.words for each in (*results, *dates))
    if not results:
        return [Said(Mistake(DATE_ALONE), words)]
    if len(results) > 1 or len(dates) > 1:
        return [Said(Mistake(ANSWERED_TWICE), words)]
    result, day = results[0].value, dates[0].value
    if isinstance(result, Measurement) and isinstance(day, str):
        return [Said(replace(result, on=day), words)]
    reason = result if isinstance(result, Mistake) else Mistake(ANSWERED_IN_ANOTHER_WAY)
    return [Said(reason, words)]


def unknown(asked: Questionnaire, said: SaidById, names: Mapping[str, str]) -> Iterator[NotCarriedOver]:
    """What is said to questions that are not asked; what a migration has a reason for comes with that reason."""
    for id, several in said.items():
        if id not in asked.by_id:
            for each in several:
                reason = each.value if isinstance(each.value, Mistake) else Mistake(NOT_ASKED_HERE)
                yield NotCarriedOver(clean(id), Typed(clean(names.get(id) or id)), each.words, reason)


def raw_of(question: Question, several: Sequence[Said]) -> tuple[Raw, list[NotCarriedOver]]:
    """What is said to `question` as an answer it takes, or None; and what is not in it."""
    usable, refused = [], []
    for each in several:
        if reason := why_not(question, each.value):
            refused.append(NotCarriedOver(question.id, Fixed(question.short), each.words, reason))
        else:
            usable.append(each)
    try:
        raw = together(question, [each.value for each in usable])
        take(question.kind, raw)
    except Mistake as mistake:
        words = ", ".join(each.words for each in usable)
        return None, [*refused, NotCarriedOver(question.id, Fixed(question.short), words, mistake)]
    return raw, refused


def why_not(question: Question, value: Value) -> Mistake | None:
    """Why a single value is no answer to `question`; None where it may be one."""
    if isinstance(value, Mistake):
        return value
    if not isinstance(value, taken_types(question)):
        return Mistake(ANSWERED_IN_ANOTHER_WAY)
    if isinstance(question.kind, Choice | Choices) and code_of(value) not in {o.code for o in options(question)}:
        return Mistake(NOT_OFFERED)
    return None


def taken_types(question: Question) -> tuple[type, ...]:
    """What a file may hold for a question: a code may stand as plain text, and so may a number."""
    match question.kind:
        case Choice() | Choices():
            return (Code, str)
        case Text() | MedicineList():
            return (str,)
        case Number():
            return (int, str)
        case Quantity():
            return (Measurement,)
        case _:
            assert_never(question.kind)


def together(question: Question, values: Sequence[Value]) -> Raw:
    """Usable values as one raw answer. Raises `Mistake` where there are several and one is asked for."""
    if isinstance(question.kind, Choices):
        return [code_of(value) for value in values]
    if len(values) > 1:
        raise Mistake(ANSWERED_TWICE)
    match values:
        case [Code(code)]:
            return code
        case [str() | int() | Measurement() as value]:
            return value
        case _:
            return None


def code_of(value: Value) -> str:
    """The code in a value."""
    return value.code if isinstance(value, Code) else str(value)
