"""A client that looks at every response, so that no test has to think of what must hold for all of them."""

from collections.abc import Iterator
from typing import Any

import html5lib
import pytest
from bs4 import BeautifulSoup
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import settings
from werkzeug.test import TestResponse

from screener.web import create_app

settings.register_profile("house", deadline=None, derandomize=True)
settings.load_profile("house")


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


def check_page(html: str) -> None:
    """Fail for a page that is not well formed, or that a person who cannot see it could not use."""
    html5lib.HTMLParser(strict=True).parse(html)
    page = BeautifulSoup(html, "html5lib")
    assert page.title
    assert page.title.get_text(strip=True)
    assert len(page.find_all("h1")) == 1
    ids = [str(tag["id"]) for tag in page.select("[id]")]
    assert len(set(ids)) == len(ids), f"repeated: {sorted({name for name in ids if ids.count(name) > 1})}"
    for control in page.select("input:not([type=hidden]), select, textarea"):
        assert control.find_parent("label") or page.find("label", attrs={"for": control["id"]}), control
    for tag in page.select("[aria-describedby]"):
        assert set(str(tag["aria-describedby"]).split()) <= set(ids), tag
    assert not page.select("[style], [onclick], script:not([src]), style"), "the policy forbids inline style and script"


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
