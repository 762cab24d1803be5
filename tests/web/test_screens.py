"""Screens: every question once, in order, and a thought on each."""

import pytest

from screener.questionnaire import QUESTIONNAIRE
from screener.questionnaire.model import Question, Topic
from screener.web.screens import screens_of


def asked_on(part: Topic | Question) -> list[str]:
    """The ids of the questions in a part of a screen."""
    return [question.id for question in (part.questions if isinstance(part, Topic) else (part,))]


def test_every_question_stands_on_one_screen_in_its_order() -> None:
    """None is lost and none is asked twice."""
    screens = [screen for section in QUESTIONNAIRE.sections for screen in screens_of(section)]
    found = [id for screen in screens for part in screen.parts for id in asked_on(part)]
    assert found == [question.id for question in QUESTIONNAIRE.questions]


@pytest.mark.parametrize(
    ("first", "others"),
    [
        ("urge", ["feel", "site"]),
        ("rest", ["move"]),
        ("sleep", ["day", "mood"]),
        ("results", ["ferritin", "tsat", "haemoglobin", "egfr", "hba1c"]),
        ("who", ["words"]),
        ("medicines", ["treated", "treated_now"]),
        ("rls_treatment", ["treated_before"]),
    ],
)
def test_what_is_one_thought_stands_together(first: str, others: list[str]) -> None:
    """A value, its unit and its date; three effects on one scale; what follows a gate and is long stands apart."""
    screens = {screen.id: screen for section in QUESTIONNAIRE.sections for screen in screens_of(section)}
    assert [id for part in screens[first].parts for id in asked_on(part)] == [first, *others]


def test_a_table_stays_whole() -> None:
    """Its rows are never on two screens."""
    tables = [topic for section in QUESTIONNAIRE.sections for topic in section.topics if topic.heading]
    parts = [part for section in QUESTIONNAIRE.sections for screen in screens_of(section) for part in screen.parts]
    assert tables
    assert [part for part in parts if isinstance(part, Topic)] == tables
