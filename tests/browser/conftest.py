"""A real Chromium, and the application for it to visit."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest
from flask import Flask
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from werkzeug.serving import make_server
from werkzeug.test import run_wsgi_app

from screener.web import create_app
from tests.programs import program

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

# The last five keep Chromium from looking for its maker.
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
CLINICS = Path(__file__).parents[2] / "deploy" / "clinics.example.toml"
PHONE = {"width": 390, "height": 844}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what is in this folder."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker("browser")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The browser. Where none is installed these tests are left out; on the build machine that is a failure."""
    path = program("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


def whole(app: Flask) -> "WSGIApplication":
    """`app`, with every response read to its end and closed before any of it is sent.

    Werkzeug's server closes a response only after it has read what is left of the request: where a browser dropped the
    connection that fails, and the static file behind the response stays open.
    """

    def application(environ: "WSGIEnvironment", start_response: "StartResponse") -> list[bytes]:
        body, status, headers = run_wsgi_app(app, environ, buffered=True)
        start_response(status, list(headers))
        return list(body)

    return application


@contextmanager
def served(app: Flask) -> Iterator[str]:
    """Serve `app` on a free port of this machine; gives its address, without a slash at the end."""
    server = make_server("127.0.0.1", 0, whole(app), threaded=True)
    thread = Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture(scope="session", autouse=True)
def _printers() -> None:
    """Start the processes that typeset, so that no test waits for more than its own PDF."""
    answer = create_app().test_client().post("/summary.pdf", data={"words": "for the first time"})
    assert answer.mimetype == "application/pdf"


@pytest.fixture(scope="session")
def site() -> Iterator[str]:
    """The address of the application, with a clinic that shows it on its own pages."""
    with served(create_app({"CLINICS": str(CLINICS)})) as address:
        yield address


@pytest.fixture
def settings() -> dict[str, Any]:
    """How the browser of a test is set up; a test that needs another one overrides this."""
    return {"viewport": PHONE}


@pytest.fixture
def context(chromium: Browser, settings: dict[str, Any]) -> Iterator[BrowserContext]:
    """A browser of nobody yet, which must be left without a cookie or anything else stored."""
    context = chromium.new_context(**settings)
    context.set_default_timeout(10_000)
    yield context
    state = context.storage_state(indexed_db=True)
    context.close()
    assert state == {"cookies": [], "origins": []}


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A window, in which nothing may go wrong and nothing may be asked of any other host."""
    page = context.new_page()
    wrong: list[str] = []
    asked: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    # A page of an error, and a network taken away on purpose, are told on the console too.
    page.on("console", lambda line: wrong.append(line.text) if is_ours(line.text) and line.type == "error" else None)
    page.on("request", lambda request: asked.append(request.url))
    yield page
    assert not wrong
    assert {urlsplit(url).hostname for url in asked if not url.startswith(("blob:", "about:"))} <= {"127.0.0.1"}


def is_ours(line: str) -> bool:
    """Whether a line of the console tells of a fault rather than of an answer that a test asked for."""
    return not line.startswith("Failed to load resource")


@pytest.fixture(scope="module")
def waiting_room() -> Iterator[str]:
    """The address of an application for a device that many people use."""
    app = create_app()
    app.config["IDLE_MINUTES"] = 5
    with served(app) as address:
        yield address
