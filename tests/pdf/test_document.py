"""The PDF as a file: two standards at once, its structure, its layout, the same bytes for the same answers."""

import logging
import re
import subprocess
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future
from datetime import date
from functools import cache
from io import BytesIO
from pathlib import Path
from shutil import which
from typing import Any
from xml.etree.ElementTree import Element

import page as page_validation
import pikepdf
import pypdfium2
import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st
from weasyprint import Document
from weasyprint.formatting_structure import boxes

from screener.answers import Answers
from screener.findings import DIRECTION_OVERRIDES
from screener.language import language_of
from screener.medicines.lines import MedicineLines
from screener.paths import TRANSLATIONS
from screener.pdf import slot, worker
from screener.pdf.characters import printable
from screener.pdf.document import AS_TYPED, Foot, Paper, shared_sheets, whole
from screener.pdf.merge import AMBIGUOUS, Attachment, Merge, merge
from screener.pdf.options import Options
from screener.pdf.pool import Job, JobStopped, Result
from screener.pdf.templates import html
from screener.pdf.worker import pages
from screener.questionnaire import QUESTIONNAIRE
from screener.questionnaire.model import MedicineList, Text
from screener.summary import summarise
from screener.web.form import fields_of
from tests.conftest import examples, sample
from tests.forms import ANSWERS, CASES, bare, printed
from tests.pdf.layouts import FORMATS, TEXTS, Made, elements, fullest, layouts, opened, paper

Case = dict[str, Any]
SIXTEEN_POINTS = 16 * 96 / 72
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


def test_a_paper_is_dated(app: Flask) -> None:
    """By the day, on the page, in the metadata and in the document information."""
    made = paper(app, CASES[0]["answers"]).file
    file, today = opened(made), date.today()
    assert str(file.docinfo.CreationDate).startswith(f"D:{today:%Y%m%d}")
    with file.open_metadata(update_docinfo=False) as metadata:
        assert str(metadata["xmp:CreateDate"]).startswith(today.isoformat())
    assert bare(f"Made on {today.day} {today:%B %Y}") in bare(printed(made))


@every_paper
def test_the_structure_of_a_paper_is_complete(
    made: Callable[..., Made], case: str, page_format: str, size: str
) -> None:
    """Headings nest, header cells say of what, lists hold items, links lead somewhere, nothing is empty."""
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
                of_columns = "THead" in path or "/ColSpan" in element.A
                assert element.A.Scope == ("/Column" if of_columns else "/Row")
                assert "TR" in path
            case "TD":
                assert "TR" in path
            case "LI":
                assert path[-2] == "L"
            case "Link":
                places = [kid for kid in element.K if isinstance(kid, pikepdf.Dictionary) and kid.Type == "/OBJR"]
                assert places
                assert all(str(place.Obj.A.URI).startswith("https://") for place in places)
            case "Figure":
                raise AssertionError("pictures repeat the words beside them, and are artifacts")
    assert level, "a paper has headings"


@every_paper
def test_all_content_is_in_the_structure_or_set_apart(
    made: Callable[..., Made], case: str, page_format: str, size: str
) -> None:
    """Each piece of content belongs to one element; footers and pictures are artifacts; no glyph is missing."""
    file = opened(made(case, page_format, size).file)
    (document,) = file.Root.StructTreeRoot.K
    numbers = file.Root.StructTreeRoot.ParentTree.Nums
    owners = dict(zip(map(int, list(numbers)[::2]), list(numbers)[1::2], strict=True))
    owned = {piece for _, element in elements(document) for piece in pieces_of(element)}
    for number_of_page, page in enumerate(file.pages):
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
        assert footers or not number_of_page, "a page but the first has a footer"
        by_number: list[Any] = list(owners[int(page.obj.StructParents)])
        assert {number for number, owner in enumerate(by_number) if owner is not None} == marked


def numbers_in(element: Any) -> list[int]:  # noqa: ANN401 - whichever of pikepdf's objects it is
    """The numbers of the pieces of content that an element holds itself, on the page that it begins on."""
    kids: list[Any] = list(element.K)
    return [kid for kid in kids if isinstance(kid, int)]


def pieces_of(element: Any) -> list[tuple[tuple[int, int], int]]:  # noqa: ANN401 - whichever of pikepdf's objects it is
    """The page and number of each piece of content that an element holds itself."""
    kids: list[Any] = list(element.K)
    far = [kid for kid in kids if isinstance(kid, pikepdf.Dictionary) and kid.Type == "/MCR"]
    return [(element.Pg.objgen, number) for number in numbers_in(element)] + [
        (kid.Pg.objgen, int(kid.MCID)) for kid in far
    ]


def operations(page: pikepdf.Page) -> Iterator[tuple[Any, str]]:
    """What is drawn on a page: operands and operator."""
    instructions: Any = pikepdf.parse_content_stream(page)
    return ((operands, str(operator)) for operands, operator in instructions)


