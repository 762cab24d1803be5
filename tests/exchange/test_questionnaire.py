"""The questionnaire as a FHIR Questionnaire: written out by hand for a small one, checked as a whole for ours."""

from typing import Any

import pytest

from screener.exchange.questionnaire import fhir_questionnaire
from screener.exchange.terminology import Canonical
from screener.questionnaire import QUESTIONNAIRE, statements
from screener.questionnaire.model import (
    NONE,
    Choice,
    Choices,
    MedicineList,
    Number,
    Quantity,
    Question,
    Text,
    field_names,
    options,
)
from tests.exchange.examples import ENGLISH, LOUD, SMALL
from tests.exchange.standard import check, items

HERE = Canonical("https://legs.example/fhir")
OURS = "https://legs.example/fhir/CodeSystem/restless-legs-visit-summary"
CORE = "http://hl7.org/fhir/StructureDefinition"
YES_NO = "http://terminology.hl7.org/CodeSystem/v2-0136"
ABSENT = "http://terminology.hl7.org/CodeSystem/data-absent-reason"
CONTROLS = "http://hl7.org/fhir/questionnaire-item-control"
DISPLAYS = "http://hl7.org/fhir/questionnaire-display-category"
LINK = {"url": f"{CORE}/questionnaire-supportLink", "valueUri": "https://doi.org/10.1016/x"}
INSTRUCTIONS = {
    "url": f"{CORE}/questionnaire-displayCategory",
    "valueCodeableConcept": {"coding": [{"system": DISPLAYS, "code": "instructions"}]},
}


def drawn(code: str) -> dict[str, Any]:
    """The extension for that control."""
    return {
        "url": f"{CORE}/questionnaire-itemControl",
        "valueCodeableConcept": {"coding": [{"system": CONTROLS, "code": code}]},
    }


URGE = {
    "linkId": "urge",
    "text": "Do you need to move?",
    "type": "choice",
    "extension": [LINK, drawn("radio-button")],
    "answerOption": [
        {"valueCoding": {"system": YES_NO, "code": "Y", "display": "Yes"}},
        {"valueCoding": {"system": YES_NO, "code": "N", "display": "No"}},
        {"valueCoding": {"system": ABSENT, "code": "asked-unknown", "display": "Not sure"}},
    ],
    "item": [
        {"linkId": "urge.hint", "extension": [INSTRUCTIONS], "text": "Think of the sofa.", "type": "display"},
        {"linkId": "urge.note.n", "extension": [INSTRUCTIONS, LINK], "text": "This is common.", "type": "display"},
    ],
}
TIME = {
    "linkId": "time",
    "text": "When?",
    "type": "choice",
    "extension": [drawn("radio-button")],
    "enableWhen": [
        {"question": "urge", "operator": "=", "answerCoding": {"system": YES_NO, "code": "Y"}},
        {"question": "urge", "operator": "=", "answerCoding": {"system": ABSENT, "code": "asked-unknown"}},
    ],
    "enableBehavior": "any",
    "answerOption": [
        {"valueCoding": {"system": OURS, "code": "night", "display": "At night"}},
        {"valueCoding": {"system": OURS, "code": "not_sure", "display": "Not sure"}},
    ],
}
SIGNS = {
    "linkId": "signs",
    "text": "Which?",
    "type": "choice",
    "extension": [drawn("check-box")],
    "repeats": True,
    "answerOption": [
        {"valueCoding": {"system": OURS, "code": "diet", "display": "No meat"}},
        {
            "extension": [{"url": f"{CORE}/questionnaire-optionExclusive", "valueBoolean": True}],
            "valueCoding": {"system": OURS, "code": "none", "display": "None of these"},
        },
    ],
}
WORDS = {"linkId": "words", "text": "In your words?", "type": "text", "maxLength": 40}
WEEKS = {
    "linkId": "weeks",
    "text": "How many?",
    "type": "integer",
    "extension": [
        {"url": f"{CORE}/minValue", "valueInteger": 1},
        {"url": f"{CORE}/maxValue", "valueInteger": 45},
        {
            "url": f"{CORE}/questionnaire-unit",
            "valueCoding": {"system": "http://unitsofmeasure.org", "code": "wk", "display": "weeks"},
        },
    ],
}
FERRITIN = {
    "linkId": "ferritin",
    "code": [{"system": "http://loinc.org", "code": "2276-4", "display": "Ferritin [Mass/volume] in Serum or Plasma"}],
    "text": "Ferritin",
    "type": "quantity",
    "extension": [
        {
            "url": f"{CORE}/questionnaire-unitOption",
            "valueCoding": {"system": "http://unitsofmeasure.org", "code": "ng/mL", "display": "ng/mL"},
        },
        {
            "url": f"{CORE}/questionnaire-unitOption",
            "valueCoding": {"system": "http://unitsofmeasure.org", "code": "ug/L", "display": "µg/L"},
        },
    ],
    "item": [
        {
            "linkId": "ferritin_date",
            "text": "Date of the result, as year and month or as a day",
            "type": "date",
        }
    ],
}
GROUPS = [
    {
        "linkId": "section.legs",
        "text": "Your legs",
        "type": "group",
        "item": [
            {
                "linkId": "section.legs.introduction",
                "extension": [INSTRUCTIONS],
                "text": "Leave out what you like.",
                "type": "display",
            },
            {"linkId": "topic.urge", "text": "Urge", "type": "group", "item": [URGE, TIME]},
            {"linkId": "topic.more", "text": "Some more", "type": "group", "item": [SIGNS]},
            {"linkId": "topic.typed", "text": "Typed", "type": "group", "item": [WORDS, WEEKS, FERRITIN]},
        ],
    }
]
WHOLE = fhir_questionnaire(QUESTIONNAIRE, HERE, ENGLISH)
BY_LINK = {item["linkId"]: item for item in items(WHOLE)}

