"""The PDF as a file: two standards at once, its structure, its layout, the same bytes for the same answers."""

import logging
import subprocess
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future
from datetime import date
from functools import cache
from io import BytesIO
from pathlib import Path
from shutil import which
from typing import Any

import page as page_validation
import pikepdf
import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st
from weasyprint.formatting_structure import boxes

from screener.answers import Answers
from screener.pdf import slot
from screener.pdf.characters import printable
from screener.pdf.document import typeset
from screener.pdf.fit import UNLIMITED
from screener.pdf.merge import AMBIGUOUS, Attachment, merge
from screener.pdf.pool import Job, JobStopped
from screener.pdf.worker import pages
from screener.questionnaire import QUESTIONNAIRE
from screener.questionnaire.model import MedicineList, Text
from screener.web.form import fields_of
from tests.conftest import examples, sample
from tests.forms import ANSWERS, CASES, bare, printed
from tests.pdf.layouts import FORMATS, TEXTS, Made, all_boxes, elements, fullest, layouts, opened, paper

Case = dict[str, Any]
EIGHTEEN_POINTS = 18 * 96 / 72
WITHOUT_A_NAME_ON_PAGE_ONE = {"words", "medicines", "ask", "ask_own"}
EXTREMES: list[Case] = [{"id": name, "answers": fullest(text)} for name, text in TEXTS.items()]
EXTREMES += [{"id": "empty", "answers": {}}, {"id": "all", "answers": {**fullest(TEXTS["words"]), "size": "large"}}]
BY_ID = {case["id"]: case for case in CASES + EXTREMES}

# Every case on the paper of whoever chose nothing; a sample of them on every other.
DEFAULT, *OTHERS = FORMATS
PAPERS = [(case["id"], *DEFAULT) for case in CASES + EXTREMES]
# The extremes take dozens of pages in large print; one of them stands for all.
PAPERS += sample(
    [(case["id"], *other) for case in CASES for other in OTHERS]
    + [(case["id"], "letter", "normal") for case in EXTREMES]
)
every_paper = pytest.mark.parametrize(("case", "page_format", "size"), PAPERS)
every_case = pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
every_format = pytest.mark.parametrize(("page_format", "size"), FORMATS)


@pytest.fixture(scope="module")
def made(app: Flask) -> Callable[..., Made]:
    """Each paper, made once for all the tests that look at it."""
    return cache(
        lambda case, page_format, size: paper(app, {"page_format": page_format, "size": size, **BY_ID[case]["answers"]})
    )


@every_paper
def test_a_paper_is_archival_and_accessible(made: Callable[..., Made], case: str, page_format: str, size: str) -> None:
    """The validator finds nothing against PDF/UA-1 nor PDF/A-3a, for every case and every extreme."""
    assert complaints(made(case, page_format, size).file) == []


@every_format
def test_a_blank_form_is_archival_and_accessible(client: FlaskClient, page_format: str, size: str) -> None:
    """The form to fill in with a pen keeps the same standards, and says both."""
    assert complaints(client.get(f"/blank.pdf?page_format={page_format}&size={size}").data) == []


def complaints(file: bytes) -> list[str]:
    """What a validator has against a file."""
    reports = (page_validation.validate_pdf_bytes(file, profile=profile) for profile in ("ua1", "3a"))
    return [failure.message for report in reports for failure in report.failures]


def test_the_validator_can_complain(app: Flask) -> None:
    """A paper that no longer says that it is tagged is refused: the tests above can fail."""
    file = opened(paper(app, {}).file)
    del file.Root.MarkInfo
    written = BytesIO()
    file.save(written)
    assert complaints(written.getvalue())