def test_bookmarks_lead_to_every_section(app: Flask) -> None:
    """One for each heading, those of the sheets for everybody too, and each leads to a page of this file."""
    file = opened(paper(app, CASES[0]["answers"], full="yes", tests="yes", diary="yes").file)
    with file.open_outline() as outline:
        titles = [item.title for item in outline.root]
        assert titles[0] == "Leg symptoms: notes for my appointment"
        assert titles[-1] == "Diary of seven nights"
        assert "Every answer in full" in titles
        pages = {page.obj.objgen for page in file.pages}
        assert {destination_of(item) for item in outline.root} <= pages


def destination_of(item: Any) -> tuple[int, int]:  # noqa: ANN401 - whichever of pikepdf's objects it is
    """The page a bookmark leads to."""
    number, generation = item.destination[0].objgen
    return number, generation


@every_case
def test_every_answer_in_full_follows_the_order_of_the_summary(app: Flask, case: Case) -> None:
    """Every question by its name, answered or not."""
    text = bare(printed(paper(app, case["answers"], full="yes").file))
    _, everything = text.split(bare("Every answer in full"))
    at = -1
    for question in QUESTIONNAIRE.questions:
        assert bare(question.short) in everything
    for id in case["expect"]["rows"]:
        at = everything.index(bare(QUESTIONNAIRE.by_id[id].short), at + 1)


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
                assert bare(printable(line.translate(DIRECTION_OVERRIDES))) in words


@given(ANSWERS, st.sampled_from(FORMATS), st.sampled_from(["", "yes"]))
@examples(thorough=300)
def test_no_form_breaks_the_layout(app: Flask, answers: Answers, chosen: tuple[str, str], full: str) -> None:
    """Whatever was answered and typed, in whatever script: page one is one page and nothing is cut off."""
    page_format, size = chosen
    made = paper(app, sent(answers), page_format=page_format, size=size, full=full)
    assert size == "large" or made.front_pages == 1
    assert made.faults == ()
    assert_typed_words({id: answers.given[id] for id in answers.given}, made)


def sent(answers: Answers) -> dict[str, list[str]]:
    """The fields with which a browser sends these answers."""
    fields: dict[str, list[str]] = {}
    for name, value in fields_of(answers):
        fields.setdefault(name, []).append(value)
    return fields


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


@pytest.mark.parametrize("page_format", ["a4", "letter"])
def test_no_options_of_the_blank_form_go_on_overleaf(page_format: str) -> None:
    """Whoever ticks one sees all of them; lines to write on may go on."""
    form = html("blank", language_of("en", TRANSLATIONS), questionnaire=QUESTIONNAIRE, chosen=Options(page_format))
    laid_out = worker.laid_out(Job(form)).pages
    found = [[box.element for box in page._page_box.descendants() if box.element is not None] for page in laid_out]
    ticked = [{element for element in page if is_ticked(element)} for page in found]
    assert len(laid_out) <= 4
    assert sum(map(len, ticked)) == len(set().union(*ticked)) > 20


def is_ticked(element: Element) -> bool:
    """Whether an element is a question with options of which several may be ticked."""
    return element.get("class", "").startswith("question") and element.find("ul[@class]") is not None


@pytest.mark.parametrize("chosen", [{}, {"full": "yes", "tests": "yes", "diary": "yes"}])
def test_large_print_is_large(app: Flask, chosen: dict[str, str]) -> None:
    """No word is smaller than 16 points, footers and sheets included, and a typical form takes eight pages at most."""
    drawn: list[Document] = []
    lay_out = worker.laid_out

    def remember(job: Job) -> Document:
        drawn.append(lay_out(job))
        return drawn[-1]

    shared_sheets.cache_clear()
    with layouts(), pytest.MonkeyPatch.context() as patch:
        patch.setattr(worker, "laid_out", remember)
        response = app.test_client().post("/summary.pdf", data={**CASES[0]["answers"], "size": "large", **chosen})
    found = [box for document in drawn for page in document.pages for box in page._page_box.descendants()]
    texts = [box for box in found if isinstance(box, boxes.TextBox) and box.text.strip()]
    assert min(box.style["font_size"] for box in texts) >= SIXTEEN_POINTS
    assert chosen or len(opened(response.data).pages) <= 8


@every_case
@pytest.mark.parametrize("chosen", [{}, {"full": "yes", "tests": "yes", "diary": "yes"}])
def test_large_print_says_everything_once(app: Flask, case: Case, chosen: dict[str, str]) -> None:
    """No page holds but a sentence or a source left over."""
    made = paper(app, case["answers"], size="large", **chosen).file
    text = bare(printed(made))
    for question in QUESTIONNAIRE.questions:
        if isinstance(question.kind, Text) and (typed := case["answers"].get(question.id)) and len(typed) > 20:
            assert text.count(bare(typed.split("\n")[0])) == 1
    pages = pypdfium2.PdfDocument(made)
    assert min(len(page.get_textpage().get_text_range().splitlines()) for page in pages) >= 9
    pages.close()


