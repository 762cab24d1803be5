"""An error can be located from the log: each of our own frames, every kind of error, and no word of anybody's."""

import logging
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from flask import Flask

from screener.answers import Measurement
from screener.paths import PACKAGE, TEMPLATES
from screener.web import create_app
from tests.deploy.server import Server, served, wait

CANARY = "canarybird"
TYPED = {"words": CANARY, "medicines": f"{CANARY} 5 mg", "ask_own": CANARY, "urge": "yes"}
FRAME = re.compile(r"(?P<file>\S+) (?P<function>.+) (?P<line>\d+)")

Written = Callable[[], str]
Frame = tuple[str, str, int]


@pytest.fixture
def app() -> Flask:
    """An application of its own: what a test breaks in it stays broken."""
    return create_app()


@pytest.fixture
def written(caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]) -> Iterator[Written]:
    """A function that gives all that was written: both outputs, the log, and every field of every record."""
    with caplog.at_level(logging.DEBUG):
        yield lambda: "".join((*capfd.readouterr(), caplog.text, *(repr(vars(each)) for each in caplog.records)))


def errors_in(line: str) -> list[tuple[str, list[Frame]]]:
    """The errors that a line of the log tells of: the kind of each, and its frames by file, function and line."""
    errors = []
    for told in re.split(r" from |, in a PDF worker: ", line):
        kind, _, places = told.partition(" at ")
        found = [FRAME.fullmatch(place) for place in places.split(", ")]
        assert all(found), f"not a frame in {places}"
        errors.append((kind, [(each["file"], each["function"], int(each["line"])) for each in found if each]))
    return errors


def errors_of(caplog: pytest.LogCaptureFixture) -> list[tuple[str, list[Frame]]]:
    """The errors that the one line of the log tells of."""
    (line,) = [record.getMessage() for record in caplog.records if record.levelno >= logging.ERROR]
    return errors_in(line)


def functions(frames: list[Frame]) -> list[tuple[str, str]]:
    """File and function of each frame."""
    return [(file, function) for file, function, _ in frames]


def source_of(frame: Frame) -> str:
    """The line of source that a frame names."""
    folder, _, file = frame[0].partition("/")
    path = {"templates": TEMPLATES, "screener": PACKAGE}[folder] / file
    return path.read_text("utf-8").splitlines()[frame[2] - 1]


def fail(words: object) -> str:
    """Fail with what was typed among the words of the error."""
    raise ValueError(f"cannot say {words!r}: {CANARY}")


def fail_twice(*_: object) -> str:
    """Fail with an error that was raised from another, while a third was handled; with a note on it."""
    try:
        try:
            raise LookupError(CANARY)
        except LookupError:
            int(CANARY)
    except ValueError as reason:
        later = RuntimeError(CANARY, {"words": CANARY})
        later.add_note(CANARY)
        raise later from reason
    return ""


def test_an_error_in_a_template_names_each_template_and_its_line(
    app: Flask, caplog: pytest.LogCaptureFixture, written: Written
) -> None:
    """From the view through the page to the macro that it called."""
    app.jinja_env.filters["in_words"] = fail
    assert app.test_client().post("/summary", data=TYPED).status_code == 500
    ((kind, frames),) = errors_of(caplog)
    assert kind == "ValueError"
    *ours, innermost = frames
    assert [file for file, _, _ in ours] == [
        "screener/web/received.py",
        "screener/web/outputs.py",
        "screener/web/outputs.py",
        "templates/summary.html",
        "templates/base.html",
        "templates/summary.html",
        "templates/macros/finding.html",
        "templates/macros/finding.html",
    ]
    assert [function for _, function, _ in ours][:3] == ["check", "summary", "page"]
    base, page, rows, macro = (source_of(frame) for frame in ours[4:])
    assert "{% block content" in base
    assert "findings(row." in page
    assert "answer(finding)" in rows
    assert "words|in_words" in macro
    assert innermost[:2] == ("tests/test_traces.py", "fail")
    assert CANARY not in written()


def test_an_error_in_a_template_of_the_paper_names_it_too(
    app: Flask, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, written: Written
) -> None:
    """Its templates are in an environment of their own."""
    monkeypatch.setattr("screener.pdf.templates.direction_of", fail)
    monkeypatch.setattr("screener.pdf.templates.templates", make_anew())
    assert app.test_client().post("/summary.pdf", data=TYPED).status_code == 500
    ((kind, frames),) = errors_of(caplog)
    assert kind == "ValueError"
    files = [file for file, _, _ in frames]
    assert files[:2] == ["screener/web/received.py", "screener/web/outputs.py"]
    assert files[3] == "screener/pdf/document.py"
    assert ("screener/pdf/templates.py", "html") in functions(frames)
    *_, deepest = (frame for frame in frames if frame[0].startswith("templates/paper/"))
    assert "direction_of" in source_of(deepest)
    assert CANARY not in written()


def make_anew() -> Callable[..., object]:
    """A function that makes the environment of the paper's templates, and remembers none."""
    from screener.pdf.templates import templates  # noqa: PLC0415 - the function as it is before it is replaced

    return templates.__wrapped__


