"""What answers look like as JSON, as JSON Schema: written from the questionnaire, for programs and their tests.

It says all that is checked, but that a list of medicines has so many lines at most.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import assert_never

from screener.answers import LONGEST_VALUE
from screener.exchange.measurements import ORIGINAL_TEXT
from screener.exchange.plain import VERSION
from screener.exchange.terminology import UCUM_CODES, Canonical, Json
from screener.questionnaire.model import (
    NONE,
    Choice,
    Choices,
    MedicineList,
    Number,
    Option,
    Quantity,
    Question,
    Questionnaire,
    Text,
    field_names,
    options,
)

# The same as the form takes, in letters that every reader of patterns knows.
VALUE = r"^[<>]? ?[0-9]+([.,][0-9]+)?$"
MONTH = "(0[1-9]|1[0-2])"
MONTH_AND_DAY = (
    r"((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|1[0-9]|2[0-8]))"
)


def plain_schema(asked: Questionnaire, on: date) -> Json:
    """Answers as plain JSON. No date may be after `on`."""
    fields = {name: schema for question in asked.questions for name, schema in plain_fields(question, on).items()}
    with_result = {
        part: [value]
        for question in asked.questions
        if isinstance(question.kind, Quantity)
        for value, *parts in [field_names(question)]
        for part in parts
    }
    return {
        "type": "object",
        "description": "Answers under the names of the form’s fields. What was not answered is left out.",
        "properties": {VERSION: {"const": asked.version, "description": "of the questionnaire"}, **fields},
        "additionalProperties": False,
        "dependentRequired": with_result,
    }


def plain_fields(question: Question, today: date) -> Json:
    """The fields of a question."""
    match question.kind:
        case Choice(offered):
            return {question.id: {**described(question), "enum": codes(offered)}}
        case Choices(offered):
            return {question.id: {**described(question), "anyOf": lists(codes(offered))}}
        case Text(limit) | MedicineList(limit):
            return {question.id: {**described(question), "type": "string", "minLength": 1, "maxLength": limit}}
        case Number(least, most):
            return {question.id: {**described(question), "type": "integer", "minimum": least, "maximum": most}}
        case Quantity(units):
            value, unit, on = field_names(question)
            return {
                value: {**described(question), "type": "string", "pattern": VALUE, "maxLength": LONGEST_VALUE},
                unit: {"enum": codes(units)},
                on: {"type": "string", "pattern": up_to(today), "description": "the month of the result, or its day"},
            }
        case _:
            assert_never(question.kind)


def up_to(today: date) -> str:
    """A pattern for every month and every day up to today."""
    years = "|".join(["1[0-8][0-9]{2}", *(str(year) for year in range(1900, today.year))])
    months = "|".join(f"{month:02}" for month in range(1, today.month + 1))
    days = "|".join((today - timedelta(days)).isoformat()[len("2026-") :] for days in range(today.timetuple().tm_yday))
    leap_days = "|".join(f"{year}-02-29" for year in range(1904, today.year, 4))
    return f"^(({years})-({MONTH}|{MONTH_AND_DAY})|{today.year}-({months}|{days})|{leap_days})$"


def described(question: Question) -> Json:
    """What is asked."""
    return {"description": question.text}


def codes(offered: tuple[Option, ...]) -> list[str]:
    """The codes of what is offered."""
    return [option.code for option in offered]


def lists(offered: list[str]) -> list[Json]:
    """Several of these, or `none` alone where that is offered."""
    several = [code for code in offered if code != NONE]
    alone = [[NONE]] if NONE in offered else []
    return [{"type": "array", "items": {"enum": each}} for each in (several, *alone)]


def response_schema(asked: Questionnaire, canonical: Canonical) -> Json:
    """A QuestionnaireResponse, whose items need not stand in the questionnaire's groups."""
    return {
        "type": "object",
        "description": "A FHIR R4 QuestionnaireResponse to the questionnaire at /questionnaire.json.",
        "required": ["resourceType", "status"],
        "properties": {
            "resourceType": {"const": "QuestionnaireResponse"},
            "questionnaire": {"const": f"{canonical.questionnaire}|{asked.version}"},
            "status": {"enum": ["completed", "in-progress", "amended"]},
            "item": {
                "type": "array",
                "items": {"oneOf": [response_item(question, canonical) for question in asked.questions]},
                "maxItems": 1,
            },
        },
        "additionalProperties": False,
    }


def response_item(question: Question, canonical: Canonical) -> Json:
    """A question and its answer."""
    return {
        "type": "object",
        "required": ["linkId", "answer"],
        "properties": {
            "linkId": {"const": question.id},
            "answer": {"type": "array", "items": response_answer(question, canonical), "minItems": 1, "maxItems": 1},
        },
        "additionalProperties": False,
    }


def response_answer(question: Question, canonical: Canonical) -> Json:
    """A value as FHIR writes it."""
    match question.kind:
        case Choice() | Choices():
            coded = [canonical.coding(question, option) for option in options(question)]
            return only("valueCoding", {"anyOf": [exactly(coding) for coding in coded]})
        case Text(limit) | MedicineList(limit):
            return only("valueString", {"type": "string", "minLength": 1, "maxLength": limit})
        case Number(least, most):
            return only("valueInteger", {"type": "integer", "minimum": least, "maximum": most})
        case Quantity(units):
            typed = {"type": "string", "pattern": VALUE, "maxLength": LONGEST_VALUE}
            said = {"type": "array", "items": both(ORIGINAL_TEXT, typed), "minItems": 1, "maxItems": 1}
            unit = {"enum": [UCUM_CODES[code] for code in codes(units)]}
            return only(
                "valueQuantity",
                {
                    "type": "object",
                    "required": ["extension"],
                    "properties": {"extension": said, "code": unit},
                    "additionalProperties": False,
                },
            )
        case _:
            assert_never(question.kind)


def only(name: str, schema: Json) -> Json:
    """An object that holds one thing."""
    return {"type": "object", "required": [name], "properties": {name: schema}, "additionalProperties": False}


def both(url: str, value: Json) -> Json:
    """An extension with a text."""
    properties = {"url": {"const": url}, "valueString": value}
    return {"type": "object", "required": [*properties], "properties": properties, "additionalProperties": False}


def exactly(coding: Json) -> Json:
    """That coding; its words may come with it."""
    return {
        "type": "object",
        "required": [*coding],
        "properties": {**{name: {"const": value} for name, value in coding.items()}, "display": {"type": "string"}},
        "additionalProperties": False,
    }
