"""The journey through the form: step by step with scripts, in one go without them."""

import re
from collections.abc import Iterator
from contextlib import suppress
from urllib.parse import urlsplit

import pypdfium2
import pytest
from flask import abort
from playwright.sync_api import BrowserContext, Error, Page, Request, expect

from screener.questionnaire import QUESTIONNAIRE
from screener.questionnaire.model import Quantity, Question, options
from screener.web import create_app
from tests.browser.conftest import served
from tests.browser.walking import FULL, LAST, STEPS, WRONG, an_answer, fill, open_sent, open_step

GIVEN_BY_HAND = {
    "pregnancy": "yes",
    "pregnancy_when": "now",
    "pregnancy_weeks": "20",
    "results": "yes",
    "ferritin": "22",
    "words": "like ants",
}
PLACES = """() => [...document.querySelectorAll(".step:not([hidden]) *")]
    .filter(part => part.checkVisibility()).map(part => part.getBoundingClientRect())
    .map(({left, top, width, height}) => [left, top + scrollY, width, height])"""
without_scripts = pytest.mark.parametrize("settings", [{"java_script_enabled": False}], ids=["without scripts"])


def expect_step(page: Page, section: str) -> None:
    """Wait for the step of that section to be the one that is shown."""
    title = next(s.title for s in QUESTIONNAIRE.sections if s.id == section)
    expect(page.locator(".step:visible h2[id^=step-]")).to_have_text(title)


def step_of(question: str) -> str:
    """The place of the step that holds `question`."""
    return next(STEPS[s.id] for s in QUESTIONNAIRE.sections if question in {q.id for q in s.questions})


def posts(page: Page) -> list[Request]:
    """What is sent from now on."""
    sent: list[Request] = []
    page.on("request", lambda request: sent.append(request) if request.method == "POST" else None)
    return sent


def test_one_section_is_shown_at_a_time_and_says_how_far_along_it_is(page: Page, site: str) -> None:
    """From the start to the last step by Next, and back again by Back; the new heading has the focus."""
    page.goto(site)
    expect(page.locator("form")).to_be_hidden()
    page.get_by_role("link", name="Start").click()
    titles = [section.title for section in QUESTIONNAIRE.sections]
    for number, title in enumerate(titles, 1):
        expect(page.locator(".step:visible")).to_have_count(1)
        expect(page.get_by_role("progressbar", name=f"Step {number} of {LAST}")).to_have_js_property("value", number)
        expect(page.get_by_role("heading", level=2, name=title)).to_be_focused()
        expect(page).to_have_title(f"Step {number} of {LAST}: {title}")
        if number < LAST:
            page.get_by_role("button", name="Next").click()
    expect(page.get_by_role("button", name="Next")).to_be_hidden()
    expect(page.get_by_role("button", name="Show my summary")).to_be_visible()
    for number in reversed(range(LAST - 1)):
        page.get_by_role("button", name="Back").click()
        expect_step(page, QUESTIONNAIRE.sections[number].id)
    page.get_by_role("button", name="Back").click()
    expect(page.get_by_role("heading", level=1)).to_be_focused()


def test_the_browser_goes_back_and_forward_through_the_steps(page: Page, site: str) -> None:
    """Its own buttons do what a reader expects, and the answers are still there."""
    page.goto(site)
    page.get_by_role("link", name="Start").click()
    page.get_by_role("button", name="Next").click()
    page.get_by_label("In your own words").fill("like ants")
    page.get_by_role("button", name="Next").click()
    page.go_back()
    expect_step(page, "criteria")
    page.go_back()
    page.go_back()
    expect(page.locator("#start")).to_be_visible()
    page.go_forward()
    page.go_forward()
    expect(page.get_by_label("In your own words")).to_have_value("like ants")


def test_a_reload_keeps_every_answer(page: Page, site: str) -> None:
    """Choices, ticks, words, numbers and dates, also what was typed and not yet left."""
    open_step(page, site, STEPS["criteria"], FULL)
    before = sent_by(page)
    page.get_by_label("In your own words").press_sequentially(" and more")
    page.wait_for_timeout(600)
    page.reload()
    expect_step(page, "criteria")
    assert sent_by(page) == [(name, f"{said} and more" if name == "words" else said) for name, said in before]


def sent_by(page: Page) -> list[tuple[str, str]]:
    """What the form on the page would send, without what is empty."""
    pairs: list[list[str]] = page.evaluate("[...new FormData(document.querySelector('#questions'))]")
    return [(name, said) for name, said in pairs if said]


