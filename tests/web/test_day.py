"""The day on a summary is the person's: an evening in America, a morning in Auckland."""

from datetime import datetime, tzinfo
from pathlib import Path

import pypdfium2
import pytest
from flask.testing import FlaskClient

from screener.web import create_app, day
from tests.conftest import parsed

# The evening of the 14th in Los Angeles, noon of the 15th in London, the morning of the 16th on Kiritimati.
NOON = "2026-03-15T12:30Z"


@pytest.fixture
def client(tmp_path: Path) -> FlaskClient:
    """A clinic in Auckland, and one that does not say where it is."""
    (tmp_path / "clinics.toml").write_text(
        '[auckland]\nname = "North Shore"\norigins = ["https://a.example"]\ntime_zone = "Pacific/Auckland"\n'
        '[nowhere]\nname = "Nowhere"\norigins = ["https://b.example"]\n',
        "utf-8",
    )
    return create_app({"CLINICS": str(tmp_path / "clinics.toml")}).test_client()


@pytest.fixture(autouse=True)
def _noon(monkeypatch: pytest.MonkeyPatch) -> None:
    class Noon(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> datetime:  # type: ignore[override] # a plain time will do
            return datetime.fromisoformat(NOON).astimezone(tz)

    monkeypatch.setattr(day, "datetime", Noon)


@pytest.mark.parametrize(
    ("told", "dated"),
    [
        ("2026-03-14", "14 March 2026"),
        ("2026-03-15", "15 March 2026"),
        ("2026-03-16", "16 March 2026"),
        # Nowhere on Earth is it that day; and what is no day.
        ("2026-03-13", "15 March 2026"),
        ("2026-03-17", "15 March 2026"),
        ("1926-03-15", "15 March 2026"),
        ("2026-02-30", "15 March 2026"),
        ("", "15 March 2026"),
        ("<script>", "15 March 2026"),
        ("9" * 400, "15 March 2026"),
    ],
)
def test_the_day_that_a_browser_says_is_taken_where_it_can_be_true(client: FlaskClient, told: str, dated: str) -> None:
    """On the text and on the finished page, which hands it on to the PDF and the data; otherwise the day is UTC's."""
    sent = {"words": "ants", "made_on": told}
    assert dated in client.post("/summary.txt", data=sent).text
    page = parsed(client.post("/summary", data=sent).text)
    (handed_on,) = page.select("#answers input[name=made_on]")
    again = {"words": "ants", "made_on": str(handed_on["value"])}
    assert dated in client.post("/summary.txt", data=again).text
    assert client.post("/summary.json", data=again).get_json(force=True)["authored"] == handed_on["value"]
    document = pypdfium2.PdfDocument(client.post("/summary.pdf", data=again).get_data())
    assert dated in document[0].get_textpage().get_text_range()
    document.close()


@pytest.mark.parametrize(("clinic", "dated"), [("auckland", "16 March 2026"), ("nowhere", "15 March 2026")])
def test_without_scripts_the_day_is_the_clinics(client: FlaskClient, clinic: str, dated: str) -> None:
    """Where it says its time zone, and what the browser says goes before."""
    assert dated in client.post(f"/embed/{clinic}/summary.txt", data={"words": "ants"}).text
    told = {"words": "ants", "made_on": "2026-03-14"}
    assert "14 March 2026" in client.post(f"/embed/{clinic}/summary.txt", data=told).text


def test_a_program_says_the_day_in_the_address(client: FlaskClient) -> None:
    """As it does everything that is no answer."""
    response = client.post("/summary?made_on=2026-03-16", json={"words": "ants"}, headers={"Accept": "text/plain"})
    assert "16 March 2026" in response.text


def test_a_day_is_not_counted_as_something_unknown(client: FlaskClient) -> None:
    """Nothing of what our own page sends is left out."""
    assert "left out" not in client.post("/summary", data={"words": "ants", "made_on": "2026-03-15"}).text
