"""What answers look like as JSON, as JSON Schema: written from the questionnaire, for programs and their tests.

It says all that is checked, but that a list of medicines has so many lines at most.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import assert_never

from screener.answers import LONGEST_VALUE
from screener.exchange.measurements import ORIGINAL_TEXT
from screener.exchange.plain import VERSION
from screener.exchange.questionnaire import section_id, topic_id
from screener.exchange.response import STATUSES
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
)

# What the form takes without asking back, in letters that every reader of patterns knows: three digits after a sign can
# be thousands, unless what stands before it is no group of them.
VALUE = r"^[<>]? ?([0-9]+([.,]([0-9]{1,2}|[0-9]{4,}))?|(0[0-9]*|[0-9]{4,})[.,][0-9]{3})$"
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
    """A QuestionnaireResponse, with the questionnaire's groups or without any."""
    grouped = {
        section_id(section): group(
            {
                topic_id(topic): group({question.id: answer(question, canonical) for question in topic.questions})
                for topic in section.topics
            }
        )
        for section in asked.sections
    }
    ungrouped = {question.id: answer(question, canonical) for question in asked.questions}
    return {
        "type": "object",
        "description": "A FHIR R4 QuestionnaireResponse to the questionnaire at /questionnaire.json.",
        "required": ["resourceType"],
        "properties": {
            "resourceType": {"const": "QuestionnaireResponse"},
            "questionnaire": {"const": f"{canonical.questionnaire}|{asked.version}"},
            "status": {"enum": [*STATUSES]},
            "item": {"anyOf": [each_once(ungrouped), each_once(grouped)]},
        },
    }


def group(items: Json) -> Json:
    """What a group holds, beside its linkId."""
    return {"item": each_once(items)}


def answer(question: Question, canonical: Canonical) -> Json:
    """What an answered question holds, beside its linkId."""
    return {"answer": response_answers(question, canonical)}


def each_once(items: Json) -> Json:
    """A list of items by their linkId, no two of which have the same."""
    return {
        "type": "array",
        "minItems": 1,
        "items": {
            "anyOf": [
                {
                    "type": "object",
                    "required": ["linkId"],
                    "properties": {"linkId": {"const": link}, **holds},
                }
                for link, holds in items.items()
            ]
        },
        "allOf": [
            {"contains": {"properties": {"linkId": {"const": link}}}, "minContains": 0, "maxContains": 1}
            for link in items
        ],
    }


def response_answers(question: Question, canonical: Canonical) -> Json:
    """The answers to a question: one, or of several ticks those that go together."""
    match question.kind:
        case Choices(offered):
            coded = [canonical.coding(question, option) for option in offered]
            several = [each for each in coded if each["code"] != NONE]
            alone = [[each] for each in coded if each["code"] == NONE]
            return {"anyOf": [{"type": "array", "items": some(each), "minItems": 1} for each in (several, *alone)]}
        case Choice(offered):
            item = some([canonical.coding(question, option) for option in offered])
        case Text(limit) | MedicineList(limit):
            item = only("valueString", {"type": "string", "maxLength": limit})
        case Number(least, most):
            item = only("valueInteger", {"type": "integer", "minimum": least, "maximum": most})
        case Quantity(units):
            typed = {"type": "string", "pattern": VALUE, "maxLength": LONGEST_VALUE}
            said = {"type": "array", "items": both(ORIGINAL_TEXT, typed), "minItems": 1}
            unit = {"enum": [UCUM_CODES[code] for code in codes(units)]}
            properties = {"extension": said, "code": unit}
            item = only("valueQuantity", {"type": "object", "required": ["extension"], "properties": properties})
        case _:
            assert_never(question.kind)
    return {"type": "array", "items": item, "minItems": 1, "maxItems": 1}


def some(coded: list[Json]) -> Json:
    """One of these codings."""
    return only("valueCoding", {"anyOf": [exactly(coding) for coding in coded]})


def only(name: str, schema: Json) -> Json:
    """An object that holds one thing."""
    return {"type": "object", "required": [name], "properties": {name: schema}}


def both(url: str, value: Json) -> Json:
    """An extension with a text."""
    properties = {"url": {"const": url}, "valueString": value}
    return {"type": "object", "required": [*properties], "properties": properties}


def exactly(coding: Json) -> Json:
    """That coding."""
    return {
        "type": "object",
        "required": [*coding],
        "properties": {name: {"const": value} for name, value in coding.items()},
    }