def test_a_paper_says_which_standards_it_keeps(app: Flask) -> None:
    """Both are in the metadata, in English, with the title to be shown."""
    file = opened(paper(app, CASES[0]["answers"]).file)
    with file.open_metadata(update_docinfo=False) as metadata:
        assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("3", "A")
        assert metadata["pdfuaid:part"] == "1"
        assert metadata["dc:title"] == str(file.docinfo.Title)
    assert file.Root.ViewerPreferences.DisplayDocTitle
    assert str(file.Root.Lang) == "en-GB"
    assert file.Root.MarkInfo.Marked
    assert "/ModDate" not in file.docinfo
    assert "/CreationDate" not in file.docinfo


@every_paper
def test_the_structure_of_a_paper_is_complete(
    made: Callable[..., Made], case: str, page_format: str, size: str
) -> None:
    """Headings nest, header cells say of what, pictures have words and a place on the page, nothing is empty."""
    file = opened(made(case, page_format, size).file)
    level = 0
    (document,) = file.Root.StructTreeRoot.K
    for path, element in elements(document):
        assert len(element.K), path
        match path[-1]:
            case "H1" | "H2" | "H3" | "H4" as heading:
                assert int(heading[1]) <= level + 1
                level = int(heading[1])
            case "TH":
                assert element.A.Scope == ("/Column" if "THead" in path else "/Row")
                assert "TR" in path
            case "TD":
                assert "TR" in path
            case "LI":
                assert path[-2] == "L"
            case "Figure":
                assert str(element.Alt)
                left, bottom, right, top = element.A.BBox
                assert 0 <= left < right <= element.Pg.MediaBox[2]
                assert 0 <= bottom < top <= element.Pg.MediaBox[3]
    assert level, "a paper has headings"


@every_paper
def test_all_content_is_in_the_structure_or_set_apart(
    made: Callable[..., Made], case: str, page_format: str, size: str
) -> None:
    """Each piece of content belongs to one element; footers and page numbers are artifacts; no glyph is missing."""
    file = opened(made(case, page_format, size).file)
    (document,) = file.Root.StructTreeRoot.K
    numbers = file.Root.StructTreeRoot.ParentTree.Nums
    owners = dict(zip(map(int, list(numbers)[::2]), list(numbers)[1::2], strict=True))
    owned = {(element.Pg.objgen, number) for _, element in elements(document) for number in numbers_in(element)}
    for page in file.pages:
        marked, footers = set(), 0
        for operands, operator in operations(page):
            if operator == "BDC":
                footers += str(operands[0]) == "/Artifact"
                if "/MCID" in operands[1]:
                    marked.add(int(operands[1].MCID))
            if operator == "TJ":
                drawn = b"".join(bytes(part) for part in operands[0] if isinstance(part, pikepdf.String))
                assert b"\0\0" not in {drawn[at : at + 2] for at in range(0, len(drawn), 2)}, "a glyph is missing"
        assert marked == {number for of, number in owned if of == page.obj.objgen}
        assert footers
        by_number: list[Any] = list(owners[int(page.obj.StructParents)])
        assert {number for number, owner in enumerate(by_number) if owner is not None} == marked


def numbers_in(element: Any) -> list[int]:  # noqa: ANN401 - whichever of pikepdf's objects it is
    """The numbers of the pieces of content that an element holds itself."""
    kids: list[Any] = list(element.K)
    return [kid for kid in kids if isinstance(kid, int)]


def operations(page: pikepdf.Page) -> Iterator[tuple[Any, str]]:
    """What is drawn on a page: operands and operator."""
    instructions: Any = pikepdf.parse_content_stream(page)
    return ((operands, str(operator)) for operands, operator in instructions)


def test_bookmarks_lead_to_every_section(app: Flask) -> None:
    """One for each heading, those of the sheets for everybody too, and each leads to a page of this file."""
    file = opened(paper(app, CASES[0]["answers"]).file)
    with file.open_outline() as outline:
        titles = [item.title for item in outline.root]
        assert titles[0] == "Leg symptoms: notes for my appointment"
        assert titles[-1] == "Sources"
        assert "Diary of seven nights" in titles
        pages = {page.obj.objgen for page in file.pages}
        assert {destination_of(item) for item in outline.root} <= pages


