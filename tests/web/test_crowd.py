"""Where people would wait for pages, PDFs wait for them; whoever cannot have one is told at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from flask import Flask
from flask.testing import FlaskClient

from screener.pdf.slot import IS_CROWDED, SLOTS
from screener.web.crowd import Crowd
from tests.conftest import parsed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from _typeshed.wsgi import StartResponse, WSGIEnvironment


@pytest.mark.parametrize(("others", "taken", "crowded"), [(0, 0, False), (1, 0, False), (2, 0, True), (3, 2, True)])
def test_more_than_two_are_a_crowd(monkeypatch: pytest.MonkeyPatch, others: int, taken: int, *, crowded: bool) -> None:
    """Counted while they are answered, with the one that asks; those whose PDFs are being made are none of them."""
    monkeypatch.setattr(SLOTS, "free", SLOTS.at_once - taken)
    seen = list[bool]()
    left = [others + taken]

    def application(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        if left[0]:
            left[0] -= 1
            return crowd(environ, start_response)
        seen.append(crowd.is_waiting())
        return []

    crowd = Crowd(application)
    crowd({}, lambda *_: lambda _: None)
    assert seen == [crowded]
    assert not crowd.is_waiting()


@pytest.mark.parametrize(
    ("seconds", "since", "crowded"), [(5.0, 0.5, True), (5.0, 1.5, False), (0.1, 0.5, False), (0.5, 0.5, True)]
)
def test_where_a_pdf_was_refused_the_pages_of_late_are_a_crowd(
    monkeypatch: pytest.MonkeyPatch, seconds: float, since: float, *, crowded: bool
) -> None:
    """One page was being answered for so many seconds, and a PDF was refused so long ago."""
    clock = [100.0]
    for module in ("screener.web.crowd", "screener.pdf.slot"):
        monkeypatch.setattr(f"{module}.monotonic", lambda: clock[0])
    monkeypatch.setattr(SLOTS, "refused", -9.0)
    crowd = Crowd(lambda _, __: [])
    crowd.add(1)
    clock[0] += seconds
    crowd.add(-1)
    assert not crowd.is_waiting()
    SLOTS.refused = clock[0] - since
    assert crowd.is_waiting() is crowded


def test_a_request_that_fails_is_not_counted_for_good() -> None:
    """Or PDFs would wait for nobody, for as long as the process lives."""

    def application(_: WSGIEnvironment, __: StartResponse) -> Iterable[bytes]:
        raise RuntimeError

    crowd = Crowd(application)
    for _ in range(5):
        with pytest.raises(RuntimeError):
            crowd({}, lambda *_: lambda _: None)
    assert not crowd.is_waiting()


@pytest.mark.parametrize("address", ["/summary.pdf", "/summary.pdf.png"])
def test_whoever_cannot_have_a_pdf_is_told_before_the_answers_are_looked_at(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    """The page that says so still holds all of them, the ones that would be asked about too."""
    monkeypatch.setattr(SLOTS, "free", 0)
    monkeypatch.setattr(SLOTS, "waiting", 0)
    response = client.post(address, data={"words": "ants crawling", "ferritin": "fourteen"})
    assert (response.status_code, response.headers["Retry-After"]) == (503, "5")
    page = parsed(response.text)
    kept = {str(field["name"]): str(field["value"]) for field in page.select("form input[type=hidden]")}
    assert kept == {"words": "ants crawling", "ferritin": "fourteen"}


def test_the_blank_form_is_there_whatever_is_being_made(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """It was made once."""
    assert client.get("/blank.pdf").status_code == 200
    monkeypatch.setattr(SLOTS, "free", 0)
    monkeypatch.setattr(SLOTS, "waiting", 0)
    assert client.get("/blank.pdf").status_code == 200


def test_the_queue_is_told_by_each_request(app: Flask) -> None:
    """What a request hands on follows how many its own process is answering."""
    crowd = app.wsgi_app
    assert isinstance(crowd, Crowd)
    with app.test_request_context("/about"):
        app.preprocess_request()
        assert IS_CROWDED.get()() is False
        crowd.add(3)
        assert IS_CROWDED.get()() is True
        crowd.add(-3)
        assert IS_CROWDED.get()() is False
