"""Page one says of each condition that is always looked at whether it was answered."""

import pytest
from flask import Flask

from screener.questionnaire import QUESTIONNAIRE
from tests.forms import bare, printed
from tests.pdf.layouts import answer_on_page_one, paper

# The six that published reports link with restless legs, as page one names them.
CONDITIONS = {
    "iron": "Told of low iron or anaemia",
    "pregnancy": "Pregnant, or birth within 6 months",
    "kidney": "Told of kidney disease",
    "diabetes": "Told of diabetes",
    "neuropathy": "Told of nerve damage",
    "medicines": "Medicines",
}


def test_these_conditions_are_always_shown() -> None:
    """Whatever else is added, none of the six is lost."""
    topics = [topic for section in QUESTIONNAIRE.sections for topic in section.topics if topic.always_shown]
    assert set(CONDITIONS) <= {question.id for topic in topics for question in topic.questions}
    for id, short in CONDITIONS.items():
        assert QUESTIONNAIRE.by_id[id].short == short


@pytest.mark.parametrize("size", ["normal", "large"])
def test_a_condition_that_was_not_answered_says_so_on_page_one(app: Flask, size: str) -> None:
    """A condition that is missing would read as one that the person does not have."""
    made = paper(app, {}, size=size)
    assert size == "large" or made.front_pages == 1
    text = bare(printed(made.file))
    for id, short in CONDITIONS.items():
        assert bare(answer_on_page_one(made, id)) == "Notanswered"
        assert bare(short)[:10] in text


@pytest.mark.parametrize("answered", CONDITIONS)
def test_a_condition_that_was_answered_does_not_say_so(app: Flask, answered: str) -> None:
    """And each of the others still does."""
    made = paper(app, {answered: "ramipril" if answered == "medicines" else "not_sure"})
    silent = {id for id in CONDITIONS if id != answered and bare(answer_on_page_one(made, id)) == "Notanswered"}
    assert silent == set(CONDITIONS) - {answered}
