"""The file a person kept, opened again at `/resume`: everything is back in the form, and nothing of it stays here."""

import json
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from bs4 import BeautifulSoup
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.datastructures import MultiDict
from werkzeug.test import TestResponse

from screener.answers import Answers
from screener.exchange import reader
from screener.exchange.process import SECONDS
from screener.web import create_app
from screener.web.form import fields_of
from tests.conftest import parsed
from tests.exchange.hostile import MEGABYTE, READABLE, UNREADABLE, good
from tests.forms import CASES, answers_of

CLINICS = """
[riverside]
name = "Riverside"
origins = ["https://www.riverside.example"]
"""


def sent_with(answers: Answers) -> MultiDict[str, str]:
    """The fields of a form with these answers."""
    return MultiDict(fields_of(answers))


def bring(client: FlaskClient, content: bytes, address: str = "/resume") -> TestResponse:
    """What comes back for a file. The body is written here, because the client would put a large one on disk."""
    head = b'--x\r\nContent-Disposition: form-data; name="file"; filename="leg-symptoms-for-my-visit.pdf"\r\n\r\n'
    body = head + content + b"\r\n--x--\r\n"
    return client.post(address, data=body, content_type="multipart/form-data; boundary=x")


def fields(page: BeautifulSoup) -> MultiDict[str, str]:
    """The fields that a page sends on."""
    hidden = page.select("main form input[type=hidden]")
    return MultiDict([(str(each["name"]), str(each["value"])) for each in hidden])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
@pytest.mark.parametrize("address", ["/summary.pdf", "/summary.json"])
def test_every_case_comes_back_exactly(client: FlaskClient, case: dict[str, Any], address: str) -> None:
    """From the PDF and from the data alone: the same fields as were sent, and the same summary."""
    sent = sent_with(answers_of(case["answers"]))
    page = bring(client, client.post(address, data=sent).data)
    assert page.status_code == 200
    assert fields(parsed(page.text)) == sent
    assert "could not be carried over" not in page.text


def test_the_form_is_filled_again(client: FlaskClient) -> None:
    """By what the page sends on when the person goes on."""
    kept = client.post("/summary.pdf", data={"urge": "yes", "words": "like ants", "lookalikes": "cramp"}).data
    page = parsed(bring(client, kept).text)
    (form,) = page.select("main form")
    assert form["action"] == "/"
    filled = parsed(client.post("/", data=fields(page)).text)
    assert filled.select_one("textarea[name=words]").get_text().strip() == "like ants"  # type: ignore[union-attr]
    assert filled.select_one("input[name=urge][value=yes][checked]")
    assert filled.select_one("input[name=lookalikes][value=cramp][checked]")


def test_no_script_is_needed_to_choose_a_file(client: FlaskClient) -> None:
    """A plain form with a file in it."""
    page = parsed(client.get("/resume").text)
    (form,) = page.select("main form")
    assert (form["method"], form["enctype"], form["action"]) == ("post", "multipart/form-data", "/resume")
    assert form.select_one("input[type=file][name=file]")
    assert form.select_one("button")


def test_what_could_not_be_carried_over_is_listed(client: FlaskClient) -> None:
    """What the file says, and why; as text, whatever it says."""
    old = {"version": "1.0", "urge": "yes", "site": "legs", "<b>tea</b>": "<i>green</i>"}
    page = parsed(bring(client, json.dumps(old).encode()).text)
    assert [item.get_text(" ", strip=True) for item in page.select("main .mistakes li")] == [
        "<b>tea</b>: <i>green</i> . This form does not ask this.",
        "Where: legs . The earlier form did not ask whether it is one leg or both.",
    ]
    assert fields(page) == MultiDict({"urge": "yes"})


@pytest.mark.parametrize("name", UNREADABLE)
def test_a_file_that_cannot_be_opened_is_refused_with_the_reason(client: FlaskClient, name: str) -> None:
    """On the page that asks for one, within the time that a file has."""
    page = bring(client, UNREADABLE[name]())
    assert page.status_code == 422
    (reason,) = parsed(page.text).select("[role=alert]")
    assert len(reason.get_text(strip=True)) > 20
    assert parsed(page.text).select_one("input[type=file]")


@pytest.mark.parametrize("name", READABLE)
def test_a_file_with_oddities_is_opened(client: FlaskClient, name: str) -> None:
    """What does no harm is no reason to refuse."""
    assert bring(client, READABLE[name]()).status_code == 200


def test_a_picture_of_the_paper_is_opened(client: FlaskClient) -> None:
    """A photo of the square code does as well as the file."""
    pdf = pypdfium2.PdfDocument(client.post("/summary.pdf", data={"urge": "yes", "square": "yes"}).data)
    picture = BytesIO()
    pdf[len(pdf) - 1].render(scale=2).to_pil().save(picture, "JPEG")
    pdf.close()
    assert fields(parsed(bring(client, picture.getvalue()).text)) == MultiDict({"urge": "yes"})


def test_no_file_is_said(client: FlaskClient) -> None:
    """A button pressed too early, and a form from somewhere else."""
    for data in ({"file": (BytesIO(b""), "")}, {"other": "x"}):
        response = client.post("/resume", data=data, content_type="multipart/form-data")
        assert response.status_code == 422
        assert "No file was chosen" in response.text


def test_a_file_may_have_two_megabytes_and_no_more(client: FlaskClient) -> None:
    """Just below it is read, just above it is refused with the reason, far above it is not even received."""
    assert "not a summary" in bring(client, b"x" * 2 * MEGABYTE).text
    for size, status in ((2 * MEGABYTE + 1, 422), (3 * MEGABYTE, 413)):
        response = bring(client, b"x" * size)
        assert response.status_code == status
        assert "larger than 2 MB" in response.text


