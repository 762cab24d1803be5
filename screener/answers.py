"""What a person said: checked, immutable, and no more than was said."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from screener.questionnaire.model import (
    N_,
    NONE,
    Choice,
    Choices,
    Kind,
    Number,
    Option,
    Quantity,
    Questionnaire,
    Text,
)

LONGEST_VALUE = 12

LINE_BREAK = re.compile("\r\n|[\r\x85\u2028\u2029]")

# Control characters except tab and line break, halves of surrogate pairs, and what Unicode says is no character.
PLANES = range(17)
NO_TEXT = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef"
    + "".join(chr(plane << 16 | last) for plane in PLANES for last in (0xFFFE, 0xFFFF))
    + "]"
)


class Mistake(ValueError):  # noqa: N818 - a slip of the person, not an error of the program
    """Something typed that cannot be taken as an answer.

    `message` is marked for translation and takes `figures` as named parameters; it never repeats what was typed.
    """

    def __init__(self, message: str, **figures: int | str) -> None:
        super().__init__(message)
        self.message = message
        self.figures = figures


@dataclass(frozen=True)
class Measurement:
    """A laboratory value as typed; `unit` is an option code or empty, `on` an ISO year and month, or day, or empty."""

    value: str
    unit: str = ""
    on: str = ""


Answer = str | tuple[str, ...] | int | Measurement
Raw = str | Sequence[str] | int | Measurement | None


@dataclass(frozen=True)
class Answers:
    """Answers by question id, in the questionnaire's order. A question that is not in it was not answered."""

    given: Mapping[str, Answer]

    @classmethod
    def of(cls, questionnaire: Questionnaire, said: Mapping[str, Raw]) -> Answers:
        """Take what was said: raw text, a list of codes or a `Measurement`, by question id.

        Raises `Mistake` at the first answer that cannot be taken, and `KeyError` for a question that does not exist.
        """
        if strangers := set(said) - set(questionnaire.by_id):
            raise KeyError(*strangers)
        taken = ((question.id, take(question.kind, said.get(question.id))) for question in questionnaire.questions)
        return cls(MappingProxyType({id: answer for id, answer in taken if answer is not None}))

    def __getitem__(self, question: str) -> Answer:
        """The answer to `question`; raises `KeyError` where there is none."""
        return self.given[question]

    def __contains__(self, question: str) -> bool:
        """Whether `question` was answered."""
        return question in self.given

    def __iter__(self) -> Iterator[str]:
        """The ids of the questions answered, in order."""
        return iter(self.given)

    def codes(self, question: str) -> frozenset[str]:
        """The codes chosen for `question`; empty where none was chosen or the answer was typed."""
        match self.given.get(question):
            case str(code):
                return frozenset({code})
            case tuple(codes):
                return frozenset(codes)
            case _:
                return frozenset()


def take(kind: Kind, said: Raw) -> Answer | None:
    """The answer that `said` amounts to, or None where nothing was said.

    Raises `Mistake` for what cannot be taken, and `TypeError` for what is not even of the question's kind.
    """
    match kind, said:
        case _, None:
            return None
        case Choice(options), str(code):
            return one_of(options, code) or None
        case Choices(options), [*codes]:
            return some_of(options, codes) or None
        case Text(), str(typed):
            return own_words(kind, typed) or None
        case Number(), str() | int():
            return whole_number(kind, str(said))
        case Quantity(units), Measurement(value, unit, on):
            measured = Measurement(measured_value(value), one_of(units, unit), past_date(on))
            return measured if measured.value else None
        case _:
            raise TypeError(f"{type(said).__name__} is not an answer of the kind {kind.name}")


def one_of(options: tuple[Option, ...], code: str) -> str:
    """`code` if it is offered, or an empty text if it is empty. Raises `Mistake`."""
    if code and code not in {option.code for option in options}:
        raise Mistake(N_("That answer is not one of those offered. Choose one from the list, or leave it out."))
    return code


def some_of(options: tuple[Option, ...], codes: Sequence[str]) -> tuple[str, ...]:
    """The codes chosen, once each and in the order offered. Raises `Mistake`."""
    for code in codes:
        one_of(options, code)
    chosen = tuple(option.code for option in options if option.code in codes)
    if NONE in chosen and len(chosen) > 1:
        raise Mistake(N_("“None of these” is ticked together with something else. Keep one or the other."))
    return chosen


def own_words(kind: Text, typed: str) -> str:
    """The text with one kind of line break and without control characters; empty if it is all white space.

    Raises `Mistake` when it is longer, or has more lines, than `kind` allows. Nothing is ever cut.
    """
    text = clean(typed)
    if len(text) > kind.limit:
        raise Mistake(
            N_("This is %(length)d characters long. There is room for %(limit)d. All of it is here: shorten it."),
            length=len(text),
            limit=kind.limit,
        )
    lines = sum(1 for line in text.split("\n") if line.strip())
    if kind.lines and lines > kind.lines:
        raise Mistake(
            N_("There are %(lines)d lines. There is room for %(limit)d. All of them are here: put some together."),
            lines=lines,
            limit=kind.lines,
        )
    return text if text.strip() else ""


def whole_number(kind: Number, typed: str) -> int | None:
    """The number typed, or None. Raises `Mistake` when it is none, or outside the range of `kind`."""
    digits = clean(typed).strip()
    if not digits:
        return None
    if not re.fullmatch(r"\d{1,9}", digits) or not kind.least <= int(digits) <= kind.most:
        raise Mistake(
            N_("Type a whole number from %(least)d to %(most)d, or leave it out."), least=kind.least, most=kind.most
        )
    return int(digits)


def measured_value(typed: str) -> str:
    """The value as typed, or an empty text. Raises `Mistake` when it is not a number, or a very long one."""
    value = clean(typed).strip()
    if value and (len(value) > LONGEST_VALUE or not re.fullmatch(r"[<>]?\s?\d+([.,]\d+)?", value)):
        raise Mistake(
            N_("Type the number from your result, at most %(limit)d characters. A sign < or > may come before it."),
            limit=LONGEST_VALUE,
        )
    return value


def past_date(typed: str) -> str:
    """The date as YYYY-MM or YYYY-MM-DD, or an empty text. Raises `Mistake` when it is impossible or still to come."""
    on = clean(typed).strip()
    if not on:
        return ""
    shape = re.fullmatch(r"([12]\d{3})-(\d{2})(?:-(\d{2}))?", on, re.ASCII)
    try:
        if shape is None:
            raise ValueError(on)
        year, month, day = int(shape[1]), int(shape[2]), int(shape[3] or 1)
        first = date(year, month, day)
    except ValueError:
        raise Mistake(N_("Type the date as year and month, such as 2026-03, or as 2026-03-15.")) from None
    if first > date.today():
        raise Mistake(N_("This date is still to come. Type the date of your last result."))
    return on


def clean(typed: str) -> str:
    """`typed` with each line break as one character, and without what is no text."""
    return NO_TEXT.sub("", LINE_BREAK.sub("\n", typed))
