"""The form in a clinic's page, in a real Chromium: two sites, third-party cookies blocked."""

import logging
import re
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Dialog, Download, Frame, Page, expect
from playwright.sync_api import TimeoutError as TooLate
from pypdfium2 import PdfDocument

from screener.paths import PACKAGE, STATIC
from screener.web import security
from tests.browser.hosts import OPEN, Hosts, hosts
from tests.browser.test_five_minutes import Person, walk

Opens = Callable[..., Page]


@pytest.fixture(scope="module")
def net(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hosts]:
    """The clinic's site and the service."""
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    with hosts(tmp_path_factory.mktemp("clinics"), {"LANGUAGES": ["en", "ar"]}) as net:
        yield net


@pytest.fixture
def opened(chromium: Browser) -> Iterator[Opens]:
    """Opens an address in a window of its own; it fails for a script error, a cookie or a request to anywhere else."""
    contexts: list[BrowserContext] = []
    errors: list[str] = []

    def open_page(address: str, *, height: int = 800, width: int = 900, **more: Any) -> Page:  # noqa: ANN401 - Playwright's
        context = chromium.new_context(viewport={"width": width, "height": height}, **more)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(5000)
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("request", lambda request: errors.append(request.url) if ".localhost:" not in request.url else None)
        page.goto(address)
        return page

    yield open_page
    for context in contexts:
        assert not [cookie for cookie in context.cookies() if "service" in cookie.get("domain", "")]
        context.close()
    assert not [error for error in errors if not error.startswith("blob:")]


def framed(page: Page, number: int = 0) -> Frame:
    """The form in a page of the clinic."""
    page.wait_for_load_state("load")
    frame = page.locator("iframe").nth(number).element_handle().content_frame()
    assert frame
    frame.wait_for_selector("h1")
    return frame


def fits(page: Page, number: int = 0) -> None:
    """Wait until a frame is exactly as tall as what is in it. A browser tells a frame its size once it is in sight."""
    page.locator("iframe").nth(number).scroll_into_view_if_needed()
    content = framed(page, number)
    wanted = "Math.ceil(document.documentElement.getBoundingClientRect().height)"
    for _ in range(50):
        if abs(content.evaluate(f"innerHeight - {wanted}")) <= 1:
            return
        page.wait_for_timeout(50)
    pytest.fail(f"the frame is {content.evaluate('innerHeight')} tall, and the form {content.evaluate(wanted)}")


def is_blocked(page: Page) -> bool:
    """Whether the browser puts a page of its own into the frame in the place of ours."""
    for _ in range(50):
        if page.frames[1].url.startswith("chrome-error:"):
            return True
        page.wait_for_timeout(50)
    return False


def send(frame: Frame) -> None:
    """Send the form, whatever step it is on."""
    frame.evaluate("document.querySelector('#questions [name=words]').value = 'ants crawling'")
    with frame.expect_navigation():
        frame.evaluate("document.querySelector('#questions').submit()")


def downloaded(page: Page, frame: Frame) -> Download | None:
    """The file that comes for the button on the summary, or None."""
    try:
        with page.expect_download(timeout=4000) as coming:
            frame.get_by_role("button", name="Download").first.click()
    except TooLate:
        return None
    return coming.value


def is_paper(download: Download | None) -> bool:
    """Whether a PDF came."""
    return download is not None and Path(download.path()).read_bytes().startswith(b"%PDF-")


def test_cookies_of_other_sites_are_really_blocked(opened: Opens, net: Hosts) -> None:
    """Otherwise the other tests would show nothing: a site gets its cookie back by itself, and not in a frame."""
    inner = net.page("<h1>inner</h1>", scripted=False).replace(net.clinic, net.stranger)
    page = opened(net.page(f'<iframe src="{inner}"></iframe>', scripted=False))
    framed(page)
    net.cookies.clear()
    framed(page).goto(inner)
    assert not net.cookies
    alone = opened(inner)
    alone.reload()
    assert net.cookies


def test_the_frame_is_as_tall_as_the_form(opened: Opens, net: Hosts) -> None:
    """On arrival, on the summary, which is taller, on a page that is shorter, and in a window of another width."""
    page = opened(net.page(net.frame()))
    fits(page)
    send(framed(page))
    fits(page)
    tall = framed(page).evaluate("innerHeight")
    page.set_viewport_size({"width": 340, "height": 800})
    fits(page)
    assert framed(page).evaluate("innerHeight") > tall
    framed(page).goto(f"{net.service}/embed/riverside/accessibility")
    fits(page)
    assert framed(page).evaluate("innerHeight") < tall


def test_the_height_comes_to_rest(opened: Opens, net: Hosts) -> None:
    """A scroll bar that comes and goes must not make the frame grow and shrink for ever."""
    listen = "<script>var heights = []; addEventListener('message', (e) => heights.push(e.data.height))</script>"
    bars = "<style>html { scrollbar-width: auto }</style>"
    page = opened(net.page(net.frame(), head=listen + bars))
    fits(page)
    page.wait_for_timeout(500)
    before = page.evaluate("heights.length")
    page.wait_for_timeout(700)
    assert before == page.evaluate("heights.length") <= 6


