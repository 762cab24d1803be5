"""The application as a whole: every address, every template, what is kept and what is logged."""

import logging
from concurrent.futures import Future
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from screener.language import language_of
from screener.paths import TEMPLATES, TRANSLATIONS
from screener.pdf.pool import WORKERS, AnyJob, Result, submit
from screener.pdf.templates import templates
from screener.questionnaire import QUESTIONNAIRE, statements, urgent
from screener.questionnaire.model import MedicineList, Text
from screener.web.pages import make_one_pdf
from tests.conftest import parsed
from tests.forms import bare, seen

READ_ONLY = ["/", "/resume", "/about", "/privacy", "/accessibility", "/medicines"]
WITH_ANSWERS = ["/", "/summary", "/summary.pdf", "/summary.txt"]


@pytest.mark.parametrize("address", READ_ONLY)
def test_a_page_without_answers_may_be_kept_and_asked_for_again(client: FlaskClient, address: str) -> None:
    """Firefox forgets what was typed when a page may not be kept at all."""
    response = client.get(address)
    assert response.status_code == 200
    assert response.headers["Cache-Control"] == "no-cache"
    again = client.get(address, headers={"If-None-Match": response.headers["ETag"]})
    assert again.status_code == 304


@pytest.mark.parametrize("address", WITH_ANSWERS)
def test_a_page_with_answers_is_kept_by_nobody(client: FlaskClient, address: str) -> None:
    """Neither by the browser nor by anything on the way."""
    response = client.post(address, data={"words": "ants"})
    assert response.status_code == 200
    assert response.headers["Cache-Control"] == "no-store"
    assert {"Origin", "Sec-Fetch-Site"} <= {name.strip() for name in response.headers["Vary"].split(",")}


def test_static_files_are_named_by_content_and_kept_for_good(client: FlaskClient) -> None:
    """So that a change is seen at once and nothing is fetched twice."""
    page = client.get("/").text
    address = page.split('rel="stylesheet" href="')[1].split('"')[0]
    response = client.get(address)
    assert response.status_code == 200
    assert "immutable" in response.headers["Cache-Control"]
    assert "version=" in address
    response.close()


def test_the_form_opens_with_what_must_be_read_first(client: FlaskClient) -> None:
    """What this is and is not, the urgent signs, what happens to answers, and a line about children."""
    text = bare(seen(client.get("/").text))
    first = text.index(bare(QUESTIONNAIRE.questions[0].text))
    for statement in (statements.WHAT_THIS_IS, statements.NOT_STORED, statements.FOR_ADULTS, statements.NOT_TESTED):
        assert text.index(bare(statement)) < first
    for urgency in urgent.URGENT_SIGNS:
        for sign in urgency.signs:
            assert text.index(bare(sign.sign)) < first
    for line in urgent.HELP_LINES:
        assert bare(line.emergency) in text


@pytest.mark.parametrize("answers", [{}, {"mood": "a_lot"}, {"urge": "no", "feel": "no", "rest": "no"}])
def test_the_summary_ends_alike_whatever_was_answered(client: FlaskClient, answers: dict[str, str]) -> None:
    """A page of "no" is no all-clear; urgent signs stand there for everybody."""
    text = bare(seen(client.post("/summary", data=answers).text))
    assert bare(statements.WHATEVER_THIS_SAYS) in text
    assert bare(statements.NOT_ADDED_UP) in text
    assert all(bare(sign.sign) in text for urgency in urgent.URGENT_SIGNS for sign in urgency.signs)


def test_the_six_linked_conditions_always_have_a_row(client: FlaskClient) -> None:
    """On screen and in the text, even when nothing was answered."""
    for address in ("/summary", "/summary.txt"):
        response = client.post(address, data={})
        text = bare(seen(response.text) if response.mimetype == "text/html" else response.text)
        for short in (
            "Told of low iron or anaemia",
            "Pregnant",
            "Told of kidney disease",
            "Told of diabetes",
            "Told of nerve damage",
            "Medicines",
        ):
            assert bare(short) in text


