"""The numbers of sources, counted by hand on a small questionnaire and a small list of medicines."""

from collections.abc import Iterator
from datetime import date

import pytest
from flask import Flask, render_template
from flask.testing import FlaskClient

from screener.answers import Answers
from screener.medicines.formulary import Medicine, Report, Tier
from screener.medicines.lines import MedicineLine, MedicineLines
from screener.pdf.options import Options
from screener.questionnaire import statements
from screener.questionnaire.model import MedicineList, Place, Question, Questionnaire, Reached, Section, Source, Topic
from screener.summary import Summary, summarise
from screener.web import create_app
from tests.conftest import check_page, parsed

FIRST, SECOND, THIRD, FOURTH = (
    Source(id=name.lower(), citation=f"{name} A. On legs.", reached=Reached.FULL, seen="all of it")
    for name in ("Ash", "Birch", "Cedar", "Elm")
)
QUESTIONS = (
    Question(
        id="medicines", kind=MedicineList(limit=100, lines=5), text="Which?", short="Medicines", sources=(SECOND, FIRST)
    ),
)
SMALL = Questionnaire(
    version="1",
    sections=(
        Section(
            id="one",
            title="One",
            topics=(
                Topic(id="medicines", title="Medicines", place=Place.CONDITIONS, sources=(FIRST,), questions=QUESTIONS),
            ),
        ),
    ),
)


def medicine(generic: str, *sources: Source) -> Medicine:
    """A medicine that these reports name."""
    return Medicine(
        generic=generic,
        brands={},
        group_code="iron",
        tier=Tier.B,
        kind=Report.TRIGGER,
        sources=sources,
        checked_on=date(2026, 11, 20),
    )


# Ash stands beside the topic, Birch beside the question; Elm and Cedar come with the medicines, in that order.
TYPED = MedicineLines(
    (
        MedicineLine("alpha 5", named=(medicine("alpha", FOURTH, SECOND),)),
        MedicineLine("beta", named=(medicine("beta", THIRD),)),
        MedicineLine("gamma", named=(medicine("gamma", FIRST, FOURTH),)),
    )
)
NUMBERS = {"alpha": "Sources 3, 2.", "beta": "Source 4.", "gamma": "Sources 1, 3."}
LISTED = ["Ash A. On legs.", "Birch A. On legs.", "Elm A. On legs.", "Cedar A. On legs."]


@pytest.fixture
def summary() -> Summary:
    """What somebody said who takes three medicines."""
    return summarise(SMALL, Answers.of(SMALL, {"medicines": "alpha 5\nbeta\ngamma"}), TYPED, date(2026, 11, 20))


def test_sources_are_numbered_from_one_in_order_of_first_mention(summary: Summary) -> None:
    """Each once: those of the questionnaire, then those of the medicines that were named."""
    assert summary.sources == (FIRST, SECOND, FOURTH, THIRD)
    assert [summary.number_of(source) for source in (FIRST, SECOND, FOURTH, THIRD)] == [1, 2, 3, 4]


def test_the_summary_names_sources_by_their_numbers(app: Flask, summary: Summary) -> None:
    """A browser numbers the list at the end from 1, and that is the number beside a medicine."""
    with app.test_request_context("/summary"):
        html = render_template("summary.html", summary=summary, sent=(), left_out=0, chosen=vars(Options.chosen({})))
    check_page(html)
    page = parsed(html)
    assert [item.get_text(strip=True) for item in page.select("ol.sources > li")] == LISTED
    assert not page.select("ol.sources[start], ol.sources[reversed], ol.sources > li[value]")
    named = {item.select_one("strong").get_text(strip=True): item for item in page.select(".recognised > ul > li")}  # type: ignore[union-attr]
    assert {name: item.select_one("small").get_text(strip=True) for name, item in named.items()} == NUMBERS  # type: ignore[union-attr]


def test_the_page_about_us_lists_them_in_the_same_order(monkeypatch: pytest.MonkeyPatch) -> None:
    """Those of the questionnaire, then those of what else is said there; a number leads to its source."""
    nobody = summarise(SMALL, Answers({}), MedicineLines(), date(2026, 11, 20))
    monkeypatch.setattr("screener.web.pages.empty", lambda: nobody)
    monkeypatch.setattr(statements, "FURTHER", (("Trees have no legs.", (FOURTH, SECOND)),))
    monkeypatch.setattr(statements, "SOURCES", (SECOND, FOURTH))
    # An application of its own: a page is made once.
    page = parsed(create_app().test_client().get("/about").text)
    assert [item.get_text(strip=True) for item in page.select("ol.sources > li")] == [*LISTED[:2], LISTED[2]]
    assert not page.select("ol.sources[start], ol.sources[reversed], ol.sources > li[value]")
    links = [(str(link["href"]), link.get_text()) for link in page.select('a[href^="#source-"]')]
    assert links == [("#source-elm", "3"), ("#source-birch", "2")]


@pytest.fixture(autouse=True)
def forgotten(app: Flask) -> Iterator[None]:
    """What a page was made of here is in no other page."""
    app.extensions["made_once"].cache_clear()
    yield
    app.extensions["made_once"].cache_clear()


def test_every_number_on_the_page_about_us_leads_to_its_source(client: FlaskClient) -> None:
    """As the page is: counted from 1, down the list."""
    page = parsed(client.get("/about").text)
    listed = [f"#{item['id']}" for item in page.select("ol.sources > li")]
    links = [(str(link["href"]), int(link.get_text())) for link in page.select('a[href^="#source-"]')]
    assert len(links) > 5
    assert links == [(listed[number - 1], number) for _, number in links]
