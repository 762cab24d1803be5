"""The journey through the form: a thought at a time with scripts, in one go without them."""

import re
from collections.abc import Iterator
from contextlib import suppress
from urllib.parse import urlsplit

import pypdfium2
import pytest
from flask import abort
from playwright.sync_api import BrowserContext, Error, Page, Request, expect

from screener.questionnaire import QUESTIONNAIRE
from screener.questionnaire.model import Quantity, Question, field_names, options
from screener.web import create_app
from tests.browser.conftest import served
from tests.browser.walking import FULL, WRONG, an_answer, fill, open_at, open_finished, open_sent, screen_of

PLACES = """() => [...document.querySelectorAll(".screen:not([hidden]) *")]
    .filter(part => part.checkVisibility()).map(part => part.getBoundingClientRect())
    .map(({left, top, width, height}) => [left, top + scrollY, width, height])"""
without_scripts = pytest.mark.parametrize("settings", [{"java_script_enabled": False}], ids=["without scripts"])


def posts(page: Page) -> list[Request]:
    """What is sent from now on."""
    sent: list[Request] = []
    page.on("request", lambda request: sent.append(request) if request.method == "POST" else None)
    return sent


def expect_screen(page: Page, question: str) -> None:
    """Wait for the screen that begins with that question to be the only one that is shown."""
    expect(page.locator(f"#screen-{question}")).to_be_visible()
    expect(page.locator(".screen:visible")).to_have_count(1)


# Of everybody who opens no gate, in order.
TYPICAL_SCREENS = [
    "who", "urge", "rest", "time", "lookalikes", "since", "sleep", "drowsy", "iron", "iron_signs", "results",
    "other_conditions", "medicines", "ask",
]  # fmt: skip


def test_one_thought_is_shown_at_a_time_and_says_how_far_along_it_is(page: Page, site: str) -> None:
    """From the start to the last screen by Next, and back again by Back; the question has the focus."""
    page.goto(site)
    expect(page.locator("form")).to_be_hidden()
    page.get_by_role("link", name="Start").click()
    for number, question in enumerate(TYPICAL_SCREENS, 1):
        expect_screen(page, question)
        heading = page.locator(f"#screen-{question} h3").first
        expect(heading).to_be_focused()
        expect(page).to_have_title(re.compile(f"^{re.escape(heading.inner_text())} · .+ · \\d of \\d$"))
        expect(page.get_by_role("progressbar")).to_have_js_property("value", number)
        expect(page.get_by_role("progressbar")).to_have_js_property("max", len(TYPICAL_SCREENS))
        for button in ("Back", "Show my page" if question == "ask" else "Next"):
            expect(page.get_by_role("button", name=button, exact=True)).to_be_in_viewport()
        if question != "ask":
            page.get_by_role("button", name="Next").click()
    for question in reversed(TYPICAL_SCREENS[:-1]):
        page.get_by_role("button", name="Back", exact=True).click()
        expect_screen(page, question)
    page.get_by_role("button", name="Back", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_be_focused()


def test_a_screen_of_details_comes_after_a_yes_only(page: Page, site: str) -> None:
    """The gates decide which screens there are."""
    open_at(page, site, "screen-iron_signs", {"diabetes": "yes", "kidney": "not_sure"})
    for question in ("dialysis", "diabetes_type", "results"):
        page.get_by_role("button", name="Next").click()
        expect_screen(page, question)
    open_at(page, site, "screen-medicines", {"treated": "now"})
    page.get_by_role("button", name="Next").click()
    expect_screen(page, "rls_treatment")


def test_the_list_of_sections_leads_to_each(page: Page, site: str) -> None:
    """It is one touch away from every screen."""
    open_at(page, site, "screen-time")
    page.locator("#place-now").click()
    expect(page.get_by_role("heading", name="Parts of the form")).to_be_focused()
    links = page.locator("#sections a")
    for number, question in enumerate(["who", "urge", "lookalikes", "since", "iron", "medicines", "ask"]):
        links.nth(number).click()
        expect_screen(page, question)
        page.go_back()


def sent_by(page: Page) -> list[tuple[str, str]]:
    """What the form on the page would send, without what is empty."""
    pairs: list[list[str]] = page.evaluate("[...new FormData(document.querySelector('#questions'))]")
    return [(name, said) for name, said in pairs if said]


def test_nothing_is_sent_before_the_page_is_asked_for(page: Page, site: str) -> None:
    """Not by moving on, not by the Enter key, not by looking a medicine up; only the list of names is fetched."""
    page.goto(site, wait_until="networkidle")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(f"{request.method} {urlsplit(request.url).path}"))
    page.get_by_role("link", name="Start").click()
    for question in TYPICAL_SCREENS[1:11]:
        page.get_by_role("button", name="Next").click()
        expect_screen(page, question)
    page.get_by_role("group", name="Blood results at hand").get_by_label("Yes").check()
    page.locator("[data-question=ferritin] summary").click()
    expect(page.locator("#ferritin")).to_be_focused()
    page.keyboard.type("22")
    page.keyboard.press("Enter")
    expect_screen(page, "other_conditions")
    page.get_by_role("button", name="Next").click()
    page.locator("#medicine-name").fill("sertr")
    page.locator("#medicine-name").press("Enter")
    page.get_by_role("button", name="Next").click()
    # Chromium looks at the icon again whenever the title changes.
    assert set(asked) <= {"GET /static/icon.svg", "GET /medicines.json"}
    page.get_by_role("button", name="Show my page").click()
    expect(page.get_by_role("heading", name="Your page is ready")).to_be_visible()
    assert asked.count("POST /summary") == 1


