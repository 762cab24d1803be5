"""A device that many people use, set up with `idle_minutes`: what was typed there is in no file of its browser.

Stock browsers with their own profile, home and temporary folder: whatever they wrote is searched.
"""

import gzip
import os
import re
import signal
import subprocess
import zlib
from base64 import b64encode
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from time import sleep
from urllib.parse import quote, quote_plus

import pytest
from playwright.sync_api import Browser, Page, Response, expect
from playwright.sync_api import Error as PlaywrightError

from tests.browser import engines
from tests.browser.conftest import FLAGS
from tests.deploy.server import wait
from tests.programs import installed, program

# Each is found in nothing else that a browser holds: typed into a box, as a medicine, and an answer as forms send it.
WORDS = "qzvümpf kjxwobyr"
MEDICINE = "Wqxjzvyl"
SENT = "urge=not_sure"
# Firefox is told to write each second what it would restore, Chromium does every two and a half.
SECONDS_TO_NOTE = 4
TYPED = (WORDS, MEDICINE, SENT)


def spellings(text: str) -> Iterator[bytes]:
    """Every way in which a browser could have written a text."""
    for encoding in ("utf-8", "latin-1", "utf-16-le", "utf-16-be"):
        written = text.encode(encoding)
        yield written
        # Base 64 writes three bytes at a time, so there are three ways to begin; the ends depend on what stands beside.
        for before in range(3):
            yield b64encode(bytes(before) + written)[4 : 4 * ((before + len(written)) // 3)]
    for way in (quote, quote_plus):
        yield way(text).encode()
        yield way(text).lower().encode()
    yield text.encode("ascii", "backslashreplace")
    yield re.sub(r"[^ -~]", lambda letter: f"\\u{ord(letter[0]):04x}", text).encode()


def unpacked(content: bytes) -> Iterator[bytes]:
    """A file as it is, and whatever is packed in it by gzip, zlib or Mozilla's LZ4."""
    yield content
    if content.startswith(b"mozLz40\0"):
        yield unlz4(content[12:])
    for start in re.finditer(rb"\x1f\x8b\x08|\x78[\x01\x5e\x9c\xda]", content):
        unpacking = zlib.decompressobj(47)
        try:
            yield unpacking.decompress(content[start.start() :])
        except zlib.error:
            continue


def unlz4(block: bytes) -> bytes:
    """The content of one block of LZ4: letters as they are, then how far back and how long to copy, again and again."""
    made, at = bytearray(), 0

    def length(nibble: int) -> int:
        nonlocal at
        total, more = nibble, 255 if nibble == 15 else 0
        while more == 255:
            more = block[at]
            at += 1
            total += more
        return total

    while at < len(block):
        token = block[at]
        at += 1
        letters = length(token >> 4)
        made += block[at : at + letters]
        at += letters
        if at >= len(block):
            break
        back = int.from_bytes(block[at : at + 2], "little")
        at += 2
        for _ in range(length(token & 15) + 4):
            made.append(made[-back])
    return bytes(made)


def traces(folder: Path) -> dict[str, set[str]]:
    """Which of the typed texts are found below a folder, by file."""
    found: dict[str, set[str]] = {}
    wanted = {text: [*spellings(text)] for text in TYPED}
    for path in folder.rglob("*"):
        if not path.is_file() or path.is_symlink():
            continue
        for content in (str(path).encode(), *unpacked(path.read_bytes())):
            for text, ways in wanted.items():
                if any(way in content for way in ways):
                    found.setdefault(str(path.relative_to(folder)), set()).add(text)
    return found


class Hands:
    """What a person does in a browser. A selector names what is pressed or typed into."""

    def __init__(
        self,
        click: Callable[[str], object],
        type: Callable[[str, str], object],
        run: Callable[[str], object],
        open: Callable[[str], object],
    ) -> None:
        self.click, self.type, self.run, self.open = click, type, run, open

    def see(self, condition: str) -> None:
        """Wait until a condition holds in the page. A page that is just being left cannot be asked."""

        def holds() -> object:
            try:
                return self.run(f"return Boolean({condition})")
            except (RuntimeError, PlaywrightError):
                return False

        wait(holds)


@contextmanager
def in_chromium(folder: Path, chromium: Browser, ending: str) -> Iterator[Hands]:
    """Chromium as it is installed, at the end of which its window is closed or its processes killed."""
    command = [
        program("chromium"),
        *FLAGS,
        "--headless=new",
        "--remote-debugging-port=0",
        f"--user-data-dir={folder}/profile",
    ]
    told = os.environ | {"HOME": str(folder), "TMPDIR": str(folder), "XDG_CACHE_HOME": f"{folder}/cache"}
    process = subprocess.Popen(  # noqa: S603 - a browser of the system's packages
        command, env=told, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    try:
        told_port = folder / "profile" / "DevToolsActivePort"
        port, *_ = wait(lambda: told_port.read_text("utf-8").split() if told_port.exists() else [])
        browser = chromium.browser_type.connect_over_cdp(f"http://127.0.0.1:{port}")
        page = browser.contexts[0].pages[0]
        page.set_default_timeout(10_000)
        yield Hands(
            lambda selector: page.locator(selector).first.click(),
            lambda selector, text: page.locator(selector).first.press_sequentially(text),
            lambda script: page.evaluate(f"() => {{ {script} }}"),
            page.goto,
        )
        if ending == "killed":
            os.killpg(process.pid, signal.SIGKILL)
        else:
            browser.new_browser_cdp_session().send("Browser.close")
        process.wait(20)
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)


@contextmanager
def in_firefox(folder: Path, _: Browser, ending: str) -> Iterator[Hands]:
    """Firefox as it is installed, in the same way. It notes what to restore each second instead of every fifteen."""
    if not installed("firefox-esr"):
        # Large, and the frames' facts need it only for a release (script/frames): script/setup leaves it out.
        pytest.skip("firefox-esr is not installed: apt-get install firefox-esr")
    often = {"browser.sessionstore.interval": 1000, "browser.sessionstore.interval.idle": 1000}
    with engines.started_firefox(folder, engines.PREFERENCES | often) as (firefox, process):
        yield Hands(firefox.click, firefox.type, firefox.run, firefox.open)
        if ending == "killed":
            sleep(3)
            os.killpg(process.pid, signal.SIGKILL)
        else:
            firefox.quit()
        process.wait(20)


STOCK = {"chromium": in_chromium, "firefox": in_firefox}


def fill_in(hands: Hands, address: str) -> None:
    """From the start to the finished page, with something typed on the way."""
    hands.open(address)
    hands.click(".bar a.button")
    hands.see("location.hash === '#screen-who'")
    hands.see("document.querySelector('#words').offsetParent")
    hands.type("#words", WORDS)
    hands.click("[data-next]")
    hands.see("document.querySelector('#urge').offsetParent")
    hands.click("#urge-not_sure")
    hands.run("location.hash = '#screen-medicines'")
    hands.see("document.querySelector('#medicine-name').offsetParent")
    hands.type("#medicine-name", MEDICINE)
    hands.run("location.hash = '#sections'")
    hands.see("document.querySelector('#sections').offsetParent")
    hands.click("[type=submit]:not([hidden])")
    hands.see("location.hash === '#finished' && document.querySelector('#about-paper').textContent.includes('KB')")


def use(hands: Hands) -> None:
    """Everything that the finished page offers and that takes the answers anywhere."""
    hands.run("document.querySelector('[data-copy]').click()")
    hands.see(f"document.querySelector('#as-text').value.includes('{WORDS}') || {TOLD}")
    hands.run("document.querySelector('[data-change=words]').click()")
    hands.see("document.querySelector('#words').offsetParent")
    hands.run("setTimeout(() => history.back())")
    hands.see("document.querySelector('#answers')")


TOLD = "document.querySelector('[data-told]').textContent.startsWith('Copied')"


def clear(hands: Hands) -> None:
    """Clear everything, by the button."""
    hands.run("document.querySelector('#clearing [data-forget]').click()")
    hands.see("location.hash === '#cleared'")


@pytest.fixture
def folder() -> Iterator[Path]:
    """Where a browser keeps everything. Its path is short, because Chromium puts a socket there."""
    with TemporaryDirectory(ignore_cleanup_errors=True) as name:
        yield Path(name)


@pytest.mark.parametrize("ending", ["closed", "killed"])
@pytest.mark.parametrize("browser", STOCK)
def test_nothing_typed_on_a_shared_device_is_in_a_file_of_its_browser(
    folder: Path, chromium: Browser, waiting_room: str, browser: str, ending: str
) -> None:
    """Not while the page stands there, not once it was cleared, not after the browser was closed, or has crashed."""
    with STOCK[browser](folder, chromium, ending) as hands:
        fill_in(hands, waiting_room)
        use(hands)
        sleep(SECONDS_TO_NOTE)
        assert traces(folder) == {}
        if ending == "closed":
            clear(hands)
    assert traces(folder) == {}


@pytest.mark.parametrize("browser", STOCK)
def test_the_same_search_finds_what_was_typed_on_ones_own_device(
    folder: Path, chromium: Browser, site: str, browser: str
) -> None:
    """Also after everything was cleared, as the page about privacy says: so that the test before this one can fail."""
    with STOCK[browser](folder, chromium, "closed") as hands:
        fill_in(hands, site)
        sleep(SECONDS_TO_NOTE)
        clear(hands)
    assert WORDS in {text for found in traces(folder).values() for text in found}


@pytest.mark.parametrize("packed", ["utf-8", "utf-16-le", "base64", "gzip", "zlib", "url"])
def test_the_search_knows_what_a_browser_may_write(tmp_path: Path, packed: str) -> None:
    """In the middle of other bytes, however it begins."""
    for before in range(3):
        plain = bytes(before) + f"at {WORDS}.".encode("utf-16-le" if packed == "utf-16-le" else "utf-8")
        match packed:
            case "base64":
                plain = b64encode(plain)
            case "gzip":
                plain = gzip.compress(plain)
            case "zlib":
                plain = zlib.compress(plain)
            case "url":
                plain = quote_plus(plain).encode()
        (tmp_path / "file").write_bytes(b"\1\2\3" + plain + b"\4")
        assert traces(tmp_path) == {"file": {WORDS}}


@pytest.fixture
def at_the_end(page: Page, waiting_room: str) -> Page:
    """The finished page on such a device, in which any navigation but the first would be a fault."""
    page.goto(waiting_room)
    page.locator("#words").evaluate("(box, words) => { box.value = words; }", WORDS)
    page.evaluate("location.hash = '#sections'")
    page.get_by_role("button", name="Show my page").click()
    expect(page.locator("#about-paper")).to_contain_text("KB")
    return page


def sent_for_a_page(page: Page) -> list[str]:
    """The addresses that anything was sent to for a page, as it goes on."""
    sent: list[str] = []

    def note(response: Response) -> None:
        if response.request.method == "POST" and response.request.is_navigation_request():
            sent.append(response.url)

    page.on("response", note)
    return sent


def test_the_finished_page_of_a_shared_device_sends_nothing_for_a_page(at_the_end: Page) -> None:
    """Neither for the data alone, nor for paper of several pages, which is printed as this page."""
    page, sent = at_the_end, sent_for_a_page(at_the_end)
    page.evaluate(
        """() => {
        window.print = () => { document.title = "printed"; };
        window.open = () => { document.title = "opened"; };
    }"""
    )
    page.locator("[name=full]").check()
    expect(page.locator("#about-paper")).to_contain_text("pages")
    page.get_by_role("button", name="Print").click()
    expect(page).to_have_title("printed")
    page.get_by_text("The PDF also holds your answers as data").click()
    with page.expect_download() as saved:
        page.get_by_role("button", name="Save the data alone").click()
    assert saved.value.suggested_filename.endswith(".json")
    assert WORDS in saved.value.path().read_text("utf-8")
    expect(page.get_by_role("button", name="Share")).to_have_count(0)
    assert (sent, len(page.context.pages)) == ([], 1)


def test_an_answer_that_is_an_error_is_told_in_the_finished_page(at_the_end: Page) -> None:
    """In its own words, because it may not become a page of its own."""
    page, sent = at_the_end, sent_for_a_page(at_the_end)
    words = "<main><h1>That did not work</h1><p>Many pages were made from your internet connection just now.</p></main>"
    page.route("**/summary.txt", lambda route: route.fulfill(status=429, body=words, content_type="text/html"))
    page.get_by_role("button", name="Copy as text").click()
    expect(page.get_by_role("status")).to_have_text(
        "Many pages were made from your internet connection just now. Your answers are still here."
    )
    assert (sent, page.locator("#row-words").inner_text().count(WORDS)) == ([], 1)


def test_a_form_that_is_sent_all_the_same_goes_nowhere(page: Page, waiting_room: str) -> None:
    """Not without any script of ours; and what somebody else sends, the server leads to the empty form."""
    page.goto(waiting_room)
    sent = sent_for_a_page(page)
    page.evaluate("document.querySelector('#questions').submit()")
    page.wait_for_timeout(300)
    assert sent == []
    with page.expect_navigation():
        page.evaluate("Object.assign(document.querySelector('#questions'), {method: 'post'}).submit()")
    assert (sent, page.url) == ([f"{waiting_room}/summary"], f"{waiting_room}/")
    expect(page.get_by_role("link", name="Start")).to_be_visible()


@pytest.fixture
def settings(request: pytest.FixtureRequest) -> dict[str, object]:
    """Without scripts for the test that says so."""
    return {"java_script_enabled": "without_scripts" not in request.node.name}


def test_without_scripts_a_shared_device_offers_the_blank_paper_only(page: Page, waiting_room: str) -> None:
    """With a sentence why; there is nothing to type into."""
    page.goto(waiting_room)
    expect(page.get_by_text("Other people use this device too. Here the form needs scripts")).to_be_visible()
    expect(page.locator("main").get_by_role("link", name="The form on paper (PDF)")).to_be_visible()
    assert page.locator("input:visible, textarea:visible, select:visible, button:visible").count() == 0
    expect(page.get_by_role("link", name="Start")).to_be_hidden()
    page.goto(f"{waiting_room}/resume")
    assert page.locator("input:visible").count() == 0
    expect(page.get_by_text("Please open the file on a device of your own.")).to_be_visible()


def test_a_clock_that_is_set_back_keeps_nothing_on_a_shared_device(page: Page, waiting_room: str) -> None:
    """Another clock of the browser goes on; the one that was set back knows of a device that slept."""
    page.clock.install(time="2026-11-26T12:00:00")
    page.goto(waiting_room)
    page.evaluate("location.hash = '#screen-who'")
    page.locator("#words").fill(WORDS)
    page.clock.set_system_time("2026-11-25T12:00:00")
    page.clock.run_for(7 * 60_000)
    expect(page.locator("#cleared")).to_be_visible()


def test_an_error_in_the_place_of_the_finished_page_can_be_asked_again(page: Page, waiting_room: str) -> None:
    """No script fails, the browser's Back leads to the answers, and the next try asks the server anew."""
    page.goto(waiting_room)
    page.evaluate("location.hash = '#screen-who'")
    page.locator("#words").fill(WORDS)
    page.evaluate("location.hash = '#sections'")
    words = "<main><h1 tabindex=-1>That did not work</h1><p>Something went wrong on our side.</p></main>"
    page.route("**/summary", lambda route: route.fulfill(status=500, body=words, content_type="text/html"))
    page.get_by_role("button", name="Show my page").click()
    expect(page.get_by_role("heading", name="That did not work")).to_be_focused()
    page.unroute("**/summary")
    page.evaluate("() => { setTimeout(() => history.back()); }")
    page.get_by_role("button", name="Show my page").click()
    expect(page.locator("#row-words")).to_contain_text(WORDS)
