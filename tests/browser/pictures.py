"""Takes the pictures in docs/pictures. `script/pictures` runs it."""

import shutil
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright
from pypdfium2 import PdfDocument

from screener.web import create_app
from tests.browser.conftest import FLAGS, PHONE, served
from tests.browser.walking import open_at, open_finished, open_mistaken
from tests.forms import CASES

FOLDER = Path(__file__).parents[2] / "docs" / "pictures"
WINDOWS: dict[str, dict[str, Any]] = {
    "phone": {"viewport": PHONE},
    "phone-dark": {"viewport": PHONE, "color_scheme": "dark"},
    "narrow": {"viewport": {"width": 320, "height": 640}},
    "tablet": {"viewport": {"width": 768, "height": 1024}},
    "desktop": {"viewport": {"width": 1440, "height": 900}},
    "forced-colours": {"viewport": PHONE, "forced_colors": "active"},
    # A window of 1280 by 1024 pixels at 400 %.
    "zoomed": {"viewport": {"width": 320, "height": 256}},
    "large-text": {"viewport": PHONE},
    "right-to-left": {"viewport": PHONE},
}
# What a browser or a language would do: text at 200 %, and a page that reads from the right.
DONE_TO_THE_PAGE = {
    "large-text": "document.documentElement.style.fontSize = '200%'",
    "right-to-left": "document.documentElement.dir = 'rtl'",
}
PLACES = {"start": "start", "question": "screen-rest", "medicines": "screen-medicines"}
# Everything about this person is made up.
ANSWERS = CASES[0]["answers"] | {"medicines": "amitriptyline 10 mg at night\nNytol for sleep\nvitamin D"}


def take_all(browser: Browser, site: str) -> None:
    """Take every picture."""

    def window(done: str = "", **settings: Any) -> Page:  # noqa: ANN401 - as Playwright takes them
        page = browser.new_context(**settings).new_page()
        page.add_init_script(f"addEventListener('DOMContentLoaded', () => {{ {done} }})")
        return page

    def keep(page: Page, name: str) -> None:
        page.screenshot(path=FOLDER / f"{name}.png")
        page.context.close()

    for name, settings in WINDOWS.items():
        done = DONE_TO_THE_PAGE.get(name, "")
        for what, place in PLACES.items():
            page = window(done, **settings)
            open_at(page, site, place, ANSWERS)
            keep(page, f"{name}-{what}")
        page = window(done, **settings)
        open_finished(page, site, ANSWERS)
        page.locator("html.pictured").wait_for()
        keep(page, f"{name}-finished")

    page = window(viewport=PHONE)
    open_mistaken(page, site)
    keep(page, "phone-mistakes")

    page = window(viewport=PHONE)
    open_finished(page, site, ANSWERS)
    page.locator("html.pictured").wait_for()
    keep_first_page(page.pdf(format="A4"), "print")
    with page.expect_download() as download:
        page.get_by_role("button", name="Download").click()
    keep_first_page(download.value.path().read_bytes(), "paper")


def keep_first_page(content: bytes, name: str) -> None:
    """Keep a picture of the first page of a PDF."""
    document = PdfDocument(content)
    document[0].render(scale=1.25).to_pil().quantize(64).save(FOLDER / f"{name}.png", optimize=True)
    document.close()


if __name__ == "__main__":
    FOLDER.mkdir(parents=True, exist_ok=True)
    with served(create_app()) as site, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        take_all(browser, site)
        browser.close()