def opened_by(question: Question) -> dict[str, str]:
    """Answers after which `question` is asked: one to its gate, to the gate of that, and so on."""
    if not question.gate:
        return {}
    before = QUESTIONNAIRE.by_id[question.gate.question]
    return opened_by(before) | {before.id: question.gate.codes[0]}


GATED = [question for question in QUESTIONNAIRE.questions if question.gate]
every_gated = pytest.mark.parametrize("question", GATED, ids=lambda question: question.id)


@every_gated
def test_details_are_asked_of_those_for_whom_they_apply(page: Page, site: str, question: Question) -> None:
    """A question is hidden before its gate is answered, and shown after the answers that open it, and no others."""
    assert question.gate
    wrapper = page.locator(f"[data-question={question.id}]")
    gate = QUESTIONNAIRE.by_id[question.gate.question]
    page.goto(site)
    expect(wrapper).to_have_attribute("hidden", "")
    for option in options(gate):
        fill(page, opened_by(gate) | {gate.id: option.code})
        opens = option.code in question.gate.codes
        assert wrapper.evaluate("question => question.hidden") is not opens


@every_gated
def test_an_answer_behind_a_closed_gate_stays_in_sight(page: Page, site: str, question: Question) -> None:
    """Whoever takes the leading answer back, or changes it, still sees what they said; a unit alone is no answer."""
    assert question.gate
    given = {question.id: an_answer(question)}
    wrapper = page.locator(f"[data-question={question.id}]")
    open_at(page, site, screen_of(question.id), given)
    expect(wrapper).to_be_visible()
    for closing in {option.code for option in options(QUESTIONNAIRE.by_id[question.gate.question])}:
        fill(page, given | {question.gate.question: closing})
        assert not wrapper.evaluate("question => question.hidden")
    if isinstance(question.kind, Quantity):
        fill(page, {f"{question.id}_unit": options(question)[0].code})
        assert wrapper.evaluate("question => question.hidden")