def test_answers_are_still_there_after_a_look_at_another_page(page: Page, site: str) -> None:
    """Such as what happens to answers."""
    open_step(page, site, STEPS["causes"], GIVEN_BY_HAND)
    page.get_by_role("contentinfo").get_by_role("link", name="What happens to your answers").click()
    page.wait_for_url("**/privacy")
    page.go_back()
    assert {"ferritin": "22", "pregnancy_when": "now"}.items() <= dict(sent_by(page)).items()


def test_nothing_is_sent_before_the_summary_is_asked_for(page: Page, site: str) -> None:
    """Not by moving on, not by the Enter key, not by going back."""
    page.goto(site, wait_until="networkidle")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(f"{request.method} {urlsplit(request.url).path}"))
    page.get_by_role("link", name="Start").click()
    for section in QUESTIONNAIRE.sections[1:5]:
        page.get_by_role("button", name="Next").click()
        expect_step(page, section.id)
    page.get_by_role("group", name="Do you have blood results").get_by_label("Yes").check()
    page.get_by_label("Number").first.fill("22")
    page.get_by_label("Number").first.press("Enter")
    expect_step(page, "treatment")
    page.go_back()
    page.go_forward()
    page.get_by_role("button", name="Next").click()
    expect_step(page, "visit")
    # Chromium looks at the icon again whenever the title changes.
    assert set(asked) <= {"GET /static/icon.svg"}
    page.get_by_role("button", name="Show my summary").click()
    page.wait_for_url("**/summary")
    assert asked.count("POST /summary") == 1


def opened_by(question: Question) -> dict[str, str]:
    """Answers after which `question` is asked: one to its gate, to the gate of that, and so on."""
    if not question.gate:
        return {}
    before = QUESTIONNAIRE.by_id[question.gate.question]
    return opened_by(before) | {before.id: question.gate.codes[0]}


GATED = [question for question in QUESTIONNAIRE.questions if question.gate]
NESTED = [question for question in GATED if len(opened_by(question)) > 1]
every_gated = pytest.mark.parametrize("question", GATED, ids=lambda question: question.id)


def gate_of(question: Question) -> Question:
    """The question whose answer leads to `question`."""
    assert question.gate
    return QUESTIONNAIRE.by_id[question.gate.question]


@every_gated
def test_details_are_asked_of_those_for_whom_they_apply(page: Page, site: str, question: Question) -> None:
    """A question is hidden before its gate is answered, and shown after the answers that open it, and no others."""
    assert question.gate
    wrapper = page.locator(f"[data-question={question.id}]")
    open_step(page, site, step_of(question.id))
    expect(wrapper).to_be_hidden()
    gate = gate_of(question)
    for option in options(gate):
        fill(page, opened_by(gate) | {gate.id: option.code})
        expect(wrapper).to_be_visible(visible=option.code in question.gate.codes)


def test_the_weeks_of_a_pregnancy_wait_for_two_answers() -> None:
    """Such a question is asked behind two gates; without one the next test would show nothing."""
    assert [question.id for question in NESTED] == ["pregnancy_weeks"]
    assert opened_by(NESTED[0]) == {"pregnancy": "yes", "pregnancy_when": "now"}


@pytest.mark.parametrize("question", NESTED, ids=lambda question: question.id)
def test_a_gate_behind_a_closed_gate_opens_nothing(page: Page, site: str, question: Question) -> None:
    """Its answer stays in sight, and what follows from it is not asked until the outer gate is open again."""
    wrapper = page.locator(f"[data-question={question.id}]")
    inner, outer = gate_of(question), gate_of(gate_of(question))
    assert inner.gate
    open_step(page, site, step_of(question.id), opened_by(question))
    expect(wrapper).to_be_visible()
    for option in options(outer):
        opens = option.code in inner.gate.codes
        page.locator(f"[name={outer.id}][value={option.code}]").check()
        expect(page.locator(f"[data-question={inner.id}]")).to_be_visible()
        expect(wrapper).to_be_visible(visible=opens)
    page.locator(f"[data-question={outer.id}] .blank").click()
    expect(wrapper).to_be_hidden()


@every_gated
def test_an_answer_behind_a_closed_gate_stays_in_sight(page: Page, site: str, question: Question) -> None:
    """Whoever takes the leading answer back, or changes it, still sees what they said; a unit alone is no answer."""
    assert question.gate
    given = {question.id: an_answer(question)}
    wrapper = page.locator(f"[data-question={question.id}]")
    open_step(page, site, step_of(question.id), given | opened_by(question))
    gate = gate_of(question)
    for closing in {option.code for option in options(gate)} - set(question.gate.codes):
        fill(page, given | {gate.id: closing})
        expect(wrapper).to_be_visible()
    fill(page, given)
    expect(wrapper).to_be_visible()
    fill(page, {})
    expect(wrapper).to_be_hidden()
    if isinstance(question.kind, Quantity):
        fill(page, {f"{question.id}_unit": options(question)[0].code})
        expect(wrapper).to_be_hidden()