def destination_of(item: Any) -> tuple[int, int]:  # noqa: ANN401 - whichever of pikepdf's objects it is
    """The page a bookmark leads to."""
    number, generation = item.destination[0].objgen
    return number, generation


@every_case
def test_the_words_follow_the_order_of_the_summary(made: Callable[..., Made], case: Case) -> None:
    """On page one, where only what was answered must stand, and on the pages after it, where every question does."""
    text = bare(printed(made(case["id"], "a4", "normal").file))
    front, everything = text.split(bare("Every answer in full"))
    at = -1
    for question in QUESTIONNAIRE.questions:
        at = everything.index(bare(question.short), at + 1)
    at = -1
    for id in case["expect"]["rows"]:
        if id not in WITHOUT_A_NAME_ON_PAGE_ONE:
            at = front.index(f"{bare(QUESTIONNAIRE.by_id[id].short)}:", at + 1)


@every_paper
def test_page_one_is_one_page_and_nothing_is_cut_off(
    made: Callable[..., Made], case: str, page_format: str, size: str
) -> None:
    """Nothing lies outside a page or over something else, and no row is split."""
    assert made(case, page_format, size).faults == ()
    assert size == "large" or case == "all" or made(case, page_format, size).front_pages == 1


@every_paper
def test_what_was_typed_is_on_the_paper_whole(
    made: Callable[..., Made], case: str, page_format: str, size: str
) -> None:
    """What page one has no room for stands overleaf."""
    assert_typed_words(BY_ID[case]["answers"], made(case, page_format, size))


def assert_typed_words(answers: Mapping[str, Any], made: Made) -> None:
    """Fail for words that were typed and are not on the paper."""
    words = bare(made.words)
    for question in QUESTIONNAIRE.questions:
        if isinstance(question.kind, Text | MedicineList) and (typed := answers.get(question.id)):
            for line in typed.split("\n"):
                assert bare(printable(line)) in words


@pytest.mark.parametrize("case", sample(EXTREMES), ids=lambda case: case["id"])
def test_words_that_do_not_fit_come_along_unasked(app: Flask, case: Case) -> None:
    """Even where only page one was chosen."""
    assert_typed_words(case["answers"], paper(app, case["answers"], pages="first"))


@given(ANSWERS, st.sampled_from(FORMATS), st.sampled_from(["all", "first"]))
@examples(thorough=300)
def test_no_form_breaks_the_layout(app: Flask, answers: Answers, chosen: tuple[str, str], pages: str) -> None:
    """Whatever was answered and typed, in whatever script: page one is one page and nothing is cut off."""
    fields: dict[str, list[str]] = {}
    for name, value in fields_of(answers):
        fields.setdefault(name, []).append(value)
    page_format, size = chosen
    made = paper(app, fields, page_format=page_format, size=size, pages=pages)
    assert size == "large" or made.front_pages == 1
    assert made.faults == ()


@every_format
def test_the_blank_form_asks_everything_in_order(client: FlaskClient, page_format: str, size: str) -> None:
    """Every question and every option, in the order of the screen, on the format that was asked for."""
    response = client.get(f"/blank.pdf?page_format={page_format}&size={size}")
    text = bare(printed(response.data))
    at = -1
    for question in QUESTIONNAIRE.questions:
        at = text.index(bare(question.text), at + 1)
    file = opened(response.data)
    assert round(float(file.pages[0].mediabox[2])) == {"a4": 595, "letter": 612}[page_format]


def test_large_print_is_large(app: Flask) -> None:
    """No word of the person's paper is smaller than 18 points, footers aside."""
    with layouts() as made:
        app.test_client().post("/summary.pdf", data={**CASES[0]["answers"], "size": "large"})
    found = [box for document in made for page in document.pages for box in all_boxes(page._page_box)]
    assert min(box.style["font_size"] for box in found if isinstance(box, boxes.TextBox)) >= EIGHTEEN_POINTS