def test_none_of_these_and_anything_else_exclude_each_other(page: Page, site: str) -> None:
    """Ticking one unticks the other, in both directions, and says so."""
    open_at(page, site, "screen-lookalikes")
    boxes = page.locator("[name=lookalikes]")
    none = page.locator("#lookalikes-none")
    boxes.nth(0).check()
    none.check()
    expect(page.locator("[name=lookalikes]:checked")).to_have_count(1)
    expect(page.locator("#heard")).to_have_text(re.compile("^Also unticked: Sudden cramp"))
    boxes.nth(2).check()
    expect(none).not_to_be_checked()
    expect(page.locator("#heard")).to_have_text("Also unticked: None of these")


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("question", ["urge", "sleep", "neuropathy", "drowsy"])
def test_an_answer_can_be_taken_back_and_nothing_moves(page: Page, site: str, question: str, width: int) -> None:
    """By a button that shows only where there is an answer, in a place that was kept for it."""
    page.set_viewport_size({"width": width, "height": 844})
    open_at(page, site, screen_of(question))
    group = page.locator(f"[data-question={question}]")
    clear = group.get_by_role("button", name="Clear this answer")
    before = page.evaluate(PLACES)
    expect(clear).to_be_hidden()
    group.get_by_label("Not sure").check()
    expect(clear).to_be_visible()
    assert page.evaluate(PLACES) == before
    clear.click()
    expect(page.locator("#heard")).to_have_text("Answer cleared")
    expect(clear).to_be_hidden()
    assert page.evaluate(PLACES) == before
    assert question not in dict(sent_by(page))


def test_a_text_box_says_how_much_room_is_left(page: Page, site: str) -> None:
    """Once it is little, counted as the server counts; too many are told on the screen, before it is left."""
    open_at(page, site, "screen-who")
    box = page.locator("#words")
    box.fill("👣" * 100)
    expect(page.locator("#words-room")).to_have_text("")
    box.fill("👣" * 590)
    expect(page.locator("#words-room")).to_have_text("Room for 10 more characters")
    box.fill("👣" * 603)
    expect(page.locator("#words-room")).to_have_text("3 characters too long")
    page.get_by_role("button", name="Next").click()
    expect_screen(page, "who")
    expect(box).to_be_focused()
    expect(box).to_have_accessible_description(re.compile("3 characters too long"))
    box.fill("short")
    page.get_by_role("button", name="Next").click()
    expect_screen(page, "urge")


TYPED_WRONG = [
    ("ferritin", "a lot"),
    ("ferritin", "1,234"),
    ("ferritin", "45 nmol/L"),
    ("ferritin_date", "3/4/2026"),
    ("ferritin_date", "yesterday"),
    ("ferritin_date", "2031"),
    ("hba1c_date", "31.02.2026"),
]


@pytest.mark.parametrize(("name", "typed"), TYPED_WRONG)
def test_a_mistake_is_told_on_its_screen_as_the_server_would_tell_it(
    page: Page, site: str, name: str, typed: str
) -> None:
    """The screen is not left, the control has the focus and the message, and both go once it is mended."""
    given = {"results": "yes", "ferritin": "22", "hba1c": "40", "ferritin_unit": "ng/mL"} | {name: typed}
    open_sent(page, site, "/summary", given)
    told = page.locator(f"#{name}-mistake").inner_text()
    open_at(page, site, "screen-results", given)
    control = page.locator(f"#{name}")
    page.get_by_role("button", name="Next").click()
    expect(control).to_be_focused()
    expect(page.locator(f"#{name}-mistake")).to_have_text(told)
    expect(control).to_have_accessible_description(re.compile(re.escape(told.removeprefix("Please check: "))))
    control.fill("March 2026" if name.endswith("date") else "10")
    expect(page.locator(f"#{name}-mistake")).to_have_count(0)
    page.get_by_role("button", name="Next").click()
    expect_screen(page, "other_conditions")


