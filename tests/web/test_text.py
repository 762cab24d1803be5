"""The text version: what was said, in page one's order, to paste into a message."""

import pytest
from flask.testing import FlaskClient
from hypothesis import given

from screener.answers import Answers
from screener.medicines.recognition import RECOGNISER
from screener.questionnaire import QUESTIONNAIRE
from screener.questionnaire.model import Topic
from screener.summary import summarise
from screener.text import plain_text
from tests.browser.test_five_minutes import TYPICAL
from tests.exchange.examples import DAY, ENGLISH
from tests.forms import ANSWERS, answers_of, bare

TOPICS = [topic for section in QUESTIONNAIRE.sections for topic in section.topics]
STATED = [topic for topic in TOPICS if topic.statement]


def text_of(answers: Answers) -> str:
    """The text of some answers."""
    medicines = RECOGNISER.recognise(answers.medicine_lines(QUESTIONNAIRE))
    return plain_text(summarise(QUESTIONNAIRE, answers, medicines, DAY), ENGLISH)


def lines(client: FlaskClient, **answers: str) -> list[str]:
    """The lines of the text."""
    response = client.post("/summary.txt", data=answers)
    assert response.status_code == 200
    return response.text.splitlines()


def test_the_five_criteria_are_stated() -> None:
    """Each feature of the published criteria has its statement; the tests below would pass on none."""
    assert [topic.id for topic in STATED][:5] == [f"criterion_{number}" for number in range(1, 6)]


@pytest.mark.parametrize("topic", STATED, ids=lambda topic: topic.id)
def test_a_criterion_is_stated_before_its_answer(client: FlaskClient, topic: Topic) -> None:
    """Also where nothing was answered; what the row says before any answer comes with it."""
    text = bare(client.post("/summary.txt", data={}).text)
    first = topic.questions[0]
    answer = "Nothing ticked" if first.id == "lookalikes" else "Not answered"
    assert bare(f"{topic.statement} {topic.lead} - {first.short}: {answer}") in text


def test_the_blocks_stand_in_the_order_of_page_one(client: FlaskClient) -> None:
    """With page one's headings."""
    text = lines(client, urge="yes", sleep="a_lot", iron="no", medicines="tea", ask="could_it_be", ask_own="Why?")
    headings = [line for line in text if line == line.upper() and any(map(str.isalpha, line))]
    assert headings == [
        "THE PUBLISHED FEATURES (IRLSSG 2014), AND MY ANSWERS",
        "PATTERN AND EFFECT",
        "CONDITIONS LINKED WITH RESTLESS LEGS",
        "MEDICINES, AS I TYPED THEM",
        "QUESTIONS I WANT TO ASK",
    ]


def test_an_answer_stands_behind_its_question(client: FlaskClient) -> None:
    """In the words of the option, as it was typed, with unit and date."""
    text = lines(client, urge="yes", words="like ants", ferritin="14", ferritin_unit="ug/L", ferritin_date="2026-03")
    assert "- Strong need to move: Yes" in text
    assert "- In my own words: like ants" in text
    assert "- Ferritin: 14 µg/L, March 2026" in text


def test_a_medicine_stands_as_typed_with_what_is_known_of_it(client: FlaskClient) -> None:
    """What reports say of it in the words that are the same for everybody."""
    text = "\n".join(lines(client, medicines="sertralin 50 mg\ntea"))
    assert "  - sertralin 50 mg: sertraline; Reported to bring on or worsen restless legs in" in text
    assert "\n  - tea\n" in text
    assert "No medicine should be stopped, skipped or changed because of this page." in text


def test_what_was_not_answered_is_said_in_one_sentence(client: FlaskClient) -> None:
    """What was not asked is not in it."""
    text = client.post("/summary.txt", data={"urge": "yes"}).text
    (said,) = [block for block in text.split("\n\n") if block.startswith("Asked and not answered: ")]
    assert "Unpleasant feelings;\nWhere; " in said
    assert "Strong need to move" not in said
    assert "Ferritin" not in text


def test_it_ends_with_what_holds_for_everybody(client: FlaskClient) -> None:
    """Urgent signs, and that neither was it tested nor reviewed."""
    end = bare(client.post("/summary.txt", data={}).text)
    for said in (
        "Call the emergency number now for: new numbness between the legs;",
        "This is not a diagnosis.",
        "They have not been tested for accuracy.",
        "No clinician has reviewed these texts yet.",
    ):
        assert bare(said) in end


def test_a_typical_persons_text_fits_into_a_message() -> None:
    """A patient portal takes 5,000 characters."""
    assert len(text_of(answers_of(TYPICAL))) <= 5_000


@given(ANSWERS)
def test_no_line_is_wider_than_eighty_columns(answers: Answers) -> None:
    """Whatever was typed."""
    assert max(map(len, text_of(answers).splitlines())) <= 80


def test_typed_lines_cannot_pass_for_a_heading_of_ours() -> None:
    """They stand under the question, set in."""
    text = text_of(answers_of({"words": "x\n\nCONDITIONS\n1. All well"}))
    assert "- In my own words: x\n\n  CONDITIONS\n  1. All well\n" in text
