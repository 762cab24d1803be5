"""The questionnaire as an HL7 FHIR R4 Questionnaire, for programs that ask it themselves."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import assert_never

from screener.exchange.terminology import LOINC, LOINC_CODES, LOINC_NOTICE, Canonical, Json, unit_coding
from screener.exchange.wording import Wording
from screener.language import Language
from screener.questionnaire import statements
from screener.questionnaire.model import (
    N_,
    NONE,
    Choice,
    Choices,
    Gate,
    MedicineList,
    Note,
    Number,
    Option,
    Quantity,
    Question,
    Questionnaire,
    Section,
    Source,
    Text,
    Topic,
    field_names,
    options,
)

CORE = "http://hl7.org/fhir/StructureDefinition"
PUBLISHER = "The restless-legs visit summary authors"
LICENCE = "The questions were written for this form and are published under the MIT licence."
DATE_OF_RESULT = N_("Date of the result, as year and month or as a day")


def fhir_questionnaire(
    asked: Questionnaire, canonical: Canonical, language: Language, translations: Iterable[Language] = ()
) -> Json:
    """A Questionnaire in `language`, with each text in the languages of `translations` as well.

    A draft until a clinician has reviewed the texts. Everything may be left out, so nothing is required.
    """
    return Writer(asked, canonical, Wording(language, tuple(translations))).questionnaire()


def section_id(section: Section) -> str:
    """The linkId of a section."""
    return f"section.{section.id}"


def topic_id(topic: Topic) -> str:
    """The linkId of a topic."""
    return f"topic.{topic.id}"


@dataclass(frozen=True)
class Writer:
    """Writes the parts of a Questionnaire, all of them under one address and in the same languages."""

    asked: Questionnaire
    canonical: Canonical
    wording: Wording

    def questionnaire(self) -> Json:
        """The whole resource."""
        description = [statements.WHAT_THIS_IS, statements.NOT_TESTED]
        if statements.REVIEWED_BY is None:
            description.append(statements.NOT_REVIEWED)
        return {
            "resourceType": "Questionnaire",
            "language": self.wording.language.tag,
            "extension": [citation(source) for source in self.asked.sources],
            "url": self.canonical.questionnaire,
            "version": self.asked.version,
            "name": "RestlessLegsVisitSummary",
            **self.wording.element("title", statements.TITLE),
            "status": "draft" if statements.REVIEWED_BY is None else "active",
            "experimental": False,
            "subjectType": ["Patient"],
            "date": statements.WRITTEN_ON.isoformat(),
            "publisher": PUBLISHER,
            "description": " ".join(self.wording.language.translated(text) for text in description),
            **self.wording.element("purpose", statements.INTENDED_PURPOSE),
            "copyright": f"{LICENCE} {LOINC_NOTICE}",
            "item": [self.section(section) for section in self.asked.sections],
        }

    def section(self, section: Section) -> Json:
        """A group for a section, with its introduction."""
        link = section_id(section)
        introduction = [self.display(f"{link}.introduction", section.introduction)] if section.introduction else []
        return {
            "linkId": link,
            **self.wording.element("text", section.title),
            "type": "group",
            "item": [*introduction, *(self.topic(topic) for topic in section.topics)],
        }

    def topic(self, topic: Topic) -> Json:
        """A group for a topic, under the heading its questions share where they have one."""
        return {
            "linkId": topic_id(topic),
            **extensions(support_links(topic.sources)),
            **self.wording.element("text", topic.heading or topic.title),
            "type": "group",
            "item": [self.question(question) for question in topic.questions],
        }

    def question(self, question: Question) -> Json:
        """A question with what can be answered, when it is asked, and below it the words that explain it."""
        below = [*self.parts(question), *self.explanations(question)]
        return {
            **extensions([*support_links(question.sources), *self.limits(question)]),
            "linkId": question.id,
            **loinc_codes(question),
            **self.wording.element("text", question.text),
            "type": question.kind.fhir_type,
            **self.enabled_by(question.gate),
            **self.answers(question),
            **({"item": below} if below else {}),
        }

    def enabled_by(self, gate: Gate | None) -> Json:
        """The answers of which any opens the question."""
        if gate is None:
            return {}
        leading = self.asked.by_id[gate.question]
        opening = [option for option in options(leading) if option.code in gate.codes]
        return {
            "enableWhen": [
                {"question": leading.id, "operator": "=", "answerCoding": self.canonical.coding(leading, option)}
                for option in opening
            ],
            "enableBehavior": "any",
        }

    def answers(self, question: Question) -> Json:
        """The elements that say what can be answered."""
        match question.kind:
            case Choice(offered):
                return {"answerOption": [self.option(question, option) for option in offered]}
            case Choices(offered):
                return {"repeats": True, "answerOption": [self.option(question, option) for option in offered]}
            case Text(limit) | MedicineList(limit):
                return {"maxLength": limit}
            case Number() | Quantity():
                return {}
            case _:
                assert_never(question.kind)

    def limits(self, question: Question) -> list[Json]:
        """The extensions that say how a question is answered: its control, its units, its least and its most."""
        match question.kind:
            case Choice():
                return [control("radio-button")]
            case Choices():
                return [control("check-box")]
            case Number(least, most, unit):
                return [
                    {"url": f"{CORE}/minValue", "valueInteger": least},
                    {"url": f"{CORE}/maxValue", "valueInteger": most},
                    {"url": f"{CORE}/questionnaire-unit", "valueCoding": self.unit(unit, unit)},
                ]
            case Quantity(units):
                return [
                    {"url": f"{CORE}/questionnaire-unitOption", "valueCoding": self.unit(unit.code, unit.label)}
                    for unit in units
                ]
            case Text() | MedicineList():
                return []
            case _:
                assert_never(question.kind)

    def option(self, question: Question, option: Option) -> Json:
        """An answer that can be chosen; `none` of many excludes the others."""
        alone = isinstance(question.kind, Choices) and option.code == NONE
        exclusive = [{"url": f"{CORE}/questionnaire-optionExclusive", "valueBoolean": True}] if alone else []
        return {
            **extensions(exclusive),
            "valueCoding": {
                **self.canonical.coding(question, option),
                **self.wording.element("display", option.label),
            },
        }

    def unit(self, code: str, label: str) -> Json:
        """A unit, in UCUM's code and our words."""
        return {**unit_coding(code), **self.wording.element("display", label)}

    def parts(self, question: Question) -> list[Json]:
        """What is asked below a question as part of it: the date of a result."""
        if not isinstance(question.kind, Quantity):
            return []
        *_, on = field_names(question)
        return [{"linkId": on, **self.wording.element("text", DATE_OF_RESULT), "type": "date"}]

    def explanations(self, question: Question) -> list[Json]:
        """The hint of a question and its notes, the same for everybody."""
        hint = [self.display(f"{question.id}.hint", question.hint)] if question.hint else []
        return [*hint, *(self.note(question, note) for note in question.notes)]

    def note(self, question: Question, note: Note) -> Json:
        """A note. It can stand below several questions, so its linkId names the one it stands below."""
        return self.display(f"{question.id}.note.{note.id}", note.text, note.sources)

    def display(self, link: str, text: str, sources: Iterable[Source] = ()) -> Json:
        """A text that is shown and not answered."""
        category = concept("questionnaire-display-category", "instructions")
        return {
            "linkId": link,
            "extension": [
                {"url": f"{CORE}/questionnaire-displayCategory", "valueCodeableConcept": category},
                *support_links(sources),
            ],
            **self.wording.element("text", text),
            "type": "display",
        }


