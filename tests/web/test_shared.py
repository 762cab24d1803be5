"""A device that many people use: what the server gives its browser, and what it takes from it."""

from io import BytesIO
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from flask.testing import FlaskClient

from screener.web import create_app

SENT = {"words": "like fizzy water"}
FOR_A_PAGE = {"Sec-Fetch-Mode": "navigate", "Origin": "http://localhost"}
BY_SCRIPT = {"Sec-Fetch-Mode": "cors", "Origin": "http://localhost"}


@pytest.fixture
def shared(tmp_path: Path) -> FlaskClient:
    """An application with one clinic, each for such devices."""
    (tmp_path / "clinics.toml").write_text(
        '[riverside]\nname = "Riverside"\norigins = ["https://riverside.example"]\nidle_minutes = 5\n', "utf-8"
    )
    return create_app({"IDLE_MINUTES": 5, "CLINICS": str(tmp_path / "clinics.toml")}).test_client()


@pytest.mark.parametrize("address", ["/", "/summary", "/summary.pdf", "/summary.txt", "/summary.json", "/resume"])
@pytest.mark.parametrize("clinic", ["", "/embed/riverside"])
def test_what_is_sent_for_a_page_is_led_to_the_empty_form(shared: FlaskClient, address: str, clinic: str) -> None:
    """Without a word of it, and so that the browser forgets what it sent."""
    sent = {"file": (BytesIO(b"fizzy"), "summary.pdf")} if address == "/resume" else SENT
    response = shared.post(clinic + address, data=sent, headers=FOR_A_PAGE)
    assert (response.status_code, response.headers["Location"]) == (303, f"{clinic}/")
    assert "fizzy" not in response.text


@pytest.mark.parametrize("clinic", ["", "/embed/riverside"])
def test_what_a_script_or_a_program_sends_is_taken(shared: FlaskClient, clinic: str) -> None:
    """The one says how it asks, the other nothing."""
    for headers in (BY_SCRIPT, {}):
        response = shared.post(f"{clinic}/summary", data=SENT, headers=headers)
        assert response.status_code == 200
        assert "like fizzy water" in response.text


def test_elsewhere_a_form_is_sent_for_a_page(client: FlaskClient) -> None:
    """It works without scripts there."""
    assert client.post("/summary", data=SENT, headers=FOR_A_PAGE).status_code == 200


def test_a_webmaster_can_try_the_frame_of_such_a_clinic(shared: FlaskClient) -> None:
    """No answer is sent there."""
    assert shared.post("/embed/riverside/setup", headers=FOR_A_PAGE).status_code == 200


@pytest.mark.parametrize("clinic", ["", "/embed/riverside"])
def test_no_form_with_answers_can_be_sent_by_the_browser_itself(shared: FlaskClient, clinic: str) -> None:
    """Also not by a button that names its own way; the form stays out of sight until scripts show it."""
    form = BeautifulSoup(shared.get(f"{clinic}/").text, "html.parser")
    finished = BeautifulSoup(shared.post(f"{clinic}/summary", data=SENT, headers=BY_SCRIPT).text, "html.parser")
    for page in (form, finished):
        (sent,) = page.select("form")
        assert (sent["method"], sent["autocomplete"]) == ("dialog", "off")
        assert not page.select("[formmethod], [formtarget]")
    assert form.select("form[hidden]")
    (instead,) = form.select("main div[data-unscripted]")
    assert "Here the form needs scripts" in instead.text
    assert [link["href"] for link in instead.select("a")] == [f"{clinic}/blank.pdf"]


def test_an_error_there_does_not_repeat_what_was_sent(shared: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """The form still holds it."""
    monkeypatch.setattr("screener.web.outputs.plain_text", lambda *_: 1 / 0)
    response = shared.post("/summary.txt", data=SENT, headers=BY_SCRIPT)
    assert response.status_code == 500
    assert "fizzy" not in response.text
    assert "<form" not in response.text


def test_a_file_is_not_opened_there(shared: FlaskClient) -> None:
    """No page leads to that, and the page itself says why."""
    for address in ("/", "/about"):
        assert "resume" not in shared.get(address).text
    page = BeautifulSoup(shared.get("/resume").text, "html.parser")
    assert not page.select("form")
    assert "Please open the file on a device of your own." in page.text


def test_the_page_on_accessibility_says_that_scripts_are_needed_there(shared: FlaskClient, client: FlaskClient) -> None:
    """And elsewhere that they are not."""
    words = "here the form needs scripts"
    assert words in shared.get("/accessibility").text
    assert words not in client.get("/accessibility").text