@pytest.mark.parametrize("choice", ["page_format", "size", "pages"])
def test_a_choice_that_is_not_offered_is_no_choice(app: Flask, choice: str) -> None:
    """The paper is the same as where nothing was chosen."""
    answers = CASES[0]["answers"]
    assert paper(app, answers, **{choice: "papyrus"}).file == paper(app, answers).file


def test_only_page_one_is_only_page_one(app: Flask) -> None:
    """Where everything has room on it."""
    assert len(opened(paper(app, CASES[0]["answers"], pages="first").file).pages) == 1


@every_paper
def test_a_paper_is_clean_for_qpdf(
    made: Callable[..., Made], case: str, page_format: str, size: str, tmp_path: Path
) -> None:
    """The file's own structure has no error and no warning."""
    (tmp_path / "paper.pdf").write_bytes(made(case, page_format, size).file)
    qpdf = which("qpdf") or "qpdf"
    subprocess.run([qpdf, "--check", "paper.pdf"], cwd=tmp_path, check=True, capture_output=True)  # noqa: S603 - a file of ours


def test_a_stream_that_ends_in_a_carriage_return_is_told_from_its_line_end(app: Flask) -> None:
    """One compressed stream in 256 ends so: among these papers are some, and none is ambiguous."""
    for number in range(1, 46):
        assert AMBIGUOUS not in paper(app, {"pregnancy_weeks": str(number)}, pages="first").file


def test_data_can_be_attached() -> None:
    """A file inside the paper is data of it, dated by the answers, and both standards still hold."""
    attachment = Attachment("answers.json", b"{}", "application/json", "The answers", made_on=date(2026, 11, 20))
    html = '<html lang="en"><head><title>A</title></head><body><h1>A</h1></body></html>'
    first, second = (merge(typeset((UNLIMITED,), lambda _: html), [attachment]).content for _ in range(2))
    assert first == second
    assert complaints(first) == []
    file = opened(first)
    (attached,) = file.Root.AF
    assert attached.AFRelationship == "/Data"
    assert file.attachments["answers.json"].get_file().read_bytes() == b"{}"


def test_jobs_of_a_document_that_fails_are_cancelled(monkeypatch: pytest.MonkeyPatch) -> None:
    """So that the workers do not work for nobody."""
    submitted: list[Future[bytes | None]] = []

    def submit(job: Job) -> Future[bytes | None]:
        submitted.append(Future())
        if job.first_page == 1:
            submitted[-1].set_exception(JobStopped())
        return submitted[-1]

    monkeypatch.setattr(slot, "submit", submit)
    with pytest.raises(slot.Busy):
        typeset((UNLIMITED, UNLIMITED), str, str)
    _, following = submitted
    assert following.cancelled()


def test_a_document_that_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """However many tries it needs: the time is that of the whole paper."""
    monkeypatch.setattr(slot, "SECONDS_TO_WAIT", 0.05)
    monkeypatch.setattr(slot, "submit", lambda _: Future())
    with pytest.raises(slot.Busy):
        typeset((UNLIMITED, UNLIMITED), str, str)


def test_nothing_is_fetched(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    """Not a file, not another host: an address is refused before anything is opened."""

    def opened(*_: object) -> None:
        raise AssertionError("a connection was opened")

    monkeypatch.setattr("socket.socket.connect", opened)
    for address in ("file:///etc/hostname", "http://localhost:1/", "ftp://localhost/"):
        html = (
            f'<html lang="en"><head><title>A</title></head><body><h1>A</h1><img src="{address}" alt="b"/></body></html>'
        )
        with caplog.at_level(logging.ERROR, "weasyprint"):
            assert pages(Job(html))
        assert "Failed to load" in caplog.text
        caplog.clear()


def test_page_one_says_that_letters_are_missing(app: Flask) -> None:
    """Even where they stand in words that page one has no room for; and says nothing where none are."""
    notice = bare("Some letters could not be printed")
    assert notice in bare(paper(app, {"words": "a " * 299 + "\U0001f9b5"}).words)
    assert notice not in bare(paper(app, {"words": "a " * 299}).words)
