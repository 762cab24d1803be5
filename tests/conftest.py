"""A client that looks at every response, so that no test has to think of what must hold for all of them."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any, TypeVar

import pytest
from bs4 import BeautifulSoup
from bs4.builder._html5lib import HTML5TreeBuilder
from flask import Flask
from flask.testing import FlaskClient
from html5lib import HTMLParser
from hypothesis import settings
from werkzeug.test import TestResponse

from screener.pdf.slot import REFUSING, SLOTS
from screener.web import create_app

Thing = TypeVar("Thing")

settings.register_profile("house", deadline=None, derandomize=True)
settings.register_profile("thorough", settings.get_profile("house"), max_examples=1000)
settings.load_profile("house")

PART = 10
"""The usual run makes one in so many of what a thorough one makes."""


@pytest.fixture(autouse=True)
def nobody_was_refused() -> None:
    """For a second after a refusal PDFs are made one by one, and another test may just have brought one about."""
    SLOTS.refused = -REFUSING


def pytest_addoption(parser: pytest.Parser) -> None:
    """What this suite can be asked for."""
    parser.addoption(
        "--thorough",
        action="store_true",
        help="all random layouts, all formats of paper and all themes, of which the usual run makes a tenth",
    )
    parser.addoption(
        "--repin",
        action="store_true",
        help="write every text to tests/pins.json again, once the questionnaire has another version",
    )


def pytest_configure(config: pytest.Config) -> None:
    """Load the profile before any test is read: how many examples it takes is said beside it."""
    settings.load_profile("thorough" if config.getoption("thorough") else "house")


def is_thorough() -> bool:
    """Whether everything is to be looked at."""
    return settings.get_current_profile_name() == "thorough"


def examples(thorough: int) -> settings:
    """So many examples in a thorough run, a tenth of them in the usual one."""
    return settings(max_examples=thorough if is_thorough() else max(1, thorough // PART))


def sample(things: Sequence[Thing]) -> Sequence[Thing]:
    """All of them in a thorough run, one in ten in the usual one, always the same."""
    return things if is_thorough() else things[::PART]


class CheckedClient(FlaskClient):
    """A browser's stand-in that refuses a response which breaks a rule of the house."""

    def open(self, *args: Any, **kwargs: Any) -> TestResponse:  # noqa: ANN401 - as Flask has it
        """Send a request and look at what comes back."""
        response = super().open(*args, **kwargs)
        assert "Set-Cookie" not in response.headers
        assert response.headers["X-Content-Type-Options"] == "nosniff"
        assert response.headers["Referrer-Policy"] == "same-origin"
        assert "unsafe" not in response.headers["Content-Security-Policy"]
        if response.request.method == "POST":
            assert response.headers["Cache-Control"] == "no-store"
        if response.mimetype == "text/html":
            check_page(response.text)
        return response


class StrictBuilder(HTML5TreeBuilder):
    """Parses HTML as a browser does, and fails where a browser would have to guess."""

    def feed(self, markup: str | bytes) -> None:
        """Parse a page, once for what is wrong with it and for what is on it. Raises `html5lib.ParseError`."""
        HTMLParser(strict=True, tree=self.create_treebuilder).parse(markup)  # type: ignore[arg-type] # as bs4 does


@lru_cache(maxsize=8)
def parsed(html: str) -> BeautifulSoup:
    """The page, for reading only: a response is checked and read by its test on one parse.

    Raises `html5lib.ParseError` for a page that is not well formed.
    """
    return BeautifulSoup(html, builder=StrictBuilder())


@lru_cache(maxsize=64)
def check_page(html: str) -> None:
    """Fail for a page that is not well formed, or that a person who cannot see it could not use."""
    page = parsed(html)
    tags = page.find_all(True)
    assert page.title
    assert page.title.get_text(strip=True)
    assert len([tag for tag in tags if tag.name == "h1"]) == 1
    ids = [str(tag["id"]) for tag in tags if tag.has_attr("id")]
    assert len(set(ids)) == len(ids), f"repeated: {sorted({name for name in ids if ids.count(name) > 1})}"
    labelled = {str(tag["for"]) for tag in tags if tag.name == "label" and tag.has_attr("for")}
    for tag in tags:
        if tag.name in ("select", "textarea") or (tag.name == "input" and tag.get("type") != "hidden"):
            assert tag.get("id") in labelled or tag.find_parent("label"), tag
        assert set(str(tag.get("aria-describedby", "")).split()) <= set(ids), tag
        inline = tag.name == "style" or (tag.name == "script" and not tag.has_attr("src"))
        assert not inline, "the policy forbids inline style and script"
        assert not {"style", "onclick"} & set(tag.attrs), "the policy forbids inline style and script"


@pytest.fixture(scope="session")
def app() -> Flask:
    """The application as it is served."""
    app = create_app({"TESTING": False})
    app.test_client_class = CheckedClient
    return app


@pytest.fixture
def client(app: Flask) -> Iterator[FlaskClient]:
    """A client whose responses are all checked."""
    with app.test_client() as client:
        yield client