@pytest.mark.parametrize("scale", [0.8, 1.1, 1.25, 1.5, 2])
def test_a_zoomed_page_has_no_second_scroll_bar(opened: Opens, net: Hosts, scale: float) -> None:
    """The height is rounded up, so that no fraction of a dot is left to scroll to."""
    page = opened(net.page(net.frame()), width=round(900 / scale), height=round(800 / scale), device_scale_factor=scale)
    fits(page)
    assert framed(page).evaluate("document.scrollingElement.scrollHeight - innerHeight") <= 0


def test_large_letters_fit(opened: Opens, net: Hosts) -> None:
    """A person who has set letters to twice their size gets a frame that is tall enough."""
    page = opened(net.page(net.frame()))
    framed(page).evaluate("document.documentElement.style.fontSize = '200%'")
    fits(page)


def test_several_frames_each_have_their_own_height(opened: Opens, net: Hosts) -> None:
    """Also when the snippet, with its script, was pasted twice."""
    again = f'<script src="{net.service}/embed.js" defer></script>'
    page = opened(net.page(net.frame("riverside") + again + net.frame("hillside", path="about") + net.frame("closed")))
    for number in range(3):
        fits(page, number)
    assert len({framed(page, number).evaluate("innerHeight") for number in range(3)}) > 1


def test_the_element_is_the_same_as_the_snippet(opened: Opens, net: Hosts) -> None:
    """A page that is written by a program needs one tag."""
    page = opened(net.page('<rls-form clinic="riverside"><a href="#">Open the form</a></rls-form>'))
    fits(page)
    expect(page.get_by_role("link", name="Open the form")).to_be_visible()


def test_the_element_is_a_block_and_follows_its_clinic(opened: Opens, net: Hosts) -> None:
    """Changed by a program it shows the other clinic, and Back does not step through them."""
    page = opened(net.page('<rls-form clinic="riverside" lang="en"></rls-form>'))
    fits(page)
    expect(page.locator("rls-form")).to_have_css("display", "block")
    assert framed(page).url == f"{net.service}/embed/riverside/?lang=en"
    before = page.evaluate("history.length")
    page.evaluate("document.querySelector('rls-form').setAttribute('clinic', 'hillside')")
    page.wait_for_function("document.querySelector('iframe').src.includes('/embed/hillside/')")
    fits(page)
    assert page.locator("iframe").count() == 1
    assert framed(page).get_by_text("Hillside Surgery").count()
    assert page.evaluate("history.length") == before


def test_the_script_works_as_a_module(opened: Opens, net: Hosts) -> None:
    """Which is not told where it came from."""
    module = f'<script type="module" src="{net.service}/embed.js"></script>'
    page = opened(net.page(f'<rls-form clinic="riverside"></rls-form>{module}', scripted=False))
    fits(page)


def test_a_script_that_was_moved_is_told_where_the_service_is(opened: Opens, net: Hosts) -> None:
    """As where a site puts all its scripts into one file of its own."""
    script = (STATIC / "embed.js").read_text("utf-8")
    body = f'<rls-form clinic="riverside" service="{net.service}"></rls-form><script>{script}</script>'
    page = opened(net.page(body, scripted=False))
    fits(page)


LISTENERS = """<script>
var listeners = new Set();
for (const [name, change] of [["addEventListener", "add"], ["removeEventListener", "delete"]]) {
  const own = window[name];
  window[name] = function (event, listener, ...more) {
    if (event === "message") listeners[change](listener);
    return own.call(window, event, listener, ...more);
  };
}
</script>"""


def test_there_is_one_listener_however_often_the_script_comes(opened: Opens, net: Hosts) -> None:
    """It goes with the last frame, and comes back with the next one."""
    again = f'<script src="{net.service}/embed.js" defer></script>'
    page = opened(net.page(net.frame() + net.frame("hillside") + again * 2, head=LISTENERS))
    fits(page)
    assert page.evaluate("listeners.size") == 1
    page.evaluate("document.querySelector('[data-rls-form]').remove()")
    page.wait_for_timeout(50)
    assert page.evaluate("listeners.size") == 1
    page.evaluate("document.querySelector('[data-rls-form]').remove()")
    page.wait_for_function("listeners.size === 0")
    page.evaluate("document.body.innerHTML = '<rls-form clinic=riverside></rls-form>'")
    fits(page)
    assert page.evaluate("listeners.size") == 1
    page.evaluate("document.querySelector('rls-form').remove()")
    page.wait_for_function("listeners.size === 0")
    page.evaluate(f"""document.body.innerHTML = '{net.frame()}';
        document.body.append(Object.assign(document.createElement('script'), {{src: '{net.service}/embed.js'}}))""")
    fits(page)
    assert page.evaluate("listeners.size") == 1