def test_an_error_in_a_view_names_each_of_our_functions(
    app: Flask, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, written: Written
) -> None:
    """Outermost first. Here an answer is not of the kind that its question asks for."""
    monkeypatch.setattr("screener.answers.take", lambda *_: Measurement(CANARY, CANARY, CANARY))
    assert app.test_client().post("/summary", data=TYPED).status_code == 500
    ((kind, frames),) = errors_of(caplog)
    assert kind == "TypeError"
    assert functions(frames) == [
        ("screener/web/received.py", "check"),
        ("screener/web/outputs.py", "summary"),
        ("screener/web/outputs.py", "page"),
        ("screener/web/outputs.py", "summary_of"),
        ("screener/summary.py", "summarise"),
        ("screener/findings.py", "restate"),
        ("screener/findings.py", "<genexpr>"),
        ("screener/findings.py", "in_words"),
    ]
    assert "raise TypeError" in source_of(frames[-1])
    assert "view(form.answers())" in source_of(frames[0])
    assert CANARY not in written()


@pytest.mark.parametrize("size", ["normal", "large"])
def test_an_error_in_a_pdf_worker_is_located_in_both_processes(
    app: Flask, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, written: Written, size: str
) -> None:
    """Where its pages were waited for, and where it happened; the innermost frame of a library is named as well."""
    monkeypatch.setattr("screener.pdf.document.html", lambda *_, **__: f"<p>{CANARY}</{CANARY}>")
    sent = TYPED | {"size": size, "pages": "first", "page_format": "letter"}
    assert app.test_client().post("/summary.pdf", data=sent).status_code == 500
    (here, waited), (there, worked) = errors_of(caplog)
    assert (here, there) == ("JobFailed", "ParseError")
    assert functions(waited)[:2] == [("screener/web/received.py", "check"), ("screener/web/outputs.py", "pdf")]
    assert functions(waited)[-1] == ("screener/pdf/pool.py", "made")
    assert ("screener/pdf/document.py", "summary_pdf") in functions(waited)
    assert functions(worked) == [
        ("screener/pdf/worker.py", "result"),
        ("screener/pdf/worker.py", "made"),
        ("screener/pdf/worker.py", "pages"),
        ("screener/pdf/worker.py", "laid_out"),
        ("screener/pdf/worker.py", "__init__"),
        ("etree/ElementTree.py", "XML"),
    ]
    assert "fromstring(" in source_of(worked[-2])
    assert CANARY not in written()


def test_an_error_that_came_of_another_names_them_all(
    app: Flask, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, written: Written
) -> None:
    """The last one first, then the one that it was raised from, then the one that was handled meanwhile."""
    monkeypatch.setattr("screener.web.outputs.plain_text", fail_twice)
    assert app.test_client().post("/summary.txt", data=TYPED).status_code == 500
    (last, to_it), (reason, to_that), (first, to_the_first) = errors_of(caplog)
    assert (last, reason, first) == ("RuntimeError", "ValueError", "LookupError")
    assert functions(to_it) == [
        ("screener/web/received.py", "check"),
        ("screener/web/outputs.py", "text"),
        ("tests/test_traces.py", "fail_twice"),
    ]
    assert functions(to_that) == functions(to_the_first) == [("tests/test_traces.py", "fail_twice")]
    assert CANARY not in written()


BROKEN = f"""
from flask import request
from screener.web import create_app, outputs

def fail(*_, **__):
    try:
        int({CANARY!r})
    except ValueError as reason:
        raise RuntimeError({CANARY!r}) from reason

def with_broken_view():
    outputs.plain_text = fail
    return create_app()

def with_broken_template():
    app = create_app()
    app.jinja_env.filters["in_words"] = fail
    return app

def with_broken_headers():
    app = create_app()
    app.after_request(lambda response: fail() if request.method == "POST" else response)
    return app

def with_broken_error_page():
    outputs.plain_text = fail
    app = create_app()
    app.jinja_env.globals["url_for"] = fail
    return app

def with_broken_pdf():
    from screener.pdf import document
    app = create_app()
    write = document.html
    broken = "<p>{CANARY}</q>"
    document.html = lambda *_, **known: broken if {CANARY!r} in repr(known.get("summary")) else write(*_, **known)
    return app
"""


@pytest.mark.parametrize(
    ("broken", "path", "located"),
    [
        ("view", "/summary.txt", r"RuntimeError at screener/web/received\.py check \d+, .* from ValueError at "),
        ("template", "/summary", r"RuntimeError at .*templates/macros/finding\.html .* from ValueError at "),
        # What happens after a view, or while the error page is made, reaches the server itself.
        ("headers", "/summary", r"RuntimeError at .* from ValueError at "),
        ("error_page", "/summary.txt", r"RuntimeError at .*templates/error\.html .* from ValueError at "),
        ("pdf", "/summary.pdf", r"JobFailed at .*in a PDF worker: ParseError at screener/pdf/worker\.py result \d+, "),
    ],
)
def test_the_servers_log_says_the_same(tmp_path: Path, broken: str, path: str, located: str) -> None:
    """By gunicorn, as it is deployed: the line that locates the error, the line of the access log, and nothing else."""
    (tmp_path / "broken.py").write_text(BROKEN, "utf-8")
    with served(tmp_path, f"broken:with_broken_{broken}()") as server:
        # Where not even the error page can be made, gunicorn closes the connection.
        status, _, _ = send(server, path).partition(b"\r\n")
        assert status.upper() in (b"HTTP/1.1 500 INTERNAL SERVER ERROR", b"")
        wait(lambda: re.search(located, server.log))
        assert CANARY not in server.log


def send(server: Server, path: str) -> bytes:
    """What comes back for a form with something typed into each kind of box."""
    body = "&".join(f"{name}={value.replace(' ', '+')}" for name, value in TYPED.items())
    return server.ask(f"POST {path}?q={CANARY} HTTP/1.1", {"User-Agent": CANARY}, body)