def test_none_of_these_and_anything_else_exclude_each_other(page: Page, site: str) -> None:
    """Ticking one unticks the other, in both directions."""
    open_step(page, site, STEPS["lookalikes"])
    boxes = page.locator("[name=lookalikes]")
    none = page.locator("#lookalikes-none")
    boxes.nth(0).check()
    boxes.nth(1).check()
    none.check()
    expect(page.locator("[name=lookalikes]:checked")).to_have_count(1)
    boxes.nth(2).check()
    expect(none).not_to_be_checked()


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("question", ["urge", "sleep", "neuropathy", "drowsy"])
def test_an_answer_can_be_taken_back_and_nothing_moves(page: Page, site: str, question: str, width: int) -> None:
    """The way back shows only where there is an answer, in a place that was kept for it, also in a row of a table."""
    page.set_viewport_size({"width": width, "height": 844})
    open_step(page, site, step_of(question))
    group = page.locator(f"[data-question={question}]")
    back = group.get_by_label("No answer")
    before = page.evaluate(PLACES)
    expect(back).to_be_hidden()
    group.get_by_label("Not sure").check()
    expect(back).to_be_visible()
    assert page.evaluate(PLACES) == before
    back.check()
    assert page.evaluate(PLACES) == before
    assert question not in dict(sent_by(page))


def test_a_text_box_says_how_much_room_is_left(page: Page, site: str) -> None:
    """Counted in characters as the server counts them; too many are told on the step, before it is left."""
    open_step(page, site, STEPS["criteria"])
    box = page.get_by_label("In your own words")
    box.fill("👣\n" * 300)
    expect(page.locator("#words-room")).to_have_text("Characters left: 0")
    box.fill("👣" * 603)
    expect(page.locator("#words-room")).to_have_text("Characters too many: 3")
    page.get_by_role("button", name="Next").click()
    expect_step(page, "criteria")
    expect(box).to_be_focused()
    expect(box).to_have_accessible_description(re.compile("Characters too many: 3"))
    box.fill("short")
    page.get_by_role("button", name="Next").click()
    expect_step(page, "lookalikes")


@pytest.mark.parametrize("name", ["ferritin", "hba1c_date", "pregnancy_weeks"])
def test_a_mistake_is_told_on_its_step_as_the_server_would_tell_it(page: Page, site: str, name: str) -> None:
    """The step is not left, the control has the focus and the message, and both go once it is mended."""
    open_sent(page, site, "/summary", {name: "about ten"})
    told = page.locator(f"#{name}-mistake").inner_text()
    open_step(page, site, STEPS["causes"], GIVEN_BY_HAND)
    control = page.locator(f"#{name}")
    control.fill("about ten")
    page.get_by_role("button", name="Next").click()
    expect(control).to_be_focused()
    expect(page.locator(f"#{name}-mistake")).to_have_text(told)
    expect(control).to_have_accessible_description(re.compile(re.escape(told)))
    control.fill("2026-03" if name.endswith("date") else "10")
    expect(page.locator(f"#{name}-mistake")).to_have_count(0)
    page.get_by_role("button", name="Next").click()
    expect_step(page, "treatment")


@pytest.mark.parametrize("typed", ["٣٢", " < 5,5 ", ">1.2", "12"])
def test_a_number_that_the_server_takes_is_not_stopped_before(page: Page, site: str, typed: str) -> None:
    """In any script's digits, with a sign, with a point or a comma."""
    open_step(page, site, STEPS["causes"], {"ferritin": typed})
    page.get_by_role("button", name="Next").click()
    expect_step(page, "treatment")
    page.get_by_role("button", name="Next").click()
    page.get_by_role("button", name="Show my summary").click()
    expect(page.get_by_role("heading", name="Your summary, to check")).to_be_visible()