def extensions(made: list[Json]) -> Json:
    """The element that holds extensions, or none."""
    return {"extension": made} if made else {}


def support_links(sources: Iterable[Source]) -> list[Json]:
    """Where the publications that a question rests on can be looked up."""
    return [{"url": f"{CORE}/questionnaire-supportLink", "valueUri": source.link} for source in sources if source.link]


def citation(source: Source) -> Json:
    """A publication the questionnaire cites, by the extension of HL7's extension pack for related artifacts."""
    link = {"url": source.link} if source.link else {}
    return {
        "url": f"{CORE}/artifact-relatedArtifact",
        "valueRelatedArtifact": {"type": "citation", "label": source.id, "citation": source.citation, **link},
    }


def control(code: str) -> Json:
    """How a question is to be drawn."""
    return {
        "url": f"{CORE}/questionnaire-itemControl",
        "valueCodeableConcept": concept("questionnaire-item-control", code),
    }


def concept(system: str, code: str) -> Json:
    """A code of one of the small code systems of the core standard."""
    return {"coding": [{"system": f"http://hl7.org/fhir/{system}", "code": code}]}


def loinc_codes(question: Question) -> Json:
    """What LOINC calls the question, where it was looked up."""
    codes = LOINC_CODES.get(question.id, ())
    return {"code": [{"system": LOINC, "code": code, "display": words} for code, words in codes]} if codes else {}
