"""What is said of who has read the texts, and of when the telephone numbers were looked up."""

from collections.abc import Iterator
from datetime import date

import pytest

from screener.pdf import document
from screener.questionnaire import statements, telephone
from screener.web import create_app
from tests.forms import bare, read, seen

NOT_YET = bare("No clinician has reviewed these texts yet.")
REVIEWED = bare("These texts were reviewed by Dr A. Example.")
PAGES = ("/", "/about", "/blank.pdf")
OUTPUTS = ("/summary", "/summary.txt", "/summary.pdf")


def shown(address: str) -> str:
    """What a reader sees at an address, comparable."""
    client = create_app().test_client()
    return read(client.post(address) if address in OUTPUTS else client.get(address))


def forget() -> None:
    """Have what is made once for everybody made again."""
    for made_once in vars(document).values():
        if hasattr(made_once, "cache_clear"):
            made_once.cache_clear()


@pytest.fixture
def reviewed(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Somebody has read the texts."""
    monkeypatch.setattr(statements, "REVIEWED_BY", "Dr A. Example")
    forget()
    yield
    monkeypatch.undo()
    forget()


@pytest.mark.usefixtures("reviewed")
@pytest.mark.parametrize("address", [*PAGES, *OUTPUTS])
def test_it_is_said_who_has_reviewed_the_texts(address: str) -> None:
    """On every page that holds them and on page one."""
    text = shown(address)
    assert REVIEWED in text
    assert NOT_YET not in text


@pytest.mark.parametrize("address", [*PAGES, *OUTPUTS])
def test_it_is_said_that_no_clinician_has_reviewed_the_texts(address: str) -> None:
    """In the same places, until somebody has."""
    assert NOT_YET in shown(address)


@pytest.mark.parametrize("address", ["/", "/about", "/blank.pdf", "/summary.txt", "/summary.pdf"])
def test_it_is_said_that_the_questions_were_not_tested(address: str) -> None:
    """Nobody measured how accurate they are."""
    assert bare("They have not been tested for accuracy.") in shown(address)


@pytest.mark.parametrize("address", ["/", "/summary"])
def test_it_is_said_when_the_numbers_were_looked_up(monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    """And which of them were seen on an official page."""
    assert bare("We looked these numbers up on 26 November 2026.") in shown(address)
    monkeypatch.setattr(telephone, "LOOKED_UP_ON", date(2026, 12, 1))
    assert bare("We looked these numbers up on 1 December 2026.") in shown(address)


def test_the_version_is_shown() -> None:
    """Of the program and of the questionnaire, on the page about them and with every response."""
    response = create_app().test_client().get("/about")
    assert bare("Questionnaire version 2.0, written on 26 November 2026. Version of the program: 0.2.0.") in bare(
        seen(response.text)
    )
    assert response.headers["Visit-Summary-Version"] == "0.2.0; questionnaire=2.0"