# What some themes do with every frame, at first and at each new size of the window: as wide and as high as a film.
FILMS = """<script>
const film = () => document.querySelectorAll("iframe").forEach((frame) => {
  if (!frame.width || !frame.height) return;
  const width = frame.parentElement.offsetWidth;
  frame.style.maxWidth = "100%";
  frame.style.maxHeight = `${Math.round(width / (parseFloat(frame.width) / parseFloat(frame.height)))}px`;
});
addEventListener("load", film);
addEventListener("resize", film);
</script><style>iframe { max-width: 100%; height: auto }</style>"""


@pytest.mark.parametrize("attributes", ["", 'width="100%" height="900"'])
def test_a_theme_for_films_does_not_cut_the_form(opened: Opens, net: Hosts, attributes: str) -> None:
    """Neither the snippet of today nor the first one, which had its sizes as attributes."""
    page = opened(net.page(net.frame(more=attributes), head=FILMS))
    fits(page)
    page.set_viewport_size({"width": 500, "height": 800})
    fits(page)
    send(framed(page))
    fits(page)


FIRST = "sha384-Min4Y01JdtQPhFc7AIknfox37/EnrERv9aQQlRQjcXQ6/ZhRJKRhstKGYfatkgpn"


def test_the_first_snippet_goes_on_working(opened: Opens, net: Hosts) -> None:
    """As it was given out, with the edition of its time; the hash was written down then."""
    address = f"{net.service}/embed/riverside/"
    snippet = (
        f'<div data-rls-form><iframe src="{address}" title="Restless legs form" width="100%" height="900" '
        'style="border:0" loading="lazy" referrerpolicy="strict-origin"></iframe></div>'
        f'<script src="{net.service}/embed.js?version=ec1e28629c7f" integrity="{FIRST}" crossorigin="anonymous" defer>'
        "</script>"
    )
    page = opened(net.page(snippet, scripted=False))
    fits(page)
    send(framed(page))
    fits(page)


def test_back_on_the_clinics_page_brings_the_answers_back(opened: Opens, net: Hosts) -> None:
    """Whoever followed a link of the clinic's page in the middle of the form."""
    page = opened(net.page(net.frame(path="#step-criteria")))
    frame = framed(page)
    frame.evaluate("document.querySelector('#questions [name=words]').value = 'ants crawling'")
    frame.evaluate("document.querySelector('#questions').dispatchEvent(new Event('change'))")
    page.goto(net.page("<h1>Away</h1>", scripted=False))
    page.go_back()
    expect(page.frame_locator("iframe").locator("#questions [name=words]")).to_have_value("ants crawling")


def test_a_message_from_anywhere_else_changes_nothing(opened: Opens, net: Hosts) -> None:
    """Another site’s frame, the page itself, and things that are no message of ours."""
    shout = (
        "<script>parent.postMessage({type: 'rls:height', height: 5000}, '*'); parent.postMessage(null, '*')</script>"
    )
    rogue = net.page(shout, scripted=False).replace(net.clinic, net.stranger)
    body = f'{net.frame()}<div data-rls-form><iframe src="{net.clinic}/none"></iframe></div>'
    page = opened(net.page(f'{body}<iframe src="{rogue}"></iframe>'))
    fits(page)
    before = page.evaluate("[...document.querySelectorAll('iframe')].map((frame) => frame.offsetHeight)")
    page.evaluate("for (const data of [null, 7, {}, {type: 'rls:height', height: 'tall'}]) postMessage(data, '*')")
    # The rogue comes to stand in a frame of ours whose address is still the service's.
    page.evaluate(f"document.querySelector('iframe').contentWindow.location = '{rogue}'")
    page.wait_for_timeout(500)
    assert page.evaluate("[...document.querySelectorAll('iframe')].map((frame) => frame.offsetHeight)") == before


def test_a_new_step_begins_at_the_top_of_the_frame(opened: Opens, net: Hosts) -> None:
    """The page scrolls there when the top is out of sight above, and stays where it is otherwise."""
    page = opened(net.page(f'<p style="height:300px">Welcome</p>{net.frame()}<p style="height:2000px">More</p>'))
    fits(page)
    step = "document.dispatchEvent(new CustomEvent('rls:step', {detail: {step: 2}}))"
    page.evaluate("scrollTo(0, 100)")
    framed(page).evaluate(step)
    page.wait_for_timeout(200)
    assert page.evaluate("scrollY") == 100
    page.evaluate("scrollTo(0, 900)")
    framed(page).evaluate(step)
    page.wait_for_function("document.querySelector('iframe').getBoundingClientRect().top === 0")