def test_mistakes_are_listed_first_and_each_leads_to_its_control(page: Page, site: str) -> None:
    """The list has the focus; its links cross from step to step; a step without a mistake does not show it."""
    open_sent(page, site, "/summary", WRONG)
    summary = page.locator("#mistakes")
    expect(summary).to_be_focused()
    expect(page).to_have_title(re.compile("^Please check"))
    expect_step(page, "lookalikes")
    links = summary.get_by_role("link")
    expect(links).to_have_count(len(WRONG))
    for number in range(len(WRONG)):
        name = str(links.nth(number).get_attribute("href")).removeprefix("#")
        links.nth(number).click()
        expect(page.locator(f"[id='{name}']")).to_be_focused()
        expect(page.locator(f"[id='{name}']")).to_be_in_viewport()
        expect(page.locator(f"[id='{name}-mistake']")).to_be_in_viewport()
        expect(summary).to_be_visible()
    page.goto(f"{page.url.split('#')[0]}#{STEPS['visit']}")
    expect(summary).to_be_hidden()


def test_each_section_of_the_summary_can_be_changed_and_comes_back(page: Page, site: str) -> None:
    """Its button leads to its step, filled in, and the step leads back to that part of the summary."""
    open_sent(page, site, "/summary", FULL)
    page.get_by_role("button", name="Change How often").click()
    expect_step(page, "pattern")
    page.get_by_role("group", name="When did it begin?").get_by_label("When I was a child").check()
    page.get_by_role("button", name="Show my summary").click()
    page.wait_for_url(f"**/summary#{STEPS['pattern']}")
    expect(page.locator("#row-since")).to_contain_text("When I was a child")
    expect(page.get_by_role("heading", name="How often, and what it does to you")).to_be_in_viewport()
    expect(page.locator("#row-words")).to_contain_text(FULL["words"])


