"""Answers as a QuestionnaireResponse and back: by hand for a small one, exact for every case and for random answers."""

import json
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screener.answers import Answers, Measurement, Raw
from screener.exchange.data import written
from screener.exchange.measurements import number_in
from screener.exchange.questionnaire import fhir_questionnaire
from screener.exchange.reading import Unreadable
from screener.exchange.response import questionnaire_response, read_response
from screener.exchange.terminology import Canonical, Json
from screener.findings import Fixed, Typed
from screener.questionnaire import QUESTIONNAIRE
from tests.exchange.examples import DAY, ENGLISH, LOUD, SMALL
from tests.exchange.standard import check, check_against, items
from tests.forms import ANSWERS, CASES, answers_of

HERE = Canonical("https://legs.example/fhir")
ADDRESS = "https://legs.example/fhir/Questionnaire/restless-legs-visit-summary"
OURS = "https://legs.example/fhir/CodeSystem/restless-legs-visit-summary"
ORIGINAL = "http://hl7.org/fhir/StructureDefinition/originalText"
WHOLE = fhir_questionnaire(QUESTIONNAIRE, HERE, ENGLISH)

every_case = pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])

BY_HAND = {
    "resourceType": "QuestionnaireResponse",
    "language": "en-GB",
    "questionnaire": f"{ADDRESS}|2.0",
    "status": "completed",
    "authored": "2026-11-25",
    "item": [
        {
            "linkId": "section.legs",
            "text": "Your legs",
            "item": [
                {
                    "linkId": "topic.urge",
                    "text": "Urge",
                    "item": [
                        {
                            "linkId": "urge",
                            "text": "Do you need to move?",
                            "answer": [
                                {
                                    "valueCoding": {
                                        "system": "http://terminology.hl7.org/CodeSystem/v2-0136",
                                        "code": "Y",
                                        "display": "Yes",
                                    }
                                }
                            ],
                        },
                        {
                            "linkId": "time",
                            "text": "When?",
                            "answer": [{"valueCoding": {"system": OURS, "code": "not_sure", "display": "Not sure"}}],
                        },
                    ],
                },
                {
                    "linkId": "topic.typed",
                    "text": "Typed",
                    "item": [
                        {
                            "linkId": "words",
                            "text": "In your words?",
                            "answer": [{"valueString": "Like ants,\nκάθε νύχτα"}],
                        },
                        {"linkId": "weeks", "text": "How many?", "answer": [{"valueInteger": 32}]},
                        {
                            "linkId": "ferritin",
                            "text": "Ferritin",
                            "answer": [
                                {
                                    "valueQuantity": {
                                        "extension": [{"url": ORIGINAL, "valueString": "<14,5"}],
                                        "value": 14.5,
                                        "comparator": "<",
                                        "unit": "µg/L",
                                        "system": "http://unitsofmeasure.org",
                                        "code": "ug/L",
                                    },
                                    "item": [
                                        {
                                            "linkId": "ferritin_date",
                                            "text": "Date of the result, as year and month or as a day",
                                            "answer": [{"valueDate": "2026-02"}],
                                        }
                                    ],
                                }
                            ],
                        },
                    ],
                },
            ],
        }
    ],
}
SAID: dict[str, Raw] = {
    "urge": "yes",
    "time": "not_sure",
    "words": "Like ants,\nκάθε νύχτα",
    "weeks": 32,
    "ferritin": Measurement("<14,5", "ug/L", "2026-02"),
}


def response_to(*answered: Json, version: str = "2.0") -> Json:
    """A response with these items to the small questionnaire, from another service than ours."""
    address = f"https://elsewhere.example/Questionnaire/restless-legs-visit-summary|{version}"
    return {"resourceType": "QuestionnaireResponse", "questionnaire": address, "item": list(answered)}


def coded(link: str, *codes: str, system: str = OURS) -> Json:
    """An item with those codes."""
    answers = [{"valueCoding": {"system": system, "code": code, "display": code.upper()}} for code in codes]
    return {"linkId": link, "text": "?", "answer": answers}


def result(**quantity: object) -> Json:
    """An item with that quantity."""
    return {"linkId": "ferritin", "answer": [{"valueQuantity": quantity}]}


def test_a_small_response_is_as_written_by_hand() -> None:
    """In groups, with the words of the questions; what was not answered is not there, a group of it neither."""
    made = questionnaire_response(SMALL, Answers.of(SMALL, SAID), HERE, ENGLISH, DAY)
    check(made)
    check_against(fhir_questionnaire(SMALL, HERE, ENGLISH), made)
    assert made == BY_HAND


def test_a_response_written_by_hand_is_read() -> None:
    """The same answers, the day it was made on, and nothing left out."""
    read = read_response(SMALL, BY_HAND)
    assert read.answers == Answers.of(SMALL, SAID)
    assert read.left_out == ()
    assert read.made_on == DAY


