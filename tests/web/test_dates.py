"""The date of a result: up to today, and up to this month."""

from datetime import date

import pytest
from flask.testing import FlaskClient

from screener import answers
from tests.conftest import parsed


class Fixed(date):
    """A calendar that stands still."""

    now: date

    @classmethod
    def today(cls) -> date:  # type: ignore[override] # a plain date will do
        """The day that a test needs it to be."""
        return cls.now


@pytest.fixture
def today(monkeypatch: pytest.MonkeyPatch) -> type[Fixed]:
    """A calendar whose day can be set."""
    monkeypatch.setattr(answers, "date", Fixed)
    return Fixed


@pytest.mark.parametrize(
    ("day", "typed", "taken"),
    [
        ("2026-03-15", "2026-03-15", "2026-03-15"),
        ("2026-03-15", "2026-03-14", "2026-03-14"),
        ("2026-03-15", "2026-03", "2026-03"),
        ("2026-03-01", "2026-03", "2026-03"),
        ("2026-03-31", "2026-03", "2026-03"),
        ("2026-01-01", "2025-12-31", "2025-12-31"),
        ("2028-02-29", "2028-02-29", "2028-02-29"),
        ("2026-03-15", " 2026-03-15 ", "2026-03-15"),
    ],
)
def test_a_result_of_today_or_of_this_month_is_taken(today: type[Fixed], day: str, typed: str, taken: str) -> None:
    """Results come back within hours, and many people note the month only."""
    today.now = date.fromisoformat(day)
    assert answers.past_date(typed) == taken


@pytest.mark.parametrize(
    ("day", "typed"),
    [
        ("2026-03-15", "2026-03-16"),
        ("2026-03-15", "2026-04"),
        ("2026-03-31", "2026-04-01"),
        ("2026-03-31", "2026-04"),
        ("2026-12-31", "2027-01"),
        ("2026-03-15", "2027-03-15"),
    ],
)
def test_a_result_of_tomorrow_or_of_next_month_is_a_mistake(today: type[Fixed], day: str, typed: str) -> None:
    """It cannot be known yet: most likely a digit is wrong."""
    today.now = date.fromisoformat(day)
    with pytest.raises(answers.Mistake, match="still to come"):
        answers.past_date(typed)


@pytest.mark.parametrize(
    ("typed", "status", "says"),
    [
        ("2026-03-15", 200, "14 ng/mL, 15 March 2026"),
        ("2026-03", 200, "14 ng/mL, March 2026"),
        ("2026-03-16", 422, "This date is still to come."),
        ("2026-04", 422, "This date is still to come."),
    ],
)
def test_the_form_says_the_same(client: FlaskClient, today: type[Fixed], typed: str, status: int, says: str) -> None:
    """Written out on the summary, or beside the field as a mistake."""
    today.now = date(2026, 3, 15)
    sent = {"ferritin": "14", "ferritin_unit": "ng/mL", "ferritin_date": typed}
    response = client.post("/summary", data=sent)
    assert response.status_code == status
    assert says in " ".join(parsed(response.text).get_text(" ").split())