@pytest.mark.parametrize("choice", ["page_format", "size", "full", "tests", "diary"])
def test_a_choice_that_is_not_offered_is_no_choice(app: Flask, choice: str) -> None:
    """The paper is the same as where nothing was chosen."""
    answers = CASES[0]["answers"]
    assert paper(app, answers, **{choice: "papyrus"}).file == paper(app, answers).file


def test_each_tick_brings_its_pages(app: Flask) -> None:
    """And none but those."""
    headings = {"full": "Every answer in full", "tests": "Tests to talk about", "diary": "Diary of seven nights"}
    for tick in headings:
        text = bare(printed(paper(app, CASES[0]["answers"], **{tick: "yes"}).file))
        assert [name for name, heading in headings.items() if bare(heading) in text] == [tick]


@pytest.mark.parametrize(
    "chosen",
    [{}, {"full": "yes"}, {"full": "yes", "tests": "yes", "diary": "yes"}, {"size": "large"}, {"square": "yes"}],
    ids=" ".join,
)
@pytest.mark.parametrize("form", ["V02", "V05", "fullest"])
def test_every_page_says_which_it_is_and_has_room_for_the_name(app: Flask, form: str, chosen: dict[str, str]) -> None:
    """So that loose pages can be matched: with one page, with one that closes it, and with answers overleaf."""
    answers = {case["id"]: case["answers"] for case in CASES} | {"fullest": fullest(TEXTS["words"])}
    pages = pypdfium2.PdfDocument(paper(app, answers[form], **chosen).file)
    for number, page in enumerate(pages, 1):
        text = bare(page.get_textpage().get_text_range())
        assert bare(f"Page {number} of {len(pages)}") in text
        assert "Name" in text
    pages.close()


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
        assert AMBIGUOUS not in paper(app, {"pregnancy_weeks": str(number)}, page_format="a4").file


@pytest.mark.parametrize("page_format", ["a4", "letter"])
def test_no_line_ends_after_its_number(app: Flask, page_format: str) -> None:
    """A feature in large print that fills its line stands beside its number."""
    answers = {"who": "me", "urge": "yes", "feel": "yes", "page_format": page_format, "size": "large"}
    lines = pypdfium2.PdfDocument(paper(app, answers).file)[0].get_textpage().get_text_bounded().splitlines()
    assert not [line for line in lines if re.fullmatch(r"\d\.?( An)?", line.strip())]


def test_data_can_be_attached() -> None:
    """A file inside the paper is data of it, dated by the answers, and both standards still hold."""
    attachment = Attachment("answers.json", b"{}", "application/json", "The answers", made_on=date(2026, 11, 20))
    html = '<html lang="en"><head><title>A</title></head><body><h1>A</h1></body></html>'
    first, second = (merge(Merge((whole(html).content,), attachments=(attachment,))).content for _ in range(2))
    assert first == second
    assert complaints(first) == []
    file = opened(first)
    (attached,) = file.Root.AF
    assert attached.AFRelationship == "/Data"
    assert file.attachments["answers.json"].get_file().read_bytes() == b"{}"


PLAIN = Options()


def a_paper(
    monkeypatch: pytest.MonkeyPatch, submit: Callable[[Job], Future[Result]], options: Options = PLAIN
) -> Paper:
    """The paper of an empty form, with all that is for everybody made before `submit` takes its jobs."""
    nothing = summarise(QUESTIONNAIRE, Answers({}), MedicineLines(), date(2026, 11, 20))
    made = Paper(nothing, options, language_of("en", TRANSLATIONS), None)
    for box in (True, False):
        made.overlay(Foot(box))
        made.closing(box)
    monkeypatch.setattr(slot, "submit", submit)
    return made


def test_jobs_of_a_document_that_fails_are_cancelled(monkeypatch: pytest.MonkeyPatch) -> None:
    """So that the workers do not work for nobody."""
    submitted: list[Future[Result]] = []

    def submit(job: Job) -> Future[Result]:
        submitted.append(Future())
        if job.first_page == 1:
            submitted[-1].set_exception(JobStopped())
        return submitted[-1]

    made = a_paper(monkeypatch, submit, Options(full=True))
    with pytest.raises(slot.Busy):
        made.typeset()
    _, following = submitted
    assert following.cancelled()


def test_a_document_that_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """However many layouts it needs: the time is that of the whole paper."""
    made = a_paper(monkeypatch, lambda _: Future())
    monkeypatch.setattr(slot, "SECONDS_TO_WAIT", 0.05)
    with pytest.raises(slot.Busy):
        made.typeset()


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
    """Even where they stand in words that page one has no room for; the file holds the words as they were typed."""
    notice = bare("Some letters could not be printed")
    with_emoji = paper(app, {"words": "a " * 299 + "\U0001f9b5"})
    assert notice in bare(with_emoji.words)
    file = opened(with_emoji.file)
    assert file.attachments[AS_TYPED].get_file().read_bytes().decode() == "a " * 299 + "\U0001f9b5"
    without = paper(app, {"words": "a " * 299})
    assert notice not in bare(without.words)
    assert AS_TYPED not in opened(without.file).attachments
