"""What a person said: checked, immutable, and no more than was said."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from types import MappingProxyType
from typing import assert_never

from screener.questionnaire.model import (
    N_,
    NONE,
    Choice,
    Choices,
    Kind,
    MedicineList,
    Number,
    Option,
    Quantity,
    Questionnaire,
    Text,
)

LONGEST_VALUE = 12

LINE_BREAK = re.compile("\r\n|[\r\x85\u2028\u2029]")
# One blank line, and the line break before it.
BETWEEN_TWO = re.compile(r"\n[^\S\n]*\n(?=[^\n]*\S)")

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
class TypedForm:
    """How something is typed: a regular expression for all of it, and what to say to what does not fit."""

    pattern: str
    mistake: Mistake


FORM_OF_VALUE = TypedForm(
    r"[<>]?\s?\d+([.,]\d+)?",
    Mistake(
        N_("Type the number from your result, at most %(limit)d characters. A sign < or > may come before it."),
        limit=LONGEST_VALUE,
    ),
)
FORM_OF_DATE = TypedForm(
    r"[12][0-9]{3}-[0-9]{2}(-[0-9]{2})?",
    Mistake(N_("Type the date as year and month, such as 2026-03, or as 2026-03-15.")),
)


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
    def of(cls, questionnaire: Questionnaire, raw: Mapping[str, Raw]) -> Answers:
        """Take raw answers by question id: text, a list of codes, a number or a `Measurement`.

        Raises `Mistake` at the first answer that cannot be taken, and `KeyError` for a question that does not exist.
        """
        if unknown := set(raw) - set(questionnaire.by_id):
            raise KeyError(*unknown)
        taken = ((question.id, take(question.kind, raw.get(question.id))) for question in questionnaire.questions)
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

    def medicine_lines(self, questionnaire: Questionnaire) -> str:
        """What was typed to the questions that ask for medicines, one on each line."""
        asked = (question.id for question in questionnaire.questions if isinstance(question.kind, MedicineList))
        return "\n".join(str(self.given[id]) for id in asked if id in self.given)


def take(kind: Kind, raw: Raw) -> Answer | None:
    """The answer that `raw` amounts to, or None where nothing was answered.

    Raises `Mistake` for what cannot be taken, and `TypeError` for what is not even of the question's kind.
    """
    if raw is None:
        return None
    match kind:
        case Choice(options):
            if isinstance(raw, str):
                return one_of(options, raw) or None
        case Choices(options):
            if isinstance(raw, list | tuple):
                return some_of(options, raw) or None
        case Text() | MedicineList():
            if isinstance(raw, str):
                return own_words(kind, raw) or None
        case Number():
            if isinstance(raw, str | int):
                return whole_number(kind, str(raw))
        case Quantity(units):
            if isinstance(raw, Measurement):
                measured = Measurement(measured_value(raw.value), one_of(units, raw.unit), past_date(raw.on))
                return measured if measured.value else None
        case _:
            assert_never(kind)
    raise TypeError(f"{type(raw).__name__} is not an answer of the kind {kind.name}")


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


def own_words(kind: Text | MedicineList, typed: str) -> str:
    """The text with one kind of line break and without control characters; empty if it is all white space.

    Raises `Mistake` when it has more characters or lines than `kind` has room for. A blank line is a line as well, as
    it is on paper, but for one between two others. Nothing is ever cut.
    """
    text = clean(typed)
    if len(text) > kind.limit:
        raise Mistake(
            N_("This is %(length)d characters long. There is room for %(limit)d. All of it is here: shorten it."),
            length=len(text),
            limit=kind.limit,
        )
    lines = BETWEEN_TWO.sub("\n", text.strip()).count("\n") + 1
    if lines > kind.lines:
        raise Mistake(
            N_("There are %(lines)d lines. There is room for %(limit)d. All of them are here: put some together."),
            lines=lines,
            limit=kind.lines,
        )
    return text if text.strip() else ""


def whole_number(kind: Number, typed: str) -> int | None:
    """The number typed, or None. Raises `Mistake` when it is none, or outside the range of `kind`."""
    digits, form = clean(typed).strip(), form_of_number(kind)
    if not digits:
        return None
    if not re.fullmatch(form.pattern, digits) or not kind.least <= int(digits) <= kind.most:
        raise form.mistake
    return int(digits)


def form_of_number(kind: Number) -> TypedForm:
    """How a whole number is typed."""
    message = N_("Type a whole number from %(least)d to %(most)d, or leave it out.")
    return TypedForm(r"\d{1,9}", Mistake(message, least=kind.least, most=kind.most))


def measured_value(typed: str) -> str:
    """The value as typed, or an empty text. Raises `Mistake` when it is not a number, or a very long one."""
    value = clean(typed).strip()
    if value and (len(value) > LONGEST_VALUE or not re.fullmatch(FORM_OF_VALUE.pattern, value)):
        raise FORM_OF_VALUE.mistake
    return value


def past_date(typed: str) -> str:
    """The date as YYYY-MM or YYYY-MM-DD, or an empty text. Raises `Mistake` when it is impossible or still to come.

    Where the person is it may be tomorrow already.
    """
    on = clean(typed).strip()
    if not on:
        return ""
    try:
        if not re.fullmatch(FORM_OF_DATE.pattern, on):
            raise ValueError(on)
        first = date.fromisoformat(on if len(on) > len("2026-03") else f"{on}-01")
    except ValueError:
        raise FORM_OF_DATE.mistake from None
    if first > datetime.now(UTC).date() + timedelta(days=1):
        raise Mistake(N_("This date is still to come. Type the date of your last result."))
    return on


def clean(typed: str) -> str:
    """`typed` with each line break as one character, and without what is no text."""
    return NO_TEXT.sub("", LINE_BREAK.sub("\n", typed))
