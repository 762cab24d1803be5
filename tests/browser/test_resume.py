"""A file that was kept is chosen or dropped, and the form is as it was."""

import json
from datetime import date
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageChops
from playwright.sync_api import Page

from screener.exchange.square import drawn
from screener.medicines.lines import MedicineLines
from screener.pdf.document import summary_pdf
from screener.pdf.options import Options
from screener.questionnaire import QUESTIONNAIRE
from screener.summary import summarise
from tests.browser.conftest import PHONE
from tests.exchange.examples import ENGLISH
from tests.forms import answers_of

KEPT = {"urge": "yes", "words": "like fizzy water", "lookalikes": ["cramp"]}
DROP = """([selector, name, content]) => {
    const dropped = new DataTransfer();
    dropped.items.add(new File([content], name, {type: "application/json"}));
    const over = new DragEvent("dragover", {bubbles: true, cancelable: true, dataTransfer: dropped});
    document.querySelector(selector).dispatchEvent(over);
    const drop = new DragEvent("drop", {bubbles: true, cancelable: true, dataTransfer: dropped});
    document.querySelector(selector).dispatchEvent(drop);
    return [over.defaultPrevented, drop.defaultPrevented];
}"""


without_scripts = pytest.mark.parametrize("settings", [{"viewport": PHONE, "java_script_enabled": False}], ids=[""])


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """A file that somebody kept."""
    path = tmp_path / "leg-symptoms-for-my-visit.json"
    path.write_text(json.dumps(KEPT), "utf-8")
    return path


def expect_the_answers(page: Page) -> None:
    """Fail unless the answers of the file are open, and then in the form."""
    page.get_by_text("3 questions have an answer.").wait_for()
    page.get_by_role("button", name="Go on with these answers").click()
    page.locator("textarea[name=words]").wait_for(state="attached")
    assert page.locator("textarea[name=words]").input_value() == "like fizzy water"
    assert page.locator("input[name=urge][value=yes]").is_checked()
    assert page.locator("input[name=lookalikes][value=cramp]").is_checked()


def choose_and_open(page: Page, site: str, kept: Path) -> None:
    """Choose the file as a person does."""
    page.goto(f"{site}/resume")
    page.get_by_label("Your file, at most 2 MB").set_input_files(kept)
    page.get_by_role("button", name="Open it").click()


def test_a_file_is_chosen(page: Page, site: str, kept: Path) -> None:
    """With the browser's own picker."""
    choose_and_open(page, site, kept)
    expect_the_answers(page)


def test_a_file_is_dropped_anywhere_on_the_page(page: Page, site: str) -> None:
    """It is opened at once, and the browser does not leave the page to show it."""
    page.goto(f"{site}/resume")
    page.get_by_text("You can also drop the file anywhere on this page.").wait_for()
    assert page.evaluate(DROP, ["h1", "kept.json", json.dumps(KEPT)]) == [True, True]
    expect_the_answers(page)


def test_a_photo_too_large_to_send_is_made_smaller(page: Page, site: str, tmp_path: Path) -> None:
    """A phone's camera makes files of several megabytes, and the page with the square code is photographed with it."""
    answers = answers_of(KEPT)
    summary = summarise(QUESTIONNAIRE, answers, MedicineLines(), date(2026, 11, 25))
    made = summary_pdf(summary, Options.chosen({}), ENGLISH, code=drawn(QUESTIONNAIRE, answers))
    pdf = pypdfium2.PdfDocument(made.content)
    picture = pdf[len(pdf) - 1].render(scale=5).to_pil().convert("L")
    pdf.close()
    noisy = ImageChops.add(picture, Image.effect_noise(picture.size, 60), 1, -64)
    noisy.save(tmp_path / "photo.png")
    assert (tmp_path / "photo.png").stat().st_size > 3_000_000
    choose_and_open(page, site, tmp_path / "photo.png")
    expect_the_answers(page)


@without_scripts
def test_a_file_is_chosen_without_scripts(page: Page, site: str, kept: Path) -> None:
    """The form is sent as it stands."""
    choose_and_open(page, site, kept)
    expect_the_answers(page)


@without_scripts
def test_dropping_is_not_offered_without_scripts(page: Page, site: str) -> None:
    """It needs them, so the hint stays hidden."""
    page.goto(f"{site}/resume")
    assert page.get_by_text("You can also drop the file").is_hidden()