every_question = pytest.mark.parametrize("question", QUESTIONNAIRE.questions, ids=lambda question: question.id)


def test_a_small_questionnaire_is_as_written_by_hand() -> None:
    """Groups, choices with and without HL7's codes, gates, what excludes, limits, units, hints, notes and sources."""
    made = fhir_questionnaire(SMALL, HERE, ENGLISH)
    check(made)
    assert made["item"] == GROUPS
    assert made["url"] == "https://legs.example/fhir/Questionnaire/restless-legs-visit-summary"
    assert made["version"] == "2.0"
    assert made["extension"] == [
        {
            "url": f"{CORE}/artifact-relatedArtifact",
            "valueRelatedArtifact": {"type": "citation", "label": "book", "citation": "A book. 2013."},
        },
        {
            "url": f"{CORE}/artifact-relatedArtifact",
            "valueRelatedArtifact": {
                "type": "citation",
                "label": "allen",
                "citation": "Allen RP. Criteria. 2014.",
                "url": "https://doi.org/10.1016/x",
            },
        },
    ]


def test_a_text_comes_in_the_language_asked_for_and_with_its_translations() -> None:
    """By the standard extension, on items, options and the title; a text that is the same in both is said once."""
    made = fhir_questionnaire(SMALL, HERE, LOUD, [ENGLISH, LOUD])
    check(made)
    urge = next(item for item in items(made) if item["linkId"] == "urge")
    assert made["language"] == "en-US"
    assert urge["text"] == "DO YOU NEED TO MOVE?"
    english = {
        "url": f"{CORE}/translation",
        "extension": [
            {"url": "lang", "valueCode": "en-GB"},
            {"url": "content", "valueString": "Do you need to move?"},
        ],
    }
    assert urge["_text"] == {"extension": [english]}
    assert urge["answerOption"][0]["valueCoding"]["display"] == "YES"
    assert urge["answerOption"][0]["valueCoding"]["_display"]["extension"][0]["extension"][1]["valueString"] == "Yes"
    assert made["_title"]["extension"][0]["extension"][1]["valueString"] == statements.TITLE
    ferritin = next(item for item in items(made) if item["linkId"] == "ferritin")
    assert [each["valueCoding"]["display"] for each in ferritin["extension"]] == ["ng/mL".upper(), "µg/L".upper()]


def test_the_whole_is_as_the_standard_has_it() -> None:
    """The schema of R4, linkIds that are there once, and gates that name a question before them."""
    check(WHOLE)
    links = [item["linkId"] for item in items(WHOLE)]
    assert len(links) == len(set(links))
    for place, item in enumerate(items(WHOLE)):
        for condition in item.get("enableWhen", []):
            assert condition["question"] in links[:place]


def test_the_whole_says_what_it_is() -> None:
    """A draft until somebody has reviewed it, with its purpose, its licence and LOINC's notice."""
    assert WHOLE["status"] == ("draft" if statements.REVIEWED_BY is None else "active")
    assert WHOLE["purpose"] == statements.INTENDED_PURPOSE
    assert statements.NOT_TESTED in WHOLE["description"]
    assert "LOINC (http://loinc.org)" in WHOLE["copyright"]
    assert len(WHOLE["extension"]) == len(QUESTIONNAIRE.sources)


@every_question
def test_every_question_is_there_as_its_kind(question: Question) -> None:
    """With its text, its type, its options in order, its limit and its gate, and no answer that is required."""
    item = BY_LINK[question.id]
    assert (item["text"], item["type"]) == (question.text, question.kind.fhir_type)
    assert "required" not in item
    assert ("enableWhen" in item) == (question.gate is not None)
    offered = [option["valueCoding"]["display"] for option in item.get("answerOption", [])]
    match question.kind:
        case Choice() | Choices():
            assert offered == [option.label for option in options(question)]
            assert item.get("repeats", False) == isinstance(question.kind, Choices)
        case Text(limit) | MedicineList(limit):
            assert item["maxLength"] == limit
        case Number():
            assert len(item["extension"]) >= 3
        case Quantity(units):
            found = [each["valueCoding"]["display"] for each in item["extension"] if each["url"].endswith("unitOption")]
            assert found == [unit.label for unit in units]
            assert field_names(question)[-1] in BY_LINK


@every_question
def test_none_excludes_the_others_where_there_are_several(question: Question) -> None:
    """And nothing else does: of one choice no answer needs to be told apart."""
    exclusive = [
        option["valueCoding"]["code"]
        for option in BY_LINK[question.id].get("answerOption", [])
        if "extension" in option
    ]
    codes = {option.code for option in options(question)}
    assert exclusive == ([NONE] if isinstance(question.kind, Choices) and NONE in codes else [])


@pytest.mark.parametrize(
    "base", ["", "legs", "ftp://legs.example", "https://legs.example/", "https://a b", "http://x?y", "http://x|1"]
)
def test_an_address_that_could_not_name_anything_is_refused(base: str) -> None:
    """Before it stands in a thousand files."""
    with pytest.raises(ValueError, match="address"):
        Canonical(base)
