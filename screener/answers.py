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


NO_VALUE = N_("Type the number from your result, at most %(limit)d characters. A sign < or > may come before it.")
TWO_NUMBERS = N_(
    "The sign before the last three digits can mean two things. If it is more than a thousand, type it without "
    "the sign. If it is a fraction, type one digit more or fewer after the sign."
)
OTHER_UNIT = N_("The unit beside the number is not one of those offered. Type the number alone.")
TWO_UNITS = N_("The unit beside the number and the unit that is chosen differ. Keep the one on your result.")
DATE_ALONE = N_("There is a date and no number. Type the number too, or empty the date.")
NO_DATE = N_("Type the date as on your result, such as March 2026, 15.03.2026, 2026-03-15 or 2024.")
TWO_DATES = N_("The first two numbers can be the day or the month. Write the month as a word.")
STILL_TO_COME = N_("This date is still to come. Type the date of your last result.")

# Grouped by one sign and with a fraction after the other, or a number with at most one sign.
NUMBER = re.compile(r"\d{1,3}(,\d{3})+\.\d+|\d{1,3}([. ’']\d{3})+,\d+|\d+([.,]\d+)?")
VALUE = re.compile(rf"(?P<number>[<>≤≥]?\s?({NUMBER.pattern}))\s*(?P<unit>[^\d\s.,].*)?")
THOUSANDS_OR_FRACTION = re.compile(r"\D*[1-9]\d{0,2}[.,]\d{3}")
UNIT_SPELLINGS = str.maketrans({"µ": "u", "μ": "u", "²": "2", " ": None})

# The texts are in English, and so are the months that people type.
MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
YEAR = r"(?P<year>[12]\d{3})"
MONTH = r"(?P<month>\d{1,2})"
DAY = r"(?P<day>\d{1,2})"
MONTH_AS_WORD = r"(?P<word>[a-z]{3,9})\.?"
# Every way to write a date that is understood; the day and the month of the last may be the other way round.
FORMS_OF_DATE = tuple(
    re.compile(form)
    for form in (
        YEAR,
        rf"{YEAR}[-/.]{MONTH}([-/.]{DAY})?",
        rf"{MONTH}[-/.]{YEAR}",
        rf"{DAY}\.\s?{MONTH}\.\s?{YEAR}",
        rf"({DAY}(st|nd|rd|th|\.)?\s?(of\s)?)?{MONTH_AS_WORD},?\s?{YEAR}",
        rf"{MONTH_AS_WORD}\s?{DAY}(st|nd|rd|th)?,?\s{YEAR}",
        rf"{DAY}[-/]{MONTH}[-/]{YEAR}",
    )
)
EITHER_WAY_ROUND = FORMS_OF_DATE[-1]


@dataclass(frozen=True)
class Measurement:
    """A laboratory value as typed; `unit` is an option code or empty, `on` an ISO year, month or day, or empty."""

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
                return measured(units, raw) if raw.value.strip() or raw.on.strip() else None
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
    digits = clean(typed).strip()
    if not digits:
        return None
    if not re.fullmatch(r"\d{1,9}", digits) or not kind.least <= int(digits) <= kind.most:
        raise no_such_number(kind)
    return int(digits)


def no_such_number(kind: Number) -> Mistake:
    """What to say to what is no whole number in the range of `kind`."""
    message = N_("Type a whole number from %(least)d to %(most)d, or leave it out.")
    return Mistake(message, least=kind.least, most=kind.most)


def measured(units: tuple[Option, ...], raw: Measurement) -> Measurement:
    """The measurement as it was typed, its date as ISO. Raises `Mistake`."""
    value, unit = value_and_unit(units, raw.value, one_of(units, raw.unit))
    on = past_date(raw.on)
    if on and not value:
        raise Mistake(DATE_ALONE)
    return Measurement(value, unit, on)


def value_and_unit(units: tuple[Option, ...], typed: str, chosen: str = "") -> tuple[str, str]:
    """The value as typed and the code of its unit: the one typed behind it, or the one `chosen`; empty where none is.

    Raises `Mistake` for what is no number, for one that can be read as two, and for another unit than those.
    """
    text = clean(typed).strip()
    if not text:
        return "", chosen
    read = VALUE.fullmatch(text)
    if read is None or len(read["number"]) > LONGEST_VALUE:
        raise Mistake(NO_VALUE, limit=LONGEST_VALUE)
    if THOUSANDS_OR_FRACTION.fullmatch(read["number"]):
        raise Mistake(TWO_NUMBERS)
    if read["unit"] is None:
        return read["number"], chosen
    unit = unit_typed(units, read["unit"])
    if chosen not in ("", unit):
        raise Mistake(TWO_UNITS)
    return read["number"], unit


def unit_typed(units: tuple[Option, ...], typed: str) -> str:
    """The code of the unit that is spelt so, whatever its capitals and spaces. Raises `Mistake` where there is none."""
    for unit in units:
        if spelling(typed) in (spelling(unit.code), spelling(unit.label)):
            return unit.code
    raise Mistake(OTHER_UNIT)


def spelling(unit: str) -> str:
    """A unit without what people spell differently."""
    return unit.casefold().translate(UNIT_SPELLINGS).replace("mcg", "ug").strip()


def past_date(typed: str) -> str:
    """The date as ISO year, month or day, or an empty text.

    Raises `Mistake` when it is none, can be read as two, or is still to come: where the person is it may be tomorrow
    already.
    """
    text = " ".join(clean(typed).casefold().split())
    if not text:
        return ""
    readings = dates_in(text)
    if not readings:
        raise Mistake(NO_DATE)
    if len(readings) > 1:
        raise Mistake(TWO_DATES)
    tomorrow = datetime.now(UTC).date() + timedelta(days=1)
    if readings[0] > tomorrow.isoformat()[: len(readings[0])]:
        raise Mistake(STILL_TO_COME)
    return readings[0]


def dates_in(text: str) -> tuple[str, ...]:
    """Every ISO year, month or day that a text in small letters can mean: none, one or two."""
    for form in FORMS_OF_DATE:
        if read := form.fullmatch(text):
            parts = {name: int(part) for name, part in read.groupdict().items() if part and part.isdecimal()}
            if word := read.groupdict().get("word"):
                parts["month"] = month_named(word)
            month, day = parts.get("month"), parts.get("day")
            orders = [(month, day), (day, month)] if form is EITHER_WAY_ROUND else [(month, day)]
            possible = (iso_date(parts["year"], *order) for order in orders)
            return tuple(dict.fromkeys(iso for iso in possible if iso))
    return ()


def month_named(word: str) -> int:
    """The number of a month by its English name or how that begins; 0 where there is none."""
    return next((number for number, month in enumerate(MONTHS, 1) if month.startswith(word)), 0)


def iso_date(year: int, month: int | None, day: int | None) -> str:
    """The date as ISO, as far as it goes; empty where there is no such day."""
    try:
        date(year, 1 if month is None else month, 1 if day is None else day)
    except ValueError:
        return ""
    return "-".join([f"{year:04}", *(f"{part:02}" for part in (month, day) if part is not None)])


def clean(typed: str) -> str:
    """`typed` with each line break as one character, and without what is no text."""
    return NO_TEXT.sub("", LINE_BREAK.sub("\n", typed))
