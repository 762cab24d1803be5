"""The date of a result: up to today, and up to this month, wherever the person is."""

from datetime import UTC, datetime, tzinfo

import pytest
from flask.testing import FlaskClient

from screener import answers
from tests.conftest import parsed


class Fixed(datetime):
    """A clock that stands still."""

    at: datetime

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> datetime:  # type: ignore[override] # a plain time will do
        """The time that a test needs it to be."""
        return cls.at.astimezone(tz)


@pytest.fixture
def now(monkeypatch: pytest.MonkeyPatch) -> type[Fixed]:
    """A clock that can be set."""
    monkeypatch.setattr(answers, "datetime", Fixed)
    return Fixed


@pytest.mark.parametrize(
    ("moment", "typed", "taken"),
    [
        ("2026-03-15T12:00Z", "2026-03-15", "2026-03-15"),
        ("2026-03-15T12:00Z", "2026-03-14", "2026-03-14"),
        ("2026-03-15T12:00Z", "2026-03", "2026-03"),
        ("2026-03-01T12:00Z", "2026-03", "2026-03"),
        ("2026-03-31T12:00Z", "2026-03", "2026-03"),
        ("2026-01-01T12:00Z", "2025-12-31", "2025-12-31"),
        ("2028-02-29T12:00Z", "2028-02-29", "2028-02-29"),
        ("2026-03-15T12:00Z", " 2026-03-15 ", "2026-03-15"),
        # It is the next day already in Auckland, and the next month.
        ("2026-03-15T23:59Z", "2026-03-16", "2026-03-16"),
        ("2026-03-31T13:00Z", "2026-04-01", "2026-04-01"),
        ("2026-03-31T13:00Z", "2026-04", "2026-04"),
        # Written as the clock of a server in Auckland shows it: the same moment, still the evening before in America.
        ("2026-03-16T12:00+13:00", "2026-03-15", "2026-03-15"),
        ("2026-03-15T12:00Z", "03/2026", "2026-03"),
        ("2026-03-15T12:00Z", "3.2026", "2026-03"),
        ("2026-03-15T12:00Z", "March 2026", "2026-03"),
        ("2026-03-15T12:00Z", "mar. 2026", "2026-03"),
        ("2026-03-15T12:00Z", "15.03.2026", "2026-03-15"),
        ("2026-03-15T12:00Z", "15. 3. 2026", "2026-03-15"),
        ("2026-03-15T12:00Z", "3rd of March 2026", "2026-03-03"),
        ("2026-03-15T12:00Z", "March 3, 2026", "2026-03-03"),
        ("2026-12-15T12:00Z", "13/4/2026", "2026-04-13"),
        ("2026-12-15T12:00Z", "4/13/2026", "2026-04-13"),
        ("2026-12-15T12:00Z", "4/4/2026", "2026-04-04"),
        ("2026-03-15T12:00Z", "2026", "2026"),
        ("2026-03-15T12:00Z", "2024", "2024"),
    ],
)
def test_a_result_of_today_or_of_this_month_is_taken(now: type[Fixed], moment: str, typed: str, taken: str) -> None:
    """Results come back within hours, and many people note the month only."""
    now.at = datetime.fromisoformat(moment)
    assert answers.past_date(typed) == taken


@pytest.mark.parametrize(
    ("moment", "typed"),
    [
        ("2026-03-15T00:00Z", "2026-03-17"),
        ("2026-03-15T23:59Z", "2026-03-17"),
        ("2026-03-15T12:00Z", "2026-04"),
        ("2026-03-30T23:59Z", "2026-04-01"),
        ("2026-03-30T23:59Z", "2026-04"),
        ("2026-12-30T12:00Z", "2027-01"),
        ("2026-03-15T12:00Z", "2027-03-15"),
        # The server's own calendar says the 16th, and nobody anywhere has more than one day ahead of UTC.
        ("2026-03-16T12:00+13:00", "2026-03-17"),
        ("2026-03-15T12:00Z", "2027"),
        ("2026-03-15T12:00Z", "April 2026"),
    ],
)
def test_a_result_that_is_still_to_come_everywhere_is_a_mistake(now: type[Fixed], moment: str, typed: str) -> None:
    """It cannot be known yet: most likely a digit is wrong."""
    now.at = datetime.fromisoformat(moment)
    with pytest.raises(answers.Mistake, match="still to come"):
        answers.past_date(typed)


@pytest.mark.parametrize(
    ("typed", "status", "says"),
    [
        ("2026-03-15", 200, "14 ng/mL, 15 March 2026"),
        ("2026-03", 200, "14 ng/mL, March 2026"),
        ("2024", 200, "14 ng/mL, 2024"),
        ("3/1/2026", 422, "The first two numbers can be the day or the month."),
        ("2026-03-17", 422, "This date is still to come."),
        ("2026-04", 422, "This date is still to come."),
    ],
)
def test_the_form_says_the_same(client: FlaskClient, now: type[Fixed], typed: str, status: int, says: str) -> None:
    """Written out on the summary, or beside the field as a mistake."""
    now.at = datetime(2026, 3, 15, 12, tzinfo=UTC)
    sent = {"ferritin": "14", "ferritin_unit": "ng/mL", "ferritin_date": typed}
    response = client.post("/summary", data=sent)
    assert response.status_code == status
    assert says in " ".join(parsed(response.text).get_text(" ").split())
