"""Bad input: each kind has a clear message, keeps the answers, and is never an error of ours."""

import re
from collections.abc import Iterable
from io import BytesIO
from time import monotonic
from typing import Any
from urllib.parse import urlencode

import pytest
from bs4 import BeautifulSoup
from flask import Flask
from flask.testing import FlaskClient

from screener.answers import clean
from screener.pdf.pool import JobStopped
from screener.pdf.slot import SLOTS, Busy
from screener.questionnaire import QUESTIONNAIRE
from screener.questionnaire.model import MedicineList, Text, field_names
from screener.web import create_app
from screener.web.limits import LARGEST
from tests.conftest import parsed
from tests.forms import bare, seen

GOOD = [("words", "ants crawling"), ("urge", "yes"), ("ferritin", "14"), ("iron_signs", "plant_diet")]


def send(client: FlaskClient, *fields: tuple[str, str], to: str = "/summary") -> BeautifulSoup:
    """The page that comes back for a form with a mistake in it, once it is seen to be one that keeps the answers."""
    response = client.post(to, data=urlencode([*GOOD, *fields]), content_type="application/x-www-form-urlencoded")
    assert response.status_code == 422
    page = parsed(response.text)
    assert page.select_one("textarea[name=words]").get_text().strip() == "ants crawling"  # type: ignore[union-attr]
    assert page.select_one("input[name=urge][value=yes][checked]")
    assert page.select_one("input[name=iron_signs][value=plant_diet][checked]")
    return page


@pytest.mark.parametrize("address", ["/summary", "/summary.txt", "/summary.pdf"])
@pytest.mark.parametrize(
    ("field", "value", "named"),
    [
        ("sleep", "terribly", ["sleep"]),
        ("iron_signs", "none", ["iron_signs"]),
        ("pregnancy_weeks", "99", ["pregnancy_weeks"]),
        ("tsat_unit", "litres", ["tsat_unit"]),
        ("tsat_date", "2026-02-31", ["tsat", "tsat_date"]),
        ("tsat", "twenty", ["tsat"]),
        ("tried", "x" * 401, ["tried"]),
        ("medicines", "iron\n" * 31, ["medicines"]),
        ("urge", "no", ["urge"]),
        ("ferritin", "15", ["ferritin"]),
    ],
)
def test_a_mistake_is_named_and_everything_is_kept(
    client: FlaskClient, address: str, field: str, value: str, named: list[str]
) -> None:
    """The list at the top leads to the control, whose own message is tied to it; what was typed is still there."""
    page = send(client, (field, value), to=address)
    links = [str(link["href"]).removeprefix("#") for link in page.select("#mistakes a")]
    assert links == named
    for name in named:
        target = page.find(id=name)
        assert target
        described = target if target.get("aria-describedby") else target.find_parent("fieldset")
        assert described
        assert f"{name}-mistake" in str(described["aria-describedby"])
        question = next(question for question in QUESTIONNAIRE.questions if name in field_names(question))
        assert bare(question.short) in bare(page.select_one("#mistakes").get_text())  # type: ignore[union-attr]


def test_text_over_its_limit_comes_back_whole(client: FlaskClient) -> None:
    """Nothing is ever cut."""
    page = send(client, ("tried", "x" * 500))
    assert page.select_one("textarea[name=tried]").get_text().strip() == "x" * 500  # type: ignore[union-attr]


def test_an_unknown_field_is_left_out_and_that_is_said(client: FlaskClient) -> None:
    """It may come from an older page; the person hears that something was left out, and sees what was kept."""
    response = client.post("/summary", data=dict(GOOD, favourite_colour="aubergine"))
    assert response.status_code == 200
    assert "1 thing that was sent is not part of this form" in response.text
    assert "aubergine" not in response.text


@pytest.mark.parametrize(
    "typed",
    [
        "a%00b",
        "a%07%1b%9fb",
        "%ED%A0%80",
        "%ED%A0%80%ED%B0%80",
        "%FF%FE",
        "%E2%80%AE50 mg%E2%80%AC",
        "%2525",
        "%0D%0ASet-Cookie:+a=b",
        "%EF%BF%BF",
    ],
)
@pytest.mark.parametrize("address", ["/", "/summary", "/summary.txt", "/summary.pdf"])
def test_strange_characters_bring_nothing_down(client: FlaskClient, address: str, typed: str) -> None:
    """Control characters go, what is no character is replaced, and the rest stays."""
    response = client.post(address, data=f"words=x{typed}y", content_type="application/x-www-form-urlencoded")
    assert response.status_code == 200
    if response.mimetype == "text/html":
        page = parsed(response.text)
        assert clean(page.get_text()) == page.get_text()