@pytest.mark.parametrize("address", ["/summary", "/summary.pdf", "/summary.json", "/", "/embed/riverside/"])
def test_no_other_address_takes_a_large_body_or_a_file(clinic_client: FlaskClient, address: str) -> None:
    """There is nothing else that has one."""
    large = clinic_client.post(address, data=b"x" * (64 * 1024 + 1), content_type="application/x-www-form-urlencoded")
    assert large.status_code == 413
    assert bring(clinic_client, b"{}", address).status_code == 415


@pytest.fixture
def clinic_client(tmp_path: Path) -> FlaskClient:
    """A service with a clinic."""
    (tmp_path / "clinics.toml").write_text(CLINICS, "utf-8")
    return create_app({"CLINICS": str(tmp_path / "clinics.toml")}).test_client()


@pytest.mark.parametrize("kind", ["multipart/form-data; boundary=x", "application/x-www-form-urlencoded"])
def test_a_large_body_for_no_clinic_is_not_found(clinic_client: FlaskClient, kind: str) -> None:
    """It is not read for the page that says so."""
    response = clinic_client.post("/embed/nobody/resume", data=b"x" * 70_000, content_type=kind)
    assert response.status_code == 404


def test_a_file_is_opened_within_a_clinics_frame(clinic_client: FlaskClient) -> None:
    """And the way on stays in the frame."""
    page = parsed(bring(clinic_client, good(), "/embed/riverside/resume").text)
    (form,) = page.select("main form")
    assert form["action"] == "/embed/riverside/"


def test_a_reader_that_takes_too_long_is_stopped(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The file is refused and the process is gone."""
    said = tmp_path / "pid"
    sleeps = f"import os, pathlib, time; pathlib.Path({str(said)!r}).write_text(str(os.getpid())); time.sleep(60)"
    monkeypatch.setattr(reader, "COMMAND", (sys.executable, "-c", sleeps))
    monkeypatch.setattr(reader, "SECONDS", 1)
    assert bring(client, good()).status_code == 422
    assert not Path(f"/proc/{said.read_text()}").exists()
    assert SECONDS <= 5


def test_a_reader_that_dies_takes_nobody_along(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its file is refused; the next one is read."""
    with monkeypatch.context() as patch:
        patch.setattr(reader, "COMMAND", (sys.executable, "-c", "import os; os.abort()"))
        assert bring(client, good()).status_code == 422
    assert bring(client, good()).status_code == 200


def test_too_many_files_at_once_are_told_to_come_again(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """Instead of taking the processor from everybody."""
    monkeypatch.setattr(reader, "SECONDS_TO_WAIT", 0)
    taken = [reader.SLOTS.take(0) for _ in range(2)]
    try:
        response = bring(client, good())
    finally:
        for _ in taken:
            reader.SLOTS.give_back(0)
    assert taken == [True, True]
    assert (response.status_code, response.headers["Retry-After"]) == (503, "5")


TRACED = """
import os, sys
from io import BytesIO
from screener.web import create_app

app = create_app()
if sys.argv[1:] == ["of Werkzeug"]:
    from flask import Request
    app.request_class = Request
written = []

def hook(event, arguments):
    # A pipe to a process is opened by its number.
    if event == "open" and not isinstance(arguments[0], int) and arguments[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
        written.append(str(arguments[0]))

def ask():
    body = BytesIO(b'--x\\r\\nContent-Disposition: form-data; name="file"; filename="a"\\r\\n\\r\\n' + content
                   + b"\\r\\n--x--\\r\\n")
    return app.test_client().post("/resume", input_stream=body, content_length=len(body.getvalue()),
                                  content_type="multipart/form-data; boundary=x").status_code

content = sys.stdin.buffer.read()
ask()
sys.addaudithook(hook)
print(ask(), [name for name in written if name != "/dev/null"])
"""


def traced(content: bytes, *arguments: str) -> str:
    """The status for a file, and the files that were opened to write while it was read."""
    done = subprocess.run(  # noqa: S603 - ourselves
        [sys.executable, "-B", "-c", TRACED, *arguments], input=content, capture_output=True, check=True
    )
    return done.stdout.decode().strip()


def test_no_file_is_written_while_one_is_read() -> None:
    """Not for a large one either, which Werkzeug itself would put on disk: that shows that the trace sees it."""
    large = good() + b"\n" * (2 * MEGABYTE - len(good()) - 1024)
    assert traced(large) in ("200 []", "422 []")
    assert traced(good()) == "200 []"
    assert traced(large, "of Werkzeug") not in ("200 []", "422 []")


def test_the_process_that_reads_cannot_write_a_file(tmp_path: Path) -> None:
    """The system ends it at the first byte, whatever makes it try."""
    target = tmp_path / "file"
    tries = f"from screener.exchange.process import limit; limit(); open({str(target)!r}, 'w').write('x' * 10000)"
    done = subprocess.run([sys.executable, "-B", "-c", tries], capture_output=True, check=False)  # noqa: S603
    assert done.returncode != 0
    assert target.read_bytes() == b""


def test_nothing_of_a_file_is_logged(app: Flask, caplog: pytest.LogCaptureFixture) -> None:
    """Neither of one that is opened nor of one that is not."""
    client = app.test_client()
    bring(client, json.dumps({"words": "like ants", "tea": "ants"}).encode())
    bring(client, b"%PDF-1.7 ants")
    assert "ants" not in caplog.text
