"""Every screen has its place in the browser's history: Back, Forward, a reload, and a look elsewhere lose nothing."""

import re
import shutil
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Response, expect

from tests.browser.conftest import FLAGS

WORDS = "like fizzy water"


@pytest.fixture(scope="module", params=[True, False], ids=["pages kept whole", "pages loaded again"])
def browser(chromium: Browser, request: pytest.FixtureRequest) -> Iterator[Browser]:
    """A browser that keeps whole pages for its Back button (bfcache), and one that does not: Playwright's usual one."""
    if not request.param:
        yield chromium
        return
    keeping = chromium.browser_type.launch(
        executable_path=shutil.which("chromium"), args=FLAGS, ignore_default_args=["--disable-back-forward-cache"]
    )
    yield keeping
    keeping.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A window of that browser, in which no script may fail."""
    context = browser.new_context(viewport={"width": 390, "height": 844})
    context.set_default_timeout(10_000)
    page = context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.add_init_script("addEventListener('pageshow', event => { window.wasKept = event.persisted; })")
    yield page
    context.close()
    assert not wrong


def go(page: Page, steps: int) -> None:
    """Go so many steps through the history. Playwright does not hear of a page that was kept whole."""
    page.evaluate("steps => { setTimeout(() => history.go(steps)); }", steps)
    page.wait_for_timeout(700)


def begin(page: Page, site: str) -> None:
    """From the start to the third screen, with an answer on each."""
    page.goto(site)
    page.get_by_role("link", name="Start").click()
    page.get_by_label("Myself").check()
    page.locator("#words").fill(WORDS)
    page.get_by_role("button", name="Next").click()
    page.locator("#urge").check()
    page.get_by_role("button", name="Next").click()
    page.locator("#rest").check()


def finish(page: Page) -> None:
    """To the finished page by the list of sections."""
    page.get_by_text("Menu").click()
    page.get_by_role("link", name="Parts of the form").click()
    page.get_by_role("button", name="Show my page").click()
    expect(page.get_by_role("heading", name="Your page is ready")).to_be_focused()


def said(page: Page) -> dict[str, str]:
    """What the form holds."""
    pairs: list[list[str]] = page.evaluate("[...new FormData(document.querySelector('#questions'))]")
    return {name: value for name, value in pairs if value and not name.endswith("_unit")}


ALL = {"who": "me", "words": WORDS, "urge": "yes", "rest": "yes"}


def test_the_browser_goes_back_and_forward_through_the_screens(page: Page, site: str) -> None:
    """One screen at a time, and the answers are there on each."""
    begin(page, site)
    for id in ("urge", "who"):
        go(page, -1)
        expect(page.locator(f"#screen-{id}")).to_be_visible()
        assert said(page) == ALL
    go(page, -1)
    expect(page.get_by_role("link", name="Start")).to_be_visible()
    for id in ("who", "urge", "rest"):
        go(page, 1)
        expect(page.locator(f"#screen-{id}")).to_be_visible()
    assert said(page) == ALL


def test_a_page_is_kept_whole_where_the_browser_does_that(
    page: Page, site: str, request: pytest.FixtureRequest
) -> None:
    """Nothing of ours forbids it, and the two browsers of these tests differ in it."""
    begin(page, site)
    page.goto(f"{site}/about")
    go(page, -1)
    assert page.evaluate("window.wasKept") is ("kept whole" in request.node.name)


def test_the_pages_own_back_is_the_browsers(page: Page, site: str) -> None:
    """So that the browser's Back does not lead forward again after it."""
    begin(page, site)
    before = page.evaluate("history.length")
    page.get_by_role("button", name="Back", exact=True).click()
    expect(page.locator("#screen-urge")).to_be_visible()
    page.get_by_role("button", name="Back", exact=True).click()
    expect(page.locator("#screen-who")).to_be_visible()
    assert page.evaluate("history.length") == before
    go(page, -1)
    expect(page.get_by_role("link", name="Start")).to_be_visible()


def test_a_reload_on_any_screen_stays_there_with_every_answer(page: Page, site: str) -> None:
    """Also right after the last letter, once the page had half a second."""
    begin(page, site)
    page.reload()
    expect(page.locator("#screen-rest")).to_be_visible()
    assert said(page) == ALL
    go(page, -1)
    expect(page.locator("#screen-urge")).to_be_visible()
    page.reload()
    assert said(page) == ALL


@pytest.mark.parametrize("link", ["What happens to your answers", "The list of medicines"])
def test_a_link_out_and_back_keeps_the_screen_and_every_answer(page: Page, site: str, link: str) -> None:
    """By the browser's Back, from a screen of the form."""
    begin(page, site)
    page.get_by_text("Menu").click()
    page.get_by_role("link", name=link).click()
    page.wait_for_url(re.compile("privacy|medicines"))
    go(page, -1)
    expect(page.locator("#screen-rest")).to_be_visible()
    assert said(page) == ALL


def test_who_goes_to_the_form_from_another_page_of_ours_goes_on_with_it(page: Page, site: str) -> None:
    """By a link instead of Back: the answers come along within this window."""
    begin(page, site)
    page.get_by_text("Menu").click()
    page.get_by_role("link", name="What this is").click()
    page.wait_for_url("**/about")
    page.get_by_role("link", name="Restless legs visit summary").click()
    page.wait_for_url(f"{site}/")
    assert said(page) == ALL