def test_a_medicine_that_no_report_names_can_be_dangerous_to_stop(client: FlaskClient) -> None:
    """Beside it stands what stands beside the others of its kind; not beside a medicine of another kind."""
    steroid, vitamin = (
        parsed(client.post("/summary", data={"medicines": typed}).text).select_one(".recognised")
        for typed in ("prednisolone 5 mg", "vitamin c")
    )
    assert steroid
    assert vitamin
    assert "“prednisolone 5 mg”. Never stop it suddenly." in " ".join(steroid.get_text().split())
    assert "Never stop it suddenly." not in vitamin.get_text()


def test_a_file_has_a_name_that_says_nothing_of_the_person(client: FlaskClient) -> None:
    """Whatever was typed."""
    response = client.post("/summary.pdf", data={"words": "Ada Lovelace"})
    assert response.headers["Content-Disposition"] == 'attachment; filename="leg-symptoms-for-my-visit.pdf"'


def test_health_and_readiness(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """Health asks nothing of anybody; readiness has made a paper, and says so when it cannot."""
    assert client.get("/health").status_code == 200
    assert client.get("/ready").status_code == 200
    monkeypatch.setattr("screener.web.pages.make_one_pdf", lambda: 1 / 0)
    assert client.get("/ready").status_code == 503
    assert client.get("/health").status_code == 200


def test_readiness_has_every_pdf_worker_make_a_page(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """As many jobs are on their way at once as there are workers, so none of them is started for a person who waits."""
    on_their_way: list[Future[Result]] = []
    most = 0

    def submitted(job: AnyJob) -> Future[Result]:
        nonlocal most
        on_their_way.append(submit(job))
        most = max(most, sum(not future.done() for future in on_their_way))
        return on_their_way[-1]

    monkeypatch.setattr("screener.pdf.slot.submit", submitted)
    monkeypatch.setattr("screener.web.pages.make_one_pdf", make_one_pdf.__wrapped__)
    assert client.get("/ready").status_code == 200
    assert most == WORKERS


def test_every_address_answers(app: Flask, client: FlaskClient) -> None:
    """Each one of the application, by the methods it takes."""
    plain = [rule for rule in app.url_map.iter_rules() if not rule.arguments]
    assert len(plain) >= 10
    for rule in plain:
        for method in (rule.methods or set()) & {"GET", "POST"}:
            with client.open(rule.rule, method=method) as response:
                # There is no file in an empty form.
                assert response.status_code == (422 if (rule.rule, method) == ("/resume", "POST") else 200)


@pytest.mark.parametrize("template", sorted(path.relative_to(TEMPLATES) for path in TEMPLATES.rglob("*.html")), ids=str)
def test_every_template_compiles(app: Flask, template: Path) -> None:
    """Also those that only a rare page uses."""
    environment = templates(language_of("en", TRANSLATIONS)) if template.parts[0] == "paper" else app.jinja_env
    assert environment.get_template(template.as_posix()).name


def test_no_answer_is_ever_logged(
    app: Flask, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    """Whatever is typed where, and whatever becomes of it, nothing of it is written anywhere."""
    marker = "ZEBRA"
    typed = {
        question.id: marker for question in QUESTIONNAIRE.questions if isinstance(question.kind, Text | MedicineList)
    }
    everywhere = {question.id: marker for question in QUESTIONNAIRE.questions}
    client = app.test_client()
    with caplog.at_level(logging.DEBUG):
        for address in WITH_ANSWERS:
            for form in (typed, everywhere, {marker: marker}):
                client.post(address, data=form)
            client.post(
                address, data=f"words={marker}\xff".encode("latin-1"), content_type="application/x-www-form-urlencoded"
            )
            client.post(address, data=typed, headers={"Origin": "https://stranger.example"})
    ours = [record.getMessage() for record in caplog.records if not record.name.startswith("fontTools")]
    assert not [message for message in ours if marker in message]
    assert marker not in "".join(capfd.readouterr())
