"""What a page costs: bytes, requests, and nothing that jumps about while it comes."""

import gzip
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import BrowserContext, Page, Response, Route

from tests.browser.walking import FULL, STATES, open_finished

SHIFTS = """() => new Promise(done => new PerformanceObserver(list => done(list.getEntries().map(entry => entry.value)))
    .observe({type: "layout-shift", buffered: true}) || setTimeout(() => done([]), 500))"""
KILOBYTES_OF_A_FIRST_VIEW = 40


def test_the_first_view_is_light(page: Page, site: str) -> None:
    """The form's HTML, style and scripts are at most 40 KB together, compressed as a server in front would do it."""
    parts: list[Response] = []
    page.on("response", lambda part: parts.append(part))  # noqa: PLW0108 - Playwright cannot take a method of a list
    page.goto(site, wait_until="networkidle")
    sizes = {urlsplit(part.url).path: len(gzip.compress(part.body(), 6)) for part in parts}
    assert {"/", "/static/style.css", "/static/journey.js"} <= set(sizes)
    assert sum(sizes.values()) <= KILOBYTES_OF_A_FIRST_VIEW * 1024, sizes


def test_static_files_are_named_by_their_content_and_kept_for_good(page: Page, site: str) -> None:
    """So that a second page asks for none of them again; the form itself, which holds no answer, may be kept too."""
    parts: list[Response] = []
    page.on("response", lambda part: parts.append(part))  # noqa: PLW0108 - Playwright cannot take a method of a list
    page.goto(site, wait_until="networkidle")
    static = [part for part in parts if urlsplit(part.url).path.startswith("/static/")]
    assert static
    for part in static:
        assert "version=" in part.url
        assert part.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert parts[0].headers["cache-control"] == "no-cache"
    assert parts[0].headers["etag"]


@pytest.mark.parametrize("where", ["/", "/#screen-iron", "/#cleared"])
@pytest.mark.parametrize(
    "settings", [{"viewport": {"width": 390, "height": 844}}, {"viewport": {"width": 1280, "height": 900}}]
)
def test_nothing_jumps_while_the_page_comes(page: Page, site: str, where: str) -> None:
    """Nothing that was seen is pushed to another place, although the long page becomes a step."""
    page.goto(f"{site}{where}", wait_until="networkidle")
    assert page.evaluate(SHIFTS) == []


def test_the_long_form_is_never_seen_first(context: BrowserContext, site: str) -> None:
    """Nothing is painted before the page has become a step, however slowly the scripts come."""

    def slowly(route: Route) -> None:
        page.wait_for_timeout(400)
        route.continue_()

    page = context.new_page()
    page.route("**/questions.js*", slowly)
    page.goto(site)
    assert page.locator(".place:visible").count() == 1
    assert page.evaluate(SHIFTS) == []


def test_a_whole_journey_asks_only_this_host_and_stores_nothing(page: Page, site: str) -> None:
    """What the fixtures look at in every test, here for every page and a full form at once."""
    for visit in STATES.values():
        visit(page, site)
    open_finished(page, site, FULL)
    assert page.evaluate("[document.cookie, localStorage.length, sessionStorage.length]") == ["", 0, 0]
    assert page.evaluate("caches.keys()") == []
    assert page.evaluate("indexedDB.databases()") == []
    assert page.evaluate("navigator.serviceWorker.getRegistrations()") == []