def refused(app: Flask, status: int, says: str, **request: Any) -> None:  # noqa: ANN401 - whatever can be sent
    """Fail unless such a request gets a page with that status which says that much, and leads back to the form."""
    request.setdefault("method", "POST")
    response = app.test_client().open("/summary", **request)
    assert response.status_code == status
    assert says in seen(response.text)
    assert 'href="/"' in response.text


FORM = "application/x-www-form-urlencoded"


@pytest.mark.parametrize(
    ("status", "says", "request_parts"),
    [
        (413, "too large", {"data": b"words=" + b"x" * LARGEST, "content_type": FORM}),
        (415, "not a form", {"data": b"{}", "content_type": "text/plain"}),
        (415, "not a form", {"data": {"words": "x", "file": (BytesIO(b"x"), "x.txt")}}),
        (415, "not a form", {"data": b"words=x", "content_type": FORM, "headers": {"Content-Encoding": "gzip"}}),
        (400, "could not be read", {"data": b"words=\xff", "content_type": FORM}),
        (405, "only be reached from the form", {"method": "GET"}),
        (405, "only be reached from the form", {"method": "PUT", "data": b"words=x"}),
        (403, "not ours", {"data": b"words=x", "content_type": FORM, "headers": {"Origin": "https://evil.example"}}),
        (403, "not ours", {"data": b"words=x", "content_type": FORM, "headers": {"Origin": "null"}}),
        (403, "not ours", {"data": b"words=x", "content_type": FORM, "headers": {"Sec-Fetch-Site": "cross-site"}}),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_page(
    app: Flask, status: int, says: str, request_parts: dict[str, Any]
) -> None:
    """What happened, what was kept, what to do next."""
    refused(app, status, says, **request_parts)


def test_a_body_of_unknown_length_is_refused(app: Flask) -> None:
    """Werkzeug would cut a chunked body at the limit without a word."""

    def chunks() -> Iterable[bytes]:
        yield b"words=x"

    refused(
        app,
        411,
        "without its length",
        input_stream=BytesIO(b"words=x"),
        headers={"Transfer-Encoding": "chunked"},
        content_type=FORM,
        environ_overrides={"wsgi.input_terminated": True, "CONTENT_LENGTH": ""},
    )
    assert list(chunks())


def test_a_body_that_was_cut_short_is_refused(app: Flask) -> None:
    """The server hands on what came before a connection ended: half of the answers, and half of a word."""
    body = urlencode(GOOD)
    refused(
        app,
        400,
        "could not be read",
        input_stream=BytesIO(body[: len(body) // 2].encode()),
        content_type=FORM,
        environ_overrides={"wsgi.input_terminated": True, "CONTENT_LENGTH": str(len(body))},
    )


def test_the_largest_form_fits(client: FlaskClient) -> None:
    """Every text as long as allowed, in letters that take four bytes and twelve once encoded, is under the limit."""
    longest = {q.id: "🦵" * q.kind.limit for q in QUESTIONNAIRE.questions if isinstance(q.kind, Text | MedicineList)}
    assert client.post("/summary", data=longest).status_code == 200


def test_an_error_of_ours_keeps_the_answers_and_logs_none(
    app: Flask, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """The page offers to try again with everything that was sent; the log says where, never what."""

    def broken(*_: object) -> None:
        raise RuntimeError("ZEBRA was typed")

    monkeypatch.setattr("screener.web.outputs.summarise", broken)
    ticks = ["cramp", "vein", "toes"]
    response = app.test_client().post("/summary", data={"words": "ZEBRA", "lookalikes": ticks})
    assert response.status_code == 500
    assert [field["value"] for field in parsed(response.text).select("input[name=lookalikes]")] == ticks
    field = parsed(response.text).select_one("input[name=words]")
    assert field
    assert field["value"] == "ZEBRA"
    assert re.search(
        r"RuntimeError at .*screener/web/outputs.py summary_of \d+, web/test_limits.py broken \d+", caplog.text
    )
    assert "ZEBRA" not in caplog.text


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE"])
@pytest.mark.parametrize("size", [10, LARGEST + 1])
def test_another_method_is_refused_whatever_it_brings(app: Flask, method: str, size: int) -> None:
    """The page that says so does not read the body either."""
    refused(app, 405, "only be reached from the form", method=method, data=b"x" * size, content_type=FORM)


def test_only_so_many_wait_for_a_paper(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    """The next is told at once, so that threads are left for pages."""
    with monkeypatch.context() as full:
        full.setattr(SLOTS, "free", 0)
        full.setattr(SLOTS, "waiting", 0)
        before = monotonic()
        assert app.test_client().post("/summary.pdf", data={}).status_code == 503
        assert monotonic() - before < 1
    assert app.test_client().post("/summary.pdf", data={}).status_code == 200


def test_a_host_that_is_not_ours_gets_a_plain_answer() -> None:
    """The error page itself could not be made: it leads to addresses, and there are none."""
    app = create_app({"ORIGINS": ["https://form.example"]})
    response = app.test_client().get("/", headers={"Host": "evil.example"})
    assert (response.status_code, response.mimetype) == (400, "text/plain")
    assert app.test_client().get("/", headers={"Host": "form.example"}).status_code == 200


def test_an_error_page_that_cannot_be_made_is_a_line_of_text(
    app: Flask, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Whoever waits at night reads words, and is told where the answers are; the log has none of them."""

    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("ZEBRA was typed")

    monkeypatch.setattr("screener.web.outputs.render_template", broken)
    monkeypatch.setattr("screener.web.errors.render_template", broken)
    response = app.test_client().post("/summary", data={"words": "ZEBRA"})
    assert (response.status_code, response.mimetype) == (500, "text/plain")
    assert response.text == "Something went wrong. Go back: your answers are still in your browser.\n"
    assert response.headers["Cache-Control"] == "no-store"
    assert "the error page cannot be made: RuntimeError at" in caplog.text
    assert "ZEBRA" not in caplog.text


@pytest.mark.parametrize(
    ("cause", "says"),
    [
        (None, "Other people are making their page just now"),
        (TimeoutError(), "Other people are making their page just now"),
        (JobStopped(), "Making your page took more time or memory than one may have, so we stopped."),
    ],
)
def test_other_people_are_named_only_where_they_are_the_reason(
    app: Flask, monkeypatch: pytest.MonkeyPatch, cause: Exception | None, says: str
) -> None:
    """A page that by itself takes too long, or kills what draws it, does so when nobody else is there too."""

    def late(*_: object, **__: object) -> None:
        raise Busy from cause

    monkeypatch.setattr("screener.web.outputs.summary_pdf", late)
    response = app.test_client().post("/summary.pdf", data={"words": "ants"})
    assert response.status_code == 503
    assert says in seen(response.text)
    assert ("Other people" in seen(response.text)) == says.startswith("Other people")


@pytest.mark.parametrize(
    ("typed", "status"),
    [
        ("\n".join("x" * 30), 200),
        ("\n".join("x" * 31), 422),
        ("\r\n \r\n".join("x" * 30), 200),
        ("\n\t\n".join("x" * 31), 422),
        ("a" + "\n" * 30 + "b", 200),
        ("a" + "\n" * 31 + "b", 422),
        ("a" + "\u2028" * 400 + "b", 422),
    ],
)
def test_blank_lines_count_as_lines(client: FlaskClient, typed: str, status: int) -> None:
    """They take the same room on paper. One between two others, as people set paragraphs, is free."""
    assert client.post("/summary", data={"words": typed}).status_code == status


@pytest.mark.parametrize("line", ["x", "ww ww ww ww ww"])
def test_no_paper_has_more_than_twelve_pages(client: FlaskClient, line: str) -> None:
    """Whatever is typed: every text on as many lines as it may have, and a blank one between each two."""
    full = {}
    for question in QUESTIONNAIRE.questions:
        match question.kind:
            case (Text(limit) | MedicineList(limit)) as kind:
                full[question.id] = "\n\n".join([line] * min(kind.lines, limit // (len(line) + 2)))
    response = client.post("/summary.pdf", data=full)
    assert response.status_code == 200
    assert int(response.headers["PDF-Pages"]) <= 12


def test_a_busy_service_keeps_the_answers(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    """503, when to come again, and a button to try again."""
    assert app.test_client().get("/ready").status_code == 200
    monkeypatch.setattr("screener.pdf.slot.SECONDS_TO_WAIT", 0.001)
    response = app.test_client().post("/summary.pdf", data={"words": "ants"})
    assert response.status_code == 503
    assert int(response.headers["Retry-After"]) > 0
    assert 'value="ants"' in response.text
    assert "Try again" in response.text
