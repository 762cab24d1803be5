"""The overlay and the answers under it are one page for every reader."""

from datetime import date
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest
from flask import Flask
from PIL import Image
from pypdfium2 import PdfDocument, PdfTextPage

from screener.clinics.file import read
from screener.language import language_of
from screener.paths import TRANSLATIONS
from screener.pdf import document
from screener.pdf.document import Foot
from screener.pdf.options import PAGE_FORMAT, Options
from screener.pdf.pool import Job
from screener.pdf.templates import html
from screener.pdf.worker import laid_out
from screener.questionnaire import QUESTIONNAIRE
from screener.web import create_app
from tests.conftest import sample
from tests.forms import CASES, bare, printed
from tests.pdf.layouts import TEXTS, elements, fullest, layout_faults, opened, paper
from tests.pdf.test_document import complaints, destination_of

HEADINGS = [
    "Leg symptoms: notes for my appointment",
    "In my own words",
    "The published features (IRLSSG 2014), and my answers",
    "Pattern and effect",
    "Conditions linked with restless legs",
    "Medicines, as I typed them",
    "Questions I want to ask",
    "For the clinician: on every copy, whatever was said",
]
WORDIEST = f"""
[wordiest]
name = "{"Sleep Clinic of " * 5}"
origins = ["https://clinic.example"]
contact = "{"Phone 01632 960 001 " * 5}"
booking = "https://clinic.example/{"book" * 15}"
texts = ["{"Bring it. " * 19}", "{"Bring them. " * 16}", "{"Bring all. " * 18}"]
logo = "logo.png"
"""
# Every text on one paper, a sample of them on the other.
WORDIEST_FORMS = [pytest.param("a4", text, id=f"{name}-a4") for name, text in TEXTS.items()]
WORDIEST_FORMS += sample([pytest.param("letter", text, id=f"{name}-letter") for name, text in TEXTS.items()])
every_format = pytest.mark.parametrize("page_format", [option.code for option in PAGE_FORMAT.options])