def test_a_new_page_begins_at_the_top_of_the_frame(opened: Opens, net: Hosts) -> None:
    """The summary is read from its beginning, although the button that asked for it was far down."""
    page = opened(net.page(f'<p style="height:300px">Welcome</p>{net.frame()}<p style="height:3000px">More</p>'))
    fits(page)
    page.evaluate("scrollTo(0, 1200)")
    send(framed(page))
    page.wait_for_function("document.querySelector('iframe').getBoundingClientRect().top === 0")


HEARD = """<script>
var heard = [];
addEventListener("message", ({ data }) => data.type !== "rls:height" && heard.push(data));
</script>"""


def test_the_clinics_page_hears_each_step_once_and_no_answer(opened: Opens, net: Hosts) -> None:
    """By name and number; the summary and the PDF when they are made; nothing when the form is first shown."""
    page = opened(net.page(net.frame(), head=HEARD))
    frame = framed(page)
    fits(page)
    assert page.evaluate("heard") == []
    frame.get_by_role("link", name="Start", exact=True).click()
    frame.get_by_role("button", name="Next").click()
    frame.get_by_role("button", name="Back").click()
    page.wait_for_function("heard.length === 3")
    frame.evaluate("location.hash = 'sections'")
    frame.get_by_role("button", name="Show my page").click()
    page.wait_for_function("heard.length === 6")
    downloaded(page, frame)
    page.wait_for_function("heard.length === 7")
    frame.get_by_role("button", name="Change my answers").click()
    page.wait_for_function("heard.length === 8")
    assert page.evaluate("heard") == [
        {"type": "rls:step", "step": 1, "name": "about"},
        {"type": "rls:step", "step": 2, "name": "criteria"},
        {"type": "rls:step", "step": 1, "name": "about"},
        {"type": "rls:step", "step": 0, "name": "start"},
        {"type": "rls:step", "step": 0, "name": "summary"},
        {"type": "rls:done", "what": "summary"},
        {"type": "rls:done", "what": "pdf"},
        {"type": "rls:step", "step": 0, "name": "start"},
    ]


def documented(words: str) -> str:
    """The example that the document for webmasters has after `words`."""
    document = (PACKAGE.parent / "docs" / "embedding.md").read_text("utf-8")
    return document.partition(words)[2].partition("```html\n")[2].partition("```")[0]


def test_the_documented_example_counts(opened: Opens, net: Hosts) -> None:
    """What a clinic copies for its statistics, with a counter in the place of theirs."""
    example = documented("## Count visits").replace("https://SERVICE", net.service)
    assert "count(" in example
    counter = "<script>var counted = []; const count = (...words) => counted.push(words.join(' '))</script>"
    page = opened(net.page(net.frame(), head=counter + example))
    page.evaluate("postMessage({type: 'rls:done', what: 'forged'}, '*')")
    frame = framed(page)
    frame.get_by_role("link", name="Start", exact=True).click()
    send(frame)
    page.wait_for_function("counted.length === 3")
    assert page.evaluate("counted") == ["form step about", "form step summary", "form done summary"]


def test_the_empty_form_on_paper_opens_in_a_tab_of_its_own(opened: Opens, net: Hosts) -> None:
    """And the frame stays where it was."""
    page = opened(net.page(net.frame()))
    frame = framed(page)
    with page.context.expect_page() as coming:
        frame.get_by_role("link", name="print the form on paper").click()
    assert coming.value.url in ("", "about:blank", f"{net.service}/embed/riverside/blank.pdf")
    assert frame.url == f"{net.service}/embed/riverside/"


def test_the_text_is_copied_and_the_form_is_never_left(opened: Opens, net: Hosts) -> None:
    """Where the frame may write to the clipboard, may only copy what is selected, or may do neither."""
    body = net.frame()
    closed = body.replace('allow="clipboard-write; web-share"', "allow=\"clipboard-write 'none'\"")
    assert closed != body
    for snippet, command, outcome in (
        (body, "", "Copied."),
        (closed, "", "Copied."),
        (closed, "document.execCommand = () => false", ""),
    ):
        page = opened(net.page(snippet))
        frame = framed(page)
        send(frame)
        frame.evaluate(command or "1")
        frame.get_by_role("button", name="Copy as text").last.click()
        if outcome:
            expect(frame.locator("[data-told][role=status]")).to_contain_text(outcome)
        else:
            expect(frame.get_by_label("Your page as text")).to_have_value(re.compile("ants crawling"))
            selected = "document.activeElement.id === 'as-text' && document.activeElement.selectionEnd > 100"
            assert frame.evaluate(selected)
            expect(frame.locator("[data-told][role=status]")).not_to_contain_text("Copied")
        assert frame.url == f"{net.service}/embed/riverside/#finished"
        fits(page)


