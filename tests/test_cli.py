"""The command line, run as whoever installed it runs it: what it writes, what it says, and how it ends."""

import json
import os
import pty
import subprocess
import sys
from pathlib import Path
from socket import create_connection, create_server
from time import monotonic, sleep
from urllib.request import urlopen

import pypdfium2
import pytest

from screener.exchange.questionnaire import fhir_questionnaire
from screener.exchange.savefile import read_save_file
from screener.exchange.terminology import Canonical
from screener.paths import PACKAGE
from screener.questionnaire import QUESTIONNAIRE
from tests.exchange.examples import ENGLISH
from tests.forms import CASES, answers_of, printed

COMMAND = [sys.executable, "-m", "screener.cli"]
ANSWERS = {"urge": "yes", "words": "Like ants", "medicines": "amitriptyline 10 mg"}
DATE = ("--date", "2026-11-25")


def run(*arguments: str | Path) -> subprocess.CompletedProcess[bytes]:
    """The command with these arguments, to its end."""
    return subprocess.run([*COMMAND, *map(str, arguments)], cwd=PACKAGE.parent, capture_output=True, check=False)  # noqa: S603


@pytest.fixture
def answers(tmp_path: Path) -> Path:
    """A file of answers."""
    path = tmp_path / "answers.json"
    path.write_text(json.dumps(ANSWERS), "utf-8")
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with three cases, and a file that is none."""
    folder = tmp_path / "cases"
    folder.mkdir()
    for case in CASES[:3]:
        (folder / f"{case['id']}.json").write_text(json.dumps(case["answers"]), "utf-8")
    (folder / "notes.md").write_text("not answers", "utf-8")
    return folder


def test_a_pdf_is_made_and_is_a_save_file(answers: Path, tmp_path: Path) -> None:
    """It says what was said, holds it as data, and nothing is said on the error output."""
    done = run("pdf", answers, "-o", tmp_path / "page.pdf", *DATE)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    content = (tmp_path / "page.pdf").read_bytes()
    assert "Like ants" in printed(content)
    assert "25 November 2026" in printed(content)
    assert read_save_file(QUESTIONNAIRE, content).answers == answers_of(ANSWERS)


def test_the_data_can_be_left_out(answers: Path, tmp_path: Path) -> None:
    """Such a PDF cannot be opened again, and the command says why."""
    assert run("pdf", answers, "-o", tmp_path / "page.pdf", "--no-data").returncode == 0
    done = run("text", tmp_path / "page.pdf")
    assert (done.returncode, done.stdout) == (1, b"")
    assert b"This PDF holds no answers." in done.stderr


def test_text_goes_to_the_standard_output(answers: Path) -> None:
    """Where nothing else is said."""
    done = run("text", answers, *DATE)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode().startswith("Leg symptoms: notes for my appointment\n25 November 2026\n")
    assert "Like ants" in done.stdout.decode()


def test_fhir_of_a_pdf_is_the_fhir_of_its_answers(answers: Path, tmp_path: Path) -> None:
    """Whatever a file of answers is, the same comes out of it."""
    run("pdf", answers, "-o", tmp_path / "page.pdf", *DATE)
    of_pdf, of_plain = (run("fhir", source, *DATE).stdout for source in (tmp_path / "page.pdf", answers))
    assert of_pdf == of_plain
    response = json.loads(of_pdf)
    assert (response["resourceType"], response["authored"]) == ("QuestionnaireResponse", "2026-11-25")


def test_a_picture_of_the_square_code_is_a_file_of_answers(answers: Path, tmp_path: Path) -> None:
    """Paper comes back without typing."""
    assert run("pdf", answers, "-o", tmp_path / "page.pdf", "--square", *DATE).returncode == 0
    document = pypdfium2.PdfDocument(tmp_path / "page.pdf")
    document[len(document) - 1].render(scale=2).to_pil().save(tmp_path / "photo.jpg")
    document.close()
    of_picture, of_plain = (run("fhir", source, *DATE).stdout for source in (tmp_path / "photo.jpg", answers))
    assert of_picture == of_plain != b""


def test_ticks_add_pages(answers: Path, tmp_path: Path) -> None:
    """Each of the three that the website offers; the form for a pen has none of them."""
    pages = []
    for ticks in ((), ("--full",), ("--full", "--tests", "--diary")):
        assert run("pdf", answers, "-o", tmp_path / "page.pdf", *ticks).returncode == 0
        pages.append(printed((tmp_path / "page.pdf").read_bytes()))
    assert ["Tests to talk about" in page for page in pages] == [False, False, True]
    assert ["Diary of seven nights" in page for page in pages] == [False, False, True]
    assert len(pages[0]) < len(pages[1]) < len(pages[2])
    assert run("blank", "--diary").returncode == 2


def test_a_bundle_holds_the_response_and_the_pdf(answers: Path) -> None:
    """On request."""
    bundle = json.loads(run("fhir", answers, "--bundle", *DATE).stdout)
    assert [entry["resource"]["resourceType"] for entry in bundle["entry"]] == [
        "QuestionnaireResponse",
        "DocumentReference",
    ]


def test_a_folder_is_made_into_a_folder(folder: Path, tmp_path: Path) -> None:
    """One file for each, and nothing for what is no file of answers."""
    done = run("text", folder, "-o", tmp_path / "made" / "here")
    assert (done.returncode, done.stderr) == (0, b"")
    names = sorted(file.name for file in (tmp_path / "made" / "here").iterdir())
    assert names == [f"{case['id']}.txt" for case in CASES[:3]]


def test_a_file_that_cannot_be_read_does_not_stop_the_others(folder: Path, tmp_path: Path) -> None:
    """It is named with the reason, and the code at the end says that something is missing."""
    (folder / "V00.json").write_bytes(b"\xff")
    done = run("fhir", folder, "-o", tmp_path)
    assert done.returncode == 1
    assert done.stderr.decode().startswith(f"{folder / 'V00.json'}: This file is not a summary of this form")
    assert len(list(tmp_path.glob("*.fhir.json"))) == 3


def test_what_was_left_out_is_said_and_has_a_code_of_its_own(tmp_path: Path) -> None:
    """So that a program notices."""
    old = tmp_path / "old.json"
    old.write_text('{"version": "1.0", "urge": "yes", "site": "legs"}', "utf-8")
    done = run("text", old)
    assert done.returncode == 3
    assert b"Strong need to move: Yes" in done.stdout
    assert done.stderr.decode() == (
        f"{old}: not carried over: Where: legs: The earlier form did not ask whether it is one leg or both.\n"
    )


def test_the_blank_form_and_the_questionnaire(tmp_path: Path) -> None:
    """Neither needs an answer."""
    assert run("blank", "-o", tmp_path / "blank.pdf", "--page-format", "letter").returncode == 0
    assert "Fill this in with a pen" in printed((tmp_path / "blank.pdf").read_bytes())
    done = run("questionnaire", "--canonical", "https://legs.example/fhir")
    assert json.loads(done.stdout) == fhir_questionnaire(QUESTIONNAIRE, Canonical("https://legs.example/fhir"), ENGLISH)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([], "COMMAND"),
        (["nonsense"], "invalid choice"),
        (["pdf"], "ANSWERS"),
        (["text", "x.json", "--lang", "english"], "the code of a language"),
        (["text", "x.json", "--date", "today"], "type the day as"),
        (["fhir", "x.json", "--canonical", "legs"], "not an address"),
        (["blank", "--size", "huge"], "invalid choice"),
    ],
)
def test_a_command_that_is_not_understood(arguments: list[str], words: str) -> None:
    """Ends with 2 and says how it is used."""
    done = run(*arguments)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.startswith(b"usage: visit-summary")
    assert words in done.stderr.decode()


def test_what_cannot_be_read_or_written_is_said_in_a_line(answers: Path, folder: Path, tmp_path: Path) -> None:
    """The file and the reason, no traceback."""
    (tmp_path / "empty").mkdir()
    (tmp_path / "page.pdf").write_bytes(b"%PDF-1.7")
    for arguments, words in (
        (("text", tmp_path / "none.json"), "No such file or directory"),
        (("text", answers, "-o", tmp_path / "no" / "x.txt"), "No such file or directory"),
        (("text", tmp_path / "empty", "-o", tmp_path), "no file of answers"),
        (("text", folder), "into which folder"),
        (("text", folder, "-o", answers), "File exists"),
        (("pdf", answers, "-o", answers), "write over the answers"),
    ):
        done = run(*arguments)
        assert done.returncode == 1
        assert len(done.stderr.splitlines()) == 1
        assert words in done.stderr.decode()


def test_two_files_that_would_become_one_are_refused(folder: Path, tmp_path: Path) -> None:
    """Before either is made."""
    (folder / "V01.pdf").write_bytes(b"%PDF-1.7")
    done = run("text", folder, "-o", tmp_path / "made")
    assert done.returncode == 1
    assert b"the same name" in done.stderr


def test_a_bar_is_drawn_where_somebody_watches(folder: Path, tmp_path: Path) -> None:
    """On a terminal, of several files; a line that is said meanwhile is not drawn over."""
    (folder / "V00.json").write_bytes(b"\xff")
    controller, terminal = pty.openpty()
    with subprocess.Popen(  # noqa: S603 - our own
        [*COMMAND, "text", str(folder), "-o", str(tmp_path)], cwd=PACKAGE.parent, stderr=terminal
    ) as process:
        assert process.wait() == 1
    os.close(terminal)
    drawn = os.read(controller, 10_000).decode()
    os.close(controller)
    assert "] 0/4" in drawn
    assert f"[{'#' * 30}] 4/4" in drawn
    assert "\rThis" not in drawn
    assert "V00.json: This file is not a summary" in drawn


def test_a_pdf_is_not_written_to_a_terminal(answers: Path) -> None:
    """It would make it unusable."""
    controller, terminal = pty.openpty()
    with subprocess.Popen(  # noqa: S603 - our own
        [*COMMAND, "pdf", str(answers)], cwd=PACKAGE.parent, stdout=terminal, stderr=subprocess.PIPE
    ) as process:
        assert process.stderr
        said = process.stderr.read()
        assert process.wait() == 1
    os.close(terminal)
    os.close(controller)
    assert b"say with -o into which file" in said


def test_serve_answers_pages_on_this_computer() -> None:
    """Until it is stopped."""
    with create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    process = subprocess.Popen(  # noqa: S603 - our own
        [*COMMAND, "serve", "--port", str(port)],
        cwd=PACKAGE.parent,
        stderr=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
    )
    try:
        wait_for(port)
        with urlopen(f"http://127.0.0.1:{port}/health") as answer:
            assert answer.read() == b"alive\n"
    finally:
        process.terminate()
        process.wait()


def test_a_port_that_is_taken_is_said() -> None:
    """And no other one is taken in its place."""
    with create_server(("127.0.0.1", 0)) as taken:
        done = run("serve", "--port", str(taken.getsockname()[1]))
    assert done.returncode == 1
    assert b"in use" in done.stderr


def wait_for(port: int) -> None:
    """Wait until something answers there, for at most 20 seconds."""
    end = monotonic() + 20
    while monotonic() < end:
        try:
            create_connection(("127.0.0.1", port)).close()
        except OSError:
            sleep(0.1)
        else:
            return
    raise TimeoutError(port)