@pytest.fixture(scope="module")
def branded(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    """A service with a clinic that says as much as it may."""
    folder: Path = tmp_path_factory.mktemp("clinic")
    Image.new("RGB", (300, 90), "teal").save(folder / "logo.png")
    (folder / "clinics.toml").write_text(WORDIEST, "utf-8")
    return create_app({"CLINICS": str(folder / "clinics.toml")})


def of_clinic(branded: Flask, answers: dict[str, object]) -> pikepdf.Pdf:
    """The paper of these answers on the clinic's overlay."""
    response = branded.test_client().post("/embed/wordiest/summary.pdf", data=answers)
    assert response.status_code == 200
    return opened(response.data)


SHORT = {**CASES[0]["answers"], "medicines": "sertraline 50 mg", "ask": ["driving"]}


@every_format
def test_page_one_reads_from_its_head_to_its_foot(app: Flask, page_format: str) -> None:
    """The structure tree, the bookmarks and the drawing itself have the clinician's box after the answers."""
    made = paper(app, SHORT, page_format=page_format).file
    text, at = bare(printed(made)), 0
    for heading in (*HEADINGS, "Questionnaire version"):
        at = text.casefold().index(bare(heading).casefold(), at) + 1
    file = opened(made)
    tree = [(path[-1], element) for path, element in elements(file.Root.StructTreeRoot.K[0])]
    levels = [tag for tag, element in tree if tag in ("H1", "H2") and element.Pg.objgen == file.pages[0].objgen]
    assert levels == ["H1"] + ["H2"] * len(levels[1:])
    with file.open_outline() as outline:
        titles = [item.title for item in outline.root if destination_of(item) == file.pages[0].objgen]
    assert titles[0] == HEADINGS[0]
    assert titles[-1] == HEADINGS[-1]


@every_format
def test_page_one_looks_as_it_reads(app: Flask, page_format: str) -> None:
    """The parts of the page stand one below the other, upright, and the foot at the foot of the page."""
    page = PdfDocument(paper(app, SHORT, page_format=page_format).file)[0]
    text = page.get_textpage()
    below = [HEADINGS[0], *HEADINGS[2:4], "Medicines, as I typed them", *HEADINGS[-2:], "Questionnaire version"]
    tops = [places(text, heading) for heading in below]
    assert all(first > second for first, second in pairwise(tops))
    assert tops[-1] < page.get_height() / 20
    text.close()


def places(text: PdfTextPage, words: str) -> float:
    """How far from the foot of the page these words stand, in points; they run from left to right."""
    found = text.search(words, match_case=True)
    at, count = found.get_next()
    first, last = text.get_charbox(at), text.get_charbox(at + count - 1)
    assert first[0] < last[0]
    assert first[1] < first[3]
    return float(first[1])


@pytest.mark.parametrize(("page_format", "text"), WORDIEST_FORMS)
def test_the_wordiest_clinic_leaves_room_for_the_fullest_form(branded: Flask, page_format: str, text: str) -> None:
    """Page one is one page with the clinic's logo on it, and both standards are kept."""
    file = of_clinic(branded, {**fullest(text), "page_format": page_format})
    written = BytesIO()
    file.save(written)
    assert complaints(written.getvalue()) == []
    assert file.pages[0].get_images()
    tree = [(path[-1], element.get("/Pg")) for path, element in elements(file.Root.StructTreeRoot.K[0])]
    second = next(tag for tag, page in tree if page is not None and page.objgen == file.pages[1].objgen)
    assert second == "H2", "page two begins with a heading of its own"


@pytest.mark.parametrize("box", [True, False])
@every_format
def test_overlay_breaks_no_layout(branded: Flask, page_format: str, box: bool) -> None:
    """Its head does not reach its foot, and nothing lies outside the page."""
    clinic = read(Path(branded.config["CLINICS"]), ["en"])["wordiest"]
    page = html(
        "overlay",
        language_of("en", TRANSLATIONS),
        clinic,
        questionnaire=QUESTIONNAIRE,
        made_on=date(2026, 11, 20),
        chosen=Options.chosen({"page_format": page_format}),
        foot=Foot(box),
    )
    overlay = laid_out(Job(page))
    assert len(overlay.pages) == 2
    assert [*layout_faults(overlay)] == []


@pytest.mark.parametrize("with_box", [True, False])
@every_format
def test_what_closes_a_paper_breaks_no_layout(page_format: str, with_box: bool) -> None:
    """It leaves room for every name that may stand above it, and nothing lies outside the page."""
    page = html(
        "closing",
        language_of("en", TRANSLATIONS),
        questionnaire=QUESTIONNAIRE,
        chosen=Options.chosen({"page_format": page_format}),
        with_box=with_box,
    )
    overlay = laid_out(Job(page))
    assert len(overlay.pages) == 2
    assert [*layout_faults(overlay)] == []


@every_format
@pytest.mark.parametrize("case", ["V05", "V01"])
def test_the_page_that_closes_a_paper_reads_from_its_head_to_its_foot(app: Flask, page_format: str, case: str) -> None:
    """What page one left unsaid, then the notes, then urgent signs; each below the other, and links where they look."""
    answers = next(each["answers"] for each in CASES if each["id"] == case)
    made = paper(app, answers, page_format=page_format).file
    file = opened(made)
    headings = [
        "Asked and not answered",
        "Notes on the questions, the same for everybody",
        "Urgent signs, on every copy",
    ]
    page = PdfDocument(made)[1]
    text = page.get_textpage()
    tops = [places(text, heading) for heading in (*headings, "Page 2 of 2")]
    assert all(first > second for first, second in pairwise(tops))
    text.close()
    with file.open_outline() as outline:
        here = [item for item in outline.root if destination_of(item) == file.pages[1].objgen]
    assert [item.title[:20] for item in here] == [heading[:20] for heading in headings]
    heights = [float(place[3]) for item in here if isinstance(place := item.destination, pikepdf.Array)]
    assert all(abs(height - top) < 20 for height, top in zip(heights, tops, strict=False))


def test_names_that_fill_page_two_leave_the_notes_a_page_of_their_own(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page that closes a paper and has no room for what stands there is laid out by itself."""
    monkeypatch.setattr(document, "unanswered", lambda _: ("A name of a question that takes room",) * 260)
    made = paper(app, CASES[1]["answers"]).file
    file = opened(made)
    assert len(file.pages) >= 3
    assert complaints(made) == []


def test_a_clinic_has_an_overlay_of_its_own(branded: Flask) -> None:
    """Nothing of it is on the paper of somebody else."""
    client = branded.test_client()
    theirs, ours = (opened(client.post(f"{where}/summary.pdf").data) for where in ("/embed/wordiest", ""))
    assert theirs.pages[0].get_images()
    assert not ours.pages[0].get_images()
