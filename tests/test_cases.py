"""The sixteen worked cases, posted as a browser would, read back from the screen, the text and the paper."""

import logging
from typing import Any

import pytest
from bs4 import BeautifulSoup
from flask.testing import FlaskClient

from screener.findings import DATE_NOT_GIVEN
from screener.medicines.recognition import RECOGNISER
from screener.questionnaire import QUESTIONNAIRE
from screener.questionnaire.model import options
from tests.forms import CASES, bare, read

OUTPUTS = ("/summary", "/summary.txt", "/summary.pdf")
Case = dict[str, Any]

every_case = pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
every_output = pytest.mark.parametrize("address", OUTPUTS)


def output_of(client: FlaskClient, address: str, case: Case) -> str:
    """What a reader sees of a case at `address`, comparable."""
    response = client.post(address, data=case["answers"])
    assert response.status_code == case["expect"]["status"]
    return read(response)


def test_there_are_sixteen_cases() -> None:
    """A case that is lost by mistake is noticed."""
    assert len(CASES) == 16


@every_case
@every_output
def test_every_answer_appears_in_words(client: FlaskClient, address: str, case: Case) -> None:
    """Each chosen option and each typed text stands in the output, and nothing that may not be said does."""
    output = output_of(client, address, case)
    # A feature stands by its published wording, and the person's own words under a heading: tests/pdf/test_page_one.py.
    unnamed = {"urge", "rest", "move", "time", "words"} if address == "/summary.pdf" else set()
    for id in case["expect"]["rows"]:
        question = QUESTIONNAIRE.by_id[id]
        given = case["answers"][id]
        labels = [option.label for option in options(question) if option.code in ([given], given)[type(given) is list]]
        for words in labels or [given]:
            assert bare(words) in output, words
        assert id in unnamed or bare(question.short) in output
    for text in case["expect"]["verbatim"]:
        assert bare(text) in output
    lowered = f" {output.casefold()} "
    for phrase in case["expect"]["must_not"]:
        assert bare(phrase).casefold() not in lowered, phrase


@every_case
@pytest.mark.parametrize("address", ["/summary", "/summary.pdf"])
def test_every_note_appears_whatever_was_answered(client: FlaskClient, address: str, case: Case) -> None:
    """All eleven, the same for everybody: no answer brings one out. The text is for a message and goes without."""
    # On paper they stand on page two, which is there when page one has no room for something, or when it is wished for.
    output = output_of(client, address, {**case, "answers": {**case["answers"], "full": "yes"}})
    assert len(QUESTIONNAIRE.notes) == 11
    assert [note.id for note in QUESTIONNAIRE.notes if bare(note.text) not in output] == []


@every_case
def test_the_medicines_named_are_those_of_the_case(case: Case) -> None:
    """Each that published reports link with restless legs, once; other lines stand as they were typed."""
    lines = RECOGNISER.recognise(case["answers"].get("medicines", ""))
    assert [medicine.generic for medicine in lines.reported] == case["expect"]["medicines"]
    assert [line.typed for line in lines.other] == case["expect"]["unlisted"]
    assert not lines.asked_back


@every_case
def test_an_unanswered_condition_reads_not_answered(client: FlaskClient, case: Case) -> None:
    """Each of the six conditions has a row on screen, which says so where it was not answered."""
    page = BeautifulSoup(client.post("/summary", data=case["answers"]).text, "html5lib")
    for condition in ("iron", "pregnancy", "kidney", "diabetes", "neuropathy", "medicines"):
        row = page.find(id=f"row-{condition}")
        assert row
        assert ("Not answered" in row.get_text()) == (condition in case["expect"]["not_answered"])


@every_case
def test_the_paper_prints_without_a_word_from_weasyprint(
    client: FlaskClient, case: Case, caplog: pytest.LogCaptureFixture
) -> None:
    """WeasyPrint logs what it cannot do; there is nothing that it cannot do."""
    with caplog.at_level(logging.DEBUG, "weasyprint"), caplog.at_level(logging.DEBUG, "fontTools"):
        client.post("/summary.pdf", data=case["answers"])
    complaints = [record for record in caplog.records if record.levelno >= logging.WARNING]
    assert not complaints


@every_case
def test_the_same_answers_on_the_same_day_give_the_same_bytes(client: FlaskClient, case: Case) -> None:
    """The paper holds no time, no random number and no name of a machine."""
    first, second = (client.post("/summary.pdf", data=case["answers"]).data for _ in range(2))
    assert first == second


def test_a_quantity_says_what_was_left_out(client: FlaskClient) -> None:
    """A value without a unit and a date prints all the same, and says what is missing."""
    output = output_of(client, "/summary.txt", {"answers": {"ferritin": "<15"}, "expect": {"status": 200}})
    assert bare(f"<15 unit not given, {DATE_NOT_GIVEN}") in output
