"""Answers as an HL7 FHIR R4 QuestionnaireResponse, and back.

It holds what was answered with the words it was asked in, and nobody: no subject, no author, no id. An answer counts
even where its question was not asked, so it is there although its `enableWhen` is closed.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import assert_never

from screener.answers import Answer, Answers, Measurement, Mistake
from screener.exchange.data import NOT_A_FORM
from screener.exchange.measurements import measurement_in, quantity, typed_text
from screener.exchange.migration import MIGRATIONS
from screener.exchange.questionnaire import DATE_OF_RESULT, section_id, topic_id
from screener.exchange.reading import NOT_ASKED_HERE, NOT_OFFERED, Code, Reading, Said, Unreadable, Value, taken
from screener.exchange.terminology import BY_HL7_CODE, Canonical, Json, is_ours, version_in
from screener.language import Language
from screener.questionnaire.model import (
    N_,
    Choice,
    Choices,
    MedicineList,
    Number,
    Option,
    Quantity,
    Question,
    Questionnaire,
    Section,
    Text,
    field_names,
)

NOT_OUR_FORM = N_("This file holds answers to another form.")
WITHDRAWN = N_("This file does not say that its answers are meant to be read.")
OTHER_VERSION = N_("This file holds answers to a version of the form that we cannot read.")

# Of HL7's codes for the state of a response all but "entered-in-error".
STATUSES = ("completed", "amended", "in-progress", "stopped")

DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
# Of each item and each answer, what holds items.
BELOW = "item"


def questionnaire_response(
    asked: Questionnaire, answers: Answers, canonical: Canonical, language: Language, made_on: date
) -> Json:
    """The answers, in the questionnaire's groups and order, dated `made_on`. What was not answered is not in it."""
    writer = Writer(answers, canonical, language)
    groups = [group for section in asked.sections if (group := writer.section(section))["item"]]
    return {
        "resourceType": "QuestionnaireResponse",
        "language": language.tag,
        "questionnaire": f"{canonical.questionnaire}|{asked.version}",
        "status": "completed",
        "authored": made_on.isoformat(),
        **({"item": groups} if groups else {}),
    }


@dataclass(frozen=True)
class Writer:
    """Writes the items of a response."""

    answers: Answers
    canonical: Canonical
    language: Language

    def section(self, section: Section) -> Json:
        """The group of a section, with those of its topics that hold an answer."""
        topics = [
            self.group(topic_id(topic), topic.heading or topic.title, topic.questions) for topic in section.topics
        ]
        return {
            "linkId": section_id(section),
            "text": self.language.translated(section.title),
            "item": [group for group in topics if group["item"]],
        }

    def group(self, link: str, title: str, questions: tuple[Question, ...]) -> Json:
        """The group of a topic, with those of its questions that were answered."""
        answered = [(question, self.answers[question.id]) for question in questions if question.id in self.answers]
        return {
            "linkId": link,
            "text": self.language.translated(title),
            "item": [self.item(question, answer) for question, answer in answered],
        }

    def item(self, question: Question, answer: Answer) -> Json:
        """A question as it was asked, and its answer."""
        return {
            "linkId": question.id,
            "text": self.language.translated(question.text),
            "answer": self.values(question, answer),
        }

    def values(self, question: Question, answer: Answer) -> list[Json]:
        """An answer as FHIR values. Raises `TypeError` for an answer that is not of the question's kind."""
        match question.kind:
            case Choice(offered) | Choices(offered):
                if isinstance(answer, str | tuple):
                    codes = (answer,) if isinstance(answer, str) else answer
                    return [self.coded(question, option) for option in offered if option.code in codes]
            case Text() | MedicineList():
                if isinstance(answer, str):
                    return [{"valueString": answer}]
            case Number():
                if isinstance(answer, int):
                    return [{"valueInteger": answer}]
            case Quantity(units):
                if isinstance(answer, Measurement):
                    return [self.measured(question, answer, units)]
            case _:
                assert_never(question.kind)
        raise TypeError(f"{type(answer).__name__} is not an answer of the kind {question.kind.name}")

    def coded(self, question: Question, option: Option) -> Json:
        """An option with its words."""
        words = {"display": self.language.translated(option.label)}
        return {"valueCoding": {**self.canonical.coding(question, option), **words}}

    def measured(self, question: Question, answer: Measurement, units: tuple[Option, ...]) -> Json:
        """A laboratory value, and below it the day it is of."""
        value = {"valueQuantity": quantity(answer, units, self.language)}
        if not answer.on:
            return value
        text = self.language.translated(DATE_OF_RESULT)
        return {
            **value,
            "item": [{"linkId": field_names(question)[-1], "text": text, "answer": [{"valueDate": answer.on}]}],
        }