def test_a_form_opened_anew_is_empty(page: Page, site: str) -> None:
    """Who types the address begins anew, also in the same window."""
    begin(page, site)
    page.goto(f"{site}/about")
    page.goto(site)
    assert said(page) == {}


def test_an_older_screen_of_a_page_that_is_loaded_again_has_the_newest_answers(page: Page, site: str) -> None:
    """Two steps back over another page: not what was known when that screen was left."""
    begin(page, site)
    page.goto(f"{site}/about")
    go(page, -3)
    expect(page.locator("#screen-who")).to_be_visible()
    assert said(page) == ALL


@pytest.mark.parametrize("way", ["reload", "away and back", "text and back", "back and forward"])
def test_the_finished_page_comes_back(page: Page, site: str, way: str) -> None:
    """Never the browser's own page of an error, and with every answer."""
    begin(page, site)
    finish(page)
    if way == "reload":
        page.reload()
    elif way == "away and back":
        page.goto(f"{site}/about")
        go(page, -1)
    elif way == "text and back":
        page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(); }")
        page.get_by_role("button", name="Copy as text").click()
        expect(page.locator("#as-text")).to_have_value(re.compile(WORDS))
        page.reload()
    else:
        go(page, -1)
        expect(page.locator("#sections")).to_be_visible()
        go(page, 1)
    expect(page.get_by_role("heading", name="Your page is ready")).to_be_visible()
    expect(page.locator("#row-words")).to_contain_text(WORDS)
    assert page.url == f"{site}/#finished"


def test_change_leads_to_the_question_and_back_to_its_row(page: Page, site: str) -> None:
    """With the new answer on it; the browser's Back from there is the question again."""
    begin(page, site)
    finish(page)
    page.get_by_role("button", name="Change Strong need to move").click()
    expect(page.locator("#urge")).to_be_in_viewport()
    page.locator("#urge-not_sure").check()
    page.get_by_role("button", name="Show my page").click()
    expect(page.locator("#row-urge")).to_contain_text("Not sure")
    expect(page.locator("#row-urge")).to_be_in_viewport()
    expect(page.locator("#row-urge button")).to_be_focused()
    go(page, -1)
    expect(page.locator("#screen-urge")).to_be_visible()
    go(page, -1)
    expect(page.get_by_role("heading", name="Your page is ready")).to_be_visible()


def test_change_my_answers_leads_to_the_list_of_sections(page: Page, site: str) -> None:
    """Each with how much of it is answered."""
    begin(page, site)
    finish(page)
    page.get_by_role("button", name="Change my answers").click()
    lines = page.locator("#sections li")
    expect(lines.nth(0)).to_contain_text("All answered")
    expect(lines.nth(1)).to_contain_text("2 of 6 answered")
    expect(lines.nth(2)).to_contain_text("Open")


def test_answers_stay_out_of_every_cache_and_address(page: Page, site: str) -> None:
    """The finished page is asked for by POST, is not to be stored, and no address holds an answer."""
    answers: list[Response] = []
    page.on("response", lambda part: answers.append(part))  # noqa: PLW0108 - Playwright cannot take a method of a list
    begin(page, site)
    finish(page)
    expect(page.locator("#about-paper")).to_contain_text("KB")
    sent = [part for part in answers if part.request.method == "POST"]
    assert {part.url for part in sent} == {f"{site}/summary", f"{site}/summary.pdf.png"}
    assert {part.headers["cache-control"] for part in sent} == {"no-store"}
    assert not [part.url for part in answers if "fizzy" in part.url]
    assert page.evaluate("[document.cookie, localStorage.length, sessionStorage.length]") == ["", 0, 0]


def entries(page: Page) -> str:
    """Everything that the window's history holds of ours."""
    held: Any = page.evaluate(
        "JSON.stringify([history.state, navigation.entries().map(entry => [entry.url, entry.getState() ?? null])])"
    )
    return str(held)


def test_on_a_shared_device_nothing_typed_enters_the_history(page: Page, waiting_room: str) -> None:
    """Nor a navigation: the finished page is there, and a reload of it shows the start without an answer."""
    navigated: list[str] = []
    page.on("request", lambda request: navigated.append(request.method) if request.is_navigation_request() else None)
    begin(page, waiting_room)
    finish(page)
    assert "fizzy" not in entries(page)
    assert set(navigated) == {"GET"}
    page.reload()
    expect(page.get_by_role("link", name="Start")).to_be_visible()
    assert said(page) == {}


def test_elsewhere_the_history_of_this_window_holds_the_answers(page: Page, site: str) -> None:
    """The same look finds them there, so that the test before this one can fail."""
    begin(page, site)
    finish(page)
    assert "fizzy" in entries(page)


@pytest.mark.parametrize("path", ["/", "/summary"])
def test_a_page_that_came_by_a_form_can_be_loaded_again(page: Page, site: str, path: str) -> None:
    """As from a file that was opened: its entry in the history becomes one that can be asked for again."""
    page.goto(f"{site}/privacy")
    with page.expect_navigation():
        page.evaluate(
            """path => {
            const form = document.createElement("form");
            Object.assign(form, {method: "post", action: path});
            form.append(Object.assign(document.createElement("input"), {name: "words", value: "like fizzy water"}));
            document.body.append(form);
            form.submit();
        }""",
            path,
        )
    page.reload()
    if path == "/":
        assert said(page) == {"words": WORDS}
    else:
        expect(page.locator("#row-words")).to_contain_text(WORDS)