@pytest.mark.parametrize("typed", ["٣٢", " < 5,5 ", ">1.2", "12", "1,234.5", "1.234,5", "45 ng/ml", "0.123", "<15"])
def test_a_number_that_the_server_takes_is_not_stopped_before(page: Page, site: str, typed: str) -> None:
    """In any script's digits, with a sign, as laboratories print them."""
    open_at(page, site, "screen-results", {"results": "yes", "ferritin": typed})
    page.get_by_role("button", name="Next").click()
    expect_screen(page, "other_conditions")
    open_finished(page, site, {"results": "yes", "ferritin": typed})


DATES = [
    ("03/2026", "March 2026"),
    ("march 2026", "March 2026"),
    ("15.03.2026", "15 March 2026"),
    ("3 Mar 2026", "3 March 2026"),
    ("Mar 3, 2026", "3 March 2026"),
    ("13/4/2026", "13 April 2026"),
    ("2024", "2024"),
]


@pytest.mark.parametrize(("typed", "understood"), DATES)
def test_a_date_is_shown_as_it_was_understood(page: Page, site: str, typed: str, understood: str) -> None:
    """Beside its box, and the same on the finished page."""
    open_at(page, site, "screen-results", {"results": "yes", "ferritin": "22", "ferritin_date": typed})
    page.locator("#ferritin_date").focus()
    page.locator("#ferritin_date").blur()
    if typed != understood:
        expect(page.locator("#ferritin_date-understood")).to_have_text(f"Understood as {understood}")
    page.goto(f"{site}/#sections")
    page.get_by_role("button", name="Show my page").click()
    expect(page.locator("#row-ferritin")).to_contain_text(f"22 unit not given, {understood}")


def test_a_date_without_a_number_is_not_dropped(page: Page, site: str) -> None:
    """It is asked about, at Next."""
    open_at(page, site, "screen-results", {"results": "yes"})
    page.locator("[data-question=ferritin] summary").click()
    # A moment later than it opens: what is typed before that would be in the box for the number.
    expect(page.locator("#ferritin")).to_be_focused()
    page.locator("#ferritin_date").fill("2024")
    page.get_by_role("button", name="Next").click()
    expect(page.locator("#ferritin-mistake")).to_contain_text("There is a date and no number.")


def test_mistakes_that_the_server_finds_are_listed_and_each_leads_to_its_control(page: Page, site: str) -> None:
    """The list has the focus; its links cross from screen to screen; a screen without a mistake does not show it."""
    open_sent(page, site, "/summary", WRONG)
    summary = page.locator("#mistakes")
    expect(summary).to_be_focused()
    expect(page).to_have_title(re.compile("^Which of these do you feel"))
    expect_screen(page, "lookalikes")
    links = summary.get_by_role("link")
    expect(links).to_have_count(len(WRONG))
    for number in range(len(WRONG)):
        name = str(links.nth(number).get_attribute("href")).removeprefix("#")
        links.nth(number).click()
        if name == "medicines":
            expect(page.locator("#medicine-name")).to_be_in_viewport()
            continue
        expect(page.locator(f"[id='{name}']")).to_be_in_viewport()
        expect(page.locator(f"[id='{name}-mistake']")).to_be_visible()
        expect(summary).to_be_visible()
    page.goto(f"{page.url.split('#')[0]}#screen-ask")
    expect(summary).to_be_hidden()


def test_mistakes_found_at_the_end_keep_the_form_and_leave_the_list_when_mended(page: Page, site: str) -> None:
    """Without another page: two are listed, one is mended and goes, then the other, and with it the list."""
    open_at(page, site, "sections", {"lookalikes": ["none", "cramp"], "sleep": "a_lot", "ferritin": "a lot"})
    page.get_by_role("button", name="Show my page").click()
    expect(page.locator("#mistakes")).to_be_focused()
    expect(page.locator("#mistakes li")).to_have_count(2)
    page.locator("#lookalikes-none").uncheck()
    expect(page.locator("#mistakes li")).to_have_count(1)
    page.locator("#mistakes a").click()
    page.locator("#ferritin").fill("22")
    expect(page.locator("#mistakes")).to_be_hidden()


