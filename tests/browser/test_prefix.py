"""The service below a path of a clinic's own site, behind Debian's nginx, in a real Chromium."""

import logging
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.hosts import Hosts, below_a_path
from tests.browser.test_frames import HEARD, Opens, downloaded, fits, framed, is_paper, opened, send

__all__ = ["opened"]  # a fixture


@pytest.fixture(scope="module")
def net(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hosts]:
    """The clinic's site and the service, at one origin."""
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    with below_a_path(tmp_path_factory.mktemp("nginx")) as net:
        yield net


def walk(page: Page, net: Hosts, start: str) -> list[str]:
    """From the form to the summary and back, with everything loaded; gives the paths that were asked for."""
    asked: list[str] = []
    page.on("response", lambda response: asked.append(f"{response.status} {urlsplit(response.url).path}"))
    page.goto(f"{net.service}{start}", wait_until="networkidle")
    expect(page.locator("body")).to_have_css("margin", "0px")
    send(page.main_frame)
    expect(page.get_by_text("ants crawling").first).to_be_visible()
    assert is_paper(downloaded(page, page.main_frame))
    page.get_by_role("button", name="Change my answers").click()
    page.wait_for_load_state("networkidle")
    expect(page.locator("[name=words]")).to_have_value("ants crawling")
    return asked


@pytest.mark.parametrize("start", ["/", "/embed/riverside/"])
def test_everything_works_below_a_path(opened: Opens, net: Hosts, start: str) -> None:
    """Styles, scripts, names of medicines, form, PDF: none of them is asked of the clinic's own pages."""
    page = opened(net.page("<h1>Begin</h1>", scripted=False))
    asked = walk(page, net, start)
    assert {f"200 /legs{start}", f"200 /legs{start}summary.pdf.png", "200 /legs/static/style.css"} <= set(asked)
    assert not [line for line in asked if not line.startswith(("200 /legs/", "304 /legs/"))]


def test_every_page_of_ours_is_reached_by_its_link(opened: Opens, net: Hosts) -> None:
    """From the foot of the form, and the page for an error too."""
    page = opened(f"{net.service}/")
    links = page.locator(".menu a").evaluate_all("links => links.map((link) => link.href)")
    assert len(links) >= 6
    for link in links:
        assert link.startswith(f"{net.service}/")
        assert page.evaluate("(link) => fetch(link).then(({status}) => status)", link) == 200
    page.goto(f"{net.service}/nothing")
    page.get_by_role("link", name="Open the form").click()
    expect(page).to_have_url(f"{net.service}/")


def test_the_snippet_works_below_a_path(opened: Opens, net: Hosts) -> None:
    """As the setup page gives it out; and so does the element."""
    for name in ("#snippet", "#element"):
        setup = opened(f"{net.service}/embed/riverside/setup")
        text = setup.locator(name).input_value()
        assert f"{net.service}/embed/v/" in text
        assert f"'{net.service}'" in setup.locator("#plugin-service").input_value()
        page = opened(net.page(text, scripted=False))
        fits(page)
        send(framed(page))
        fits(page)
        assert framed(page).url == f"{net.service}/embed/riverside/#finished"
        assert is_paper(downloaded(page, framed(page)))


def test_the_clinics_page_stays_where_it_is_at_first(opened: Opens, net: Hosts) -> None:
    """Although both have one origin, its own page is not one of ours that came before."""
    page = opened(net.page(net.frame(), head=HEARD))
    fits(page)
    assert page.evaluate("heard") == []
    send(framed(page))
    page.wait_for_function("heard.length === 2")
    assert page.evaluate("heard[0].name") == "summary"


def test_the_setup_page_says_that_the_host_can_read_answers(opened: Opens, net: Hosts) -> None:
    """It can: here is a script of the clinic's page that does."""
    setup = opened(f"{net.service}/embed/riverside/setup")
    expect(setup.locator("#own-origin")).to_contain_text("can read what people type")
    page = opened(net.page(net.frame()))
    framed(page).evaluate("document.querySelector('#questions [name=words]').value = 'ants crawling'")
    assert page.evaluate("frames[0].document.querySelector('[name=words]').value") == "ants crawling"


def test_documented_lines_hold_a_form_from_elsewhere_off(opened: Opens, net: Hosts) -> None:
    """A page of another origin is refused, as anywhere."""
    form = f'<form method="post" action="{net.service}/summary"><button>Go</button></form>'
    page = opened(net.page(form, scripted=False).replace("clinic.localhost", "stranger.localhost"))
    page.get_by_role("button").click()
    expect(page.get_by_role("heading", name="That did not work")).to_be_visible()