def test_the_pdf_says_that_it_is_being_made_and_then_what_it_is(page: Page, site: str) -> None:
    """Preparing, then ready with its true size and number of pages; the summary stays on screen."""
    open_sent(page, site, "/summary", FULL)
    page.evaluate(
        """() => { window.told = []; new MutationObserver(() => window.told.push(outcome.textContent))
        .observe(outcome, {childList: true}); }"""
    )
    with page.expect_download() as download:
        page.get_by_role("button", name="Download the PDF").click()
    content = download.value.path().read_bytes()
    document = pypdfium2.PdfDocument(content)
    pages, size = len(document), -(-len(content) // 1024)
    document.close()
    assert download.value.suggested_filename.endswith(".pdf")
    expect(page.get_by_role("status")).to_contain_text("Your PDF is ready.")
    expect(page.get_by_role("status")).to_contain_text(f"Size: {size} KB. Pages: {pages}.")
    assert page.evaluate("told[0]").startswith("Preparing your PDF")


@pytest.fixture(scope="module")
def busy_site() -> Iterator[str]:
    """The address of an application that never gets round to a paper."""
    app = create_app()
    app.view_functions["outputs.pdf"] = lambda: abort(503)
    with served(app) as address:
        yield address


def test_a_busy_server_is_told_plainly_and_can_be_asked_again(page: Page, busy_site: str) -> None:
    """The answers stay where they are, and a second press asks again."""
    open_sent(page, busy_site, "/summary", FULL)
    sent = posts(page)
    page.get_by_role("button", name="Download the PDF").click()
    expect(page.get_by_role("status")).to_contain_text("Your answers are still here")
    page.get_by_role("button", name="Try again").click()
    expect(page.get_by_role("status")).to_contain_text("Your answers are still here")
    assert len(sent) == 2
    expect(page.locator("#row-words")).to_contain_text(FULL["words"])


def test_a_lost_connection_is_told_plainly_and_can_be_asked_again(page: Page, site: str) -> None:
    """As soon as the network is back the same button works."""
    open_sent(page, site, "/summary", FULL)
    page.context.set_offline(True)
    page.get_by_role("button", name="Download the PDF").click()
    expect(page.get_by_role("status")).to_contain_text("There is no connection")
    page.context.set_offline(False)
    with page.expect_download():
        page.get_by_role("button", name="Try again").click()


def test_the_text_goes_to_the_clipboard(page: Page, site: str) -> None:
    """And says so."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    open_sent(page, site, "/summary", FULL)
    page.get_by_role("button", name="Copy as text").click()
    expect(page.get_by_role("status")).to_contain_text("Copied")
    assert FULL["words"] in page.evaluate("navigator.clipboard.readText()")


def test_a_text_that_cannot_be_copied_is_shown(page: Page, site: str) -> None:
    """Selected, in a box of the page, which is not left."""
    page.add_init_script("navigator.clipboard.writeText = () => Promise.reject(); document.execCommand = () => false")
    open_sent(page, site, "/summary", FULL)
    page.get_by_role("button", name="Copy as text").click()
    expect(page.locator("#text")).to_have_value(re.compile(re.escape(FULL["words"])))
    expect(page).to_have_url(f"{site}/summary")


@pytest.mark.parametrize("where", ["the form", "the summary", "the form, to change"])
def test_clearing_empties_the_page_and_says_so(page: Page, site: str, where: str) -> None:
    """Nor does the Back button bring anything back."""
    open_step(page, site, STEPS["criteria"], FULL)
    page.goto(f"{site}/#{STEPS['visit']}")
    if where != "the form":
        page.get_by_role("button", name="Show my summary").click()
        page.wait_for_url("**/summary")
    if where == "the form, to change":
        page.get_by_role("button", name="Change Who is answering").click()
    page.get_by_role("link", name="Clear everything").first.click()
    expect(page.get_by_role("status")).to_contain_text("Everything was cleared")
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


@pytest.fixture(scope="module")
def waiting_room() -> Iterator[str]:
    """The address of an application for a device that many people use."""
    app = create_app()
    app.config["IDLE_MINUTES"] = 5
    with served(app) as address:
        yield address


def test_a_shared_device_warns_and_then_clears_itself(page: Page, waiting_room: str) -> None:
    """Five minutes without a touch bring the warning, one more clears the page."""
    page.clock.install()
    open_step(page, waiting_room, STEPS["criteria"], FULL)
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
    open_step(page, waiting_room, STEPS["criteria"], FULL)
    for key in ("Enter", "Escape"):
        page.clock.run_for(4 * 60_000)
        expect(page.get_by_role("dialog")).to_be_hidden()
        page.clock.run_for(62_000)
        expect(page.get_by_role("dialog")).to_be_visible()
        page.keyboard.press(key)
    assert dict(sent_by(page))["words"] == FULL["words"]


def test_a_shared_device_keeps_nothing_over_a_reload(page: Page, waiting_room: str) -> None:
    """The next person may be the one who reloads."""
    open_step(page, waiting_room, STEPS["criteria"], FULL)
    page.reload()
    assert typed_by(page) == []


@without_scripts
def test_without_scripts_the_page_is_one_long_form(page: Page, site: str) -> None:
    """Every question is there, the contents list leads to each section, and the buttons of steps are not."""
    page.goto(site)
    for section in QUESTIONNAIRE.sections:
        expect(page.get_by_role("heading", name=section.title)).to_be_visible()
        page.get_by_role("navigation", name="What is asked").get_by_role("link", name=section.title).click()
        expect(page.locator(f"#{STEPS[section.id]}")).to_be_in_viewport()
    for question in QUESTIONNAIRE.questions:
        expect(page.locator(f"[data-question={question.id}]")).to_be_visible()
    expect(page.get_by_role("button")).to_have_text(["Show my summary"])


@without_scripts
def test_the_whole_journey_works_without_scripts(page: Page, site: str) -> None:
    """Fill in, err, mend, check, change one section, download, clear."""
    page.goto(site)
    page.get_by_label("In your own words").fill("like ants")
    page.get_by_role("group", name="Do you feel a strong need").get_by_label("Yes").check()
    page.locator("#ferritin").fill("a lot")
    page.get_by_role("button", name="Show my summary").click()
    expect(page.get_by_role("alert")).to_contain_text("Ferritin")
    page.locator("#mistakes").get_by_role("link").click()
    expect(page.locator("#ferritin")).to_be_in_viewport()
    page.locator("#ferritin").fill("22")
    page.get_by_role("button", name="Show my summary").click()
    page.get_by_role("button", name="Change What you feel").click()
    expect(page.locator(f"#{STEPS['criteria']}")).to_be_in_viewport()
    page.get_by_role("group", name="Do you feel a strong need").get_by_label("No answer").check()
    page.get_by_role("button", name="Show my summary").click()
    expect(page.locator("#row-urge")).to_contain_text("Not answered")
    expect(page.locator("#row-ferritin")).to_contain_text("22")
    with page.expect_download() as download:
        page.get_by_role("button", name="Download the PDF").click()
    assert download.value.path().read_bytes().startswith(b"%PDF")
    page.get_by_role("link", name="Clear everything").click()
    expect(page.get_by_text("Everything was cleared")).to_be_visible()
    expect(page.get_by_label("In your own words")).to_have_value("")


def test_a_script_that_does_not_arrive_leaves_the_long_form(context: BrowserContext, site: str) -> None:
    """A bad connection never leaves an empty page."""
    page = context.new_page()
    page.route(re.compile(r"\.js"), lambda route: route.abort())
    page.goto(site)
    for section in QUESTIONNAIRE.sections:
        expect(page.get_by_role("heading", name=section.title)).to_be_visible()