def read_response(asked: Questionnaire, resource: Mapping[str, object]) -> Reading:
    """The answers in a QuestionnaireResponse, from whichever service it comes.

    Every linkId and code is looked up; what the form does not ask or offer is listed with the reason. Raises
    `Unreadable` for another questionnaire, and for a version that there is no way from.
    """
    if resource.get("status", "completed") not in STATUSES:
        raise Unreadable(WITHDRAWN)
    version = version_of(asked, resource)
    contents = Contents.of(resource)
    if version == asked.version:
        contents.add_unknown(asked)
    said = contents.said if version == asked.version else MIGRATIONS[version](contents.said)
    return replace(taken(asked, said, contents.names), made_on=day_of(resource))


def version_of(asked: Questionnaire, resource: Mapping[str, object]) -> str:
    """The version a response answers; the present one where it does not say. Raises `Unreadable`."""
    version = version_in(str(resource["questionnaire"])) if "questionnaire" in resource else ""
    if version is None:
        raise Unreadable(NOT_OUR_FORM)
    version = version or asked.version
    if version != asked.version and version not in MIGRATIONS:
        raise Unreadable(OTHER_VERSION)
    return version


def day_of(resource: Mapping[str, object]) -> date | None:
    """The day a response was made on, where it says so."""
    authored = resource.get("authored")
    written = DAY.match(authored) if isinstance(authored, str) else None
    try:
        return date.fromisoformat(written[0]) if written else None
    except ValueError:
        return None


@dataclass
class Contents:
    """What the items of a response say, by linkId, and what each calls its question."""

    said: dict[str, list[Said]] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, resource: Mapping[str, object]) -> Contents:
        """The contents of a response, however deep its groups are. Raises `Unreadable`."""
        contents = cls()
        for item in items(resource):
            link, text, answers = item.get("linkId"), item.get("text"), dicts(item, "answer")
            if not isinstance(link, str):
                raise Unreadable(NOT_A_FORM)
            contents.names[link] = text if isinstance(text, str) else ""
            if answers:
                contents.said.setdefault(link, []).extend(said(answer) for answer in answers)
        return contents

    def add_unknown(self, asked: Questionnaire) -> None:
        """Say of each item that no question, group or text of ours is called so, where it holds no answer."""
        ours = {"section", "topic", *(name for question in asked.questions for name in field_names(question))}
        for link in self.names:
            if link.split(".")[0] not in ours:
                self.said.setdefault(link, [Said(Mistake(NOT_ASKED_HERE), "")])


def items(resource: Mapping[str, object]) -> Iterator[Json]:
    """Every item, a group before what is in it."""
    waiting = deque(dicts(resource, BELOW))
    while waiting:
        item = waiting.popleft()
        yield item
        below = [*dicts(item, BELOW)]
        for answer in dicts(item, "answer"):
            below += dicts(answer, BELOW)
        waiting.extendleft(reversed(below))


def dicts(holder: Mapping[str, object], name: str) -> list[Json]:
    """The objects in the list of that name, which may be missing. Raises `Unreadable` for anything else there."""
    value = holder.get(name, [])
    # FHIR knows no empty list.
    if not isinstance(value, list) or not all(isinstance(each, dict) for each in value) or holder.get(name) == []:
        raise Unreadable(NOT_A_FORM)
    return value


def said(answer: Json) -> Said:
    """One answer of a response."""
    for name, value in answer.items():
        match name, value:
            case "valueCoding", dict():
                return Said(code_in(value), words_of(value, "display", "code"))
            case "valueQuantity", dict():
                return Said(measured(value), typed_text(value) or words_of(value, "value"))
            case (("valueString" | "valueDate"), str()):
                return Said(value, value)
            case "valueInteger", int() if not isinstance(value, bool):
                return Said(value, str(value))
            case "valueInteger", float() if value.is_integer():
                return Said(int(value), str(int(value)))
    return Said(Mistake(NOT_OFFERED), "")


def words_of(value: Json, *names: str) -> str:
    """The first of those elements that is not empty, in words."""
    return next((str(value[name]) for name in names if isinstance(value.get(name), str | int | float)), "")


def code_in(coding: Json) -> Value:
    """Our code for a coding."""
    system, code = coding.get("system", ""), coding.get("code")
    if isinstance(system, str) and isinstance(code, str):
        if (system, code) in BY_HL7_CODE:
            return Code(BY_HL7_CODE[system, code])
        if is_ours(system):
            return Code(code)
    return Mistake(NOT_OFFERED)


def measured(value: Json) -> Value:
    """A quantity as a measurement, or why it is none."""
    try:
        return measurement_in(value)
    except Mistake as mistake:
        return mistake