def expect_told(page: Page, text: str) -> None:
    """Wait for the bar of the finished page to say that."""
    expect(page.locator("[data-told][role=status]")).to_contain_text(text)


def test_the_paper_is_known_before_it_is_downloaded(page: Page, site: str) -> None:
    """Its size, its pages and a picture; Download saves those same bytes without asking for them again."""
    open_finished(page, site, {"words": "like ants"})
    expect(page.locator("html.pictured")).to_be_attached()
    sent = posts(page)
    with page.expect_download() as download:
        page.get_by_role("button", name="Download").click()
    content = download.value.path().read_bytes()
    document = pypdfium2.PdfDocument(content)
    pages, size = len(document), -(-len(content) // 1024)
    document.close()
    assert download.value.suggested_filename.endswith(".pdf")
    expect_told(page, "Your PDF is ready.")
    count = "1 page" if pages == 1 else f"{pages} pages"
    expect(page.locator("#about-paper")).to_have_text(f"{count}, A4, {size} KB")
    assert sent == []
    width, dark = page.evaluate(
        """() => {
        const canvas = document.querySelector("#picture canvas");
        const dots = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
        return [canvas.width, dots.filter((level, place) => place % 4 === 0 && level < 200).length];
    }"""
    )
    assert width > 90
    assert dark > 50


def test_what_goes_with_it_is_part_of_the_paper(page: Page, site: str) -> None:
    """A tick makes the paper anew, with more pages."""
    open_finished(page, site, {"words": "like ants"})
    about = page.locator("#about-paper")
    expect(about).to_contain_text("KB")
    before = about.inner_text()
    page.get_by_label("Seven-night diary").check()
    expect(about).not_to_have_text(before)
    expect(about).to_contain_text("pages")


def test_the_finished_page_prints_as_page_one(page: Page, site: str) -> None:
    """On one sheet: the picture where there is one, otherwise the answers in small print."""
    open_finished(page, site, FULL)
    expect(page.locator("html.pictured")).to_be_attached()
    for pictured in (True, False):
        page.evaluate("pictured => document.documentElement.classList.toggle('pictured', pictured)", pictured)
        document = pypdfium2.PdfDocument(page.pdf(format="A4"))
        text = document[0].get_textpage().get_text_range()
        count = len(document)
        document.close()
        assert "Download" not in text
        assert (FULL["words"] in text) is not pictured
        assert count == 1 or not pictured


@pytest.fixture(scope="module")
def busy_site() -> Iterator[str]:
    """The address of an application that never gets round to a paper."""
    app = create_app()
    for view in ("pdf", "pdf_and_picture"):
        app.view_functions[f"outputs.{view}"] = lambda: abort(503)
    with served(app) as address:
        yield address


def test_a_busy_server_is_told_plainly_and_can_be_asked_again(page: Page, busy_site: str) -> None:
    """There is no picture, the answers stay where they are, and a second press asks again."""
    open_finished(page, busy_site, FULL)
    sent = posts(page)
    for _ in range(2):
        page.get_by_role("button", name="Download").click()
        expect_told(page, "ours did not get its turn. Your answers are still here")
        page.wait_for_timeout(300)
    assert len(sent) == 2
    expect(page.locator("#picture canvas")).to_be_hidden()
    expect(page.locator("#row-words")).to_contain_text(FULL["words"])


def test_a_lost_connection_is_told_plainly_and_can_be_asked_again(page: Page, site: str) -> None:
    """As soon as the network is back the same button works; the same before the page is there."""
    page.route("**/summary.pdf*", lambda route: route.abort())
    open_finished(page, site, FULL)
    page.get_by_role("button", name="Download").click()
    expect_told(page, "There is no connection")
    page.unroute("**/summary.pdf*")
    with page.expect_download():
        page.get_by_role("button", name="Download").click()


def test_a_lost_connection_before_the_page_is_there_loses_nothing(page: Page, site: str) -> None:
    """The form says so and stays."""
    open_at(page, site, "screen-ask", {"words": "like ants"})
    page.context.set_offline(True)
    page.get_by_role("button", name="Show my page").click()
    expect(page.locator("#told")).to_contain_text("There is no connection")
    page.context.set_offline(False)
    page.get_by_role("button", name="Show my page").click()
    expect(page.locator("#row-words")).to_contain_text("like ants")


def test_the_text_goes_to_the_clipboard(page: Page, site: str) -> None:
    """And says so."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    open_finished(page, site, FULL)
    page.get_by_role("button", name="Copy as text").click()
    expect_told(page, "Copied")
    assert FULL["words"] in page.evaluate("navigator.clipboard.readText()")


def test_a_text_that_cannot_be_copied_is_shown(page: Page, site: str) -> None:
    """Selected, in a box of the page, which is not left."""
    page.add_init_script("navigator.clipboard.writeText = () => Promise.reject(); document.execCommand = () => false")
    open_finished(page, site, FULL)
    page.get_by_role("button", name="Copy as text").click()
    expect(page.locator("#as-text")).to_have_value(re.compile(re.escape(FULL["words"])))


def test_the_file_is_shared_where_the_browser_can(page: Page, site: str) -> None:
    """The same bytes, as a file; where it cannot, there is no such button."""
    open_finished(page, site, FULL)
    expect(page.get_by_role("button", name="Share")).to_be_hidden()
    page.add_init_script(
        """navigator.canShare = ({files}) => files.length === 1;
        navigator.share = async ({files}) => { window.shared = [files[0].name, files[0].type, files[0].size]; };"""
    )
    page.reload()
    page.get_by_role("button", name="Share").click()
    expect(page.locator("#about-paper")).to_contain_text("KB")
    page.wait_for_function("window.shared")
    name, kind, size = page.evaluate("window.shared")
    assert (name, kind) == ("leg-symptoms-for-my-visit.pdf", "application/pdf")
    assert size > 10_000


@pytest.mark.parametrize("where", ["the form", "the finished page"])
def test_clearing_asks_once_empties_the_page_and_says_so(page: Page, site: str, where: str) -> None:
    """Nor does the Back button bring anything back."""
    open_at(page, site, "screen-who", FULL)
    if where == "the finished page":
        open_finished(page, site, FULL)
    page.get_by_text("Menu").click()
    page.locator(".menu").get_by_role("link", name="Clear everything").click()
    page.get_by_role("button", name="Keep my answers").click()
    expect(page.get_by_role("dialog")).to_be_hidden()
    page.get_by_text("Menu").click()
    page.locator(".menu").get_by_role("link", name="Clear everything").click()
    page.get_by_role("dialog").get_by_role("link", name="Clear everything").click()
    expect(page.get_by_role("status").first).to_contain_text("Everything was cleared")
    expect(page.locator("#cleared")).to_be_focused()
    assert typed_by(page) == []
    for _ in range(3):
        # The page that comes back leaves again at once where everything was cleared after it.
        with suppress(Error):
            page.go_back()
        page.wait_for_timeout(500)
        assert FULL["words"] not in page.content()
        if page.locator("#questions").count():
            assert typed_by(page) == []


def typed_by(page: Page) -> list[str]:
    """Which fields hold an answer; a unit that is chosen for everybody is none."""
    return [name for name, _ in sent_by(page) if not name.endswith("_unit")]


def test_a_shared_device_warns_and_then_clears_itself(page: Page, waiting_room: str) -> None:
    """Five minutes without a touch bring the warning, one more clears the page."""
    page.clock.install()
    open_at(page, waiting_room, "screen-who", FULL)
    page.clock.run_for(4 * 60_000)
    expect(page.get_by_role("dialog")).to_be_hidden()
    page.clock.run_for(62_000)
    expect(page.get_by_role("dialog", name="Are you still there?")).to_be_visible()
    expect(page.get_by_role("button", name="I am still here")).to_be_focused()
    page.clock.run_for(61_000)
    expect(page.locator("#cleared")).to_be_visible()
    expect(page.get_by_role("dialog")).to_be_hidden()
    assert typed_by(page) == []


def test_the_warning_can_be_dismissed(page: Page, waiting_room: str) -> None:
    """By its button or by the Escape key; the answers stay and the time begins anew."""
    page.clock.install()
    open_at(page, waiting_room, "screen-who", FULL)
    for key in ("Enter", "Escape"):
        page.clock.run_for(4 * 60_000)
        expect(page.get_by_role("dialog")).to_be_hidden()
        page.clock.run_for(62_000)
        expect(page.get_by_role("dialog")).to_be_visible()
        page.keyboard.press(key)
    assert dict(sent_by(page))["words"] == FULL["words"]


def test_a_shared_device_keeps_nothing_over_a_reload(page: Page, waiting_room: str) -> None:
    """The next person may be the one who reloads."""
    open_at(page, waiting_room, "screen-who", FULL)
    page.reload()
    assert typed_by(page) == []


@without_scripts
def test_without_scripts_the_page_is_one_long_form(page: Page, site: str) -> None:
    """Every question is there, the list of parts leads to each section, and the buttons of screens are not."""
    page.goto(site)
    for section in QUESTIONNAIRE.sections:
        expect(page.get_by_role("heading", name=section.title, exact=True)).to_be_visible()
        page.get_by_role("navigation", name="Parts of the form").get_by_role("link", name=section.title).click()
        expect(page.locator(f"#step-{section.id}")).to_be_in_viewport()
    for question in QUESTIONNAIRE.questions:
        expect(page.locator(f"[data-question={question.id}]")).to_be_visible()
        for name in field_names(question):
            expect(page.locator(f"[name='{name}']").first).to_be_visible()
    expect(page.get_by_role("button")).to_have_text(["Show my page"])


@without_scripts
def test_the_whole_journey_works_without_scripts(page: Page, site: str) -> None:
    """Fill in, err, mend, check, change one answer, download, clear."""
    page.goto(site)
    page.locator("#words").fill("like ants")
    page.get_by_role("group", name="Do you feel a strong need").get_by_label("Yes").check()
    page.locator("#ferritin").fill("a lot")
    page.get_by_role("button", name="Show my page").click()
    expect(page.get_by_role("alert")).to_contain_text("Ferritin")
    page.locator("#mistakes").get_by_role("link").click()
    expect(page.locator("#ferritin")).to_be_in_viewport()
    expect(page.locator("#ferritin-mistake")).to_be_in_viewport()
    page.locator("#ferritin").fill("22")
    page.get_by_role("button", name="Show my page").click()
    page.get_by_role("button", name="Change Strong need").click()
    expect(page.locator("#urge")).to_be_in_viewport()
    page.get_by_role("group", name="Do you feel a strong need").get_by_label("No answer").check()
    page.get_by_role("button", name="Show my page").click()
    expect(page.locator("#row-urge")).to_contain_text("Not answered")
    expect(page.locator("#row-ferritin")).to_contain_text("22")
    with page.expect_download() as download:
        page.get_by_role("button", name="Download").click()
    assert download.value.path().read_bytes().startswith(b"%PDF")
    page.get_by_role("link", name="Clear everything").first.click()
    expect(page.get_by_text("Everything was cleared")).to_be_visible()
    expect(page.locator("#words")).to_have_value("")


def test_a_script_that_does_not_arrive_leaves_the_long_form(context: BrowserContext, site: str) -> None:
    """A bad connection never leaves an empty page."""
    page = context.new_page()
    page.route(re.compile(r"\.js"), lambda route: route.abort())
    page.goto(site)
    for section in QUESTIONNAIRE.sections:
        expect(page.get_by_role("heading", name=section.title, exact=True)).to_be_visible()