def test_text_without_scripts_is_saved_and_the_form_is_never_left(opened: Opens, net: Hosts) -> None:
    """The same answers stay in the frame."""
    page = opened(net.page(net.frame(), scripted=False), java_script_enabled=False)
    frame = page.frame_locator("iframe")
    frame.locator("[name=words]").fill("ants crawling")
    frame.get_by_role("button", name="Show my page").click()
    with page.expect_download() as coming:
        frame.get_by_role("button", name="Copy as text").last.click()
    assert "ants crawling" in Path(coming.value.path()).read_text("utf-8")
    expect(frame.get_by_role("heading", level=1, name="Your page is ready")).to_be_visible()


def test_a_pdf_in_a_frame_is_not_said_to_be_there(opened: Opens, net: Hosts) -> None:
    """No browser tells us that it kept a file back; in a window of its own it does not."""
    page = opened(net.page(net.frame(more=f'sandbox="{OPEN.replace("allow-downloads ", "")}"')))
    frame = framed(page)
    send(frame)
    assert downloaded(page, frame) is None
    told = frame.locator("[data-told][role=status]")
    expect(told).to_contain_text("Your PDF was made. If it is not among your downloads")
    expect(told).not_to_contain_text("ready")


def test_a_summary_in_a_window_of_its_own_can_be_changed(opened: Opens, net: Hosts) -> None:
    """There is no form beside it to go back to, so the answers are sent to one."""
    page = opened(f"{net.service}/embed/riverside/")
    send(page.main_frame)
    page.get_by_role("button", name="Change my answers").click()
    expect(page.get_by_role("heading", name="Parts of the form")).to_be_visible()
    expect(page.locator("[name=words]")).to_have_value("ants crawling")


def test_a_window_of_its_own_takes_the_answers_along(opened: Opens, net: Hosts) -> None:
    """From the list of sections, and not in any address; the way there does not lead further."""
    page = opened(net.page(net.frame()))
    frame = framed(page)
    frame.get_by_role("link", name="Start", exact=True).click()
    frame.locator("#words").fill("ants crawling")
    frame.get_by_text("Menu").click()
    frame.get_by_role("link", name="Parts of the form").click()
    with page.expect_popup() as coming:
        frame.get_by_role("button", name="Open in a window of its own").click()
    alone = coming.value
    expect(alone).to_have_url(f"{net.service}/embed/riverside/#sections")
    expect(alone.get_by_role("heading", name="Parts of the form")).to_be_visible()
    expect(alone.locator("[name=words]")).to_have_value("ants crawling")
    expect(alone.get_by_role("button", name="Open in a window of its own")).to_have_count(0)
    expect(frame.get_by_role("heading", name="Parts of the form")).to_be_visible()
    send(alone.main_frame)
    assert is_paper(downloaded(alone, alone.main_frame))


@pytest.mark.parametrize("at_summary", [False, True])
def test_a_printed_page_of_the_clinic_has_no_empty_sheets(opened: Opens, net: Hosts, at_summary: bool) -> None:
    """The form is left out, its link stays; afterwards the form is there again with what was typed."""
    page = opened(net.page(f"<h1>Legs</h1>{net.frame()}<p>Visit us</p>"))
    frame = framed(page)
    fits(page)
    frame.evaluate("document.querySelector('#questions [name=words]').value = 'ants crawling'")
    if at_summary:
        send(frame)
        fits(page)
    printed = PdfDocument(page.pdf())
    text = "".join(sheet.get_textpage().get_text_bounded() for sheet in printed)
    assert len(printed) == 1
    assert "Open the form in its own tab" in text
    assert "Visit us" in text
    fits(page)
    if not at_summary:
        expect(frame.locator("#questions [name=words]")).to_have_value("ants crawling")


def test_the_journey_works_in_a_frame(opened: Opens, net: Hosts) -> None:
    """The summary, in the colours of the clinic, and the paper."""
    page = opened(net.page(net.frame()))
    frame = framed(page)
    send(frame)
    expect(frame.get_by_text("ants crawling").first).to_be_visible()
    expect(frame.get_by_role("button", name="Download").first).to_have_css("background-color", "rgb(122, 31, 77)")
    assert is_paper(downloaded(page, frame))


def test_a_typical_person_needs_little_in_a_frame(opened: Opens, net: Hosts) -> None:
    """The same screens, taps and words at 390 pixels, in a frame that is as tall as what it shows."""
    page = opened(net.page(net.frame()), width=390, height=740)
    frame = framed(page)
    frame.locator("#start").wait_for()
    walk(Person(page, frame, is_framed=True))
    expect(frame.locator("[data-download]")).to_have_count(2)
    expect(frame.locator("[data-download]").first).to_be_in_viewport()


def begun(page: Page) -> Frame:
    """The frame of the form on its second screen, with words of a person on its first."""
    frame = framed(page)
    frame.get_by_role("link", name="Start").click()
    frame.locator("#words").fill("ants crawling")
    frame.get_by_role("button", name="Next").click()
    frame.locator("#screen-urge").wait_for()
    return frame