def test_a_response_speaks_the_language_of_the_person() -> None:
    """Questions, options and units; not what was typed."""
    made = questionnaire_response(SMALL, Answers.of(SMALL, SAID), HERE, LOUD, DAY)
    by_link = {item["linkId"]: item for item in items(made)}
    assert by_link["urge"]["text"] == "DO YOU NEED TO MOVE?"
    assert by_link["urge"]["answer"][0]["valueCoding"]["display"] == "YES"
    assert by_link["words"]["answer"] == [{"valueString": "Like ants,\nκάθε νύχτα"}]
    assert read_response(SMALL, made).answers == Answers.of(SMALL, SAID)


@every_case
def test_every_case_makes_the_round_trip(case: dict[str, Any]) -> None:
    """As the standard has it, as the questionnaire has it, and the same answers again."""
    answers = answers_of(case["answers"])
    made = questionnaire_response(QUESTIONNAIRE, answers, HERE, ENGLISH, DAY)
    check(made)
    check_against(WHOLE, made)
    read = read_response(QUESTIONNAIRE, json.loads(written(made)))
    assert (read.answers, read.left_out) == (answers, ())


@given(ANSWERS)
def test_any_answers_make_the_round_trip(answers: Answers) -> None:
    """Whatever was typed or chosen, also behind a gate that is closed."""
    made = questionnaire_response(QUESTIONNAIRE, answers, HERE, ENGLISH, DAY)
    check(made)
    if answers.given:
        check_against(WHOLE, made)
    read = read_response(QUESTIONNAIRE, json.loads(written(made)))
    assert (read.answers, read.left_out) == (answers, ())


def test_the_same_answers_give_the_same_bytes() -> None:
    """No time, no number that was drawn, no name of a machine."""
    answers = answers_of(CASES[0]["answers"])
    first, second = (written(questionnaire_response(QUESTIONNAIRE, answers, HERE, ENGLISH, DAY)) for _ in range(2))
    assert first == second


@every_case
def test_no_response_names_a_disease(case: dict[str, Any]) -> None:
    """Its codes are ours, HL7's for yes and no, and units."""
    made = written(questionnaire_response(QUESTIONNAIRE, answers_of(case["answers"]), HERE, ENGLISH, DAY)).decode()
    for system in ("snomed", "icd", "loinc", "32914008", "G25.81"):
        assert system not in made.casefold()


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("14", ("", 14)),
        ("0", ("", 0)),
        ("14.2", ("", 14.2)),
        ("14,2", ("", 14.2)),
        ("14,25", ("", 14.25)),
        ("< 15", ("<", 15)),
        (">60", (">", 60)),
        ("0,123", ("", 0.123)),
        ("0.500", ("", 0.5)),
        ("1234,567", ("", 1234.567)),
        # A thousand and some, or one and some.
        ("1,234", None),
        ("1.234", None),
        ("<12,345", None),
        ("about 15", None),
        ("9" * 5000, None),
    ],
)
def test_a_number_is_read_only_where_there_is_one_way_to(typed: str, number: tuple[str, float] | None) -> None:
    """The typed text stands beside it either way."""
    assert number_in(typed) == number


@pytest.mark.parametrize(
    ("measurement", "quantity"),
    [
        (Measurement("1,234.5", "ug/L"), {"unit": "µg/L", "system": "http://unitsofmeasure.org", "code": "ug/L"}),
        (Measurement("14"), {}),
        (
            Measurement("14", "ng/mL"),
            {"value": 14, "unit": "ng/mL", "system": "http://unitsofmeasure.org", "code": "ng/mL"},
        ),
    ],
)
def test_a_number_needs_a_unit_and_the_typed_text_is_always_there(
    measurement: Measurement, quantity: dict[str, object]
) -> None:
    """Nobody could say of what a number without a unit is."""
    made = questionnaire_response(SMALL, Answers.of(SMALL, {"ferritin": measurement}), HERE, ENGLISH, DAY)
    found = next(item for item in items(made) if item["linkId"] == "ferritin")["answer"][0]["valueQuantity"]
    assert found == {"extension": [{"url": ORIGINAL, "valueString": measurement.value}], **quantity}


@pytest.mark.parametrize(
    ("item", "answer"),
    [
        (
            result(value=14.2, unit="ng/mL", system="http://unitsofmeasure.org", code="ng/mL"),
            Measurement("14.2", "ng/mL"),
        ),
        (result(value=14, comparator="<", unit="ug/L"), Measurement("<14", "ug/L")),
        (result(value=14), Measurement("14")),
    ],
)
def test_a_result_of_another_program_is_read(item: Json, answer: Measurement) -> None:
    """It has a number and no typed text."""
    assert read_response(SMALL, response_to(item)).answers["ferritin"] == answer


