"""The text version: everything that stands on the summary, in plain lines."""

import pytest
from flask.testing import FlaskClient

from screener.questionnaire import QUESTIONNAIRE
from screener.questionnaire.model import Topic

TOPICS = [topic for section in QUESTIONNAIRE.sections for topic in section.topics]
STATED = [topic for topic in TOPICS if topic.statement]


def lines(client: FlaskClient, **answers: str) -> list[str]:
    """The lines of the text."""
    response = client.post("/summary.txt", data=answers)
    assert response.status_code == 200
    return response.text.splitlines()


def test_the_five_criteria_are_stated() -> None:
    """Each feature of the published criteria has its statement; the tests below would pass on none."""
    assert [topic.id for topic in STATED][:5] == [f"criterion_{number}" for number in range(1, 6)]


@pytest.mark.parametrize("topic", STATED, ids=lambda topic: topic.id)
def test_a_criterion_is_stated_between_its_title_and_its_answers(client: FlaskClient, topic: Topic) -> None:
    """Whoever reads an answer reads what it is set beside; what the row says before any answer comes with it."""
    text = lines(client)
    title = text.index(topic.title)
    question = next(at for at, line in enumerate(text) if line.startswith(f"- {topic.questions[0].short}:"))
    between = [line.strip() for line in text[title + 1 : question]]
    assert between == [each for each in (topic.statement, topic.lead) if each]


def test_sections_stand_in_the_order_of_the_form(client: FlaskClient) -> None:
    """Each with its title, once."""
    titles = [line.strip("= ") for line in lines(client) if line.startswith("== ")]
    assert titles[: len(QUESTIONNAIRE.sections)] == [section.title for section in QUESTIONNAIRE.sections]
    assert len(set(titles)) == len(titles)


def test_an_answer_stands_behind_its_question(client: FlaskClient) -> None:
    """In the words of the option, as it was typed, with unit and date; the others read "Not answered"."""
    text = lines(client, urge="yes", words="like ants", ferritin="14", ferritin_unit="ug/L", ferritin_date="2026-03")
    assert "- Strong need to move the legs: Yes" in text
    assert "- In my own words: like ants" in text
    assert "- Ferritin: 14 µg/L, March 2026" in text
    assert "- Unpleasant feelings in the legs: Not answered" in text
