"""Numbers to call: those seen on an official page can be tapped, and the reader's own country comes first."""

from datetime import date

import pytest
from flask import Flask
from flask.testing import FlaskClient

from screener.questionnaire.telephone import COUNTRIES, NOT_SEEN, SEEN
from screener.questionnaire.urgent import HELP_LINES
from screener.web.telephone import dialled, help_lines
from tests.conftest import parsed

BY_NAME = ["Australia", "European Union", "Ireland", "New Zealand", "United Kingdom", "United States and Canada"]


def test_every_number_that_was_seen_can_be_tapped_and_no_other(client: FlaskClient) -> None:
    """One link a number, in each of its places."""
    links = [
        (str(link["href"]), link.get_text()) for link in parsed(client.get("/").text).select("#urgent [href^=tel]")
    ]
    assert links == [
        ("tel:000", "000"),
        ("tel:131114", "13 11 14"),
        ("tel:112", "112"),
        ("tel:112", "112"),
        ("tel:999", "999"),
        ("tel:111", "111"),
        ("tel:1737", "1737"),
        ("tel:999", "999"),
        ("tel:111", "111"),
        ("tel:116123", "116 123"),
        ("tel:911", "911"),
    ]


@pytest.mark.parametrize("number", ["988"])
def test_a_number_that_was_not_seen_stands_there_as_text(client: FlaskClient, number: str) -> None:
    """It is not hidden from whoever needs it."""
    page = parsed(client.get("/").text)
    assert number in page.select_one("#urgent .numbers").get_text()  # type: ignore[union-attr] # there is one
    assert number in {number for _, number in NOT_SEEN}


def test_each_number_has_its_page_and_its_day() -> None:
    """So that somebody can look again; each belongs to a place that has a line."""
    places = {line.place for line in HELP_LINES}
    for seen in SEEN:
        assert seen.page.startswith("http")
        assert seen.seen_on >= date(2026, 11, 26)
        assert seen.place in places
    assert set(COUNTRIES) == places


@pytest.mark.parametrize(
    ("country", "first"),
    [("", "Australia"), ("GB", "United Kingdom"), ("DE", "European Union"), ("IE", "Ireland"), ("US", BY_NAME[-1])],
)
def test_the_country_of_the_clinic_comes_first(app: Flask, country: str, first: str) -> None:
    """Otherwise the places stand by name: a language is not a place."""
    with app.test_request_context("/"):
        places = [line.place for line in help_lines(country)]
    assert places[0] == first
    assert places[1:] == [place for place in BY_NAME if place != first]


def test_a_number_within_another_is_no_number() -> None:
    """999 within 09999 is not tapped, and what is typed into a text stays text."""
    assert dialled("09999 <b>", "United Kingdom") == "09999 &lt;b&gt;"