@pytest.mark.parametrize(
    ("item", "asked", "words", "reason"),
    [
        (coded("sleepwalking", "often"), Typed("?"), "OFTEN", "does not ask"),
        (coded("time", "noon"), Fixed("When"), "NOON", "not one of those offered"),
        (coded("time", "night", system="http://snomed.info/sct"), Fixed("When"), "NIGHT", "not one of those offered"),
        (coded("time", "night", "not_sure"), Fixed("When"), "NIGHT, NOT_SURE", "more than once"),
        (coded("words", "night"), Fixed("Words"), "NIGHT", "in another way"),
        ({"linkId": "weeks", "answer": [{"valueInteger": 90}]}, Fixed("Weeks"), "90", "whole number"),
        ({"linkId": "weeks", "answer": [{"valueBoolean": True}]}, Fixed("Weeks"), "", "not one of those offered"),
        ({"linkId": "words", "answer": [{"valueString": "a" * 41}]}, Fixed("Words"), "a" * 41, "characters long"),
        (coded("signs", "diet", "none"), Fixed("Signs"), "DIET, NONE", "together with something else"),
        (result(value=14, unit="mg"), Fixed("Ferritin"), "14", "unit"),
        (result(value=14, comparator=">=", unit="ug/L"), Fixed("Ferritin"), "14", "sign"),
        (result(value="14", unit="ug/L"), Fixed("Ferritin"), "14", "no number"),
        (result(value=9, extension=[{"url": ORIGINAL, "valueString": "14"}]), Fixed("Ferritin"), "14", "differ"),
        (
            {"linkId": "ferritin_date", "answer": [{"valueDate": "2026-01"}]},
            Fixed("Ferritin"),
            "2026-01",
            "no result to it",
        ),
        (
            {**result(value=14), "item": [{"linkId": "ferritin_date", "answer": [{"valueDate": "2999-01"}]}]},
            Fixed("Ferritin"),
            "14 2999-01",
            "still to come",
        ),
    ],
)
def test_what_cannot_be_taken_is_listed_with_the_reason(
    item: Json, asked: Fixed | Typed, words: str, reason: str
) -> None:
    """The question, what the file says to it, and why; the other answers are there."""
    read = read_response(SMALL, response_to(coded("urge", "yes"), item))
    assert dict(read.answers.given) == {"urge": "yes"}
    (left_out,) = read.left_out
    assert (left_out.asked, left_out.words) == (asked, words)
    assert reason in ENGLISH.explained(left_out.reason)


def test_of_several_ticks_only_the_one_that_is_not_offered_is_left_out() -> None:
    """The others are as true as they were."""
    read = read_response(SMALL, response_to(coded("signs", "diet", "fasting")))
    assert dict(read.answers.given) == {"signs": ("diet",)}
    assert [each.words for each in read.left_out] == ["FASTING"]


@pytest.mark.parametrize(
    ("canonical", "reason"),
    [
        ("https://legs.example/Questionnaire/another|2.0", "another form"),
        (f"{ADDRESS}|99", "version"),
    ],
)
def test_another_form_and_a_version_to_come_are_refused(canonical: str, reason: str) -> None:
    """With a plain reason, whatever the answers look like."""
    with pytest.raises(Unreadable, match=reason):
        read_response(SMALL, {**BY_HAND, "questionnaire": canonical})


@pytest.mark.parametrize("given", [{}, {"questionnaire": ADDRESS}, {"questionnaire": f"{ADDRESS}|2.0"}])
def test_a_response_that_does_not_say_its_version_is_taken_as_of_now(given: dict[str, str]) -> None:
    """Every linkId and code is looked up anyway."""
    assert dict(read_response(SMALL, {"item": [coded("urge", "yes")], **given}).answers.given) == {"urge": "yes"}


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["item", "linkId", "answer", "valueCoding", "valueQuantity", "valueString", "valueInteger"])
            | st.sampled_from(
                ["system", "code", "value", "unit", "comparator", "extension", "url", "valueDate", "text"]
            ),
            inner | st.sampled_from(["urge", "ferritin", "ferritin_date", "signs", OURS, "yes", ORIGINAL, "<", "ug/L"]),
            max_size=5,
        )
    ),
    max_leaves=25,
)


@given(JSON, st.sampled_from(["", f"{ADDRESS}|1.0", f"{ADDRESS}|2.0"]))
def test_whatever_stands_in_a_response_is_read_or_listed_or_refused(inside: object, canonical: str) -> None:
    """Nothing of a stranger's file gets further than that."""
    for item in (inside, [inside]):
        with suppress(Unreadable):
            read_response(QUESTIONNAIRE, {"questionnaire": canonical, "item": item, "authored": "2026-99-99"})


def test_a_response_that_was_taken_back_is_refused() -> None:
    """It says of itself that it was entered in error."""
    with pytest.raises(Unreadable, match="meant to be read"):
        read_response(SMALL, {**BY_HAND, "status": "entered-in-error"})


def test_an_answer_without_the_id_of_its_question_is_refused() -> None:
    """It is not dropped without a word."""
    with pytest.raises(Unreadable, match="damaged"):
        read_response(SMALL, {"item": [{"answer": [{"valueString": "ants"}], "text": "How?"}]})