def test_back_and_a_link_keep_the_answers_in_a_frame(opened: Opens, net: Hosts) -> None:
    """Through the screens, and over another page of ours back to the finished page."""
    page = opened(net.page(net.frame()))
    frame = begun(page)
    page.evaluate("history.back()")
    expect(frame.locator("#screen-who")).to_be_visible()
    expect(frame.locator("#words")).to_have_value("ants crawling")
    frame.get_by_text("Menu").click()
    frame.get_by_role("link", name="Parts of the form").click()
    frame.get_by_role("button", name="Show my page").click()
    expect(frame.locator("#row-words")).to_contain_text("ants crawling")
    frame.get_by_text("Menu").click()
    frame.get_by_role("link", name="What this is").click()
    frame.wait_for_url("**/about")
    page.evaluate("history.back()")
    expect(framed(page).locator("#row-words")).to_contain_text("ants crawling")


def test_the_browser_asks_before_the_page_around_is_loaded_again(opened: Opens, net: Hosts) -> None:
    """Because a frame comes back empty then; nothing is asked while nothing was typed."""
    page = opened(net.page(net.frame()))
    asked: list[str] = []

    def answer(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    page.on("dialog", answer)
    framed(page).get_by_role("link", name="Start").click()
    page.reload()
    assert asked == []
    begun(page)
    page.reload()
    assert asked == ["beforeunload"]
    assert framed(page).evaluate("document.querySelector('#words').value") == ""


def test_the_journey_works_without_any_script(opened: Opens, net: Hosts) -> None:
    """The frame scrolls, and everything else is the same."""
    page = opened(net.page(net.frame(), scripted=False), java_script_enabled=False)
    frame = page.frame_locator("iframe")
    frame.locator("[name=words]").fill("ants crawling")
    frame.get_by_role("button", name="Show my page").click()
    expect(frame.get_by_text("ants crawling").first).to_be_visible()
    with page.expect_download() as coming:
        frame.get_by_role("button", name="Download").first.click()
    assert is_paper(coming.value)


def test_the_journey_works_where_only_the_clinics_scripts_are_off(opened: Opens, net: Hosts) -> None:
    """The snippet without its script is still the form, with a link beside it."""
    page = opened(net.page(net.frame(), scripted=False))
    frame = framed(page)
    assert frame.evaluate("innerHeight") == 500
    assert frame.evaluate("getComputedStyle(document.documentElement).overflowY") != "hidden"
    send(frame)
    assert is_paper(downloaded(page, frame))
    expect(page.get_by_role("link", name="Open the form in its own tab")).to_be_visible()


def test_the_journey_works_in_the_sandbox_we_recommend(opened: Opens, net: Hosts) -> None:
    """With all that the snippet for sandboxes allows."""
    page = opened(net.page(net.frame(more=f'sandbox="{OPEN}"')))
    fits(page)
    send(framed(page))
    assert is_paper(downloaded(page, framed(page)))


def test_a_sandbox_without_downloads_has_a_way_out(opened: Opens, net: Hosts) -> None:
    """No browser tells us that it kept a file back, so the way out is always there: a tab with the same summary."""
    page = opened(net.page(net.frame(more=f'sandbox="{OPEN.replace("allow-downloads ", "")}"')))
    frame = framed(page)
    send(frame)
    assert downloaded(page, frame) is None
    frame.get_by_text("No file came?", exact=True).click()
    with page.expect_popup() as coming:
        frame.get_by_role("button", name="Open in a window of its own").click()
    tab = coming.value
    expect(tab.get_by_text("ants crawling").first).to_be_visible()
    assert is_paper(downloaded(tab, tab.main_frame))


def test_a_frame_without_an_origin_says_so_before_anything_is_typed(opened: Opens, net: Hosts) -> None:
    """It is styled, as tall as it should be, and leads to a tab of its own."""
    page = opened(net.page(net.frame(more='sandbox="allow-forms allow-scripts allow-popups"')))
    frame = framed(page)
    expect(frame.get_by_text("Answers cannot be sent from there.")).to_be_visible()
    expect(frame.locator("html")).to_have_css("color", "rgb(27, 42, 47)")
    fits(page)
    with page.expect_popup() as coming:
        frame.locator("#closed-frame").get_by_role("link").click()
    expect(coming.value.get_by_role("heading", level=1)).to_be_visible()


def test_a_form_from_a_frame_without_an_origin_is_refused_kindly(opened: Opens, net: Hosts) -> None:
    """Where scripts are off nothing can be said before. Back in the browser the answers are still there."""
    page = opened(net.page(net.frame(more='sandbox="allow-forms"')))
    frame = page.frame_locator("iframe")
    frame.locator("[name=words]").fill("ants crawling")
    frame.get_by_role("button", name="Show my page").click()
    expect(frame.get_by_text("That did not work").first).to_be_visible()
    expect(frame.get_by_text(f"{net.service}/embed/riverside/", exact=True)).to_be_visible()
    page.evaluate("history.back()")
    expect(frame.locator("[name=words]")).to_have_value("ants crawling")


def test_a_clinic_that_needs_closed_frames_has_them(opened: Opens, net: Hosts) -> None:
    """Marked as sandboxed, the whole journey works in a frame without an origin."""
    page = opened(net.page(net.frame("closed", more='sandbox="allow-forms allow-scripts allow-downloads"')))
    frame = framed(page)
    fits(page)
    expect(frame.locator("#closed-frame")).to_have_count(0)
    send(frame)
    expect(frame.get_by_text("ants crawling").first).to_be_visible()
    assert is_paper(downloaded(page, frame))


def test_a_site_that_is_not_allowed_sees_nothing(opened: Opens, net: Hosts, caplog: pytest.LogCaptureFixture) -> None:
    """The browser blocks the frame, and our log names the site, once."""
    security.refused.clear()
    address = net.page(net.frame()).replace(net.clinic, net.stranger)
    page = opened(address)
    page.reload()
    assert is_blocked(page)
    assert [record.getMessage() for record in caplog.records if record.name == "screener.web.security"] == [
        f"refused a frame for riverside from {net.stranger}"
    ]


def test_pages_outside_the_clinics_are_framed_by_nobody(opened: Opens, net: Hosts) -> None:
    """Not even by a clinic."""
    page = opened(net.page(f'<iframe src="{net.service}/"></iframe>'))
    assert is_blocked(page)


def test_an_isolated_page_may_show_the_clinics_that_need_it(opened: Opens, net: Hosts) -> None:
    """A page that loads only what agrees to be loaded gets the form of a clinic that is marked, and no other."""
    page = opened(net.page(net.frame("isolated")) + "?isolated")
    fits(page)
    page = opened(net.page(net.frame("riverside")) + "?isolated")
    assert is_blocked(page)


@pytest.mark.parametrize("path", ["/summary", "/embed/riverside/summary"])
def test_a_form_of_another_site_is_refused_with_a_page(opened: Opens, net: Hosts, path: str) -> None:
    """Also the clinic's own page cannot send answers in somebody's place."""
    form = '<input name="words" value="not mine"><button>Go</button>'
    page = opened(net.page(f'<form method="post" action="{net.service}{path}">{form}</form>'))
    page.get_by_role("button").click()
    expect(page.get_by_role("heading", name="That did not work")).to_be_visible()
    assert "not mine" not in page.content()


def test_the_keyboard_goes_into_the_frame_and_out_again(opened: Opens, net: Hosts) -> None:
    """Tab visits the clinic's page, the frame and the clinic's page, and what has the focus is in sight."""
    page = opened(net.page(f'<button id="before">Before</button>{net.frame(path="privacy")}'))
    fits(page)
    page.locator("#before").focus()
    visited = []
    for _ in range(20):
        page.keyboard.press("Tab")
        visited.append(page.evaluate("document.activeElement.tagName"))
        if visited[-1] == "A":
            break
    assert visited[0] == "IFRAME"
    assert visited[-1] == "A"
    assert visited.count("IFRAME") >= 3
    page.keyboard.press("Shift+Tab")
    assert framed(page).evaluate("document.activeElement.tagName") in ("A", "SUMMARY")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_dark_page_around_does_not_swallow_the_form(opened: Opens, net: Hosts, scheme: str) -> None:
    """The form brings its own background, whatever the colours of the page around it."""
    head = "<style>:root { color-scheme: dark } body { background: #000; color: #fff }</style>"
    page = opened(net.page(net.frame(), head=head), color_scheme=scheme)
    frame = framed(page)
    background = frame.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    assert background not in ("rgba(0, 0, 0, 0)", frame.evaluate("getComputedStyle(document.documentElement).color"))


@pytest.mark.parametrize("device", ["light", "dark"])
@pytest.mark.parametrize(("clinic", "colour"), [("light", "rgb(27, 42, 47)"), ("dark", "rgb(198, 208, 210)")])
def test_a_clinic_chooses_light_or_dark(opened: Opens, net: Hosts, device: str, clinic: str, colour: str) -> None:
    """Whatever the person's device prefers, on the form and on the summary, controls too; paper stays light."""
    page = opened(net.page(net.frame(clinic)), color_scheme=device)
    frame = framed(page)
    fits(page)
    expect(frame.locator("html")).to_have_css("color", colour)
    assert frame.evaluate("getComputedStyle(document.documentElement).colorScheme").split() == [clinic, "only"]
    send(frame)
    expect(frame.locator("html")).to_have_css("color", colour)
    page.emulate_media(media="print")
    expect(frame.locator("html")).to_have_css("color", "rgb(0, 0, 0)")


def test_a_background_can_shine_through(opened: Opens, net: Hosts) -> None:
    """That of the clinic's page, seen in the picture and not only said in the style."""
    page = opened(net.page(net.frame("light"), head="<style>body { background: rgb(250, 230, 240) }</style>"))
    fits(page)
    picture = Image.open(BytesIO(page.locator("iframe").screenshot())).convert("RGB")
    assert picture.getpixel((3, 3)) == (250, 230, 240)
    page = opened(net.page(net.frame("riverside"), head="<style>body { background: rgb(250, 230, 240) }</style>"))
    fits(page)
    picture = Image.open(BytesIO(page.locator("iframe").screenshot())).convert("RGB")
    assert picture.getpixel((3, 3)) != (250, 230, 240)


def test_a_compact_form_has_no_name_of_its_own(opened: Opens, net: Hosts) -> None:
    """Over the clinic's; the rest of the first page is there."""
    compact, full = opened(net.page(net.frame("light"))), opened(net.page(net.frame("hillside")))
    for page, names in ((compact, 0), (full, 1)):
        fits(page)
        expect(framed(page).locator(".page-header .name")).to_have_count(names)
        expect(framed(page).get_by_role("link", name="Start", exact=True)).to_be_visible()


STRICT = (
    "<meta http-equiv='Content-Security-Policy' content=\"default-src 'none'; style-src {host}; "
    'script-src {service}; frame-src {service}">'
)


def test_the_snippet_works_under_a_strict_policy(opened: Opens, net: Hosts) -> None:
    """Where a site forbids styles in the page, as the document says: one rule in its own style sheet."""
    sheet = documented_style()
    assert "[data-rls-form] iframe" in sheet
    strict = STRICT.format(host=net.clinic, service=net.service)
    page = opened(net.page(net.frame(), head=f'{strict}<link rel="stylesheet" href="{net.style(sheet)}">'))
    expect(page.locator("iframe")).to_have_css("border-top-width", "0px")
    fits(page)
    send(framed(page))
    fits(page)


def documented_style() -> str:
    """The rules for a clinic's style sheet that the document has."""
    document = (PACKAGE.parent / "docs" / "embedding.md").read_text("utf-8")
    return document.partition("## Style of the frame")[2].partition("```css\n")[2].partition("```")[0]


def test_a_page_from_right_to_left_fits(opened: Opens, net: Hosts) -> None:
    """The clinic's page, the form within it, or both."""
    page = opened(net.page(f'<div dir="rtl">{net.frame(path="?lang=ar")}</div>'), width=360)
    fits(page)
    assert framed(page).evaluate("document.documentElement.dir") == "rtl"
    assert framed(page).evaluate("document.scrollingElement.scrollWidth - innerWidth") <= 0


def test_the_check_says_what_is_right(opened: Opens, net: Hosts) -> None:
    """In a page that is set up well, and by itself."""
    page = opened(net.page(net.frame(path="setup#check")))
    frame = framed(page)
    expect(frame.locator("#framed")).to_have_text("yes.")
    expect(frame.locator("#sandbox")).to_contain_text("none, or one that the form can work in")
    expect(frame.locator("#height")).to_contain_text("as tall as the form")
    with page.expect_download() as coming:
        frame.get_by_role("button", name="Save a small file").click()
    assert coming.value.suggested_filename == "it-works.txt"
    alone = opened(f"{net.service}/embed/riverside/setup")
    expect(alone.locator("#framed")).to_contain_text("no.")
    fits(alone)


def test_the_check_says_what_is_wrong(opened: Opens, net: Hosts) -> None:
    """In a sandbox that is too narrow and without the script."""
    page = opened(net.page(net.frame(path="setup", more='sandbox="allow-forms allow-scripts"'), scripted=False))
    frame = framed(page)
    expect(frame.locator("#sandbox")).to_contain_text("Add allow-same-origin")
    expect(frame.locator("#height")).to_contain_text("does not follow the form")


def test_the_check_knows_a_frame_in_a_frame(opened: Opens, net: Hosts) -> None:
    """As some systems make them: the webmaster is told to use the link."""
    inner = net.page(net.frame(path="setup#check"))
    page = opened(net.page(f'<iframe src="{inner}" style="width:800px; height:900px"></iframe>'))
    frame = page.frame_locator("iframe").frame_locator("iframe")
    expect(frame.locator("#framed")).to_contain_text("in a frame within a frame")


def test_the_setup_page_warns_of_one_origin_only_where_there_is_one(opened: Opens, net: Hosts) -> None:
    """Here the form has a host of its own, and the clinic's page cannot look into it."""
    expect(opened(f"{net.service}/embed/riverside/setup").locator("#own-origin")).to_have_count(0)
    page = opened(net.page(net.frame()))
    framed(page)
    assert page.evaluate("document.querySelector('iframe').contentDocument") is None


def test_the_snippet_to_copy_is_the_one_that_works(opened: Opens, net: Hosts) -> None:
    """Copied from the page, with its hash, and pasted as it is."""
    setup = opened(f"{net.service}/embed/riverside/setup")
    page = opened(net.page(setup.locator("#snippet").input_value(), scripted=False))
    fits(page)
