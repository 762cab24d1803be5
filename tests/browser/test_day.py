"""The finished page is dated by the person's own calendar."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Page, expect

# At any moment it is another day than UTC's in at least one of the two.
ZONES = ("Pacific/Kiritimati", "Etc/GMT+12")


@pytest.fixture(params=ZONES)
def settings(request: pytest.FixtureRequest) -> dict[str, Any]:
    """A browser somewhere else than the server."""
    return {"timezone_id": request.param}


def test_the_page_has_the_day_of_where_the_browser_is(page: Page, site: str, settings: dict[str, Any]) -> None:
    """Said by the script when the page is asked for, and handed on to the text."""
    day = datetime.now(ZoneInfo(settings["timezone_id"])).date()
    page.goto(site)
    page.evaluate("location.hash = '#sections'")
    page.get_by_role("button", name="Show my page").click()
    expect(page.locator("#answers input[name=made_on]")).to_have_value(day.isoformat())
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(); }")
    page.get_by_role("button", name="Copy as text").click()
    expect(page.locator("#as-text")).not_to_be_empty()
    assert f"{day.day} {day:%B %Y}" in page.locator("#as-text").input_value()
